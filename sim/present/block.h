/* A block of the terminal: rows of figures with an organization a column. */
#ifndef REACH_PRESENT_BLOCK_H
#define REACH_PRESENT_BLOCK_H

#include <stdbool.h>
#include <stdio.h>

#include "present/grid.h"
#include "study/study.h"

typedef struct {
  reach_grid_row words;
  bool (*applies)(const reach_result *result); /* NULL: always */
  reach_grid_cell (*cell)(const reach_result *result, size_t organization, size_t part);
  size_t part; /* for rows that have a function in common */
} reach_block_row;

typedef struct {
  const char *title, *remark; /* the remark follows the title in plain letters */
  const reach_block_row *row;
  size_t n_rows; /* at most REACH_GRID_ROWS */
} reach_block;

/* The rows that apply; name[organization] are headings where there are several. */
void reach_block_print(FILE *out, const reach_block *block, const reach_result *result,
                       const char *const *name, bool has_color);

/* To three digits, without a range. */
reach_grid_cell reach_block_number(double value);

#endif
