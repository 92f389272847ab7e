/* The world: files with two columns, ties, departments, segments, contacts, contact counts. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/support.h"
#include "world/contacts.h"
#include "world/edge_list.h"
#include "world/law.h"

static char path[] = "/tmp/orgreach-world-XXXXXX";

static void write_file(const char *text, size_t n) {
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  assert_int_equal(fwrite(text, 1, n, file), n);
  assert_int_equal(fclose(file), 0);
}

static void test_an_edge_list_is_read_in_all_its_forms(void **state) {
  (void)state;
  const char text[] = "\xef\xbb\xbf# a comment\r\n0 1\r\n1,2\n2\t0 # the last\n\n3, 3\n0 1";
  write_file(text, sizeof text - 1);
  reach_pairs pairs;
  reach_report report = {0};
  assert_ok(reach_edge_list_read(path, false, &pairs, &report), &report);
  assert_int_equal(pairs.n, 5);
  assert_int_equal(pairs.n_people, 4);
  reach_ties ties;
  assert_ok(reach_ties_build(&pairs, false, &ties, &report), &report);
  assert_int_equal(ties.n_loops, 1);
  assert_int_equal(ties.n_arcs, 6); /* a triangle */
  assert_int_equal(reach_ties_degree(&ties, 3), 0);
  assert_int_equal(ties.target[ties.first[1]], 0);
  assert_int_equal(ties.target[ties.first[1] + 1], 2);
  reach_ties_free(&ties);
  assert_ok(reach_edge_list_read(path, false, &pairs, &report), &report);
  assert_ok(reach_ties_build(&pairs, true, &ties, &report), &report);
  assert_int_equal(ties.n_arcs, 3);
  reach_ties_free(&ties);
  reach_pairs_free(&pairs);
}

/* A file is read in blocks of a quarter of a MiB: lines lie across their ends, and one line is
 * longer than a block. */
static void test_an_edge_list_is_longer_than_a_block(void **state) {
  (void)state;
  enum { LINES = 100000, LONG = 700000 };
  char *text = malloc(24 * LINES + LONG + 64), *end = text;
  assert_non_null(text);
  for (unsigned i = 0; i < LINES; i++) end += sprintf(end, "%u %u 0.%u\n", i, i + 1, i % 1000 + 1);
  end += sprintf(end, "# ");
  memset(end, 'x', LONG);
  end += LONG;
  end += sprintf(end, "\n5 7 0.5\n7 5 1.0e-1 # the last");
  write_file(text, (size_t)(end - text));
  reach_pairs pairs;
  reach_report report = {0};
  assert_ok(reach_edge_list_read(path, true, &pairs, &report), &report);
  assert_int_equal(pairs.n, LINES + 2);
  for (uint32_t i = 0; i < LINES; i++) {
    char number[16];
    snprintf(number, sizeof number, "0.%u", i % 1000 + 1);
    assert_int_equal(pairs.from[i], i);
    assert_int_equal(pairs.to[i], i + 1);
    assert_true(fabs((double)pairs.probability[i] - (double)strtof(number, NULL)) <= 0);
  }
  assert_true(fabs((double)pairs.probability[LINES + 1] - (double).1F) <= 0);
  reach_pairs_free(&pairs);
  strcpy(end, "\n8 9");
  write_file(text, strlen(text));
  assert_int_equal(reach_edge_list_read(path, true, &pairs, &report), REACH_UNREADABLE);
  assert_non_null(strstr(report.message[0], ":100004:1: expected three words"));
  reach_pairs_free(&pairs);
  reach_report_free(&report);
  free(text);
}

static void test_probabilities_are_numbers_from_0_to_1(void **state) {
  (void)state;
  static const struct {
    const char *text, *words;
  } bad[] = {
      {"0 1 0.5\n0 2\n", ":2:1: expected three words"},
      {"0 1\n", ":1:1: expected three words"},
      {"0 1 1.5\n", ":1:5: 1.5: not a probability"},
      {"0 1 2\n", ":1:5: 2: not"},
      {"0,1,-0.1\n", ":1:5: -0.1: not"},
      {"0 1 nan\n", ":1:5: nan: not"},
      {"0 1 0x1p-1\n", ":1:5: 0x1p-1: not"},
      {"0 1 0,5\n", ":1:1: expected three words"},
      {"0 1 1e999\n", ":1:5: 1e999: not"},
      {"0 1 half\n", ":1:5: half: not"},
      {"0 1 0.5 7\n", ":1:1: expected three words"},
      {"0,1,0.5,\n", ":1:1: expected three words"},
  };
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    reach_pairs pairs;
    reach_report report = {0};
    write_file(bad[i].text, strlen(bad[i].text));
    int status = reach_edge_list_read(path, true, &pairs, &report);
    if (status != REACH_UNREADABLE || !strstr(report.message[0], bad[i].words))
      fail_msg("%s: %d: %s", bad[i].text, status, status ? report.message[0] : "");
    reach_pairs_free(&pairs);
    reach_report_free(&report);
  }
  static const struct {
    const char *text;
    float value;
  } good[] = {{"0 1 0\n", 0},        {"0 1 1\n", 1},       {"0\t1 ,.25 # p\r\n", .25F},
              {"0,1,1e-3\n", 1e-3F}, {"0 1 1.000\n", 1},   {"0 1 0.30000000000000004\n", .3F},
              {"0 1 0.7\n", .7F},    {"0 1 2.5E-01", .25F}};
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
    reach_pairs pairs;
    reach_report report = {0};
    write_file(good[i].text, strlen(good[i].text));
    assert_ok(reach_edge_list_read(path, true, &pairs, &report), &report);
    assert_true(pairs.probability[0] <= good[i].value && pairs.probability[0] >= good[i].value);
    reach_pairs_free(&pairs);
  }
}

