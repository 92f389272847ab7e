/* The launcher: found on PATH by absolute folders only, a clean environment, no shell, a time
 * limit; and a gnuplot that is missing, fails, hangs or leaves nothing. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "support/support.h"

#include "present/chart.h"
#include "present/gnuplot.h"
#include "support/made_result.h"

/* A folder with a program `gnuplot` of our own, a result folder and a temporary folder. */
typedef struct {
  char base[PATH_MAX / 4], bin[PATH_MAX / 2], out[PATH_MAX / 2], tmp[PATH_MAX / 2];
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
  snprintf(f->base, sizeof f->base, "%.500s/test_gnuplot-XXXXXX", base ? base : "/tmp");
  if (!mkdtemp(f->base)) return -1;
  snprintf(f->bin, sizeof f->bin, "%s/bin", f->base);
  snprintf(f->out, sizeof f->out, "%s/out", f->base);
  snprintf(f->tmp, sizeof f->tmp, "%s/tmp", f->base);
  made_result_init(&f->made, 2);
  *state = f;
  return mkdir(f->bin, 0777) || mkdir(f->out, 0777) || mkdir(f->tmp, 0777);
}

static int tear_down(void **state) {
  fixture *f = *state;
  remove_tree(f->base);
  made_result_free(&f->made);
  reach_report_free(&f->report);
  free(f);
  return 0;
}

static void write_program(const fixture *f, const char *text) {
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/gnuplot", f->bin);
  FILE *out = fopen(path, "w");
  assert_non_null(out);
  fprintf(out, "#!/bin/sh\n%s\n", text);
  assert_int_equal(fclose(out), 0);
  assert_int_equal(chmod(path, 0755), 0);
}

static bool is_in(const char *folder, const char *name) {
  char path[PATH_MAX];
  assert_true((size_t)snprintf(path, sizeof path, "%s/%s", folder, name) < sizeof path);
  return access(path, F_OK) == 0;
}

static size_t entries_of(const char *folder) {
  size_t n = 0;
  DIR *open = opendir(folder);
  assert_non_null(open);
  while (readdir(open)) n++;
  closedir(open);
  return n - 2;
}

/* Time for what ends by itself, however busy the machine. */
static const double UNHURRIED = 100;

static int draw(fixture *f, double seconds, const volatile sig_atomic_t *stop) {
  reach_chart_options options = {.path = f->bin, .seconds = seconds, .stop = stop};
  const char *before = getenv("TMPDIR");
  char *kept = before ? strdup(before) : NULL;
  setenv("TMPDIR", f->tmp, 1);
  int status = reach_charts_draw_with(&f->made.result, f->out, &options, &f->report);
  if (kept)
    setenv("TMPDIR", kept, 1);
  else
    unsetenv("TMPDIR");
  free(kept);
  assert_int_equal(entries_of(f->tmp), 0); /* work folders are gone */
  return status;
}

static bool has_message(const fixture *f, const char *part) {
  for (size_t i = 0; i < f->report.n_messages; i++)
    if (strstr(f->report.message[i], part)) return true;
  return false;
}

/* Data and scripts are there, pictures are not, and we are told how to go on. */
static void assert_kept_without_pictures(const fixture *f) {
  char charts[PATH_MAX], repeat[PATH_MAX];
  snprintf(charts, sizeof charts, "%s/charts", f->out);
  snprintf(repeat, sizeof repeat, "orgreach plot %s", f->out);
  assert_true(has_message(f, repeat));
  assert_true(is_in(charts, "multiplier.gp"));
  assert_true(is_in(charts, "multiplier.csv"));
  assert_false(is_in(charts, "multiplier.png"));
  assert_int_equal(entries_of(charts), 6); /* two files of three charts */
}

static void test_missing_gnuplot_keeps_data_and_scripts(void **state) {
  fixture *f = *state;
  assert_int_equal(draw(f, UNHURRIED, NULL), REACH_CHARTS_FAILED);
  assert_true(has_message(f, "not installed"));
  assert_kept_without_pictures(f);
}

static void test_failing_gnuplot_is_quoted_on_one_line(void **state) {
  fixture *f = *state;
  write_program(f, "echo 'line 3:' >&2; printf 'unknown\\033 terminal type\\n' >&2; exit 1");
  assert_int_equal(draw(f, UNHURRIED, NULL), REACH_CHARTS_FAILED);
  assert_true(has_message(f, "exit status 1"));
  assert_true(has_message(f, "line 3: unknown\\x1b terminal type"));
  assert_kept_without_pictures(f);
}

