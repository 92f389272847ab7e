/* The C library, call by call: what each gives, and what it says when it cannot. */
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "store/folder.h"
#include "support/program.h"
#include "support/small.h"
#include "support/support.h"

/* Opens small.yaml with settings (ended by NULL). */
static reach_simulation *opened(const char *const *setting) {
  reach_simulation *simulation;
  size_t n = 0;
  while (setting && setting[n]) n++;
  int status = reach_simulation_open("small.yaml", setting, n, &simulation);
  if (status) fail_msg("status %d: %s", status, reach_simulation_message(simulation, 0));
  return simulation;
}
#define OPENED(...) opened((const char *const[]){__VA_ARGS__, NULL})

static reach_simulation *played(unsigned n_threads) {
  reach_simulation *simulation = opened(NULL);
  reach_run_options options = {.n_threads = n_threads};
  assert_int_equal(reach_simulation_run(simulation, &options), 0);
  return simulation;
}

static void assert_says(const reach_simulation *simulation, const char *text) {
  const char *message = reach_simulation_message(simulation, 0);
  if (!message || !strstr(message, text))
    fail_msg("'%s' is expected, got: %s", text, message ? message : "nothing");
}

static void test_the_version_is_that_of_the_header(void **state) {
  (void)state;
  char version[32];
  snprintf(version, sizeof version, "%d.%d.%d", REACH_VERSION_MAJOR, REACH_VERSION_MINOR,
           REACH_VERSION_PATCH);
  assert_string_equal(reach_version(), version);
  assert_string_equal(reach_version(), ORGREACH_VERSION);
}

static void test_measures_are_listed_with_unit_and_help(void **state) {
  (void)state;
  size_t n = reach_measure_count(), n_reach = 0;
  assert_true(n > 0);
  for (size_t m = 0; m < n; m++) {
    assert_true(strlen(reach_measure_unit(m)) > 0 && strlen(reach_measure_help(m)) > 0);
    if (strcmp(reach_measure_name(m), "reach")) continue;
    assert_string_equal(reach_measure_unit(m), "people");
    n_reach++;
  }
  assert_int_equal(n_reach, 1);
  for (size_t m = n; m < n + 2; m++)
    assert_true(!reach_measure_name(m) && !reach_measure_unit(m) && !reach_measure_help(m));
}

/* Every call on a simulation that has nothing to give. */
static void assert_empty(reach_simulation *simulation) {
  reach_summary summary;
  reach_comparison comparison;
  uint64_t n_values = 1;
  size_t n = 1;
  assert_int_equal(reach_simulation_summary(simulation, 0, "reach", &summary), REACH_USAGE);
  assert_true(isnan(summary.mean) && isnan(summary.p95) && summary.n == 0);
  assert_int_equal(reach_simulation_comparison(simulation, 1, "reach", &comparison), REACH_USAGE);
  assert_true(isnan(comparison.ratio) && isnan(comparison.difference_ci_high));
  assert_null(reach_simulation_values(simulation, 0, "reach", &n_values));
  assert_true(n_values == 0);
  assert_null(reach_simulation_curve(simulation, 0, &n));
  assert_int_equal(n, 0);
  assert_null(reach_simulation_hops(simulation, 0, &n));
  assert_null(reach_simulation_frequency(simulation, 0, &n));
  assert_null(reach_simulation_figure(simulation, 0, 0, NULL, NULL));
  assert_null(reach_simulation_json(simulation));
  assert_int_equal(reach_simulation_write(simulation, "results", 1), REACH_USAGE);
  assert_false(scratch_exists("results"));
}

static void assert_nothing_opened(reach_simulation *simulation) {
  assert_null(reach_simulation_name(simulation));
  assert_null(reach_simulation_organization(simulation, 0));
  assert_null(reach_simulation_resolved(simulation));
  assert_int_equal(reach_simulation_organizations(simulation), 0);
  assert_int_equal(reach_simulation_baseline(simulation), 0);
  assert_int_equal(reach_simulation_check(simulation), REACH_USAGE);
  assert_int_equal(reach_simulation_run(simulation, NULL), REACH_USAGE);
  assert_empty(simulation);
}