static void test_bad_edge_lists_name_line_and_column(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int status;
    const char *words;
  } bad[] = {
      {"0 1\n0 -1\n", REACH_UNREADABLE, ":2:3: -1"},
      {"0 1.5\n", REACH_UNREADABLE, ":1:3: 1.5"},
      {"source target\n0 1\n", REACH_UNREADABLE, ":1:1: source"},
      {"0 9223372036854775807\n", REACH_UNREADABLE, ":1:3: 9223372036854775807"},
      {"0 4294967295\n", REACH_UNREADABLE, "4294967294"},
      {"0 4000000000\n", REACH_TOO_BIG, "4000000001 people"},
      {"0 1 0.5\n", REACH_UNREADABLE, ":1:5: a third word; expected two words"},
      {"0\n", REACH_UNREADABLE, ":1:1: expected two words"},
      {"0,,1\n", REACH_UNREADABLE, ":1:1: expected two words"},
      {",0 1\n", REACH_UNREADABLE, ":1:1: expected two words"},
      {"", REACH_UNREADABLE, "no ties"},
      {"# nothing\n", REACH_UNREADABLE, "no ties"},
      {"0 \x1b[31m\n", REACH_UNREADABLE, ":1:3: a control character"},
  };
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    write_file(bad[i].text, strlen(bad[i].text));
    reach_pairs pairs;
    reach_report report = {0};
    assert_int_equal(reach_edge_list_read(path, false, &pairs, &report), bad[i].status);
    assert_int_equal(report.n_messages, 1);
    assert_non_null(strstr(report.message[0], bad[i].words));
    reach_pairs_free(&pairs);
    reach_report_free(&report);
  }
}

static void test_what_is_no_file_is_refused(void **state) {
  (void)state;
  static const char *const paths[] = {"/", "/dev/zero", "/nonexistent/file"};
  for (int i = 0; i < 3; i++) {
    reach_pairs pairs;
    reach_report report = {0};
    assert_int_equal(reach_edge_list_read(paths[i], false, &pairs, &report), REACH_UNREADABLE);
    reach_pairs_free(&pairs);
    reach_report_free(&report);
  }
  write_file("0 1\0\n", 5);
  reach_pairs pairs;
  reach_report report = {0};
  assert_int_equal(reach_edge_list_read(path, false, &pairs, &report), REACH_UNREADABLE);
  reach_pairs_free(&pairs);
  reach_report_free(&report);
}

static void check_departments(const char *text, uint32_t n, int status, const char *words) {
  write_file(text, strlen(text));
  reach_departments departments;
  reach_report report = {0};
  assert_int_equal(reach_departments_read(path, n, &departments, &report), status);
  if (words) assert_non_null(strstr(report.message[0], words));
  if (!status) {
    assert_int_equal(departments.n_departments, 2);
    assert_string_equal(departments.name[departments.department[2]], "sales");
    assert_int_equal(departments.department[0], departments.department[2]);
  }
  reach_departments_free(&departments);
  reach_report_free(&report);
}

static void test_a_department_file_names_everybody_once(void **state) {
  (void)state;
  check_departments("0 sales\n1 it\n2,sales\n", 3, 0, NULL);
  check_departments("0 sales\n1 it\n", 3, REACH_UNREADABLE, "person 2 has no department");
  check_departments("0 sales\n0 it\n", 2, REACH_UNREADABLE, ":2:1: person 0 is named twice");
  check_departments("7 sales\n", 2, REACH_UNREADABLE, ":1:1: person 7 is not in the network");
}

static void test_segments_part_the_market(void **state) {
  (void)state;
  reach_market market = {.people = 1003, .segments = 7, .home_segments = 2, .locality = 0.5};
  reach_report report = {0};
  assert_ok(reach_market_init(&market, &report), &report);
  uint64_t total = 0;
  for (uint64_t s = 0; s < 7; s++) {
    uint64_t first = market.segment_first[s];
    uint64_t next = market.segment_first[s + 1];
    for (uint64_t x = first; x < next; x++)
      assert_int_equal(reach_market_segment_of(&market, x), s);
    total += next - first;
    reach_home home = market.home[s];
    assert_int_equal(home.first, first);
    uint64_t after = market.segment_first[(s + 1) % 7 + 1];
    assert_int_equal(home.first + home.size, s == 6 ? after + 1003 : after);
  }
  assert_int_equal(total, 1003);
  reach_market_free(&market);
}

