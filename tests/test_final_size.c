/* Three engines, one cascade: the event engine, the rounds with copies and the final size draw the
 * same numbers, so they reach the same people in the same rounds. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cascade/final_size.h"
#include "cascade/model.h"
#include "study/stage.h"
#include "support/scratch.h"
#include "support/support.h"

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

static void assert_engines_agree(const char *text) {
  enum { REPLICATES = 60 };
  staged s;
  stage_set(&s, text);
  reach_workspace events, rounds;
  reach_final_size final = {0};
  assert_int_equal(reach_workspace_init(&events, UINT32_MAX, NULL), 0);
  assert_int_equal(reach_workspace_init(&rounds, UINT32_MAX, NULL), 0);
  uint64_t n_exposed = 0;
  for (uint32_t r = 0; r < REPLICATES; r++) {
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
    reach_touched_free(&events.touched); /* its table points to places before the sorting */
    reach_touched_free(&rounds.touched);
    assert_int_equal(reach_touched_init(&events.touched), 0);
    assert_int_equal(reach_touched_init(&rounds.touched), 0);
  }
  assert_true(n_exposed > 0);
  reach_final_size_free(&final);
  reach_workspace_free(&events);
  reach_workspace_free(&rounds);
  stage_free(&s);
}

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
    assert_engines_agree(text);
    strcat(text, "run: {days: 2}\n");
    assert_engines_agree(text);
  }
}

/* Large enough for hundreds of tellings under way at once, and for tables to grow. */
static void test_engines_agree_on_a_large_network(void **state) {
  (void)state;
  enum { PEOPLE = 6000, TIES = 30000 };
  void *scratch = scratch_enter();
  FILE *file = fopen("large.edges", "w");
  assert_non_null(file);
  reach_stream stream = reach_stream_open(1, 0, reach_stream_name("tests/large"), 0);
  for (uint64_t i = 0; i < TIES; i++)
    fprintf(file, "%u %u\n", (unsigned)reach_below_of_bits(reach_draw_bits(stream, 2 * i), PEOPLE),
            (unsigned)reach_below_of_bits(reach_draw_bits(stream, 2 * i + 1), PEOPLE));
  assert_int_equal(fclose(file), 0);
  char text[300];
  for (int directed = 0; directed < 2; directed++) {
    snprintf(text, sizeof text,
             "network: {file: large.edges, directed: %s}\n"
             "cascade: {model: independent-cascade, probability: 0.3,"
             " seed_choice: random, seed_count: 40}\n",
             directed ? "true" : "false");
    assert_engines_agree(text);
    strcat(text, "run: {days: 3, world: fixed}\n");
    assert_engines_agree(text);
  }
  scratch_leave(scratch);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_engines_agree_in_a_club),
      cmocka_unit_test(test_engines_agree_on_a_large_network),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
