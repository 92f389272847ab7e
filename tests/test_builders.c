/* Builders of work ties: what cannot be built is refused with a message, and nothing hangs; files
 * become ties, departments and names. */
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scenario/scenario.h"
#include "support/support.h"
#include "world/cells.h"
#include "world/igraph_guard.h"
#include "world/network_file.h"
#include "world/numbering.h"
#include "world/switching.h"
#include "world/world.h"

static char path[] = "/tmp/orgreach-builders-XXXXXX";

static void write_file(const char *text) {
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  assert_true(fputs(text, file) >= 0);
  assert_int_equal(fclose(file), 0);
}

/* Reads the scenario and builds its world; the status and the first message. */
static int try_scenario(const char *text, reach_world *world, char message[600]) {
  reach_scenario scenario;
  reach_report report = {0};
  *world = (reach_world){0};
  int status = reach_scenario_read(text, strlen(text), "s.yaml", NULL, &scenario, &report);
  reach_world_options options = {.is_network = scenario.is_network, .is_probe = true};
  if (!status)
    status = reach_world_build(&scenario.organization[0].params, &options, world, &report);
  snprintf(message, 600, "%s", report.n_messages ? report.message[0] : "");
  reach_scenario_free(&scenario);
  reach_report_free(&report);
  return status;
}

static void test_what_cannot_be_built_is_refused(void **state) {
  (void)state;
  static const struct {
    const char *text, *words;
  } bad[] = {
      {"work_ties: {model: small-world, mean_degree: 5}", "mean_degree: 5: a ring"},
      {"work_ties: {model: small-world, mean_degree: 4.5}", "allowed even numbers from 0 to 498"},
      {"work_ties: {model: small-world, mean_degree: 500}", "mean_degree: 500: a ring"},
      {"work_ties: {model: small-world, mean_degree: 999}", "mean_degree: 999: a ring"},
      {"work_ties: {model: small-world, mean_degree: 1000}", "1000 colleagues are more than"},
      {"work_ties: {model: small-world, rewire: .nan}", "work_ties.rewire: "},
      {"work_ties: {model: small-world, rewire: 1.5}", "work_ties.rewire: 1.5"},
      {"work_ties: {model: small-world, rewire: -0.1}", "work_ties.rewire: -0.1"},
      {"work_ties: {model: scale-free, mean_degree: 3}", "mean_degree: 3: every newcomer"},
      {"work_ties: {model: scale-free, mean_degree: 1e5}", "100000 colleagues are more than"},
      {"work_ties: {model: scale-free, mean_degree: .inf}", "work_ties.mean_degree: "},
      {"work_ties: {model: random, mean_degree: 1000}", "1000 colleagues are more than"},
      {"work_ties: {model: random, mean_degree: -1}", "work_ties.mean_degree: -1"},
      {"work_ties: {model: random, silo: 0.5}", "work_ties.silo: unused"},
      {"work_ties: {model: degree-sequence, degrees_file: d, mean_degree: 3}",
       "work_ties.mean_degree: unused, since work_ties.degrees_file decides"},
      {"work_ties: {model: degree-sequence, degrees_file: d, degree_law: constant}",
       "work_ties.degree_law: unused, since work_ties.degrees_file decides"},
      {"work_ties: {model: degree-sequence, degree_law: zipf}", "work_ties.degree_law: zipf"},
      {"work_ties: {model: degree-sequence, degree_shape: 1}", "work_ties.degree_shape: 1"},
      {"work_ties: {model: degree-sequence, degree_cv: 0}", "work_ties.degree_cv: 0"},
      {"associates: {count: 40}\nwork_ties: {model: degree-sequence, mean_degree: 10, degree_cv: "
       "10}",
       "no network has these numbers of ties"},
      {"work_ties: {model: hierarchy, span: 0}", "work_ties.span: 0"},
      {"work_ties: {model: hierarchy, informal: 1000}", "work_ties.informal: 1000 colleagues"},
      {"work_ties: {model: hierarchy, span: 999, silo: 1}", "work_ties.silo: 16 ties"},
      {"work_ties: {model: hierarchy, departments: 3}", "work_ties.departments: unused"},
      {"work_ties: {model: departments, silo: 1, department_size_cv: 0, departments: 100}",
       "work_ties.silo: 18 ties to one's own department are wanted, but on average it has only 9"},
      {"work_ties: {model: departments, department_size_cv: -1}", "department_size_cv: -1"},
      {"cascade: {seed_choice: department, seed_department: 10}\nwork_ties: {model: hierarchy}",
       "named 0 to 9"},
  };
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    reach_world world;
    char message[600];
    int status = try_scenario(bad[i].text, &world, message);
    if (status != REACH_INVALID || !strstr(message, bad[i].words))
      fail_msg("%s\n  status %d: %s\n  wanted: %s", bad[i].text, status, message, bad[i].words);
    reach_world_free(&world);
  }
}

