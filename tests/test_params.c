/* Values of every kind, the nearest key, the reference and the starter scenario. */
#include "support/support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/explain.h"
#include "scenario/keys.h"
#include "scenario/scenario.h"
#include "scenario/starter.h"
#include "scenario/utf8.h"
#include "scenario/value.h"

static int read_value(int param, const char *text, reach_params *params, char *why) {
  reach_raw raw = {0};
  reach_objection objection = {.why = ""};
  assert_int_equal(reach_raw_split(&raw, &reach_param_table[param], text, (reach_position){0}), 0);
  int status = reach_value_read(&reach_param_table[param], &raw, params, &objection);
  snprintf(why, REACH_WHY_SIZE, "%s", objection.why);
  reach_raw_free(&raw);
  return status;
}

static void assert_refused(int param, const char *text, const char *words) {
  reach_params params = {0};
  char why[REACH_WHY_SIZE];
  if (read_value(param, text, &params, why) != REACH_INVALID) fail_msg("'%s' is taken", text);
  if (!strstr(why, words)) fail_msg("'%s': '%s' lacks '%s'", text, why, words);
  reach_params_free(&params);
}

static double real_of(const char *text) {
  reach_params params = {0};
  char why[REACH_WHY_SIZE];
  if (read_value(REACH_PARAM_associates_contacts_mean, text, &params, why)) fail_msg("%s", why);
  return params.associates_contacts_mean;
}

static void test_real_numbers_are_plain_decimals(void **state) {
  (void)state;
  assert_true(real_of("0.35") == 0.35);
  assert_true(real_of("+2") == 2);
  assert_true(real_of("1.5e2") == 150);
  assert_true(real_of("1E-3") == 0.001);
  assert_true(real_of("1e-05") == 1e-5);
  assert_true(real_of(".5") == 0.5);
  assert_true(real_of("5.") == 5);
  assert_true(real_of("1000000") == 1e6);
  assert_false(signbit(real_of("-0.0")));
  assert_true(real_of("1e-400") == 0);
}

static void test_what_is_no_plain_number_is_refused_with_the_way_out(void **state) {
  (void)state;
  static const struct {
    const char *text, *words;
  } odd[] = {
      {"0,35", "decimals with a point: 0.35"},
      {"1,200", "1200, or with decimals 1.200"},
      {"-12,500", "-12500, or with decimals -12.500"},
      {"0,355", "decimals with a point: 0.355"},
      {"1,000,000", "digits without separators"},
      {"10k", "10000 or 1e4"},
      {"2M", "1e4"},
      {"1:30", "one decimal number"},
      {"010", "leading zero"},
      {"00", "leading zero"},
      {"-01", "leading zero"},
      {"00.5", "leading zero"},
      {"0x10", "decimal notation"},
      {"0o17", "decimal notation"},
      {"0b11", "decimal notation"},
      {"1_000", "without separators"},
      {"10%", "not a percentage"},
      {"\xef\xbc\x91\xef\xbc\x90", "ASCII digits"},
      {"nan", "must be finite"},
      {".nan", "must be finite"},
      {"-.inf", "must be finite"},
      {"inf", "must be finite"},
      {"1e309", "too large"},
      {"-1e309", "too large"},
      {"", "no value"},
      {"~", "no value"},
      {"null", "no value"},
      {"true", "not a number"},
      {"1.2.3", "not a number"},
      {"1e", "not a number"},
      {"1e+", "not a number"},
      {".", "not a number"},
      {"-", "not a number"},
      {"1 2", "not a number"},
      {" 1", "not a number"},
      {"0x1p3", "decimal notation"},
      {"1e999999999999999999999", "too large"},
      {"-1", "-1 is out of range (allowed 0 to 1000000)"},
      {"1000000.0000001", "is out of range"},
      {"[1]", "not a number"},
  };
  for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
    assert_refused(REACH_PARAM_associates_contacts_mean, odd[i].text, odd[i].words);
  }
}

static void test_a_number_of_a_thousand_digits_is_refused(void **state) {
  (void)state;
  char text[1001];
  memset(text, '1', 1000);
  text[1] = '.';
  text[1000] = '\0';
  assert_refused(REACH_PARAM_associates_contacts_mean, text, "too many digits");
}

