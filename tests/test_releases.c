/* Stories that begin with people of the market who are released on days of their own. */
#include <math.h>

#include "support/staged.h"

enum { TALK = 1u << REACH_CHANNEL_CONVERSATION, POST = 1u << REACH_CHANNEL_FEED };

/* Nobody but who is released; everybody knows all of a small market. */
static void make(test_staged *staged, const char *more) {
  test_staged_make(staged,
                   "run: {days: 10, virality: never}\n"
                   "associates: {count: 1, contacts: {law: constant, mean: 3}}\n"
                   "market: {people: 50, segments: 1, contacts: {law: constant, mean: 49}}\n"
                   "participation: 0\nchannels: [conversation, feed]\n"
                   "trust: {peer_credibility: 1}\n"
                   "conversation: {people: 4, pace: 2, attention: 1, retell: 0}\n%s",
                   more);
}

static void play(test_staged *staged, const reach_release *release, size_t n) {
  int status =
      reach_cascade_release(staged->plan, 0, release, n, &staged->workspace, &staged->trace);
  assert_int_equal(status, 0);
}

static unsigned n_heard(const test_staged *staged) {
  unsigned n = 0;
  for (size_t i = 0; i < staged->workspace.touched.n; i++)
    n += isfinite(staged->workspace.touched.person[i].day) != 0;
  return n;
}

static const char *const all_see = "feed: {attention: 1, half_life_days: 0, reshare: 0}\n";

static void test_who_is_released_tells_from_that_day_on(void **state) {
  (void)state;
  test_staged staged;
  make(&staged, all_see);
  play(&staged, (reach_release[]){{7, 4.5, TALK}}, 1);
  assert_int_equal(n_heard(&staged), 4);
  for (size_t i = 0; i < staged.workspace.touched.n; i++) {
    const reach_person *p = &staged.workspace.touched.person[i];
    if (p->person == 7) assert_true(isinf(p->day) && p->is_start && !p->n_exposures);
    if (p->person != 7) assert_true(p->day >= 4.5 && p->day <= 6.5 && p->hop == 1);
  }
  assert_int_equal(staged.trace.n_senders, 1);
  assert_int_equal(staged.trace.gross, 4);
  play(&staged, (reach_release[]){{7, 4.5, POST}}, 1);
  assert_int_equal(n_heard(&staged), 49);
  play(&staged, (reach_release[]){{7, 4.5, TALK | POST}}, 1);
  assert_int_equal(n_heard(&staged), 49);
  assert_int_equal(staged.trace.impressions, 53);
  test_staged_free(&staged);
}

static void test_releases_that_are_nothing(void **state) {
  (void)state;
  test_staged staged;
  make(&staged, all_see);
  play(&staged, NULL, 0);
  assert_int_equal(n_heard(&staged), 0);
  play(&staged, (reach_release[]){{7, 10.01, POST}, {8, 1, 0}}, 2);
  assert_int_equal(n_heard(&staged), 0);
  assert_int_equal(staged.trace.n_senders, 0);
  test_staged_free(&staged);
}

/* Whatever order they are given in; and whatever they have heard before. */
static void test_of_several_releases_the_first_counts(void **state) {
  (void)state;
  test_staged staged;
  make(&staged, all_see);
  play(&staged, (reach_release[]){{7, 6, POST}, {7, 2, TALK}, {7, 4, POST}}, 3);
  assert_int_equal(n_heard(&staged), 4);
  play(&staged, (reach_release[]){{9, 1, POST}, {7, 2, TALK}}, 2);
  assert_int_equal(staged.trace.n_senders, 2);
  assert_int_equal(staged.trace.impressions, 49 + 4);
  size_t place = reach_touched_seek(&staged.workspace.touched, 9);
  bool was_told = isfinite(staged.workspace.touched.person[place].day);
  assert_int_equal(n_heard(&staged), 49 + was_told);
  test_staged_free(&staged);
}

enum { REPLICATES = 200, MARKET = 51 };

/* In every replicate `more` lets people hear who hear with `few`, no later. */
static void assert_no_loss(test_staged *staged, const reach_release *few, size_t n_few,
                           const reach_release *more, size_t n_more) {
  for (uint32_t r = 0; r < REPLICATES; r++) {
    double day[MARKET];
    for (int i = 0; i < MARKET; i++) day[i] = INFINITY;
    assert_int_equal(
        reach_cascade_release(staged->plan, r, few, n_few, &staged->workspace, &staged->trace), 0);
    for (size_t i = 0; i < staged->workspace.touched.n; i++)
      day[staged->workspace.touched.person[i].person] = staged->workspace.touched.person[i].day;
    assert_int_equal(
        reach_cascade_release(staged->plan, r, more, n_more, &staged->workspace, &staged->trace),
        0);
    for (uint64_t i = 1; i < MARKET; i++) {
      size_t place = reach_touched_seek(&staged->workspace.touched, i);
      bool is_there = place < staged->workspace.touched.n;
      if (isfinite(day[i])) assert_true(is_there);
      if (isfinite(day[i])) assert_true(staged->workspace.touched.person[place].day <= day[i]);
    }
  }
}

/* Hearers reshare; with a release more, or sooner, nobody hears later. */
static void test_more_and_earlier_releases_lose_nobody(void **state) {
  (void)state;
  test_staged staged;
  make(&staged, "feed: {attention: 0.05, half_life_days: 2, reshare: 0.3}\n");
  reach_release few[] = {{5, 3, POST}, {6, 2, TALK}};
  reach_release more[] = {{5, 2.5, POST}, {6, 2, TALK}, {11, 0.5, TALK | POST}};
  assert_no_loss(&staged, few, 2, more, 3);
  test_staged_free(&staged);
}

/* What somebody will tell in the end, or told before, does not keep it from resharing. */
static void test_who_is_released_reshares_as_others_do(void **state) {
  (void)state;
  enum { OTHERS = 30 };
  test_staged staged;
  make(&staged, "feed: {attention: 0.05, half_life_days: 2, reshare: 0.9}\n");
  reach_release release[OTHERS + 1] = {{5, 1, POST}};
  for (unsigned i = 0; i < OTHERS; i++) release[i + 1] = (reach_release){10 + i, 9.9, TALK};
  assert_no_loss(&staged, release, 1, release, OTHERS + 1);
  for (unsigned i = 0; i < OTHERS; i++) release[i + 1].day = 0.1;
  assert_no_loss(&staged, release, 1, release, OTHERS + 1);
  test_staged_free(&staged);
}

/* All 50 know each other and see everything: each posts once, on its own account or another's. */
static void test_nobody_posts_twice(void **state) {
  (void)state;
  test_staged staged;
  make(&staged, "feed: {attention: 1, half_life_days: 0.01, reshare: 1}\n");
  play(&staged, (reach_release[]){{7, 1, POST}, {8, 9, POST}}, 2);
  assert_int_equal(staged.trace.n_senders, 50);
  assert_int_equal(staged.trace.impressions, 50 * 49);
  test_staged_free(&staged);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_who_is_released_tells_from_that_day_on),
      cmocka_unit_test(test_releases_that_are_nothing),
      cmocka_unit_test(test_of_several_releases_the_first_counts),
      cmocka_unit_test(test_more_and_earlier_releases_lose_nobody),
      cmocka_unit_test(test_who_is_released_reshares_as_others_do),
      cmocka_unit_test(test_nobody_posts_twice),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
