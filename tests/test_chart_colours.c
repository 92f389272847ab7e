/* Colours that everybody can read and tell apart: computed from the two themes as gnuplot gets
 * them.
 *
 * Contrast: WCAG 2.1, 1.4.3 (relative luminance). Colour blindness: the matrices of Machado,
 * Oliveira and Fernandes 2009 at full severity, in linear RGB. Distance: CIEDE2000 (Sharma, Wu,
 * Dalal 2005), of which 2 to 3 is just noticeable. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/support.h"

#include "present/chart_page.h"
#include "present/heat_labels.h"
#include "present/plots.h"
#include "support/made_result.h"

static const double least_contrast = 4.5; /* WCAG 2.1 AA, text of any size */
static const double clear = 10;           /* several times what is just noticeable: our choice */
static const double least_apart = 2.5;    /* any two organizations: noticeable */
static const double least_grey = 7.5;     /* L* between bars that stand side by side: our choice */
enum { FIRST_FEW = 4, BARS = 3, COLOURS = 12 };

typedef struct {
  double r, g, b; /* linear */
} rgb;

typedef struct {
  double l, a, b;
} lab;

typedef struct {
  rgb ink[REACH_N_INKS + 1];
} theme;

static double linear(unsigned byte) {
  double c = byte / 255.0;
  return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

/* Takes every "ink[N] = '#rrggbb'" of the text. */
static void read_inks(const char *text, theme *out) {
  for (const char *at = text; (at = strstr(at, "ink[")); at++) {
    unsigned number, r, g, b;
    if (sscanf(at, "ink[%u] = '#%2x%2x%2x'", &number, &r, &g, &b) != 4) continue;
    assert_in_range(number, 1, REACH_N_INKS);
    out->ink[number] = (rgb){linear(r), linear(g), linear(b)};
  }
}

static theme light_theme(void) {
  theme out = {0};
  made_result made;
  reach_page page[REACH_N_SHAPES];
  char *text = NULL;
  size_t n;
  FILE *script = open_memstream(&text, &n);
  made_result_init(&made, 2);
  for (int s = 0; s < REACH_N_SHAPES; s++)
    reach_page_start_on(&page[s], (enum reach_shape)s, &made.result, "", "");
  reach_page_write(page, "x", "light", "16:9", script);
  fclose(script);
  read_inks(text, &out);
  free(text);
  for (int s = 0; s < REACH_N_SHAPES; s++) reach_page_free(&page[s]);
  made_result_free(&made);
  return out;
}

/* What a dark theme does not say is as in the light one. */
static theme dark_theme(void) {
  theme out = light_theme();
  for (const reach_plot *p = reach_plot_table; p->name; p++)
    if (!strcmp(p->name, "style")) read_inks(p->text, &out);
  return out;
}

static double luminance(rgb c) {
  return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b;
}

static double contrast(rgb one, rgb other) {
  double a = luminance(one), b = luminance(other);
  return (fmax(a, b) + 0.05) / (fmin(a, b) + 0.05);
}

static double clip(double x) {
  return fmin(fmax(x, 0), 1);
}

enum { NORMAL, PROTAN, DEUTAN, TRITAN, N_VISIONS };
static const char *const vision_name[] = {"normal", "protan", "deutan", "tritan"};

static rgb seen(rgb c, int vision) {
  static const double m[N_VISIONS][3][3] = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
                                            {{0.152286, 1.052583, -0.204868},
                                             {0.114503, 0.786281, 0.099216},
                                             {-0.003882, -0.048116, 1.051998}},
                                            {{0.367322, 0.860646, -0.227968},
                                             {0.280085, 0.672501, 0.047413},
                                             {-0.011820, 0.042940, 0.968881}},
                                            {{1.255528, -0.076749, -0.178779},
                                             {-0.078411, 0.930809, 0.147602},
                                             {0.004733, 0.691367, 0.303900}}};
  double out[3];
  for (int i = 0; i < 3; i++)
    out[i] = clip(m[vision][i][0] * c.r + m[vision][i][1] * c.g + m[vision][i][2] * c.b);
  return (rgb){out[0], out[1], out[2]};
}

