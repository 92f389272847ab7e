#include "study/one_at_a_time.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "outcome/measures.h"
#include "scenario/variant.h"
#include "scenario/words.h"
#include "study/estimate.h"
#include "study/points.h"
#include "study/stage.h"

enum { MOST_PICKED = 3, MOST_NETWORKS = 10 };
static const char *const what = "the assumptions";

/* An end may touch so many times the people that the scenario as it is touches; and this many in
 * any case. Beyond, the message spreads without end, and an answer would take as long. */
static const double more_people = 20;
static const double always_allowed = 1e6;

static bool is_in(uint64_t organizations, size_t o) {
  return organizations >> o & 1;
}

/* The organizations that are played: those that are asked about, and the scenario's baseline where
 * a measure looks at it. */
typedef struct {
  size_t which[MOST_PICKED], n;
} picked;

static size_t place_of(const picked *p, size_t organization) {
  size_t i = 0;
  while (i < p->n && p->which[i] != organization) i++;
  return i;
}

static void pick(picked *p, size_t organization) {
  if (place_of(p, organization) == p->n) p->which[p->n++] = organization;
}

static picked pick_all(const reach_scenario *scenario, const reach_inquiry *inquiry) {
  const reach_question *q = &inquiry->question;
  picked p = {.n = 0};
  pick(&p, inquiry->organization);
  if (!q->is_against_value) pick(&p, inquiry->baseline);
  if (q->measure == REACH_MEASURE_days_to_baseline || q->per == REACH_MEASURE_days_to_baseline)
    pick(&p, scenario->baseline);
  return p;
}

/* Everything that is the same at all ends. */
typedef struct {
  const reach_scenario *scenario;
  const reach_inquiry *inquiry;
  picked picked;
  reach_variant as_it_is;
  reach_stage stage; /* of it */
  reach_pool_options pool;
  bool uses_ties;
} site;

/* Shorter than the study: fewer replicates and networks, and no measure that takes time in vain. */
static void shorten(reach_variant *variant, const reach_inquiry *inquiry) {
  const reach_question *q = &inquiry->question;
  bool wants_trees = q->measure == REACH_MEASURE_structural_virality ||
                     q->per == REACH_MEASURE_structural_virality;
  for (size_t o = 0; o < variant->scenario.n_organizations; o++) {
    reach_params *p = &variant->scenario.organization[o].params;
    bool *given = variant->scenario.organization[o].given;
    p->run_replicates = (int64_t)inquiry->n_replicates;
    if (p->run_networks > MOST_NETWORKS) p->run_networks = MOST_NETWORKS;
    given[REACH_PARAM_run_replicates] = given[REACH_PARAM_run_networks] = true; /* not to follow */
    if (!wants_trees) p->run_virality = REACH_VIRALITY_NEVER;
  }
}

/* Values of one organization of a point. */
typedef struct {
  const reach_plays *plays;
  size_t organization;
} side;

static const double *read_side(const void *context, int measure) {
  const side *s = context;
  return reach_plays_values(s->plays, s->organization, measure);
}

static int ask(const site *at, const reach_plays *plays, reach_finding *finding) {
  side own = {plays, place_of(&at->picked, at->inquiry->organization)};
  side other = {plays, place_of(&at->picked, at->inquiry->baseline)};
  reach_sides sides = {read_side, &own, &other, plays->n_replicates, plays->n_networks};
  return reach_question_answer(&at->inquiry->question, &sides, finding);
}

static int play(const site *at, const reach_stage *stage, reach_plays *plays,
                reach_finding *finding, reach_report *report) {
  int status = reach_plays_init(plays, stage, at->inquiry->n_replicates, false, report);
  if (!status) status = reach_pool_run(stage, &at->pool, plays, report);
  if (!status && ask(at, plays, finding)) status = reach_report_no_memory(report, what);
  return status;
}

/* People that an end may touch in a replicate. Without a market there is no reach. */
static uint64_t most_people(const site *at, const reach_plays *plays) {
  double touched = 0;
  for (size_t o = 0; o < at->picked.n; o++) {
    const double *reach = reach_plays_values(plays, o, REACH_MEASURE_reach);
    double sum = 0;
    for (uint64_t r = 0; r < plays->n_replicates; r++) sum += isnan(reach[r]) ? 0 : reach[r];
    touched = fmax(touched, sum / (double)plays->n_replicates + at->stage.world[o]->n_associates);
  }
  double most = fmax(always_allowed, more_people * touched);
  return most < (double)at->pool.most_people ? (uint64_t)most : at->pool.most_people;
}

