/* Charts as files: whole, the same every time, drawn again without the program, and no text
 * of a scenario runs anything. Layout is judged on the page that a chart composes. */
#include <dirent.h>
#include <math.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/support.h"

#include "present/chart.h"
#include "present/chart_script.h"
#include "present/chart_series.h"
#include "present/child.h"
#include "support/layout.h"
#include "support/made_cells.h"
#include "support/made_ideas.h"
#include "support/made_result.h"
#include "support/xml.h"

typedef struct {
  char base[PATH_MAX / 4], out[PATH_MAX / 2], canary[PATH_MAX / 2];
  reach_report report;
  made_result made;
} fixture;

static void remove_tree(const char *path) {
  DIR *folder = opendir(path);
  if (!folder) return;
  for (const struct dirent *entry; (entry = readdir(folder));) {
    char child[PATH_MAX];
    if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
    snprintf(child, sizeof child, "%s/%s", path, entry->d_name);
    if (unlink(child)) remove_tree(child);
  }
  closedir(folder);
  rmdir(path);
}

static int set_up(void **state) {
  fixture *f = calloc(1, sizeof *f);
  if (!f) return -1;
  const char *base = getenv("TMPDIR");
  snprintf(f->base, sizeof f->base, "%.500s/test_chart-XXXXXX", base ? base : "/tmp");
  if (!mkdtemp(f->base)) return -1;
  snprintf(f->out, sizeof f->out, "%s/out", f->base);
  snprintf(f->canary, sizeof f->canary, "%s/canary", f->base);
  made_result_init(&f->made, 2);
  *state = f;
  return mkdir(f->out, 0777);
}

static int tear_down(void **state) {
  fixture *f = *state;
  remove_tree(f->base);
  made_result_free(&f->made);
  reach_report_free(&f->report);
  free(f);
  return 0;
}

/* A file of out/charts; caller frees. */
static char *content(const fixture *f, const char *name, size_t *n) {
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/charts/%s", f->out, name);
  FILE *in = fopen(path, "rb");
  if (!in) fail_msg("%s is missing", path);
  char *bytes = malloc(1 << 22);
  assert_non_null(bytes);
  *n = fread(bytes, 1, (1 << 22) - 1, in);
  bytes[*n] = '\0';
  fclose(in);
  return bytes;
}

static void replace(const fixture *f, const char *name, const char *text) {
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/charts/%s", f->out, name);
  FILE *out = fopen(path, "wb");
  assert_non_null(out);
  fputs(text, out);
  assert_int_equal(fclose(out), 0);
}

static bool svg_says(const fixture *f, const char *name, const char *words) {
  size_t n;
  char why[200], *svg = content(f, name, &n), *text = xml_text(svg);
  if (!xml_is_well_formed(svg, why)) fail_msg("%s: %s", name, why);
  bool says = strstr(text, words) != NULL;
  free(svg);
  free(text);
  return says;
}

static unsigned big_endian(const char *bytes) {
  const unsigned char *b = (const unsigned char *)bytes;
  return (unsigned)b[0] << 24 | (unsigned)b[1] << 16 | (unsigned)b[2] << 8 | b[3];
}

