/* An axis of a sweep: a parameter of some organizations, and the values that it takes.
 * "participation=0:1:0.1", "social.feed.reshare=0.001,0.002", "trust.rule=*",
 * "market.people=1000:1e6" (an interval). docs/model.md, section "Sweeps". */
#ifndef REACH_SCENARIO_AXIS_H
#define REACH_SCENARIO_AXIS_H

#include "scenario/number.h"
#include "scenario/scenario.h"

typedef struct {
  char *key; /* as it was written: "participation" or "social.participation"; owned */
  int param;
  uint64_t organizations; /* bits: who gets the value */
  bool is_interval;       /* any value from `from` to `to` */
  double from, step, to;  /* without `value`: from + i step, the last is `to` */
  double *value;          /* [n_values] that were listed; owned; NULL = steps */
  uint64_t n_values;      /* 0 of an interval */
} reach_axis;

enum { REACH_MOST_ON_AXIS = 1000000 }; /* values: beyond, nobody plays them */

/* Free is legal after failure. Returns 0, REACH_INVALID or REACH_TOO_BIG with what is wrong,
 * without the text of the axis, or REACH_NO_MEMORY. */
int reach_axis_read(const reach_scenario *scenario, const char *text, reach_axis *axis,
                    char why[REACH_WHY_SIZE]);
void reach_axis_free(reach_axis *axis);

/* KEY alone: parameter and organizations. `n` bytes of text; the same errors. */
int reach_axis_read_key(const reach_scenario *scenario, const char *text, size_t n,
                        reach_axis *axis, char why[REACH_WHY_SIZE]);
/* One value of the parameter of an axis. */
int reach_axis_read_value(const reach_axis *axis, const char *text, size_t n, double *value,
                          char why[REACH_WHY_SIZE]);

/* Value i < n_values. */
double reach_axis_value(const reach_axis *axis, uint64_t i);
/* The value that u in (0, 1) stands for, of an interval or of listed values. */
double reach_axis_spread(const reach_axis *axis, double u);

/* A value as a scenario writes it; `out` has room for any word. */
enum { REACH_AXIS_WORD_SIZE = 64 };
void reach_axis_write(const reach_axis *axis, double value, char out[REACH_AXIS_WORD_SIZE]);

#endif
