/* The command that holds the program against known answers. */
#include <jansson.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "support/program.h"
#include "support/scratch.h"
#include "support/support.h"

static void test_known_answers_are_printed_and_pass(void **state) {
  (void)state;
  program_run run = PROGRAM("selftest", "K12", "k20", "K25", "--quiet");
  assert_non_null(strstr(run.out, "Known answers, seed 2012\n"));
  assert_non_null(strstr(run.out, "K12  two tellers needed"));
  assert_non_null(strstr(run.out, "K20  karate club: triangles"));
  assert_null(strstr(run.out, "K4 "));
  assert_null(strstr(run.out, "NO"));
  assert_non_null(strstr(run.out, "\nAll 16 pass.\n"));
  assert_string_equal(run.err, "");
  assert_program(run, 0, NULL);
}

static void test_the_seed_decides(void **state) {
  (void)state;
  program_run usual = PROGRAM("selftest", "K24", "-j", "1");
  program_run again = PROGRAM("selftest", "K24", "-j", "2", "--seed", "2012");
  program_run other = PROGRAM("selftest", "K24", "--seed", "18446744073709551615");
  assert_string_equal(usual.out, again.out);
  assert_non_null(strstr(other.out, "seed 18446744073709551615\n"));
  assert_string_not_equal(strstr(usual.out, "K24"), strstr(other.out, "K24"));
  assert_program(usual, 0, NULL);
  assert_program(again, 0, NULL);
  assert_program(other, 0, NULL);
}

static void test_a_fresh_seed_is_told_and_repeats(void **state) {
  (void)state;
  program_run fresh = PROGRAM("selftest", "--fresh", "K24");
  program_run fresher = PROGRAM("selftest", "--fresh", "K24");
  char seed[32] = "";
  assert_int_equal(sscanf(fresh.out, "Known answers, seed %31[0-9]", seed), 1);
  assert_string_not_equal(fresh.out, fresher.out);
  program_run again = PROGRAM("selftest", "--seed", seed, "K24");
  assert_string_equal(fresh.out, again.out);
  assert_program(fresh, 0, NULL);
  assert_program(fresher, 0, NULL);
  assert_program(again, 0, NULL);
}

static void test_json_has_every_check(void **state) {
  (void)state;
  program_run run = PROGRAM("selftest", "K24", "K25", "--json", "--seed", "7");
  json_t *object = json_loads(run.out, JSON_REJECT_DUPLICATES, NULL);
  assert_non_null(object);
  assert_int_equal(json_integer_value(json_object_get(object, "seed")), 7);
  assert_int_equal(json_integer_value(json_object_get(object, "passed")), 7);
  assert_int_equal(json_integer_value(json_object_get(object, "failed")), 0);
  const json_t *checks = json_object_get(object, "checks"), *check = json_array_get(checks, 0);
  assert_int_equal(json_array_size(checks), 7);
  assert_string_equal(json_string_value(json_object_get(check, "id")), "K24");
  assert_int_equal(json_integer_value(json_object_get(check, "n")), 100000);
  assert_true(json_is_real(json_object_get(check, "z")));
  assert_true(json_is_null(json_object_get(json_array_get(checks, 2), "z"))); /* not random */
  assert_true(json_is_true(json_object_get(check, "pass")));
  json_decref(object);
  assert_program(run, 0, NULL);
}

static void test_a_wrong_command_line_is_exit_2(void **state) {
  (void)state;
  static const struct {
    const char *words[6];
    const char *says;
  } cases[] = {
      {{"selftest", "K99"}, "K99 is not part of the self-test (allowed K1, K2, "},
      {{"selftest", "K4", ""}, "is empty"},
      {{"selftest", "--seed", "x"}, "--seed: "},
      {{"selftest", "--seed", "-1"}, "--seed: "},
      {{"selftest", "--seed", "18446744073709551616"}, "--seed: "},
      {{"selftest", "--seed", "7", "--fresh"}, "exclude each other"},
      {{"selftest", "--frehs"}, "did you mean --fresh?"},
      {{"selftest", "-j", "0"}, "1 to 1024"},
      {{"selftest", "--set", "run.seed=7"}, "unknown option --set"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    program_run run = program(cases[i].words);
    assert_int_equal(program_lines(run.err), 1);
    assert_string_equal(run.out, "");
    assert_program(run, 2, cases[i].says);
  }
}

static void test_it_can_be_stopped(void **state) {
  (void)state;
  enum { MOST_WAITS = 20000 }; /* for a busy machine */
  pid_t process = program_start((const char *const[]){"selftest", "--quiet", NULL});
  bool has_begun = false;
  for (int i = 0; i < MOST_WAITS && !has_begun; i++) {
    char *out = scratch_exists(".stdout") ? scratch_read(".stdout") : NULL;
    has_begun = out && strstr(out, "pass");
    free(out);
    nanosleep(&(struct timespec){0, 10000000}, NULL);
  }
  assert_true(has_begun);
  assert_int_equal(kill(process, SIGINT), 0);
  assert_program(program_wait(process), 130, "stopped by Ctrl-C after ");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_known_answers_are_printed_and_pass),
      cmocka_unit_test(test_the_seed_decides),
      cmocka_unit_test(test_a_fresh_seed_is_told_and_repeats),
      cmocka_unit_test(test_json_has_every_check),
      cmocka_unit_test(test_a_wrong_command_line_is_exit_2),
      cmocka_unit_test(test_it_can_be_stopped),
  };
  char *path = scratch_enter();
  int n_failed = cmocka_run_group_tests(tests, NULL, NULL);
  scratch_leave(path);
  return n_failed;
}
