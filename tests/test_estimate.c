/* The estimate of memory counts what a study keeps. */
#include <string.h>

#include "outcome/measures.h"
#include "study/estimate.h"
#include "support/support.h"

static double bytes_of(const char *text) {
  reach_scenario scenario;
  reach_report report = {0};
  assert_ok(reach_scenario_read(text, strlen(text), "s.yaml", NULL, &scenario, &report), &report);
  double bytes = reach_estimate_of(&scenario, 2).bytes;
  reach_scenario_free(&scenario);
  return bytes;
}

#define BODY "organizations: {old: {}, new: {}}\nrun: {replicates: 1000000, days: 1"
static const double values = 2.0 * REACH_N_MEASURES * 1e6 * sizeof(double);

static void test_a_market_of_another_size_keeps_its_values(void **state) {
  (void)state;
  double plain = bytes_of(BODY "}\n"), one = bytes_of(BODY ", market_sizes: [20000]}\n");
  assert_true(one >= plain + values);
  assert_true(bytes_of(BODY ", market_sizes: [20000, 30000]}\n") <= one); /* one at a time */
}

static void test_a_rung_keeps_its_values(void **state) {
  (void)state;
  assert_true(bytes_of(BODY "}\nladder: [{step: few, participation: 0.1}]\n") >=
              bytes_of(BODY "}\n") + values);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_market_of_another_size_keeps_its_values),
      cmocka_unit_test(test_a_rung_keeps_its_values),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
