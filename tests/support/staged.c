#include "support/staged.h"

#include <stdio.h>
#include <stdlib.h>

#include "world/roster.h"

void test_staged_make(test_staged *staged, const char *format, ...) {
  char *text = NULL;
  va_list arguments;
  va_start(arguments, format);
  int length = vasprintf(&text, format, arguments);
  va_end(arguments);
  assert_true(length > 0);
  *staged = (test_staged){0};
  reach_report report = {0};
  assert_ok(
      reach_scenario_read(text, (size_t)length, "test.yaml", NULL, &staged->scenario, &report),
      &report);
  assert_ok(reach_rosters_count(&staged->scenario, &report), &report);
  assert_ok(reach_stage_set(&staged->scenario, &(reach_stage_options){0}, &staged->stage, &report),
            &report);
  reach_report_free(&report);
  free(text);
  assert_int_equal(reach_workspace_init(&staged->workspace, UINT64_MAX, NULL), 0);
  staged->plan = &staged->stage.plan[0];
  staged->ties = staged->plan->world->network;
}

void test_staged_free(test_staged *staged) {
  reach_workspace_free(&staged->workspace);
  reach_stage_free(&staged->stage);
  reach_scenario_free(&staged->scenario);
}

const reach_touched *test_staged_play(test_staged *staged, uint32_t replicate) {
  assert_int_equal(reach_cascade_run(staged->plan, replicate, &staged->workspace, &staged->trace),
                   0);
  return &staged->workspace.touched;
}

const reach_person *test_staged_person(const test_staged *staged, uint32_t person) {
  const reach_touched *touched = &staged->workspace.touched;
  size_t place = reach_touched_seek(touched, person);
  return place < touched->n ? &touched->person[place] : NULL;
}
