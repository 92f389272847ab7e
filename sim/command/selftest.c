/* orgreach selftest: every known answer, expected and got. */
#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/random.h>

#include "command/command.h"
#include "command/options.h"
#include "command/progress.h"
#include "command/stop.h"
#include "present/columns.h"
#include "present/number.h"
#include "store/json_known.h"

const reach_usage reach_usage_selftest = {
    "selftest", "DxjJqc", "[NAME]...",
    "Plays small cases whose answer is known from theory and holds the program against it; with "
    "NAMEs, such as K4 or K13, these alone.\v"
    "z is the distance in standard errors of the mean of n replicates. A case passes where it is "
    "below 5.75: by chance one run in a million has a case that does not. Without z nothing is "
    "random: the answer is exact, or within what is printed there. The exit code is 1 if a case "
    "does not pass."};

static const uint64_t USUAL_SEED = 2012; /* as of a scenario that names none */

#define BOLD "\x1b[1m"
#define YELLOW "\x1b[33m"
#define PLAIN "\x1b[0m"

enum { ID_WIDTH = 5, NUMBER_WIDTH = 12, N_WIDTH = 10, Z_WIDTH = 9, DIGITS = 7 };

typedef struct {
  reach_options options;
  reach_progress_bar bar;
  bool has_color;
  uint64_t rng_seed;
  reach_known row[REACH_N_KNOWN];
  reach_known_found found[REACH_N_KNOWN];
  bool is_wanted[REACH_N_KNOWN], is_found[REACH_N_KNOWN];
  unsigned n_found, n_failed;
} selftest;

static int choose_seed(selftest *t, reach_report *report) {
  t->rng_seed = t->options.has_seed ? t->options.rng_seed : USUAL_SEED;
  if (!t->options.is_fresh) return 0;
  if (t->options.has_seed)
    return reach_report_add(report, REACH_USAGE,
                            "selftest: --fresh and --seed exclude each other; give one of them");
  ssize_t got = getrandom(&t->rng_seed, sizeof t->rng_seed, 0);
  if (got == (ssize_t)sizeof t->rng_seed) return 0;
  return reach_report_add(report, REACH_INTERNAL, "selftest: no fresh seed: %s; give --seed N",
                          strerror(errno));
}

/* "K1, K2, K3, ..." */
static void list_ids(const selftest *t, char *text, size_t size) {
  const char *last = "";
  size_t used = 0;
  for (size_t i = 0; i < REACH_N_KNOWN && used < size; i++) {
    if (!strcmp(t->row[i].id, last)) continue;
    used += (size_t)snprintf(text + used, size - used, "%s%s", *last ? ", " : "", t->row[i].id);
    last = t->row[i].id;
  }
}

static int choose_rows(selftest *t, reach_report *report) {
  for (size_t i = 0; i < REACH_N_KNOWN; i++) t->is_wanted[i] = !t->options.n_operands;
  for (size_t k = 0; k < t->options.n_operands; k++) {
    bool is_known = false;
    for (size_t i = 0; i < REACH_N_KNOWN; i++) {
      if (strcasecmp(t->row[i].id, t->options.operands[k]) != 0) continue;
      t->is_wanted[i] = is_known = true;
    }
    if (is_known) continue;
    char ids[512];
    list_ids(t, ids, sizeof ids);
    return reach_report_add(report, REACH_USAGE,
                            "selftest: %s is not part of the self-test (allowed %s)",
                            t->options.operands[k], ids);
  }
  return 0;
}

static void begin_style(const selftest *t, const char *style) {
  if (t->has_color) fputs(style, stdout);
}

static void print_heading(const selftest *t) {
  printf("Known answers, seed %" PRIu64 "\n\n", t->rng_seed);
  begin_style(t, BOLD);
  printf("%-*s%-*s%*s%*s%*s%*s  %s", ID_WIDTH, "id", REACH_KNOWN_COLUMNS, "case", NUMBER_WIDTH,
         "expected", NUMBER_WIDTH, "got", N_WIDTH, "n", Z_WIDTH, "z", "pass");
  begin_style(t, PLAIN);
  fputc('\n', stdout);
  fflush(stdout);
}

