/* A point is played until it is precise, and not longer: looks against a slow loop of their own,
 * what a look makes of odd values, and sweeps that end where they should. */
#include "study/precision.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "study/blocks.h"
#include "support/sweep_memory.h"

/* Reach of both organizations varies; of three axes one changes the networks. */
#define COMPANY                                                                                    \
  "run: {days: 4, networks: 7}\n"                                                                  \
  "associates: {count: 40, contacts: {mean: 8}}\n"                                                 \
  "work_ties: {model: departments, departments: 4, mean_degree: 5}\n"                              \
  "market: {people: 3000, segments: 5, locality: 0.5}\n"                                           \
  "organizations:\n"                                                                               \
  "  old: {participation: 1, channels: [conversation], conversation: {audience: both}}\n"          \
  "  new: {channels: [conversation, feed], feed: {audience: both}}\n"
#define AXES "axes: [\"participation=0.1,0.5,0.9\", \"work_ties.mean_degree=3,5\"]"
#define SWEEP "sweep: {" AXES "}\n"

/* Half of the 95 % interval of a mean over drawn networks, from the definition: sums of what
 * replicates of one network differ from the mean. */
static double slow_half(const double *x, uint64_t n, unsigned n_networks, double *mean) {
  double sum = 0, squares = 0;
  for (uint64_t r = 0; r < n; r++) sum += x[r];
  *mean = sum / (double)n;
  for (unsigned g = 0; g < n_networks; g++) {
    double together = 0;
    for (uint64_t r = 0; r < n; r++)
      if (r % n_networks == g) together += x[r] - *mean;
    squares += together * together;
  }
  double k = n_networks, variance = k / (k - 1) * squares / (double)n / (double)n;
  return gsl_cdf_tdist_Pinv(0.975, k - 1) * sqrt(variance);
}

/* Replicates that the rule asks for, of a point that was played to the end. */
static uint64_t slow_end(const test_memory *m, uint64_t point, double relative, uint64_t min) {
  uint64_t most = m->design.n_replicates;
  for (uint64_t n = 64; n < most; n = n < 4096 ? 2 * n : n + 4096) {
    bool is_precise = n >= min;
    for (size_t o = 0; o < m->scenario.n_organizations; o++) {
      double mean;
      const double *reach = m->value[point] + (o * REACH_N_MEASURES + REACH_MEASURE_reach) * most;
      is_precise =
          is_precise && slow_half(reach, n, m->n_networks[point], &mean) <= relative * mean;
    }
    if (is_precise) return n;
  }
  return most;
}

static void test_points_end_where_a_slow_loop_ends_them(void **state) {
  (void)state;
  test_memory full, m;
  test_memory_open(COMPANY "sweep: {" AXES ", replicates: 600}\n", &full);
  test_memory_play(&full, 2);
  test_memory_open(
      COMPANY SWEEP "precision: {measure: reach, relative: 0.06, min: 100, max: 600}\n", &m);
  test_memory_play(&m, 1);
  unsigned n_different = 0;
  for (uint64_t i = 0; i < m.design.n_points; i++) {
    uint64_t expected = slow_end(&full, i, 0.06, 100);
    assert_int_equal(m.n_replicates[i], expected);
    assert_int_equal(m.precision[i] == REACH_PRECISION_REACHED, expected < 600);
    n_different += expected != m.n_replicates[0];
  }
  assert_true(n_different > 0); /* else it shows little */
  assert_true(m.is_balanced);
  test_memory_close(&full);
  test_memory_close(&m);
}

static const char precise[] =
    COMPANY SWEEP "precision: {measure: reach, relative: 0.1, max: 300}\n";

static void test_a_point_is_the_study_of_its_replicates(void **state) {
  (void)state;
  test_memory m;
  test_memory_open(precise, &m);
  test_memory_play(&m, 2);
  for (uint64_t i = 0; i < m.design.n_points; i += 5) {
    char replicates[48], participation[64], degree[64];
    snprintf(replicates, sizeof replicates, "run.replicates=%d", (int)m.n_replicates[i]);
    snprintf(participation, sizeof participation, "organizations.new.participation=%s",
             i ? "0.9" : "0.1");
    snprintf(degree, sizeof degree, "work_ties.mean_degree=%s", i ? "5" : "3");
    assert_is_study(&m, i, COMPANY, (const char *const[]){replicates, participation, degree}, 3);
  }
  test_memory_close(&m);
}

