/* Laws of who is reached, for every diffusion model that is registered: a model takes part by its
 * row of recipes. Where a model breaks a law, its row says why. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cascade/model.h"
#include "support/play.h"
#include "support/staged.h"

enum { MOST_RISES = 8, N_NETWORKS = 6, REPLICATES = 40, PEOPLE = 40, TIES = 70, TEXT = 4096 };

/* Whoever the smaller numbers reach, the larger do. */
typedef struct {
  const char *smaller, *larger;
} step;

/* Settings of the block cascade. */
typedef struct {
  const char *model;
  const char *plain;      /* between nobody and everybody */
  const char *nothing;    /* reaches those who start alone */
  const char *everything; /* reaches all who can be reached, */
  bool is_on_trees;       /* where nobody has two who can tell it */
  const char *end;        /* the line that ends `nothing` and `everything`; NULL: none is needed */
  const char *loss;       /* why one more who starts may lose somebody; NULL: it cannot */
  step rise[MOST_RISES], rise_by_a_day[MOST_RISES]; /* the latter with a last day only */
} recipe;

static const recipe recipes[] = {
    {.model = "independent-cascade",
     .plain = "probability: 0.4",
     .nothing = "probability: 0",
     .everything = "probability: 1",
     .rise = {{"probability: 0.3", "probability: 0.31"}, {"probability: 0", "probability: 1"}}},
    /* somebody with several who can tell it may wait for all of them, one of whom waits for it */
    {.model = "linear-threshold",
     .plain = "weight: 0.6",
     .nothing = "weight: 0",
     .everything = "weight: 1",
     .is_on_trees = true,
     .rise = {{"weight: 0.2", "weight: 0.25"}, {"weight: 0.3", "weight: 1"}}},
    {.model = "complex-contagion",
     .plain = "tellers_needed: 2, noise: 0.4",
     .nothing = "tellers_needed: 1000",
     .everything = "tellers_needed: 1",
     .rise = {{"noise: 0.1", "noise: 0.4"},
              {"tellers_needed: 3, noise: 0.2", "tellers_needed: 2, noise: 0.2"},
              {"need: share, share_needed: 0.5, noise: 0.1",
               "need: share, share_needed: 0.3, noise: 0.1"},
              {"need: share, share_needed: 0.3", "need: share, share_needed: 0.3, noise: 0.2"},
              {"tellers_needed: 2, noise: 0.1", "need: share, share_needed: 0"}}},
    {.model = "sir",
     .plain = "rate: 0.5, recovery: 0.8",
     .nothing = "rate: 0",
     .everything = "rate: 0.5, recovery: 0",
     .rise = {{"rate: 0.3, recovery: 0.5", "rate: 0.4, recovery: 0.5"},
              {"rate: 0.3, recovery: 0.5", "rate: 0.3, recovery: 0.4"},
              {"rate: 0.3, recovery: 0.5", "rate: 0.3, recovery: 0"}}},
    {.model = "continuous-time-cascade",
     .plain = "probability: 0.4",
     .nothing = "probability: 0",
     .everything = "probability: 1",
     .rise = {{"probability: 0.3", "probability: 0.4"},
              {"probability: 0.4, half_life_days: 2", "probability: 0.4, half_life_days: 1"},
              {"probability: 0.4, delay: constant, half_life_days: 2",
               "probability: 0.5, delay: constant, half_life_days: 1"}}},
    /* spreading and stifling are no ladders: who hears sooner may stop others sooner */
    {.model = "rumour",
     .plain = "rumour: daley-kendall, contact_rate: 2, spreading: 0.8, stifling: 0.6",
     .nothing = "spreading: 0",
     .everything = "stifling: 0, contact_rate: 4",
     .end = "run: {days: 300}\n",
     .loss = "a spreader stops at somebody who has it",
     .rise = {{"contact_rate: 1", "contact_rate: 1.5"}},
     .rise_by_a_day = {{"stifling: 0, spreading: 0.3", "stifling: 0, spreading: 0.5"},
                       {"stifling: 0.5", "stifling: 0"}}},
    /* innovators need no teller: whom ties lead to is a law without them */
    {.model = "bass",
     .plain = "innovation: 0, imitation: 0.4",
     .nothing = "innovation: 0, imitation: 0",
     .everything = "innovation: 0, imitation: 4",
     .rise = {{"innovation: 0, imitation: 0.4", "innovation: 0, imitation: 0.6"},
              {"innovation: 0.1", "innovation: 0.15"},
              {"innovation: 0, imitation: 0.4", "innovation: 0.1, imitation: 0.4"}}},
};
enum { N_RECIPES = sizeof recipes / sizeof *recipes };

