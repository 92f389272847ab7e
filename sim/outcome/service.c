#include "outcome/service.h"

#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>

#include "base/report.h"

static const double hours_per_day = 24, minutes_per_day = 1440;

reach_service_rule reach_service_rule_of(const reach_params *p) {
  double d = p->service_discretion;
  reach_service_rule rule = {.rate = p->service_complaints,
                             .days = (double)p->run_days,
                             .agents = (uint64_t)p->service_agents,
                             .priority = p->service_priority,
                             .is_constant = p->service_handling == REACH_HANDLING_CONSTANT,
                             .handling = p->service_handling_minutes / minutes_per_day,
                             .handover = p->service_handover_minutes / minutes_per_day,
                             .escalation = p->service_escalation_hours / hours_per_day,
                             .patience = p->service_patience_hours / hours_per_day,
                             .solution = p->service_solution_hours / hours_per_day,
                             .solved =
                                 p->service_solved_without * (1 - d) + p->service_solved_with * d,
                             .abused = p->service_abuse * d,
                             .value = p->service_value,
                             .tells = p->service_tells,
                             .posts = p->service_posts,
                             .content = p->service_kept_content,
                             .late = p->service_kept_late,
                             .unsolved = p->service_kept_unsolved};
  if (rule.value > 0) rule.sigma = sqrt(log1p(p->service_value_cv * p->service_value_cv));
  if (rule.sigma > 0) rule.mu = log(rule.value) - rule.sigma * rule.sigma / 2;
  return rule;
}

double reach_service_work(const reach_service_rule *rule) {
  return rule->handling + (1 - rule->solved) * rule->handover;
}

double reach_service_load(const reach_service_rule *rule) {
  return rule->agents ? rule->rate * reach_service_work(rule) / (double)rule->agents : INFINITY;
}

double reach_service_reproduction(const reach_params *p) {
  double sees = p->market_contacts_mean * p->service_attention;
  return sees * p->trust_peer_credibility * p->service_reshare;
}

/* A story of its own among the same people: conversations and posts of customers, no associates. */
static int plan_spread(const reach_params *params, const reach_plan *plan, reach_plan *spread,
                       reach_report *report) {
  char no_file[] = "";
  reach_params p = *params;
  p.channels = 1u << REACH_CHANNEL_CONVERSATION | 1u << REACH_CHANNEL_FEED;
  p.cascade_seed_choice = REACH_SEED_NOBODY;
  p.adoption_model = REACH_ADOPTION_NONE;
  p.participation = p.internal_participation = p.participation_correlation = 0;
  p.associates_activity_sigma = 0;
  p.trust_departments = no_file;
  p.conversation_audience = p.feed_audience = REACH_AUDIENCE_CONTACTS;
  p.conversation_people = params->service_told;
  p.conversation_pace = params->service_pace;
  p.conversation_attention = 1;
  p.conversation_retell = 0;
  p.feed_attention = params->service_attention;
  p.feed_delay = REACH_DELAY_EXPONENTIAL;
  p.feed_half_life_days = params->service_post_half_life_days;
  p.feed_reshare = params->service_reshare;
  p.feed_copy = REACH_COPY_LINKED;
  p.feed_posts = 1;
  reach_stream own =
      reach_stream_open(params->run_dynamics_seed, 0, reach_stream_name("service/spread"), 0);
  p.run_dynamics_seed = reach_draw_bits(own, 0);
  return reach_plan_init(spread, &p, true, plan->world, report);
}

static bool is_on(const reach_params *params) {
  return params->service_model != REACH_SERVICE_NONE;
}

static unsigned most_cells(const reach_params *params) {
  return is_on(params) ? REACH_SERVICE_MOST_CELLS : 0;
}

