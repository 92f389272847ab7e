/* Headlines say what their numbers and intervals bear out; numbers have the digits that
 * their intervals allow; text is measured, shortened and wrapped. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "support/support.h"

#include "present/departments.h"
#include "present/headline.h"
#include "support/made_result.h"

static void test_numbers_are_grouped_and_rounded(void **state) {
  (void)state;
  assert_string_equal(reach_number_grouped(1125000, 0).text, "1,125,000");
  assert_string_equal(reach_number_grouped(999, 0).text, "999");
  assert_string_equal(reach_number_grouped(1000, 0).text, "1,000");
  assert_string_equal(reach_number_grouped(127649, -2).text, "127,600");
  assert_string_equal(reach_number_grouped(-1234.56, 1).text, "−1,234.6");
  assert_string_equal(reach_number_grouped(-0.0, 0).text, "0");
  assert_string_equal(reach_number_grouped(-0.04, 1).text, "0.0");
  assert_string_equal(reach_number_grouped(NAN, 0).text, "–");
  assert_string_equal(reach_number_grouped(INFINITY, 2).text, "–");
  assert_string_equal(reach_number_grouped(1e300, 0).text, "1e+300");
  assert_string_equal(reach_number_percent(0.129, 1).text, "12.9 %");
}

static void test_sizes_read_as_words(void **state) {
  (void)state;
  assert_string_equal(reach_number_size(0).text, "0");
  assert_string_equal(reach_number_size(0.5).text, "0.5");
  assert_string_equal(reach_number_size(200000).text, "200,000");
  assert_string_equal(reach_number_size(1e6).text, "1 million");
  assert_string_equal(reach_number_size(1.5e6).text, "1.5 million");
  assert_string_equal(reach_number_size(2e10).text, "20 billion");
}

static void test_digits_follow_the_interval(void **state) {
  (void)state;
  assert_int_equal(reach_number_decimals(6.0, 5.8, 6.2), 1);
  assert_int_equal(reach_number_decimals(6.0, 5.98, 6.02), 2);
  assert_int_equal(reach_number_decimals(6.0, 4.0, 8.0), 1);
  assert_int_equal(reach_number_decimals(128000, 127460, 128540), -2);
  assert_int_equal(reach_number_decimals(128000, 113000, 143000), -3);
  assert_int_equal(reach_number_decimals(18.75, 18.75, 18.75), 2);
  assert_int_equal(reach_number_decimals(1125000, 1125000, 1125000), 0);
  assert_int_equal(reach_number_decimals(1.0 / 3, NAN, NAN), 3);
}

static void test_a_limit_beside_one_never_reads_as_one(void **state) {
  (void)state;
  int decimals = reach_number_ratio_decimals(1.2, 1.0004, 1.4);
  assert_string_equal(reach_number_range(1.0004, 1.4, decimals).text, "1.0004–1.4000");
  assert_int_equal(reach_number_ratio_decimals(1.1, 0.95, 1.25), 2);
}

typedef struct {
  double base, focus;      /* mean reach */
  double ratio, low, high; /* NAN = none */
  const char *headline;
} row;

/* What may be said of a ratio and its interval. */
static const row truth[] = {
    {21000, 126000, 6.0, 5.8, 6.2, "social reaches 6.0× as many people as traditional (5.8–6.2)"},
    {21000, 17850, 0.85, 0.82, 0.88,
     "social reaches 0.85× as many people as traditional (0.82–0.88): fewer, not more"},
    {21000, 21420, 1.02, 0.95, 1.09,
     "No clear difference: social reaches 1.02× as many people as traditional (0.95–1.09)"},
    {21000, 21420, 1.02, 1.0, 1.04,
     "No clear difference: social reaches 1.02× as many people as traditional (1.00–1.04)"},
    {21000, 20580, 0.98, 0.96, 1.0,
     "No clear difference: social reaches 0.98× as many people as traditional (0.96–1.00)"},
    {21000, 23100, 1.1, 1.002, 1.2,
     "social reaches 1.100× as many people as traditional (1.002–1.200)"},
    {60000, 1125000, 18.75, 18.75, 18.75,
     "social reaches exactly 18.75× as many people as traditional"},
    {60000, 20000, 1.0 / 3, 1.0 / 3, 1.0 / 3,
     "social reaches 0.333× as many people as traditional: fewer, not more"},
    {21000, 21000, 1, 1, 1, "social reaches exactly as many people as traditional"},
    {21000, 0, 0, 0, 0, "social reaches nobody, traditional 21,000 people (20,800–21,200)"},
    {0, 0, NAN, NAN, NAN, "Nobody is reached, neither by social nor by traditional"},
    {0, 128000, NAN, NAN, NAN,
     "social reaches 128,000 people (127,800–128,200), traditional nobody"},
    {600, 128000, NAN, NAN, NAN,
     "social reaches 128,000 people (127,800–128,200), traditional 600 people (400–800): no "
     "ratio is certain"},
    {600, 128000, 213, NAN, NAN,
     "social reaches 128,000 people (127,800–128,200), traditional 600 people (400–800): no "
     "ratio is certain"},
    {600, 128000, 213, -INFINITY, INFINITY,
     "social reaches 128,000 people (127,800–128,200), traditional 600 people (400–800): no "
     "ratio is certain"}};

