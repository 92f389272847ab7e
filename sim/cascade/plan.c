#include "cascade/plan.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cascade/model.h"
#include "cascade/trust.h"
#include "scenario/utf8.h"
#include "world/directory.h"

static uint32_t name_of(const char *channel, const char *purpose) {
  char name[64];
  snprintf(name, sizeof name, "%s/%s", channel, purpose);
  return reach_stream_name(name);
}

/* What all channels have in common unless they say otherwise. */
static reach_channel channel_named(const char *name) {
  return (reach_channel){.fidelity = 1,
                         .attention = 1,
                         .posts = 1,
                         .patience = 1,
                         .delay = {.law = REACH_DELAY_CONSTANT},
                         .max_hops = UINT32_MAX,
                         .walk_name = name_of(name, "walk"),
                         .inside_walk_name = name_of(name, "inside-walk"),
                         .marks_name = name_of(name, "marks"),
                         .pass_on_name = name_of(name, "pass-on")};
}

static void set_audience(reach_channel *channel, int audience) {
  channel->to_contacts = audience != REACH_AUDIENCE_COLLEAGUES;
  channel->to_colleagues = audience != REACH_AUDIENCE_CONTACTS;
}

static void set_attention(reach_channel *channel, double attention) {
  channel->attention = attention;
  channel->clock = -log1p(-attention); /* INFINITY at 1 */
}