static const recipe *recipe_of(const reach_model *model) {
  for (size_t i = 0; i < N_RECIPES; i++)
    if (!strcmp(recipes[i].model, model->name)) return &recipes[i];
  fail_msg("%s: a model without a row of recipes", model->name);
  return NULL;
}

static const char *const horizons[] = {"", "run: {days: 3}\n"};

/* Ties between random people, some of whom have none; every other network is directed. */
static void network_write(char *text, unsigned number) {
  reach_stream stream = reach_stream_open(number, 0, reach_stream_name("tests/laws"), 0);
  for (uint64_t i = 0; i < TIES; i++)
    text += sprintf(text, "%s%u %u", i ? "; " : "",
                    (unsigned)reach_below_of_bits(reach_draw_bits(stream, 2 * i), PEOPLE),
                    (unsigned)reach_below_of_bits(reach_draw_bits(stream, 2 * i + 1), PEOPLE));
}

/* A directed tree, and people without ties beside it. */
static void tree_write(char *text, unsigned number) {
  for (unsigned u = 1; u < PEOPLE - 3; u++)
    text += sprintf(text, "%s%u %u", u > 1 ? "; " : "", (u - 1) / (1 + number % 4), u);
  sprintf(text, "; %d %d", PEOPLE - 2, PEOPLE - 1);
}

static bool is_directed(unsigned number) {
  return number % 2 != 0;
}

static void make(test_staged *staged, const char *model, const char *rule, const char *edges,
                 bool directed, const char *start, const char *more) {
  test_staged_make(staged,
                   "network: {edges: \"%s\", directed: %s}\n"
                   "cascade: {model: %s, %s, %s}\n%s",
                   edges, directed ? "true" : "false", model, rule, start, more);
}

/* reachable[n_people]: from those who start, along ties. */
static void reachable_find(test_staged *staged, const uint32_t *start, size_t n, bool *reachable) {
  const reach_ties *ties = staged->ties;
  memset(reachable, 0, ties->n_people * sizeof *reachable);
  for (size_t i = 0; i < n; i++) reachable[start[i]] = true;
  for (bool is_news = true; is_news;) {
    is_news = false;
    for (uint32_t u = 0; u < ties->n_people; u++)
      for (uint64_t a = ties->first[u]; reachable[u] && a < ties->first[u + 1]; a++)
        if (!reachable[ties->target[a]]) is_news = reachable[ties->target[a]] = true;
  }
}

static const uint32_t start[] = {0, 7, 31};
static const char start_text[] = "seed_set: [0, 7, 31]";
enum { N_START = sizeof start / sizeof *start };

static bool starts(uint32_t person) {
  for (size_t i = 0; i < N_START; i++)
    if (start[i] == person) return true;
  return false;
}

/* Everybody who has it can be reached; those who start have it from the first moment on. */
static void test_nobody_is_reached_who_cannot_be(void **state) {
  const recipe *r = recipe_of(*state);
  for (unsigned number = 0; number < N_NETWORKS; number++) {
    for (size_t h = 0; h < sizeof horizons / sizeof *horizons; h++) {
      char edges[TEXT];
      bool reachable[PEOPLE];
      test_staged staged;
      network_write(edges, number);
      make(&staged, r->model, r->plain, edges, is_directed(number), start_text, horizons[h]);
      reachable_find(&staged, start, N_START, reachable);
      for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
        test_staged_play(&staged, replicate);
        for (uint32_t u = 0; u < staged.ties->n_people; u++) {
          const reach_person *person = test_staged_person(&staged, u);
          if (person && !reachable[u]) fail_msg("%s: %u cannot be reached", r->model, u);
          assert_true(!starts(u) || (person && person->is_start && person->hop == 0));
          assert_true(!starts(u) || !(person->day > 0));
          assert_true(starts(u) || !person || !person->is_start);
        }
      }
      test_staged_free(&staged);
    }
  }
}