static void test_every_chart_leaves_five_whole_files(void **state) {
  fixture *f = *state;
  made_result_markets(&f->made, 18.75);
  made_result_ladder(&f->made, 4, 60000, 0.8);
  made_result_portraits(&f->made, 40);
  made_result_frequency(&f->made, 0.02);
  made_result_accuracy(&f->made, 1, 0.8, 0.02);
  made_result_legs(&f->made, 1, (double[]){.9, .8, .7}, .5, false);
  made_result_departments(&f->made, 12, 0.1, 0.4, 0.05, false);
  made_result_scorecard(&f->made, 6, 0.9, false);
  made_result_adoption(&f->made, 26);
  made_result_cost(&f->made, 1000, 3);
  made_result_audit(&f->made, 300000, 298000, 1);
  made_result_ideas(&f->made, 60, 2000, 8);
  made_result_response(&f->made, 11, (made_shape){5000, 3000, 0.7, 4000, 100});
  made_result_claim(&f->made, 8, REACH_ASPECT_RATIO, 1.2, 0.5, false);
  made_recruiting(&f->made, 5000, .4, 900);
  assert_ok(reach_charts_draw(&f->made.result, f->out, &f->report), &f->report);
  for (const reach_chart *chart = reach_chart_table; chart->name; chart++) {
    char name[80];
    size_t n;
    if (!reach_chart_applies(chart, &f->made.result)) continue; /* it has tests of its own */
    snprintf(name, sizeof name, "%s.png", chart->name);
    char *png = content(f, name, &n);
    assert_int_equal(big_endian(png + 16), 1920);
    assert_int_equal(big_endian(png + 20), 1080);
    free(png);
    snprintf(name, sizeof name, "%s.svg", chart->name);
    assert_true(svg_says(f, name, "social") || svg_says(f, name, "Social"));
    snprintf(name, sizeof name, "%s.pdf", chart->name);
    char *pdf = content(f, name, &n);
    assert_memory_equal(pdf, "%PDF-", 5);
    free(pdf);
    snprintf(name, sizeof name, "%s.csv", chart->name);
    char *csv = content(f, name, &n);
    assert_memory_equal(csv, "organization,", 13);
    assert_null(strstr(csv, "nan"));
    free(csv);
  }
  assert_true(svg_says(f, "multiplier-by-market.svg", "arithmetic without overlap: 18.75×"));
}

static void test_charts_that_do_not_apply_are_removed(void **state) {
  fixture *f = *state;
  char path[PATH_MAX];
  made_result_markets(&f->made, 6);
  assert_ok(reach_charts_draw(&f->made.result, f->out, &f->report), &f->report);
  made_result_free(&f->made);
  made_result_init(&f->made, 1);
  made_result_network(&f->made);
  assert_ok(reach_charts_draw(&f->made.result, f->out, &f->report), &f->report);
  snprintf(path, sizeof path, "%s/charts", f->out);
  DIR *folder = opendir(path);
  assert_non_null(folder);
  size_t n = 0;
  for (const struct dirent *entry; (entry = readdir(folder)); n++)
    if (entry->d_name[0] != '.') assert_memory_equal(entry->d_name, "reach-by-hop.", 13);
  closedir(folder);
  assert_int_equal(n, 2 + 5);
}

static void test_two_runs_give_the_same_bytes(void **state) {
  fixture *f = *state;
  static const char *const name[] = {"multiplier.gp", "multiplier.csv", "multiplier.png",
                                     "multiplier.svg", "multiplier.pdf"};
  enum { N = sizeof name / sizeof *name };
  char *first[N];
  size_t n[N];
  assert_ok(reach_charts_draw(&f->made.result, f->out, &f->report), &f->report);
  for (size_t i = 0; i < N; i++) first[i] = content(f, name[i], &n[i]);
  sleep(1); /* so that a date in a file would differ */
  assert_ok(reach_charts_draw(&f->made.result, f->out, &f->report), &f->report);
  for (size_t i = 0; i < N; i++) {
    size_t n_again;
    char *again = content(f, name[i], &n_again);
    bool is_packed = i == N - 1 && !memmem(again, n_again, "/CreationDate", 13);
    if (is_packed)
      print_message("  this Cairo packs the date of a PDF: not compared\n");
    else if (n_again != n[i] || memcmp(again, first[i], n[i]) != 0)
      fail_msg("%s differs between two runs", name[i]);
    free(again);
    free(first[i]);
  }
}

extern char **environ;

