/* orgreach explain: the reference of every parameter, measure, figure and section. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "command/explain.h"
#include "command/options.h"
#include "outcome/measures.h"
#include "present/columns.h"
#include "scenario/explain.h"
#include "scenario/keys.h"
#include "scenario/scenario.h"
#include "world/structure.h"

const reach_usage reach_usage_explain = {
    "explain", "", "[NAME]",
    "Explains a parameter, a measure, a figure of the world or a section of a scenario; of a word, "
    "such as sir, the parameters that take it; without NAME, all of them.\v"
    "Of a parameter: meaning, unit, allowed range, default, source and grade of evidence "
    "(A peer-reviewed or full-population data, B industry figure, C secondary source, X "
    "assumption)."};

static const reach_entry sections[] = {
    {"section", "organizations", "",
     "The organizations by name, each with the parameters in which it differs. The first is the "
     "baseline. Without this section there is one organization, named company (network for a bare "
     "network)."},
    {"section", "baseline", "", "Name of the organization that the others are compared with."},
    {"section", "extends", "",
     "Another scenario file to start from: blocks merge, lists replace. Relative to this file."},
    {"section", "ladder", "",
     "A list of steps from this scenario to a more realistic one. Each has a name (step: ...) and "
     "the parameters it changes, for all organizations or under organizations: for one; each is on "
     "top of those before it."},
};

enum { N_SECTIONS = sizeof sections / sizeof *sections, N_ENTRIES = REACH_N_ENTRIES };
static_assert((int)N_SECTIONS == (int)REACH_N_SECTIONS, "explain.h counts the sections");

/* Entry i: measures, then figures, then sections. */
reach_entry reach_entry_at(int i) {
  if (i < REACH_N_MEASURES) {
    const reach_measure *m = &reach_measure_table[i];
    return (reach_entry){"measure", m->name, m->unit, m->help};
  }
  i -= REACH_N_MEASURES;
  if (i >= REACH_N_FIGURES) return sections[i - REACH_N_FIGURES];
  const reach_figure_row *f = &reach_figure_table[i];
  return (reach_entry){"figure of the world", f->name, f->unit, f->help};
}

static void print_entry(const reach_entry *e) {
  printf("%s (%s%s%s)\n  ", e->name, e->kind, *e->unit ? ", " : "", e->unit);
  reach_print_wrapped(stdout, e->help, 2);
}

static bool print_named(const char *name) {
  for (int i = 0; i < N_ENTRIES; i++) {
    reach_entry e = reach_entry_at(i);
    if (strcmp(e.name, name)) continue;
    print_entry(&e);
    return true;
  }
  return false;
}

/* The name is no parameter's; may another entry be meant? */
static int suggest_entry(const char *name, reach_report *report) {
  const char *names[N_ENTRIES];
  for (int i = 0; i < N_ENTRIES; i++) names[i] = reach_entry_at(i).name;
  const char *nearest = reach_word_nearest(name, names, N_ENTRIES);
  if (!nearest || reach_param_nearest(name)) return report->status;
  reach_report_free(report);
  return reach_report_add(report, REACH_USAGE, "explain: %s: unknown name%s", name,
                          reach_hint_for(nearest).text);
}

static int explain(const char *name, reach_report *report) {
  bool is_entry = name && print_named(name);
  if (is_entry && !reach_key_is_block(name)) return 0;
  if (is_entry) putchar('\n'); /* a measure and a block of parameters, such as adoption */
  char *text = reach_explain(name, report);
  if (!text && report->status == REACH_USAGE) return suggest_entry(name, report);
  if (!text) return REACH_NO_MEMORY;
  fputs(text, stdout);
  free(text);
  const char *heading[] = {"Measures", "Figures of the world as built", "Sections of a scenario"};
  const int first[] = {0, REACH_N_MEASURES, REACH_N_MEASURES + REACH_N_FIGURES};
  for (int i = 0, part = 0; !name && i < N_ENTRIES; i++) {
    reach_entry e = reach_entry_at(i);
    bool is_first = part < 3 && i == first[part];
    if (is_first) printf("\n%s\n", heading[part++]);
    fputs("\n", stdout);
    print_entry(&e);
  }
  return 0;
}

int reach_command_explain(int argc, char **argv) {
  reach_options options;
  reach_report report = {0};
  int status = reach_options_parse(&reach_usage_explain, argc, argv, &options, &report);
  if (!status && !options.has_shown_help) status = explain(options.operand, &report);
  reach_options_free(&options);
  return reach_command_end(&report, status);
}
