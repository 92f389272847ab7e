/* Figures of several organizations side by side; blocks below one another where they do not
 * fit in a line. */
#ifndef REACH_PRESENT_GRID_H
#define REACH_PRESENT_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "present/number.h"

enum { REACH_GRID_ROWS = 128 };

typedef struct {
  const char *label, *unit;
} reach_grid_row;

typedef struct {
  reach_number value; /* right-aligned */
  reach_number range; /* beside it, left-aligned; "" = none */
} reach_grid_cell;

typedef struct {
  size_t n_rows, n_columns;
  reach_grid_row row[REACH_GRID_ROWS];
  const char *const *heading; /* [column]; NULL = no line of headings */
  reach_grid_cell (*cell)(const void *context, size_t row, size_t column);
  const void *context;
  bool has_color;
} reach_grid;

void reach_grid_print(FILE *out, const reach_grid *grid);

#endif
