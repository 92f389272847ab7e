/* Who told whom of the work network in one replicate: trees that grow to the right, hop by hop. */
#include <math.h>
#include <stdlib.h>

#include "present/chart_kinds.h"
#include "present/headline.h"
#include "present/network_dots.h"
#include "present/number.h"
#include "present/telling_tree.h"

static const double name_em = 15;
static const double crowding = 0.35; /* radius of a dot / height of a row */
static const double largest_dot = 0.02, smallest_dot = 0.0025; /* of a panel */

bool reach_chart_tellings_applies(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_portrait *portrait = result->answer[o].portrait;
    for (uint32_t u = 0; portrait && u < portrait->map->n_people; u++)
      if (portrait->face[u].teller != REACH_NOBODY) return true;
  }
  return false;
}

static double height_of(double y) {
  return 1 - y;
}

static void write_row(FILE *csv, size_t o, const char *kind, const double value[6]) {
  enum { N_COLUMNS = 6 };
  fprintf(csv, "%zu,%s", o, kind);
  for (size_t i = 0; i < N_COLUMNS; i++) reach_chart_cell(csv, value[i]);
  fputc('\n', csv);
}

static void write_tree(FILE *csv, size_t o, const reach_portrait *portrait,
                       const reach_telling_tree *tree) {
  uint32_t n_people = portrait->map->n_people;
  double row = tree->n_leaves ? 1.0 / tree->n_leaves : 1;
  double radius = fmax(fmin(crowding * row, largest_dot), smallest_dot);
  for (uint32_t u = 0; u < n_people; u++) {
    uint32_t by = portrait->face[u].teller;
    if (isnan(tree->x[u]) || by == REACH_NOBODY) continue;
    write_row(csv, o, "telling",
              (double[]){tree->x[by], height_of(tree->y[by]), tree->x[u], height_of(tree->y[u]),
                         NAN, NAN});
  }
  for (uint32_t u = 0; u < n_people; u++)
    if (!isnan(tree->x[u]))
      write_row(csv, o, "person",
                (double[]){tree->x[u], height_of(tree->y[u]), NAN, NAN, radius,
                           reach_dots_shade(&portrait->face[u])});
}

void reach_chart_tellings_data(const reach_result *result, FILE *csv) {
  size_t n = result->scenario->n_organizations;
  bool *is_drawn = calloc(n, sizeof *is_drawn);
  size_t n_panels = is_drawn ? reach_dots_choose(result, is_drawn) : 0;
  fputs("organization,kind,x,y,to_x,to_y,radius,shade\n", csv);
  for (size_t o = 0; n_panels && o < n; o++) {
    reach_telling_tree tree;
    if (!is_drawn[o]) continue;
    if (reach_telling_tree_grow(result->answer[o].portrait, &tree)) break;
    write_tree(csv, o, result->answer[o].portrait, &tree);
    reach_telling_tree_free(&tree);
  }
  free(is_drawn);
}

void reach_chart_tellings_compose(reach_page *page) {
  reach_network_compose(page, REACH_PANEL_TREES);
}

/* Of those that are drawn: in which most people are told by others; the first of equal ones. */
static size_t most_told(const reach_result *result) {
  size_t n = result->scenario->n_organizations, best = n;
  uint32_t most = 0;
  bool *is_drawn = calloc(n, sizeof *is_drawn);
  if (is_drawn) reach_dots_choose(result, is_drawn);
  for (size_t o = 0; is_drawn && o < n; o++) {
    reach_telling_tree tree;
    if (!is_drawn[o] || reach_telling_tree_grow(result->answer[o].portrait, &tree)) continue;
    if (best == n || tree.n_told > most) best = o, most = tree.n_told;
    reach_telling_tree_free(&tree);
  }
  free(is_drawn);
  return best;
}

/* "31 people told 120 others" of that organization. */
reach_line reach_headline_tellings(const reach_result *result) {
  size_t o = most_told(result);
  reach_line out = {"Who told whom"}, name, of = {""};
  reach_telling_tree tree;
  if (o == result->scenario->n_organizations ||
      reach_telling_tree_grow(result->answer[o].portrait, &tree))
    return out; /* short of memory: the numbers of the chart will say so */
  name = reach_name_shown(result, o, name_em);
  if (result->scenario->n_organizations > 1)
    snprintf(of.text, sizeof of.text, " of %.300s", name.text);
  reach_number tellers = reach_number_grouped(tree.n_tellers, 0);
  reach_number told = reach_number_grouped(tree.n_told, 0);
  if (!tree.n_told)
    snprintf(out.text, sizeof out.text, "In this replicate nobody%.310s tells anybody", of.text);
  else
    snprintf(
        out.text, sizeof out.text,
        "In this replicate %.40s %s%.310s told %.40s; the most active one told %u, the longest "
        "chain has %u telling%s",
        tellers.text, tree.n_tellers == 1 ? "person" : "people", of.text, told.text, tree.most,
        tree.n_hops, tree.n_hops == 1 ? "" : "s");
  reach_telling_tree_free(&tree);
  return out;
}

reach_line reach_chart_tellings_subtitle(const reach_result *result) {
  reach_line out;
  snprintf(out.text, sizeof out.text,
           "Picture: replicate %u, the one of the chart work-network. Dots = people, lines = who "
           "told whom first; a column for each hop to the right, the largest branch on top. No "
           "interval: it is one story of %s.",
           result->portrait_replicate, reach_number_grouped((double)result->n_replicates, 0).text);
  return out;
}
