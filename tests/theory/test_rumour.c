/* Rumours against their Markov chains where everybody knows everybody; small networks by hand.
 * Starting people count. ctest: long */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cascade/cascade.h"
#include "study/stage.h"
#include "support/play.h"

enum { N = 1000, REPLICATES = 20000 };

static const char *const variant[] = {"maki-thompson", "daley-kendall", "spreader-first"};
enum { MAKI_THOMPSON, DALEY_KENDALL, SPREADER_FIRST, N_VARIANTS };

/* Where everybody knows everybody; path[TEST_PATH]. */
static void complete_write(char *path, unsigned n_people) {
  snprintf(path, TEST_PATH, "/tmp/orgreach-rumour-XXXXXX");
  FILE *file = fdopen(mkstemp(path), "w");
  assert_non_null(file);
  for (unsigned i = 0; i < n_people; i++)
    for (unsigned j = i + 1; j < n_people; j++) fprintf(file, "%u %u\n", i, j);
  assert_int_equal(fclose(file), 0);
}

/* The chain of K14 with n people, x of whom do not have it and y spread it, by what changes it: a
 * telling, one who stops, two who stop; their weights. With stifling a and spreading s: of two each
 * stops by a coin of its own. */
typedef struct {
  double tell, stop_one, stop_two;
} weights;

static weights weights_of(int kind, unsigned n, unsigned x, unsigned y, double s, double a) {
  double r = (double)n - x - y, ordered = (double)y * (y - 1.);
  double pairs = kind == DALEY_KENDALL ? ordered / 2 : ordered;
  weights w = {.tell = s * x * (double)y, .stop_one = a * r * (double)y};
  if (kind == MAKI_THOMPSON) {
    w.stop_one += a * pairs;
  } else {
    w.stop_one += 2 * a * (1 - a) * pairs;
    w.stop_two = a * a * pairs;
  }
  return w;
}

/* How many never hear: mean and mean square, by what the next change is. */
typedef struct {
  double mean, square;
} moments;

static moments never_hear(int kind, unsigned n, double s, double a) {
  size_t row = n + 2;
  moments *left = calloc(row * row, sizeof *left);
  assert_non_null(left);
  for (unsigned x = 0; x < n; x++) {
    left[x * row] = (moments){x, (double)x * x};
    for (unsigned y = 1; x + y <= n; y++) {
      weights w = weights_of(kind, n, x, y, s, a);
      double all = w.tell + w.stop_one + w.stop_two;
      moments told = x ? left[(x - 1) * row + y + 1] : (moments){0, 0};
      moments one = left[x * row + y - 1], two = y > 1 ? left[x * row + y - 2] : (moments){0, 0};
      left[x * row + y] = (moments){
          (w.tell * told.mean + w.stop_one * one.mean + w.stop_two * two.mean) / all,
          (w.tell * told.square + w.stop_one * one.square + w.stop_two * two.square) / all};
    }
  }
  moments found = left[(n - 1) * row + 1];
  free(left);
  return found;
}

/* The share who never hear: the root of theta exp(2 (1 - theta)) = 1 below 1, and of the
 * spreader-first chain the printed limit. */
static void test_the_chains_have_the_published_values(void **state) {
  (void)state;
  const double printed[N_VARIANTS] = {.203103, .203661, .285752};
  const double printed_sd[N_VARIANTS] = {.0165, 0, .0307};
  for (int kind = 0; kind < N_VARIANTS; kind++) {
    moments m = never_hear(kind, N, 1, 1);
    assert_close(m.mean / N, printed[kind], 5e-7, variant[kind]);
    double sd = sqrt(m.square - m.mean * m.mean) / N;
    print_message("  %s: never heard %.6f, sd %.4f\n", variant[kind], m.mean / N, sd);
    if (printed_sd[kind] > 0) assert_close(sd, printed_sd[kind], 5e-5, variant[kind]);
  }
}

