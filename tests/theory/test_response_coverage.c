/* What a response says of synthetic data whose best value and crossing are known (ctest: long):
 * the best value is among those that may be best in 95 % of studies at least, the interval of a
 * crossing covers it in 93 to 97 %, and what does not cross is hardly ever said to. */
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>

#include "study/best.h"
#include "support/play.h"

enum { SETS = 6000, VALUES = 7, MOST = 120, NETWORKS = 20 };

typedef double draw(gsl_rng *rng); /* mean 0, variance 1 */

static double normal(gsl_rng *rng) {
  return gsl_ran_gaussian(rng, 1);
}

/* Skewed, as what spreads is. */
static double lognormal(gsl_rng *rng) {
  const double sigma = 0.5, s2 = sigma * sigma;
  return (gsl_ran_lognormal(rng, 0, sigma) - exp(s2 / 2)) / sqrt((exp(s2) - 1) * exp(s2));
}

/* How scores come about: a share that all values of a replicate have in common, as common random
 * numbers make it, one of the replicate's network, and noise of each value's own. */
typedef struct {
  const char *name;
  draw *draw;
  double common, of_network, own;
  unsigned n_replicates, n_networks;
} world;

static const world worlds[] = {
    {"independent", normal, 0, 0, 1, 100, 1},
    {"in common", normal, 3, 0, 1, 100, 1},
    {"few", normal, 1, 0, 1, 12, 1},
    {"skewed", lognormal, 1, 0, 1, 120, 1},
    {"networks", normal, 1, 0.5, 1, 100, NETWORKS},
};

typedef struct {
  double value[VALUES], score[VALUES][MOST];
  const double *row[VALUES];
  reach_score_table table;
} study;

/* Values at uneven distances. */
static void open_study(study *s, const world *w) {
  static const double value[VALUES] = {0, 0.1, 0.2, 0.35, 0.5, 0.75, 1};
  for (size_t i = 0; i < VALUES; i++) {
    s->value[i] = value[i];
    s->row[i] = s->score[i];
  }
  s->table = (reach_score_table){VALUES, s->value, s->row, w->n_replicates, w->n_networks, NULL};
}

static void make_scores(study *s, const world *w, const double *mean, gsl_rng *rng) {
  double network[NETWORKS][VALUES];
  for (unsigned g = 0; g < w->n_networks; g++)
    for (size_t i = 0; i < VALUES; i++) network[g][i] = w->of_network * w->draw(rng);
  for (unsigned r = 0; r < w->n_replicates; r++) {
    double common = w->common * w->draw(rng);
    for (size_t i = 0; i < VALUES; i++)
      s->score[i][r] = mean[i] + common + network[r % w->n_networks][i] + w->own * w->draw(rng);
  }
}

static gsl_rng *open_rng(void) {
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  assert_non_null(rng);
  gsl_rng_set(rng, 2012);
  return rng;
}

static double sigma_of(double share) {
  return sqrt(share * (1 - share) / SETS);
}

/* Share of studies in which value 3, as good as any, may be best; mean number that may be. */
static double cover_best(const world *w, const double *mean, gsl_rng *rng, double *size) {
  study s;
  unsigned covered = 0;
  *size = 0;
  open_study(&s, w);
  for (unsigned set = 0; set < SETS; set++) {
    bool may[VALUES];
    reach_best best;
    make_scores(&s, w, mean, rng);
    assert_int_equal(reach_best_find(&s.table, false, may, &best), 0);
    covered += may[3];
    *size += (double)best.n / SETS;
  }
  return covered / (double)SETS;
}

static void test_the_best_value_is_among_those_that_may_be_best(void **state) {
  (void)state;
  static const struct {
    const char *name;
    double mean[VALUES];
  } shapes[] = {{"all equal", {0, 0, 0, 0, 0, 0, 0}},
                {"close", {-.3, -.2, -.1, 0, -.1, -.2, -.3}},
                {"one rival", {-9, -9, -9, 0, 0, -9, -9}},
                {"far", {-9, -9, -9, 0, -9, -9, -9}}};
  gsl_rng *rng = open_rng();
  for (size_t i = 0; i < sizeof worlds / sizeof *worlds; i++) {
    for (size_t k = 0; k < sizeof shapes / sizeof *shapes; k++) {
      double size, share = cover_best(&worlds[i], shapes[k].mean, rng, &size);
      print_message("  %-12s %-10s covers %.2f %%, %.2f of %d values\n", worlds[i].name,
                    shapes[k].name, 100 * share, size, VALUES);
      if (share < .95 - TEST_SIGMAS * sigma_of(.95))
        fail_msg("%s, %s: %.2f %%", worlds[i].name, shapes[k].name, 100 * share);
      if (k == 3) assert_close(size, 1, 0.02, "values that may be best");
    }
  }
  gsl_rng_free(rng);
}

static bool is_covered(const reach_crossings *c, double x) {
  for (size_t i = 0; i < c->n; i++)
    if (c->item[i].low <= x && x <= c->item[i].high) return true;
  return false;
}