/* `gnuplot NAME.gp` in out/charts, as a reader of the folder would. */
static int run_gnuplot(const fixture *f, const char *script) {
  char folder[PATH_MAX];
  snprintf(folder, sizeof folder, "%s/charts", f->out);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, folder);
  char *argument[] = {"gnuplot", (char *)script, NULL};
  pid_t pid;
  int ended = -1;
  assert_int_equal(posix_spawnp(&pid, "gnuplot", &actions, NULL, argument, environ), 0);
  waitpid(pid, &ended, 0);
  posix_spawn_file_actions_destroy(&actions);
  return ended;
}

static void test_scripts_draw_again_without_the_program(void **state) {
  fixture *f = *state;
  made_result_markets(&f->made, 18.75);
  made_result_ladder(&f->made, 4, 60000, 0.8);
  made_result_portraits(&f->made, 40);
  made_result_frequency(&f->made, 0.5);
  made_result_accuracy(&f->made, 1, 0.8, 0.02);
  made_result_legs(&f->made, 1, (double[]){.9, .8, .7}, .5, false);
  made_result_departments(&f->made, 40, 0.1, 0.4, 0.05, true);
  made_result_scorecard(&f->made, 20, 0.9, true);
  made_result_adoption(&f->made, 1);
  made_result_cost(&f->made, 1000, 3);
  made_result_audit(&f->made, 300000, 298000, 1);
  made_result_ideas(&f->made, 60, 2000, 8);
  made_result_response(&f->made, 11, (made_shape){5000, 3000, 0.7, 4000, 100});
  assert_ok(reach_charts_draw(&f->made.result, f->out, &f->report), &f->report);
  for (const reach_chart *chart = reach_chart_table; chart->name; chart++) {
    char script[80], picture[80], path[PATH_MAX];
    size_t n, n_again;
    if (!reach_chart_applies(chart, &f->made.result)) continue;
    snprintf(script, sizeof script, "%s.gp", chart->name);
    snprintf(picture, sizeof picture, "%s.svg", chart->name);
    snprintf(path, sizeof path, "%s/charts/%s", f->out, picture);
    char *before = content(f, picture, &n);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(run_gnuplot(f, script), 0);
    char *after = content(f, picture, &n_again);
    assert_int_equal(n, n_again);
    assert_memory_equal(before, after, n);
    free(before);
    free(after);
  }
}

/* Texts that would touch the canary if anything ran them; %s = its path. */
static const char *const injection[] = {"''; system('touch %s'); ''",
                                        "''''; system('touch %s') #",
                                        "x''; system('touch %s'); y = 'x",
                                        "'; system('touch %s') #",
                                        "\\'; system('touch %s') #",
                                        "\\''; system('touch %s') #",
                                        "a'''; system('touch %s'); '''b",
                                        "`touch %s`",
                                        "x' ; system('touch %s') #",
                                        "x'\nsystem('touch %s')\n",
                                        "\"; system(\"touch %s\"); \"",
                                        "$(touch %s)",
                                        "!touch %s",
                                        "\n!touch %s\n",
                                        "|touch %s",
                                        "<touch %s",
                                        "@theme `touch %s` @ink[1]",
                                        "\\`touch %s\\`",
                                        "'`touch %s`'",
                                        "''`touch %s`''",
                                        "${touch %s}",
                                        "{/Bold `touch %s`}",
                                        "%s EOD\nEOD\nsystem('touch')",
                                        "\\\n!touch %s",
                                        "%%d %%s %%n `touch %s`"};

