#include "study/forecast.h"

#include <math.h>

#include "study/blocks.h"
#include "study/estimate.h"
#include "study/points.h"

enum { SAMPLES = 5, MOST_REPLICATES = 64 };
static const double budget_seconds = 2;

typedef struct {
  const reach_design *design;
  reach_pool_options pool;
  reach_lender lender;
  double point_seconds, replicate_seconds; /* sums */
  double n_points, n_replicates;
} trial;

/* Makes a point ready, plays a replicate that warms up, then as many as the budget allows. */
static int try_point(trial *t, uint64_t point, reach_report *said) {
  reach_variant variant = {0};
  reach_point at = {0};
  reach_stage_options how = {
      .is_unmeasured = true, .lender = &t->lender, .stop = t->pool.options->stop};
  double began = reach_points_clock();
  int status = reach_design_variant(t->design, point, &variant);
  if (!status) status = reach_point_play(&at, &variant.scenario, &how, &t->pool, 1, said);
  double ready = reach_points_clock(), now = ready;
  uint64_t n = 0;
  for (uint64_t more = 1; !status && more <= MOST_REPLICATES; more *= 2) {
    if (more > t->design->n_replicates || now - ready > budget_seconds / (2 * SAMPLES)) break;
    reach_plays_free(&at.plays);
    status = reach_plays_init(&at.plays, &at.stage, more, false, said);
    if (!status) status = reach_pool_run(&at.stage, &t->pool, &at.plays, said);
    now = reach_points_clock();
    n += more;
  }
  if (!status) {
    double each = n ? (now - ready) / (double)n : 0;
    t->point_seconds += fmax(ready - began - each, 0);
    t->n_points++;
    t->replicate_seconds += each;
  }
  reach_point_free(&at);
  reach_variant_free(&variant);
  return status;
}

static double seconds_for(const trial *t, unsigned n_threads, const reach_forecast *f, uint64_t n) {
  double n_points = (double)t->design->n_points, visits = (double)reach_block_count(n);
  double each = visits * f->point_seconds + (double)n * f->replicate_seconds;
  return n_points * each / fmin(n_threads, n_points * visits);
}

static void sum_up(const trial *t, unsigned n_threads, reach_forecast *f) {
  const reach_design *d = t->design;
  f->point_seconds = t->point_seconds / t->n_points;
  f->replicate_seconds = t->replicate_seconds / t->n_points;
  uint64_t least = d->precision.is_asked ? reach_precision_first_look(&d->precision) : 0;
  f->seconds = seconds_for(t, n_threads, f, d->n_replicates);
  f->least_seconds = least ? seconds_for(t, n_threads, f, least) : f->seconds;
}

int reach_forecast_make(const reach_design *design, const reach_study_options *options,
                        reach_forecast *forecast, reach_report *report) {
  reach_study_options quiet = {.stop = options->stop};
  reach_report said = {0};
  reach_stage base = {0};
  reach_variant first = {0};
  trial t = {.design = design,
             .pool = {.options = &quiet, .is_here = true, .most_people = UINT32_MAX}};
  reach_stage_options how = {.is_unmeasured = true, .stop = options->stop};
  unsigned n_threads = reach_pool_threads(options);
  t.pool.most_people = reach_estimate_most_people(n_threads);
  int status = reach_design_variant(design, 0, &first);
  if (!status) status = reach_stage_set(&first.scenario, &how, &base, &said);
  if (!status) t.lender = (reach_lender){&first.scenario, &base};
  uint64_t n = design->n_points < SAMPLES ? design->n_points : SAMPLES;
  for (uint64_t i = 0; i < n && !status; i++) {
    int failed = try_point(&t, n > 1 ? i * (design->n_points - 1) / (n - 1) : 0, &said);
    if (failed == REACH_NO_MEMORY || failed > REACH_INTERRUPTED) status = failed;
  }
  sum_up(&t, n_threads, forecast);
  bool is_grave = status == REACH_NO_MEMORY || status > REACH_INTERRUPTED;
  if (is_grave) reach_report_add(report, status, "%s", said.n_messages ? said.message[0] : "");
  reach_report_free(&said);
  reach_stage_free(&base);
  reach_variant_free(&first);
  return is_grave ? status : 0;
}
