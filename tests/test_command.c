/* The program as a user meets it: exit codes, messages, what it leaves in a folder. */
#include <jansson.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "store/folder.h"
#include "support/program.h"
#include "support/scratch.h"
#include "support/support.h"

static const char scenario[] = "title: A small company\n"
                               "run: {seed: 7, replicates: 20, days: 5}\n"
                               "associates: {count: 40, contacts: {mean: 20}}\n"
                               "market: {people: 5000, segments: 5}\n"
                               "organizations:\n"
                               "  traditional: {participation: 1.0, channels: [conversation]}\n"
                               "  social: {participation: 0.2, channels: [feed]}\n";

static int enter(void **state) {
  *state = scratch_enter();
  scratch_write("small.yaml", scenario);
  return 0;
}

#define RUN(...) PROGRAM("run", "small.yaml", "--no-charts", "--quiet", __VA_ARGS__)

static void test_help_and_version_are_answers(void **state) {
  (void)state;
  program_run help = PROGRAM("--help");
  assert_non_null(strstr(help.out, "  run "));
  assert_non_null(strstr(help.out, "  plot "));
  assert_program(help, 0, NULL);
  help = PROGRAM("run", "--help");
  assert_non_null(strstr(help.out, "--replicates"));
  assert_string_equal(help.err, "");
  assert_program(help, 0, NULL);
  program_run version = PROGRAM("--version");
  assert_string_equal(version.out, "orgreach " ORGREACH_VERSION "\n");
  assert_program(version, 0, NULL);
}

static void test_a_wrong_command_line_is_exit_2_and_one_line(void **state) {
  (void)state;
  assert_program(program((const char *const[]){NULL}), 2, "Usage: orgreach");
  static const struct {
    const char *words[6];
    const char *says;
  } cases[] = {
      {{"runn"}, "did you mean run?"},
      {{"--run"}, "unknown command"},
      {{"run"}, "SCENARIO is missing"},
      {{"run", "a.yaml", "b.yaml"}, "one word too many: b.yaml"},
      {{"run", "small.yaml", "--froce"}, "did you mean --force?"},
      {{"run", "small.yaml", "-x"}, "unknown option -x"},
      {{"run", "small.yaml", "-o"}, "-o needs a value"},
      {{"run", "small.yaml", "-o", ""}, "name of a folder"},
      {{"run", "small.yaml", "--json=yes"}, "takes no value"},
      {{"run", "small.yaml", "-j", "0"}, "1 to 1024"},
      {{"run", "small.yaml", "-j", "two"}, "1 to 1024"},
      {{"run", "small.yaml", "-j", "2x"}, "1 to 1024"},
      {{"run", "small.yaml", "-j", "-1"}, "1 to 1024"},
      {{"run", "small.yaml", "--color", "red"}, "always, never or auto"},
      {{"explain", "reahc"}, "did you mean reach?"},
      {{"check", "small.yaml", "--json"}, "unknown option --json"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    program_run run = program(cases[i].words);
    if (program_lines(run.err) != 1) fail_msg("case %zu says: %s", i, run.err);
    assert_true(!strncmp(run.err, "orgreach: ", 10));
    assert_program(run, 2, cases[i].says);
  }
  assert_false(scratch_exists("out"));
}

static void test_a_missing_scenario_is_exit_4(void **state) {
  (void)state;
  assert_program(PROGRAM("run", "nowhere.yaml"), 4, "nowhere.yaml");
  assert_program(PROGRAM("check", "."), 4, NULL);
  assert_program(PROGRAM("plot", "nowhere"), 4, "nowhere");
}

static void test_a_wrong_setting_is_exit_3(void **state) {
  (void)state;
  assert_program(RUN("--set", "feed.atention=0.3"), 3, "feed.attention");
  assert_program(RUN("--seed", "x"), 3, "seed");
  assert_program(RUN("--replicates", "0"), 3, "replicates");
  assert_false(scratch_exists("out"));
}

static void test_check_names_every_mistake_with_its_place(void **state) {
  (void)state;
  scratch_write("bad.yaml", "run: {seeds: 7, days: -1}\nmarket: {people: many}\n");
  program_run run = PROGRAM("check", "bad.yaml");
  assert_int_equal(program_lines(run.err), 3);
  assert_non_null(strstr(run.err, "bad.yaml:1:"));
  assert_non_null(strstr(run.err, "bad.yaml:2:"));
  assert_string_equal(run.out, "");
  assert_program(run, 3, "did you mean run.seed?");
  run = PROGRAM("check", "small.yaml");
  assert_string_equal(run.out,
                      "small.yaml: valid: 2 organizations (traditional = baseline, social); 5 "
                      "days, 20 replicates, seed 7\n");
  assert_program(run, 0, NULL);
}

static void test_a_run_leaves_a_finished_folder(void **state) {
  (void)state;
  assert_program(RUN("-o", "bare"), 0, NULL);
  assert_program(PROGRAM("plot", "bare"), 4, "bare: no charts were drawn in it");
  program_run run = PROGRAM("run", "small.yaml", "--no-charts");
  assert_non_null(strstr(run.out, "as many people as traditional"));
  assert_non_null(strstr(run.out, "Results: out/small\n"));
  assert_null(strchr(run.out, '\x1b'));
  assert_string_equal(run.err, "");
  assert_program(run, 0, NULL);
  static const char *const files[] = {
      "summary.csv",  "comparison.csv",        "replicates.csv",     "curve.csv",
      "hops.csv",     "frequency.csv",         "scenario.yaml",      "structure.csv",
      "planner.csv",  "planner_frequency.csv", "internal_reach.csv", "assumptions.csv",
      "report.json",  "report.html",           "manifest.json"};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    char path[64];
    snprintf(path, sizeof path, "out/small/%s", files[i]);
    assert_true(scratch_exists(path));
  }
  assert_int_equal(scratch_count("out/small"), sizeof files / sizeof *files);
}

