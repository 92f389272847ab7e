#include "present/chart_page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "present/headline.h"
#include "present/number.h"

/* plots/style.gp writes 28 point (96 to the inch) on 1080 lines, 16:9. */
static const double em_height = 28 * 96 / 72.0 / 1080;
static const double em_width = 28 * 96 / 72.0 / 1920;
static const double line_pitch = 1.28; /* of the font size */

/* Sizes, from the top of the page down. */
static const double title_size = 0.62, headline_size = 1.3, small_headline_size = 1.08,
                    least_headline_size = 0.94;
static const double subtitle_size = 0.72, caption_size = 0.54;
static const double most_changes = 60; /* em that the caption has for --set */
const char *const reach_shape_name[REACH_N_SHAPES] = {"16:9", "4:3"};
static const double shape_width[REACH_N_SHAPES] = {1, (4.0 / 3) / (16.0 / 9)};
static const double page_top = 0.972, page_bottom = 0.028, gap = 0.012;

double reach_text_height(double size) {
  return size * em_height * line_pitch;
}

double reach_text_width(const char *text, reach_font font) {
  return reach_line_width(text, font.is_bold) * font.size * em_width;
}

double reach_text_em(double screen_width, double size) {
  return screen_width / (size * em_width);
}

void reach_page_label(reach_page *page, const char *text, double x, double y, reach_font font) {
  reach_label *grown = realloc(page->label, (page->n_labels + 1) * sizeof *grown);
  if (!grown) {
    page->is_short_of_memory = true;
    return;
  }
  page->label = grown;
  reach_line clean = reach_line_clean(text);
  grown[page->n_labels++] = (reach_label){clean, clean, x, y, font};
}

void reach_page_check_letters(reach_page *page, reach_glyphs *glyphs, const char *search_path) {
  for (size_t i = 0; i < page->n_labels; i++) {
    reach_label *label = &page->label[i];
    if (reach_glyphs_are_common(label->text.text)) continue;
    if (!reach_glyphs_look_up(glyphs, search_path)) page->is_short_of_memory = true;
    label->drawn = reach_glyphs_drawable(glyphs, label->text.text);
  }
}

void reach_page_rule(reach_page *page, reach_rule rule) {
  reach_rule *grown = realloc(page->rule, (page->n_rules + 1) * sizeof *grown);
  if (!grown) {
    page->is_short_of_memory = true;
    return;
  }
  page->rule = grown;
  grown[page->n_rules++] = rule;
}

static void add_pane(reach_page *page, reach_pane **list, size_t *n, reach_pane pane) {
  reach_pane *grown = realloc(*list, (*n + 1) * sizeof *grown);
  if (!grown) {
    page->is_short_of_memory = true;
    return;
  }
  *list = grown;
  grown[(*n)++] = pane;
}

void reach_page_pane(reach_page *page, reach_pane pane) {
  add_pane(page, &page->panes.pane, &page->panes.n_panes, pane);
}

void reach_page_gap(reach_page *page, reach_pane box) {
  add_pane(page, &page->panes.gap, &page->panes.n_gaps, box);
}

void reach_page_curve(reach_page *page, const reach_curve *curve) {
  reach_curve *grown = realloc(page->curve, (page->n_curves + 1) * sizeof *grown);
  if (!grown) {
    page->is_short_of_memory = true;
    return;
  }
  page->curve = grown;
  grown[page->n_curves++] = *curve;
}

/* Wraps `text` downwards from *top. */
static void write_down(reach_page *page, const char *text, size_t most, reach_font font,
                       double *top) {
  reach_line line[4];
  double em = reach_text_em(page->edge - REACH_PAGE_LEFT, font.size);
  size_t n = reach_line_wrap(text, em, font.is_bold, most, line);
  for (size_t i = 0; i < n; i++) {
    reach_page_label(page, line[i].text, REACH_PAGE_LEFT, *top - reach_text_height(font.size) / 2,
                     font);
    *top -= reach_text_height(font.size);
  }
  if (n) *top -= gap;
}

enum { HEADLINE_LINES = 2, NARROW_HEADLINE_LINES = 3 };

