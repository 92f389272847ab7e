/* Complaints played a second time, from docs/model.md alone (Service) and with random numbers of
 * GSL: queues of every rule, deadlines, what is told, posted and reposted. Means of measures agree.
 */
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "support/play.h"

enum { REPLICATES = 500, MOST = 400, HOURS = 24, MINUTES = 1440 };

static double exponential(gsl_rng *rng, double mean) {
  return mean > 0 ? gsl_ran_exponential(rng, mean) : 0;
}

static bool coin(gsl_rng *rng, double p) {
  return gsl_rng_uniform(rng) < p;
}

/* What a story says of each replicate. */
typedef struct {
  const char *name;
  int measure;
  double value[REPLICATES];
} told;

static void assert_same_means(const test_play *play, told *of, size_t n) {
  for (size_t i = 0; i < n; i++) {
    test_moments here = test_moments_of(of[i].value, REPLICATES, 1);
    test_moments there = test_play_moments(play, 0, of[i].measure);
    if (here.mean_error > 0 || there.mean_error > 0)
      assert_within_sigmas(there.mean, here.mean, hypot(here.mean_error, there.mean_error),
                           of[i].name);
    else
      assert_close(there.mean, here.mean, 1e-9 * fabs(here.mean), of[i].name);
  }
}

enum { MARKET = 300, CONTACTS = 5, TOLD = 1, MOST_CONTACTS = 40, DAYS = 20 };
static const double per_day = 6, work = 300. / MINUTES, handover = 120. / MINUTES,
                    escalation = 20. / HOURS, solved_at_once = .65, patience = 10. / HOURS,
                    solution = 15. / HOURS, tells = .4, posts = .5, pace = 3, attention = .4,
                    reshare = .9, belief = .8, half_life = 1;

typedef struct {
  const char *priority;
  unsigned agents;
} desk;

typedef struct {
  double arrival, work, late, patience, solution, taken, solved, let_down;
  unsigned customer;
} complaint;

typedef struct {
  unsigned n, contact[MOST_CONTACTS];
  bool believes[MOST_CONTACTS]; /* what the person tells this contact */
  bool tells, posts, reshares;
  double value, heard, posts_on;
  bool has_posted;
} customer;

typedef struct {
  unsigned n;
  complaint of[MOST];
  customer person[MARKET];
} story;

static void draw_person(gsl_rng *rng, customer *who, unsigned self) {
  unsigned drawn = gsl_ran_poisson(rng, CONTACTS);
  *who = (customer){.heard = INFINITY, .posts_on = INFINITY};
  while (who->n < drawn && who->n < MOST_CONTACTS) {
    unsigned other = (unsigned)gsl_rng_uniform_int(rng, MARKET);
    bool is_new = other != self;
    for (unsigned i = 0; i < who->n; i++) is_new = is_new && who->contact[i] != other;
    if (is_new) who->contact[who->n++] = other;
  }
  for (unsigned i = 0; i < who->n; i++) who->believes[i] = coin(rng, belief);
  who->tells = coin(rng, tells);
  who->posts = coin(rng, posts);
  who->reshares = coin(rng, reshare);
  double variance = log(2);
  who->value = exp(sqrt(variance) * gsl_ran_ugaussian(rng) - variance / 2);
}

static void draw_complaints(gsl_rng *rng, story *s) {
  s->n = 0;
  for (double day = exponential(rng, 1 / per_day); day <= DAYS;
       day += exponential(rng, 1 / per_day)) {
    assert_true(s->n < MOST);
    complaint *it = &s->of[s->n++];
    bool is_solved = coin(rng, solved_at_once);
    it->arrival = day;
    it->customer = (unsigned)gsl_rng_uniform_int(rng, MARKET);
    it->work = exponential(rng, work) + (is_solved ? 0 : exponential(rng, handover));
    it->late = is_solved ? 0 : exponential(rng, escalation);
    it->patience = exponential(rng, patience);
    it->solution = exponential(rng, solution);
    it->taken = INFINITY;
  }
}

