/* Known answers of the classical models, on networks small enough to reckon by hand, besides those
 * of the self-test (study/known.def). Starting people count. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cascade/cascade.h"
#include "study/stage.h"
#include "support/play.h"

enum { REPLICATES = 60000, TEXT = 2048 };

typedef struct {
  const char *network;
  bool is_directed;
  const char *cascade; /* the block of the scenario, without who starts */
  const char *start;
  unsigned days;       /* 0: to the end */
  unsigned replicates; /* 0: REPLICATES */
} case_of_model;

static void play(test_play *play, const case_of_model *c) {
  char path[TEST_PATH], days[32] = "";
  test_network_write(path, c->network);
  if (c->days) snprintf(days, sizeof days, ", days: %u", c->days);
  test_play_run(play,
                "network: {file: %s, directed: %s}\n"
                "cascade: {%s, seed_set: [%s]}\n"
                "run: {replicates: %d, seed: 8%s}\n",
                path, c->is_directed ? "true" : "false", c->cascade, c->start,
                c->replicates ? c->replicates : REPLICATES, days);
  unlink(path);
}

static void assert_reach(const case_of_model *c, double expected, const char *what) {
  test_play played;
  play(&played, c);
  test_moments reach = test_play_moments(&played, 0, REACH_MEASURE_reach);
  assert_mean(&reach, expected, what);
  test_play_free(&played);
}

static void assert_reach_law(const case_of_model *c, const double *probability, unsigned n_bins,
                             const char *what) {
  test_play played;
  play(&played, c);
  assert_distribution(test_play_values(&played, 0, REACH_MEASURE_reach), REPLICATES, probability,
                      n_bins, what);
  test_play_free(&played);
}

/* 0-1 1-2 ... , and back to 0 in a cycle. */
static void path_write(char *text, unsigned n_people, bool is_cycle) {
  for (unsigned i = 1; i < n_people; i++)
    text += sprintf(text, "%s%u-%u", i > 1 ? " " : "", i - 1, i);
  if (is_cycle) sprintf(text, " %u-0", n_people - 1);
}

#define THRESHOLD "model: linear-threshold"

/* Kempe, Kleinberg, Tardos 2003: s to a and b, both to t, each tie weighs .5: a and b with .5 each,
 * t with half of the expected number of these: 1 + .5 + .5 + .5. */
static void test_thresholds_in_the_diamond(void **state) {
  (void)state;
  case_of_model c = {"0-1 0-2 1-3 2-3", true, THRESHOLD, "0", 0, 0};
  /* a and b have one who can tell them, t two */
  assert_reach(&c, 4, "diamond, weights 1/in-degree");
  c.cascade = THRESHOLD ", weight: 0"; /* thresholds are above 0 */
  assert_reach(&c, 1, "diamond, no weight");
  c.cascade = THRESHOLD ", weight: 0.25"; /* t with a quarter of the number of a and b */
  assert_reach(&c, 1 + .25 + .25 + .25 * .5, "diamond, weights .25");
}

/* The live-edge form (Kempe, Kleinberg, Tardos 2003, claim 2.6): everybody chooses one neighbour,
 * and is reached where the choices lead back to the start. On a path each after the first goes on
 * with 1/2, the last with 1; a tie weighs .5. */
static void test_thresholds_on_a_path(void **state) {
  (void)state;
  char network[TEXT];
  path_write(network, 4, false);
  const double law[] = {0, .5, .25, 0, .25, 0};
  assert_reach_law(&(case_of_model){network, false, THRESHOLD, "0", 0, 0}, law, 6,
                   "path of 4 from its end");
  const double in_two_days[] = {0, .5, .25, .25, 0};
  assert_reach_law(&(case_of_model){network, false, THRESHOLD, "0", 2, 0}, in_two_days, 5,
                   "path of 4 from its end, two days");
}

/* On a cycle of n the two arms of j and k reached people have probability 2^-j, 2^-k each to get so
 * far, and stop there with 1/2; where all but one are reached both its neighbours have told it. */