static void test_no_text_runs_a_command(void **state) {
  fixture *f = *state;
  made_result_markets(&f->made, 18.75);
  made_result_ladder(&f->made, 4, 60000, 0.8);
  made_result_frequency(&f->made, 0.5);
  made_result_accuracy(&f->made, 1, 0.8, 0.02);
  made_result_legs(&f->made, 1, (double[]){.9, .8, .7}, .5, false);
  made_result_departments(&f->made, 40, 0.1, 0.4, 0.05, true);
  made_result_scorecard(&f->made, 4, 0.9, false);
  made_result_adoption(&f->made, 3);
  made_result_cost(&f->made, 1000, 3);
  made_result_audit(&f->made, 300000, 298000, 1);
  made_result_ideas(&f->made, 60, 2000, 8);
  made_result_response(&f->made, 3, (made_shape){5000, 3000, 0.7, 4000, 100});
  reach_practice *practice = f->made.result.answer[0].practices.row;
  for (size_t i = 0; i < sizeof injection / sizeof *injection; i++) {
    char text[PATH_MAX];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(text, sizeof text, injection[i], f->canary);
#pragma GCC diagnostic pop
    made_result_title(&f->made, text);
    made_result_note(&f->made, text);
    made_result_name(&f->made, 0, text);
    made_result_name(&f->made, 1, text);
    practice[0].name = practice[1].owner = text;
    free(f->made.scenario.name);
    f->made.scenario.name = strdup(text);
    reach_chart_options quick = {.formats = 1u << 1}; /* SVG: every text goes there */
    assert_ok(reach_charts_draw_with(&f->made.result, f->out, &quick, &f->report), &f->report);
    if (access(f->canary, F_OK) == 0) fail_msg("injection %zu ran: %s", i, text);
    assert_true(svg_says(f, "multiplier.svg", "Simulated"));
  }
}

static void test_odd_texts_appear_literally(void **state) {
  fixture *f = *state;
  static const char *const title[] = {
      "'''quotes''' '' and \\' at the end \\",
      "'",
      "''",
      "\\",

      "back`tick` 'single' ''two'' \"double\" $(sub) !bang @at {brace} <tag> &amp; %d %%",
      "a\\b \\n \\\\ _x^2 {/Bold x} ~a{b} [1] #c; exit",
      "é ß Ω Ж ✓ 漢字 🙂 \u202eabc"};
  for (size_t i = 0; i < sizeof title / sizeof *title; i++) {
    made_result_title(&f->made, title[i]);
    made_result_note(&f->made, title[i]);
    assert_ok(reach_charts_draw(&f->made.result, f->out, &f->report), &f->report);
    assert_true(svg_says(f, "reach-over-time.svg", reach_line_clean(title[i]).text));
    assert_true(svg_says(f, "multiplier.svg", reach_line_clean(title[i]).text));
  }
  made_result_title(&f->made, "two\nlines\tand \x1b[31m");
  assert_ok(reach_charts_draw(&f->made.result, f->out, &f->report), &f->report);
  assert_true(svg_says(f, "multiplier.svg", "two\\x0alines\\x09and \\x1b[31m"));
}

/* Replaces the first occurrence; caller frees. */
static char *with(const char *text, const char *old, const char *new) {
  const char *at = strstr(text, old);
  if (!at) fail_msg("no %s", old);
  char *out = NULL;
  assert_true(asprintf(&out, "%.*s%s%s", (int)(at - text), text, new, at + strlen(old)) > 0);
  return out;
}

static void test_edited_texts_are_drawn_again(void **state) {
  fixture *f = *state;
  size_t n;
  assert_ok(reach_charts_draw(&f->made.result, f->out, &f->report), &f->report);
  char *script = content(f, "multiplier.gp", &n);
  char *edited = with(script, "'Social reaches ", "'It'.\"\\047\".'s true: Social reaches ");
  replace(f, "multiplier.gp", edited);
  assert_ok(reach_charts_redraw(f->out, &f->report), &f->report);
  assert_true(svg_says(f, "multiplier.svg", "It's true: Social"));
  reach_chart_options dark = {.theme = "dark"};
  assert_ok(reach_charts_redraw_with(f->out, &dark, &f->report), &f->report);
  char *svg = content(f, "multiplier.svg", &n);
  assert_non_null(strstr(svg, "#14191f"));
  free(svg);
  free(script);
  free(edited);
}

