#include "study/estimate.h"

#include <math.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cascade/lineup.h"
#include "outcome/measures.h"
#include "outcome/outcomes.h"
#include "scenario/departments.h"
#include "scenario/use.h"
#include "study/calibrate.h"
#include "study/respond.h"
#include "study/tally.h"
#include "world/degrees_file.h"
#include "world/network_file.h"
#include "world/world.h"

/* Bytes per thing, as allocated. */
enum {
  PROGRAM = 24 << 20, /* code, libraries, one arena a thread */
  PER_THREAD = 1 << 20,
  PER_TOUCHED = 120, /* entry, table slot and scratch, with room to grow */
  PER_FEED = 24,     /* of posts in one feed or network more */
  PER_TREE = 24,     /* of one who passes nothing on: most do not */
  PER_VOICE = 100,   /* heard once or a few times, with room to grow */
  PER_IDEA = 260,    /* a different one: entry, table slot and ranks, with room to grow */
  PER_ASSOCIATE = 16,
  PER_TIE = 8,               /* both directions of a kept tie */
  PER_PERSON_OF_TIES = 4,    /* where its row begins */
  PER_TIE_WHILE_BUILT = 117, /* igraph's peak */
  PER_SEGMENT = 37,
  PER_SEGMENT_OF_GROUP = 16, /* and group */
  PER_EVENT = 200,           /* as recorded, with room to grow, and twice as sorted */
  PER_LINE = 24,             /* of an edge list: pairs and rows twice, as many people as lines */
  PER_PROBABILITY = 8,       /* more, where lines have one */
  SHORTEST_LINE = 4,         /* bytes: "0 1" and its end */
  MOST_LINES_MEASURED = 2000000, /* see world.c */
  PER_BYTE_READ = 6,             /* of other formats */
  PER_BYTE_OF_ROSTER = 2,        /* its text, and words that are kept */
  PER_PERSON_OF_ROSTER = 140,    /* columns, numbers and the order of ids */
  PER_BYTE_OF_TABLE = 32,        /* of an audit: cells and what is said of each */
  PER_BYTE_OF_WORDS = 24         /* where people have names: numbering them takes 80 bytes a tie */
};

static double memory_limit(void) {
  double physical = (double)sysconf(_SC_PHYS_PAGES) * (double)sysconf(_SC_PAGESIZE);
  const double usable = 0.8;
  struct rlimit address_space;
  double limit = usable * physical;
  if (!getrlimit(RLIMIT_AS, &address_space) && address_space.rlim_cur != RLIM_INFINITY)
    limit = fmin(limit, (double)address_space.rlim_cur);
  return limit;
}

/* Share of the audience that sees one of the posts at least. */
static double seen_once(double attention, int64_t posts, double fatigue) {
  double unseen = 1;
  for (int64_t k = 0; k < posts; k++) unseen *= 1 - attention * pow(1 - fatigue, (double)k);
  return 1 - unseen;
}

static bool has_adoption(const reach_params *p, bool is_network) {
  return !is_network && p->adoption_model != REACH_ADOPTION_NONE;
}

