/* ctest: long
 * Known answers in markets of millions (gross against unique people). */
#include <math.h>

#include "support/overlap.h"
#include "support/play.h"

static void assert_multiplier(unsigned market, double published) {
  double few, many, unused;
  unique_contacts(market, 60000, 1, &few, &unused);
  unique_contacts(market, 1125000, 1, &many, &unused);
  assert_close(many / few, published, .005, "multiplier in a shared market");
}

static void test_markets_of_different_sizes(void **state) {
  (void)state;
  assert_multiplier(200000, 3.84);
  assert_multiplier(1000000, 11.60);
  assert_multiplier(5000000, 16.89);
  assert_multiplier(20000000, 18.26);
  const unsigned market[] = {200000, 1000000, 5000000, 20000000};
  for (size_t i = 0; i < sizeof market / sizeof *market; i++) {
    assert_unique_reach(market[i], 60000, 1, 20);
    assert_unique_reach(market[i], 112500, 1, 20);
    assert_unique_reach(market[i], 1125000, 1, 8);
    assert_unique_reach(market[i], 7500, 8, 20);
    assert_unique_reach(market[i], 750, 150, 100);
    assert_unique_reach(market[i], 7500, 150, 20);
  }
}

/* 50,000 people with 126 contacts are 6,300,000 gross; 8.53 % overlap leaves 5,762,610. */
static void test_gross_less_overlap_is_net(void **state) {
  (void)state;
  const double net = 6300000 * (1 - .0853);
  assert_close(net, 5762610, 1e-6, "net");
  double low = 6300000, high = 1e9; /* the market in which chance makes this overlap */
  for (int i = 0; i < 100; i++) {
    double middle = (low + high) / 2, mean, unused;
    unique_contacts(middle, 50000, 126, &mean, &unused);
    if (mean < net)
      low = middle;
    else
      high = middle;
  }
  assert_unique_reach((unsigned)lround(low), 50000, 126, 5);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_markets_of_different_sizes),
                                     cmocka_unit_test(test_gross_less_overlap_is_net)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
