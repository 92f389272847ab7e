#include "study/claim.h"

#include <stdlib.h>
#include <string.h>

#include "scenario/keys.h"
#include "scenario/utf8.h"
#include "scenario/variant.h"
#include "study/points.h"
#include "study/ratios.h"
#include "study/sensitivity.h"

static const char *const what = "the claim";

int reach_claim_measure(const char *name) {
  for (int m = 0; m < REACH_N_MEASURES; m++)
    if (!strcmp(reach_measure_table[m].name, name)) return m;
  return -1;
}

int reach_claim_find_measure(const char *key, const char *name, int *measure,
                             reach_report *report) {
  const char *known[REACH_N_MEASURES];
  *measure = reach_claim_measure(name);
  if (*measure >= 0) return 0;
  for (int m = 0; m < REACH_N_MEASURES; m++) known[m] = reach_measure_table[m].name;
  return reach_report_add(report, REACH_INVALID, "%s: %s is not a measure (see orgreach explain)%s",
                          key, reach_show(name).text,
                          reach_hint_for(reach_word_nearest(name, known, REACH_N_MEASURES)).text);
}

static int find_measures(const reach_params *p, reach_question *q, reach_report *report) {
  int status = reach_claim_find_measure("claim.measure", p->claim_measure, &q->measure, report);
  q->per = -1;
  if (*p->claim_per) {
    int other = reach_claim_find_measure("claim.per", p->claim_per, &q->per, report);
    status = status ? status : other;
  }
  if (status || q->per < 0) return status;
  int ratio = reach_ratio_is(q->measure) ? q->measure : q->per;
  if (!reach_ratio_is(ratio)) return 0;
  return reach_report_add(
      report, REACH_INVALID,
      "claim.per: %s is a ratio itself; leave claim.per out, or take what it is "
      "made of",
      reach_measure_table[ratio].name);
}

/* Twice as much as a loss is a larger loss. */
static int check_factor(const reach_question *q, reach_report *report) {
  bool is_signed = q->measure == REACH_MEASURE_roi || (q->is_against_value && q->value < 0);
  if (!is_signed || !(q->factor < 1 || q->factor > 1)) return 0;
  return reach_report_add(report, REACH_INVALID,
                          "claim.factor: so many times says nothing of a number that may be below "
                          "0; leave claim.factor out");
}

int reach_claim_question(const reach_scenario *scenario, reach_question *q, reach_report *report) {
  const reach_params *p = &scenario->organization[0].params;
  if (!scenario->claim.is_made) return 0;
  *q = (reach_question){.is_against_value = p->claim_against == REACH_AGAINST_VALUE,
                        .value = p->claim_value,
                        .relation = p->claim_relation,
                        .factor = p->claim_factor};
  reach_whereabouts here = {scenario, 0};
  report->locator = (reach_locator){reach_scenario_place, &here};
  int status = find_measures(p, q, report);
  if (!status) status = check_factor(q, report);
  report->locator = (reach_locator){0};
  return status;
}

bool reach_claim_turns(const reach_claim_answer *claim, const reach_range_end *end) {
  enum reach_verdict here = end->finding.verdict;
  if (!claim->is_made || !end->is_played || here == claim->finding.verdict) return false;
  return here != REACH_UNDECIDED || claim->assumptions.as_it_is.verdict != REACH_UNDECIDED;
}

/* Values of one organization of the study. */
typedef struct {
  const reach_result *result;
  size_t organization;
} side;

static const double *read_side(const void *context, int measure) {
  const side *s = context;
  return reach_result_values(s->result, s->organization, measure);
}

/* A rung's values are not kept: it is played once more. */
static int play_rung(const reach_scenario *rung, const reach_pool_options *options,
                     reach_result *played, reach_report *report) {
  *played = (reach_result){.scenario = rung,
                           .n_replicates = (uint64_t)rung->organization[0].params.run_replicates};
  return reach_points_play(rung, options, played, report);
}

