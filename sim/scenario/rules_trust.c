/* Rules about the trust in a company. */
#include "scenario/ruling.h"

/* A test of five questions with four answers would tell another leg than the test. */
bool reach_rule_checklist_is_whole(reach_ruling *r) {
  const struct {
    const char *name;
    const reach_list *answers;
  } question[] = {
      {"interest", &r->p->trust_checklist_interest},
      {"openness", &r->p->trust_checklist_openness},
      {"consistency", &r->p->trust_checklist_consistency},
      {"learning", &r->p->trust_checklist_learning},
      {"ownership", &r->p->trust_checklist_ownership},
  };
  enum { N_QUESTIONS = sizeof question / sizeof *question };
  size_t n_answered = 0, missing = 0;
  for (size_t i = 0; i < N_QUESTIONS; i++) {
    bool is_answered = question[i].answers->n_items > 0;
    n_answered += is_answered;
    if (!is_answered) missing = i;
  }
  if (!n_answered || n_answered == N_QUESTIONS) return true;
  return reach_rule_object(r,
                           "trust.checklist.%s: not answered; answer all five questions (interest, "
                           "openness, consistency, learning, ownership) or none",
                           question[missing].name);
}
