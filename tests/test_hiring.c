/* Reading and interviewing in turns, openings, and what never loses anybody: applicants made by
 * hand, a slow second queue, limits, and the same replicates with one number raised. */
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "outcome/recruiting.h"
#include "support/play.h"
#include "support/staged.h"

enum { MANY = 400, N_WEEKS = 6 };

static reach_recruiting easy_model(void) {
  const reach_source_rates sure = {1, 1, 1, 1, 10, 1};
  return (reach_recruiting){.n_weeks = N_WEEKS,
                            .qualified = 1,
                            .bar = -INFINITY,
                            .readings = 1e9,
                            .interviews = 1e9,
                            .openings = 1e9,
                            .source = {sure, sure}};
}

/* n people who apply at random days, in no order. */
static void apply(reach_recruits *r, size_t n, uint64_t seed) {
  reach_stream s = reach_stream_open(seed, 0, reach_stream_name("test/applicants"), 0);
  if (!r->candidate) r->candidate = calloc(MANY, sizeof *r->candidate);
  r->capacity = MANY;
  reach_recruits_clear(r);
  for (size_t i = 0; i < n; i++) {
    double day = floor(7 * N_WEEKS * 4 * reach_draw_uniform(s, 3 * i)) / 4; /* many are equal */
    bool is_referred = reach_draw_uniform(s, 3 * i + 1) < .3;
    r->candidate[r->n_candidates++] =
        (reach_candidate){.key = i,
                          .day = day,
                          .week = (uint32_t)(day / 7),
                          .fit = gsl_cdf_ugaussian_Pinv(reach_draw_uniform(s, 3 * i + 2)),
                          .source = is_referred ? REACH_REFERRAL : REACH_PULL};
  }
}

/* Week by week over everybody: who is first among those who wait? */
static void read_slowly(reach_recruits *r, double a_week, bool *is_read) {
  memset(is_read, 0, MANY * sizeof *is_read);
  for (uint32_t week = 0; week < N_WEEKS; week++)
    for (double turn = 0; turn < a_week; turn++) {
      const reach_candidate *first = NULL;
      for (size_t i = 0; i < r->n_candidates; i++) {
        const reach_candidate *c = &r->candidate[i];
        if (is_read[c->key] || c->week > week) continue;
        bool is_before =
            !first || c->day < first->day ||
            (c->day <= first->day &&
             (c->source < first->source || (c->source == first->source && c->key < first->key)));
        if (is_before) first = c;
      }
      if (!first) break;
      is_read[first->key] = true;
    }
}

static void test_applications_are_read_first_come_first_served(void **state) {
  (void)state;
  reach_recruits r = {0};
  bool slowly[MANY];
  for (uint64_t seed = 0; seed < 20; seed++)
    for (int a_week = 0; a_week < 40; a_week += 3) {
      reach_recruiting m = easy_model();
      m.readings = a_week;
      apply(&r, 100 + 5 * seed, seed);
      read_slowly(&r, a_week, slowly);
      reach_recruiting_hire(&m, seed, 0, &r);
      for (size_t i = 0; i < r.n_candidates; i++)
        assert_int_equal(r.candidate[i].is_read, slowly[r.candidate[i].key]);
    }
  reach_recruits_free(&r);
}

/* Left over: L_w = max(0, L_(w-1) + n_w - c), and what is left over at the end is never read. */
static void test_what_is_left_over_follows_the_recursion(void **state) {
  (void)state;
  reach_recruits r = {0};
  for (uint64_t seed = 0; seed < 50; seed++) {
    const double c = 13;
    double arrivals[N_WEEKS] = {0}, left = 0;
    reach_recruiting m = easy_model();
    m.readings = c;
    apply(&r, 90, seed);
    for (size_t i = 0; i < r.n_candidates; i++) arrivals[r.candidate[i].week]++;
    for (int w = 0; w < N_WEEKS; w++) left = fmax(0, left + arrivals[w] - c);
    reach_recruiting_hire(&m, seed, 0, &r);
    assert_close((double)r.n_read, 90 - left, 0, "read");
  }
  reach_recruits_free(&r);
}

