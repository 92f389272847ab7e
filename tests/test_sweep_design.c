/* Axes of a sweep and the points that designs make of them. */
#include "support/support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "study/design.h"

#define TWO                                                                                        \
  "run: {replicates: 4, days: 3}\n"                                                                \
  "associates: {count: 50}\n"                                                                      \
  "market: {people: 100000}\n"                                                                     \
  "organizations:\n"                                                                               \
  "  old: {participation: 1, channels: [conversation]}\n"                                          \
  "  new: {channels: [conversation, feed]}\n"

/* A scenario and its design, under way. */
typedef struct {
  reach_scenario scenario;
  reach_design design;
  reach_report report;
} plan;

static int open_plan(const char *text, plan *p) {
  *p = (plan){0};
  int status = reach_scenario_read(text, strlen(text), "s.yaml", NULL, &p->scenario, &p->report);
  if (!status) status = reach_design_open(&p->scenario, &p->design, &p->report);
  double most_bytes;
  if (!status) status = reach_design_check(&p->design, NULL, &most_bytes, &p->report);
  return status;
}

static void close_plan(plan *p) {
  reach_design_free(&p->design);
  reach_scenario_free(&p->scenario);
  reach_report_free(&p->report);
}

static void open_ok(const char *text, plan *p) {
  int status = open_plan(text, p);
  assert_ok(status, &p->report);
}

static double at(const plan *p, uint64_t point, size_t axis) {
  return p->design.kind->value(&p->design, point, axis);
}

static void assert_words(const plan *p, uint64_t point, const char *expected) {
  char *words = reach_design_words(&p->design, point);
  assert_string_equal(words, expected);
  free(words);
}

/* "sweep.axes" of one axis is refused so. */
static void assert_refused(const char *axis, int expected, const char *words) {
  char text[2000];
  plan p;
  snprintf(text, sizeof text, "%ssweep: {axes: [\"%s\"]}\n", TWO, axis);
  int status = open_plan(text, &p);
  if (status != expected || p.report.n_messages != 1 || !strstr(p.report.message[0], words)) {
    for (size_t i = 0; i < p.report.n_messages; i++) print_error("  %s\n", p.report.message[i]);
    fail_msg("%s: status %d (expected %d), or '%s' is not said", axis, status, expected, words);
  }
  close_plan(&p);
}

static void test_steps_of_a_tenth_end_at_one_exactly(void **state) {
  (void)state;
  plan p;
  open_ok(TWO "sweep: {axes: [\"participation=0:1:0.1\"]}\n", &p);
  static const double expected[] = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};
  assert_int_equal(p.design.n_points, 11);
  for (uint64_t i = 0; i < 11; i++) assert_true(at(&p, i, 0) == expected[i]);
  close_plan(&p);
}

/* Thirds cannot be written; the last value is the end that was. */
static void test_steps_that_nearly_meet_the_end_end_there(void **state) {
  (void)state;
  plan p;
  open_ok(TWO "sweep: {axes: [\"participation=0:1:0.333333333333\"]}\n", &p);
  assert_int_equal(p.design.n_points, 4);
  assert_true(at(&p, 3, 0) == 1);
  close_plan(&p);
}

static void test_steps_that_miss_the_end_stay_below_it(void **state) {
  (void)state;
  plan p;
  open_ok(TWO "sweep: {axes: [\"participation=0.05:0.98:0.3\"]}\n", &p);
  assert_int_equal(p.design.n_points, 4);
  assert_true(at(&p, 3, 0) == 0.95);
  close_plan(&p);
  open_ok(TWO "sweep: {axes: [\"participation=0.5:0.5:1\"]}\n", &p);
  assert_int_equal(p.design.n_points, 1);
  assert_true(at(&p, 0, 0) == 0.5);
  close_plan(&p);
}