static void test_the_smallest_companies_are_built(void **state) {
  (void)state;
  static const char *const models[] = {"departments", "hierarchy", "small-world",
                                       "scale-free",  "random",    "degree-sequence"};
  for (size_t m = 0; m < sizeof models / sizeof *models; m++)
    for (int n = 1; n <= 3; n++) {
      char text[300], message[600];
      bool is_tree = !strcmp(models[m], "hierarchy");
      snprintf(text, sizeof text, "associates: {count: %d}\nwork_ties: {model: %s, %s: 0}", n,
               models[m], is_tree ? "informal" : "mean_degree");
      reach_world world;
      int status = try_scenario(text, &world, message);
      if (status) fail_msg("%s\n  status %d: %s", text, status, message);
      assert_int_equal(world.network[0].n_people, n);
      assert_int_equal(world.network[0].n_arcs, is_tree ? 2 * (n - 1) : 0);
      reach_world_free(&world);
    }
}

static void check_degrees(const char *degrees, int n, int status, const char *words) {
  char text[300], message[600];
  write_file(degrees);
  snprintf(text, sizeof text,
           "associates: {count: %d}\nwork_ties: {model: degree-sequence, "
           "degrees_file: %s}",
           n, path);
  reach_world world;
  int got = try_scenario(text, &world, message);
  if (got != status || !strstr(message, words))
    fail_msg("%s\n  status %d: %s\n  wanted: %s", degrees, got, message, words);
  if (!got)
    for (int u = 0; u < n; u++)
      assert_int_equal(reach_ties_degree(&world.network[0], (uint32_t)u), degrees[2 * u] - '0');
  reach_world_free(&world);
}

static void test_degrees_from_a_file_are_met_exactly(void **state) {
  (void)state;
  check_degrees("3\n1\n1\n1\n", 4, 0, "");
  check_degrees("4\n3\n3\n2\n2\n2\n0\n", 7, 0, "");
  check_degrees("0\n0\n", 2, 0, "");
  check_degrees("4\n4\n4\n4\n4\n", 5, 0, "");
  check_degrees("1\n1\n1\n", 3, REACH_INVALID, "no network has these");
  check_degrees("3\n3\n1\n1\n", 4, REACH_INVALID, "no network has these");
  check_degrees("1\n1\n", 3, REACH_UNREADABLE, "2 numbers of ties for 3 people");
  check_degrees("1\n1\n1\n", 2, REACH_UNREADABLE, "3 numbers of ties for 2 people");
  check_degrees("1\n2\n", 2, REACH_UNREADABLE, ":2:1: 2 ties are more than");
  check_degrees("1\n-1\n", 2, REACH_UNREADABLE, ":2:1: -1: not a number of ties");
  check_degrees("1 1\n", 2, REACH_UNREADABLE, ":1:1: expected one number a line");
  check_degrees("", 2, REACH_UNREADABLE, "0 numbers of ties");
}

static void test_an_org_chart_brings_ties_departments_and_names(void **state) {
  (void)state;
  write_file("\xef\xbb\xbfname,department , id,manager\r\n"
             "x,lab,Eve,\"A, \"\"B\"\"\"\r\n\r\n"
             "x,sales,\"A, \"\"B\"\"\",\r\n"
             "x,lab,Bob,Eve\r\n");
  reach_built built = {0};
  reach_report report = {0};
  const reach_reading how = {.rule = {.is_directed = true}};
  assert_ok(reach_network_file(path, REACH_FORMAT_ORG_CHART, how, &built, &report), &report);
  assert_int_equal(built.ties.n_people, 3);
  assert_int_equal(built.ties.n_arcs, 2);
  assert_int_equal(built.ties.target[built.ties.first[1]], 0); /* a manager tells those below */
  assert_int_equal(built.ties.target[built.ties.first[0]], 2);
  assert_string_equal(built.name[1], "A, \"B\"");
  assert_string_equal(built.departments.name[0], "lab");
  assert_int_equal(built.departments.department[1], 1);
  assert_int_equal(built.departments.department[2], 0);
  reach_built_free(&built);
}

