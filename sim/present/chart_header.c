/* The upper part of a chart's script: one assignment a line, texts single-quoted. gnuplot
 * expands nothing inside single quotes, and clean text has no line breaks or other control
 * characters. A quote is not doubled: two doubled quotes side by side end the string for
 * gnuplot 5.4, and what follows would run. It is joined as a text of its own, "\047". */
#include <string.h>

#include "present/chart_page.h"
#include "present/chart_series.h"

static const struct {
  enum reach_ink ink;
  const char *rgb, *meaning;
} light[] = {{REACH_INK_PAPER, "#ffffff", "paper"},
             {REACH_INK_TEXT, "#1f2933", "headline, names"},
             {REACH_INK_MUTED, "#52606d", "other text"},
             {REACH_INK_GRID, "#e4e7eb", "grid"},
             {REACH_INK_WARNING, "#b3261e", "warning"},
             {REACH_INK_BASELINE, "#c05003", "baseline organization"},
             {REACH_INK_FOCUS, "#115ca5", "organization that the headline speaks of"},
             {REACH_INK_THIRD, "#00452e", "third organization"},
             {REACH_INK_FOURTH, "#a65b81", "fourth organization"},
             {REACH_INK_FIFTH, "#5e561a", "and so on"},
             {REACH_INK_SIXTH, "#2f7ca2", "sixth"},
             {REACH_INK_SEVENTH, "#595483", "seventh"},
             {REACH_INK_EIGHTH, "#984524", "eighth"},
             {REACH_INK_NINTH, "#468424", "ninth"},
             {REACH_INK_TENTH, "#ab365a", "tenth"},
             {REACH_INK_ELEVENTH, "#45258a", "eleventh"},
             {REACH_INK_TWELFTH, "#2f6b57", "twelfth"},
             {REACH_INK_OTHERS, "#66717d", "organizations of a large field"},
             {REACH_INK_STARTS, "#440154", "people who start"},
             {REACH_INK_ONE_HOP, "#31688e", "reached over one hop"},
             {REACH_INK_TWO_HOPS, "#35b779", "over two"},
             {REACH_INK_MORE_HOPS, "#f0c20c", "over three or more"},
             {REACH_INK_NOT_REACHED, "#c5ccd3", "not reached"},
             {REACH_INK_GROUND, "#f2f4f6", "ground of a department"},
             {REACH_INK_TIE, "#dfe3e8", "ties"},
             {REACH_INK_TELLING, "#75828f", "who told whom"},
             {REACH_INK_BROKEN, "#b3261e", "broken"},
             {REACH_INK_WEAK, "#9c5d00", "weak"},
             {REACH_INK_SOUND, "#2b6ea3", "sound"},
             {REACH_INK_OVER_DARK, "#ffffff", "on dark colours of a map"},
             {REACH_INK_OVER_LIGHT, "#000000", "on light ones"}};

static void write_quoted(const char *text, FILE *out) {
  size_t n = strcspn(text, "'");
  fprintf(out, "'%.*s'", (int)n, text);
  for (text += n; *text; text += n) {
    size_t n_quotes = strspn(text, "'");
    fputs(".\"", out);
    for (size_t i = 0; i < n_quotes; i++) fputs("\\047", out);
    fputc('"', out);
    text += n_quotes;
    n = strcspn(text, "'");
    if (n) fprintf(out, ".'%.*s'", (int)n, text);
  }
  fputc('\n', out);
}

/* Every item of a page says on which page it stands. */
static void write_page_number(const char *array, size_t i, int shape, FILE *out) {
  fprintf(out, "%s_page[%zu] = %d\n", array, i, shape + 1);
}

static void declare(const char *prefix, const char *const *name, size_t n_names, size_t n,
                    FILE *out) {
  for (size_t i = 0; i < n_names && n; i++) fprintf(out, "array %s_%s[%zu]\n", prefix, name[i], n);
}

static void write_label(const reach_label *l, double width, size_t i, FILE *out) {
  fprintf(out, "label_text[%zu] = ", i);
  write_quoted(l->text.text, out);
  fprintf(out, "label_drawn[%zu] = ", i);
  write_quoted(l->drawn.text, out);
  fprintf(out, "label_x[%zu] = %.5f\nlabel_y[%zu] = %.5f\nlabel_size[%zu] = %.3f\n", i,
          l->x / width, i, l->y, i, l->font.size);
  fprintf(out, "label_bold[%zu] = %d\nlabel_align[%zu] = %d\nlabel_ink[%zu] = %d\n", i,
          l->font.is_bold, i, (int)l->font.align, i, (int)l->font.ink);
}