static void test_thresholds_on_a_cycle(void **state) {
  (void)state;
  enum { N = 6 };
  char network[TEXT];
  double law[N + 2] = {0}, all = 1;
  path_write(network, N, true);
  for (unsigned s = 1; s < N - 1; s++) { /* s - 1 people in two arms: s ways */
    law[s] = s * pow(.5, s - 1) * .25;
    all -= law[s];
  }
  law[N] = all;
  assert_reach_law(&(case_of_model){network, false, THRESHOLD, "2", 0, 0}, law, N + 2,
                   "cycle of 6");
}

#define COMPLEX "model: complex-contagion"

static void assert_exact(const case_of_model *c, unsigned expected, const char *what) {
  test_play played;
  case_of_model few = *c;
  few.replicates = 100;
  play(&played, &few);
  const double *reach = test_play_values(&played, 0, REACH_MEASURE_reach);
  for (uint64_t i = 0; i < played.result.n_replicates; i++)
    if (reach[i] < expected || reach[i] > expected)
      fail_msg("%s: %g instead of %u", what, reach[i], expected);
  test_play_free(&played);
}

static void test_arcs_are_one_way(void **state) {
  (void)state;
  case_of_model c = {"0-1 1-2", true, "probability: 1", "1", 0, 0};
  assert_exact(&c, 2, "directed path from the middle");
  c.is_directed = false;
  assert_exact(&c, 3, "undirected path from the middle");
}

/* Everybody on a ring knows the two next on either side (Centola, Macy 2007). */
static void lattice_write(char *text, unsigned n_people) {
  for (unsigned i = 0; i < n_people; i++)
    text +=
        sprintf(text, "%s%u-%u %u-%u", i ? " " : "", i, (i + 1) % n_people, i, (i + 2) % n_people);
}

static void test_two_tellers_are_needed(void **state) {
  (void)state;
  enum { N = 20 };
  char network[TEXT];
  path_write(network, 9, false);
  case_of_model c = {network, false, COMPLEX, "4", 0, 0};
  assert_exact(&c, 1, "path, from one");
  c.start = "4, 5";
  assert_exact(&c, 2, "path, from two neighbours");
  c.start = "3, 5";
  assert_exact(&c, 3, "path, from two about a third");
  c.cascade = COMPLEX ", tellers_needed: 1";
  assert_exact(&c, 9, "path, one teller is enough");
  lattice_write(network, N);
  c.cascade = COMPLEX;
  c.start = "0";
  assert_exact(&c, 1, "ring lattice, from one");
  c.start = "7, 8";
  assert_exact(&c, N, "ring lattice, from two neighbours");
  for (unsigned day = 1; day < N / 2; day++) { /* one person on either side a day */
    c.days = day;
    assert_exact(&c, 2 + 2 * day, "ring lattice, by days");
  }
  c = (case_of_model){network, false, COMPLEX ", tellers_needed: 3", "7, 8", 0, 0};
  assert_exact(&c, 2, "ring lattice, three tellers needed");
}

/* A hub with ten others (Watts 2002): three of them are a share of exactly .3. */
static void test_a_share_of_tellers_is_needed(void **state) {
  (void)state;
  const char *star = "0-1 0-2 0-3 0-4 0-5 0-6 0-7 0-8 0-9 0-10";
  case_of_model c = {star, false, COMPLEX ", need: share, share_needed: 0.3", "1, 5, 9", 0, 0};
  assert_exact(&c, 11, "the hub has .3");
  c.cascade = COMPLEX ", need: share, share_needed: 0.31";
  assert_exact(&c, 3, "the hub has less than .31");
  c.start = "0";
  assert_exact(&c, 11, "the hub is everybody's whole share");
  c = (case_of_model){"0-2 1-2 2-3", true, COMPLEX ", need: share, share_needed: 1", "0, 1", 0, 0};
  assert_exact(&c, 4, "of a directed network those with an arc to it count");
  c.start = "0";
  assert_exact(&c, 1, "one of two is not all");
}

/* From the end of a path nobody has two tellers: each goes on by a coin. In a triangle one of the
 * two is enough for both. */