/* A day of waiting is a day later: whoever is read in a later week has the offer weeks later. */
static void test_waiting_makes_hiring_longer(void **state) {
  (void)state;
  reach_recruits r = {0};
  double offer[MANY];
  reach_recruiting m = easy_model();
  apply(&r, 60, 1);
  reach_recruiting_hire(&m, 1, 0, &r);
  for (size_t i = 0; i < 60; i++) offer[r.candidate[i].key] = r.candidate[i].offer_day;
  m.readings = 11;
  m.interviews = 10;
  apply(&r, 60, 1);
  reach_recruiting_hire(&m, 1, 0, &r);
  size_t n_late = 0;
  for (size_t i = 0; i < 60; i++) {
    double later = r.candidate[i].offer_day - offer[r.candidate[i].key];
    if (isnan(later)) continue;
    assert_close(later / 7, round(later / 7), 1e-9, "whole weeks");
    assert_true(later > -1e-9);
    n_late += later > 1;
  }
  assert_true(n_late > 0);
  reach_recruits_free(&r);
}

/* Openings go to the earliest offers; without limits the order of candidates[] does not matter. */
static void test_openings_go_to_the_earliest_offers(void **state) {
  (void)state;
  reach_recruits all = {0}, some = {0};
  reach_recruiting m = easy_model();
  apply(&all, 80, 2);
  reach_recruiting_hire(&m, 2, 0, &all);
  m.openings = 30;
  apply(&some, 80, 2);
  for (size_t i = 0; i < 40; i++) {
    reach_candidate swapped = some.candidate[i];
    some.candidate[i] = some.candidate[79 - i];
    some.candidate[79 - i] = swapped;
  }
  reach_recruiting_hire(&m, 2, 0, &some);
  for (size_t i = 0; i < 30; i++) {
    assert_int_equal(some.candidate[i].key, all.candidate[i].key);
    assert_int_equal(some.candidate[i].step, REACH_STEP_HIRED);
  }
  for (size_t i = 30; i < 80; i++) assert_true(isnan(some.candidate[i].offer_day));
  assert_int_equal(some.step[REACH_PULL][REACH_STEP_OFFERED] +
                       some.step[REACH_REFERRAL][REACH_STEP_OFFERED],
                   30);
  reach_recruits_free(&all);
  reach_recruits_free(&some);
}

/* --- In a company --------------------------------------------------------------------------- */

#define COMPANY                                                                                    \
  "run: {replicates: 1, seed: 61, days: 30}\n"                                                     \
  "associates: {count: 40, contacts: {law: poisson, mean: 40}}\n"                                  \
  "market: {people: 3000, segments: 6, locality: 0.5}\nparticipation: 0.8\nchannels: [feed]\n"     \
  "feed: {attention: 0.6, reshare: 0}\n"

typedef struct {
  test_staged staged;
  reach_recruiting model;
  reach_recruits recruits;
} company;

static void company_make(company *c, const char *recruiting) {
  *c = (company){.recruits = {0}};
  test_staged_make(&c->staged, COMPANY "recruiting: {model: funnels, %s}\n", recruiting);
  reach_report report = {0};
  assert_ok(reach_recruiting_init(&c->model, &c->staged.scenario.organization[0].params, &report),
            &report);
}

static void company_free(company *c) {
  reach_recruiting_free(&c->model);
  reach_recruits_free(&c->recruits);
  test_staged_free(&c->staged);
}

static int by_source_and_key(const void *left, const void *right) {
  const reach_candidate *a = left, *b = right;
  if (a->source != b->source) return a->source < b->source ? -1 : 1;
  return a->key < b->key ? -1 : a->key > b->key;
}

static const reach_recruits *company_play(company *c, uint32_t replicate) {
  reach_recruits *r = &c->recruits;
  reach_recruits_clear(r);
  const reach_touched *touched = test_staged_play(&c->staged, replicate);
  assert_int_equal(
      reach_recruiting_attract(&c->model, c->staged.plan, replicate, UINT64_MAX, NULL, r), 0);
  assert_int_equal(
      reach_recruiting_refer(&c->model, c->staged.plan, replicate, touched, UINT64_MAX, r), 0);
  reach_recruiting_hire(&c->model, c->staged.plan->dynamics_seed, replicate, r);
  qsort(r->candidate, r->n_candidates, sizeof *r->candidate, by_source_and_key);
  return r;
}

/* Candidates of `less` who are not in `more`, or came less far there (counted up to step `most`).
 */
static size_t losses(const reach_recruits *less, const reach_recruits *more, unsigned most) {
  size_t n = 0, j = 0;
  for (size_t i = 0; i < less->n_candidates; i++) {
    const reach_candidate *a = &less->candidate[i];
    while (j < more->n_candidates && by_source_and_key(&more->candidate[j], a) < 0) j++;
    bool is_there = j < more->n_candidates && by_source_and_key(&more->candidate[j], a) == 0;
    unsigned step = a->step < most ? a->step : most;
    n += !is_there || more->candidate[j].step < step;
  }
  return n;
}

