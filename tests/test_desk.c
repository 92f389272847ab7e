/* The queue of complaints: Erlang 1917, Pollaczek 1930, Cobham 1954, Kleinrock 1965, and a slow
 * reference. Means over customers late enough for the empty start to be forgotten. */
#include <math.h>
#include <stdlib.h>

#include "base/random.h"
#include "outcome/desk.h"
#include "support/support.h"

enum { SEED = 77 };

static double exponential(reach_stream s, uint64_t i, double mean) {
  return -mean * log(reach_draw_uniform(s, i));
}

static reach_stream stream(const char *name, uint32_t replicate) {
  return reach_stream_open(SEED, replicate, reach_stream_name(name), 0);
}

/* Arrivals at rate 1, exponential work, priorities from 0 to `classes` - 1. */
static void draw(reach_desk_case *cases, size_t n, uint32_t replicate, double work,
                 unsigned classes) {
  reach_stream gap = stream("gap", replicate), busy = stream("work", replicate);
  reach_stream rank = stream("class", replicate);
  double day = 0;
  for (size_t i = 0; i < n; i++) {
    day += exponential(gap, i, 1);
    cases[i] = (reach_desk_case){.arrival = day, .work = exponential(busy, i, work)};
    cases[i].priority = (double)reach_below_of_bits(reach_draw_bits(rank, i), classes);
  }
}

/* The agent who is free first, the first who waits then: everybody is asked every time. */
static void serve_slowly(reach_desk_case *cases, size_t n, size_t n_agents) {
  double *free_from = calloc(n_agents, sizeof *free_from);
  for (size_t i = 0; i < n; i++) cases[i].taken_up = NAN;
  for (size_t served = 0; served < n; served++) {
    size_t agent = 0, best = n, soonest = n;
    for (size_t a = 1; a < n_agents; a++)
      if (free_from[a] < free_from[agent]) agent = a;
    for (size_t i = 0; i < n; i++) {
      if (!isnan(cases[i].taken_up)) continue;
      if (soonest == n) soonest = i;
      bool waits = cases[i].arrival < free_from[agent];
      if (waits && (best == n || cases[i].priority > cases[best].priority)) best = i;
    }
    if (best == n) best = soonest;
    cases[best].taken_up = fmax(cases[best].arrival, free_from[agent]);
    free_from[agent] = cases[best].taken_up + cases[best].work;
  }
  free(free_from);
}

static void test_everybody_is_taken_up_when_the_reference_says(void **state) {
  (void)state;
  enum { N = 300 };
  reach_desk_case fast[N], slow[N];
  reach_desk desk = {0};
  for (unsigned agents = 1; agents <= 4; agents++) {
    for (unsigned classes = 1; classes <= N; classes *= 3) {
      draw(fast, N, agents * 1000 + classes, 1.1 * agents, classes);
      draw(slow, N, agents * 1000 + classes, 1.1 * agents, classes);
      assert_int_equal(reach_desk_serve(&desk, agents, fast, N), 0);
      serve_slowly(slow, N, agents);
      for (size_t i = 0; i < N; i++)
        assert_close(fast[i].taken_up, slow[i].taken_up, 1e-9, "taken up");
    }
  }
  reach_desk_free(&desk);
}

enum { N = 4000, FORGOTTEN = 1500, REPLICATES = 120 };

typedef struct {
  double sum[REPLICATES];
} sample;

static void assert_sample(const sample *s, double expected, const char *what) {
  double mean = 0, square = 0;
  for (int r = 0; r < REPLICATES; r++) mean += s->sum[r] / REPLICATES;
  for (int r = 0; r < REPLICATES; r++) square += (s->sum[r] - mean) * (s->sum[r] - mean);
  double error = sqrt(square / (REPLICATES - 1.0) / REPLICATES);
  assert_within_sigmas(mean, expected, error, what);
}

/* P(wait > 0). */
static double erlang_c(unsigned agents, double load) {
  double term = 1, sum = 0;
  for (unsigned i = 0; i < agents; i++) {
    sum += term;
    term *= load / (i + 1);
  }
  double all_busy = term * agents / (agents - load);
  return all_busy / (sum + all_busy);
}

static void assert_erlang(unsigned agents, double load) {
  static reach_desk_case cases[N];
  static sample wait, waits;
  reach_desk desk = {0};
  for (uint32_t r = 0; r < REPLICATES; r++) {
    double sum = 0, n = 0;
    draw(cases, N, r, load, 1);
    assert_int_equal(reach_desk_serve(&desk, agents, cases, N), 0);
    for (size_t i = FORGOTTEN; i < N; i++) {
      sum += cases[i].taken_up - cases[i].arrival;
      n += cases[i].taken_up > cases[i].arrival;
    }
    wait.sum[r] = sum / (N - FORGOTTEN);
    waits.sum[r] = n / (N - FORGOTTEN);
  }
  double c = erlang_c(agents, load);
  assert_sample(&waits, c, "Erlang C: who waits");
  assert_sample(&wait, c / (agents / load - 1), "Erlang C: mean wait");
  reach_desk_free(&desk);
}