static int64_t people_of(const char *text) {
  reach_params params = {0};
  char why[REACH_WHY_SIZE];
  if (read_value(REACH_PARAM_market_people, text, &params, why)) fail_msg("%s", why);
  return params.market_people;
}

static void test_counts_are_whole_and_in_range(void **state) {
  (void)state;
  assert_int_equal(people_of("0"), 0);
  assert_int_equal(people_of("-0"), 0);
  assert_int_equal(people_of("1e3"), 1000);
  assert_int_equal(people_of("2000000.0"), 2000000);
  assert_int_equal(people_of("2147483649"), 2147483649);
  assert_int_equal(people_of("4294967297"), 4294967297);
  assert_int_equal(people_of("10000000000"), 10000000000);
  assert_refused(REACH_PARAM_market_people, "10000000001", "(allowed 0 to 10000000000)");
  assert_refused(REACH_PARAM_market_people, "-1", "-1 is out of range (allowed 0 to 10000000000)");
  assert_refused(REACH_PARAM_market_people, "1.5", "must be a whole number");
  assert_refused(REACH_PARAM_market_people, "9223372036854775807", "out of range");
  assert_refused(REACH_PARAM_market_people, "9223372036854775808", "out of range");
  assert_refused(REACH_PARAM_market_people, "1e18", "out of range");
}

static void test_seeds_are_exact_up_to_2_to_the_64(void **state) {
  (void)state;
  reach_params params = {0};
  char why[REACH_WHY_SIZE];
  assert_int_equal(read_value(REACH_PARAM_run_seed, "18446744073709551615", &params, why), 0);
  assert_true(params.run_seed == UINT64_MAX);
  assert_int_equal(read_value(REACH_PARAM_run_seed, "9007199254740993", &params, why), 0);
  assert_true(params.run_seed == UINT64_C(9007199254740993));
  assert_refused(REACH_PARAM_run_seed, "18446744073709551616", "18446744073709551615)");
  assert_refused(REACH_PARAM_run_seed, "1e30", "out of range");
  assert_refused(REACH_PARAM_run_seed, "-1", "out of range");
  assert_refused(REACH_PARAM_run_seed, "1.5", "whole number");
  assert_refused(REACH_PARAM_run_seed, "1e3", "digits only");
  assert_refused(REACH_PARAM_run_seed, "007", "leading zero");
  assert_refused(REACH_PARAM_run_seed, "run.seed", "not a number");
  assert_refused(REACH_PARAM_run_seed, "", "no value");
}

static void test_flags_are_true_or_false_only(void **state) {
  (void)state;
  reach_params params = {0};
  char why[REACH_WHY_SIZE];
  assert_int_equal(read_value(REACH_PARAM_network_directed, "true", &params, why), 0);
  assert_true(params.network_directed);
  assert_int_equal(read_value(REACH_PARAM_network_directed, "false", &params, why), 0);
  assert_false(params.network_directed);
  static const char *const odd[] = {"no", "yes", "on", "off", "True", "FALSE", "1", "0", "y"};
  for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
    assert_refused(REACH_PARAM_network_directed, odd[i], "write true or false");
  }
}

static void test_choices_name_the_words_and_the_nearest(void **state) {
  (void)state;
  assert_refused(REACH_PARAM_trust_rule, "weakestleg",
                 "(allowed product, weakest-leg or mean); did you mean weakest-leg?");
  assert_refused(REACH_PARAM_trust_rule, "everything", "mean)");
  assert_refused(REACH_PARAM_channels, "[feed, telegraph]", "telegraph is unknown");
  assert_refused(REACH_PARAM_channels, "[feed, feed]", "feed is listed twice");
  assert_refused(REACH_PARAM_channels, "feed", "a list is expected: [feed]");
  assert_refused(REACH_PARAM_channels, "[feed", "a list is expected, such as");
}

