/* ctest: long
 * Known answers of the company that are more than a row of the self-test (study/known.def): overlap
 * with its variance and its measure, by segments, half-lives day by day. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "support/overlap.h"
#include "support/play.h"

static void test_random_contacts_overlap_by_chance(void **state) {
  (void)state;
  assert_unique_reach(200000, 750, 150, 100);
  assert_unique_reach(1000000, 7500, 8, 100);
  assert_unique_reach(200000, 60000, 1, 20);
}

static void test_departments_and_segments_shape_the_overlap(void **state) {
  (void)state;
  assert_segmented_reach(&(segmented){.market = 4000,
                                      .segments = 8,
                                      .home_segments = 1,
                                      .departments = 4,
                                      .associates = 40,
                                      .contacts = 50,
                                      .locality = .6});
  assert_segmented_reach(&(segmented){.market = 4000,
                                      .segments = 8,
                                      .home_segments = 3,
                                      .departments = 4,
                                      .associates = 40,
                                      .contacts = 100,
                                      .locality = .25});
  assert_segmented_reach(&(segmented){.market = 9000,
                                      .segments = 3,
                                      .home_segments = 1,
                                      .departments = 5,
                                      .associates = 60,
                                      .contacts = 200,
                                      .locality = 1});
  assert_segmented_reach(&(segmented){.market = 3000,
                                      .segments = 4,
                                      .home_segments = 4,
                                      .departments = 2,
                                      .associates = 20,
                                      .contacts = 90,
                                      .locality = .1});
}

/* A quarter of the half-life is one day: 1 - 2^(-1/4) = .1591 have seen the post. */
static void test_a_quarter_of_a_half_life_shows_a_sixth(void **state) {
  (void)state;
  enum { REPLICATES = 2000, CONTACTS = 500, DAYS = 200 };
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 8, days: %d}\n"
                "associates: {count: 1, contacts: {law: constant, mean: %d}}\n"
                "market: {people: 1000, segments: 1}\n"
                "participation: 1\n"
                "channels: [feed]\n"
                "feed: {attention: 1, reshare: 0, half_life_days: 4}\n",
                REPLICATES, DAYS, CONTACTS);
  const reach_band *curve = play.result.answer[0].curve;
  assert_non_null(curve);
  assert_close(curve[DAYS].mean, CONTACTS, 1e-9, "everybody in the end");
  for (unsigned d = 1; d <= 16; d *= 2) {
    double share = 1 - exp2(-(double)d / 4);
    assert_within_sigmas(curve[d].mean / curve[DAYS].mean, share,
                         sqrt(share * (1 - share) / REPLICATES / CONTACTS),
                         "share seen after 1/4, 1/2, 1, 2, 4 half-lives");
  }
  test_play_free(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_random_contacts_overlap_by_chance),
      cmocka_unit_test(test_departments_and_segments_shape_the_overlap),
      cmocka_unit_test(test_a_quarter_of_a_half_life_shows_a_sixth)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