static void test_json_is_one_object_on_stdout(void **state) {
  (void)state;
  program_run run = RUN("--json", "--replicates", "30", "--seed", "9");
  json_t *object = json_loads(run.out, JSON_REJECT_DUPLICATES, NULL);
  assert_non_null(object);
  const char *name;
  json_int_t seed, replicates;
  assert_int_equal(json_unpack(object, "{ss sI sI}", "scenario", &name, "seed", &seed, "replicates",
                               &replicates),
                   0);
  assert_string_equal(name, "small");
  assert_true(seed == 9 && replicates == 30);
  json_decref(object);
  assert_program(run, 0, NULL);
}

static void test_running_again_gives_the_same_bytes(void **state) {
  (void)state;
  assert_program(RUN("-j", "1"), 0, NULL);
  char *before = scratch_read("out/small/replicates.csv");
  assert_int_equal(unlink("out/small/manifest.json"), 0);
  assert_int_equal(unlink("out/small/summary.csv"), 0);
  assert_program(RUN("-j", "2"), 0, NULL);
  assert_file_is("out/small/replicates.csv", before);
  assert_true(scratch_exists("out/small/summary.csv"));
  assert_true(scratch_exists("out/small/manifest.json"));
  free(before);
}

static void test_results_of_another_scenario_are_kept_without_force(void **state) {
  (void)state;
  assert_program(RUN("-o", "results"), 0, NULL);
  char *before = scratch_read("results/summary.csv");
  assert_program(RUN("-o", "results", "--seed", "8"), 2, "--force");
  assert_file_is("results/summary.csv", before);
  assert_true(scratch_exists("results/manifest.json"));
  scratch_write("results/notes.txt", "mine");
  assert_program(RUN("-o", "results", "--seed", "8", "--force"), 0, NULL);
  assert_file_is("results/notes.txt", "mine");
  char *after = scratch_read("results/summary.csv");
  assert_string_not_equal(before, after);
  free(before);
  free(after);
  assert_program(RUN("-o", "."), 2, "not Orgreach results");
}

static void test_a_folder_in_use_is_exit_8(void **state) {
  (void)state;
  reach_report report = {0};
  reach_folder folder;
  assert_ok(reach_folder_open(&folder, "out/small", true, &report), &report);
  assert_program(RUN("-j", "1"), 8, "out/small");
  assert_program(PROGRAM("plot", "out/small"), 8, "out/small");
  reach_folder_close(&folder);
  assert_program(RUN("-j", "1"), 0, NULL);
}

