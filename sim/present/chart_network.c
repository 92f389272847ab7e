/* The work network of every organization in one replicate: departments as grounds, people as dots
 * by the hop of their first copy, who told whom as lines. Organizations with the same network
 * have the same positions. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/departments.h"
#include "present/headline.h"
#include "present/network_dots.h"

enum { MOST_LABELLED = 2 };

static const double panel_gap = 0.02; /* of the page, between panels */
static const double name_size = 0.72, count_size = 0.6, label_size = 0.5, key_size = 0.68;
static const double key_radius = 0.0075, key_gap = 0.005, key_distance = 0.03;
static const double key_column = 0.215; /* beside a network that is alone */

bool reach_chart_network_applies(const reach_result *result) {
  return result->atlas.n_maps > 0;
}

/* What the dots mean, with how many there are where one organization is shown. */
static const struct {
  const char *words;
  enum reach_ink ink;
  int shade;
} keys[] = {{"Starts", REACH_INK_STARTS, REACH_DOT_STARTS},
            {"1 hop", REACH_INK_ONE_HOP, REACH_DOT_ONE_HOP},
            {"2 hops", REACH_INK_TWO_HOPS, REACH_DOT_TWO_HOPS},
            {"3 hops or more", REACH_INK_MORE_HOPS, REACH_DOT_THREE_HOPS},
            {"Not reached", REACH_INK_NOT_REACHED, REACH_DOT_NOT_REACHED}};
enum { N_KEYS = sizeof keys / sizeof *keys };
static const double tree_edge = 0.012;
static const char dot[] = "●";

static double write_key(reach_page *page, size_t k, const char *words, double x, double y) {
  reach_font font = {key_size, false, REACH_LEFT, REACH_INK_TEXT};
  reach_font of_dot = {key_size * 1.6, false, REACH_CENTRE, keys[k].ink};
  reach_page_label(page, dot, x + key_radius, y + reach_text_height(key_size) * 0.1, of_dot);
  reach_page_label(page, words, x + 2 * key_radius + key_gap, y, font);
  return x + 2 * key_radius + key_gap + reach_text_width(words, font);
}

static reach_line department_words(const reach_map *map, uint32_t d) {
  reach_line out, name = reach_line_clean(map->department_name[d]);
  bool is_number = reach_department_is_number(map->department_name[d]);
  snprintf(out.text, sizeof out.text, "%s%.900s", is_number ? "Dept. " : "", name.text);
  return out;
}

/* The department of all who start, in the first portrait that is drawn; that of nobody where they
 * are in several, or all there is. */
static uint32_t starting_department(const reach_portrait *portrait) {
  const reach_map *map = portrait->map;
  uint32_t found = REACH_NOBODY;
  for (uint32_t u = 0; u < map->n_people && map->department; u++) {
    if (!portrait->face[u].starts) continue;
    if (found != REACH_NOBODY && found != map->department[u]) return REACH_NOBODY;
    found = map->department[u];
  }
  return map->n_departments > 1 ? found : REACH_NOBODY;
}

/* Bass's innovators have no teller either. */
static const char *words_of_key(const reach_result *result, size_t k) {
  for (size_t o = 0; k == 0 && o < result->scenario->n_organizations; o++)
    if (result->scenario->organization[o].params.cascade_model == REACH_MODEL_BASS)
      return "No teller";
  return keys[k].words;
}

/* "Starts (Corporate Communications)" where all do so in one department of that name, "Starts (3 at
 * random)" where they are drawn. */
static reach_line words_of_starts(const reach_result *result, const bool *is_drawn) {
  static const double name_width = 16; /* em */
  const char *words = words_of_key(result, 0);
  reach_line out, name = {""}, drawn = reach_start_words(result);
  snprintf(out.text, sizeof out.text, "%s", words);
  if (*drawn.text && words == keys[0].words) {
    snprintf(out.text, sizeof out.text, "%s (%.900s)", words, drawn.text);
    return out;
  }
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    if (!is_drawn[o]) continue;
    uint32_t d = starting_department(result->answer[o].portrait);
    if (d == REACH_NOBODY) return out;
    reach_line mine = department_words(result->answer[o].portrait->map, d);
    if (*name.text && strcmp(name.text, mine.text) != 0) return out;
    name = mine;
  }
  snprintf(out.text, sizeof out.text, "%s (%.900s)", words_of_key(result, 0),
           reach_line_squeezed(name.text, name_width, false).text);
  return out;
}

/* In a line below the panels. */
static void write_keys(reach_page *page, const bool *is_drawn, size_t n_keys) {
  double x = REACH_PAGE_LEFT, y = page->bottom + reach_text_height(key_size) / 2;
  reach_line starts = words_of_starts(page->result, is_drawn);
  double room = page->edge - x - 2 * key_radius - key_gap;
  for (size_t k = 1; k < n_keys; k++)
    room -= key_distance + 2 * key_radius + key_gap +
            reach_text_width(keys[k].words, (reach_font){.size = key_size});
  starts = reach_line_squeezed(starts.text, reach_text_em(room, key_size), false);
  for (size_t k = 0; k < n_keys; k++)
    x = write_key(page, k, k ? keys[k].words : starts.text, x, y) + key_distance;
  page->bottom += reach_text_height(key_size) + panel_gap;
}

