/* The arithmetic of a reach calculator's table: what is right, what is wrong, what cannot be read.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "support/scratch.h"
#include "support/support.h"
#include "world/calculator.h"

static void read_good(const char *text, reach_calculator *c) {
  reach_report report = {0};
  scratch_write("table.csv", text);
  if (reach_calculator_read("table.csv", c, &report))
    fail_msg("%s\nof: %s", report.message[0], text);
  reach_report_free(&report);
}

static const reach_audit_check *check_at(const reach_calculator *c, uint64_t line, int column) {
  for (size_t i = 0; i < c->n_checks; i++)
    if (c->row[c->check[i].row].line == line && c->check[i].column == column) return &c->check[i];
  fail_msg("no check of %s in line %d", reach_audit_title[column], (int)line);
  return NULL;
}

static void assert_check(const reach_calculator *c, uint64_t line, int column, double right,
                         enum reach_audit_verdict verdict) {
  const reach_audit_check *check = check_at(c, line, column);
  assert_close(check->right, right, 1e-9 * fabs(right), reach_audit_title[column]);
  assert_string_equal(reach_audit_verdict_name[check->verdict], reach_audit_verdict_name[verdict]);
}

static void test_the_known_wrong_sum_is_found(void **state) {
  (void)state;
  reach_calculator c;
  read_good("name,followers\nfirst,2870\nsecond,12000\ntotal,12870\n", &c);
  assert_int_equal(c.n_checks, 1);
  assert_check(&c, 4, REACH_AUDIT_FOLLOWERS, 14870, REACH_AUDIT_WRONG);
  assert_true(c.check[0].is_sum && c.check[0].first == 2 && c.check[0].to == 3);
  assert_int_equal(c.check[0].place, 7);
  assert_true(c.right[REACH_AUDIT_CONTACTS] == 14870 && c.stated[REACH_AUDIT_CONTACTS] == 12870);
  reach_calculator_free(&c);
  read_good("name,followers\nfirst,2870\nsecond,12000\ntotal,\"14,870\"\n", &c);
  assert_check(&c, 4, REACH_AUDIT_FOLLOWERS, 14870, REACH_AUDIT_RIGHT);
  reach_calculator_free(&c);
}

/* GaggleAMP's example: 50,000 x 126 = 6,300,000; 8.53 % overlap leaves 5,762,610. */
static void test_the_published_example_is_right(void **state) {
  (void)state;
  reach_calculator c;
  read_good("people,followers,contacts,overlap,net\n50000,126,6300000,8.53%,5762610\n", &c);
  assert_int_equal(c.n_of[REACH_AUDIT_RIGHT], 2);
  assert_check(&c, 2, REACH_AUDIT_CONTACTS, 6300000, REACH_AUDIT_RIGHT);
  assert_check(&c, 2, REACH_AUDIT_NET, 5762610, REACH_AUDIT_RIGHT);
  reach_calculator_free(&c);
}

typedef struct {
  const char *stated;
  enum reach_audit_verdict verdict;
} rounding;