/* Lines that may not stand in a script that we run; %s = the canary. */
static const char *const planted[] = {"system('touch %s')",
                                      "x = system('touch %s')",
                                      "theme = system('touch %s')",
                                      "theme = \"`touch %s`\"",
                                      "theme = ''; system('touch %s'); ''",
                                      "theme = '''; system('touch %s') #'",
                                      "theme = \"\\047`touch %s`\"",
                                      "theme = 'x'.system('touch %s')",
                                      "theme = 'x'.`touch %s`",
                                      "theme = 'light'; system('touch %s')",
                                      "theme = 'light' . system('touch %s')",
                                      "# `touch %s`",
                                      "# comment \\",
                                      "!touch %s",
                                      "set output '|touch %s'",
                                      "data = '<touch %s'",
                                      "terminal_png = 'set output \"|touch %s\"'",
                                      "label_text[system('touch %s')] = 'x'",
                                      "array x[2]",
                                      "load '%s'"};

static void test_planted_scripts_are_refused(void **state) {
  fixture *f = *state;
  size_t n;
  assert_ok(reach_charts_draw(&f->made.result, f->out, &f->report), &f->report);
  char *script = content(f, "multiplier.gp", &n);
  for (size_t i = 0; i <= sizeof planted / sizeof *planted; i++) {
    char line[PATH_MAX], *edited;
    if (i < sizeof planted / sizeof *planted) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      snprintf(line, sizeof line, planted[i], f->canary);
#pragma GCC diagnostic pop
      strcat(line, "\ntheme = 'light'");
      edited = with(script, "theme = 'light'", line);
    } else { /* below the line, among the drawing commands */
      snprintf(line, sizeof line, "unset key\nsystem('touch %s')", f->canary);
      edited = with(script, "unset key", line);
    }
    replace(f, "multiplier.gp", edited);
    reach_report_free(&f->report);
    int status = reach_charts_redraw(f->out, &f->report);
    if (status != REACH_CHARTS_FAILED) fail_msg("line %zu is taken: %s", i, line);
    assert_non_null(strstr(f->report.message[0], "does not run it"));
    if (access(f->canary, F_OK) == 0) fail_msg("line %zu ran: %s", i, line);
    free(edited);
  }
  free(script);
}

static void test_nothing_to_draw_again_is_unreadable(void **state) {
  fixture *f = *state;
  assert_int_equal(reach_charts_redraw(f->out, &f->report), REACH_UNREADABLE);
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/charts", f->out);
  assert_int_equal(mkdir(path, 0777), 0);
  reach_report_free(&f->report);
  assert_int_equal(reach_charts_redraw(f->out, &f->report), REACH_UNREADABLE);
}

/* The box that a label takes, with the widths of Helvetica (room for a wider font is the
 * concern of the frame only). */
static void check_all(const made_result *made) {
  layout_check(&made->result, NULL);
}

