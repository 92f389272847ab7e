#include "present/own_trust.h"

#include "present/block.h"

enum { MEAN, LEAST, MOST, LOST };

static reach_grid_cell cell_of(const reach_result *result, size_t o, size_t what) {
  const reach_trust_spread *each = &result->answer[o].each;
  if (!each->n) return (reach_grid_cell){{"–"}, {""}};
  if (what == LOST) {
    reach_grid_cell cell = {.value = reach_number_grouped((double)each->n_lost, 0)};
    snprintf(cell.range.text, sizeof cell.range.text, "(of %.20s)",
             reach_number_grouped((double)each->n, 0).text);
    return cell;
  }
  return reach_block_number(what == MEAN ? each->mean : what == LEAST ? each->least : each->most);
}

static const reach_block_row rows[] = {{{"mean", "share"}, NULL, cell_of, MEAN},
                                       {{"lowest", "share"}, NULL, cell_of, LEAST},
                                       {{"highest", "share"}, NULL, cell_of, MOST},
                                       {{"not believed at all", "people"}, NULL, cell_of, LOST}};

void reach_own_trust_print(FILE *out, const reach_result *result, const char *const *name,
                           bool has_color) {
  bool is_given = false;
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    is_given = is_given || result->answer[o].each.n;
  if (!is_given) return;
  reach_block block = {"Trust in associates", " (by their own legs, or their departments')", rows,
                       sizeof rows / sizeof *rows};
  reach_block_print(out, &block, result, name, has_color);
}
