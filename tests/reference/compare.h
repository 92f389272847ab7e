/* Plays one scenario with the engine and with the reference, and compares everything. */
#ifndef REACH_TESTS_COMPARE_H
#define REACH_TESTS_COMPARE_H

#include <stddef.h>
#include <stdint.h>

/* Every measure: how often it is missing, mean, variance, and the quantiles 5, 50, 95 %; the
 * people by hop and by number of exposures; reach by day. Fails the test listing every value
 * beyond TEST_SIGMAS. `yaml` has one organization. */
void compare_with_reference(const char *name, const char *yaml, uint64_t n_reference);

/* A scenario to compare, and how often the reference plays it. */
typedef struct {
  const char *name;
  uint64_t n_reference;
  const char *yaml;
} reference_story;

/* One test for each story; returns how many failed. */
int compare_stories(const reference_story *stories, size_t n_stories);

#endif