static void test_the_chains_come_to_their_limits(void **state) {
  (void)state;
  enum { MANY = 2000 };
  const double limit[N_VARIANTS] = {.203188, .203188, .284668};
  for (int kind = 0; kind < N_VARIANTS; kind++) {
    double at_half = never_hear(kind, MANY / 2, 1, 1).mean / (MANY / 2);
    double at_all = never_hear(kind, MANY, 1, 1).mean / MANY;
    assert_close(2 * at_all - at_half, limit[kind], 5e-6, variant[kind]); /* the error is in 1/n */
  }
}

static test_moments reach_of(const char *path, int kind, double s, double a, unsigned replicates) {
  test_play play;
  test_play_run(&play,
                "network: {file: %s}\n"
                "cascade: {model: rumour, rumour: %s, spreading: %g, stifling: %g, contact_rate: 3,"
                " seed_choice: random}\n"
                "run: {replicates: %u, seed: 14}\n",
                path, variant[kind], s, a, replicates);
  test_moments reach = test_play_moments(&play, 0, REACH_MEASURE_reach);
  test_play_free(&play);
  return reach;
}

/* By the chain's own deviation: where two spreaders stop each other at once, with 1/(2n - 3) of
 * Daley and Kendall, a sample may not see it, and that is half of the variance. */
static void test_a_thousand_who_all_know_each_other(void **state) {
  (void)state;
  enum { MANY = 6000 };
  char path[TEST_PATH];
  complete_write(path, N);
  for (int kind = 0; kind < N_VARIANTS; kind++) {
    test_moments reach = reach_of(path, kind, 1, 1, MANY);
    moments m = never_hear(kind, N, 1, 1);
    double variance = m.square - m.mean * m.mean;
    assert_within_sigmas(1 - reach.mean / N, m.mean / N, sqrt(variance / MANY) / N, variant[kind]);
  }
  unlink(path);
}

/* Mean and variance of how many have it in the end. */
static void assert_final(const char *path, unsigned n, int kind, double s, double a) {
  char what[128];
  test_moments reach = reach_of(path, kind, s, a, REPLICATES);
  moments m = never_hear(kind, n, s, a);
  snprintf(what, sizeof what, "%s of %u, spreading %g, stifling %g", variant[kind], n, s, a);
  assert_mean(&reach, n - m.mean, what);
  assert_variance(&reach, m.square - m.mean * m.mean, what);
}

static void test_few_who_all_know_each_other(void **state) {
  (void)state;
  static const unsigned few[] = {2, 3, 9};
  for (size_t i = 0; i < sizeof few / sizeof *few; i++) {
    char path[TEST_PATH];
    complete_write(path, few[i]);
    for (int kind = 0; kind < N_VARIANTS; kind++) {
      assert_final(path, few[i], kind, 1, 1);
      assert_final(path, few[i], kind, .4, .7);
    }
    unlink(path);
  }
}

/* Everybody who had the message stopped by a contact of its own that met one who had it, so
 * exposures are R - 1 tellings and R such contacts. Where both stop, some save theirs: at least one
 * contact is made for two who stop. */
static void test_exposures_of_rumours(void **state) {
  (void)state;
  for (int kind = 0; kind < N_VARIANTS; kind++) {
    test_play play;
    test_play_run(&play,
                  "network: {famous: Zachary}\n"
                  "cascade: {model: rumour, rumour: %s, seed_set: [0]}\n"
                  "run: {replicates: 500, seed: 3}\n",
                  variant[kind]);
    const double *reach = test_play_values(&play, 0, REACH_MEASURE_reach);
    const double *seen = test_play_values(&play, 0, REACH_MEASURE_impressions);
    for (uint64_t r = 0; r < play.result.n_replicates; r++) {
      double all = 2 * reach[r] - 1;
      assert_true(seen[r] <= all && seen[r] >= reach[r] - 1 + reach[r] / 2);
      if (kind == MAKI_THOMPSON) assert_close(seen[r], all, 0, "exposures");
    }
    test_play_free(&play);
  }
}

static void assert_reach(const char *network, const char *cascade, unsigned days, double expected,
                         const char *what) {
  char path[TEST_PATH];
  test_play play;
  test_network_write(path, network);
  test_play_run(&play,
                "network: {file: %s, directed: true}\n"
                "cascade: {model: rumour, %s, seed_set: [0]}\n"
                "run: {replicates: %d, seed: 9, days: %u}\n",
                path, cascade, REPLICATES, days);
  test_moments reach = test_play_moments(&play, 0, REACH_MEASURE_reach);
  assert_mean(&reach, expected, what);
  test_play_free(&play);
  unlink(path);
}

