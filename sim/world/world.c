#include "world/world.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/ruling.h"
#include "scenario/value.h"
#include "world/builder.h"
#include "world/calculator.h"
#include "world/igraph_guard.h"
#include "world/network_file.h"
#include "world/numbering.h"

/* Moves what was built into network number w of the world; the first brings names and
 * departments. */
static void take(reach_built *built, uint32_t w, reach_world *world) {
  world->network[w] = built->ties;
  built->ties = (reach_ties){.n_people = built->ties.n_people};
  if (w == 0) {
    world->n_associates = built->ties.n_people;
    world->departments = built->departments;
    built->departments = (reach_departments){0};
    world->name = built->name;
    built->name = NULL;
  }
  reach_built_free(built);
}

/* A file of departments speaks louder than a network's own. */
static int read_departments(const char *path, reach_world *world, reach_report *report) {
  if (!*path) return 0;
  reach_departments_free(&world->departments);
  return reach_people_read(path, world->n_associates, &world->departments, &world->name, report);
}

static int build_bare(const reach_params *p, const reach_world_options *options, reach_world *world,
                      reach_report *report) {
  world->network = calloc(1, sizeof *world->network);
  if (!world->network) return reach_report_no_memory(report, "a network of ties");
  world->n_networks = 1;
  reach_built built = {0};
  reach_reading how = {.rule = {.is_directed = p->network_directed,
                                .keeps_loops = p->network_loops == REACH_LINES_KEEP,
                                .keeps_repeats = p->network_repeats == REACH_LINES_KEEP},
                       .with_probability = options->with_probability};
  int status;
  if (*p->network_file)
    status = reach_network_file(p->network_file, p->network_format, how, &built, report);
  else if (*p->network_edges)
    status = reach_network_edges(p->network_edges, how, &built, report);
  else
    status = reach_network_famous("network.famous", p->network_famous, &built, report);
  if (!status) take(&built, 0, world);
  reach_built_free(&built);
  return status ? status : read_departments(p->network_departments, world, report);
}

static bool is_stopped(const reach_world_options *options) {
  return options->stop && *options->stop;
}

static int stopped(const reach_world_options *options, reach_report *report) {
  return reach_report_add(report, REACH_INTERRUPTED + *options->stop, "stopped by a signal");
}

static uint32_t networks_wanted(const reach_params *p, const reach_builder *builder,
                                bool is_probe) {
  if (!builder->is_drawn || p->run_world == REACH_WORLD_FIXED || is_probe) return 1;
  int64_t wanted = p->run_networks < p->run_replicates ? p->run_networks : p->run_replicates;
  return (uint32_t)wanted;
}

/* What is judged of a scenario once it is known how many people there are. */
static int check_people(const reach_params *p, const reach_roster *people, reach_report *report) {
  reach_params counted = *p;
  counted.associates_count = people->n;
  counted.associates_roster = counted.audit_table = "";
  reach_ruling ruling = {.p = &counted};
  bool is_parted = p->audit_table && *p->audit_table; /* a roster has departments of its own */
  if (reach_rule_degree_is_possible(&ruling) && reach_rule_degree_is_even(&ruling) &&
      (!is_parted || (reach_rule_departments_have_people(&ruling) &&
                      reach_rule_departments_hold_their_ties(&ruling))))
    return 0;
  return reach_report_add(report, REACH_INVALID, "%s", ruling.why);
}

static bool has_roster(const reach_params *p) {
  return p->associates_roster && *p->associates_roster;
}

static int read_table(const char *path, reach_roster *roster, reach_report *report) {
  reach_calculator table;
  int status = reach_calculator_read(path, &table, report);
  if (!status) status = reach_calculator_roster(&table, roster, report);
  reach_calculator_free(&table);
  return status;
}

