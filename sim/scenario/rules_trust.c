/* Rules about the trust in a company. */
#include <string.h>

#include "scenario/date.h"
#include "scenario/ruling.h"
#include "scenario/utf8.h"

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

bool reach_rule_practices_have_a_day(reach_ruling *r) {
  const char *day = r->p->trust_practices_as_of;
  if (!*day || reach_date_is(day)) return true;
  return reach_rule_object(r,
                           "trust.practices_as_of: %.80s is no date (allowed YYYY-MM-DD, such as "
                           "2026-03-31)",
                           reach_show(day).text);
}

static bool is_block_given(const bool given[REACH_N_PARAMS], const char *block) {
  for (int i = 0; i < REACH_N_PARAMS; i++)
    if (given[i] && !strncmp(reach_param_table[i].key, block, strlen(block))) return true;
  return false;
}

int reach_rule_usual_growth(const bool given[REACH_N_PARAMS]) {
  bool learns = is_block_given(given, "trust.learning.");
  bool is_tried = is_block_given(given, "trust.opportunities.");
  if (learns && is_tried) return REACH_GROWN_BOTH;
  return learns ? REACH_GROWN_LEARNING : is_tried ? REACH_GROWN_OPPORTUNITIES : REACH_GROWN_NOTHING;
}

bool reach_rule_opportunities_say_what_is_kept(reach_ruling *r) {
  int by = r->p->trust_grown_by;
  if (by != REACH_GROWN_OPPORTUNITIES && by != REACH_GROWN_BOTH) return true;
  if (r->given[REACH_PARAM_trust_opportunities_kept]) return true;
  return reach_rule_object(r, "trust.opportunities.kept: opportunities ask for it, and no usual "
                              "value is known; give one (allowed 0 to 1)");
}