static void test_no_labels_collide_or_leave_the_frame(void **state) {
  (void)state;
  for (size_t n = 1; n <= 12; n++) {
    for (int odd = 0; odd < 6; odd++) {
      made_result made;
      made_result_init(&made, n);
      made_result_markets(&made, 1 + 3 * odd);
      static const double left[] = {0.9, 0.5, 1, 0.1, 0, 1.5};
      static const size_t n_steps[] = {5, 1, 32, 8, 3, 12};
      made_result_ladder(&made, n_steps[odd % 6], odd == 4 ? 0 : 60000, left[odd % 6]);
      made_result_portraits(&made, odd ? 400 : 30);
      for (size_t o = 0; o < n; o++) {
        char name[100];
        snprintf(name, sizeof name, "%zu Wonderful organization with a name of sixty letters W %zu",
                 o, o);
        if (odd % 2) made_result_name(&made, o, name);
        if (odd == 2) made_result_reach(&made, o, 1234567, 2000); /* all ends are equal */
        if (odd == 3) made_result_reach(&made, o, pow(10, (double)o) / 100, 1e-3);
        if (odd == 4) made_result_reach(&made, o, 0, 0);
        made.result.answer[o].is_supercritical = odd == 5;
        double leg = (double)(o % 4) / 3;
        double few = odd == 4 ? 1e-4 : 1;
        made_result_legs(&made, o, (double[]){leg, few, 1 - leg / 2}, odd % 2 ? .4 : NAN, odd == 2);
        if (odd != 1 || o) made_result_accuracy(&made, o, 1 / (1.0 + (double)o), 0.01 * odd);
      }
      char title[201];
      memset(title, 'W', 200);
      title[200] = '\0';
      if (odd % 2) made_result_title(&made, title);
      if (odd % 2) made_result_note(&made, title);
      static const double again[] = {0.02, 0.5, 0.8, 0, 0.5, 0.2}; /* of those who hear it */
      made_result_frequency(&made, again[odd]);
      static const unsigned n_departments[] = {2, 12, 25, 26, 300, 1};
      made_result_departments(&made, n_departments[odd], .002, odd == 3 ? .004 : .9, .001, odd % 2);
      static const size_t n_practices[] = {1, 4, 9, 24, 13, 60};
      made_result_scorecard(&made, n_practices[odd], 0.2 * odd, odd % 2);
      if (n > 1) made_result_adoption(&made, n_practices[odd]);
      static const double times[] = {1, 2, 1.05, 10, 1, 0.5};
      made_result_cost(&made, odd == 1 ? 0 : 20000, times[odd]);
      static const double stated[] = {NAN, 1, 1e6, 1e12, 3e5, NAN};
      made_result_audit(&made, odd == 3 ? 1e12 : 3e5, stated[odd], 12 * (size_t)odd);
      made_result_claim(&made, 4 * (size_t)odd + 1, (enum reach_aspect)(odd % 3), times[odd] - 1,
                        times[odd], odd % 2);
      static const unsigned n_months[] = {60, 1, 240, 19, 12, 54};
      static const double first[] = {2000, 1, 900, 16000, 0, 0.3};
      made_result_ideas(&made, n_months[odd], first[odd], times[odd]);
      static const double reached[] = {1e4, 3e7, 12, 5, 1e3, 99};
      made_recruiting(&made, reached[odd], odd == 4 ? 0 : odd == 2 ? 1 : .3, odd % 2 ? 1e6 : 0);
      static const made_shape shapes[] = {
          {5000, 3000, 0.7, 4000, 100}, {0, 1, 0.5, 3, 0.01}, {9, 0, 0, 0, 0}, {NAN, 1, 1, 1, 1},
          {-4e6, 2e6, 0.2, 9e6, 2e5},   {0.1, 0, 0, 0.2, 0.3}};
      static const size_t n_values[] = {11, 2, 5, 3, 33, 21};
      made_result_response(&made, n_values[odd], shapes[odd]);
      check_all(&made);
      static const made_shape mixed[] = {
          {0.04, 0.4, 0.3, 0.2, 0.005}, {0, 0.2, 0, 0.01, 0.02},      {0, 0, 0, 0, 0},
          {0.09, 1, 0.3, 0, 0.3},       {0.01, 0.1, 0.4, -0.3, 0.01}, {0.3, 0, 0, 0.01, 0}};
      made_result_diversity(&made, n_values[odd], mixed[odd]);
      layout_check(&made.result, "diversity-crossover");
      made_result_free(&made);
    }
  }
}

static const reach_chart *chart_called(const char *name) {
  const reach_chart *chart = reach_chart_table;
  while (chart->name && strcmp(chart->name, name) != 0) chart++;
  assert_non_null(chart->name);
  return chart;
}

