#include "present/block.h"

enum { DIGITS = 3 };

typedef struct {
  const reach_result *result;
  const reach_block_row *row[REACH_GRID_ROWS]; /* those that apply */
} shown;

static reach_grid_cell cell_of(const void *context, size_t row, size_t o) {
  const shown *all = context;
  return all->row[row]->cell(all->result, o, all->row[row]->part);
}

reach_grid_cell reach_block_number(double value) {
  reach_grid_cell cell = {reach_number_grouped(value, reach_number_digits(value, DIGITS)), {""}};
  return cell;
}

void reach_block_print(FILE *out, const reach_block *block, const reach_result *result,
                       const char *const *name, bool has_color) {
  size_t n = result->scenario->n_organizations;
  shown all = {.result = result};
  reach_grid grid = {.n_columns = n,
                     .heading = n > 1 ? name : NULL,
                     .cell = cell_of,
                     .context = &all,
                     .has_color = has_color};
  for (size_t i = 0; i < block->n_rows; i++) {
    const reach_block_row *row = &block->row[i];
    if (row->applies && !row->applies(result)) continue;
    all.row[grid.n_rows] = row;
    grid.row[grid.n_rows++] = row->words;
  }
  fprintf(out, "\n%s%s%s%s\n", has_color ? "\x1b[1m" : "", block->title, has_color ? "\x1b[0m" : "",
          block->remark);
  reach_grid_print(out, &grid);
}
