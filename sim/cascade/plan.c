#include "cascade/plan.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cascade/channels.h"
#include "cascade/model.h"
#include "cascade/trust.h"
#include "scenario/utf8.h"
#include "world/directory.h"

static int no_such_person(int64_t id, const reach_world *world, reach_report *report) {
  return reach_report_add(report, REACH_INVALID,
                          "cascade.seed_set: %lld: no such person (ids 0 to %u)", (long long)id,
                          world->n_associates - 1);
}

static int compare_ids(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static int find_seed(const reach_world *world, const reach_directory *people,
                     const reach_list *listed, size_t i, uint32_t *id, reach_report *report) {
  if (listed->name && listed->name[i])
    return reach_directory_find(people, "cascade.seed_set", listed->name[i], id, report);
  *id = (uint32_t)listed->item[i];
  return listed->item[i] < world->n_associates ? 0 : no_such_person(listed->item[i], world, report);
}

static int list_seeds(reach_plan *plan, const reach_list *listed, reach_report *report) {
  reach_directory people = {0};
  int status = listed->name ? reach_directory_init(plan->world, &people, report) : 0;
  for (size_t i = 0; i < listed->n_items && !status; i++)
    status = find_seed(plan->world, &people, listed, i, &plan->seed[plan->n_seeds++], report);
  reach_directory_free(&people);
  if (status) return status;
  qsort(plan->seed, plan->n_seeds, sizeof *plan->seed, compare_ids);
  for (uint64_t i = 1; i < plan->n_seeds; i++)
    if (plan->seed[i] == plan->seed[i - 1])
      return reach_report_add(
          report, REACH_INVALID,
          "cascade.seed_set: person %u is listed twice, by name and by id or by "
          "name",
          plan->seed[i]);
  return 0;
}

/* All of one part of the company, by its name. */
static int part_seeds(reach_plan *plan, const reach_departments *parts, const char *what,
                      const char *wanted, reach_report *report) {
  uint32_t index = 0;
  while (index < parts->n_departments && strcmp(parts->name[index], wanted)) index++;
  if (index == parts->n_departments)
    return reach_report_add(
        report, REACH_INVALID, "cascade.seed_%s: %s: no such %s (there are %u%s%s)", what,
        reach_show(wanted).text, what, parts->n_departments,
        parts->n_departments ? ", such as " : "", parts->n_departments ? parts->name[0] : "");
  for (uint32_t u = 0; u < plan->world->n_associates; u++)
    if (parts->department[u] == index) plan->seed[plan->n_seeds++] = u;
  return 0;
}

static int plan_seeds(reach_plan *plan, const reach_params *p, reach_report *report) {
  uint64_t n_people = plan->world->n_associates;
  plan->seed_choice = p->cascade_seed_choice;
  if (plan->seed_choice == REACH_SEED_NOBODY) return 0;
  if (plan->seed_choice == REACH_SEED_EVERYONE) {
    plan->n_seeds = n_people;
    return 0;
  }
  if (plan->seed_choice == REACH_SEED_RANDOM || plan->seed_choice == REACH_SEED_DEGREE) {
    plan->n_seeds = (uint64_t)p->cascade_seed_count;
    if (plan->n_seeds <= n_people) return 0;
    return reach_report_add(report, REACH_INVALID,
                            "cascade.seed_count: %llu is more than the %llu people there are",
                            (unsigned long long)plan->n_seeds, (unsigned long long)n_people);
  }
  bool is_listed = plan->seed_choice == REACH_SEED_LISTED;
  size_t most = is_listed ? p->cascade_seed_set.n_items : n_people;
  plan->seed = malloc((most + 1) * sizeof *plan->seed);
  if (!plan->seed) return reach_report_no_memory(report, "the starting people");
  if (is_listed) return list_seeds(plan, &p->cascade_seed_set, report);
  if (plan->seed_choice == REACH_SEED_GROUP)
    return part_seeds(plan, &plan->world->roster.groups, "group", p->cascade_seed_group, report);
  return part_seeds(plan, &plan->world->departments, "department", p->cascade_seed_department,
                    report);
}

static uint64_t people_of(double share, const reach_world *world) {
  return (uint64_t)floor(share * world->n_associates + 0.5);
}

/* How many days the calendar of turns shows at a time (queue.h). To the end of the story if it has
 * one; else a number of the model's own steps that sees most cascades through. Results do not
 * depend on it. */
static double calendar_days(const reach_plan *plan) {
  static const double steps = 64;
  double a_day[REACH_N_MODELS] = {[REACH_MODEL_SIR] = plan->rule.rate + plan->rule.recovery,
                                  [REACH_MODEL_RUMOUR] = plan->rule.contact_rate,
                                  [REACH_MODEL_BASS] = plan->rule.innovation + plan->rule.imitation,
                                  [REACH_MODEL_CONTINUOUS_TIME] =
                                      1 / plan->channel[REACH_CHANNEL_FEED].delay.half_life_days};
  if (!isinf(plan->horizon_days)) return plan->horizon_days;
  double days = steps / a_day[plan->model];
  return isfinite(days) && days > 0 ? days : steps;
}

/* A part of the half-life that few tellings are shorter than. */
static double agenda_days(const reach_plan *plan) {
  static const double buckets_a_half_life = 2, few = 0.4;
  const reach_delay *delay = &plan->channel[REACH_CHANNEL_FEED].delay;
  double days = delay->half_life_days / buckets_a_half_life;
  bool fits = days > 0 && !plan->is_by_tie && reach_delay_share_by(delay, days) < few;
  return fits ? days : 0;
}

/* A large network may have a turn for each of its people; of a company few pass the message on. */
static uint32_t calendar_buckets(const reach_world *world) {
  enum { OF_COMPANIES = 1 << 12, LEAST = 1 << 8, PEOPLE_A_BUCKET = 64 };
  if (!world->is_network) return OF_COMPANIES;
  uint32_t n = LEAST;
  while (n < REACH_MOST_BUCKETS && n < world->n_associates / PEOPLE_A_BUCKET) n *= 2;
  return n;
}

/* Bare networks are one network. */
static int plan_model(reach_plan *plan, const reach_params *p, reach_report *report) {
  const reach_ties *ties = &plan->world->network[0];
  plan->model = p->cascade_model;
  plan->has_virality = p->run_virality != REACH_VIRALITY_NEVER;
  plan->rule = (reach_model_rule){.weight = p->cascade_weight,
                                  .is_share = p->cascade_need == REACH_NEED_SHARE,
                                  .tellers_needed = (uint64_t)p->cascade_tellers_needed,
                                  .share_needed = p->cascade_share_needed,
                                  .noise = p->cascade_noise,
                                  .rate = p->cascade_rate,
                                  .recovery = p->cascade_recovery,
                                  .rumour = p->cascade_rumour,
                                  .contact_rate = p->cascade_contact_rate,
                                  .spreading = p->cascade_spreading,
                                  .stifling = p->cascade_stifling,
                                  .innovation = p->cascade_innovation,
                                  .imitation = p->cascade_imitation};
  reach_plan_ties(plan, p);
  plan->is_final_size =
      plan->model == REACH_MODEL_INDEPENDENT_CASCADE && p->cascade_detail == REACH_DETAIL_REACH;
  plan->probability_rule = p->cascade_probability_rule;
  bool is_uniform = plan->probability_rule == REACH_PROBABILITY_UNIFORM;
  plan->is_by_tie = !is_uniform || ties->has_loops || ties->has_repeats;
  bool needs_tellers = reach_model_table[plan->model].needs_tellers ||
                       plan->probability_rule == REACH_PROBABILITY_WEIGHTED;
  if (!needs_tellers || !ties->directed) return 0;
  plan->n_tellers = calloc((size_t)ties->n_people + 1, sizeof *plan->n_tellers);
  if (!plan->n_tellers) return reach_report_no_memory(report, "who can tell whom");
  for (uint64_t a = 0; a < ties->n_arcs; a++) plan->n_tellers[ties->target[a]]++;
  return 0;
}

int reach_plan_init(reach_plan *plan, const reach_params *p, bool has_horizon,
                    const reach_world *world, reach_report *report) {
  *plan = (reach_plan){.world = world,
                       .trust = 1,
                       .peer_credibility = 1,
                       .n_participants = world->n_associates,
                       .n_insiders = world->n_associates,
                       .horizon_days = has_horizon ? (double)p->run_days : INFINITY,
                       .has_virality = p->run_virality == REACH_VIRALITY_ALWAYS,
                       .is_redrawn = p->run_world == REACH_WORLD_REDRAWN,
                       .population_seed = p->run_population_seed,
                       .start_seed = p->run_start_seed,
                       .dynamics_seed = p->run_dynamics_seed};
  int status = 0;
  if (world->is_network) {
    status = plan_model(plan, p, report);
  } else {
    status = reach_plan_channels(plan, p, report);
    plan->n_followers = (uint64_t)p->page_followers;
    if (!world->market.separate && plan->n_followers > world->market.people)
      plan->n_followers = world->market.people;
    plan->adoption = reach_adoption_of(p);
    plan->n_participants = people_of(p->participation, world);
    plan->n_insiders = people_of(p->internal_participation, world);
    plan->trust = reach_trust(p);
    plan->peer_credibility = p->trust_peer_credibility;
    plan->reinforcement = p->trust_reinforcement;
    plan->participation_correlation = p->participation_correlation;
    plan->associate_activity = p->associates_activity_sigma;
    plan->market_activity = p->market_activity_sigma;
    plan->has_activity = plan->associate_activity > 0 || plan->market_activity > 0;
    if (!status) status = reach_trust_of_each(p, world, &plan->trust_of, report);
  }
  if (status) return status;
  for (int c = 0; c < REACH_N_CHANNELS; c++) reach_delay_init(&plan->channel[c].delay);
  for (int c = REACH_CHANNEL_PAGE + 1; c < REACH_N_CHANNELS; c++)
    if (plan->channel[c].is_used) plan->used[plan->n_used++] = c;
  if (plan->model == REACH_MODEL_CONTINUOUS_TIME) plan->bucket_days = agenda_days(plan);
  plan->calendar = (reach_calendar){calendar_days(plan), calendar_buckets(world)};
  reach_ziggurat_init(&plan->waiting);
  reach_ticks_init(&plan->ticks, plan->channel[REACH_CHANNEL_FEED].clock);
  bool has_peers = plan->adoption.is_on && plan->adoption.peer_influence > 0;
  plan->uses_ties = world->is_network || has_peers || p->cascade_seed_choice == REACH_SEED_DEGREE;
  for (int c = 0; c < REACH_N_CHANNELS; c++)
    if (plan->channel[c].is_used && plan->channel[c].to_colleagues) plan->uses_ties = true;
  return plan_seeds(plan, p, report);
}

void reach_plan_free(reach_plan *plan) {
  free(plan->seed);
  plan->seed = NULL;
  free(plan->n_tellers);
  plan->n_tellers = NULL;
  free(plan->trust_of);
  plan->trust_of = NULL;
  for (int c = 0; c < REACH_N_CIRCLES; c++) reach_law_free(&plan->circle[c].law);
}
