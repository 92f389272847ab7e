/* The C library as a guest in somebody's process: the same numbers whatever ran before or runs
 * beside it, stopping, writing, and nothing of the process changed. */
#include <gsl/gsl_errno.h>
#include <locale.h>
#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/folder.h"
#include "support/program.h"
#include "support/small.h"
#include "support/support.h"
#include "world/igraph_guard.h"

static reach_simulation *opened(const char *setting) {
  reach_simulation *simulation;
  int status = reach_simulation_open("small.yaml", &setting, setting != NULL, &simulation);
  if (status) fail_msg("status %d: %s", status, reach_simulation_message(simulation, 0));
  return simulation;
}

static void run(reach_simulation *simulation, unsigned n_threads) {
  reach_run_options options = {.n_threads = n_threads};
  int status = reach_simulation_run(simulation, &options);
  if (status) fail_msg("status %d: %s", status, reach_simulation_message(simulation, 0));
}

/* The values of every measure, organization and replicate: the caller's. */
static double *values_of(const reach_simulation *simulation, size_t *n_bytes) {
  uint64_t n;
  size_t n_all = 0;
  reach_simulation_values(simulation, 0, "reach", &n);
  assert_true(n > 0);
  double *all = malloc(2 * reach_measure_count() * n * sizeof *all);
  assert_non_null(all);
  for (size_t o = 0; o < 2; o++)
    for (size_t m = 0; m < reach_measure_count(); m++) {
      memcpy(all + n_all, reach_simulation_values(simulation, o, reach_measure_name(m), &n),
             n * sizeof *all);
      n_all += n;
    }
  *n_bytes = n_all * sizeof *all;
  return all;
}

static void assert_same_values(const reach_simulation *a, const reach_simulation *b) {
  size_t n_a, n_b;
  double *of_a = values_of(a, &n_a), *of_b = values_of(b, &n_b);
  assert_int_equal(n_a, n_b);
  assert_memory_equal(of_a, of_b, n_a); /* bit by bit, NaN included */
  free(of_a);
  free(of_b);
}

static void test_numbers_do_not_depend_on_threads_or_on_what_ran_before(void **state) {
  (void)state;
  reach_simulation *first = opened(NULL), *second = opened(NULL), *other = opened("run.seed=8");
  run(first, 1);
  run(other, 2);
  run(second, 3);
  assert_same_values(first, second);
  run(second, 2); /* again, in place of its own result */
  assert_same_values(first, second);
  reach_summary a, b;
  reach_simulation_summary(first, 0, "reach", &a);
  reach_simulation_summary(other, 0, "reach", &b);
  assert_true(a.mean != b.mean); /* the comparison above can fail */
  reach_simulation_close(other);
  reach_simulation *third = opened(NULL);
  reach_simulation_close(second);
  run(third, 2);
  assert_same_values(first, third);
  reach_simulation_close(first);
  reach_simulation_close(third);
}

static void test_a_scenario_that_is_too_big_is_refused_with_the_estimate(void **state) {
  (void)state;
  reach_simulation *simulation = opened("run.replicates=1000000000");
  assert_int_equal(reach_simulation_check(simulation), REACH_TOO_BIG);
  assert_int_equal(reach_simulation_run(simulation, NULL), REACH_TOO_BIG);
  assert_non_null(strstr(reach_simulation_message(simulation, 0), "GiB"));
  assert_null(reach_simulation_json(simulation));
  reach_simulation_close(simulation);
}

/* What a progress function sees and does. */
typedef struct {
  reach_simulation *simulation;
  volatile sig_atomic_t stop;
  int stop_with, n_calls, status_of_a_call_within;
  double last;
  bool went_back;
  pthread_t thread;
} watcher;

static void watch(void *context, double share) {
  watcher *w = context;
  w->n_calls++;
  w->went_back = w->went_back || !(share >= w->last && share <= 1);
  w->last = share;
  w->thread = pthread_self();
  w->stop = w->stop_with;
  w->status_of_a_call_within = reach_simulation_run(w->simulation, NULL);
}

