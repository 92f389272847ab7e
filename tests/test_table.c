/* The answer in a terminal: golden texts, true sentences, width. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "present/assumptions.h"
#include "present/bands.h"
#include "present/columns.h"
#include "present/planners.h"
#include "present/sentence.h"
#include "present/table.h"
#include "scenario/use.h"
#include "support/fabricated.h"
#include "support/scratch.h"
#include "support/support.h"

static char *printed(const fabricated *f, bool has_color) {
  char *text = NULL;
  size_t n = 0;
  FILE *out = open_memstream(&text, &n);
  assert_non_null(out);
  reach_table_options options = {has_color, "out/fabricated", "out/fabricated/charts", NULL};
  reach_table_print(out, &f->result, &options);
  assert_int_equal(fclose(out), 0);
  return text;
}

static void assert_fits(const char *text) {
  char *copy = strdup(text), *rest = copy;
  for (char *line; (line = strsep(&rest, "\n"));)
    if (reach_columns(line) > REACH_TERMINAL_COLUMNS)
      fail_msg("%zu columns: %s", reach_columns(line), line);
  free(copy);
}

static void test_planners_stand_beside_the_simulated_reach(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 2, (const char *[]){"traditional", "social"});
  char *text = printed(&f, false);
  assert_null(strstr(text, "planners"));
  free(text);
  reach_answer *a = &f.result.answer[1];
  a->market_people = 1e6;
  a->summary[REACH_MEASURE_reach].mean = 2000;
  for (int i = 0; i < REACH_N_FORMULAS; i++) a->planned[i].reach = 1996 + 50 * i;
  a->planned[REACH_FORMULA_beta_binomial].reach = NAN;
  text = printed(&f, false);
  assert_non_null(strstr(text, "Reach as media planners would estimate it"));
  assert_non_null(strstr(text, "1,996 (−0.2 %)"));
  assert_non_null(strstr(text, "2,046 (+2.3 %)"));
  assert_fits(text);
  free(text);
  assert_string_equal(reach_planners_error(2000.2, 2000).text, "±0.0 %");
  fabricated_free(&f);
}

/* Whoever gets nothing back loses all: a return is never below -1, and may well be below 0. */
static void test_the_interval_of_a_return_ends_where_all_is_lost(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 2, (const char *[]){"lucky", "lost"});
  reach_summary *lucky = &f.result.answer[0].summary[REACH_MEASURE_roi];
  reach_summary *lost = &f.result.answer[1].summary[REACH_MEASURE_roi];
  *lucky = (reach_summary){.mean = .2, .ci_low = -.3, .ci_high = .7, .n = FABRICATED_REPLICATES};
  *lost = (reach_summary){.mean = -.8, .ci_low = -1.2, .ci_high = -.4, .n = FABRICATED_REPLICATES};
  char *text = printed(&f, false);
  const char *row = strstr(text, "\n  roi ");
  assert_non_null(row);
  char line[160];
  snprintf(line, sizeof line, "%.*s", (int)strcspn(row + 1, "\n"), row + 1);
  if (!strstr(line, "(−0.30–0.70)") || !strstr(line, "(−1.00–−0.40)")) fail_msg("%s", line);
  free(text);
  fabricated_free(&f);
}

/* Nobody reshares: no line about the shape of cascades. */
static void fabricate_plain(fabricated *f, size_t n, const char *const *name) {
  fabricate(f, n, name);
  for (size_t o = 0; o < n; o++) f->result.answer[o].summary[REACH_MEASURE_reshares].n = 0;
}

static char *bands(const fabricated *f) {
  char *text = NULL;
  size_t n = 0;
  FILE *out = open_memstream(&text, &n);
  assert_non_null(out);
  reach_bands_print(out, &f->result, (const char *[]){"company"}, false);
  assert_int_equal(fclose(out), 0);
  return text;
}

/* Runs of spaces become one. */
static void squeeze(char *text) {
  char *to = text;
  for (const char *from = text; *from; from++)
    if (*from != ' ' || to == text || to[-1] != ' ') *to++ = *from;
  *to = 0;
}

static void assert_bands_say(const fabricated *f, const char *const *says, size_t n) {
  char *text = bands(f);
  assert_fits(text);
  squeeze(text);
  for (size_t i = 0; i < n; i++)
    if (!strstr(text, says[i])) fail_msg("'%s' lacks '%s'", text, says[i]);
  free(text);
}

