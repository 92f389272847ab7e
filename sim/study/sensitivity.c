#include "study/sensitivity.h"

#include <math.h>
#include <stdlib.h>

#include "outcome/measures.h"
#include "study/ratios.h"
#include "study/statistics.h"

static const char *const what = "the results of the points";

enum { N_ASPECTS = REACH_ASPECT_DIFFERENCE + 1 };
static const reach_aspect_value missing = {NAN, NAN, NAN};

/* The results of all points, and room for the values of one. */
typedef struct {
  reach_sensitivity *s;
  const reach_sweep_sink *sink;
  const volatile sig_atomic_t *stop;
  reach_aspect_value *result; /* [n_points][N_ASPECTS] */
  double *value;              /* [organization][measure][n_replicates] */
  double *x, *y, *z, *other;  /* [n_replicates] */
  bool *wanted;               /* [organization][measure] */
  unsigned n_networks;
  reach_report *report;
} finding;

/* Where the values of an organization are. */
typedef struct {
  const double *value;
  uint64_t n_replicates;
} side;

static const double *read_side(const void *context, int measure) {
  const side *own = context;
  return own->value + (size_t)measure * own->n_replicates;
}

static side side_of(const finding *f, size_t organization) {
  uint64_t n = f->s->design.n_replicates;
  return (side){f->value + organization * REACH_N_MEASURES * n, n};
}

static void mark_wanted(finding *f) {
  const reach_question *q = &f->s->inquiry.question;
  reach_ratio_parts parts = {q->measure, q->measure, 0};
  reach_ratio_find(q->measure, &parts);
  const int measures[] = {q->measure, q->per >= 0 ? q->per : q->measure, parts.above, parts.below};
  const size_t organizations[] = {f->s->inquiry.organization, f->s->inquiry.baseline};
  for (size_t o = 0; o < 2; o++)
    for (size_t m = 0; m < sizeof measures / sizeof *measures; m++)
      f->wanted[organizations[o] * REACH_N_MEASURES + (size_t)measures[m]] = true;
}

static int start(finding *f) {
  const reach_design *d = &f->s->design;
  size_t n_series = d->scenario->n_organizations * REACH_N_MEASURES;
  f->result = malloc(d->n_points * N_ASPECTS * sizeof *f->result);
  f->value = malloc((n_series + 4) * d->n_replicates * sizeof *f->value);
  f->wanted = calloc(n_series, sizeof *f->wanted);
  if (!f->result || !f->value || !f->wanted) return REACH_NO_MEMORY;
  f->x = f->value + n_series * d->n_replicates;
  f->y = f->x + d->n_replicates;
  f->z = f->y + d->n_replicates;
  f->other = f->z + d->n_replicates;
  mark_wanted(f);
  return 0;
}

/* The values of a point; false in *is_there where it failed. */
static int read_point(finding *f, uint64_t point, bool *is_there) {
  uint64_t n = 0;
  int status = f->sink->has_answer(f->sink->context, point, &n, f->report);
  *is_there = n > 0;
  reach_sweep_wish wish = {point, n, f->wanted};
  if (status || !n) return status;
  return f->sink->read_values(f->sink->context, &wish, f->value, &f->n_networks, f->report);
}

static int find_results(finding *f, uint64_t point) {
  const reach_inquiry *inquiry = &f->s->inquiry;
  reach_aspect_value *result = f->result + point * N_ASPECTS;
  side own = side_of(f, inquiry->organization), other = side_of(f, inquiry->baseline);
  reach_sides sides = {read_side, &own, &other, f->s->design.n_replicates, 1};
  reach_finding found;
  bool is_there;
  for (int a = 0; a < N_ASPECTS; a++) result[a] = missing;
  int status = read_point(f, point, &is_there);
  if (status || !is_there) return status;
  sides.n_networks = f->n_networks;
  if (reach_question_answer(&inquiry->question, &sides, &found))
    return reach_report_no_memory(f->report, what);
  for (int a = 0; a < N_ASPECTS; a++)
    result[a] = reach_finding_aspect(&found, (enum reach_aspect)a);
  return 0;
}