/* In a column on the right, with numbers. */
static void write_counts(reach_page *page, const reach_portrait *portrait) {
  double y = (page->top + page->bottom) / 2 + reach_text_height(key_size) * 1.4 * (N_KEYS - 1) / 2;
  for (size_t k = 0; k < N_KEYS; k++, y -= reach_text_height(key_size) * 1.4) {
    size_t n = 0;
    reach_line words;
    for (uint32_t u = 0; u < portrait->map->n_people; u++)
      n += reach_dots_shade(&portrait->face[u]) == keys[k].shade;
    snprintf(words.text, sizeof words.text, "%s: %s", words_of_key(page->result, k),
             reach_number_grouped((double)n, 0).text);
    write_key(page, k, words.text, page->right + key_distance, y);
  }
}

/* At the upper edge of its ground, where it is not wider than that. */
static void label_departments(reach_page *page, const reach_map *map, const reach_panel *panel) {
  static const reach_font font = {label_size, true, REACH_CENTRE, REACH_INK_MUTED};
  for (uint32_t d = 0; d < map->layout.n_discs; d++) {
    const reach_disc *disc = &map->layout.disc[d];
    reach_line words = department_words(map, d);
    if (reach_text_width(words.text, font) > 2 * disc->radius * panel->size) continue;
    reach_page_label(page, words.text, panel->x + disc->x * panel->size,
                     panel->y + (disc->y + disc->radius) * panel->size * REACH_PAGE_ASPECT, font);
  }
}

/* Where panels stand, and how much of each is text. */
typedef struct {
  double width, height; /* of a cell */
  size_t n_name_lines;  /* 0: no title */
  bool has_labels;
  enum reach_panel_kind kind;
} cell_style;

static double title_height(const cell_style *style) {
  if (!style->n_name_lines) return 0;
  return reach_text_height(name_size) * (double)style->n_name_lines + reach_text_height(count_size);
}

/* The name and "In this replicate: 37 of 1,000". */
static void title_panel(reach_page *page, size_t o, double x, double top, const cell_style *style) {
  const reach_portrait *portrait = page->result->answer[o].portrait;
  reach_font bold = {name_size, true, REACH_LEFT, REACH_INK_TEXT};
  reach_font plain = {count_size, false, REACH_LEFT, REACH_INK_MUTED};
  reach_line line[2], words;
  double em = reach_text_em(style->width, name_size), pitch = reach_text_height(name_size);
  size_t n = 0, n_lines = reach_name_wrapped(page->result, o, em, line);
  for (uint32_t u = 0; u < portrait->map->n_people; u++) n += isfinite(portrait->face[u].day) != 0;
  snprintf(words.text, sizeof words.text, "In this replicate: %s of %s",
           reach_number_grouped((double)n, 0).text,
           reach_number_grouped(portrait->map->n_people, 0).text);
  for (size_t i = 0; i < n_lines; i++)
    reach_page_label(page, line[i].text, x, top - pitch * ((double)i + 0.5), bold);
  reach_page_label(page, words.text, x,
                   top - pitch * (double)n_lines - reach_text_height(count_size) / 2, plain);
}

/* Fits the picture of an organization into a cell of the page. */
static void place_panel(reach_page *page, size_t o, double x, double top, const cell_style *style) {
  double label = style->has_labels ? reach_text_height(label_size) / 2 : 0;
  double tall = REACH_LAYOUT_HEIGHT * REACH_PAGE_ASPECT, title = title_height(style);
  double room = style->height - title - label, size = fmin(style->width, room / tall);
  if (style->n_name_lines) title_panel(page, o, x, top, style);
  if (style->kind == REACH_PANEL_TREES) { /* they fill the cell, but for half a dot at its edges */
    page->panel[o] = (reach_panel){x + tree_edge, top - style->height, style->width - 2 * tree_edge,
                                   room - tree_edge};
    return;
  }
  page->panel[o] = (reach_panel){x + (style->width - size) / 2,
                                 top - style->height + (room - size * tall) / 2, size, 0};
  if (style->has_labels)
    label_departments(page, page->result->answer[o].portrait->map, &page->panel[o]);
}

/* Lines that the longest name takes: one or two. */
static size_t name_lines(const reach_page *page, const bool *is_drawn, double width) {
  size_t most = 0;
  for (size_t o = 0; o < page->result->scenario->n_organizations; o++) {
    reach_line line[2];
    size_t n = reach_name_wrapped(page->result, o, reach_text_em(width, name_size), line);
    if (is_drawn[o] && n > most) most = n;
  }
  return most;
}

