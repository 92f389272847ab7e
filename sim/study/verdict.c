#include "study/verdict.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/params.h"
#include "study/ratios.h"
#include "study/statistics.h"

const char *reach_verdict_name(enum reach_verdict verdict) {
  static const char *const name[] = {"undecided", "supported", "not supported"};
  return name[verdict];
}

/* The mean of x - factor y with its interval, without what rounding leaves of 0. */
typedef struct {
  double low, high;
} span;

/* scaled[n] is room. */
static int find_span(const double *x, const double *y, double factor, const reach_sides *sides,
                     double *scaled, span *out) {
  uint64_t n = sides->n_replicates;
  reach_comparison c;
  for (uint64_t r = 0; r < n; r++) scaled[r] = factor * y[r];
  int status = reach_comparison_of(x, scaled, n, sides->n_networks, &c);
  double scale = 0; /* the largest of them: means of both signs may be small */
  for (uint64_t r = 0; r < n; r++)
    if (!isnan(x[r]) && !isnan(scaled[r])) scale = fmax(scale, fmax(fabs(x[r]), fabs(scaled[r])));
  *out = (span){reach_without_rounding(c.difference_ci_low, scale),
                reach_without_rounding(c.difference_ci_high, scale)};
  return status;
}

static enum reach_verdict inverse(enum reach_verdict verdict) {
  return verdict == REACH_SUPPORTED       ? REACH_NOT_SUPPORTED
         : verdict == REACH_NOT_SUPPORTED ? REACH_SUPPORTED
                                          : REACH_UNDECIDED;
}

/* Is all of the span above 0, or all of it at most 0? */
static enum reach_verdict above(span s) {
  if (s.low > 0) return REACH_SUPPORTED;
  return s.high <= 0 ? REACH_NOT_SUPPORTED : REACH_UNDECIDED;
}

static enum reach_verdict below(span s) {
  return above((span){-s.high, -s.low});
}

/* At most the upper limit and at least the lower one. */
static enum reach_verdict same(span upper, span lower) {
  enum reach_verdict over = above(upper), under = below(lower);
  if (over == REACH_SUPPORTED || under == REACH_SUPPORTED) return REACH_NOT_SUPPORTED;
  return over == REACH_NOT_SUPPORTED && under == REACH_NOT_SUPPORTED ? REACH_SUPPORTED
                                                                     : REACH_UNDECIDED;
}

static int judge(const reach_question *q, const reach_sides *sides, const double *x,
                 const double *y, double *room, enum reach_verdict *verdict) {
  bool has_two = q->relation == REACH_CLAIM_SAME || q->relation == REACH_CLAIM_DIFFERENT;
  double factor = has_two ? fmax(q->factor, 1 / q->factor) : q->factor;
  span first, second;
  int status = find_span(x, y, factor, sides, room, &first);
  if (!status && has_two) status = find_span(x, y, 1 / factor, sides, room, &second);
  if (status) return status;
  switch (q->relation) {
  case REACH_CLAIM_MORE:
    *verdict = above(first);
    break;
  case REACH_CLAIM_NO_MORE:
    *verdict = inverse(above(first));
    break;
  case REACH_CLAIM_LESS:
    *verdict = below(first);
    break;
  case REACH_CLAIM_NO_LESS:
    *verdict = inverse(below(first));
    break;
  case REACH_CLAIM_SAME:
    *verdict = same(first, second);
    break;
  default:
    *verdict = inverse(same(first, second));
  }
  return 0;
}

/* One side: the measure, or values whose mean is a ratio of means. */
static int fill(const reach_question *q, const reach_sides *sides, const void *whose,
                double *value) {
  uint64_t n = sides->n_replicates;
  reach_ratio_parts parts = {q->measure, q->per, 0};
  int status = 0;
  if (q->per >= 0 || reach_ratio_find(q->measure, &parts))
    status = reach_ratio_values(sides->read(whose, parts.above), sides->read(whose, parts.below), n,
                                sides->n_networks, parts.less, value);
  else
    memcpy(value, sides->read(whose, q->measure), n * sizeof *value);
  for (uint64_t r = 0; r < n; r++)
    if (!isfinite(value[r])) value[r] = NAN;
  return status;
}

int reach_question_values(const reach_question *q, const reach_sides *sides, double *x, double *y) {
  int status = fill(q, sides, sides->own, x);
  for (uint64_t r = 0; r < sides->n_replicates && q->is_against_value; r++) y[r] = q->value;
  if (!status && !q->is_against_value) status = fill(q, sides, sides->other, y);
  return status;
}

int reach_question_answer(const reach_question *q, const reach_sides *sides,
                          reach_finding *finding) {
  uint64_t n = sides->n_replicates;
  *finding = (reach_finding){.verdict = REACH_UNDECIDED};
  double *x = malloc((3 * n + 1) * sizeof *x);
  if (!x) return REACH_NO_MEMORY;
  double *y = x + n, *room = y + n;
  int status = reach_question_values(q, sides, x, y);
  if (!status) status = judge(q, sides, x, y, room, &finding->verdict);
  if (!status) status = reach_summary_of(x, n, sides->n_networks, &finding->own);
  if (!status) status = reach_summary_of(y, n, sides->n_networks, &finding->other);
  if (!status) status = reach_comparison_of(x, y, n, sides->n_networks, &finding->comparison);
  free(x);
  return status;
}

enum reach_aspect reach_question_aspect(const reach_question *question,
                                        const reach_finding *as_it_is) {
  if (question->is_against_value) return REACH_ASPECT_MEAN;
  return isfinite(as_it_is->comparison.ratio_ci_low) ? REACH_ASPECT_RATIO : REACH_ASPECT_DIFFERENCE;
}

reach_aspect_value reach_finding_aspect(const reach_finding *finding, enum reach_aspect aspect) {
  const reach_comparison *c = &finding->comparison;
  if (aspect == REACH_ASPECT_MEAN)
    return (reach_aspect_value){finding->own.mean, finding->own.ci_low, finding->own.ci_high};
  if (aspect == REACH_ASPECT_RATIO)
    return (reach_aspect_value){c->ratio, c->ratio_ci_low, c->ratio_ci_high};
  return (reach_aspect_value){c->difference, c->difference_ci_low, c->difference_ci_high};
}