/* One arc: the first contact that tells comes after an exponential time. Two arcs: the second is
 * contacted next with 1/2, else the first again, which stops the spreader. */
static void test_days_and_directions(void **state) {
  (void)state;
  const double rate = .3;
  assert_reach("0-1", "contact_rate: 0.3", 2, 2 - exp(-2 * rate), "one arc, two days");
  assert_reach("0-1", "contact_rate: 0.3, spreading: 0.5", 4, 2 - exp(-2 * rate),
               "one arc, half of the contacts tell, four days");
  assert_reach("1-0", "contact_rate: 1000", 30, 1, "an arc to who starts");
  assert_reach("0-1 0-2", "contact_rate: 100", 30, 2.5, "two arcs");
  /* the k-th contact finds the third with 1/2 each time, unless it stops with .25 */
  assert_reach("0-1 0-2", "stifling: 0.25, contact_rate: 100", 300, 2 + .5 / (.5 + .125),
               "two arcs, stifling .25");
  assert_reach("0-1 1-2 2-3", "stifling: 0, contact_rate: 0", 30, 1, "nobody contacts anybody");
}

/* Day on which the last of all n people is reached. */
static double last_day(const reach_plan *plan, uint32_t replicate, reach_workspace *workspace) {
  reach_trace trace;
  double last = 0;
  assert_int_equal(reach_cascade_run(plan, replicate, workspace, &trace), 0);
  assert_int_equal(workspace->touched.n, N);
  for (size_t i = 0; i < N; i++) last = fmax(last, workspace->touched.person[i].day);
  return last;
}

/* Asynchronous push: nobody ever stops. The days between the k-th and the next who knows are
 * independent and exponential with mean (n-1)/(k (n-k)). That somebody has not heard by day 40 is
 * rarer than 1e-10. */
static void test_nobody_stops_until_a_thousand_know(void **state) {
  (void)state;
  enum { FEW = 60 };
  char path[TEST_PATH], text[256];
  double expected = 0, variance = 0, sum = 0;
  for (unsigned k = 1; k < N; k++) {
    double mean = (N - 1.) / (k * (double)(N - k));
    expected += mean;
    variance += mean * mean;
  }
  assert_close(expected, 14.95397, 5e-6, "2 (n-1)/n H_(n-1)");
  complete_write(path, N);
  reach_scenario scenario;
  reach_stage stage;
  reach_workspace workspace;
  reach_report report = {0};
  int n = snprintf(text, sizeof text,
                   "network: {file: %s}\nrun: {seed: 15, days: 40}\n"
                   "cascade: {model: rumour, stifling: 0, seed_set: [0]}\n",
                   path);
  assert_ok(reach_scenario_read(text, (size_t)n, "s.yaml", NULL, &scenario, &report), &report);
  assert_ok(reach_stage_set(&scenario, &(reach_stage_options){0}, &stage, &report), &report);
  assert_int_equal(reach_workspace_init(&workspace, UINT64_MAX, NULL), 0);
  for (uint32_t r = 0; r < FEW; r++) sum += last_day(&stage.plan[0], r, &workspace);
  assert_within_sigmas(sum / FEW, expected, sqrt(variance / FEW), "days until all of 1,000 know");
  assert_true(workspace.queue.capacity <= 2 * N); /* not one place a contact */
  reach_workspace_free(&workspace);
  reach_stage_free(&stage);
  reach_scenario_free(&scenario);
  reach_report_free(&report);
  unlink(path);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_the_chains_have_the_published_values),
      cmocka_unit_test(test_the_chains_come_to_their_limits),
      cmocka_unit_test(test_a_thousand_who_all_know_each_other),
      cmocka_unit_test(test_few_who_all_know_each_other),
      cmocka_unit_test(test_exposures_of_rumours),
      cmocka_unit_test(test_days_and_directions),
      cmocka_unit_test(test_nobody_stops_until_a_thousand_know),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
