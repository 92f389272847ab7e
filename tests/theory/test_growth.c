/* Learning and audited opportunities: the legs after a programme against closed forms, numbers
 * worked out by hand, a walk through single promises, every limit, and the sentence that training
 * alone changes nobody's mind. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "support/play.h"
#include "world/legs.h"

enum { TEXT = 6000 };

/* A company with a programme: what a test says, the rest as here. */
typedef struct {
  int weeks;
  double competency, knowledge, hours, per_hour, practice, feedback, pace;
  double reliability, per_week, kept, audited, weight;
} programme;

static const programme usual = {.weeks = 26,
                                .competency = .3,
                                .hours = 2,
                                .per_hour = .02,
                                .practice = .8,
                                .feedback = .9,
                                .pace = .1,
                                .reliability = .4,
                                .per_week = 3,
                                .kept = .9,
                                .audited = .5,
                                .weight = .05};

static const double digits = 2e-12; /* legs are kept to twelve digits */

static reach_legs legs_of(const char *text) {
  reach_scenario scenario;
  reach_report report = {0};
  reach_legs legs = {0};
  int status = reach_scenario_read(text, strlen(text), "s.yaml", NULL, &scenario, &report);
  if (!status) status = reach_legs_find(&scenario.organization[0].params, &legs, &report);
  if (status) fail_msg("%s\nin: %s", report.n_messages ? report.message[0] : "?", text);
  reach_scenario_free(&scenario);
  reach_report_free(&report);
  return legs;
}

/* The lines of an organization. */
static void write_trust(const programme *p, const char *more, char *text, size_t size) {
  int n = snprintf(
      text, size,
      "programme: {weeks: %d}, trust: {%s competency: %.17g, reliability: %.17g, learning: "
      "{knowledge: %.17g, hours: %.17g, per_hour: %.17g, practice: %.17g, feedback: %.17g, "
      "pace: %.17g}, opportunities: {per_week: %.17g, kept: %.17g, audited: %.17g, "
      "weight: %.17g}}",
      p->weeks, more, p->competency, p->reliability, p->knowledge, p->hours, p->per_hour,
      p->practice, p->feedback, p->pace, p->per_week, p->kept, p->audited, p->weight);
  assert_true(n > 0 && (size_t)n < size);
}

static reach_legs grown(programme p) {
  char trust[TEXT], text[TEXT + 2];
  write_trust(&p, "", trust, sizeof trust);
  snprintf(text, sizeof text, "{%s}", trust);
  return legs_of(text);
}

static double competency_after(programme p) {
  return grown(p).leg[REACH_LEG_COMPETENCY];
}

static double reliability_after(programme p) {
  return grown(p).leg[REACH_LEG_RELIABILITY];
}

static void test_two_weeks_worked_out_by_hand(void **state) {
  (void)state;
  programme p = usual;
  p.weeks = 2;
  p.competency = .5, p.hours = 1, p.per_hour = .5, p.practice = 1, p.feedback = .5, p.pace = 1;
  p.reliability = .5, p.per_week = 2, p.audited = .5, p.kept = 1, p.weight = .5;
  reach_legs legs = grown(p); /* knows .5, .75, .875; can .5, .625, .75 */
  assert_close(legs.leg[REACH_LEG_COMPETENCY], .75, digits, "competency");
  assert_close(reach_growth_end(&legs.growth).knowledge, .875, digits, "knowledge");
  assert_close(legs.leg[REACH_LEG_RELIABILITY], .875, digits, "reliability");
  assert_close(legs.leg[REACH_LEG_SINCERITY], .8, 0, "sincerity does not grow");
  p.kept = 0;
  assert_close(reliability_after(p), .125, digits, "broken promises");
  p.knowledge = .75; /* knows .75, .875, .9375; can .5, .6875, .8125 */
  assert_close(competency_after(p), .8125, digits, "who knew more than could");
  p.knowledge = .2; /* who can do it knows it */
  assert_close(competency_after(p), .75, digits, "who knew less than could");
}

/* What is missing of competency: what was missing, and what of each week's news is not done yet. */
static double competency_by_sum(const programme *p) {
  double known = fmax(p->knowledge, p->competency);
  double d = 1 - p->pace * p->practice * p->feedback;
  double missing = pow(d, p->weeks) * (1 - p->competency);
  for (int week = 1; week <= p->weeks; week++)
    missing += (1 - d) * (1 - known) * pow(d, p->weeks - week) *
               exp(p->hours * week * log1p(-p->per_hour));
  return 1 - missing;
}