/* How many rows of the network chart's data begin so; ended by NULL. */
static size_t count_rows(const made_result *made, const char *start) {
  char *text = NULL;
  size_t n, found = 0;
  FILE *csv = open_memstream(&text, &n);
  chart_called("work-network")->write_data(&made->result, csv);
  fclose(csv);
  for (const char *line = text; (line = strchr(line, '\n')); line++)
    found += !strncmp(line + 1, start, strlen(start));
  free(text);
  return found;
}

static void test_the_network_chart_shows_everybody_once(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  made_result_portraits(&made, 40);
  assert_int_equal(count_rows(&made, "0,person"), 40);
  assert_int_equal(count_rows(&made, "1,person"), 40);
  assert_int_equal(count_rows(&made, "1,department"), 3);
  assert_int_equal(count_rows(&made, "1,tie"), 40);
  assert_int_equal(count_rows(&made, "0,telling"), 5 - 1);
  assert_int_equal(count_rows(&made, "1,telling"), 10 - 1);
  assert_string_equal(chart_called("work-network")->headline(&made.result).text,
                      "At work 20 of 40 associates have the message in social, 10 of 40 in "
                      "traditional");
  reach_comparison *c = &made.result.answer[1].comparison[REACH_MEASURE_internal_reach];
  c->difference_ci_low = -1;
  assert_string_equal(chart_called("work-network")->headline(&made.result).text,
                      "No clear difference at work: 20 of 40 associates in social, 10 of 40 in "
                      "traditional");
  made_result_free(&made);
}

static bool has_label(const made_result *made, const char *text) {
  const reach_chart *chart = chart_called("work-network");
  reach_page page;
  bool is_there = false;
  reach_page_start(&page, &made->result, "headline", "subtitle");
  chart->compose(&page);
  for (size_t i = 0; i < page.n_labels; i++)
    is_there = is_there || !strcmp(page.label[i].text.text, text);
  reach_page_free(&page);
  return is_there;
}

static void test_only_a_department_that_is_a_number_is_called_one(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 1);
  made_result_portraits(&made, 40);
  char **name = made.result.atlas.map[0]->department_name;
  free(name[0]);
  name[0] = strdup("3M");
  assert_true(has_label(&made, "Dept. 3"));
  assert_true(has_label(&made, "3M"));
  assert_false(has_label(&made, "Dept. 3M"));
  made_result_free(&made);
}

/* Ties are thinned and organizations left out where the picture would be heavy. */
static void test_large_networks_make_no_heavy_chart(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 12);
  made_result_portraits(&made, 3000);
  size_t n_people = 0, n_ties = 0;
  for (int o = 0; o < 12; o++) {
    char start[20];
    snprintf(start, sizeof start, "%d,person", o);
    n_people += count_rows(&made, start);
    snprintf(start, sizeof start, "%d,tie", o);
    n_ties += count_rows(&made, start);
  }
  assert_int_equal(n_people, 2 * 3000);
  assert_in_range(n_ties, 2200, 2400);
  assert_int_equal(count_rows(&made, "0,person"), 3000);  /* the baseline */
  assert_int_equal(count_rows(&made, "11,person"), 3000); /* and whom the headline speaks of */
  reach_line says = chart_called("work-network")->subtitle(&made.result);
  assert_non_null(strstr(says.text, "(1,200 of 3,000)"));
  assert_non_null(strstr(says.text, "2 of 12 organizations are shown"));
  made_result_free(&made);
}