#define NETWORK_EXPOSURES(NAME, field, key)                                                        \
  if (p->channels >> REACH_CHANNEL_##NAME & 1)                                                     \
    exposures += participants * p->field##_contacts_mean *                                         \
                 seen_once(p->field##_attention, p->field##_posts, p->field##_fatigue);

static double first_hop_exposures(const reach_organization *organization) {
  const reach_params *p = &organization->params;
  double share = has_adoption(p, false) ? 1 : p->participation; /* all may come to take part */
  double participants = share * (double)p->associates_count, exposures = 0;
  double contacts = participants * reach_organization_contacts(organization);
  if (p->channels >> REACH_CHANNEL_CONVERSATION & 1)
    exposures += participants * (double)p->conversation_people * p->conversation_attention;
  if (p->channels >> REACH_CHANNEL_EMAIL & 1)
    exposures += participants * (double)p->email_recipients * p->email_attention;
  if (p->channels >> REACH_CHANNEL_MEETING & 1)
    exposures += participants * (double)p->meeting_people * p->meeting_attention;
  if (p->channels >> REACH_CHANNEL_SPACE & 1) exposures += contacts * p->space_attention;
  if (p->channels >> REACH_CHANNEL_FEED & 1)
    exposures += contacts * seen_once(p->feed_attention, p->feed_posts, p->feed_fatigue);
  REACH_NETWORKS(NETWORK_EXPOSURES)
  if (p->channels >> REACH_CHANNEL_PAGE & 1)
    exposures +=
        (double)p->page_followers * seen_once(p->page_attention, p->page_posts, p->page_fatigue);
  double most = p->market_audiences == REACH_AUDIENCES_SHARED ? (double)p->market_people : INFINITY;
  return fmin(exposures, most);
}

/* Different ideas that are to be expected, if all associates come to have the message. */
static double ideas_at_most(const reach_organization *organization) {
  const reach_params *p = &organization->params;
  if (p->ideas_model == REACH_IDEAS_NONE) return 0;
  double staff = (double)p->associates_count * p->ideas_staff_ideas_each;
  double customers = first_hop_exposures(organization) * p->ideas_customers_ideas_each;
  if (p->ideas_from == REACH_IDEAS_FROM_STAFF) customers = 0;
  if (p->ideas_from == REACH_IDEAS_FROM_CUSTOMERS) staff = 0;
  return fmin(staff + customers, (double)p->ideas_possible);
}

static double file_bytes(const char *path) {
  struct stat about;
  return *path && !stat(path, &about) ? (double)about.st_size : 0;
}

static double drawn_ties(const reach_params *p) {
  if (p->work_ties_model == REACH_TIES_DEGREES && *p->work_ties_degrees_file)
    return reach_degrees_sum(p->work_ties_degrees_file) / 2;
  return (double)p->associates_count * reach_sizes_degree(p) / 2;
}

static double drawn_ties_bytes(const reach_params *p) {
  double n = (double)p->associates_count, ties = drawn_ties(p);
  double networks = fmin((double)p->run_networks, (double)p->run_replicates);
  if (p->run_world == REACH_WORLD_FIXED) networks = 1;
  if (ties <= 0) return 0;
  return networks * (PER_TIE * ties + PER_PERSON_OF_TIES * n) + PER_TIE_WHILE_BUILT * ties;
}

/* A market that is made for an overlap may get any number of segments that it has people for. */
static double segments_at_most(const reach_params *p) {
  if (p->market_overlap_of == REACH_OVERLAP_NONE) return (double)p->market_segments;
  return fmin(REACH_MOST_SEGMENTS, (double)p->market_people);
}

static double lines_of(const reach_known_lines *known, const char *path) {
  for (size_t i = 0; known && i < known->n; i++)
    if (!strcmp(known->path[i], path)) return fmin(known->lines[i], known->most);
  return file_bytes(path) / SHORTEST_LINE;
}

static double file_of_ties_bytes(const reach_params *p, bool is_network,
                                 const reach_known_lines *known) {
  const char *path = is_network ? p->network_file : p->work_ties_file;
  int format = reach_network_format(path, is_network ? p->network_format : p->work_ties_format);
  if (format == REACH_FORMAT_CSV) return PER_BYTE_OF_WORDS * file_bytes(path);
  if (format != REACH_FORMAT_EDGE_LIST) return PER_BYTE_READ * file_bytes(path);
  double lines = lines_of(known, path);
  double reading = lines * (PER_LINE + (reach_probabilities_are_read(p) ? PER_PROBABILITY : 0));
  double measuring = PER_TIE * lines + PER_TIE_WHILE_BUILT * fmin(lines, MOST_LINES_MEASURED);
  return fmax(reading, measuring);
}

static double world_bytes(const reach_params *p, bool is_network, const reach_known_lines *known) {
  double bytes = file_of_ties_bytes(p, is_network, known);
  if (is_network) return bytes;
  double roster = file_bytes(p->associates_roster);
  bytes += PER_BYTE_OF_TABLE * file_bytes(p->audit_table);
  if (roster > 0)
    bytes += PER_BYTE_OF_ROSTER * roster + PER_PERSON_OF_ROSTER * (double)p->associates_count;
  return bytes + PER_ASSOCIATE * (double)p->associates_count + drawn_ties_bytes(p) +
         (PER_SEGMENT + PER_SEGMENT_OF_GROUP * (double)p->groups_names.n_items) *
             segments_at_most(p);
}

/* Departments that people may be counted in; those of a file are not known yet. */
static double departments_at_most(const reach_params *p, bool is_network) {
  bool is_file = *p->network_departments || *p->work_ties_departments_file || *p->associates_roster;
  double n = is_file ? REACH_MOST_DEPARTMENTS : (double)p->work_ties_departments;
  if (is_network && !is_file) n = 0;
  return n > REACH_MOST_DEPARTMENTS || p->cascade_seed_choice == REACH_SEED_EVERYONE ? 0 : n;
}

/* Sums over replicates of one organization. */
static double tally_bytes(const reach_params *p, bool is_network) {
  double networks = fmin((double)p->run_networks, (double)p->run_replicates);
  if (is_network || p->work_ties_model == REACH_TIES_NONE) networks = 1;
  double bins = 3 * REACH_MAX_BINS + departments_at_most(p, is_network);
  return bins * (networks * (double)sizeof(uint64_t) + (double)sizeof(reach_wide));
}

/* Adoption: barriers by department, shares by week, and what a thread keeps of everybody. */
static double barriers_bytes(const reach_params *p) {
  double networks = fmin((double)p->run_networks, (double)p->run_replicates);
  bool is_file = *p->work_ties_departments_file || *p->associates_roster;
  double departments = is_file ? REACH_MOST_DEPARTMENTS : (double)p->work_ties_departments;
  double bins = (fmin(departments, REACH_MOST_DEPARTMENTS) + 1) * REACH_N_BARRIERS;
  return bins * (networks * (double)sizeof(uint64_t) + (double)sizeof(reach_wide));
}

static double adoption_bytes(const reach_params *p, unsigned n_threads) {
  double weeks = (double)p->programme_weeks + 1, replicates = (double)p->run_replicates;
  double shares = weeks * REACH_N_ADOPTION * replicates * (double)sizeof(double);
  double people = (double)p->associates_count * REACH_BYTES_PER_ADOPTER;
  return shares + n_threads * people + (n_threads + 1) * barriers_bytes(p);
}

/* True where an earlier organization has the same world. */
static bool has_known_world(const reach_scenario *scenario, size_t organization) {
  const reach_organization *all = scenario->organization;
  for (size_t earlier = 0; earlier < organization; earlier++)
    if (reach_world_same(&all[earlier].params, &all[organization].params, scenario->is_network))
      return true;
  return false;
}

#define FEED_BIT(NAME, field, key) | 1u << REACH_CHANNEL_##NAME

/* Of each person touched in a company. */
static double touched_bytes(const reach_params *p) {
  int n_feeds = __builtin_popcount(p->channels & (0 REACH_FEEDS(FEED_BIT)));
  return PER_TOUCHED + (p->trust_reinforcement > 0 ? PER_VOICE : 0) +
         (n_feeds > 1 ? PER_FEED * (n_feeds - 1) : 0);
}

/* What playing a scenario without its ladder takes: worlds, and people touched by each thread. */
static double playing_bytes(const reach_scenario *scenario, unsigned n_threads,
                            const reach_known_lines *known) {
  double bytes = 0, touched = 0, per_touched = PER_TOUCHED, ideas = 0, outcomes = 0;
  for (size_t o = 0; o < scenario->n_organizations; o++) {
    const reach_params *p = &scenario->organization[o].params;
    if (!scenario->is_network)
      touched = fmax(touched, first_hop_exposures(&scenario->organization[o]));
    if (!scenario->is_network) per_touched = fmax(per_touched, touched_bytes(p));
    if (!scenario->is_network) ideas = fmax(ideas, ideas_at_most(&scenario->organization[o]));
    bytes += (n_threads + 1) * tally_bytes(p, scenario->is_network);
    if (has_adoption(p, scenario->is_network)) bytes += adoption_bytes(p, n_threads);
    if (!scenario->is_network) outcomes = fmax(outcomes, reach_outcomes_scratch_bytes(p));
    bool leans = p->participation_correlation < 0 || p->participation_correlation > 0;
    if (!scenario->is_network && leans)
      bytes += n_threads * (double)p->associates_count * REACH_BYTES_PER_LINED_UP;
    if (!has_known_world(scenario, o)) bytes += world_bytes(p, scenario->is_network, known);
  }
  bool has_trees = scenario->organization[0].params.run_virality == REACH_VIRALITY_ALWAYS;
  return bytes + n_threads * (PER_IDEA * ideas + outcomes) +
         n_threads * touched * (per_touched + (has_trees ? PER_TREE : 0));
}

static double worlds_bytes(const reach_scenario *scenario, const reach_known_lines *known) {
  double bytes = 0;
  for (size_t o = 0; o < scenario->n_organizations; o++)
    if (!has_known_world(scenario, o))
      bytes += world_bytes(&scenario->organization[o].params, scenario->is_network, known);
  return bytes;
}

static bool has_same_worlds(const reach_scenario *a, const reach_scenario *b) {
  bool is_same = true;
  for (size_t o = 0; o < a->n_organizations; o++)
    is_same = is_same && reach_world_same(&a->organization[o].params, &b->organization[o].params,
                                          a->is_network);
  return is_same;
}

/* The scores and summaries of a response, and the value that takes most to play: the worlds of the
 * first are kept. */
static double response_bytes(const reach_scenario *scenario, unsigned n_threads,
                             const reach_known_lines *known) {
  const reach_params *base = &scenario->organization[0].params;
  double replicates = (double)base->response_replicates, n = (double)scenario->n_organizations;
  double n_values = (double)base->response_values.n_items, playing = 0;
  reach_variant first = {0};
  if (!scenario->response.is_asked) return 0;
  for (size_t i = 0; i < base->response_values.n_items; i++) {
    reach_variant here = {0};
    bool is_made = !reach_respond_variant(scenario, i, &here);
    double bytes = is_made ? playing_bytes(&here.scenario, n_threads, known) : 0;
    if (i && is_made && first.scenario.organization &&
        !has_same_worlds(&first.scenario, &here.scenario))
      bytes += worlds_bytes(&first.scenario, known);
    playing = fmax(playing, bytes);
    if (i)
      reach_variant_free(&here);
    else
      first = here;
  }
  reach_variant_free(&first);
  double scores = n_values * (n + 1) * replicates + n * REACH_N_MEASURES * replicates;
  return playing + sizeof(double) * scores + n_values * n * (double)sizeof(reach_response_cell);
}

reach_estimate reach_estimate_known(const reach_scenario *scenario, unsigned n_threads,
                                    const reach_known_lines *known) {
  const reach_params *base = &scenario->organization[0].params;
  bool has_days = !scenario->is_network || scenario->organization[0].given[REACH_PARAM_run_days];
  double n = (double)scenario->n_organizations, replicates = (double)base->run_replicates;
  double cells = REACH_N_MEASURES + (has_days ? (double)base->run_days + 1 : 0);
  double bytes = PROGRAM + n_threads * (double)PER_THREAD + sizeof(double) * n * cells * replicates;
  bool has_sizes = base->run_market_sizes.n_items > 0;
  /* of other points one at a time: its values, and on the ladder those of the rung below */
  double more = scenario->n_steps ? REACH_N_MEASURES + REACH_N_LADDER
                : has_sizes       ? REACH_N_MEASURES
                                  : 0;
  bytes += sizeof(double) * n * more * replicates;
  for (size_t o = 0; o < scenario->n_organizations && !scenario->is_network; o++)
    bytes += reach_outcomes_most_cells(&scenario->organization[o].params) *
             (sizeof(reach_cell) + sizeof(double) * replicates);
  double playing = 0;
  for (size_t rung = 0; rung <= scenario->n_steps; rung++) {
    reach_scenario there = reach_scenario_rung(scenario, rung);
    playing = fmax(playing, playing_bytes(&there, n_threads, known));
  }
  playing = fmax(playing, response_bytes(scenario, n_threads, known));
  return (reach_estimate){bytes + playing, memory_limit()};
}

reach_estimate reach_estimate_of(const reach_scenario *scenario, unsigned n_threads) {
  return reach_estimate_known(scenario, n_threads, NULL);
}

double reach_estimate_drawn_ties(const reach_params *p) {
  return drawn_ties(p);
}

uint64_t reach_estimate_most_people(unsigned n_threads) {
  const double index_limit = 1 << 30; /* half the slots that 31 bits can number */
  return (uint64_t)fmin(memory_limit() / n_threads / PER_TOUCHED, index_limit);
}

uint64_t reach_estimate_most_events(void) {
  return (uint64_t)(memory_limit() / PER_EVENT);
}
