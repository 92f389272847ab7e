/* Bass's p, q and m of a series of adoptions: least squares on m (F(t_i) - F(t_i-1)), F Bass's
 * curve that begins at 0 (Srinivasan, Mason 1986: better than Bass's own linear fit, which takes
 * F' of a year for its increase). */
#ifndef REACH_STUDY_BASS_FIT_H
#define REACH_STUDY_BASS_FIT_H

#include <signal.h>

#include "base/report.h"
#include "world/series.h"

typedef struct {
  double innovation, imitation, market; /* p, q in units of 1/time; m in adopters; p and q have 9
                                           digits, so that a scenario can state them */
  double innovation_error, imitation_error, market_error; /* standard errors */
  double deviation;                                       /* of residuals, adopters in a period */
  size_t n_periods;                                       /* 0: nothing was fitted */
} reach_bass_fit;

/* `path` stands in messages; `stop` may be NULL. From any thread; no memory is taken and nothing of
 * the process touched. Returns 0, REACH_UNREADABLE where no such curve fits, or REACH_INTERRUPTED +
 * signal. Cost: some thousand curves. */
int reach_bass_fit_series(const char *path, const reach_series *series,
                          const volatile sig_atomic_t *stop, reach_bass_fit *fit,
                          reach_report *report);

#endif