static void test_a_full_disk_is_exit_7(void **state) {
  (void)state;
  assert_program(program_in_shell("\"$ORGREACH\" explain >/dev/full"), 7, "standard output");
  assert_program(program_in_shell("\"$ORGREACH\" --help >/dev/full"), 7, "standard output");
  assert_program(program_in_shell("\"$ORGREACH\" init - >/dev/full"), 7, "standard output");
  assert_program(
      program_in_shell("\"$ORGREACH\" run small.yaml --no-charts --quiet --json >/dev/full"), 7,
      "standard output");
  program_run run = program_in_shell("\"$ORGREACH\" explain | head -n 1");
  assert_program(run, 0, NULL);
  run = program_in_shell("\"$ORGREACH\" explain 2>&1 >/dev/full | grep -c standard >&2");
  assert_program(run, 0, "1");
  run =
      program_in_shell("ulimit -f 1; \"$ORGREACH\" run small.yaml --no-charts --quiet -o limited");
  assert_int_equal(program_lines(run.err), 1);
  assert_program(run, 7, "limited/");
  assert_false(scratch_exists("limited")); /* made for this run, left empty by it */
}

static void test_closed_descriptors_harm_no_result(void **state) {
  (void)state;
  assert_program(RUN("-o", "open"), 0, NULL);
  char *before = scratch_read("open/replicates.csv");
  assert_program(
      program_in_shell("\"$ORGREACH\" run small.yaml --no-charts -o closed <&- >&- 2>&-"), 7, NULL);
  assert_file_is("closed/replicates.csv", before);
  assert_program(program_in_shell("\"$ORGREACH\" run small.yaml --no-charts -o quiet <&- 2>&-"), 0,
                 NULL);
  assert_file_is("quiet/replicates.csv", before);
  free(before);
}

static void test_links_in_the_folder_are_not_followed(void **state) {
  (void)state;
  assert_int_equal(mkdir("results", 0777), 0);
  scratch_write("victim", "mine");
  assert_int_equal(symlink("../victim", "results/summary.csv"), 0);
  assert_program(RUN("-o", "results", "--force"), 7, "results/summary.csv: is a symbolic link");
  assert_file_is("victim", "mine");
}

static void pause_for(double seconds) {
  struct timespec time = {(time_t)seconds, (long)((seconds - (double)(time_t)seconds) * 1e9)};
  nanosleep(&time, NULL);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* A run of minutes that gets a signal. Where the machine is so busy that the program had not
 * begun to look for one, it waits longer the next time. */
static program_run stopped_by(int signal_number) {
  static const char *const words[] = {"run",
                                      "small.yaml",
                                      "--no-charts",
                                      "--quiet",
                                      "--force",
                                      "-o",
                                      "results",
                                      "--replicates",
                                      "200000",
                                      "--set",
                                      "associates.count=4000",
                                      NULL};
  const double longest_wait = 20, longest_end = 30; /* a second is promised, on an idle machine */
  for (double wait = 0.3;; wait *= 2) {
    pid_t process = program_start(words);
    pause_for(wait);
    double sent = now();
    assert_int_equal(kill(process, signal_number), 0);
    program_run run = program_wait(process);
    double seconds = now() - sent;
    bool has_begun = run.status != 128 + signal_number || *run.err;
    if (has_begun && seconds > longest_end) fail_msg("stopped after %.1f s", seconds);
    if (has_begun || wait > longest_wait) return run;
    program_run_free(&run);
  }
}

static void test_a_signal_ends_the_work_and_changes_nothing(void **state) {
  (void)state;
  static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
  assert_program(RUN("-o", "results"), 0, NULL);
  char *before = scratch_read("results/manifest.json");
  int n_files = (int)scratch_count("results");
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
    program_run run = stopped_by(signals[i]);
    assert_int_equal(program_lines(run.err), 1);
    assert_string_equal(run.out, "");
    assert_program(run, 128 + signals[i], "stopped by");
    assert_file_is("results/manifest.json", before);
    assert_int_equal(scratch_count("results"), n_files);
  }
  free(before);
}