static void write_labels(const reach_page *page, FILE *out) {
  static const char *const array[] = {"page", "text", "drawn", "x",  "y",
                                      "size", "bold", "align", "ink"};
  size_t n = 0, i = 0;
  for (int s = 0; s < REACH_N_SHAPES; s++) n += page[s].n_labels;
  fprintf(out,
          "\n# Texts (as the SVG has them; as drawn in PNG and PDF): page (1: 16:9, 2: 4:3), place "
          "(0 to 1 from the lower left corner), size, bold, align "
          "(0 left, 1 centre, 2 right), ink\nn_labels = %zu\n",
          n);
  declare("label", array, sizeof array / sizeof *array, n, out);
  for (int s = 0; s < REACH_N_SHAPES; s++)
    for (size_t k = 0; k < page[s].n_labels; k++) {
      write_page_number("label", ++i, s, out);
      write_label(&page[s].label[k], page[s].width, i, out);
    }
}

static void write_rule(const reach_rule *r, double width, size_t i, FILE *out) {
  fprintf(out, "rule_x1[%zu] = %.5f\nrule_y1[%zu] = %.5f\nrule_x2[%zu] = %.5f\n", i, r->x1 / width,
          i, r->y1, i, r->x2 / width);
  fprintf(out, "rule_y2[%zu] = %.5f\nrule_ink[%zu] = %d\nrule_width[%zu] = %.2f\n", i, r->y2, i,
          (int)r->ink, i, r->width);
  fprintf(out, "rule_dash[%zu] = %d\n", i, r->dash);
}

static void write_rules(const reach_page *page, FILE *out) {
  static const char *const array[] = {"page", "x1", "y1", "x2", "y2", "ink", "width", "dash"};
  size_t n = 0, i = 0;
  for (int s = 0; s < REACH_N_SHAPES; s++) n += page[s].n_rules;
  fprintf(out, "\n# Grid, reference and leader lines\nn_rules = %zu\n", n);
  declare("rule", array, sizeof array / sizeof *array, n, out);
  for (int s = 0; s < REACH_N_SHAPES; s++)
    for (size_t k = 0; k < page[s].n_rules; k++) {
      write_page_number("rule", ++i, s, out);
      write_rule(&page[s].rule[k], page[s].width, i, out);
    }
}

static void write_series(const reach_page *page, FILE *out) {
  const reach_result *result = page->result;
  static const char *const array[] = {"name", "ink", "dash", "width", "twin"};
  size_t n = result->scenario->n_organizations;
  fprintf(out,
          "\n# Organizations; number 0 of the CSV is the first here; twin: whose line stands for "
          "this one\n"
          "n_series = %zu\n",
          n);
  for (size_t i = 0; i < sizeof array / sizeof *array; i++)
    fprintf(out, "array series_%s[%zu]\n", array[i], n);
  for (size_t o = 0; o < n; o++) {
    reach_line name = reach_line_clean(result->scenario->organization[o].name);
    fprintf(out, "series_name[%zu] = ", o + 1);
    write_quoted(name.text, out);
    fprintf(out, "series_ink[%zu] = %d\nseries_dash[%zu] = %d\nseries_width[%zu] = %.2f\n", o + 1,
            (int)reach_series_ink(result, o), o + 1, reach_series_dash(result, o), o + 1,
            reach_series_width(result, o));
    fprintf(out, "series_twin[%zu] = %zu\n", o + 1, (page->twin ? page->twin[o] : o) + 1);
  }
}

static void write_panels(const reach_page *page, FILE *out) {
  static const char *const array[] = {"x", "y", "size", "height"};
  size_t n = page->panel ? page->result->scenario->n_organizations : 0, i = 0;
  if (!n) return;
  fprintf(out, "\n# Panels by organization, first those of page 1, then of page 2: place of (0,0), "
               ""
               "width of a unit (0: not drawn), height of a unit\n");
  declare("panel", array, sizeof array / sizeof *array, n * REACH_N_SHAPES, out);
  for (int s = 0; s < REACH_N_SHAPES; s++)
    for (size_t o = 0; o < n; o++) {
      const reach_panel *panel = &page[s].panel[o];
      i++;
      fprintf(out,
              "panel_x[%zu] = %.5f\npanel_y[%zu] = %.5f\npanel_size[%zu] = %.5f\n"
              "panel_height[%zu] = %.5f\n",
              i, panel->x, i, panel->y, i, panel->size, i,
              panel->height > 0 ? panel->height : panel->size * REACH_PAGE_ASPECT);
    }
}

