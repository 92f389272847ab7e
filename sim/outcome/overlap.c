#include "outcome/overlap.h"

#include <math.h>
#include <stdlib.h>

#include "base/report.h"

int reach_overlap_init(reach_overlap *o, const reach_world *world) {
  *o = (reach_overlap){0};
  if (world->is_network) return reach_touched_init(&o->seen);
  o->n_groups = world->market.groups.n ? world->market.groups.n : 1;
  o->extra = calloc(world->market.segments * o->n_groups, sizeof *o->extra);
  o->is_listed = calloc(world->market.segments, sizeof *o->is_listed);
  o->segment = malloc(world->market.segments * sizeof *o->segment);
  return o->extra && o->is_listed && o->segment ? 0 : REACH_NO_MEMORY;
}

void reach_overlap_free(reach_overlap *o) {
  free(o->extra);
  free(o->is_listed);
  free(o->segment);
  reach_touched_free(&o->seen);
  *o = (reach_overlap){0};
}

/* What an associate does with its contacts in a circle at the start. */
typedef struct {
  double share;     /* of them that it addresses at least once */
  double addressed; /* how many it addresses, counting every channel; on average */
} reach_address;

static reach_address address_of(const reach_people *people, uint32_t id, int circle,
                                double n_contacts, double n_colleagues) {
  const reach_plan *plan = people->plan;
  double escapes = 1; /* share of the contacts that no channel addresses */
  reach_address address = {0, 0};
  for (int c = REACH_CHANNEL_PAGE + 1; c < REACH_N_CHANNELS; c++) {
    const reach_channel *channel = &plan->channel[c];
    if (!channel->is_used || !channel->to_contacts || channel->circle != circle) continue;
    if (plan->has_activity && !reach_people_posts(people, c, id)) continue;
    double audience = n_contacts + (channel->to_colleagues ? n_colleagues : 0), told = 1;
    if (channel->is_to_some && audience > (double)channel->people)
      told = (double)channel->people / audience;
    address.share += escapes * told;
    escapes *= 1 - told;
    address.addressed += told * n_contacts;
  }
  return address;
}

/* ln(1 - p), finite at p = 1. */
static double log_survival(double p) {
  const double nearly_one = 1 - 1e-15;
  return log1p(-fmin(p, nearly_one));
}

typedef struct {
  reach_overlap *overlap;
  const reach_people *people;
  size_t n_segments; /* with an extra */
  /* log-survival of a position that is home to none of the senders, by group */
  double elsewhere[REACH_MOST_GROUPS];
  double unique_separate;
  double gross;
} reach_tally;

static void add_home(reach_tally *tally, const reach_market *market, uint64_t first, unsigned group,
                     double extra) {
  reach_overlap *o = tally->overlap;
  uint64_t run = market->home_segments < market->segments ? market->home_segments : 0;
  for (uint64_t i = 0; i < run; i++) {
    uint64_t s = (first + i) % market->segments;
    if (!o->is_listed[s]) o->segment[tally->n_segments++] = (uint32_t)s;
    o->is_listed[s] = true;
    o->extra[s * o->n_groups + group] += extra;
  }
}

/* People that contacts are drawn from, and how many contacts are among them on average; in a home
 * and elsewhere. */
typedef struct {
  double at_home, away, n_home, n_away;
} reach_parts;

/* A sender's contacts in the market: `share` of them are addressed. */
static void add_parts(reach_tally *tally, uint64_t first, unsigned group, const reach_parts *parts,
                      double share) {
  double p_away = parts->away > 0 ? share * parts->n_away / parts->away : 0;
  double lives_away = log_survival(p_away),
         lives_home = parts->at_home > 0 ? log_survival(share * parts->n_home / parts->at_home) : 0;
  if (parts->away <= 0) {
    tally->elsewhere[group] += lives_home;
  } else {
    tally->elsewhere[group] += lives_away;
    add_home(tally, &tally->people->plan->world->market, first, group, lives_home - lives_away);
  }
}

static void add_at_random(reach_tally *tally, uint32_t id, int circle, uint64_t n, uint64_t first,
                          double share) {
  const reach_market *market = &tally->people->plan->world->market;
  reach_home home = market->home[first];
  reach_parts parts = {.at_home = (double)home.size, .away = (double)(market->people - home.size)};
  parts.n_home = (double)n * (parts.away > 0 ? market->locality : 1);
  if (n > home.size || (double)n > parts.away) {
    reach_contacts contacts;
    reach_people_contacts(tally->people, circle, id, UINT64_MAX, &contacts);
    if (contacts.by_rank) parts.n_home = (double)contacts.n_home;
  }
  parts.n_away = (double)n - parts.n_home;
  add_parts(tally, first, 0, &parts, share);
}

/* Group by group. Where everybody is at home there is one part for each. */
static void add_by_group(reach_tally *tally, uint32_t id, int circle, uint64_t first,
                         double share) {
  const reach_market *market = &tally->people->plan->world->market;
  const reach_groups *groups = &market->groups;
  reach_contacts c;
  reach_people_contacts(tally->people, circle, id, UINT64_MAX, &c);
  for (unsigned g = 0; g < groups->n; g++) {
    uint64_t home = reach_groups_at_home(groups, g, c.first_segment, market->home_segments);
    double n = (double)c.n * reach_groups_mixing(groups, c.group, g);
    reach_parts parts = {.at_home = (double)home,
                         .away = (double)(reach_groups_size(groups, g) - home),
                         .n_home = n * c.locality,
                         .n_away = n * (1 - c.locality)};
    const uint64_t *counted = &c.n_of[REACH_N_WHERE * g];
    if (c.by_rank) {
      parts.n_home = (double)counted[REACH_AT_HOME];
      parts.n_away = (double)counted[REACH_ELSEWHERE];
    }
    bool is_all_home = market->home_segments >= market->segments;
    if (is_all_home || parts.away > 0 || parts.at_home > 0)
      add_parts(tally, first, g, &parts, share);
  }
}

