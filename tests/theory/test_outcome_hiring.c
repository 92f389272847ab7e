/* Applications played a second time, from docs/model.md alone (Recruiting) and with random numbers
 * of GSL: both sources in one queue, recruiters who read and interview only so many a week, and as
 * many seats as there are. Means of measures agree. */
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>

#include "support/play.h"

enum { REPLICATES = 1000, MOST = 1000, WEEKS = 4, WEEK = 7, ASSOCIATES = 8, CONTACTS = 25 };
static const double visits = 60, starts = .4, finishes = .5, open_bar = .35, likeness = .7,
                    half_life = 6, named = .36; /* eligible, looking, asked, applies */

typedef struct {
  double shortlist, interview, offer, accept, days, kept;
} rates;
static const rates by_source[2] = {{.7, .6, .6, .8, 55, .3}, {.9, .8, .5, .7, 29, .6}};

typedef struct {
  unsigned readings, interviews, openings;
} limits;

typedef struct {
  double day, fit, offer;
  int source; /* 0 pull, 1 referral */
  unsigned week;
} applicant;

typedef struct {
  unsigned n, n_short, n_offers;
  applicant of[MOST], shortlisted[MOST], offered[MOST];
} season;

enum { APPLIED, REFERRED, QUALIFIED, INTERVIEWS, HIRES, BY_REFERRAL, KEPT, DAYS, FIT, COST, N };
typedef struct {
  double value[N][REPLICATES];
} told;

static bool coin(gsl_rng *rng, double p) {
  return gsl_rng_uniform(rng) < p;
}

static void apply(season *s, double day, double fit, int source) {
  assert_true(s->n < MOST);
  s->of[s->n++] =
      (applicant){.day = day, .fit = fit, .source = source, .week = (unsigned)floor(day / WEEK)};
}

static void draw(gsl_rng *rng, season *s) {
  *s = (season){0};
  for (unsigned w = 0; w < WEEKS; w++) {
    unsigned n = gsl_ran_poisson(rng, visits * starts * finishes);
    for (unsigned k = 0; k < n; k++)
      apply(s, WEEK * (w + gsl_rng_uniform(rng)), gsl_ran_ugaussian(rng), 0);
  }
  for (unsigned i = 0; i < ASSOCIATES; i++) {
    double own = gsl_cdf_ugaussian_Qinv(open_bar * gsl_rng_uniform_pos(rng));
    for (unsigned k = 0; k < CONTACTS; k++) {
      double day = gsl_ran_exponential(rng, half_life / log(2));
      double fit = likeness * own + sqrt(1 - likeness * likeness) * gsl_ran_ugaussian(rng);
      if (day <= WEEKS * WEEK && coin(rng, named)) apply(s, day, fit, 1);
    }
  }
}

static int by_day(const void *a, const void *b) {
  double x = ((const applicant *)a)->day, y = ((const applicant *)b)->day;
  return (x > y) - (x < y);
}

static int by_offer(const void *a, const void *b) {
  double x = ((const applicant *)a)->offer, y = ((const applicant *)b)->offer;
  return (x > y) - (x < y);
}

/* Week by week; both queues keep the order of days. Returns how many were read; *interviews. */
static unsigned look_at(gsl_rng *rng, season *s, limits most, unsigned *interviews) {
  double bar = gsl_cdf_ugaussian_Qinv(open_bar);
  unsigned n_read = 0, n_met = 0;
  qsort(s->of, s->n, sizeof *s->of, by_day);
  for (unsigned week = 0; week < WEEKS; week++) {
    for (unsigned k = 0; k < most.readings && n_read < s->n && s->of[n_read].week <= week; k++) {
      const applicant *it = &s->of[n_read++];
      const rates *p = &by_source[it->source];
      if (it->fit >= bar && coin(rng, p->shortlist * p->interview))
        s->shortlisted[s->n_short++] = *it;
    }
    for (unsigned k = 0; k < most.interviews && n_met < s->n_short; k++) {
      applicant *it = &s->shortlisted[n_met++];
      const rates *p = &by_source[it->source];
      it->offer = it->day + WEEK * (double)(week - it->week) + gsl_ran_gamma(rng, 4, p->days / 4);
      if (coin(rng, p->offer)) s->offered[s->n_offers++] = *it;
    }
  }
  *interviews = n_met;
  return n_read;
}

static void note(gsl_rng *rng, season *s, limits most, told *of, unsigned r) {
  double hires = 0, referred = 0, kept = 0, days = 0, fit = 0, qualified = 0, names = 0;
  unsigned interviews, n_read = look_at(rng, s, most, &interviews);
  qsort(s->offered, s->n_offers, sizeof *s->offered, by_offer);
  for (unsigned i = 0; i < s->n_offers && hires < most.openings; i++) {
    const applicant *it = &s->offered[i];
    const rates *p = &by_source[it->source];
    if (!coin(rng, p->accept)) continue;
    hires++;
    referred += it->source;
    kept += coin(rng, pow(p->kept, 1. / 3));
    days += it->offer - it->day;
    fit += it->fit;
  }
  for (unsigned i = 0; i < s->n; i++) names += s->of[i].source;
  for (unsigned i = 0; i < s->n; i++) qualified += s->of[i].fit >= gsl_cdf_ugaussian_Qinv(open_bar);
  double cost = 100 + 10 * WEEKS + 2 * n_read + 20 * interviews + 50 * (hires - referred);
  const double found[N] = {s->n,     names, qualified,    interviews,  hires,
                           referred, kept,  days / hires, fit / hires, cost + 30 * referred};
  for (unsigned i = 0; i < N; i++) of->value[i][r] = found[i];
}

