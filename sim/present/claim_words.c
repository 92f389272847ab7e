#include "present/claim_words.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "present/names.h"
#include "scenario/words.h"
#include "study/claim.h"

enum { MOST_CONDITIONS = 3 };
static const double name_em = 16;

__attribute__((format(printf, 2, 3))) static void add(reach_sentence *to, const char *format, ...) {
  va_list arguments;
  size_t used = strlen(to->text);
  va_start(arguments, format);
  vsnprintf(to->text + used, sizeof to->text - used, format, arguments);
  va_end(arguments);
}

reach_number reach_plain_number(double value) {
  enum { DIGITS = 6 };
  reach_number out;
  if (fabs(value) >= 1000) return reach_number_grouped(value, 0);
  snprintf(out.text, sizeof out.text, "%.*g", DIGITS, value);
  return out;
}

reach_number reach_assumption_value(int param, double value) {
  const reach_param *row = &reach_param_table[param];
  if (row->kind != REACH_CHOICE) return reach_plain_number(value);
  reach_words words;
  reach_number out;
  reach_words_split(&words, row->unit);
  snprintf(out.text, sizeof out.text, "%.60s", words.word[(size_t)value]);
  return out;
}

/* Four digits at most, however certain; but what is not random shows as it is. */
static int ratio_decimals(reach_aspect_value v) {
  enum { MOST_DIGITS = 4 };
  int decimals = reach_number_ratio_decimals(v.at, v.ci_low, v.ci_high);
  int most = reach_number_digits(v.at, MOST_DIGITS);
  return v.ci_low < v.ci_high && decimals > most ? most : decimals;
}

reach_number reach_aspect_words(reach_aspect_value value, enum reach_aspect aspect) {
  reach_number out;
  if (aspect == REACH_ASPECT_RATIO) return reach_number_times(value.at, ratio_decimals(value));
  reach_number plain = reach_number_estimate(value.at, value.ci_low, value.ci_high);
  bool has_sign = aspect == REACH_ASPECT_DIFFERENCE && value.at > 0;
  snprintf(out.text, sizeof out.text, "%s%.60s", has_sign ? "+" : "", plain.text);
  return out;
}

static bool has_twin(const reach_one_at_a_time *all, const reach_assumption *a) {
  for (size_t i = 0; i < all->n_items; i++)
    if (all->item[i].param == a->param && &all->item[i] != a) return true;
  return false;
}

reach_line reach_assumption_words(const reach_result *result, const reach_assumption *a) {
  reach_line out;
  const char *separator = " of ";
  size_t used = (size_t)snprintf(out.text, sizeof out.text, "%s", reach_param_table[a->param].key);
  if (!has_twin(&result->claim.assumptions, a)) return out;
  for (size_t o = 0; o < result->scenario->n_organizations && used < sizeof out.text; o++) {
    if (!(a->organizations >> o & 1)) continue;
    used += (size_t)snprintf(out.text + used, sizeof out.text - used, "%s%s", separator,
                             reach_name_shown(result, o, name_em).text);
    separator = ", ";
  }
  return out;
}

/* "reach", "accurate_reach per reach". */
static reach_line measure_words(const reach_question *q) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s%s%s", reach_measure_table[q->measure].name,
           q->per >= 0 ? " per " : "", q->per >= 0 ? reach_measure_table[q->per].name : "");
  return out;
}

/* "2.31× (2.28–2.34)" */
static reach_line with_interval(reach_aspect_value v, enum reach_aspect aspect) {
  reach_line out;
  reach_number words = reach_aspect_words(v, aspect);
  int decimals = aspect == REACH_ASPECT_RATIO
                     ? reach_number_ratio_decimals(v.at, v.ci_low, v.ci_high)
                     : reach_number_decimals(v.at, v.ci_low, v.ci_high);
  if (aspect == REACH_ASPECT_RATIO && v.ci_low < v.ci_high)
    words = reach_number_times(v.at, decimals);
  if (v.ci_low < v.ci_high)
    snprintf(out.text, sizeof out.text, "%s (95 %% interval %s)", words.text,
             reach_number_range(v.ci_low, v.ci_high, decimals).text);
  else
    snprintf(out.text, sizeof out.text, "%s%s", words.text,
             v.ci_low >= v.ci_high ? " (in every replicate alike)" : "");
  return out;
}

/* What the numbers are: "reach of social is 2.31× (...) that of traditional". */
static void add_numbers(reach_sentence *to, const reach_result *result) {
  const reach_claim_answer *claim = &result->claim;
  const reach_claim *about = &result->scenario->claim;
  enum reach_aspect aspect = reach_question_aspect(&claim->question, &claim->finding);
  reach_aspect_value value = reach_finding_aspect(&claim->finding, aspect);
  reach_line name = reach_name_shown(result, about->organization, name_em);
  add(to, "%.200s of %.300s ", measure_words(&claim->question).text, name.text);
  if (!claim->finding.own.n) {
    add(to, "exists in no replicate");
    return;
  }
  add(to, "is ");
  if (aspect == REACH_ASPECT_DIFFERENCE) {
    const reach_summary *own = &claim->finding.own, *other = &claim->finding.other;
    add(to, "%s, that of %.300s %s: a difference of %.200s",
        reach_number_estimate(own->mean, own->ci_low, own->ci_high).text,
        reach_name_shown(result, about->baseline, name_em).text,
        reach_number_estimate(other->mean, other->ci_low, other->ci_high).text,
        with_interval(value, aspect).text);
    return;
  }
  add(to, "%.200s", with_interval(value, aspect).text);
  if (aspect == REACH_ASPECT_RATIO)
    add(to, " that of %.300s", reach_name_shown(result, about->baseline, name_em).text);
}