static void test_a_run_tells_its_progress_and_refuses_a_call_within(void **state) {
  (void)state;
  watcher w = {.simulation = opened("run.replicates=3000")};
  reach_run_options options = {.n_threads = 2, .progress = watch, .context = &w, .stop = &w.stop};
  assert_int_equal(reach_simulation_run(w.simulation, &options), 0);
  assert_true(w.n_calls > 0 && w.last == 1 && !w.went_back);
  assert_true(pthread_equal(w.thread, pthread_self()));
  assert_int_equal(w.status_of_a_call_within, REACH_IN_USE);
  reach_summary reach;
  assert_int_equal(reach_simulation_summary(w.simulation, 0, "reach", &reach), 0);
  reach_simulation_close(w.simulation);
}

static void test_a_stop_mark_ends_the_run_and_its_result(void **state) {
  (void)state;
  watcher w = {.simulation = opened("run.replicates=100000"), .stop_with = 15};
  reach_run_options options = {.n_threads = 2, .progress = watch, .context = &w, .stop = &w.stop};
  assert_int_equal(reach_simulation_run(w.simulation, &options), REACH_INTERRUPTED + 15);
  assert_true(w.last < 1);
  reach_simulation_close(w.simulation);
  const int marks[] = {1, 127, -1, -REACH_INTERRUPTED};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    volatile sig_atomic_t stop = marks[i];
    reach_simulation *simulation = opened(NULL);
    run(simulation, 1);
    int status = reach_simulation_run(simulation, &(reach_run_options){.stop = &stop});
    assert_int_equal(status, marks[i] > 0 ? REACH_INTERRUPTED + marks[i] : REACH_USAGE);
    reach_summary reach;
    assert_int_equal(reach_simulation_summary(simulation, 0, "reach", &reach), REACH_USAGE);
    run(simulation, 1);
    assert_int_equal(reach_simulation_summary(simulation, 0, "reach", &reach), 0);
    reach_simulation_close(simulation);
  }
}

static void count_calls(void *n_calls, double share) {
  (void)share;
  ++*(int *)n_calls;
}

static void test_a_file_missing_on_a_later_rung_is_told_before_work(void **state) {
  (void)state;
  static const char text[] =
      "associates: {count: 20}\nmarket: {people: 1000}\nrun: {replicates: 2000}\n"
      "ladder:\n  - step: first\n    participation: 0.5\n"
      "  - step: second\n    work_ties: {model: file, file: missing.edges}\n";
  reach_simulation *simulation;
  int n_calls = 0;
  reach_run_options options = {.progress = count_calls, .context = &n_calls};
  int status = reach_simulation_open_text(text, strlen(text), "s.yaml", NULL, 0, &simulation);
  assert_int_equal(status, 0);
  assert_int_equal(reach_simulation_run(simulation, &options), REACH_UNREADABLE);
  assert_non_null(strstr(reach_simulation_message(simulation, 0), "missing.edges"));
  assert_int_equal(n_calls, 0);
  reach_simulation_close(simulation);
}

/* Mostly drawing networks, which is where one must wait for the other. */
static reach_simulation *drawn(const char *seed) {
  const char *setting[] = {seed, "run.networks=60", "run.replicates=60", "associates.count=300",
                           "work_ties.mean_degree=20"};
  reach_simulation *simulation;
  enum { N_SETTINGS = sizeof setting / sizeof *setting };
  if (!reach_simulation_open("small.yaml", setting, N_SETTINGS, &simulation))
    reach_simulation_run(simulation, &(reach_run_options){.n_threads = 2});
  return simulation;
}

static void *draw_often(void *seed) {
  enum { TIMES = 2 };
  reach_simulation *simulation = NULL;
  for (int i = 0; i < TIMES && !reach_simulation_message(simulation, 0); i++) {
    reach_simulation_close(simulation);
    simulation = drawn(seed);
  }
  return simulation;
}

static void test_threads_play_side_by_side_and_get_the_numbers_they_get_alone(void **state) {
  (void)state;
  enum { N_THREADS = 4 };
  static char seed[N_THREADS][16] = {"run.seed=1", "run.seed=2", "run.seed=3", "run.seed=4"};
  pthread_t thread[N_THREADS];
  for (int t = 0; t < N_THREADS; t++)
    assert_int_equal(pthread_create(&thread[t], NULL, draw_often, seed[t]), 0);
  for (int t = 0; t < N_THREADS; t++) {
    void *simulation;
    pthread_join(thread[t], &simulation);
    assert_null(reach_simulation_message(simulation, 0));
    reach_simulation *alone = drawn(seed[t]);
    assert_same_values(simulation, alone);
    reach_simulation_close(alone);
    reach_simulation_close(simulation);
  }
}

