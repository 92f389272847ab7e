/* orgreach explain: the reference of every parameter and measure. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "command/options.h"
#include "outcome/measures.h"
#include "scenario/explain.h"
#include "scenario/keys.h"

static const reach_usage usage = {
    "explain", "", "[NAME]",
    "Explains a parameter or a measure; without NAME, all of them.\v"
    "Of a parameter: meaning, unit, allowed range, default, source and grade of evidence "
    "(A peer-reviewed or full-population data, B industry figure, C secondary source, X "
    "assumption)."};

static void print_measure(const reach_measure *measure) {
  printf("%s (measure, %s)\n  %s\n", measure->name, measure->unit, measure->help);
}

static const reach_measure *find_measure(const char *name) {
  for (int m = 0; m < REACH_N_MEASURES; m++)
    if (!strcmp(reach_measure_table[m].name, name)) return &reach_measure_table[m];
  return NULL;
}

static int explain(const char *name, reach_report *report) {
  const reach_measure *measure = name ? find_measure(name) : NULL;
  if (measure) {
    print_measure(measure);
    return 0;
  }
  char *text = reach_explain(name, report);
  if (!text) return report->status ? report->status : REACH_NO_MEMORY;
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
