/* The object that `orgreach run --json` prints. */
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "store/json.h"
#include "support/fabricated.h"
#include "support/support.h"

static const reach_seconds seconds = {0.5, 1.25, 0.125, NAN};

static json_t *object_of(const fabricated *f) {
  char *text = reach_json_result(&f->result, &seconds);
  assert_non_null(text);
  assert_int_equal(text[strlen(text) - 1], '\n');
  json_error_t error;
  json_t *object = json_loads(text, JSON_REJECT_DUPLICATES, &error);
  if (!object) fail_msg("not JSON: %s", error.text);
  free(text);
  return object;
}

/* The keys of an object, in their order, joined by blanks. */
static void assert_keys(json_t *object, const char *expected) {
  char keys[8192] = "";
  const char *key;
  json_t *value;
  json_object_foreach(object, key, value) {
    if (*keys) strcat(keys, " ");
    strncat(keys, key, sizeof keys - strlen(keys) - 2);
  }
  assert_string_equal(keys, expected);
}

static void test_keys_stand_in_the_order_of_the_contract(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 2, (const char *[]){"traditional", "social"});
  json_t *object = object_of(&f);
  assert_keys(object, "scenario seed replicates organizations comparisons seconds market_sizes "
                      "title note");
  json_t *organization = json_array_get(json_object_get(object, "organizations"), 1);
  assert_keys(organization, "name measures structure supercritical");
  json_t *measures = json_object_get(organization, "measures");
  char names[2048] = "";
  for (int m = 0; m < REACH_N_MEASURES; m++) {
    strcat(names, m ? " " : "");
    strcat(names, reach_measure_table[m].name);
  }
  assert_keys(measures, names);
  const char *first = "gross_contacts impressions reach internal_reach accurate_reach "
                      "accepted_reach overlap duplication reproduction hops_mean days_to_half "
                      "days_to_90 days_to_baseline senders";
  assert_int_equal(strncmp(names, first, strlen(first)), 0);
  assert_keys(json_object_get(measures, "reach"), "mean ci_low ci_high sd p05 median p95 n");
  json_t *comparison = json_array_get(json_object_get(object, "comparisons"), 0);
  assert_keys(comparison, "organization baseline measures");
  assert_keys(json_object_get(json_object_get(comparison, "measures"), "reach"),
              "ratio ratio_ci_low ratio_ci_high difference difference_ci_low difference_ci_high");
  assert_keys(json_object_get(object, "seconds"), "world simulate write charts");
  json_decref(object);
  fabricated_free(&f);
}

static void test_values_are_those_of_the_result(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 2, (const char *[]){"traditional", "social"});
  f.result.answer[1].is_supercritical = true;
  f.result.answer[1].comparison[REACH_MEASURE_reach].ratio = 18.75;
  json_t *object = object_of(&f);
  const char *name, *base;
  double mean, ratio, world;
  json_int_t n, seed;
  int supercritical;
  assert_int_equal(json_unpack(object, "{sI s[{} {ss sb s{s{sF sI}}}] s[{ss s{s{sF}}}] s{sF}}",
                               "seed", &seed, "organizations", "name", &name, "supercritical",
                               &supercritical, "measures", "reach", "mean", &mean, "n", &n,
                               "comparisons", "baseline", &base, "measures", "reach", "ratio",
                               &ratio, "seconds", "simulate", &world),
                   0);
  assert_string_equal(name, "social");
  assert_string_equal(base, "traditional");
  assert_true(mean == 2020 && n == FABRICATED_REPLICATES && ratio == 18.75 && seed == 2012);
  assert_true(supercritical && world == 1.25);
  assert_int_equal(json_array_size(json_object_get(object, "comparisons")), 1);
  json_decref(object);
  fabricated_free(&f);
}

static void test_what_does_not_exist_is_null(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 1, (const char *[]){"company"});
  char *text = reach_json_result(&f.result, &seconds);
  assert_non_null(text);
  assert_null(strstr(text, "nan"));
  assert_null(strstr(text, "NaN"));
  assert_null(strstr(text, " inf"));
  assert_null(strstr(text, "-inf"));
  assert_null(strstr(text, "Infinity"));
  free(text);
  json_t *object = object_of(&f), *missing, *charts, *clustering;
  json_int_t n;
  assert_int_equal(json_unpack(object, "{s[{s{s{so sI}} s{s{so}}}] s{so}}", "organizations",
                               "measures", "days_to_baseline", "mean", &missing, "n", &n,
                               "structure", "clustering", "value", &clustering, "seconds", "charts",
                               &charts),
                   0);
  assert_true(json_is_null(missing) && json_is_null(charts) && json_is_null(clustering));
  assert_int_equal(n, 0);
  assert_int_equal(json_array_size(json_object_get(object, "comparisons")), 0);
  json_decref(object);
  fabricated_free(&f);
}

