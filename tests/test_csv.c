/* CSV cells and the tables of a result. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "store/csv.h"
#include "store/results.h"
#include "support/fabricated.h"
#include "support/scratch.h"
#include "support/support.h"

/* Everything that `write` puts into a file. Caller frees. */
static char *written(void write(reach_file *)) {
  char *scratch = scratch_enter();
  reach_report report = {0};
  reach_folder folder;
  reach_file file;
  assert_ok(reach_folder_open(&folder, "results", true, &report), &report);
  assert_ok(reach_file_create(&file, &folder, "cells.csv", &report), &report);
  write(&file);
  assert_ok(reach_file_stage(&file, &report), &report);
  assert_ok(reach_folder_publish(&folder, reach_results_names(), &report), &report);
  reach_folder_close(&folder);
  char *text = scratch_read("results/cells.csv");
  scratch_leave(scratch);
  return text;
}

static void assert_written(void write(reach_file *), const char *expected) {
  char *text = written(write);
  assert_string_equal(text, expected);
  free(text);
}

static void texts(reach_file *file) {
  reach_csv_text(file, "plain");
  reach_csv_text(file, "a,b");
  reach_csv_text(file, "say \"hi\"");
  reach_csv_text(file, "two\r\nlines");
  reach_csv_text(file, "");
  reach_csv_text(file, " blanks ");
  reach_csv_text(file, "\xc3\xa9t\xc3\xa9");
  reach_csv_end_row(file);
}

static void test_text_is_quoted_only_where_rfc_4180_needs_it(void **state) {
  (void)state;
  assert_written(texts,
                 "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\",,\" blanks \",\xc3\xa9t\xc3"
                 "\xa9\r\n");
}

static void formulas(reach_file *file) {
  static const char *const text[] = {"=1+1", "+1", "-1", "@SUM(A1)", "a=b", "=\"x\"", "\t=1"};
  for (size_t i = 0; i < sizeof text / sizeof *text; i++) reach_csv_text(file, text[i]);
  reach_csv_end_row(file);
}

static void test_text_that_a_spreadsheet_would_run_is_guarded(void **state) {
  (void)state;
  assert_written(formulas, "'=1+1,'+1,'-1,'@SUM(A1),a=b,\"'=\"\"x\"\"\",\"'\t=1\"\r\n");
}

static void numbers(reach_file *file) {
  double number[] = {0.1, 60000, -0.0, NAN, INFINITY, -INFINITY, 1e300, -2.5};
  for (size_t i = 0; i < sizeof number / sizeof *number; i++) reach_csv_number(file, number[i]);
  reach_csv_count(file, UINT64_MAX);
  reach_csv_end_row(file);
}

static void test_numbers_read_back_to_the_same_bits_and_missing_is_empty(void **state) {
  (void)state;
  assert_written(numbers, "0.10000000000000001,60000,0,,,,1.0000000000000001e+300,-2.5,"
                          "18446744073709551615\r\n");
}

/* The columns of the contract. */
static const struct {
  const char *file, *header;
} columns[] = {
    {"summary.csv", "organization,measure,unit,mean,ci_low,ci_high,sd,p05,median,p95,n\r\n"},
    {"comparison.csv", "organization,baseline,measure,ratio,ratio_ci_low,ratio_ci_high,difference,"
                       "difference_ci_low,difference_ci_high\r\n"},
    {"replicates.csv",
     "organization,replicate,network,gross_contacts,impressions,reach,internal_reach,"
     "accurate_reach,accepted_reach,overlap,duplication,reproduction,hops_mean,days_to_half,"
     "days_to_90,days_to_baseline,senders,"},
    {"curve.csv", "organization,day,measure,mean,p05,median,p95\r\n"},
    {"hops.csv", "organization,hop,mean,ci_low,ci_high\r\n"},
    {"frequency.csv", "organization,exposures,mean,ci_low,ci_high,or_more,or_more_ci_low,"
                      "or_more_ci_high\r\n"},
    {"structure.csv", "organization,figure,unit,value\r\n"},
};

static size_t lines_of(const char *text) {
  size_t n = 0;
  for (; (text = strstr(text, "\r\n")); text += 2) n++;
  return n;
}

static char *table_of(const fabricated *f, const char *name) {
  reach_report report = {0};
  reach_folder folder;
  assert_ok(reach_folder_open(&folder, "results", true, &report), &report);
  assert_ok(reach_results_write(&f->result, "title: x\n", &folder, &report), &report);
  reach_folder_close(&folder);
  char path[64];
  snprintf(path, sizeof path, "results/%s", name);
  return scratch_read(path);
}

static void test_tables_have_the_columns_of_the_contract(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 2, (const char *[]){"traditional", "social"});
  for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
    char *text = table_of(&f, columns[i].file);
    size_t n = strlen(columns[i].header);
    if (strncmp(text, columns[i].header, n)) fail_msg("%s begins %.200s", columns[i].file, text);
    free(text);
  }
  static const char *const absent[] = {"multiplier.csv", "planner.csv", "planner_frequency.csv",
                                       "internal_reach.csv"};
  for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) {
    char path[64];
    snprintf(path, sizeof path, "results/%s", absent[i]);
    assert_false(scratch_exists(path));
  }
  fabricated_free(&f);
}