static void assert_season(limits most) {
  static season s;
  static told of;
  static const int measure[N] = {REACH_MEASURE_applicants,
                                 REACH_MEASURE_referral_applicants,
                                 REACH_MEASURE_qualified_applicants,
                                 REACH_MEASURE_interviews,
                                 REACH_MEASURE_hires,
                                 REACH_MEASURE_referral_hires,
                                 REACH_MEASURE_kept_after_year,
                                 REACH_MEASURE_days_to_hire,
                                 REACH_MEASURE_hire_fit,
                                 REACH_MEASURE_recruiting_cost};
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  for (unsigned r = 0; r < REPLICATES; r++) {
    draw(rng, &s);
    note(rng, &s, most, &of, r);
  }
  gsl_rng_free(rng);
  test_play play;
  test_play_run(
      &play,
      "run: {replicates: %d, days: 60, seed: 78}\n"
      "associates: {count: %d, contacts: {law: constant, mean: %d}}\n"
      "market: {audiences: separate}\nparticipation: 1\nchannels: [feed]\n"
      "trust: {sincerity: 1, competency: 1, reliability: 1}\n"
      "feed: {attention: 1, reshare: 0, half_life_days: 6}\n"
      "recruiting: {model: funnels, weeks: %d, readings: %u, interviews: %u, openings: %u,\n"
      "  fixed_cost: 100, advert_cost: 10, reading_cost: 2, interview_cost: 20,\n"
      "  agency_fee: 50, bonus: 30, qualified: 0.35,\n"
      "  pull: {visits: 60, start: 0.4, finish: 0.5, shortlist: 0.7, interview: 0.6,\n"
      "    offer: 0.6, accept: 0.8, days: 55, kept: 0.3},\n"
      "  referral: {eligible: 0.9, looking: 0.8, asked: 0.625, applies: 0.8, likeness: 0.7,\n"
      "    shortlist: 0.9, interview: 0.8, offer: 0.5, accept: 0.7, days: 29, kept: 0.6}}\n",
      REPLICATES, ASSOCIATES, CONTACTS, WEEKS, most.readings, most.interviews, most.openings);
  for (unsigned i = 0; i < N; i++) {
    test_moments here = test_moments_of(of.value[i], REPLICATES, 1);
    test_moments there = test_play_moments(&play, 0, measure[i]);
    double error = hypot(here.mean_error, there.mean_error);
    const char *name = reach_measure_table[measure[i]].name;
    if (error > 0) assert_within_sigmas(there.mean, here.mean, error, name);
    if (!(error > 0)) assert_close(there.mean, here.mean, 1e-9 * fabs(here.mean), name);
  }
  test_play_free(&play);
}

enum { NO_LIMIT = 1000000000 };

static void test_hiring_without_limits(void **state) {
  (void)state;
  assert_season((limits){NO_LIMIT, NO_LIMIT, NO_LIMIT});
}

static void test_hiring_with_little_time(void **state) {
  (void)state;
  assert_season((limits){17, 4, NO_LIMIT});
}

static void test_hiring_with_little_time_to_read(void **state) {
  (void)state;
  assert_season((limits){12, 100, NO_LIMIT});
}

static void test_hiring_with_few_seats(void **state) {
  (void)state;
  assert_season((limits){25, 6, 3});
}

static void test_hiring_one_by_one(void **state) {
  (void)state;
  assert_season((limits){1, 1, 1});
}

/* With a bar at the mean or above, no replicate loses a qualified applicant by more likeness; with
 * a lower one some do. */
static unsigned n_losses(double qualified, const double *likeness_of, unsigned n) {
  static double before[REPLICATES];
  unsigned losses = 0;
  for (unsigned k = 0; k < n; k++) {
    test_play play;
    test_play_run(&play,
                  "run: {replicates: %d, seed: 79}\n"
                  "associates: {count: 8, contacts: {law: constant, mean: 5}}\n"
                  "market: {audiences: separate}\nparticipation: 1\nchannels: [feed]\n"
                  "feed: {attention: 1, reshare: 0}\n"
                  "recruiting: {model: funnels, qualified: %g, pull: {visits: 0},\n"
                  "  referral: {eligible: 1, looking: 1, asked: 1, applies: 1, likeness: %g}}\n",
                  REPLICATES, qualified, likeness_of[k]);
    const double *now = test_play_values(&play, 0, REACH_MEASURE_qualified_applicants);
    for (unsigned r = 0; r < REPLICATES; r++) {
      losses += k && now[r] < before[r];
      before[r] = now[r];
    }
    test_play_free(&play);
  }
  return losses;
}

static void test_more_likeness_loses_nobody_where_few_are_qualified(void **state) {
  (void)state;
  const double rising[] = {0, .2, .5, .8, .95, 1};
  enum { N_RISING = sizeof rising / sizeof *rising };
  assert_int_equal(n_losses(.2, rising, N_RISING), 0);
  assert_int_equal(n_losses(.5, rising, N_RISING), 0);
  assert_true(n_losses(.9, rising, N_RISING) > 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_hiring_without_limits),
      cmocka_unit_test(test_hiring_with_little_time),
      cmocka_unit_test(test_hiring_with_little_time_to_read),
      cmocka_unit_test(test_hiring_with_few_seats),
      cmocka_unit_test(test_hiring_one_by_one),
      cmocka_unit_test(test_more_likeness_loses_nobody_where_few_are_qualified),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