static void print_z(const reach_known *row, double z) {
  char text[32] = "exact";
  if (!isnan(z)) snprintf(text, sizeof text, "%+.2f", z);
  if (isnan(z) && row->tolerance > 0) snprintf(text, sizeof text, "±%g", row->tolerance);
  reach_print_padded(stdout, text, Z_WIDTH, 1);
}

static void print_row(const selftest *t, const reach_known *row, const reach_known_found *found) {
  printf("%-*s", ID_WIDTH, row->id);
  reach_print_padded(stdout, row->asks, REACH_KNOWN_COLUMNS, 0);
  printf("%*.*g%*.*g%*s", NUMBER_WIDTH, DIGITS, found->expected, NUMBER_WIDTH, DIGITS, found->got,
         N_WIDTH, found->n ? reach_number_grouped((double)found->n, 0).text : "");
  print_z(row, found->z);
  if (!found->is_passed) begin_style(t, BOLD YELLOW);
  fputs(found->is_passed ? "  yes" : "  NO", stdout);
  if (!found->is_passed) begin_style(t, PLAIN);
  fputc('\n', stdout);
  fflush(stdout);
}

static void take(void *context, size_t i, const reach_known_found *found) {
  selftest *t = context;
  t->found[i] = *found;
  t->is_found[i] = true;
  t->n_found++;
  t->n_failed += !found->is_passed;
  if (t->options.wants_json) return;
  reach_progress_end(&t->bar);
  print_row(t, &t->row[i], found);
}

static int print_end(const selftest *t) {
  if (t->options.wants_json) {
    char *json = reach_json_known(t->row, t->found, t->is_found, t->rng_seed);
    if (!json) return REACH_NO_MEMORY;
    fputs(json, stdout);
    free(json);
  } else if (!t->n_failed) {
    printf("\nAll %u pass.\n", t->n_found);
  } else {
    printf("\n%u of %u do not pass; 'orgreach selftest --seed %" PRIu64 "' repeats it.\n",
           t->n_failed, t->n_found, t->rng_seed);
  }
  return t->n_failed ? REACH_SOME_FAILED : 0;
}

static int play(selftest *t, reach_report *report) {
  reach_known_options options = {.row = t->row,
                                 .is_wanted = t->is_wanted,
                                 .rng_seed = t->rng_seed,
                                 .found = take,
                                 .context = t};
  const volatile sig_atomic_t *stop = reach_stop_watch();
  t->has_color = reach_options_want_color(&t->options);
  if (!t->options.wants_json) print_heading(t);
  reach_progress_start(&t->bar, t->options.is_quiet);
  options.study = (reach_study_options){.n_threads = t->options.n_threads,
                                        .progress = reach_progress_show,
                                        .progress_context = &t->bar,
                                        .stop = stop};
  int status = reach_known_run(&options, report);
  reach_progress_end(&t->bar);
  if (status <= REACH_INTERRUPTED) return status ? status : print_end(t);
  reach_report_free(report);
  return reach_report_add(report, status, "stopped by %s after %u checks, %u of them not passed",
                          reach_stop_name(*stop), t->n_found, t->n_failed);
}

int reach_command_selftest(int argc, char **argv) {
  reach_report report = {0};
  selftest *t = calloc(1, sizeof *t);
  if (!t) return reach_command_end(&report, REACH_NO_MEMORY);
  int status = reach_options_parse(&reach_usage_selftest, argc, argv, &t->options, &report);
  bool is_done = status || t->options.has_shown_help;
  if (!is_done) status = reach_known_rows(t->row, &report);
  if (!is_done && !status) status = choose_seed(t, &report);
  if (!is_done && !status) status = choose_rows(t, &report);
  if (!is_done && !status) status = play(t, &report);
  reach_options_free(&t->options);
  free(t);
  return reach_command_end(&report, status);
}
