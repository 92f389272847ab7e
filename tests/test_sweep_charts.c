/* Charts of sweeps: which apply, what they say, where their texts are, that no name runs anything.
 */
#include "support/support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "present/chart.h"
#include "present/family.h"
#include "present/headline.h"
#include "present/heat.h"
#include "present/sweep_words.h"
#include "support/layout.h"
#include "support/made_sweep.h"
#include "support/scratch.h"
#include "support/xml.h"

#define SHARE "\"participation=0.1:1:0.1\""
#define CONTACTS "\"associates.contacts.mean=10:100:10\""
#define FEW_SHARES "\"participation=0.2,0.4,0.8\""
#define FEW_CONTACTS "\"associates.contacts.mean=10,50\""
#define ATTENTION "\"feed.attention=0.1,0.2,0.4\""

/* "heat-map line-family", in the order of the table. */
static reach_line charts_of(const made_sweep *made) {
  reach_line out = {""};
  for (const reach_chart *c = reach_chart_table; c->name; c++)
    if (reach_chart_applies(c, &made->result))
      reach_line_add(&out, "%s%s", *out.text ? " " : "", c->name);
  return out;
}

static void assert_charts(size_t n, const char *design, const char *axes, const char *expected) {
  made_sweep made;
  made_sweep_init(&made, n, design, axes);
  made_sweep_slope(&made, 0.5, 0.01);
  assert_string_equal(charts_of(&made).text, expected);
  layout_check(&made.result, NULL);
  made_sweep_free(&made);
}

static void test_the_design_tells_which_charts_there_are(void **state) {
  (void)state;
  assert_charts(2, "grid", SHARE, "line-family");
  assert_charts(1, "grid", FEW_SHARES "," FEW_CONTACTS, "heat-map line-family");
  assert_charts(2, "grid", SHARE "," CONTACTS, "heat-map line-family");
  assert_charts(3, "grid", SHARE "," CONTACTS, "heat-map line-family small-multiples");
  assert_charts(2, "grid", FEW_SHARES "," FEW_CONTACTS "," ATTENTION,
                "heat-map line-family small-multiples");
  assert_charts(2, "grid", FEW_SHARES ",\"trust.rule=*\"", "line-family");
  assert_charts(2, "grid", "\"trust.rule=*\"", "line-family");
  assert_charts(2, "grid", "\"participation=0.3\"", "");
  assert_charts(2, "zip", FEW_SHARES "," ATTENTION, "line-family");
  assert_charts(2, "sobol", "\"participation=0.1:1\",\"associates.contacts.mean=10:100\"",
                "heat-map");
  assert_charts(2, "random", "\"participation=0.1:1\"", "line-family");
}

static void test_failed_points_are_no_charts(void **state) {
  (void)state;
  made_sweep made;
  made_sweep_init(&made, 2, "grid", SHARE "," CONTACTS);
  assert_string_equal(charts_of(&made).text, "");
  made_sweep_put(&made, 17, 0, 1000, NAN, 0.1);
  made_sweep_put(&made, 17, 1, 2000, 2, 0.1);
  assert_string_equal(charts_of(&made).text, "heat-map line-family");
  assert_string_equal(reach_headline_heat(&made.result).text,
                      "social clearly reaches more people than traditional at 1 of 100 points");
  layout_check(&made.result, NULL);
  made_sweep_free(&made);
}

/* No ratio anywhere: the means of the organizations are what there is. */
static void test_without_a_ratio_means_are_shown(void **state) {
  (void)state;
  made_sweep made;
  made_sweep_init(&made, 2, "grid", FEW_SHARES "," FEW_CONTACTS);
  for (uint64_t i = 0; i < made.design.n_points; i++) {
    made_sweep_put(&made, i, 0, 0, NAN, 0);
    made_sweep_put(&made, i, 1, 100 + (double)i, NAN, 0.001);
  }
  assert_false(reach_sweep_plot_of(&made.result).is_ratio);
  layout_check(&made.result, NULL);
  made_sweep_free(&made);
}

static void assert_headline(size_t n, const char *axes, double offset, double half,
                            const char *expected) {
  made_sweep made;
  made_sweep_init(&made, n, "grid", axes);
  made_sweep_slope(&made, offset, half);
  assert_string_equal(reach_headline_heat(&made.result).text, expected);
  made_sweep_free(&made);
}

