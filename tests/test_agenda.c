/* The agenda against a list that is searched: everybody comes in the bucket of its day, or in the
 * present one where that is past. */
#include "base/random.h"
#include "cascade/agenda.h"
#include "support/support.h"

#include <stdlib.h>

enum { FIRST = 200, MOST = 4000, AT_A_TIME = 40 };

typedef struct {
  double day;
  bool is_taken;
} waiting;

static double draw_day(reach_stream stream, uint32_t i, double from) {
  double u = reach_draw_uniform(stream, 2 * (uint64_t)i);
  bool is_far = reach_draw_uniform(stream, 2 * (uint64_t)i + 1) < 0.1;
  return from + (is_far ? 1e4 * u : 3 * u);
}

/* All whose day is before the end of the present bucket are taken, and nobody else. */
static void assert_taken(const reach_agenda *agenda, const waiting *list, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    assert_int_equal(list[i].is_taken,
                     (uint64_t)(list[i].day * agenda->buckets_per_day) <= agenda->now);
}

static void play(reach_agenda *agenda, double width, uint64_t seed) {
  reach_stream stream = reach_stream_open(seed, 0, reach_stream_name("tests/agenda"), 0);
  waiting list[MOST];
  uint32_t n = 0, n_taken = 0, place[AT_A_TIME];
  reach_agenda_clear(agenda, width);
  for (; n < FIRST; n++) {
    list[n] = (waiting){draw_day(stream, n, 0), false};
    assert_true(reach_agenda_push(agenda, n, list[n].day));
  }
  for (bool is_over = false; !is_over;) {
    for (unsigned k; (k = reach_agenda_take(agenda, place, AT_A_TIME));) {
      for (unsigned i = 0; i < k; i++) {
        assert_false(list[place[i]].is_taken);
        list[place[i]].is_taken = true;
        n_taken++;
        if (n == MOST) continue;
        list[n] = (waiting){draw_day(stream, n, list[place[i]].day), false};
        assert_true(reach_agenda_push(agenda, n, list[n].day));
        n++;
      }
    }
    assert_taken(agenda, list, n);
    assert_true(reach_agenda_go_on(agenda, &is_over));
  }
  assert_int_equal(n_taken, n);
  assert_int_equal(n, MOST);
}

static void test_everybody_comes_in_the_bucket_of_its_day(void **state) {
  (void)state;
  reach_agenda agenda = {0};
  const double widths[] = {0.001, 0.7, 50, 1e9, 0.004};
  for (uint64_t seed = 0; seed < sizeof widths / sizeof *widths; seed++)
    play(&agenda, widths[seed], seed);
  reach_agenda_free(&agenda);
}

static void test_what_waited_is_forgotten(void **state) {
  (void)state;
  reach_agenda agenda = {0};
  uint32_t place[AT_A_TIME];
  bool is_over;
  reach_agenda_clear(&agenda, 1);
  for (uint32_t i = 0; i < MOST; i++) assert_true(reach_agenda_push(&agenda, i, i));
  reach_agenda_clear(&agenda, 1);
  assert_int_equal(reach_agenda_take(&agenda, place, AT_A_TIME), 0);
  assert_true(reach_agenda_go_on(&agenda, &is_over));
  assert_true(is_over);
  assert_true(reach_agenda_push(&agenda, 1, 1e300));
  assert_true(reach_agenda_go_on(&agenda, &is_over));
  assert_false(is_over);
  assert_int_equal(reach_agenda_take(&agenda, place, AT_A_TIME), 1);
  assert_int_equal(place[0], 1);
  reach_agenda_free(&agenda);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_everybody_comes_in_the_bucket_of_its_day),
      cmocka_unit_test(test_what_waited_is_forgotten),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