static void test_grid_has_every_combination_and_the_last_axis_is_fastest(void **state) {
  (void)state;
  plan p;
  open_ok(TWO "sweep: {axes: [\"participation=0.1,0.2\", trust.rule=*, \"run.days=1:3:1\"]}\n", &p);
  assert_int_equal(p.design.n_points, 18);
  assert_words(&p, 0, "participation=0.1 trust.rule=product run.days=1");
  assert_words(&p, 1, "participation=0.1 trust.rule=product run.days=2");
  assert_words(&p, 3, "participation=0.1 trust.rule=weakest-leg run.days=1");
  assert_words(&p, 17, "participation=0.2 trust.rule=mean run.days=3");
  close_plan(&p);
}

static void test_base_key_reaches_those_without_a_value_of_their_own(void **state) {
  (void)state;
  plan p;
  reach_variant variant;
  open_ok(TWO "sweep: {axes: [\"participation=0.25,0.5\"]}\n", &p);
  assert_int_equal(reach_design_variant(&p.design, 1, &variant), 0);
  assert_true(variant.scenario.organization[0].params.participation == 1);
  assert_true(variant.scenario.organization[1].params.participation == 0.5);
  assert_true(variant.scenario.organization[1].params.internal_participation == 0.5);
  assert_true(p.scenario.organization[1].params.participation != 0.5); /* left as it was */
  reach_variant_free(&variant);
  close_plan(&p);
  assert_refused("old.trust.rule=mean,mean", REACH_INVALID, "mean is listed twice");
}

static void test_zip_takes_axes_side_by_side(void **state) {
  (void)state;
  plan p;
  open_ok(TWO "sweep: {design: zip, axes: [\"new.participation=0.1,0.2,0.3\", "
              "\"old.participation=0.9,0.8,0.7\"]}\n",
          &p);
  assert_int_equal(p.design.n_points, 3);
  assert_words(&p, 1, "new.participation=0.2 old.participation=0.8");
  close_plan(&p);
  int status = open_plan(
      TWO "sweep: {design: zip, axes: [\"new.participation=0.1,0.2\", run.days=1]}\n", &p);
  assert_int_equal(status, REACH_INVALID);
  close_plan(&p);
}

static void test_list_leaves_what_a_point_does_not_name(void **state) {
  (void)state;
  plan p;
  reach_variant variant;
  open_ok(TWO "sweep:\n  design: list\n  list:\n    - new.participation=0.3 trust.rule=mean\n"
              "    - run.days=2\n",
          &p);
  assert_int_equal(p.design.n_points, 2);
  assert_words(&p, 0, "new.participation=0.3 trust.rule=mean");
  assert_words(&p, 1, "run.days=2");
  assert_int_equal(reach_design_variant(&p.design, 1, &variant), 0);
  assert_int_equal(variant.scenario.organization[0].params.run_days, 2);
  assert_int_equal(variant.scenario.organization[0].params.trust_rule, REACH_TRUST_PRODUCT);
  reach_variant_free(&variant);
  close_plan(&p);
}

/* Of 64 strata of either axis each has one point. */
static void test_latin_hypercube_has_a_point_in_every_stratum(void **state) {
  (void)state;
  enum { N = 64 };
  plan p;
  open_ok(TWO "sweep: {design: latin-hypercube, points: 64, axes: [\"new.participation=0:1\", "
              "\"trust.sincerity=0.5:1\"]}\n",
          &p);
  unsigned in[2][N] = {{0}};
  for (uint64_t i = 0; i < N; i++) {
    in[0][(int)(at(&p, i, 0) * N)]++;
    in[1][(int)((at(&p, i, 1) - 0.5) * 2 * N)]++;
  }
  for (size_t s = 0; s < N; s++) assert_true(in[0][s] == 1 && in[1][s] == 1);
  close_plan(&p);
}

