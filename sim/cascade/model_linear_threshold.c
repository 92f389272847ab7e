/* Linear threshold: Granovetter 1978; Kempe, Kleinberg, Tardos 2003, section 2.1.
 *
 * Person w has a threshold uniform in (0, 1), and every tie to it the weight `cascade.weight`, or
 * 1/(those who can tell w) where that is less, so that the weights add up to 1 at most. w has the
 * message once the weights of those who told it are no less than the threshold. */
#include <math.h>

#include "cascade/model.h"
#include "cascade/rounds.h"

static bool is_convinced(const reach_rounds *rounds, uint32_t person, uint32_t n_told,
                         uint32_t teller) {
  (void)teller;
  const reach_spread *spread = &rounds->spread;
  double share = (double)n_told / reach_spread_n_tellers(spread, person); /* 1 if all told it */
  double weights = fmin(n_told * spread->plan->rule.weight, share);
  return weights >= reach_draw_uniform(rounds->stream, person);
}

int reach_linear_threshold_run(const reach_plan *plan, uint32_t replicate,
                               reach_workspace *workspace, reach_trace *trace) {
  reach_rounds rounds = {.spread = reach_spread_open(plan, replicate, workspace, trace),
                         .is_convinced = is_convinced};
  rounds.stream = reach_spread_stream(&rounds.spread, replicate, "linear-threshold/threshold");
  return reach_rounds_play(&rounds);
}
