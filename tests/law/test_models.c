/* Laws that every diffusion model of a bare network obeys, on drawn networks. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cascade/model.h"
#include "study/stage.h"
#include "support/play.h"

enum { PEOPLE = 60, TIES = 150, N_NETWORKS = 4, REPLICATES = 50, N_SEEDS = 3 };

typedef struct {
  reach_scenario scenario;
  reach_stage stage;
  reach_workspace workspace;
  reach_trace trace;
  const reach_plan *plan;
  const reach_ties *ties;
} made;

/* Ties between random people; those of the last five of them lead nowhere else. */
static void write_network(char *path, unsigned number) {
  reach_stream stream = reach_stream_open(number, 0, reach_stream_name("tests/network"), 0);
  strcpy(path, "/tmp/orgreach-models-XXXXXX");
  FILE *file = fdopen(mkstemp(path), "w");
  assert_non_null(file);
  for (uint64_t i = 0; i < TIES; i++) {
    uint64_t u = reach_below_of_bits(reach_draw_bits(stream, 2 * i), PEOPLE - 5);
    uint64_t v = reach_below_of_bits(reach_draw_bits(stream, 2 * i + 1), PEOPLE - 5);
    fprintf(file, "%u %u\n", (unsigned)u, (unsigned)v);
  }
  for (unsigned u = PEOPLE - 5; u + 1 < PEOPLE; u++) fprintf(file, "%u %u\n", u, u + 1);
  assert_int_equal(fclose(file), 0);
}

/* `cascade` is the block without who starts. */
static void make(made *m, const char *cascade, unsigned number, const char *more) {
  char path[TEST_PATH], text[512];
  write_network(path, number);
  int n = snprintf(text, sizeof text,
                   "network: {file: %s, directed: %s}\n"
                   "cascade: {%s, seed_choice: random, seed_count: %d}\n%s",
                   path, number % 2 ? "true" : "false", cascade, N_SEEDS, more);
  *m = (made){0};
  reach_report report = {0};
  assert_ok(reach_scenario_read(text, (size_t)n, "test.yaml", NULL, &m->scenario, &report),
            &report);
  assert_ok(reach_stage_set(&m->scenario, &(reach_stage_options){0}, &m->stage, &report), &report);
  reach_report_free(&report);
  assert_int_equal(reach_workspace_init(&m->workspace, UINT64_MAX, NULL), 0);
  m->plan = &m->stage.plan[0];
  m->ties = &m->plan->world->network[0];
  unlink(path);
}

static const char *block_of(const reach_model *model) {
  static char block[64];
  snprintf(block, sizeof block, "model: %s", model->name);
  return block;
}

static void unmake(made *m) {
  reach_workspace_free(&m->workspace);
  reach_stage_free(&m->stage);
  reach_scenario_free(&m->scenario);
}

static const reach_touched *play(made *m, uint32_t replicate) {
  assert_int_equal(reach_cascade_run(m->plan, replicate, &m->workspace, &m->trace), 0);
  return &m->workspace.touched;
}

static bool has_tie(const reach_ties *ties, uint64_t from, uint64_t to) {
  for (uint64_t a = ties->first[from]; a < ties->first[from + 1]; a++)
    if (ties->target[a] == to) return true;
  return false;
}

static void assert_person(const made *m, const reach_person *person) {
  const reach_touched *touched = &m->workspace.touched;
  assert_true(person->day >= 0 && person->day < INFINITY);
  assert_true(person->accept_day < INFINITY);
  assert_true(person->is_intact && person->accept_is_intact);
  if (person->teller == REACH_THE_COMPANY) { /* who adopts without any teller */
    assert_true(m->plan->model == REACH_MODEL_BASS && !person->is_start && person->hop == 0);
    return;
  }
  assert_true(person->is_start == (person->hop == 0) && person->is_start == !(person->day > 0));
  if (person->is_start) return;
  size_t place = reach_touched_seek(touched, person->teller);
  assert_true(place < touched->n);
  const reach_person *teller = &touched->person[place];
  assert_true(has_tie(m->ties, teller->person, person->person));
  assert_true(teller->day < person->day && teller->hop + 1 == person->hop && teller->sent);
  assert_true(person->n_exposures > 0 && person->teller == person->accept_teller);
}

static void for_all(const char *more, void (*law)(made *m, uint32_t replicate)) {
  for (size_t i = 0; i < REACH_N_MODELS; i++) {
    for (unsigned number = 0; number < N_NETWORKS; number++) {
      made m;
      make(&m, block_of(&reach_model_table[i]), number, more);
      for (uint32_t r = 0; r < REPLICATES; r++) law(&m, r);
      unmake(&m);
    }
  }
}

