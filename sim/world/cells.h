/* A CSV file read whole and walked record by record (RFC 4180): a header, then rows. */
#ifndef REACH_WORLD_CELLS_H
#define REACH_WORLD_CELLS_H

#include <stdbool.h>

#include "world/lines.h"

enum { REACH_MAX_CELLS = 64 };

typedef struct reach_cells {
  reach_lines lines;
  uint64_t line;                   /* where the record begins */
  int n;                           /* cells of the record */
  char *cell[REACH_MAX_CELLS];     /* ended by NUL, unquoted; into the file's text */
  uint32_t place[REACH_MAX_CELLS]; /* where each begins in its record, in characters from 1 */
  int n_columns;
  char *column[REACH_MAX_CELLS];         /* the header, in line title_line, */
  uint32_t title_place[REACH_MAX_CELLS]; /* each there */
  uint64_t title_line;
} reach_cells;

/* Opens a file in UTF-8 and reads its header. Columns that are parted by semicolons or tabs are
 * refused, and a title that stands there twice, but not a line that begins with a number. Caller
 * closes, also on failure. */
int reach_cells_open(const char *path, reach_cells *cells, reach_report *report);
/* Steps to the next record; blank lines are passed over; *more = 0 at the end. A record has as
 * many cells as the header. */
int reach_cells_next(reach_cells *cells, bool *more, reach_report *report);
void reach_cells_close(reach_cells *cells);

/* The place of a column, in capitals or not; or -1. */
int reach_cells_column(const reach_cells *cells, const char *name);

/* Where n columns stand that a file may have, at[n], -1 = it does not have it. Refuses others. */
int reach_cells_columns(const reach_cells *cells, const char *const *title, int n, int *at,
                        reach_report *report);

/* Refuses a column as a whole. */
int reach_cells_refuse_column(const reach_cells *cells, int column, const char *why,
                              reach_report *report);
/* Refuses the cell of a column: file:line:column: name of the column: why. */
int reach_cells_refuse(const reach_cells *cells, int column, const char *why, reach_report *report);
/* The cell as a number from least to most. */
int reach_cells_number(const reach_cells *cells, int column, double least, double most,
                       double *value, reach_report *report);

#endif
