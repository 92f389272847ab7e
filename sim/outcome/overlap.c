#include "outcome/overlap.h"

#include <math.h>
#include <stdlib.h>

#include "base/report.h"

int reach_overlap_init(reach_overlap *o, const reach_world *world) {
  *o = (reach_overlap){0};
  if (world->is_network) return reach_touched_init(&o->seen);
  o->extra = calloc(world->market.segments, sizeof *o->extra);
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
  double elsewhere;  /* log-survival of a position that is home to none of the senders */
  double unique_separate;
  double gross;
} reach_tally;

static void add_home(reach_tally *tally, const reach_market *market, uint64_t first, double extra) {
  reach_overlap *o = tally->overlap;
  uint64_t run = market->home_segments < market->segments ? market->home_segments : 0;
  for (uint64_t i = 0; i < run; i++) {
    uint64_t s = (first + i) % market->segments;
    if (!o->is_listed[s]) o->segment[tally->n_segments++] = (uint32_t)s;
    o->is_listed[s] = true;
    o->extra[s] += extra;
  }
}

/* Contacts in different circles are independent of each other. */
static void add_circle(reach_tally *tally, uint32_t id, int circle, uint64_t n_colleagues) {
  const reach_plan *plan = tally->people->plan;
  const reach_market *market = &plan->world->market;
  uint64_t n = reach_people_n_contacts(tally->people, circle, id);
  reach_address address = address_of(tally->people, id, circle, (double)n, (double)n_colleagues);
  double share = address.share;
  tally->gross += address.addressed;
  tally->unique_separate += share * (double)n;
  if (market->separate || n == 0 || share <= 0) return;
  uint64_t first = reach_market_department_segment(market, reach_world_department(plan->world, id));
  reach_home home = market->home[first];
  double at_home = (double)home.size, away = (double)(market->people - home.size);
  double n_home = (double)n * (away > 0 ? market->locality : 1);
  if (n > home.size || (double)n > away) {
    reach_contacts contacts;
    reach_people_contacts(tally->people, circle, id, UINT64_MAX, &contacts);
    if (contacts.by_rank) n_home = (double)contacts.n_home;
  }
  double p_away = away > 0 ? share * ((double)n - n_home) / away : 0;
  double lives_away = log_survival(p_away), lives_home = log_survival(share * n_home / at_home);
  if (away <= 0) {
    tally->elsewhere += lives_home;
  } else {
    tally->elsewhere += lives_away;
    add_home(tally, market, first, lives_home - lives_away);
  }
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
  double escape = 0, elsewhere = people;
  for (size_t i = 0; i < tally->n_segments; i++) {
    uint64_t s = tally->overlap->segment[i];
    double size = (double)(market->segment_first[s + 1] - market->segment_first[s]);
    escape += size * exp(tally->elsewhere + tally->overlap->extra[s]);
    elsewhere -= size;
    tally->overlap->extra[s] = 0;
    tally->overlap->is_listed[s] = false;
  }
  escape += elsewhere * exp(tally->elsewhere);
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