/* What is claimed: "at least 18.75×", "less than 0.5", "more". */
static void add_claimed(reach_sentence *to, const reach_question *q) {
  static const char *const plain[] = {"more",    "less",     "no more",
                                      "no less", "the same", "different"};
  static const char *const limit[] = {"more than", "less than", "at most", "at least"};
  double factor = q->factor;
  if (q->relation >= REACH_CLAIM_SAME) {
    double margin = fmax(factor, 1 / factor);
    add(to, "%s", plain[q->relation]);
    if (margin > 1) add(to, " to within a factor of %s", reach_plain_number(margin).text);
    if (q->is_against_value) add(to, " as %s", reach_plain_number(q->value).text);
  } else if (q->is_against_value) {
    add(to, "%s %s", limit[q->relation], reach_plain_number(factor * q->value).text);
  } else if (factor > 1 || factor < 1) {
    add(to, "%s %s×", limit[q->relation], reach_plain_number(factor).text);
  } else {
    add(to, "%s", plain[q->relation]);
  }
}

static void add_condition(reach_sentence *to, const reach_result *result, const reach_assumption *a,
                          const reach_range_end *end, const char *separator) {
  const reach_claim_answer *claim = &result->claim;
  add(to, "%s%.300s is %s (%s: %s)", separator, reach_assumption_words(result, a).text,
      reach_assumption_value(a->param, end->value).text, reach_verdict_name(end->finding.verdict),
      reach_aspect_words(reach_finding_aspect(&end->finding, claim->assumptions.aspect),
                         claim->assumptions.aspect)
          .text);
}

static void add_conditions(reach_sentence *to, const reach_result *result) {
  const reach_one_at_a_time *all = &result->claim.assumptions;
  size_t n_played = 0, n_turns = 0;
  for (size_t i = 0; i < all->n_items; i++) {
    const reach_assumption *a = &all->item[i];
    const reach_range_end *end[] = {&a->low, &a->high};
    n_played += a->low.is_played || a->high.is_played;
    for (size_t e = 0; e < 2; e++) {
      if (!reach_claim_turns(&result->claim, end[e])) continue;
      if (n_turns < MOST_CONDITIONS)
        add_condition(to, result, a, end[e], n_turns ? ", " : "; it is otherwise where ");
      n_turns++;
    }
  }
  if (n_turns > MOST_CONDITIONS)
    add(to, " and at %zu more end%s of assumptions", n_turns - MOST_CONDITIONS,
        n_turns - MOST_CONDITIONS == 1 ? "" : "s");
  bool is_blind = all->as_it_is.verdict != result->claim.finding.verdict; /* too few replicates */
  if (!n_turns && n_played)
    add(to, "; %s both ends of each of %zu assumption%s",
        is_blind ? "nothing speaks against that at" : "so it is at", n_played,
        n_played == 1 ? "" : "s");
}

static void add_what_matters(reach_sentence *to, const reach_result *result) {
  const reach_one_at_a_time *all = &result->claim.assumptions;
  const reach_assumption *a = all->n_items ? &all->item[0] : NULL;
  if (!a || !(a->effect > 0)) {
    if (all->n_replicates) add(to, "; no assumption changes it");
    return;
  }
  reach_aspect_value low =
      reach_finding_aspect(a->low.is_played ? &a->low.finding : &all->as_it_is, all->aspect);
  reach_aspect_value high =
      reach_finding_aspect(a->high.is_played ? &a->high.finding : &all->as_it_is, all->aspect);
  add(to, "; the assumption that matters most is %.300s (%s to %s: %s to %s)",
      reach_assumption_words(result, a).text,
      reach_assumption_value(a->param, a->low.is_played ? a->low.value : a->value).text,
      reach_assumption_value(a->param, a->high.is_played ? a->high.value : a->value).text,
      reach_aspect_words(low, all->aspect).text, reach_aspect_words(high, all->aspect).text);
}

reach_sentence reach_claim_sentence(const reach_result *result) {
  static const char *const begin[] = {"The model leaves undecided", "The model supports",
                                      "The model does not support"};
  reach_sentence out = {""};
  const reach_claim_answer *claim = &result->claim;
  if (!claim->is_made) return out;
  const reach_params *p = &result->scenario->organization[0].params;
  add(&out, "%s the claim \"%.600s\": ", begin[claim->finding.verdict],
      reach_line_clean(p->claim_text).text);
  add_numbers(&out, result);
  if (*p->claim_step) add(&out, " after the step %.200s", reach_line_clean(p->claim_step).text);
  add(&out, ", where ");
  add_claimed(&out, &claim->question);
  add(&out, " is claimed");
  add_conditions(&out, result);
  add_what_matters(&out, result);
  add(&out, ".");
  return out;
}