static void test_threads_and_what_was_there_change_nothing(void **state) {
  (void)state;
  test_memory one, other;
  test_memory_open(precise, &one);
  test_memory_play(&one, 1);
  for (unsigned n_threads = 2; n_threads <= 4; n_threads += 2) {
    test_memory_open(precise, &other);
    other.has[0][0] = true; /* as from an earlier time */
    memcpy(other.has[3], one.has[3], sizeof one.has[3]);
    for (uint64_t i = 0; i < other.design.n_points; i++) {
      size_t bytes = test_memory_n_series(&one) * one.design.n_replicates * sizeof(double);
      memcpy(other.value[i], one.value[i], bytes);
      other.n_networks[i] = one.n_networks[i];
    }
    test_memory_play(&other, n_threads);
    for (uint64_t i = 0; i < one.design.n_points; i++) {
      assert_int_equal(other.n_replicates[i], one.n_replicates[i]);
      for (size_t s = 0; s < test_memory_n_series(&one); s++)
        assert_same_summary(&other.summary[i][s], &one.summary[i][s]);
    }
    test_memory_close(&other);
  }
  test_memory_close(&one);
}

/* Law: at the end the interval is as asked for, or there are as many replicates as allowed. */
static void test_what_ends_early_is_precise(void **state) {
  (void)state;
  test_memory m;
  test_memory_open(
      COMPANY SWEEP
      "precision: {measure: reach, of: ratio, organization: new, relative: 0.05, max: 500}\n",
      &m);
  test_memory_play(&m, 2);
  unsigned n_early = 0;
  for (uint64_t i = 0; i < m.design.n_points; i++) {
    const reach_comparison *c =
        &m.comparison[i][REACH_N_MEASURES + REACH_MEASURE_reach]; /* of new, the second */
    bool is_precise = c->ratio_ci_high - c->ratio_ci_low <= 2 * 0.05 * c->ratio;
    n_early += m.n_replicates[i] < 500;
    assert_true(is_precise || m.n_replicates[i] == 500);
    assert_int_equal(is_precise, m.precision[i] == REACH_PRECISION_REACHED);
  }
  assert_true(n_early > 0);
  test_memory_close(&m);
}

/* Nobody takes part: reach is 0, always; and of ideas there is no programme. */
static void test_what_never_varies_ends_after_1024(void **state) {
  (void)state;
  test_memory m;
  test_memory_open("run: {days: 3}\n"
                   "associates: {count: 20, contacts: {law: constant}}\n"
                   "market: {audiences: separate}\n"
                   "channels: [feed]\n"
                   "feed: {attention: 1, reshare: 0}\n"
                   "precision: {measure: gross_contacts, relative: 0.01}\n"
                   "sweep: {axes: [\"participation=0,1\"]}\n",
                   &m);
  test_memory_play(&m, 2);
  for (uint64_t i = 0; i < 2; i++) {
    assert_int_equal(m.n_replicates[i], 1024);
    assert_int_equal(m.precision[i], REACH_PRECISION_REACHED);
  }
  test_memory_close(&m);
}

static void test_a_measure_that_is_not_there_ends_at_the_first_look(void **state) {
  (void)state;
  test_memory m;
  test_memory_open("run: {days: 3}\n"
                   "associates: {count: 20}\n"
                   "market: {audiences: separate}\n"
                   "channels: [feed]\n"
                   "precision: {measure: ideas, relative: 0.01, min: 100}\n"
                   "sweep: {axes: [\"participation=0.5,1\"]}\n",
                   &m);
  test_memory_play(&m, 2);
  for (uint64_t i = 0; i < 2; i++) {
    assert_int_equal(m.n_replicates[i], 128);
    assert_int_equal(m.precision[i], REACH_PRECISION_MISSING);
  }
  test_memory_close(&m);
}

/* One organization with these values of reach. */
static reach_precision_state look_at(reach_precision p, const double *value, uint64_t n) {
  reach_precision_state state;
  double *all = calloc(REACH_N_MEASURES * n, sizeof *all);
  memcpy(all + REACH_MEASURE_reach * n, value, n * sizeof *value);
  reach_plays plays = {.n_replicates = n, .value = all, .n_networks = 1};
  p.is_asked = true;
  p.measure = REACH_MEASURE_reach;
  p.organizations = 1;
  assert_int_equal(reach_precision_look(&p, &plays, 1, 0, &state), 0);
  free(all);
  return state;
}

