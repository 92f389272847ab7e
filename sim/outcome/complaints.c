#include "outcome/complaints.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "base/report.h"

void reach_complaints_free(reach_complaints *c) {
  free(c->item);
  free(c->at_desk);
  reach_desk_free(&c->desk);
  *c = (reach_complaints){0};
}

static int make_room(reach_complaints *c) {
  enum { FIRST = 256 };
  if (c->n < c->capacity) return 0;
  size_t capacity = c->capacity ? 2 * c->capacity : FIRST;
  reach_complaint *item = realloc(c->item, capacity * sizeof *item);
  if (item) c->item = item;
  reach_desk_case *at_desk = realloc(c->at_desk, capacity * sizeof *at_desk);
  if (at_desk) c->at_desk = at_desk;
  if (!item || !at_desk) return REACH_NO_MEMORY;
  c->capacity = capacity;
  return 0;
}

/* Streams of the replicate: all but the last three by complaint, those by person. */
typedef struct {
  const reach_ziggurat *waiting;
  reach_stream arrivals, customers, handling, handover, escalation, patience, solution, solved,
      abuse, tells, posts, value;
} streams;

static streams open_streams(const reach_people *people, uint32_t replicate) {
  const reach_plan *plan = people->plan;
#define OPEN(NAME)                                                                                 \
  reach_stream_open(plan->dynamics_seed, replicate, reach_stream_name("service/" NAME), 0)
  streams s = {.waiting = &plan->waiting,
               .arrivals = OPEN("arrivals"),
               .customers = OPEN("customers"),
               .handling = OPEN("handling"),
               .handover = OPEN("handover"),
               .escalation = OPEN("escalation"),
               .patience = OPEN("patience"),
               .solution = OPEN("solution"),
               .solved = OPEN("solved"),
               .abuse = OPEN("abuse"),
               .tells = OPEN("tells"),
               .posts = OPEN("posts")};
#undef OPEN
  s.value = reach_stream_open(plan->population_seed, people->replicate,
                              reach_stream_name("service/value"), 0);
  return s;
}

static double exponential(const streams *s, reach_stream stream, uint64_t k, double mean) {
  return mean * reach_exponential_of_bits(s->waiting, reach_draw_bits(stream, k));
}

/* Anybody of the market; where audiences are separate, a person of its own. */
static uint64_t customer_of(const reach_people *people, const streams *s, uint64_t k) {
  return reach_market_anybody(&people->plan->world->market, reach_draw_bits(s->customers, k));
}

static double value_of(const reach_service_rule *rule, const streams *s, uint64_t customer) {
  if (!(rule->sigma > 0)) return rule->value;
  return exp(rule->mu +
             rule->sigma * gsl_cdf_ugaussian_Pinv(reach_draw_uniform(s->value, customer)));
}

static double priority_of(const reach_service_rule *rule, const reach_complaint *it) {
  switch (rule->priority) {
  case REACH_PRIORITY_IMPACT:
    return it->impact;
  case REACH_PRIORITY_VALUE:
    return it->value;
  case REACH_PRIORITY_BOTH:
    return it->impact * it->value;
  default:
    return 0;
  }
}

/* Complaint k, but for the day on which it comes. */
static void draw(const reach_service_rule *rule, const reach_people *people, const streams *s,
                 uint64_t k, reach_complaint *it, reach_desk_case *at_desk) {
  uint64_t customer = customer_of(people, s, k);
  *it = (reach_complaint){.customer = customer, .value = value_of(rule, s, customer)};
  it->impact = (double)reach_people_n_contacts(people, REACH_CIRCLE_GENERAL, customer);
  it->handled = rule->is_constant ? rule->handling : exponential(s, s->handling, k, rule->handling);
  it->is_solved = reach_draw_uniform(s->solved, k) < rule->solved;
  it->is_abused = it->is_solved && reach_draw_uniform(s->abuse, k) < rule->abused;
  if (!it->is_solved) {
    it->handled += exponential(s, s->handover, k, rule->handover);
    it->escalated = exponential(s, s->escalation, k, rule->escalation);
  }
  it->patience = exponential(s, s->patience, k, rule->patience);
  it->solution = it->patience + exponential(s, s->solution, k, rule->solution);
  it->tells = reach_draw_uniform(s->tells, customer) < rule->tells;
  it->posts = reach_draw_uniform(s->posts, customer) < rule->posts;
  at_desk->work = it->handled;
  at_desk->priority = priority_of(rule, it);
}

static int draw_all(reach_complaints *c, const reach_service_rule *rule, const reach_people *people,
                    uint32_t replicate, const volatile sig_atomic_t *stop) {
  streams s = open_streams(people, replicate);
  double day = 0, gap = rule->rate > 0 ? 1 / rule->rate : INFINITY;
  for (c->n = 0;; c->n++) {
    day += exponential(&s, s.arrivals, c->n, gap);
    if (!(day <= rule->days)) return 0;
    if (stop && *stop) return REACH_INTERRUPTED + *stop;
    if (make_room(c)) return REACH_NO_MEMORY;
    draw(rule, people, &s, c->n, &c->item[c->n], &c->at_desk[c->n]);
    c->at_desk[c->n].arrival = day;
  }
}

static void conclude(reach_complaint *it, const reach_desk_case *at_desk) {
  double answer_by = at_desk->arrival + it->patience;
  double solution_by = at_desk->arrival + it->solution;
  it->solved = at_desk->taken_up + it->handled + it->escalated;
  bool is_taken_up = isfinite(at_desk->taken_up);
  it->is_escalated = is_taken_up && !it->is_solved;
  it->is_solved = it->is_solved && is_taken_up;
  it->is_abused = it->is_abused && is_taken_up;
  it->is_in_time = at_desk->taken_up <= answer_by;
  it->let_down = !it->is_in_time ? answer_by : it->solved > solution_by ? solution_by : INFINITY;
}

int reach_complaints_play(reach_complaints *c, const reach_service_rule *rule,
                          const reach_people *people, uint32_t replicate,
                          const volatile sig_atomic_t *stop) {
  int status = draw_all(c, rule, people, replicate, stop);
  if (!status) status = reach_desk_serve(&c->desk, rule->agents, c->at_desk, c->n);
  for (size_t i = 0; i < c->n && !status; i++) conclude(&c->item[i], &c->at_desk[i]);
  return status;
}
