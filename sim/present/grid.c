/* Two passes over the cells: how wide is each column, then print as many as fit. */
#include "present/grid.h"

#include "present/columns.h"

enum { GAP = 3, INDENT = 2 };

typedef struct {
  size_t value, range, all;
} widths;

static size_t most(size_t a, size_t b) {
  return a > b ? a : b;
}

static widths widths_of(const reach_grid *grid, size_t column) {
  widths w = {0, 0, 0};
  for (size_t r = 0; r < grid->n_rows; r++) {
    reach_grid_cell cell = grid->cell(grid->context, r, column);
    w.value = most(w.value, reach_columns(cell.value.text));
    w.range = most(w.range, reach_columns(cell.range.text));
  }
  w.all = w.value + (w.range ? 1 + w.range : 0);
  if (grid->heading && reach_columns(grid->heading[column]) > w.all) {
    size_t more = reach_columns(grid->heading[column]) - w.all;
    w.all += more;
    if (!w.range) w.value += more;
  }
  return w;
}

static void print_row(FILE *out, const reach_grid *grid, size_t row, size_t first, size_t last,
                      size_t label_width, size_t unit_width) {
  fprintf(out, "%*s", INDENT, "");
  reach_print_padded(out, grid->row[row].label, label_width + 2, 0);
  reach_print_padded(out, grid->row[row].unit, unit_width, 0);
  for (size_t c = first; c < last; c++) {
    widths w = widths_of(grid, c);
    reach_grid_cell cell = grid->cell(grid->context, row, c);
    bool is_last = c + 1 == last;
    fprintf(out, "%*s", GAP, "");
    reach_print_padded(out, cell.value.text, w.value, 1);
    size_t rest = w.all - w.value;
    if (*cell.range.text) {
      fputc(' ', out);
      reach_print_padded(out, cell.range.text, is_last ? 0 : rest - 1, 0);
    } else if (!is_last) {
      fprintf(out, "%*s", (int)rest, "");
    }
  }
  fputc('\n', out);
}

static void print_block(FILE *out, const reach_grid *grid, size_t first, size_t last,
                        size_t label_width, size_t unit_width) {
  if (grid->heading) {
    fprintf(out, "%s%*s", grid->has_color ? "\x1b[1m" : "",
            (int)(INDENT + label_width + 2 + unit_width), "");
    for (size_t c = first; c < last; c++) {
      size_t width = widths_of(grid, c).all, own = reach_columns(grid->heading[c]);
      size_t before = widths_of(grid, c).value > own ? widths_of(grid, c).value - own : 0;
      fprintf(out, "%*s%s", (int)(GAP + before), "", grid->heading[c]);
      if (c + 1 < last) fprintf(out, "%*s", (int)(width - before - own), "");
    }
    fputs(grid->has_color ? "\x1b[0m\n" : "\n", out);
  }
  for (size_t r = 0; r < grid->n_rows; r++)
    print_row(out, grid, r, first, last, label_width, unit_width);
}

void reach_grid_print(FILE *out, const reach_grid *grid) {
  size_t label_width = 0, unit_width = 0;
  for (size_t r = 0; r < grid->n_rows; r++) {
    label_width = most(label_width, reach_columns(grid->row[r].label));
    unit_width = most(unit_width, reach_columns(grid->row[r].unit));
  }
  for (size_t first = 0; first < grid->n_columns;) {
    size_t width = INDENT + label_width + 2 + unit_width, last = first;
    while (last < grid->n_columns) {
      width += GAP + widths_of(grid, last).all;
      if (last > first && width > REACH_TERMINAL_COLUMNS) break;
      last++;
    }
    if (first) fputc('\n', out);
    print_block(out, grid, first, last, label_width, unit_width);
    first = last;
  }
}