static void write_area(const reach_page *page, FILE *out) {
  static const char *const array[] = {"left", "right", "bottom", "top"};
  static const char *const end[] = {"from", "to"};
  enum { N_SIDES = sizeof array / sizeof *array, N_ENDS = sizeof end / sizeof *end };
  fprintf(out,
          "\n# Plot area of page 1 (16:9) and page 2 (4:3), 0 to 1 from the lower left corner, "
          "and its ranges\n");
  declare("area", array, N_SIDES, REACH_N_SHAPES, out);
  declare("x", end, N_ENDS, REACH_N_SHAPES, out);
  declare("y", end, N_ENDS, REACH_N_SHAPES, out);
  for (int s = 0; s < REACH_N_SHAPES; s++) {
    const reach_page *p = &page[s];
    int i = s + 1;
    fprintf(out,
            "area_left[%d] = %.5f\narea_right[%d] = %.5f\narea_bottom[%d] = %.5f\n"
            "area_top[%d] = %.5f\nx_from[%d] = %.17g\nx_to[%d] = %.17g\n"
            "y_from[%d] = %.17g\ny_to[%d] = %.17g\n",
            i, p->left / p->width, i, p->right / p->width, i, p->bottom, i, p->top, i, p->x_least,
            i, p->x_most, i, p->y_least, i, p->y_most);
  }
  fprintf(out, "x_is_log = %d\ny_is_log = %d\n", page->is_x_log, page->is_y_log);
}

static void write_curves(const reach_page *page, FILE *out) {
  static const char *const array[] = {"name", "ink", "dash", "width"};
  size_t n = page->n_curves;
  if (!n) return;
  fprintf(out, "\n# Lines; number 0 of the CSV is the first here\nn_lines = %zu\n", n);
  declare("line", array, sizeof array / sizeof *array, n, out);
  for (size_t i = 0; i < n; i++) {
    const reach_curve *c = &page->curve[i];
    fprintf(out, "line_name[%zu] = ", i + 1);
    write_quoted(c->name.text, out);
    fprintf(out, "line_ink[%zu] = %d\nline_dash[%zu] = %d\nline_width[%zu] = %.2f\n", i + 1,
            (int)c->ink, i + 1, c->dash, i + 1, c->width);
  }
}

static void write_pane(const char *name, const reach_pane *pane, double width, size_t i,
                       FILE *out) {
  fprintf(out, "%s_left[%zu] = %.5f\n%s_right[%zu] = %.5f\n", name, i, pane->left / width, name, i,
          pane->right / width);
  fprintf(out, "%s_bottom[%zu] = %.5f\n%s_top[%zu] = %.5f\n", name, i, pane->bottom, name, i,
          pane->top);
}

static void write_panes(const reach_page *page, FILE *out) {
  static const char *const array[] = {"left", "right", "bottom", "top", "page"};
  enum { N_SIDES = 4 };
  size_t n = page->panes.n_panes, n_gaps = 0, i = 0;
  if (!n) return;
  fprintf(out,
          "\n# Panes, first those of page 1, then of page 2, the scale of colours last; rows of the"
          " CSV that are pixels of a pane; gaps of lines, for labels\n"
          "n_panes = %zu\nfirst_pixel = %zu\nn_pixels = %zu\n",
          n, page->panes.first_pixel, page->panes.n_pixels);
  declare("pane", array, N_SIDES, n * REACH_N_SHAPES, out);
  for (int s = 0; s < REACH_N_SHAPES; s++)
    for (size_t k = 0; k < n; k++)
      write_pane("pane", &page[s].panes.pane[k], page[s].width, ++i, out);
  for (int s = 0; s < REACH_N_SHAPES; s++) n_gaps += page[s].panes.n_gaps;
  fprintf(out, "n_gaps = %zu\n", n_gaps);
  declare("gap", array, N_SIDES + 1, n_gaps ? n_gaps : 1, out); /* no array is empty */
  i = 0;
  for (int s = 0; s < REACH_N_SHAPES; s++)
    for (size_t k = 0; k < page[s].panes.n_gaps; k++) {
      write_page_number("gap", ++i, s, out);
      write_pane("gap", &page[s].panes.gap[k], page[s].width, i, out);
    }
}

void reach_page_write(const reach_page page[REACH_N_SHAPES], const char *name, const char *theme,
                      const char *aspect, FILE *out) {
  fprintf(out,
          "# Draws %s.png, %s.svg and %s.pdf from %s.csv:  gnuplot %s.gp\n"
          "# Everything above the line of equal signs may be edited.\n\n"
          "theme = '%s'\naspect = '%s'\n\n",
          name, name, name, name, name, theme, aspect);
  fprintf(out, "array ink[%d]\n", (int)REACH_N_INKS);
  for (size_t i = 0; i < sizeof light / sizeof *light; i++)
    fprintf(out, "# %s\nink[%d] = '%s'\n", light[i].meaning, (int)light[i].ink, light[i].rgb);
  write_area(page, out);
  if (page->has_curve)
    fprintf(out, "# Colour of the curve beside the lines; 0: that of each line\ncurve_ink = %d\n",
            (int)page->curve_ink);
  write_series(page, out);
  write_panels(page, out);
  write_panes(page, out);
  write_curves(page, out);
  write_labels(page, out);
  write_rules(page, out);
}
