/* The page of a result: well-formed whatever people call things, nothing in it runs, the same bytes
 * whenever it is made; pictures are let in element by element. */
#include <stdlib.h>
#include <string.h>

#include "base/report.h"
#include "present/chart_page.h"
#include "present/inline_svg.h"
#include "present/plots.h"
#include "present/story.h"
#include "present/webpage.h"
#include "store/json.h"
#include "support/play.h"
#include "support/program.h"
#include "support/small.h"
#include "support/xml.h"

static size_t count(const char *text, const char *word) {
  size_t n = 0;
  for (const char *at = text; (at = strstr(at, word)); at += strlen(word)) n++;
  return n;
}

/* --- text ----------------------------------------------------------------------------------- */

static void assert_text(const char *given, const char *expected) {
  reach_html html = {0};
  reach_html_text(&html, given);
  assert_string_equal(html.text ? html.text : "", expected);
  reach_html_free(&html);
}

static void test_text_is_escaped(void **state) {
  (void)state;
  assert_text("a < b & \"c\" > 'd'", "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;");
  assert_text("`$(rm)` {é} \xf0\x9f\x98\x80", "`$(rm)` {é} \xf0\x9f\x98\x80");
  assert_text("", "");
}

static void test_what_no_page_may_hold_is_replaced(void **state) {
  (void)state;
  assert_text("a\x01\x1b\x7f", "a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
  assert_text("\xff\xc3(", "\xef\xbf\xbd\xef\xbf\xbd(");
  assert_text("\xc2\x85\xef\xbf\xbe", "\xef\xbf\xbd\xef\xbf\xbd"); /* C1; U+FFFE */
  assert_text("\tab\n", "\tab\n");
}

static void test_names_in_sentences_stand_in_a_box_of_their_own(void **state) {
  (void)state;
  const char *names[] = {"new", "new & old", "<b>"};
  reach_html html = {0};
  reach_html_sentence(&html, "new & old beats <b>, renewed new, newer.", names, 3);
  assert_string_equal(html.text, "<bdi>new &amp; old</bdi> beats <bdi>&lt;b&gt;</bdi>, renewed "
                                 "<bdi>new</bdi>, newer.");
  reach_html_free(&html);
}

/* --- pictures ------------------------------------------------------------------------------- */

static const char svg_head[] = "<?xml version=\"1.0\"?>\n<svg viewBox=\"0 0 1280 720\" "
                               "xmlns=\"http://www.w3.org/2000/svg\">\n<title>reach</title>\n";

/* The picture as it is let in; NULL = refused. Caller frees. */
static char *let_in(const char *inside) {
  char *svg = NULL;
  assert_true(asprintf(&svg, "%s%s</svg>\n", svg_head, inside) > 0);
  reach_html html = {0};
  reach_html_add(&html, "before");
  reach_svg_frame frame = {"c-x", "Head & line", "Sub", .9, .1};
  bool is_in = reach_svg_inline(&html, svg, &frame);
  free(svg);
  if (!is_in) {
    assert_string_equal(html.text, "before");
    reach_html_free(&html);
    return NULL;
  }
  char why[200];
  if (!xml_is_well_formed(html.text, why)) fail_msg("%s", why);
  return html.text;
}

static void test_a_picture_has_a_name_and_is_cut_to_its_plot(void **state) {
  (void)state;
  char *page = let_in("<g fill=\"none\">\n</g><g><text x='5'>Tom &amp; Ann</text></g>");
  assert_non_null(page);
  assert_non_null(strstr(page, "viewBox=\"0 72 1280 576\""));
  assert_non_null(strstr(page, "data-whole=\"0 0 1280 720\""));
  assert_non_null(strstr(page, "role=\"img\""));
  assert_non_null(strstr(page, "aria-labelledby=\"c-x-t c-x-d\""));
  assert_non_null(strstr(page, "<title id=\"c-x-t\">Head &amp; line</title>"));
  assert_non_null(strstr(page, "<desc id=\"c-x-d\">Sub</desc>"));
  assert_non_null(strstr(page, "<text x=\"5\">Tom &amp; Ann</text>"));
  assert_null(strstr(page, "reach</title>")); /* gnuplot's own */
  assert_null(strstr(page, "fill=\"none\"")); /* an empty group */
  free(page);
}

static void test_ids_get_a_prefix_and_unused_marks_go(void **state) {
  (void)state;
  char *page = let_in("<defs><circle id='gpDot' r='1'/><path id='gpPt0' d='M0,0'/></defs>"
                      "<use xlink:href='#gpDot' x='3'/><g id=\"plot\"><path d='M1,1'/></g>");
  assert_non_null(page);
  assert_non_null(strstr(page, "id=\"c-x-gpDot\""));
  assert_non_null(strstr(page, "xlink:href=\"#c-x-gpDot\""));
  assert_non_null(strstr(page, "id=\"c-x-plot\""));
  assert_null(strstr(page, "gpPt0"));
  free(page);
}

static void test_inks_become_classes(void **state) {
  (void)state;
  char *page = let_in("<path d='M0,0' fill = 'rgb(192,  80,   3)' stroke=\"#52606D\"/>"
                      "<path d='M0,1' fill='rgb( 42, 163, 230)' stroke='#123456'/>");
  assert_non_null(page);
  assert_non_null(strstr(page, "class=\"f6 s3\""));
  assert_non_null(strstr(page, "class=\"f7\"")); /* of the dark set */
  free(page);
  page = let_in("<path d='M0,0' fill='rgb(192,  80,   3)'/><path fill='rgb( 1, 2, 3)'/>");
  assert_non_null(page);
  assert_null(strstr(page, "\"f6\"")); /* a scale of colours stays as it is drawn */
  free(page);
}

static void test_the_caption_is_the_page_s(void **state) {
  (void)state;
  char *page = let_in("<g transform=\"translate(57,620.0)\"><text>Simulated · seed 7</text></g>");
  assert_non_null(page);
  assert_non_null(strstr(page, "viewBox=\"0 72 1280 528\""));
  free(page);
}

static void test_nothing_in_a_picture_runs_or_leads_away(void **state) {
  (void)state;
  char *page =
      let_in("<script>alert(1)</script><g onload=\"alert(1)\" style=\"fill:url(http://a)\">"
             "<a xlink:href=\"javascript:alert(1)\"><text>gone</text></a>"
             "<foreignObject><g><text>gone</text></g></foreignObject>"
             "<image xlink:href=\"http://a/b.png\" x='1'/><use xlink:href='b.svg#c'/>"
             "<image xlink:href='data:image/png;base64,AAAA' width='4'/>"
             "<path d='M0,0' fill='url(http://a/b)' clip-path='url(http://a)'/></g>");
  assert_non_null(page);
  static const char *const gone[] = {"script", "alert",  "onload",  "style", "http://a",
                                     "gone",   "b.svg#", "foreign", "<a"};
  for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
    if (strstr(page, gone[i])) fail_msg("%s is in %s", gone[i], page);
  assert_non_null(strstr(page, "data:image/png;base64,AAAA"));
  free(page);
}

static void test_what_is_not_a_picture_of_gnuplot_is_refused(void **state) {
  (void)state;
  static const char *const odd[] = {
      "<g>",
      "</g>",
      "<g></path></g>",
      "<g fill=red></g>",
      "<g fill='\"'></g>",
      "<text>&nbsp;</text>",
      "<text>\x01</text>",
      "<g",
      "<![CDATA[x]]>",
      "<!ENTITY x>",
      "<path d='a<b'/>",
      "<g a='1' a='1' a='1' a='1' a='1' a='1' a='1' a='1' a='1' a='1' a='1' a='1' a='1' a='1' "
      "a='1' a='1' a='1' a='1' a='1' a='1' a='1' a='1' a='1' a='1' a='1' a='1' a='1' a='1' a='1' "
      "a='1' a='1' a='1' a='1' a='1'/>"};
  for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
    char *page = let_in(odd[i]);
    if (page) fail_msg("%s was let in: %s", odd[i], page);
  }
  char deep[400] = "";
  for (int i = 0; i < 60; i++) strcat(deep, "<g>");
  assert_null(let_in(deep));
  reach_html html = {0};
  reach_svg_frame frame = {"c-x", "", "", 1, 0};
  static const char *const whole[] = {"",
                                      "<",
                                      "<svg>",
                                      "<svg viewBox='0 0 1 1'/>",
                                      "<?xml",
                                      "text",
                                      "<svg viewBox='0 0 -1 nan'></svg>"};
  for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
    assert_false(reach_svg_inline(&html, whole[i], &frame));
  reach_html_free(&html);
}

