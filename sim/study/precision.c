#include "study/precision.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/keys.h"
#include "scenario/utf8.h"
#include "study/blocks.h"
#include "study/claim.h"
#include "study/compared.h"
#include "study/ratios.h"

/* Values that are all alike: then fewer than 0.3 % of replicates are others, at 95 % (rule of
 * three: Hanley, Lippman-Hand 1983). */
enum { ENOUGH_ALIKE = 1024 };
enum { MOST_ORGANIZATIONS = 64 }; /* that a set of bits names */

static int find_organization(const reach_scenario *scenario, const char *name, size_t *found,
                             reach_report *report) {
  const char *known[MOST_ORGANIZATIONS];
  size_t n = scenario->n_organizations;
  for (*found = 0; *found < n; ++*found) {
    known[*found] = scenario->organization[*found].name;
    if (strcmp(known[*found], name) == 0) return 0;
  }
  return reach_report_add(
      report, REACH_INVALID, "precision.organization: %s is not an organization%s",
      reach_show(name).text, reach_hint_for(reach_word_nearest(name, known, n)).text);
}

static int find_organizations(const reach_scenario *scenario, reach_precision *p,
                              reach_report *report) {
  const char *name = scenario->organization[0].params.precision_organization;
  size_t n = scenario->n_organizations, o;
  uint64_t baseline = p->is_of_ratio ? (uint64_t)1 << scenario->baseline : 0;
  if (!*name) {
    for (o = 0; o < n; o++) p->organizations |= (uint64_t)1 << o;
  } else {
    int status = find_organization(scenario, name, &o, report);
    if (status) return status;
    p->organizations = (uint64_t)1 << o;
  }
  p->organizations &= ~baseline;
  if (p->organizations) return 0;
  return reach_report_add(report, REACH_INVALID,
                          "precision.of: ratio: %s; choose mean, or name another organization",
                          *name ? "the baseline is not compared with itself"
                                : "there is one organization, and nothing to compare it with");
}

int reach_precision_read(const reach_scenario *scenario, reach_precision *precision,
                         reach_report *report) {
  const reach_params *p = &scenario->organization[0].params;
  *precision = (reach_precision){.is_asked = *p->precision_measure != '\0',
                                 .is_of_ratio = p->precision_of == REACH_PRECISION_RATIO,
                                 .relative = p->precision_relative,
                                 .absolute = p->precision_absolute,
                                 .min = (uint64_t)p->precision_min,
                                 .max = (uint64_t)p->precision_max};
  if (!precision->is_asked) return 0;
  reach_whereabouts here = {scenario, 0};
  report->locator = (reach_locator){reach_scenario_place, &here};
  int status = reach_claim_find_measure("precision.measure", p->precision_measure,
                                        &precision->measure, report);
  if (!status) status = find_organizations(scenario, precision, report);
  report->locator = (reach_locator){0};
  return status;
}

bool reach_precision_has_look(const reach_precision *p, uint64_t n_replicates) {
  return p->is_asked && n_replicates >= p->min;
}

void reach_precision_mark(const reach_precision *p, size_t n_organizations, size_t baseline,
                          bool *wanted) {
  reach_ratio_parts parts = {p->measure, p->measure, 0};
  reach_ratio_find(p->measure, &parts);
  for (size_t o = 0; o < n_organizations; o++) {
    bool is_base = p->is_of_ratio && o == baseline;
    if (!is_base && !(p->organizations >> o & 1)) continue;
    wanted[o * REACH_N_MEASURES + (size_t)p->measure] = true;
    wanted[o * REACH_N_MEASURES + (size_t)parts.above] = true;
    wanted[o * REACH_N_MEASURES + (size_t)parts.below] = true;
  }
}

/* An organization after n replicates. */
static reach_precision_state judge(const reach_precision *p, uint64_t n, const reach_summary *s,
                                   const reach_comparison *c) {
  double centre = p->is_of_ratio ? c->ratio : s->mean;
  double low = p->is_of_ratio ? c->ratio_ci_low : s->ci_low;
  double high = p->is_of_ratio ? c->ratio_ci_high : s->ci_high;
  double half = (high - low) / 2;
  if (!s->n) return REACH_PRECISION_MISSING;
  if (!(half >= 0)) return REACH_PRECISION_OPEN;
  bool is_alike = half <= 0, is_enough = n >= ENOUGH_ALIKE || n >= p->max;
  bool is_near = half <= fmax(p->relative * fabs(centre), p->absolute);
  return is_near && (!is_alike || is_enough) ? REACH_PRECISION_REACHED : REACH_PRECISION_OPEN;
}

/* All organizations together, one after the other. */
static reach_precision_state add(reach_precision_state all, reach_precision_state one) {
  if (all == REACH_PRECISION_OPEN || one == REACH_PRECISION_MISSING) return all;
  return one;
}

int reach_precision_look(const reach_precision *p, const reach_plays *plays, size_t n_organizations,
                         size_t baseline, reach_precision_state *state) {
  *state = REACH_PRECISION_MISSING;
  for (size_t o = 0; o < n_organizations; o++) {
    reach_summary s;
    reach_comparison c = {NAN, NAN, NAN, NAN, NAN, NAN};
    if (!(p->organizations >> o & 1)) continue;
    size_t to = p->is_of_ratio ? baseline : o;
    if (reach_compared_answer(plays, o, to, p->measure, &s, &c)) return REACH_NO_MEMORY;
    *state = add(*state, judge(p, plays->n_replicates, &s, &c));
  }
  return 0;
}

reach_precision_state reach_precision_of_answer(const reach_precision *p, uint64_t n,
                                                size_t n_organizations,
                                                const reach_summary *summary,
                                                const reach_comparison *comparison) {
  reach_precision_state state = REACH_PRECISION_MISSING;
  for (size_t o = 0; o < n_organizations; o++) {
    size_t at = o * REACH_N_MEASURES + (size_t)p->measure;
    if (p->organizations >> o & 1) state = add(state, judge(p, n, &summary[at], &comparison[at]));
  }
  return state;
}
