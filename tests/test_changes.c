/* What differs between two scenarios is told by its keys. */
#include <string.h>

#include "store/changes.h"
#include "support/support.h"

static void assert_changes(const char *before, const char *after, const char *expected) {
  char told[200];
  assert_int_equal(reach_changes_write(before, after, told, sizeof told), 0);
  assert_string_equal(told, expected);
}

static const char scenario[] = "run:\n  seed: 1\n  days: 5\nmarket:\n  people: 10\n"
                               "organizations:\n  a:\n    feed:\n      attention: 0.5\n";

static void test_changes_are_told_by_keys(void **state) {
  (void)state;
  assert_changes(scenario, scenario, "");
  assert_changes(scenario,
                 "run:\n  seed: 1\n  days: 6\nmarket:\n  people: 10\n"
                 "organizations:\n  a:\n    feed:\n      attention: 0.25\n",
                 "run.days was 5, organizations.a.feed.attention was 0.5");
  assert_changes("run:\n  days: 5\n", "run:\n  seed: 1\n", "run.seed is new, run.days is gone");
  assert_changes("a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n", "a: 0\nb: 0\nc: 0\nd: 0\n",
                 "a was 1, b was 2, c was 3, and 2 more");
  assert_changes("people: 1\n", "", "people is gone");
}

/* Neither text is trusted: the old one is a file that anybody may have changed. */
static void test_odd_texts_are_survived(void **state) {
  (void)state;
  static const char *const odd[] = {"",          ":",        "  :\n", "\n\n", "        deep: 1\n",
                                    "a:b: c: d", "- x\n- y", "#: 1",  "a:",   "  a: \n b:\n"};
  char told[8];
  for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
    for (size_t k = 0; k < sizeof odd / sizeof *odd; k++) {
      assert_int_equal(reach_changes_write(odd[i], odd[k], told, sizeof told), 0);
      assert_true(strlen(told) < sizeof told);
      assert_true(i != k || !*told);
    }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_changes_are_told_by_keys),
      cmocka_unit_test(test_odd_texts_are_survived),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