static void test_the_interval_of_a_crossing_covers_it(void **state) {
  (void)state;
  static const double crossings[] = {0.15, 0.2, 0.42, 0.9};
  gsl_rng *rng = open_rng();
  for (size_t i = 0; i < sizeof worlds / sizeof *worlds; i++) {
    const world *w = &worlds[i];
    for (size_t k = 0; k < sizeof crossings / sizeof *crossings; k++) {
      /* steep enough to be seen in most studies, not in all */
      double mean[VALUES], steep = 3 * hypot(hypot(w->common, w->of_network), w->own);
      study s;
      unsigned covered = 0, certain = 0;
      open_study(&s, w);
      for (size_t v = 0; v < VALUES; v++) mean[v] = steep * (s.value[v] - crossings[k]);
      for (unsigned set = 0; set < SETS; set++) {
        reach_crossings found;
        make_scores(&s, w, mean, rng);
        assert_int_equal(reach_crossings_find(&s.table, &found), 0);
        covered += is_covered(&found, crossings[k]);
        for (size_t c = 0; c < found.n; c++) certain += found.item[c].is_certain;
        reach_crossings_free(&found);
      }
      double share = covered / (double)SETS;
      print_message("  %-12s crosses at %.2f: covers %.2f %%, certain %.2f %%\n", w->name,
                    crossings[k], 100 * share, 100. * certain / SETS);
      if (share < .93 || share > .97)
        fail_msg("%s, %.2f: covers %.2f %%", w->name, crossings[k], 100 * share);
    }
  }
  gsl_rng_free(rng);
}

/* The worst cases: no difference anywhere, and one that is 0 at most values. */
static void test_what_does_not_cross_is_hardly_ever_said_to(void **state) {
  (void)state;
  static const double flat[VALUES] = {0}, bent[VALUES] = {0, 0, 0, 0, 0, 0, 9};
  gsl_rng *rng = open_rng();
  for (size_t i = 0; i < sizeof worlds / sizeof *worlds; i++) {
    for (int is_bent = 0; is_bent < 2; is_bent++) {
      study s;
      unsigned crossed = 0;
      open_study(&s, &worlds[i]);
      for (unsigned set = 0; set < SETS; set++) {
        reach_crossings found;
        bool is_said = false;
        make_scores(&s, &worlds[i], is_bent ? bent : flat, rng);
        assert_int_equal(reach_crossings_find(&s.table, &found), 0);
        for (size_t c = 0; c < found.n; c++) is_said = is_said || found.item[c].is_certain;
        crossed += is_said;
        reach_crossings_free(&found);
      }
      double share = crossed / (double)SETS;
      print_message("  %-12s %s: said to cross in %.2f %%\n", worlds[i].name,
                    is_bent ? "bent" : "flat", 100 * share);
      double most = worlds[i].draw == normal ? .025 : .04; /* of t intervals of skewed means */
      if (share > most + TEST_SIGMAS * sigma_of(most))
        fail_msg("%s: said to cross in %.2f %%", worlds[i].name, 100 * share);
    }
  }
  gsl_rng_free(rng);
}

/* The second organization reaches 50 x 40 people with probability a each, the first 400 exactly:
 * equal at a = 0.2. */
static void test_the_engine_crosses_where_it_must(void **state) {
  (void)state;
  enum { SEEDS = 1000 };
  const double at = 0.2, near = 0.001;
  unsigned covered = 0, certain = 0;
  double mean = 0;
  for (unsigned seed = 1; seed <= SEEDS; seed++) {
    test_play play;
    test_play_run(
        &play,
        "run: {replicates: 1, days: 3, seed: %u}\n"
        "associates: {count: 50, contacts: {law: constant, mean: 40}}\n"
        "market: {audiences: separate}\nparticipation: 1\n"
        "trust: {sincerity: 1, competency: 1, reliability: 1}\n"
        "organizations:\n"
        "  told: {channels: [conversation], conversation: {people: 8, attention: 1, "
        "retell: 0, fidelity: 1}}\n"
        "  posts: {channels: [feed], feed: {delay: constant, reshare: 0}}\n"
        "response: {key: feed.attention, values: [0.1, 0.17, 0.24, 0.4], replicates: 20}\n",
        seed);
    const reach_response_line *line = &play.result.response.line[1];
    covered += is_covered(&line->crossings, at);
    certain += line->crossings.n == 1 && line->crossings.item[0].is_certain;
    mean += line->crossings.item[0].at / SEEDS;
    assert_int_equal(line->best, 3);
    assert_int_equal(line->n_best, 1);
    test_play_free(&play);
  }
  double share = covered / (double)SEEDS, error = sqrt(.95 * .05 / SEEDS);
  print_message("  covers %.1f %%, certain %.1f %%, mean %.5f\n", 100 * share,
                100. * certain / SEEDS, mean);
  if (fabs(share - .95) > TEST_SIGMAS * error) fail_msg("covers %.1f %%", 100 * share);
  assert_int_equal(certain, SEEDS);
  assert_close(mean, at, near, "crossing");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_the_best_value_is_among_those_that_may_be_best),
      cmocka_unit_test(test_the_interval_of_a_crossing_covers_it),
      cmocka_unit_test(test_what_does_not_cross_is_hardly_ever_said_to),
      cmocka_unit_test(test_the_engine_crosses_where_it_must),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
