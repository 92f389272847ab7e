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

static bool is_feed(const reach_channel *channel) {
  return channel->is_used && channel->is_feed;
}

/* Room for so many posts. */
static int make_room(reach_shape *shape, size_t needed) {
  if (needed <= shape->capacity) return 0;
  if (needed >= UNKNOWN) return REACH_NO_MEMORY;
  reach_shape_free(shape);
  shape->capacity = 2 * needed;
  shape->poster = malloc(shape->capacity * sizeof *shape->poster);
  shape->root = malloc(shape->capacity * sizeof *shape->root);
  shape->reshares = malloc(shape->capacity * sizeof *shape->reshares);
  if (shape->poster && shape->root && shape->reshares) return 0;
  reach_shape_free(shape);
  return REACH_NO_MEMORY;
}

int reach_shape_clear(reach_shape *shape, const reach_plan *plan, size_t n) {
  size_t n_channels = 0;
  for (int c = 0; c < REACH_N_CHANNELS; c++) n_channels += is_feed(&plan->channel[c]);
  int status = make_room(shape, (n + 1) * (n_channels ? n_channels : 1)); /* the last: the page's */
  shape->n_posters = shape->n_channels = 0;
  shape->posts = 0;
  for (int c = 0; c < REACH_N_CHANNELS; c++) {
    if (!is_feed(&plan->channel[c])) continue;
    shape->channel[shape->n_channels++] = c;
    shape->posts |= 1u << c;
  }
  return status;
}

/* The post that this one reshares, itself if it is a first post. */
static size_t parent_of(const reach_shape *shape, const reach_touched *touched, size_t post) {
  size_t place = post / shape->n_channels, number = post % shape->n_channels;
  const reach_person *person = &touched->person[place];
  if (person->is_start) return post;
  if (person->accept_channel == REACH_CHANNEL_PAGE) return shape->n_channels * touched->n;
  if (person->accept_channel != shape->channel[number]) return post;
  return reach_touched_seek(touched, person->accept_teller) * shape->n_channels + number;
}

/* The first post; all on the way learn of it. */
static uint32_t root_of(reach_shape *shape, const reach_touched *touched, size_t post) {
  size_t top = post;
  while (shape->root[top] == UNKNOWN) {
    size_t parent = parent_of(shape, touched, top);
    if (parent == top) shape->root[top] = (uint32_t)top;
    top = parent;
  }
  uint32_t root = shape->root[top];
  for (size_t next; shape->root[post] == UNKNOWN; post = next) {
    next = parent_of(shape, touched, post);
    shape->root[post] = root;
  }
  return root;
}

/* Through all posts: number of a poster, and of a channel. */
typedef struct {
  size_t poster, number;
} walk;

static bool next_post(const reach_shape *shape, const reach_touched *touched, walk *at,
                      size_t *post) {
  for (; at->poster < shape->n_posters; at->poster++, at->number = 0) {
    size_t place = shape->poster[at->poster];
    while (at->number < shape->n_channels) {
      size_t number = at->number++;
      if (!(touched->person[place].sent >> shape->channel[number] & 1)) continue;
      *post = place * shape->n_channels + number;
      return true;
    }
  }
  return false;
}

static void forget(reach_shape *shape, const reach_touched *touched, size_t page) {
  size_t post;
  for (walk at = {0}; next_post(shape, touched, &at, &post);) {
    shape->root[post] = UNKNOWN;
    shape->reshares[post] = 0;
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
  size_t page = touched->n * shape->n_channels, post;
  reach_shape_counts c = {0};
  forget(shape, touched, page);
  for (walk at = {0}; next_post(shape, touched, &at, &post);) {
    uint32_t root = root_of(shape, touched, post);
    if (root == post) continue;
    shape->reshares[root]++;
    c.reshares++;
    c.at_hop_one += parent_of(shape, touched, post) == root;
  }
  for (walk at = {0}; next_post(shape, touched, &at, &post);)
    if (shape->root[post] == post) count_first_post(&c, shape->reshares[post]);
  if (plan->channel[REACH_CHANNEL_PAGE].is_used) count_first_post(&c, shape->reshares[page]);
  return c;
}
