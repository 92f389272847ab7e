/* orgreach explain: the reference of every parameter and measure. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "command/options.h"
#include "outcome/measures.h"
#include "present/columns.h"
#include "scenario/explain.h"
#include "scenario/keys.h"
#include "scenario/scenario.h"

static const reach_usage usage = {
    "explain", "", "[NAME]",
    "Explains a parameter or a measure; without NAME, all of them.\v"
    "Of a parameter: meaning, unit, allowed range, default, source and grade of evidence "
    "(A peer-reviewed or full-population data, B industry figure, C secondary source, X "
    "assumption)."};

static void print_measure(const reach_measure *measure) {
  printf("%s (measure, %s)\n  ", measure->name, measure->unit);
  reach_print_wrapped(stdout, measure->help, 2);
}

static const reach_measure *find_measure(const char *name) {
  for (int m = 0; m < REACH_N_MEASURES; m++)
    if (!strcmp(reach_measure_table[m].name, name)) return &reach_measure_table[m];
  return NULL;
}

/* The name is no parameter's; may a measure be meant? */
static int suggest_measure(const char *name, reach_report *report) {
  const char *names[REACH_N_MEASURES];
  for (int m = 0; m < REACH_N_MEASURES; m++) names[m] = reach_measure_table[m].name;
  const char *nearest = reach_word_nearest(name, names, REACH_N_MEASURES);
  if (!nearest || reach_param_nearest(name)) return report->status;
  reach_report_free(report);
  return reach_report_add(report, REACH_USAGE, "explain: %s: unknown name%s", name,
                          reach_hint_for(nearest).text);
}

static int explain(const char *name, reach_report *report) {
  const reach_measure *measure = name ? find_measure(name) : NULL;
  if (measure) {
    print_measure(measure);
    return 0;
  }
  char *text = reach_explain(name, report);
  if (!text && report->status == REACH_USAGE) return suggest_measure(name, report);
  if (!text) return REACH_NO_MEMORY;
  fputs(text, stdout);
  free(text);
  for (int m = 0; !name && m < REACH_N_MEASURES; m++) {
    fputs(m ? "\n" : "\nMeasures\n\n", stdout);
    print_measure(&reach_measure_table[m]);
  }
  return 0;
}

int reach_command_explain(int argc, char **argv) {
  reach_options options;
  reach_report report = {0};
  int status = reach_options_parse(&usage, argc, argv, &options, &report);
  if (!status && !options.has_shown_help) status = explain(options.operand, &report);
  reach_options_free(&options);
  return reach_command_end(&report, status);
}
