/* Scenario files on disk: extends, file names, and things that are not files. */
#include "support/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scenario/scenario.h"

static char folder[] = "/tmp/reach_extends_XXXXXX";

static const char *in_folder(const char *name) {
  static _Thread_local char path[200];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  return path;
}

static void put(const char *name, const char *text) {
  FILE *file = fopen(in_folder(name), "w");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
}

static int load(const char *name, reach_scenario *scenario, reach_report *report) {
  *report = (reach_report){0};
  return reach_scenario_load(in_folder(name), NULL, scenario, report);
}

static void assert_load_refused(const char *name, int status, const char *words) {
  reach_scenario scenario;
  reach_report report;
  assert_int_equal(load(name, &scenario, &report), status);
  assert_int_equal(report.n_messages, 1);
  if (!strstr(report.message[0], words)) fail_msg("'%s' lacks '%s'", report.message[0], words);
  reach_report_free(&report);
}

static int make_folder(void **state) {
  (void)state;
  return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state) {
  (void)state;
  char command[300];
  snprintf(command, sizeof command, "rm -rf '%s'", folder);
  return system(command);
}

static void test_maps_merge_and_lists_replace(void **state) {
  (void)state;
  put("base.yaml", "title: base\nmarket: {people: 5000, locality: 0.2}\n"
                   "cascade: {seed_set: [1, 2, 3]}\n"
                   "organizations:\n  a: {participation: 0.2, trust: {sincerity: 0.1}}\n  b: {}\n");
  put("child.yaml", "extends: base.yaml\ntitle: child\nmarket: {people: 6000}\n"
                    "cascade: {seed_set: [7]}\n"
                    "organizations:\n  new: {}\n  a: {participation: 0.4}\n");
  reach_scenario s;
  reach_report report;
  assert_ok(load("child.yaml", &s, &report), &report);
  assert_string_equal(s.name, "child");
  assert_int_equal(s.n_organizations, 3);
  assert_string_equal(s.organization[0].name, "a");
  assert_string_equal(s.organization[1].name, "b");
  assert_string_equal(s.organization[2].name, "new");
  const reach_params *p = &s.organization[0].params;
  assert_string_equal(p->title, "child");
  assert_int_equal(p->market_people, 6000);
  assert_true(p->market_locality == 0.2);
  assert_true(p->participation == 0.4);
  assert_true(p->trust_sincerity == 0.1);
  assert_int_equal(p->cascade_seed_set.n_items, 1);
  assert_int_equal(p->cascade_seed_set.item[0], 7);
  reach_scenario_free(&s);
}

static void test_an_organization_of_the_base_keeps_what_it_overrides(void **state) {
  (void)state;
  put("low.yaml", "organizations: {a: {participation: 0.2}}\n");
  put("high.yaml", "extends: low.yaml\nparticipation: 0.9\n");
  reach_scenario s;
  reach_report report;
  assert_ok(load("high.yaml", &s, &report), &report);
  assert_true(s.organization[0].params.participation == 0.2);
  reach_scenario_free(&s);
}

static void test_files_are_relative_to_the_scenario_that_names_them(void **state) {
  (void)state;
  mkdir(in_folder("deep"), 0755);
  put("deep/base.yaml", "network: {file: base.edges}\ncascade: {seed_set: [0]}\n");
  put("top.yaml", "extends: deep/base.yaml\nnetwork: {departments: mine.txt}\n");
  reach_scenario s;
  reach_report report;
  assert_ok(load("top.yaml", &s, &report), &report);
  assert_string_equal(s.organization[0].params.network_file, in_folder("deep/base.edges"));
  assert_string_equal(s.organization[0].params.network_departments, in_folder("mine.txt"));
  reach_scenario_free(&s);
  const char *const setting[] = {"network.file=here.edges"}; /* as the shell sees it */
  reach_settings settings = {.setting = setting, .n_settings = 1};
  report = (reach_report){0};
  assert_ok(reach_scenario_load(in_folder("top.yaml"), &settings, &s, &report), &report);
  assert_string_equal(s.organization[0].params.network_file, "here.edges");
  reach_scenario_free(&s);
}

static void test_mistakes_in_a_base_name_the_base(void **state) {
  (void)state;
  put("wrong.yaml", "title: x\nparticipation: 7\n");
  put("of_wrong.yaml", "extends: wrong.yaml\n");
  assert_load_refused("of_wrong.yaml", REACH_INVALID, "wrong.yaml:2:16: participation: 7");
  put("broken.yaml", "channels: [feed\n");
  put("of_broken.yaml", "extends: broken.yaml\n");
  assert_load_refused("of_broken.yaml", REACH_INVALID, "/broken.yaml:");
}

