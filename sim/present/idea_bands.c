/* IdeaStorm had 10,000 ideas after 19 months (Dell 2008) and 16,000 after 54 (RSM Index 2011). Its
 * size is one firm's; growth and the share implemented are held against any community of
 * customers, to within a tenth. */
#include "present/idea_bands.h"

#include <math.h>

#include "present/block.h"
#include "present/columns.h"
#include "present/idea_figures.h"
#include "present/sentence.h"

enum { FIRST_IDEAS, SECOND_IDEAS, GROWTH, FIRST_SHARE, SECOND_SHARE, N_ROWS };

enum { INDENT = 2 };
static const double within = 0.1;

static const char too_many[] =
    "the company implements more or fewer for the ideas that it gets; try "
    "another ideas.implemented_per_month";

static const struct {
  const char *what, *published, *why; /* NULL: size, which is not judged */
} row_table[N_ROWS] = {
    {"ideas after 19 months", "10,000", NULL},
    {"ideas after 54 months", "16,000", NULL},
    {"ideas after 54 for one after 19", "1.6",
     "people say what they have to say faster or slower; try another ideas.waiting_months"},
    {"implemented after 19 months", "2 %", too_many},
    {"implemented after 54 months", "3.1 %", too_many}};

static double published(size_t row) {
  const reach_storm *first = &reach_storm_table[0], *second = &reach_storm_table[1];
  const double value[N_ROWS] = {first->ideas, second->ideas, second->ideas / first->ideas,
                                first->implemented_share, second->implemented_share};
  return value[row];
}

static bool is_like_it(const reach_result *result, size_t o) {
  return reach_ideas_months(result, o) >= reach_storm_table[1].month &&
         result->scenario->organization[o].params.ideas_from != REACH_IDEAS_FROM_STAFF;
}

static double at(const reach_result *result, size_t o, const char *item, size_t which) {
  return reach_ideas_at(result, o, item, (unsigned)reach_storm_table[which].month)->summary.mean;
}

/* NaN of what is not like it, and of ratios to no ideas. */
static double value_of(const reach_result *result, size_t o, size_t row) {
  if (!is_like_it(result, o)) return NAN;
  double first = at(result, o, "ideas", 0), second = at(result, o, "ideas", 1);
  switch (row) {
  case FIRST_IDEAS:
    return first;
  case SECOND_IDEAS:
    return second;
  case GROWTH:
    return first > 0 ? second / first : NAN;
  case FIRST_SHARE:
    return first > 0 ? at(result, o, "implemented", 0) / first : NAN;
  default:
    return second > 0 ? at(result, o, "implemented", 1) / second : NAN;
  }
}

static bool is_missed(const reach_result *result, size_t o, size_t row) {
  return row_table[row].why &&
         fabs(value_of(result, o, row) - published(row)) > within * published(row);
}

static reach_grid_cell cell_of(const reach_result *result, size_t o, size_t row) {
  enum { DECIMALS = 2, SHARE_DECIMALS = 1 };
  double value = value_of(result, o, row);
  if (isnan(value)) return reach_block_number(NAN);
  reach_grid_cell cell = {row >= FIRST_SHARE
                              ? reach_number_percent(value, SHARE_DECIMALS)
                              : reach_number_grouped(value, row == GROWTH ? DECIMALS : 0),
                          {""}};
  if (is_missed(result, o, row)) snprintf(cell.range.text, sizeof cell.range.text, "(missed)");
  return cell;
}

/* The reason for each figure that is missed by anybody, once. */
static void print_why(FILE *out, const reach_result *result) {
  const char *last = NULL;
  for (size_t row = 0; row < N_ROWS; row++) {
    bool is_told = false;
    for (size_t o = 0; o < result->scenario->n_organizations; o++)
      is_told = is_told || is_missed(result, o, row);
    if (!is_told || row_table[row].why == last) continue;
    last = row_table[row].why;
    reach_sentence line;
    snprintf(line.text, sizeof line.text, "Why missed, %s: %s.", row_table[row].what, last);
    fprintf(out, "%*s", INDENT, "");
    reach_print_wrapped(out, line.text, INDENT);
  }
}

void reach_idea_bands_print(FILE *out, const reach_result *result, const char *const *name,
                            bool has_color) {
  bool is_any = false;
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    is_any = is_any || is_like_it(result, o);
  if (!is_any) return;
  reach_block_row row[N_ROWS];
  for (size_t i = 0; i < N_ROWS; i++)
    row[i] = (reach_block_row){{row_table[i].what, row_table[i].published}, NULL, cell_of, i};
  reach_block block = {"Ideas beside IdeaStorm's published figures", "", row, N_ROWS};
  reach_block_print(out, &block, result, name, has_color);
  print_why(out, result);
}
