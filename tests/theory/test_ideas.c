/* Ideas: arrival, duplicates, quality, votes, review and implementation against exact laws. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "outcome/measures.h"
#include "support/play.h"

/* 100 associates have the message at the start, nobody else ever does. */
#define COMPANY(replicates, ideas)                                                                 \
  "run: {replicates: " replicates ", days: 1}\n"                                                   \
  "associates: {count: 100}\n"                                                                     \
  "market: {people: 1000}\n"                                                                       \
  "channels: [official-page]\n"                                                                    \
  "official-page: {followers: 0}\n"                                                                \
  "ideas: {model: community, from: staff, " ideas "}\n"

/* All ideas come in the first month. */
#define AT_ONCE "months: 1, waiting_months: 0.001, "
/* All kinds are sent: each by twenty ideas on average. */
#define ALL_OF_TEN AT_ONCE "possible: 10, staff: {ideas_each: 2"

enum { IDEAS = REACH_MEASURE_ideas, DISTINCT = REACH_MEASURE_distinct_ideas };
enum { REVIEWED = REACH_MEASURE_reviewed_ideas, IMPLEMENTED = REACH_MEASURE_ideas_implemented };
enum { BEST = REACH_MEASURE_best_idea_quality, QUALITY = REACH_MEASURE_idea_quality };
enum { GOOD = REACH_MEASURE_good_ideas, COST = REACH_MEASURE_ideas_cost };
enum { SHARE = REACH_MEASURE_implemented_share };

/* Mean of the largest of n standard normal numbers (Tippett 1925). */
static const double largest_of_10 = 1.538753, largest_of_100 = 2.507594;
/* Means of the two largest of five (Harter 1961). */
static const double largest_of_5 = 1.16296, second_of_5 = 0.49502;

static void assert_measure(const test_play *play, size_t o, int measure, double expected,
                           const char *what) {
  test_moments m = test_play_moments(play, o, measure);
  assert_mean(&m, expected, what);
}

static void assert_always(const test_play *play, size_t o, int measure, double expected) {
  const double *value = test_play_values(play, o, measure);
  for (uint64_t r = 0; r < play->result.n_replicates; r++)
    assert_close(value[r], expected, 1e-9 * fmax(1, fabs(expected)),
                 reach_measure_table[measure].name);
}

static void assert_never(const test_play *play, size_t o, int measure) {
  assert_int_equal(play->result.answer[o].summary[measure].n, 0);
}

static double cell(const test_play *play, size_t o, const char *table, const char *series,
                   const char *item, double x) {
  const reach_cell *found =
      reach_answer_cell(&play->result.answer[o], "ideas", table, series, item, x);
  assert_non_null(found);
  return found->summary.mean;
}

static void test_ideas_are_poisson_and_come_with_exponential_waits(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, COMPANY("4000", "months: 6, waiting_months: 12, staff: {ideas_each: 2}"));
  double expected = -200 * expm1(-6. / 12);
  test_moments m = test_play_moments(&play, 0, IDEAS);
  assert_mean(&m, expected, "ideas in six months");
  assert_variance(&m, expected, "their variance");
  for (int month = 0; month <= 6; month++) {
    double by = -200 * expm1(-month / 12.);
    assert_within_sigmas(cell(&play, 0, "month", "all", "ideas", month), by,
                         sqrt(by / 4000) + 1e-12, "ideas by the month");
  }
  test_play_free(&play);
}

/* Followers hear it a month later than staff. */
static void test_a_month_later_is_a_month_later(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                "run: {replicates: 2000, days: 60}\nassociates: {count: 10}\n"
                "market: {people: 1000}\nchannels: [official-page]\n"
                "official-page: {followers: 200, attention: 1, delay: constant,"
                " half_life_days: 30.4375}\n"
                "ideas: {model: community, months: 6, waiting_months: 12, possible: 1000000000,"
                " staff: {ideas_each: 3}, customers: {ideas_each: 0.5}}\n");
  double staff = -30 * expm1(-6. / 12), customers = -100 * expm1(-5. / 12);
  assert_measure(&play, 0, IDEAS, staff + customers, "ideas of both");
  assert_within_sigmas(cell(&play, 0, "group", "staff", "ideas", NAN), staff, sqrt(staff / 2000),
                       "of staff");
  assert_within_sigmas(cell(&play, 0, "group", "customers", "ideas", NAN), customers,
                       sqrt(customers / 2000), "of customers");
  assert_close(cell(&play, 0, "group", "customers", "exposed", NAN), 200, 0, "followers");
  assert_close(cell(&play, 0, "month", "all", "ideas", 0), 0, 0, "at the start");
  test_play_free(&play);
}