/* Contacts in different circles are independent of each other. */
static void add_circle(reach_tally *tally, uint32_t id, int circle, uint64_t n_colleagues) {
  const reach_plan *plan = tally->people->plan;
  const reach_market *market = &plan->world->market;
  uint64_t n = reach_people_n_contacts(tally->people, circle, id);
  reach_address address = address_of(tally->people, id, circle, (double)n, (double)n_colleagues);
  tally->gross += address.addressed;
  tally->unique_separate += address.share * (double)n;
  if (market->separate || n == 0 || address.share <= 0) return;
  uint64_t first = reach_market_department_segment(market, reach_world_department(plan->world, id));
  if (market->groups.n)
    add_by_group(tally, id, circle, first, address.share);
  else
    add_at_random(tally, id, circle, n, first, address.share);
}

static void add_sender(reach_tally *tally, uint32_t id) {
  reach_role role = reach_people_role(tally->people, id);
  if (!role.to_contacts) return;
  const reach_plan *plan = tally->people->plan;
  uint64_t n_colleagues = 0;
  if (plan->world->network && role.to_colleagues)
    n_colleagues = reach_ties_degree(&plan->world->network[tally->people->network], id);
  for (int c = 0; c < REACH_N_CIRCLES; c++)
    if (c == REACH_CIRCLE_GENERAL || plan->circle[c].is_used)
      add_circle(tally, id, c, n_colleagues);
}

/* People of a group in a segment, or in the market. */
static double people_in(const reach_market *market, unsigned group, uint64_t segment) {
  if (!market->groups.n)
    return (double)(market->segment_first[segment + 1] - market->segment_first[segment]);
  return (double)(reach_groups_before(&market->groups, group, segment + 1) -
                  reach_groups_before(&market->groups, group, segment));
}

static double people_of(const reach_market *market, unsigned group) {
  return market->groups.n ? (double)reach_groups_size(&market->groups, group)
                          : (double)market->people;
}

/* Expected number of people of a group whom no sender addresses. */
static double escape_of(const reach_tally *tally, unsigned group) {
  const reach_market *market = &tally->people->plan->world->market;
  const reach_overlap *o = tally->overlap;
  double escape = 0, elsewhere = people_of(market, group), lives_away = tally->elsewhere[group];
  for (size_t i = 0; i < tally->n_segments; i++) {
    double size = people_in(market, group, o->segment[i]);
    escape += size * exp(lives_away + o->extra[o->segment[i] * o->n_groups + group]);
    elsewhere -= size;
  }
  return escape + elsewhere * exp(lives_away);
}

static void forget(reach_overlap *o, uint32_t segment) {
  for (unsigned g = 0; g < o->n_groups; g++) o->extra[segment * o->n_groups + g] = 0;
  o->is_listed[segment] = false;
}

/* Expected number of different people. */
static double unique_of(reach_tally *tally) {
  const reach_plan *plan = tally->people->plan;
  const reach_market *market = &plan->world->market;
  bool page = plan->channel[REACH_CHANNEL_PAGE].is_used;
  double followers = page ? (double)plan->n_followers : 0;
  tally->gross += followers;
  if (market->separate) return tally->unique_separate + followers;
  double people = (double)market->people;
  double escapes_page = people > 0 ? 1 - followers / people : 1;
  double escape = 0;
  for (unsigned g = 0; g < tally->overlap->n_groups; g++) escape += escape_of(tally, g);
  for (size_t i = 0; i < tally->n_segments; i++) forget(tally->overlap, tally->overlap->segment[i]);
  return people - escape * escapes_page;
}

static double unique_in_network(reach_overlap *o, const reach_people *people) {
  const reach_ties *ties = &people->plan->world->network[people->network];
  bool is_new;
  reach_touched_clear(&o->seen);
  for (uint64_t i = 0; i < people->plan->n_seeds; i++) {
    uint32_t u = reach_people_starter(people, i);
    for (uint64_t a = ties->first[u]; a < ties->first[u + 1]; a++)
      if (!reach_touched_find(&o->seen, ties->target[a], &is_new)) return NAN;
  }
  return (double)o->seen.n;
}

double reach_overlap_measure(reach_overlap *overlap, const reach_plan *plan, uint32_t replicate,
                             const reach_adopters *adopters, const reach_lineup *lineup,
                             uint64_t gross) {
  if (gross == 0) return NAN;
  reach_people people = reach_people_open_with(plan, replicate, adopters, lineup);
  if (plan->world->is_network) return 1 - unique_in_network(overlap, &people) / (double)gross;
  reach_tally tally = {.overlap = overlap, .people = &people};
  bool everyone = plan->seed_choice == REACH_SEED_EVERYONE;
  uint64_t n = everyone ? reach_people_n_participants(&people) : plan->n_seeds;
  for (uint64_t i = 0; i < n; i++) {
    add_sender(&tally,
               everyone ? reach_people_participant(&people, i) : reach_people_starter(&people, i));
  }
  double unique = unique_of(&tally);
  return fmax(0, 1 - unique / tally.gross); /* rounding may leave it a hair below */
}