typedef struct {
  const char *less, *more;
  unsigned most; /* step up to which nobody is lost */
} raised;

#define CHAIN "referral: {eligible: .6, looking: .6, asked: .7, applies: .6"

static void test_more_of_what_helps_loses_nobody(void **state) {
  (void)state;
  static const raised pair[] = {
      {"pull: {visits: 60}, " CHAIN "}", "pull: {visits: 90}, " CHAIN "}", REACH_STEP_HIRED},
      {"pull: {visits: 60, start: .3}", "pull: {visits: 60, start: .6}", REACH_STEP_HIRED},
      {"pull: {visits: 60, finish: .3}", "pull: {visits: 60, finish: .7}", REACH_STEP_HIRED},
      {"pull: {shortlist: .4, offer: .6}", "pull: {shortlist: .7, offer: .6}", REACH_STEP_HIRED},
      {"pull: {interview: .3}", "pull: {interview: .6}", REACH_STEP_HIRED},
      {"pull: {offer: .3}", "pull: {offer: .6}", REACH_STEP_HIRED},
      {"pull: {accept: .3}", "pull: {accept: .6}", REACH_STEP_HIRED},
      {CHAIN "}", "referral: {eligible: .9, looking: .6, asked: .7, applies: .6}",
       REACH_STEP_HIRED},
      {CHAIN "}", "referral: {eligible: .6, looking: .9, asked: .7, applies: .6}",
       REACH_STEP_HIRED},
      {CHAIN "}", "referral: {eligible: .6, looking: .6, asked: .9, applies: .6}",
       REACH_STEP_HIRED},
      {CHAIN "}", "referral: {eligible: .6, looking: .6, asked: .7, applies: .9}",
       REACH_STEP_HIRED},
      {CHAIN ", offer: .3}", CHAIN ", offer: .6}", REACH_STEP_HIRED},
      {CHAIN ", accept: .3}", CHAIN ", accept: .6}", REACH_STEP_HIRED},
      {"qualified: .3, " CHAIN "}", "qualified: .4, " CHAIN "}", REACH_STEP_HIRED},
      {"qualified: .1, " CHAIN ", likeness: .9}", "qualified: .8, " CHAIN ", likeness: .9}",
       REACH_STEP_HIRED},
      {"readings: 20, " CHAIN "}", "readings: 60, " CHAIN "}", REACH_STEP_HIRED},
      {"readings: 20, interviews: 3, " CHAIN "}", "readings: 20, interviews: 6, " CHAIN "}",
       REACH_STEP_HIRED},
      {"readings: 20, interviews: 3, " CHAIN "}", "readings: 90, interviews: 3, " CHAIN "}",
       REACH_STEP_HIRED},
      {"openings: 3, readings: 40, " CHAIN "}", "openings: 7, readings: 40, " CHAIN "}",
       REACH_STEP_HIRED},
      /* weeks: those of a shorter season come to the same as far as they are read */
      {"weeks: 5, " CHAIN "}", "weeks: 9, " CHAIN "}", REACH_STEP_HIRED},
  };
  for (size_t p = 0; p < sizeof pair / sizeof *pair; p++) {
    company less, more;
    size_t n = 0, n_gained = 0;
    company_make(&less, pair[p].less);
    company_make(&more, pair[p].more);
    for (uint32_t r = 0; r < 25; r++) {
      const reach_recruits *a = company_play(&less, r), *b = company_play(&more, r);
      n += losses(a, b, pair[p].most);
      n_gained += losses(b, a, pair[p].most);
    }
    if (n || !n_gained) print_message("%s -> %s\n", pair[p].less, pair[p].more);
    assert_int_equal(n, 0);
    assert_true(n_gained > 0);
    company_free(&less);
    company_free(&more);
  }
}

/* With limited openings another may take the seat: the number does not fall. */
static void test_more_time_for_readers_does_not_lower_the_number_of_hires(void **state) {
  (void)state;
  company less, more;
  company_make(&less, "openings: 4, readings: 12, " CHAIN "}");
  company_make(&more, "openings: 4, readings: 30, " CHAIN "}");
  size_t n_lost = 0;
  for (uint32_t r = 0; r < 60; r++) {
    const reach_recruits *a = company_play(&less, r), *b = company_play(&more, r);
    n_lost += losses(a, b, REACH_STEP_HIRED);
    assert_true(b->step[REACH_PULL][REACH_STEP_HIRED] + b->step[REACH_REFERRAL][REACH_STEP_HIRED] >=
                a->step[REACH_PULL][REACH_STEP_HIRED] + a->step[REACH_REFERRAL][REACH_STEP_HIRED]);
  }
  assert_true(n_lost > 0); /* not the people: docs/model.md says so */
  company_free(&less);
  company_free(&more);
}