/* 50,000 x 126 less 8.53 % is 5,762,610. */
static void test_rounded_numbers_are_no_mistakes(void **state) {
  (void)state;
  static const rounding cases[] = {
      {"5762610", REACH_AUDIT_RIGHT},        {"\"5,762,610\"", REACH_AUDIT_RIGHT},
      {"5762610.0", REACH_AUDIT_RIGHT},      {"5.76261e6", REACH_AUDIT_RIGHT},
      {"5.8M", REACH_AUDIT_ROUNDED},         {"5.7M", REACH_AUDIT_ROUNDED},
      {"5.76 M", REACH_AUDIT_ROUNDED},       {"5763K", REACH_AUDIT_ROUNDED},
      {"6M", REACH_AUDIT_ROUNDED},           {"5760000", REACH_AUDIT_ROUNDED},
      {"5770000", REACH_AUDIT_ROUNDED},      {"\"5,800,000\"", REACH_AUDIT_ROUNDED},
      {"0.006b", REACH_AUDIT_ROUNDED},       {"5700000", REACH_AUDIT_WRONG},
      {"5750000", REACH_AUDIT_WRONG},        {"6000000", REACH_AUDIT_WRONG},
      {"5000000", REACH_AUDIT_WRONG},        {"5.6M", REACH_AUDIT_WRONG},
      {"5.9M", REACH_AUDIT_WRONG},           {"5762601", REACH_AUDIT_WRONG},
      {"5762611", REACH_AUDIT_WRONG},        {"\"5,762,160\"", REACH_AUDIT_WRONG},
      {"5762609.99", REACH_AUDIT_WRONG},     {"5.76e6", REACH_AUDIT_WRONG},
      {"\"576,261,000\"", REACH_AUDIT_WRONG}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char text[200];
    reach_calculator c;
    snprintf(text, sizeof text, "people,followers,overlap,net\n50000,126,0.0853,%s\n",
             cases[i].stated);
    read_good(text, &c);
    if (c.check[0].verdict != cases[i].verdict)
      fail_msg("%s is %s, not %s", cases[i].stated, reach_audit_verdict_name[c.check[0].verdict],
               reach_audit_verdict_name[cases[i].verdict]);
    reach_calculator_free(&c);
  }
}

/* Every column computed: 10 x 200 = 2,000; 4 posts; 1 % clicks; 5 a mille, 2 a click. */
#define WHOLE                                                                                      \
  "name,people,followers,posts,contacts,share,overlap,net,impressions,click_rate,clicks,cpm,cpc,"  \
  "value,cost,roi\n"                                                                               \
  "sales,10,200,4,2000,0.25,0.1,1800,8000,1%,80,5,2,200,100,1.00\n"                                \
  "board,5,1200,2,6000,75%,,,12000,0.5%,60,5,2,180,240,-25%\n"                                     \
  "total,15,533.33,3.33,8000,1,0.15,6800,20000,0.7%,140,,,380,340,11.8%\n"

static void test_every_column_is_computed(void **state) {
  (void)state;
  reach_calculator c;
  read_good(WHOLE, &c);
  for (size_t i = 0; i < c.n_checks; i++)
    if (c.check[i].verdict >= REACH_AUDIT_FOLLOWS)
      fail_msg("line %d %s: %g, not %g", (int)c.row[c.check[i].row].line,
               reach_audit_title[c.check[i].column], c.check[i].stated, c.check[i].right);
  assert_int_equal(c.n_checks, 7 + 6 + 12);
  assert_close(c.right[REACH_AUDIT_ROI], 380. / 340 - 1, 1e-12, "roi");
  assert_close(c.right[REACH_AUDIT_FOLLOWERS], 8000. / 15, 1e-9, "followers");
  assert_true(c.right[REACH_AUDIT_NET] == 6800 && isnan(c.right[REACH_AUDIT_CPM]));
  reach_calculator_free(&c);
}

/* Every computed cell of WHOLE by turns a quarter too large, or (where that is too large for a
 * share) too small: found where it is, and nowhere else but where numbers are made of it. */
static void test_a_mistake_planted_anywhere_is_found_there(void **state) {
  (void)state;
  static const int computed[] = {REACH_AUDIT_CONTACTS,    REACH_AUDIT_SHARE,  REACH_AUDIT_NET,
                                 REACH_AUDIT_IMPRESSIONS, REACH_AUDIT_CLICKS, REACH_AUDIT_VALUE,
                                 REACH_AUDIT_ROI};
  reach_calculator whole;
  read_good(WHOLE, &whole);
  for (uint32_t row = 0; row < whole.n_rows; row++)
    for (size_t k = 0; k < sizeof computed / sizeof *computed; k++) {
      reach_audit_cell cell = reach_calculator_cell(&whole, row, computed[k]);
      if (!cell.is_there) continue;
      reach_calculator c = whole;
      c.followers = c.people = NULL;
      c.check = NULL;
      c.n_checks = 0;
      memset(c.n_of, 0, sizeof c.n_of);
      c.cell = malloc(sizeof *c.cell * whole.n_rows * (size_t)whole.n_given);
      memcpy(c.cell, whole.cell, sizeof *c.cell * whole.n_rows * (size_t)whole.n_given);
      reach_audit_cell *planted =
          &c.cell[row * (uint32_t)c.n_given + (uint32_t)c.slot[computed[k]]];
      planted->stated.value *= computed[k] == REACH_AUDIT_SHARE ? .75 : 1.25;
      reach_report report = {0};
      assert_ok(reach_calculator_check(&c, &report), &report);
      assert_int_equal(c.n_of[REACH_AUDIT_WRONG], 1);
      for (size_t i = 0; i < c.n_checks; i++)
        if (c.check[i].verdict == REACH_AUDIT_WRONG)
          assert_true(c.check[i].row == row && c.check[i].column == computed[k]);
      free(c.followers);
      free(c.people);
      free(c.check);
      free(c.cell);
    }
  reach_calculator_free(&whole);
}