static void test_noise_lets_one_telling_be_enough(void **state) {
  (void)state;
  const double p = .4;
  char network[TEXT];
  double law[6] = {0};
  path_write(network, 4, false);
  for (unsigned s = 1; s < 4; s++) law[s] = pow(p, s - 1) * (1 - p);
  law[4] = pow(p, 3);
  assert_reach_law(&(case_of_model){network, false, COMPLEX ", noise: 0.4", "0", 0, 0}, law, 6,
                   "path, noise .4");
  assert_reach(&(case_of_model){"0-1 1-2 2-0", false, COMPLEX ", noise: 0.4", "0", 0, 0},
               1 + 2 * (1 - (1 - p) * (1 - p)), "triangle, noise .4");
  assert_exact(&(case_of_model){network, false, COMPLEX ", noise: 1", "0", 0, 0}, 4,
               "path, noise 1");
}

#define SIR "model: sir, rate: 1, recovery: 1"

static void complete_write(char *text, unsigned n_people) {
  for (unsigned i = 0; i < n_people; i++)
    for (unsigned j = i + 1; j < n_people; j++)
      text += sprintf(text, "%s%u-%u", i + j > 1 ? " " : "", i, j);
}

/* Mean number of people who have ever had it, of n who all know each other; by the jumps: a tie of
 * somebody who tells to somebody who has not heard fires with rate beta, who tells stops with rate
 * gamma. */
static double final_size(unsigned n, double beta, double gamma) {
  double *mean = calloc((size_t)(n + 1) * (n + 1), sizeof *mean), size;
  assert_non_null(mean);
  for (unsigned s = 0; s < n; s++) { /* s have not heard, i tell */
    mean[s] = n - s;
    for (unsigned i = 1; i <= n - s; i++) {
      double told = beta * s, stops = gamma, all = told + stops; /* each times i */
      double next = s ? mean[(size_t)(i + 1) * (n + 1) + s - 1] : 0;
      mean[(size_t)i * (n + 1) + s] =
          told / all * next + stops / all * mean[(size_t)(i - 1) * (n + 1) + s];
    }
  }
  size = mean[(size_t)1 * (n + 1) + n - 1];
  free(mean);
  return size;
}

static void test_sir_where_everybody_knows_everybody(void **state) {
  (void)state;
  char network[TEXT];
  complete_write(network, 6);
  assert_reach(&(case_of_model){network, false, "model: sir, rate: 0.3, recovery: 1.1", "2", 0, 0},
               final_size(6, .3, 1.1), "complete network of 6, rates .3 and 1.1");
}

/* A tie passes on with probability rate / (rate + recovery); without recovery a path takes a sum of
 * exponential times (Erlang). */
static void test_sir_on_a_path(void **state) {
  (void)state;
  const double t = .25;
  char network[TEXT];
  double law[6] = {0}, within[6] = {0};
  path_write(network, 4, false);
  for (unsigned s = 1; s < 4; s++) law[s] = pow(t, s - 1) * (1 - t);
  law[4] = pow(t, 3);
  assert_reach_law(
      &(case_of_model){network, false, "model: sir, rate: 0.5, recovery: 1.5", "0", 0, 0}, law, 6,
      "path of 4 from its end");
  const char *forever = "model: sir, rate: 1, recovery: 0";
  for (unsigned s = 1; s < 4; s++) within[s] = exp(-2) * pow(2, s - 1) / tgamma(s);
  within[4] = 1 - within[1] - within[2] - within[3];
  assert_close(within[4], .32332, 5e-6, "Erlang 3 by day 2");
  assert_reach_law(&(case_of_model){network, false, forever, "0", 2, 0}, within, 6,
                   "path of 4, no recovery, two days");
  assert_exact(&(case_of_model){network, false, forever, "0", 0, 0}, 4, "no recovery");
  assert_exact(&(case_of_model){network, false, "model: sir, rate: 0", "1", 0, 0}, 1, "rate 0");
  assert_exact(&(case_of_model){network, false, "model: sir, rate: 0, recovery: 0", "1", 0, 0}, 1,
               "both rates 0");
}

/* Along a path of three ties, each telling after an exponential time of rate 1 (half-life ln 2):
 * the last has heard by day 2 with probability .32332 (Erlang 3), and each tie works with p. */