static bool is_running(int pid) {
  char path[64], line[200] = "";
  snprintf(path, sizeof path, "/proc/%d/stat", pid);
  FILE *in = fopen(path, "r");
  bool is_dead = in && fgets(line, sizeof line, in) && strstr(line, ") Z ");
  if (in) fclose(in);
  return !is_dead && kill(pid, 0) == 0;
}

/* The children that were started, none of which may run any more after a while. */
static int count_ended(const char *pid_file) {
  enum { MOST_WAITS = 1500 };
  FILE *in = fopen(pid_file, "r");
  int pid = 0, n = 0;
  for (; in && fscanf(in, "%d", &pid) == 1; n++) {
    for (int wait = 0; wait < MOST_WAITS && is_running(pid); wait++)
      nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
    if (is_running(pid)) fail_msg("process %d survives", pid);
  }
  if (in) fclose(in);
  return n;
}

/* A busy machine may need more time to start all that is to hang. */
static void test_hanging_gnuplot_is_ended_with_its_children(void **state) {
  fixture *f = *state;
  const double longest = 40;
  char pid_file[PATH_MAX], text[PATH_MAX + 100];
  snprintf(pid_file, sizeof pid_file, "%s/pid", f->base);
  snprintf(text, sizeof text, "sleep 600 & echo $! >>'%s'; exec >&- 2>&-; wait", pid_file);
  write_program(f, text);
  int n = 0;
  for (double seconds = 0.5; n != 3 && seconds < longest; seconds *= 4) {
    char says[40];
    snprintf(says, sizeof says, "more than %g seconds", seconds);
    unlink(pid_file);
    reach_report_free(&f->report);
    double before = reach_child_clock();
    assert_int_equal(draw(f, seconds, NULL), REACH_CHARTS_FAILED);
    assert_true(reach_child_clock() - before < 3 * seconds + 60);
    assert_true(has_message(f, says));
    assert_kept_without_pictures(f);
    n = count_ended(pid_file);
  }
  assert_int_equal(n, 3);
}