static void test_waits_are_those_of_erlang(void **state) {
  (void)state;
  assert_close(erlang_c(1, .7), .7, 1e-12, "one agent: the load");
  assert_close(erlang_c(2, 1), 1. / 3, 1e-12, "two agents, load 1");
  assert_erlang(1, .7);
  assert_erlang(2, 1.5);
  assert_erlang(10, 7.5);
}

/* Two classes: half of the complaints come first. */
static void test_two_classes_wait_as_cobham_says(void **state) {
  (void)state;
  static reach_desk_case cases[N];
  static sample first, second;
  const double load = .8, share = .5;
  reach_desk desk = {0};
  for (uint32_t r = 0; r < REPLICATES; r++) {
    double sum[2] = {0}, n[2] = {0};
    draw(cases, N, r, load, 2);
    assert_int_equal(reach_desk_serve(&desk, 1, cases, N), 0);
    for (size_t i = FORGOTTEN; i < N; i++) {
      int of = cases[i].priority > 0;
      sum[of] += cases[i].taken_up - cases[i].arrival;
      n[of]++;
    }
    first.sum[r] = sum[1] / n[1];
    second.sum[r] = sum[0] / n[0];
  }
  double residual = load * load; /* rate x E[b^2] / 2 */
  assert_sample(&first, residual / (1 - load * share), "the first class");
  assert_sample(&second, residual / ((1 - load * share) * (1 - load)), "the second class");
  reach_desk_free(&desk);
}

static double work_times_wait(const reach_desk_case *cases, size_t n) {
  double sum = 0;
  for (size_t i = 0; i < n; i++) sum += cases[i].work * (cases[i].taken_up - cases[i].arrival);
  return sum;
}

static double all_waits(const reach_desk_case *cases, size_t n) {
  double sum = 0;
  for (size_t i = 0; i < n; i++) sum += cases[i].taken_up - cases[i].arrival;
  return sum;
}

static void test_no_rule_makes_less_work(void **state) {
  (void)state;
  static reach_desk_case cases[N];
  reach_desk desk = {0};
  double expected = 0;
  for (unsigned classes = 1; classes <= 1000; classes *= 10) {
    draw(cases, N, 5, 1.02, classes);
    assert_int_equal(reach_desk_serve(&desk, 1, cases, N), 0);
    double got = work_times_wait(cases, N);
    if (classes == 1) expected = got;
    assert_close(got, expected, 1e-9 * expected, "one agent: work x wait");
  }
  for (unsigned classes = 1; classes <= 1000; classes *= 10) {
    draw(cases, N, 6, 1, classes);
    for (size_t i = 0; i < N; i++) cases[i].work = 2.9;
    assert_int_equal(reach_desk_serve(&desk, 3, cases, N), 0);
    double got = all_waits(cases, N);
    if (classes == 1) expected = got;
    assert_close(got, expected, 1e-9 * expected, "equal work: mean wait");
  }
  reach_desk_free(&desk);
}

static void test_more_agents_or_less_work_make_nobody_wait_longer(void **state) {
  (void)state;
  static reach_desk_case before[N], after[N];
  reach_desk desk = {0};
  reach_stream saving = stream("saving", 0);
  for (unsigned agents = 1; agents <= 6; agents++) {
    draw(before, N, agents, 4.2, 1);
    draw(after, N, agents, 4.2, 1);
    assert_int_equal(reach_desk_serve(&desk, agents, before, N), 0);
    assert_int_equal(reach_desk_serve(&desk, agents + 1, after, N), 0);
    for (size_t i = 0; i < N; i++) assert_true(after[i].taken_up <= before[i].taken_up);
    for (size_t i = 0; i < N; i++) after[i].work *= reach_draw_uniform(saving, i);
    assert_int_equal(reach_desk_serve(&desk, agents, after, N), 0);
    for (size_t i = 0; i < N; i++) assert_true(after[i].taken_up <= before[i].taken_up);
  }
  reach_desk_free(&desk);
}

static void test_a_desk_may_be_empty(void **state) {
  (void)state;
  reach_desk desk = {0};
  reach_desk_case one = {.arrival = 2, .work = 1};
  assert_int_equal(reach_desk_serve(&desk, 3, NULL, 0), 0);
  assert_int_equal(reach_desk_serve(&desk, 0, &one, 1), 0);
  assert_true(isinf(one.taken_up));
  assert_int_equal(reach_desk_serve(&desk, UINT64_MAX, &one, 1), 0);
  assert_true(one.taken_up >= 2 && one.taken_up <= 2);
  reach_desk_free(&desk);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_everybody_is_taken_up_when_the_reference_says),
      cmocka_unit_test(test_waits_are_those_of_erlang),
      cmocka_unit_test(test_two_classes_wait_as_cobham_says),
      cmocka_unit_test(test_no_rule_makes_less_work),
      cmocka_unit_test(test_more_agents_or_less_work_make_nobody_wait_longer),
      cmocka_unit_test(test_a_desk_may_be_empty),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
