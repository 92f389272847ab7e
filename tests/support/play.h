/* Scenarios as texts, played by the engine; moments with their standard errors. */
#ifndef REACH_TESTS_PLAY_H
#define REACH_TESTS_PLAY_H

#include "study/study.h"
#include "support/support.h"

typedef struct {
  reach_scenario scenario;
  reach_result result;
} test_play;

/* Reads the scenario (printf style) and runs it; fails the test with the first message. */
__attribute__((format(printf, 2, 3))) void test_play_run(test_play *play, const char *format, ...);
void test_play_free(test_play *play);

/* The values of one measure of organization 0, 1, ... in all replicates. */
const double *test_play_values(const test_play *play, size_t organization, int measure);

/* Value of a figure of the world by its name; NaN where there is none. */
double test_play_figure(const test_play *play, const char *name);

/* Mean and variance over the values that are not NaN, each with its standard error. Value i
 * belongs to group i mod n_groups (1: all independent); errors allow for groups. */
typedef struct {
  uint64_t n;
  double mean, mean_error, variance, variance_error;
} test_moments;

test_moments test_moments_of(const double *value, uint64_t n, unsigned n_groups);

/* The moments of one measure of one organization. */
test_moments test_play_moments(const test_play *play, size_t organization, int measure);

/* Mean within sigmas of `expected`, by the sample's own standard error; constants exactly. */
void assert_mean(const test_moments *got, double expected, const char *what);
void assert_variance(const test_moments *got, double expected, const char *what);

/* Counts of the values 0 .. n_bins-1 (the last bin: or more) against their probabilities:
 * each bin within sigmas of a binomial; bins with fewer than 10 expected are pooled. */
void assert_distribution(const double *value, uint64_t n, const double *probability,
                         unsigned n_bins, const char *what);

/* The scenario "s.yaml" is refused with one message that has these words. */
void assert_mistake(const char *text, const char *words);

/* Writes the network "0-1 1-2" as an edge list to a new file; path[TEST_PATH]. */
enum { TEST_PATH = 64 };
void test_network_write(char *path, const char *network);

#endif
