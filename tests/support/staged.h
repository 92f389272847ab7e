/* Bare networks, or companies, set up to be played replicate by replicate, with everybody who was touched. */
#ifndef REACH_TESTS_STAGED_H
#define REACH_TESTS_STAGED_H

#include "cascade/cascade.h"
#include "study/stage.h"
#include "support/support.h"

typedef struct {
  reach_scenario scenario;
  reach_stage stage;
  reach_workspace workspace;
  reach_trace trace;
  const reach_plan *plan;
  const reach_ties *ties;
} test_staged;

/* Reads the scenario (printf style) of one organization; fails the test with the first message. */
__attribute__((format(printf, 2, 3))) void test_staged_make(test_staged *staged, const char *format,
                                                            ...);
void test_staged_free(test_staged *staged);
/* Valid until the next replicate is played. */
const reach_touched *test_staged_play(test_staged *staged, uint32_t replicate);

/* The entry of a person who has the message; NULL where it does not. */
const reach_person *test_staged_person(const test_staged *staged, uint32_t person);

#endif