static void test_headlines_say_what_the_numbers_bear_out(void **state) {
  (void)state;
  const char *grid = SHARE "," CONTACTS;
  /* nearest to the scenario's own contacts are 100: ratio 1 + share of the way + offset */
  assert_headline(2, grid, -0.5, 0.01,
                  "social reaches more people than traditional from participation 55.0 % "
                  "(54.1–55.9 %) on, at associates.contacts.mean 100");
  assert_headline(2, grid, 2, 0.01,
                  "social reaches more people than traditional at all 100 points");
  assert_headline(2, grid, 0.5, 1.5,
                  "At none of 100 points there is a clear difference: social is 0.50× to 2.5×");
  assert_headline(2, FEW_SHARES "," FEW_CONTACTS, -0.5, 0.01,
                  "social reaches more people than traditional from participation between 40 % and "
                  "80 % on, at associates.contacts.mean 50");
  assert_headline(1, FEW_SHARES "," FEW_CONTACTS, 1, 0.01,
                  "reach goes from 1,000 at participation 20 %, associates.contacts.mean 10 to "
                  "3,000 at participation 80 %, associates.contacts.mean 50");
}

static reach_break_even along(const reach_score *score, size_t n) {
  reach_break_even found;
  reach_break_even_start(&found);
  for (size_t i = 0; i < n; i++) reach_break_even_add(&found, (double)i, score[i]);
  return found;
}

static void test_break_even_lies_where_straight_lines_meet_one(void **state) {
  (void)state;
  const reach_score rising[] = {{0.5, 0.4, 0.6}, {0.9, 0.7, 1.2}, {1.4, 1.1, 1.9}};
  reach_break_even found = along(rising, 3);
  assert_true(reach_break_even_is_certain(&found));
  assert_close(found.at, 1.2, 1e-12, "ratio");
  assert_close(found.low, 0.4 / 0.6, 1e-12, "upper limit is 1 first");
  assert_close(found.high, 1.75, 1e-12, "lower limit is 1 last");
  assert_close(found.below, 0, 0, "last value clearly below");
  assert_close(found.above, 2, 0, "first value clearly above");
  const reach_score falling[] = {{1.4, 1.1, 1.9}, {0.5, 0.4, 0.6}};
  found = along(falling, 2);
  assert_true(reach_break_even_is_certain(&found));
  assert_int_equal(found.last_sign, -1);
}

static void test_no_break_even_where_it_is_not_certain(void **state) {
  (void)state;
  const reach_score unclear[] = {{0.9, 0.7, 1.2}, {1.4, 1.1, 1.9}},
                    missing[] = {{0.5, 0.4, 0.6}, {NAN, NAN, NAN}, {1.4, 1.1, 1.9}},
                    again[] = {{0.5, 0.4, 0.6}, {1.4, 1.1, 1.9}, {0.5, 0.4, 0.6}},
                    wavering[] = {{0.5, 0.4, 0.6},
                                  {0.9, 0.7, 1.2},
                                  {0.5, 0.4, 0.6},
                                  {1.4, 1.1, 1.9}},
                    above[] = {{1.4, 1.1, 1.9}, {1.5, 1.1, 1.9}};
  reach_break_even found = along(unclear, 2);
  assert_false(reach_break_even_is_certain(&found));
  found = along(missing, 3);
  assert_false(reach_break_even_is_certain(&found));
  found = along(again, 3);
  assert_false(reach_break_even_is_certain(&found));
  found = along(wavering, 4);
  assert_false(reach_break_even_is_certain(&found));
  found = along(above, 2);
  assert_false(reach_break_even_is_certain(&found));
}

/* Between points the shade is straight; beside a missing one there is none. */
static void test_colours_run_straight_between_points(void **state) {
  (void)state;
  made_sweep made;
  made_sweep_init(&made, 2, "grid", SHARE "," CONTACTS);
  made_sweep_slope(&made, 1, 0.01);
  made_sweep_put(&made, 55, 1, NAN, NAN, 0);
  reach_heat heat = reach_heat_of(&made.result, false);
  assert_true(heat.is_there && heat.form == REACH_HEAT_SMOOTH && !heat.is_log);
  assert_close(reach_heat_shade_at(&heat, 0, 0, 0), 0, 1e-12, "least");
  assert_close(reach_heat_shade_at(&heat, 0, 1, 1), 1, 1e-12, "most");
  assert_close(reach_heat_shade_at(&heat, 0, 0.25, 0.05), 0.15, 1e-12, "between");
  double place = 5 / 9.0; /* of point 55: participation 0.6, contacts 60 */
  assert_false(isfinite(reach_heat_shade_at(&heat, 0, place, place)) != 0);
  assert_false(isfinite(reach_heat_shade_at(&heat, 0, place - 0.05, place + 0.05)) != 0);
  assert_true(isfinite(reach_heat_shade_at(&heat, 0, 4 / 9.0, place)) != 0);
  reach_heat_free(&heat);
  made_sweep_free(&made);
}

