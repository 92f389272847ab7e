/* The calendar queue against sorting: pops come in order of day and hop,
 * however many days it shows at a time. */
#include <math.h>
#include <stdlib.h>

#include "base/random.h"
#include "cascade/queue.h"
#include "support/support.h"

/* Pushes some turns, then pops each and pushes later ones, as a cascade does. Every popped turn is
 * the least of those waiting, found by a plain search. */
static void play(double days, double step, unsigned kind, unsigned n_first, unsigned n_more) {
  enum { MOST = 4000 };
  static reach_turn waiting[MOST];
  static bool is_there[MOST];
  reach_stream stream = reach_stream_open(11, 0, kind, n_first);
  reach_queue queue = {0};
  reach_queue_clear(&queue, (reach_calendar){days, 64});
  unsigned n = 0;
  double now = 0;
  for (unsigned popped = 0;; popped++) {
    unsigned n_push = popped == 0 ? n_first : popped < n_more ? 1 + popped % 2 : 0;
    for (unsigned i = 0; i < n_push && n < MOST; i++) {
      double u = reach_draw_uniform(stream, n);
      double wait = kind == 0 ? step : kind == 1 ? -step * log(u) : step * floor(3 * u);
      reach_turn turn = {now + wait, reach_turn_order(n % 7, n % 8 << 1, n)};
      waiting[n] = turn;
      is_there[n++] = true;
      assert_true(reach_queue_push(&queue, turn));
    }
    reach_turn got;
    if (!reach_queue_pop(&queue, &got)) break;
    assert_true(is_there[reach_turn_place(got)]);
    assert_int_equal(reach_turn_hop(got), reach_turn_place(got) % 7);
    assert_int_equal(reach_turn_channels(got), reach_turn_place(got) % 8 << 1);
    for (unsigned i = 0; i < n; i++)
      if (is_there[i])
        assert_true(
            waiting[i].day > got.day ||
            (waiting[i].day == got.day && reach_turn_hop(waiting[i]) >= reach_turn_hop(got)));
    is_there[reach_turn_place(got)] = false;
    now = got.day;
  }
  for (unsigned i = 0; i < n; i++) assert_false(is_there[i]);
  reach_queue_free(&queue);
}

static void test_turns_come_in_order(void **state) {
  (void)state;
  static const double days[] = {30, 0.5, 3650, 1e9};
  static const double steps[] = {0, 1, 0.01, 400, 5000};
  for (int h = 0; h < 4; h++)
    for (int s = 0; s < 5; s++)
      for (unsigned kind = 0; kind < 3; kind++) {
        play(days[h], steps[s], kind, 1, 300);
        play(days[h], steps[s], kind, 200, 200);
      }
}

static void test_an_empty_queue_has_no_turn(void **state) {
  (void)state;
  reach_queue queue = {0};
  reach_turn turn;
  reach_queue_clear(&queue, (reach_calendar){30, 64});
  assert_false(reach_queue_pop(&queue, &turn));
  assert_true(reach_queue_push(&queue, (reach_turn){1, 0}));
  reach_queue_clear(&queue, (reach_calendar){30, 64});
  assert_false(reach_queue_pop(&queue, &turn));
  reach_queue_free(&queue);
}

/* A story may end with turns waiting: those of the next one are the only ones then. */
static void test_what_waited_before_clearing_is_forgotten(void **state) {
  (void)state;
  reach_calendar calendar = {30, 64};
  reach_queue queue = {0};
  reach_turn turn;
  reach_queue_clear(&queue, calendar);
  for (uint32_t place = 0; place < 3; place++)
    assert_true(reach_queue_push(&queue, (reach_turn){1, reach_turn_order(0, 0, place)}));
  reach_queue_clear(&queue, calendar);
  assert_true(reach_queue_push(&queue, (reach_turn){2, reach_turn_order(0, 0, 7)}));
  assert_true(reach_queue_pop(&queue, &turn));
  assert_int_equal(reach_turn_place(turn), 7);
  assert_false(reach_queue_pop(&queue, &turn));
  reach_queue_free(&queue);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_turns_come_in_order),
      cmocka_unit_test(test_an_empty_queue_has_no_turn),
      cmocka_unit_test(test_what_waited_before_clearing_is_forgotten),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
