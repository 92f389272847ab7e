/* Charts as people see them, judged by their SVG: texts stay on the page, touch no other text, and
 * can be read; what a scenario calls itself is text; and the pictures are those that were approved
 * (tests/golden/svg-VERSION of gnuplot; renewed with ORGREACH_GOLDEN=write). With names of SVGs on
 * the command line it judges these. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/support.h"

#include "present/chart.h"
#include "present/child.h"
#include "support/made_everything.h"
#include "support/scratch.h"
#include "support/xml.h"

enum { SVG = 1u << 1, MOST_TEXTS = 600 };

/* A text of an SVG: its box in pixels, and its colour. */
typedef struct {
  double left, right, top, bottom;
  unsigned red, green, blue;
  char said[200];
} text_box;

typedef struct {
  double width, height;
  unsigned red, green, blue; /* of the paper */
  text_box text[MOST_TEXTS];
  size_t n;
} picture;

static char *read_file(const char *path) {
  FILE *in = fopen(path, "rb");
  if (!in) return NULL;
  char *text = NULL;
  size_t n = 0;
  ssize_t got = getdelim(&text, &n, '\0', in);
  fclose(in);
  if (got < 0) fail_msg("%s: empty", path);
  return text;
}

static double attribute(const char *tag, const char *name) {
  const char *at = strstr(tag, name);
  return at ? strtod(at + strlen(name), NULL) : NAN;
}

/* gnuplot: <g transform="translate(X,Y)" ... fill="rgb(R,G,B)" ... text-anchor="start">
 * <text ...><tspan font-family="Arial" font-size="18.0" font-weight="bold" ...>said */
static void add_text(picture *p, const char *group, const char *text) {
  assert_true(p->n < MOST_TEXTS);
  text_box *out = &p->text[p->n];
  double x, y;
  char *says = strndup(text, (size_t)(strstr(text, "</text>") - text)), *plain;
  char *whole = NULL;
  assert_true(asprintf(&whole, "%s</text>", says) > 0);
  plain = xml_text(whole);
  double size = attribute(says, "font-size=\"");
  const char *at = strstr(group, "translate("), *fill = strstr(group, "fill=\"rgb(");
  assert_true(at && fill && at < text && fill < text);
  assert_int_equal(sscanf(at, "translate(%lf,%lf)", &x, &y), 2);
  assert_int_equal(sscanf(fill, "fill=\"rgb(%u,%u,%u)", &out->red, &out->green, &out->blue), 3);
  if (isnan(size)) size = attribute(group, "font-size=\"");
  const char *bold = strstr(says, "font-weight=\"bold\"");
  /* without the room that pages keep for a wider font */
  double width = reach_line_width(plain, bold != NULL) / 1.2 * size;
  const char *anchor = strstr(group, "text-anchor=\"");
  char how = anchor && anchor < text ? anchor[13] : 's';
  out->left = x - (how == 'm' ? width / 2 : how == 'e' ? width : 0);
  out->right = out->left + width;
  out->bottom = y; /* the baseline, and the height of a capital */
  out->top = y - 0.72 * size;
  snprintf(out->said, sizeof out->said, "%.190s", plain);
  p->n += plain[strspn(plain, " \n\t")] != '\0';
  free(plain);
  free(whole);
  free(says);
}

static void look(const char *svg, picture *p) {
  *p = (picture){0};
  const char *box = strstr(svg, "viewBox=\"0 0 ");
  assert_non_null(box);
  assert_int_equal(sscanf(box, "viewBox=\"0 0 %lf %lf", &p->width, &p->height), 2);
  const char *paper = strstr(svg, "<rect");
  assert_non_null(paper);
  if (sscanf(strstr(paper, "fill=\""), "fill=\"#%2x%2x%2x", &p->red, &p->green, &p->blue) != 3)
    assert_int_equal(
        sscanf(strstr(paper, "fill=\""), "fill=\"rgb(%u,%u,%u", &p->red, &p->green, &p->blue), 3);
  const char *group = svg;
  for (const char *at = svg; (at = strstr(at, "<text")); at++) {
    for (const char *g = group; (g = strstr(g + 1, "<g ")) && g < at;) group = g;
    add_text(p, group, at);
  }
}