static void test_lists_of_ids_are_whole_distinct_and_in_range(void **state) {
  (void)state;
  reach_params params = {0};
  char why[REACH_WHY_SIZE];
  assert_int_equal(read_value(REACH_PARAM_cascade_seed_set, "[3, 0 ,4294967294]", &params, why), 0);
  assert_int_equal(params.cascade_seed_set.n_items, 3);
  assert_int_equal(params.cascade_seed_set.item[0], 3);
  assert_int_equal(params.cascade_seed_set.item[2], 4294967294);
  assert_null(params.cascade_seed_set.name);
  assert_int_equal(read_value(REACH_PARAM_cascade_seed_set, "[3, Ada, \"4\"]", &params, why), 0);
  assert_int_equal(params.cascade_seed_set.item[0], 3);
  assert_null(params.cascade_seed_set.name[0]);
  assert_string_equal(params.cascade_seed_set.name[1], "Ada");
  assert_string_equal(params.cascade_seed_set.name[2], "4");
  assert_int_equal(read_value(REACH_PARAM_cascade_seed_set, "[ ]", &params, why), 0);
  assert_int_equal(params.cascade_seed_set.n_items, 0);
  reach_params_free(&params);
  assert_refused(REACH_PARAM_cascade_seed_set, "[1, 2, 1]", "1 is listed twice");
  assert_refused(REACH_PARAM_cascade_seed_set, "[-1]", "-1 is out of range");
  assert_refused(REACH_PARAM_cascade_seed_set, "[4294967295]", "out of range");
  assert_refused(REACH_PARAM_cascade_seed_set, "[9223372036854775807]", "out of range");
  assert_refused(REACH_PARAM_cascade_seed_set, "[1.5]", "whole number");
  assert_refused(REACH_PARAM_cascade_seed_set, "[1,,2]", "no value");
  assert_refused(REACH_PARAM_cascade_seed_set, "0", "a list is expected: [0]");
  assert_refused(REACH_PARAM_run_market_sizes, "[0]", "from 1 to 10000000000");
}

static void test_names_are_different_and_shares_make_one(void **state) {
  (void)state;
  reach_params params = {0};
  char why[REACH_WHY_SIZE];
  assert_int_equal(read_value(REACH_PARAM_groups_names, "[a, \"0\", 7, 'b, c']", &params, why), 0);
  assert_int_equal(params.groups_names.n_items, 4);
  assert_string_equal(params.groups_names.name[1], "0");
  assert_string_equal(params.groups_names.name[2], "7");
  assert_string_equal(params.groups_names.name[3], "b, c");
  assert_int_equal(
      read_value(REACH_PARAM_groups_market, "[.5, 0, 0.333333, 0.166667]", &params, why), 0);
  assert_int_equal(params.groups_market.n_items, 4);
  assert_true(params.groups_market.item[2] == 0.333333);
  assert_int_equal(read_value(REACH_PARAM_groups_market, "[]", &params, why), 0);
  assert_int_equal(params.groups_market.n_items, 0);
  reach_params_free(&params);
  assert_refused(REACH_PARAM_groups_names, "[a, b, a]", "a is listed twice");
  assert_refused(REACH_PARAM_groups_names, "a", "a list is expected: [a]");
  assert_refused(REACH_PARAM_groups_names, "[a, \"\"]", "a name is empty");
  assert_refused(REACH_PARAM_groups_market, "[0.5, 0.4]", "add up to 0.9, not to 1");
  assert_refused(REACH_PARAM_groups_market, "[0.5, 0.5, 0.5, -0.5]", "-0.5 is out of range");
  assert_refused(REACH_PARAM_groups_market, "[inf, 0]", "inf");
  assert_refused(REACH_PARAM_groups_market, "[\"1\"]", "write the number without quotes");
}

static void test_texts_are_one_printable_line(void **state) {
  (void)state;
  reach_params params = {0};
  char why[REACH_WHY_SIZE];
  const char *odd = "`rm` \"$()\" !x @{y} <z> '\\ \xc5\x81";
  assert_int_equal(read_value(REACH_PARAM_title, odd, &params, why), 0);
  assert_string_equal(params.title, odd);
  assert_int_equal(read_value(REACH_PARAM_title, "", &params, why), 0);
  assert_string_equal(params.title, "");
  reach_params_free(&params);
  assert_refused(REACH_PARAM_title, "a\x1b[31m", "control character");
  assert_refused(REACH_PARAM_title, "a\xc2\x85", "control character");
  assert_refused(REACH_PARAM_title, "a\xe2\x80\xa8z", "control character");
  assert_refused(REACH_PARAM_title, "a\xff", "control character");
  assert_refused(REACH_PARAM_title, "a\nb", "more than one line");
  char text[5001];
  memset(text, 'x', 5000);
  text[5000] = '\0';
  assert_refused(REACH_PARAM_title, text, "too long");
}

