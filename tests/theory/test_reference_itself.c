/* The reference simulator against closed forms: who checks the checker. */
#include <math.h>
#include <stdlib.h>

#include "reference/reference.h"
#include "support/overlap.h"
#include "support/play.h"

enum { REPLICATES = 10000 };

/* A quiet company: one associate who participates, no channel yet. */
static reach_params company(void) {
  return (reach_params){.associates_count = 1,
                        .associates_contacts_law = REACH_LAW_CONSTANT,
                        .market_contacts_law = REACH_LAW_CONSTANT,
                        .work_ties_departments = 1,
                        .market_segments = 1,
                        .market_home_segments = 1,
                        .participation = 1,
                        .trust_sincerity = 1,
                        .trust_competency = 1,
                        .trust_reliability = 1,
                        .trust_peer_credibility = 1,
                        .conversation_attention = 1,
                        .conversation_pace = 1,
                        .conversation_patience = 1,
                        .conversation_max_hops = 1000,
                        .conversation_fidelity = 1,
                        .feed_posts = 1,
                        .feed_attention = 1,
                        .feed_half_life_days = 1,
                        .feed_fidelity = 1};
}

/* One measure in all replicates; the caller frees it. */
static double *play(const reference_case *what, int measure, uint64_t n) {
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  double *value = malloc(n * sizeof *value);
  assert_true(rng && value);
  gsl_rng_set(rng, 1);
  reference_run run = {0};
  reference_case stage = *what;
  reference_legs(what->params, stage.leg);
  for (uint64_t r = 0; r < n; r++) {
    reference_outcome outcome;
    reference_play(&run, &stage, rng, &outcome);
    value[r] = outcome.measure[measure];
  }
  reference_run_free(&run);
  gsl_rng_free(rng);
  return value;
}

static test_moments moments(const reference_case *what, int measure, uint64_t n) {
  double *value = play(what, measure, n);
  test_moments m = test_moments_of(value, n, 1);
  free(value);
  return m;
}

static void test_broadcast_is_binomial(void **state) {
  (void)state;
  const double attention[] = {0, .02, .35, .99, 1};
  for (size_t i = 0; i < sizeof attention / sizeof *attention; i++) {
    reach_params p = company();
    p.channels = 1u << REACH_CHANNEL_FEED;
    p.market_people = 200;
    p.associates_contacts_mean = 40;
    p.feed_attention = attention[i];
    test_moments reach = moments(&(reference_case){.params = &p, .horizon = INFINITY},
                                 REACH_MEASURE_reach, REPLICATES);
    assert_mean(&reach, 40 * attention[i], "40 contacts");
    assert_variance(&reach, 40 * attention[i] * (1 - attention[i]), "40 contacts, variance");
  }
}

static void test_contacts_are_distinct_and_overlap_by_chance(void **state) {
  (void)state;
  reach_params p = company();
  p.channels = 1u << REACH_CHANNEL_FEED;
  p.associates_count = 20;
  p.market_people = 300;
  p.associates_contacts_mean = 30;
  double mean, variance;
  unique_contacts(300, 20, 30, &mean, &variance);
  reference_case what = {.params = &p, .horizon = INFINITY};
  test_moments reach = moments(&what, REACH_MEASURE_reach, REPLICATES);
  assert_mean(&reach, mean, "20 x 30 in 300");
  assert_variance(&reach, variance, "20 x 30 in 300, variance");
  test_moments overlap = moments(&what, REACH_MEASURE_overlap, REPLICATES);
  assert_mean(&overlap, 1 - mean / 600, "overlap");
}

static void test_home_is_where_locality_says(void **state) {
  (void)state;
  reach_params p = company();
  p.channels = 1u << REACH_CHANNEL_FEED;
  p.market_people = 100;
  p.market_segments = 4;
  p.market_locality = .6;
  p.work_ties_departments = 2;
  p.associates_count = 2; /* departments 0 and 1, homes 0-24 and 25-49 */
  p.associates_contacts_mean = 20;
  double home = 20 * .6 / 25, other = 20 * .4 / 75;
  double expected = 50 * (1 - (1 - home) * (1 - other)) + 50 * (1 - (1 - other) * (1 - other));
  test_moments reach = moments(&(reference_case){.params = &p, .horizon = INFINITY},
                               REACH_MEASURE_reach, REPLICATES);
  assert_mean(&reach, expected, "two departments with homes of their own");
}

static void test_tree_has_known_generations(void **state) {
  (void)state;
  reach_params p = company();
  p.channels = 1u << REACH_CHANNEL_CONVERSATION;
  p.market_audiences = REACH_AUDIENCES_SEPARATE;
  p.associates_contacts_mean = p.market_contacts_mean = 3;
  p.conversation_people = p.conversation_onward_people = 3;
  p.conversation_attention = .5;
  p.conversation_retell = 1;
  p.conversation_max_hops = 6;
  p.conversation_fidelity = .8;
  reference_case what = {.params = &p, .horizon = INFINITY};
  test_moments reach = moments(&what, REACH_MEASURE_reach, REPLICATES);
  test_moments intact = moments(&what, REACH_MEASURE_accurate_reach, REPLICATES);
  assert_mean(&reach, 31.171875, "3-ary tree, p .5, depth 6");
  assert_mean(&intact, 11.915904, "intact at .8 a telling");
}

static void test_delays_have_their_half_life(void **state) {
  (void)state;
  reach_params p = company();
  p.channels = 1u << REACH_CHANNEL_FEED;
  p.market_people = 10;
  p.associates_contacts_mean = 1;
  p.feed_half_life_days = 4;
  test_moments reach =
      moments(&(reference_case){.params = &p, .horizon = 1}, REACH_MEASURE_reach, REPLICATES);
  assert_mean(&reach, 1 - exp2(-.25), "seen by a quarter of a half-life");
}

