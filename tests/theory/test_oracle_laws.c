/* ctest: long
 * Everything at once, under laws: more of anything loses nobody in any replicate, in whatever order
 * it comes; what is set to nothing changes no number; numbers do not depend on threads. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "support/play.h"
#include "support/scratch.h"
#include "world/roster.h"

enum { MOST = 40, ORDERS = 4, TEXT = 6000 };

/* --- Playing a scenario with settings ----------------------------------------------------------
 */

static void play_with(test_play *play, const char *text, const char *const *setting, size_t n,
                      unsigned n_threads) {
  *play = (test_play){0};
  reach_report report = {0};
  const reach_settings settings = {.setting = setting, .n_settings = n};
  assert_ok(reach_scenario_read(text, strlen(text), "s.yaml", n ? &settings : NULL, &play->scenario,
                                &report),
            &report);
  assert_ok(reach_rosters_count(&play->scenario, &report), &report);
  const reach_study_options options = {.n_threads = n_threads};
  assert_ok(reach_study_run(&play->scenario, &options, &play->result, &report), &report);
  reach_report_free(&report);
}

static bool is_in(int measure, const int *set) {
  for (; *set >= 0; set++)
    if (*set == measure) return true;
  return false;
}

/* `only`: measures that count, `but`: those that do not; both end with -1, NULL: all, none. */
static void assert_same_numbers(const test_play *a, const test_play *b, const int *only,
                                const int *but, const char *what) {
  assert_int_equal(a->result.n_replicates, b->result.n_replicates);
  for (int m = 0; m < REACH_N_MEASURES; m++) {
    if ((only && !is_in(m, only)) || (but && is_in(m, but))) continue;
    const double *x = test_play_values(a, 0, m), *y = test_play_values(b, 0, m);
    for (uint64_t r = 0; r < a->result.n_replicates; r++)
      if (memcmp(&x[r], &y[r], sizeof *x) != 0)
        fail_msg("%s: %s of replicate %lu is %.17g and %.17g", what, reach_measure_table[m].name,
                 (unsigned long)r, x[r], y[r]);
  }
}

/* --- More loses nobody -------------------------------------------------------------------------
 */

#define TITLES "id,manager,department,contacts,stage,sincerity,competency,reliability\n"
#define LOW_ROSTER                                                                                 \
  TITLES "a,,x,9,ability,0.3,0.2,\nb,a,x,,,0.4,,\nc,a,y,,desire,,0,\nd,c,y,3,,,,0.1\n"             \
         "e,c,y,,,,,\nf,a,z,12,knowledge,,,\ng,f,z,,,,,0.3\nh,f,z,,,,,\n"
#define HIGH_ROSTER                                                                                \
  TITLES "a,,x,9,ability,0.9,0.7,\nb,a,x,,,0.9,,\nc,a,y,,desire,,0.9,\nd,c,y,3,,,,1\n"             \
         "e,c,y,,,,,\nf,a,z,12,knowledge,,,\ng,f,z,,,1,1,0.8\nh,f,z,,,,,\n"

#define CHANNELS                                                                                   \
  "official-page: {followers: 20, attention: 0.1, posts: 2, fatigue: 0.8}\n"                       \
  "feed: {attention: 0.2, reshare: 0.05, posts: 2, fatigue: 0.7, post_gap_days: 3,\n"              \
  "  half_life_days: 3, audience: both}\n"                                                         \
  "email: {audience: colleagues, recipients: 2, forward: 0.1, attention: 0.3}\n"                   \
  "microblog: {contacts: {law: poisson, mean: 6}, attention: 0.2, reshare: 0.05, colleagues: "     \
  "0.2,\n"                                                                                         \
  "  posts: 3, fatigue: 0.7}\n"                                                                    \
  "shared-space: {audience: both, attention: 0.1, point: 0.05}\n"

#define TRUST                                                                                      \
  "trust: {rule: %s, sincerity: 0.6, competency: 0.4, reliability: 0.5, departments: legs0.csv,\n" \
  "  peer_credibility: 0.3, reinforcement: 0.1, judged_by: perception, transparency: 0.1,\n"       \
  "  perceived: {sincerity: 0.3, competency: 0.3, reliability: 0.3},\n"                            \
  "  learning: {practice: 0.3, feedback: 0.5, pace: 0.1, hours: 2},\n"                             \
  "  opportunities: {kept: 0.5, audited: 0.5, per_week: 2}}\n"