static double competency_by_formula(const programme *p) {
  double unknown = 1 - fmax(p->knowledge, p->competency), weeks = p->weeks;
  double g = p->pace * p->practice * p->feedback, d = 1 - g, e = pow(1 - p->per_hour, p->hours);
  double ways = d == e ? weeks * pow(e, weeks - 1) : (pow(d, weeks) - pow(e, weeks)) / (d - e);
  return 1 - pow(d, weeks) * (1 - p->competency) - g * unknown * e * ways;
}

static double reliability_by_formula(const programme *p) {
  double n = p->per_week * p->audited * p->weeks;
  return p->kept + (p->reliability - p->kept) * pow(1 - p->weight, n);
}

static void test_closed_forms_hold(void **state) {
  (void)state;
  static const int weeks[] = {0, 1, 7, 52, 1040};
  static const double rate[] = {0, .013, .5, 1};
  const double near_double_root = 1e-9; /* where d and e are near each other digits are lost */
  for (size_t w = 0; w < sizeof weeks / sizeof *weeks; w++) {
    for (unsigned i = 0; i < 4 * 4 * 4; i++) {
      programme p = usual;
      p.weeks = weeks[w];
      p.per_hour = rate[i % 4], p.pace = rate[i / 4 % 4], p.feedback = rate[i / 16];
      p.weight = rate[i % 4], p.audited = rate[i / 4 % 4], p.kept = rate[i / 16];
      reach_legs legs = grown(p);
      double competency = legs.leg[REACH_LEG_COMPETENCY];
      if (p.per_hour < 1) assert_close(competency, competency_by_sum(&p), digits, "by sum");
      assert_close(competency, competency_by_formula(&p), near_double_root, "by formula");
      assert_close(legs.leg[REACH_LEG_RELIABILITY], reliability_by_formula(&p), digits, "kept");
    }
  }
  programme even = usual; /* d = e */
  even.hours = 1, even.per_hour = .25, even.pace = .5, even.practice = .5, even.feedback = 1;
  assert_close(competency_after(even), competency_by_formula(&even), digits, "equal rates");
  assert_close(competency_after(even), competency_by_sum(&even), digits, "equal rates, by sum");
}

static void test_limits_are_exact(void **state) {
  (void)state;
  programme p = usual;
  p.weeks = 0;
  assert_close(competency_after(p), .3, 0, "no weeks");
  assert_close(reliability_after(p), .4, 0, "no weeks");
  p = usual, p.practice = 0;
  assert_close(competency_after(p), .3, 0, "no practice");
  p = usual, p.feedback = 0;
  assert_close(competency_after(p), .3, 0, "no feedback");
  p = usual, p.pace = 0;
  assert_close(competency_after(p), .3, 0, "no pace");
  p = usual, p.hours = 0;
  assert_close(competency_after(p), .3, 0, "nothing to practise");
  p.per_hour = 1;
  assert_close(competency_after(p), .3, 0, "no hours, however quick");
  p.knowledge = .7, p.pace = 1, p.practice = 1, p.feedback = 1;
  assert_close(competency_after(p), .7, digits, "no farther than is known");
  p.hours = 1;
  assert_close(competency_after(p), 1, 0, "all is learnt and done in a week");
  p = usual, p.competency = 1;
  assert_close(competency_after(p), 1, 0, "nothing left to learn");
  p = usual, p.competency = 0, p.practice = 0;
  assert_close(competency_after(p), 0, 0, "a broken leg stays broken by training alone");
}

static void test_limits_of_audits_are_exact(void **state) {
  (void)state;
  programme p = usual;
  p.audited = 0;
  assert_close(reliability_after(p), .4, 0, "nobody looks");
  p = usual, p.per_week = 0;
  assert_close(reliability_after(p), .4, 0, "no opportunity");
  p = usual, p.weight = 0;
  assert_close(reliability_after(p), .4, 0, "no weight");
  p = usual, p.weight = 1;
  assert_close(reliability_after(p), .9, digits, "only the last one counts");
  p = usual, p.kept = .4;
  assert_close(reliability_after(p), .4, digits, "as reliable as was known");
  p = usual, p.weeks = 1040, p.audited = 1;
  assert_close(reliability_after(p), .9, digits, "in the end what is kept is known");
  p.kept = 0;
  assert_close(reliability_after(p), 0, digits, "a broken leg");
  p = usual, p.reliability = 0, p.kept = 1, p.weeks = 1, p.audited = 1, p.per_week = 1;
  assert_close(reliability_after(p), .05, digits, "a broken leg mends by one kept promise");
}

