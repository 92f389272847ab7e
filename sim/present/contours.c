#include "present/contours.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/report.h"

/* An edge of the grid is the one to the right of node i (2 i), or the one above it (2 i + 1). A
 * line crosses an edge at most once, and at most two pieces meet there. */
typedef struct {
  const reach_field *field;
  double level;
  uint32_t *piece;    /* [edge][2] pieces that end there, from 1; 0 = none */
  uint32_t (*end)[2]; /* [piece] its two edges */
  bool *is_done;      /* [piece] */
  size_t n_pieces;
} tracing;

static double at(const reach_field *f, size_t i, size_t k) {
  return f->value[k * f->n_x + i];
}

static size_t n_nodes(const reach_field *f) {
  return f->n_x * f->n_y;
}

static void add_piece(tracing *t, size_t a, size_t b) {
  const size_t edge[2] = {a, b};
  for (int e = 0; e < 2; e++) {
    t->end[t->n_pieces][e] = (uint32_t)edge[e];
    uint32_t *slot = &t->piece[2 * edge[e]];
    slot[slot[0] ? 1 : 0] = (uint32_t)t->n_pieces + 1;
  }
  t->n_pieces++;
}

/* The cell above and to the right of a node: its corners counterclockwise from there, and the edges
 * between each and the next. */
static void trace_cell(tracing *t, size_t i, size_t k) {
  enum { CORNERS = 4 };
  const reach_field *f = t->field;
  size_t node = k * f->n_x + i, n_above = 0, crossed[CORNERS], n_crossed = 0;
  const double corner[CORNERS] = {at(f, i, k), at(f, i + 1, k), at(f, i + 1, k + 1),
                                  at(f, i, k + 1)};
  const size_t edge[CORNERS] = {2 * node, 2 * (node + 1) + 1, 2 * (node + f->n_x), 2 * node + 1};
  double sum = 0;
  for (int c = 0; c < CORNERS; c++) {
    if (!isfinite(corner[c])) return;
    n_above += corner[c] >= t->level;
    sum += corner[c];
  }
  if (n_above == 0 || n_above == CORNERS) return;
  for (int c = 0; c < CORNERS; c++)
    if ((corner[c] >= t->level) != (corner[(c + 1) % CORNERS] >= t->level))
      crossed[n_crossed++] = edge[c];
  if (n_crossed == 2) {
    add_piece(t, crossed[0], crossed[1]);
    return;
  }
  /* A saddle: the middle tells which corners belong together. */
  bool is_high = sum / CORNERS >= t->level, first_is_high = corner[0] >= t->level;
  int turn = is_high == first_is_high ? 0 : 1; /* 0: corners 1 and 3 are cut off */
  add_piece(t, crossed[turn], crossed[turn + 1]);
  add_piece(t, crossed[turn + 2], crossed[(turn + 3) % CORNERS]);
}

static reach_vertex crossing_of(const tracing *t, size_t edge) {
  const reach_field *f = t->field;
  size_t node = edge / 2, i = node % f->n_x, k = node / f->n_x;
  bool is_up = edge % 2;
  double here = at(f, i, k), there = is_up ? at(f, i, k + 1) : at(f, i + 1, k);
  double share = (t->level - here) / (there - here);
  if (is_up) return (reach_vertex){f->x[i], f->y[k] + share * (f->y[k + 1] - f->y[k])};
  return (reach_vertex){f->x[i] + share * (f->x[i + 1] - f->x[i]), f->y[k]};
}

/* From an edge along a piece, to the end of the line or back to the start. */
static void follow(tracing *t, size_t piece, size_t edge, reach_contours *out) {
  reach_contour *line = &out->line[out->n_lines++];
  size_t start = edge;
  *line = (reach_contour){.first = out->n_vertices};
  out->vertex[out->n_vertices++] = crossing_of(t, edge);
  for (;;) {
    t->is_done[piece] = true;
    edge = t->end[piece][0] == edge ? t->end[piece][1] : t->end[piece][0];
    out->vertex[out->n_vertices++] = crossing_of(t, edge);
    const uint32_t *slot = &t->piece[2 * edge];
    uint32_t next = slot[0] == piece + 1 ? slot[1] : slot[0];
    if (!next || t->is_done[next - 1]) break;
    piece = next - 1;
  }
  line->n = out->n_vertices - line->first;
  line->is_closed = edge == start;
}

/* Lines that end at a border first: what is left are rings. */
static void join(tracing *t, reach_contours *out) {
  for (size_t p = 0; p < t->n_pieces; p++)
    for (int e = 0; e < 2 && !t->is_done[p]; e++)
      if (!t->piece[2 * t->end[p][e] + 1]) follow(t, p, t->end[p][e], out);
  for (size_t p = 0; p < t->n_pieces; p++)
    if (!t->is_done[p]) follow(t, p, t->end[p][0], out);
}

int reach_contours_find(const reach_field *field, double level, reach_contours *out) {
  *out = (reach_contours){0};
  if (field->n_x < 2 || field->n_y < 2) return 0;
  size_t most = 2 * n_nodes(field); /* pieces: two of a cell */
  tracing t = {.field = field, .level = level};
  t.piece = calloc(4 * n_nodes(field), sizeof *t.piece);
  t.end = calloc(most, sizeof *t.end);
  t.is_done = calloc(most, sizeof *t.is_done);
  out->vertex = calloc(2 * most, sizeof *out->vertex);
  out->line = calloc(most, sizeof *out->line);
  bool is_there = t.piece && t.end && t.is_done && out->vertex && out->line;
  for (size_t k = 0; k + 1 < field->n_y && is_there; k++)
    for (size_t i = 0; i + 1 < field->n_x; i++) trace_cell(&t, i, k);
  if (is_there) join(&t, out);
  free(t.piece);
  free(t.end);
  free(t.is_done);
  return is_there ? 0 : REACH_NO_MEMORY;
}

void reach_contours_free(reach_contours *contours) {
  free(contours->vertex);
  free(contours->line);
  *contours = (reach_contours){0};
}
