/* Slides: no text of a story is markup, whatever pandoc does the Markdown is kept, and a deck has
 * no time in it. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "present/slides.h"
#include "present/zip_dates.h"
#include "store/json.h"
#include "support/program.h"
#include "support/small.h"
#include "support/support.h"

static char *markdown_of(const char *text, const char *const *pictures, size_t n) {
  json_t *story = reach_json_read(text);
  assert_non_null(story);
  char *markdown = reach_slides_markdown(story, pictures, n);
  assert_non_null(markdown);
  json_decref(story);
  return markdown;
}

static const char story[] =
    "{\"format\": 1, \"title\": \"T\", \"version\": \"0\", \"answer\": [\"One.\"], \"charts\":"
    "[{\"name\": \"multiplier\", \"headline\": \"A \\\"b\\\" [c](d) <e>\", \"subtitle\": \"S_u_b "
    "*x*\","
    "\"caption\": \"Simulated\"}, {\"name\": \"../passwd\"}, {\"name\": \"accuracy\"}],"
    "\"tables\": [{\"id\": \"measures\", \"columns\": [{\"text\": \"Measure\"}, {\"text\": "
    "\"Unit\"},"
    "{\"text\": \"soc|ial\"}], \"rows\": [[{\"t\": \"reach\"}, \"people\", {\"t\": \"5\", \"r\":"
    "\" (4-6)\"}], [{\"t\": \"cost\"}, \"money\", {\"t\": \"9\"}]]}],"
    "\"reproduce\": {\"replicates\": 1200}}";

static void test_a_chart_is_a_slide_with_notes(void **state) {
  (void)state;
  static const char *const pictures[] = {"multiplier"};
  char *md = markdown_of(story, pictures, 1);
  static const char *const wanted[] = {
      /* a backslash for Markdown is two in YAML, whose own quotes have one more */
      "---\ntitle: \"A \\\\\\\"b\\\\\\\" \\\\[c\\\\](d) \\\\<e\\\\>\"\n",
      "![](charts/multiplier.png \"A \\\"b\\\" \\[c\\](d) \\<e\\>. S\\_u\\_b \\*x\\*\")\n",
      "::: notes\n\nA \\\"b\\\" \\[c\\](d) \\<e\\>.\n\n",
      "\nreach (people): soc\\|ial 5 \\(4-6)\n",
      "\nMeans of n = 1,200 replicates, 95 % intervals.\n",
      "\n## Accuracy\n\nThis picture was not drawn.\n",
      "\n## What it rests on\n",
  };
  for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
    if (!strstr(md, wanted[i])) fail_msg("no %s in %s", wanted[i], md);
  assert_null(strstr(md, "passwd"));
  assert_null(strstr(md, "cost")); /* no number of this chart */
  free(md);
}

static void test_an_odd_story_makes_slides(void **state) {
  (void)state;
  static const char *const stories[] = {
      "{}", "[]", "{\"charts\": [1, {\"name\": 2}, {\"name\": \"a b\"}], \"tables\": [7]}",
      "{\"tables\": [{\"id\": \"matters\"}]}",
      "{\"tables\": [{\"id\": \"matters\", \"columns\": [], \"rows\": [[1, null], 3]}]}"};
  for (size_t i = 0; i < sizeof stories / sizeof *stories; i++)
    free(markdown_of(stories[i], NULL, 0));
}

/* Every sign that could mean something stands behind a backslash, and nothing begins a list. */
static void test_no_text_is_markup(void **state) {
  (void)state;
  static const char *const texts[] = {"<script>alert(1)</script>",
                                      "`rm` $x$ \\\\input{y}",
                                      "](http://a) ![b](c)",
                                      "# head",
                                      "- item",
                                      "1. item",
                                      "    code",
                                      "::: {.notes}",
                                      "---",
                                      "| a | b |",
                                      "[^1]: note @cite",
                                      "\\u0001\\t\\u007f end"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    char text[300];
    snprintf(text, sizeof text, "{\"answer\": [\"%s\"]}", texts[i]);
    char *md = markdown_of(text, NULL, 0);
    char *notes = strstr(md, "::: notes\n\n");
    assert_non_null(notes);
    const char *said = notes + strlen("::: notes\n\n");
    assert_true(!strchr(" \t#-:|", *said));
    for (const char *c = said; *c != '\n'; c++) {
      assert_true((unsigned char)*c >= ' ' && *c != 0x7f);
      if (strchr("`*_{}[]#<>&|~^$@\"!", *c)) assert_int_equal(c[-1], '\\');
      if (*c == '\\') c++;
    }
    free(md);
  }
}

/* --- zip files ------------------------------------------------------------------------------ */

enum { NAME = 30, ENTRY = 31, END = 78, SIZE = 100 };