static void test_a_null_simulation_is_legal_everywhere(void **state) {
  (void)state;
  assert_nothing_opened(NULL);
  assert_null(reach_simulation_message(NULL, 0));
  reach_simulation_close(NULL);
}

static void test_a_missing_file_is_a_message_of_a_simulation_that_can_be_closed(void **state) {
  (void)state;
  reach_simulation *simulation;
  assert_int_equal(reach_simulation_open("nowhere.yaml", NULL, 0, &simulation), REACH_UNREADABLE);
  assert_says(simulation, "nowhere.yaml: cannot read");
  assert_null(reach_simulation_message(simulation, 1));
  assert_nothing_opened(simulation);
  assert_says(simulation, "run it first");
  reach_simulation_close(simulation);
}

static void test_every_mistake_is_a_message_with_its_place(void **state) {
  (void)state;
  static const char bad[] = "run: {seeds: 7, days: -1}\nmarket: {people: many}\n";
  reach_simulation *simulation;
  int status = reach_simulation_open_text(bad, strlen(bad), "bad.yaml", NULL, 0, &simulation);
  assert_int_equal(status, REACH_INVALID);
  assert_says(simulation, "bad.yaml:1:");
  assert_non_null(strstr(reach_simulation_message(simulation, 2), "bad.yaml:2:"));
  assert_null(reach_simulation_message(simulation, 3));
  assert_nothing_opened(simulation);
  reach_simulation_close(simulation);
}

static void test_settings_are_those_of_the_program(void **state) {
  (void)state;
  reach_simulation *simulation =
      OPENED("run.replicates=11", "organizations.social.participation=1");
  uint64_t n;
  assert_int_equal(reach_simulation_run(simulation, NULL), 0);
  assert_non_null(reach_simulation_values(simulation, 1, "reach", &n));
  assert_true(n == 11);
  assert_non_null(strstr(reach_simulation_resolved(simulation), "replicates: 11"));
  reach_simulation_close(simulation);
}

static void test_wrong_settings_and_null_pointers_are_refused(void **state) {
  (void)state;
  const struct {
    const char *path, *setting;
    size_t n;
    int status;
    const char *says;
  } cases[] = {{"small.yaml", "run.replicates", 1, REACH_USAGE, "KEY=VALUE"},
               {"small.yaml", "run.replicate=3", 1, REACH_INVALID, "run.replicates"},
               {"small.yaml", NULL, 1, REACH_USAGE, "null"},
               {NULL, NULL, 0, REACH_USAGE, "null"},
               {"", NULL, 0, REACH_UNREADABLE, "cannot read"}};
  reach_simulation *simulation;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    int status = reach_simulation_open(cases[i].path, &cases[i].setting, cases[i].n, &simulation);
    if (status != cases[i].status) fail_msg("case %zu: status %d", i, status);
    assert_says(simulation, cases[i].says);
    assert_nothing_opened(simulation);
    reach_simulation_close(simulation);
  }
  assert_int_equal(reach_simulation_open("small.yaml", NULL, 2, &simulation), REACH_USAGE);
  reach_simulation_close(simulation);
  assert_int_equal(reach_simulation_open_text(NULL, 9, "x.yaml", NULL, 0, &simulation),
                   REACH_USAGE);
  reach_simulation_close(simulation);
  assert_int_equal(reach_simulation_open_text(NULL, 0, "x.yaml", NULL, 0, &simulation), 0);
  assert_string_equal(reach_simulation_name(simulation), "x"); /* all at its default */
  reach_simulation_close(simulation);
}

