#include "study/precision.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/keys.h"
#include "scenario/utf8.h"
#include "study/blocks.h"
#include "study/claim.h"
#include "study/compared.h"
#include "study/estimate.h"
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

uint64_t reach_precision_first_look(const reach_precision *p) {
  uint64_t n = reach_block_first(reach_block_count(p->min));
  return n < p->max ? n : p->max;
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

/* A scenario that is played until it is precise. */
typedef struct {
  reach_precision precision;
  const reach_scenario *scenario;
  reach_stage stage;
  reach_pool_options pool;
  size_t n_series;
  bool *wanted;         /* [n_series] */
  double *kept, *value; /* [n_series][most], and those of a look together: [n_series][replicate] */
} settling;

static void settling_free(settling *s) {
  reach_stage_free(&s->stage);
  free(s->wanted);
  free(s->kept);
  free(s->value);
}

static int settling_init(settling *s, uint64_t most, reach_report *report) {
  const reach_scenario *scenario = s->scenario;
  reach_stage_options how = {.is_unmeasured = true, .stop = s->pool.options->stop};
  s->n_series = scenario->n_organizations * REACH_N_MEASURES;
  s->wanted = calloc(s->n_series, sizeof *s->wanted);
  s->kept = malloc(s->n_series * most * sizeof *s->kept); /* only what is wanted is touched */
  s->value = malloc(s->n_series * most * sizeof *s->value);
  if (!s->wanted || !s->kept || !s->value)
    return reach_report_no_memory(report, "the values of all replicates");
  reach_precision_mark(&s->precision, scenario->n_organizations, scenario->baseline, s->wanted);
  return reach_stage_set(scenario, &how, &s->stage, report);
}

static int play_block(settling *s, uint64_t block, reach_report *report) {
  reach_plays plays = {0};
  uint64_t most = s->precision.max, first = reach_block_first(block);
  uint64_t n = reach_block_size(block, most);
  s->pool.from = (double)first / (double)most;
  s->pool.to = (double)(first + n) / (double)most;
  int status = reach_plays_init(&plays, &s->stage, n, false, report);
  plays.first = first;
  if (!status) status = reach_pool_run(&s->stage, &s->pool, &plays, report);
  for (size_t i = 0; i < s->n_series && !status; i++)
    if (s->wanted[i]) memcpy(s->kept + i * most + first, plays.value + i * n, n * sizeof *s->kept);
  reach_plays_free(&plays);
  return status;
}

static int look(settling *s, uint64_t n, reach_precision_state *state, reach_report *report) {
  reach_plays plays = {.n_replicates = n, .value = s->value, .n_networks = s->stage.n_networks};
  for (size_t i = 0; i < s->n_series; i++)
    if (s->wanted[i])
      memcpy(s->value + i * n, s->kept + i * s->precision.max, n * sizeof *s->value);
  int status = reach_precision_look(&s->precision, &plays, s->scenario->n_organizations,
                                    s->scenario->baseline, state);
  return status ? reach_report_no_memory(report, "the statistics") : 0;
}

static int settle(settling *s, uint64_t *n_replicates, reach_report *report) {
  reach_precision_state state = REACH_PRECISION_OPEN;
  int status = settling_init(s, s->precision.max, report);
  *n_replicates = 0;
  for (uint64_t b = 0; !status && state == REACH_PRECISION_OPEN && *n_replicates < s->precision.max;
       b++) {
    status = play_block(s, b, report);
    *n_replicates += reach_block_size(b, s->precision.max);
    if (!status && reach_precision_has_look(&s->precision, *n_replicates))
      status = look(s, *n_replicates, &state, report);
  }
  settling_free(s);
  return status;
}

static void put_replicates(reach_scenario *scenario, uint64_t n) {
  for (size_t rung = 0; rung <= scenario->n_steps; rung++) {
    reach_organization *there =
        rung ? scenario->rung[rung - 1].organization : scenario->organization;
    for (size_t o = 0; o < scenario->n_organizations; o++)
      there[o].params.run_replicates = (int64_t)n;
  }
}

int reach_precision_settle(reach_scenario *scenario, const reach_study_options *options,
                           reach_report *report) {
  settling s = {.scenario = scenario, .pool = {.options = options, .to = 1}};
  uint64_t n = 0;
  int status = reach_precision_read(scenario, &s.precision, report);
  if (status || !s.precision.is_asked) return status;
  put_replicates(scenario, s.precision.max);
  s.pool.most_people = reach_estimate_most_people(reach_pool_threads(options));
  status = settle(&s, &n, report);
  if (!status) put_replicates(scenario, n);
  return status;
}