/* The page repeats the colours of the charts. */
static void test_the_colours_are_those_of_the_charts(void **state) {
  (void)state;
  const char *css = "", *style = "";
  for (const reach_plot *p = reach_plot_table; p->name; p++) {
    if (!strcmp(p->name, "report.css")) css = p->text;
    if (!strcmp(p->name, "style")) style = p->text;
  }
  size_t n = 0;
  for (const char *at = style; (at = strstr(at, "ink[")) && strstr(at, "] = '#"); at += 4) {
    int ink;
    char dark[8], wanted[40];
    if (sscanf(at, "ink[%d] = '%7s'", &ink, dark) != 2 || *dark != '#') continue;
    assert_int_equal(reach_svg_ink(dark) == 0, 0);
    char light[8] = "";
    snprintf(wanted, sizeof wanted, "--i%d: light-dark(", ink);
    const char *row = strstr(css, wanted);
    assert_non_null(row);
    row += strlen(wanted); /* "#ffffff, #14191f)" */
    snprintf(light, sizeof light, "%.7s", row);
    if (strncmp(row + strlen(light) + 2, dark, strlen(dark)) != 0)
      fail_msg("ink %d: %.20s, not %s", ink, row, dark);
    snprintf(wanted, sizeof wanted, "--i%d: %s;", ink, light);
    assert_non_null(strstr(css, wanted));
    assert_int_equal(reach_svg_ink(light) != 0, 1);
    n++;
  }
  assert_int_equal(n, REACH_INK_SOUND); /* the others are the same in every theme */
}