static void test_init_writes_a_scenario_that_plays_and_overwrites_nothing(void **state) {
  (void)state;
  assert_program(PROGRAM("init"), 0, NULL);
  assert_program(PROGRAM("check", "scenario.yaml"), 0, NULL);
  assert_program(
      PROGRAM("run", "scenario.yaml", "--replicates", "3", "--no-charts", "--quiet", "-o", "first"),
      0, NULL);
  scratch_write("mine.yaml", "mine");
  assert_program(PROGRAM("init", "mine"), 2, "mine.yaml: is there already");
  assert_program(PROGRAM("init", "mine.yaml"), 2, "mine.yaml: is there already");
  assert_file_is("mine.yaml", "mine");
  program_run run = PROGRAM("init", "-");
  assert_file_is("scenario.yaml", run.out);
  assert_program(run, 0, NULL);
}

static void test_explain_knows_parameters_and_measures(void **state) {
  (void)state;
  program_run run = PROGRAM("explain", "feed.attention");
  assert_non_null(strstr(run.out, "Bernstein"));
  assert_program(run, 0, NULL);
  run = PROGRAM("explain", "accurate_reach");
  assert_non_null(strstr(run.out, "intact"));
  assert_program(run, 0, NULL);
  run = PROGRAM("explain");
  assert_non_null(strstr(run.out, "market.people"));
  assert_non_null(strstr(run.out, "days_to_baseline"));
  assert_program(run, 0, NULL);
}

static void test_color_is_for_those_who_ask(void **state) {
  (void)state;
  program_run run = RUN("--color", "always");
  assert_non_null(strstr(run.out, "\x1b[1m"));
  assert_program(run, 0, NULL);
  run = RUN("--color=never");
  assert_null(strchr(run.out, '\x1b'));
  assert_program(run, 0, NULL);
}

static void test_the_default_folder_stays_inside_out(void **state) {
  (void)state;
  scratch_write("...yaml", scenario);
  assert_program(PROGRAM("run", "...yaml", "--no-charts", "--quiet"), 0, NULL);
  assert_false(scratch_exists("summary.csv"));
  assert_int_equal(scratch_count("out"), 1);
}

static void test_charts_of_another_scenario_do_not_stay(void **state) {
  (void)state;
  assert_program(RUN("-o", "results"), 0, NULL);
  assert_int_equal(mkdir("results/charts", 0777), 0);
  scratch_write("results/charts/multiplier.png", "old");
  scratch_write("results/charts/mine.png", "mine");
  assert_program(RUN("-o", "results"), 0, NULL);
  assert_true(scratch_exists("results/charts/multiplier.png")); /* of the same scenario */
  assert_program(RUN("-o", "results", "--seed", "8", "--force"), 0, NULL);
  assert_false(scratch_exists("results/charts/multiplier.png"));
  assert_file_is("results/charts/mine.png", "mine");
  char *manifest = scratch_read("results/manifest.json");
  assert_null(strstr(manifest, "multiplier.png"));
  free(manifest);
}

static void test_what_is_too_big_leaves_no_folder(void **state) {
  (void)state;
  assert_program(RUN("--set", "run.replicates=1000000000", "-o", "a/b"), 5, "GiB");
  assert_program(RUN("--set", "run.replicates=1000000000"), 5, "GiB");
  assert_false(scratch_exists("a"));
  assert_false(scratch_exists("out"));
}

static void test_linked_charts_are_refused_before_any_work(void **state) {
  (void)state;
  assert_int_equal(mkdir("results", 0777), 0);
  assert_int_equal(mkdir("elsewhere", 0777), 0);
  assert_int_equal(symlink("../elsewhere", "results/charts"), 0);
  assert_program(RUN("-o", "results", "--force"), 7, "results/charts: is a symbolic link");
  assert_int_equal(scratch_count("results"), 1);
  assert_int_equal(unlink("results/charts"), 0);
  assert_int_equal(mkdir("results/charts", 0777), 0);
  scratch_write("victim", "mine");
  assert_int_equal(symlink("../../victim", "results/charts/multiplier.svg"), 0);
  assert_program(RUN("-o", "results", "--force"), 7, "charts/multiplier.svg: is a symbolic link");
  assert_int_equal(scratch_count("results"), 1);
  assert_file_is("victim", "mine");
}

