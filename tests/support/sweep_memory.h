/* A sweep that is kept in memory, and what it is compared by. */
#ifndef REACH_TESTS_SWEEP_MEMORY_H
#define REACH_TESTS_SWEEP_MEMORY_H

#include <pthread.h>

#include "study/sweep.h"
#include "support/support.h"

enum { TEST_MOST_POINTS = 16, TEST_MOST_BLOCKS = 12 };

/* A sink in memory. */
typedef struct {
  reach_scenario scenario;
  reach_design design;
  double *value[TEST_MOST_POINTS]; /* [organization][measure][replicate] */
  bool has[TEST_MOST_POINTS][TEST_MOST_BLOCKS];
  unsigned n_networks[TEST_MOST_POINTS];
  uint64_t n_replicates[TEST_MOST_POINTS];
  reach_precision_state precision[TEST_MOST_POINTS];
  reach_summary *summary[TEST_MOST_POINTS];
  reach_comparison *comparison[TEST_MOST_POINTS];
  unsigned n_kept, latest_block, n_failed;
  bool is_balanced; /* no block before the one before it of all points */
  pthread_mutex_t lock;
} test_memory;

/* Reads and checks the scenario (one with a sweep section); free it with test_memory_close. */
void test_memory_open(const char *text, test_memory *memory);
void test_memory_close(test_memory *memory);

/* Plays what is not there yet. */
void test_memory_play(test_memory *memory, unsigned n_threads);

static inline size_t test_memory_n_series(const test_memory *m) {
  return m->scenario.n_organizations * REACH_N_MEASURES;
}

void assert_same_number(double a, double b);
void assert_same_summary(const reach_summary *a, const reach_summary *b);
/* The point is what a study of the scenario with these settings is. */
void assert_is_study(const test_memory *memory, uint64_t point, const char *text,
                     const char *const *setting, size_t n_settings);

#endif
