/* The estimate of memory counts what a study keeps. */
#include <stdio.h>
#include <string.h>

#include "outcome/measures.h"
#include "study/estimate.h"
#include "support/scratch.h"
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

static void test_numbers_of_ties_are_counted_in_their_file(void **state) {
  (void)state;
  char *scratch = scratch_enter();
  enum { N = 3000, TIES = N * (N - 1) / 2 };
  FILE *few = fopen("few", "w"), *many = fopen("many", "w");
  for (int u = 0; u < N; u++) fprintf(few, "2\n"), fprintf(many, "%d\n", N - 1);
  fclose(few);
  fclose(many);
#define DEGREES(file)                                                                              \
  "associates: {count: 3000}\nwork_ties: {model: degree-sequence, degrees_file: " file "}\n"
  const double least_bytes_a_tie = 60;
  double more = bytes_of(DEGREES("many")) - bytes_of(DEGREES("few"));
  assert_true(more >= least_bytes_a_tie * TIES);
  scratch_leave(scratch);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_market_of_another_size_keeps_its_values),
      cmocka_unit_test(test_a_rung_keeps_its_values),
      cmocka_unit_test(test_numbers_of_ties_are_counted_in_their_file),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