static void test_what_is_made_of_a_mistake_follows(void **state) {
  (void)state;
  reach_calculator c;
  read_good("name,people,followers,contacts,posts,impressions,cpm,value\n"
            "a,10,100,10000,2,20000,5,100\n" /* 1,000 and 2,000 would be right, and 10 */
            "b,10,100,1000,2,2000,5,10\n"
            "total,20,100,11000,2,22000,,110\n",
            &c);
  assert_check(&c, 2, REACH_AUDIT_CONTACTS, 1000, REACH_AUDIT_WRONG);
  assert_check(&c, 2, REACH_AUDIT_IMPRESSIONS, 2000, REACH_AUDIT_FOLLOWS);
  assert_check(&c, 2, REACH_AUDIT_VALUE, 10, REACH_AUDIT_FOLLOWS);
  assert_check(&c, 4, REACH_AUDIT_CONTACTS, 2000, REACH_AUDIT_FOLLOWS);
  assert_check(&c, 4, REACH_AUDIT_IMPRESSIONS, 4000, REACH_AUDIT_FOLLOWS);
  assert_check(&c, 4, REACH_AUDIT_VALUE, 20, REACH_AUDIT_FOLLOWS);
  assert_int_equal(c.n_of[REACH_AUDIT_WRONG], 1);
  reach_calculator_free(&c);
}

static void test_subtotals_sum_their_part_and_the_total_all(void **state) {
  (void)state;
  reach_calculator c;
  read_good("name,people,followers,contacts\na,2,10,20\nb,1,30,30\nSubtotal,3,16.7,50\n"
            "c,1,5,5\nsubtotal,1,5,50\nTOTAL,4,13.75,105\n",
            &c);
  assert_check(&c, 4, REACH_AUDIT_CONTACTS, 50, REACH_AUDIT_RIGHT);
  assert_check(&c, 6, REACH_AUDIT_CONTACTS, 5, REACH_AUDIT_WRONG);
  assert_check(&c, 7, REACH_AUDIT_CONTACTS, 55, REACH_AUDIT_WRONG);
  assert_true(c.check[c.n_checks - 1].is_sum);
  assert_check(&c, 7, REACH_AUDIT_FOLLOWERS, 13.75, REACH_AUDIT_RIGHT);
  assert_int_equal(c.n_lines, 3);
  reach_calculator_free(&c);
  read_good("name,contacts\na,2870\nb,12000\nsubtotal,12870\nc,6.3M\ntotal,6312870\n", &c);
  assert_check(&c, 4, REACH_AUDIT_CONTACTS, 14870, REACH_AUDIT_WRONG);
  assert_check(&c, 6, REACH_AUDIT_CONTACTS, 6314870, REACH_AUDIT_ROUNDED); /* 6.3M is open */
  reach_calculator_free(&c);
  read_good("name,contacts\na,2870\nb,12000\nsubtotal,12870\nc,6300000\ntotal,6312870\n", &c);
  assert_check(&c, 6, REACH_AUDIT_CONTACTS, 6314870, REACH_AUDIT_FOLLOWS);
  reach_calculator_free(&c);
  read_good("name,contacts,people,followers\na,2870,,\nc,6.3M,50000,126\ntotal,6312870,,\n", &c);
  assert_check(&c, 4, REACH_AUDIT_CONTACTS, 6302870, REACH_AUDIT_WRONG); /* 6.3M is exact here */
  reach_calculator_free(&c);
  read_good("name,people,followers\na,2,10\nb,1,30\ntotal,3,50\n", &c); /* all their contacts */
  assert_check(&c, 4, REACH_AUDIT_FOLLOWERS, 50, REACH_AUDIT_RIGHT);
  assert_true(c.stated[REACH_AUDIT_CONTACTS] == 50);
  reach_calculator_free(&c);
  read_good("name,people,followers\na,2,10\nb,1,30\ntotal,3,40\n", &c); /* means, added */
  assert_check(&c, 4, REACH_AUDIT_FOLLOWERS, 50, REACH_AUDIT_WRONG);
  reach_calculator_free(&c);
}

