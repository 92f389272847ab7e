/* Words of some columns of a CSV file, kept row after row. */
#ifndef REACH_WORLD_COLUMNS_H
#define REACH_WORLD_COLUMNS_H

#include <stdint.h>

#include "world/cells.h"

typedef struct {
  const reach_lines *lines; /* borrowed, with the text that the words point into */
  const char *const *title; /* [n_columns] what messages call them; NULL = nothing; borrowed */
  char **word;              /* [n_rows][n_columns] */
  uint32_t *place;          /* of each word, as in cells.h */
  uint64_t *line;           /* [n_rows] */
  uint32_t n_rows, capacity;
  int n_columns;
} reach_columns;

/* Keeps the cells `place[0..n_columns-1]` of the present record; of -1 the word "". Errors:
 * REACH_UNREADABLE for words that cannot stand on a chart, REACH_TOO_BIG, REACH_NO_MEMORY. */
int reach_columns_add(reach_columns *columns, const reach_cells *cells, const int *place,
                      reach_report *report);
/* Keeps those of all records that are left. Free is legal after failure. */
int reach_columns_read(reach_columns *columns, reach_cells *cells, const int *place, int n_columns,
                       reach_report *report);
void reach_columns_free(reach_columns *columns);

static inline char *reach_columns_word(const reach_columns *columns, uint32_t row, int column) {
  return columns->word[(size_t)row * (size_t)columns->n_columns + (size_t)column];
}

/* file:line:column: what is wrong with the word (which is shown). Returns REACH_UNREADABLE. */
int reach_columns_refuse(const reach_columns *columns, uint32_t row, int column, const char *what,
                         const char *word, reach_report *report);

#endif
