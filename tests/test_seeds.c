/* Seeds: each of the named ones changes its own part and no other; all 64 bits count; GSL and
 * igraph draw from the same streams. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/play.h"
#include "world/gsl_source.h"
#include "world/igraph_guard.h"

enum { REPLICATES = 50 };

#define COMPANY                                                                                    \
  "associates: {count: 200, contacts: {law: lognormal, mean: 20}}\n"                               \
  "market: {people: 5000, segments: 4, contacts: {law: poisson, mean: 5}}\n"                       \
  "work_ties: {model: random, mean_degree: 3}\n"                                                   \
  "channels: [feed]\n"
#define CLUB "network: {famous: Zachary}\n"

static const struct {
  const char *what, *scenario;
  int measure;        /* of every replicate */
  const char *figure; /* instead of the measure; NULL = none */
  const char *seeds;  /* those that decide it */
} parts[] = {
    {"contacts", COMPANY "participation: 1\n", REACH_MEASURE_gross_contacts, NULL, "population"},
    {"participants", COMPANY "participation: 0.2\n", REACH_MEASURE_gross_contacts, NULL,
     "population"},
    {"work ties", COMPANY, 0, "mean_degree", "ties"},
    {"who starts", CLUB "cascade: {seed_choice: random, probability: 0}\n",
     REACH_MEASURE_gross_contacts, NULL, "start"},
    {"what happens", CLUB "cascade: {seed_set: [0]}\n", REACH_MEASURE_reach, NULL, "dynamics"},
    {"all of it",
     COMPANY "participation: 0.5\nfeed: {attention: 0.4, reshare: 0.1, audience: both}\n"
             "cascade: {seed_choice: random, seed_count: 20}\n",
     REACH_MEASURE_reach, NULL, "population, ties, start, dynamics"},
};
enum { N_PARTS = sizeof parts / sizeof *parts };

/* What part i is with these seeds; value[REPLICATES]. */
static void look(size_t i, const char *seeds, double *value) {
  test_play play;
  test_play_run(&play, "run: {replicates: %d, networks: 5, %s}\n%s", REPLICATES, seeds,
                parts[i].scenario);
  for (unsigned r = 0; r < REPLICATES; r++)
    value[r] = parts[i].figure ? test_play_figure(&play, parts[i].figure)
                               : test_play_values(&play, 0, parts[i].measure)[r];
  assert_true(isfinite(value[0]) != 0);
  test_play_free(&play);
}

static void test_every_named_seed_changes_its_part_alone(void **state) {
  (void)state;
  static const char *const names[] = {"population", "ties", "start", "dynamics"};
  for (size_t i = 0; i < N_PARTS; i++) {
    double before[REPLICATES], after[REPLICATES];
    look(i, "seed: 7", before);
    for (size_t s = 0; s < sizeof names / sizeof *names; s++) {
      char seeds[80];
      snprintf(seeds, sizeof seeds, "seed: 7, %s_seed: 8", names[s]);
      look(i, seeds, after);
      bool is_same = !memcmp(before, after, sizeof before);
      bool decides = strstr(parts[i].seeds, names[s]);
      if (is_same == decides)
        fail_msg("%s: the seed of %s %s", parts[i].what, names[s],
                 is_same ? "changes nothing" : "changes it");
    }
  }
}

/* The four together are run.seed. */
static void test_one_seed_stands_for_four(void **state) {
  (void)state;
  double one[REPLICATES], four[REPLICATES];
  look(N_PARTS - 1, "seed: 9", one);
  look(N_PARTS - 1, "seed: 7, population_seed: 9, ties_seed: 9, start_seed: 9, dynamics_seed: 9",
       four);
  assert_memory_equal(one, four, sizeof one);
}

static const uint64_t seeds[] = {0, 1, 7, 7 + (UINT64_C(1) << 32), UINT64_MAX};
enum { N_SEEDS = sizeof seeds / sizeof *seeds };

