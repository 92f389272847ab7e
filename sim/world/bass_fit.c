/* The unknowns are logarithms, so that p, q and m stay positive: of p and q times the length of the
 * series, of m over the adopters in it. A first guess comes from a grid of p and q, each with the
 * best m, which is linear; then Levenberg and Marquardt's steps (GSL). */
#include "world/bass_fit.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_multifit_nlinear.h>
#include <math.h>

#include "scenario/number.h"
#include "world/igraph_guard.h"

enum { INNOVATION, IMITATION, MARKET, N_UNKNOWNS };

/* Time in lengths of the series, adopters in those of the whole series. */
typedef struct {
  const double *end, *adopters;
  size_t n;
  double length, all;
} scaled;

/* Share who adopted by a time, and its derivatives with respect to log p and log q. */
typedef struct {
  double share, by_innovation, by_imitation;
} point;

static point point_at(double p, double q, double t) {
  double left = exp(-(p + q) * t), gone = -expm1(-(p + q) * t), ratio = q / p;
  double below = 1 + ratio * left;
  return (point){gone / below, left * ((p + q) * t + ratio * gone) / (below * below),
                 left * ratio * ((p + q) * t - gone) / (below * below)};
}

/* Far away curves are flat: they are as bad as can be, so that no step leads there. */
static const double farthest = 60, hopeless = 1e6;

static bool is_far(const gsl_vector *x) {
  for (size_t i = 0; i < N_UNKNOWNS; i++)
    if (!(fabs(gsl_vector_get(x, i)) <= farthest)) return true;
  return false;
}

static int residuals(const gsl_vector *x, void *data, gsl_vector *f) {
  const scaled *s = data;
  double p = exp(gsl_vector_get(x, INNOVATION)), q = exp(gsl_vector_get(x, IMITATION));
  double m = exp(gsl_vector_get(x, MARKET)), before = 0;
  bool is_hopeless = is_far(x);
  for (size_t i = 0; i < s->n; i++) {
    double share = is_hopeless ? 0 : point_at(p, q, s->end[i] / s->length).share;
    gsl_vector_set(f, i, is_hopeless ? hopeless : m * (share - before) - s->adopters[i] / s->all);
    before = share;
  }
  return GSL_SUCCESS;
}

static int slopes(const gsl_vector *x, void *data, gsl_matrix *j) {
  const scaled *s = data;
  double p = exp(gsl_vector_get(x, INNOVATION)), q = exp(gsl_vector_get(x, IMITATION));
  double m = exp(gsl_vector_get(x, MARKET));
  point before = {0};
  if (is_far(x)) gsl_matrix_set_zero(j);
  for (size_t i = 0; i < s->n && !is_far(x); i++) {
    point now = point_at(p, q, s->end[i] / s->length);
    gsl_matrix_set(j, i, INNOVATION, m * (now.by_innovation - before.by_innovation));
    gsl_matrix_set(j, i, IMITATION, m * (now.by_imitation - before.by_imitation));
    gsl_matrix_set(j, i, MARKET, m * (now.share - before.share));
    before = now;
  }
  return GSL_SUCCESS;
}

/* The best m for a p and q, and what squares it leaves. */
static double best_market(const scaled *s, double p, double q, double *market) {
  double up = 0, down = 0, squares = 0, before = 0;
  for (size_t i = 0; i < s->n; i++) {
    double share = point_at(p, q, s->end[i] / s->length).share, step = share - before;
    double x = s->adopters[i] / s->all;
    before = share;
    up += x * step;
    down += step * step;
    squares += x * x;
  }
  *market = up / down;
  return up > 0 && down > 0 ? squares - up * up / down : INFINITY;
}