static void *open_and_stop(void *unused) {
  (void)unused;
  static volatile sig_atomic_t stop = 15;
  reach_simulation *simulation = opened(NULL);
  int status = reach_simulation_run(simulation, &(reach_run_options){.stop = &stop});
  reach_simulation_close(simulation);
  return status == REACH_INTERRUPTED + stop ? NULL : "not stopped";
}

/* As long as this works, nobody else draws networks. */
static int keep_all_waiting(void *said, reach_igraph_guard *guard, reach_report *report) {
  (void)guard, (void)report;
  pthread_t thread;
  if (pthread_create(&thread, NULL, open_and_stop, NULL)) return REACH_NO_MEMORY;
  return pthread_join(thread, said) ? REACH_INTERNAL : 0;
}

static void test_a_stop_mark_ends_the_wait_for_another_threads_networks(void **state) {
  (void)state;
  reach_report report = {0};
  void *said = NULL;
  reach_stream stream = reach_stream_open(1, 0, 0, 0);
  assert_ok(reach_igraph_run(keep_all_waiting, &said, stream, NULL, &report), &report);
  assert_null(said);
}

/* Where signals were taken. */
static volatile sig_atomic_t n_taken_elsewhere;

static void on_signal(int number) {
  (void)number;
  if (gettid() != getpid()) n_taken_elsewhere++;
}

/* Sends the process a signal that this thread, the first, does not take: a thread of the library
 * that does not refuse it gets it at once. Otherwise it waits here. */
static void send_signal(void *context, double share) {
  (void)share;
  int *n_sent = context;
  sigset_t wanted, before;
  sigemptyset(&wanted);
  sigaddset(&wanted, SIGUSR1);
  assert_int_equal(pthread_sigmask(SIG_BLOCK, &wanted, &before), 0);
  assert_int_equal(kill(getpid(), SIGUSR1), 0);
  sigset_t waiting;
  assert_int_equal(sigpending(&waiting), 0);
  if (!sigismember(&waiting, SIGUSR1)) n_taken_elsewhere++;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  ++*n_sent;
}

static void test_threads_of_the_library_take_no_signals(void **state) {
  (void)state;
  int n_sent = 0;
  struct sigaction action = {.sa_handler = on_signal}, before;
  assert_int_equal(sigaction(SIGUSR1, &action, &before), 0);
  reach_simulation *simulation = opened("run.replicates=3000");
  reach_run_options options = {.n_threads = 2, .progress = send_signal, .context = &n_sent};
  assert_int_equal(reach_simulation_run(simulation, &options), 0);
  reach_simulation_close(simulation);
  sigaction(SIGUSR1, &before, NULL);
  assert_true(n_sent > 0);
  assert_int_equal(n_taken_elsewhere, 0);
}

static void on_gsl_error(const char *reason, const char *file, int line, int number) {
  (void)reason, (void)file, (void)line, (void)number;
}

static igraph_error_t on_interruption(void *data) {
  (void)data;
  return IGRAPH_SUCCESS;
}

static void assert_signals_same(const struct sigaction *before) {
  for (int s = 1; s < NSIG; s++) {
    struct sigaction now;
    if (sigaction(s, NULL, &now)) continue;
    assert_ptr_equal(now.sa_handler, before[s].sa_handler);
  }
}

static void play_with_everything(void) {
  reach_simulation *simulation = opened(NULL);
  run(simulation, 2);
  assert_non_null(reach_simulation_json(simulation));
  assert_int_equal(reach_simulation_write(simulation, "results", 1), 0);
  reach_simulation_close(simulation);
}