/* Promises one by one, each kept or broken by chance: their mean is the formula. */
static void test_the_formula_is_the_mean_of_single_promises(void **state) {
  (void)state;
  enum { WALKS = 20000 };
  programme p = usual;
  p.weeks = 10, p.audited = 1;       /* 30 promises */
  uint64_t dice = 88172645463325252; /* xorshift, Marsaglia 2003 */
  double sum = 0, squares = 0;
  for (int walk = 0; walk < WALKS; walk++) {
    double reliability = p.reliability;
    for (int promise = 0; promise < 30; promise++) {
      dice ^= dice << 13, dice ^= dice >> 7, dice ^= dice << 17;
      bool is_kept = (double)(dice >> 11) * 0x1p-53 < p.kept;
      reliability += p.weight * (is_kept - reliability);
    }
    sum += reliability;
    squares += reliability * reliability;
  }
  double mean = sum / WALKS, error = sqrt((squares / WALKS - mean * mean) / WALKS);
  assert_close(reliability_after(p), mean, TEST_SIGMAS * error, "mean of promises");
}

#define RISES(field)                                                                               \
  { #field, offsetof(programme, field) }

/* In every place of a grid, more of it never lowers the leg. */
static void assert_never_falls(const char *what, size_t offset, int leg, int sign, programme from) {
  double before = -1;
  enum { STEPS = 8 };
  for (int step = 0; step <= STEPS; step++) {
    programme p = from;
    double share = (double)step / STEPS;
    memcpy((char *)&p + offset, &share, sizeof share);
    double now = grown(p).leg[leg] * sign;
    if (step > 0 && now < before)
      fail_msg("%s from %g: %.17g after %.17g", what, share, now, before);
    before = now;
  }
}

static void test_more_of_anything_never_lowers_a_leg(void **state) {
  (void)state;
  static const struct {
    const char *name;
    size_t offset;
  } learning[] = {RISES(competency), RISES(knowledge), RISES(hours), RISES(per_hour),
                  RISES(practice),   RISES(feedback),  RISES(pace)},
    promises[] = {RISES(per_week), RISES(audited), RISES(weight)},
    quality[] = {RISES(reliability), RISES(kept)};
  static const double level[] = {.05, .6, 1};
  for (unsigned i = 0; i < 9; i++) {
    programme p = usual;
    p.weeks = i % 2 ? 3 : 40;
    p.practice = level[i % 3], p.per_hour = level[i / 3], p.pace = level[(i + 1) % 3];
    for (size_t k = 0; k < sizeof learning / sizeof *learning; k++)
      assert_never_falls(learning[k].name, learning[k].offset, REACH_LEG_COMPETENCY, 1, p);
    p.weight = level[i % 3], p.audited = level[i / 3];
    for (size_t k = 0; k < sizeof quality / sizeof *quality; k++)
      assert_never_falls(quality[k].name, quality[k].offset, REACH_LEG_RELIABILITY, 1, p);
    for (size_t k = 0; k < sizeof promises / sizeof *promises; k++) {
      p.kept = .5; /* at least as reliable as was known */
      assert_never_falls(promises[k].name, promises[k].offset, REACH_LEG_RELIABILITY, 1, p);
      p.kept = .3; /* less: audits bring that out */
      assert_never_falls(promises[k].name, promises[k].offset, REACH_LEG_RELIABILITY, -1, p);
    }
  }
}

static void test_more_weeks_never_lower_competency(void **state) {
  (void)state;
  double competency = 0, reliability = 0, worse = 1;
  for (int weeks = 0; weeks < 60; weeks++) {
    programme p = usual;
    p.weeks = weeks;
    reach_legs legs = grown(p);
    assert_true(legs.leg[REACH_LEG_COMPETENCY] > competency || weeks == 0);
    assert_true(legs.leg[REACH_LEG_RELIABILITY] > reliability || weeks == 0);
    competency = legs.leg[REACH_LEG_COMPETENCY];
    reliability = legs.leg[REACH_LEG_RELIABILITY];
    p.kept = .2;
    assert_true(reliability_after(p) < worse);
    worse = reliability_after(p);
  }
}

static void test_what_is_seen_is_what_has_grown(void **state) {
  (void)state;
  static const double transparency[] = {0, .25, 1};
  for (size_t i = 0; i < 3; i++) {
    char trust[TEXT], text[TEXT + 2], more[200];
    double t = transparency[i];
    snprintf(more, sizeof more,
             "judged_by: perception, transparency: %g, perceived: {sincerity: 0.8, "
             "competency: 0.2, reliability: 0.95},",
             t);
    write_trust(&usual, more, trust, sizeof trust);
    snprintf(text, sizeof text, "{%s}", trust);
    reach_legs legs = legs_of(text);
    assert_close(legs.leg[REACH_LEG_COMPETENCY], competency_after(usual), 0, "as it is");
    assert_close(legs.seen[REACH_LEG_COMPETENCY], .2 + t * (competency_after(usual) - .2), digits,
                 "competency as seen");
    assert_close(legs.seen[REACH_LEG_RELIABILITY], .95 + t * (reliability_after(usual) - .95),
                 digits, "reliability as seen");
  }
}

#define WORLD                                                                                      \
  "run: {seed: 41, replicates: 400, days: 5}\n"                                                    \
  "associates: {count: 10, contacts: {law: poisson, mean: 12}}\n"                                  \
  "market: {people: 400, segments: 4, locality: 0.6, contacts: {law: poisson, mean: 12}}\n"        \
  "participation: 0.8\nchannels: [feed]\nfeed: {attention: 0.7, reshare: 0.1}\n"                   \
  "trust: {sincerity: 0.9, competency: 0.3, reliability: 0.5}\norganizations:\n"

static uint64_t n_that_differ(const test_play *play, size_t a, size_t b) {
  uint64_t n = 0;
  for (int m = 0; m < REACH_N_MEASURES; m++) {
    if (m == REACH_MEASURE_days_to_baseline) continue; /* the baseline has none */
    const double *left = test_play_values(play, a, m), *right = test_play_values(play, b, m);
    for (uint64_t r = 0; r < play->result.n_replicates; r++)
      n += left[r] != right[r] && !(isnan(left[r]) && isnan(right[r]));
  }
  return n;
}

static void test_training_alone_makes_experts_not_advocates(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                WORLD "  nothing: {}\n"
                      "  training: {trust: {learning: {hours: 20, per_hour: 0.5}}}\n"
                      "  practice: {trust: {learning: {hours: 20, practice: 1}}}\n"
                      "  feedback: {trust: {learning: {hours: 20, feedback: 1}}}\n"
                      "  unseen: {trust: {opportunities: {per_week: 50, kept: 1, audited: 0}}}\n"
                      "  all three: {trust: {learning: {hours: 20, practice: 1, feedback: 1}}}\n"
                      "  audited: {trust: {opportunities: {per_week: 5, kept: 1}}}\n");
  for (size_t o = 1; o <= 4; o++) assert_int_equal(n_that_differ(&play, 0, o), 0);
  assert_true(reach_growth_end(&play.result.answer[1].legs.growth).knowledge > .99);
  for (size_t o = 5; o <= 6; o++) {
    assert_true(play.result.answer[o].trust > play.result.answer[0].trust);
    assert_true(n_that_differ(&play, 0, o) > 0);
  }
  test_play_free(&play);
}