static void test_what_was_rounded_before_it_was_added_may_be_off(void **state) {
  (void)state;
  reach_calculator c;
  read_good("name,contacts\na,1.2M\nb,3.4M\ntotal,4.55M\n", &c);
  assert_check(&c, 4, REACH_AUDIT_CONTACTS, 4.6e6, REACH_AUDIT_ROUNDED);
  reach_calculator_free(&c);
  read_good("name,contacts\na,1.2M\nb,3.4M\ntotal,4.8M\n", &c); /* 4.7M at the most */
  assert_check(&c, 4, REACH_AUDIT_CONTACTS, 4.6e6, REACH_AUDIT_WRONG);
  reach_calculator_free(&c);
  read_good("name,contacts\na,1200000\nb,3400000\ntotal,4800000\n", &c);
  assert_check(&c, 4, REACH_AUDIT_CONTACTS, 4.6e6, REACH_AUDIT_WRONG);
  reach_calculator_free(&c);
}

static void test_what_cannot_be_computed_is_not_judged(void **state) {
  (void)state;
  reach_calculator c;
  read_good("name,contacts,impressions,clicks,cpc,value,cost,roi\n"
            "a,100,700,,2,9,0,7\n" /* posts unknown; clicks unknown; no cost */
            "total,100,700,5,,11,,\n",
            &c);
  for (size_t i = 0; i < c.n_checks; i++) assert_int_equal(c.row[c.check[i].row].line, 3);
  assert_check(&c, 3, REACH_AUDIT_IMPRESSIONS, 700, REACH_AUDIT_RIGHT);
  assert_check(&c, 3, REACH_AUDIT_VALUE, 9, REACH_AUDIT_WRONG);
  reach_calculator_free(&c);
}

