/* Scores are kept as gaps, 1 - score: a week multiplies a gap by 1 - a, so that it never closes by
 * rounding. Every step keeps the order of gaps: who is ahead in all scores stays ahead. */
#include "world/adoption.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"

const char *const reach_adoption_word[REACH_N_ADOPTION] = {
    "awareness", "desire", "knowledge", "ability", "reinforcement", "participation"};

reach_adoption reach_adoption_of(const reach_params *p) {
#define STAGE(name)                                                                                \
  { p->adoption_##name##_start, p->adoption_##name##_growth, p->adoption_##name##_gate }
  return (reach_adoption){.is_on = p->adoption_model == REACH_ADOPTION_ADKAR,
                          .is_product = p->adoption_rule == REACH_ADOPTION_PRODUCT,
                          .n_weeks = (unsigned)p->programme_weeks,
                          .n_supported_weeks = (unsigned)p->adoption_support_weeks,
                          .start_spread = p->adoption_start_spread,
                          .support = p->adoption_support,
                          .support_spread = p->adoption_support_spread,
                          .peer_influence = p->adoption_peer_influence,
                          .decay = p->adoption_decay,
                          .stage = {STAGE(awareness), STAGE(desire), STAGE(knowledge),
                                    STAGE(ability), STAGE(reinforcement)}};
#undef STAGE
}

/* One company on its way. */
typedef struct {
  reach_adopters *to;
  const reach_adoption *rule;
  const reach_adoption_people *people;
  reach_stream coins; /* of the rule product */
} programme;

/* Nothing in the arrays is kept. */
static int renew_people(reach_adopters *a, uint32_t n) {
  free(a->participant);
  free(a->takes_part);
  free(a->barrier);
  free(a->gap);
  free(a->n_tellers);
  free(a->n_tellers_taking_part);
  a->participant = malloc(n * sizeof *a->participant);
  a->takes_part = malloc(n * sizeof *a->takes_part);
  a->barrier = malloc(n * sizeof *a->barrier);
  a->gap = malloc((size_t)n * REACH_N_STAGES * sizeof *a->gap);
  a->n_tellers = malloc(n * sizeof *a->n_tellers);
  a->n_tellers_taking_part = malloc(n * sizeof *a->n_tellers_taking_part);
  bool has_all = a->participant && a->takes_part && a->barrier && a->gap && a->n_tellers &&
                 a->n_tellers_taking_part;
  a->capacity = has_all ? n : 0;
  return has_all ? 0 : REACH_NO_MEMORY;
}

static int make_room(reach_adopters *a, const reach_adoption *rule,
                     const reach_adoption_people *people) {
  uint32_t n_departments = people->n_departments ? people->n_departments : 1;
  if (people->n_people > a->capacity && renew_people(a, people->n_people)) return REACH_NO_MEMORY;
  if (n_departments > a->department_capacity) {
    free(a->support);
    a->support = malloc(n_departments * sizeof *a->support);
    a->department_capacity = a->support ? n_departments : 0;
  }
  if (rule->n_weeks + 1 > a->week_capacity) {
    free(a->by_week);
    a->by_week = malloc((size_t)(rule->n_weeks + 1) * REACH_N_ADOPTION * sizeof *a->by_week);
    a->week_capacity = a->by_week ? rule->n_weeks + 1 : 0;
  }
  return a->support && a->by_week ? 0 : REACH_NO_MEMORY;
}

void reach_adopters_free(reach_adopters *a) {
  free(a->participant);
  free(a->takes_part);
  free(a->barrier);
  free(a->by_week);
  free(a->gap);
  free(a->support);
  free(a->n_tellers);
  free(a->n_tellers_taking_part);
  *a = (reach_adopters){0};
}

/* Uniform about the mean, by a share of the room there is; for any u it grows with the mean. */
static double drawn(double mean, double spread, double u) {
  return mean + spread * fmin(mean, 1 - mean) * (2 * u - 1);
}

static reach_stream stream_of(const reach_adoption_people *people, const char *name) {
  return reach_stream_open(people->population_seed, people->replicate, reach_stream_name(name), 0);
}

static void draw_support(const programme *p) {
  reach_stream stream = stream_of(p->people, "adoption/support");
  uint32_t n = p->people->n_departments ? p->people->n_departments : 1;
  for (uint32_t d = 0; d < n; d++)
    p->to->support[d] =
        drawn(p->rule->support, p->rule->support_spread, reach_draw_uniform(stream, d));
}

/* Stages that somebody has passed have at least their gate, the next one has not. */
static void set_known_stage(const reach_adoption *rule, int n_passed, double *gap) {
  for (int j = 0; j < n_passed; j++) gap[j] = fmin(gap[j], 1 - rule->stage[j].gate);
  if (n_passed < REACH_N_STAGES)
    gap[n_passed] = 1 - (1 - gap[n_passed]) * rule->stage[n_passed].gate;
}

static void draw_scores(const programme *p) {
  reach_stream scores = stream_of(p->people, "adoption/scores");
  for (uint32_t u = 0; u < p->people->n_people; u++) {
    reach_stream own = reach_stream_branch(scores, u);
    double *gap = p->to->gap + (size_t)u * REACH_N_STAGES;
    for (unsigned j = 0; j < REACH_N_STAGES; j++)
      gap[j] =
          1 - drawn(p->rule->stage[j].start, p->rule->start_spread, reach_draw_uniform(own, j));
    if (p->people->passed && p->people->passed[u] <= REACH_N_STAGES)
      set_known_stage(p->rule, p->people->passed[u], gap);
  }
}

static bool has_peers(const programme *p) {
  return p->rule->peer_influence > 0 && p->people->ties;
}

static void count_tellers(const programme *p) {
  const reach_ties *ties = p->people->ties;
  uint32_t n = p->people->n_people;
  memset(p->to->n_tellers_taking_part, 0, n * sizeof *p->to->n_tellers_taking_part);
  memset(p->to->n_tellers, 0, n * sizeof *p->to->n_tellers);
  for (uint64_t arc = 0; arc < ties->first[n]; arc++) p->to->n_tellers[ties->target[arc]]++;
}

/* Somebody begins to take part, or leaves. */
static void tell_colleagues(const programme *p, uint32_t u) {
  const reach_ties *ties = p->people->ties;
  for (uint64_t arc = ties->first[u]; arc < ties->first[u + 1]; arc++) {
    uint32_t *n = &p->to->n_tellers_taking_part[ties->target[arc]];
    *n = p->to->takes_part[u] ? *n + 1 : *n - 1;
  }
}

static uint8_t barrier_of(const reach_adoption *rule, const double *gap) {
  uint8_t j = 0;
  while (j < REACH_N_STAGES && gap[j] <= 1 - rule->stage[j].gate) j++;
  return j;
}

static bool takes_part(const programme *p, uint32_t u, const double *gap, uint8_t barrier) {
  if (!p->rule->is_product) return barrier == REACH_NO_BARRIER;
  double product = 1;
  for (unsigned j = 0; j < REACH_N_STAGES; j++) product *= 1 - gap[j];
  return reach_draw_uniform(p->coins, u) < product;
}

/* How things stand at the end of a week. Colleagues hear of it at once, and act on it from the next
 * week on. */
static void settle(const programme *p, unsigned week) {
  reach_adopters *a = p->to;
  uint32_t at_barrier[REACH_N_STAGES + 1] = {0};
  a->n_participants = 0;
  for (uint32_t u = 0; u < a->n_people; u++) {
    const double *gap = a->gap + (size_t)u * REACH_N_STAGES;
    uint8_t barrier = barrier_of(p->rule, gap);
    bool does = takes_part(p, u, gap, barrier), did = week > 0 && a->takes_part[u];
    a->barrier[u] = barrier;
    a->takes_part[u] = does;
    at_barrier[barrier]++;
    a->n_participants += does;
    if (does != did && has_peers(p)) tell_colleagues(p, u);
  }
  uint32_t *count = a->by_week + (size_t)week * REACH_N_ADOPTION, passed = a->n_people;
  for (unsigned j = 0; j < REACH_N_STAGES; j++) count[j] = passed -= at_barrier[j];
  count[REACH_ADOPTION_PARTICIPATION] = a->n_participants;
}

/* What a week adds to each stage, before peers: a share of what is missing. */
static void weekly_shares(const programme *p, uint32_t u, bool is_supported, double *share) {
  uint32_t department = p->people->department ? p->people->department[u] : 0;
  double support = is_supported ? p->to->support[department] : 0;
  for (unsigned j = 0; j < REACH_N_STAGES; j++) share[j] = p->rule->stage[j].growth * support;
  uint32_t n_tellers = has_peers(p) ? p->to->n_tellers[u] : 0;
  if (!n_tellers) return;
  double peers = (double)p->to->n_tellers_taking_part[u] / n_tellers;
  share[REACH_STAGE_DESIRE] = fmin(1, share[REACH_STAGE_DESIRE] + p->rule->peer_influence * peers);
}

static void live_a_week(const programme *p, unsigned week) {
  bool is_supported = week <= p->rule->n_supported_weeks;
  double share[REACH_N_STAGES];
  for (uint32_t u = 0; u < p->to->n_people; u++) {
    double *gap = p->to->gap + (size_t)u * REACH_N_STAGES;
    weekly_shares(p, u, is_supported, share);
    for (unsigned j = 0; j < REACH_N_STAGES && j <= p->to->barrier[u]; j++) gap[j] *= 1 - share[j];
    double *ability = &gap[REACH_STAGE_ABILITY];
    double lost = p->rule->decay * gap[REACH_STAGE_REINFORCEMENT];
    *ability = fmin(1, *ability + (1 - *ability) * lost);
  }
}

int reach_adopters_make(reach_adopters *adopters, const reach_adoption *adoption,
                        const reach_adoption_people *people) {
  programme p = {.to = adopters, .rule = adoption, .people = people};
  if (make_room(adopters, adoption, people)) return REACH_NO_MEMORY;
  p.coins = stream_of(people, "adoption/coin");
  adopters->n_people = people->n_people;
  draw_support(&p);
  draw_scores(&p);
  if (has_peers(&p)) count_tellers(&p);
  settle(&p, 0);
  for (unsigned week = 1; week <= adoption->n_weeks; week++) {
    if (people->stop && *people->stop) return REACH_INTERRUPTED + *people->stop;
    live_a_week(&p, week);
    settle(&p, week);
  }
  uint32_t n = 0;
  for (uint32_t u = 0; u < people->n_people; u++)
    if (adopters->takes_part[u]) adopters->participant[n++] = u;
  return 0;
}
