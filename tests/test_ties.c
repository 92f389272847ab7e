/* Ties in rows: what they cost in memory, what is too many. */
#include <stdio.h>
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

/* "0-1 1-2": pairs with probabilities .1, .2, ... in this order. */
static reach_pairs pairs_of(const char *text, bool with_probability) {
  reach_pairs pairs = {.n_people = 5};
  reach_report report = {0};
  for (const char *c = text; *c; c += c[3] ? 4 : 3) {
    uint32_t from = (uint32_t)(c[0] - '0'), to = (uint32_t)(c[2] - '0');
    float p = (float)(pairs.n + 1) / 10;
    assert_ok(with_probability ? reach_pairs_add_with(&pairs, from, to, p, &report)
                               : reach_pairs_add(&pairs, from, to, &report),
              &report);
  }
  return pairs;
}

/* Rows as "0:1,2 1:0 ..." with tenths of probabilities behind a point where there are any. */
static void write_rows(const reach_ties *ties, char *out) {
  for (uint32_t u = 0; u < ties->n_people; u++) {
    if (!reach_ties_degree(ties, u)) continue;
    out += sprintf(out, "%s%u:", u ? " " : "", u);
    for (uint32_t i = ties->first[u]; i < ties->first[u + 1]; i++) {
      out += sprintf(out, "%s%u", i > ties->first[u] ? "," : "", ties->target[i]);
      if (ties->probability) out += sprintf(out, ".%.0f", 10 * (double)ties->probability[i]);
    }
  }
}

static void assert_rows(const char *text, reach_tie_rule rule, bool with_probability,
                        const char *expected) {
  reach_pairs pairs = pairs_of(text, with_probability);
  reach_ties ties;
  reach_report report = {0};
  char got[256] = "";
  assert_ok(reach_ties_build_by(&pairs, rule, &ties, &report), &report);
  assert_null(pairs.from); /* they are gone */
  write_rows(&ties, got);
  assert_string_equal(got, expected);
  reach_ties_free(&ties);
}

static const char odd_pairs[] = "3-1 1-1 0-2 1-3 2-0 1-1 0-1 3-1";

static void test_rows_are_ascending_and_repeats_stand_as_they_were_given(void **state) {
  (void)state;
  const reach_tie_rule plain = {0}, directed = {.is_directed = true}, loops = {.keeps_loops = true},
                       repeats = {.keeps_repeats = true}, all = {true, true, true};
  assert_rows(odd_pairs, plain, false, "0:1,2 1:0,3 2:0 3:1");
  assert_rows(odd_pairs, directed, false, "0:1,2 1:3 2:0 3:1");
  assert_rows(odd_pairs, plain, true, "0:1.7,2.3 1:0.7,3.1 2:0.3 3:1.1"); /* the first stands */
  assert_rows(odd_pairs, loops, true, "0:1.7,2.3 1:0.7,1.2,3.1 2:0.3 3:1.1");
  assert_rows(odd_pairs, repeats, true, "0:1.7,2.3,2.5 1:0.7,3.1,3.4,3.8 2:0.3,0.5 3:1.1,1.4,1.8");
  assert_rows(odd_pairs, all, true, "0:1.7,2.3 1:1.2,1.6,3.4 2:0.5 3:1.1,1.8");
}

static void test_loops_and_repeats_are_counted_whatever_becomes_of_them(void **state) {
  (void)state;
  const struct {
    reach_tie_rule rule;
    uint64_t n_repeats; /* of loops too where they are kept */
  } cases[] = {{{0}, 3},
               {{.keeps_repeats = true}, 3},
               {{.is_directed = true}, 1},
               {{.keeps_loops = true}, 4},
               {{true, true, true}, 2}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reach_pairs pairs = pairs_of(odd_pairs, false);
    reach_ties ties;
    reach_report report = {0};
    assert_ok(reach_ties_build_by(&pairs, cases[i].rule, &ties, &report), &report);
    assert_int_equal(ties.n_lines, 8);
    assert_int_equal(ties.n_loops, 2);
    assert_int_equal(ties.n_repeats, cases[i].n_repeats);
    assert_int_equal(ties.has_loops, cases[i].rule.keeps_loops);
    assert_int_equal(ties.has_repeats, cases[i].rule.keeps_repeats);
    uint32_t n_pairs = 0;
    for (uint32_t u = 0; u < ties.n_people; u++)
      for (uint32_t a = ties.first[u]; a < ties.first[u + 1]; a++)
        n_pairs += reach_ties_is_pair(&ties, u, a);
    assert_int_equal(n_pairs, 3); /* 0-1, 0-2, 1-3 */
    reach_ties_free(&ties);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_an_undirected_tie_takes_at_most_twelve_bytes),
      cmocka_unit_test(test_rows_are_ascending_and_repeats_stand_as_they_were_given),
      cmocka_unit_test(test_loops_and_repeats_are_counted_whatever_becomes_of_them),
      cmocka_unit_test(test_more_ties_than_can_be_numbered_are_refused_before_work),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
