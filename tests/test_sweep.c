/* What a sweep plays is what a study of the same values plays, to the last bit. */
#include <stdlib.h>

#include "study/blocks.h"
#include "study/echo.h"
#include "support/sweep_memory.h"

/* Colleagues are told along drawn networks; one axis changes nothing of the world, one the market,
 * one the networks. 150 replicates are three blocks. */
static const char tied[] =
    "run: {replicates: 150, days: 4, networks: 7}\n"
    "associates: {count: 40, contacts: {mean: 8}}\n"
    "work_ties: {model: departments, departments: 4, mean_degree: 5}\n"
    "market: {people: 3000, segments: 5, locality: 0.5}\n"
    "economics: {fixed_cost: 100, cpm: 5}\n"
    "organizations:\n"
    "  old: {participation: 1, channels: [conversation], conversation: {audience: both}}\n"
    "  new: {channels: [conversation, feed], feed: {audience: both}}\n"
    "sweep: {axes: [\"participation=0.2,0.5\", \"market.locality=0.1,0.5\", "
    "\"work_ties.mean_degree=3,5\"]}\n";

static void test_points_are_what_a_study_of_them_is(void **state) {
  (void)state;
  test_memory m;
  test_memory_open(tied, &m);
  test_memory_play(&m, 1);
  assert_int_equal(m.n_kept, 8 * 3);
  assert_true(m.is_balanced);
  assert_is_study(&m, 0, tied,
                  (const char *const[]){"organizations.new.participation=0.2",
                                        "market.locality=0.1", "work_ties.mean_degree=3"},
                  3);
  assert_is_study(&m, 7, tied, (const char *const[]){"organizations.new.participation=0.5"}, 1);
  test_memory_close(&m);
}

static void test_any_number_of_threads_plays_the_same(void **state) {
  (void)state;
  test_memory one, four;
  test_memory_open(tied, &one);
  test_memory_open(tied, &four);
  test_memory_play(&one, 1);
  test_memory_play(&four, 4);
  for (uint64_t i = 0; i < one.design.n_points; i++)
    for (size_t s = 0; s < test_memory_n_series(&one); s++) {
      assert_same_summary(&one.summary[i][s], &four.summary[i][s]);
      for (uint64_t r = 0; r < one.design.n_replicates; r++)
        assert_same_number(one.value[i][s * one.design.n_replicates + r],
                           four.value[i][s * one.design.n_replicates + r]);
    }
  test_memory_close(&one);
  test_memory_close(&four);
}

static void test_what_is_there_is_not_played_again(void **state) {
  (void)state;
  test_memory m;
  test_memory_open(tied, &m);
  m.has[0][0] = m.has[3][2] = m.has[7][1] = true;
  test_memory_play(&m, 2);
  assert_int_equal(m.n_kept, 8 * 3 - 3);
  test_memory_close(&m);
}

/* Everybody looks, nobody is told twice, all have 10 contacts: reach is participants times 10. */
static void test_reach_is_participants_times_contacts(void **state) {
  (void)state;
  test_memory m;
  test_memory_open(
      "run: {replicates: 3, days: 3}\n"
      "associates: {count: 20, contacts: {law: constant}}\n"
      "market: {audiences: separate}\n"
      "channels: [feed]\n"
      "feed: {attention: 1, reshare: 0}\n"
      "sweep: {axes: [\"participation=0:1:0.25\", \"associates.contacts.mean=5,10\"]}\n",
      &m);
  test_memory_play(&m, 2);
  for (uint64_t i = 0; i < 10; i++) {
    double expected = 20 * 0.25 * (double)(i / 2) * (i % 2 ? 10 : 5);
    const reach_summary *s = &m.summary[i][REACH_MEASURE_gross_contacts];
    assert_close(s->mean, expected, 0, "participants times contacts");
    assert_close(s->sd, 0, 0, "its spread");
  }
  test_memory_close(&m);
}

/* Points of which no market has such an overlap fail alone. */
static void test_points_that_cannot_be_played_fail_alone(void **state) {
  (void)state;
  test_memory m;
  test_memory_open("run: {replicates: 3, days: 3}\n"
                   "associates: {count: 200, contacts: {mean: 50}}\n"
                   "market: {people: 20000, overlap_of: advocates, overlap: 0.3}\n"
                   "channels: [conversation]\n"
                   "sweep: {axes: [\"market.overlap=0.001,0.3,0.99,0.4\"]}\n",
                   &m);
  test_memory_play(&m, 2);
  assert_int_equal(m.n_failed, 2);
  assert_true(!m.summary[0] && m.summary[1] && !m.summary[2] && m.summary[3]);
  test_memory_close(&m);
}

