/* How often the interval of a point that ended at its precision covers a mean that is known: over
 * 2,000 seeds, coins on a star, whose reach is 1 + binomial(5, p). docs/model.md, section "Sweeps".
 * ctest: long */
#include "support/support.h"

#include <math.h>
#include <string.h>

#include "study/estimate.h"
#include "study/precision.h"
#include "study/statistics.h"

enum { SEEDS = 2000, LEAVES = 5 };
static const double probability = 0.3, relative = 0.05;

static const char star[] = "network: {edges: \"star 6\"}\n"
                           "cascade: {probability: 0.3, seed_set: [0]}\n"
                           "run: {virality: never}\n"
                           "precision: {measure: reach, relative: 0.05, max: 20000}\n";

typedef struct {
  unsigned n_covered, n_precise;
  double replicates, error; /* sums */
} tally;

/* Plays until precise, and looks at the interval that is stated then. */
static void play(uint64_t rng_seed, tally *t) {
  const double mean = 1 + LEAVES * probability;
  reach_scenario scenario;
  reach_stage stage;
  reach_plays plays;
  reach_summary s;
  reach_report report = {0};
  reach_study_options options = {.n_threads = 1};
  reach_stage_options how = {.is_unmeasured = true};
  reach_pool_options pool = {
      .options = &options, .to = 1, .most_people = reach_estimate_most_people(1), .is_here = true};
  assert_ok(reach_scenario_read(star, strlen(star), "s.yaml", NULL, &scenario, &report), &report);
  reach_params *p = &scenario.organization[0].params;
  p->run_seed = p->run_population_seed = p->run_ties_seed = p->run_start_seed =
      p->run_dynamics_seed = rng_seed;
  assert_ok(reach_precision_settle(&scenario, &options, &report), &report);
  uint64_t n = (uint64_t)p->run_replicates;
  assert_ok(reach_stage_set(&scenario, &how, &stage, &report), &report);
  assert_ok(reach_plays_init(&plays, &stage, n, false, &report), &report);
  assert_ok(reach_pool_run(&stage, &pool, &plays, &report), &report);
  reach_summary_of(reach_plays_values(&plays, 0, REACH_MEASURE_reach), n, 1, &s);
  t->n_covered += s.ci_low <= mean && mean <= s.ci_high;
  t->n_precise += s.ci_high - s.ci_low <= 2 * relative * s.mean;
  t->replicates += (double)n;
  t->error += s.mean - mean;
  reach_plays_free(&plays);
  reach_stage_free(&stage);
  reach_scenario_free(&scenario);
}

static void test_intervals_cover_as_the_model_page_says(void **state) {
  (void)state;
  const double mean = 1 + LEAVES * probability;
  tally t = {0};
  for (uint64_t seed = 1; seed <= SEEDS; seed++) play(seed, &t);
  double covered = (double)t.n_covered / SEEDS, bias = t.error / SEEDS / mean;
  print_message("covered %.4f, replicates %.0f on average, mean off by %.5f of itself\n", covered,
                t.replicates / SEEDS, bias);
  assert_int_equal(t.n_precise, SEEDS); /* none needs 20,000 */
  assert_true(covered > 0.93 && covered < 0.97);
  assert_true(fabs(bias) < relative / 10);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_intervals_cover_as_the_model_page_says)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