static void law_of_tellers(made *m, uint32_t replicate) {
  const reach_touched *touched = play(m, replicate);
  uint64_t n_start = 0, impressions = 0, senders = 0, gross = 0;
  for (size_t i = 0; i < touched->n; i++) {
    const reach_person *person = &touched->person[i];
    assert_person(m, person);
    assert_int_equal(reach_touched_seek(touched, person->person), i);
    n_start += person->is_start;
    impressions += person->n_exposures;
    senders += person->sent != 0;
    if (person->is_start) gross += reach_ties_degree(m->ties, (uint32_t)person->person);
  }
  assert_int_equal(n_start, N_SEEDS);
  assert_int_equal(m->trace.n_start, N_SEEDS);
  assert_int_equal(m->trace.impressions, impressions);
  assert_int_equal(m->trace.n_senders, senders);
  assert_int_equal(m->trace.gross, gross);
  assert_true(m->trace.hearer_tellings <= impressions);
}

static void test_whoever_is_reached_was_told_by_a_neighbour_who_had_it_before(void **state) {
  (void)state;
  for_all("", law_of_tellers);
  for_all("run: {days: 2}\n", law_of_tellers);
}

static void law_of_days(made *m, uint32_t replicate) {
  const reach_touched *touched = play(m, replicate);
  for (size_t i = 0; i < touched->n; i++) assert_true(touched->person[i].day <= 2);
}

static void test_nobody_is_reached_after_the_last_day(void **state) {
  (void)state;
  for_all("run: {days: 2}\n", law_of_days);
}

/* A replicate does not depend on what the workspace played before. */
static void law_of_repeats(made *m, uint32_t replicate) {
  size_t n = play(m, replicate)->n;
  reach_person *first = calloc(n, sizeof *first);
  assert_non_null(first);
  memcpy(first, m->workspace.touched.person, n * sizeof *first);
  reach_trace trace = m->trace;
  play(m, replicate + 1);
  const reach_touched *touched = play(m, replicate);
  assert_int_equal(touched->n, n);
  assert_memory_equal(&m->trace, &trace, sizeof trace);
  for (size_t i = 0; i < n; i++) {
    const reach_person *now = &touched->person[i];
    assert_true(now->person == first[i].person && now->teller == first[i].teller);
    assert_true(now->hop == first[i].hop && now->n_exposures == first[i].n_exposures);
    assert_memory_equal(&now->day, &first[i].day, sizeof now->day);
  }
  free(first);
}

static void test_a_replicate_is_the_same_whatever_was_played_before(void **state) {
  (void)state;
  for_all("", law_of_repeats);
}

/* Everybody reached with the smaller value is reached with the larger one, in every replicate. */
static void assert_nested(const char *smaller, const char *larger, const char *more) {
  for (unsigned number = 0; number < N_NETWORKS; number++) {
    made less, all;
    make(&less, smaller, number, more);
    make(&all, larger, number, more);
    for (uint32_t r = 0; r < REPLICATES; r++) {
      const reach_touched *few = play(&less, r), *many = play(&all, r);
      for (size_t i = 0; i < few->n; i++)
        if (reach_touched_seek(many, few->person[i].person) == many->n)
          fail_msg("{%s} reaches person %u, {%s} does not", smaller,
                   (unsigned)few->person[i].person, larger);
    }
    unmake(&less);
    unmake(&all);
  }
}

/* Time changes nothing in whom the independent cascade reaches in the end. */
static void test_delays_change_only_the_days(void **state) {
  (void)state;
  static const char *const laws[] = {"exponential", "constant",  "power-law", "two-component",
                                     "weibull",     "lognormal", "gamma"};
  for (size_t i = 0; i < sizeof laws / sizeof *laws; i++) {
    char timed[128];
    snprintf(timed, sizeof timed, "model: continuous-time-cascade, probability: 0.3, delay: %s",
             laws[i]);
    assert_nested("probability: 0.3", timed, "");
    assert_nested(timed, "probability: 0.3", "");
  }
}

static void test_the_registry_has_the_words_of_the_parameter(void **state) {
  (void)state;
  char words[512] = "";
  for (size_t i = 0; i < REACH_N_MODELS; i++) {
    const reach_model *model = &reach_model_table[i];
    snprintf(words + strlen(words), sizeof words - strlen(words), "%s%s", i ? "|" : "",
             model->name);
    assert_true(strlen(model->summary) > 20 && strlen(model->reference) > 8);
    assert_true(model->lever < REACH_N_PARAMS);
    if (model->lever >= 0) assert_int_equal(reach_param_table[model->lever].kind, REACH_REAL);
  }
  assert_string_equal(words, reach_param_table[REACH_PARAM_cascade_model].unit);
}