#define SEEN(sincerity, competency, reliability, t)                                                \
  "{trust: {judged_by: perception, transparency: " t ", perceived: {sincerity: " sincerity         \
  ", competency: " competency ", reliability: " reliability "}}}\n"

static void test_the_ends_of_transparency_are_exact(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, WORLD
                "  as it is: {}\n"
                "  all published: " SEEN("0.1", "0.9", "0.77", "1") "  as good as its name: " SEEN(
                    "0.9", "0.3", "0.5",
                    "0.37") "  its name: {trust: {sincerity: 0.1, competency: 0.9, "
                            "reliability: 0.77}}\n"
                            "  silent: " SEEN("0.1", "0.9", "0.77", "0") "  a broken leg: " SEEN(
                                "0", "0.9", "0.77", "0"));
  assert_int_equal(n_that_differ(&play, 0, 1), 0);
  assert_int_equal(n_that_differ(&play, 0, 2), 0);
  assert_int_equal(n_that_differ(&play, 3, 4), 0);
  assert_true(n_that_differ(&play, 0, 3) > 0);
  assert_true(play.result.answer[5].trust == 0);
  assert_true(play.result.answer[5].summary[REACH_MEASURE_accepted_reach].mean == 0);
  test_play_free(&play);
}

static void test_a_leg_says_how_it_grew(void **state) {
  (void)state;
  reach_legs legs = grown(usual);
  assert_true(reach_legs_grow(&legs));
  assert_true(reach_legs_are_made(&legs));
  assert_string_equal(reach_leg_source(&legs, REACH_LEG_SINCERITY, false), "default");
  assert_string_equal(reach_leg_source(&legs, REACH_LEG_COMPETENCY, true), "scenario, learning");
  assert_string_equal(reach_leg_source(&legs, REACH_LEG_RELIABILITY, false),
                      "default, opportunities");
  legs = legs_of("trust: {learning: {practice: 1, feedback: 1}, checklist: {interest: [true], "
                 "openness: [true], consistency: [true], learning: [false], ownership: [true]}}");
  assert_string_equal(reach_leg_source(&legs, REACH_LEG_COMPETENCY, false), "checklist, learning");
  assert_close(legs.growth.start.competency, .5, 0, "from the checklist's leg");
  legs = legs_of("trust: {sincerity: 0.3}");
  assert_false(reach_legs_grow(&legs));
  assert_int_equal(legs.growth.n_weeks, 0);
}