static int play_as_it_is(site *at, reach_finding *finding, reach_report *report) {
  reach_plays plays = {0};
  reach_stage_options how = {.is_unmeasured = true, .stop = at->pool.options->stop};
  int status = reach_variant_init(&at->as_it_is, at->scenario, at->picked.which, at->picked.n);
  if (status) return reach_report_no_memory(report, what);
  shorten(&at->as_it_is, at->inquiry);
  status = reach_stage_set(&at->as_it_is.scenario, &how, &at->stage, report);
  if (!status) status = play(at, &at->stage, &plays, finding, report);
  for (size_t o = 0; o < at->picked.n && !status; o++)
    at->uses_ties = at->uses_ties || at->stage.plan[o].uses_ties;
  if (!status && !at->scenario->is_network) at->pool.most_people = most_people(at, &plays);
  reach_plays_free(&plays);
  return status;
}

/* In which replicate first depends on the threads, so it is not told. */
static int spreads_without_end(const site *at, reach_report *said) {
  reach_report_free(said);
  return reach_report_add(said, REACH_TOO_BIG,
                          "more than %llu people are touched in a replicate: the message spreads "
                          "without end",
                          (unsigned long long)at->pool.most_people);
}

/* What is wrong with the scenario at an end is no mistake of the scenario's. */
static int excuse(int status, reach_report *said, reach_range_end *end, reach_report *report) {
  bool is_impossible = status == REACH_INVALID || status == REACH_TOO_BIG;
  const char *first = said->n_messages ? said->message[0] : what;
  if (is_impossible)
    snprintf(end->why, sizeof end->why, "%s", first);
  else if (status)
    reach_report_add(report, status, "%s", first);
  reach_report_free(said);
  return is_impossible ? 0 : status;
}

static int set_end(const site *at, const reach_assumption *a, double value,
                   reach_variant *variant) {
  int status =
      reach_variant_init(variant, &at->as_it_is.scenario, (size_t[]){0, 1, 2}, at->picked.n);
  for (size_t i = 0; i < at->picked.n && !status; i++)
    if (is_in(a->organizations, at->picked.which[i]))
      status = reach_variant_set(variant, i, a->param, value);
  return status;
}

/* Both worlds are there at a time, unless an end has that of the scenario as it is. */
static bool is_too_big(const site *at, const reach_variant *variant) {
  if (at->scenario->is_network) return false;
  unsigned n_threads = reach_pool_threads(at->pool.options);
  reach_estimate here = reach_estimate_of(&variant->scenario, n_threads);
  reach_estimate base = reach_estimate_of(&at->as_it_is.scenario, n_threads);
  return here.bytes > base.bytes && here.bytes + base.bytes > here.limit_bytes;
}

static int play_end(const site *at, const reach_assumption *a, reach_range_end *end,
                    reach_report *report) {
  reach_variant variant = {0};
  reach_stage stage = {0};
  reach_plays plays = {0};
  reach_report said = {0};
  char why[REACH_WHY_SIZE];
  reach_lender lender = {&at->as_it_is.scenario, &at->stage};
  reach_stage_options how = {.is_probe = !at->uses_ties,
                             .is_unmeasured = true,
                             .lender = &lender,
                             .stop = at->pool.options->stop};
  int status = set_end(at, a, end->value, &variant);
  if (status)
    status = reach_report_no_memory(&said, what);
  else if (!reach_variant_holds(&variant, why))
    status = reach_report_add(&said, REACH_INVALID, "%s", why);
  else if (is_too_big(at, &variant))
    status = reach_report_add(&said, REACH_TOO_BIG, "more memory is needed than there is");
  if (!status) status = reach_stage_set(&variant.scenario, &how, &stage, &said);
  if (!status) {
    status = play(at, &stage, &plays, &end->finding, &said);
    if (status == REACH_TOO_BIG) status = spreads_without_end(at, &said);
  }
  end->is_played = !status;
  reach_plays_free(&plays);
  reach_stage_free(&stage);
  reach_variant_free(&variant);
  return excuse(status, &said, end, report);
}

static void find_effect(reach_assumption *a, const reach_one_at_a_time *one) {
  double base = reach_finding_aspect(&one->as_it_is, one->aspect).at;
  double low = reach_assumption_result(&a->low, one->aspect);
  double high = reach_assumption_result(&a->high, one->aspect);
  if (isnan(base) || (isnan(low) && isnan(high))) return;
  a->effect = fmax(fmax(low, high), base) - fmin(fmin(low, high), base); /* without the NaN */
}