/* A power of two of Sobol's points, shifted by whatever, are stratified in every axis. */
static void test_sobol_points_are_stratified_and_stay_when_there_are_more(void **state) {
  (void)state;
  enum { N = 64 };
#define SOBOL(n)                                                                                   \
  TWO "sweep: {design: sobol, points: " #n ", axes: [\"new.participation=0:1\", "                  \
      "\"trust.sincerity=0:1\", \"trust.rule=*\"]}\n"
  plan p, more;
  open_ok(SOBOL(64), &p);
  open_ok(SOBOL(1000), &more);
  for (size_t d = 0; d < 2; d++) {
    double u[N], gap = 0;
    for (uint64_t i = 0; i < N; i++) {
      u[i] = at(&p, i, d);
      assert_true(u[i] == at(&more, i, d));
    }
    for (size_t i = 0; i < N; i++) { /* the nearest above, around the circle */
      double nearest = 1;
      for (size_t k = 0; k < N; k++)
        if (k != i) nearest = fmin(nearest, u[k] - u[i] - floor(u[k] - u[i]));
      gap = fmax(gap, nearest);
    }
    assert_true(gap < 2.0 / N + 1e-9);
  }
  for (uint64_t i = 0; i < N; i++) assert_true(at(&p, i, 2) >= 0 && at(&p, i, 2) <= 2);
  close_plan(&p);
  close_plan(&more);
}

/* A count from 1 to 3: each a third of the time. */
static void test_random_counts_are_equally_likely(void **state) {
  (void)state;
  enum { N = 3000 };
  plan p;
  open_ok(TWO "sweep: {design: random, points: 3000, axes: [\"run.days=1:3\"]}\n", &p);
  double n[4] = {0};
  for (uint64_t i = 0; i < N; i++) n[(int)at(&p, i, 0)]++;
  for (int k = 1; k <= 3; k++)
    assert_within_sigmas(n[k] / N, 1. / 3, sqrt(2. / 9 / N), "share of a count");
  close_plan(&p);
}

static void test_wrong_axes_are_refused(void **state) {
  (void)state;
  assert_refused("new.participation=0:1:0", REACH_INVALID, "a step of 0 leads nowhere");
  assert_refused("new.participation=0:1:-1", REACH_INVALID, "a step of -1 leads nowhere");
  assert_refused("new.participation=0:1:1e-300", REACH_TOO_BIG, "1e+300 values");
  assert_refused("new.participation=0:1:nan", REACH_INVALID, "must be finite");
  assert_refused("new.participation=nan", REACH_INVALID, "must be finite");
  assert_refused("new.participation=1:0:0.1", REACH_INVALID, "begins above its end");
  assert_refused("new.participation=0:1.5:0.1", REACH_INVALID, "1.5 is out of range");
  assert_refused("new.participation=0:1", REACH_INVALID, "a step is missing");
  assert_refused("new.participation=0:1:.5:1", REACH_INVALID, "one colon too many");
  assert_refused("new.participation=", REACH_INVALID, "a value is missing");
  assert_refused("new.participation=0.1,,0.2", REACH_INVALID, "a value is missing");
  assert_refused("new.participaton=1", REACH_INVALID, "did you mean new.participation?");
  assert_refused("run.replicates=1,2", REACH_INVALID, "sweep.replicates");
  assert_refused("title=x", REACH_INVALID, "cannot be an axis");
  assert_refused("channels=feed", REACH_INVALID, "cannot be an axis");
  assert_refused("trust=1", REACH_INVALID, "a block of keys");
  assert_refused("trust.rule=product:mean:1", REACH_INVALID, "words have no range");
  assert_refused("trust.rule=produkt", REACH_INVALID, "did you mean product?");
  assert_refused("new.run.days=1", REACH_INVALID, "holds for the whole scenario");
  assert_refused("cascade.probability=0.1", REACH_INVALID, "belongs to a bare network");
  assert_refused("associates.count=1:9:0.5", REACH_INVALID, "must be a whole number");
  assert_refused("old.feed.attention=0.1,0.2", REACH_INVALID, "no effect at any point");
  assert_refused("participation", REACH_INVALID, "KEY=VALUES is expected");
}