static const struct {
  const char *text, *message;
} bad[] = {
    {"", "table.csv: it is empty"},
    {"name,followers\n", "table.csv:1:1: no line below the titles; give a line for each person or "
                         "group"},
    {"name,followers\ntotal,5\n",
     "table.csv:2:1: name: a sum of no lines; it stands below its lines"},
    {"name,people\na,1\n", "table.csv:1:1: no column followers or contacts; "},
    {"name,folowers\na,1\n", "table.csv:1:6: folowers: no column that is known here"},
    {"followers,Followers\n1,2\n", "table.csv:1:11: Followers: the column stands there twice"},
    {"name;followers\na;1\n", "table.csv:1:1: columns are parted by semicolons; save the file with "
                              "commas"},
    {"name,followers\na,many\n", "table.csv:2:3: followers: many is not a number"},
    {"name,followers\na,\"0,35\"\n", "table.csv:2:3: followers: 0,35 is not a number"},
    {"name,followers\na,0,35\n", "table.csv:2:1: 3 cells under 2 columns; quote a cell that has a "
                                 "comma; decimals have a point"},
    {"name,followers\na,nan\n", "table.csv:2:3: followers: nan is not a number"},
    {"name,followers\na,-5\n", "table.csv:2:3: followers: -5 is out of range (allowed 0 to "
                               "1000000000)"},
    {"people,followers\n-2,5\n",
     "table.csv:2:1: people: -2 is out of range (allowed 0 to 10000000)"},
    {"people,followers\n1.5,5\n", "table.csv:2:1: people: 1.5 is not a whole number of people"},
    {"followers\n1e999\n", "table.csv:2:1: followers: 1e999 is too large for a number"},
    {"contacts\n1e16\n", "table.csv:2:1: contacts: 1e16 is out of range (allowed 0 to 1e+15)"},
    {"contacts\n1e12\n", "table.csv:2:1: contacts: more than 1000000000 for each person"},
    {"followers,overlap\n1,8.53\n", "table.csv:2:3: overlap: 8.53 is out of range (allowed 0 to 1; "
                                    "8.53 % is 0.0853 or 8.53%)"},
    {"followers,roi\n1,-2\n", "table.csv:2:3: roi: -2 is out of range (allowed -1 to 1e+15"},
    {"followers\n$5\n", "table.csv:2:1: followers: $5 is not a number"},
    {"followers\n5%\n", "table.csv:2:1: followers: 5% is not a number"},
    {"followers\n\"1,23\"\n", "table.csv:2:1: followers: 1,23 is not a number"},
    {"followers\n\"12,3456\"\n", "table.csv:2:1: followers: 12,3456 is not a number"},
    {"followers\nM\n", "table.csv:2:1: followers: M is not a number"},
    {"name,followers\na,\n", "table.csv:2:3: followers: no number; a line of people needs its "
                             "followers or contacts"},
    {"people,contacts\n0,7\n", "table.csv:2:3: contacts: contacts of nobody"},
    {"name,followers\na,1\ntotal,1\nb,2\n",
     "table.csv:4:1: name: a line below the total in line 3"},
    {"name,followers\na,1\nsubtotal,1\nsubtotal,1\n", "table.csv:4:1: name: a sum of no lines"},
    {"name,followers\n\"a\x01\",1\n", "table.csv:2:1: "},
    {"name,followers\n\xff,1\n", "table.csv:2:1: "},
    {"name,followers\n\"a,1\n", "table.csv:2:1: a quote (\") that is out of place or not closed"},
};

static void test_tables_that_are_none_are_refused(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    reach_report report = {0};
    reach_calculator c;
    scratch_write("table.csv", bad[i].text);
    int status = reach_calculator_read("table.csv", &c, &report);
    reach_calculator_free(&c);
    if (status != REACH_UNREADABLE || report.n_messages != 1 ||
        strncmp(report.message[0], bad[i].message, strlen(bad[i].message)) != 0)
      fail_msg("status %d, \"%s\"\nfor: %s\nnot \"%s\"", status,
               report.n_messages ? report.message[0] : "", bad[i].text, bad[i].message);
    reach_report_free(&report);
  }
}

static void test_other_line_ends_and_capitals_are_read(void **state) {
  (void)state;
  reach_calculator c;
  read_good("\xef\xbb\xbf"
            "Name,FOLLOWERS\r\n\"a, \"\"b\"\"\",7\r\n\r\nTotal,7",
            &c);
  assert_string_equal(c.row[0].name, "a, \"b\"");
  assert_check(&c, 4, REACH_AUDIT_FOLLOWERS, 7, REACH_AUDIT_RIGHT);
  reach_calculator_free(&c);
}

static void test_a_hundred_thousand_lines_are_summed_exactly(void **state) {
  (void)state;
  enum { N = 100000 };
  FILE *file = fopen("table.csv", "w");
  double sum = 0;
  fputs("name,people,followers,contacts,posts,impressions,cpm,value\n", file);
  for (int i = 1; i <= N; i++) {
    sum += 3. * i;
    fprintf(file, "group %d,3,%d,%d,2,%d,10,%.2f\n", i, i, 3 * i, 6 * i, .06 * i);
  }
  fprintf(file, "total,%d,%.3f,%.0f,2,%.0f,,%.2f\n", 3 * N, sum / (3 * N), sum + 1, 2 * sum,
          .02 * sum);
  fclose(file);
  reach_report report = {0};
  reach_calculator c;
  clock_t before = clock();
  assert_ok(reach_calculator_read("table.csv", &c, &report), &report);
  printf("%.2f s of processor time\n", (double)(clock() - before) / CLOCKS_PER_SEC);
  assert_check(&c, N + 2, REACH_AUDIT_CONTACTS, sum, REACH_AUDIT_WRONG);
  assert_check(&c, N + 2, REACH_AUDIT_IMPRESSIONS, 2 * sum, REACH_AUDIT_RIGHT);
  assert_int_equal(c.n_of[REACH_AUDIT_WRONG], 1);
  assert_int_equal(c.n_of[REACH_AUDIT_FOLLOWS], 0);
  reach_calculator_free(&c);
}

