/* What a programme has made of a company by day 0, week by week: the legs of trust (docs/model.md
 * section 2) and who takes part by ADKAR (section 7). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "reference/reference.h"

enum { COMPETENCY = 1, RELIABILITY };
enum { DESIRE = 1, ABILITY = 3, REINFORCEMENT };

/* Every hour brings its share of what is not known; practice and feedback bring skill nearer to
 * knowledge; every promise that is looked at counts a little. */
static void live(const reach_params *p, double leg[REFERENCE_LEGS]) {
  bool learns = p->trust_grown_by == REACH_GROWN_LEARNING || p->trust_grown_by == REACH_GROWN_BOTH;
  bool is_audited =
      p->trust_grown_by == REACH_GROWN_OPPORTUNITIES || p->trust_grown_by == REACH_GROWN_BOTH;
  double knowledge = fmax(p->trust_learning_knowledge, leg[COMPETENCY]);
  double step = p->trust_learning_pace * p->trust_learning_practice * p->trust_learning_feedback;
  double looked_at = p->trust_opportunities_per_week * p->trust_opportunities_audited;
  for (int64_t week = 1; week <= p->programme_weeks; week++) {
    if (learns) {
      knowledge =
          1 - (1 - knowledge) * pow(1 - p->trust_learning_per_hour, p->trust_learning_hours);
      leg[COMPETENCY] += step * (knowledge - leg[COMPETENCY]);
    }
    if (is_audited)
      leg[RELIABILITY] =
          p->trust_opportunities_kept + (leg[RELIABILITY] - p->trust_opportunities_kept) *
                                            pow(1 - p->trust_opportunities_weight, looked_at);
  }
}

void reference_legs(const reach_params *p, double leg[REFERENCE_LEGS]) {
  const double start[] = {p->trust_sincerity, p->trust_competency, p->trust_reliability};
  const double name[] = {p->trust_perceived_sincerity, p->trust_perceived_competency,
                         p->trust_perceived_reliability};
  memcpy(leg, start, sizeof start);
  live(p, leg);
  double t = p->trust_judged_by == REACH_JUDGED_BY_PERCEPTION ? p->trust_transparency : 1;
  for (int i = 0; i < REFERENCE_LEGS; i++) leg[i] = (1 - t) * name[i] + t * leg[i];
}

/* One associate on its way through the stages. */
typedef struct {
  double score[REFERENCE_STAGES], coin;
  int barrier; /* REFERENCE_STAGES: none */
  bool takes_part;
} traveller;

typedef struct {
  double start[REFERENCE_STAGES], growth[REFERENCE_STAGES], gate[REFERENCE_STAGES];
} stages;

static stages stages_of(const reach_params *p) {
  return (stages){
      .start = {p->adoption_awareness_start, p->adoption_desire_start, p->adoption_knowledge_start,
                p->adoption_ability_start, p->adoption_reinforcement_start},
      .growth = {p->adoption_awareness_growth, p->adoption_desire_growth,
                 p->adoption_knowledge_growth, p->adoption_ability_growth,
                 p->adoption_reinforcement_growth},
      .gate = {p->adoption_awareness_gate, p->adoption_desire_gate, p->adoption_knowledge_gate,
               p->adoption_ability_gate, p->adoption_reinforcement_gate}};
}

static double about(gsl_rng *rng, double mean, double spread) {
  return mean + spread * fmin(mean, 1 - mean) * (2 * gsl_rng_uniform(rng) - 1);
}

static void start(const reference_run *run, const stages *s, uint32_t u, traveller *t) {
  for (int j = 0; j < REFERENCE_STAGES; j++)
    t->score[j] = about(run->rng, s->start[j], run->what->params->adoption_start_spread);
  t->coin = gsl_rng_uniform(run->rng);
  int passed = run->what->staff ? run->what->staff[u].n_passed : -1;
  if (passed < 0) return;
  for (int j = 0; j < passed; j++) t->score[j] = fmax(t->score[j], s->gate[j]);
  if (passed < REFERENCE_STAGES) t->score[passed] *= s->gate[passed];
}

static void settle(const reference_run *run, const stages *s, traveller *t) {
  double product = 1;
  t->barrier = REFERENCE_STAGES;
  for (int j = REFERENCE_STAGES - 1; j >= 0; j--) {
    product *= t->score[j];
    if (t->score[j] < s->gate[j]) t->barrier = j;
  }
  bool is_product = run->what->params->adoption_rule == REACH_ADOPTION_PRODUCT;
  t->takes_part = is_product ? t->coin < product : t->barrier == REFERENCE_STAGES;
}

/* Of those who can tell u, the share who take part. */
static double peers(const reference_run *run, const traveller *everybody, uint32_t u) {
  double n = 0, n_part = 0;
  for (uint32_t v = 0; v < run->n_associates; v++)
    for (uint32_t i = 0; i < run->person[v].colleagues.n; i++) {
      if (run->person[v].colleagues.item[i] != u) continue;
      n++;
      n_part += everybody[v].takes_part;
    }
  return n > 0 ? n_part / n : 0;
}

static void grow(const reference_run *run, const stages *s, traveller *t, double support,
                 double influence) {
  double *score = t->score;
  for (int j = 0; j <= t->barrier && j < REFERENCE_STAGES; j++) {
    double a = s->growth[j] * support + (j == DESIRE ? influence : 0);
    score[j] += fmin(a, 1) * (1 - score[j]);
  }
  score[ABILITY] *= 1 - run->what->params->adoption_decay * (1 - score[REINFORCEMENT]);
}

static void week(const reference_run *run, const stages *s, traveller *everybody,
                 const double *support) {
  double *influence = calloc(run->n_associates, sizeof *influence);
  if (!influence) abort();
  for (uint32_t u = 0; u < run->n_associates; u++)
    influence[u] = run->what->params->adoption_peer_influence * peers(run, everybody, u);
  for (uint32_t u = 0; u < run->n_associates; u++)
    grow(run, s, &everybody[u], support ? support[reference_department(run, u)] : 0, influence[u]);
  for (uint32_t u = 0; u < run->n_associates; u++) settle(run, s, &everybody[u]);
  free(influence);
}

void reference_adoption(reference_run *run) {
  const reach_params *p = run->what->params;
  const stages s = stages_of(p);
  uint32_t n = run->n_associates;
  traveller *everybody = calloc(n, sizeof *everybody);
  double *support = calloc(n, sizeof *support); /* of departments: no more than people */
  if (!everybody || !support) abort();
  for (uint32_t u = 0; u < n; u++) {
    support[u] = about(run->rng, p->adoption_support, p->adoption_support_spread);
    start(run, &s, u, &everybody[u]);
    settle(run, &s, &everybody[u]);
  }
  for (int64_t w = 1; w <= p->programme_weeks; w++)
    week(run, &s, everybody, w <= p->adoption_support_weeks ? support : NULL);
  for (uint32_t u = 0; u < n; u++) {
    run->person[u].is_participant = run->person[u].is_internal = everybody[u].takes_part;
    run->person[u].barrier = everybody[u].barrier;
  }
  free(everybody);
  free(support);
}
