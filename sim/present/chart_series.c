#include "present/chart_series.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "present/chart_twins.h"
#include "present/headline.h"

static const double widest_column = 0.27; /* of the page */
static const double leader_gap = 0.01, leader_length = 0.022, plain_gap = 0.012;
static const double sample_length = 0.045; /* two rounds of the longest dash pattern */

enum reach_ink reach_series_ink(const reach_result *result, size_t organization) {
  size_t n = result->scenario->n_organizations, focus = reach_focus(result), other = 0;
  if (organization == focus) return REACH_INK_FOCUS;
  if (organization == result->scenario->baseline) return REACH_INK_BASELINE;
  if (n > REACH_MOST_COLOURS) return REACH_INK_OTHERS;
  for (size_t o = 0; o < organization; o++) other += o != focus && o != result->scenario->baseline;
  return REACH_INK_THIRD + (enum reach_ink)other;
}

int reach_series_dash(const reach_result *result, size_t organization) {
  enum { SOLID = 1, DASHED = 2 };
  static const int others[] = {4, 5, SOLID, 3}; /* dash-dot, dash-dot-dot, solid, dotted */
  enum reach_ink ink = reach_series_ink(result, organization);
  if (ink == REACH_INK_BASELINE) return DASHED;
  if (ink < REACH_INK_THIRD || ink == REACH_INK_OTHERS) return SOLID;
  return others[(ink - REACH_INK_THIRD) % (sizeof others / sizeof *others)];
}

double reach_series_width(const reach_result *result, size_t organization) {
  static const double thick = 1.6, thin = 1.0;
  enum reach_ink ink = reach_series_ink(result, organization);
  bool is_compared = ink == REACH_INK_FOCUS || ink == REACH_INK_BASELINE;
  return is_compared || result->scenario->n_organizations <= REACH_FEW_LINES ? thick : thin;
}

typedef struct {
  double y;
  size_t index;
} height;

static int higher_first(const void *a, const void *b) {
  const height *left = a, *right = b;
  if (left->y != right->y) return left->y > right->y ? -1 : 1;
  return left->index < right->index ? -1 : 1;
}

/* Least squares with a falling order (pool adjacent violators; Ayer et al. 1955) after the
 * k-th label was raised by k heights. */
int reach_spread(double *y, size_t n, double apart, double low, double high) {
  if (!n) return 0;
  height *sorted = malloc(n * sizeof *sorted);
  double *mean = malloc(n * sizeof *mean);
  size_t *count = malloc(n * sizeof *count), n_pools = 0;
  if (!sorted || !mean || !count) {
    free(sorted);
    free(mean);
    free(count);
    return REACH_NO_MEMORY;
  }
  if (low + (double)(n - 1) * apart > high) apart = (high - low) / (double)(n - 1);
  for (size_t i = 0; i < n; i++) sorted[i] = (height){y[i], i};
  qsort(sorted, n, sizeof *sorted, higher_first);
  for (size_t k = 0; k < n; k++) {
    mean[n_pools] = sorted[k].y + (double)k * apart;
    count[n_pools++] = 1;
    for (; n_pools > 1 && mean[n_pools - 1] > mean[n_pools - 2]; n_pools--) {
      size_t a = count[n_pools - 2], b = count[n_pools - 1];
      mean[n_pools - 2] =
          (mean[n_pools - 2] * (double)a + mean[n_pools - 1] * (double)b) / (double)(a + b);
      count[n_pools - 2] = a + b;
    }
  }
  double least = low + (double)(n - 1) * apart;
  for (size_t pool = 0, k = 0; pool < n_pools; pool++) {
    double place = fmin(fmax(mean[pool], least), high);
    for (size_t i = 0; i < count[pool]; i++, k++) y[sorted[k].index] = place - (double)k * apart;
  }
  free(sorted);
  free(mean);
  free(count);
  return 0;
}

/* Type of the column of ends: from roomy to one small line each. */
typedef struct {
  double name_size, value_size;
  size_t name_lines;
  bool is_one_line; /* name and value on the same line */
} end_style;

static double block_height(const end_style *s, size_t n_name_lines, bool has_value) {
  double height_of_names = reach_text_height(s->name_size) * (double)n_name_lines;
  return height_of_names + (has_value && !s->is_one_line ? reach_text_height(s->value_size) : 0);
}

static end_style style_for(const reach_page *page, size_t n) {
  static const end_style style[] = {
      {0.85, 0.68, 2, false}, {0.72, 0.6, 1, false}, {0.6, 0.54, 1, false}, {0.54, 0.5, 1, false}};
  double room = page->top - page->bottom;
  for (size_t i = 0; i < sizeof style / sizeof *style; i++) {
    if (block_height(&style[i], style[i].name_lines, true) * (double)n <= room) return style[i];
  }
  double size = fmin(0.5, room / ((double)n * reach_text_height(1)));
  return (end_style){size, size, 1, true};
}

typedef struct {
  reach_line name[2];
  size_t n_lines;
  reach_line value;
} end_text;

static end_text text_of(const reach_page *page, const end_style *s, const reach_end *end) {
  end_text out = {.value = end->value};
  double em = reach_text_em(widest_column * page->width, s->name_size);
  if (s->is_one_line) em = fmax(em - reach_line_width(end->value.text, true) - 1, em / 3);
  out.n_lines = reach_twins_names(page, end->organization, em, s->name_lines, out.name);
  if (s->is_one_line) {
    size_t n = strlen(out.name[0].text);
    if (n + strlen(end->value.text) + 3 < sizeof out.name[0].text) {
      strcpy(stpcpy(out.name[0].text + n, "  "), end->value.text);
    }
    out.value.text[0] = '\0';
  }
  return out;
}