/* Numbers whose mean is the result of a point. */
static int find_values(finding *f, uint64_t point, double *z) {
  const reach_inquiry *inquiry = &f->s->inquiry;
  side own = side_of(f, inquiry->organization), other = side_of(f, inquiry->baseline);
  bool is_there;
  int status = read_point(f, point, &is_there);
  if (status) return status;
  uint64_t n = f->s->design.n_replicates;
  reach_sides sides = {read_side, &own, &other, n, f->n_networks};
  status = reach_question_values(&inquiry->question, &sides, f->x, f->y);
  if (!status && f->s->aspect == REACH_ASPECT_RATIO)
    status = reach_ratio_values(f->x, f->y, n, f->n_networks, 0, z);
  else
    for (uint64_t r = 0; r < n; r++)
      z[r] = f->s->aspect == REACH_ASPECT_MEAN ? f->x[r] : f->x[r] - f->y[r];
  return status ? reach_report_no_memory(f->report, what) : 0;
}

static reach_aspect_value result_of(const finding *f, uint64_t point) {
  return f->result[point * N_ASPECTS + f->s->aspect];
}

static bool has_ratio(const finding *f, uint64_t point) {
  return isfinite(f->result[point * N_ASPECTS + REACH_ASPECT_RATIO].ci_low);
}

/* As asked for; else the ratio where it exists as it is, or at most points. */
static void choose_aspect(finding *f) {
  static const enum reach_aspect asked[] = {[REACH_RESULT_MEAN] = REACH_ASPECT_MEAN,
                                            [REACH_RESULT_RATIO] = REACH_ASPECT_RATIO,
                                            [REACH_RESULT_DIFFERENCE] = REACH_ASPECT_DIFFERENCE};
  reach_sensitivity *s = f->s;
  uint64_t n = s->method == REACH_SENSITIVITY_ONE_AT_A_TIME ? 1 : s->design.n_points, n_ratios = 0;
  for (uint64_t i = 0; i < n; i++) n_ratios += has_ratio(f, i) ? 1 : 0;
  if (s->result != REACH_RESULT_USUAL)
    s->aspect = asked[s->result];
  else if (s->inquiry.question.is_against_value)
    s->aspect = REACH_ASPECT_MEAN;
  else
    s->aspect = 2 * n_ratios > n ? REACH_ASPECT_RATIO : REACH_ASPECT_DIFFERENCE;
}

static int find_all(finding *f) {
  reach_sensitivity *s = f->s;
  int status = 0;
  for (uint64_t i = 0; i < s->design.n_points && !status; i++) {
    if (f->stop && *f->stop) return REACH_INTERRUPTED + *f->stop;
    status = find_results(f, i);
  }
  if (status) return status;
  choose_aspect(f);
  s->n_missing = 0;
  for (uint64_t i = 0; i < s->design.n_points; i++)
    s->n_missing += isnan(result_of(f, i).at) ? 1 : 0;
  if (s->n_missing < s->design.n_points) return 0;
  return reach_report_add(
      f->report, REACH_INVALID, "%s: sensitivity.measure: %s has no such result at any point",
      s->design.scenario->path, reach_measure_table[s->inquiry.question.measure].name);
}

/* --- One at a time --------------------------------------------------------------------------- */

/* The interval of the difference between two points, replicate by replicate. */
static int compare(finding *f, uint64_t highest, uint64_t lowest, reach_estimated *effect) {
  uint64_t n = f->s->design.n_replicates;
  int status = find_values(f, highest, f->other);
  if (!status) status = find_values(f, lowest, f->z);
  if (status) return status;
  for (uint64_t r = 0; r < n; r++) f->z[r] = f->other[r] - f->z[r];
  reach_mean m = reach_mean_of(f->z, n, f->n_networks);
  double at = result_of(f, highest).at - result_of(f, lowest).at;
  double half = reach_t95(m.degrees_of_freedom) * sqrt(m.variance);
  *effect =
      reach_estimated_mean(at, at + half, m.degrees_of_freedom, f->s->design.n_axes, -INFINITY);
  return 0;
}

static reach_lever_end end_of(const finding *f, uint64_t point, size_t axis) {
  const reach_design *d = &f->s->design;
  return (reach_lever_end){d->kind->value(d, point, axis), result_of(f, point)};
}