static void test_keys_that_cannot_act_are_refused(void **state) {
  (void)state;
  static const struct {
    const char *text, *words;
  } refused[] = {
      {"programme: {weeks: 5}\n", "s.yaml:1:20: programme.weeks: unused"},
      {"trust: {grown_by: nothing, learning: {hours: 1}}\n", "trust.learning.hours: unused"},
      {"trust: {grown_by: opportunities, learning: {practice: 1}, opportunities: {kept: 1}}\n",
       "trust.learning.practice: unused"},
      {"trust: {grown_by: learning, opportunities: {kept: 1}}\n",
       "trust.opportunities.kept: unused"},
      {"trust: {opportunities: {per_week: 1}}\n",
       "s.yaml:1:35: trust.opportunities.kept: opportunities ask for it"},
      {"trust: {grown_by: both}\n", "trust.opportunities.kept: opportunities ask for it"},
      {"trust: {learning: {practice: 1.5}}\n", "allowed 0 to 1"},
      {"trust: {learning: {per_hour: -0.1}}\n", "allowed 0 to 1"},
      {"trust: {learning: {hours: .inf}}\n", "trust.learning.hours: "},
      {"trust: {learning: {hours: 169}}\n", "allowed 0 to 168"},
      {"trust: {opportunities: {kept: .nan}}\n", "trust.opportunities.kept: "},
      {"trust: {learning: {practise: 1}}\n", "did you mean trust.learning.practice?"},
      {"trust: {learning: {pace: 0.1}}\nprogramme: {weeks: 1041}\n", "allowed 0 to 1040"},
      {"trust: {learning: {pace: 0.1}}\nprogramme: {weeks: 1.5}\n", "programme.weeks: "},
      {"network: {famous: Zachary}\ncascade: {seed_set: [0]}\ntrust: {learning: {pace: 0.1}}\n",
       "misplaced"},
  };
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    reach_scenario scenario = {0};
    reach_report report = {0};
    const char *text = refused[i].text;
    int status = reach_scenario_read(text, strlen(text), "s.yaml", NULL, &scenario, &report);
    if (status != REACH_INVALID || report.n_messages != 1 ||
        !strstr(report.message[0], refused[i].words))
      fail_msg("status %d, %zu messages, first: %s\nof: %s", status, report.n_messages,
               report.n_messages ? report.message[0] : "-", text);
    reach_scenario_free(&scenario);
    reach_report_free(&report);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_two_weeks_worked_out_by_hand),
      cmocka_unit_test(test_closed_forms_hold),
      cmocka_unit_test(test_limits_are_exact),
      cmocka_unit_test(test_limits_of_audits_are_exact),
      cmocka_unit_test(test_the_formula_is_the_mean_of_single_promises),
      cmocka_unit_test(test_more_of_anything_never_lowers_a_leg),
      cmocka_unit_test(test_more_weeks_never_lower_competency),
      cmocka_unit_test(test_what_is_seen_is_what_has_grown),
      cmocka_unit_test(test_training_alone_makes_experts_not_advocates),
      cmocka_unit_test(test_the_ends_of_transparency_are_exact),
      cmocka_unit_test(test_a_leg_says_how_it_grew),
      cmocka_unit_test(test_keys_that_cannot_act_are_refused)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
