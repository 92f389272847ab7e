/* What a sweep plays is what a study of the same values plays, to the last bit. */
#include "support/support.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "study/blocks.h"
#include "study/sweep.h"

enum { MOST_POINTS = 16 };

/* A sink in memory. */
typedef struct {
  reach_scenario scenario;
  reach_design design;
  double *value[MOST_POINTS]; /* [organization][measure][replicate] */
  bool has[MOST_POINTS][8];   /* blocks */
  unsigned n_networks[MOST_POINTS];
  uint64_t n_replicates[MOST_POINTS];
  reach_precision_state precision[MOST_POINTS];
  reach_summary *summary[MOST_POINTS];
  reach_comparison *comparison[MOST_POINTS];
  unsigned n_kept, latest_block, n_failed;
  bool is_balanced; /* no block before the one before it of all points */
  pthread_mutex_t lock;
} memory;

static size_t n_series(const memory *m) {
  return m->scenario.n_organizations * REACH_N_MEASURES;
}

static int has_block(void *context, uint64_t point, uint64_t block, bool *is_there,
                     reach_report *report) {
  memory *m = context;
  (void)report;
  pthread_mutex_lock(&m->lock);
  *is_there = m->has[point][block];
  pthread_mutex_unlock(&m->lock);
  return 0;
}

static int keep_block(void *context, const reach_sweep_block *b, reach_report *report) {
  (void)report;
  memory *m = context;
  uint64_t n = m->design.n_replicates;
  pthread_mutex_lock(&m->lock);
  for (size_t s = 0; s < n_series(m); s++)
    memcpy(m->value[b->point] + s * n + b->first, b->value + s * b->n_replicates,
           b->n_replicates * sizeof(double));
  m->has[b->point][b->block] = true;
  m->n_networks[b->point] = b->n_networks;
  m->is_balanced = m->is_balanced && b->block >= m->latest_block;
  m->latest_block = (unsigned)b->block;
  m->n_kept++;
  pthread_mutex_unlock(&m->lock);
  return 0;
}

static int keep_failure(void *context, uint64_t point, uint64_t block, const char *reason,
                        reach_report *report) {
  memory *m = context;
  (void)point, (void)block, (void)reason, (void)report;
  pthread_mutex_lock(&m->lock);
  m->n_failed++;
  pthread_mutex_unlock(&m->lock);
  return 0;
}

static int has_answer(void *context, uint64_t point, uint64_t *n_replicates, reach_report *report) {
  memory *m = context;
  (void)report;
  *n_replicates = m->summary[point] ? m->n_replicates[point] : 0;
  return 0;
}

static int read_values(void *context, const reach_sweep_wish *wish, double *value,
                       unsigned *n_networks, reach_report *report) {
  memory *m = context;
  uint64_t n = wish->n_replicates;
  (void)report;
  for (size_t s = 0; s < n_series(m); s++)
    if (!wish->wanted || wish->wanted[s])
      memcpy(value + s * n, m->value[wish->point] + s * m->design.n_replicates, n * sizeof *value);
  *n_networks = m->n_networks[wish->point];
  return 0;
}

static int keep_answer(void *context, const reach_sweep_answer *a, reach_report *report) {
  memory *m = context;
  size_t n = n_series(m);
  (void)report;
  m->n_replicates[a->point] = a->n_replicates;
  m->precision[a->point] = a->precision;
  m->summary[a->point] = malloc(n * sizeof *a->summary);
  m->comparison[a->point] = malloc(n * sizeof *a->comparison);
  memcpy(m->summary[a->point], a->summary, n * sizeof *a->summary);
  memcpy(m->comparison[a->point], a->comparison, n * sizeof *a->comparison);
  return 0;
}

static void open_memory(const char *text, memory *m) {
  reach_report report = {0};
  double most_bytes;
  *m = (memory){.is_balanced = true};
  pthread_mutex_init(&m->lock, NULL);
  assert_ok(reach_scenario_read(text, strlen(text), "s.yaml", NULL, &m->scenario, &report),
            &report);
  assert_ok(reach_design_open(&m->scenario, &m->design, &report), &report);
  assert_ok(reach_design_check(&m->design, NULL, &most_bytes, &report), &report);
  assert_true(m->design.n_points <= MOST_POINTS);
  for (uint64_t i = 0; i < m->design.n_points; i++)
    m->value[i] = calloc(n_series(m) * m->design.n_replicates, sizeof(double));
}