static void set_row(made_result *made, const row *r) {
  made_result_reach(made, 0, r->base, r->base > 0 ? 200 : 0);
  made_result_reach(made, 1, r->focus, r->focus > 0 ? 200 : 0);
  made_result_ratio(made, 1, r->ratio, r->low, r->high);
}

static void test_headline_says_what_the_interval_allows(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof truth / sizeof *truth; i++) {
    made_result made;
    made_result_init(&made, 2);
    set_row(&made, &truth[i]);
    assert_string_equal(reach_headline_multiplier(&made.result).text, truth[i].headline);
    made_result_free(&made);
  }
}

static void test_one_replicate_has_no_interval(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  for (size_t o = 0; o < 2; o++) {
    reach_summary *s = &made.result.answer[o].summary[REACH_MEASURE_reach];
    s->ci_low = s->ci_high = s->sd = NAN;
    s->n = 1;
  }
  made_result_ratio(&made, 1, 6, NAN, NAN);
  assert_string_equal(reach_headline_multiplier(&made.result).text,
                      "social reaches 128,000 people, traditional 21,000 people: one replicate, "
                      "no interval");
  made_result_free(&made);
}

static void test_headline_over_time_names_the_days(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  made_result_ratio(&made, 1, 6, 5.8, 6.2);
  assert_string_equal(reach_headline_over_time(&made.result).text,
                      "In 30 days social reaches 6.0× as many people as traditional (5.8–6.2)");
  made_result_ratio(&made, 1, 1.02, 0.95, 1.09);
  assert_string_equal(
      reach_headline_over_time(&made.result).text,
      "No clear difference in 30 days: social reaches 1.02× as many people as traditional "
      "(0.95–1.09)");
  made_result_free(&made);
}

static void test_largest_clear_contrast_is_the_focus(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 4);
  made_result_ratio(&made, 1, 2, 1.9, 2.1);
  made_result_ratio(&made, 2, 9, 0.5, 20); /* larger, but not clear */
  made_result_ratio(&made, 3, 0.25, 0.2, 0.3);
  assert_int_equal(reach_focus(&made.result), 3);
  assert_string_equal(reach_headline_multiplier(&made.result).text,
                      "both reaches 0.25× as many people as traditional (0.20–0.30): fewer, not "
                      "more");
  made_result_ratio(&made, 1, 5, 4.9, 5.1);
  assert_int_equal(reach_focus(&made.result), 1);
  made_result_free(&made);
}

static void test_a_lone_organization_is_the_message(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 1);
  made_result_reach(&made, 0, 2.95, 0.02);
  made_result_name(&made, 0, "network");
  assert_string_equal(reach_headline_multiplier(&made.result).text,
                      "The message reaches 2.95 people (2.93–2.97)");
  made_result_name(&made, 0, "pilot");
  assert_string_equal(reach_headline_over_time(&made.result).text,
                      "pilot reaches 2.95 people (2.93–2.97) in 30 days");
  made_result_free(&made);
}

static void test_market_headline_compares_its_ends(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  made_result_markets(&made, 18.75);
  reach_market_point *point = made.result.market_point;
  point[0].reach[1] = (reach_comparison){.ratio = 3.8, .ratio_ci_low = 3.7, .ratio_ci_high = 3.9};
  point[3].reach[1] = (reach_comparison){.ratio = 18, .ratio_ci_low = 17.5, .ratio_ci_high = 18.5};
  assert_string_equal(
      reach_headline_by_market(&made.result).text,
      "social reaches 3.80× as many people as traditional in a market of 200,000 (3.70–3.90), "
      "18.0× in one of 20 million (17.5–18.5)");
  for (size_t i = 0; i < 4; i++) point[i].reach[1].ratio = NAN;
  assert_string_equal(reach_headline_by_market(&made.result).text,
                      "No certain ratio of social to traditional in any market");
  made_result_free(&made);
}