#define ADOPTION                                                                                   \
  "programme: {weeks: 8}\n"                                                                        \
  "adoption: {model: adkar, rule: %s, support: 0.3, support_spread: 0.6, support_weeks: 4,\n"      \
  "  decay: 0.2, peer_influence: 0.1, awareness: {start: 0.6, growth: 0.4},\n"                     \
  "  desire: {start: 0.5, growth: 0.3, gate: 0.6}, knowledge: {start: 0.4, growth: 0.5},\n"        \
  "  ability: {start: 0.5, growth: 0.2}, reinforcement: {start: 0.5, growth: 0.4}}\n"

static const char *const common[] = {"run.days=12",
                                     "trust.departments=legs1.csv",
                                     "associates.roster=high.csv",
                                     "trust.sincerity=0.9",
                                     "trust.competency=0.7",
                                     "trust.reinforcement=0.7",
                                     "trust.peer_credibility=0.7",
                                     "trust.transparency=0.9",
                                     "trust.perceived.reliability=0.45",
                                     "trust.learning.practice=1",
                                     "trust.learning.feedback=1",
                                     "trust.learning.hours=20",
                                     "trust.opportunities.kept=0.95",
                                     "feed.posts=4",
                                     "feed.fatigue=0.2",
                                     "feed.post_gap_days=1",
                                     "feed.half_life_days=1",
                                     "feed.attention=0.4",
                                     "feed.reshare=0.3",
                                     "microblog.posts=5",
                                     "microblog.fatigue=0.1",
                                     "microblog.colleagues=0.9",
                                     "microblog.attention=0.4",
                                     "microblog.reshare=0.3",
                                     "official-page.posts=4",
                                     "official-page.fatigue=0",
                                     "shared-space.attention=0.3",
                                     "email.attention=0.9",
                                     NULL};
/* By the rule product a lower gate may lose people whose stages a roster tells: see below. */
static const char *const of_gates[] = {
    "adoption.desire.gate=0.4",     "adoption.support=0.7",
    "adoption.support_weeks=8",     "adoption.peer_influence=0.7",
    "adoption.decay=0.02",          "adoption.ability.growth=0.7",
    "adoption.knowledge.start=0.6", NULL};
static const char *const *const of_product = of_gates + 1;
static const char *const of_numbers[] = {"participation=0.75", NULL};

static size_t list_steps(const char *const *more, const char **step) {
  size_t n = 0;
  for (const char *const *s = common; *s; s++) step[n++] = *s;
  for (const char *const *s = more; *s; s++) step[n++] = *s;
  assert_true(n <= MOST);
  return n;
}

static void shuffle(const char **step, size_t n, uint64_t order) {
  const reach_stream own = {0x0dde4 + order};
  for (size_t i = n - 1; i > 0; i--) {
    size_t j = (size_t)(reach_draw_uniform(own, i) * (double)(i + 1));
    const char *kept = step[i];
    step[i] = step[j];
    step[j] = kept;
  }
}

static const int kept_measures[] = {REACH_MEASURE_reach, REACH_MEASURE_accepted_reach,
                                    REACH_MEASURE_internal_reach, REACH_MEASURE_adoption};

static uint64_t losses(const test_play *low, const test_play *high, const char *step) {
  uint64_t lost = 0;
  for (size_t m = 0; m < sizeof kept_measures / sizeof *kept_measures; m++) {
    const double *few = test_play_values(low, 0, kept_measures[m]);
    const double *many = test_play_values(high, 0, kept_measures[m]);
    uint64_t of_this = 0;
    for (uint64_t r = 0; r < low->result.n_replicates; r++) of_this += many[r] < few[r];
    if (of_this)
      print_message("  LOST by %s: %s in %lu replicates\n", step,
                    reach_measure_table[kept_measures[m]].name, (unsigned long)of_this);
    lost += of_this;
  }
  return lost;
}

static double total(const test_play *play) {
  double sum = 0;
  for (size_t m = 0; m < 3; m++) sum += test_play_moments(play, 0, kept_measures[m]).mean;
  return sum;
}

/* From the lowest to the highest, one step after the other. Returns how many people were lost. */
static uint64_t climb(const char *text, const char *const *more, uint64_t order) {
  const char *step[MOST];
  size_t n = list_steps(more, step), n_felt = 0;
  shuffle(step, n, order);
  uint64_t lost = 0;
  test_play low, high;
  play_with(&low, text, NULL, 0, 2);
  for (size_t i = 0; i < n; i++) {
    play_with(&high, text, step, i + 1, 2);
    lost += losses(&low, &high, step[i]);
    n_felt += total(&high) > total(&low);
    test_play_free(&low);
    low = high;
  }
  print_message("  order %lu: %zu steps, %zu felt, to %.2f, lost %lu\n", (unsigned long)order, n,
                n_felt, total(&low), (unsigned long)lost);
  test_play_free(&low);
  assert_true(n_felt + n_felt > n);
  return lost;
}