/* Complaints, and who hears of them if all are told, nobody hears twice and nobody passes it on. */
static double scratch_bytes(const reach_params *p) {
  const double grown = 2; /* room doubles */
  double per_complaint = sizeof(reach_complaint) + sizeof(reach_desk_case) + sizeof(size_t) +
                         sizeof(reach_release) + 3 * sizeof(double);
  double per_person = sizeof(reach_person) + 2 * sizeof(uint32_t);
  double n = p->service_complaints * (double)p->run_days;
  double hearers = n * (p->service_tells * (double)p->service_told +
                        p->service_posts * p->service_attention * p->market_contacts_mean);
  if (p->market_audiences == REACH_AUDIENCES_SHARED)
    hearers = fmin(hearers, (double)p->market_people);
  return grown * (per_complaint * n + per_person * hearers);
}

static int prepare(const reach_params *params, const reach_plan *plan, void *model,
                   reach_report *report) {
  enum { MOST_STEPS = 120 };
  reach_service *service = model;
  service->rule = reach_service_rule_of(params);
  service->hourly_cost = params->service_hourly_cost;
  service->escalation_cost = params->service_escalation_cost;
  service->abuse_cost = params->service_abuse_cost;
  service->harm = params->service_harm;
  service->n_moments =
      1 + (unsigned)(params->run_days < MOST_STEPS ? params->run_days : MOST_STEPS);
  return plan_spread(params, plan, &service->spread, report);
}

static void free_model(void *model) {
  reach_plan_free(&((reach_service *)model)->spread);
}

static void free_scratch(void *scratch) {
  reach_service_scratch *s = scratch;
  reach_complaints_free(&s->complaints);
  free(s->release);
  free(s->rank);
  free(s->wait);
  if (s->has_spread) reach_workspace_free(&s->spread);
}

static bool is_told(const reach_service_rule *rule, const reach_complaint *it) {
  return it->let_down <= rule->days && (it->tells || it->posts);
}

static int release_all(const reach_service *service, reach_service_scratch *s) {
  const reach_complaints *c = &s->complaints;
  if (c->n > s->release_capacity) {
    reach_release *grown = realloc(s->release, 2 * c->n * sizeof *grown);
    if (!grown) return REACH_NO_MEMORY;
    s->release = grown;
    s->release_capacity = 2 * c->n;
  }
  s->n_releases = 0;
  for (size_t i = 0; i < c->n; i++) {
    const reach_complaint *it = &c->item[i];
    if (!is_told(&service->rule, it)) continue;
    unsigned channels = (it->tells ? 1u << REACH_CHANNEL_CONVERSATION : 0) |
                        (it->posts ? 1u << REACH_CHANNEL_FEED : 0);
    s->release[s->n_releases++] = (reach_release){it->customer, it->let_down, channels};
  }
  return 0;
}

/* Complaints have the room for people that the message has left. */
static int make_workspace(const reach_occasion *occasion, reach_service_scratch *s) {
  const reach_workspace *message = occasion->workspace;
  if (!s->has_spread && reach_workspace_init(&s->spread, 0, message->stop)) return REACH_NO_MEMORY;
  s->has_spread = true;
  s->spread.most_people = message->most_people - message->touched.n;
  return 0;
}

/* Who complains and hears of no other complaint has no day. */
static void count_hearers(const reach_occasion *occasion, reach_service_scratch *s) {
  const reach_touched *good = &occasion->workspace->touched, *bad = &s->spread.touched;
  s->negative_reach = s->n_both = 0;
  for (size_t i = 0; i < bad->n; i++) {
    if (isinf(bad->person[i].day)) continue;
    s->negative_reach++;
    s->n_both += reach_touched_seek(good, bad->person[i].person) < good->n;
  }
}

static int spread(const reach_service *service, const reach_occasion *occasion,
                  reach_service_scratch *s) {
  reach_trace trace;
  int status = make_workspace(occasion, s);
  if (!status) status = release_all(service, s);
  if (!status)
    status = reach_cascade_release(&service->spread, occasion->replicate, s->release, s->n_releases,
                                   &s->spread, &trace);
  if (!status) count_hearers(occasion, s);
  return status;
}

