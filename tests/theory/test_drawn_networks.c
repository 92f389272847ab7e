/* ctest: long
 * Work ties realised against asked, over 100 drawn networks a builder: sizes, degrees, clustering,
 * silo share. Independent pairs make every count a sum of coins, with a known variance. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/departments.h"
#include "support/support.h"
#include "world/world.h"

enum { N_NETWORKS = 100 };

static reach_params params_of(int model, int64_t n_people) {
  return (reach_params){.associates_count = n_people,
                        .work_ties_model = model,
                        .work_ties_departments = 12,
                        .work_ties_department_size_cv = 1,
                        .work_ties_mean_degree = 18,
                        .work_ties_silo = 0.3,
                        .work_ties_span = 10,
                        .work_ties_informal = 16,
                        .work_ties_degrees_file = (char *)"",
                        .run_networks = N_NETWORKS,
                        .run_replicates = 1000,
                        .run_ties_seed = 5,
                        .market_segments = 1,
                        .market_home_segments = 1,
                        .associates_contacts_shape = 2,
                        .market_contacts_shape = 2};
}

static void build(const reach_params *params, reach_world *world) {
  reach_report report = {0};
  reach_world_options a_company = {0};
  assert_ok(reach_world_build(params, &a_company, world, &report), &report);
  assert_int_equal(world->n_networks, params->run_networks);
  assert_int_equal(world->n_associates, params->associates_count);
  for (uint32_t w = 0; w < world->n_networks; w++)
    assert_int_equal(world->network[w].n_people, world->n_associates);
}

static bool is_inside(const reach_world *world, uint32_t u, uint32_t v) {
  return reach_world_department(world, u) == reach_world_department(world, v);
}

static bool is_reporting_line(const reach_params *p, uint32_t u, uint32_t v) {
  uint32_t low = u < v ? u : v, high = u < v ? v : u;
  return p->work_ties_model == REACH_TIES_HIERARCHY && high > 0 &&
         (high - 1) / (uint32_t)p->work_ties_span == low;
}

/* Ties that are no reporting lines, mean over the networks: [0] inside departments, [1] across. */
static void count_ties(const reach_params *p, const reach_world *world, double count[2]) {
  count[0] = count[1] = 0;
  for (uint32_t w = 0; w < N_NETWORKS; w++) {
    const reach_ties *ties = &world->network[w];
    for (uint32_t u = 0; u < ties->n_people; u++)
      for (uint64_t i = ties->first[u]; i < ties->first[u + 1]; i++) {
        uint32_t v = ties->target[i];
        if (v < u && !is_reporting_line(p, u, v))
          count[!is_inside(world, u, v)] += 1.0 / N_NETWORKS;
      }
  }
}

/* Pairs that may have such a tie. */
static void count_pairs(const reach_params *p, const reach_world *world, double count[2]) {
  count[0] = count[1] = 0;
  for (uint32_t u = 0; u < world->n_associates; u++)
    for (uint32_t v = 0; v < u; v++)
      if (!is_reporting_line(p, u, v)) count[!is_inside(world, u, v)]++;
}

/* Of ties that ignore departments a share pairs[1] / pairs would cross; silo s leaves (1 - s) of
 * that, and the mean degree is k. */
static void check_silo(const reach_params *p, double k) {
  reach_world world;
  build(p, &world);
  double n = (double)p->associates_count, pairs[2], ties[2];
  count_pairs(p, &world, pairs);
  count_ties(p, &world, ties);
  double across = pairs[1] * (1 - p->work_ties_silo) * (n * k / 2) / (pairs[0] + pairs[1]),
         inside = n * k / 2 - across;
  if (pairs[0] < 1) inside = 0;
  double p_across = pairs[1] > 0 ? across / pairs[1] : 0,
         p_inside = pairs[0] > 0 ? inside / pairs[0] : 0;
  assert_within_sigmas(ties[1], across, sqrt(across * (1 - p_across) / N_NETWORKS), "ties across");
  assert_within_sigmas(ties[0], inside, sqrt(inside * (1 - p_inside) / N_NETWORKS), "ties inside");
  reach_world_free(&world);
}

static void test_departments_have_the_ties_they_were_asked_for(void **state) {
  (void)state;
  static const struct {
    double degree, silo, cv;
    int64_t departments;
  } cases[] = {{18, 0.3, 1, 12}, {18, 0, 1, 12}, {18, 1, 1, 12},  {0.5, 0.5, 0, 7},
               {18, 0.7, 0, 7},  {6, 1, 2, 30},  {18, 0.3, 1, 1}, {3, 0, 0, 600}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reach_params p = params_of(REACH_TIES_DEPARTMENTS, 600);
    p.work_ties_mean_degree = cases[i].degree;
    p.work_ties_silo = cases[i].silo;
    p.work_ties_department_size_cv = cases[i].cv;
    p.work_ties_departments = cases[i].departments;
    check_silo(&p, cases[i].degree);
  }
}

