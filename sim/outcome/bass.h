/* Bass's curve of adoption where everybody knows everybody: F' = (p + q F)(1 - F), F the share who
 * have adopted (Bass 1969). Beside a simulation it tells what the network does. */
#ifndef REACH_OUTCOME_BASS_H
#define REACH_OUTCOME_BASS_H

typedef struct {
  double innovation, imitation; /* p, q >= 0, a day */
  double start;                 /* the share on day 0, below 1 */
} reach_bass;

/* The share on a day >= 0. */
double reach_bass_share(const reach_bass *bass, double day);
/* Adoptions a day, as a share of all people, where a share has adopted: F'. */
double reach_bass_rate(const reach_bass *bass, double share);
/* Day of most adoptions: 0 where they fall from the start, NaN where nobody ever adopts. */
double reach_bass_peak_day(const reach_bass *bass);

#endif
