/* Trees of who told whom: drawn by hand. */
#include <math.h>
#include <stdlib.h>

#include "support/support.h"

#include "present/telling_tree.h"

enum { N = 8 };

/* 0 tells 1 and 2; 2 tells 3, 4, 5; the page tells 6; 7 hears nothing. */
static reach_face face[N] = {{0, 0, REACH_NOBODY, true, true},
                             {1, 1, 0, false, false},
                             {1, 1, 0, false, true},
                             {2, 2, 2, false, false},
                             {2, 2, 2, false, false},
                             {3, 2, 2, false, false},
                             {1, 1, REACH_NOBODY, false, false},
                             {NAN, 0, REACH_NOBODY, false, false}};

static void test_branches_take_a_row_for_each_who_told_nobody(void **state) {
  (void)state;
  reach_map map = {.n_people = N};
  reach_portrait portrait = {&map, face};
  reach_telling_tree tree;
  assert_int_equal(reach_telling_tree_grow(&portrait, &tree), 0);
  assert_int_equal(tree.n_reached, 7);
  assert_int_equal(tree.n_leaves, 5);
  assert_int_equal(tree.n_tellers, 2);
  assert_int_equal(tree.n_told, 5);
  assert_int_equal(tree.most, 3);
  assert_int_equal(tree.n_hops, 2);
  static const double y[] = {2, 3.5, 1.5, 0.5, 1.5, 2.5, 4.5}; /* the larger branch on top */
  static const double x[] = {0, 0.5, 0.5, 1, 1, 1, 0.5};
  for (int u = 0; u < N - 1; u++) {
    assert_close(tree.y[u] * 5, y[u], 1e-12, "row");
    assert_close(tree.x[u], x[u], 1e-12, "column");
  }
  assert_true(isnan(tree.x[N - 1]));
  reach_telling_tree_free(&tree);
}

/* The first copy may have come over fewer hops than its teller's. */
static void test_somebody_stands_right_of_the_teller_whatever_the_hop(void **state) {
  (void)state;
  reach_face odd[3] = {
      {0, 0, REACH_NOBODY, true, true}, {1, 5, 0, false, true}, {2, 1, 1, false, false}};
  reach_map map = {.n_people = 3};
  reach_portrait portrait = {&map, odd};
  reach_telling_tree tree;
  assert_int_equal(reach_telling_tree_grow(&portrait, &tree), 0);
  assert_close(tree.x[0], 0, 0, "starts");
  assert_close(tree.x[1], 0.5, 0, "told by 0");
  assert_close(tree.x[2], 1, 0, "told by 1");
  reach_telling_tree_free(&tree);
}

static void test_nobody_is_a_tree_too(void **state) {
  (void)state;
  reach_face none[1] = {{NAN, 0, REACH_NOBODY, false, false}};
  reach_map map = {.n_people = 1};
  reach_portrait portrait = {&map, none};
  reach_telling_tree tree;
  assert_int_equal(reach_telling_tree_grow(&portrait, &tree), 0);
  assert_int_equal(tree.n_reached + tree.n_leaves + tree.n_told, 0);
  reach_telling_tree_free(&tree);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_branches_take_a_row_for_each_who_told_nobody),
      cmocka_unit_test(test_somebody_stands_right_of_the_teller_whatever_the_hop),
      cmocka_unit_test(test_nobody_is_a_tree_too)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