static void test_a_cascade_in_continuous_time(void **state) {
  (void)state;
  char network[TEXT];
  double law[6] = {0};
  path_write(network, 4, false);
  for (unsigned s = 1; s < 4; s++) law[s] = exp(-2) * pow(2, s - 1) / tgamma(s);
  law[4] = 1 - law[1] - law[2] - law[3];
  assert_close(law[4], .32332, 5e-6, "Erlang 3 by day 2");
  case_of_model c = {network, false, NULL, "0", 2, 0};
  c.cascade = "model: continuous-time-cascade, probability: 1, half_life_days: 0.6931471805599453";
  assert_reach_law(&c, law, 6, "path of 4, two days");
  c.cascade =
      "model: continuous-time-cascade, probability: 0.5, half_life_days: 0.6931471805599453";
  c.network = "0-1";
  assert_reach(&c, 1 + .5 * (1 - exp(-2)), "one tie, p .5, two days");
  c.cascade = "model: continuous-time-cascade, probability: 1, delay: power-law, tail: 2, "
              "half_life_days: 2"; /* the median */
  assert_reach(&c, 1.5, "one tie, a power law, by its median");
}

typedef struct {
  reach_scenario scenario;
  reach_stage stage;
  reach_workspace workspace;
} made;

static void make(made *m, const char *path, double rate) {
  char text[256];
  reach_report report = {0};
  int n = snprintf(text, sizeof text,
                   "network: {file: %s}\nrun: {seed: 15}\n"
                   "cascade: {model: sir, rate: %.17g, recovery: 0, seed_set: [0]}\n",
                   path, rate);
  assert_ok(reach_scenario_read(text, (size_t)n, "s.yaml", NULL, &m->scenario, &report), &report);
  assert_ok(reach_stage_set(&m->scenario, &(reach_stage_options){0}, &m->stage, &report), &report);
  assert_int_equal(reach_workspace_init(&m->workspace, UINT64_MAX, NULL), 0);
  reach_report_free(&report);
}

static void unmake(made *m) {
  reach_workspace_free(&m->workspace);
  reach_stage_free(&m->stage);
  reach_scenario_free(&m->scenario);
}

/* Day on which the last person is reached in a replicate. */
static double last_day(made *m, uint32_t replicate) {
  reach_trace trace;
  double last = 0;
  assert_int_equal(reach_cascade_run(&m->stage.plan[0], replicate, &m->workspace, &trace), 0);
  const reach_touched *touched = &m->workspace.touched;
  for (size_t i = 0; i < touched->n; i++) last = fmax(last, touched->person[i].day);
  return last;
}

/* The same among 1,000 people: 14.95397 days. The days between the k-th and the next who knows are
 * independent and exponential with mean (n-1)/(k (n-k)). */
static void test_all_of_a_thousand_know_after_fifteen_days(void **state) {
  (void)state;
  enum { N = 1000, FEW = 20 };
  char path[] = "/tmp/orgreach-complete-XXXXXX";
  FILE *file = fdopen(mkstemp(path), "w");
  assert_non_null(file);
  for (unsigned i = 0; i < N; i++)
    for (unsigned j = i + 1; j < N; j++) fprintf(file, "%u %u\n", i, j);
  assert_int_equal(fclose(file), 0);
  double expected = 0, variance = 0, sum = 0;
  for (unsigned k = 1; k < N; k++) {
    double mean = (N - 1.) / (k * (double)(N - k));
    expected += mean;
    variance += mean * mean;
  }
  assert_close(expected, 14.95397, 5e-6, "2 (n-1)/n H_(n-1)");
  made m;
  make(&m, path, 1. / (N - 1));
  unlink(path);
  for (uint32_t r = 0; r < FEW; r++) sum += last_day(&m, r);
  unmake(&m);
  assert_within_sigmas(sum / FEW, expected, sqrt(variance / FEW), "days until all of 1,000 know");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_thresholds_in_the_diamond),
      cmocka_unit_test(test_thresholds_on_a_path),
      cmocka_unit_test(test_thresholds_on_a_cycle),
      cmocka_unit_test(test_arcs_are_one_way),
      cmocka_unit_test(test_two_tellers_are_needed),
      cmocka_unit_test(test_a_share_of_tellers_is_needed),
      cmocka_unit_test(test_noise_lets_one_telling_be_enough),
      cmocka_unit_test(test_sir_where_everybody_knows_everybody),
      cmocka_unit_test(test_sir_on_a_path),
      cmocka_unit_test(test_a_cascade_in_continuous_time),
      cmocka_unit_test(test_all_of_a_thousand_know_after_fifteen_days),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
