/* Result folders: locks, what may be overwritten, nothing half-written. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/digest.h"
#include "store/manifest.h"
#include "store/results.h"
#include "support/fabricated.h"
#include "support/scratch.h"
#include "support/support.h"

static const char scenario_text[] = "title: one\n";

static void assert_refused(int status, int expected, reach_report *report, const char *says) {
  assert_int_equal(status, expected);
  assert_int_equal(report->n_messages, 1);
  if (!strstr(report->message[0], says))
    fail_msg("'%s' does not say '%s'", report->message[0], says);
  reach_report_free(report);
}

/* Opens "results" and asks whether the scenario may go there. */
static int claim(const char *resolved, bool force, reach_report *report) {
  reach_folder folder;
  int status = reach_folder_open(&folder, "results", true, report);
  if (!status) status = reach_folder_claim(&folder, resolved, force, reach_results_names(), report);
  reach_folder_close(&folder);
  return status;
}

static void write_all(const fabricated *f, const char *resolved) {
  reach_report report = {0};
  reach_folder folder;
  assert_ok(reach_folder_open(&folder, "results", true, &report), &report);
  assert_ok(reach_results_write(&f->result, resolved, &folder, &report), &report);
  reach_manifest manifest = {.result = &f->result, .resolved = resolved, .n_threads = 2};
  assert_ok(reach_manifest_write(&manifest, &folder, &report), &report);
  reach_folder_close(&folder);
}

static void test_folders_are_made_with_their_parents(void **state) {
  (void)state;
  reach_report report = {0};
  reach_folder folder;
  assert_ok(reach_folder_open(&folder, "a//b/c/", true, &report), &report);
  assert_string_equal(folder.path, "a//b/c");
  assert_true(scratch_exists("a/b/c"));
  reach_folder_close(&folder);
  assert_false(scratch_exists("a/b/c")); /* nothing was published */
}

static void test_a_file_where_the_folder_should_be_is_refused(void **state) {
  (void)state;
  reach_report report = {0};
  scratch_write("results", "");
  assert_refused(claim(scenario_text, true, &report), REACH_CANNOT_WRITE, &report, "results");
  assert_file_is("results", "");
}

static void test_a_second_process_is_told_who_holds_the_folder(void **state) {
  (void)state;
  reach_report report = {0};
  reach_folder first, second;
  assert_ok(reach_folder_open(&first, "results", true, &report), &report);
  assert_refused(reach_folder_open(&second, "results", true, &report), REACH_IN_USE, &report,
                 "results: in use by another process");
  assert_true(scratch_exists("results"));
  reach_folder_close(&first);
  assert_ok(reach_folder_open(&second, "results", true, &report), &report);
  reach_folder_close(&second);
}

static void test_the_same_scenario_may_be_written_again(void **state) {
  (void)state;
  reach_report report = {0};
  fabricated f;
  fabricate(&f, 2, (const char *[]){"a", "b"});
  write_all(&f, scenario_text);
  char *before = scratch_read("results/replicates.csv");
  assert_ok(claim(scenario_text, false, &report), &report);
  assert_true(scratch_exists("results/manifest.json")); /* asking changes nothing */
  write_all(&f, scenario_text);
  assert_file_is("results/replicates.csv", before);
  free(before);
  fabricated_free(&f);
}

static void test_an_unfinished_folder_is_continued(void **state) {
  (void)state;
  reach_report report = {0};
  mkdir("results", 0777);
  scratch_write("results/scenario.yaml", scenario_text);
  scratch_write("results/.orgreach-summary.csv", "half a ro");
  assert_ok(claim(scenario_text, false, &report), &report);
  assert_false(scratch_exists("results/.orgreach-summary.csv"));
}

static void test_results_of_another_scenario_need_force(void **state) {
  (void)state;
  reach_report report = {0};
  fabricated f;
  fabricate(&f, 2, (const char *[]){"a", "b"});
  write_all(&f, scenario_text);
  assert_refused(claim("title: two\n", false, &report), REACH_USAGE, &report, "--force");
  assert_refused(claim("title: one\nx", false, &report), REACH_USAGE, &report, "another scenario");
  assert_ok(claim("title: two\n", true, &report), &report);
  fabricated_free(&f);
}