static int by_effect(const void *left, const void *right) {
  const reach_assumption *a = left, *b = right;
  double x = isnan(a->effect) ? -1 : a->effect, y = isnan(b->effect) ? -1 : b->effect;
  if (x < y || x > y) return x < y ? 1 : -1;
  if (a->param != b->param) return a->param < b->param ? -1 : 1;
  uint64_t m = a->organizations, n = b->organizations; /* disjoint: whose first bit is lower */
  return (m & -m) < (n & -n) ? -1 : (m & -m) > (n & -n);
}

/* Keeps what a word makes of it as the low end where that is the lowest result so far, and below
 * that of the scenario as it is; likewise as the high end. */
static void keep_word(const reach_one_at_a_time *one, const reach_range_end *word,
                      reach_assumption *a) {
  double base = reach_finding_aspect(&one->as_it_is, one->aspect).at;
  double here = reach_assumption_result(word, one->aspect);
  double low = reach_assumption_result(&a->low, one->aspect);
  double high = reach_assumption_result(&a->high, one->aspect);
  bool is_first = isnan(a->low.value);
  if (isnan(here) ? is_first : here < base && !(here >= low)) a->low = *word;
  if (here >= base && !(here <= high)) a->high = *word;
}

/* The next part of the progress goes up to a share of all. */
static void go_on(site *at, double to) {
  at->pool.from = at->pool.to;
  at->pool.to = fmax(at->pool.from, to);
}

static int play_words(site *at, const reach_one_at_a_time *one, reach_assumption *a, double to,
                      reach_report *report) {
  reach_words words;
  int status = 0;
  reach_words_split(&words, reach_param_table[a->param].unit);
  double begin = at->pool.to, width = (to - begin) / (double)words.n_words;
  for (size_t w = 0; w < words.n_words && !status; w++) {
    reach_range_end word = {.value = (double)w};
    if (w == (size_t)a->value) continue;
    go_on(at, begin + width * (double)(w + 1));
    status = play_end(at, a, &word, report);
    keep_word(one, &word, a);
  }
  return status;
}

/* Both ends of assumption i, in its part of the progress. */
static int play_ends(site *at, const reach_pool_options *all, size_t i, reach_one_at_a_time *one,
                     reach_report *report) {
  int status = 0;
  reach_assumption *a = &one->item[i];
  double width = (all->to - all->from) / (double)(one->n_items + 1);
  double begin = all->from + width * (double)(i + 1), end = fmin(begin + width, all->to);
  if (reach_range_tries(a->param)) {
    status = play_words(at, one, a, end, report);
  } else {
    go_on(at, begin + width / 2);
    if (!isnan(a->low.value)) status = play_end(at, a, &a->low, report);
    go_on(at, end);
    if (!status && !isnan(a->high.value)) status = play_end(at, a, &a->high, report);
  }
  find_effect(a, one);
  return status;
}

int reach_one_at_a_time_run(const reach_scenario *scenario, const reach_inquiry *inquiry,
                            const reach_pool_options *options, reach_one_at_a_time *out,
                            reach_report *report) {
  site at = {.scenario = scenario,
             .inquiry = inquiry,
             .picked = pick_all(scenario, inquiry),
             .pool = *options};
  *out = (reach_one_at_a_time){.n_replicates = inquiry->n_replicates};
  uint64_t asked = (uint64_t)1 << inquiry->organization;
  if (!inquiry->question.is_against_value) asked |= (uint64_t)1 << inquiry->baseline;
  int status = reach_assumptions_find(scenario, asked, &out->item, &out->n_items);
  if (status) return reach_report_no_memory(report, what);
  at.pool.to = options->from + (options->to - options->from) / (double)(out->n_items + 1);
  status = play_as_it_is(&at, &out->as_it_is, report);
  out->aspect = reach_question_aspect(&inquiry->question, &out->as_it_is);
  for (size_t i = 0; i < out->n_items && !status; i++)
    status = play_ends(&at, options, i, out, report);
  /* the last ends may not be played, and parts of parts do not add up to all */
  const reach_study_options *study = options->options;
  if (!status && study->progress) study->progress(study->progress_context, options->to);
  if (out->n_items) qsort(out->item, out->n_items, sizeof *out->item, by_effect);
  reach_stage_free(&at.stage);
  reach_variant_free(&at.as_it_is);
  return status;
}

void reach_one_at_a_time_free(reach_one_at_a_time *one) {
  free(one->item);
  *one = (reach_one_at_a_time){0};
}