/* Ends of an interval are those; of words and lists the values with the extreme results. */
static int find_bar(finding *f, reach_lever *lever) {
  const reach_axis *axis = &f->s->design.axis[lever->axis];
  uint64_t first = reach_design_first_of_axis(&f->s->design, lever->axis);
  uint64_t n = axis->is_interval ? 2 : axis->n_values, low = first, high = first;
  for (uint64_t i = first; i < first + n; i++) {
    double at = result_of(f, i).at;
    lever->n_missing += isnan(at) ? 1 : 0;
    if (at < result_of(f, low).at || isnan(result_of(f, low).at)) low = i;
    if (at > result_of(f, high).at || isnan(result_of(f, high).at)) high = i;
  }
  bool is_by_value = n == 2 && reach_param_table[axis->param].kind != REACH_CHOICE;
  lever->low = end_of(f, is_by_value ? first : low, lever->axis);
  lever->high = end_of(f, is_by_value ? first + 1 : high, lever->axis);
  double base = result_of(f, 0).at;
  lever->effect = (reach_estimated){NAN, NAN, NAN, NAN, NAN};
  if (isnan(base) || lever->n_missing == n) return 0;
  if (base < result_of(f, low).at) low = 0;
  if (base > result_of(f, high).at) high = 0;
  return compare(f, high, low, &lever->effect);
}

static int find_bars(finding *f) {
  int status = 0;
  f->s->as_it_is = result_of(f, 0);
  for (size_t i = 0; i < f->s->design.n_axes && !status; i++) status = find_bar(f, &f->s->lever[i]);
  return status;
}

/* --- Spread and noise ------------------------------------------------------------------------ */

/* Squared standard error of a result, from its interval. */
static double noise_of(const finding *f, uint64_t point) {
  uint64_t n = f->s->design.n_replicates;
  bool is_grouped = f->n_networks > 1 && f->n_networks < n;
  reach_aspect_value v = result_of(f, point);
  double error =
      (v.ci_high - v.ci_low) / 2 / reach_t95((double)(is_grouped ? f->n_networks : n) - 1);
  return error * error;
}

/* Over the points for which is_in says so. */
static void find_spread(finding *f, bool (*is_in)(const reach_design *design, uint64_t point)) {
  reach_sensitivity *s = f->s;
  double sum = 0, squares = 0, noise = 0;
  uint64_t n = 0;
  for (uint64_t i = 0; i < s->design.n_points; i++) {
    if (!is_in(&s->design, i) || isnan(result_of(f, i).at)) continue;
    sum += result_of(f, i).at;
    noise += noise_of(f, i);
    n++;
  }
  s->mean = sum / (double)n;
  for (uint64_t i = 0; i < s->design.n_points; i++) {
    if (!is_in(&s->design, i) || isnan(result_of(f, i).at)) continue;
    double from_mean = result_of(f, i).at - s->mean;
    squares += from_mean * from_mean;
  }
  s->variance = squares / (double)n;
  s->noise_share = s->variance > 0 ? noise / (double)n / s->variance : NAN;
}

/* --- Morris ---------------------------------------------------------------------------------- */

static bool is_any(const reach_design *design, uint64_t point) {
  (void)design;
  (void)point;
  return true;
}

static int find_effects(finding *f) {
  const reach_design *d = &f->s->design;
  double *effect = malloc(d->n_wanted * sizeof *effect);
  int status = effect ? 0 : reach_report_no_memory(f->report, what);
  find_spread(f, is_any);
  for (size_t i = 0; i < d->n_axes && !status; i++) {
    reach_lever *lever = &f->s->lever[i];
    for (uint64_t t = 0; t < d->n_wanted; t++) {
      reach_morris_move turn = reach_design_turn(d, t, lever->axis);
      uint64_t before = t * (d->n_axes + 1) + turn.step;
      double change = result_of(f, before + 1).at - result_of(f, before).at;
      effect[t] = (turn.goes_up ? change : -change) / reach_design_stride(d);
    }
    if (reach_effects_of(effect, d->n_wanted, d->n_axes, &lever->morris))
      status = reach_report_no_memory(f->report, what);
    lever->n_missing = d->n_wanted - lever->morris.n;
  }
  free(effect);
  return status;
}

