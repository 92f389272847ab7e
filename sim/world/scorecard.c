/* gap = (1 - score) x share of the leg; a leg that both speak for is half of each. See
 * docs/model.md, Scorecard. */
#include "world/scorecard.h"

static const struct {
  const char *name;
  int leg;
} questions[] = {{"interest", REACH_LEG_SINCERITY},
                 {"openness", REACH_LEG_SINCERITY},
                 {"consistency", REACH_LEG_SINCERITY},
                 {"learning", REACH_LEG_COMPETENCY},
                 {"ownership", REACH_LEG_COMPETENCY}};

enum { N_QUESTIONS = sizeof questions / sizeof *questions };

static const reach_list *answers_of(const reach_params *p, size_t question) {
  const reach_list *answers[N_QUESTIONS] = {
      &p->trust_checklist_interest, &p->trust_checklist_openness, &p->trust_checklist_consistency,
      &p->trust_checklist_learning, &p->trust_checklist_ownership};
  return answers[question];
}

/* All are answered, or none. */
static bool is_asked(const reach_params *p) {
  return p->trust_checklist_interest.n_items > 0;
}

size_t reach_scorecard_count(const reach_params *p, const reach_practices *practices) {
  return (is_asked(p) ? N_QUESTIONS : 0) + practices->n;
}

static bool is_made_of_both(const reach_params *p, const reach_practices *practices, int leg) {
  return leg == REACH_LEG_COMPETENCY && is_asked(p) && practices->n > 0;
}

static reach_item question_of(const reach_params *p, const reach_practices *practices, size_t q) {
  int leg = questions[q].leg;
  double n = 0, score = reach_legs_question(answers_of(p, q), p->trust_checklist_rule);
  for (size_t i = 0; i < N_QUESTIONS; i++) n += questions[i].leg == leg;
  double share = (is_made_of_both(p, practices, leg) ? 0.5 : 1) / n;
  return (reach_item){.kind = REACH_ITEM_QUESTION,
                      .leg = leg,
                      .name = questions[q].name,
                      .owner = "",
                      .due = "",
                      .score = score,
                      .weight = 1,
                      .gap = (1 - score) * share};
}

static reach_item practice_of(const reach_params *p, const reach_practices *practices, size_t i) {
  const reach_practice *row = &practices->row[i];
  double all = practices->weights[row->leg == REACH_LEG_RELIABILITY];
  double share = row->weight / all * (is_made_of_both(p, practices, row->leg) ? 0.5 : 1);
  return (reach_item){.kind = REACH_ITEM_PRACTICE,
                      .leg = row->leg,
                      .name = row->name,
                      .owner = row->owner,
                      .due = row->due,
                      .score = row->score,
                      .weight = row->weight,
                      .is_overdue = row->is_overdue,
                      .gap = (1 - row->counted) * share};
}

reach_item reach_scorecard_item(const reach_params *p, const reach_practices *practices, size_t i) {
  size_t n = is_asked(p) ? N_QUESTIONS : 0;
  return i < n ? question_of(p, practices, i) : practice_of(p, practices, i - n);
}

const char *reach_item_kind(int kind) {
  return kind == REACH_ITEM_QUESTION ? "question" : "practice";
}