/* More attention or trust: everybody who could be referred still can be. */
static void test_a_message_that_is_seen_more_loses_no_applicant(void **state) {
  (void)state;
  static const char *const more_of[] = {"feed: {attention: 0.8}", "participation: 1",
                                        "trust: {sincerity: 1}"};
  for (size_t p = 0; p < sizeof more_of / sizeof *more_of; p++) {
    test_play play;
    test_play_run(&play,
                  "run: {replicates: 200, seed: 62, days: 30}\n"
                  "associates: {count: 40, contacts: {law: poisson, mean: 40}}\n"
                  "market: {people: 3000}\nchannels: [feed]\nparticipation: 0.7\n"
                  "trust: {sincerity: 0.8}\nfeed: {attention: 0.5, reshare: 0}\n"
                  "recruiting: {model: funnels, pull: {visits: 30}, " CHAIN ", likeness: 1}}\n"
                  "organizations:\n  less: {}\n  more: {%s}\n",
                  more_of[p]);
    static const int measure[] = {REACH_MEASURE_candidates_reached, REACH_MEASURE_applicants,
                                  REACH_MEASURE_qualified_applicants, REACH_MEASURE_hires,
                                  REACH_MEASURE_referral_hires};
    for (size_t m = 0; m < sizeof measure / sizeof *measure; m++) {
      const double *less = test_play_values(&play, 0, measure[m]);
      const double *more = test_play_values(&play, 1, measure[m]);
      for (size_t r = 0; r < 200; r++) assert_true(more[r] >= less[r]);
    }
    test_play_free(&play);
  }
}

/* --- Limits ----------------------------------------------------------------------------------- */

typedef struct {
  const char *recruiting;
  uint8_t source, last; /* nobody of the source comes farther; everybody comes so far */
} limit;

static void test_limits(void **state) {
  (void)state;
  static const limit limits[] = {
      {"readings: 0", REACH_PULL, REACH_STEP_QUALIFIED},
      {"qualified: 1, readings: 0", REACH_REFERRAL, REACH_STEP_QUALIFIED},
      {"qualified: 0", REACH_PULL, REACH_STEP_APPLIED},
      {"qualified: 0, " CHAIN ", likeness: 1}", REACH_REFERRAL, REACH_STEP_APPLIED},
      {"qualified: 0, " CHAIN ", likeness: 0}", REACH_REFERRAL, REACH_STEP_APPLIED},
      {"interviews: 0", REACH_PULL, REACH_STEP_SHORTLISTED},
      {"openings: 0", REACH_PULL, REACH_STEP_INTERVIEWED},
      {"pull: {shortlist: 0}", REACH_PULL, REACH_STEP_READ},
      {"pull: {interview: 0}", REACH_PULL, REACH_STEP_SHORTLISTED},
      {"pull: {offer: 0}", REACH_PULL, REACH_STEP_INTERVIEWED},
      {"pull: {accept: 0}", REACH_PULL, REACH_STEP_OFFERED},
      {CHAIN ", shortlist: 0}", REACH_REFERRAL, REACH_STEP_READ},
  };
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
    company c;
    company_make(&c, limits[i].recruiting);
    size_t n = 0, n_last = 0;
    for (uint32_t r = 0; r < 10; r++) {
      const reach_recruits *got = company_play(&c, r);
      for (size_t k = 0; k < got->n_candidates; k++) {
        if (got->candidate[k].source != limits[i].source) continue;
        assert_true(got->candidate[k].step <= limits[i].last);
        n_last += got->candidate[k].step == limits[i].last;
        n++;
      }
    }
    assert_true(n > 0 && n_last > 0);
    company_free(&c);
  }
}