/* A cross-field rule: nobody has more contacts than the market has people. */
static void test_a_point_that_contradicts_itself_is_refused_by_name(void **state) {
  (void)state;
  plan p;
  int status = open_plan(TWO "sweep: {axes: [\"market.contacts.mean=100,100001\"]}\n", &p);
  assert_int_equal(status, REACH_INVALID);
  assert_non_null(strstr(p.report.message[0], "point 1 (market.contacts.mean=100001)"));
  close_plan(&p);
}

static void test_a_grid_that_is_too_large_is_refused_with_its_product(void **state) {
  (void)state;
  plan p;
  int status = open_plan(TWO "sweep: {axes: [\"new.participation=0.01:1:0.01\", "
                             "\"trust.sincerity=0.01:1:0.01\", \"trust.competency=0.01:1:0.01\", "
                             "\"trust.reliability=0.01:1:0.01\"]}\n",
                         &p);
  assert_int_equal(status, REACH_TOO_BIG);
  assert_non_null(strstr(p.report.message[0], "100 x 100 x 100 x 100 = 1e+08 points"));
  close_plan(&p);
}

#define THREE_AXES                                                                                 \
  "axes: [\"new.participation=0:1\", \"trust.sincerity=0:1\", \"run.days=1,2,3,4\"]"

/* Every axis moves once in a trajectory, by 2/3 of its range: from 0 or 1/3 up, or back. */
static void test_morris_moves_every_axis_once_by_its_step(void **state) {
  (void)state;
  enum { TRAJECTORIES = 50, AXES = 3 };
  plan p;
  open_ok(TWO "sweep: {design: morris, trajectories: 50, " THREE_AXES "}\n", &p);
  assert_int_equal(p.design.n_points, TRAJECTORIES * (AXES + 1));
  unsigned n_up = 0, first[AXES] = {0};
  for (uint64_t t = 0; t < TRAJECTORIES; t++) {
    unsigned moved = 0;
    for (uint64_t k = 1; k <= AXES; k++)
      for (size_t d = 0; d < AXES; d++) {
        double before = at(&p, t * (AXES + 1) + k - 1, d), now = at(&p, t * (AXES + 1) + k, d);
        if (before >= now && before <= now) continue;
        assert_false(moved >> d & 1);
        moved |= 1u << d;
        assert_close(fabs(now - before), d < 2 ? 2.0 / 3 : 2, 1e-12, "step");
        n_up += now > before;
        first[d] += k == 1;
      }
    assert_int_equal(moved, 7);
  }
  assert_within_sigmas(n_up, AXES * TRAJECTORIES / 2.0, sqrt(AXES * TRAJECTORIES / 4.0), "up");
  for (size_t d = 0; d < AXES; d++)
    assert_within_sigmas(first[d], TRAJECTORIES / 3.0, sqrt(TRAJECTORIES * 2 / 9.0), "first");
  close_plan(&p);
}

static void test_morris_has_an_even_number_of_levels(void **state) {
  (void)state;
  plan p;
  int status = open_plan(TWO "sweep: {design: morris, levels: 5, " THREE_AXES "}\n", &p);
  assert_int_equal(status, REACH_INVALID);
  assert_non_null(strstr(p.report.message[0], "even number of levels"));
  close_plan(&p);
}

static void test_saltelli_changes_one_value_of_a_row_to_that_of_the_other_matrix(void **state) {
  (void)state;
  enum { ROWS = 20, AXES = 3, POINTS = AXES + 2 };
  plan p;
  open_ok(TWO "sweep: {design: saltelli, points: 20, " THREE_AXES "}\n", &p);
  assert_int_equal(p.design.n_points, ROWS * POINTS);
  for (uint64_t j = 0; j < ROWS; j++)
    for (size_t i = 0; i < AXES; i++)
      for (size_t d = 0; d < AXES; d++)
        assert_true(at(&p, j * POINTS + 2 + i, d) == at(&p, j * POINTS + (d == i), d));
  close_plan(&p);
}