static int compare(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

/* Contacts are distinct people of the market, without oneself, for tiny and large audiences. */
static void check_distinct(reach_market market, uint64_t n, uint64_t self, uint64_t expected) {
  reach_report report = {0};
  assert_ok(reach_market_init(&market, &report), &report);
  for (uint64_t key = 0; key < 200; key++) {
    reach_stream stream = reach_stream_open(3, 0, 0, key);
    uint64_t segment =
        self == UINT64_MAX ? key % market.segments : reach_market_segment_of(&market, self);
    reach_contacts contacts;
    reach_contacts_open(&market, n, segment, self, stream, &contacts);
    assert_int_equal(contacts.n, expected);
    uint64_t person[500];
    for (uint64_t j = 0; j < contacts.n; j++) {
      person[j] = reach_contacts_person(&contacts, j);
      assert_true(person[j] >= market.first_id && person[j] < market.first_id + market.people);
      assert_true(self == UINT64_MAX || person[j] != market.first_id + self);
    }
    qsort(person, contacts.n, sizeof *person, compare);
    for (uint64_t j = 1; j < contacts.n; j++) assert_true(person[j] != person[j - 1]);
  }
  reach_market_free(&market);
}

static void test_contacts_are_distinct_people_of_the_market(void **state) {
  (void)state;
  reach_market market = {
      .people = 300, .segments = 7, .home_segments = 1, .locality = 0.6, .first_id = 50};
  check_distinct(market, 20, UINT64_MAX, 20);
  check_distinct(market, 299, 7, 299);
  check_distinct(market, 1000, UINT64_MAX, 300);
  check_distinct(market, 1000, 299, 299);
  market.home_segments = 7;
  check_distinct(market, 100, 3, 100);
  market.home_segments = 2, market.locality = 0;
  check_distinct(market, 150, 299, 150);
  market.people = 1, market.segments = 1, market.home_segments = 1;
  check_distinct(market, 5, 0, 0);
}

/* Mean of the counts over u = (i + 1/2) / n, a midpoint rule for the integral of the quantile. */
static void test_contact_counts_have_the_mean_they_were_asked_for(void **state) {
  (void)state;
  static const int laws[] = {REACH_LAW_CONSTANT, REACH_LAW_POISSON, REACH_LAW_LOGNORMAL,
                             REACH_LAW_PARETO};
  static const double means[] = {0, 1, 12, 150, 5000};
  for (int l = 0; l < 4; l++)
    for (int m = 0; m < 5; m++) {
      reach_law law;
      reach_report report = {0};
      assert_ok(reach_law_init(&law, laws[l], means[m], 0.9, 3, &report), &report);
      const int n = 200000;
      double sum = 0;
      for (int i = 0; i < n; i++) sum += (double)reach_law_count(&law, (i + 0.5) / n);
      /* rounding to whole people moves the mean of skewed laws: by .12 at mean 1, else by little */
      double tolerance = means[m] == 1 ? 0.13 : 0.05 + 0.002 * means[m];
      assert_close(sum / n, means[m], tolerance, "mean count");
      reach_law_free(&law);
    }
}

/* Poisson(1): P(K = 0) = exp(-1), so quantiles change from 0 to 1 there. */
static void test_poisson_counts_invert_the_distribution(void **state) {
  (void)state;
  reach_law law;
  reach_report report = {0};
  assert_ok(reach_law_init(&law, REACH_LAW_POISSON, 1, 1, 2, &report), &report);
  assert_int_equal(reach_law_count(&law, exp(-1) - 1e-9), 0);
  assert_int_equal(reach_law_count(&law, exp(-1) + 1e-9), 1);
  assert_int_equal(reach_law_count(&law, 2 * exp(-1) + 1e-9), 2);
  reach_law_free(&law);
}

static int make_path(void **state) {
  (void)state;
  int file = mkstemp(path);
  return file < 0 ? -1 : close(file);
}

static int remove_path(void **state) {
  (void)state;
  return unlink(path);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_an_edge_list_is_read_in_all_its_forms),
      cmocka_unit_test(test_an_edge_list_is_longer_than_a_block),
      cmocka_unit_test(test_probabilities_are_numbers_from_0_to_1),
      cmocka_unit_test(test_bad_edge_lists_name_line_and_column),
      cmocka_unit_test(test_what_is_no_file_is_refused),
      cmocka_unit_test(test_a_department_file_names_everybody_once),
      cmocka_unit_test(test_segments_part_the_market),
      cmocka_unit_test(test_contacts_are_distinct_people_of_the_market),
      cmocka_unit_test(test_contact_counts_have_the_mean_they_were_asked_for),
      cmocka_unit_test(test_poisson_counts_invert_the_distribution),
  };
  return cmocka_run_group_tests(tests, make_path, remove_path);
}
