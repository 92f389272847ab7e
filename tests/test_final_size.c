/* Several engines, one cascade: the event engine, the rounds with copies and the final size draw
 * the same numbers, so they reach the same people in the same rounds. In continuous time the engine
 * that plays a bucket of days at a time gives everybody the same copy as the event engine. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cascade/final_size.h"
#include "cascade/model.h"
#include "study/stage.h"
#include "support/play.h"
#include "support/scratch.h"

typedef struct {
  reach_scenario scenario;
  reach_stage stage;
} staged;

static void stage_set(staged *s, const char *text) {
  reach_report report = {0};
  assert_ok(reach_scenario_read(text, strlen(text), "x.yaml", NULL, &s->scenario, &report),
            &report);
  assert_ok(reach_stage_set(&s->scenario, &(reach_stage_options){0}, &s->stage, &report), &report);
}

static void stage_free(staged *s) {
  reach_stage_free(&s->stage);
  reach_scenario_free(&s->scenario);
}

static int by_person(const void *a, const void *b) {
  uint64_t x = ((const reach_person *)a)->person, y = ((const reach_person *)b)->person;
  return (x > y) - (x < y);
}

static void sort_people(reach_touched *touched) {
  qsort(touched->person, touched->n, sizeof *touched->person, by_person);
}

static void assert_same_people(const reach_touched *a, const reach_touched *b) {
  assert_int_equal(a->n, b->n);
  for (size_t i = 0; i < a->n; i++) {
    const reach_person *p = &a->person[i], *q = &b->person[i];
    assert_int_equal(p->person, q->person);
    assert_true(p->day <= q->day && p->day >= q->day);
    assert_true(p->accept_day <= q->accept_day && p->accept_day >= q->accept_day);
    assert_int_equal(p->hop, q->hop);
    assert_int_equal(p->accept_hop, q->accept_hop);
    assert_int_equal(p->n_exposures, q->n_exposures);
    assert_int_equal(p->is_start, q->is_start);
    assert_int_equal(p->is_intact, q->is_intact);
    assert_int_equal(p->accept_is_intact, q->accept_is_intact);
    assert_int_equal(p->sent, q->sent);
    if (p->is_start) continue;
    assert_int_equal(p->teller, q->teller);
    assert_int_equal(p->accept_teller, q->accept_teller);
    assert_int_equal(p->accept_channel, q->accept_channel);
  }
}

static void assert_same_trace(const reach_trace *a, const reach_trace *b) {
  assert_int_equal(a->gross, b->gross);
  assert_int_equal(a->impressions, b->impressions);
  assert_int_equal(a->hearer_tellings, b->hearer_tellings);
  assert_int_equal(a->n_senders, b->n_senders);
  assert_int_equal(a->n_start, b->n_start);
}

static void assert_final(const reach_final_size *final, const reach_touched *touched) {
  assert_int_equal(final->n_reached, touched->n);
  uint32_t round = 0;
  for (uint32_t i = 0; i < final->n_reached; i++) {
    while (i >= final->round_end[round]) round++;
    const reach_person *person = bsearch(&(reach_person){.person = final->reached[i]},
                                         touched->person, touched->n, sizeof *person, by_person);
    assert_non_null(person);
    assert_int_equal(person->hop, round);
  }
  assert_int_equal(final->n_rounds, round + 1);
}

static void stage_reset(reach_workspace *workspace) {
  reach_touched_free(&workspace->touched); /* its table points to places before the sorting */
  assert_int_equal(reach_touched_init(&workspace->touched), 0);
}

static void assert_times_agree(const char *text, uint32_t n_replicates) {
  staged s;
  stage_set(&s, text);
  const reach_plan *plan = &s.stage.plan[0];
  assert_true(plan->bucket_days > 0);
  reach_workspace events, buckets;
  assert_int_equal(reach_workspace_init(&events, UINT32_MAX, NULL), 0);
  assert_int_equal(reach_workspace_init(&buckets, UINT32_MAX, NULL), 0);
  uint64_t n_exposed = 0;
  for (uint32_t r = 0; r < n_replicates; r++) {
    reach_trace traces[2];
    assert_int_equal(reach_events_run(plan, r, &events, &traces[0]), 0);
    assert_int_equal(reach_continuous_time_run(plan, r, &buckets, &traces[1]), 0);
    assert_same_trace(&traces[0], &traces[1]);
    sort_people(&events.touched);
    sort_people(&buckets.touched);
    assert_same_people(&events.touched, &buckets.touched);
    n_exposed += traces[0].impressions;
    stage_reset(&events);
    stage_reset(&buckets);
  }
  assert_true(n_exposed > 0);
  reach_workspace_free(&events);
  reach_workspace_free(&buckets);
  stage_free(&s);
}