static void test_hop_headline_needs_a_clear_maximum(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 1);
  made_result_name(&made, 0, "network");
  reach_bin *hop = made.result.answer[0].hop;
  hop[1] = (reach_bin){5, 4.8, 5.2};
  hop[2] = (reach_bin){3, 2.8, 3.2};
  hop[3] = hop[4] = (reach_bin){0, 0, 0};
  assert_string_equal(reach_headline_by_hop(&made.result).text,
                      "Hop 1 brings the message more people than any other hop: 5.0 (4.8–5.2)");
  hop[2] = (reach_bin){4.9, 4.7, 5.1};
  assert_string_equal(reach_headline_by_hop(&made.result).text,
                      "The message reaches about as many people at hop 1 as at hop 2: 5.0 "
                      "(4.8–5.2)");
  hop[2] = (reach_bin){0, 0, 0};
  assert_string_equal(reach_headline_by_hop(&made.result).text,
                      "The message reaches people at hop 1 only: 5.0 (4.8–5.2)");
  hop[1] = (reach_bin){0, 0, 0};
  assert_string_equal(reach_headline_by_hop(&made.result).text,
                      "The message reaches nobody beyond those who start");
  made_result_free(&made);
}

static void test_viral_fantasies_are_called_so(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 3);
  assert_string_equal(reach_headline_warning(&made.result).text, "");
  made.result.answer[1].is_supercritical = true;
  made.result.answer[1].summary[REACH_MEASURE_reproduction].mean = 1.314;
  assert_string_equal(reach_headline_warning(&made.result).text,
                      "Viral fantasy: in social every hearer makes 1.31 further tellings on "
                      "average, without end");
  made.result.answer[2].is_supercritical = true;
  made.result.answer[2].summary[REACH_MEASURE_reproduction].mean = 1.5;
  assert_string_equal(reach_headline_warning(&made.result).text,
                      "Viral fantasy: in 2 organizations every hearer makes up to 1.50 further "
                      "tellings on average, without end");
  made_result_free(&made);
}

/* Exactly once, twice or more, three times or more; half-widths of their intervals. */
typedef struct {
  double once, again, often, half;
  const char *headline;
} frequency_row;

static const frequency_row frequencies[] = {
    {0, 0, 0, 0, "social: nobody is told"},
    {1200, 0, 0, 10, "social: nobody hears it twice"},
    {4.8, .2, 0, .02, "social: 96.0 % of those who hear it hear it only once"},
    {74.6, .1, 0, .01, "social: more than 99 % of those who hear it hear it only once"},
    {10500, 320, 2, 2, "social: all but 320 (318–322) of 10,820 people hear it only once"},
    {800, 200, 31, 1,
     "social: 80.0 % of those reached hear it only once; 31 (30–32) hear it three times or more"},
    {12400, 3600, 3100, 50,
     "social: 77.5 % of those reached hear it only once; 3,100 (3,050–3,150) hear it three times "
     "or "
     "more"},
    {900, 3700, 2560, 40,
     "social: most of those reached hear it more than once: 2,560 (2,520–2,600) of 4,600 three "
     "times or more"},
    {500, 510, 100, 30, "social: about as many people hear it once as more often: 500 (470–530)"},
};

static void test_frequency_headlines_say_what_intervals_bear_out(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof frequencies / sizeof *frequencies; i++) {
    const frequency_row *r = &frequencies[i];
    made_result made;
    made_result_init(&made, 2);
    reach_answer *a = &made.result.answer[1];
    double all = r->once + r->again, half = r->half;
    a->at_least[1] = (reach_bin){all, all - half, all + half};
    a->frequency[1] = (reach_bin){r->once, r->once - half, r->once + half};
    a->at_least[2] = (reach_bin){r->again, r->again - half, r->again + half};
    a->at_least[3] = (reach_bin){r->often, r->often - half, r->often + half};
    assert_string_equal(reach_headline_frequency(&made.result).text, r->headline);
    made_result_free(&made);
  }
}

static void say_departments(made_result *made, unsigned n, double least, double most, double half,
                            const char *headline) {
  made_result_departments(made, n, least, most, half, false);
  assert_string_equal(reach_headline_internal(&made->result).text, headline);
}

/* 20 networks: the interval of one has 2.09 standard errors on each side; for twelve that hold
 * together it is 1.6 times as wide. */
