/* ctest: long. Roots that are known: the interval that is stated for them covers them in 93 to 97 %
 * of studies, of synthetic scores and of the engine's. ORGREACH_SOLVE_SEEDS: how many studies (default:
 * few, then within sigmas of 95 %; 2000 is what the documentation speaks of). */
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "study/solution.h"
#include "support/support.h"

enum { FEW = 200, FEW_OF_ENGINE = 50, MANY = 2000, MOST = 1000 };

static unsigned n_studies(void) {
  const char *word = getenv("ORGREACH_SOLVE_SEEDS");
  return word ? (unsigned)strtoul(word, NULL, 10) : FEW;
}

/* Where many are played, the share itself; where few are, what they can tell. */
static void assert_covers(unsigned covered, unsigned n, const char *what) {
  double share = covered / (double)n;
  print_message("  %-34s covers %.2f %% of %u\n", what, 100 * share, n);
  double more = n >= MANY ? 0 : TEST_SIGMAS * sqrt(.95 * .05 / n);
  if (share < .93 - more || share > .97 + more) fail_msg("%s: %.2f %%", what, 100 * share);
}

typedef double draw(gsl_rng *rng); /* mean 0, variance 1 */

static double normal(gsl_rng *rng) {
  return gsl_ran_gaussian(rng, 1);
}

/* Skewed, as what spreads is. */
static double lognormal(gsl_rng *rng) {
  const double sigma = 0.5, s2 = sigma * sigma;
  return (gsl_ran_lognormal(rng, 0, sigma) - exp(s2 / 2)) / sqrt((exp(s2) - 1) * exp(s2));
}

/* Noise that a replicate has at all values, noise that grows with the value, of the replicate's
 * network, and of each value's own. */
typedef struct {
  const char *name;
  draw *draw;
  double common, growing, of_network, own;
  unsigned n_replicates, n_networks;
  double steps; /* the parameter is rounded to so many steps from 0 to 1; 0 = it is not */
} world;

static const world worlds[] = {
    {"common", normal, 1, 0, 0, 0, 100, 1, 0},
    {"growing", normal, .5, 2, 0, 0, 100, 1, 0},
    {"some of its own", normal, 1, .5, 0, .1, 100, 1, 0},
    {"few replicates", normal, 1, 1, 0, 0, 10, 1, 0},
    {"skewed", lognormal, 1, 1, 0, 0, 200, 1, 0},
    {"networks", normal, 1, 0, .7, 0, 100, 20, 0},
    {"small steps", normal, 1, 0, 0, 0, 100, 1, 2000},
};

typedef struct {
  const world *world;
  double root, steepness;
  bool is_downwards, is_share;
  uint64_t key;
  double common[MOST], growing[MOST], network[MOST];
} study;

static int play(void *context, double value, reach_solve_play *p) {
  const study *s = context;
  const world *w = s->world;
  gsl_rng *rng = NULL;
  if (w->steps > 0) value = round(value * w->steps) / w->steps;
  if (w->own > 0) {
    rng = gsl_rng_alloc(gsl_rng_taus2);
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    gsl_rng_set(rng, (unsigned long)(s->key * 1000003 + bits % 2147483629));
  }
  p->n_networks = w->n_networks;
  p->scale = 1;
  for (unsigned r = 0; r < w->n_replicates; r++) {
    double noise = w->common * s->common[r] + w->growing * value * s->growing[r] +
                   w->of_network * s->network[r % w->n_networks];
    if (rng) noise += w->own * w->draw(rng);
    double mean = s->steepness * (s->is_downwards ? s->root - value : value - s->root);
    p->score[r] = mean + noise;
  }
  if (rng) gsl_rng_free(rng);
  return 0;
}

static void make(study *s, gsl_rng *rng) {
  const world *w = s->world;
  for (unsigned r = 0; r < w->n_replicates; r++) {
    s->common[r] = w->draw(rng);
    s->growing[r] = w->draw(rng);
    s->network[r] = w->draw(rng);
  }
  s->key = gsl_rng_get(rng);
}

static gsl_rng *open_rng(void) {
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  assert_non_null(rng);
  gsl_rng_set(rng, 2012);
  return rng;
}

static bool covers(const reach_solved *solved, double x) {
  const reach_root *root = reach_solved_root(solved);
  return root && root->low <= x && x <= root->high;
}

static void test_the_interval_of_a_root_covers_it(void **state) {
  (void)state;
  static const double roots[] = {.1234, .5, .87};
  gsl_rng *rng = open_rng();
  for (size_t i = 0; i < sizeof worlds / sizeof *worlds; i++) {
    for (size_t k = 0; k < 3; k++) {
      const world *w = &worlds[i];
      unsigned covered = 0, n = n_studies(), certain = 0;
      double tried = 0, width = 0;
      study s = {.world = w, .root = roots[k], .steepness = 15, .is_downwards = k == 1};
      if (w->n_replicates < 50) s.steepness *= 3;
      if (w->steps > 0) s.root = (floor(s.root * w->steps) + .5) / w->steps;
      for (unsigned c = 0; c < n; c++) {
        reach_problem p = {.from = 0,
                           .to = 1,
                           .own = NAN,
                           .tolerance = .001,
                           .n_scan = 9,
                           .n_replicates = w->n_replicates,
                           .probability = NAN,
                           .play = play,
                           .context = &s};
        reach_solved solved;
        make(&s, rng);
        assert_int_equal(reach_solve(&p, &solved), 0);
        covered += covers(&solved, s.root);
        certain += solved.answer == REACH_SOLVED_FOUND;
        tried += (double)solved.n_tried / n;
        if (solved.n_roots) width += (solved.root[0].high - solved.root[0].low) / n;
        reach_solved_free(&solved);
      }
      print_message("%u found, %.1f tried, width %.4f", certain, tried, width);
      assert_covers(covered, n, w->name);
    }
  }
  gsl_rng_free(rng);
}