/* --- pages ---------------------------------------------------------------------------------- */

static const char company[] = "title: %s\nnote: %s\nrun: {seed: 7, replicates: %d, days: 5}\n"
                              "associates: {count: 40, contacts: {law: constant, mean: 12}}\n"
                              "market: {people: 3000}\norganizations:\n"
                              "  %s: {participation: 1, channels: [conversation]}\n"
                              "  %s: {participation: 0.3, channels: [conversation, feed]}\n";

static char *page_of(const reach_result *result) {
  json_t *story = reach_story_of(result, "resolved");
  reach_html html = {0};
  reach_report report = {0};
  assert_non_null(story);
  assert_ok(reach_webpage_make(story, NULL, &html, &report), &report);
  json_decref(story);
  return html.text;
}

static char *page_named(const char *title, const char *note, const char *a, const char *b) {
  test_play play;
  test_play_run(&play, company, title, note, 20, a, b);
  char *page = page_of(&play.result);
  test_play_free(&play);
  char why[200];
  if (!xml_is_well_formed(page, why)) fail_msg("%s", why);
  return page;
}

/* The tags alone: what runs would have to stand among them. */
static size_t tags(const char *page) {
  return count(page, "<") - count(page, "<bdi>") - count(page, "</bdi>");
}

static void test_hostile_names_are_shown_literally(void **state) {
  (void)state;
  static const char *const hostile[] = {
      "\"<script>alert(1)</script>\"",
      "\"</style></title><img src=x onerror=alert(1)>\"",
      "\"quote \\\" and ' and `id` $(id) {x} \\\\ &amp; ]]> -->\"",
      "\"\\u202eright to left \\u05d0\\u05d1 \\U0001f600\"",
  };
  char *plain = page_named("t", "n", "a", "b");
  size_t wanted = tags(plain);
  free(plain);
  for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
    char *page = page_named(hostile[i], hostile[i], hostile[i], "b");
    if (tags(page) != wanted) fail_msg("%s: %zu tags, not %zu", hostile[i], tags(page), wanted);
    assert_int_equal(count(page, "<script"), 1);
    assert_null(strstr(page, "<img"));
    free(page);
  }
  char *page = page_named(hostile[0], hostile[0], hostile[0], "b");
  assert_non_null(strstr(page, "<h1><bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi></h1>"));
  assert_non_null(strstr(page, "<th scope=\"col\" class=\"number\"><bdi>&lt;script&gt;"));
  free(page);
}

static void test_a_long_title_stays_whole(void **state) {
  (void)state;
  char title[1003];
  memset(title, 'M', 1000);
  strcpy(title + 1000, "");
  char *page = page_named(title, "n", "a", "b");
  assert_non_null(strstr(page, title));
  free(page);
}

static void test_the_page_says_what_was_found(void **state) {
  (void)state;
  char *page = page_named("A title", "A caveat", "old", "new");
  static const char *const wanted[] = {"Content-Security-Policy\" content=\"default-src 'none'",
                                       "<p class=\"lead\"><bdi>New</bdi> reaches ",
                                       "<p class=\"warning\">A caveat</p>",
                                       "id=\"table-measures\"",
                                       "id=\"table-comparison\"",
                                       "id=\"table-assumptions\"",
                                       "accurate_reach",
                                       "The story ends on day 5.",
                                       "orgreach run scenario.yaml",
                                       "<dt>Seed</dt><dd><bdi>7</bdi></dd>",
                                       "aria-labelledby=\"chart-multiplier-title\"",
                                       "This picture was not drawn.",
                                       "There are no pictures",
                                       "<a class=\"skip\" href=\"#answer\">",
                                       "lang=\"en\""};
  for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
    if (!strstr(page, wanted[i])) fail_msg("not on the page: %s", wanted[i]);
  assert_int_equal(count(page, "<p class=\"then\">") >= 2, 1);
  assert_null(strstr(page, "http://a"));
  assert_null(strstr(page, " src="));
  free(page);
}

