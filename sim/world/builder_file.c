/* Ties read from a file, and networks known by name. */
#include <string.h>

#include "world/builder.h"
#include "world/igraph_guard.h"
#include "world/network_file.h"

int reach_network_famous(const char *key, const char *name, reach_built *built,
                         reach_report *report) {
  igraph_t graph;
  igraph_error_t error = igraph_famous(&graph, name);
  if (error == IGRAPH_EINVAL)
    return reach_report_add(
        report, REACH_INVALID,
        "%s: igraph knows no network called %s; try Zachary, Petersen, Krackhardt_Kite "
        "or another name from the manual of igraph_famous",
        key, name);
  if (error) return reach_igraph_failed(error, key, report);
  int status = reach_igraph_ties(&graph, &built->ties, report);
  igraph_destroy(&graph);
  return status;
}

static int run_famous(const reach_params *params, const reach_roster *people, reach_built *built,
                      reach_report *report) {
  (void)people;
  return reach_network_famous("work_ties.famous", params->work_ties_famous, built, report);
}

static int run_file(const reach_params *params, const reach_roster *people, reach_built *built,
                    reach_report *report) {
  reach_known known = {0};
  reach_reading how = {.rule = {.is_directed = params->work_ties_directed}};
  int status = people->id ? reach_known_init(people, &known, report) : 0;
  if (people->id) how.known = &known;
  if (!status)
    status =
        reach_network_file(params->work_ties_file, params->work_ties_format, how, built, report);
  reach_known_free(&known);
  return status;
}

const reach_builder reach_builder_famous = {
    .name = "famous",
    .summary = "a network that igraph knows by name",
    .reference = "igraph_famous; Zachary 1977",
    .brings_people = true,
    .run = run_famous,
};

const reach_builder reach_builder_file = {
    .name = "file",
    .summary = "a network in a file",
    .reference = "",
    .brings_people = true,
    .run = run_file,
};