/* From hardly any to all at once, in steps that no peak falls between. */
static void guess(const scaled *s, gsl_vector *x) {
  const double least_p = -11, most_p = 1.5, step_p = 0.25, least_q = -2, most_q = 3.5,
               step_q = 0.125;
  double best = INFINITY, market;
  for (double lp = least_p; lp <= most_p; lp += step_p)
    for (double lq = least_q; lq <= most_q; lq += step_q) {
      double squares = best_market(s, pow(10, lp), pow(10, lq), &market);
      if (!(squares < best)) continue;
      best = squares;
      gsl_vector_set(x, INNOVATION, lp * M_LN10);
      gsl_vector_set(x, IMITATION, lq * M_LN10);
      gsl_vector_set(x, MARKET, log(market));
    }
}

/* At the bottom the slope is 0: to rounding, as the data are of order 1. */
static bool is_at_bottom(const gsl_multifit_nlinear_workspace *w) {
  const double flat = 1e-9;
  const gsl_vector *f = gsl_multifit_nlinear_residual(w);
  const gsl_matrix *j = gsl_multifit_nlinear_jac(w);
  for (size_t c = 0; c < N_UNKNOWNS; c++) {
    double slope = 0;
    for (size_t i = 0; i < f->size; i++) slope += gsl_matrix_get(j, i, c) * gsl_vector_get(f, i);
    if (!(fabs(slope) <= flat)) return false;
  }
  return true;
}

/* Steps down from the guess in w->x; true if they came to the bottom. */
static bool descend(gsl_multifit_nlinear_workspace *w) {
  enum { MOST_STEPS = 500 };
  const double close = 1e-13;
  int why = 0;
  int status = gsl_multifit_nlinear_driver(MOST_STEPS, close, close, 0, NULL, NULL, &why, w);
  return status != GSL_ENOMEM && is_at_bottom(w);
}

static int refuse(const char *path, const char *why, reach_report *report) {
  return reach_report_add(report, REACH_UNREADABLE, "%s: no Bass curve fits: %s", path, why);
}

/* Where the bottom lies at a border, the series does not tell what it is asked for. */
static int check_found(const char *path, const gsl_vector *x, double length, reach_report *report) {
  const double least_p = 1e-12, least_q = 1e-6, most_market = 1e4, most_rate = 1000;
  double p = exp(gsl_vector_get(x, INNOVATION)), q = exp(gsl_vector_get(x, IMITATION));
  if (exp(gsl_vector_get(x, MARKET)) > most_market)
    return refuse(path,
                  "adoption has not slowed down yet, so nothing tells how large the market "
                  "is; give more periods",
                  report);
  if (q < least_q)
    return refuse(path, "adoption falls from the start, so nothing tells of imitation", report);
  if (p < least_p)
    return refuse(path,
                  "adoption begins too late, so nothing tells of innovation; begin the "
                  "series at the launch",
                  report);
  if (p / length > most_rate || q / length > most_rate)
    return refuse(path,
                  "all adopt within a thousandth of a period (rates of at most 1000 are "
                  "allowed); count time in smaller units",
                  report);
  return 0;
}

enum { DIGITS = 9, ERROR_DIGITS = 4 };

/* An error that is nothing but rounding is none. */
static double rounded_error(double error, double value) {
  const double rounding = 1e-9;
  return error > rounding * value ? reach_number_rounded(error, ERROR_DIGITS) : 0;
}

/* The inverse of the slopes' products; GSL's own function for it fails badly without memory. */
static int covariance_of(const gsl_matrix *j, gsl_matrix *covariance) {
  for (size_t a = 0; a < N_UNKNOWNS; a++)
    for (size_t b = 0; b < N_UNKNOWNS; b++) {
      double sum = 0;
      for (size_t i = 0; i < j->size1; i++)
        sum += gsl_matrix_get(j, i, a) * gsl_matrix_get(j, i, b);
      gsl_matrix_set(covariance, a, b, sum);
    }
  int status = gsl_linalg_cholesky_decomp1(covariance);
  return status ? status : gsl_linalg_cholesky_invert(covariance);
}

/* Standard errors by the deviation of residuals and the slopes at the bottom; false where the
 * unknowns cannot be told apart. */