static const char long_name[] = "The Association of Very Talkative Employees of Northern Europe";

static void test_no_labels_collide_or_leave_the_frame(void **state) {
  (void)state;
  static const char *const axes[] = {(SHARE "," CONTACTS),
                                     (FEW_SHARES "," FEW_CONTACTS),
                                     SHARE,
                                     (FEW_SHARES ",\"trust.rule=*\""),
                                     (FEW_SHARES "," FEW_CONTACTS "," ATTENTION),
                                     ("\"market.people=1000,10000,100000,1000000\"," ATTENTION),
                                     "\"participation=0.01:1:0.03\",\"run.days=1:40:1\""};
  static const size_t n_organizations[] = {1, 2, 12};
  for (size_t a = 0; a < sizeof axes / sizeof *axes; a++)
    for (size_t n = 0; n < 3; n++)
      for (int is_long = 0; is_long < 2; is_long++) {
        made_sweep made;
        made_sweep_init(&made, n_organizations[n], "grid", axes[a]);
        made_sweep_slope(&made, 0.3, 0.1);
        for (size_t o = 0; o < n_organizations[n] && is_long; o++) {
          char name[120];
          snprintf(name, sizeof name, "%s, branch %zu", long_name, o);
          made_sweep_name(&made, o, name);
        }
        layout_check(&made.result, NULL);
        made_sweep_free(&made);
      }
}

/* Only what is in a script of ours runs, and texts are texts. */
static void test_hostile_names_are_only_drawn(void **state) {
  (void)state;
  made_sweep made;
  reach_report report = {0};
  made_sweep_init(&made, 3, "grid", FEW_SHARES "," FEW_CONTACTS);
  made_sweep_slope(&made, 0.3, 0.1);
  made_sweep_name(&made, 1, "`touch canary`'\"; system('touch canary')");
  made_sweep_name(&made, 2, "<b>&'@{$");
  reach_chart_options options = {.formats = 1u << 1}; /* SVG */
  assert_ok(reach_charts_draw_with(&made.result, ".", &options, &report), &report);
  assert_false(scratch_exists("canary"));
  assert_false(scratch_exists("charts/canary"));
  static const char *const file[] = {"charts/heat-map.svg", "charts/line-family.svg",
                                     "charts/small-multiples.svg"};
  for (size_t i = 0; i < 3; i++) {
    char why[200], *svg = scratch_read(file[i]);
    if (!xml_is_well_formed(svg, why)) fail_msg("%s: %s", file[i], why);
    free(svg);
  }
  assert_ok(reach_charts_redraw_with(".", &options, &report), &report);
  reach_report_free(&report);
  made_sweep_free(&made);
}

static void test_without_gnuplot_the_numbers_stay(void **state) {
  (void)state;
  made_sweep made;
  reach_report report = {0};
  made_sweep_init(&made, 2, "grid", FEW_SHARES "," FEW_CONTACTS);
  made_sweep_slope(&made, 0.3, 0.1);
  reach_chart_options options = {.path = "/nowhere"};
  assert_int_equal(reach_charts_draw_with(&made.result, ".", &options, &report),
                   REACH_CHARTS_FAILED);
  assert_true(scratch_exists("charts/heat-map.csv"));
  assert_true(scratch_exists("charts/heat-map.gp"));
  assert_false(scratch_exists("charts/heat-map.png"));
  reach_report_free(&report);
  made_sweep_free(&made);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_the_design_tells_which_charts_there_are),
      cmocka_unit_test(test_failed_points_are_no_charts),
      cmocka_unit_test(test_without_a_ratio_means_are_shown),
      cmocka_unit_test(test_headlines_say_what_the_numbers_bear_out),
      cmocka_unit_test(test_break_even_lies_where_straight_lines_meet_one),
      cmocka_unit_test(test_no_break_even_where_it_is_not_certain),
      cmocka_unit_test(test_colours_run_straight_between_points),
      cmocka_unit_test(test_no_labels_collide_or_leave_the_frame),
      IN_SCRATCH(test_hostile_names_are_only_drawn),
      IN_SCRATCH(test_without_gnuplot_the_numbers_stay)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