static void test_departments_differ_only_where_intervals_bear_it_out(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  assert_string_equal(reach_headline_internal(&made.result).text, "");
  say_departments(&made, 12, .10, .14, .02,
                  "No clear difference between departments in social: 10 % (8–12) to 14 % (12–16) "
                  "have the message");
  say_departments(&made, 12, .10, .15, .02,
                  "No clear difference between departments in social: 10 % (8–12) to 15 % (13–17) "
                  "have the message");
  say_departments(
      &made, 12, .10, .40, .02,
      "From 10 % (8–12) of Department 0 to 40 % (38–42) of Department 11 have the message "
      "in social");
  made.result.answer[1].department[11].reached = (reach_bin){120, 120, 120};
  made.result.answer[1].department[11].n_start = 120;
  assert_null(strstr(reach_headline_internal(&made.result).text, "Department 11"));
  assert_non_null(strstr(reach_headline_internal(&made.result).text, ", the starting one apart"));
  reach_share nearly_all = {0, .998, NAN, NAN}, all_but_few = {0, .9999999, NAN, NAN};
  assert_string_equal(reach_share_words(&nearly_all).text, "99.8 %");
  assert_string_equal(reach_share_words(&all_but_few).text, "more than 99.9 %");
  made.result.answer[1].department[11].reached = (reach_bin){48, 46, 50};
  made.result.answer[1].department[11].n_start = 0;
  made.result.answer[1].department[0].reached = (reach_bin){.1, 0, .2}; /* of ten */
  assert_string_equal(
      reach_headline_internal(&made.result).text,
      "Department 0 comes last in social: 1.0 % (0.0–2.0) have the message, 12 % or "
      "more elsewhere");
  say_departments(&made, 2, .10, .11, .02,
                  "No clear difference between departments in social: 10 % (8–12) to 11 % (9–13) "
                  "have the message");
  made.result.answer[1].department[1].reached = (reach_bin){20, 20, 20};
  made.result.answer[1].department[0].reached = (reach_bin){0, 0, 0};
  made.result.answer[1].n_start = 20; /* nobody heard it: nothing to say */
  assert_true(strstr(reach_headline_internal(&made.result).text, "traditional") != NULL);
  made_result_free(&made);
}

static void test_only_plain_names_are_capitalised(void **state) {
  (void)state;
  assert_string_equal(reach_line_sentence("social").text, "Social");
  assert_string_equal(reach_line_sentence("feed-only").text, "Feed-only");
  assert_string_equal(reach_line_sentence("10 speak").text, "10 speak");
  assert_string_equal(reach_line_sentence("eBay").text, "eBay");
  assert_string_equal(reach_line_sentence("social-10").text, "Social-10");
  assert_string_equal(reach_line_sentence("éclair").text, "éclair");
  assert_string_equal(reach_line_sentence("").text, "");
}

static void test_control_characters_and_stray_bytes_are_escaped(void **state) {
  (void)state;
  assert_string_equal(reach_line_clean("a\nb\x1b[0m\x7f").text, "a\\x0ab\\x1b[0m\\x7f");
  assert_string_equal(reach_line_clean("\xff\xc3").text, "\\xff\\xc3");
  assert_string_equal(reach_line_clean("\xc0\x80").text, "\\xc0\\x80");
  assert_string_equal(reach_line_clean("\xed\xa0\x80").text, "\\xed\\xa0\\x80");
  assert_string_equal(reach_line_clean("a\u2028b\u202e").text, "a\\xe2\\x80\\xa8b\\xe2\\x80\\xae");
  assert_string_equal(reach_line_clean("`'\"$(!@{<\\%é漢🙂").text, "`'\"$(!@{<\\%é漢🙂");
  char *flood = malloc(100001);
  assert_non_null(flood);
  memset(flood, 1, 100000);
  flood[100000] = '\0';
  assert_true(strlen(reach_line_clean(flood).text) < sizeof(reach_line));
  free(flood);
}

static void test_shortened_text_fits_and_ends_in_an_ellipsis(void **state) {
  (void)state;
  const char *name = "A social organization where one associate in ten speaks up";
  for (double width = 3; width < 60; width += 0.7) {
    reach_line end = reach_line_shortened(name, width, true);
    reach_line middle = reach_line_squeezed(name, width, true);
    assert_true(reach_line_width(end.text, true) <= width + 1e-5);
    assert_true(reach_line_width(middle.text, true) <= width + 1e-5);
    if (strcmp(end.text, name)) {
      assert_non_null(strstr(end.text, "…"));
      assert_non_null(strstr(middle.text, "…"));
    }
  }
  assert_string_equal(reach_line_shortened(name, 100, false).text, name);
}

