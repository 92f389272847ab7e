/* ctest: long
 * Random small networks, every outcome of which can be counted: each tie works or does not, and
 * who is reached from the start along the ties that work has this weight (Kempe, Kleinberg, Tardos
 * 2003, claim 2.3). The law of reach of the independent cascade, its mean and its variance, with
 * one probability for all ties and with each its own. */
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/random.h"
#include "support/play.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { REPLICATES = 20000 };
#else
enum { REPLICATES = 1000000 };
#endif
enum { NETWORKS = 12, MOST_TIES = 12, LEAST_PEOPLE = 4, MOST_PEOPLE = 9, TEXT = 1000 };

typedef struct {
  unsigned n_people, n_ties, from[MOST_TIES], to[MOST_TIES], start;
  bool is_directed, has_own_chances; /* of ties: else all alike */
  double probability[MOST_TIES];
} network;

static unsigned below(reach_stream s, uint64_t *occasion, unsigned n) {
  return (unsigned)reach_below_of_bits(reach_draw_bits(s, (*occasion)++), n);
}

static bool has_tie(const network *w, unsigned u, unsigned v) {
  for (unsigned i = 0; i < w->n_ties; i++) {
    if (w->from[i] == u && w->to[i] == v) return true;
    if (!w->is_directed && w->from[i] == v && w->to[i] == u) return true;
  }
  return false;
}

/* 6 to 12 ties among 4 to 9 people; the last person has one, so that everybody is in the text. */
static void draw_network(unsigned number, network *w) {
  reach_stream s = reach_stream_open(2003, number, reach_stream_name("enumeration"), 0);
  uint64_t occasion = 0;
  *w = (network){.is_directed = number % 2, .has_own_chances = number / 2 % 2};
  w->n_people = LEAST_PEOPLE + below(s, &occasion, MOST_PEOPLE - LEAST_PEOPLE + 1);
  unsigned n_pairs = w->n_people * (w->n_people - 1) / (w->is_directed ? 1 : 2);
  unsigned wanted = 6 + below(s, &occasion, MOST_TIES - 6 + 1);
  if (wanted > n_pairs) wanted = n_pairs;
  double p = .15 + .7 * reach_draw_uniform(s, occasion++);
  while (w->n_ties < wanted) {
    unsigned u = w->n_ties ? below(s, &occasion, w->n_people) : w->n_people - 1;
    unsigned v = below(s, &occasion, w->n_people);
    if (u == v || has_tie(w, u, v)) continue;
    w->from[w->n_ties] = u;
    w->to[w->n_ties] = v;
    w->probability[w->n_ties++] = w->has_own_chances ? reach_draw_uniform(s, 1000 + occasion) : p;
  }
  w->start = w->from[below(s, &occasion, w->n_ties)];
}

/* Number of people reached from the start along the ties of the set. */
static unsigned reached(const network *w, unsigned works) {
  unsigned people = 1u << w->start, before = 0;
  while (people != before) {
    before = people;
    for (unsigned i = 0; i < w->n_ties; i++) {
      if (!(works >> i & 1)) continue;
      if (people >> w->from[i] & 1) people |= 1u << w->to[i];
      if (!w->is_directed && people >> w->to[i] & 1) people |= 1u << w->from[i];
    }
  }
  return (unsigned)__builtin_popcount(people);
}

static void enumerate(const network *w, double law[MOST_PEOPLE + 1]) {
  for (unsigned works = 0; works < 1u << w->n_ties; works++) {
    double weight = 1;
    for (unsigned i = 0; i < w->n_ties; i++)
      weight *= works >> i & 1 ? w->probability[i] : 1 - w->probability[i];
    law[reached(w, works)] += weight;
  }
}