static void test_running_out_of_people_and_a_signal_end_a_replicate(void **state) {
  (void)state;
  volatile sig_atomic_t stop = 0;
  for (size_t i = 0; i < REACH_N_MODELS; i++) {
    made m;
    make(&m, block_of(&reach_model_table[i]), 0, "");
    m.workspace.most_people = 1;
    assert_int_equal(reach_cascade_run(m.plan, 0, &m.workspace, &m.trace), REACH_TOO_BIG);
    m.workspace.most_people = UINT64_MAX;
    m.workspace.stop = &stop;
    stop = SIGINT;
    assert_int_equal(reach_cascade_run(m.plan, 0, &m.workspace, &m.trace),
                     REACH_INTERRUPTED + SIGINT);
    m.workspace.stop = NULL;
    play(&m, 0);
    unmake(&m);
  }
}

/* The first message about a scenario of a bare network; it must say `words`. */
static void assert_message(const char *cascade, const char *words) {
  char text[512];
  int n = snprintf(text, sizeof text, "network: {famous: Zachary}\ncascade: {seed_set: [0], %s}\n",
                   cascade);
  reach_scenario scenario;
  reach_report report = {0};
  assert_int_equal(reach_scenario_read(text, (size_t)n, "s.yaml", NULL, &scenario, &report),
                   REACH_INVALID);
  if (!strstr(report.message[0], words)) fail_msg("%s: %s", cascade, report.message[0]);
  reach_report_free(&report);
}

static void test_parameters_of_another_model_are_a_mistake(void **state) {
  (void)state;
  assert_message("weight: 0.5", "cascade.weight: unused, since");
  assert_message("model: linear-threshold, probability: 0.5", "cascade.probability: unused, since");
  assert_message("tellers_needed: 3", "cascade.tellers_needed: unused, since");
  assert_message("model: complex-contagion, share_needed: 0.3", "cascade.share_needed: unused");
  assert_message("model: complex-contagion, need: share, share_needed: 0.3, tellers_needed: 3",
                 "cascade.tellers_needed: unused, since");
  assert_message("model: complex-contagion, need: share", "cascade.share_needed: need: share asks");
  assert_message("model: complex-contagion, tellers_needed: 0", "cascade.tellers_needed: 0");
  assert_message("model: complex-contagion, noise: -1", "cascade.noise: -1");
  assert_message("rate: 1", "cascade.rate: unused, since");
  assert_message("model: sir, probability: 0.1", "cascade.probability: unused, since");
  assert_message("model: sir, recovery: -0.1", "cascade.recovery: -0.1");
  assert_message("half_life_days: 1", "cascade.half_life_days: unused, since");
  assert_message("model: continuous-time-cascade, tail: 2", "cascade.tail: unused, since");
  assert_message("model: continuous-time-cascade, rate: 2", "cascade.rate: unused, since");
  assert_message("model: continuous-time-cascade, delay: power-law, tail: 0.01",
                 "cascade.tail: 0.01");
  assert_message("stifling: 0.5", "cascade.stifling: unused, since");
  assert_message("model: sir, rumour: daley-kendall", "cascade.rumour: unused, since");
  assert_message("model: rumour, contact_rate: -1", "cascade.contact_rate: -1");
  assert_message("model: rumour, stifling: 0", "cascade.stifling: 0: the rumour would hardly ever");
  assert_message("model: rumour, spreading: 1e-9", "cascade.spreading: 1e-09: the rumour would");
  assert_message("imitation: 0.5", "cascade.imitation: unused, since");
  assert_message("model: bass, probability: 0.1", "cascade.probability: unused, since");
  assert_message("model: bass, innovation: -1", "cascade.innovation: -1");
  assert_message("model: bass, seed_choice: nobody", "cascade.seed_set");
  assert_message("model: linear-treshold", "linear-threshold");
  assert_message("model: linear-threshold, weight: 1.5", "cascade.weight: 1.5");
  assert_message("model: linear-threshold, weight: .nan", "cascade.weight: ");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_whoever_is_reached_was_told_by_a_neighbour_who_had_it_before),
      cmocka_unit_test(test_nobody_is_reached_after_the_last_day),
      cmocka_unit_test(test_a_replicate_is_the_same_whatever_was_played_before),
      cmocka_unit_test(test_delays_change_only_the_days),
      cmocka_unit_test(test_the_registry_has_the_words_of_the_parameter),
      cmocka_unit_test(test_parameters_of_another_model_are_a_mistake),
      cmocka_unit_test(test_running_out_of_people_and_a_signal_end_a_replicate),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