static void test_a_scenario_is_never_replaced_by_its_results(void **state) {
  (void)state;
  assert_program(PROGRAM("init"), 0, NULL);
  char *before = scratch_read("scenario.yaml");
  assert_program(PROGRAM("run", "scenario.yaml", "-o", ".", "--force", "--quiet"), 2,
                 "./scenario.yaml: is read by this run");
  assert_program(PROGRAM("run", "scenario.yaml", "-o", ".", "--quiet"), 2,
                 "another folder with -o");
  scratch_write("derived.yaml", "extends: scenario.yaml\nrun: {replicates: 2}\n");
  assert_program(PROGRAM("run", "derived.yaml", "-o", ".", "--quiet"), 2,
                 "scenario.yaml: is read by this run");
  assert_program(PROGRAM("run", "derived.yaml", "-o", ".", "--force", "--quiet"), 2,
                 "scenario.yaml: is read by this run");
  assert_file_is("scenario.yaml", before);
  assert_false(scratch_exists("summary.csv"));
  free(before);
}

static void test_results_can_be_played_again_from_their_own_scenario(void **state) {
  (void)state;
  assert_program(RUN("-o", "results"), 0, NULL);
  char *before = scratch_read("results/replicates.csv");
  assert_program(PROGRAM("run", "results/scenario.yaml", "-o", "results", "--no-charts"), 0, NULL);
  assert_file_is("results/replicates.csv", before);
  assert_program(PROGRAM("run", "results/scenario.yaml", "-o", "results", "--no-charts", "--seed",
                         "3", "--force"),
                 2, "results/scenario.yaml: is read by this run");
  free(before);
}

static void test_a_network_file_is_never_replaced_by_results(void **state) {
  (void)state;
  assert_int_equal(mkdir("results", 0777), 0);
  scratch_write("results/hops.csv", "0 1\n1 2\n");
  scratch_write("net.yaml", "network: {file: results/hops.csv}\n"
                            "cascade: {probability: 0.5, seed_set: [0]}\nrun: {replicates: 3}\n");
  assert_program(PROGRAM("run", "net.yaml", "-o", "results", "--force", "--quiet"), 2,
                 "results/hops.csv: is read by this run");
  assert_file_is("results/hops.csv", "0 1\n1 2\n");
  assert_program(PROGRAM("run", "net.yaml", "-o", "other", "--no-charts", "--quiet"), 0, NULL);
}

static void test_results_of_a_network_file_that_changed_are_kept_without_force(void **state) {
  (void)state;
  scratch_write("ring.edges", "0 1\n1 2\n2 0\n");
  scratch_write("net.yaml", "network: {file: ring.edges}\n"
                            "cascade: {probability: 0.5, seed_set: [0]}\nrun: {replicates: 3}\n");
  assert_program(PROGRAM("run", "net.yaml", "-o", "results", "--no-charts"), 0, NULL);
  char *manifest = scratch_read("results/manifest.json"), *path = realpath("ring.edges", NULL);
  json_t *object = json_loads(manifest, 0, NULL);
  const char *name, *sum;
  json_int_t n_bytes;
  assert_int_equal(json_unpack(object, "{s[{ss sI ss}]}", "inputs", "name", &name, "bytes",
                               &n_bytes, "sha256", &sum),
                   0);
  assert_string_equal(name, path);
  assert_int_equal(n_bytes, 12);
  /* printf '0 1\n1 2\n2 0\n' | sha256sum */
  assert_string_equal(sum, "b2d516ac2fbfdf330a3807ea2448b0f4c0e9f82abd7a9eefdb1522aa364ec48e");
  json_decref(object);
  assert_program(PROGRAM("run", "net.yaml", "-o", "results", "--no-charts"), 0, NULL);
  char *before = scratch_read("results/manifest.json");
  assert_int_equal(mkdir("results/charts", 0777), 0);
  scratch_write("results/charts/multiplier.png", "old");
  scratch_write("ring.edges", "0 1\n1 2\n2 3\n");
  program_run run = PROGRAM("run", "net.yaml", "-o", "results", "--no-charts");
  assert_non_null(strstr(run.err, path));
  assert_program(run, 2, "--force");
  assert_file_is("results/manifest.json", before);
  assert_program(PROGRAM("run", "net.yaml", "-o", "results", "--no-charts", "--force"), 0, NULL);
  assert_false(scratch_exists("results/charts/multiplier.png"));
  assert_int_equal(unlink("ring.edges"), 0);
  assert_program(PROGRAM("run", "net.yaml", "-o", "results", "--no-charts"), 4, "ring.edges");
  free(manifest);
  free(before);
  free(path);
}