static void test_distinct_ideas_are_binomial(void **state) {
  (void)state;
  enum { KINDS = 12 };
  test_play play;
  test_play_run(&play, COMPANY("4000", AT_ONCE "possible: 12, staff: {ideas_each: 0.15}"));
  double p = -expm1(-15. / KINDS), probability[KINDS + 2] = {0};
  for (int k = 0; k <= KINDS; k++)
    probability[k] = exp(lgamma(KINDS + 1.) - lgamma(k + 1.) - lgamma(KINDS - k + 1.)) * pow(p, k) *
                     pow(1 - p, KINDS - k);
  assert_distribution(test_play_values(&play, 0, DISTINCT), 4000, probability, KINDS + 2,
                      "distinct ideas");
  test_play_free(&play);
}

static void test_so_many_ideas_are_of_so_many_kinds(void **state) {
  (void)state;
  enum { KINDS = 12, SENT = 15 };
  test_play play;
  test_play_run(&play, COMPANY("8000", AT_ONCE "possible: 12, staff: {ideas_each: 0.15}"));
  const double *ideas = test_play_values(&play, 0, IDEAS);
  const double *distinct = test_play_values(&play, 0, DISTINCT);
  double *given = malloc(8000 * sizeof *given);
  assert_non_null(given);
  uint64_t n = 0;
  for (uint64_t r = 0; r < 8000; r++)
    if (ideas[r] >= SENT && ideas[r] <= SENT) given[n++] = distinct[r];
  test_moments m = test_moments_of(given, n, 1);
  assert_mean(&m, KINDS * (1 - pow(1 - 1. / KINDS, SENT)), "kinds of 15 ideas");
  free(given);
  test_play_free(&play);
}

/* Of each kind the first counts, whoever sends it. */
static void test_groups_have_kinds_as_they_send(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "run: {replicates: 1500, days: 1}\nassociates: {count: 10}\n"
                       "market: {people: 1000}\nchannels: [official-page]\n"
                       "official-page: {followers: 100, attention: 1, delay: constant,"
                       " half_life_days: 0}\n"
                       "ideas: {model: community, months: 3, waiting_months: 2, possible: 20,"
                       " staff: {ideas_each: 1}, customers: {ideas_each: 0.3}}\n");
  double sent = -40 * expm1(-1.5), distinct = -20 * expm1(-sent / 20);
  assert_measure(&play, 0, DISTINCT, distinct, "distinct of both");
  double staff = cell(&play, 0, "group", "staff", "distinct", NAN);
  assert_within_sigmas(staff, distinct / 4, sqrt(distinct / 4 / 1500), "staff's");
  assert_within_sigmas(cell(&play, 0, "group", "customers", "distinct", NAN), distinct * 3 / 4,
                       sqrt(distinct / 1500), "customers'");
  test_play_free(&play);
}

static void test_the_best_of_ten_and_of_a_hundred(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, COMPANY("3000", ALL_OF_TEN
                               "}, review_accuracy: 1, review_capacity: 1e12,"
                               " implemented_per_month: 1") "organizations:\n"
                                                            "  ten: {}\n"
                                                            "  hundred: {ideas: {possible: 100,"
                                                            " staff: {ideas_each: 20}}}\n"
                                                            "  scaled: {ideas: {staff:"
                                                            " {quality_mean: 7, quality_sd: 3}}}\n"
                                                            "  judged: {ideas:"
                                                            " {review_accuracy: 0.4}}\n");
  assert_always(&play, 0, DISTINCT, 10);
  assert_measure(&play, 0, BEST, largest_of_10, "best of ten");
  assert_measure(&play, 1, BEST, largest_of_100, "best of a hundred");
  assert_measure(&play, 2, BEST, 7 + 3 * largest_of_10, "mean 7, deviation 3");
  assert_measure(&play, 3, QUALITY, 0.4 * largest_of_10, "with accuracy .4");
  test_play_free(&play);
}