static void test_a_network_alone_has_a_page_too(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                "network: {edges: 0 1; 1 2; 2 0}\nrun: {seed: 1, replicates: %d}\n"
                "cascade: {probability: 0.5, seed_set: [0]}\n",
                1);
  char *page = page_of(&play.result), why[200];
  if (!xml_is_well_formed(page, why)) fail_msg("%s", why);
  assert_null(strstr(page, "table-comparison"));
  assert_non_null(strstr(page, "One replicate: no intervals."));
  free(page);
  test_play_free(&play);
}

/* A file that somebody edited: the page is made of what is left, or refused, and never breaks. */
static void test_an_odd_story_makes_a_whole_page(void **state) {
  (void)state;
  static const char *const stories[] = {
      "{}", "[]",
      "{\"title\": 7, \"answer\": {\"a\": 1}, \"charts\": [1, {\"name\": \"../x\"}, {\"name\": "
      "2}]}",
      "{\"tables\": [{\"id\": \"measures\", \"columns\": [{\"text\": \"<\"}], \"rows\": "
      "[[1, null, {\"t\": \"<\", \"v\": \"x\"}], 3, [\"a\", \"b\"]]}], \"names\": [\"\", 1, "
      "\"a\"]}",
      "{\"charts\": [{\"name\": \"ok\", \"top\": 7, \"bottom\": -3}], \"limits\": [1, \"&\"]}"};
  for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
    json_t *story = reach_json_read(stories[i]);
    reach_html html = {0};
    reach_report report = {0};
    char why[200];
    assert_ok(reach_webpage_make(story, NULL, &html, &report), &report);
    if (!xml_is_well_formed(html.text, why)) fail_msg("%s: %s", stories[i], why);
    reach_html_free(&html);
    json_decref(story);
  }
}

static void test_a_run_and_report_make_the_same_page(void **state) {
  (void)state;
  assert_program(PROGRAM("run", "small.yaml", "-o", "out", "--no-charts", "--quiet"), 0, NULL);
  char *first = scratch_read("out/report.html"), *manifest = scratch_read("out/manifest.json");
  assert_non_null(strstr(manifest, "\"report.html\""));
  assert_non_null(strstr(manifest, "\"report.json\""));
  scratch_write("out/report.html", "edited");
  assert_program(PROGRAM("report", "out"), 0, NULL);
  assert_file_is("out/report.html", first);
  assert_program(PROGRAM("verify", "out"), 0, NULL);
  free(first);
  free(manifest);
}

static void test_folders_without_results_are_refused(void **state) {
  (void)state;
  assert_program(PROGRAM("report"), 2, "is missing");
  assert_program(PROGRAM("report", "nowhere"), 4, "cannot open the folder");
  assert_program(program_in_shell("mkdir empty && \"$ORGREACH\" report empty"), 4,
                 "no finished results");
  assert_program(PROGRAM("run", "small.yaml", "-o", "out", "--no-charts", "--quiet"), 0, NULL);
  scratch_write("out/report.json", "{\"format\": 99}");
  assert_program(PROGRAM("report", "out"), 4, "of another version");
  scratch_write("out/report.json", "nonsense");
  assert_program(PROGRAM("report", "out"), 4, "damaged");
  assert_program(program_in_shell("rm out/report.json; \"$ORGREACH\" report out"), 4,
                 "there is no report.json in it");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_text_is_escaped),
      cmocka_unit_test(test_what_no_page_may_hold_is_replaced),
      cmocka_unit_test(test_names_in_sentences_stand_in_a_box_of_their_own),
      cmocka_unit_test(test_a_picture_has_a_name_and_is_cut_to_its_plot),
      cmocka_unit_test(test_ids_get_a_prefix_and_unused_marks_go),
      cmocka_unit_test(test_inks_become_classes),
      cmocka_unit_test(test_the_caption_is_the_page_s),
      cmocka_unit_test(test_nothing_in_a_picture_runs_or_leads_away),
      cmocka_unit_test(test_what_is_not_a_picture_of_gnuplot_is_refused),
      cmocka_unit_test(test_the_colours_are_those_of_the_charts),
      cmocka_unit_test(test_hostile_names_are_shown_literally),
      cmocka_unit_test(test_a_long_title_stays_whole),
      cmocka_unit_test(test_the_page_says_what_was_found),
      cmocka_unit_test(test_a_network_alone_has_a_page_too),
      cmocka_unit_test(test_an_odd_story_makes_a_whole_page),
      IN_SMALL(test_a_run_and_report_make_the_same_page),
      IN_SMALL(test_folders_without_results_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
