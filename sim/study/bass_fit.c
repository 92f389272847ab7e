/* The unknowns are logarithms, so that p, q and m stay positive: of p and q times the length of the
 * series, of m over the adopters in it. A first guess comes from a grid of p and q, each with the
 * best m, which is linear; then Levenberg and Marquardt's steps (Marquardt 1963): those of Gauss
 * and Newton, made shorter until they lead down. A library's search would report its failures to a
 * handler that belongs to the whole process; three unknowns need none. */
#include "study/bass_fit.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "scenario/number.h"

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

typedef struct {
  double at[N_UNKNOWNS][N_UNKNOWNS];
} matrix;

/* A place of the search, and the sums over periods that tell where it goes down: the squares of
 * residuals, their products with the slopes, and those of the slopes with each other. */
typedef struct {
  double x[N_UNKNOWNS], squares, descent[N_UNKNOWNS];
  matrix product;
} place;

static void add_period(place *at, double residual, const double slope[N_UNKNOWNS]) {
  at->squares += residual * residual;
  for (size_t a = 0; a < N_UNKNOWNS; a++) {
    at->descent[a] -= slope[a] * residual;
    for (size_t b = 0; b < N_UNKNOWNS; b++) at->product.at[a][b] += slope[a] * slope[b];
  }
}

/* Far away curves are flat: they are as bad as can be, so that no step leads there. */
static bool is_far(const double x[N_UNKNOWNS]) {
  const double farthest = 60;
  for (size_t i = 0; i < N_UNKNOWNS; i++)
    if (!(fabs(x[i]) <= farthest)) return true;
  return false;
}