/* The narrowest that still holds a headline in n lines: they are about as long. */
static double evened(const char *text, double em, size_t n) {
  static const double share = 0.98;
  reach_line line[NARROW_HEADLINE_LINES + 1];
  double narrower = em;
  while (narrower > em / 2 && reach_line_wrap(text, narrower * share, true, n + 1, line) <= n)
    narrower *= share;
  return narrower;
}

/* In one line as large as it fits, else in two, on a narrow page three, that are about as long. */
static void write_headline(reach_page *page, const char *text) {
  reach_line line[NARROW_HEADLINE_LINES + 1];
  double room = page->edge - REACH_PAGE_LEFT, size = headline_size;
  double width = reach_text_width(text, (reach_font){.size = size, .is_bold = true});
  if (width > room) size = fmax(small_headline_size, size * room / width);
  double em = reach_text_em(room, size) * (1 + 1e-9);
  size_t most = page->width < 1 ? NARROW_HEADLINE_LINES : HEADLINE_LINES;
  size_t n = reach_line_wrap(text, em, true, most + 1, line);
  if (n > HEADLINE_LINES) {
    size = least_headline_size;
    em = reach_text_em(room, size);
    n = reach_line_wrap(text, em, true, most + 1, line);
  }
  if (n > 1 && n <= most) em = evened(text, em, n);
  n = reach_line_wrap(text, em, true, most, line);
  for (size_t i = 0; i < n; i++, page->top -= reach_text_height(size))
    reach_page_label(page, line[i].text, REACH_PAGE_LEFT, page->top - reach_text_height(size) / 2,
                     (reach_font){size, true, REACH_LEFT, REACH_INK_TEXT});
  page->top -= gap;
}

/* Wraps `text` upwards from *bottom. */
static void write_up(reach_page *page, const char *text, size_t most, double *bottom) {
  reach_line line[4];
  double em = reach_text_em(page->edge - REACH_PAGE_LEFT, caption_size);
  size_t n = reach_line_wrap(text, em, false, most, line);
  for (size_t i = n; i-- > 0;) {
    reach_page_label(page, line[i].text, REACH_PAGE_LEFT,
                     *bottom + reach_text_height(caption_size) / 2,
                     (reach_font){caption_size, false, REACH_LEFT, REACH_INK_MUTED});
    *bottom += reach_text_height(caption_size);
  }
}

/* Adds the KEY=VALUE of a value that --set gave, once; seed and replicates are told anyway. */
static void add_change(reach_line *changes, const char *place) {
  static const char start[] = "--set '", *const told[] = {"run.seed=", "run.replicates=", "sweep."};
  size_t n = strlen(changes->text);
  if (!place || strncmp(place, start, strlen(start)) != 0) return;
  place += strlen(start);
  for (size_t i = 0; i < sizeof told / sizeof *told; i++)
    if (!strncmp(place, told[i], strlen(told[i]))) return;
  reach_line change = reach_line_clean(place);
  size_t end = strlen(change.text);
  if (end && change.text[end - 1] == '\'') change.text[end - 1] = '\0';
  if (!*change.text || strstr(changes->text, change.text)) return;
  snprintf(changes->text + n, sizeof changes->text - n, "%s%.200s",
           n ? ", " : " · changed: ", change.text);
}

/* " · changed: participation=0.2", or nothing. */
static reach_line changes_of(const reach_scenario *scenario) {
  reach_line out = {""};
  for (size_t o = 0; o < scenario->n_organizations; o++)
    for (int i = 0; i < REACH_N_PARAMS; i++) add_change(&out, scenario->organization[o].place[i]);
  return reach_line_shortened(out.text, most_changes, false);
}

reach_line reach_page_caption(const reach_result *result) {
  const reach_params *p = &result->scenario->organization[0].params;
  const char *world = result->scenario->is_network
                          ? "one network, the cascade anew in every replicate"
                      : p->run_world == REACH_WORLD_FIXED
                          ? "one drawn company: only the message's way differs between replicates"
                          : "contacts redrawn in every replicate";
  reach_line out, name = reach_line_clean(result->scenario->name);
  reach_line shown = reach_line_shortened(name.text, 30, false);
  snprintf(out.text, sizeof out.text,
           "Simulated · scenario %.300s%.400s · seed %llu · %s replicate%s · %s · Orgreach %s",
           shown.text, changes_of(result->scenario).text, (unsigned long long)p->run_seed,
           reach_number_grouped((double)result->n_replicates, 0).text,
           result->n_replicates == 1 ? "" : "s", world, ORGREACH_VERSION);
  return out;
}