static void test_long_tails_and_two_components_show_their_share(void **state) {
  (void)state;
  reach_params p = company();
  p.channels = 1u << REACH_CHANNEL_FEED;
  p.market_people = 10;
  p.associates_contacts_mean = 1;
  p.feed_half_life_days = 4;
  p.feed_delay = REACH_DELAY_POWER_LAW;
  p.feed_tail = .5; /* scale 4 / (2^2 - 1) */
  reference_case what = {.params = &p, .horizon = 1};
  test_moments reach = moments(&what, REACH_MEASURE_reach, REPLICATES);
  assert_mean(&reach, 1 - 1 / sqrt(1 + 1 / (4. / 3)), "power law, a day of a half-life of 4");
  p.feed_delay = REACH_DELAY_TWO_COMPONENT;
  p.feed_fast_share = .3;
  p.feed_half_life_days = 1;
  p.feed_slow_half_life_days = 4;
  reach = moments(&what, REACH_MEASURE_reach, REPLICATES);
  assert_mean(&reach, .3 * .5 + .7 * (1 - exp2(-.25)), "two components, one day");
}

static void test_email_is_binomial_and_a_meeting_one_instant(void **state) {
  (void)state;
  reach_params p = company();
  p.market_people = 200;
  p.associates_contacts_mean = 20;
  p.channels = 1u << REACH_CHANNEL_EMAIL;
  p.email_audience = p.meeting_audience = REACH_AUDIENCE_CONTACTS;
  p.email_recipients = p.meeting_people = 6;
  p.email_attention = .35;
  reference_case what = {.params = &p, .horizon = INFINITY};
  test_moments m = moments(&what, REACH_MEASURE_reach, REPLICATES);
  assert_mean(&m, 6 * .35, "six recipients");
  assert_variance(&m, 6 * .35 * .65, "six recipients, variance");
  p.channels = 1u << REACH_CHANNEL_MEETING;
  p.meeting_attention = p.meeting_fidelity = 1;
  p.meeting_every_days = 5;
  m = moments(&what, REACH_MEASURE_days_to_half, REPLICATES);
  assert_mean(&m, 2.5, "day of the meeting");
  assert_variance(&m, 25 / 12., "day of the meeting, variance");
  m = moments(&what, REACH_MEASURE_reach, REPLICATES);
  assert_mean(&m, 6, "all who are there");
}

/* Along a chain of people who point: the company's credibility at each step, always one hop. */
static void test_the_space_is_the_source_for_everybody(void **state) {
  (void)state;
  reach_params p = company();
  p.channels = 1u << REACH_CHANNEL_SPACE;
  p.market_audiences = REACH_AUDIENCES_SEPARATE;
  p.associates_contacts_mean = p.market_contacts_mean = 1;
  p.trust_sincerity = .6;
  p.trust_peer_credibility = 0;
  p.space_attention = p.space_point = p.space_half_life_days = 1;
  p.space_delay = REACH_DELAY_CONSTANT;
  reference_case what = {.params = &p, .horizon = 4};
  test_moments reach = moments(&what, REACH_MEASURE_reach, REPLICATES);
  test_moments intact = moments(&what, REACH_MEASURE_accurate_reach, REPLICATES);
  test_moments hops = moments(&what, REACH_MEASURE_hops_mean, REPLICATES);
  assert_mean(&reach, 1 + .6 + .36 + .216, "who reads in four days");
  assert_mean(&intact, reach.mean, "all of them the source");
  assert_mean(&hops, 1, "one hop from it");
}

static void test_bare_diamond_and_path(void **state) {
  (void)state;
  int64_t start = 0;
  reach_params p = {.cascade_probability = .5,
                    .cascade_seed_choice = REACH_SEED_LISTED,
                    .cascade_seed_set = {.item = &start, .n_items = 1}};
  const reference_tie diamond[] = {{0, 1, 0}, {0, 2, 0}, {1, 3, 0}, {2, 3, 0}};
  const reference_tie path[] = {{0, 1, 0}, {1, 2, 0}, {2, 3, 0}, {3, 4, 0}};
  reference_case what = {.params = &p,
                         .is_bare = true,
                         .horizon = INFINITY,
                         .tie = diamond,
                         .n_ties = 4,
                         .is_directed = true,
                         .n_people = 4};
  test_moments reach = moments(&what, REACH_MEASURE_reach, REPLICATES);
  assert_mean(&reach, 2.4375, "diamond");
  what.tie = path;
  what.n_people = 5;
  what.is_directed = false;
  reach = moments(&what, REACH_MEASURE_reach, REPLICATES);
  assert_mean(&reach, 1.9375, "path of 5");
  test_moments day = moments(&what, REACH_MEASURE_hops_mean, REPLICATES);
  assert_true(day.n < REPLICATES); /* missing where nobody heard */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_broadcast_is_binomial),
      cmocka_unit_test(test_contacts_are_distinct_and_overlap_by_chance),
      cmocka_unit_test(test_home_is_where_locality_says),
      cmocka_unit_test(test_tree_has_known_generations),
      cmocka_unit_test(test_delays_have_their_half_life),
      cmocka_unit_test(test_long_tails_and_two_components_show_their_share),
      cmocka_unit_test(test_email_is_binomial_and_a_meeting_one_instant),
      cmocka_unit_test(test_the_space_is_the_source_for_everybody),
      cmocka_unit_test(test_bare_diamond_and_path)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