static void write_people(void) {
  scratch_write("low.csv", LOW_ROSTER);
  scratch_write("high.csv", HIGH_ROSTER);
  scratch_write("legs0.csv", "department,reliability,competency\nx,0.2,\ny,0.3,0.4\n");
  scratch_write("legs1.csv", "department,reliability,competency\nx,0.9,1\ny,1,1\nz,1,1\n");
}

#define COMPANY(run, ties, market, takes_part)                                                     \
  "run: {seed: 41, replicates: 300, days: 8, networks: 20" run "}\n"                               \
  "associates: {roster: low.csv, contacts: {law: poisson, mean: 6}}\n" ties market takes_part      \
  "channels: [official-page, feed, email, microblog, shared-space]\n" CHANNELS TRUST

#define SHARED                                                                                     \
  "market: {people: 150, segments: 3, locality: 0.7, contacts: {law: poisson, mean: 7}}\n"
#define ACTIVE                                                                                     \
  "market: {people: 150, segments: 3, locality: 0.7, contacts: {law: poisson, mean: 7},\n"         \
  "  activity_sigma: 0.8}\n"
#define SEPARATE "market: {audiences: separate, contacts: {law: poisson, mean: 4}}\n"
#define BLOCKS "work_ties: {model: departments, mean_degree: 1.6, silo: 0.2}\n"
#define LINES "work_ties: {model: roster, informal: 0.8, silo: 0}\n"

static void climb_all(const char *text, const char *const *more) {
  uint64_t lost = 0;
  for (uint64_t order = 0; order < ORDERS; order++) lost += climb(text, more, order);
  assert_int_equal(lost, 0);
}

static void test_a_programme_and_all_that_follows_lose_nobody(void **state) {
  (void)state;
  write_people();
  static const char *const rules[] = {"gates", "product"}, *const trusts[] = {"weakest-leg",
                                                                              "mean"};
  for (size_t i = 0; i < 2; i++) {
    char text[TEXT];
    snprintf(text, sizeof text, COMPANY("", LINES, SHARED, ADOPTION), rules[i], trusts[i]);
    climb_all(text, i ? of_product : of_gates);
    snprintf(text, sizeof text, COMPANY(", world: fixed", BLOCKS, SEPARATE, ADOPTION), rules[i],
             "product");
    climb_all(text, i ? of_product : of_gates);
  }
}

static void test_more_participants_and_all_that_follows_lose_nobody(void **state) {
  (void)state;
  write_people();
  char text[TEXT];
  snprintf(text, sizeof text,
           COMPANY("", BLOCKS, ACTIVE, "programme: {weeks: 8}\nparticipation: 0.4\n"),
           "weakest-leg");
  climb_all(text, of_numbers);
}

/* Who has passed all stages has at least .9 of reinforcement where its gate is there, and ability
 * stays at .55 x (1 - .3 x .1); with the gate at .1 only the .3 of everybody, and ability falls to
 * .55 x (1 - .3 x .7), below its gate. */
static void test_what_a_roster_tells_is_measured_by_gates(void **state) {
  (void)state;
  scratch_write("end.csv", "id,stage\na,reinforcement\nb,reinforcement\nc,reinforcement\n");
  static const char text[] =
      "run: {replicates: 20}\nassociates: {roster: end.csv}\nprogramme: {weeks: 1}\n"
      "adoption: {model: adkar, support: 0, start_spread: 0, decay: 0.3, ability: {start: 0.55,\n"
      "  gate: 0.5}, reinforcement: {start: 0.3, gate: 0.9}}\n"
      "market: {audiences: separate}\n";
  static const char *const lower[] = {"adoption.reinforcement.gate=0.1"};
  test_play high, low;
  play_with(&high, text, NULL, 0, 1);
  play_with(&low, text, lower, 1, 1);
  assert_close(test_play_moments(&high, 0, REACH_MEASURE_adoption).mean, 1, 0, "all stay");
  assert_close(test_play_moments(&low, 0, REACH_MEASURE_adoption).mean, 0, 0, "none stays");
  assert_close(test_play_moments(&low, 0, REACH_MEASURE_barrier_ability).mean, 1, 0, "ability");
  test_play_free(&high);
  test_play_free(&low);
}