static place place_at(const scaled *s, const double x[N_UNKNOWNS]) {
  place at = {.x = {x[INNOVATION], x[IMITATION], x[MARKET]}};
  if (is_far(x)) {
    at.squares = INFINITY;
    return at;
  }
  double p = exp(x[INNOVATION]), q = exp(x[IMITATION]), m = exp(x[MARKET]);
  point before = {0};
  for (size_t i = 0; i < s->n; i++) {
    point now = point_at(p, q, s->end[i] / s->length);
    double adopters = m * (now.share - before.share);
    add_period(&at, adopters - s->adopters[i] / s->all,
               (double[]){[INNOVATION] = m * (now.by_innovation - before.by_innovation),
                          [IMITATION] = m * (now.by_imitation - before.by_imitation),
                          [MARKET] = adopters});
    before = now;
  }
  return at;
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

/* From hardly any to all at once, in steps that no peak falls between. Returns 0 or a signal. */
static int guess(const scaled *s, const volatile sig_atomic_t *stop, double x[N_UNKNOWNS]) {
  const double least_p = -11, most_p = 1.5, step_p = 0.25, least_q = -2, most_q = 3.5,
               step_q = 0.125;
  double best = INFINITY, market;
  for (double lp = least_p; lp <= most_p; lp += step_p) {
    if (stop && *stop) return *stop;
    for (double lq = least_q; lq <= most_q; lq += step_q) {
      double squares = best_market(s, pow(10, lp), pow(10, lq), &market);
      if (!(squares < best)) continue;
      best = squares;
      x[INNOVATION] = lp * M_LN10;
      x[IMITATION] = lq * M_LN10;
      x[MARKET] = log(market);
    }
  }
  return 0;
}

/* Cholesky's: product is root, a lower triangle, times its transpose. False where that is not
 * possible but for rounding, as the unknowns cannot be told apart. */
static bool root_of(const matrix *product, matrix *root) {
  for (size_t a = 0; a < N_UNKNOWNS; a++)
    for (size_t b = 0; b <= a; b++) {
      double left = product->at[a][b];
      for (size_t c = 0; c < b; c++) left -= root->at[a][c] * root->at[b][c];
      if (a == b && !(left > DBL_EPSILON * product->at[a][a])) return false;
      root->at[a][b] = a == b ? sqrt(left) : left / root->at[b][b];
    }
  return true;
}

/* Solves root times the new x = x, from the top. */
static void solve_lower(const matrix *root, double x[N_UNKNOWNS]) {
  for (size_t a = 0; a < N_UNKNOWNS; a++) {
    for (size_t c = 0; c < a; c++) x[a] -= root->at[a][c] * x[c];
    x[a] /= root->at[a][a];
  }
}

/* Solves the transpose of root times the new x = x, from the bottom. */
static void solve_upper(const matrix *root, double x[N_UNKNOWNS]) {
  for (size_t a = N_UNKNOWNS; a-- > 0;) {
    for (size_t c = a + 1; c < N_UNKNOWNS; c++) x[a] -= root->at[c][a] * x[c];
    x[a] /= root->at[a][a];
  }
}

/* Where a step leads: with no damping to the bottom of a parabola, with much of it a little way
 * downhill; nowhere further than a factor of e, as logarithms are no parabola beyond. False where
 * the parabola has no bottom. */
static bool step_from(const place *at, double damping, double x[N_UNKNOWNS]) {
  matrix damped = at->product, root;
  for (size_t a = 0; a < N_UNKNOWNS; a++) damped.at[a][a] *= 1 + damping;
  if (!root_of(&damped, &root)) return false;
  memcpy(x, at->descent, sizeof at->descent);
  solve_lower(&root, x);
  solve_upper(&root, x);
  double longest = 1;
  for (size_t a = 0; a < N_UNKNOWNS; a++) longest = fmax(longest, fabs(x[a]));
  for (size_t a = 0; a < N_UNKNOWNS; a++) x[a] = at->x[a] + x[a] / longest;
  return true;
}

/* By how much the bottom of the parabola is lower than this place; INFINITY where it has none. */
static double promise(const place *at) {
  matrix root;
  double x[N_UNKNOWNS], sum = 0;
  if (!root_of(&at->product, &root)) return INFINITY;
  memcpy(x, at->descent, sizeof x);
  solve_lower(&root, x);
  for (size_t a = 0; a < N_UNKNOWNS; a++) sum += x[a] * x[a];
  return sum;
}

/* Squares are flat at the bottom, so to rounding they tell half the digits of its place; what a
 * step promises there tells the others. */
static bool is_lower(const place *a, const place *b) {
  const double rounding = 1e-12;
  if (a->squares < b->squares * (1 - rounding)) return true;
  return a->squares <= b->squares * (1 + rounding) && promise(a) < promise(b);
}

/* At the bottom the slope is 0: to rounding, as the data are of order 1. */
static bool is_at_bottom(const place *at) {
  const double flat = 1e-9;
  for (size_t a = 0; a < N_UNKNOWNS; a++)
    if (!(fabs(at->descent[a]) <= flat)) return false;
  return true;
}

/* Steps down; true if they came to the bottom. */
static bool descend(const scaled *s, place *at) {
  enum { MOST_STEPS = 500 };
  const double first = 1e-3, factor = 10, least = 1e-12, most = 1e12;
  double damping = first;
  for (int i = 0; i < MOST_STEPS && damping <= most; i++) {
    double x[N_UNKNOWNS];
    place next = {.squares = INFINITY};
    if (step_from(at, damping, x)) next = place_at(s, x);
    bool is_down = is_lower(&next, at);
    if (is_down) *at = next;
    damping = is_down ? fmax(least, damping / factor) : damping * factor;
  }
  return is_at_bottom(at);
}

static int refuse(const char *path, const char *why, reach_report *report) {
  return reach_report_add(report, REACH_UNREADABLE, "%s: no Bass curve fits: %s", path, why);
}

/* Where the bottom lies at a border, the series does not tell what it is asked for. */
static int check_found(const char *path, const double x[N_UNKNOWNS], double length,
                       reach_report *report) {
  const double least_p = 1e-12, least_q = 1e-6, most_market = 1e4, most_rate = 1000;
  double p = exp(x[INNOVATION]), q = exp(x[IMITATION]);
  if (exp(x[MARKET]) > most_market)
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

/* Standard errors by the deviation of residuals and the slopes at the bottom: the diagonal of the
 * inverse of their products. False where the unknowns cannot be told apart. */
static bool take(const scaled *s, const place *at, reach_bass_fit *fit) {
  double variance = at->squares / (double)(s->n - N_UNKNOWNS);
  double error[N_UNKNOWNS];
  matrix root;
  if (!root_of(&at->product, &root)) return false;
  for (size_t i = 0; i < N_UNKNOWNS; i++) {
    double column[N_UNKNOWNS] = {0}, sum = 0;
    column[i] = 1;
    solve_lower(&root, column);
    for (size_t a = 0; a < N_UNKNOWNS; a++) sum += column[a] * column[a];
    error[i] = sqrt(variance * sum);
  }
  fit->innovation = reach_number_rounded(exp(at->x[INNOVATION]) / s->length, DIGITS);
  fit->imitation = reach_number_rounded(exp(at->x[IMITATION]) / s->length, DIGITS);
  fit->market = reach_number_rounded(exp(at->x[MARKET]) * s->all, DIGITS);
  /* errors of logarithms are relative */
  fit->innovation_error = rounded_error(fit->innovation * error[INNOVATION], fit->innovation);
  fit->imitation_error = rounded_error(fit->imitation * error[IMITATION], fit->imitation);
  fit->market_error = rounded_error(fit->market * error[MARKET], fit->market);
  fit->deviation = rounded_error(sqrt(variance) * s->all, s->all);
  fit->n_periods = s->n;
  return true;
}

int reach_bass_fit_series(const char *path, const reach_series *series,
                          const volatile sig_atomic_t *stop, reach_bass_fit *fit,
                          reach_report *report) {
  scaled s = {series->end, series->adopters, series->n, series->end[series->n - 1], 0};
  double x[N_UNKNOWNS] = {0};
  *fit = (reach_bass_fit){0};
  for (size_t i = 0; i < s.n; i++) s.all += s.adopters[i];
  int signal_number = guess(&s, stop, x);
  if (signal_number)
    return reach_report_add(report, REACH_INTERRUPTED + signal_number, "stopped by a signal");
  place at = place_at(&s, x);
  bool is_found = descend(&s, &at);
  int status = check_found(path, at.x, s.length, report);
  if (status) return status;
  if (!is_found) return refuse(path, "the search comes to no end", report);
  if (!take(&s, &at, fit))
    return refuse(path, "many do equally well; give more periods in which some adopt", report);
  return 0;
}
