/* Charts of a sensitivity that have a row for each parameter: names on the left, bars, and columns
 * of words on the right; the one that matters most on top. */
#ifndef REACH_PRESENT_CHART_LEVERS_H
#define REACH_PRESENT_CHART_LEVERS_H

#include "present/chart_axis.h"
#include "present/chart_page.h"
#include "present/sensitivity_words.h"

/* Rows that a page has room for; the others are left out. */
enum { REACH_MOST_LEVERS = 20, REACH_MOST_LEVER_COLUMNS = 3 };

/* A column of words. */
typedef struct {
  const char *heading;
  reach_line (*words)(const reach_sensitivity *s, const reach_lever *lever);
  enum reach_ink ink;
} reach_lever_column;

typedef struct {
  size_t n_rows;
  double size; /* of the letters of a row */
  double line; /* height of the headings, above the plot area */
} reach_lever_rows;

/* Rows that are shown: those that have a number. */
size_t reach_levers_shown(const reach_result *result);

/* Gives the plot area its left and right edge, its y range (row i at n - 1 - i) and the space above
 * it for `n_lines` lines; writes names and columns. */
reach_lever_rows reach_levers_compose(reach_page *page, const reach_lever_column *column,
                                      size_t n_columns, size_t n_lines);

/* Where row i is on the page. */
double reach_lever_y(const reach_page *page, const reach_lever_rows *rows, size_t i);

/* Grid lines and numbers of the x axis at round steps between its ends, which need not be round. */
void reach_levers_x_axis(reach_page *page, reach_tick_words *words);

/* ", the first 20 of 28" or "". */
reach_line reach_levers_left_out(const reach_result *result);

#endif