/* n votes that correlate r: r sqrt(n) / sqrt(1 + (n - 1) r^2). */
static void test_votes_choose_what_is_read(void **state) {
  (void)state;
  test_play play;
  test_play_run(
      &play,
      COMPANY(
          "4000", ALL_OF_TEN
          "}, review_capacity: 1, implemented_per_month: 5,"
          " votes: 1, vote_correlation: 0.6") "organizations:\n"
                                              "  one: {}\n"
                                              "  many: {ideas: {votes: 9, vote_correlation: 0.2}}\n"
                                              "  none: {ideas: {votes: 0}}\n"
                                              "  blind: {ideas: {vote_correlation: 0}}\n"
                                              "  all-seeing: {ideas: {vote_correlation: 1}}\n"
                                              "  by arrival: {ideas: {review_order: arrival}}\n");
  double nine = 0.2 * 3 / sqrt(1 + 8 * 0.04);
  assert_measure(&play, 0, QUALITY, 0.6 * largest_of_10, "one vote");
  assert_measure(&play, 1, QUALITY, nine * largest_of_10, "nine votes");
  assert_measure(&play, 2, QUALITY, 0, "no vote");
  assert_measure(&play, 3, QUALITY, 0, "votes that see nothing");
  assert_measure(&play, 4, QUALITY, largest_of_10, "votes that see all");
  assert_measure(&play, 5, QUALITY, 0, "by arrival");
  for (size_t o = 0; o < 6; o++) assert_always(&play, o, IMPLEMENTED, 1);
  test_play_free(&play);
}

static void test_the_best_two_of_five(void **state) {
  (void)state;
  test_play play;
  test_play_run(
      &play,
      COMPANY(
          "4000", AT_ONCE
          "possible: 5, staff: {ideas_each: 2},"
          " review_accuracy: 0.8, implemented_per_month: 2") "organizations:\n"
                                                             "  number: {}\n"
                                                             "  share: {ideas: {implement: share, "
                                                             "implemented_share: 0.4}}\n");
  double expected = 0.8 * (largest_of_5 + second_of_5) / 2;
  for (size_t o = 0; o < 2; o++) {
    assert_always(&play, o, IMPLEMENTED, 2);
    assert_measure(&play, o, QUALITY, expected, "best two of five");
  }
  test_play_free(&play);
}

/* R(m) = min over s of A(s) + C(m) - C(s), and so on. */
static void assert_queue(const test_play *play, size_t o, int n_months, const char *before,
                         const char *after, double rate) {
  for (int m = 0; m <= n_months; m++) {
    double least = INFINITY;
    for (int s = 0; s <= m; s++)
      least = fmin(least, cell(play, o, "month", "all", before, s) + floor(rate * m + 1e-9) -
                              floor(rate * s + 1e-9));
    assert_close(cell(play, o, "month", "all", after, m), least, 0, after);
  }
}

static void test_review_and_implementation_are_queues(void **state) {
  (void)state;
  enum { MONTHS = 24 };
  const double reviews[] = {3, 0.7, 12.5, 40}, implemented[] = {2, 9, 1.29, 0.3};
  test_play play;
  test_play_run(&play,
                COMPANY("1", "months: 24, waiting_months: 6, possible: 300,"
                             " staff: {ideas_each: 2}") "organizations:\n"
                                                        "  a: {ideas: {review_capacity: 3, "
                                                        "implemented_per_month: 2}}\n"
                                                        "  b: {ideas: {review_capacity: 0.7, "
                                                        "implemented_per_month: 9}}\n"
                                                        "  c: {ideas: {review_capacity: 12.5, "
                                                        "implemented_per_month: 1.29}}\n"
                                                        "  d: {ideas: {review_capacity: 40, "
                                                        "implemented_per_month: 0.3}}\n");
  for (size_t o = 0; o < 4; o++) {
    assert_queue(&play, o, MONTHS, "distinct", "reviewed", reviews[o]);
    assert_queue(&play, o, MONTHS, "reviewed", "implemented", implemented[o]);
    assert_close(cell(&play, o, "month", "all", "implemented", MONTHS),
                 test_play_values(&play, o, IMPLEMENTED)[0], 0, "the end");
  }
  test_play_free(&play);
}