static void test_handlers_signals_and_folder_of_the_process_stay(void **state) {
  (void)state;
  struct sigaction before[NSIG];
  sigset_t blocked, now;
  for (int s = 1; s < NSIG; s++) sigaction(s, NULL, &before[s]);
  pthread_sigmask(SIG_SETMASK, NULL, &blocked);
  gsl_error_handler_t *gsl = gsl_set_error_handler(on_gsl_error);
  igraph_error_handler_t *error = igraph_set_error_handler(igraph_error_handler_printignore);
  igraph_warning_handler_t *warning = igraph_set_warning_handler(igraph_warning_handler_ignore);
  igraph_interruption_handler_t *interruption = igraph_set_interruption_handler(on_interruption);
  igraph_fatal_handler_t *fatal = igraph_set_fatal_handler(igraph_fatal_handler_abort);
  const igraph_rng_t *source = igraph_rng_default();
  char *folder = getcwd(NULL, 0);
  play_with_everything();
  assert_ptr_equal(gsl_set_error_handler(gsl), on_gsl_error);
  assert_ptr_equal(igraph_set_error_handler(error), igraph_error_handler_printignore);
  assert_ptr_equal(igraph_set_warning_handler(warning), igraph_warning_handler_ignore);
  assert_ptr_equal(igraph_set_interruption_handler(interruption), on_interruption);
  assert_ptr_equal(igraph_set_fatal_handler(fatal), igraph_fatal_handler_abort);
  assert_ptr_equal(igraph_rng_default(), source);
  assert_signals_same(before);
  pthread_sigmask(SIG_SETMASK, NULL, &now);
  assert_false(sigismember(&now, SIGTERM) || sigismember(&blocked, SIGTERM));
  char *after = getcwd(NULL, 0);
  assert_string_equal(folder, after);
  free(folder);
  free(after);
}

static void test_a_decimal_comma_changes_nothing_and_stays(void **state) {
  (void)state;
  play_with_everything();
  assert_int_equal(rename("results", "plain"), 0);
  char *folder = getcwd(NULL, 0);
  assert_int_equal(mkdir("locales", 0777), 0);
  assert_int_equal(system("localedef -c -i de_DE -f UTF-8 locales/de_DE.UTF-8 >locale.log 2>&1; "
                          "test -e locales/de_DE.UTF-8/LC_NUMERIC"),
                   0);
  assert_int_equal(chdir("locales"), 0);
  char *locales = getcwd(NULL, 0);
  assert_int_equal(chdir(folder), 0);
  setenv("LOCPATH", locales, 1);
  assert_non_null(setlocale(LC_ALL, "de_DE.UTF-8"));
  assert_string_equal(localeconv()->decimal_point, ",");
  play_with_everything();
  assert_string_equal(localeconv()->decimal_point, ",");
  setlocale(LC_ALL, "C");
  char *expected = scratch_read("plain/summary.csv");
  assert_file_is("results/summary.csv", expected);
  free(expected);
  expected = scratch_read("plain/scenario.yaml");
  assert_file_is("results/scenario.yaml", expected);
  free(expected);
  free(folder);
  free(locales);
}

static void assert_events(reach_simulation *simulation, const char *path, uint64_t last, int forced,
                          int status) {
  assert_int_equal(reach_simulation_write_events(simulation, path, 2, last, forced), status);
  assert_int_equal(status != 0, reach_simulation_message(simulation, 0) != NULL);
}

static void test_events_are_those_of_the_program_and_need_no_run(void **state) {
  (void)state;
  assert_program(PROGRAM("run", "small.yaml", "--no-charts", "--quiet", "-o", "theirs", "--events",
                         "theirs.csv", "--events-replicates", "2-4"),
                 0, NULL);
  reach_simulation *simulation = opened(NULL);
  assert_events(simulation, "ours.csv", 4, 0, 0);
  char *theirs = scratch_read("theirs.csv");
  assert_file_is("ours.csv", theirs);
  run(simulation, 2);
  assert_events(simulation, "ours.csv", 4, 0, REACH_USAGE);
  assert_events(simulation, "ours.csv", 3, 1, 0);
  assert_events(simulation, "ours.csv", 4, 1, 0);
  assert_file_is("ours.csv", theirs);
  free(theirs);
  assert_events(simulation, "ours.graphml", 2, 0, 0);
  assert_events(simulation, "more.csv", 30, 0, REACH_USAGE);
  assert_events(simulation, "more.csv", 1, 0, REACH_USAGE);
  assert_events(simulation, "more.dot", 4, 0, REACH_USAGE);
  assert_events(simulation, "", 4, 0, REACH_USAGE);
  assert_events(simulation, NULL, 4, 0, REACH_USAGE);
  assert_events(simulation, "missing/more.csv", 4, 0, REACH_CANNOT_WRITE);
  assert_int_equal(reach_simulation_write_events(NULL, "more.csv", 0, 0, 0), REACH_USAGE);
  assert_false(scratch_exists("more.csv"));
  reach_simulation_close(simulation);
}

