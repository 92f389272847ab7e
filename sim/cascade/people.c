#include "cascade/people.h"

static reach_stream population(const reach_people *people, const char *name) {
  return reach_stream_open(people->plan->population_seed, people->replicate,
                           reach_stream_name(name), 0);
}

static reach_permutation order(uint64_t n, reach_stream stream) {
  return reach_permutation_open(n ? n : 1, stream);
}

reach_people reach_people_open(const reach_plan *plan, uint32_t replicate) {
  const reach_world *world = plan->world;
  reach_people people = {.plan = plan,
                         .replicate = plan->is_redrawn ? replicate : 0,
                         .network = plan->is_redrawn ? replicate % world->n_networks : 0};
  reach_stream start =
      reach_stream_open(plan->start_seed, people.replicate, reach_stream_name("people/start"), 0);
  people.starters = order(world->n_associates, start);
  people.participants = order(world->n_associates, population(&people, "people/participants"));
  people.followers = order(world->market.people, population(&people, "official-page/followers"));
  people.separate_followers = population(&people, "official-page/separate-followers");
  people.associate_counts = population(&people, "associates/contact-count");
  people.market_counts = population(&people, "market/contact-count");
  people.contacts = population(&people, "people/contacts");
  return people;
}

bool reach_people_participates(const reach_people *people, uint32_t associate) {
  uint64_t n = people->plan->n_participants;
  return n == people->plan->world->n_associates ||
         reach_permutation_place(&people->participants, associate) < n;
}

uint32_t reach_people_participant(const reach_people *people, uint64_t i) {
  bool all = people->plan->n_participants == people->plan->world->n_associates;
  return (uint32_t)(all ? i : reach_permutation_at(&people->participants, i));
}

uint32_t reach_people_starter(const reach_people *people, uint64_t i) {
  const reach_plan *plan = people->plan;
  switch (plan->seed_choice) {
  case REACH_SEED_EVERYONE:
    return (uint32_t)i;
  case REACH_SEED_RANDOM:
    return (uint32_t)reach_permutation_at(&people->starters, i);
  case REACH_SEED_DEGREE:
    return plan->world->by_degree[people->network * (uint64_t)plan->world->n_associates + i];
  default:
    return plan->seed[i];
  }
}

uint64_t reach_people_follower(const reach_people *people, uint64_t j) {
  static const uint64_t top_bit = UINT64_C(1) << 63;
  const reach_market *market = &people->plan->world->market;
  if (market->separate) return reach_draw_bits(people->separate_followers, j) | top_bit;
  return market->first_id + reach_permutation_at(&people->followers, j);
}

uint64_t reach_people_n_contacts(const reach_people *people, uint64_t person) {
  const reach_world *world = people->plan->world;
  bool is_associate = reach_people_is_associate(people, person);
  reach_stream counts = is_associate ? people->associate_counts : people->market_counts;
  uint64_t n = reach_law_count(is_associate ? &world->associate_contacts : &world->market_contacts,
                               reach_draw_uniform(counts, person));
  if (world->market.separate) return n;
  uint64_t others = world->market.people - (is_associate ? 0 : 1);
  return n < others ? n : others;
}

void reach_people_contacts(const reach_people *people, uint64_t person, reach_contacts *contacts) {
  const reach_world *world = people->plan->world;
  const reach_market *market = &world->market;
  uint64_t n = reach_people_n_contacts(people, person);
  uint64_t self = UINT64_MAX, segment = 0;
  if (reach_people_is_associate(people, person)) {
    segment =
        reach_market_department_segment(market, reach_world_department(world, (uint32_t)person));
  } else if (!market->separate) {
    self = person - market->first_id;
    segment = reach_market_segment_of(market, self);
  }
  reach_contacts_open(market, n, segment, self, reach_stream_branch(people->contacts, person),
                      contacts);
}
