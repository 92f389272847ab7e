/* Contacts where people are of groups: the group of each is drawn by Coleman's index (1958), then
 * home or elsewhere, then who it is: the next in a keyed order of the people of that group there.
 * So nobody comes twice, and nothing is stored. */
#include <gsl/gsl_randist.h>
#include <string.h>

#include "world/contacts.h"
#include "world/gsl_source.h"

/* Streams of a person: the homophily coin, a group of the market, another group, home, how many are
 * in each part, ids, and from here on one for each part. */
enum { PART_OWN = 11, PART_ANY, PART_OTHER, PART_HOME, PART_COUNTS, PART_IDS, PART_ORDERS = 32 };

enum { N_PARTS = REACH_N_WHERE * REACH_MOST_GROUPS };

/* Ids of people of their own: the top bit, four bits for the group, the rest at random. */
enum { GROUP_SHIFT = 59, GROUP_MASK = REACH_MOST_GROUPS - 1 };
_Static_assert((REACH_MOST_GROUPS & GROUP_MASK) == 0 && REACH_MOST_GROUPS <= 16, "four bits");

uint64_t reach_market_separate_person(const reach_market *market, uint64_t bits, unsigned group) {
  static const uint64_t top_bit = UINT64_C(1) << 63, low_bits = (UINT64_C(1) << GROUP_SHIFT) - 1;
  if (!market->groups.n) return bits | top_bit;
  return top_bit | (uint64_t)group << GROUP_SHIFT | (bits & low_bits);
}

uint64_t reach_market_anybody(const reach_market *market, uint64_t bits) {
  const reach_groups *groups = &market->groups;
  if (!market->separate) return market->first_id + reach_below_of_bits(bits, market->people);
  if (!groups->n) return reach_market_separate_person(market, bits, 0);
  double u = reach_uniform_of_bits(reach_mix64(bits));
  return reach_market_separate_person(market, bits,
                                      reach_groups_at(groups->up_to_market, groups->n, u));
}

unsigned reach_market_group(const reach_market *market, uint64_t person) {
  if (!market->groups.n) return 0;
  if (market->separate) return (unsigned)(person >> GROUP_SHIFT) & GROUP_MASK;
  uint64_t position = person - market->first_id;
  return reach_groups_of_position(&market->groups, reach_market_segment_of(market, position),
                                  position);
}

static bool is_all_home(const reach_market *market) {
  return market->home_segments >= market->segments;
}

/* People to choose from in a part, the one who chooses left out. */
static uint64_t size_of(const reach_contacts *c, unsigned where, unsigned group) {
  const reach_market *market = c->market;
  uint64_t home =
      reach_groups_at_home(&market->groups, group, c->first_segment, market->home_segments);
  if (where == REACH_AT_HOME) return home - (c->self != UINT64_MAX && group == c->group);
  return reach_groups_size(&market->groups, group) - home;
}

static void set_home(const reach_market *market, uint64_t first_segment, uint64_t self,
                     reach_contacts *c) {
  c->market = market;
  c->self = self;
  c->first_segment = is_all_home(market) ? 0 : first_segment;
  c->locality = is_all_home(market) ? 1 : market->locality;
}

uint64_t reach_market_smallest_part(const reach_market *market, uint64_t first_segment,
                                    uint64_t self) {
  reach_contacts c;
  uint64_t least = UINT64_MAX;
  set_home(market, first_segment, self, &c);
  c.group =
      self == UINT64_MAX
          ? 0
          : reach_groups_of_position(&market->groups, reach_market_segment_of(market, self), self);
  for (unsigned g = 0; g < market->groups.n; g++)
    for (unsigned where = 0; where < REACH_N_WHERE; where++) {
      if (!(market->groups.market[g] > 0) || (where == REACH_ELSEWHERE && is_all_home(market)))
        continue;
      uint64_t n = size_of(&c, where, g);
      least = n < least ? n : least;
    }
  return least;
}

/* Moves what is above `most` to where there is room. */
static uint64_t spill(uint64_t *n, uint64_t most) {
  uint64_t more = *n > most ? *n - most : 0;
  *n -= more;
  return more;
}

static void take_in(uint64_t *n, uint64_t most, uint64_t *more) {
  uint64_t taken = most - *n < *more ? most - *n : *more;
  *n += taken;
  *more -= taken;
}

/* In proportion to the room there is; all of it, since nobody wants more people than there are. */
static void share_out(const uint64_t *size, unsigned n_parts, uint64_t more, uint64_t *n) {
  __extension__ typedef unsigned __int128 wide;
  uint64_t room = 0, seen = 0, given = 0;
  for (unsigned i = 0; i < n_parts; i++) room += size[i] - n[i];
  for (unsigned i = 0; i < n_parts && more; i++) {
    seen += size[i] - n[i];
    uint64_t up_to = (uint64_t)((wide)more * seen / room);
    n[i] += up_to - given;
    given = up_to;
  }
}

