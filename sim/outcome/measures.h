/* The measures of measures.def as an index, and their descriptions. */
#ifndef REACH_OUTCOME_MEASURES_H
#define REACH_OUTCOME_MEASURES_H

enum {
#define REACH_MEASURE(name, ...) REACH_MEASURE_##name,
#include "outcome/measures.def"
#undef REACH_MEASURE
  REACH_N_MEASURES
};

typedef struct {
  const char *name, *unit;
  int digits;
  const char *help;
} reach_measure;

extern const reach_measure reach_measure_table[REACH_N_MEASURES];

#endif
