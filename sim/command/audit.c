/* orgreach audit: the table of a reach calculator in; what is wrong in it, and what is left of it.
 */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"
#include "command/play.h"
#include "present/audit_block.h"
#include "scenario/paths.h"
#include "scenario/value.h"

const reach_usage reach_usage_audit = {
    "audit", "oVsSRjJCqfc", "TABLE",
    "Does the arithmetic of a reach calculator's table again, and holds its sums against simulated "
    "reach.\v"
    "TABLE is a CSV: a line a person or group with followers (or contacts), and maybe name, "
    "people, "
    "posts, share, overlap, net, impressions, click_rate, clicks, cpm, cpc, value, cost, roi; "
    "lines "
    "named subtotal and total are sums. Everybody in it posts to all followers once as if "
    "everybody "
    "looked, and once as people do; --scenario plays the table in a world of yours. The exit code "
    "is "
    "1 if a number of the table is wrong."};

/* Posts of a person, weighted by contacts. */
static double posts_of(const reach_calculator *table) {
  static const double most = 1000; /* feed.posts */
  double posts = table->right[REACH_AUDIT_IMPRESSIONS] / table->right[REACH_AUDIT_CONTACTS];
  return posts >= 1 ? fmin(round(posts), most) : 1;
}

/* Fewer of large tables, in which less is left to chance: seconds on two processors. */
static double replicates_of(const reach_calculator *table) {
  static const double exposures = 5e7, most = 100, least = 8;
  double n = exposures / (posts_of(table) * table->right[REACH_AUDIT_CONTACTS]);
  return fmax(least, fmin(most, round(n)));
}

static void write_scenario(FILE *out, const char *path, const reach_calculator *table) {
  double posts = posts_of(table);
  fputs("audit:\n  table: ", out);
  reach_quoted_write(path, out);
  fprintf(out,
          "\nrun: {replicates: %.0f}\n"
          "participation: 1\n"
          "channels: [feed]\n"
          "feed: {posts: %.0f}\n"
          "organizations:\n"
          "  everybody looks: {feed: {attention: 1, reshare: 0, delay: constant%s}}\n"
          "  as people look: {}\n",
          replicates_of(table), posts, posts > 1 ? ", post_gap_days: 0" : "");
}

/* The scenario of a table alone. */
static char *scenario_of(const char *path, const reach_calculator *table) {
  char *text = NULL;
  size_t n;
  FILE *out = open_memstream(&text, &n);
  if (out) write_scenario(out, path, table);
  if (out && !fclose(out)) return text;
  free(text);
  return NULL;
}

static int open_table(const char *path, const reach_settings *settings,
                      reach_simulation **simulation, reach_report *report) {
  if (access(path, F_OK))
    return reach_report_add(report, REACH_UNREADABLE, "%s: cannot open: %s", path, strerror(errno));
  reach_calculator table;
  int status = reach_calculator_read(path, &table, report);
  char *text = status ? NULL : scenario_of(path, &table);
  reach_calculator_free(&table);
  if (status) return status;
  if (!text) return reach_report_no_memory(report, "a scenario");
  status = reach_simulation_open_text(text, strlen(text), "orgreach audit", settings->setting,
                                      settings->n_settings, simulation);
  free(text);
  return status;
}

/* The scenario that is named, with this table in the place of its own. */
static int open_with_scenario(const reach_options *options, reach_simulation **simulation,
                              reach_report *report) {
  reach_settings settings = reach_options_settings(options);
  const char **all = calloc(settings.n_settings + 1, sizeof *all);
  char *own = NULL;
  int status = REACH_NO_MEMORY;
  if (!all || asprintf(&own, "audit.table=%s", options->operand) < 0) goto out;
  for (size_t i = 0; i < settings.n_settings; i++) all[i] = settings.setting[i];
  all[settings.n_settings] = own;
  status = reach_simulation_open(options->scenario, all, settings.n_settings + 1, simulation);
out:
  free(own);
  free(all);
  return status == REACH_NO_MEMORY ? reach_report_no_memory(report, "a scenario") : status;
}

/* Results are called after the table. */
static int name_results(const char *table, reach_simulation *simulation, reach_report *report) {
  char *title = reach_path_title(table), *name = NULL;
  size_t n = title ? strlen(title) : 0;
  const size_t n_ending = sizeof ".csv" - 1;
  if (n > n_ending && !strcmp(title + n - n_ending, ".csv")) title[n - n_ending] = '\0';
  int n_name = title ? asprintf(&name, "audit-%s", title) : -1;
  free(title);
  if (n_name < 0) return reach_report_no_memory(report, "a name");
  free(simulation->scenario.name);
  simulation->scenario.name = name;
  return 0;
}

static int open_audit(const reach_options *options, reach_simulation **simulation,
                      reach_report *report) {
  reach_settings settings = reach_options_settings(options);
  int status = options->scenario ? open_with_scenario(options, simulation, report)
                                 : open_table(options->operand, &settings, simulation, report);
  return status ? status : name_results(options->operand, *simulation, report);
}

static int judge(const reach_result *result) {
  enum { FOUND_MISTAKES = 1 };
  return result->audit.table.n_of[REACH_AUDIT_WRONG] ? FOUND_MISTAKES : 0;
}

int reach_command_audit(int argc, char **argv) {
  static const reach_play_way way = {&reach_usage_audit, open_audit, reach_audit_print_answer,
                                     judge, NULL};
  return reach_command_play(&way, argc, argv);
}