static void test_a_base_may_say_more_than_is_used(void **state) {
  (void)state;
  put("rich.yaml", "channels: [feed]\nfeed: {attention: 0.5}\n");
  put("plain.yaml", "extends: rich.yaml\nchannels: [conversation]\n");
  reach_scenario s;
  reach_report report;
  assert_ok(load("plain.yaml", &s, &report), &report);
  reach_scenario_free(&s);
}

static void test_files_that_extend_themselves_are_refused(void **state) {
  (void)state;
  put("self.yaml", "extends: self.yaml\n");
  assert_load_refused("self.yaml", REACH_INVALID, "self.yaml:1:10: extends: ");
  put("left.yaml", "extends: right.yaml\n");
  put("right.yaml", "extends: ./left.yaml\n");
  assert_load_refused("left.yaml", REACH_INVALID, "right.yaml:1:10: extends: ");
  char name[32], text[64];
  for (int i = 0; i < 20; i++) {
    snprintf(name, sizeof name, "c%d.yaml", i);
    snprintf(text, sizeof text, "extends: c%d.yaml\n", i + 1);
    put(name, text);
  }
  put("c20.yaml", "title: end\n");
  assert_load_refused("c0.yaml", REACH_INVALID, "a chain of more than 16 files");
}

static void test_a_missing_base_is_unreadable(void **state) {
  (void)state;
  put("orphan.yaml", "title: x\nextends: nowhere.yaml\n");
  assert_load_refused("orphan.yaml", REACH_UNREADABLE,
                      "orphan.yaml:2:10: extends: cannot read nowhere.yaml: No such file");
  put("null.yaml", "extends:\n");
  assert_load_refused("null.yaml", REACH_INVALID, "extends: no value");
}

static void test_what_is_no_file_is_unreadable_and_never_waited_for(void **state) {
  (void)state;
  assert_load_refused("nowhere.yaml", REACH_UNREADABLE, "No such file");
  mkdir(in_folder("folder.yaml"), 0755);
  assert_load_refused("folder.yaml", REACH_UNREADABLE, "it is a directory");
  assert_int_equal(mkfifo(in_folder("pipe.yaml"), 0644), 0);
  assert_load_refused("pipe.yaml", REACH_UNREADABLE, "it is a pipe");
  assert_int_equal(symlink("/dev/zero", in_folder("zero.yaml")), 0);
  assert_load_refused("zero.yaml", REACH_UNREADABLE, "it is a device");
  put("sparse.yaml", "");
  assert_int_equal(truncate(in_folder("sparse.yaml"), (off_t)3 << 30), 0);
  assert_load_refused("sparse.yaml", REACH_UNREADABLE, "larger than 1 MiB");
}

static void test_the_name_of_a_scenario_can_name_a_folder(void **state) {
  (void)state;
  static const struct {
    const char *path, *name;
  } list[] = {{"a/b.yaml", "b"},       {"b.yml", "b"},     {"b", "b"},
              {"x.y.yaml", "x.y"},     {"-rf", "-rf"},     {"..", "scenario"},
              {"...yaml", "scenario"}, {".yaml", ".yaml"}, {"a/", "scenario"}};
  for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
    reach_scenario s;
    reach_report report = {0};
    assert_ok(reach_scenario_read("", 0, list[i].path, NULL, &s, &report), &report);
    assert_string_equal(s.name, list[i].name);
    assert_string_equal(s.path, list[i].path);
    reach_scenario_free(&s);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_maps_merge_and_lists_replace),
      cmocka_unit_test(test_an_organization_of_the_base_keeps_what_it_overrides),
      cmocka_unit_test(test_files_are_relative_to_the_scenario_that_names_them),
      cmocka_unit_test(test_mistakes_in_a_base_name_the_base),
      cmocka_unit_test(test_a_base_may_say_more_than_is_used),
      cmocka_unit_test(test_files_that_extend_themselves_are_refused),
      cmocka_unit_test(test_a_missing_base_is_unreadable),
      cmocka_unit_test(test_what_is_no_file_is_unreadable_and_never_waited_for),
      cmocka_unit_test(test_the_name_of_a_scenario_can_name_a_folder),
  };
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