/* The default feed misses one published figure and says why; nothing is said of other channels. */
static void test_the_shape_of_cascades_stands_beside_published_figures(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 1, (const char *[]){"company"});
  reach_summary *s = f.result.answer[0].summary;
  s[REACH_MEASURE_first_posts].mean = 1000;
  s[REACH_MEASURE_posts_unshared].mean = 941;
  s[REACH_MEASURE_posts_reshared_once].mean = 46;
  s[REACH_MEASURE_posts_of_hundred].mean = 0.4;
  s[REACH_MEASURE_reshares].mean = 100;
  s[REACH_MEASURE_reshares_at_hop_one].mean = 92.7;
  static const char *const missed[] = {
      "nobody reshares 93-95 % 94.1 %", "reshared once 3-5 % 4.6 %",
      "reshares of a first post itself 96 % 92.7 % (missed)", "grow to 100 posts 0.025 % 0.040 %",
      "Why missed, reshares of a first post itself: a reshare is"};
  assert_bands_say(&f, missed, sizeof missed / sizeof *missed);
  s[REACH_MEASURE_reshares_at_hop_one].mean = 96;
  s[REACH_MEASURE_posts_reshared_once].mean = 51;
  char *text = bands(&f);
  assert_null(strstr(text, "missed"));
  free(text);
  s[REACH_MEASURE_reshares].mean = 0;
  text = bands(&f);
  assert_string_equal(text, "");
  free(text);
  fabricated_free(&f);
}

/* Who post alike differ by their contacts alone: less than published. */
static void test_engagement_stands_beside_the_published_figure(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 1, (const char *[]){"company"});
  reach_summary *top = &f.result.answer[0].summary[REACH_MEASURE_engagement_top3];
  double *sigma = &f.scenario.organization[0].params.associates_activity_sigma;
  enum { N_SAYS = 2 };
  const struct {
    double share, sigma;
    const char *says[N_SAYS];
  } row[] = {
      {.134, 0, {"30 % 13.4 % (missed)", "Why missed, impressions by 3 % of who post: all"}},
      {.19, .5, {"19.0 % (missed)", "associates differ too little"}},
      {.2, 0, {"30 % 20.0 %\n", ""}},
      {.4, 2, {"30 % 40.0 %\n", ""}},
      {.5, 2, {"50.0 % (missed)", "a few have most of the contacts"}},
  };
  f.result.answer[0].summary[REACH_MEASURE_reshares].n = 0;
  for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
    top->mean = row[i].share;
    *sigma = row[i].sigma;
    assert_bands_say(&f, row[i].says, N_SAYS);
  }
  top->n = 0;
  char *text = bands(&f);
  assert_string_equal(text, "");
  free(text);
  fabricated_free(&f);
}

static void test_two_organizations_read_well(void **state) {
  (void)state;
  fabricated f;
  fabricate_plain(&f, 2, (const char *[]){"traditional", "social"});
  char *text = printed(&f, false);
  assert_fits(text);
  assert_golden(text, "table-two.txt");
  free(text);
  fabricated_free(&f);
}

static void test_one_organization_has_no_comparison(void **state) {
  (void)state;
  fabricated f;
  fabricate_plain(&f, 1, (const char *[]){"company"});
  char *text = printed(&f, false);
  assert_golden(text, "table-one.txt");
  free(text);
  fabricated_free(&f);
}

static void test_one_replicate_has_no_intervals(void **state) {
  (void)state;
  fabricated f;
  fabricate_plain(&f, 1, (const char *[]){"company"});
  for (int m = 0; m < REACH_N_MEASURES; m++) {
    reach_summary *s = &f.result.answer[0].summary[m];
    *s = (reach_summary){.mean = 0.25, .ci_low = NAN, .ci_high = NAN, .sd = NAN, .n = 1};
  }
  char *text = printed(&f, false);
  assert_null(strstr(text, "–1"));
  assert_null(strstr(text, "(0"));
  free(text);
  fabricated_free(&f);
}

static void test_a_supercritical_organization_is_flagged(void **state) {
  (void)state;
  fabricated f;
  fabricate_plain(&f, 2, (const char *[]){"traditional", "social"});
  f.result.answer[1].is_supercritical = true;
  free(f.scenario.organization[0].params.note);
  f.scenario.organization[0].params.note = strdup("A reconstruction.");
  char *text = printed(&f, true);
  assert_golden(text, "table-warned.txt");
  free(text);
  fabricated_free(&f);
}

static void test_a_bare_network_does_not_say_reach_four_times(void **state) {
  (void)state;
  fabricated f;
  fabricate_plain(&f, 1, (const char *[]){"network"});
  char *company = printed(&f, false);
  f.scenario.is_network = true;
  char *network = printed(&f, false);
  static const char *const row[] = {"\n  accurate_reach  ", "\n  accepted_reach  ",
                                    "\n  effective_reach  "};
  for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
    assert_non_null(strstr(company, row[i]));
    assert_null(strstr(network, row[i]));
  }
  assert_non_null(strstr(network, "\n  reach "));
  assert_non_null(strstr(network, "are the same as reach."));
  assert_null(strstr(company, "same as reach."));
  free(company);
  free(network);
  fabricated_free(&f);
}