static void assert_reached(test_staged *staged, const bool *expected, const char *what) {
  for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
    test_staged_play(staged, replicate);
    for (uint32_t u = 0; u < staged->ties->n_people; u++)
      if (!!test_staged_person(staged, u) != expected[u])
        fail_msg("%s: person %u %s reached", what, u, expected[u] ? "is not" : "is");
  }
}

static void test_nothing_reaches_those_who_start_and_everything_all(void **state) {
  const recipe *r = recipe_of(*state);
  for (unsigned number = 0; number < N_NETWORKS; number++) {
    char edges[TEXT];
    bool expected[PEOPLE];
    test_staged staged;
    network_write(edges, number);
    if (r->nothing) {
      make(&staged, r->model, r->nothing, edges, is_directed(number), start_text,
           r->end ? r->end : "");
      reachable_find(&staged, NULL, 0, expected);
      for (size_t i = 0; i < N_START; i++) expected[start[i]] = true;
      assert_reached(&staged, expected, r->nothing);
      test_staged_free(&staged);
    }
    if (r->everything) {
      if (r->is_on_trees) tree_write(edges, number);
      make(&staged, r->model, r->everything, edges, r->is_on_trees || is_directed(number),
           start_text, r->end ? r->end : "");
      reachable_find(&staged, start, N_START, expected);
      assert_reached(&staged, expected, r->everything);
      test_staged_free(&staged);
    }
  }
}

/* How many the first reaches whom the second does not, or later; and the other way round. */
typedef struct {
  uint64_t n_lost, n_gained;
} difference;

static void compare(test_staged *few, test_staged *many, difference *d) {
  for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
    test_staged_play(few, replicate);
    test_staged_play(many, replicate);
    for (uint32_t u = 0; u < few->ties->n_people; u++) {
      const reach_person *one = test_staged_person(few, u), *other = test_staged_person(many, u);
      d->n_lost += one && (!other || other->day > one->day);
      d->n_gained += !one && other;
    }
  }
}

static void assert_rise(const char *model, const step *rise, bool is_by_a_day) {
  difference d = {0};
  for (unsigned number = is_by_a_day ? N_NETWORKS : 0; number < 2 * N_NETWORKS; number++) {
    char edges[TEXT];
    test_staged few, many;
    network_write(edges, number);
    const char *more = horizons[number / N_NETWORKS];
    make(&few, model, rise->smaller, edges, is_directed(number), start_text, more);
    make(&many, model, rise->larger, edges, is_directed(number), start_text, more);
    compare(&few, &many, &d);
    test_staged_free(&few);
    test_staged_free(&many);
  }
  if (d.n_lost > 0)
    fail_msg("%s, {%s} to {%s}: loses %lu people", model, rise->smaller, rise->larger,
             (unsigned long)d.n_lost);
  if (d.n_gained == 0)
    fail_msg("%s, {%s} to {%s}: the step does not matter", model, rise->smaller, rise->larger);
}

static void test_larger_numbers_lose_nobody(void **state) {
  const recipe *r = recipe_of(*state);
  for (size_t i = 0; i < MOST_RISES; i++) {
    if (r->rise[i].smaller) assert_rise(r->model, &r->rise[i], false);
    if (r->rise_by_a_day[i].smaller) assert_rise(r->model, &r->rise_by_a_day[i], true);
  }
}

static void test_more_who_start_lose_nobody(void **state) {
  const recipe *r = recipe_of(*state);
  difference d = {0};
  for (unsigned number = 0; number < 2 * N_NETWORKS; number++) {
    char edges[TEXT];
    test_staged few, many;
    network_write(edges, number);
    const char *more = horizons[number / N_NETWORKS];
    make(&few, r->model, r->plain, edges, is_directed(number), "seed_set: [7]", more);
    make(&many, r->model, r->plain, edges, is_directed(number), "seed_set: [7, 12]", more);
    compare(&few, &many, &d);
    test_staged_free(&few);
    test_staged_free(&many);
  }
  assert_true(d.n_gained > 0);
  if (!r->loss && d.n_lost > 0)
    fail_msg("%s: one more who starts loses %lu people", r->model, (unsigned long)d.n_lost);
  if (r->loss && d.n_lost == 0) fail_msg("%s: nobody is lost, though %s", r->model, r->loss);
}