/* Where all associates have as many contacts participation cannot lean towards those with many. */
static int check_correlation(const reach_params *p, const reach_world *world,
                             reach_report *report) {
  bool leans = p->participation_correlation < 0 || p->participation_correlation > 0;
  bool is_known = world->roster.contacts || p->associates_contacts_law != REACH_LAW_CONSTANT;
  if (!leans || is_known) return 0;
  return reach_report_add(report, REACH_INVALID,
                          "participation_correlation: no effect, since associates.roster has no "
                          "column contacts, and by associates.contacts.law: constant all have as "
                          "many; give either or remove the key");
}

static int read_people(const reach_params *p, reach_world *world, reach_report *report) {
  bool has_table = p->audit_table && *p->audit_table;
  int status = 0;
  world->roster.n = (uint32_t)p->associates_count;
  if (has_roster(p)) status = reach_roster_read(p->associates_roster, &world->roster, report);
  if (!status && has_roster(p)) status = check_correlation(p, world, report);
  if (has_table) status = read_table(p->audit_table, &world->roster, report);
  if (!status && (has_roster(p) || has_table)) status = check_people(p, &world->roster, report);
  world->n_associates = world->roster.n;
  return status;
}

static int build_work_ties(const reach_params *p, const reach_world_options *options,
                           reach_igraph_guard *guard, reach_world *world, reach_report *report) {
  const reach_builder *builder = reach_builder_of(p->work_ties_model);
  world->n_networks = 1;
  if (!builder) return 0;
  uint32_t wanted = networks_wanted(p, builder, options->is_probe);
  world->network = calloc(wanted, sizeof *world->network);
  if (!world->network) return reach_report_no_memory(report, "networks of ties");
  world->n_networks = wanted;
  int status = 0;
  for (uint32_t w = 0; w < wanted && !status; w++) {
    reach_built built = {0};
    guard->source = (reach_igraph_source){
        reach_stream_open(p->run_ties_seed, w, reach_stream_name("work-ties"), 0), 0};
    status = is_stopped(options) ? stopped(options, report)
                                 : builder->run(p, &world->roster, &built, report);
    if (!status) take(&built, w, world);
    reach_built_free(&built);
  }
  return status;
}

/* What a roster says of departments and names stands. */
static void take_roster(reach_world *world) {
  reach_roster *roster = &world->roster;
  if (roster->departments.n_departments) {
    reach_departments_free(&world->departments);
    world->departments = roster->departments;
    roster->departments = (reach_departments){0};
  }
  if (roster->id && !reach_words_only_number(roster->id, roster->n)) {
    world->name = roster->id;
    roster->id = NULL;
  }
}

static void borrow_people_and_ties(const reach_world *from, reach_world *world) {
  world->n_associates = from->n_associates;
  world->n_networks = from->n_networks;
  world->network = from->network;
  world->departments = from->departments;
  world->name = from->name;
  world->roster = from->roster;
  world->borrows_ties = true;
}

static int build_departments(const reach_params *p, reach_world *world, reach_report *report) {
  const reach_builder *builder = reach_builder_of(p->work_ties_model);
  bool brings_people = builder && builder->brings_people;
  if (has_roster(p)) take_roster(world);
  if (brings_people) {
    world->roster.n = world->n_associates;
    return has_roster(p) ? 0 : read_departments(p->work_ties_departments_file, world, report);
  }
  if (world->departments.n_departments) return 0;
  reach_sizes sizes;
  int status = reach_sizes_init(p, world->n_associates, &sizes);
  status = status ? reach_report_no_memory(report, "departments")
                  : reach_departments_sized(&sizes, &world->departments, report);
  reach_sizes_free(&sizes);
  return status;
}