/* One empty member "a" at 0, its entry at 31, the end record at 78. */
static void make_zip(unsigned char zip[SIZE]) {
  memset(zip, 0, SIZE);
  memcpy(zip, "PK\3\4", 4);
  zip[26] = 1;
  zip[NAME] = 'a';
  memcpy(zip + ENTRY, "PK\1\2", 4);
  zip[ENTRY + 28] = 1;
  zip[ENTRY + 46] = 'a';
  memcpy(zip + END, "PK\5\6", 4);
  zip[END + 8] = zip[END + 10] = 1;
  zip[END + 12] = 47;
  zip[END + 16] = ENTRY;
  memset(zip + 10, 0x55, 4);
  memset(zip + ENTRY + 12, 0x66, 4);
}

static void test_times_of_a_zip_file_are_blanked(void **state) {
  (void)state;
  unsigned char zip[SIZE], expected[SIZE];
  make_zip(zip);
  memcpy(expected, zip, SIZE);
  memcpy(expected + 10, "\0\0\x21\0", 4);
  memcpy(expected + ENTRY + 12, "\0\0\x21\0", 4);
  assert_true(reach_zip_blank_dates(zip, SIZE));
  assert_memory_equal(zip, expected, SIZE);
}

/* Any byte changed, any length: it is refused or not, but nothing outside is touched. */
static void test_a_damaged_zip_file_does_no_harm(void **state) {
  (void)state;
  for (size_t n = 0; n < SIZE; n++) {
    unsigned char *zip = malloc(SIZE);
    make_zip(zip);
    unsigned char *part = malloc(n ? n : 1);
    memcpy(part, zip, n);
    assert_false(reach_zip_blank_dates(part, n));
    free(part);
    zip[n] ^= 0xff;
    reach_zip_blank_dates(zip, SIZE);
    free(zip);
  }
}

/* --- pandoc --------------------------------------------------------------------------------- */

/* Stages slides of the working folder with this script as pandoc; "" = none. */
static int stage_with(const char *script, double seconds, bool *has_deck) {
  char here[PATH_MAX];
  reach_report report = {0};
  reach_folder folder;
  assert_non_null(getcwd(here, sizeof here));
  scratch_write("report.json", story);
  mkdir("bin", 0777);
  if (*script) {
    char text[300], path[PATH_MAX + 16];
    snprintf(text, sizeof text, "#!/bin/sh\n%s\n", script);
    scratch_write("bin/pandoc", text);
    snprintf(path, sizeof path, "%s/bin/pandoc", here);
    assert_int_equal(chmod(path, 0777), 0);
  }
  char *bin;
  assert_true(asprintf(&bin, "%s/bin", here) > 0);
  reach_slides_options options = {.path = bin, .seconds = seconds};
  assert_ok(reach_folder_open(&folder, here, false, &report), &report);
  int status = reach_slides_stage(&folder, &options, has_deck, &report);
  reach_report nothing = {0};
  assert_ok(reach_folder_replace(&folder, &nothing), &nothing);
  reach_folder_close(&folder);
  reach_report_free(&report);
  free(bin);
  return status;
}

static void test_without_pandoc_there_is_markdown(void **state) {
  (void)state;
  bool has_deck = true;
  scratch_write("slides.pptx", "of before");
  assert_int_equal(stage_with("", 0, &has_deck), 0);
  assert_false(has_deck);
  assert_true(scratch_exists("slides.md"));
  assert_false(scratch_exists("slides.pptx"));
}

static void test_a_failing_or_hanging_pandoc_leaves_the_markdown(void **state) {
  (void)state;
  static const char *const scripts[] = {"exit 3", "exec sleep 60", "exit 0",
                                        "echo rubbish >slides.pptx"};
  for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
    bool has_deck = true;
    unlink("slides.md");
    assert_int_equal(stage_with(scripts[i], i == 1 ? 0.3 : 60, &has_deck), REACH_CHARTS_FAILED);
    assert_false(has_deck);
    assert_true(scratch_exists("slides.md"));
    assert_false(scratch_exists("slides.pptx"));
  }
}

static void test_folders_without_results_are_refused(void **state) {
  (void)state;
  assert_program(PROGRAM("report", "nowhere", "--slides"), 4, "nowhere");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_chart_is_a_slide_with_notes),
      cmocka_unit_test(test_an_odd_story_makes_slides),
      cmocka_unit_test(test_no_text_is_markup),
      cmocka_unit_test(test_times_of_a_zip_file_are_blanked),
      cmocka_unit_test(test_a_damaged_zip_file_does_no_harm),
      IN_SMALL(test_without_pandoc_there_is_markdown),
      IN_SMALL(test_a_failing_or_hanging_pandoc_leaves_the_markdown),
      IN_SMALL(test_folders_without_results_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