static void test_written_results_are_those_of_the_program(void **state) {
  (void)state;
  assert_program(PROGRAM("run", "small.yaml", "--no-charts", "--quiet", "-o", "theirs"), 0, NULL);
  reach_simulation *simulation = opened(NULL);
  run(simulation, 2);
  assert_int_equal(reach_simulation_write(simulation, "made/for/it/", 0), 0);
  assert_int_equal(reach_simulation_write(simulation, "theirs", 0), 0); /* the same: finished */
  assert_int_equal(scratch_count("theirs"), scratch_count("made/for/it"));
  static const char *const files[] = {"summary.csv", "replicates.csv", "scenario.yaml"};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    char path[64];
    snprintf(path, sizeof path, "theirs/%s", files[i]);
    char *theirs = scratch_read(path);
    snprintf(path, sizeof path, "made/for/it/%s", files[i]);
    assert_file_is(path, theirs);
    free(theirs);
  }
  assert_true(scratch_exists("made/for/it/manifest.json"));
  reach_simulation_close(simulation);
}

static void assert_refused(reach_simulation *simulation, const char *path, int is_forced,
                           int status, const char *says) {
  assert_int_equal(reach_simulation_write(simulation, path, is_forced), status);
  const char *message = reach_simulation_message(simulation, 0);
  if (!message || !strstr(message, says)) fail_msg("'%s' is expected, got %s", says, message);
}

static void test_results_of_others_are_not_replaced(void **state) {
  (void)state;
  assert_program(PROGRAM("run", "small.yaml", "--no-charts", "--quiet", "-o", "theirs"), 0, NULL);
  reach_simulation *simulation = opened("run.seed=8");
  run(simulation, 2);
  char *before = scratch_read("theirs/summary.csv");
  assert_refused(simulation, "theirs", 0, REACH_USAGE, "another scenario");
  assert_int_equal(mkdir("theirs/charts", 0777), 0);
  assert_refused(simulation, "theirs", 1, REACH_USAGE, "charts of other results");
  assert_refused(simulation, ".", 0, REACH_USAGE, "not Orgreach results");
  assert_refused(simulation, "", 0, REACH_USAGE, "name of a folder");
  assert_refused(simulation, NULL, 0, REACH_USAGE, "name of a folder");
  assert_refused(simulation, "small.yaml/x", 0, REACH_CANNOT_WRITE, "small.yaml/x");
  reach_report report = {0};
  reach_folder folder;
  assert_ok(reach_folder_open(&folder, "theirs", false, &report), &report);
  assert_refused(simulation, "theirs", 1, REACH_IN_USE, "in use");
  reach_folder_close(&folder);
  assert_file_is("theirs/summary.csv", before);
  assert_int_equal(rmdir("theirs/charts"), 0);
  assert_int_equal(reach_simulation_write(simulation, "theirs", 1), 0);
  char *after = scratch_read("theirs/summary.csv");
  assert_string_not_equal(before, after);
  free(before);
  free(after);
  reach_simulation_close(simulation);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_numbers_do_not_depend_on_threads_or_on_what_ran_before),
      cmocka_unit_test(test_a_scenario_that_is_too_big_is_refused_with_the_estimate),
      cmocka_unit_test(test_a_run_tells_its_progress_and_refuses_a_call_within),
      cmocka_unit_test(test_a_stop_mark_ends_the_run_and_its_result),
      cmocka_unit_test(test_a_file_missing_on_a_later_rung_is_told_before_work),
      cmocka_unit_test(test_threads_play_side_by_side_and_get_the_numbers_they_get_alone),
      cmocka_unit_test(test_a_stop_mark_ends_the_wait_for_another_threads_networks),
      cmocka_unit_test(test_threads_of_the_library_take_no_signals),
      cmocka_unit_test(test_handlers_signals_and_folder_of_the_process_stay),
      cmocka_unit_test(test_a_decimal_comma_changes_nothing_and_stays),
      IN_SMALL(test_events_are_those_of_the_program_and_need_no_run),
      IN_SMALL(test_written_results_are_those_of_the_program),
      IN_SMALL(test_results_of_others_are_not_replaced),
  };
  return cmocka_run_group_tests(tests, small_setup, scratch_teardown);
}