/* --- Threads -----------------------------------------------------------------------------------
 */

static void test_numbers_do_not_depend_on_threads(void **state) {
  (void)state;
  write_people();
  char text[TEXT];
  static const unsigned threads[] = {2, 3, 5, 16};
  static const char *const many[] = {"adoption.support=0.9", "trust.learning.hours=20"};
  snprintf(text, sizeof text, COMPANY("", LINES, ACTIVE, ADOPTION), "product", "mean");
  test_play one;
  play_with(&one, text, many, 2, 1);
  for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
    test_play other;
    play_with(&other, text, many, 2, threads[i]);
    assert_same_numbers(&one, &other, NULL, NULL, "threads");
    test_play_free(&other);
  }
  test_play_free(&one);
}

/* --- Nothing is nothing ------------------------------------------------------------------------
 */

static const char off[] =
    "run: {seed: 43, replicates: 400, days: 9, networks: 7, virality: always}\n"
    "work_ties: {model: random, mean_degree: 3}\n"
    "market: {people: 200, segments: 4, contacts: {law: poisson, mean: 6}}\n"
    "trust: {sincerity: 0.9, competency: 0.7, reliability: 0.8}\n"
    "economics: {training_cost: 3, cpm: 100}\nchannels: [official-page, feed, email]\n"
    "official-page: {followers: 4}\n"
    "feed: {attention: 0.4, reshare: 0.1, audience: both}\nemail: {audience: both, recipients: "
    "3}\n";

#define SIX "associates.count=6", "associates.contacts.law=constant", "associates.contacts.mean=7"
#define HALF "participation=0.5"
#define ROSTER(file)                                                                               \
  "associates.roster=" file, "associates.contacts.law=constant", "associates.contacts.mean=7"
#define STAGES(key, value)                                                                         \
  "adoption.awareness." key "=" value, "adoption.desire." key "=" value,                           \
      "adoption.knowledge." key "=" value, "adoption.ability." key "=" value,                      \
      "adoption.reinforcement." key "=" value

static const int of_stages[] = {REACH_MEASURE_adoption,
                                REACH_MEASURE_barrier_awareness,
                                REACH_MEASURE_barrier_desire,
                                REACH_MEASURE_barrier_knowledge,
                                REACH_MEASURE_barrier_ability,
                                REACH_MEASURE_barrier_reinforcement,
                                -1};
static const int of_hearers[] = {REACH_MEASURE_reach,
                                 REACH_MEASURE_impressions,
                                 REACH_MEASURE_internal_reach,
                                 REACH_MEASURE_accepted_reach,
                                 REACH_MEASURE_accurate_reach,
                                 REACH_MEASURE_effective_reach,
                                 REACH_MEASURE_duplication,
                                 REACH_MEASURE_hops_mean,
                                 REACH_MEASURE_days_to_half,
                                 REACH_MEASURE_structural_virality,
                                 -1};

