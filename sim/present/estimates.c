#include "present/estimates.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cascade/model.h"
#include "outcome/mixing.h"
#include "present/headline.h"
#include "present/planners.h"

static const double name_em = 15;
static const double parts_from = 0.1; /* our choice: a picture shows no less at a glance */
static const double far_off = 3;      /* times: from here on a percentage is hard to read */

static const reach_summary *reach_of(const reach_result *result, size_t o) {
  return &result->answer[o].summary[REACH_MEASURE_reach];
}

static double planner(const reach_result *result, size_t o, int which) {
  const reach_answer *a = &result->answer[o];
  return reach_answer_is_planned(a) ? a->planned[which].reach : NAN;
}

/* People on whom a telling may fall: of a bare network all but the one who tells; 0: no number. */
static double listeners_of(const reach_result *result, size_t o) {
  const reach_answer *a = &result->answer[o];
  if (!result->scenario->is_network) return a->market_people;
  const reach_params *p = &result->scenario->organization[o].params;
  if (reach_model_table[p->cascade_model].lever < 0) return 0; /* it does not grow by tellings */
  for (unsigned f = 0; f < a->n_figures; f++)
    if (!strcmp(a->figure[f].name, "nodes")) return a->figure[f].value - 1;
  return 0;
}

/* Tellings of all hearers in all replicates, a hearer: a ratio of means, as nobody may hear. */
static double tellings_of_each(const reach_result *result, size_t o, double start) {
  if (!result->value) return result->answer[o].summary[REACH_MEASURE_reproduction].mean;
  const double *ratio = reach_result_values(result, o, REACH_MEASURE_reproduction);
  const double *reach = reach_result_values(result, o, REACH_MEASURE_reach);
  double tellings = 0, hearers = 0;
  for (uint64_t r = 0; r < result->n_replicates; r++) {
    if (!isfinite(reach[r])) continue;
    hearers += reach[r] - start;
    if (isfinite(ratio[r])) tellings += ratio[r] * (reach[r] - start);
  }
  return hearers > 0 ? tellings / hearers : NAN;
}

/* A branching process, then mean field. In a bare network those who start are reached too. */
static double theory(const reach_result *result, size_t o, int which) {
  const reach_summary *s = result->answer[o].summary;
  double start = result->scenario->is_network ? (double)result->answer[o].n_start : 0;
  double among = listeners_of(result, o), each = tellings_of_each(result, o, start);
  double hearers = s[REACH_MEASURE_reach].mean - start;
  double first = s[REACH_MEASURE_impressions].mean - each * hearers;
  double people = start > 0 ? among + 1 - start : among; /* who can be reached */
  if (!(people > 0) || !(hearers > 0) || !(first > 0)) return NAN;
  return start + (which ? reach_mixing_final(people, among, first, each)
                        : reach_mixing_branching(first, each));
}

static const char *planner_words(int which) {
  return reach_formula_table[which].words;
}

enum { N_THEORIES = 2 };

static const char *theory_words(int which) {
  return which ? "well-mixed" : "branching";
}

const reach_estimates reach_estimates_planners = {REACH_N_FORMULAS, planner_words, planner};
const reach_estimates reach_estimates_theory = {N_THEORIES, theory_words, theory};

static bool has_any(const reach_estimates *all, const reach_result *result, size_t o) {
  if (!(reach_of(result, o)->mean > 0)) return false;
  for (int i = 0; i < all->n; i++)
    if (!isnan(all->of(result, o, i))) return true;
  return false;
}

bool reach_estimates_apply(const reach_estimates *all, const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (has_any(all, result, o)) return true;
  return false;
}

bool reach_estimate_parts(const reach_result *result, size_t o, double estimate) {
  const reach_summary *s = reach_of(result, o);
  if (isnan(estimate)) return false;
  bool is_inside = estimate >= s->ci_low && estimate <= s->ci_high;
  return !is_inside && fabs(estimate / s->mean - 1) > parts_from;
}

reach_number reach_estimate_error(const reach_result *result, size_t o, double estimate) {
  reach_number out = {"–"};
  double simulated = reach_of(result, o)->mean;
  if (isnan(estimate) || !(simulated > 0)) return out;
  if (isinf(estimate)) return (reach_number){"no end"};
  if (estimate < far_off * simulated) return reach_planners_error(estimate, simulated);
  snprintf(
      out.text, sizeof out.text, "%.40s",
      reach_number_times(estimate / simulated, reach_number_digits(estimate / simulated, 2)).text);
  return out;
}

size_t reach_estimates_focus(const reach_estimates *all, const reach_result *result) {
  size_t o = reach_focus(result);
  if (has_any(all, result, o)) return o;
  for (o = 0; !has_any(all, result, o);) o++;
  return o;
}

/* "social's 10,810 people", or "10,810 people". */
static reach_line whose_people(const reach_result *result, size_t o) {
  reach_line out, name = reach_name_shown(result, o, name_em);
  const reach_summary *s = reach_of(result, o);
  reach_number people = reach_people_in_words(s->mean, s->ci_low, s->ci_high);
  if (result->scenario->n_organizations > 1)
    snprintf(out.text, sizeof out.text, "%.60s of %.300s", people.text, name.text);
  else
    snprintf(out.text, sizeof out.text, "%.60s", people.text);
  return out;
}

reach_line reach_headline_planners(const reach_result *result) {
  const reach_estimates *all = &reach_estimates_planners;
  size_t o = reach_estimates_focus(all, result);
  double least = INFINITY, most = -INFINITY;
  int low = 0, high = 0;
  for (int i = 0; i < all->n; i++) {
    double at = all->of(result, o, i);
    if (at < least) least = at, low = i;
    if (at > most) most = at, high = i;
  }
  reach_line out, whose = whose_people(result, o);
  reach_number from = reach_estimate_error(result, o, least),
               to = reach_estimate_error(result, o, most);
  if (low == high || !strcmp(from.text, to.text))
    snprintf(out.text, sizeof out.text, "Planners' formulas for the %.400s: %s", whose.text,
             to.text);
  else
    snprintf(out.text, sizeof out.text, "Planners' formulas for the %.400s: %s (%s) to %s (%s)",
             whose.text, from.text, all->words(low), to.text, all->words(high));
  return out;
}

reach_line reach_headline_theory(const reach_result *result) {
  const reach_estimates *all = &reach_estimates_theory;
  size_t o = reach_estimates_focus(all, result);
  double branching = all->of(result, o, 0), mixed = all->of(result, o, 1);
  const char *where = result->scenario->is_network ? "network" : "market";
  bool parts = reach_estimate_parts(result, o, mixed) || reach_estimate_parts(result, o, branching);
  reach_line out, whose = whose_people(result, o);
  reach_number chain = reach_estimate_error(result, o, branching),
               mixing = reach_estimate_error(result, o, mixed);
  if (isinf(branching))
    snprintf(out.text, sizeof out.text,
             "By theory chains would never end; a well-mixed %s says %s to the %.400s", where,
             mixing.text, whose.text);
  else
    snprintf(out.text, sizeof out.text,
             "%s for the %.400s: %s where nobody hears it twice, %s in a well-mixed %s",
             parts ? "Simple theory fails" : "Simple theory will do", whose.text, chain.text,
             mixing.text, where);
  return out;
}