static void test_the_remedy_is_about_the_channels_in_use(void **state) {
  (void)state;
  fabricated f;
  fabricate_plain(&f, 1, (const char *[]){"social"});
  f.result.answer[0].is_supercritical = true;
  reach_params *p = &f.scenario.organization[0].params;
  p->channels = 1u << REACH_CHANNEL_EMAIL | 1u << REACH_CHANNEL_PAGE;
  p->email_forward = 0.75;
  reach_sentence warning = reach_sentence_supercritical(&f.result, 0);
  assert_non_null(strstr(warning.text, "Try a smaller email.forward (now 0.75)."));
  p->channels |= 1u << REACH_CHANNEL_SPACE;
  p->space_point = 0.5;
  warning = reach_sentence_supercritical(&f.result, 0);
  assert_non_null(
      strstr(warning.text, "email.forward (now 0.75) or shared-space.point (now 0.5)."));
  fabricated_free(&f);
}

static void test_many_organizations_with_odd_names_fit(void **state) {
  (void)state;
  const char *name[] = {
      "a",
      "\xe6\x97\xa5\xe6\x9c\xac\xe7\xa4\xbe\xe4\xbc\x9a\xe7\xb5\x84\xe7\xb9\x94",
      "a very long name of an organization that nobody would ever put on a slide 1",
      "a very long name of an organization that nobody would ever put on a slide 2",
      "na\xc3\xafve caf\xc3\xa9",
      "\x1b[31mred\nline",
      "g",
      "h",
      "i",
      "j",
      "k",
      "l"};
  for (size_t n = 2; n <= 12; n++) {
    fabricated f;
    fabricate(&f, n, name);
    char *text = printed(&f, false);
    assert_fits(text);
    assert_null(strchr(text, '\x1b'));
    free(text);
    fabricated_free(&f);
  }
}

static void assert_says(const fabricated *f, size_t o, const char *expected) {
  assert_string_equal(reach_sentence_comparison(&f->result, o).text, expected);
}

static void test_sentences_say_what_the_intervals_bear_out(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 2, (const char *[]){"traditional", "social"});
  reach_comparison *c = &f.result.answer[1].comparison[REACH_MEASURE_reach];
  reach_summary *base = &f.result.answer[0].summary[REACH_MEASURE_reach];
  reach_summary *reach = &f.result.answer[1].summary[REACH_MEASURE_reach];
  const struct {
    double ratio, low, high;
    const char *text;
  } cases[] = {
      {0.82, 0.81, 0.83,
       "social reaches 0.820 times as many people as traditional (95 % interval 0.810 to 0.830): "
       "18.0 % fewer."},
      {1.5, 1.2, 1.8,
       "social reaches 1.5 times as many people as traditional (95 % interval 1.2 to 1.8): 50 % "
       "more."},
      {6, 5.8, 6.2,
       "social reaches 6.0 times as many people as traditional (95 % interval 5.8 to 6.2)."},
      {1.01, 0.98, 1.04,
       "No clear difference: social reaches 1.01 times as many people as traditional (95 % "
       "interval 0.98 to 1.04)."},
      {18.75, 18.75, 18.75,
       "social reaches 18.75 times as many people as traditional, in every replicate."},
      {1.875, 1.875, 1.875,
       "social reaches 1.875 times as many people as traditional, in every replicate: 87.5 % "
       "more."},
      {1, 1, 1, "social reaches as many people as traditional, always."},
      {NAN, NAN, NAN,
       "social reaches 2,020 people (2,010–2,030), traditional 1,020 people (1,010–1,030): no "
       "ratio "
       "can be stated with confidence."},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    c->ratio = cases[i].ratio;
    c->ratio_ci_low = cases[i].low;
    c->ratio_ci_high = cases[i].high;
    assert_says(&f, 1, cases[i].text);
  }
  *base = (reach_summary){.n = FABRICATED_REPLICATES};
  assert_says(&f, 1,
              "social reaches 2,020 people (2,010–2,030), traditional nobody: there is no "
              "ratio.");
  *reach = *base;
  assert_says(&f, 1, "Nobody is reached, neither by social nor by traditional.");
  fabricated_free(&f);
}

static void test_columns_count_what_a_terminal_shows(void **state) {
  (void)state;
  assert_int_equal(reach_columns("abc"), 3);
  assert_int_equal(reach_columns("caf\xc3\xa9"), 4);
  assert_int_equal(reach_columns("cafe\xcc\x81"), 4);
  assert_int_equal(reach_columns("\xe6\x97\xa5\xe6\x9c\xac"), 4);
  assert_int_equal(reach_columns("\xf0\x9f\x98\x80"), 2);
  assert_int_equal(reach_columns(""), 0);
}

