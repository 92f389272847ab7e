/* The style that makes the parts of a picture appear one after another. */
#include <stdlib.h>
#include <string.h>

#include "present/animation.h"
#include "support/support.h"

/* An SVG of n parts. */
static char *svg_of(unsigned n) {
  char *text = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&text, &size);
  assert_non_null(out);
  fputs("<svg>\n<g id=\"gnuplot_canvas\">\n", out);
  for (unsigned i = 1; i <= n; i++) fprintf(out, "<g id=\"reach_plot_%u\" ></g>\n", i);
  fputs("</g></svg>", out);
  fclose(out);
  return text;
}

static void test_parts_appear_one_after_another(void **state) {
  (void)state;
  static const char style[] =
      "<svg>\n<style>\n@keyframes on {from {opacity: 0} to {opacity: 1}}\n"
      "@keyframes tick {from, to {opacity: 1}}\n"
      "#reach_plot_8 {opacity: 0; animation: tick 0.45s 0.00s}\n"
      "#reach_plot_5, #reach_plot_7 {animation: on 0.3s linear 0.45s backwards}\n"
      "#reach_plot_9 {animation: on 0.01s 0.45s backwards}\n"
      "@media (prefers-reduced-motion: reduce) {g {animation: none !important}}\n</style>\n"
      "<g id=\"gnuplot_canvas\">\n<g id=\"reach_plot_1\" >";
  bool is_short;
  char *svg = svg_of(9), *styled = reach_animation_style(svg, &is_short);
  assert_non_null(styled);
  assert_memory_equal(styled, style, strlen(style));
  assert_non_null(strstr(styled, strstr(svg, "<g id=\"gnuplot_canvas\">"))); /* all else as it was */
  free(svg);
  free(styled);
}

static void test_another_picture_is_refused(void **state) {
  (void)state;
  bool is_short = true;
  for (unsigned n = 0; n < 12; n++) {
    char *svg = svg_of(n), *styled = reach_animation_style(svg, &is_short);
    assert_int_equal(styled != NULL, n == 6 || n == 9);
    assert_false(is_short);
    free(svg);
    free(styled);
  }
  assert_null(reach_animation_style("", &is_short));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_parts_appear_one_after_another),
                                     cmocka_unit_test(test_another_picture_is_refused)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
