/* Solving: known roots of functions that can be drawn by hand, and what is said where there is
 * none. */
#include <math.h>
#include <stdlib.h>

#include "study/solve.h"
#include "support/support.h"

enum { N = 40 };

/* A function with noise that is the same at all values: half of the replicates above, half below.
 */
typedef struct {
  double (*score)(double x);
  double (*cost)(double x);
  double noise;
  unsigned n_plays, stop_at;
} toy;

static int play(void *context, double value, reach_solve_play *p) {
  toy *t = context;
  p->scale = 1;
  for (unsigned r = 0; r < N; r++) {
    p->score[r] = t->score(value) + (r % 2 ? t->noise : -t->noise);
    if (p->cost) p->cost[r] = t->cost(value);
  }
  return ++t->n_plays == t->stop_at ? REACH_TOO_BIG : 0;
}

static reach_problem problem_of(toy *t) {
  return (reach_problem){.from = 0,
                         .to = 1,
                         .own = NAN,
                         .tolerance = .001,
                         .n_scan = 9,
                         .n_replicates = N,
                         .probability = NAN,
                         .has_cost = t->cost != NULL,
                         .play = play,
                         .context = t};
}

static reach_solved solve(toy *t) {
  reach_problem p = problem_of(t);
  reach_solved solved;
  assert_int_equal(reach_solve(&p, &solved), 0);
  for (size_t i = 1; i < solved.n_tried; i++)
    assert_true(solved.tried[i - 1].value < solved.tried[i].value);
  return solved;
}

static double rising(double x) {
  return x - .3;
}
static double falling(double x) {
  return .3 - x;
}
static double step(double x) {
  return x < .6 ? -1 : 2;
}
static double hill(double x) { /* roots .2 and .7 */
  return (x - .2) * (.7 - x) * 10;
}
static double wave(double x) { /* roots .1, .35, .6, .85 */
  return -cos((x - .1) / .25 * 3.14159265358979 + 3.14159265358979 / 2);
}
static double below(double x) {
  return -1 - x;
}
static double above(double x) {
  return 1 + x;
}
static double flat(double x) {
  (void)x;
  return 0;
}
static double missing(double x) {
  (void)x;
  return NAN;
}
static double from_the_start(double x) {
  return x;
}
static double to_the_end(double x) {
  return x - 1;
}
static double gone_in_the_middle(double x) {
  return x > .2 && x < .4 ? NAN : x - .3;
}
static double bump(double x) { /* comes near 0 at .5 */
  return -(x - .5) * (x - .5) * 4 - .005;
}

static void test_a_root_without_noise_is_found_to_the_tolerance(void **state) {
  (void)state;
  static const struct {
    double (*score)(double);
    double root;
    bool is_upwards;
  } cases[] = {{rising, .3, true}, {falling, .3, false}, {step, .6, true}};
  for (size_t i = 0; i < 3; i++) {
    toy t = {.score = cases[i].score};
    reach_solved s = solve(&t);
    assert_int_equal(s.answer, REACH_SOLVED_FOUND);
    assert_int_equal(s.n_roots, 1);
    const reach_root *r = &s.root[0];
    assert_true(r->low <= cases[i].root && cases[i].root <= r->high);
    assert_true(r->high - r->low <= .002); /* it may stand on a value that was tried */
    assert_true(cases[i].score(r->at) >= 0);
    assert_true(fabs(r->at - cases[i].root) <= .001);
    assert_int_equal(r->before, cases[i].is_upwards ? -1 : 1);
    assert_int_equal(r->after, -r->before);
    assert_true(r->is_certain && !r->is_open_low && !r->is_open_high);
    assert_int_equal(t.n_plays, s.n_tried);
    reach_solved_free(&s);
  }
}

/* The same noise at all values: clear where |x - .3| > t·noise/sqrt(N - 1). */
static void test_the_interval_is_that_of_the_test_turned_round(void **state) {
  (void)state;
  const double t39 = 2.0226909200367604; /* two-sided 95 % point of 39 degrees of freedom */
  const double noise = .2, half = t39 * noise / sqrt(N - 1);
  toy t = {.score = rising, .noise = noise};
  reach_solved s = solve(&t);
  const reach_root *r = reach_solved_root(&s);
  assert_true(r->low <= .3 - half && r->low >= .3 - half - 2 * half / 32);
  assert_true(r->high >= .3 + half && r->high <= .3 + half + 2 * half / 32);
  reach_solved_free(&s);
}

static void test_several_crossings_are_all_found(void **state) {
  (void)state;
  static const double of_hill[] = {.2, .7}, of_wave[] = {.1, .35, .6, .85};
  toy t = {.score = hill};
  reach_solved s = solve(&t);
  assert_int_equal(s.n_roots, 2);
  for (size_t i = 0; i < 2; i++) assert_close(s.root[i].at, of_hill[i], .001, "hill");
  assert_ptr_equal(reach_solved_root(&s), &s.root[0]);
  reach_solved_free(&s);
  t = (toy){.score = wave};
  s = solve(&t);
  assert_int_equal(s.n_roots, 4);
  for (size_t i = 0; i < 4; i++) assert_close(s.root[i].at, of_wave[i], .001, "wave");
  reach_solved_free(&s);
}

