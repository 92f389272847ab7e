#include "cascade/people.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* The column `stage` of a roster tells how many stages somebody has passed. */
_Static_assert((int)REACH_ADKAR_AWARENESS == (int)REACH_STAGE_AWARENESS + 1 &&
                   (int)REACH_ADKAR_REINFORCEMENT == (int)REACH_N_STAGES &&
                   (int)REACH_ADKAR_UNKNOWN > (int)REACH_N_STAGES,
               "stages by their number");

static reach_stream population(const reach_people *people, const char *name) {
  return reach_stream_open(people->plan->population_seed, people->replicate,
                           reach_stream_name(name), 0);
}

static reach_permutation order(uint64_t n, reach_stream stream) {
  return reach_permutation_open(n ? n : 1, stream);
}

/* Associates and the market have the same law on a network: one order of counts for both. */
static void open_circle(reach_people *people, int circle) {
  const reach_plan *plan = people->plan;
  const reach_circle *names = &plan->circle[circle];
  uint64_t seed = plan->population_seed;
  reach_stream counts = reach_stream_open(seed, people->replicate, names->counts_name, 0);
  people->circle[circle].associate_counts = people->circle[circle].market_counts = counts;
  people->circle[circle].contacts =
      reach_stream_open(seed, people->replicate, names->contacts_name, 0);
  people->circle[circle].colleagues =
      reach_stream_open(seed, people->replicate, names->colleagues_name, 0);
}

reach_people reach_people_open(const reach_plan *plan, uint32_t replicate) {
  const reach_world *world = plan->world;
  reach_people people = {.plan = plan,
                         .replicate = plan->is_redrawn ? replicate : 0,
                         .network = plan->is_redrawn ? replicate % world->n_networks : 0};
  reach_stream start =
      reach_stream_open(plan->start_seed, people.replicate, reach_stream_name("people/start"), 0);
  people.starters = order(world->n_associates, start);
  if (world->is_network) return people; /* nobody has contacts, everybody participates */
  people.participants = order(world->n_associates, population(&people, "people/participants"));
  people.followers = order(world->market.people, population(&people, "official-page/followers"));
  people.separate_followers = population(&people, "official-page/separate-followers");
  people.circle[REACH_CIRCLE_GENERAL].associate_counts =
      population(&people, "associates/contact-count");
  people.circle[REACH_CIRCLE_GENERAL].market_counts = population(&people, "market/contact-count");
  people.circle[REACH_CIRCLE_GENERAL].contacts = population(&people, "people/contacts");
  for (int c = REACH_CIRCLE_GENERAL + 1; c < REACH_N_CIRCLES; c++)
    if (plan->circle[c].is_used) open_circle(&people, c);
  if (world->market.groups.n) {
    people.own_groups = population(&people, "groups/associates");
    people.department_groups = population(&people, "groups/departments");
    people.sorting = population(&people, "groups/sorting");
  }
  if (plan->has_activity) {
    people.associate_activity = population(&people, "associates/activity");
    people.market_activity = population(&people, "market/activity");
    people.posts =
        reach_stream_open(plan->dynamics_seed, replicate, reach_stream_name("associates/posts"), 0);
  }
  return people;
}

reach_people reach_people_open_with(const reach_plan *plan, uint32_t replicate,
                                    const reach_adopters *adopters, const reach_lineup *lineup) {
  reach_people people = reach_people_open(plan, replicate);
  people.adopters = plan->adoption.is_on ? adopters : NULL;
  people.lineup = reach_plan_leans(plan) ? lineup : NULL;
  return people;
}

static double count_quantile(const reach_people *people, int circle, uint64_t person) {
  bool is_associate = reach_people_is_associate(people, person);
  return reach_draw_uniform(is_associate ? people->circle[circle].associate_counts
                                         : people->circle[circle].market_counts,
                            person);
}

/* First all by the number of contacts, which gives everybody a rank in it, then by the score of
 * that and of the place in the keyed order: a normal copula. */
