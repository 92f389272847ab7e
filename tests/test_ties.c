/* Ties in rows: what they cost in memory, what is too many. */
#include <stdlib.h>
#include <string.h>

#include "support/support.h"
#include "world/ties.h"

/* 10,000 people who know 20 others and 300 distinct people outside of 2,000,000 each. */
static void test_an_undirected_tie_takes_at_most_twelve_bytes(void **state) {
  (void)state;
  const double n_people = 2010000, n_ties = 3.1e6, most_bytes = 12;
  reach_ties ties;
  double bytes = (n_people + 1) * sizeof *ties.first + 2 * n_ties * sizeof *ties.target;
  assert_true(bytes <= most_bytes * n_ties);
}

static void test_more_ties_than_can_be_numbered_are_refused_before_work(void **state) {
  (void)state;
  reach_pairs pairs = {.n = REACH_MOST_ARCS / 2 + 1, .n_people = 2};
  reach_ties ties;
  reach_report report = {0};
  assert_int_equal(reach_ties_build(&pairs, false, &ties, &report), REACH_TOO_BIG);
  assert_non_null(strstr(report.message[0], "2147483647 undirected"));
  reach_report_free(&report);
  pairs.n = REACH_MOST_ARCS + 1;
  assert_int_equal(reach_ties_build(&pairs, true, &ties, &report), REACH_TOO_BIG);
  assert_non_null(strstr(report.message[0], "4294967295"));
  reach_report_free(&report);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_an_undirected_tie_takes_at_most_twelve_bytes),
      cmocka_unit_test(test_more_ties_than_can_be_numbered_are_refused_before_work),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
