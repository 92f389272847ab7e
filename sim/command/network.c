/* orgreach network: the work ties of an organization as they are built, measured or in a file. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "command/dropped.h"
#include "command/on_scenario.h"
#include "command/stop.h"
#include "present/lettering.h"
#include "present/number.h"
#include "store/file.h"
#include "store/inputs.h"
#include "study/estimate.h"
#include "world/network_write.h"

const reach_usage reach_usage_network = {
    "network", "sSwgnf", "SCENARIO",
    "Builds the work ties of an organization and tells how they are: people, ties, clustering, "
    "departments; with --write, writes them to a file instead.\v"
    "FILE ends in .edges, .txt, .csv, .graphml, .gml or .net. What the format cannot hold goes to "
    "FILE.departments. work_ties.file or network.file reads them back, FILE.departments is read by "
    "work_ties.departments_file or network.departments. In .edges, .txt and .csv a line with the "
    "same "
    "person twice is no tie: it keeps people without ties, and the order of ids."};

/* Of a result that a figure of whole things is shown without decimals. */
static void print_figures(const reach_world *world) {
  for (int f = 0; f < REACH_N_FIGURES; f++) {
    double value = world->figure[f];
    if (value != value) continue;
    const int digits = 4;
    int decimals = value == (double)(int64_t)value ? 0 : reach_number_digits(value, digits);
    printf("%-24s %14s %s\n", reach_figure_table[f].name,
           reach_number_grouped(value, decimals < 0 ? 0 : decimals).text,
           reach_figure_table[f].unit);
  }
  if (world->n_networks > 1) printf("(means over %" PRIu32 " drawn networks)\n", world->n_networks);
}

static int write_side_file(const char *path, const reach_text *people, bool replace,
                           reach_report *report) {
  char *name;
  if (asprintf(&name, "%s.departments", path) < 0)
    return reach_report_no_memory(report, "a file name");
  int status = reach_file_write_whole(name, people->text, people->n, replace, report);
  if (!status) printf("Wrote %s\n", reach_line_clean(name).text);
  free(name);
  return status;
}

/* Neither file may be one that the scenario reads. */
static int protect_inputs(const reach_scenario *scenario, const char *path, reach_report *report) {
  char *side;
  if (asprintf(&side, "%s.departments", path) < 0)
    return reach_report_no_memory(report, "a file name");
  reach_inputs inputs;
  int status = reach_inputs_read(scenario, &inputs, report);
  if (!status) status = reach_inputs_protect_file(&inputs, path, report);
  if (!status) status = reach_inputs_protect_file(&inputs, side, report);
  reach_inputs_free(&inputs);
  free(side);
  return status;
}

/* The side file first: the network's own file then says that both are there. */
static int write_network(const reach_world *world, const reach_options *options,
                         reach_report *report) {
  reach_text text, people;
  const char *path = options->write;
  int status = reach_network_write(world, options->network, path, &text, &people, report);
  if (!status && people.text) status = write_side_file(path, &people, options->is_forced, report);
  if (!status) status = reach_file_write_whole(path, text.text, text.n, options->is_forced, report);
  if (!status) printf("Wrote %s\n", reach_line_clean(path).text);
  free(text.text);
  free(people.text);
  return status;
}

/* "one, two, three"; the caller frees. NULL when out of memory. */
static char *names_of(const reach_scenario *scenario) {
  char *names;
  size_t n;
  FILE *stream = open_memstream(&names, &n);
  if (!stream) return NULL;
  for (size_t o = 0; o < scenario->n_organizations; o++)
    fprintf(stream, "%s%s", o ? ", " : "", scenario->organization[o].name);
  return fclose(stream) ? NULL : names;
}

static int find_organization(const reach_scenario *scenario, const char *name, size_t *index,
                             reach_report *report) {
  *index = scenario->baseline;
  if (!name) return 0;
  for (*index = 0; *index < scenario->n_organizations; ++*index)
    if (!strcmp(scenario->organization[*index].name, name)) return 0;
  char *known = names_of(scenario);
  if (!known) return reach_report_no_memory(report, "the names of organizations");
  int status = reach_report_add(report, REACH_USAGE,
                                "network: --organization %.60s: there is none of this name (there "
                                "is %.400s)",
                                name, known);
  free(known);
  return status;
}

static int show_or_write(const reach_world *world, const reach_options *options,
                         reach_report *report) {
  if (!world->network)
    return reach_report_add(report, REACH_INVALID,
                            "work_ties.model: none: this organization has no network to show");
  if (options->network >= world->n_networks)
    return reach_report_add(report, REACH_USAGE, "network: --network %u: allowed 0 to %" PRIu32,
                            options->network, world->n_networks - 1);
  if (options->write) return write_network(world, options, report);
  print_figures(world);
  return 0;
}

static void warn_of_lines(const reach_scenario *scenario, size_t o, const reach_ties *ties) {
  reach_line_count lines = {.n_people = ties->n_people,
                            .n_lines = ties->n_lines,
                            .n_loops = ties->n_loops,
                            .n_repeats = ties->n_repeats};
  reach_command_warn_dropped_of(scenario, o, &lines);
}

static int build(const reach_scenario *scenario, const reach_options *options,
                 reach_report *report) {
  size_t o;
  if (options->has_network && !options->write)
    return reach_report_add(report, REACH_USAGE,
                            "network: --network says which one --write writes; without that the "
                            "figures are means over all drawn networks");
  int status = find_organization(scenario, options->organization, &o, report);
  if (!status && options->write) status = protect_inputs(scenario, options->write, report);
  if (!status) status = reach_estimate_check(scenario, 1, report);
  if (status) return status;
  reach_whereabouts here = {scenario, o};
  report->locator = (reach_locator){reach_scenario_place, &here};
  reach_world world;
  reach_world_options how = {.is_network = scenario->is_network,
                             .with_probability = reach_scenario_reads_probabilities(scenario, o),
                             .measures_all = true,
                             .stop = reach_stop_watch()};
  status = reach_world_build(&scenario->organization[o].params, &how, &world, report);
  if (!status) status = show_or_write(&world, options, report);
  report->locator = (reach_locator){0};
  if (!status) warn_of_lines(scenario, o, world.network);
  reach_world_free(&world);
  return status;
}

int reach_command_network(int argc, char **argv) {
  return reach_command_on_scenario(&reach_usage_network, argc, argv, build);
}