static void test_informal_ties_come_besides_the_reporting_lines(void **state) {
  (void)state;
  reach_params p = params_of(REACH_TIES_HIERARCHY, 600);
  check_silo(&p, 16);
  p.work_ties_silo = 1, p.work_ties_span = 5;
  check_silo(&p, 16);
  p.work_ties_silo = 0, p.work_ties_informal = 1, p.work_ties_span = 700;
  check_silo(&p, 1);
}

/* Without informal ties the network is the tree and nothing else. */
static void test_a_pure_hierarchy_is_a_tree_of_its_span(void **state) {
  (void)state;
  reach_params p = params_of(REACH_TIES_HIERARCHY, 600);
  p.work_ties_informal = 0;
  reach_world world;
  build(&p, &world);
  const reach_ties *ties = &world.network[N_NETWORKS - 1];
  assert_int_equal(ties->n_arcs, 2 * 599);
  assert_int_equal(reach_ties_degree(ties, 0), 10);
  for (uint32_t u = 1; u < 600; u++) {
    assert_int_equal(ties->target[ties->first[u]], (u - 1) / 10);
    assert_true(reach_ties_degree(ties, u) <= 11);
    bool reports_to_head = u <= 10;
    uint32_t department = reports_to_head ? u - 1 : world.departments.department[(u - 1) / 10];
    assert_int_equal(world.departments.department[u], department);
  }
  assert_int_equal(world.departments.n_departments, 10);
  reach_world_free(&world);
}

/* Sizes sum to the people, are at least 1, fall with the number; their spread is that of the law's
 * quantiles. email-Eu-core: 42 departments of 1005 people, cv 1.00, smallest 1, largest 109. */
static void test_department_sizes_are_skewed_as_measured(void **state) {
  (void)state;
  reach_params p = params_of(REACH_TIES_DEPARTMENTS, 1005);
  p.work_ties_departments = 42;
  reach_sizes sizes;
  assert_int_equal(reach_sizes_init(&p, 1005, &sizes), 0);
  double sum = 0, squares = 0;
  for (uint32_t d = 0; d < 42; d++) {
    sum += sizes.size[d];
    squares += (double)sizes.size[d] * sizes.size[d];
    assert_true(sizes.size[d] >= 1);
    if (d) assert_true(sizes.size[d] <= sizes.size[d - 1] + 1);
  }
  assert_int_equal(sum, 1005);
  assert_close(sqrt(42 * squares / (sum * sum) - 1), 1, 0.01, "cv");
  assert_close(sizes.size[0], 109, 30, "largest");
  assert_close(sizes.size[20], 15, 3, "median");
  reach_sizes_free(&sizes);
}

static void test_department_sizes_always_add_up(void **state) {
  (void)state;
  static const double cvs[] = {0, 0.01, 1, 10};
  for (uint64_t n = 1; n <= 60; n++)
    for (int64_t wanted = 1; wanted <= 70; wanted++)
      for (int c = 0; c < 8; c++) {
        reach_params p = params_of(c < 4 ? REACH_TIES_NONE : REACH_TIES_HIERARCHY, (int64_t)n);
        p.work_ties_departments = p.work_ties_span = wanted;
        p.work_ties_department_size_cv = cvs[c % 4];
        reach_sizes sizes;
        assert_int_equal(reach_sizes_init(&p, n, &sizes), 0);
        uint64_t sum = 0;
        for (uint32_t d = 0; d < sizes.n; d++) {
          assert_true(sizes.size[d] >= 1);
          sum += sizes.size[d];
        }
        assert_int_equal(sum, n);
        reach_sizes_free(&sizes);
      }
}

/* Sum over k of (observed - expected)^2 / expected, bins of at least 10 expected; chi-square with
 * b - 1 degrees of freedom has variance 2 (b - 1). */
static void assert_degree_law(const reach_world *world, const double *share, unsigned n_bins,
                              const char *what) {
  double *count = calloc(n_bins, sizeof *count);
  assert_non_null(count);
  double people = 0, chi = 0, bins = 0, expected = 0, seen = 0;
  for (uint32_t w = 0; w < world->n_networks; w++)
    for (uint32_t u = 0; u < world->n_associates; u++, people++) {
      uint64_t k = reach_ties_degree(&world->network[w], u);
      count[k < n_bins ? k : n_bins - 1]++;
    }
  const double least = 10;
  for (unsigned k = 0; k < n_bins; k++) {
    expected += people * share[k];
    seen += count[k];
    if (expected < least) continue;
    chi += (seen - expected) * (seen - expected) / expected;
    bins++;
    expected = seen = 0;
  }
  free(count);
  assert_true(bins > 5);
  assert_within_sigmas(chi, bins - 1, sqrt(2 * (bins - 1)), what);
}