static void write_back(const reach_param *param, const reach_params *params, char *out) {
  FILE *file = fmemopen(out, 8192, "w");
  reach_value_write(param, params, file);
  fputc('\0', file);
  fclose(file);
}

static void test_every_default_is_allowed_and_comes_back_as_written(void **state) {
  (void)state;
  reach_params params = {0};
  char why[REACH_WHY_SIZE], first[8192], second[8192];
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    const reach_param *param = &reach_param_table[i];
    if (reach_default_is_derived(param)) continue;
    if (read_value(i, param->fallback, &params, why)) fail_msg("%s: %s", param->key, why);
    write_back(param, &params, first);
    bool is_text = param->kind == REACH_TEXT || param->kind == REACH_FILE;
    if (is_text) continue;
    if (read_value(i, first, &params, why)) fail_msg("%s: %s", param->key, why);
    write_back(param, &params, second);
    assert_string_equal(first, second);
  }
  reach_params_free(&params);
}

static void test_numbers_are_written_short_and_exact(void **state) {
  (void)state;
  static const struct {
    double value;
    const char *text;
  } number[] = {{0.1, "0.1"},          {150, "150"},
                {1e10, "10000000000"}, {1.0 / 3, "0.333333333333333"},
                {0.002, "0.002"},      {1e-7, "1e-07"}};
  char out[32];
  for (size_t i = 0; i < sizeof number / sizeof *number; i++) {
    reach_number_write(number[i].value, out);
    assert_true(strtod(out, NULL) == number[i].value);
    assert_true(strncmp(out, number[i].text, strlen(number[i].text)) == 0);
  }
}

static void test_keys_with_a_slip_find_the_nearest(void **state) {
  (void)state;
  static const struct {
    const char *word, *nearest;
  } slip[] = {
      {"market.peeple", "market.people"},
      {"makret.people", "market.people"}, /* two letters swapped are one slip */
      {"conversation.fidelty", "conversation.fidelity"},
      {"particpation", "participation"},
      {"half_life_days", "email.half_life_days"},
      {"run.sed", "run.seed"},
      {"zzzzzz", NULL},
      {"", NULL},
  };
  for (size_t i = 0; i < sizeof slip / sizeof *slip; i++) {
    const char *found = reach_param_nearest(slip[i].word);
    if (!slip[i].nearest) {
      assert_null(found);
    } else {
      assert_non_null(found);
      assert_string_equal(found, slip[i].nearest);
    }
  }
  char nearest[REACH_KEY_SIZE];
  assert_true(reach_key_nearest("markt", nearest));
  assert_string_equal(nearest, "market");
  assert_true(reach_key_nearest("organisations", nearest));
  assert_string_equal(nearest, "organizations");
}

static void test_distance_counts_slips(void **state) {
  (void)state;
  assert_int_equal(reach_key_distance("", "abc"), 3);
  assert_int_equal(reach_key_distance("abc", "abc"), 0);
  assert_int_equal(reach_key_distance("abc", "acb"), 1);
  assert_int_equal(reach_key_distance("kitten", "sitting"), 3); /* Levenshtein's example */
  assert_int_equal(reach_key_distance("ca", "abc"), 3);         /* optimal string alignment */
  char word[400];
  memset(word, 'a', 399);
  word[399] = '\0';
  assert_null(reach_param_nearest(word));
}

static void test_utf8_refuses_what_is_not(void **state) {
  (void)state;
  static const char *const bad[] = {"\x80",
                                    "\xc3",
                                    "\xc3(",
                                    "\xc0\xaf",
                                    "\xe0\x80\xaf",
                                    "\xed\xa0\x80",
                                    "\xf4\x90\x80\x80",
                                    "\xf8\x88\x80\x80",
                                    "\xff",
                                    "\xe2\x82"};
  size_t length;
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    assert_true(reach_utf8_decode(bad[i], strlen(bad[i]), &length) < 0);
  }
  assert_int_equal(reach_utf8_decode("\xf0\x9f\x98\x80", 4, &length), 0x1f600);
  assert_int_equal(length, 4);
  assert_int_equal(reach_utf8_decode("\xf4\x8f\xbf\xbd", 4, &length), 0x10fffd);
  assert_int_equal(reach_utf8_count("\xc5\x81\x61"), 2);
}

