/* How long things take. */
#ifndef REACH_BASE_CLOCK_H
#define REACH_BASE_CLOCK_H

/* Seconds on the monotonic clock. */
double reach_clock_seconds(void);

#endif