/* --- Sobol ----------------------------------------------------------------------------------- */

static bool is_of_a_or_b(const reach_design *design, uint64_t point) {
  return point % (design->n_axes + 2) < 2;
}

static int find_indices(finding *f) {
  const reach_design *d = &f->s->design;
  size_t n_columns = d->n_axes + 2;
  uint64_t n = d->n_wanted;
  double *y = malloc(n_columns * n * sizeof *y);
  reach_index *index = calloc(d->n_axes, sizeof *index);
  int status = y && index ? 0 : REACH_NO_MEMORY;
  find_spread(f, is_of_a_or_b);
  for (uint64_t j = 0; j < n && !status; j++)
    for (size_t c = 0; c < n_columns; c++) y[c * n + j] = result_of(f, j * n_columns + c).at;
  reach_index_results results = {y, y + n, y + 2 * n, n, d->n_axes};
  uint64_t rng_seed = d->scenario->organization[0].params.run_seed;
  if (!status) status = reach_indices_find(&results, rng_seed, f->stop, index, &f->s->variance);
  for (size_t i = 0; i < d->n_axes && !status; i++) {
    f->s->lever[i].sobol = index[i];
    f->s->lever[i].n_missing = n - index[i].n;
  }
  free(y);
  free(index);
  return status == REACH_NO_MEMORY ? reach_report_no_memory(f->report, what) : status;
}

/* --- Ranks ----------------------------------------------------------------------------------- */

const reach_estimated *reach_lever_main(const reach_sensitivity *s, const reach_lever *lever) {
  if (s->method == REACH_SENSITIVITY_ONE_AT_A_TIME) return &lever->effect;
  return s->method == REACH_SENSITIVITY_MORRIS ? &lever->morris.mu_star : &lever->sobol.total;
}

/* Largest first, those without a number last, of equal ones the first axis first. */
static bool is_before(const reach_sensitivity *s, const reach_lever *a, const reach_lever *b) {
  double x = reach_lever_main(s, a)->at, y = reach_lever_main(s, b)->at;
  if (isnan(x) || isnan(y)) return isnan(x) == isnan(y) ? a->axis < b->axis : isnan(y);
  return x > y || (!(x < y) && a->axis < b->axis);
}

/* At most 64. */
static void sort(reach_sensitivity *s) {
  for (size_t i = 1; i < s->design.n_axes; i++) {
    reach_lever own = s->lever[i];
    size_t k = i;
    for (; k > 0 && is_before(s, &own, &s->lever[k - 1]); k--) s->lever[k] = s->lever[k - 1];
    s->lever[k] = own;
  }
}

static void rank(reach_sensitivity *s) {
  size_t n = s->design.n_axes;
  sort(s);
  for (size_t i = 0; i < n; i++) {
    reach_lever *own = &s->lever[i];
    const reach_estimated *mine = reach_lever_main(s, own);
    own->rank = (unsigned)i + 1;
    own->rank_best = 1;
    own->rank_worst = (unsigned)n;
    for (size_t k = 0; k < n; k++) {
      const reach_estimated *other = reach_lever_main(s, &s->lever[k]);
      own->rank_best += other->together_low > mine->together_high;
      own->rank_worst -= other->together_high < mine->together_low;
    }
  }
}

int reach_sensitivity_find(reach_sensitivity *s, const reach_sweep_sink *sink,
                           const volatile sig_atomic_t *stop, reach_report *report) {
  finding f = {.s = s, .sink = sink, .stop = stop, .report = report};
  int status = start(&f) ? reach_report_no_memory(report, what) : find_all(&f);
  for (size_t i = 0; i < s->design.n_axes; i++) s->lever[i].n_missing = 0;
  if (!status)
    status = s->method == REACH_SENSITIVITY_ONE_AT_A_TIME ? find_bars(&f)
             : s->method == REACH_SENSITIVITY_MORRIS      ? find_effects(&f)
                                                          : find_indices(&f);
  if (!status) rank(s);
  free(f.result);
  free(f.value);
  free(f.wanted);
  return status;
}