static void test_init_takes_both_endings_and_no_odd_names(void **state) {
  (void)state;
  assert_program(PROGRAM("init", "one.yml"), 0, NULL);
  assert_true(scratch_exists("one.yml"));
  assert_false(scratch_exists("one.yml.yaml"));
  assert_program(PROGRAM("init", "two.yaml"), 0, NULL);
  assert_true(scratch_exists("two.yaml"));
  assert_program(PROGRAM("check", "one.yml"), 0, NULL);
  assert_int_equal(mkdir("sub", 0777), 0);
  size_t n_before = scratch_count(".");
  static const char *const nameless[] = {".yaml", ".yml", "sub/", "sub/.yaml"};
  for (size_t i = 0; i < sizeof nameless / sizeof *nameless; i++)
    assert_program(PROGRAM("init", nameless[i]), 2, "such as brand.yaml");
  assert_program(PROGRAM("init", "--", "-x"), 2, "write ./-x");
  assert_int_equal(scratch_count("."), n_before);
  assert_int_equal(scratch_count("sub"), 0);
  assert_program(PROGRAM("init", "./-x"), 0, NULL);
  assert_program(PROGRAM("check", "./-x.yaml"), 0, NULL);
}

#define IN_SMALL(test) cmocka_unit_test_setup_teardown(test, enter, scratch_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      IN_SMALL(test_help_and_version_are_answers),
      IN_SMALL(test_a_wrong_command_line_is_exit_2_and_one_line),
      IN_SMALL(test_a_missing_scenario_is_exit_4),
      IN_SMALL(test_a_wrong_setting_is_exit_3),
      IN_SMALL(test_check_names_every_mistake_with_its_place),
      IN_SMALL(test_a_run_leaves_a_finished_folder),
      IN_SMALL(test_json_is_one_object_on_stdout),
      IN_SMALL(test_running_again_gives_the_same_bytes),
      IN_SMALL(test_results_of_another_scenario_are_kept_without_force),
      IN_SMALL(test_a_folder_in_use_is_exit_8),
      IN_SMALL(test_a_full_disk_is_exit_7),
      IN_SMALL(test_closed_descriptors_harm_no_result),
      IN_SMALL(test_links_in_the_folder_are_not_followed),
      IN_SMALL(test_a_signal_ends_the_work_and_changes_nothing),
      IN_SMALL(test_init_writes_a_scenario_that_plays_and_overwrites_nothing),
      IN_SMALL(test_explain_knows_parameters_and_measures),
      IN_SMALL(test_color_is_for_those_who_ask),
      IN_SMALL(test_the_default_folder_stays_inside_out),
      IN_SMALL(test_init_takes_both_endings_and_no_odd_names),
      IN_SMALL(test_results_of_a_network_file_that_changed_are_kept_without_force),
      IN_SMALL(test_a_network_file_is_never_replaced_by_results),
      IN_SMALL(test_results_can_be_played_again_from_their_own_scenario),
      IN_SMALL(test_a_scenario_is_never_replaced_by_its_results),
      IN_SMALL(test_linked_charts_are_refused_before_any_work),
      IN_SMALL(test_what_is_too_big_leaves_no_folder),
      IN_SMALL(test_charts_of_another_scenario_do_not_stay),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
