#include "outcome/shape.h"

#include <stdlib.h>

#include "base/report.h"

enum { HUNDRED_POSTS = 100 };
static const uint32_t UNKNOWN = UINT32_MAX;

void reach_shape_free(reach_shape *shape) {
  free(shape->poster);
  free(shape->root);
  free(shape->reshares);
  *shape = (reach_shape){0};
}

int reach_shape_clear(reach_shape *shape, size_t n) {
  size_t needed = n + 1; /* the page stands behind all people */
  shape->n_posters = 0;
  if (needed <= shape->capacity) return 0;
  reach_shape_free(shape);
  shape->capacity = 2 * needed;
  shape->poster = malloc(shape->capacity * sizeof *shape->poster);
  shape->root = malloc(shape->capacity * sizeof *shape->root);
  shape->reshares = malloc(shape->capacity * sizeof *shape->reshares);
  if (shape->poster && shape->root && shape->reshares) return 0;
  reach_shape_free(shape);
  return REACH_NO_MEMORY;
}

/* The place of whoever made the post that this one reshares, its own for a first post; the page
 * stands behind all people. */
static size_t parent_of(const reach_touched *touched, size_t place) {
  const reach_person *person = &touched->person[place];
  if (person->is_start) return place;
  if (person->accept_channel == REACH_CHANNEL_PAGE) return touched->n;
  if (person->accept_channel != REACH_CHANNEL_FEED) return place;
  return reach_touched_seek(touched, person->accept_teller);
}

/* The first post; all on the way learn of it. */
static uint32_t root_of(reach_shape *shape, const reach_touched *touched, size_t place) {
  size_t top = place;
  while (shape->root[top] == UNKNOWN) {
    size_t parent = parent_of(touched, top);
    if (parent == top) shape->root[top] = (uint32_t)top;
    top = parent;
  }
  uint32_t root = shape->root[top];
  for (size_t next; shape->root[place] == UNKNOWN; place = next) {
    next = parent_of(touched, place);
    shape->root[place] = root;
  }
  return root;
}

static void forget(reach_shape *shape, size_t page) {
  for (size_t i = 0; i < shape->n_posters; i++) {
    shape->root[shape->poster[i]] = UNKNOWN;
    shape->reshares[shape->poster[i]] = 0;
  }
  shape->root[page] = (uint32_t)page;
  shape->reshares[page] = 0;
}

static void count_first_post(reach_shape_counts *c, uint32_t reshares) {
  c->first++;
  c->unshared += reshares == 0;
  c->reshared_once += reshares == 1;
  c->of_hundred += reshares + 1 >= HUNDRED_POSTS;
}

reach_shape_counts reach_shape_measure(reach_shape *shape, const reach_plan *plan,
                                       const reach_touched *touched) {
  size_t page = touched->n;
  reach_shape_counts c = {0};
  forget(shape, page);
  for (size_t i = 0; i < shape->n_posters; i++) {
    size_t place = shape->poster[i];
    uint32_t root = root_of(shape, touched, place);
    if (root == place) continue;
    shape->reshares[root]++;
    c.reshares++;
    c.at_hop_one += parent_of(touched, place) == root;
  }
  for (size_t i = 0; i < shape->n_posters; i++) {
    size_t place = shape->poster[i];
    if (shape->root[place] == place) count_first_post(&c, shape->reshares[place]);
  }
  if (plan->channel[REACH_CHANNEL_PAGE].is_used) count_first_post(&c, shape->reshares[page]);
  return c;
}