static void test_replicates_have_one_row_per_organization_and_replicate(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 3, (const char *[]){"a", "b", "c"});
  char *text = table_of(&f, "replicates.csv");
  assert_int_equal(lines_of(text), 1 + 3 * FABRICATED_REPLICATES);
  /* replicate 3 of two networks used network 1; value i is 0.1 i, every fifth is missing */
  assert_non_null(strstr(text, "\r\na,3,1,0.30000000000000004,0.70000000000000007,"));
  assert_non_null(strstr(text, "\r\na,0,0,0,,0.80000000000000004,"));
  free(text);
  fabricated_free(&f);
}

static void test_comparison_leaves_the_baseline_out(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 3, (const char *[]){"a", "b", "c"});
  f.scenario.baseline = 1;
  char *text = table_of(&f, "comparison.csv");
  assert_int_equal(lines_of(text), 1 + 2 * REACH_N_MEASURES);
  assert_non_null(strstr(text, "\r\nc,b,reach,3,"));
  assert_null(strstr(text, "\r\nb,"));
  free(text);
  fabricated_free(&f);
}

static void test_multiplier_has_a_row_per_market_and_organization(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 2, (const char *[]){"a", "=b"});
  reach_market_point point = {.market_people = 20000000000};
  point.summary = (reach_summary[]){{.mean = 5, .ci_low = 4, .ci_high = 6}, {.mean = 10}};
  point.reach = (reach_comparison[]){{0}, {.ratio = 2, .ratio_ci_low = 1.5, .ratio_ci_high = NAN}};
  f.result.market_point = &point;
  f.result.n_market_points = 1;
  char *text = table_of(&f, "multiplier.csv");
  assert_string_equal(text, "market_people,organization,reach_mean,ci_low,ci_high,ratio,"
                            "ratio_ci_low,ratio_ci_high\r\n"
                            "20000000000,a,5,4,6,1,1,1\r\n"
                            "20000000000,'=b,10,0,0,2,1.5,\r\n");
  free(text);
  fabricated_free(&f);
}

static void test_planner_compares_formulas_with_the_simulated_reach(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 2, (const char *[]){"a", "b"});
  reach_answer *answer = &f.result.answer[0];
  answer->market_people = 4000;
  answer->summary[REACH_MEASURE_reach].mean = 1000;
  for (int i = 0; i < REACH_N_FORMULAS; i++) {
    answer->planned[i] = (reach_planned){.reach = 500.0 * (i + 1)};
    answer->planned[i].frequency[1] = 400;
    answer->planned[i].frequency[3] = .75;
  }
  answer->planned[REACH_FORMULA_beta_binomial].reach = NAN;
  char *text = table_of(&f, "planner.csv");
  assert_string_equal(text, "organization,formula,reach,reach_share,error_vs_simulated\r\n"
                            "a,random_duplication,500,0.125,-0.5\r\n"
                            "a,sainsbury,1000,0.25,0\r\n"
                            "a,beta_binomial,,,\r\n");
  free(text);
  text = table_of(&f, "planner_frequency.csv");
  assert_string_equal(text, "organization,formula,exposures,people\r\n"
                            "a,random_duplication,1,400\r\n"
                            "a,random_duplication,2,0\r\n"
                            "a,random_duplication,3,0.75\r\n"
                            "a,sainsbury,1,400\r\n"
                            "a,sainsbury,2,0\r\n"
                            "a,sainsbury,3,0.75\r\n");
  free(text);
  fabricated_free(&f);
}

static void test_internal_reach_has_a_row_per_department(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 2, (const char *[]){"a", "b"});
  reach_department department[] = {{"Sales, \"north\"", 8, 0, {2, 1, 3}},
                                   {"=cmd", 0, 0, {0, 0, 0}}};
  f.result.answer[1].department = department;
  f.result.answer[1].n_departments = 2;
  char *text = table_of(&f, "internal_reach.csv");
  assert_string_equal(text, "organization,department,people,mean,ci_low,ci_high,share\r\n"
                            "b,\"Sales, \"\"north\"\"\",8,2,1,3,0.25\r\n"
                            "b,'=cmd,0,0,0,0,\r\n");
  free(text);
  fabricated_free(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_text_is_quoted_only_where_rfc_4180_needs_it),
      cmocka_unit_test(test_text_that_a_spreadsheet_would_run_is_guarded),
      cmocka_unit_test(test_numbers_read_back_to_the_same_bits_and_missing_is_empty),
      IN_SCRATCH(test_tables_have_the_columns_of_the_contract),
      IN_SCRATCH(test_replicates_have_one_row_per_organization_and_replicate),
      IN_SCRATCH(test_comparison_leaves_the_baseline_out),
      IN_SCRATCH(test_multiplier_has_a_row_per_market_and_organization),
      IN_SCRATCH(test_planner_compares_formulas_with_the_simulated_reach),
      IN_SCRATCH(test_internal_reach_has_a_row_per_department),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