static void test_foreign_files_need_force_and_survive_it(void **state) {
  (void)state;
  reach_report report = {0};
  fabricated f;
  fabricate(&f, 1, (const char *[]){"a"});
  mkdir("results", 0777);
  scratch_write("results/thesis.txt", "years of work");
  assert_refused(claim(scenario_text, false, &report), REACH_USAGE, &report, "thesis.txt");
  assert_ok(claim(scenario_text, true, &report), &report);
  write_all(&f, scenario_text);
  assert_file_is("results/thesis.txt", "years of work");
  assert_true(scratch_exists("results/manifest.json"));
  fabricated_free(&f);
}

static void test_tables_of_earlier_results_do_not_stay_beside_new_ones(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 2, (const char *[]){"a", "b"});
  write_all(&f, scenario_text);
  assert_true(scratch_exists("results/comparison.csv"));
  fabricated_free(&f);
  fabricate(&f, 1, (const char *[]){"a"});
  f.result.n_days = 0;
  write_all(&f, "title: two\n");
  assert_false(scratch_exists("results/comparison.csv"));
  assert_false(scratch_exists("results/curve.csv"));
  assert_file_is("results/scenario.yaml", "title: two\n");
  fabricated_free(&f);
}

static void test_charts_of_another_scenario_go_and_foreign_files_stay(void **state) {
  (void)state;
  reach_report report = {0};
  reach_folder folder;
  fabricated f;
  fabricate(&f, 1, (const char *[]){"a"});
  write_all(&f, scenario_text);
  mkdir("results/charts", 0777);
  scratch_write("results/charts/reach.png", "old");
  scratch_write("results/charts/mine.png", "mine");
  for (int is_other = 0; is_other < 2; is_other++) {
    const char *resolved = is_other ? "title: two\n" : scenario_text;
    assert_ok(reach_folder_open(&folder, "results", true, &report), &report);
    folder.outdated = (const char *const[]){"charts/reach.png", "charts/none.png", NULL};
    assert_ok(reach_folder_claim(&folder, resolved, true, reach_results_names(), &report), &report);
    assert_ok(reach_results_write(&f.result, resolved, &folder, &report), &report);
    assert_int_equal(scratch_exists("results/charts/reach.png"), !is_other);
    /* drawn now, these are no longer outdated when the manifest comes */
    scratch_write("results/charts/reach.png", "new");
    reach_manifest manifest = {.result = &f.result, .resolved = resolved};
    assert_ok(reach_manifest_write(&manifest, &folder, &report), &report);
    reach_folder_close(&folder);
    assert_file_is("results/charts/reach.png", "new");
    assert_file_is("results/charts/mine.png", "mine");
  }
  fabricated_free(&f);
}

static void test_a_foreign_file_of_our_name_is_not_removed_unwritten(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 1, (const char *[]){"a"});
  mkdir("results", 0777);
  scratch_write("results/multiplier.csv", "mine");
  write_all(&f, scenario_text);
  assert_file_is("results/multiplier.csv", "mine");
  fabricated_free(&f);
}

static void test_links_and_folders_under_our_names_are_refused(void **state) {
  (void)state;
  reach_report report = {0};
  mkdir("results", 0777);
  scratch_write("victim", "mine");
  assert_int_equal(symlink("../victim", "results/summary.csv"), 0);
  assert_refused(claim(scenario_text, true, &report), REACH_CANNOT_WRITE, &report,
                 "results/summary.csv: is a symbolic link");
  unlink("results/summary.csv");
  mkdir("results/manifest.json", 0777);
  assert_refused(claim(scenario_text, true, &report), REACH_CANNOT_WRITE, &report,
                 "not a plain file");
  assert_file_is("victim", "mine");
}

