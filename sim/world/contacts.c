#include "world/contacts.h"

#include <gsl/gsl_randist.h>
#include <stdlib.h>

#include "world/gsl_source.h"

/* Parts of a person's stream: each a stream of its own. */
enum { PART_HOME_COIN = 1, PART_AT_HOME, PART_ELSEWHERE, PART_N_HOME, PART_SEPARATE };

/* floor(segment·people / segments) without overflow. */
static uint64_t first_of_segment(const reach_market *market, uint64_t segment) {
  uint64_t whole = market->people / market->segments, rest = market->people % market->segments;
  return segment * whole + segment * rest / market->segments;
}

static reach_home home_of(const reach_market *market, uint64_t first_segment) {
  if (market->home_segments >= market->segments) return (reach_home){0, market->people};
  uint64_t first = market->segment_first[first_segment];
  uint64_t end = first_segment + market->home_segments;
  uint64_t stop = end <= market->segments
                      ? market->segment_first[end]
                      : market->people + market->segment_first[end - market->segments];
  return (reach_home){first, stop - first};
}

int reach_market_init(reach_market *market, reach_report *report) {
  market->segment_first = malloc((market->segments + 1) * sizeof *market->segment_first);
  market->home = malloc(market->segments * sizeof *market->home);
  if (!market->segment_first || !market->home)
    return reach_report_no_memory(report, "the segments of the market");
  for (uint64_t s = 0; s <= market->segments; s++)
    market->segment_first[s] = first_of_segment(market, s);
  for (uint64_t s = 0; s < market->segments; s++) market->home[s] = home_of(market, s);
  market->segments_per_person = (double)market->segments / (double)market->people;
  return 0;
}

void reach_market_free(reach_market *market) {
  reach_groups_free(&market->groups);
  free(market->segment_first);
  free(market->home);
  market->segment_first = NULL;
  market->home = NULL;
}

uint64_t reach_market_segment_of(const reach_market *market, uint64_t position) {
  uint64_t guess = (uint64_t)((double)position * market->segments_per_person);
  if (guess >= market->segments) guess = market->segments - 1;
  while (market->segment_first[guess] > position) guess--;
  while (market->segment_first[guess + 1] <= position) guess++;
  return guess;
}

uint64_t reach_market_department_segment(const reach_market *market, uint64_t department) {
  return department * market->home_segments % market->segments;
}

static uint64_t at_most(uint64_t x, uint64_t most) {
  return x < most ? x : most;
}

/* How many home contacts: Binomial(n, locality), within what both parts can hold. */
static uint64_t draw_n_home(const reach_contacts *c) {
  reach_gsl_source source = {reach_stream_branch(c->stream, PART_N_HOME), 0};
  gsl_rng rng = reach_gsl_rng(&source);
  uint64_t n_home = gsl_ran_binomial(&rng, c->locality, (unsigned)c->n);
  uint64_t least = c->n > c->n_elsewhere ? c->n - c->n_elsewhere : 0;
  n_home = at_most(n_home, c->n_at_home);
  return n_home < least ? least : n_home;
}

static reach_permutation order_of(const reach_contacts *c, uint64_t n, uint64_t part) {
  return reach_permutation_open(n ? n : 1, reach_stream_branch(c->stream, part));
}

/* Own place in one's home, counted from its first position. */
static uint64_t own_offset(const reach_contacts *c) {
  return c->self >= c->home.first ? c->self - c->home.first : c->self + c->people - c->home.first;
}

void reach_contacts_open(const reach_market *market, uint64_t n, uint64_t first_segment,
                         uint64_t self, reach_stream stream, reach_contacts *c) {
  c->how = market->separate ? REACH_CONTACTS_SEPARATE : REACH_CONTACTS_AT_RANDOM;
  c->by_rank = false;
  c->n = n;
  if (market->separate) {
    c->stream = reach_stream_branch(stream, PART_SEPARATE);
    return;
  }
  c->people = market->people;
  c->first_id = market->first_id;
  c->self = self;
  c->home = market->home[first_segment];
  uint64_t others = market->people - (self != UINT64_MAX);
  c->n = at_most(n, others);
  c->n_at_home = c->home.size - (self != UINT64_MAX);
  c->n_elsewhere = market->people - c->home.size;
  c->locality = c->n_elsewhere ? market->locality : 1;
  c->stream = stream;
  c->at_home = order_of(c, c->n_at_home, PART_AT_HOME);
  c->elsewhere = order_of(c, c->n_elsewhere, PART_ELSEWHERE);
  /* where nobody lives elsewhere all are at home */
  c->by_rank = c->n_elsewhere && (c->n > c->n_at_home || c->n > c->n_elsewhere);
  if (c->by_rank) c->n_home = draw_n_home(c);
  c->own_offset = self == UINT64_MAX ? UINT64_MAX : own_offset(c);
  c->stream = reach_stream_branch(stream, PART_HOME_COIN);
}

/* Home or not is as good as a coin: written so that no jump depends on it. */
uint64_t reach_contacts_person(const reach_contacts *c, uint64_t j) {
  static const uint64_t top_bit = UINT64_C(1) << 63;
  if (c->how != REACH_CONTACTS_AT_RANDOM)
    return c->how == REACH_CONTACTS_SEPARATE ? reach_draw_bits(c->stream, j) | top_bit
                                             : reach_mixed_contacts_person(c, j);
  bool is_home = reach_draw_uniform(c->stream, j) < c->locality;
  uint64_t place = j;
  if (c->by_rank) {
    is_home = j < c->n_home;
    place = is_home ? j : j - c->n_home;
  }
  const reach_permutation *order = is_home ? &c->at_home : &c->elsewhere;
  uint64_t offset = reach_permutation_at(order, place);
  offset += is_home & (offset >= c->own_offset); /* step over oneself */
  uint64_t position = c->home.first + (is_home ? 0 : c->home.size) + offset;
  position -= position >= c->people ? c->people : 0;
  position -= position >= c->people ? c->people : 0;
  return c->first_id + position;
}
