#include "support/sweep_memory.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int has_block(void *context, uint64_t point, uint64_t block, bool *is_there,
                     reach_report *report) {
  test_memory *m = context;
  (void)report;
  pthread_mutex_lock(&m->lock);
  *is_there = m->has[point][block];
  pthread_mutex_unlock(&m->lock);
  return 0;
}

static int keep_block(void *context, const reach_sweep_block *b, reach_report *report) {
  (void)report;
  test_memory *m = context;
  uint64_t n = m->design.n_replicates;
  pthread_mutex_lock(&m->lock);
  for (size_t s = 0; s < test_memory_n_series(m); s++)
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
  test_memory *m = context;
  (void)point, (void)block, (void)reason, (void)report;
  pthread_mutex_lock(&m->lock);
  m->n_failed++;
  pthread_mutex_unlock(&m->lock);
  return 0;
}

static int has_answer(void *context, uint64_t point, uint64_t *n_replicates, reach_report *report) {
  test_memory *m = context;
  (void)report;
  *n_replicates = m->summary[point] ? m->n_replicates[point] : 0;
  return 0;
}

static int read_values(void *context, const reach_sweep_wish *wish, double *value,
                       unsigned *n_networks, reach_report *report) {
  test_memory *m = context;
  uint64_t n = wish->n_replicates;
  (void)report;
  for (size_t s = 0; s < test_memory_n_series(m); s++)
    if (!wish->wanted || wish->wanted[s])
      memcpy(value + s * n, m->value[wish->point] + s * m->design.n_replicates, n * sizeof *value);
  *n_networks = m->n_networks[wish->point];
  return 0;
}

static int keep_answer(void *context, const reach_sweep_answer *a, reach_report *report) {
  test_memory *m = context;
  size_t n = test_memory_n_series(m);
  (void)report;
  m->n_replicates[a->point] = a->n_replicates;
  m->precision[a->point] = a->precision;
  m->summary[a->point] = malloc(n * sizeof *a->summary);
  m->comparison[a->point] = malloc(n * sizeof *a->comparison);
  memcpy(m->summary[a->point], a->summary, n * sizeof *a->summary);
  memcpy(m->comparison[a->point], a->comparison, n * sizeof *a->comparison);
  return 0;
}

void test_memory_open(const char *text, test_memory *m) {
  reach_report report = {0};
  double most_bytes;
  *m = (test_memory){.is_balanced = true};
  pthread_mutex_init(&m->lock, NULL);
  assert_ok(reach_scenario_read(text, strlen(text), "s.yaml", NULL, &m->scenario, &report),
            &report);
  assert_ok(reach_design_open(&m->scenario, &m->design, &report), &report);
  assert_ok(reach_design_check(&m->design, NULL, &most_bytes, &report), &report);
  assert_true(m->design.n_points <= TEST_MOST_POINTS);
  for (uint64_t i = 0; i < m->design.n_points; i++)
    m->value[i] = calloc(test_memory_n_series(m) * m->design.n_replicates, sizeof(double));
}

void test_memory_close(test_memory *m) {
  for (size_t i = 0; i < TEST_MOST_POINTS; i++) {
    free(m->value[i]);
    free(m->summary[i]);
    free(m->comparison[i]);
  }
  reach_design_free(&m->design);
  reach_scenario_free(&m->scenario);
  pthread_mutex_destroy(&m->lock);
}

void test_memory_play(test_memory *m, unsigned n_threads) {
  reach_report report = {0};
  reach_sweep_options options = {.n_threads = n_threads};
  reach_sweep_sink sink = {m,          has_block,   keep_block, keep_failure,
                           has_answer, read_values, keep_answer};
  uint64_t n_failed;
  assert_ok(reach_sweep_run(&m->design, &options, &sink, &n_failed, &report), &report);
  assert_int_equal(n_failed, m->n_failed);
}

void assert_same_number(double a, double b) {
  assert_true(isnan(a) ? isnan(b) : a == b);
}

void assert_same_summary(const reach_summary *a, const reach_summary *b) {
  assert_int_equal(a->n, b->n);
  assert_same_number(a->mean, b->mean);
  assert_same_number(a->ci_low, b->ci_low);
  assert_same_number(a->ci_high, b->ci_high);
  assert_same_number(a->sd, b->sd);
  assert_same_number(a->p05, b->p05);
  assert_same_number(a->median, b->median);
  assert_same_number(a->p95, b->p95);
}

void assert_is_study(const test_memory *m, uint64_t point, const char *text,
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
