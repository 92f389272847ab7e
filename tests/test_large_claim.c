/* ctest: long. A claim of a company with more people than a message that spreads without end may
 * touch. */
#include "support/play.h"

static bool is_played(const test_play *play, int param) {
  const reach_one_at_a_time *all = &play->result.claim.assumptions;
  for (size_t i = 0; i < all->n_items; i++)
    if (all->item[i].param == param) return all->item[i].low.is_played;
  return false;
}

/* More than a million, who are all that a message without a market can touch. */
static void test_a_company_without_a_market_may_be_large(void **state) {
  (void)state;
  test_play play;
  test_play_run(
      &play, "%s",
      "run: {replicates: 1, days: 1}\nchannels: [meeting]\nmeeting: {audience: contacts}\n"
      "associates: {count: 1100000, contacts: {mean: 0}}\nparticipation: 1\n"
      "market: {people: 0}\n"
      "claim: {text: many, measure: senders, value: 1, replicates: 1}\n");
  assert_true(is_played(&play, REACH_PARAM_meeting_attention));
  test_play_free(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_company_without_a_market_may_be_large),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