static void test_looks_at_odd_values(void **state) {
  (void)state;
  double value[2048];
  reach_precision relative = {.relative = 0.01, .min = 64, .max = 100000};
  reach_precision absolute = {.absolute = 0.2, .min = 64, .max = 100000};
  for (int i = 0; i < 2048; i++) value[i] = 0;
  assert_int_equal(look_at(relative, value, 64), REACH_PRECISION_OPEN);
  assert_int_equal(look_at(relative, value, 1024), REACH_PRECISION_REACHED);
  relative.max = 64;
  assert_int_equal(look_at(relative, value, 64), REACH_PRECISION_REACHED); /* no more are allowed */
  relative.max = 100000;
  for (int i = 0; i < 2048; i++) value[i] = i % 2 ? 1 : -1; /* a mean of 0 */
  assert_int_equal(look_at(relative, value, 2048), REACH_PRECISION_OPEN);
  assert_int_equal(look_at(absolute, value, 64), REACH_PRECISION_OPEN); /* half is 0.25 */
  assert_int_equal(look_at(absolute, value, 128), REACH_PRECISION_REACHED);
  for (int i = 0; i < 2048; i++) value[i] = 100 + (i % 2 ? 1 : -1);
  assert_int_equal(look_at(relative, value, 64), REACH_PRECISION_REACHED);
  for (int i = 0; i < 2048; i++) value[i] = -value[i]; /* a loss */
  assert_int_equal(look_at(relative, value, 64), REACH_PRECISION_REACHED);
  for (int i = 0; i < 2048; i++) value[i] = i == 5 ? 7 : NAN; /* one value has no interval */
  assert_int_equal(look_at(relative, value, 2048), REACH_PRECISION_OPEN);
  value[5] = NAN;
  assert_int_equal(look_at(relative, value, 64), REACH_PRECISION_MISSING);
}

static void assert_refused(const char *precision, const char *words) {
  char text[1024];
  reach_scenario scenario;
  reach_precision p;
  reach_report report = {0};
  snprintf(text, sizeof text, COMPANY "precision: {%s}\n", precision);
  int status = reach_scenario_read(text, strlen(text), "s.yaml", NULL, &scenario, &report);
  if (!status) status = reach_precision_read(&scenario, &p, &report);
  assert_int_equal(status, REACH_INVALID);
  assert_int_equal(report.n_messages, 1);
  if (!strstr(report.message[0], words)) fail_msg("%s: %s", precision, report.message[0]);
  assert_non_null(strstr(report.message[0], "s.yaml:"));
  reach_report_free(&report);
  reach_scenario_free(&scenario);
}

static void test_what_cannot_be_is_refused_at_its_place(void **state) {
  (void)state;
  assert_refused("measure: reach", "give one of them above 0");
  assert_refused("measure: reach, relative: 0", "give one of them above 0");
  assert_refused("measure: reach, relative: -0.1", "out of range");
  assert_refused("measure: reach, relative: nan", "finite");
  assert_refused("measure: reach, relative: 0.1, min: 200, max: 100", "more than precision.max");
  assert_refused("measure: reach, relative: 0.1, min: 0", "allowed 64 to");
  assert_refused("measure: reach, relative: 0.1, max: 1e9", "allowed 64 to");
  assert_refused("measure: raech, relative: 0.1", "did you mean reach?");
  assert_refused("measure: reach, relative: 0.1, organization: nwe", "did you mean new?");
  assert_refused("measure: reach, relative: 0.1, of: ratio, organization: old", "with itself");
  assert_refused("relative: 0.1", "there is no precision.measure");
  assert_refused("measure: reach, relative: 0.1}\nsweep: {replicates: 5",
                 "sweep.replicates: unused");
}

/* A run that is precise is the run of so many replicates. */
static void test_settling_finds_what_a_sweep_finds(void **state) {
  (void)state;
  test_memory m;
  test_memory_open(precise, &m);
  test_memory_play(&m, 2);
  for (unsigned n_threads = 1; n_threads <= 2; n_threads++) {
    reach_report report = {0};
    reach_scenario scenario;
    reach_study_options options = {.n_threads = n_threads};
    const char *const setting[] = {"organizations.new.participation=0.9"};
    reach_settings settings = {setting, 1};
    assert_ok(
        reach_scenario_read(precise, strlen(precise), "s.yaml", &settings, &scenario, &report),
        &report);
    for (int again = 0; again < 2; again++) { /* it may be run again */
      assert_ok(reach_precision_settle(&scenario, &options, &report), &report);
      assert_int_equal(scenario.organization[1].params.run_replicates, m.n_replicates[5]);
    }
    reach_scenario_free(&scenario);
  }
  test_memory_close(&m);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_points_end_where_a_slow_loop_ends_them),
      cmocka_unit_test(test_a_point_is_the_study_of_its_replicates),
      cmocka_unit_test(test_threads_and_what_was_there_change_nothing),
      cmocka_unit_test(test_what_ends_early_is_precise),
      cmocka_unit_test(test_what_never_varies_ends_after_1024),
      cmocka_unit_test(test_a_measure_that_is_not_there_ends_at_the_first_look),
      cmocka_unit_test(test_looks_at_odd_values),
      cmocka_unit_test(test_what_cannot_be_is_refused_at_its_place),
      cmocka_unit_test(test_settling_finds_what_a_sweep_finds),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