static void test_limits(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, COMPANY("40",
                               "months: 12, waiting_months: 3, possible: 50, staff: {ideas_each: "
                               "2}") "organizations:\n"
                                     "  unread: {ideas: {review_capacity: 0}}\n"
                                     "  undone: {ideas: {implemented_per_month: 0}}\n"
                                     "  no share: {ideas: {implement: share, implemented_share: "
                                     "0}}\n"
                                     "  all: {ideas: {review_capacity: 1e12, "
                                     "implemented_per_month: 1e12}}\n"
                                     "  every one: {ideas: {review_capacity: 1e12, implement: "
                                     "share,"
                                     " implemented_share: 1}}\n"
                                     "  one kind: {ideas: {possible: 1}}\n"
                                     "  all kinds: {ideas: {possible: 1000000000000}}\n"
                                     "  silent: {ideas: {staff: {ideas_each: 0}}}\n");
  assert_always(&play, 0, REVIEWED, 0);
  for (size_t o = 0; o < 3; o++) {
    assert_always(&play, o, IMPLEMENTED, 0);
    assert_never(&play, o, BEST);
    assert_never(&play, o, QUALITY);
    assert_always(&play, o, SHARE, 0);
    assert_never(&play, o, REACH_MEASURE_cost_per_idea_implemented);
  }
  for (size_t o = 3; o < 5; o++)
    for (uint64_t r = 0; r < 40; r++) {
      double distinct = test_play_values(&play, o, DISTINCT)[r];
      assert_close(test_play_values(&play, o, REVIEWED)[r], distinct, 0, "all are read");
      assert_close(test_play_values(&play, o, IMPLEMENTED)[r], distinct, 0, "and done");
    }
  assert_always(&play, 5, DISTINCT, 1);
  for (uint64_t r = 0; r < 40; r++)
    assert_close(test_play_values(&play, 6, DISTINCT)[r], test_play_values(&play, 6, IDEAS)[r], 0,
                 "no duplicates");
  assert_always(&play, 7, IDEAS, 0);
  assert_never(&play, 7, SHARE);
  test_play_free(&play);
}

static void test_money_is_counted(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, COMPANY("50", "months: 8, waiting_months: 3, possible: 50, good_from: 0.5,"
                                     " staff: {ideas_each: 2}, review_capacity: 4,"
                                     " implemented_per_month: 2, monthly_cost: 100, review_cost: 7,"
                                     " implementation_cost: 30"));
  assert_always(&play, 0, COST, 8 * 100 + 32 * 7 + 16 * 30);
  assert_always(&play, 0, REACH_MEASURE_cost_per_idea_implemented, 1504. / 16);
  const reach_summary *s = play.result.answer[0].summary;
  assert_close(s[REACH_MEASURE_cost_per_good_idea].mean, 1504 / s[GOOD].mean, 1e-9,
               "ratio of means");
  assert_close(s[SHARE].mean, 16 / s[IDEAS].mean, 1e-12, "ratio of means");
  test_play_free(&play);
}

static void test_off_is_missing(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "run: {replicates: 3, days: 2}\nassociates: {count: 20}\n"
                       "market: {people: 1000}\nchannels: [feed]\n");
  for (int m = IDEAS; m <= REACH_MEASURE_cost_per_good_idea; m++) assert_never(&play, 0, m);
  assert_int_equal(play.result.answer[0].n_cells, 0);
  test_play_free(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_ideas_are_poisson_and_come_with_exponential_waits),
      cmocka_unit_test(test_a_month_later_is_a_month_later),
      cmocka_unit_test(test_distinct_ideas_are_binomial),
      cmocka_unit_test(test_so_many_ideas_are_of_so_many_kinds),
      cmocka_unit_test(test_groups_have_kinds_as_they_send),
      cmocka_unit_test(test_the_best_of_ten_and_of_a_hundred),
      cmocka_unit_test(test_votes_choose_what_is_read),
      cmocka_unit_test(test_the_best_two_of_five),
      cmocka_unit_test(test_review_and_implementation_are_queues),
      cmocka_unit_test(test_limits),
      cmocka_unit_test(test_money_is_counted),
      cmocka_unit_test(test_off_is_missing)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