static void test_numbers_keep_their_bits_and_minus_zero_is_zero(void **state) {
  (void)state;
  double number[] = {60000, 0.1, 1.0 / 3, 18.75, 1e300, 5e-324};
  for (size_t i = 0; i < sizeof number / sizeof *number; i++) {
    json_t *array = json_pack("[o]", reach_json_number(number[i]));
    char *text = reach_json_text(json_incref(array));
    json_t *again = json_loads(text, 0, NULL);
    assert_true(json_real_value(json_array_get(again, 0)) == number[i]);
    json_decref(array);
    json_decref(again);
    free(text);
  }
  char *zero = reach_json_text(json_pack("[o]", reach_json_number(-0.0)));
  assert_string_equal(zero, "[\n  0.0\n]\n");
  free(zero);
}

static char *text_of(json_t *object) {
  char *text = reach_json_text(object);
  assert_non_null(text);
  return text;
}

static void test_a_seed_beyond_json_integers_is_an_integer_with_all_digits(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 1, (const char *[]){"company"});
  f.scenario.organization[0].params.run_seed = UINT64_MAX;
  char *text = reach_json_result(&f.result, &seconds);
  assert_non_null(text);
  assert_non_null(strstr(text, "\n  \"seed\": 18446744073709551615,\n"));
  free(text);
  text = text_of(
      json_pack("[o, o]", reach_json_count(INT64_MAX), reach_json_count((uint64_t)INT64_MAX + 1)));
  assert_string_equal(text, "[\n  9223372036854775807,\n  9223372036854775808\n]\n");
  free(text);
  fabricated_free(&f);
}

static void test_texts_are_never_taken_for_large_integers(void **state) {
  (void)state;
  static const char *const odd[] = {"\x01"
                                    "12",
                                    "a\"\x01"
                                    "12\"",
                                    "\\\"\x01"
                                    "1",
                                    "\\"};
  static const char *const read[] = {"?12",
                                     "a\"\x01"
                                     "12\"",
                                     "\\\"\x01"
                                     "1",
                                     "\\"};
  for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
    char *text = text_of(json_pack("[o, i]", reach_json_string(odd[i]), 7));
    json_t *again = json_loads(text, 0, NULL);
    assert_non_null(again);
    assert_string_equal(json_string_value(json_array_get(again, 0)), read[i]);
    assert_int_equal(json_array_size(again), 2);
    json_decref(again);
    free(text);
  }
}

static void test_what_was_written_is_read_and_written_again_as_it_was(void **state) {
  (void)state;
  static const char text[] = "{\n  \"seed\": 18446744073709551615,\n"
                             "  \"count\": 9223372036854775807,\n"
                             "  \"less\": -9223372036854775808,\n"
                             "  \"text\": \"a \\\"b\\\" 18446744073709551615\",\n"
                             "  \"number\": 0.10000000000000001,\n"
                             "  \"tiny\": 1e-300,\n  \"none\": null,\n  \"yes\": true\n}\n";
  char *again = text_of(reach_json_read(text));
  assert_string_equal(again, text);
  free(again);
  assert_null(reach_json_read("{\"half"));
  assert_null(reach_json_read("{\"half\\"));
  assert_null(reach_json_read(""));
}

static void test_names_that_are_not_utf_8_do_not_break_the_object(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 1, (const char *[]){"\"quo\\ted\"\n"});
  free(f.scenario.name);
  f.scenario.name = strdup("caf\xe9");
  json_t *object = object_of(&f);
  const char *scenario, *name;
  assert_int_equal(
      json_unpack(object, "{ss s[{ss}]}", "scenario", &scenario, "organizations", "name", &name),
      0);
  assert_string_equal(scenario, "caf?");
  assert_string_equal(name, "\"quo\\ted\"\n");
  json_decref(object);
  fabricated_free(&f);
}

static void test_markets_of_other_sizes_are_told(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 2, (const char *[]){"a", "b"});
  reach_market_point point = {.market_people = 20000000000};
  point.summary = (reach_summary[]){{.mean = 5, .n = 4}, {.mean = 10, .n = 4}};
  point.reach = (reach_comparison[]){{0}, {.ratio = 2}};
  f.result.market_point = &point;
  f.result.n_market_points = 1;
  json_t *object = object_of(&f);
  json_int_t people;
  double mean, ratio;
  assert_int_equal(json_unpack(object, "{s[{sI s[{} {s{sF} s{sF}}]}]}", "market_sizes",
                               "market_people", &people, "organizations", "reach", "mean", &mean,
                               "comparison", "ratio", &ratio),
                   0);
  assert_true(people == 20000000000 && mean == 10 && ratio == 2);
  json_decref(object);
  fabricated_free(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_keys_stand_in_the_order_of_the_contract),
      cmocka_unit_test(test_values_are_those_of_the_result),
      cmocka_unit_test(test_what_does_not_exist_is_null),
      cmocka_unit_test(test_numbers_keep_their_bits_and_minus_zero_is_zero),
      cmocka_unit_test(test_a_seed_beyond_json_integers_is_an_integer_with_all_digits),
      cmocka_unit_test(test_texts_are_never_taken_for_large_integers),
      cmocka_unit_test(test_what_was_written_is_read_and_written_again_as_it_was),
      cmocka_unit_test(test_names_that_are_not_utf_8_do_not_break_the_object),
      cmocka_unit_test(test_markets_of_other_sizes_are_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