static size_t columns_of(size_t n) {
  return n <= 3 ? n : n == 4 ? 2 : n <= 6 ? 3 : 4;
}

static void place_panels(reach_page *page, const bool *is_drawn, size_t n,
                         enum reach_panel_kind kind) {
  size_t n_columns = columns_of(n), n_rows = (n + n_columns - 1) / n_columns, k = 0;
  double pitch = (page->top - page->bottom + panel_gap) / (double)n_rows;
  cell_style style = {.height = pitch - panel_gap,
                      .has_labels = kind == REACH_PANEL_MAPS && n <= MOST_LABELLED,
                      .kind = kind};
  style.width = (page->right - page->left + panel_gap) / (double)n_columns - panel_gap;
  if (page->result->scenario->n_organizations > 1)
    style.n_name_lines = name_lines(page, is_drawn, style.width);
  for (size_t o = 0; o < page->result->scenario->n_organizations; o++) {
    if (!is_drawn[o]) continue;
    double x = page->left + (double)(k % n_columns) * (style.width + panel_gap);
    place_panel(page, o, x, page->top - (double)(k / n_columns) * pitch, &style);
    k++;
  }
}

void reach_chart_network_compose(reach_page *page) {
  reach_network_compose(page, REACH_PANEL_MAPS);
}

void reach_network_compose(reach_page *page, enum reach_panel_kind kind) {
  const reach_result *result = page->result;
  size_t n = result->scenario->n_organizations;
  bool *is_drawn = calloc(n, sizeof *is_drawn);
  page->panel = calloc(n, sizeof *page->panel);
  if (!is_drawn || !page->panel) {
    free(is_drawn);
    page->is_short_of_memory = true;
    return;
  }
  size_t n_panels = reach_dots_choose(result, is_drawn), o = 0;
  page->top += panel_gap;
  page->bottom -= panel_gap;
  if (n_panels == 1) {
    page->right = page->edge - key_column;
    while (!is_drawn[o]) o++;
    write_counts(page, result->answer[o].portrait);
  } else {
    write_keys(page, is_drawn, kind == REACH_PANEL_MAPS ? N_KEYS : N_KEYS - 1); /* the reached */
  }
  place_panels(page, is_drawn, n_panels, kind);
  free(is_drawn);
  page->left = page->bottom = 0;
  page->top = 1; /* panels are placed on the page itself */
  page->right = page->x_most = page->width;
}

/* " of social": whose median the replicate is near, where others may be far from theirs. */
static reach_line owner_words(const reach_result *result) {
  static const double name_width = 15; /* em */
  reach_line out = {""};
  if (reach_dots_n_portraits(result) < 2) return out;
  size_t o = result->scenario->baseline;
  if (!result->answer[o].portrait)
    for (o = 0; !result->answer[o].portrait;) o++;
  snprintf(out.text, sizeof out.text, " of %.200s", reach_name_shown(result, o, name_width).text);
  return out;
}

reach_line reach_chart_network_subtitle(const reach_result *result) {
  reach_line out, some = {""}, ties = {""};
  const char *early = "";
  size_t n = result->scenario->n_organizations;
  bool *is_drawn = calloc(n, sizeof *is_drawn);
  size_t n_panels = is_drawn ? reach_dots_choose(result, is_drawn) : 0;
  uint64_t n_ties = 0;
  for (size_t o = 0; o < n && n_panels; o++) {
    const reach_portrait *portrait = result->answer[o].portrait;
    if (!is_drawn[o]) continue;
    if (portrait->map->n_ties > n_ties) n_ties = portrait->map->n_ties;
    if (reach_dots_last_hop(portrait, REACH_MOST_TELLINGS / n_panels) < UINT32_MAX)
      early = n_panels > 1 ? " (where many, the first hops)" : " (the first hops)";
  }
  free(is_drawn);
  if (n_panels < reach_dots_n_portraits(result))
    snprintf(some.text, sizeof some.text, " %zu of %zu organizations are shown.", n_panels,
             reach_dots_n_portraits(result));
  else if (n_panels && n_panels < n)
    snprintf(some.text, sizeof some.text, " %zu of %zu organizations use the ties.", n_panels, n);
  if (n_panels && n_ties > REACH_MOST_TIES_DRAWN / n_panels)
    snprintf(ties.text, sizeof ties.text, " (%s of %s)",
             reach_number_grouped((double)(REACH_MOST_TIES_DRAWN / n_panels), 0).text,
             reach_number_grouped((double)n_ties, 0).text);
  snprintf(out.text, sizeof out.text,
           "Headline: mean of %s with its 95 %% interval. Picture: replicate %u, near the "
           "median%.200s; dots = people, larger with more ties; strong lines = who told whom "
           "first%s, faint lines = "
           "ties%.100s.%.200s",
           reach_replicates_words(result->n_replicates).text, result->portrait_replicate,
           owner_words(result).text, early, ties.text, some.text);
  return out;
}