/* Those who have it by the last day are those who would have it by then in the long run. */
static void test_a_last_day_only_cuts_off(void **state) {
  const recipe *r = recipe_of(*state);
  const unsigned days = 2;
  for (unsigned number = 0; number < N_NETWORKS; number++) {
    char edges[TEXT];
    test_staged all, cut;
    network_write(edges, number);
    make(&all, r->model, r->plain, edges, is_directed(number), start_text, "");
    make(&cut, r->model, r->plain, edges, is_directed(number), start_text, "run: {days: 2}\n");
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
      test_staged_play(&all, replicate);
      test_staged_play(&cut, replicate);
      for (uint32_t u = 0; u < all.ties->n_people; u++) {
        const reach_person *one = test_staged_person(&all, u), *other = test_staged_person(&cut, u);
        if (one && one->day > days) one = NULL;
        assert_true(!one == !other);
        if (!one) continue;
        assert_memory_equal(&one->day, &other->day, sizeof one->day);
        assert_true(one->hop == other->hop && one->n_exposures >= other->n_exposures);
      }
    }
    test_staged_free(&all);
    test_staged_free(&cut);
  }
}

/* Others far away, whom nobody tells, change nothing: draws belong to people and pairs. */
static void test_people_apart_change_nothing(void **state) {
  const recipe *r = recipe_of(*state);
  for (unsigned number = 0; number < N_NETWORKS; number++) {
    char edges[TEXT], more[TEXT + 100];
    test_staged alone, beside;
    network_write(edges, number);
    snprintf(more, sizeof more, "%s; 50 51; 51 52; 52 50; 60 60; 70 71", edges);
    make(&alone, r->model, r->plain, edges, is_directed(number), start_text, "");
    make(&beside, r->model, r->plain, more, is_directed(number), start_text, "");
    for (uint32_t replicate = 0; replicate < REPLICATES; replicate++) {
      size_t n = test_staged_play(&alone, replicate)->n;
      assert_int_equal(test_staged_play(&beside, replicate)->n, n);
      assert_memory_equal(&alone.trace, &beside.trace, sizeof alone.trace);
      for (uint32_t u = 0; u < alone.ties->n_people; u++) {
        const reach_person *one = test_staged_person(&alone, u);
        const reach_person *other = test_staged_person(&beside, u);
        assert_true(!one == !other);
        if (!one) continue;
        assert_memory_equal(&one->day, &other->day, sizeof one->day);
        assert_true(one->hop == other->hop && one->n_exposures == other->n_exposures);
      }
    }
    test_staged_free(&alone);
    test_staged_free(&beside);
  }
}

/* ---- laws of distributions ---- */

/* Measures that speak of everybody, whatever the model. */
static const int of_all[] = {REACH_MEASURE_reach,        REACH_MEASURE_impressions,
                             REACH_MEASURE_senders,      REACH_MEASURE_gross_contacts,
                             REACH_MEASURE_duplication,  REACH_MEASURE_hops_mean,
                             REACH_MEASURE_days_to_half, REACH_MEASURE_days_to_90};
enum { N_OF_ALL = sizeof of_all / sizeof *of_all, N_SUMS = 4 }; /* the first four are sums */

typedef struct {
  test_moments of[N_OF_ALL];
} moments;

static moments play(const recipe *r, const char *edges, bool directed, const char *who) {
  test_play played;
  moments m;
  test_play_run(&played,
                "network: {edges: \"%s\", directed: %s}\n"
                "cascade: {model: %s, %s, seed_set: [%s]}\nrun: {replicates: 20000}\n",
                edges, directed ? "true" : "false", r->model, r->plain, who);
  for (size_t i = 0; i < N_OF_ALL; i++) m.of[i] = test_play_moments(&played, 0, of_all[i]);
  test_play_free(&played);
  return m;
}

static void assert_equal(const char *model, int measure, const char *what, double got,
                         double expected, double error) {
  char text[120];
  snprintf(text, sizeof text, "%s, %s of %s", model, what, reach_measure_table[measure].name);
  assert_within_sigmas(got, expected, error + 1e-9 * fmax(1, fabs(expected)), text);
}

/* What somebody is called says nothing. (Copies of one instant come by id, but bring the same hop.)
 */