static void test_gnuplot_that_floods_its_output_does_not_block(void **state) {
  fixture *f = *state;
  write_program(f, "i=0; while [ $i -lt 3000 ]; do echo 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                   "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'; i=$((i+1)); done; exit 3");
  assert_int_equal(draw(f, UNHURRIED, NULL), REACH_CHARTS_FAILED);
  assert_true(has_message(f, "exit status 3"));
  assert_true(strlen(f->report.message[0]) < 800);
}

static void test_gnuplot_that_leaves_nothing_or_rubbish_fails(void **state) {
  fixture *f = *state;
  write_program(f, "exit 0");
  assert_int_equal(draw(f, UNHURRIED, NULL), REACH_CHARTS_FAILED);
  assert_true(has_message(f, "left no whole png"));
  assert_kept_without_pictures(f);
  static const char *const rubbish[] = {
      "for n in reach-over-time multiplier reach-by-hop; do : >$n.png; done",
      "for n in reach-over-time multiplier reach-by-hop; do head -c 4000 /dev/zero >$n.png; done",
      "for n in reach-over-time multiplier reach-by-hop; do ln -s /etc/passwd $n.png; done",
      "for n in reach-over-time multiplier reach-by-hop; do mkfifo $n.png; done",
      ("for n in reach-over-time multiplier reach-by-hop; do { printf '\\211PNG\\r\\n\\032\\n'; "
       "head -c 4000 /dev/zero; } >$n.png; done")};
  for (size_t i = 0; i < sizeof rubbish / sizeof *rubbish; i++) {
    reach_report_free(&f->report);
    write_program(f, rubbish[i]);
    assert_int_equal(draw(f, UNHURRIED, NULL), REACH_CHARTS_FAILED);
    assert_true(has_message(f, "left no whole png"));
    assert_kept_without_pictures(f);
  }
}

static void test_a_signal_stops_drawing(void **state) {
  fixture *f = *state;
  volatile sig_atomic_t stop = 0;
  write_program(f, "sleep 60");
  stop = SIGINT;
  double before = reach_child_clock();
  assert_int_equal(draw(f, UNHURRIED, &stop), REACH_INTERRUPTED + SIGINT);
  assert_true(reach_child_clock() - before < 30); /* it would sleep for 60 */
}

static void test_gnuplot_gets_a_clean_environment(void **state) {
  fixture *f = *state;
  char text[PATH_MAX + 200], seen[PATH_MAX];
  snprintf(seen, sizeof seen, "%s/seen", f->base);
  snprintf(text, sizeof text,
           "{ /usr/bin/env | /usr/bin/sort; echo \"arguments $*\"; ls /proc/self/fd | tr '\\n' ' ';"
           " readlink /proc/$$/fd/0; } >'%s'; exit 1",
           seen);
  write_program(f, text);
  setenv("GNUPLOT_LIB", "/tmp", 1);
  setenv("LD_PRELOAD_NOT", "x", 1);
  draw(f, UNHURRIED, NULL);
  unsetenv("GNUPLOT_LIB");
  FILE *in = fopen(seen, "r");
  assert_non_null(in);
  char all[4000];
  all[fread(all, 1, sizeof all - 1, in)] = '\0';
  fclose(in);
  assert_null(strstr(all, "GNUPLOT_LIB"));
  assert_null(strstr(all, "LD_PRELOAD_NOT"));
  assert_non_null(strstr(all, "HOME=/nonexistent"));
  assert_non_null(strstr(all, "LC_ALL=C.UTF-8"));
  assert_non_null(strstr(all, "arguments -d "));
  assert_non_null(strstr(all, "/dev/null"));
}

static void test_relative_folders_of_path_are_passed_over(void **state) {
  fixture *f = *state;
  reach_gnuplot gnuplot;
  write_program(f, "exit 0");
  char here[PATH_MAX], path[PATH_MAX];
  assert_non_null(getcwd(here, sizeof here));
  assert_int_equal(chdir(f->bin), 0);
  assert_int_equal(reach_gnuplot_find(&gnuplot, ":.::bin:./", &f->report), REACH_CHARTS_FAILED);
  assert_int_equal(reach_gnuplot_find(&gnuplot, "", &f->report), REACH_CHARTS_FAILED);
  snprintf(path, sizeof path, ".:/nonexistent:%s", f->bin);
  assert_int_equal(reach_gnuplot_find(&gnuplot, path, &f->report), 0);
  assert_int_equal(gnuplot.path[0], '/');
  assert_int_equal(chdir(here), 0);
}

static void test_a_folder_or_plain_file_is_no_gnuplot(void **state) {
  fixture *f = *state;
  reach_gnuplot gnuplot;
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/gnuplot", f->bin);
  assert_int_equal(mkdir(path, 0777), 0);
  assert_int_equal(reach_gnuplot_find(&gnuplot, f->bin, &f->report), REACH_CHARTS_FAILED);
}

static void test_a_link_in_place_of_the_charts_is_refused(void **state) {
  fixture *f = *state;
  char charts[PATH_MAX], victim[PATH_MAX];
  snprintf(charts, sizeof charts, "%s/charts", f->out);
  snprintf(victim, sizeof victim, "%s/victim", f->base);
  assert_int_equal(mkdir(victim, 0777), 0);
  assert_int_equal(symlink(victim, charts), 0);
  assert_int_equal(draw(f, UNHURRIED, NULL), REACH_CANNOT_WRITE);
  assert_int_equal(entries_of(victim), 0);
}

static void test_odd_names_are_quoted_in_the_advice(void **state) {
  fixture *f = *state;
  snprintf(f->out, sizeof f->out, "%s/it's $(here)", f->base);
  assert_int_equal(mkdir(f->out, 0777), 0);
  assert_int_equal(draw(f, UNHURRIED, NULL), REACH_CHARTS_FAILED);
  assert_true(has_message(f, "it'\\''s $(here)'"));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {TEST(test_missing_gnuplot_keeps_data_and_scripts),
                                     TEST(test_failing_gnuplot_is_quoted_on_one_line),
                                     TEST(test_hanging_gnuplot_is_ended_with_its_children),
                                     TEST(test_gnuplot_that_floods_its_output_does_not_block),
                                     TEST(test_gnuplot_that_leaves_nothing_or_rubbish_fails),
                                     TEST(test_a_signal_stops_drawing),
                                     TEST(test_gnuplot_gets_a_clean_environment),
                                     TEST(test_relative_folders_of_path_are_passed_over),
                                     TEST(test_a_folder_or_plain_file_is_no_gnuplot),
                                     TEST(test_a_link_in_place_of_the_charts_is_refused),
                                     TEST(test_odd_names_are_quoted_in_the_advice)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