static void test_what_is_not_reached_is_said(void **state) {
  (void)state;
  static const struct {
    double (*score)(double);
    double noise;
    reach_solved_answer answer;
    size_t best;
  } cases[] = {{below, .1, REACH_SOLVED_NOWHERE, 0},     {above, .1, REACH_SOLVED_EVERYWHERE, 8},
               {flat, .1, REACH_SOLVED_UNDECIDED, 0},    {flat, 0, REACH_SOLVED_UNDECIDED, 0},
               {missing, 0, REACH_SOLVED_MISSING, 9},    {rising, 9, REACH_SOLVED_UNDECIDED, 0},
               {falling, 1e9, REACH_SOLVED_UNDECIDED, 0}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    toy t = {.score = cases[i].score, .noise = cases[i].noise};
    reach_solved s = solve(&t);
    if (s.answer != cases[i].answer) fail_msg("case %zu: answer %d", i, (int)s.answer);
    if (i < 3) assert_int_equal(s.best, cases[i].best);
    assert_true(!s.n_roots || !s.root[0].is_certain);
    reach_solved_free(&s);
  }
}

static void test_a_root_at_an_end_may_lie_beyond(void **state) {
  (void)state;
  toy t = {.score = from_the_start, .noise = .1};
  reach_solved s = solve(&t);
  assert_int_equal(s.answer, REACH_SOLVED_MAY_BE);
  assert_true(s.root[0].is_open_low && s.root[0].low >= 0 && s.root[0].low <= 0);
  assert_int_equal(s.root[0].after, 1);
  reach_solved_free(&s);
  t = (toy){.score = to_the_end, .noise = .1};
  s = solve(&t);
  assert_int_equal(s.answer, REACH_SOLVED_MAY_BE);
  assert_true(s.root[0].is_open_high);
  assert_close(s.root[0].at, 1, 0, "root at the end");
  reach_solved_free(&s);
}

static void test_a_value_without_a_score_is_no_sign(void **state) {
  (void)state;
  toy t = {.score = gone_in_the_middle, .noise = .01};
  reach_solved s = solve(&t);
  assert_int_equal(s.n_roots, 1);
  assert_true(s.root[0].is_broken);
  assert_true(s.root[0].low <= .2 && s.root[0].high >= .4);
  reach_solved_free(&s);
}

static void test_what_comes_near_may_touch(void **state) {
  (void)state;
  toy t = {.score = bump, .noise = .1};
  reach_solved s = solve(&t);
  assert_int_equal(s.answer, REACH_SOLVED_MAY_BE);
  assert_true(isnan(s.root[0].at) && !s.root[0].is_certain);
  assert_true(s.root[0].low < .5 && s.root[0].high > .5);
  assert_int_equal(s.root[0].before, -1);
  assert_int_equal(s.root[0].after, -1);
  reach_solved_free(&s);
}

static double at_seven(double x) {
  return x - 6.5;
}
static double until_seven(double x) {
  return 7.5 - x;
}

static void test_counts_are_whole(void **state) {
  (void)state;
  static double (*const scores[])(double) = {at_seven, until_seven};
  for (size_t i = 0; i < 2; i++) {
    toy t = {.score = scores[i]};
    reach_problem p = problem_of(&t);
    p.to = 1000, p.is_whole = true, p.tolerance = 1, p.own = 5;
    reach_solved s;
    assert_int_equal(reach_solve(&p, &s), 0);
    for (size_t k = 0; k < s.n_tried; k++)
      assert_close(s.tried[k].value, round(s.tried[k].value), 0, "a count");
    assert_close(reach_solved_root(&s)->at, 7, 0, "count");
    assert_close(reach_solved_root(&s)->low, 7, 0, "from");
    assert_close(reach_solved_root(&s)->high, 7, 0, "to");
    reach_solved_free(&s);
  }
  toy t = {.score = rising}; /* two values only: 0 and 1 */
  reach_problem p = problem_of(&t);
  p.is_whole = true;
  reach_solved s;
  assert_int_equal(reach_solve(&p, &s), 0);
  assert_int_equal(s.n_tried, 2);
  assert_close(reach_solved_root(&s)->at, 1, 0, "count");
  assert_close(reach_solved_root(&s)->low, 1, 0, "from");
  reach_solved_free(&s);
}

static double bowl(double x) {
  return (x - .55) * (x - .55);
}
static double dear(double x) {
  return 1 + x;
}