static void close_memory(memory *m) {
  for (size_t i = 0; i < MOST_POINTS; i++) {
    free(m->value[i]);
    free(m->summary[i]);
    free(m->comparison[i]);
  }
  reach_design_free(&m->design);
  reach_scenario_free(&m->scenario);
  pthread_mutex_destroy(&m->lock);
}

static void play(memory *m, unsigned n_threads) {
  reach_report report = {0};
  reach_sweep_options options = {.n_threads = n_threads};
  reach_sweep_sink sink = {m,          has_block,   keep_block, keep_failure,
                           has_answer, read_values, keep_answer};
  uint64_t n_failed;
  assert_ok(reach_sweep_run(&m->design, &options, &sink, &n_failed, &report), &report);
  assert_int_equal(n_failed, m->n_failed);
}

static void assert_same_number(double a, double b) {
  assert_true(isnan(a) ? isnan(b) : a == b);
}

static void assert_same_summary(const reach_summary *a, const reach_summary *b) {
  assert_int_equal(a->n, b->n);
  assert_same_number(a->mean, b->mean);
  assert_same_number(a->ci_low, b->ci_low);
  assert_same_number(a->ci_high, b->ci_high);
  assert_same_number(a->sd, b->sd);
  assert_same_number(a->p05, b->p05);
  assert_same_number(a->median, b->median);
  assert_same_number(a->p95, b->p95);
}

/* The point is what a study of the scenario with these settings is. */
static void assert_is_study(const memory *m, uint64_t point, const char *text,
                            const char *const *setting, size_t n_settings) {
  reach_scenario scenario;
  reach_result result;
  reach_report report = {0};
  reach_settings settings = {setting, n_settings};
  reach_study_options options = {.n_threads = 1};
  assert_ok(reach_scenario_read(text, strlen(text), "s.yaml", &settings, &scenario, &report),
            &report);
  assert_ok(reach_study_run(&scenario, &options, &result, &report), &report);
  for (size_t o = 0; o < scenario.n_organizations; o++)
    for (int k = 0; k < REACH_N_MEASURES; k++) {
      size_t at = o * REACH_N_MEASURES + (size_t)k;
      assert_same_summary(&m->summary[point][at], &result.answer[o].summary[k]);
      if (o == scenario.baseline) continue;
      const reach_comparison *a = &m->comparison[point][at], *b = &result.answer[o].comparison[k];
      assert_same_number(a->ratio, b->ratio);
      assert_same_number(a->ratio_ci_low, b->ratio_ci_low);
      assert_same_number(a->difference, b->difference);
      assert_same_number(a->difference_ci_high, b->difference_ci_high);
    }
  reach_result_free(&result);
  reach_scenario_free(&scenario);
}

/* Colleagues are told along drawn networks; one axis changes nothing of the world, one the market,
 * one the networks. 150 replicates are three blocks. */
static const char tied[] =
    "run: {replicates: 150, days: 4, networks: 7}\n"
    "associates: {count: 40, contacts: {mean: 8}}\n"
    "work_ties: {model: departments, departments: 4, mean_degree: 5}\n"
    "market: {people: 3000, segments: 5, locality: 0.5}\n"
    "economics: {fixed_cost: 100, cpm: 5}\n"
    "organizations:\n"
    "  old: {participation: 1, channels: [conversation], conversation: {audience: both}}\n"
    "  new: {channels: [conversation, feed], feed: {audience: both}}\n"
    "sweep: {axes: [\"participation=0.2,0.5\", \"market.locality=0.1,0.5\", "
    "\"work_ties.mean_degree=3,5\"]}\n";