static void test_people_have_the_contacts_of_their_line(void **state) {
  (void)state;
  reach_calculator c;
  reach_roster r;
  reach_report report = {0};
  read_good("name,people,followers,contacts\na,3,2.5,\nb,1,,12\nc,0,7,\nd,2,0,\ntotal,6,,19\n", &c);
  assert_ok(reach_calculator_roster(&c, &r, &report), &report);
  const uint32_t contacts[] = {2, 3, 2, 12, 0, 0};
  assert_int_equal(r.n, 6);
  assert_memory_equal(r.contacts, contacts, sizeof contacts);
  reach_roster_free(&r);
  reach_calculator_free(&c);
  read_good("people,followers\n0,7\n", &c);
  assert_int_equal(reach_calculator_roster(&c, &r, &report), REACH_UNREADABLE);
  reach_roster_free(&r);
  reach_calculator_free(&c);
  reach_report_free(&report);
}

/* n with k each: 1 - V/nk, V = M(1 - (1 - k/M)^n). */
static double overlap_of_alike(double n, double k, double market) {
  return 1 - market * (1 - pow(1 - k / market, n)) / (n * k);
}

static void test_the_market_makes_the_overlap_that_is_asked_for(void **state) {
  (void)state;
  reach_calculator c;
  double overlap;
  read_good("people,followers\n50000,126\n", &c);
  double market = reach_calculator_market(&c, .0853, &overlap);
  assert_true(overlap <= .0853);
  assert_close(overlap_of_alike(50000, 126, market), overlap, 1e-9, "overlap");
  assert_true(overlap_of_alike(50000, 126, market - 1) > .0853);
  assert_close(6300000 * (1 - overlap), 5762610, .2, "different people"); /* M is whole */
  assert_true(reach_calculator_market(&c, 1e-9, &overlap) == INFINITY);
  reach_calculator_free(&c);
  read_good("followers\n2870\n12000\n", &c); /* two overlap by k1 k2/M */
  market = reach_calculator_market(&c, .0853, &overlap);
  assert_close(market, 2870. * 12000 / (.0853 * 14870), 1, "market");
  market = reach_calculator_market(&c, .5, &overlap); /* not more than 2870/14870 */
  assert_true(market == 12000);
  assert_close(overlap, 2870. / 14870, 1e-12, "most overlap");
  reach_calculator_free(&c);
  read_good("followers\n500\n", &c);
  assert_true(reach_calculator_market(&c, .0853, &overlap) == 500 && overlap == 0);
  reach_calculator_free(&c);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      IN_SCRATCH(test_the_known_wrong_sum_is_found),
      IN_SCRATCH(test_the_published_example_is_right),
      IN_SCRATCH(test_rounded_numbers_are_no_mistakes),
      IN_SCRATCH(test_every_column_is_computed),
      IN_SCRATCH(test_a_mistake_planted_anywhere_is_found_there),
      IN_SCRATCH(test_what_is_made_of_a_mistake_follows),
      IN_SCRATCH(test_subtotals_sum_their_part_and_the_total_all),
      IN_SCRATCH(test_what_was_rounded_before_it_was_added_may_be_off),
      IN_SCRATCH(test_what_cannot_be_computed_is_not_judged),
      IN_SCRATCH(test_tables_that_are_none_are_refused),
      IN_SCRATCH(test_other_line_ends_and_capitals_are_read),
      IN_SCRATCH(test_a_hundred_thousand_lines_are_summed_exactly),
      IN_SCRATCH(test_people_have_the_contacts_of_their_line),
      IN_SCRATCH(test_the_market_makes_the_overlap_that_is_asked_for),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
