/* What charts of a sweep are drawn from: what is there of a measure, NaN where nothing is, and no
 * row of somebody else. */
#include "support/support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "store/sweep_store.h"
#include "store/sweep_view.h"
#include "support/scratch.h"

static const char text[] = "run: {replicates: 70, days: 2}\n"
                           "market: {audiences: separate}\n"
                           "channels: [feed]\n"
                           "sweep: {axes: [\"participation=0.5,1\"]}\n";

static void put_row(const reach_folder *folder, int point, const char *organization) {
  reach_database db = {0};
  reach_report report = {0};
  char sql[200];
  assert_ok(reach_database_open(&db, folder, REACH_SWEEP_NAME, reach_sweep_kind, false, &report),
            &report);
  snprintf(
      sql, sizeof sql,
      "INSERT OR REPLACE INTO measures VALUES (%d, %d, '%s', 'reach', 'people', 5, 4, 6, 1, 3, "
      "5, 7, 70)",
      point * REACH_N_MEASURES + REACH_MEASURE_reach, point, organization);
  assert_ok(reach_database_run(&db, sql, &report), &report);
  reach_database_close(&db);
}

static void test_what_is_missing_has_no_number(void **state) {
  (void)state;
  reach_scenario scenario = {0};
  reach_design design = {0};
  reach_folder folder;
  reach_report report = {0};
  reach_sweep_store *store = NULL;
  reach_inputs inputs = {0};
  reach_sweep_view view;
  static const char *const argument[] = {"sweep", NULL};
  reach_sweep_identity identity = {text, &inputs, "orgreach run s.yaml", argument};
  assert_ok(reach_scenario_read(text, strlen(text), "s.yaml", NULL, &scenario, &report), &report);
  assert_ok(reach_design_open(&scenario, &design, &report), &report);
  assert_ok(reach_folder_open(&folder, "out", true, &report), &report);
  assert_ok(reach_sweep_store_open(&folder, &design, &identity, &store, &report), &report);
  reach_sweep_store_close(store);
  put_row(&folder, 1, "company");
  assert_ok(reach_sweep_view_read(&folder, &design, REACH_MEASURE_reach, &view, &report), &report);
  assert_int_equal(view.summary[0].n, 0);
  assert_int_equal(view.summary[1].n, 70);
  assert_close(view.summary[1].mean, 5, 0, "mean");
  assert_false(isfinite(view.comparison[1].ratio) != 0);
  reach_sweep_view_free(&view);
  put_row(&folder, 0, "somebody else");
  assert_int_equal(reach_sweep_view_read(&folder, &design, REACH_MEASURE_reach, &view, &report),
                   REACH_UNREADABLE);
  reach_sweep_view_free(&view);
  reach_folder_close(&folder);
  reach_design_free(&design);
  reach_scenario_free(&scenario);
  reach_report_free(&report);
}

int main(void) {
  const struct CMUnitTest tests[] = {IN_SCRATCH(test_what_is_missing_has_no_number)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