/* Of which group each associate is, as far as the roster tells. */
static int build_groups(const reach_params *p, reach_world *world, reach_report *report) {
  reach_groups *groups = &world->market.groups;
  *groups = reach_groups_of(p);
  if (!groups->n) return 0;
  int status = 0;
  if (!world->market.separate)
    status =
        reach_groups_place(groups, p, world->market.segments, world->market.segment_first, report);
  if (status || !world->roster.groups.n_departments) return status;
  groups->of_associate = malloc(world->n_associates);
  if (!groups->of_associate) return reach_report_no_memory(report, "groups of people");
  return reach_roster_groups(&world->roster, p, groups->of_associate, report);
}

static int build_market(const reach_params *p, reach_world *world, reach_report *report) {
  bool is_to_be_found = p->market_overlap_of != REACH_OVERLAP_NONE; /* see study/calibrate.h */
  world->market = (reach_market){.people = (uint64_t)p->market_people,
                                 .segments = is_to_be_found ? 1 : (uint64_t)p->market_segments,
                                 .home_segments = (uint64_t)p->market_home_segments,
                                 .locality = p->market_locality,
                                 .separate = p->market_audiences == REACH_AUDIENCES_SEPARATE,
                                 .first_id = world->n_associates};
  int status = reach_market_init(&world->market, report);
  if (!status) status = build_groups(p, world, report);
  if (!status)
    status = reach_law_init(&world->associate_contacts, p->associates_contacts_law,
                            p->associates_contacts_mean, p->associates_contacts_cv,
                            p->associates_contacts_shape, report);
  if (!status)
    status =
        reach_law_init(&world->market_contacts, p->market_contacts_law, p->market_contacts_mean,
                       p->market_contacts_cv, p->market_contacts_shape, report);
  return status;
}

/* Networks are measured until this many ties have been looked at: seconds at the most. */
static const double MOST_TIES_MEASURED = 5e6;
/* A network with more arcs is only counted: igraph would take longer, and ten times the memory,
 * than playing it does. */
static const uint64_t MOST_ARCS_MEASURED = 4000000;

static int measure_one(const reach_ties *ties, const reach_world_options *options,
                       const reach_world *world, double *figure, reach_report *report) {
  if (ties->n_arcs <= MOST_ARCS_MEASURED || options->measures_all)
    return reach_structure_measure(ties, world->departments.department, world->n_networks == 1,
                                   figure, report);
  reach_structure_count(ties, figure);
  return 0;
}

static int measure(const reach_params *p, const reach_world_options *options, reach_world *world,
                   reach_report *report) {
  double figure[REACH_N_FIGURES], ties = 0;
  uint32_t n = 0;
  for (int f = 0; f < REACH_N_FIGURES; f++) world->figure[f] = world->network ? 0 : NAN;
  while (world->network && n < world->n_networks && ties < MOST_TIES_MEASURED) {
    if (is_stopped(options)) return stopped(options, report);
    int status = measure_one(&world->network[n], options, world, figure, report);
    if (status) return status;
    for (int f = 0; f < REACH_N_FIGURES; f++) world->figure[f] += figure[f];
    ties += (double)world->network[n++].n_arcs;
  }
  for (int f = 0; f < REACH_N_FIGURES && n; f++) world->figure[f] /= n;
  bool has_lines = options->is_network ? *p->network_file || *p->network_edges
                                       : p->work_ties_model == REACH_TIES_FILE;
  if (!has_lines)
    world->figure[REACH_FIGURE_arcs] = world->figure[REACH_FIGURE_loops] =
        world->figure[REACH_FIGURE_repeats] = NAN;
  return 0;
}

static int by_degree_then_id(const void *a, const void *b, void *ties) {
  uint32_t u = *(const uint32_t *)a, v = *(const uint32_t *)b;
  uint64_t degree_u = reach_ties_degree(ties, u), degree_v = reach_ties_degree(ties, v);
  if (degree_u != degree_v) return degree_u > degree_v ? -1 : 1;
  return (u > v) - (u < v);
}