static void test_all_bits_of_a_seed_count(void **state) {
  (void)state;
  for (size_t i = 0; i < N_PARTS; i++) {
    double value[N_SEEDS][REPLICATES];
    for (size_t s = 0; s < N_SEEDS; s++) {
      char text[40];
      snprintf(text, sizeof text, "seed: %llu", (unsigned long long)seeds[s]);
      look(i, text, value[s]);
      for (size_t t = 0; t < s; t++)
        if (!memcmp(value[s], value[t], sizeof value[s]))
          fail_msg("%s: seeds %zu and %zu are one", parts[i].what, s, t);
    }
  }
}

static void test_a_seed_has_64_bits_and_no_more(void **state) {
  (void)state;
  static const char *const refused[] = {"18446744073709551616", "-1", "1.5", "1e3", "x", "0x7"};
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    char text[120];
    reach_scenario scenario;
    reach_report report = {0};
    int n =
        snprintf(text, sizeof text, CLUB "cascade: {seed_set: [0]}\nrun: {seed: %s}\n", refused[i]);
    assert_int_equal(reach_scenario_read(text, (size_t)n, "s.yaml", NULL, &scenario, &report),
                     REACH_INVALID);
    assert_non_null(strstr(report.message[0], "s.yaml:3:13: run.seed: "));
    reach_report_free(&report);
    reach_scenario_free(&scenario);
  }
}

static reach_stream stream_of(uint64_t seed) {
  return reach_stream_open(seed, 0, reach_stream_name("seeds"), 0);
}

static void test_gsl_draws_from_our_streams(void **state) {
  (void)state;
  unsigned long first[N_SEEDS];
  for (size_t s = 0; s < N_SEEDS; s++) {
    reach_gsl_source source = {stream_of(seeds[s]), 0};
    gsl_rng rng = reach_gsl_rng(&source);
    first[s] = gsl_rng_get(&rng);
    assert_true(first[s] == reach_draw_bits(source.stream, 0));
    assert_true(gsl_rng_get(&rng) == reach_draw_bits(source.stream, 1));
    assert_close(gsl_rng_uniform(&rng), reach_draw_uniform(source.stream, 2), 0, "uniform");
    assert_true(gsl_rng_max(&rng) == UINT64_MAX && gsl_rng_min(&rng) == 0);
    assert_int_equal(source.occasion, 3);
    for (size_t t = 0; t < s; t++) assert_true(first[s] != first[t]);
  }
}

enum { N_DRAWS = 20, LARGEST = 1000000 };

typedef struct {
  igraph_integer_t value[N_DRAWS];
  uint64_t n_used;
} drawn;

static int draw(void *context, reach_igraph_guard *guard, reach_report *report) {
  drawn *to = context;
  (void)report;
  for (int i = 0; i < N_DRAWS; i++)
    to->value[i] = igraph_rng_get_integer(igraph_rng_default(), 0, LARGEST);
  to->n_used = guard->source.occasion;
  return 0;
}

static void test_igraph_draws_from_our_streams(void **state) {
  (void)state;
  drawn from[N_SEEDS] = {0}, again = {0};
  reach_report report = {0};
  for (size_t s = 0; s < N_SEEDS; s++) {
    assert_ok(reach_igraph_run(draw, &from[s], stream_of(seeds[s]), NULL, &report), &report);
    assert_ok(reach_igraph_run(draw, &again, stream_of(seeds[s]), NULL, &report), &report);
    assert_memory_equal(&from[s], &again, sizeof again);
    assert_true(from[s].n_used >= N_DRAWS);
    for (size_t t = 0; t < s; t++)
      assert_memory_not_equal(from[s].value, from[t].value, sizeof from[s].value);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_named_seed_changes_its_part_alone),
      cmocka_unit_test(test_one_seed_stands_for_four),
      cmocka_unit_test(test_all_bits_of_a_seed_count),
      cmocka_unit_test(test_a_seed_has_64_bits_and_no_more),
      cmocka_unit_test(test_gsl_draws_from_our_streams),
      cmocka_unit_test(test_igraph_draws_from_our_streams),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
