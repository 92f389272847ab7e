/* The figures of the reality ladder against closed forms, and each rung against the ordinary
 * scenario that has its values. Random audiences: a person of a market of N escapes n people who
 * each address k of them, each heeded with probability p, with (1 - p k/N)^n. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "study/statistics.h"
#include "support/play.h"

enum { PEOPLE = 500, CONTACTS = 40, TOLD = 8, MARKET = 20000, REPLICATES = 400 };

/* The article's arithmetic on a small scale, and its steps; every closed form is below. */
static const char body[] = "run: {seed: 77, replicates: 400}\n"
                           "associates: {count: 500, contacts: {law: constant, mean: 40}}\n"
                           "market: {audiences: separate, segments: 1}\n"
                           "participation: 1\n"
                           "trust: {sincerity: 1, competency: 1, reliability: 1}\n"
                           "organizations:\n"
                           "  old:\n"
                           "    channels: [conversation]\n"
                           "    conversation: {people: 8, attention: 1, retell: 0, fidelity: 1}\n"
                           "  new:\n"
                           "    channels: [feed]\n"
                           "    feed: {attention: 1, reshare: 0, delay: constant}\n";
static const char overlap[] = "- {step: overlap, market: {audiences: shared, people: 20000}}\n";
static const char steps[] = "- step: attention\n"
                            "  organizations:\n"
                            "    old: {conversation: {attention: 0.9}}\n"
                            "    new: {feed: {attention: 0.35}}\n"
                            "- step: participation\n"
                            "  organizations: {old: {participation: 0.8},\n"
                            "                  new: {participation: 0.1}}\n"
                            "- step: fidelity\n"
                            "  organizations: {old: {conversation: {fidelity: 0.8}},\n"
                            "                  new: {feed: {copy: retold, fidelity: 0.95}}}\n"
                            "- {step: trust, trust: {sincerity: 0.5}}\n";

/* What each rung makes of the two organizations. */
static const struct {
  double attention[2], participation[2], fidelity[2], trust;
} rung[] = {
    {{1, 1}, {1, 1}, {1, 1}, 1},          {{.9, .35}, {1, 1}, {1, 1}, 1},
    {{.9, .35}, {.8, .1}, {1, 1}, 1},     {{.9, .35}, {.8, .1}, {.8, .95}, 1},
    {{.9, .35}, {.8, .1}, {.8, .95}, .5},
};
enum { N_RUNGS = sizeof rung / sizeof *rung };

static const reach_summary *figure(const test_play *play, size_t i, size_t o, int what) {
  return &play->result.rung[i].answer[o].summary[what];
}

static void assert_figure(const reach_summary *got, double expected, const char *what) {
  assert_int_equal(got->n, REPLICATES);
  assert_within_sigmas(got->mean, expected, got->sd / sqrt(REPLICATES), what);
}

/* People who are addressed by n people with k tellings each, p of which have an effect. */
static double different(double n, double k, double p) {
  return MARKET * -expm1(n * log1p(-p * k / MARKET));
}

static void test_the_first_rung_is_plain_arithmetic(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "%sladder:\n%s", body, overlap);
  assert_int_equal(play.result.n_rungs, 2);
  const double gross[] = {PEOPLE * TOLD, PEOPLE * CONTACTS};
  for (size_t o = 0; o < 2; o++) {
    for (int k = REACH_LADDER_GROSS; k <= REACH_LADDER_EFFECTIVE; k++) {
      assert_close(figure(&play, 0, o, k)->mean, gross[o], 0, "gross, reach, effective reach");
      assert_close(figure(&play, 0, o, k)->sd, 0, 0, "no luck");
    }
    assert_close(figure(&play, 1, o, REACH_LADDER_GROSS)->mean, gross[o], 0, "gross stays");
  }
  const reach_rung_answer *first = play.result.rung[0].answer;
  assert_close(first[1].comparison[REACH_LADDER_EFFECTIVE].ratio, 5, 0, "40 / 8");
  assert_true(isnan(first[1].change[REACH_LADDER_EFFECTIVE].ratio));
  assert_true(isnan(first[0].comparison[REACH_LADDER_EFFECTIVE].ratio));
  test_play_free(&play);
}