static void assert_engines_agree(const char *text, uint32_t n_replicates) {
  staged s;
  stage_set(&s, text);
  reach_workspace events, rounds;
  reach_final_size final = {0};
  assert_int_equal(reach_workspace_init(&events, UINT32_MAX, NULL), 0);
  assert_int_equal(reach_workspace_init(&rounds, UINT32_MAX, NULL), 0);
  uint64_t n_exposed = 0;
  for (uint32_t r = 0; r < n_replicates; r++) {
    reach_trace traces[2];
    const reach_plan *plan = &s.stage.plan[0];
    assert_int_equal(reach_events_run(plan, r, &events, &traces[0]), 0);
    assert_int_equal(reach_independent_cascade_run(plan, r, &rounds, &traces[1]), 0);
    assert_int_equal(reach_final_size_run(plan, r, NULL, &final), 0);
    assert_same_trace(&traces[0], &traces[1]);
    sort_people(&events.touched);
    sort_people(&rounds.touched);
    assert_same_people(&events.touched, &rounds.touched);
    assert_final(&final, &rounds.touched);
    n_exposed += traces[0].impressions;
    stage_reset(&events);
    stage_reset(&rounds);
  }
  assert_true(n_exposed > 0);
  reach_final_size_free(&final);
  reach_workspace_free(&events);
  reach_workspace_free(&rounds);
  stage_free(&s);
}

enum { REPLICATES = 60, LARGE_REPLICATES = 20, FEW_REPLICATES = 5 };

static const char club[] = "network: {famous: Zachary}\n";

static void test_engines_agree_in_a_club(void **state) {
  (void)state;
  char text[300];
  const char *const rules[] = {
      "probability: 0.2, seed_set: [0, 33]", "probability: 0.9, seed_choice: random, seed_count: 5",
      "probability: 1, seed_set: [16]", "probability: 1e-3, seed_choice: everyone",
      "probability: 0.3, seed_choice: degree, seed_count: 3"};
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
    snprintf(text, sizeof text, "%scascade: {model: independent-cascade, %s}\n", club, rules[i]);
    assert_engines_agree(text, REPLICATES);
    strcat(text, "run: {days: 2}\n");
    assert_engines_agree(text, REPLICATES);
  }
}

static void test_engines_agree_tie_by_tie(void **state) {
  (void)state;
  static const char ties[] = "0 1 0.5; 1 2 1; 2 3 0.25; 3 0 0.75; 0 2 0.5; 3 4 0.1; 4 4 1; 2 3 0.5";
  char text[400];
  for (int kept = 0; kept < 2; kept++) {
    const char *fate = kept ? "keep" : "drop";
    snprintf(text, sizeof text,
             "network: {edges: \"%s\", loops: %s, repeats: %s}\n"
             "cascade: {probability_rule: file, seed_set: [0]}\n",
             ties, fate, fate);
    assert_engines_agree(text, REPLICATES);
  }
  snprintf(text, sizeof text, "%scascade: {probability_rule: weighted, seed_set: [0]}\n", club);
  assert_engines_agree(text, REPLICATES);
}

/* Large enough for hundreds of tellings under way at once, and for tables to grow. */
static void write_large(void) {
  enum { PEOPLE = 3000, TIES = 15000 };
  FILE *file = fopen("large.edges", "w");
  assert_non_null(file);
  reach_stream stream = reach_stream_open(1, 0, reach_stream_name("tests/large"), 0);
  for (uint64_t i = 0; i < TIES; i++)
    fprintf(file, "%u %u\n", (unsigned)reach_below_of_bits(reach_draw_bits(stream, 2 * i), PEOPLE),
            (unsigned)reach_below_of_bits(reach_draw_bits(stream, 2 * i + 1), PEOPLE));
  assert_int_equal(fclose(file), 0);
}

static void on_a_large_network(const char *model,
                               void (*assert_agree)(const char *text, uint32_t n_replicates)) {
  void *scratch = scratch_enter();
  write_large();
  char text[300];
  for (int directed = 0; directed < 2; directed++) {
    snprintf(text, sizeof text,
             "network: {file: large.edges, directed: %s}\n"
             "cascade: {model: %s, probability: 0.3,"
             " seed_choice: random, seed_count: 40}\n",
             directed ? "true" : "false", model);
    assert_agree(text, LARGE_REPLICATES);
    strcat(text, "run: {days: 3, world: fixed}\n");
    assert_agree(text, LARGE_REPLICATES);
  }
  scratch_leave(scratch);
}

static void test_engines_agree_on_a_large_network(void **state) {
  (void)state;
  on_a_large_network("independent-cascade", assert_engines_agree);
}

static void test_times_agree_on_a_large_network(void **state) {
  (void)state;
  on_a_large_network("continuous-time-cascade", assert_times_agree);
}

/* Delays of every law that is not mostly shorter than a bucket. */
static const char *const delays[] = {"delay: exponential",
                                     "delay: constant",
                                     "delay: exponential, half_life_days: 1e-6",
                                     "delay: power-law, tail: 2",
                                     "delay: two-component, fast_share: 0.7",
                                     "delay: weibull, shape: 0.7",
                                     "delay: lognormal, sigma: 2",
                                     "delay: gamma, shape: 1.5"};

