#include "world/pack.h"

#include <math.h>

enum { ROUNDS = 500 };
static const double filled = 0.64; /* of the box by discs: what equal ones can do with ease */
static const double gap = 1.05;    /* distance of two discs / sum of their radii */

typedef struct {
  double x1, x2, y1, y2;
} box;

/* The box around all discs, with their radii times `share`. */
static box around(const reach_disc *disc, uint32_t n, double share) {
  box b = {INFINITY, -INFINITY, INFINITY, -INFINITY};
  for (uint32_t i = 0; i < n; i++) {
    double r = disc[i].radius * share;
    b.x1 = fmin(b.x1, disc[i].x - r);
    b.x2 = fmax(b.x2, disc[i].x + r);
    b.y1 = fmin(b.y1, disc[i].y - r);
    b.y2 = fmax(b.y2, disc[i].y + r);
  }
  return b;
}

/* Centres stretched over the box; radii so that the discs fill their share of it. */
static void spread(reach_disc *disc, uint32_t n, double height) {
  const double pi = 3.14159265358979323846;
  box b = around(disc, n, 0);
  double area = 0;
  for (uint32_t i = 0; i < n; i++) area += pi * disc[i].radius * disc[i].radius;
  double scale = area > 0 ? sqrt(filled * height / area) : 0;
  for (uint32_t i = 0; i < n; i++) {
    disc[i].x = b.x2 > b.x1 ? (disc[i].x - b.x1) / (b.x2 - b.x1) - 0.5 : 0;
    disc[i].y = b.y2 > b.y1 ? ((disc[i].y - b.y1) / (b.y2 - b.y1) - 0.5) * height : 0;
    disc[i].radius *= scale;
  }
}

/* Half of what two discs overlap, each. Returns whether any did. */
static bool part(reach_disc *disc, uint32_t n) {
  bool has_moved = false;
  for (uint32_t i = 0; i < n; i++) {
    for (uint32_t j = 0; j < i; j++) {
      double dx = disc[i].x - disc[j].x, dy = disc[i].y - disc[j].y;
      double far = sqrt(dx * dx + dy * dy), wanted = gap * (disc[i].radius + disc[j].radius);
      if (far >= wanted) continue;
      if (!(far > 0)) dx = far = 1e-9 * (i + 1);
      double share = (wanted - far) / far / 2;
      disc[i].x += dx * share;
      disc[i].y += dy * share;
      disc[j].x -= dx * share;
      disc[j].y -= dy * share;
      has_moved = true;
    }
  }
  return has_moved;
}

/* Back into the box, whose middle is 0,0. */
static void confine(reach_disc *disc, uint32_t n, double height) {
  for (uint32_t i = 0; i < n; i++) {
    double x = fmax(0.5 - disc[i].radius, 0), y = fmax(height / 2 - disc[i].radius, 0);
    disc[i].x = fmin(fmax(disc[i].x, -x), x);
    disc[i].y = fmin(fmax(disc[i].y, -y), y);
  }
}

/* Into the box as large as they fit. */
static void fit(reach_disc *disc, uint32_t n, double height) {
  box b = around(disc, n, 1);
  double scale = fmin(1 / (b.x2 - b.x1), height / (b.y2 - b.y1));
  for (uint32_t i = 0; i < n; i++) {
    disc[i].x = 0.5 + (disc[i].x - (b.x1 + b.x2) / 2) * scale;
    disc[i].y = height / 2 + (disc[i].y - (b.y1 + b.y2) / 2) * scale;
    disc[i].radius *= scale;
  }
}

void reach_pack(reach_disc *disc, uint32_t n, double height) {
  spread(disc, n, height);
  for (int round = 0; round < ROUNDS; round++) {
    part(disc, n);
    confine(disc, n, height);
  }
  for (int round = 0; round < 10 * ROUNDS && part(disc, n); round++) continue;
  fit(disc, n, height);
}