static void test_a_file_that_cannot_grow_leaves_earlier_results_as_they_were(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 2, (const char *[]){"a", "b"});
  write_all(&f, scenario_text);
  size_t n_before = scratch_count("results");
  char *before = scratch_read("results/summary.csv");
  f.result.value[0] = 77;
  for (rlim_t limit = 0; limit < 1200; limit += 400) {
    /* in a child: a limit lowered here could not be raised again */
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
      reach_report report = {0};
      reach_folder folder;
      signal(SIGXFSZ, SIG_IGN);
      setrlimit(RLIMIT_FSIZE, &(struct rlimit){limit, limit});
      int status = reach_folder_open(&folder, "results", true, &report);
      if (!status) status = reach_results_write(&f.result, scenario_text, &folder, &report);
      reach_folder_close(&folder);
      reach_report_free(&report);
      _exit(status);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), REACH_CANNOT_WRITE);
    assert_int_equal(scratch_count("results"), n_before);
    assert_file_is("results/summary.csv", before);
  }
  free(before);
  fabricated_free(&f);
}

static void test_a_signal_stops_writing_and_changes_nothing(void **state) {
  (void)state;
  reach_report report = {0};
  reach_folder folder;
  fabricated f;
  fabricate(&f, 2, (const char *[]){"a", "b"});
  write_all(&f, scenario_text);
  char *before = scratch_read("results/manifest.json");
  volatile sig_atomic_t stop = SIGTERM;
  assert_ok(reach_folder_open(&folder, "results", true, &report), &report);
  folder.stop = &stop;
  assert_refused(reach_results_write(&f.result, scenario_text, &folder, &report),
                 REACH_INTERRUPTED + SIGTERM, &report, "stopped");
  reach_folder_close(&folder);
  assert_file_is("results/manifest.json", before);
  free(before);
  fabricated_free(&f);
}

static void test_sha_256_gives_the_published_digests(void **state) {
  (void)state;
  /* FIPS 180-4 examples */
  char hex[65];
  reach_digest_of("abc", 3, hex);
  assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  reach_digest_of("", 0, hex);
  assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void test_the_manifest_lists_every_file_with_its_digest(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 2, (const char *[]){"a", "b"});
  mkdir("results", 0777);
  mkdir("results/charts", 0777);
  scratch_write("results/charts/reach.svg", "abc");
  scratch_write("results/charts/.hidden", "abc");
  write_all(&f, scenario_text);
  char *text = scratch_read("results/manifest.json");
  json_t *manifest = json_loads(text, 0, NULL);
  assert_non_null(manifest);
  json_t *files = json_object_get(manifest, "files");
  assert_int_equal(json_array_size(files), 9); /* scenario, 7 tables, a chart */
  for (size_t i = 0; i < json_array_size(files); i++) {
    const char *name, *sum;
    json_int_t n_bytes;
    assert_int_equal(json_unpack(json_array_get(files, i), "{ss sI ss}", "name", &name, "bytes",
                                 &n_bytes, "sha256", &sum),
                     0);
    char path[128], hex[65];
    snprintf(path, sizeof path, "results/%s", name);
    char *content = scratch_read(path);
    assert_int_equal(strlen(content), n_bytes);
    reach_digest_of(content, strlen(content), hex);
    assert_string_equal(sum, hex);
    free(content);
  }
  assert_string_equal(json_string_value(json_object_get(manifest, "version")), ORGREACH_VERSION);
  json_decref(manifest);
  free(text);
  fabricated_free(&f);
}

static void test_a_new_file_never_replaces_another(void **state) {
  (void)state;
  reach_report report = {0};
  assert_ok(reach_file_write_new("start.yaml", "one", &report), &report);
  assert_refused(reach_file_write_new("start.yaml", "two", &report), REACH_USAGE, &report,
                 "start.yaml: is there already");
  assert_file_is("start.yaml", "one");
  assert_int_equal(symlink("nowhere", "link.yaml"), 0);
  assert_refused(reach_file_write_new("link.yaml", "two", &report), REACH_USAGE, &report,
                 "is there already");
  assert_refused(reach_file_write_new("no/such.yaml", "two", &report), REACH_CANNOT_WRITE, &report,
                 "no/such.yaml: cannot create it");
  assert_int_equal(scratch_count("."), 2);
}