void reach_page_start(reach_page *page, const reach_result *result, const char *headline,
                      const char *subtitle) {
  reach_page_start_on(page, REACH_WIDE, result, headline, subtitle);
}

void reach_page_start_on(reach_page *page, enum reach_shape shape, const reach_result *result,
                         const char *headline, const char *subtitle) {
  double width = shape_width[shape];
  *page = (reach_page){.result = result,
                       .width = width,
                       .edge = width - REACH_PAGE_LEFT,
                       .left = REACH_PAGE_LEFT,
                       .right = width - REACH_PAGE_LEFT,
                       .x_most = 1,
                       .y_most = 1};
  const reach_params *p = &result->scenario->organization[0].params;
  page->top = page_top;
  page->bottom = page_bottom;
  write_down(page, reach_line_clean(p->title ? p->title : "").text, 2,
             (reach_font){title_size, false, REACH_LEFT, REACH_INK_MUTED}, &page->top);
  write_headline(page, headline);
  write_down(page, reach_headline_warning(result).text, 2,
             (reach_font){subtitle_size, true, REACH_LEFT, REACH_INK_WARNING}, &page->top);
  write_down(page, subtitle, 3, (reach_font){subtitle_size, false, REACH_LEFT, REACH_INK_MUTED},
             &page->top);
  page->top -= REACH_PAGE_PLOT_GAP;
  write_up(page, reach_page_caption(result).text, 2, &page->bottom);
  write_up(page, reach_line_clean(p->note ? p->note : "").text, 2, &page->bottom);
  page->bottom += REACH_PAGE_PLOT_GAP;
}

void reach_page_free(reach_page *page) {
  free(page->label);
  free(page->rule);
  free(page->panel);
  free(page->panes.pane);
  free(page->panes.gap);
  free(page->curve);
  free(page->twin);
  *page = (reach_page){0};
}

static double share_of(double value, double least, double most, bool is_log) {
  return is_log ? log(value / least) / log(most / least) : (value - least) / (most - least);
}

bool reach_page_is_taken(const reach_page *page, double x1, double x2, double y, double height) {
  for (size_t i = 0; i < page->n_labels; i++) {
    const reach_label *l = &page->label[i];
    double width = reach_text_width(l->text.text, l->font);
    double left = l->x - (l->font.align == REACH_LEFT     ? 0
                          : l->font.align == REACH_CENTRE ? width / 2
                                                          : width);
    double apart = (height + reach_text_height(l->font.size)) / 2;
    if (fabs(l->y - y) < apart && left < x2 && x1 < left + width) return true;
  }
  return false;
}

/* Liang and Barsky 1984: the part of the line that is left by the four edges. */
bool reach_rule_crosses(const reach_rule *r, double x1, double x2, double y, double height) {
  enum { EDGES = 4 };
  const double toward[EDGES] = {r->x1 - r->x2, r->x2 - r->x1, r->y1 - r->y2, r->y2 - r->y1};
  const double inside[EDGES] = {r->x1 - x1, x2 - r->x1, r->y1 - (y - height / 2),
                                y + height / 2 - r->y1};
  double from = 0, to = 1;
  for (int i = 0; i < EDGES; i++) {
    if (toward[i] < 0)
      from = fmax(from, inside[i] / toward[i]);
    else if (toward[i] > 0)
      to = fmin(to, inside[i] / toward[i]);
    else if (inside[i] < 0)
      return false;
  }
  return from <= to;
}

double reach_page_x(const reach_page *page, double value) {
  double share = share_of(value, page->x_least, page->x_most, page->is_x_log);
  return page->left + share * (page->right - page->left);
}

double reach_page_y(const reach_page *page, double value) {
  double share = share_of(value, page->y_least, page->y_most, page->is_y_log);
  return page->bottom + share * (page->top - page->bottom);
}