static int find_verdict(const reach_scenario *there, const reach_claim *claim,
                        const reach_pool_options *options, reach_result *result,
                        reach_report *report) {
  reach_result again = {0};
  const reach_result *from = result;
  int status = 0;
  if (claim->rung) {
    status = play_rung(there, options, &again, report);
    result->seconds_simulate += again.seconds_simulate;
    from = &again;
  }
  side own = {from, claim->organization}, other = {from, claim->baseline};
  reach_sides sides = {read_side, &own, &other, from->n_replicates, from->n_networks};
  if (!status && reach_question_answer(&result->claim.question, &sides, &result->claim.finding))
    status = reach_report_no_memory(report, what);
  reach_result_free(&again);
  return status;
}

/* Without a claim, or where none is to be played: only which assumptions there are. */
static int list_assumptions(const reach_scenario *there, reach_result *result,
                            reach_report *report) {
  uint64_t everybody = 0;
  reach_one_at_a_time *all = &result->claim.assumptions;
  for (size_t o = 0; o < there->n_organizations; o++) everybody |= (uint64_t)1 << o;
  if (reach_assumptions_find(there, everybody, &all->item, &all->n_items))
    return reach_report_no_memory(report, what);
  return 0;
}

/* Replicates of an end where nobody claims anything: all ends together take no more than the
 * scenario itself. */
static int find_usual_replicates(const reach_scenario *there, reach_inquiry *inquiry,
                                 reach_report *report) {
  reach_assumption *item = NULL;
  size_t n_items = 0;
  const reach_params *p = &there->organization[0].params;
  uint64_t asked = (uint64_t)1 << inquiry->organization | (uint64_t)1 << inquiry->baseline;
  int status = reach_assumptions_find(there, asked, &item, &n_items);
  free(item);
  if (status) return reach_report_no_memory(report, what);
  uint64_t most = (uint64_t)p->run_replicates / (2 * n_items + 1);
  inquiry->n_replicates = (uint64_t)p->claim_replicates;
  if (inquiry->n_replicates > most) inquiry->n_replicates = most;
  if (inquiry->n_replicates < 2) inquiry->n_replicates = 0; /* no interval */
  return 0;
}

/* What matters, where nobody claims anything. */
static int ask_usual(const reach_scenario *there, const reach_study_options *options,
                     reach_inquiry *inquiry, bool *is_asked, reach_report *report) {
  *is_asked = false;
  if (!options->asks_what_matters || there->is_network) return 0;
  int status = reach_inquiry_usual(there, inquiry, report);
  if (!status) status = find_usual_replicates(there, inquiry, report);
  *is_asked = !status && inquiry->n_replicates;
  return status;
}

bool reach_claim_is_played(const reach_scenario *scenario, const reach_study_options *options) {
  reach_inquiry inquiry;
  reach_report none = {0};
  bool is_asked = true;
  if (!scenario->claim.is_made && ask_usual(scenario, options, &inquiry, &is_asked, &none))
    is_asked = false; /* told later */
  reach_report_free(&none);
  return is_asked;
}

int reach_claim_find(const reach_scenario *scenario, const reach_pool_options *options,
                     reach_result *result, reach_report *report) {
  const reach_claim *claim = &scenario->claim;
  reach_claim_answer *answer = &result->claim;
  reach_scenario there = reach_scenario_rung(scenario, claim->rung);
  int status = reach_claim_question(scenario, &answer->question, report);
  if (claim->is_made && !status) status = find_verdict(&there, claim, options, result, report);
  if (status) return status;
  answer->is_made = claim->is_made;
  reach_inquiry inquiry = {.question = answer->question,
                           .organization = claim->organization,
                           .baseline = claim->baseline,
                           .n_replicates =
                               (uint64_t)scenario->organization[0].params.claim_replicates};
  bool is_asked = claim->is_made && inquiry.n_replicates;
  if (!claim->is_made) status = ask_usual(&there, options->options, &inquiry, &is_asked, report);
  answer->question = inquiry.question;
  answer->organization = inquiry.organization;
  answer->baseline = inquiry.baseline;
  if (status || !is_asked) return status ? status : list_assumptions(&there, result, report);
  double begin = reach_points_clock();
  status = reach_one_at_a_time_run(&there, &inquiry, options, &answer->assumptions, report);
  result->seconds_simulate += reach_points_clock() - begin;
  return status;
}