static void test_charts_drawn_again_are_signed_again(void **state) {
  (void)state;
  reach_report report = {0};
  reach_folder folder;
  fabricated f;
  fabricate(&f, 2, (const char *[]){"a", "b"});
  f.scenario.organization[0].params.run_seed = UINT64_MAX;
  mkdir("results", 0777);
  mkdir("results/charts", 0777);
  scratch_write("results/charts/reach.svg", "abc");
  scratch_write("results/charts/gone.svg", "abc");
  write_all(&f, scenario_text);
  char *before = scratch_read("results/manifest.json");
  unlink("results/charts/gone.svg");
  assert_ok(reach_folder_open(&folder, "results", false, &report), &report);
  assert_ok(reach_manifest_refresh(&folder, &report), &report);
  char *without = scratch_read("results/manifest.json");
  assert_null(strstr(without, "gone.svg"));
  scratch_write("results/charts/gone.svg", "abc");
  assert_ok(reach_manifest_refresh(&folder, &report), &report);
  assert_file_is("results/manifest.json", before); /* and so all that is not of charts stays */
  scratch_write("results/charts/reach.svg", "abcd");
  assert_ok(reach_manifest_refresh(&folder, &report), &report);
  char *after = scratch_read("results/manifest.json");
  assert_int_equal(scratch_count("results"), 10); /* scenario, 7 tables, manifest, charts */
  /* printf abcd | sha256sum */
  assert_non_null(
      strstr(after, "88d4266fd4e6338d13b845fcf289579d209c897823b9217da3e161936f031589"));
  assert_true(strlen(after) == strlen(before));
  reach_folder_close(&folder);
  assert_true(scratch_exists("results/comparison.csv"));
  free(before);
  free(without);
  free(after);
  fabricated_free(&f);
}

static void test_only_a_whole_manifest_is_signed_again(void **state) {
  (void)state;
  reach_report report = {0};
  reach_folder folder;
  assert_int_equal(mkdir("results", 0777), 0);
  assert_ok(reach_folder_open(&folder, "results", false, &report), &report);
  assert_ok(reach_manifest_refresh(&folder, &report), &report); /* unfinished: none */
  assert_false(scratch_exists("results/manifest.json"));
  static const char *const damaged[] = {"", "{\"files\": [", "[]", "{}", "{\"files\": 7}"};
  for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
    scratch_write("results/manifest.json", damaged[i]);
    assert_refused(reach_manifest_refresh(&folder, &report), REACH_UNREADABLE, &report,
                   "results/manifest.json: is damaged");
    assert_file_is("results/manifest.json", damaged[i]);
  }
  reach_folder_close(&folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      IN_SCRATCH(test_folders_are_made_with_their_parents),
      IN_SCRATCH(test_a_file_where_the_folder_should_be_is_refused),
      IN_SCRATCH(test_a_second_process_is_told_who_holds_the_folder),
      IN_SCRATCH(test_the_same_scenario_may_be_written_again),
      IN_SCRATCH(test_an_unfinished_folder_is_continued),
      IN_SCRATCH(test_results_of_another_scenario_need_force),
      IN_SCRATCH(test_foreign_files_need_force_and_survive_it),
      IN_SCRATCH(test_tables_of_earlier_results_do_not_stay_beside_new_ones),
      IN_SCRATCH(test_charts_of_another_scenario_go_and_foreign_files_stay),
      IN_SCRATCH(test_a_foreign_file_of_our_name_is_not_removed_unwritten),
      IN_SCRATCH(test_links_and_folders_under_our_names_are_refused),
      IN_SCRATCH(test_a_file_that_cannot_grow_leaves_earlier_results_as_they_were),
      IN_SCRATCH(test_a_signal_stops_writing_and_changes_nothing),
      cmocka_unit_test(test_sha_256_gives_the_published_digests),
      IN_SCRATCH(test_the_manifest_lists_every_file_with_its_digest),
      IN_SCRATCH(test_a_new_file_never_replaces_another),
      IN_SCRATCH(test_only_a_whole_manifest_is_signed_again),
      IN_SCRATCH(test_charts_drawn_again_are_signed_again),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