static void test_everybody_is_hired_where_nothing_stops_anybody(void **state) {
  (void)state;
  company c;
  company_make(&c, "qualified: 1, pull: {visits: 20, start: 1, finish: 1, shortlist: 1,"
                   "  interview: 1, offer: 1, accept: 1, days: 0, kept: 1},"
                   "  referral: {eligible: 1, looking: 1, asked: 1, applies: 1, shortlist: 1,"
                   "  interview: 1, offer: 1, accept: 1, likeness: 1}");
  for (uint32_t r = 0; r < 10; r++) {
    const reach_recruits *got = company_play(&c, r);
    assert_int_equal(got->started, got->visits);
    assert_int_equal(got->asked, got->can_be_referred);
    assert_int_equal(got->n_candidates, got->visits + got->can_be_referred);
    assert_int_equal(got->step[REACH_PULL][REACH_STEP_HIRED], got->visits);
    assert_int_equal(got->step[REACH_REFERRAL][REACH_STEP_HIRED], got->can_be_referred);
    for (size_t k = 0; k < got->n_candidates; k++) {
      const reach_candidate *who = &got->candidate[k];
      if (who->source == REACH_PULL) assert_close(who->offer_day, who->day, 0, "no delay");
      assert_true(who->person >= 40 && who->person < 3040);
      assert_true((who->source == REACH_PULL) == (who->referrer == REACH_NO_REFERRER));
    }
  }
  company_free(&c);
}

/* Their like: whoever is named by somebody who passed the bar passes it, to the last digit. */
static void test_likeness_of_one_means_qualified(void **state) {
  (void)state;
  static const char *const bar[] = {"1e-9", "0.01", "0.35", "0.5", "0.99", "1"};
  for (size_t i = 0; i < sizeof bar / sizeof *bar; i++) {
    char text[200];
    snprintf(text, sizeof text,
             "qualified: %s, referral: {likeness: 1, eligible: 1, looking: 1, asked: 1}", bar[i]);
    company c;
    company_make(&c, text);
    for (uint32_t r = 0; r < 5; r++) {
      const reach_recruits *got = company_play(&c, r);
      assert_true(got->step[REACH_REFERRAL][REACH_STEP_APPLIED] > 0);
      assert_int_equal(got->step[REACH_REFERRAL][REACH_STEP_APPLIED],
                       got->step[REACH_REFERRAL][REACH_STEP_QUALIFIED]);
    }
    company_free(&c);
  }
}

/* --- Input ------------------------------------------------------------------------------------ */

static void test_bad_input_names_the_place(void **state) {
  (void)state;
  static const struct {
    const char *text, *words;
  } bad[] = {
      {"recruiting:\n  model: funnels\n  pull: {start: 1.2}\n",
       "s.yaml:3:17: recruiting.pull.start:"},
      {"recruiting:\n  model: funnels\n  qualified: -0.1\n", "s.yaml:3:14: recruiting.qualified:"},
      {"recruiting:\n  model: funnels\n  readings: -1\n", "s.yaml:3:13: recruiting.readings:"},
      {"recruiting:\n  model: funnels\n  referral:\n    likeness: .nan\n",
       "s.yaml:4:15: recruiting.referral.likeness:"},
      {"recruiting:\n  model: funnels\n  openings: 1.5\n", "s.yaml:3:13: recruiting.openings:"},
      {"recruiting:\n  pull: {visits: 5}\n", "recruiting.pull.visits"},
      {"recruiting: {bonus: 5}\n", "recruiting.bonus"},
      {"recruiting: {model: funnels, account: none, bonus: 5}\n", "recruiting.bonus"},
      {"recruiting:\n  model: funnels\n  pull: {visits: 1000000}\n  weeks: 100\n",
       "s.yaml:4:10: recruiting.pull.visits: 1000000 visits a week make 1e+07 applications"},
      {"recruiting: {model: funnel}\n", "did you mean funnels?"},
      {"recruiting: {model: funnels, referal: {asked: 1}}\n", "recruiting.referal"},
      {"network: {edges: \"0 1\"}\ncascade: {seed_set: [0]}\nrecruiting: {model: funnels}\n",
       "recruiting.model"},
  };
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_mistake(bad[i].text, bad[i].words);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_applications_are_read_first_come_first_served),
      cmocka_unit_test(test_what_is_left_over_follows_the_recursion),
      cmocka_unit_test(test_waiting_makes_hiring_longer),
      cmocka_unit_test(test_openings_go_to_the_earliest_offers),
      cmocka_unit_test(test_more_of_what_helps_loses_nobody),
      cmocka_unit_test(test_more_time_for_readers_does_not_lower_the_number_of_hires),
      cmocka_unit_test(test_a_message_that_is_seen_more_loses_no_applicant),
      cmocka_unit_test(test_limits),
      cmocka_unit_test(test_everybody_is_hired_where_nothing_stops_anybody),
      cmocka_unit_test(test_likeness_of_one_means_qualified),
      cmocka_unit_test(test_bad_input_names_the_place),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