int reach_people_line_up(const reach_people *people, reach_lineup *lineup) {
  const double middle = 0.5; /* of a rank */
  const reach_plan *plan = people->plan;
  uint32_t n = plan->world->n_associates;
  double lean = plan->participation_correlation, rest = sqrt(1 - lean * lean);
  if (!reach_plan_leans(plan)) return 0;
  if (reach_lineup_init(lineup, n)) return REACH_NO_MEMORY;
  for (uint32_t u = 0; u < n; u++) {
    double contacts = (double)reach_people_n_contacts(people, REACH_CIRCLE_GENERAL, u);
    double quantile = count_quantile(people, REACH_CIRCLE_GENERAL, u);
    lineup->key[u] = (reach_lineup_key){contacts, quantile, u};
  }
  reach_lineup_sort(lineup);
  for (uint32_t rank = 0; rank < n; rank++) {
    uint32_t u = lineup->order[rank];
    double place = (double)reach_permutation_place(&people->participants, u);
    double by_contacts = gsl_cdf_ugaussian_Pinv((rank + middle) / n);
    double by_place = gsl_cdf_ugaussian_Pinv((place + middle) / n);
    lineup->key[u] = (reach_lineup_key){rest * by_place - lean * by_contacts, place, u};
  }
  reach_lineup_sort(lineup);
  return 0;
}

int reach_people_adopt(const reach_people *people, const volatile sig_atomic_t *stop,
                       reach_adopters *adopters) {
  const reach_plan *plan = people->plan;
  const reach_world *world = plan->world;
  if (!plan->adoption.is_on) return 0;
  reach_adoption_people all = {.n_people = world->n_associates,
                               .department = world->departments.department,
                               .n_departments = world->departments.n_departments,
                               .passed = world->roster.stage,
                               .ties = world->network ? &world->network[people->network] : NULL,
                               .population_seed = plan->population_seed,
                               .replicate = people->replicate,
                               .stop = stop};
  return reach_adopters_make(adopters, &plan->adoption, &all);
}

static bool all_have_both_roles(const reach_people *people) {
  const reach_plan *plan = people->plan;
  uint64_t n = plan->world->n_associates;
  return plan->n_participants == n && plan->n_insiders == n;
}

reach_role reach_people_role(const reach_people *people, uint32_t associate) {
  if (people->adopters) {
    bool does = people->adopters->takes_part[associate];
    return (reach_role){does, does};
  }
  if (all_have_both_roles(people)) return (reach_role){true, true};
  uint64_t place = people->lineup ? people->lineup->place[associate]
                                  : reach_permutation_place(&people->participants, associate);
  return (reach_role){place < people->plan->n_participants, place < people->plan->n_insiders};
}

uint64_t reach_people_n_participants(const reach_people *people) {
  return people->adopters ? people->adopters->n_participants : people->plan->n_participants;
}

uint64_t reach_people_n_active(const reach_people *people) {
  const reach_plan *plan = people->plan;
  if (people->adopters) return people->adopters->n_participants;
  return plan->n_participants > plan->n_insiders ? plan->n_participants : plan->n_insiders;
}

uint32_t reach_people_participant(const reach_people *people, uint64_t i) {
  if (people->adopters) return people->adopters->participant[i];
  if (all_have_both_roles(people)) return (uint32_t)i;
  return people->lineup ? people->lineup->order[i]
                        : (uint32_t)reach_permutation_at(&people->participants, i);
}

double reach_people_activity(const reach_people *people, uint64_t person) {
  bool is_associate = reach_people_is_associate(people, person);
  const reach_plan *plan = people->plan;
  double sigma = is_associate ? plan->associate_activity : plan->market_activity;
  reach_stream stream = is_associate ? people->associate_activity : people->market_activity;
  return exp(sigma * gsl_cdf_ugaussian_Pinv(reach_draw_uniform(stream, person)) -
             sigma * sigma / 2);
}