static double curve(double t) {
  const double edge = 216.0 / 24389, slope = 24389.0 / 27;
  return t > edge ? cbrt(t) : (slope * t + 16) / 116;
}

/* CIE 1976 L*a*b*, D65. */
static lab lab_of(rgb c) {
  double x = curve((0.4124 * c.r + 0.3576 * c.g + 0.1805 * c.b) / 0.95047);
  double y = curve(luminance(c));
  double z = curve((0.0193 * c.r + 0.1192 * c.g + 0.9505 * c.b) / 1.08883);
  return (lab){116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

static const double degree = 3.14159265358979323846 / 180;

static double hue(double a, double b) {
  double h = atan2(b, a) / degree;
  return h < 0 ? h + 360 : h;
}

/* CIEDE2000. */
static double apart(lab p, lab q) {
  double mean = (hypot(p.a, p.b) + hypot(q.a, q.b)) / 2;
  double g = 1 + 0.5 * (1 - sqrt(pow(mean, 7) / (pow(mean, 7) + pow(25, 7))));
  double c1 = hypot(g * p.a, p.b), c2 = hypot(g * q.a, q.b), c = (c1 + c2) / 2;
  double h1 = hue(g * p.a, p.b), h2 = hue(g * q.a, q.b), turn = h2 - h1;
  bool has_hue = c1 * c2 > 0;
  if (turn > 180) turn -= 360;
  if (turn < -180) turn += 360;
  double h = (h1 + h2) / 2;
  if (fabs(h1 - h2) > 180) h += h < 180 ? 180 : -180;
  if (!has_hue) turn = 0, h = h1 + h2;
  double dh = 2 * sqrt(c1 * c2) * sin(turn / 2 * degree), l = (p.l + q.l) / 2;
  double t = 1 - 0.17 * cos((h - 30) * degree) + 0.24 * cos(2 * h * degree) +
             0.32 * cos((3 * h + 6) * degree) - 0.2 * cos((4 * h - 63) * degree);
  double sl = 1 + 0.015 * pow(l - 50, 2) / sqrt(20 + pow(l - 50, 2));
  double dl = (q.l - p.l) / sl, dc = (c2 - c1) / (1 + 0.045 * c);
  double bent = exp(-pow((h - 275) / 25, 2));
  double turned = -sin(60 * bent * degree) * 2 * sqrt(pow(c, 7) / (pow(c, 7) + pow(25, 7)));
  dh /= 1 + 0.015 * c * t;
  return sqrt(dl * dl + dc * dc + dh * dh + turned * dc * dh);
}

/* Pairs 1, 7 and 17 of the test data of Sharma, Wu and Dalal 2005. */
static void test_distance_is_as_published(void **state) {
  (void)state;
  assert_close(apart((lab){50, 2.6772, -79.7751}, (lab){50, 0, -82.7485}), 2.0425, 5e-5, "1");
  assert_close(apart((lab){50, 0, 0}, (lab){50, -1, 2}), 2.3669, 5e-5, "7");
  assert_close(apart((lab){50, 2.5, 0}, (lab){73, 25, -18}), 27.1492, 5e-5, "17");
  assert_close(contrast((rgb){0, 0, 0}, (rgb){1, 1, 1}), 21, 1e-9, "black on white");
}

/* Inks that texts have. */
static const int text_ink[] = {
    REACH_INK_TEXT,   REACH_INK_MUTED,  REACH_INK_WARNING, REACH_INK_BASELINE, REACH_INK_FOCUS,
    REACH_INK_THIRD,  REACH_INK_FOURTH, REACH_INK_FIFTH,   REACH_INK_SIXTH,    REACH_INK_SEVENTH,
    REACH_INK_EIGHTH, REACH_INK_NINTH,  REACH_INK_TENTH,   REACH_INK_ELEVENTH, REACH_INK_TWELFTH,
    REACH_INK_OTHERS, REACH_INK_BROKEN, REACH_INK_WEAK,    REACH_INK_SOUND};

static void check_contrast(const theme *t, const char *name) {
  for (size_t i = 0; i < sizeof text_ink / sizeof *text_ink; i++) {
    double c = contrast(t->ink[text_ink[i]], t->ink[REACH_INK_PAPER]);
    if (!(c >= least_contrast)) fail_msg("%s: ink %d has contrast %.2f", name, text_ink[i], c);
  }
}

static void test_texts_have_contrast(void **state) {
  (void)state;
  theme light = light_theme(), dark = dark_theme();
  check_contrast(&light, "light");
  check_contrast(&dark, "dark");
}

/* Colours of a map run straight between those of its palette, in steps of 1/9 of the scale. */
static void test_numbers_on_maps_have_contrast(void **state) {
  (void)state;
  enum { STEPS = 9, FINE = 1000 };
  theme light = light_theme();
  for (const reach_plot *p = reach_plot_table; p->name; p++) {
    const char *at = strstr(p->text, "set palette defined (");
    unsigned byte[STEPS + 1][3], step;
    if (!at) continue;
    at += strlen("set palette defined (");
    for (unsigned i = 0; i <= STEPS; i++, at = strchr(at, ',') + 1) {
      assert_int_equal(sscanf(at, "%u '#%2x%2x%2x'", &step, &byte[i][0], &byte[i][1], &byte[i][2]),
                       4);
      assert_int_equal(step, i);
    }
    for (unsigned k = 0; k <= FINE; k++) {
      double shade = (double)k / FINE, mixed[3];
      unsigned i = k == FINE ? STEPS - 1 : (unsigned)(shade * STEPS);
      double share = shade * STEPS - i;
      for (int c = 0; c < 3; c++)
        mixed[c] = linear((unsigned)lround(byte[i][c] * (1 - share) + byte[i + 1][c] * share));
      double c = contrast(light.ink[reach_heat_ink(shade)], (rgb){mixed[0], mixed[1], mixed[2]});
      if (!(c >= least_contrast)) fail_msg("%s: shade %.3f: contrast %.2f", p->name, shade, c);
    }
  }
}

/* As reach_series_dash: of the first two each its own, then four in turn, the solid one as the
 * second's. */
static int dash_of(int colour) {
  static const int others[] = {4, 5, 1, 3};
  return colour == 0 ? 2 : colour == 1 ? 1 : others[(colour - 2) % 4];
}

static void check_organizations(const theme *t, const char *name) {
  for (int vision = 0; vision < N_VISIONS; vision++)
    for (int i = 0; i < COLOURS; i++)
      for (int k = 0; k < i; k++) {
        double d = apart(lab_of(seen(t->ink[REACH_INK_BASELINE + i], vision)),
                         lab_of(seen(t->ink[REACH_INK_BASELINE + k], vision)));
        bool is_alone = i < FIRST_FEW || dash_of(i) == dash_of(k); /* only the colour tells */
        if (!(d >= (is_alone ? clear : least_apart)))
          fail_msg("%s, %s vision: organizations %d and %d are %.1f apart", name,
                   vision_name[vision], k + 1, i + 1, d);
      }
}

static void test_organizations_differ_for_the_colour_blind(void **state) {
  (void)state;
  theme light = light_theme(), dark = dark_theme();
  check_organizations(&light, "light");
  check_organizations(&dark, "dark");
}

/* Bars side by side have a key only; lines and rows have their names beside them. */
static void check_grey(const theme *t, const char *name) {
  for (int i = 0; i < BARS; i++)
    for (int k = 0; k < i; k++) {
      double d =
          fabs(lab_of(t->ink[REACH_INK_BASELINE + i]).l - lab_of(t->ink[REACH_INK_BASELINE + k]).l);
      if (!(d >= least_grey))
        fail_msg("%s, grey: bars %d and %d are %.1f apart", name, k + 1, i + 1, d);
    }
}

static void test_bars_differ_in_grey(void **state) {
  (void)state;
  theme light = light_theme(), dark = dark_theme();
  check_grey(&light, "light");
  check_grey(&dark, "dark");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_distance_is_as_published), cmocka_unit_test(test_texts_have_contrast),
      cmocka_unit_test(test_numbers_on_maps_have_contrast),
      cmocka_unit_test(test_organizations_differ_for_the_colour_blind),
      cmocka_unit_test(test_bars_differ_in_grey)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
