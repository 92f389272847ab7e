#include "present/network_dots.h"

#include <math.h>
#include <stdlib.h>

#include "present/chart_kinds.h"
#include "present/headline.h"

enum { MOST_PANELS = 8, FEWEST_PANELS = 2, MOST_DOTS = 4000 };

static const double crowding = 0.3;      /* radius of a dot / distance of neighbours */
static const double largest_dot = 0.014; /* radius */
static const double least_factor = 0.6, most_factor = 1.5; /* of a radius, by degree */

static bool has_portrait(const reach_result *result, size_t o) {
  return result->answer[o].portrait != NULL;
}

size_t reach_dots_n_portraits(const reach_result *result) {
  size_t n = 0;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) n += has_portrait(result, o);
  return n;
}

size_t reach_dots_choose(const reach_result *result, bool *is_drawn) {
  size_t n = result->scenario->n_organizations, n_drawn = 0, n_dots = 0;
  size_t first[] = {result->scenario->baseline, reach_focus_at_work(result)};
  for (size_t turn = 0; turn < n + 2; turn++) {
    size_t o = turn < 2 ? first[turn] : turn - 2;
    if (!has_portrait(result, o) || is_drawn[o] || n_drawn == MOST_PANELS) continue;
    n_dots += result->answer[o].portrait->map->n_people;
    if (n_drawn >= FEWEST_PANELS && n_dots > MOST_DOTS) break;
    is_drawn[o] = true;
    n_drawn++;
  }
  return n_drawn;
}

/* Distance of neighbours where they stand most closely: in a department, or in the picture. */
static double least_spacing(const reach_map *map) {
  if (!map->layout.n_discs) return sqrt(REACH_LAYOUT_HEIGHT / map->n_people);
  const double pi = 3.14159265358979323846;
  double least = INFINITY;
  for (uint32_t d = 0; d < map->layout.n_discs; d++) {
    uint32_t n = 0;
    for (uint32_t u = 0; u < map->n_people; u++) n += map->department[u] == d;
    if (n) least = fmin(least, map->layout.disc[d].radius * sqrt(pi / n));
  }
  return least;
}

/* Radii of dots: the area grows with the number of ties. */
static void size_dots(const reach_map *map, double *radius) {
  double mean = 2.0 * (double)map->n_ties / map->n_people;
  double middle = fmin(crowding * least_spacing(map), largest_dot);
  for (uint32_t u = 0; u < map->n_people; u++) {
    double factor = mean > 0 ? sqrt(map->degree[u] / mean) : 1;
    radius[u] = middle * fmin(fmax(factor, least_factor), most_factor);
  }
}

int reach_dots_shade(const reach_face *face) {
  if (!isfinite(face->day)) return REACH_DOT_NOT_REACHED;
  if (face->starts || face->hop == 0) return REACH_DOT_STARTS;
  return face->hop == 1   ? REACH_DOT_ONE_HOP
         : face->hop == 2 ? REACH_DOT_TWO_HOPS
                          : REACH_DOT_THREE_HOPS;
}

static void write_row(FILE *csv, size_t o, const char *kind, const double *value, size_t n) {
  enum { N_COLUMNS = 7 };
  fprintf(csv, "%zu,%s", o, kind);
  for (size_t i = 0; i < N_COLUMNS; i++) reach_chart_cell(csv, i < n ? value[i] : NAN);
  fputc('\n', csv);
}

static void write_line(FILE *csv, size_t o, const char *kind, const reach_layout *at, uint32_t u,
                       uint32_t v, double day) {
  write_row(csv, o, kind, (double[]){at->x[u], at->y[u], at->x[v], at->y[v], NAN, NAN, day}, 7);
}

static bool is_telling(const reach_face *face, uint32_t last_hop) {
  return face->teller != REACH_NOBODY && face->hop <= last_hop;
}

uint32_t reach_dots_last_hop(const reach_portrait *portrait, uint64_t most) {
  for (uint32_t hop = 2;; hop++) {
    uint64_t n = 0, n_later = 0;
    for (uint32_t u = 0; u < portrait->map->n_people; u++) {
      n += is_telling(&portrait->face[u], hop);
      n_later += is_telling(&portrait->face[u], UINT32_MAX);
    }
    if (n > most) return hop - 1;
    if (n == n_later) return UINT32_MAX;
  }
}

static void write_panel(FILE *csv, size_t o, const reach_portrait *portrait, size_t n_panels,
                        const double *radius) {
  uint64_t most_ties = REACH_MOST_TIES_DRAWN / n_panels;
  uint32_t last_hop = reach_dots_last_hop(portrait, REACH_MOST_TELLINGS / n_panels);
  const reach_map *map = portrait->map;
  const reach_layout *at = &map->layout;
  for (uint32_t d = 0; d < at->n_discs; d++)
    write_row(csv, o, "department",
              (double[]){at->disc[d].x, at->disc[d].y, NAN, NAN, at->disc[d].radius}, 5);
  for (uint64_t i = 0; i < map->n_ties; i++) /* an even sample where there are too many */
    if (map->n_ties <= most_ties ||
        i * most_ties / map->n_ties != (i + 1) * most_ties / map->n_ties)
      write_line(csv, o, "tie", at, map->tie[2 * i], map->tie[2 * i + 1], NAN);
  for (uint32_t u = 0; u < map->n_people; u++)
    if (is_telling(&portrait->face[u], last_hop))
      write_line(csv, o, "telling", at, portrait->face[u].teller, u, portrait->face[u].day);
  for (uint32_t u = 0; u < map->n_people; u++)
    write_row(csv, o, "person",
              (double[]){at->x[u], at->y[u], NAN, NAN, radius[u],
                         reach_dots_shade(&portrait->face[u]), portrait->face[u].day},
              7);
}

void reach_chart_network_data(const reach_result *result, FILE *csv) {
  size_t n = result->scenario->n_organizations;
  bool *is_drawn = calloc(n, sizeof *is_drawn);
  double *radius = calloc(REACH_LAYOUT_MOST_PEOPLE, sizeof *radius);
  size_t n_panels = is_drawn ? reach_dots_choose(result, is_drawn) : 0;
  fputs("organization,kind,x,y,to_x,to_y,radius,shade,day\n", csv);
  for (size_t o = 0; radius && n_panels && o < n; o++) {
    if (!is_drawn[o]) continue;
    size_dots(result->answer[o].portrait->map, radius);
    write_panel(csv, o, result->answer[o].portrait, n_panels, radius);
  }
  free(is_drawn);
  free(radius);
}