uint64_t reach_people_posts(const reach_people *people, int channel, uint32_t associate) {
  const double most = 1000; /* as feed.posts in params.def */
  const reach_channel *row = &people->plan->channel[channel];
  if (!(people->plan->associate_activity > 0) || !row->is_feed) return row->posts;
  reach_stream stream = reach_stream_branch(people->posts, row->posts_name);
  double posts = (double)row->posts * reach_people_activity(people, associate) +
                 reach_draw_uniform(stream, associate);
  return (uint64_t)fmin(posts, most);
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

unsigned reach_people_group(const reach_people *people, uint64_t person) {
  const reach_world *world = people->plan->world;
  const reach_groups *groups = &world->market.groups;
  if (!groups->n) return 0;
  if (!reach_people_is_associate(people, person)) return reach_market_group(&world->market, person);
  if (groups->of_associate && groups->of_associate[person] != REACH_GROUP_DRAWN)
    return groups->of_associate[person];
  bool is_sorted = reach_draw_uniform(people->sorting, person) < groups->sorting;
  uint64_t entity = is_sorted ? reach_world_department(world, (uint32_t)person) : person;
  reach_stream stream = is_sorted ? people->department_groups : people->own_groups;
  return reach_groups_at(groups->up_to_associates, groups->n, reach_draw_uniform(stream, entity));
}

uint64_t reach_people_follower(const reach_people *people, uint64_t j) {
  const reach_market *market = &people->plan->world->market;
  if (market->separate)
    return reach_market_anybody(market, reach_draw_bits(people->separate_followers, j));
  return market->first_id + reach_permutation_at(&people->followers, j);
}

static const reach_law *count_law(const reach_people *people, int circle, uint64_t person) {
  const reach_world *world = people->plan->world;
  if (circle != REACH_CIRCLE_GENERAL) return &people->plan->circle[circle].law;
  return reach_people_is_associate(people, person) ? &world->associate_contacts
                                                   : &world->market_contacts;
}

/* What the roster says of somebody's number of contacts: those that are no network's own. */
static bool knows_contacts(const reach_people *people, int circle, uint64_t person, uint64_t *n) {
  const uint32_t *contacts = people->plan->world->roster.contacts;
  if (!contacts || circle != REACH_CIRCLE_GENERAL || !reach_people_is_associate(people, person))
    return false;
  *n = contacts[person];
  return contacts[person] != REACH_CONTACTS_DRAWN;
}

uint64_t reach_people_n_contacts(const reach_people *people, int circle, uint64_t person) {
  const reach_market *market = &people->plan->world->market;
  uint64_t n;
  if (!knows_contacts(people, circle, person, &n))
    n = reach_law_count(count_law(people, circle, person), count_quantile(people, circle, person));
  if (market->separate) return n;
  uint64_t others = market->people - (reach_people_is_associate(people, person) ? 0 : 1);
  return n < others ? n : others;
}

/* The number of contacts, or `wanted` where it is not less than that, nor so large that home
 * contacts come first (the smaller part of the market). */
static uint64_t n_contacts_wanted(const reach_people *people, int circle, uint64_t person,
                                  uint64_t wanted, uint64_t smaller_part) {
  uint64_t known;
  if (knows_contacts(people, circle, person, &known))
    return reach_people_n_contacts(people, circle, person);
  double u = count_quantile(people, circle, person);
  if (wanted <= smaller_part &&
      reach_law_is_within(count_law(people, circle, person), u, wanted, smaller_part))
    return wanted;
  return reach_people_n_contacts(people, circle, person);
}

void reach_people_contacts(const reach_people *people, int circle, uint64_t person, uint64_t wanted,
                           reach_contacts *contacts) {
  const reach_world *world = people->plan->world;
  const reach_market *market = &world->market;
  uint64_t self = UINT64_MAX, segment = 0, smaller_part = UINT64_MAX;
  if (reach_people_is_associate(people, person)) {
    segment =
        reach_market_department_segment(market, reach_world_department(world, (uint32_t)person));
  } else if (!market->separate) {
    self = person - market->first_id;
    segment = reach_market_segment_of(market, self);
  }
  if (market->groups.n && !market->separate) {
    smaller_part = reach_market_smallest_part(market, segment, self);
  } else if (!market->separate) {
    uint64_t at_home = market->home[segment].size - (self != UINT64_MAX);
    uint64_t elsewhere = market->people - market->home[segment].size;
    smaller_part = at_home < elsewhere || elsewhere == 0 ? at_home : elsewhere;
  }
  uint64_t n = n_contacts_wanted(people, circle, person, wanted, smaller_part);
  reach_stream stream = reach_stream_branch(people->circle[circle].contacts, person);
  if (market->groups.n)
    reach_mixed_contacts_open(market, n, segment, self, reach_people_group(people, person), stream,
                              contacts);
  else
    reach_contacts_open(market, n, segment, self, stream, contacts);
}

bool reach_people_are_connected(const reach_people *people, int circle, uint64_t associate,
                                uint64_t colleague, double share) {
  if (share >= 1) return true;
  reach_stream coins = reach_stream_branch(people->circle[circle].colleagues, associate);
  return reach_draw_uniform(coins, colleague) < share;
}