static void test_long_values_are_shown_shortened_at_a_whole_character(void **state) {
  (void)state;
  char text[201];
  for (int i = 0; i < 100; i++) memcpy(text + 2 * i, "\xc5\x81", 2);
  text[200] = '\0';
  for (int offset = 0; offset < 2; offset++) {
    text[0] = offset ? 'a' : text[0];
    reach_shown shown = reach_show(text + offset);
    assert_true(strlen(shown.text) < sizeof shown.text);
    assert_non_null(strstr(shown.text, "..."));
  }
  assert_string_equal(reach_show("short").text, "short");
}

static void test_explain_gives_all_of_one_key_block_or_everything(void **state) {
  (void)state;
  reach_report report = {0};
  char *text = reach_explain("associates.contacts.mean", &report);
  assert_non_null(text);
  static const char *const words[] = {
      "associates.contacts.mean\n", "people", "0 to 1000000", "150", "Jobvite 2012",
      "B: figure of a vendor"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) assert_non_null(strstr(text, words[i]));
  free(text);
  text = reach_explain("official-page.followers", &report);
  assert_non_null(
      strstr(text, "  default  one tenth of associates.count x associates.contacts.mean\n"));
  free(text);
  text = reach_explain("feed", &report);
  assert_non_null(strstr(text, "feed.attention\n"));
  assert_non_null(strstr(text, "feed.reshare\n"));
  assert_null(strstr(text, "market.people"));
  free(text);
  text = reach_explain(NULL, &report);
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    assert_non_null(strstr(text, reach_param_table[i].key));
    assert_non_null(strstr(text, reach_param_table[i].help));
  }
  free(text);
  assert_int_equal(report.status, 0);
}

static void test_explain_of_an_unknown_name_names_the_nearest(void **state) {
  (void)state;
  reach_report report = {0};
  assert_null(reach_explain("atention", &report));
  assert_int_equal(report.status, REACH_USAGE);
  assert_non_null(strstr(report.message[0], "attention?"));
  assert_null(reach_explain("organizatio", &report)); /* near `organizations`, which is no name */
  reach_report_free(&report);
}

static void test_explain_of_a_word_tells_what_takes_it(void **state) {
  (void)state;
  reach_report report = {0};
  char *text = reach_explain("sir", &report);
  assert_non_null(text);
  assert_non_null(strstr(text, "cascade.model"));
  assert_null(strstr(text, "cascade.probability_rule"));
  free(text);
  assert_null(reach_explain("si", &report)); /* no more than a part of a word */
  reach_report_free(&report);
}

/* Of a comment "[unit, grade] ...", checks both against the table; "key: value" against the default
 * unless the organization overrides it. */
static void check_comment(const char *key, const char *line) {
  const reach_param *param = &reach_param_table[reach_key_find(key)];
  const char *comment = strchr(line, '#');
  if (!comment || !strchr(comment, '[')) return;
  char expected[80], unit[64] = "";
  bool has_words = param->kind == REACH_CHOICE || param->kind == REACH_CHANNELS;
  if (!has_words) snprintf(unit, sizeof unit, "%s", param->unit);
  snprintf(expected, sizeof expected, "[%s%s%s]", unit, *unit && *param->grade ? ", " : "",
           param->grade);
  if (!strstr(comment, expected)) fail_msg("%s: '%s' lacks %s", key, comment, expected);
}