static void test_the_cheapest_value_that_reaches_it(void **state) {
  (void)state;
  toy t = {.score = rising, .cost = dear}; /* dearer with the value: the root */
  reach_solved s = solve(&t);
  assert_close(s.tried[s.cheapest].value, s.root[0].at, 0, "the root");
  reach_solved_free(&s);
  t = (toy){.score = rising, .cost = bowl}; /* cheapest in the middle */
  s = solve(&t);
  assert_close(s.tried[s.cheapest].value, .55, .001, "the bottom");
  reach_solved_free(&s);
  t = (toy){.score = falling, .cost = bowl}; /* only up to .3 */
  s = solve(&t);
  assert_close(s.tried[s.cheapest].value, s.root[0].at, 0, "the root");
  reach_solved_free(&s);
  t = (toy){.score = below, .cost = bowl};
  s = solve(&t);
  assert_int_equal(s.cheapest, s.n_tried);
  reach_solved_free(&s);
}

static void test_a_play_that_fails_ends_the_work(void **state) {
  (void)state;
  for (unsigned i = 1; i < 16; i += 7) {
    toy t = {.score = rising, .stop_at = i};
    reach_problem p = problem_of(&t);
    reach_solved s;
    assert_int_equal(reach_solve(&p, &s), REACH_TOO_BIG);
    assert_int_equal(t.n_plays, i);
    reach_solved_free(&s);
  }
}

static reach_judgement judge(unsigned k, unsigned n, unsigned n_networks, double p) {
  static double score[2000];
  for (unsigned i = 0; i < n; i++) score[i] = i < k;
  reach_sample sample = {score, n, n_networks, 1, p};
  return reach_judge(&sample, 1);
}

/* Bounds: the binomial law summed in fractions, halved forty times. */
static void test_a_probability_has_the_exact_interval(void **state) {
  (void)state;
  reach_judgement j = judge(45, 50, 1, .9);
  assert_close(j.mean, 0, 0, "share");
  assert_close(j.low, 0.7818646 - .9, 1e-6, "low");
  assert_close(j.high, 0.9667249 - .9, 1e-6, "high");
  assert_int_equal(j.clear, 0);
  j = judge(50, 50, 1, .9);
  assert_close(j.low, .9288783 - .9, 1e-6, "low of all");
  assert_close(j.high, 1 - .9, 1e-12, "high of all");
  assert_int_equal(j.clear, 1);                     /* .9^50 = .005 */
  assert_int_equal(judge(39, 50, 1, .9).clear, -1); /* P(B <= 39) = .009 */
  assert_int_equal(judge(41, 50, 1, .9).clear, 0);  /* P(B <= 41) = .058 */
}

static void test_few_replicates_or_networks_tell_little(void **state) {
  (void)state;
  assert_int_equal(reach_judge_needs(.9, 1), 36); /* .9^35 = .0250..., .9^36 = .0225 */
  assert_int_equal(judge(35, 35, 1, .9).clear, 0);
  assert_int_equal(judge(36, 36, 1, .9).clear, 1);
  assert_int_equal(judge(1000, 1000, 20, .9).clear, 0); /* only 20 networks */
  assert_int_equal(judge(0, 1000, 20, .9).clear, -1);
  double one = 5;
  reach_sample sample = {&one, 1, 1, 5, NAN};
  assert_int_equal(reach_judge(&sample, 1).clear, 0);
}

/* Replicate r comes true from a value of its own on: what is found are order statistics. */
static int play_sorted(void *context, double value, reach_solve_play *p) {
  (void)context;
  for (unsigned r = 0; r < N; r++) p->score[r] = value >= (r * 7 % N + .5) / N;
  p->scale = 1;
  return 0;
}

static void test_rising_in_every_replicate_the_interval_is_of_order_statistics(void **state) {
  (void)state;
  toy t = {0};
  reach_problem p = problem_of(&t);
  p.probability = .5, p.play = play_sorted;
  reach_solved s;
  assert_int_equal(reach_solve(&p, &s), 0);
  const reach_root *r = reach_solved_root(&s);
  assert_close(r->at, 19.5 / N, .001, "median");
  /* P(B <= 13) = .019, P(B <= 14) = .040 of binomial(40, 1/2): numbers 14 and 27 of 40 */
  assert_true(r->low <= 13.5 / N && r->low > 13.5 / N - .02);
  assert_true(r->high >= 26.5 / N && r->high < 26.5 / N + .02);
  reach_solved_free(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_root_without_noise_is_found_to_the_tolerance),
      cmocka_unit_test(test_the_interval_is_that_of_the_test_turned_round),
      cmocka_unit_test(test_several_crossings_are_all_found),
      cmocka_unit_test(test_what_is_not_reached_is_said),
      cmocka_unit_test(test_a_root_at_an_end_may_lie_beyond),
      cmocka_unit_test(test_a_value_without_a_score_is_no_sign),
      cmocka_unit_test(test_what_comes_near_may_touch),
      cmocka_unit_test(test_counts_are_whole),
      cmocka_unit_test(test_the_cheapest_value_that_reaches_it),
      cmocka_unit_test(test_a_play_that_fails_ends_the_work),
      cmocka_unit_test(test_a_probability_has_the_exact_interval),
      cmocka_unit_test(test_few_replicates_or_networks_tell_little),
      cmocka_unit_test(test_rising_in_every_replicate_the_interval_is_of_order_statistics),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
