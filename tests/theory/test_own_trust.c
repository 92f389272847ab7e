/* ctest: long
 * Trust in each associate by its own legs: exact laws of who believes whom, and that raising any
 * leg of anybody never loses anybody. */
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/play.h"
#include "support/scratch.h"

enum { REPLICATES = 20000 };

/* Ann has legs of her own, Ben those of his department, Col the company's but for one. */
static void write_company(void) {
  scratch_write("people.csv", "id,department,contacts,sincerity,competency,reliability\n"
                              "Ann,board,6,1,0.9,0.5\n"
                              "Ben,sales,5,,,\n"
                              "Col,lab,7,,0.3,\n"
                              "Dot,lab,4,0,,\n");
  scratch_write("legs.csv", "department,reliability,sincerity\nsales,0.4,1\nboard,0,0\n");
}

#define STARS                                                                                      \
  "run: {seed: 77, replicates: %d, days: 5}\n"                                                     \
  "associates: {roster: people.csv}\nmarket: {audiences: separate}\nparticipation: 1\n"            \
  "channels: [%s]\n%s\ncascade: {seed_set: [%s]}\n"                                                \
  "trust: {sincerity: 0.8, competency: 0.75, reliability: 0.9, rule: %s, departments: legs.csv}\n"

/* With separate audiences a post makes a star: those who believe are Binomial. */
static void assert_star(const char *channel, const char *rule, const char *starter, unsigned n,
                        double trust) {
  static const char *const blocks[] = {
      "feed: {attention: 0.7, reshare: 0, delay: constant}",
      "official-page: {attention: 0.7, followers: 6, delay: constant}",
      "shared-space: {attention: 0.7, point: 0, delay: constant}"};
  size_t block = 0;
  while (strncmp(blocks[block], channel, strlen(channel)) != 0) block++;
  test_play play;
  char what[80];
  test_play_run(&play, STARS, REPLICATES, channel, blocks[block], starter, rule);
  double probability[16];
  assert_true(n + 2 <= sizeof probability / sizeof *probability);
  for (unsigned k = 0; k <= n; k++) probability[k] = gsl_ran_binomial_pdf(k, .7 * trust, n);
  probability[n + 1] = 0;
  snprintf(what, sizeof what, "%s of %s by %s", channel, starter, rule);
  assert_int_equal(play.result.answer[0].each.n, 4);
  assert_int_equal(play.result.answer[0].each.n_lost, strcmp(rule, "mean") ? 1 : 0);
  assert_distribution(test_play_values(&play, 0, REACH_MEASURE_accepted_reach), REPLICATES,
                      probability, n + 2, what);
  for (unsigned k = 0; k <= n; k++) probability[k] = gsl_ran_binomial_pdf(k, .7, n);
  assert_distribution(test_play_values(&play, 0, REACH_MEASURE_reach), REPLICATES, probability,
                      n + 2, "reached, believing or not");
  test_play_free(&play);
}

static void test_believers_are_binomial(void **state) {
  (void)state;
  write_company();
  static const struct {
    const char *channel, *rule, *starter;
    unsigned n;
    double trust;
  } star[] = {
      {"feed", "product", "Ann", 6, 1 * .9 * .5},
      {"feed", "weakest-leg", "Ann", 6, .5},
      {"feed", "mean", "Ann", 6, (1 + .9 + .5) / 3},
      {"feed", "product", "Ben", 5, 1 * .75 * .4},
      {"feed", "weakest-leg", "Ben", 5, .4},
      {"feed", "mean", "Ben", 5, (1 + .75 + .4) / 3},
      {"feed", "product", "Col", 7, .8 * .3 * .9},
      {"feed", "weakest-leg", "Col", 7, .3},
      {"feed", "mean", "Col", 7, (.8 + .3 + .9) / 3},
      {"feed", "product", "Dot", 4, 0},
      {"feed", "weakest-leg", "Dot", 4, 0},
      {"feed", "mean", "Dot", 4, (0 + .75 + .9) / 3},
      {"official-page", "product", "Dot", 6, .8 * .75 * .9}, /* the company's own words */
      {"shared-space", "product", "Dot", 4, .8 * .75 * .9},  /* the source itself */
  };
  for (size_t i = 0; i < sizeof star / sizeof *star; i++)
    assert_star(star[i].channel, star[i].rule, star[i].starter, star[i].n, star[i].trust);
}

/* Legs that are the company's, written out for everybody, change no byte of anything. */
static void test_legs_of_the_company_change_nothing(void **state) {
  (void)state;
  scratch_write("bare.csv", "id,department\na,x\nb,y\nc,x\nd,y\n");
  scratch_write("same.csv", "id,department,sincerity,competency,reliability\n"
                            "a,x,0.8,0.7,0.9\nb,y,,0.7,\nc,x,0.8,,0.9\nd,y,,,\n");
  scratch_write("same-legs.csv", "department,reliability,competency\nx,0.9,\ny,0.9,0.7\n");
  test_play play;
  test_play_run(&play, "%s",
                "run: {seed: 3, replicates: 400, days: 9, networks: 5}\n"
                "associates: {roster: bare.csv, contacts: {mean: 20}}\n"
                "work_ties: {model: departments, mean_degree: 1.5}\n"
                "market: {people: 500, segments: 4, contacts: {mean: 9}}\nparticipation: 0.75\n"
                "channels: [feed, conversation]\n"
                "feed: {audience: both, reshare: 0.05}\nconversation: {audience: both}\n"
                "trust: {sincerity: 0.8, competency: 0.7, reliability: 0.9}\n"
                "organizations:\n  company: {}\n  people: {associates: {roster: same.csv}}\n"
                "  departments: {trust: {departments: same-legs.csv}}\n");
  for (int m = 0; m < REACH_N_MEASURES; m++)
    for (size_t o = 1; o < 3; o++)
      assert_memory_equal(test_play_values(&play, 0, m), test_play_values(&play, o, m),
                          play.result.n_replicates * sizeof(double));
  test_play_free(&play);
}

