/* Adoption in a company: who takes part passes the message on, is paid for and is measured. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "support/play.h"
#include "world/adoption.h"

/* run: what else is said of it; ties: of work_ties; reshare: a number. */
#define WORLD(run, ties, reshare)                                                                  \
  "run: {seed: 8, days: 6, " run "}\n"                                                             \
  "associates: {count: 60, contacts: {law: constant, mean: 10}}\n"                                 \
  "market: {people: 3000, segments: 4, contacts: {law: poisson, mean: 10}}\n"                      \
  "work_ties: {departments: 3" ties "}\nchannels: [feed]\n"                                        \
  "feed: {attention: 0.6, reshare: " reshare "}\n"
#define TIES ", model: departments, mean_degree: 4"

static const double *values(const test_play *play, size_t o, int measure) {
  return test_play_values(play, o, measure);
}

static void test_participants_are_the_senders_and_those_who_are_paid_for(void **state) {
  (void)state;
  const double contacts = 10, people = 60, fixed = 5, each = 7;
  test_play play;
  test_play_run(&play,
                WORLD("replicates: 400", "", "0") "adoption: {model: adkar}\n"
                                                  "programme: {weeks: 20}\n"
                                                  "economics: {training_cost: 7, fixed_cost: 5}\n");
  const double *adoption = values(&play, 0, REACH_MEASURE_adoption);
  unsigned n_some = 0;
  for (uint64_t r = 0; r < play.result.n_replicates; r++) {
    double n = round(adoption[r] * people), shares = adoption[r];
    n_some += n > 0 && n < people;
    for (int m = REACH_MEASURE_barrier_awareness; m <= REACH_MEASURE_barrier_reinforcement; m++)
      shares += values(&play, 0, m)[r];
    assert_close(shares, 1, 1e-12, "everybody takes part or has a barrier");
    assert_close(values(&play, 0, REACH_MEASURE_senders)[r], n, 0, "senders");
    assert_close(values(&play, 0, REACH_MEASURE_gross_contacts)[r], n * contacts, 0, "gross");
    assert_close(values(&play, 0, REACH_MEASURE_cost)[r], fixed + each * n, 0, "cost");
  }
  assert_true(n_some > play.result.n_replicates / 2);
  test_play_free(&play);
}

static void test_what_the_replicates_say_together_agrees_with_them(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, WORLD("replicates: 400, networks: 5", TIES,
                             "0.05") "adoption: {model: adkar, peer_influence: 0.3}\n");
  const reach_answer *answer = &play.result.answer[0];
  const reach_uptake *uptake = &answer->uptake;
  const reach_band *last = uptake->curve + (size_t)uptake->n_weeks * REACH_N_ADOPTION;
  const reach_summary *adoption = &answer->summary[REACH_MEASURE_adoption];
  assert_int_equal(uptake->n_weeks, 26);
  assert_int_equal(uptake->n_departments, 3);
  assert_close(last[REACH_ADOPTION_PARTICIPATION].mean, adoption->mean, 1e-12, "mean at the end");
  assert_close(last[REACH_ADOPTION_PARTICIPATION].p95, adoption->p95, 1e-12, "quantile at the end");
  double departments = 0, people[REACH_N_BARRIERS] = {0};
  for (int j = 0; j < REACH_N_BARRIERS; j++) {
    departments += uptake->barred[j].mean;
    for (uint32_t d = 0; d < uptake->n_departments; d++) {
      reach_uptake_row row = reach_uptake_row_of(answer, d);
      people[j] += reach_uptake_share(uptake, row, j).mean * (double)row.n_people;
    }
  }
  assert_close(departments, 3, 1e-9, "every department has a barrier, or none");
  assert_close(people[REACH_STAGE_ABILITY] / 60,
               answer->summary[REACH_MEASURE_barrier_ability].mean, 1e-9, "barrier: ability");
  assert_close(people[REACH_NO_BARRIER] / 60, adoption->mean, 1e-9, "no barrier");
  assert_int_equal(play.result.n_networks, 5); /* peers: replicates of one network are alike */
  test_play_free(&play);
}

static void test_participation_that_is_given_is_not_measured_as_adoption(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, WORLD("replicates: 400", "", "0.05") "participation: 0.5\n");
  assert_int_equal(play.result.answer[0].summary[REACH_MEASURE_adoption].n, 0);
  assert_null(play.result.answer[0].uptake.curve);
  test_play_free(&play);
}

/* Everybody who takes part with less takes part with more, so nobody is lost who hears. */
static void test_more_support_never_loses_anybody_who_is_reached(void **state) {
  (void)state;
  enum { STEPS = 6 };
  test_play play;
  test_play_run(
      &play,
      WORLD("replicates: 1500", TIES,
            "0.05") "organizations:\n"
                    "  a: {adoption: {model: adkar, peer_influence: 0.1, support: 0.3}}\n"
                    "  b: {adoption: {model: adkar, peer_influence: 0.1, support: 0.5}}\n"
                    "  c: {adoption: {model: adkar, peer_influence: 0.5, support: 0.5}}\n"
                    "  d: {adoption: {model: adkar, peer_influence: 0.5, support: 0.5, desire: "
                    "{start: "
                    "0.4}}}\n"
                    "  e: {adoption: {model: adkar, peer_influence: 0.5, support: 0.5, decay: 0, "
                    "desire: {start: 0.4}}}\n"
                    "  f: {adoption: {model: adkar, peer_influence: 0.5, support: 0.9, decay: 0, "
                    "desire: {start: 0.4}}}\n");
  for (size_t o = 0; o + 1 < STEPS; o++) {
    for (uint64_t r = 0; r < play.result.n_replicates; r++) {
      assert_true(values(&play, o, REACH_MEASURE_adoption)[r] <=
                  values(&play, o + 1, REACH_MEASURE_adoption)[r]);
      assert_true(values(&play, o, REACH_MEASURE_reach)[r] <=
                  values(&play, o + 1, REACH_MEASURE_reach)[r]);
      assert_true(values(&play, o, REACH_MEASURE_accepted_reach)[r] <=
                  values(&play, o + 1, REACH_MEASURE_accepted_reach)[r]);
    }
    assert_true(play.result.answer[o].summary[REACH_MEASURE_reach].mean <
                play.result.answer[o + 1].summary[REACH_MEASURE_reach].mean);
  }
  test_play_free(&play);
}

