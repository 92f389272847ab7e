/* Lines of equal value on grids that one can draw by hand. */
#include "support/support.h"

#include <math.h>

#include "present/contours.h"

static const double three[] = {0, 1, 2}, two[] = {0, 1};

static void test_a_plane_has_one_straight_line(void **state) {
  (void)state;
  const double value[] = {0, 1, 2, 0, 1, 2, 0, 1, 2};
  reach_contours c;
  assert_int_equal(reach_contours_find(&(reach_field){three, three, 3, 3, value}, 1.25, &c), 0);
  assert_int_equal(c.n_lines, 1);
  assert_int_equal(c.line[0].n, 3);
  assert_false(c.line[0].is_closed);
  for (size_t i = 0; i < 3; i++) {
    assert_close(c.vertex[i].x, 1.25, 1e-12, "place");
    assert_close(fabs(c.vertex[i].y - c.vertex[0].y), (double)i, 1e-12, "place");
  }
  reach_contours_free(&c);
}

static void test_a_hill_has_a_ring(void **state) {
  (void)state;
  const double value[] = {0, 0, 0, 0, 1, 0, 0, 0, 0};
  reach_contours c;
  assert_int_equal(reach_contours_find(&(reach_field){three, three, 3, 3, value}, 0.5, &c), 0);
  assert_int_equal(c.n_lines, 1);
  assert_true(c.line[0].is_closed);
  assert_int_equal(c.line[0].n, 5);
  for (size_t i = 0; i < 5; i++)
    assert_close(fabs(c.vertex[i].x - 1) + fabs(c.vertex[i].y - 1), 0.5, 1e-12, "place");
  reach_contours_free(&c);
}

/* High at two corners that face each other: the middle tells whether a ridge or a valley joins
 * them.
 */
static void test_the_middle_of_a_saddle_decides(void **state) {
  (void)state;
  const double ridge[] = {4, 0, 0, 4}, valley[] = {1.5, 0, 0, 1.5};
  reach_contours c;
  assert_int_equal(reach_contours_find(&(reach_field){two, two, 2, 2, ridge}, 1, &c), 0);
  assert_int_equal(c.n_lines, 2);
  for (size_t k = 0; k < 2; k++) { /* each cuts off a low corner: (1,0) or (0,1) */
    reach_vertex a = c.vertex[c.line[k].first], b = c.vertex[c.line[k].first + 1];
    assert_close(fabs((a.x + b.x) / 2 - (a.y + b.y) / 2), 0.75, 1e-12, "place");
  }
  reach_contours_free(&c);
  assert_int_equal(reach_contours_find(&(reach_field){two, two, 2, 2, valley}, 1, &c), 0);
  assert_int_equal(c.n_lines, 2);
  for (size_t k = 0; k < 2; k++) { /* a high one: (0,0) or (1,1) */
    reach_vertex a = c.vertex[c.line[k].first], b = c.vertex[c.line[k].first + 1];
    assert_close((a.x + b.x) / 2 - (a.y + b.y) / 2, 0, 1e-12, "place");
  }
  reach_contours_free(&c);
}

static void test_no_line_runs_through_what_is_missing(void **state) {
  (void)state;
  const double value[] = {0, 1, 2, 0, NAN, 2, 0, 1, 2}, flat[] = {1, 1, 1, 1};
  reach_contours c;
  assert_int_equal(reach_contours_find(&(reach_field){three, three, 3, 3, value}, 0.5, &c), 0);
  assert_int_equal(c.n_lines, 0);
  reach_contours_free(&c);
  assert_int_equal(reach_contours_find(&(reach_field){two, two, 2, 2, flat}, 1, &c), 0);
  assert_int_equal(c.n_lines, 0);
  reach_contours_free(&c);
  assert_int_equal(reach_contours_find(&(reach_field){two, two, 2, 1, flat}, 1, &c), 0);
  assert_int_equal(c.n_lines, 0);
  reach_contours_free(&c);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_a_plane_has_one_straight_line),
                                     cmocka_unit_test(test_a_hill_has_a_ring),
                                     cmocka_unit_test(test_the_middle_of_a_saddle_decides),
                                     cmocka_unit_test(test_no_line_runs_through_what_is_missing)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