static double rank(const story *s, const desk *d, const complaint *it) {
  const customer *who = &s->person[it->customer];
  if (!strcmp(d->priority, "impact")) return who->n;
  if (!strcmp(d->priority, "value")) return who->value;
  if (!strcmp(d->priority, "both")) return who->n * who->value;
  return -it->arrival;
}

/* Whoever is free first takes the first by rank of those who are there, or waits for the next. */
static void serve(story *s, const desk *d) {
  double free_on[MOST] = {0};
  for (unsigned left = d->agents ? s->n : 0; left; left--) {
    unsigned agent = 0;
    complaint *next = NULL, *soonest = NULL;
    for (unsigned a = 1; a < d->agents; a++)
      if (free_on[a] < free_on[agent]) agent = a;
    for (unsigned k = 0; k < s->n; k++) {
      complaint *it = &s->of[k];
      if (isfinite(it->taken)) continue;
      if (!soonest) soonest = it;
      bool waits = it->arrival < free_on[agent];
      if (waits && (!next || rank(s, d, it) > rank(s, d, next))) next = it;
    }
    if (!next) next = soonest;
    next->taken = fmax(next->arrival, free_on[agent]);
    free_on[agent] = next->taken + next->work;
  }
}

static void let_down(story *s) {
  for (unsigned k = 0; k < s->n; k++) {
    complaint *it = &s->of[k];
    double answer = it->arrival + it->patience, end = answer + it->solution;
    it->solved = it->taken + it->work + it->late;
    it->let_down = it->taken > answer ? answer : it->solved > end ? end : INFINITY;
  }
}

static void hear(story *s, const customer *from, unsigned i, double day) {
  customer *who = &s->person[from->contact[i]];
  if (day > DAYS) return;
  who->heard = fmin(who->heard, day);
  if (from->believes[i] && who->reshares) who->posts_on = fmin(who->posts_on, day);
}

/* Contacts stand in random order: the first ones are told. */
static void tell(gsl_rng *rng, story *s, const customer *from, double day) {
  double start = gsl_rng_uniform(rng);
  for (unsigned i = 0; i < from->n && i < TOLD; i++) hear(s, from, i, day + (i + start) / pace);
}

static void post(gsl_rng *rng, story *s, customer *from) {
  from->has_posted = true;
  for (unsigned i = 0; i < from->n; i++)
    if (coin(rng, attention))
      hear(s, from, i, from->posts_on + exponential(rng, half_life / log(2)));
}

static customer *next_to_post(story *s) {
  customer *next = NULL;
  for (unsigned i = 0; i < MARKET; i++) {
    customer *who = &s->person[i];
    if (who->has_posted || who->posts_on > DAYS) continue;
    if (!next || who->posts_on < next->posts_on) next = who;
  }
  return next;
}