static void test_a_company_that_is_fixed_has_one_programme(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                WORLD("replicates: 400, world: fixed", "", "0.05") "adoption: {model: adkar}\n");
  const reach_summary *adoption = &play.result.answer[0].summary[REACH_MEASURE_adoption];
  assert_true(adoption->mean > 0 && adoption->sd <= 0);
  test_play_free(&play);
}

static void play_on(unsigned n_threads, const char *text, test_play *play) {
  reach_report report = {0};
  reach_study_options options = {.n_threads = n_threads};
  *play = (test_play){0};
  assert_ok(reach_scenario_read(text, strlen(text), "t.yaml", NULL, &play->scenario, &report),
            &report);
  assert_ok(reach_study_run(&play->scenario, &options, &play->result, &report), &report);
  reach_report_free(&report);
}

static void test_numbers_do_not_depend_on_threads(void **state) {
  (void)state;
  static const char text[] =
      WORLD("replicates: 60, networks: 3", TIES,
            "0.05") "adoption: {model: adkar, rule: product, peer_influence: 0.4}\n";
  test_play one, many;
  play_on(1, text, &one);
  play_on(5, text, &many);
  size_t n = REACH_N_MEASURES * one.result.n_replicates;
  assert_memory_equal(one.result.value, many.result.value, n * sizeof(double));
  const reach_uptake *a = &one.result.answer[0].uptake, *b = &many.result.answer[0].uptake;
  n = (size_t)(a->n_weeks + 1) * REACH_N_ADOPTION;
  assert_memory_equal(a->curve, b->curve, n * sizeof *a->curve);
  n = (size_t)(a->n_departments + 1) * REACH_N_BARRIERS;
  assert_memory_equal(a->barrier, b->barrier, n * sizeof *a->barrier);
  test_play_free(&one);
  test_play_free(&many);
}

/* Organizations share the luck of their people: what is off, or another number, changes nothing. */
static void test_a_programme_disturbs_nobody_elses_luck(void **state) {
  (void)state;
  test_play alone, beside;
  test_play_run(&alone, WORLD("replicates: 400", "", "0.05") "participation: 0.5\n");
  test_play_run(&beside, WORLD("replicates: 400", "",
                               "0.05") "organizations:\n  given: {participation: 0.5}\n"
                                       "  programme: {adoption: {model: adkar}}\n");
  const double *a = values(&alone, 0, REACH_MEASURE_reach);
  const double *b = values(&beside, 0, REACH_MEASURE_reach);
  assert_memory_equal(a, b, alone.result.n_replicates * sizeof *a);
  test_play_free(&alone);
  test_play_free(&beside);
}

static void test_bad_programmes_are_named(void **state) {
  (void)state;
  assert_mistake("programme: {weeks: 4}\n", "s.yaml:1:20: programme.weeks: unused");
  assert_mistake("programme: {weeks: 4}\n", "nor adoption.model: adkar; choose that");
  assert_mistake("adoption: {model: adkar}\nprogramme: {weeks: 1041}\n", "programme.weeks: 1041");
  assert_mistake("adoption: {model: adkar}\nprogramme: {weeks: -1}\n", "programme.weeks:");
  assert_mistake("adoption: {model: adkar}\nparticipation: 0.1\n",
                 "participation: unused, since no organization has adoption.model: "
                 "none");
  assert_mistake("adoption: {model: adkar}\ninternal_participation: 0.1\n",
                 "internal_participation: unused");
  assert_mistake("adoption: {support: 0.1}\n", "adoption.support: unused");
  assert_mistake("adoption: {desire: {gate: 0.1}}\n", "adoption.desire.gate: unused");
  assert_mistake("adoption: {model: adkar, peer_influence: 0.1}\n",
                 "adoption.peer_influence: unused, since no organization has work_ties.model: "
                 "departments or ");
  assert_mistake("adoption: {model: adkar, desire: {gate: 1.1}}\n", "adoption.desire.gate: 1.1");
  assert_mistake("adoption: {model: adkar, desire: {gate: nan}}\n", "adoption.desire.gate: nan");
  assert_mistake("adoption: {model: adkar, desire: {gates: 1}}\n",
                 "did you mean adoption.desire.gate?");
  assert_mistake("adoption: {model: bass}\n", "adoption.model: bass");
  assert_mistake("network: {edges: 0 1}\ncascade: {seed_set: [0]}\nadoption: {model: adkar}\n",
                 "adoption.model:");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_participants_are_the_senders_and_those_who_are_paid_for),
      cmocka_unit_test(test_what_the_replicates_say_together_agrees_with_them),
      cmocka_unit_test(test_participation_that_is_given_is_not_measured_as_adoption),
      cmocka_unit_test(test_more_support_never_loses_anybody_who_is_reached),
      cmocka_unit_test(test_a_company_that_is_fixed_has_one_programme),
      cmocka_unit_test(test_numbers_do_not_depend_on_threads),
      cmocka_unit_test(test_a_programme_disturbs_nobody_elses_luck),
      cmocka_unit_test(test_bad_programmes_are_named)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