static const struct {
  const char *what, *without[MOST], *with[MOST];
  const int *only, *but;
} nothing[] = {
    {"senders who do not confirm", {SIX, HALF}, {SIX, HALF, "trust.reinforcement=0"}, NULL, NULL},
    {"all equally active", {SIX, HALF}, {SIX, HALF, "associates.activity_sigma=0"}, NULL, NULL},
    {"others equally active", {SIX, HALF}, {SIX, HALF, "market.activity_sigma=0"}, NULL, NULL},
    {"posts that nobody looks at",
     {SIX, HALF},
     {SIX, HALF, "feed.posts=7", "feed.fatigue=1", "official-page.posts=3",
      "official-page.fatigue=1"},
     NULL,
     NULL},
    {"all is published",
     {SIX, HALF},
     {SIX, HALF, "trust.judged_by=perception", "trust.transparency=1",
      "trust.perceived.sincerity=0", "trust.perceived.competency=1"},
     NULL,
     NULL},
    {"seen as it is",
     {SIX, HALF},
     {SIX, HALF, "trust.judged_by=perception", "trust.transparency=0.3",
      "trust.perceived.sincerity=0.9", "trust.perceived.competency=0.7",
      "trust.perceived.reliability=0.8"},
     NULL,
     NULL},
    {"nobody practises",
     {SIX, HALF},
     {SIX, HALF, "trust.learning.hours=40", "trust.learning.practice=0",
      "trust.learning.feedback=1"},
     NULL,
     NULL},
    {"no weeks",
     {SIX, HALF},
     {SIX, HALF, "programme.weeks=0", "trust.learning.practice=1", "trust.learning.feedback=1",
      "trust.opportunities.kept=0"},
     NULL,
     NULL},
    {"nobody looks at promises",
     {SIX, HALF},
     {SIX, HALF, "trust.opportunities.kept=0", "trust.opportunities.audited=0"},
     NULL,
     NULL},
    {"all gates are open",
     {SIX, "participation=1"},
     {SIX, "programme.weeks=3", "adoption.model=adkar", STAGES("gate", "0")},
     NULL,
     of_stages},
    {"a gate that nobody passes",
     {SIX, "participation=0"},
     {SIX, "adoption.model=adkar", "adoption.desire.gate=1"},
     NULL,
     of_stages},
    {"everybody is certain after five weeks",
     {SIX, "participation=1"},
     {SIX, "programme.weeks=5", "adoption.model=adkar", "adoption.rule=product",
      "adoption.support=1", STAGES("growth", "1")},
     NULL,
     of_stages},
    {"all are at the end as the roster says",
     {SIX, "participation=1"},
     {ROSTER("end.csv"), "programme.weeks=9", "adoption.model=adkar", "adoption.decay=0",
      "adoption.support=0"},
     NULL,
     of_stages},
    {"none is aware as the roster says",
     {SIX, "participation=0"},
     {ROSTER("none.csv"), "programme.weeks=9", "adoption.model=adkar",
      "adoption.awareness.growth=0"},
     NULL,
     of_stages},
    {"a network that nobody looks at",
     {SIX, HALF},
     {SIX, HALF, "channels=[official-page, feed, email, microblog]", "microblog.attention=0",
      "microblog.posts=5"},
     of_hearers,
     NULL},
    {"a network of nobody",
     {SIX, HALF},
     {SIX, HALF, "channels=[professional-network, official-page, feed, email]",
      "professional-network.colleagues=0", "professional-network.contacts.law=constant",
      "professional-network.contacts.mean=0"},
     of_hearers,
     NULL},
    {"a roster of names", {SIX, HALF}, {ROSTER("names.csv"), HALF}, NULL, NULL},
    {"contacts that are all the same",
     {SIX, HALF},
     {"associates.roster=sevens.csv", "associates.contacts.law=poisson",
      "associates.contacts.mean=2", HALF},
     NULL,
     NULL},
    {"legs that are the company's", {SIX, HALF}, {ROSTER("own.csv"), HALF}, NULL, NULL},
};

static size_t n_of(const char *const *setting) {
  size_t n = 0;
  while (n < MOST && setting[n]) n++;
  return n;
}

static void test_what_is_nothing_changes_nothing(void **state) {
  (void)state;
  scratch_write("names.csv", "id\na\nb\nc\nd\ne\nf\n");
  scratch_write("sevens.csv", "id,contacts\na,7\nb,7\nc,7\nd,7\ne,7\nf,7\n");
  scratch_write("own.csv", "id,sincerity,competency,reliability\n"
                           "a,0.9,0.7,0.8\nb,0.9,,\nc,,0.7,\nd,,,0.8\ne,,,\nf,0.9,0.7,0.8\n");
#define ALL(stage)                                                                                 \
  "id,stage\na," stage "\nb," stage "\nc," stage "\nd," stage "\ne," stage "\nf," stage "\n"
  scratch_write("end.csv", ALL("reinforcement"));
  scratch_write("none.csv", ALL("none"));
  for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
    test_play without, with;
    print_message("  %s\n", nothing[i].what);
    play_with(&without, off, nothing[i].without, n_of(nothing[i].without), 2);
    play_with(&with, off, nothing[i].with, n_of(nothing[i].with), 2);
    assert_true(test_play_moments(&without, 0, REACH_MEASURE_impressions).mean > 0);
    assert_same_numbers(&without, &with, nothing[i].only, nothing[i].but, nothing[i].what);
    test_play_free(&without);
    test_play_free(&with);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      IN_SCRATCH(test_a_programme_and_all_that_follows_lose_nobody),
      IN_SCRATCH(test_more_participants_and_all_that_follows_lose_nobody),
      IN_SCRATCH(test_what_a_roster_tells_is_measured_by_gates),
      IN_SCRATCH(test_numbers_do_not_depend_on_threads),
      IN_SCRATCH(test_what_is_nothing_changes_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