static void test_a_scenario_tells_its_names_and_its_resolved_text(void **state) {
  (void)state;
  reach_simulation *simulation = OPENED("baseline=social"), *again;
  assert_string_equal(reach_simulation_name(simulation), "small");
  assert_int_equal(reach_simulation_organizations(simulation), 2);
  assert_string_equal(reach_simulation_organization(simulation, 0), "traditional");
  assert_null(reach_simulation_organization(simulation, 2));
  assert_int_equal(reach_simulation_baseline(simulation), 1);
  assert_empty(simulation);
  const char *text = reach_simulation_resolved(simulation);
  assert_int_equal(reach_simulation_open_text(text, strlen(text), "y.yaml", NULL, 0, &again), 0);
  assert_string_equal(reach_simulation_resolved(again), text);
  reach_simulation_close(simulation);
  assert_string_equal(reach_simulation_organization(again, 1), "social");
  reach_simulation_close(again);
}

static void test_network_files_of_a_text_are_beside_its_name(void **state) {
  (void)state;
  static const char text[] = "network: {file: line.edges}\n"
                             "cascade: {probability: 1, seed_set: [0]}\nrun: {replicates: 3}\n";
  reach_simulation *simulation;
  assert_int_equal(mkdir("there", 0777), 0);
  assert_int_equal(
      reach_simulation_open_text(text, strlen(text), "there/x.yaml", NULL, 0, &simulation), 0);
  assert_int_equal(reach_simulation_check(simulation), REACH_UNREADABLE);
  assert_says(simulation, "there/line.edges");
  assert_int_equal(reach_simulation_run(simulation, NULL), REACH_UNREADABLE);
  assert_says(simulation, "there/line.edges");
  assert_empty(simulation);
  scratch_write("there/line.edges", "0 1\n1 2\n2 3\n");
  assert_int_equal(reach_simulation_check(simulation), 0);
  assert_null(reach_simulation_message(simulation, 0));
  assert_int_equal(reach_simulation_run(simulation, NULL), 0);
  reach_summary reach;
  size_t n;
  assert_int_equal(reach_simulation_summary(simulation, 0, "reach", &reach), 0);
  assert_true(reach.mean == 4 && reach.n == 3);           /* certain to go along the line 0-1-2-3 */
  assert_null(reach_simulation_curve(simulation, 0, &n)); /* no days: no curve */
  assert_int_equal(n, 0);
  const reach_bin *hop = reach_simulation_hops(simulation, 0, &n);
  assert_int_equal(n, 4);
  for (size_t h = 0; h < n; h++) assert_true(hop[h].mean == 1);
  reach_simulation_close(simulation);
}

static double mean_of(const double *value, uint64_t n) {
  double sum = 0;
  for (uint64_t r = 0; r < n; r++) sum += value[r];
  return sum / (double)n;
}

static double people_in(const reach_bin *bin, size_t n) {
  double sum = 0;
  for (size_t b = 0; b < n; b++) sum += bin[b].mean;
  return sum;
}

static void test_what_is_read_is_one_story(void **state) {
  (void)state;
  reach_simulation *simulation = played(1);
  for (size_t o = 0; o < 2; o++) {
    reach_summary reach;
    uint64_t n_values;
    size_t n;
    assert_int_equal(reach_simulation_summary(simulation, o, "reach", &reach), 0);
    const double *value = reach_simulation_values(simulation, o, "reach", &n_values);
    assert_true(n_values == 30 && reach.n == 30 && reach.mean > 0);
    assert_close(mean_of(value, n_values), reach.mean, 1e-9 * reach.mean, "mean of the values");
    assert_true(reach.ci_low < reach.mean && reach.mean < reach.ci_high);
    const reach_band *curve = reach_simulation_curve(simulation, o, &n);
    assert_int_equal(n, 7);
    assert_close(curve[6].mean, reach.mean, 1e-9 * reach.mean, "reach at the end");
    const reach_bin *bin = reach_simulation_hops(simulation, o, &n);
    assert_close(people_in(bin, n), reach.mean, 1e-9 * reach.mean, "people by hop");
    bin = reach_simulation_frequency(simulation, o, &n);
    assert_true(n > 1 && bin[0].mean == 0);
    assert_close(people_in(bin, n), reach.mean, 1e-9 * reach.mean, "people by exposures");
  }
  reach_simulation_close(simulation);
}