static void test_times_agree_in_a_club(void **state) {
  (void)state;
  static const char *const rules[] = {"probability: 0.2, seed_set: [0, 33]",
                                      "probability: 1, seed_set: [16]",
                                      "probability: 0.7, seed_choice: random, seed_count: 4"};
  char text[300];
  for (size_t d = 0; d < sizeof delays / sizeof *delays; d++) {
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
      int n = snprintf(text, sizeof text, "%scascade: {model: continuous-time-cascade, %s, %s}\n",
                       club, rules[i], delays[d]);
      assert_times_agree(text, REPLICATES);
      snprintf(text + n, sizeof text - (size_t)n, "run: {days: 2}\n");
      assert_times_agree(text, REPLICATES);
    }
  }
}

/* Dense, so that many have an earlier copy after they told a later one. */
static void test_times_agree_where_all_know_each_other(void **state) {
  (void)state;
  char text[300];
  for (size_t d = 0; d < sizeof delays / sizeof *delays; d++) {
    for (int days = 0; days < 2; days++) {
      snprintf(text, sizeof text,
               "network: {edges: \"complete 120\"}\n"
               "cascade: {model: continuous-time-cascade, probability: 0.6, seed_set: [7], %s}\n%s",
               delays[d], days ? "run: {days: 1}\n" : "");
      assert_times_agree(text, FEW_REPLICATES);
    }
  }
}

/* Delays that are mostly shorter than any bucket, and ties that differ, are the event engine's. */
static void test_other_delays_are_played_event_by_event(void **state) {
  (void)state;
  static const char *const rules[] = {"half_life_days: 0", "delay: weibull, shape: 0.1",
                                      "delay: lognormal, sigma: 9",
                                      "probability_rule: weighted, delay: exponential"};
  char text[300];
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
    staged s;
    snprintf(text, sizeof text, "%scascade: {model: continuous-time-cascade, %s, seed_set: [0]}\n",
             club, rules[i]);
    stage_set(&s, text);
    assert_true(s.stage.plan[0].bucket_days <= 0);
    stage_free(&s);
  }
}

/* What the final size tells is what the full run tells; the rest is missing. */
static void test_measures_are_those_of_the_full_run(void **state) {
  (void)state;
  static const char text[] =
      "network: {famous: Zachary}\nrun: {replicates: 500, days: 4}\n"
      "cascade: {model: independent-cascade, seed_choice: random, seed_count: 2}\n"
      "organizations:\n"
      "  few: {cascade: {probability: 0.1, detail: %s}}\n"
      "  many: {cascade: {probability: 0.25, detail: %s}}\n";
  test_play full, reach;
  test_play_run(&full, text, "full", "full");
  test_play_run(&reach, text, "reach", "reach");
  unsigned n_told = 0;
  for (size_t o = 0; o < 2; o++) {
    for (int m = 0; m < REACH_N_MEASURES; m++) {
      const double *a = test_play_values(&full, o, m), *b = test_play_values(&reach, o, m);
      bool is_told = false;
      for (uint64_t r = 0; r < full.result.n_replicates; r++) {
        is_told = is_told || !isnan(b[r]);
        if (!isnan(b[r])) assert_true(a[r] >= b[r] && a[r] <= b[r]);
      }
      for (uint64_t r = 0; is_told && r < full.result.n_replicates; r++)
        assert_int_equal(isnan(a[r]), isnan(b[r]));
      n_told += is_told;
    }
    const reach_answer *x = &full.result.answer[o], *y = &reach.result.answer[o];
    assert_int_equal(x->n_hops, y->n_hops);
    for (unsigned h = 0; h < x->n_hops; h++)
      assert_true(x->hop[h].mean >= y->hop[h].mean && x->hop[h].mean <= y->hop[h].mean);
    for (unsigned d = 0; d <= full.result.n_days; d++)
      assert_true(x->curve[d].mean >= y->curve[d].mean && x->curve[d].mean <= y->curve[d].mean);
    assert_int_equal(y->n_frequencies, 0);
  }
  assert_int_equal(n_told, 2 * 10 + 1); /* ten measures; days_to_baseline of the second only */
  test_play_free(&full);
  test_play_free(&reach);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_engines_agree_in_a_club),
      cmocka_unit_test(test_engines_agree_tie_by_tie),
      cmocka_unit_test(test_engines_agree_on_a_large_network),
      cmocka_unit_test(test_times_agree_in_a_club),
      cmocka_unit_test(test_times_agree_where_all_know_each_other),
      cmocka_unit_test(test_times_agree_on_a_large_network),
      cmocka_unit_test(test_other_delays_are_played_event_by_event),
      cmocka_unit_test(test_measures_are_those_of_the_full_run),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