static void test_names_that_look_the_same_are_cut_in_the_middle(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  made_result_name(&made, 0, "Business unit for customers in the north");
  made_result_name(&made, 1, "Business unit for customers in the south");
  reach_line north = reach_name_shown(&made.result, 0, 12);
  reach_line south = reach_name_shown(&made.result, 1, 12);
  assert_string_not_equal(north.text, south.text);
  assert_non_null(strstr(north.text, "north"));
  made_result_free(&made);
}

static void test_names_with_the_same_ends_begin_where_they_differ(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  made_result_name(&made, 0, "The business unit of region 1 for customers in the north");
  made_result_name(&made, 1, "The business unit of region 2 for customers in the north");
  reach_line one = reach_name_shown(&made.result, 0, 10), line[2];
  assert_memory_equal(one.text, "…1 for", strlen("…1 for"));
  assert_true(reach_line_width(one.text, true) <= 10);
  for (size_t o = 0; o < 2; o++) {
    size_t n = reach_name_wrapped(&made.result, o, 7, line);
    assert_in_range(n, 1, 2);
    assert_non_null(strstr(line[0].text, o ? "2" : "1"));
  }
  made_result_free(&made);
}

static void test_one_long_word_is_told_from_another(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 3);
  made_result_name(&made, 0, "Donaudampfschifffahrtsgesellschaft-Ä-Hauptverwaltungsgebäude");
  made_result_name(&made, 1, "Donaudampfschifffahrtsgesellschaft-Ö-Hauptverwaltungsgebäude");
  made_result_name(&made, 2, "Donaudampfschifffahrtsgesellschaft-Ü-Hauptverwaltungsgebäude");
  static const char *const begins[] = {"…Ä-Haupt", "…Ö-Haupt", "…Ü-Haupt"};
  for (size_t o = 0; o < 3; o++) {
    reach_line name = reach_name_shown(&made.result, o, 10);
    assert_memory_equal(name.text, begins[o], strlen(begins[o]));
    assert_true(reach_line_width(name.text, true) <= 10);
  }
  made_result_free(&made);
}

static void test_wrapped_lines_fit_and_lose_nothing(void **state) {
  (void)state;
  const char *text = "Line = median, × = ratio, band = 5–95 % of 1,000 replicates of one company";
  reach_line line[20];
  for (double width = 6; width < 40; width += 1.3) {
    size_t n = reach_line_wrap(text, width, false, 20, line);
    char joined[200] = "";
    for (size_t i = 0; i < n; i++) {
      assert_true(reach_line_width(line[i].text, false) <= width + 1e-5);
      assert_true(line[i].text[0] != '%' && line[i].text[0] != '='); /* stay with what is before */
      if (i) strcat(joined, " ");
      strcat(joined, line[i].text);
    }
    assert_string_equal(joined, text);
  }
  assert_int_equal(reach_line_wrap("", 10, false, 20, line), 0);
  assert_int_equal(reach_line_wrap("unbreakableunbreakable", 5, false, 2, line), 2);
  assert_non_null(strstr(line[1].text, "…"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_numbers_are_grouped_and_rounded),
      cmocka_unit_test(test_sizes_read_as_words),
      cmocka_unit_test(test_digits_follow_the_interval),
      cmocka_unit_test(test_a_limit_beside_one_never_reads_as_one),
      cmocka_unit_test(test_headline_says_what_the_interval_allows),
      cmocka_unit_test(test_one_replicate_has_no_interval),
      cmocka_unit_test(test_headline_over_time_names_the_days),
      cmocka_unit_test(test_largest_clear_contrast_is_the_focus),
      cmocka_unit_test(test_a_lone_organization_is_the_message),
      cmocka_unit_test(test_market_headline_compares_its_ends),
      cmocka_unit_test(test_hop_headline_needs_a_clear_maximum),
      cmocka_unit_test(test_viral_fantasies_are_called_so),
      cmocka_unit_test(test_frequency_headlines_say_what_intervals_bear_out),
      cmocka_unit_test(test_departments_differ_only_where_intervals_bear_it_out),
      cmocka_unit_test(test_only_plain_names_are_capitalised),
      cmocka_unit_test(test_control_characters_and_stray_bytes_are_escaped),
      cmocka_unit_test(test_shortened_text_fits_and_ends_in_an_ellipsis),
      cmocka_unit_test(test_names_that_look_the_same_are_cut_in_the_middle),
      cmocka_unit_test(test_names_with_the_same_ends_begin_where_they_differ),
      cmocka_unit_test(test_one_long_word_is_told_from_another),
      cmocka_unit_test(test_wrapped_lines_fit_and_lose_nothing)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