static double share_kept(const reach_service_rule *rule, const reach_complaint *it) {
  if (it->let_down > rule->days) return rule->content;
  return it->solved <= rule->days ? rule->late : rule->unsolved;
}

typedef struct {
  double n, in_time, solved, escalated, abused, told, kept, kept_value;
} totals;

static totals add_up(const reach_service_rule *rule, const reach_complaints *c) {
  totals t = {.n = (double)c->n};
  for (size_t i = 0; i < c->n; i++) {
    const reach_complaint *it = &c->item[i];
    double kept = share_kept(rule, it);
    t.in_time += it->is_in_time;
    t.solved += it->is_solved;
    t.escalated += it->is_escalated;
    t.abused += it->is_abused;
    t.told += is_told(rule, it);
    t.kept += kept;
    t.kept_value += kept * it->value;
  }
  return t;
}

static void measure_waits(reach_service_scratch *s, double *m) {
  const double most = 0.9;
  size_t n = s->complaints.n;
  for (size_t i = 0; i < n; i++) {
    const reach_desk_case *it = &s->complaints.at_desk[i];
    s->wait[i] = hours_per_day * (it->taken_up - it->arrival);
  }
  if (!n || isinf(s->wait[0])) return; /* without agents nobody is taken up */
  m[REACH_MEASURE_response_time] = gsl_stats_mean(s->wait, 1, n);
  gsl_sort(s->wait, 1, n);
  m[REACH_MEASURE_response_p90] = gsl_stats_quantile_from_sorted_data(s->wait, 1, n, most);
}

static void measure_all(const reach_service *service, reach_service_scratch *s, double *m) {
  const reach_service_rule *rule = &service->rule;
  totals t = add_up(rule, &s->complaints);
  double negative = (double)s->negative_reach;
  double hours = hours_per_day * rule->days * (double)rule->agents;
  double abuse_loss = t.abused * service->abuse_cost;
  double cost = hours * service->hourly_cost + t.escalated * service->escalation_cost + abuse_loss;
  m[REACH_MEASURE_complaints] = t.n;
  m[REACH_MEASURE_complaints_told] = t.told;
  m[REACH_MEASURE_negative_reach] = negative;
  m[REACH_MEASURE_net_reach] = m[REACH_MEASURE_reach] - negative;
  m[REACH_MEASURE_customers_kept] = t.kept;
  m[REACH_MEASURE_kept_value] = t.kept_value;
  m[REACH_MEASURE_abuse_loss] = abuse_loss;
  m[REACH_MEASURE_service_cost] = cost;
  m[REACH_MEASURE_service_balance] = t.kept_value - cost - service->harm * negative;
  if (!(t.n > 0)) return;
  m[REACH_MEASURE_answered_in_time] = t.in_time / t.n;
  m[REACH_MEASURE_first_contact_resolution] = t.solved / t.n;
  measure_waits(s, m);
}

static int play(const void *model, const reach_occasion *occasion, void *scratch, double *measure,
                double *cell) {
  const reach_service *service = model;
  reach_service_scratch *s = scratch;
  reach_people people = reach_people_open(occasion->plan, occasion->replicate);
  int status = reach_complaints_play(&s->complaints, &service->rule, &people, occasion->replicate,
                                     occasion->workspace->stop);
  if (!status) status = reach_service_rank_room(s, s->complaints.n);
  if (!status) status = spread(service, occasion, s);
  if (status) return status;
  measure_all(service, s, measure);
  reach_service_cells(service, s, measure, cell);
  return 0;
}

const reach_outcome_kind reach_outcome_service = {.name = "service",
                                                  .model_size = sizeof(reach_service),
                                                  .scratch_size = sizeof(reach_service_scratch),
                                                  .is_on = is_on,
                                                  .most_cells = most_cells,
                                                  .scratch_bytes = scratch_bytes,
                                                  .prepare = prepare,
                                                  .free_model = free_model,
                                                  .free_scratch = free_scratch,
                                                  .n_cells = reach_service_n_cells,
                                                  .label = reach_service_label,
                                                  .play = play};