static void test_spread_keeps_order_distance_and_limits(void **state) {
  (void)state;
  unsigned random = 7;
  for (int round = 0; round < 2000; round++) {
    double y[12], before[12];
    size_t n = 1 + random % 12;
    for (size_t i = 0; i < n; i++) {
      random = random * 1664525u + 1013904223u;
      before[i] = y[i] = (double)(random >> 28) / 16; /* many are equal */
    }
    assert_int_equal(reach_spread(y, n, 0.05, 0.1, 0.9), 0);
    for (size_t i = 0; i < n; i++) {
      assert_true(y[i] > 0.1 - 1e-9 && y[i] < 0.9 + 1e-9);
      for (size_t k = 0; k < i; k++) {
        assert_true(fabs(y[i] - y[k]) > 0.05 - 1e-9);
        if (before[i] >= before[k] + 1e-12) assert_true(y[i] > y[k]);
        if (before[i] == before[k]) assert_true(y[i] < y[k]); /* first on top */
      }
    }
  }
  double apart[] = {0.2, 0.5, 0.8}; /* nothing moves without need */
  assert_int_equal(reach_spread(apart, 3, 0.1, 0, 1), 0);
  assert_close(apart[0], 0.2, 1e-12, "lowest");
  assert_close(apart[1], 0.5, 1e-12, "middle");
  double crowd[30] = {0};
  assert_int_equal(reach_spread(crowd, 30, 0.1, 0, 1), 0);
  assert_close(crowd[0], 1, 1e-9, "top of a crowd");
  assert_close(crowd[29], 0, 1e-9, "bottom of a crowd");
}

static void test_letters_that_no_font_has_become_boxes(void **state) {
  (void)state;
  reach_glyphs glyphs = {.bit = calloc(0x110000 / 8 + 1, 1)};
  reach_glyphs_state reading = {0};
  assert_non_null(glyphs.bit);
  reach_glyphs_read(&glyphs, &reading, "20-7e 27", 8); /* cut inside a number */
  reach_glyphs_read(&glyphs, &reading, "13 6f20-6f22\nffffffffff zz", 26);
  assert_true(reach_glyphs_are_common("é – …"));
  assert_false(reach_glyphs_are_common("✓"));
  assert_string_equal(reach_glyphs_drawable(&glyphs, "é ✓漢字🙂").text, "é ✓漢□□");
  reach_glyphs_free(&glyphs);
  assert_string_equal(reach_glyphs_drawable(&glyphs, "a✓").text, "a□");
}

static void test_list_names_every_chart(void **state) {
  (void)state;
  char *text = NULL;
  size_t n;
  FILE *out = open_memstream(&text, &n);
  reach_charts_list(out);
  fclose(out);
  for (const reach_chart *chart = reach_chart_table; chart->name; chart++)
    assert_non_null(strstr(text, chart->name));
  free(text);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest layout[] = {
      cmocka_unit_test(test_no_labels_collide_or_leave_the_frame),
      cmocka_unit_test(test_the_network_chart_shows_everybody_once),
      cmocka_unit_test(test_only_a_department_that_is_a_number_is_called_one),
      cmocka_unit_test(test_large_networks_make_no_heavy_chart),
      cmocka_unit_test(test_spread_keeps_order_distance_and_limits),
      cmocka_unit_test(test_letters_that_no_font_has_become_boxes),
      cmocka_unit_test(test_list_names_every_chart)};
  const struct CMUnitTest drawing[] = {TEST(test_every_chart_leaves_five_whole_files),
                                       TEST(test_charts_that_do_not_apply_are_removed),
                                       TEST(test_two_runs_give_the_same_bytes),
                                       TEST(test_scripts_draw_again_without_the_program),
                                       TEST(test_no_text_runs_a_command),
                                       TEST(test_odd_texts_appear_literally),
                                       TEST(test_edited_texts_are_drawn_again),
                                       TEST(test_planted_scripts_are_refused),
                                       TEST(test_nothing_to_draw_again_is_unreadable)};
  int failed = cmocka_run_group_tests(layout, NULL, NULL);
  char path[PATH_MAX];
  if (!reach_child_find("gnuplot", NULL, path)) {
    print_message("gnuplot is not installed: drawing is not tested\n");
    return failed ? 1 : TEST_SKIPPED;
  }
  return failed + cmocka_run_group_tests(drawing, NULL, NULL);
}