/* Degrees are Binomial(N - 1, p). Those of one network share ties, which takes a share of order p
 * of the variance: the chi-square law holds closely at p = .01. */
static void test_random_ties_have_binomial_degrees(void **state) {
  (void)state;
  enum { N = 1801, BINS = 60 };
  reach_params p = params_of(REACH_TIES_RANDOM, N);
  reach_world world;
  build(&p, &world);
  double n = N, chance = 18 / (n - 1), pairs = n * (n - 1) / 2, share[BINS];
  assert_within_sigmas(world.figure[REACH_FIGURE_ties], pairs * chance,
                       sqrt(pairs * chance * (1 - chance) / N_NETWORKS), "ties");
  double none = pow(1 - chance, n - 1);
  for (int k = 0; k < BINS; k++) {
    share[k] = none;
    none *= (n - 1 - k) / (k + 1) * chance / (1 - chance);
  }
  assert_degree_law(&world, share, BINS, "degrees");
  reach_world_free(&world);
}

/* Ties between people at most `reach` apart on the ring. */
static double ring_share(const reach_ties *ties, uint32_t reach) {
  double near = 0;
  for (uint32_t u = 0; u < ties->n_people; u++)
    for (uint64_t i = ties->first[u]; i < ties->first[u + 1]; i++) {
      uint32_t apart = (ties->target[i] + ties->n_people - u) % ties->n_people;
      near += apart <= reach || apart >= ties->n_people - reach;
    }
  return near / (double)ties->n_arcs;
}

/* A share p of the ties is moved, each alone; of the moved ones about k/N come to lie near again.
 */
static void test_small_worlds_move_the_share_of_ties_they_are_asked_to(void **state) {
  (void)state;
  static const double rewire[] = {0, 0.1, 0.5, 1};
  enum { N = 1000, K = 10 };
  for (int i = 0; i < 4; i++) {
    reach_params p = params_of(REACH_TIES_SMALL_WORLD, N);
    p.work_ties_mean_degree = K;
    p.work_ties_rewire = rewire[i];
    reach_world world;
    build(&p, &world);
    double share = 0;
    for (uint32_t w = 0; w < N_NETWORKS; w++) {
      assert_int_equal(world.network[w].n_arcs, N * K);
      share += ring_share(&world.network[w], K / 2) / N_NETWORKS;
    }
    double ties = N * K / 2.0 * N_NETWORKS, sigma = sqrt(rewire[i] * (1 - rewire[i]) / ties);
    const double landed_near = 2.0 * K / N;
    assert_close(share, 1 - rewire[i], TEST_SIGMAS * sigma + rewire[i] * landed_near + 1e-9,
                 "ring");
    reach_world_free(&world);
  }
}

/* K19: Watts and Strogatz 1998; C(0) = 3 (k - 2) / (4 (k - 1)), C(p) near C(0) (1 - p)^3. */
static void test_small_worlds_cluster_as_published(void **state) {
  (void)state;
  reach_params p = params_of(REACH_TIES_SMALL_WORLD, 10000);
  p.work_ties_mean_degree = 10;
  p.run_networks = 5;
  p.work_ties_rewire = 0;
  reach_world world;
  build(&p, &world);
  assert_close(world.figure[REACH_FIGURE_clustering], 2.0 / 3, 1e-12, "K19 at p = 0");
  reach_world_free(&world);
  p.work_ties_rewire = 0.1;
  build(&p, &world);
  assert_close(world.figure[REACH_FIGURE_clustering], .4908, 0.01, "K19 at p = .1");
  assert_close(world.figure[REACH_FIGURE_transitivity], .4813, 0.01, "K19 at p = .1, transitivity");
  reach_world_free(&world);
  p.work_ties_rewire = 1 - 0.9 * 0.9; /* both ends with p = .1 */
  build(&p, &world);
  assert_close(world.figure[REACH_FIGURE_clustering], .3600, 0.01, "K19, both ends");
  reach_world_free(&world);
}

/* Barabasi and Albert 1999, solved by Dorogovtsev, Mendes, Samukhin 2000 and Krapivsky et al.:
 * P(K >= k) = m (m + 1) / (k (k + 1)); ties m N - m (m + 1) / 2, for the first come to few. */