/* So do those of repeated posts. */
#define SET_POSTS(row, p, channel)                                                                 \
  ((row)->posts = (uint64_t)(p)->channel##_posts,                                                  \
   (row)->post_gap_days = (p)->channel##_post_gap_days, (row)->fatigue = (p)->channel##_fatigue)

/* The delay parameters of a channel stand under the same names. */
#define DELAY_OF(p, channel)                                                                       \
  ((reach_delay){.law = (p)->channel##_delay,                                                      \
                 .half_life_days = (p)->channel##_half_life_days,                                  \
                 .tail = (p)->channel##_tail,                                                      \
                 .fast_share = (p)->channel##_fast_share,                                          \
                 .slow_half_life_days = (p)->channel##_slow_half_life_days,                        \
                 .shape = (p)->channel##_shape,                                                    \
                 .sigma = (p)->channel##_sigma})

/* Below a ten-thousandth of a second, and above what two days of ten years need to differ. */
static const double LEAST_SPACE_DAYS = 1e-9;

static void plan_page(reach_channel *page, const reach_params *p) {
  *page = channel_named("official-page");
  set_attention(page, p->page_attention);
  SET_POSTS(page, p, page);
  page->delay = DELAY_OF(p, page);
  page->fidelity = p->page_fidelity;
}

static void plan_conversation(reach_channel *talk, const reach_params *p) {
  *talk = channel_named("conversation");
  set_audience(talk, p->conversation_audience);
  talk->is_to_some = talk->is_in_order = true;
  talk->people = (uint64_t)p->conversation_people;
  talk->onward_people = (uint64_t)p->conversation_onward_people;
  talk->gap_days = talk->wait_days = 1 / p->conversation_pace;
  set_attention(talk, p->conversation_attention);
  talk->fidelity = p->conversation_fidelity;
  talk->pass_on = p->conversation_retell;
  talk->patience = p->conversation_patience;
  talk->max_hops = (uint32_t)p->conversation_max_hops;
}

static void plan_email(reach_channel *email, const reach_params *p) {
  *email = channel_named("email");
  set_audience(email, p->email_audience);
  email->is_to_some = true;
  email->people = (uint64_t)p->email_recipients;
  email->onward_people = (uint64_t)p->email_onward_recipients;
  set_attention(email, p->email_attention);
  email->delay = DELAY_OF(p, email);
  email->is_linked = p->email_copy == REACH_COPY_LINKED;
  email->fidelity = p->email_fidelity;
  email->pass_on = p->email_forward;
}

/* People of the market hold no meetings. */
static void plan_meeting(reach_channel *meeting, const reach_params *p) {
  *meeting = channel_named("meeting");
  set_audience(meeting, p->meeting_audience);
  meeting->is_to_some = true;
  meeting->people = (uint64_t)p->meeting_people;
  meeting->wait_days = p->meeting_every_days;
  set_attention(meeting, p->meeting_attention);
  meeting->fidelity = p->meeting_fidelity;
}

static void plan_feed(reach_channel *feed, const reach_params *p) {
  *feed = channel_named("feed");
  set_audience(feed, p->feed_audience);
  set_attention(feed, p->feed_attention);
  SET_POSTS(feed, p, feed);
  feed->delay = DELAY_OF(p, feed);
  feed->is_linked = p->feed_copy == REACH_COPY_LINKED;
  feed->fidelity = p->feed_fidelity;
  feed->pass_on = p->feed_reshare;
}

static void plan_space(reach_channel *space, const reach_params *p) {
  *space = channel_named("shared-space");
  set_audience(space, p->space_audience);
  set_attention(space, p->space_attention);
  space->delay = DELAY_OF(p, space);
  space->delay.least_days = LEAST_SPACE_DAYS; /* copies of hop 1 come after what led to them */
  space->is_linked = space->is_source = true;
  space->pass_on = p->space_point;
}

/* Independent cascade (Kempe, Kleinberg, Tardos 2003, section 2): a broadcast to colleagues
 * that takes one round, or in continuous time a delay of its own (Saito et al. 2009): the same
 * people are reached in the end. */
static void plan_independent_cascade(reach_channel *row, const reach_params *p) {
  *row = channel_named("independent-cascade");
  row->is_used = true;
  row->to_colleagues = true;
  set_attention(row, p->cascade_probability);
  row->delay = (reach_delay){.law = REACH_DELAY_CONSTANT, .half_life_days = 1};
  if (p->cascade_model == REACH_MODEL_CONTINUOUS_TIME) row->delay = DELAY_OF(p, cascade);
}

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
  plan_independent_cascade(&plan->channel[REACH_CHANNEL_FEED], p);
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
    plan_page(&plan->channel[REACH_CHANNEL_PAGE], p);
    plan_conversation(&plan->channel[REACH_CHANNEL_CONVERSATION], p);
    plan_email(&plan->channel[REACH_CHANNEL_EMAIL], p);
    plan_meeting(&plan->channel[REACH_CHANNEL_MEETING], p);
    plan_feed(&plan->channel[REACH_CHANNEL_FEED], p);
    plan_space(&plan->channel[REACH_CHANNEL_SPACE], p);
    for (int c = 0; c < REACH_N_CHANNELS; c++) plan->channel[c].is_used = p->channels >> c & 1;
    plan->n_followers = (uint64_t)p->page_followers;
    if (!world->market.separate && plan->n_followers > world->market.people)
      plan->n_followers = world->market.people;
    plan->adoption = reach_adoption_of(p);
    plan->n_participants = people_of(p->participation, world);
    plan->n_insiders = people_of(p->internal_participation, world);
    plan->trust = reach_trust(p);
    plan->peer_credibility = p->trust_peer_credibility;
    plan->reinforcement = p->trust_reinforcement;
    status = reach_trust_of_each(p, world, &plan->trust_of, report);
  }
  if (status) return status;
  for (int c = 0; c < REACH_N_CHANNELS; c++) reach_delay_init(&plan->channel[c].delay);
  for (int c = REACH_CHANNEL_PAGE + 1; c < REACH_N_CHANNELS; c++)
    if (plan->channel[c].is_used) plan->used[plan->n_used++] = c;
  if (plan->model == REACH_MODEL_CONTINUOUS_TIME) plan->bucket_days = agenda_days(plan);
  plan->calendar = (reach_calendar){calendar_days(plan), calendar_buckets(world)};
  reach_ziggurat_init(&plan->waiting);
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
}