static void test_saltelli_has_at_most_twenty_axes(void **state) {
  (void)state;
  char text[4000] = TWO "sweep: {design: saltelli, axes: [";
  plan p;
  static const char *const axes[] = {"run.days=1:3",
                                     "trust.sincerity=0:1",
                                     "trust.competency=0:1",
                                     "trust.reliability=0:1",
                                     "market.people=1e5:1e6",
                                     "market.segments=1:9",
                                     "market.locality=0:1",
                                     "market.contacts.mean=1:9",
                                     "market.contacts.cv=0.5:1",
                                     "associates.contacts.cv=0.5:1",
                                     "run.networks=1:3",
                                     "conversation.people=1:9",
                                     "conversation.attention=0:1",
                                     "conversation.retell=0:1",
                                     "conversation.fidelity=0:1",
                                     "new.participation=0:1",
                                     "feed.attention=0:1",
                                     "feed.reshare=0:1",
                                     "feed.half_life_days=1:2",
                                     "associates.count=40:50",
                                     "associates.contacts.mean=100:150"};
  for (size_t i = 0; i < sizeof axes / sizeof *axes; i++) {
    strcat(text, i ? ", \"" : "\"");
    strcat(text, axes[i]);
    strcat(text, "\"");
  }
  strcat(text, "]}\n");
  int status = open_plan(text, &p);
  if (status != REACH_TOO_BIG) print_error("%s\n", p.report.message[0]);
  assert_int_equal(status, REACH_TOO_BIG);
  assert_non_null(strstr(p.report.message[0], "at most 20 parameters, not 21"));
  close_plan(&p);
}

static void test_one_at_a_time_begins_with_the_scenario_as_it_is(void **state) {
  (void)state;
  plan p;
  open_ok(TWO "sweep: {design: one-at-a-time, " THREE_AXES "}\n", &p);
  assert_int_equal(p.design.n_points, 1 + 2 + 2 + 4);
  for (size_t d = 0; d < 3; d++) assert_true(isnan(at(&p, 0, d)));
  assert_true(at(&p, 1, 0) == 0 && at(&p, 2, 0) == 1 && isnan(at(&p, 3, 0)));
  assert_true(at(&p, 4, 1) == 1 && isnan(at(&p, 4, 2)) && at(&p, 8, 2) == 4);
  close_plan(&p);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_steps_of_a_tenth_end_at_one_exactly),
      cmocka_unit_test(test_steps_that_nearly_meet_the_end_end_there),
      cmocka_unit_test(test_steps_that_miss_the_end_stay_below_it),
      cmocka_unit_test(test_grid_has_every_combination_and_the_last_axis_is_fastest),
      cmocka_unit_test(test_base_key_reaches_those_without_a_value_of_their_own),
      cmocka_unit_test(test_zip_takes_axes_side_by_side),
      cmocka_unit_test(test_list_leaves_what_a_point_does_not_name),
      cmocka_unit_test(test_latin_hypercube_has_a_point_in_every_stratum),
      cmocka_unit_test(test_sobol_points_are_stratified_and_stay_when_there_are_more),
      cmocka_unit_test(test_random_counts_are_equally_likely),
      cmocka_unit_test(test_morris_moves_every_axis_once_by_its_step),
      cmocka_unit_test(test_morris_has_an_even_number_of_levels),
      cmocka_unit_test(test_saltelli_changes_one_value_of_a_row_to_that_of_the_other_matrix),
      cmocka_unit_test(test_saltelli_has_at_most_twenty_axes),
      cmocka_unit_test(test_one_at_a_time_begins_with_the_scenario_as_it_is),
      cmocka_unit_test(test_wrong_axes_are_refused),
      cmocka_unit_test(test_a_point_that_contradicts_itself_is_refused_by_name),
      cmocka_unit_test(test_a_grid_that_is_too_large_is_refused_with_its_product),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