static void test_overlap_attention_and_the_rest_are_what_chance_makes_of_them(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "%sladder:\n%s%s", body, overlap, steps);
  assert_int_equal(play.result.n_rungs, 1 + N_RUNGS);
  const double told[] = {TOLD, CONTACTS};
  for (size_t i = 0; i < N_RUNGS; i++) {
    for (size_t o = 0; o < 2; o++) {
      double n = PEOPLE * rung[i].participation[o], p = rung[i].attention[o];
      const char *what = play.result.rung[i + 1].name;
      assert_close(figure(&play, i + 1, o, REACH_LADDER_GROSS)->mean, n * told[o], 0, what);
      assert_close(figure(&play, i + 1, o, REACH_LADDER_OVERLAP)->mean,
                   1 - different(n, told[o], 1) / (n * told[o]), 1e-9, what);
      assert_figure(figure(&play, i + 1, o, REACH_LADDER_REACH), different(n, told[o], p), what);
      assert_figure(figure(&play, i + 1, o, REACH_LADDER_EFFECTIVE),
                    rung[i].fidelity[o] * different(n, told[o], p * rung[i].trust), what);
    }
  }
  test_play_free(&play);
}

/* Nobody hears twice where audiences are separate: every step is a factor. */
static void test_without_overlap_the_steps_multiply(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "%sladder:\n%s", body, steps);
  const double told[] = {TOLD, CONTACTS};
  for (size_t i = 1; i < N_RUNGS; i++) {
    for (size_t o = 0; o < 2; o++) {
      double expected = PEOPLE * told[o] * rung[i].attention[o] * rung[i].participation[o] *
                        rung[i].fidelity[o] * rung[i].trust;
      assert_figure(figure(&play, i, o, REACH_LADDER_EFFECTIVE), expected, "a product");
    }
  }
  const reach_comparison *trust = &play.result.rung[4].answer[0].change[REACH_LADDER_EFFECTIVE];
  assert_true(trust->ratio_ci_low < .5 && trust->ratio_ci_high > .5);
  test_play_free(&play);
}

/* Everybody is told at once and told wrong, and reads it right on the page a day later. Half
 * believe what they were told; of the others half believe the page. */
static void test_effective_is_who_believes_the_right_copy_not_who_hears_it_first(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "run: {seed: 8, replicates: 400}\n"
                       "associates: {count: 1, contacts: {law: constant, mean: 100}}\n"
                       "market: {people: 100, segments: 1}\n"
                       "participation: 1\n"
                       "trust: {sincerity: 0.5, competency: 1, reliability: 1}\n"
                       "channels: [conversation, official-page]\n"
                       "conversation: {people: 100, pace: 100000, attention: 1, fidelity: 0,\n"
                       "               retell: 0}\n"
                       "official-page: {followers: 100, attention: 1, delay: constant,\n"
                       "                half_life_days: 1}\n");
  test_moments accepted = test_play_moments(&play, 0, REACH_MEASURE_accepted_reach);
  test_moments effective = test_play_moments(&play, 0, REACH_MEASURE_effective_reach);
  test_moments accurate = test_play_moments(&play, 0, REACH_MEASURE_accurate_reach);
  assert_mean(&accepted, 75, "believed something");
  assert_mean(&effective, 25, "believed the page");
  assert_mean(&accurate, 0, "nobody heard it right first");
  test_play_free(&play);
}

static void assert_same(const void *got, const void *expected, size_t n, const char *what) {
  if (memcmp(got, expected, n)) fail_msg("%s: not the same bits", what);
}

/* Rung i of the ladder against `alone`, which plays it as a scenario of its own. */
static void assert_rung_is(const test_play *play, size_t i, const test_play *alone) {
  for (size_t o = 0; o < play->scenario.n_organizations; o++) {
    const reach_rung_answer *got = &play->result.rung[i].answer[o];
    const reach_answer *expected = &alone->result.answer[o];
    for (size_t k = 0; k < REACH_N_LADDER; k++) {
      int m = reach_ladder_measure[k];
      assert_same(&got->summary[k], &expected->summary[m], sizeof *got->summary, "a summary");
      if (o != play->scenario.baseline)
        assert_same(&got->comparison[k], &expected->comparison[m], sizeof *got->comparison,
                    "a comparison");
    }
  }
}

