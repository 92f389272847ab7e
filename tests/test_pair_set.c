/* A hash set of pairs knows what a table of all pairs knows. */
#include <string.h>

#include "base/random.h"
#include "support/support.h"
#include "world/pair_set.h"

enum { N_PEOPLE = 12, N_STEPS = 20000 };

static void assert_same(const reach_pair_set *set, bool table[N_PEOPLE][N_PEOPLE]) {
  for (uint32_t u = 0; u < N_PEOPLE; u++)
    for (uint32_t v = 0; v < N_PEOPLE; v++)
      if (u != v) assert_int_equal(reach_pair_set_has(set, u, v), table[u][v]);
}

static void test_pairs_come_and_go_as_in_a_table_of_all_pairs(void **state) {
  (void)state;
  bool table[N_PEOPLE][N_PEOPLE] = {0};
  reach_pair_set set;
  assert_int_equal(reach_pair_set_init(&set, N_PEOPLE * (N_PEOPLE - 1) / 2), 0);
  reach_stream stream = reach_stream_open(1, 0, reach_stream_name("pairs"), 0);
  for (uint64_t i = 0; i < N_STEPS; i++) {
    uint64_t bits = reach_draw_bits(stream, i);
    uint32_t u = (uint32_t)(bits % N_PEOPLE), v = (uint32_t)(bits / N_PEOPLE % N_PEOPLE);
    if (u == v) continue;
    if (table[u][v])
      reach_pair_set_remove(&set, u, v);
    else
      reach_pair_set_add(&set, u, v);
    table[u][v] = table[v][u] = !table[u][v];
    assert_same(&set, table);
  }
  reach_pair_set_free(&set);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_pairs_come_and_go_as_in_a_table_of_all_pairs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