/* `still` is touched by no axis, but counts days to the reach of `moved`, the baseline; `other` is
 * touched by one axis. Each point is what a study of it is, whoever was taken over from another. */
static const char rivals[] =
    "baseline: moved\n"
    "run: {replicates: 70, days: 6}\n"
    "associates: {count: 60, contacts: {mean: 9}}\n"
    "market: {people: 2000}\n"
    "channels: [feed]\n"
    "organizations:\n"
    "  still: {participation: 0.8}\n"
    "  moved: {participation: 0.3}\n"
    "  other: {participation: 0.5, channels: [conversation]}\n"
    "sweep: {axes: [\"moved.participation=0.1,0.4\", \"other.participation=0.2,0.9\"]}\n";

static void test_who_is_untouched_is_taken_over_from_another_point(void **state) {
  (void)state;
  static const char *const settings[][2] = {
      {"organizations.moved.participation=0.1", "organizations.other.participation=0.2"},
      {"organizations.moved.participation=0.1", "organizations.other.participation=0.9"},
      {"organizations.moved.participation=0.4", "organizations.other.participation=0.2"},
      {"organizations.moved.participation=0.4", "organizations.other.participation=0.9"}};
  test_memory m;
  test_memory_open(rivals, &m);
  test_memory_play(&m, 1);
  for (uint64_t i = 0; i < 4; i++) assert_is_study(&m, i, rivals, settings[i], 2);
  /* days to the baseline's reach are of two baselines */
  const reach_summary *days[] = {&m.summary[0][REACH_MEASURE_days_to_baseline],
                                 &m.summary[2][REACH_MEASURE_days_to_baseline]};
  assert_true(days[0]->n > 0 && days[1]->n > 0 && days[0]->mean < days[1]->mean);
  test_memory_close(&m);
}

/* The plays of a block of 2 replicates, all values v. */
static void open_plays(reach_plays *plays, double v) {
  size_t n = 3 * REACH_N_MEASURES * 2;
  *plays = (reach_plays){.n_organizations = 3, .n_replicates = 2};
  plays->value = calloc(n, sizeof *plays->value);
  plays->is_known = calloc(3, sizeof *plays->is_known);
  assert_true(plays->value && plays->is_known);
  for (size_t i = 0; i < n; i++) plays->value[i] = v;
}

static void test_what_axes_do_not_touch_is_remembered(void **state) {
  (void)state;
  test_memory m;
  reach_echo echo;
  reach_plays first, later;
  test_memory_open(rivals, &m);
  assert_int_equal(reach_echo_init(&echo, &m.design), 0);
  open_plays(&first, 1);
  reach_echo_find(&echo, 0, 0, &first);
  assert_false(first.is_known[0] || first.is_known[1] || first.is_known[2]);
  reach_echo_keep(&echo, 0, 0, &first);
  open_plays(&later, 2);
  reach_echo_find(&echo, 1, 0, &later); /* moved as at point 0, other not */
  assert_true(later.is_known[0] && later.is_known[1] && !later.is_known[2]);
  assert_true(later.value[0] == 1 && later.value[2 * REACH_N_MEASURES * 2] == 2);
  reach_plays_free(&later);
  open_plays(&later, 2);
  reach_echo_find(&echo, 2, 0, &later); /* other as at point 0, the baseline of all not */
  assert_false(later.is_known[0] || later.is_known[1] || later.is_known[2]);
  reach_echo_find(&echo, 0, 1, &later); /* another block */
  assert_false(later.is_known[0] || later.is_known[1] || later.is_known[2]);
  reach_plays_free(&later);
  reach_plays_free(&first);
  reach_echo_free(&echo);
  test_memory_close(&m);
}

static void test_blocks_follow_each_other_without_gaps(void **state) {
  (void)state;
  static const uint64_t first[] = {0, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 12288, 16384};
  for (uint64_t b = 0; b < sizeof first / sizeof *first; b++)
    assert_int_equal(reach_block_first(b), first[b]);
  for (uint64_t n = 1; n < 20000; n += 37) {
    uint64_t sum = 0, n_blocks = reach_block_count(n);
    for (uint64_t b = 0; b < n_blocks; b++) sum += reach_block_size(b, n);
    assert_int_equal(sum, n);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_points_are_what_a_study_of_them_is),
      cmocka_unit_test(test_any_number_of_threads_plays_the_same),
      cmocka_unit_test(test_what_is_there_is_not_played_again),
      cmocka_unit_test(test_reach_is_participants_times_contacts),
      cmocka_unit_test(test_points_that_cannot_be_played_fail_alone),
      cmocka_unit_test(test_who_is_untouched_is_taken_over_from_another_point),
      cmocka_unit_test(test_what_axes_do_not_touch_is_remembered),
      cmocka_unit_test(test_blocks_follow_each_other_without_gaps),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