static bool take(const scaled *s, gsl_multifit_nlinear_workspace *w, gsl_matrix *covariance,
                 reach_bass_fit *fit) {
  const gsl_vector *x = gsl_multifit_nlinear_position(w), *f = gsl_multifit_nlinear_residual(w);
  double squares = 0, error[N_UNKNOWNS];
  for (size_t i = 0; i < s->n; i++) squares += gsl_vector_get(f, i) * gsl_vector_get(f, i);
  double variance = squares / (double)(s->n - N_UNKNOWNS);
  if (covariance_of(gsl_multifit_nlinear_jac(w), covariance)) return false;
  for (size_t i = 0; i < N_UNKNOWNS; i++)
    error[i] = sqrt(variance * gsl_matrix_get(covariance, i, i));
  fit->innovation = reach_number_rounded(exp(gsl_vector_get(x, INNOVATION)) / s->length, DIGITS);
  fit->imitation = reach_number_rounded(exp(gsl_vector_get(x, IMITATION)) / s->length, DIGITS);
  fit->market = reach_number_rounded(exp(gsl_vector_get(x, MARKET)) * s->all, DIGITS);
  /* errors of logarithms are relative */
  fit->innovation_error = rounded_error(fit->innovation * error[INNOVATION], fit->innovation);
  fit->imitation_error = rounded_error(fit->imitation * error[IMITATION], fit->imitation);
  fit->market_error = rounded_error(fit->market * error[MARKET], fit->market);
  fit->deviation = rounded_error(sqrt(variance) * s->all, s->all);
  fit->n_periods = s->n;
  return true;
}

static int fit_scaled(const char *path, const scaled *s, reach_bass_fit *fit,
                      reach_report *report) {
  gsl_multifit_nlinear_parameters how = gsl_multifit_nlinear_default_parameters();
  scaled data = *s;
  gsl_multifit_nlinear_fdf problem = {
      .f = residuals, .df = slopes, .n = s->n, .p = N_UNKNOWNS, .params = &data};
  gsl_multifit_nlinear_workspace *w =
      gsl_multifit_nlinear_alloc(gsl_multifit_nlinear_trust, &how, s->n, N_UNKNOWNS);
  gsl_vector *x = gsl_vector_calloc(N_UNKNOWNS);
  gsl_matrix *covariance = gsl_matrix_calloc(N_UNKNOWNS, N_UNKNOWNS);
  int status = 0;
  if (!w || !x || !covariance) {
    status = reach_report_no_memory(report, "a fit of adopters");
    goto out;
  }
  guess(s, x);
  bool is_found = !gsl_multifit_nlinear_init(x, &problem, w) && descend(w);
  status = check_found(path, gsl_multifit_nlinear_position(w), s->length, report);
  if (!status && !(is_found && take(s, w, covariance, fit)))
    status = refuse(path, "the search comes to no end", report);
out:
  if (w) gsl_multifit_nlinear_free(w);
  gsl_vector_free(x);
  gsl_matrix_free(covariance);
  return status;
}

typedef struct {
  const char *path;
  const reach_series *series;
  reach_bass_fit *fit;
} job;

/* GSL's way to say that something failed is to end the program, unless told otherwise for all
 * threads together. */
static int fit_quietly(void *context, reach_igraph_guard *guard, reach_report *report) {
  (void)guard;
  const job *j = context;
  const reach_series *series = j->series;
  scaled s = {series->end, series->adopters, series->n, series->end[series->n - 1], 0};
  for (size_t i = 0; i < s.n; i++) s.all += s.adopters[i];
  gsl_error_handler_t *handler = gsl_set_error_handler_off();
  int status = fit_scaled(j->path, &s, j->fit, report);
  gsl_set_error_handler(handler);
  return status;
}

int reach_bass_fit_series(const char *path, const reach_series *series,
                          const volatile sig_atomic_t *stop, reach_bass_fit *fit,
                          reach_report *report) {
  *fit = (reach_bass_fit){0};
  job j = {path, series, fit};
  return reach_igraph_run(fit_quietly, &j, (reach_stream){0}, stop, report);
}