static void spread(gsl_rng *rng, story *s) {
  double first[MARKET];
  for (unsigned i = 0; i < MARKET; i++) first[i] = INFINITY;
  for (unsigned k = 0; k < s->n; k++)
    first[s->of[k].customer] = fmin(first[s->of[k].customer], s->of[k].let_down);
  for (unsigned i = 0; i < MARKET; i++) {
    customer *who = &s->person[i];
    if (first[i] > DAYS) continue;
    if (who->posts) who->posts_on = fmin(who->posts_on, first[i]);
    if (who->tells) tell(rng, s, who, first[i]);
  }
  for (customer *who = next_to_post(s); who; who = next_to_post(s)) post(rng, s, who);
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

enum { COMPLAINTS, RESPONSE, P90, IN_TIME, N_TOLD, NEGATIVE, KEPT, VALUE, N_SERVICE };

static void note_waits(const story *s, told *of, unsigned r) {
  double wait[MOST], sum = 0;
  for (unsigned k = 0; k < s->n; k++) {
    wait[k] = HOURS * (s->of[k].taken - s->of[k].arrival);
    sum += wait[k];
  }
  qsort(wait, s->n, sizeof *wait, by_size);
  double place = .9 * (s->n - 1);
  unsigned below = (unsigned)place;
  of[RESPONSE].value[r] = sum / s->n;
  of[P90].value[r] = wait[below] + (place - below) * (wait[below + 1] - wait[below]);
}

static void note(const story *s, told *of, unsigned r) {
  double in_time = 0, n_told = 0, heard = 0, kept = 0, value = 0;
  for (unsigned k = 0; k < s->n; k++) {
    const complaint *it = &s->of[k];
    const customer *who = &s->person[it->customer];
    double stays = it->let_down > DAYS ? .82 : it->solved <= DAYS ? .54 : .19;
    in_time += it->taken <= it->arrival + it->patience;
    n_told += it->let_down <= DAYS && (who->tells || who->posts);
    kept += stays;
    value += 100 * stays * who->value;
  }
  for (unsigned i = 0; i < MARKET; i++) heard += isfinite(s->person[i].heard) != 0;
  of[COMPLAINTS].value[r] = s->n;
  of[IN_TIME].value[r] = in_time / s->n;
  of[N_TOLD].value[r] = n_told;
  of[NEGATIVE].value[r] = heard;
  of[KEPT].value[r] = kept;
  of[VALUE].value[r] = value;
}

static void assert_desk(desk d) {
  static story s;
  static told of[N_SERVICE] = {{"complaints", REACH_MEASURE_complaints, {0}},
                               {"wait", REACH_MEASURE_response_time, {0}},
                               {"nine of ten", REACH_MEASURE_response_p90, {0}},
                               {"in time", REACH_MEASURE_answered_in_time, {0}},
                               {"told", REACH_MEASURE_complaints_told, {0}},
                               {"who hears of it", REACH_MEASURE_negative_reach, {0}},
                               {"kept", REACH_MEASURE_customers_kept, {0}},
                               {"value", REACH_MEASURE_kept_value, {0}}};
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  for (unsigned r = 0; r < REPLICATES; r++) {
    for (unsigned i = 0; i < MARKET; i++) draw_person(rng, &s.person[i], i);
    draw_complaints(rng, &s);
    assert_true(s.n > 1);
    serve(&s, &d);
    let_down(&s);
    spread(rng, &s);
    note_waits(&s, of, r);
    note(&s, of, r);
  }
  gsl_rng_free(rng);
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, days: %d, seed: 77}\n"
                "associates: {count: 1, contacts: {law: constant, mean: 0}}\n"
                "participation: 0\nchannels: [feed]\n"
                "market: {people: %d, segments: 1, contacts: {law: poisson, mean: %d}}\n"
                "trust: {peer_credibility: 0.8}\n"
                "service: {model: queue, complaints: 6, agents: %u, priority: %s,\n"
                "  handling_minutes: 300, handover_minutes: 120, escalation_hours: 20,\n"
                "  solved_without: 0.39, solved_with: 0.91, patience_hours: 10,\n"
                "  solution_hours: 15, tells: 0.4, told: %d, posts: 0.5, attention: 0.4,\n"
                "  reshare: 0.9}\n",
                REPLICATES, DAYS, MARKET, CONTACTS, d.agents, d.priority, TOLD);
  assert_same_means(&play, of, N_SERVICE);
  test_play_free(&play);
}

static void test_complaints_by_arrival(void **state) {
  (void)state;
  assert_desk((desk){"arrival", 2});
}

static void test_complaints_by_impact(void **state) {
  (void)state;
  assert_desk((desk){"impact", 1});
}

static void test_complaints_by_value(void **state) {
  (void)state;
  assert_desk((desk){"value", 1});
}

static void test_complaints_by_both(void **state) {
  (void)state;
  assert_desk((desk){"both", 2});
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_complaints_by_arrival),
      cmocka_unit_test(test_complaints_by_impact),
      cmocka_unit_test(test_complaints_by_value),
      cmocka_unit_test(test_complaints_by_both),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