static double luminance(unsigned red, unsigned green, unsigned blue) {
  const unsigned byte[] = {red, green, blue};
  static const double weight[] = {0.2126, 0.7152, 0.0722};
  double sum = 0;
  for (int i = 0; i < 3; i++) {
    double c = byte[i] / 255.0;
    sum += weight[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
  }
  return sum;
}

/* Black and white are the inks on the colours of a map, and of nothing else: test_chart_colours. */
static bool is_on_a_map(const text_box *t) {
  return t->red == t->green && t->green == t->blue && (t->red == 0 || t->red == 255);
}

static void check_contrast(const picture *p, const text_box *t, const char *name) {
  const double least = 4.5;          /* WCAG 2.1 AA */
  if (!strcmp(t->said, "●")) return; /* a mark beside a word */
  if (is_on_a_map(t)) return;
  double a = luminance(p->red, p->green, p->blue), b = luminance(t->red, t->green, t->blue);
  double contrast = (fmax(a, b) + 0.05) / (fmin(a, b) + 0.05);
  if (!(contrast >= least)) fail_msg("%s: '%s' has contrast %.2f", name, t->said, contrast);
}

static void check_picture(const char *svg, const char *name) {
  picture *p = calloc(1, sizeof *p);
  char why[200];
  assert_non_null(p);
  if (!xml_is_well_formed(svg, why)) fail_msg("%s: %s", name, why);
  assert_null(strstr(svg, "<script"));
  look(svg, p);
  if (p->n < 6) fail_msg("%s: only %zu texts", name, p->n);
  for (size_t i = 0; i < p->n; i++) {
    const text_box *t = &p->text[i];
    if (t->left < 0 || t->right > p->width || t->top < 0 || t->bottom > p->height)
      fail_msg("%s: '%s' leaves the page: %.1f to %.1f of %.0f, %.1f to %.1f of %.0f", name,
               t->said, t->left, t->right, p->width, t->top, t->bottom, p->height);
    check_contrast(p, t, name);
    for (size_t k = 0; k < i; k++) {
      const text_box *o = &p->text[k];
      if (t->left < o->right && o->left < t->right && t->top < o->bottom && o->top < t->bottom)
        fail_msg("%s: '%s' touches '%s'", name, t->said, o->said);
    }
  }
  free(p);
}

/* Draws the SVGs of a result into charts/ here, looks at all, and counts what was drawn. */
static size_t draw_and_look(const made_result *made, const char *theme, const char *aspect,
                            bool *is_drawn) {
  reach_report report = {0};
  reach_chart_options options = {.theme = theme, .aspect = aspect, .formats = SVG};
  size_t n = 0;
  assert_ok(reach_charts_draw_with(&made->result, ".", &options, &report), &report);
  for (size_t i = 0; reach_chart_table[i].name; i++) {
    char path[100], name[160];
    if (!reach_chart_applies(&reach_chart_table[i], &made->result)) continue;
    snprintf(path, sizeof path, "charts/%s.svg", reach_chart_table[i].name);
    snprintf(name, sizeof name, "%s (%s, %s, %zu organizations)", reach_chart_table[i].name, theme,
             aspect, made->scenario.n_organizations);
    char *svg = read_file(path);
    if (!svg) fail_msg("%s is missing", path);
    check_picture(svg, name);
    free(svg);
    if (is_drawn) is_drawn[i] = true;
    n++;
  }
  return n;
}

enum { MOST_CHARTS = 100 };

/* A new chart of a run has to be given something to draw in made_everything. */
static void test_every_chart_of_a_run_is_looked_at(void **state) {
  (void)state;
  bool is_drawn[MOST_CHARTS] = {false};
  static const char *const themes[] = {"light", "dark"}, *const aspects[] = {"16:9", "4:3"};
  for (int k = 0; k < 4; k++) {
    made_result made;
    made_everything(&made, k < 2 ? 2 : 3, k % 2);
    draw_and_look(&made, themes[k / 2], aspects[k % 2], is_drawn);
    made_result_free(&made);
  }
  for (size_t i = 0; reach_chart_table[i].name; i++)
    if (reach_chart_table[i].of == REACH_OF_RUN && !is_drawn[i])
      fail_msg("chart %s is in no picture: see made_everything", reach_chart_table[i].name);
}

static void test_many_organizations_fit(void **state) {
  (void)state;
  for (size_t n = 5; n <= 12; n += 7) {
    made_result made;
    made_everything(&made, n, false);
    draw_and_look(&made, n > 5 ? "dark" : "light", n > 5 ? "4:3" : "16:9", NULL);
    made_result_free(&made);
  }
}

static void test_hostile_names_are_texts(void **state) {
  (void)state;
  static const char *const hostile[] = {
      "'\"`touch canary` $(touch canary) {/Symbol a} @ink %d \\n",
      "</text><script>alert(1)</script><!-- ]]> &amp; &lt;",
      "\u202e\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \U0001f642\U0001f642 \u200d",
      "\x1b[31m\a\xff\xfe two\nlines\ttab"};
  char endless[1001];
  memset(endless, 'W', sizeof endless - 1);
  endless[sizeof endless - 1] = '\0';
  for (size_t i = 0; i <= sizeof hostile / sizeof *hostile; i++) {
    const char *text = i < sizeof hostile / sizeof *hostile ? hostile[i] : endless;
    made_result made;
    made_everything(&made, 2, i % 2);
    made_result_title(&made, text);
    made_result_note(&made, text);
    made_result_name(&made, 0, text);
    made_result_name(&made, 1, text);
    for (uint32_t d = 0; d < made.result.answer[0].n_departments; d++)
      for (int o = 0; o < 2; o++) {
        free(made.result.answer[o].department[d].name);
        made.result.answer[o].department[d].name = strdup(text);
      }
    char **name = made.result.atlas.map[0]->department_name;
    free(name[0]);
    name[0] = strdup(text);
    draw_and_look(&made, i % 2 ? "dark" : "light", i % 2 ? "4:3" : "16:9", NULL);
    assert_int_not_equal(access("charts/canary", F_OK), 0);
    assert_int_not_equal(access("canary", F_OK), 0);
    made_result_free(&made);
  }
}

/* "5.4" of the gnuplot that is installed. */
static void gnuplot_version(char version[16]) {
  FILE *says = popen("gnuplot --version", "r"); /* of PATH, as the tests draw with it */
  *version = '\0';
  if (says && fscanf(says, "gnuplot %15s", version) != 1) *version = '\0';
  if (says) pclose(says);
}

static void compare(const char *folder, const char *name, bool is_written) {
  char path[PATH_MAX + 100], here[100];
  snprintf(path, sizeof path, "%s/%s.svg", folder, name);
  snprintf(here, sizeof here, "charts/%s.svg", name);
  char *drawn = read_file(here), *golden = read_file(path);
  assert_non_null(drawn);
  if (is_written) {
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    fputs(drawn, out);
    assert_int_equal(fclose(out), 0);
  } else if (!golden || strcmp(drawn, golden) != 0) {
    fail_msg("%s %s; look at it, then ORGREACH_GOLDEN=write renews it", path,
             golden ? "is another picture" : "is missing");
  }
  free(drawn);
  free(golden);
}

static void test_pictures_are_those_that_were_approved(void **state) {
  (void)state;
  char version[16], folder[PATH_MAX];
  const char *how = getenv("ORGREACH_GOLDEN");
  bool is_written = how && !strcmp(how, "write");
  gnuplot_version(version);
  snprintf(folder, sizeof folder, "%s/tests/golden/svg-%s", ORGREACH_SOURCE_DIR, version);
  if (is_written) mkdir(folder, 0777);
  if (access(folder, F_OK)) {
    print_message("gnuplot %s has no approved pictures: %s is not there\n", version, folder);
    skip();
  }
  bool is_done[MOST_CHARTS] = {false};
  for (int k = 0; k < 2; k++) {
    made_result made;
    reach_report report = {0};
    reach_chart_options options = {.formats = SVG};
    made_everything(&made, 2, k);
    assert_ok(reach_charts_draw_with(&made.result, ".", &options, &report), &report);
    for (size_t i = 0; reach_chart_table[i].name; i++) {
      if (is_done[i] || !reach_chart_applies(&reach_chart_table[i], &made.result)) continue;
      compare(folder, reach_chart_table[i].name, is_written);
      is_done[i] = true;
    }
    made_result_free(&made);
  }
}

static char **named;

static void test_named_pictures(void **state) {
  (void)state;
  for (char **name = named; *name; name++) {
    char *svg = read_file(*name);
    if (!svg) fail_msg("%s is missing", *name);
    check_picture(svg, *name);
    free(svg);
  }
}

int main(int argc, char **argv) {
  const struct CMUnitTest of_names[] = {cmocka_unit_test(test_named_pictures)};
  named = argv + 1;
  if (argc > 1) return cmocka_run_group_tests(of_names, NULL, NULL);
  const struct CMUnitTest tests[] = {IN_SCRATCH(test_every_chart_of_a_run_is_looked_at),
                                     IN_SCRATCH(test_many_organizations_fit),
                                     IN_SCRATCH(test_hostile_names_are_texts),
                                     IN_SCRATCH(test_pictures_are_those_that_were_approved)};
  char path[PATH_MAX];
  if (!reach_child_find("gnuplot", NULL, path)) {
    print_message("gnuplot is not installed: no pictures to look at\n");
    return 77;
  }
  return cmocka_run_group_tests(tests, NULL, NULL);
}