static void test_starter_comments_agree_with_the_table(void **state) {
  (void)state;
  char block[4][64] = {""}, key[300], line[256];
  unsigned n_checked = 0;
  for (const char *c = reach_starter_text; *c; c += strcspn(c, "\n") + 1) {
    snprintf(line, sizeof line, "%.*s", (int)strcspn(c, "\n"), c);
    size_t depth = strspn(line, " ") / 2, n = strcspn(line, ":");
    if (line[2 * depth] == '#' || !line[0]) continue;
    snprintf(block[depth < 4 ? depth : 3], 64, "%.*s", (int)(n - 2 * depth), line + 2 * depth);
    *key = '\0';
    size_t first = strcmp(block[0], "organizations") == 0 ? 2 : 0;
    for (size_t d = first; d <= depth && d < 4; d++) {
      size_t used = strlen(key);
      snprintf(key + used, sizeof key - used, "%s%s", d > first ? "." : "", block[d]);
    }
    if (depth < first || reach_key_is_block(key) || strcmp(key, "organizations") == 0) continue;
    if (reach_key_find(key) < 0) fail_msg("the starter has the unknown key %s", key);
    check_comment(key, line);
    n_checked++;
  }
  assert_true(n_checked > 25);
}

/* What rests on a copy of a copy, on a derivation or on nobody's figure says so. */
static void test_no_grade_is_better_than_its_evidence(void **state) {
  (void)state;
  static const struct {
    int param;
    const char *grade;
  } row[] = {
      {REACH_PARAM_associates_contacts_law, "X"},
      {REACH_PARAM_market_contacts_law, "X"},
      {REACH_PARAM_associates_contacts_mean, "B"},
      {REACH_PARAM_market_contacts_mean, "A"},
      {REACH_PARAM_participation, "X"},
      {REACH_PARAM_work_ties_mean_degree, "X"},
      {REACH_PARAM_work_ties_silo, "X"},
      {REACH_PARAM_trust_rule, "X"},
      {REACH_PARAM_conversation_onward_people, "X"},
      {REACH_PARAM_conversation_retell, "A"},
      {REACH_PARAM_conversation_fidelity, "C"},
      {REACH_PARAM_feed_reshare, "X"},
  };
  for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
    assert_string_equal(reach_param_table[row[i].param].grade, row[i].grade);
  }
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    const reach_param *param = &reach_param_table[i];
    bool is_fact = *param->grade && strcmp(param->grade, "X") != 0;
    if (is_fact && !*param->source) fail_msg("%s: a fact without a source", param->key);
    if (strstr(param->source, "Ugander")) fail_msg("%s: never cited as fact", param->key);
  }
}

static void test_starter_loads_without_a_mistake(void **state) {
  (void)state;
  reach_scenario scenario;
  reach_report report = {0};
  assert_ok(reach_scenario_read(reach_starter_text, strlen(reach_starter_text), "starter.yaml",
                                NULL, &scenario, &report),
            &report);
  assert_int_equal(scenario.n_organizations, 2);
  reach_scenario_free(&scenario);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_real_numbers_are_plain_decimals),
      cmocka_unit_test(test_what_is_no_plain_number_is_refused_with_the_way_out),
      cmocka_unit_test(test_a_number_of_a_thousand_digits_is_refused),
      cmocka_unit_test(test_counts_are_whole_and_in_range),
      cmocka_unit_test(test_seeds_are_exact_up_to_2_to_the_64),
      cmocka_unit_test(test_flags_are_true_or_false_only),
      cmocka_unit_test(test_choices_name_the_words_and_the_nearest),
      cmocka_unit_test(test_lists_of_ids_are_whole_distinct_and_in_range),
      cmocka_unit_test(test_names_are_different_and_shares_make_one),
      cmocka_unit_test(test_texts_are_one_printable_line),
      cmocka_unit_test(test_every_default_is_allowed_and_comes_back_as_written),
      cmocka_unit_test(test_numbers_are_written_short_and_exact),
      cmocka_unit_test(test_keys_with_a_slip_find_the_nearest),
      cmocka_unit_test(test_distance_counts_slips),
      cmocka_unit_test(test_utf8_refuses_what_is_not),
      cmocka_unit_test(test_long_values_are_shown_shortened_at_a_whole_character),
      cmocka_unit_test(test_explain_gives_all_of_one_key_block_or_everything),
      cmocka_unit_test(test_explain_of_an_unknown_name_names_the_nearest),
      cmocka_unit_test(test_explain_of_a_word_tells_what_takes_it),
      cmocka_unit_test(test_starter_comments_agree_with_the_table),
      cmocka_unit_test(test_no_grade_is_better_than_its_evidence),
      cmocka_unit_test(test_starter_loads_without_a_mistake),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