/* The changes of rung i are those between two scenarios of their own. */
static void assert_change_is(const test_play *play, size_t i, const test_play *below,
                             const test_play *here) {
  unsigned a = below->result.n_networks, b = here->result.n_networks;
  for (size_t o = 0; o < play->scenario.n_organizations; o++) {
    for (size_t k = 0; k < REACH_N_LADDER; k++) {
      reach_comparison expected;
      int m = reach_ladder_measure[k];
      assert_int_equal(reach_comparison_of(test_play_values(here, o, m),
                                           test_play_values(below, o, m), play->result.n_replicates,
                                           a > b ? a : b, &expected),
                       0);
      assert_same(&play->result.rung[i].answer[o].change[k], &expected, sizeof expected,
                  "a change");
    }
  }
}

static const char company[] =
    "run: {seed: 5, replicates: 30, days: 9, networks: 3}\n"
    "associates: {count: 60, contacts: {law: lognormal, mean: 30}}\n"
    "market: {people: 9000, segments: 6, locality: 0.5, contacts: {mean: 20}}\n"
    "organizations:\n"
    "  one: {participation: 1, channels: [official-page, conversation]}\n"
    "  two: {participation: 0.3, channels: [conversation, feed], feed: {reshare: 0.02}}\n"
    "  three: {participation: 0.2, channels: [feed]}\n"
    "baseline: two\n";
static const char ties[] = "work_ties: {model: departments, departments: 3, mean_degree: 5}\n";

static void test_a_rung_is_the_ordinary_scenario_with_its_values(void **state) {
  (void)state;
  enum { N_STEPS = 3 };
  test_play play, alone[N_STEPS + 1];
  test_play_run(&play,
                "%sladder:\n"
                "- {step: ties, work_ties: {model: departments, departments: 3, mean_degree: 5},\n"
                "   organizations: {three: {feed: {audience: both}}}}\n"
                "- {step: few, participation: 0.1, market: {people: 4000}}\n"
                "- {step: outside, organizations: {three: {feed: {audience: contacts}}}}\n",
                company);
  test_play_run(&alone[0], "%s", company);
  for (size_t i = 1; i <= N_STEPS; i++) { /* as the program itself would write them ... */
    reach_scenario there = reach_scenario_rung(&play.scenario, i);
    char *resolved = reach_scenario_resolved(&there);
    test_play_run(&alone[i], "%s", resolved);
    free(resolved);
  }
  const unsigned n_networks[] = {1, 3, 3, 1}; /* that replicates depend on */
  for (size_t i = 0; i <= N_STEPS; i++) {
    assert_int_equal(alone[i].result.n_networks, n_networks[i]);
    assert_rung_is(&play, i, &alone[i]);
    if (i) assert_change_is(&play, i, &alone[i - 1], &alone[i]);
  }
  test_play by_hand; /* ... and as a person would */
  test_play_run(&by_hand,
                "run: {seed: 5, replicates: 30, days: 9, networks: 3}\n"
                "associates: {count: 60, contacts: {law: lognormal, mean: 30}}\n%s"
                "market: {people: 4000, segments: 6, locality: 0.5, contacts: {mean: 20}}\n"
                "participation: 0.1\n"
                "organizations:\n"
                "  one: {channels: [official-page, conversation]}\n"
                "  two: {channels: [conversation, feed], feed: {reshare: 0.02}}\n"
                "  three: {channels: [feed], feed: {audience: both}}\n"
                "baseline: two\n",
                ties);
  assert_rung_is(&play, 2, &by_hand);
  test_play_free(&play);
  for (size_t i = 0; i <= N_STEPS; i++) test_play_free(&alone[i]);
  test_play_free(&by_hand);
}

static void test_the_main_result_does_not_know_the_ladder(void **state) {
  (void)state;
  test_play with, without;
  test_play_run(&with, "%sladder:\n- {step: few, participation: 0.1}\n", company);
  test_play_run(&without, "%s", company);
  assert_int_equal(without.result.n_rungs, 0);
  for (size_t o = 0; o < 3; o++)
    assert_same(with.result.answer[o].summary, without.result.answer[o].summary,
                sizeof with.result.answer[o].summary, "the summary");
  test_play_free(&with);
  test_play_free(&without);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_the_first_rung_is_plain_arithmetic),
      cmocka_unit_test(test_overlap_attention_and_the_rest_are_what_chance_makes_of_them),
      cmocka_unit_test(test_without_overlap_the_steps_multiply),
      cmocka_unit_test(test_effective_is_who_believes_the_right_copy_not_who_hears_it_first),
      cmocka_unit_test(test_a_rung_is_the_ordinary_scenario_with_its_values),
      cmocka_unit_test(test_the_main_result_does_not_know_the_ladder),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
