/* A result that nobody simulated, for tests of what is done with results. */
#ifndef REACH_TESTS_FABRICATED_H
#define REACH_TESTS_FABRICATED_H

#include "study/study.h"

enum { FABRICATED_REPLICATES = 4, FABRICATED_DAYS = 2 };

typedef struct {
  reach_scenario scenario;
  reach_result result;
} fabricated;

/* Organizations named by `name`; measures differ between organizations: reach of number o is
 * 1000 · (o + 1) with an interval of ± 10, and so on. Ends the test when memory is short. */
void fabricate(fabricated *f, size_t n_organizations, const char *const *name);
void fabricated_free(fabricated *f);

#endif