int reach_world_rank_by_degree(reach_world *world, reach_report *report) {
  size_t n = world->n_associates;
  if (world->by_degree) return 0;
  if (!world->network)
    return reach_report_add(report, REACH_INVALID,
                            "cascade.seed_choice: degree needs work_ties.model other than none");
  world->by_degree = malloc(world->n_networks * n * sizeof *world->by_degree);
  if (!world->by_degree) return reach_report_no_memory(report, "a ranking by degree");
  for (uint32_t w = 0; w < world->n_networks; w++) {
    uint32_t *order = world->by_degree + w * n;
    for (uint32_t u = 0; u < n; u++) order[u] = u;
    qsort_r(order, n, sizeof *order, by_degree_then_id, &world->network[w]);
  }
  return 0;
}

typedef struct {
  const reach_params *params;
  const reach_world_options *options;
  reach_world *world;
} site;

static int build_people_and_ties(const site *at, reach_igraph_guard *guard, reach_report *report) {
  if (at->options->is_network) return build_bare(at->params, at->options, at->world, report);
  int status = read_people(at->params, at->world, report);
  if (!status) status = build_work_ties(at->params, at->options, guard, at->world, report);
  return status ? status : build_departments(at->params, at->world, report);
}

static int build(void *context, reach_igraph_guard *guard, reach_report *report) {
  const site *at = context;
  const reach_params *p = at->params;
  reach_world *world = at->world;
  bool is_network = at->options->is_network;
  int status = 0;
  if (at->options->ties_of)
    borrow_people_and_ties(at->options->ties_of, world);
  else
    status = build_people_and_ties(at, guard, report);
  if (!status && !is_network) status = build_market(p, world, report);
  if (!status && !at->options->is_probe && !at->options->is_unmeasured)
    status = measure(p, at->options, world, report);
  return status;
}

int reach_world_build(const reach_params *p, const reach_world_options *options, reach_world *world,
                      reach_report *report) {
  *world = (reach_world){.is_network = options->is_network};
  site at = {p, options, world};
  return reach_igraph_run(build, &at, reach_stream_open(p->run_ties_seed, 0, 0, 0), options->stop,
                          report);
}

static void free_people_and_ties(reach_world *world) {
  for (uint32_t w = 0; world->network && w < world->n_networks; w++)
    reach_ties_free(&world->network[w]);
  free(world->network);
  reach_departments_free(&world->departments);
  reach_names_free(world->name, world->n_associates);
  reach_roster_free(&world->roster);
}

void reach_world_free(reach_world *world) {
  if (!world->borrows_ties) free_people_and_ties(world);
  free(world->by_degree);
  reach_market_free(&world->market);
  reach_law_free(&world->associate_contacts);
  reach_law_free(&world->market_contacts);
  *world = (reach_world){0};
}

/* Of the world; the first ones of its ties. */
static const char *const blocks[] = {"work_ties.", "associates.count", "associates.roster",
                                     "audit.",     "network.",         "associates.",
                                     "market.",    "groups."};
enum { N_BLOCKS = sizeof blocks / sizeof *blocks, N_TIE_BLOCKS = 4 };

static bool is_of(const char *key, size_t n_blocks) {
  for (size_t i = 0; i < n_blocks; i++)
    if (!strncmp(key, blocks[i], strlen(blocks[i]))) return true;
  return false;
}

bool reach_world_same(const reach_params *a, const reach_params *b, bool is_network) {
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    const reach_param *row = &reach_param_table[i];
    if (is_network && row->place == REACH_PLACE_COMPANY) continue;
    if (is_of(row->key, N_BLOCKS) && !reach_value_same(row, a, b)) return false;
  }
  return true;
}

bool reach_world_same_ties(const reach_params *a, const reach_params *b) {
  for (int i = 0; i < REACH_N_PARAMS; i++)
    if (is_of(reach_param_table[i].key, N_TIE_BLOCKS) &&
        !reach_value_same(&reach_param_table[i], a, b))
      return false;
  return true;
}