static void test_a_comparison_is_with_the_baseline(void **state) {
  (void)state;
  reach_simulation *simulation = played(1);
  reach_comparison c;
  reach_summary own, baseline;
  assert_int_equal(reach_simulation_comparison(simulation, 1, "reach", &c), 0);
  reach_simulation_summary(simulation, 0, "reach", &baseline);
  reach_simulation_summary(simulation, 1, "reach", &own);
  assert_close(c.ratio, own.mean / baseline.mean, 1e-12, "ratio of means");
  assert_close(c.difference, own.mean - baseline.mean, 1e-9, "difference of means");
  assert_int_equal(reach_simulation_comparison(simulation, 0, "reach", &c), REACH_USAGE);
  assert_true(isnan(c.ratio));
  reach_simulation_close(simulation);
}

static void test_unknown_measures_and_organizations_give_nothing(void **state) {
  (void)state;
  reach_simulation *simulation = played(1);
  reach_summary summary;
  reach_comparison comparison;
  uint64_t n;
  const char *const names[] = {"reahc", "", NULL};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    assert_int_equal(reach_simulation_summary(simulation, 0, names[i], &summary), REACH_USAGE);
    assert_true(isnan(summary.mean));
    assert_int_equal(reach_simulation_comparison(simulation, 1, names[i], &comparison),
                     REACH_USAGE);
    assert_null(reach_simulation_values(simulation, 0, names[i], &n));
  }
  assert_int_equal(reach_simulation_summary(simulation, 2, "reach", &summary), REACH_USAGE);
  assert_int_equal(reach_simulation_comparison(simulation, 2, "reach", &comparison), REACH_USAGE);
  assert_null(reach_simulation_values(simulation, SIZE_MAX, "reach", &n));
  reach_simulation_close(simulation);
}

static void test_figures_are_listed_until_null(void **state) {
  (void)state;
  reach_simulation *simulation = played(1);
  const char *name, *unit;
  double value, nodes = 0;
  size_t n = 0;
  for (; (name = reach_simulation_figure(simulation, 0, n, &value, &unit)); n++) {
    assert_true(strlen(unit) > 0 && !isnan(value));
    if (!strcmp(name, "nodes")) nodes = value;
  }
  assert_true(n > 5 && nodes == 60);
  assert_non_null(reach_simulation_figure(simulation, 0, n - 1, NULL, NULL));
  reach_simulation_close(simulation);
}

static void test_json_is_what_the_program_prints(void **state) {
  (void)state;
  reach_simulation *simulation = played(2);
  json_t *ours = json_loads(reach_simulation_json(simulation), JSON_REJECT_DUPLICATES, NULL);
  program_run run = PROGRAM("run", "small.yaml", "--no-charts", "--quiet", "--json");
  json_t *theirs = json_loads(run.out, JSON_REJECT_DUPLICATES, NULL);
  assert_true(json_object_size(ours) > 5);
  json_object_del(ours, "seconds");
  json_object_del(theirs, "seconds");
  assert_true(json_equal(ours, theirs));
  json_decref(ours);
  json_decref(theirs);
  assert_program(run, 0, NULL);
  reach_simulation_close(simulation);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_the_version_is_that_of_the_header),
      cmocka_unit_test(test_measures_are_listed_with_unit_and_help),
      IN_SMALL(test_a_null_simulation_is_legal_everywhere),
      IN_SMALL(test_a_missing_file_is_a_message_of_a_simulation_that_can_be_closed),
      IN_SMALL(test_every_mistake_is_a_message_with_its_place),
      IN_SMALL(test_settings_are_those_of_the_program),
      IN_SMALL(test_wrong_settings_and_null_pointers_are_refused),
      IN_SMALL(test_a_scenario_tells_its_names_and_its_resolved_text),
      IN_SMALL(test_network_files_of_a_text_are_beside_its_name),
      IN_SMALL(test_what_is_read_is_one_story),
      IN_SMALL(test_a_comparison_is_with_the_baseline),
      IN_SMALL(test_unknown_measures_and_organizations_give_nothing),
      IN_SMALL(test_figures_are_listed_until_null),
      IN_SMALL(test_json_is_what_the_program_prints),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