/* K31: every step raises a leg of somebody, or of a department. */
static void test_raising_a_leg_of_anybody_never_loses_anybody(void **state) {
  (void)state;
#define TITLES "id,department,group,sincerity,competency,reliability\n"
  scratch_write("0.csv", TITLES "a,x,g,0,0.5,0.5\nb,x,g,0.4,,\nc,y,h,,0,\nd,y,h,,,0.1\ne,z,h,,,\n");
  scratch_write("1.csv",
                TITLES "a,x,g,0.3,0.5,0.5\nb,x,g,0.4,,\nc,y,h,,0,\nd,y,h,,,0.1\ne,z,h,,,\n");
  scratch_write("2.csv",
                TITLES "a,x,g,0.3,0.5,0.5\nb,x,g,0.4,,\nc,y,h,,1,\nd,y,h,,,0.1\ne,z,h,,,\n");
  scratch_write("3.csv",
                TITLES "a,x,g,0.9,0.9,0.5\nb,x,g,1,,\nc,y,h,,1,\nd,y,h,,,1\ne,z,h,1,1,1\n");
  scratch_write("l0.csv", "department,reliability\nx,0.2\ny,0\n");
  scratch_write("l1.csv", "department,reliability\nx,0.2\ny,0.6\n");
  scratch_write("l2.csv", "department,reliability,competency\nx,0.9,1\ny,1,1\nz,1,1\n");
  static const char *const rules[] = {"product", "weakest-leg", "mean"};
  static const char *const starts[] = {"seed_choice: everyone",
                                       "seed_choice: group, seed_group: g"};
  uint64_t n_compared = 0, n_lost = 0;
  for (size_t i = 0; i < 6; i++) {
    test_play play;
    test_play_run(
        &play,
        "run: {seed: 31, replicates: 4000, days: 12, networks: 50}\n"
        "associates: {contacts: {law: poisson, mean: 12}}\n"
        "work_ties: {model: departments, mean_degree: 1.6, silo: 0}\n"
        "market: {people: 300, segments: 4, locality: 0.6, contacts: {law: lognormal, mean: 12}}\n"
        "cascade: {%s}\nparticipation: 1\n"
        "channels: [official-page, feed, email, shared-space, conversation]\n"
        "official-page: {followers: 40}\nfeed: {audience: both, reshare: 0.1}\n"
        "email: {audience: colleagues, recipients: 2, forward: 0.2}\n"
        "shared-space: {audience: both, attention: 0.2, point: 0.1}\n"
        "conversation: {onward_people: 2, max_hops: 1000000}\n"
        "trust: {sincerity: 0.7, competency: 0.9, reliability: 0.6, rule: %s}\n"
        "organizations:\n"
        "  a: {associates: {roster: 0.csv}, trust: {departments: l0.csv}}\n"
        "  b: {associates: {roster: 1.csv}, trust: {departments: l0.csv}}\n"
        "  c: {associates: {roster: 2.csv}, trust: {departments: l0.csv}}\n"
        "  d: {associates: {roster: 2.csv}, trust: {departments: l1.csv}}\n"
        "  e: {associates: {roster: 2.csv}, trust: {departments: l2.csv}}\n"
        "  f: {associates: {roster: 3.csv}, trust: {departments: l2.csv}}\n"
        "  g: {associates: {roster: 3.csv}, trust: {departments: l2.csv, sincerity: 1}}\n",
        starts[i % 2], rules[i / 2]);
    static const int measures[] = {REACH_MEASURE_reach, REACH_MEASURE_accepted_reach,
                                   REACH_MEASURE_internal_reach};
    for (size_t o = 0; o + 1 < play.scenario.n_organizations; o++)
      for (size_t m = 0; m < 3; m++) {
        const double *few = test_play_values(&play, o, measures[m]),
                     *many = test_play_values(&play, o + 1, measures[m]);
        for (uint64_t r = 0; r < play.result.n_replicates; r++) n_lost += many[r] < few[r];
        n_compared += play.result.n_replicates;
      }
    assert_true(test_play_moments(&play, 0, REACH_MEASURE_accepted_reach).mean + 1 <
                test_play_moments(&play, 6, REACH_MEASURE_accepted_reach).mean);
    test_play_free(&play);
  }
  print_message("  %lu pairs of replicates, lost %lu\n", (unsigned long)n_compared,
                (unsigned long)n_lost);
  assert_int_equal(n_lost, 0);
}

int main(void) {
#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)
  const struct CMUnitTest tests[] = {
      IN_SCRATCH(test_believers_are_binomial),
      IN_SCRATCH(test_legs_of_the_company_change_nothing),
      IN_SCRATCH(test_raising_a_leg_of_anybody_never_loses_anybody),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