static void test_points_are_what_a_study_of_them_is(void **state) {
  (void)state;
  memory m;
  open_memory(tied, &m);
  play(&m, 1);
  assert_int_equal(m.n_kept, 8 * 3);
  assert_true(m.is_balanced);
  assert_is_study(&m, 0, tied,
                  (const char *const[]){"organizations.new.participation=0.2",
                                        "market.locality=0.1", "work_ties.mean_degree=3"},
                  3);
  assert_is_study(&m, 7, tied, (const char *const[]){"organizations.new.participation=0.5"}, 1);
  close_memory(&m);
}

static void test_any_number_of_threads_plays_the_same(void **state) {
  (void)state;
  memory one, four;
  open_memory(tied, &one);
  open_memory(tied, &four);
  play(&one, 1);
  play(&four, 4);
  for (uint64_t i = 0; i < one.design.n_points; i++)
    for (size_t s = 0; s < n_series(&one); s++) {
      assert_same_summary(&one.summary[i][s], &four.summary[i][s]);
      for (uint64_t r = 0; r < one.design.n_replicates; r++)
        assert_same_number(one.value[i][s * one.design.n_replicates + r],
                           four.value[i][s * one.design.n_replicates + r]);
    }
  close_memory(&one);
  close_memory(&four);
}

static void test_what_is_there_is_not_played_again(void **state) {
  (void)state;
  memory m;
  open_memory(tied, &m);
  m.has[0][0] = m.has[3][2] = m.has[7][1] = true;
  play(&m, 2);
  assert_int_equal(m.n_kept, 8 * 3 - 3);
  close_memory(&m);
}

/* Everybody looks, nobody is told twice, all have 10 contacts: reach is participants times 10. */
static void test_reach_is_participants_times_contacts(void **state) {
  (void)state;
  memory m;
  open_memory("run: {replicates: 3, days: 3}\n"
              "associates: {count: 20, contacts: {law: constant}}\n"
              "market: {audiences: separate}\n"
              "channels: [feed]\n"
              "feed: {attention: 1, reshare: 0}\n"
              "sweep: {axes: [\"participation=0:1:0.25\", \"associates.contacts.mean=5,10\"]}\n",
              &m);
  play(&m, 2);
  for (uint64_t i = 0; i < 10; i++) {
    double expected = 20 * 0.25 * (double)(i / 2) * (i % 2 ? 10 : 5);
    const reach_summary *s = &m.summary[i][REACH_MEASURE_gross_contacts];
    assert_close(s->mean, expected, 0, "participants times contacts");
    assert_close(s->sd, 0, 0, "its spread");
  }
  close_memory(&m);
}

/* Points of which no market has such an overlap fail alone. */
static void test_points_that_cannot_be_played_fail_alone(void **state) {
  (void)state;
  memory m;
  open_memory("run: {replicates: 3, days: 3}\n"
              "associates: {count: 200, contacts: {mean: 50}}\n"
              "market: {people: 20000, overlap_of: advocates, overlap: 0.3}\n"
              "channels: [conversation]\n"
              "sweep: {axes: [\"market.overlap=0.001,0.3,0.99,0.4\"]}\n",
              &m);
  play(&m, 2);
  assert_int_equal(m.n_failed, 2);
  assert_true(!m.summary[0] && m.summary[1] && !m.summary[2] && m.summary[3]);
  close_memory(&m);
}

static void test_blocks_follow_each_other_without_gaps(void **state) {
  (void)state;
  static const uint64_t first[] = {0, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 12288, 16384};
  for (uint64_t b = 0; b < sizeof first / sizeof *first; b++)
    assert_int_equal(reach_block_first(b), first[b]);
  for (uint64_t n = 1; n < 20000; n += 37) {
    uint64_t sum = 0, n_blocks = reach_block_count(n);
    for (uint64_t b = 0; b < n_blocks; b++) sum += reach_block_size(b, n);
    assert_int_equal(sum, n);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_points_are_what_a_study_of_them_is),
      cmocka_unit_test(test_any_number_of_threads_plays_the_same),
      cmocka_unit_test(test_what_is_there_is_not_played_again),
      cmocka_unit_test(test_reach_is_participants_times_contacts),
      cmocka_unit_test(test_points_that_cannot_be_played_fail_alone),
      cmocka_unit_test(test_blocks_follow_each_other_without_gaps),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
