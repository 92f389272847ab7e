#include "outcome/shape.h"

#include <math.h>
#include <stdlib.h>

#include "base/report.h"

enum { HUNDRED_POSTS = 100 };
static const uint32_t UNKNOWN = UINT32_MAX;

void reach_shape_free(reach_shape *shape) {
  free(shape->root);
  free(shape->reshares);
  *shape = (reach_shape){0};
}

/* Room for n posters, the page among them. */
static int make_room(reach_shape *shape, size_t n) {
  if (n <= shape->capacity) return 0;
  reach_shape_free(shape);
  shape->root = malloc(2 * n * sizeof *shape->root);
  shape->reshares = malloc(2 * n * sizeof *shape->reshares);
  if (!shape->root || !shape->reshares) return REACH_NO_MEMORY;
  shape->capacity = 2 * n;
  return 0;
}

static bool has_posted(const reach_person *person) {
  return person->sent >> REACH_CHANNEL_FEED & 1;
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

static void forget(reach_shape *shape, const reach_touched *touched) {
  for (size_t i = 0; i < touched->n; i++) {
    if (!has_posted(&touched->person[i])) continue;
    shape->root[i] = UNKNOWN;
    shape->reshares[i] = 0;
  }
  shape->root[touched->n] = (uint32_t)touched->n;
  shape->reshares[touched->n] = 0;
}

typedef struct {
  double posts, unshared, once, of_hundred, reshares, at_hop_one;
} counts;

static void count_first_post(counts *c, uint32_t reshares) {
  c->posts++;
  c->unshared += reshares == 0;
  c->once += reshares == 1;
  c->of_hundred += reshares + 1 >= HUNDRED_POSTS;
}

static double share(double part, double whole) {
  return whole > 0 ? part / whole : NAN;
}

int reach_shape_measure(reach_shape *shape, const reach_plan *plan, const reach_touched *touched,
                        reach_shape_shares *shares) {
  *shares = (reach_shape_shares){NAN, NAN, NAN, NAN};
  if (plan->world->is_network || !plan->channel[REACH_CHANNEL_FEED].is_used) return 0;
  if (make_room(shape, touched->n + 1)) return REACH_NO_MEMORY;
  counts c = {0};
  forget(shape, touched);
  for (size_t i = 0; i < touched->n; i++) {
    if (!has_posted(&touched->person[i])) continue;
    uint32_t root = root_of(shape, touched, i);
    if (root == i) continue;
    shape->reshares[root]++;
    c.reshares++;
    c.at_hop_one += parent_of(touched, i) == root;
  }
  for (size_t i = 0; i < touched->n; i++)
    if (has_posted(&touched->person[i]) && shape->root[i] == i)
      count_first_post(&c, shape->reshares[i]);
  if (plan->channel[REACH_CHANNEL_PAGE].is_used) count_first_post(&c, shape->reshares[touched->n]);
  *shares = (reach_shape_shares){share(c.unshared, c.posts), share(c.once, c.posts),
                                 share(c.of_hundred, c.posts), share(c.at_hop_one, c.reshares)};
  return 0;
}