/* How many contacts are in each part: multinomial, within what the parts can hold. */
static void draw_counts(reach_contacts *c) {
  const reach_groups *groups = &c->market->groups;
  reach_gsl_source source = {reach_stream_branch(c->mixing, PART_COUNTS), 0};
  gsl_rng rng = reach_gsl_rng(&source);
  uint64_t size[N_PARTS], n_left = c->n, pool = 0;
  double left = 1;
  for (unsigned g = 0; g < groups->n; g++) {
    double p = reach_groups_mixing(groups, c->group, g);
    p = p > 0 ? p : 0;
    double chance = g + 1 == groups->n || p >= left ? 1 : p / left;
    uint64_t n_group = gsl_ran_binomial(&rng, chance, (unsigned)n_left), more = 0;
    uint64_t *n = &c->n_of[REACH_N_WHERE * g], *most = &size[REACH_N_WHERE * g];
    left -= p;
    n_left -= n_group;
    n[REACH_AT_HOME] = gsl_ran_binomial(&rng, c->locality, (unsigned)n_group);
    n[REACH_ELSEWHERE] = n_group - n[REACH_AT_HOME];
    for (unsigned where = 0; where < REACH_N_WHERE; where++) {
      most[where] = size_of(c, where, g);
      more += spill(&n[where], most[where]);
    }
    for (unsigned where = 0; where < REACH_N_WHERE; where++) take_in(&n[where], most[where], &more);
    pool += more;
  }
  share_out(size, REACH_N_WHERE * groups->n, pool, c->n_of);
}

void reach_mixed_contacts_open(const reach_market *market, uint64_t n, uint64_t first_segment,
                               uint64_t self, unsigned group, reach_stream stream,
                               reach_contacts *c) {
  c->how = REACH_CONTACTS_BY_GROUP;
  c->by_rank = false;
  c->group = group;
  c->mixing = stream;
  c->market = market;
  c->n = n;
  if (market->separate) return;
  set_home(market, first_segment, self, c);
  c->first_id = market->first_id;
  uint64_t others = market->people - (self != UINT64_MAX);
  c->n = n < others ? n : others;
  c->by_rank = c->n > reach_market_smallest_part(market, first_segment, self);
  if (c->by_rank) draw_counts(c);
}

/* Which part contact j is in, and its place there. */
static unsigned part_of(const reach_contacts *c, uint64_t j, uint64_t *place) {
  const reach_groups *groups = &c->market->groups;
  unsigned part = 0;
  *place = j;
  if (c->by_rank) {
    while (*place >= c->n_of[part]) *place -= c->n_of[part++];
    return part;
  }
  double own = reach_draw_uniform(reach_stream_branch(c->mixing, PART_OWN), j);
  double any = reach_draw_uniform(reach_stream_branch(c->mixing, PART_ANY), j);
  double other = reach_draw_uniform(reach_stream_branch(c->mixing, PART_OTHER), j);
  unsigned group = reach_groups_mix(groups, c->group, own, any, other);
  bool is_home = !c->market->separate &&
                 reach_draw_uniform(reach_stream_branch(c->mixing, PART_HOME), j) < c->locality;
  return REACH_N_WHERE * group + (is_home ? REACH_AT_HOME : REACH_ELSEWHERE);
}

/* The place of somebody among the people of its group, counted from the beginning of its home. */
static uint64_t own_place(const reach_contacts *c) {
  const reach_market *market = c->market;
  const reach_groups *groups = &market->groups;
  uint64_t segment = reach_market_segment_of(market, c->self);
  uint64_t place = reach_groups_before(groups, c->group, segment) + c->self -
                   reach_groups_first(groups, segment, c->group);
  uint64_t first = reach_groups_before(groups, c->group, c->first_segment);
  return place >= first ? place - first : place + reach_groups_size(groups, c->group) - first;
}

uint64_t reach_mixed_contacts_person(const reach_contacts *c, uint64_t j) {
  const reach_market *market = c->market;
  uint64_t place;
  unsigned part = part_of(c, j, &place), group = part / REACH_N_WHERE;
  bool is_home = part % REACH_N_WHERE == REACH_AT_HOME;
  if (market->separate)
    return reach_market_separate_person(
        market, reach_draw_bits(reach_stream_branch(c->mixing, PART_IDS), j), group);
  uint64_t n = size_of(c, part % REACH_N_WHERE, group);
  reach_permutation order =
      reach_permutation_open(n, reach_stream_branch(c->mixing, PART_ORDERS + part));
  uint64_t i = reach_permutation_at(&order, place);
  if (!is_home)
    i += reach_groups_at_home(&market->groups, group, c->first_segment, market->home_segments);
  else if (c->self != UINT64_MAX && group == c->group)
    i += i >= own_place(c);
  return market->first_id + reach_groups_person(&market->groups, group, c->first_segment, i);
}