static size_t n_drawn(const reach_end *end, size_t n) {
  size_t drawn = 0;
  for (size_t i = 0; i < n; i++) drawn += isfinite(end[i].at) != 0;
  return drawn;
}

static void reserve(reach_page *page, const reach_end *end, size_t n, double indent) {
  end_style s = style_for(page, n_drawn(end, n));
  double widest = 0;
  for (size_t i = 0; i < n; i++) {
    if (!isfinite(end[i].at)) continue;
    end_text text = text_of(page, &s, &end[i]);
    for (size_t k = 0; k < text.n_lines; k++)
      widest = fmax(widest, reach_text_width(text.name[k].text,
                                             (reach_font){.size = s.name_size, .is_bold = true}));
    widest = fmax(widest, reach_text_width(text.value.text, (reach_font){.size = s.value_size}));
  }
  page->right = page->edge - widest - indent;
}

void reach_ends_reserve(reach_page *page, const reach_end *end, size_t n) {
  reserve(page, end, n, leader_gap + leader_length);
}

static void write_end(reach_page *page, const end_style *s, const end_text *text, double x,
                      double y, enum reach_ink ink) {
  double top = y + block_height(s, text->n_lines, text->value.text[0]) / 2;
  for (size_t k = 0; k < text->n_lines; k++) {
    top -= reach_text_height(s->name_size);
    reach_page_label(page, text->name[k].text, x, top + reach_text_height(s->name_size) / 2,
                     (reach_font){s->name_size, true, REACH_LEFT, ink});
  }
  if (text->value.text[0])
    reach_page_label(page, text->value.text, x, top - reach_text_height(s->value_size) / 2,
                     (reach_font){s->value_size, false, REACH_LEFT, ink});
}

void reach_ends_place(reach_page *page, const reach_end *end, size_t n) {
  size_t n_ends = n_drawn(end, n), k = 0;
  end_style s = style_for(page, n_ends);
  double *y = malloc((n_ends + 1) * sizeof *y), tallest = 0;
  if (!y) {
    page->is_short_of_memory = true;
    return;
  }
  for (size_t i = 0; i < n; i++) {
    if (!isfinite(end[i].at)) continue;
    end_text text = text_of(page, &s, &end[i]);
    tallest = fmax(tallest, block_height(&s, text.n_lines, text.value.text[0]));
    y[k++] = reach_page_y(page, end[i].at);
  }
  if (reach_spread(y, n_ends, tallest, page->bottom + tallest / 4, page->top))
    page->is_short_of_memory = true;
  bool has_moved = false;
  k = 0;
  for (size_t i = 0; i < n; i++)
    if (isfinite(end[i].at) && fabs(y[k++] - reach_page_y(page, end[i].at)) > tallest / 3)
      has_moved = true;
  double x = page->right + (has_moved ? leader_gap / 2 + leader_length : plain_gap);
  k = 0;
  for (size_t i = 0; i < n; i++) {
    if (!isfinite(end[i].at)) continue;
    end_text text = text_of(page, &s, &end[i]);
    enum reach_ink ink = reach_series_ink(page->result, end[i].organization);
    if (has_moved)
      reach_page_rule(page,
                      (reach_rule){page->right + leader_gap / 4, reach_page_y(page, end[i].at),
                                   x - leader_gap / 4, y[k], ink, 0.6, 1});
    write_end(page, &s, &text, x, y[k++], ink);
  }
  free(y);
}

static double key_indent(bool are_lines) {
  return leader_gap + (are_lines ? sample_length : leader_length);
}

void reach_keys_reserve(reach_page *page, const reach_end *end, size_t n, bool are_lines) {
  reserve(page, end, n, key_indent(are_lines));
}

double reach_keys_left(const reach_page *page, bool are_lines) {
  return page->right + key_indent(are_lines);
}

double reach_keys_bottom(const reach_page *page, const reach_end *end, size_t n) {
  end_style s = style_for(page, n);
  double bottom = page->top;
  for (size_t i = 0; i < n; i++) {
    end_text text = text_of(page, &s, &end[i]);
    bottom -= block_height(&s, text.n_lines, text.value.text[0]);
  }
  return bottom;
}

/* A piece of the line of an organization, left of x. */
static void place_sample(reach_page *page, size_t o, double x, double y) {
  reach_page_rule(page, (reach_rule){x - sample_length - leader_gap / 4, y, x - leader_gap / 2, y,
                                     reach_series_ink(page->result, o),
                                     reach_series_width(page->result, o),
                                     reach_series_dash(page->result, o)});
}

void reach_keys_place(reach_page *page, const reach_end *end, size_t n, bool are_lines) {
  end_style s = style_for(page, n);
  double top = page->top;
  for (size_t i = 0; i < n; i++) {
    end_text text = text_of(page, &s, &end[i]);
    double tall = block_height(&s, text.n_lines, text.value.text[0]);
    double x = reach_keys_left(page, are_lines);
    if (are_lines)
      place_sample(page, end[i].organization, x, top - reach_text_height(s.name_size) / 2);
    write_end(page, &s, &text, x, top - tall / 2,
              reach_series_ink(page->result, end[i].organization));
    top -= tall;
  }
}

const char *reach_metric_words(const reach_result *result) {
  return result->scenario->is_network
             ? "Unique people who have the message, those who start included"
             : "Unique people of the market who took the message in at least once";
}

reach_number reach_replicates_words(uint64_t n) {
  reach_number out;
  snprintf(out.text, sizeof out.text, "%.40s replicate%s", reach_number_grouped((double)n, 0).text,
           n == 1 ? "" : "s");
  return out;
}