static void test_other_names_leave_the_distribution(void **state) {
  const recipe *r = recipe_of(*state);
  const char *named[][4] = {{"0 1; 1 2; 2 0; 2 3; 3 4; 4 5; 5 3; 5 6; 6 7; 7 8; 8 6; 9 9", "0, 3",
                             "8 2; 2 6; 6 8; 6 0; 0 7; 7 3; 3 0; 3 1; 1 4; 4 5; 5 1; 9 9", "8, 0"},
                            {"0 1; 0 2; 0 3; 1 4; 2 4; 3 4; 4 5; 5 1; 5 6; 6 0", "0",
                             "6 5; 6 4; 6 3; 5 2; 4 2; 3 2; "
                             "2 1; 1 5; 1 0; 0 6",
                             "6"}};
  for (size_t i = 0; i < sizeof named / sizeof *named; i++)
    for (unsigned directed = 0; directed < 2; directed++) {
      moments a = play(r, named[i][0], directed, named[i][1]);
      moments b = play(r, named[i][2], directed, named[i][3]);
      for (size_t m = 0; m < N_OF_ALL; m++) {
        const test_moments *x = &a.of[m], *y = &b.of[m];
        assert_equal(r->model, of_all[m], "mean", x->mean, y->mean,
                     hypot(x->mean_error, y->mean_error));
        assert_equal(r->model, of_all[m], "variance", x->variance, y->variance,
                     hypot(x->variance_error, y->variance_error));
      }
    }
}

/* Of two networks beside each other, sums add up in mean and, being independent, in variance. */
static void test_networks_apart_add_up(void **state) {
  const recipe *r = recipe_of(*state);
  for (unsigned directed = 0; directed < 2; directed++) {
    moments a = play(r, "0 1; 1 2; 2 0; 2 3; 3 4; 4 2", directed, "0, 3");
    moments b = play(r, "0 1; 0 2; 1 3; 2 3; 3 4; 4 5; 5 0", directed, "4");
    moments both = play(r,
                        "0 1; 1 2; 2 0; 2 3; 3 4; 4 2; "
                        "5 6; 5 7; 6 8; 7 8; 8 9; 9 10; 10 5",
                        directed, "0, 3, 9");
    for (size_t m = 0; m < N_SUMS; m++) {
      const test_moments *x = &a.of[m], *y = &b.of[m], *z = &both.of[m];
      assert_equal(r->model, of_all[m], "mean of the sum", z->mean, x->mean + y->mean,
                   hypot(z->mean_error, hypot(x->mean_error, y->mean_error)));
      assert_equal(r->model, of_all[m], "variance of the sum", z->variance,
                   x->variance + y->variance,
                   hypot(z->variance_error, hypot(x->variance_error, y->variance_error)));
    }
  }
}

static const struct CMUnitTest laws[] = {
    cmocka_unit_test(test_nobody_is_reached_who_cannot_be),
    cmocka_unit_test(test_nothing_reaches_those_who_start_and_everything_all),
    cmocka_unit_test(test_larger_numbers_lose_nobody),
    cmocka_unit_test(test_more_who_start_lose_nobody),
    cmocka_unit_test(test_a_last_day_only_cuts_off),
    cmocka_unit_test(test_people_apart_change_nothing),
    cmocka_unit_test(test_other_names_leave_the_distribution),
    cmocka_unit_test(test_networks_apart_add_up),
};
enum { N_LAWS = sizeof laws / sizeof *laws };

/* Each law for each model that is registered. An argument is a pattern of their names. */
int main(int n_arguments, char **argument) {
  if (n_arguments > 1) cmocka_set_test_filter(argument[1]);
  struct CMUnitTest tests[REACH_N_MODELS * N_LAWS];
  char name[REACH_N_MODELS * N_LAWS][120];
  for (size_t i = 0; i < REACH_N_MODELS * N_LAWS; i++) {
    const reach_model *model = &reach_model_table[i / N_LAWS];
    tests[i] = laws[i % N_LAWS];
    snprintf(name[i], sizeof name[i], "%s: %s", model->name, laws[i % N_LAWS].name);
    tests[i].name = name[i];
    tests[i].initial_state = (void *)model;
  }
  return _cmocka_run_group_tests("laws", tests, REACH_N_MODELS * N_LAWS, NULL, NULL);
}