/* Replicate r comes true from a value of its own on: a standard logistic law around the middle. */
static int play_share(void *context, double value, reach_solve_play *p) {
  const study *s = context;
  for (unsigned r = 0; r < s->world->n_replicates; r++) p->score[r] = value >= s->common[r];
  p->scale = 1;
  return 0;
}

static void test_the_interval_of_a_probability_covers_it(void **state) {
  (void)state;
  static const struct {
    const char *name;
    unsigned n;
    double probability;
  } cases[] = {{"9 of 10", 1000, .9}, {"half", 200, .5}, {"1 of 5", 500, .2}};
  gsl_rng *rng = open_rng();
  for (size_t i = 0; i < 3; i++) {
    world w = {.name = cases[i].name, .n_replicates = cases[i].n};
    study s = {.world = &w};
    const double middle = .5, spread = .08;
    unsigned covered = 0, n = n_studies();
    double root = middle + gsl_cdf_logistic_Pinv(cases[i].probability, spread);
    for (unsigned c = 0; c < n; c++) {
      reach_problem p = {.from = 0,
                         .to = 1,
                         .own = .1,
                         .tolerance = .001,
                         .n_scan = 9,
                         .n_replicates = w.n_replicates,
                         .probability = cases[i].probability,
                         .play = play_share,
                         .context = &s};
      reach_solved solved;
      for (unsigned r = 0; r < w.n_replicates; r++)
        s.common[r] = middle + gsl_ran_logistic(rng, spread);
      assert_int_equal(reach_solve(&p, &solved), 0);
      covered += covers(&solved, root);
      reach_solved_free(&solved);
    }
    assert_covers(covered, n, w.name);
  }
  gsl_rng_free(rng);
}

/* The second organization reaches 50 x 40 people with probability a each, the first 400 exactly. */
#define ENGINE                                                                                     \
  "run: {replicates: 1, days: 3, seed: %u}\n"                                                      \
  "associates: {count: 50, contacts: {law: constant, mean: 40}}\n"                                 \
  "market: {audiences: separate}\nparticipation: 1\n"                                              \
  "trust: {sincerity: 1, competency: 1, reliability: 1}\n"                                         \
  "organizations:\n"                                                                               \
  "  told: {channels: [conversation], conversation: {people: 8, attention: 1, retell: 0, "         \
  "fidelity: 1}}\n"                                                                                \
  "  posts: {channels: [feed], feed: {delay: constant, reshare: 0}}\n"                             \
  "solve: {axis: feed.attention=0.1:0.4, "

static bool engine_covers(unsigned seed, const char *goal, double root, double *at) {
  char text[2000];
  reach_scenario scenario = {0};
  reach_solution s = {0};
  reach_report report = {0};
  reach_study_options options = {.n_threads = 1};
  int n = snprintf(text, sizeof text, ENGINE "%s}\n", seed, goal);
  assert_true(n > 0 && n < (int)sizeof text);
  assert_ok(reach_scenario_read(text, (size_t)n, "s.yaml", NULL, &scenario, &report), &report);
  assert_ok(reach_solution_ask(&scenario, &s, &report), &report);
  assert_ok(reach_solution_find(&s, &options, &report), &report);
  bool is_covered = covers(&s.solved, root);
  *at = reach_solved_root(&s.solved)->at;
  reach_solution_free(&s);
  reach_scenario_free(&scenario);
  return is_covered;
}

static void test_the_engine_has_the_root_that_it_must(void **state) {
  (void)state;
  const double people = 2000, reached = 400, half = .5, wide = .005;
  const struct {
    const char *name, *goal;
    double root;
  } cases[] = {{"engine, break-even", "replicates: 20", reached / people},
               {"engine, probability", "replicates: 40, goal: target, target: 400, probability: .5",
                gsl_cdf_beta_Pinv(half, reached, people - reached + 1)}};
  for (size_t i = 0; i < 2; i++) {
    unsigned covered = 0, n = n_studies() == FEW ? FEW_OF_ENGINE : n_studies();
    double mean = 0, at;
    for (unsigned seed = 1; seed <= n; seed++) {
      covered += engine_covers(seed, cases[i].goal, cases[i].root, &at);
      mean += at / n;
    }
    assert_covers(covered, n, cases[i].name);
    assert_close(mean, cases[i].root, wide, cases[i].name);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_the_interval_of_a_root_covers_it),
      cmocka_unit_test(test_the_interval_of_a_probability_covers_it),
      cmocka_unit_test(test_the_engine_has_the_root_that_it_must),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
