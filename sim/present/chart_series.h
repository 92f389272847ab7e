/* Organizations as series of a chart: colour, dashes, names at the ends of their lines. */
#ifndef REACH_PRESENT_CHART_SERIES_H
#define REACH_PRESENT_CHART_SERIES_H

#include "present/chart_page.h"
#include "present/number.h"

/* Up to this many organizations have a colour each; in a larger field only the baseline
 * and the focus have one. */
enum { REACH_MOST_COLOURS = 12 };
/* More lines than this: those of the baseline and the focus are thicker, and only they have bands.
 */
enum { REACH_FEW_LINES = 4 };
/* Bars stand side by side for up to so many; more organizations are lines. */
enum { REACH_MOST_BARS = 3 };

enum reach_ink reach_series_ink(const reach_result *result, size_t organization);
int reach_series_dash(const reach_result *result, size_t organization);
double reach_series_width(const reach_result *result, size_t organization);

/* A name and its value beside the end of a line. */
typedef struct {
  size_t organization;
  reach_line value;
  double at; /* data y; NAN = this organization has no line */
} reach_end;

/* Room right of the plot area for the ends; sets page->right. */
void reach_ends_reserve(reach_page *page, const reach_end *end, size_t n);
/* Writes them, moved apart where they would collide, with leaders to those that moved. */
void reach_ends_place(reach_page *page, const reach_end *end, size_t n);

/* The same two for a key: one below the other from the top, in their order; of lines with a piece
 * of each before its name, long enough to show its dashes. */
void reach_keys_reserve(reach_page *page, const reach_end *end, size_t n, bool are_lines);
void reach_keys_place(reach_page *page, const reach_end *end, size_t n, bool are_lines);
/* The height below these keys; where text in that column begins. */
double reach_keys_bottom(const reach_page *page, const reach_end *end, size_t n);
double reach_keys_left(const reach_page *page, bool are_lines);

/* Moves y[n] (any order) as little as possible so that neighbours are `height` apart and
 * all stay in low .. high (closer together where there is no room). Equal ones keep the
 * order of their index, the first on top. Returns 0 or REACH_NO_MEMORY. */
int reach_spread(double *y, size_t n, double height, double low, double high);

/* What `reach` counts: "People of the market who ...". */
const char *reach_metric_words(const reach_result *result);
/* "1,000 replicates". */
reach_number reach_replicates_words(uint64_t n);

#endif