static void test_words_are_numbered_by_first_appearance(void **state) {
  (void)state;
  char *words[] = {"b", "a", "b", "", "a", "c", "", "b"};
  static const uint32_t expected[] = {0, 1, 0, 2, 1, 3, 2, 0};
  reach_numbering numbering;
  reach_report report = {0};
  assert_ok(reach_numbering_init(words, 8, &numbering, &report), &report);
  assert_int_equal(numbering.n, 4);
  for (int i = 0; i < 8; i++) assert_int_equal(numbering.number[i], expected[i]);
  assert_string_equal(numbering.word[3], "c");
  assert_int_equal(numbering.first[3], 5);
  reach_numbering_free(&numbering);
  assert_true(reach_words_only_number((char *[]){"0", "1", "2"}, 3));
  assert_true(reach_words_only_number((char *[]){"1", "2"}, 2));
  assert_true(reach_words_only_number((char *[]){"n0", "n1"}, 2));
  assert_false(reach_words_only_number((char *[]){"1", "0"}, 2));
  assert_false(reach_words_only_number((char *[]){"0", "01"}, 2));
}

static void test_cells_of_csv(void **state) {
  (void)state;
  write_file("a,b\n\"x\ny\" , z z \r\n,\"\"\n1,2");
  reach_cells cells;
  reach_report report = {0};
  static const char *const expected[][2] = {{"x\ny", "z z"}, {"", ""}, {"1", "2"}};
  static const uint64_t line[] = {2, 4, 5};
  assert_ok(reach_cells_open(path, &cells, &report), &report);
  bool more = true;
  for (int i = 0; i < 3; i++) {
    assert_ok(reach_cells_next(&cells, &more, &report), &report);
    assert_true(more);
    assert_string_equal(cells.cell[0], expected[i][0]);
    assert_string_equal(cells.cell[1], expected[i][1]);
    assert_int_equal(cells.line, line[i]);
  }
  assert_ok(reach_cells_next(&cells, &more, &report), &report);
  assert_false(more);
  reach_cells_close(&cells);
}

static volatile sig_atomic_t stop_mark;

static int draw_after_a_stop(void *ties, reach_igraph_guard *guard, reach_report *report) {
  (void)guard;
  static const uint32_t degree[] = {2, 2, 2, 2};
  stop_mark = SIGTERM;
  return reach_switching_draw(4, degree, ties, report);
}

static void test_a_stop_ends_the_switching_of_ties(void **state) {
  (void)state;
  reach_report report = {0};
  reach_ties ties = {0};
  reach_stream stream = reach_stream_open(1, 0, 0, 0);
  stop_mark = 0;
  int status = reach_igraph_run(draw_after_a_stop, &ties, stream, &stop_mark, &report);
  assert_int_equal(status, REACH_INTERRUPTED + SIGTERM);
  assert_int_equal(report.n_messages, 1);
  reach_ties_free(&ties);
  reach_report_free(&report);
}

static int make_path(void **state) {
  (void)state;
  int file = mkstemp(path);
  return file < 0 ? -1 : close(file);
}

static int remove_path(void **state) {
  (void)state;
  return unlink(path);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_what_cannot_be_built_is_refused),
      cmocka_unit_test(test_the_smallest_companies_are_built),
      cmocka_unit_test(test_degrees_from_a_file_are_met_exactly),
      cmocka_unit_test(test_a_stop_ends_the_switching_of_ties),
      cmocka_unit_test(test_an_org_chart_brings_ties_departments_and_names),
      cmocka_unit_test(test_words_are_numbered_by_first_appearance),
      cmocka_unit_test(test_cells_of_csv),
  };
  return cmocka_run_group_tests(tests, make_path, remove_path);
}
