/* What is called a viral fantasy, and what is not. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/play.h"

/* Everybody tells everybody, always: a hearer makes n - 1 tellings. */
static bool is_viral_among(unsigned n_people, const char *model) {
  enum { LINE = 16 };
  char *network = calloc((size_t)n_people * n_people, LINE), *to = network, path[TEST_PATH];
  assert_non_null(network);
  for (unsigned u = 0; u < n_people; u++)
    for (unsigned v = u + 1; v < n_people; v++) to += sprintf(to, "%u-%u ", u, v);
  test_network_write(path, network);
  test_play play;
  test_play_run(&play, "network: {file: %s}\ncascade: {seed_set: [0], %s}\nrun: {replicates: 2}\n",
                path, model);
  bool is_viral = play.result.answer[0].is_supercritical;
  assert_true(test_play_moments(&play, 0, REACH_MEASURE_reproduction).mean >= 1);
  assert_close(test_play_moments(&play, 0, REACH_MEASURE_reach).mean, n_people, 0, "all");
  test_play_free(&play);
  unlink(path);
  free(network);
  return is_viral;
}

static void test_a_club_that_hears_it_all_is_no_fantasy(void **state) {
  (void)state;
  assert_false(is_viral_among(34, "probability: 1"));
  assert_false(is_viral_among(34, "model: sir, rate: 1000, recovery: 0"));
}

static void test_growth_to_a_hundred_who_were_told_is(void **state) {
  (void)state;
  assert_false(is_viral_among(100, "probability: 1"));
  assert_true(is_viral_among(101, "probability: 1"));
  assert_true(is_viral_among(101, "model: sir, rate: 1000, recovery: 0"));
}

static void test_where_several_must_tell_nothing_is_said(void **state) {
  (void)state;
  assert_false(is_viral_among(101, "model: complex-contagion, tellers_needed: 1"));
}

/* A market of 20 who all tell each other, or nobody. */
static void test_a_company_is_called_so_whatever_its_size(void **state) {
  (void)state;
  static const char *const reshare[] = {"0", "1"};
  for (int i = 0; i < 2; i++) {
    test_play play;
    test_play_run(&play,
                  "run: {replicates: 2, days: 3}\n"
                  "associates: {count: 1, contacts: {law: constant, mean: 3}}\n"
                  "market: {people: 20, contacts: {law: constant, mean: 19}}\n"
                  "trust: {sincerity: 1, competency: 1, reliability: 1, peer_credibility: 1}\n"
                  "participation: 1\nchannels: [feed]\n"
                  "feed: {attention: 1, reshare: %s, delay: constant, half_life_days: 1}\n",
                  reshare[i]);
    assert_int_equal(play.result.answer[0].is_supercritical, i);
    test_play_free(&play);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_club_that_hears_it_all_is_no_fantasy),
      cmocka_unit_test(test_growth_to_a_hundred_who_were_told_is),
      cmocka_unit_test(test_where_several_must_tell_nothing_is_said),
      cmocka_unit_test(test_a_company_is_called_so_whatever_its_size)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
