/* Lines along which numbers on a grid have a level, straight between neighbours (marching squares;
 * Lorensen and Cline 1987 in two dimensions). */
#ifndef REACH_PRESENT_CONTOURS_H
#define REACH_PRESENT_CONTOURS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  double x, y;
} reach_vertex;

typedef struct {
  size_t first, n; /* vertices */
  bool is_closed;  /* the last vertex is the first once more */
} reach_contour;

typedef struct {
  reach_vertex *vertex; /* owned */
  size_t n_vertices;
  reach_contour *line; /* owned */
  size_t n_lines;
} reach_contours;

/* Numbers at x[i], y[k], both ascending. */
typedef struct {
  const double *x, *y;
  size_t n_x, n_y;
  const double *value; /* [n_y][n_x]; NaN: no line goes through the cells around it */
} reach_field;

/* Returns 0 or REACH_NO_MEMORY. Free is legal after failure. A number that is the level itself
 * counts as above it. */
int reach_contours_find(const reach_field *field, double level, reach_contours *contours);
void reach_contours_free(reach_contours *contours);

#endif