static void play_network(const network *w, test_play *play) {
  char edges[TEXT], rule[60] = "probability_rule: file";
  int n = 0;
  if (!w->has_own_chances) snprintf(rule, sizeof rule, "probability: %.17g", w->probability[0]);
  for (unsigned i = 0; i < w->n_ties; i++) {
    n += snprintf(edges + n, TEXT - (size_t)n, "%s%u %u", i ? "; " : "", w->from[i], w->to[i]);
    if (w->has_own_chances) n += snprintf(edges + n, TEXT - (size_t)n, " %.17g", w->probability[i]);
  }
  assert_true(n < TEXT);
  test_play_run(play,
                "network: {edges: '%s', directed: %s}\n"
                "cascade: {%s, seed_set: [%u]}\n"
                "run: {replicates: %d, seed: 2003}\n",
                edges, w->is_directed ? "true" : "false", rule, w->start, REPLICATES);
}

/* Moments of the law about `center`. */
static double moment(const double *law, double center, int power) {
  double sum = 0;
  for (unsigned k = 0; k <= MOST_PEOPLE; k++) sum += law[k] * pow(k - center, power);
  return sum;
}

static void assert_law(const double *law, const double *value, const char *what) {
  double count[MOST_PEOPLE + 1] = {0}, chi2 = 0, n = REPLICATES, pooled = 0, seen = 0;
  unsigned n_bins = 0;
  const double least = 10;
  for (uint64_t r = 0; r < REPLICATES; r++) {
    assert_in_range((unsigned)value[r], 1, MOST_PEOPLE);
    count[(unsigned)value[r]]++;
  }
  for (unsigned k = 1; k <= MOST_PEOPLE; k++) {
    if (law[k] < 1e-15) assert_true(count[k] < 1);
    pooled += n * law[k];
    seen += count[k];
    if (pooled < least) continue;
    chi2 += (seen - pooled) * (seen - pooled) / pooled;
    n_bins++;
    pooled = seen = 0;
  }
  if (n_bins < 2) return;
  double tail = gsl_cdf_chisq_Q(chi2, n_bins - 1.0);
  print_message("  %-32s chi-square %.2f of %u, tail %.3g\n", what, chi2, n_bins - 1, tail);
  assert_true(tail > gsl_cdf_ugaussian_Q(TEST_SIGMAS));
}

static void test_reach_has_the_law_that_can_be_counted(void **state) {
  (void)state;
  for (unsigned number = 0; number < NETWORKS; number++) {
    network w;
    test_play play;
    char what[100];
    double law[MOST_PEOPLE + 1] = {0};
    draw_network(number, &w);
    snprintf(what, sizeof what, "%u people, %u %s, p %.3f%s", w.n_people, w.n_ties,
             w.is_directed ? "arcs" : "ties", w.probability[0],
             w.has_own_chances ? " and others" : "");
    enumerate(&w, law);
    assert_close(moment(law, 0, 0), 1, 1e-12, "sum of the law");
    play_network(&w, &play);
    const double *value = test_play_values(&play, 0, REACH_MEASURE_reach);
    test_moments reach = test_play_moments(&play, 0, REACH_MEASURE_reach);
    double mean = moment(law, 0, 1), variance = moment(law, mean, 2);
    double of_variance = sqrt((moment(law, mean, 4) - variance * variance) / REPLICATES);
    assert_within_sigmas(reach.mean, mean, sqrt(variance / REPLICATES), what);
    assert_within_sigmas(reach.variance, variance, of_variance + 1e-12, "its variance");
    assert_law(law, value, what);
    test_play_free(&play);
  }
}

/* The counting itself, by hand: the diamond, the triangle. */
static void test_counting_gives_what_is_known(void **state) {
  (void)state;
  network diamond = {4, 4, {0, 0, 1, 2}, {1, 2, 3, 3}, 0, true, true, {.5, .5, .5, .5}};
  network triangle = {3, 3, {0, 1, 2}, {1, 2, 0}, 0, false, true, {.3, .3, .3}};
  double law[MOST_PEOPLE + 1] = {0}, of_triangle[MOST_PEOPLE + 1] = {0};
  enumerate(&diamond, law);
  enumerate(&triangle, of_triangle);
  assert_close(moment(law, 0, 1), 2.4375, 1e-12, "diamond");
  assert_close(moment(of_triangle, 0, 1), 1.726, 1e-12, "triangle");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_counting_gives_what_is_known),
      cmocka_unit_test(test_reach_has_the_law_that_can_be_counted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