static void test_scale_free_networks_have_the_tail_of_preferential_attachment(void **state) {
  (void)state;
  enum { N = 20000, M = 4 };
  reach_params p = params_of(REACH_TIES_SCALE_FREE, N);
  p.work_ties_mean_degree = 2 * M;
  reach_world world;
  build(&p, &world);
  for (uint32_t w = 0; w < N_NETWORKS; w++)
    assert_int_equal(world.network[w].n_arcs, 2 * (M * N - M * (M + 1) / 2));
  for (double least = 2 * M; least <= 8 * M; least *= 2) {
    double sum = 0, squares = 0, expected = M * (M + 1) / (least * (least + 1));
    for (uint32_t w = 0; w < N_NETWORKS; w++) {
      double share = 0;
      for (uint32_t u = 0; u < N; u++)
        share += (double)reach_ties_degree(&world.network[w], u) >= least;
      share /= N;
      sum += share, squares += share * share;
    }
    double mean = sum / N_NETWORKS, variance = squares / N_NETWORKS - mean * mean;
    /* nobody has much more than m sqrt(N); what the law for N without end misses falls with its
     * square (measured: 3 times it, for m = 4 and N from 5,000 to 500,000) */
    double finite_size = 6 * pow(least / (M * sqrt(N)), 2);
    printf("  P(K >= %g): expected %.5f, got %.5f\n", least, expected, mean);
    assert_close(mean, expected, TEST_SIGMAS * sqrt(variance / N_NETWORKS) + finite_size * expected,
                 "tail");
  }
  reach_world_free(&world);
}

static void test_degrees_follow_the_law_they_are_asked_for(void **state) {
  (void)state;
  enum { N = 1000, BINS = 60 };
  reach_params p = params_of(REACH_TIES_DEGREES, N);
  p.work_ties_degree_law = REACH_LAW_POISSON;
  p.work_ties_degree_cv = 1, p.work_ties_degree_shape = 3;
  reach_world world;
  build(&p, &world);
  double share[BINS], term = exp(-18);
  for (int k = 0; k < BINS; k++) {
    share[k] = term;
    term *= 18 / (k + 1.0);
  }
  assert_degree_law(&world, share, BINS, "Poisson degrees");
  reach_world_free(&world);
  p.work_ties_degree_law = REACH_LAW_LOGNORMAL;
  build(&p, &world);
  double sigma = sqrt(log(2)), mu = log(18) - log(2) / 2, below = 0;
  for (int k = 0; k < BINS; k++) {
    double next = k == BINS - 1 ? 1 : erfc(-(log(k + 0.5) - mu) / sigma / sqrt(2)) / 2;
    share[k] = next - below;
    below = next;
  }
  assert_degree_law(&world, share, BINS, "lognormal degrees");
  reach_world_free(&world);
  p.work_ties_degree_law = REACH_LAW_CONSTANT;
  build(&p, &world);
  for (uint32_t w = 0; w < N_NETWORKS; w++)
    for (uint32_t u = 0; u < N; u++) assert_int_equal(reach_ties_degree(&world.network[w], u), 18);
  reach_world_free(&world);
}

/* Of the 70 networks in which 6 people have 2 ties each, 10 are two triangles and 60 a ring. */
static void test_every_network_of_the_same_degrees_is_as_likely(void **state) {
  (void)state;
  reach_params p = params_of(REACH_TIES_DEGREES, 6);
  p.work_ties_departments = 1;
  p.work_ties_degree_law = REACH_LAW_CONSTANT;
  p.work_ties_mean_degree = 2;
  p.work_ties_degree_shape = 2;
  p.run_networks = p.run_replicates = 10000;
  reach_world world;
  build(&p, &world);
  double triangles = 0, n = 10000, expected = 1.0 / 7;
  for (uint32_t w = 0; w < world.n_networks; w++) {
    const uint32_t *target = world.network[w].target; /* two each */
    uint32_t a = target[0], b = target[1];
    triangles += target[2 * a] == b || target[2 * a + 1] == b;
  }
  assert_within_sigmas(triangles / n, expected, sqrt(expected * (1 - expected) / n), "triangles");
  reach_world_free(&world);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_departments_have_the_ties_they_were_asked_for),
      cmocka_unit_test(test_informal_ties_come_besides_the_reporting_lines),
      cmocka_unit_test(test_a_pure_hierarchy_is_a_tree_of_its_span),
      cmocka_unit_test(test_department_sizes_are_skewed_as_measured),
      cmocka_unit_test(test_department_sizes_always_add_up),
      cmocka_unit_test(test_random_ties_have_binomial_degrees),
      cmocka_unit_test(test_small_worlds_move_the_share_of_ties_they_are_asked_to),
      cmocka_unit_test(test_small_worlds_cluster_as_published),
      cmocka_unit_test(test_scale_free_networks_have_the_tail_of_preferential_attachment),
      cmocka_unit_test(test_degrees_follow_the_law_they_are_asked_for),
      cmocka_unit_test(test_every_network_of_the_same_degrees_is_as_likely),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