static void test_only_assumptions_in_use_are_counted(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 1, (const char *[]){"company"});
  assert_true(reach_param_is_in_use(&f.scenario, 0, REACH_PARAM_feed_reshare));
  assert_false(reach_param_is_in_use(&f.scenario, 0, REACH_PARAM_conversation_patience));
  assert_false(reach_param_is_in_use(&f.scenario, 0, REACH_PARAM_cascade_probability));
  size_t n_before = reach_assumptions_of(&f.scenario).n_in_use;
  f.scenario.organization[0].params.channels |= 1u << REACH_CHANNEL_CONVERSATION;
  assert_true(reach_assumptions_of(&f.scenario).n_in_use > n_before);
  reach_assumptions a = reach_assumptions_of(&f.scenario);
  assert_int_equal(a.n_in_use, a.n_defaults);
  f.scenario.organization[0].given[REACH_PARAM_feed_reshare] = true;
  assert_int_equal(reach_assumptions_of(&f.scenario).n_defaults, a.n_defaults - 1);
  f.scenario.is_network = true;
  assert_int_equal(reach_assumptions_of(&f.scenario).n_in_use, 1); /* cascade.probability */
  fabricated_free(&f);
}

static void test_measures_missing_in_some_replicates_say_so(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 1, (const char *[]){"company"});
  f.result.answer[0].summary[REACH_MEASURE_hops_mean].n = 3;
  f.result.answer[0].summary[REACH_MEASURE_overlap].n = 3;
  f.result.answer[0].summary[REACH_MEASURE_days_to_90].n = 1;
  char *text = printed(&f, false);
  assert_non_null(strstr(text, "Not in every replicate of company: overlap, hops_mean in 3; "
                               "days_to_90 in 1 of 4; the mean is over\n  those.\n"));
  assert_null(strstr(text, "days_to_baseline")); /* exists nowhere */
  free(text);
  fabricated_free(&f);
}

static void test_figures_stand_under_their_own_names(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 3, (const char *[]){"club", "firm", "none"});
  reach_answer *answer = f.result.answer;
  answer[1].n_figures = 3;
  answer[1].figure[0] = (reach_figure){"departments", "departments", 4};
  answer[1].figure[1] = (reach_figure){"clustering", "share", 0.5};
  answer[1].figure[2] = (reach_figure){"mean_degree", "ties", 6};
  answer[2].n_figures = 0;
  char *text = printed(&f, false);
  const char *block = "\nThe world as built\n"
                      "                             club   firm   none\n"
                      "  mean_degree  ties          17.9      6      –\n"
                      "  clustering   share            –    0.5      –\n"
                      "  departments  departments      –      4      –\n\n";
  if (!strstr(text, block)) fail_msg("no such block in:\n%s", strstr(text, "Work ties"));
  free(text);
  fabricated_free(&f);
}

static void test_an_organization_without_ties_has_not_the_same_ties(void **state) {
  (void)state;
  fabricated f;
  fabricate(&f, 2, (const char *[]){"none", "firm"});
  f.result.answer[0].n_figures = 0;
  char *text = printed(&f, false);
  assert_non_null(strstr(text, "\nThe world as built\n"));
  assert_non_null(strstr(text, "17.9"));
  free(text);
  fabricated_free(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_the_interval_of_a_return_ends_where_all_is_lost),
      cmocka_unit_test(test_planners_stand_beside_the_simulated_reach),
      cmocka_unit_test(test_the_shape_of_cascades_stands_beside_published_figures),
      cmocka_unit_test(test_engagement_stands_beside_the_published_figure),
      cmocka_unit_test(test_two_organizations_read_well),
      cmocka_unit_test(test_one_organization_has_no_comparison),
      cmocka_unit_test(test_one_replicate_has_no_intervals),
      cmocka_unit_test(test_a_supercritical_organization_is_flagged),
      cmocka_unit_test(test_a_bare_network_does_not_say_reach_four_times),
      cmocka_unit_test(test_the_remedy_is_about_the_channels_in_use),
      cmocka_unit_test(test_many_organizations_with_odd_names_fit),
      cmocka_unit_test(test_sentences_say_what_the_intervals_bear_out),
      cmocka_unit_test(test_columns_count_what_a_terminal_shows),
      cmocka_unit_test(test_only_assumptions_in_use_are_counted),
      cmocka_unit_test(test_measures_missing_in_some_replicates_say_so),
      cmocka_unit_test(test_figures_stand_under_their_own_names),
      cmocka_unit_test(test_an_organization_without_ties_has_not_the_same_ties),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
