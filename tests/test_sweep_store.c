/* The database of a sweep gives back what it was given, and tells what somebody changed in it. */
#include "support/support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/sweep_rows.h"
#include "store/sweep_store.h"
#include "study/blocks.h"
#include "support/scratch.h"

static const char text[] = "run: {replicates: 70, days: 2}\n"
                           "market: {audiences: separate}\n"
                           "channels: [feed]\n"
                           "sweep: {axes: [\"participation=0.5,1\"]}\n";
enum { POINT = 1, N = 70 };

typedef struct {
  reach_scenario scenario;
  reach_design design;
  reach_folder folder;
  reach_sweep_store *store;
  reach_inputs inputs;
  reach_sweep_identity identity; /* the store looks at it all its life */
  reach_report report;
} bench;

static int open_bench(bench *b) {
  *b = (bench){0};
  assert_ok(reach_scenario_read(text, strlen(text), "s.yaml", NULL, &b->scenario, &b->report),
            &b->report);
  assert_ok(reach_design_open(&b->scenario, &b->design, &b->report), &b->report);
  assert_ok(reach_folder_open(&b->folder, "out", true, &b->report), &b->report);
  static const char *const argument[] = {"sweep", NULL};
  b->identity = (reach_sweep_identity){text, &b->inputs, "orgreach run s.yaml", argument};
  return reach_sweep_store_open(&b->folder, &b->design, &b->identity, &b->store, &b->report);
}

static void close_bench(bench *b) {
  reach_sweep_store_close(b->store);
  reach_folder_close(&b->folder);
  reach_design_free(&b->design);
  reach_scenario_free(&b->scenario);
  reach_report_free(&b->report);
}

static double value_of(size_t series, uint64_t replicate) {
  return series % 3 ? (double)(series * 1000 + replicate) / 7 : NAN;
}

/* Both blocks of the point. */
static void keep_point(bench *b) {
  reach_sweep_sink sink = reach_sweep_store_sink(b->store);
  double *value = malloc(REACH_N_MEASURES * N * sizeof *value);
  for (uint64_t block = 0; block < 2; block++) {
    uint64_t first = reach_block_first(block), n = reach_block_size(block, N);
    for (size_t s = 0; s < REACH_N_MEASURES; s++)
      for (uint64_t r = 0; r < n; r++) value[s * n + r] = value_of(s, first + r);
    reach_sweep_block kept = {POINT, block, first, n, 5, 1, value};
    assert_ok(sink.keep_block(sink.context, &kept, &b->report), &b->report);
  }
  assert_ok(reach_sweep_store_commit(b->store, &b->report), &b->report);
  free(value);
}

static int read_point(bench *b, double *value) {
  unsigned n_networks = 0;
  reach_sweep_sink sink = reach_sweep_store_sink(b->store);
  reach_sweep_wish wish = {POINT, N, NULL};
  int status = sink.read_values(sink.context, &wish, value, &n_networks, &b->report);
  if (!status) assert_int_equal(n_networks, 5);
  return status;
}

static void change(const char *statement) {
  sqlite3 *db;
  assert_int_equal(sqlite3_open("out/" REACH_SWEEP_NAME, &db), SQLITE_OK);
  assert_int_equal(sqlite3_exec(db, statement, NULL, NULL, NULL), SQLITE_OK);
  assert_int_equal(sqlite3_changes(db), 1);
  sqlite3_close(db);
}

static void test_values_come_back_after_it_was_closed(void **state) {
  (void)state;
  bench b;
  double value[REACH_N_MEASURES * N];
  bool is_there;
  assert_ok(open_bench(&b), &b.report);
  keep_point(&b);
  close_bench(&b);
  assert_ok(open_bench(&b), &b.report);
  reach_sweep_sink sink = reach_sweep_store_sink(b.store);
  assert_ok(sink.has_block(sink.context, POINT, 1, &is_there, &b.report), &b.report);
  assert_true(is_there);
  assert_ok(sink.has_block(sink.context, 0, 0, &is_there, &b.report), &b.report);
  assert_false(is_there);
  assert_ok(read_point(&b, value), &b.report);
  for (size_t s = 0; s < REACH_N_MEASURES; s++)
    for (uint64_t r = 0; r < N; r++) {
      double expected = value_of(s, r);
      assert_true(isnan(expected) ? isnan(value[s * N + r]) : value[s * N + r] == expected);
    }
  close_bench(&b);
}

static void test_a_changed_block_is_never_used(void **state) {
  (void)state;
  static const char *const changes[] = {
      "UPDATE runs SET packed = zeroblob(length(packed)) WHERE id = 1",
      "UPDATE runs SET networks = 6 WHERE id = 3",
      "UPDATE runs SET replicates = 5 WHERE id = 3",
      "UPDATE runs SET packed = (SELECT packed FROM runs WHERE id = 3) WHERE id = 1",
      "UPDATE runs SET sha256 = 'x' WHERE id = 1",
      "DELETE FROM runs WHERE id = 3"};
  for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
    bench b;
    double value[REACH_N_MEASURES * N];
    assert_ok(open_bench(&b), &b.report);
    keep_point(&b);
    close_bench(&b);
    change(changes[i]);
    assert_ok(open_bench(&b), &b.report);
    assert_int_equal(read_point(&b, value), REACH_UNREADABLE);
    close_bench(&b);
  }
}

static void test_another_sweep_is_refused(void **state) {
  (void)state;
  static const char *const keys[] = {"version", "scenario_sha256", "inputs_sha256",
                                     "measures_sha256"};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    bench b;
    char statement[200];
    remove("out/" REACH_SWEEP_NAME);
    assert_ok(open_bench(&b), &b.report);
    close_bench(&b);
    snprintf(statement, sizeof statement, "UPDATE manifest SET value = 'other' WHERE key = '%s'",
             keys[i]);
    change(statement);
    assert_int_equal(open_bench(&b), REACH_USAGE);
    assert_non_null(strstr(b.report.message[0], "--force"));
    close_bench(&b);
  }
}

/* Of several blocks that fail the first one counts, whichever is told first. */
static void test_the_first_block_that_fails_tells_the_reason(void **state) {
  (void)state;
  bench b;
  assert_ok(open_bench(&b), &b.report);
  reach_sweep_sink sink = reach_sweep_store_sink(b.store);
  assert_ok(sink.keep_failure(sink.context, 0, 1, "later", &b.report), &b.report);
  assert_ok(sink.keep_failure(sink.context, 0, 0, "first", &b.report), &b.report);
  assert_ok(sink.keep_failure(sink.context, 0, 1, "later", &b.report), &b.report);
  assert_ok(reach_sweep_store_commit(b.store, &b.report), &b.report);
  change("UPDATE failures SET seed = seed WHERE reason = 'first' AND block = 0 AND "
         "command = 'orgreach run s.yaml --set participation=0.5'");
  close_bench(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      IN_SCRATCH(test_values_come_back_after_it_was_closed),
      IN_SCRATCH(test_a_changed_block_is_never_used),
      IN_SCRATCH(test_another_sweep_is_refused),
      IN_SCRATCH(test_the_first_block_that_fails_tells_the_reason),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
