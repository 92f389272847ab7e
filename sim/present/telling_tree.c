#include "present/telling_tree.h"

#include <math.h>
#include <stdlib.h>

#include "base/report.h"

/* A person on the way into the tree. */
typedef struct {
  uint32_t person, hop, teller;
  uint32_t n_leaves; /* of the branch; 0 = none seen yet */
} twig;

static int by_hop(const void *a, const void *b) {
  const twig *one = a, *other = b;
  if (one->hop != other->hop) return one->hop < other->hop ? -1 : 1;
  return (one->person > other->person) - (one->person < other->person);
}

/* Of the same teller the largest branch first. */
static int by_place(const void *a, const void *b) {
  const twig *one = a, *other = b;
  if (one->hop != other->hop) return one->hop < other->hop ? -1 : 1;
  if (one->n_leaves != other->n_leaves) return one->n_leaves > other->n_leaves ? -1 : 1;
  return (one->person > other->person) - (one->person < other->person);
}

/* Tellings above somebody; those whom nobody of the network told have their hop above them. The hop
 * of a first copy may be of another chain than that of the first teller's. */
static uint32_t depth_of(const reach_portrait *portrait, uint32_t u) {
  uint32_t depth = 0;
  while (portrait->face[u].teller != REACH_NOBODY && depth < portrait->map->n_people) {
    u = portrait->face[u].teller;
    depth++;
  }
  return depth + portrait->face[u].hop;
}

static uint32_t collect(const reach_portrait *portrait, twig *all) {
  uint32_t n = 0;
  for (uint32_t u = 0; u < portrait->map->n_people; u++) {
    const reach_face *face = &portrait->face[u];
    if (isfinite(face->day)) all[n++] = (twig){u, depth_of(portrait, u), face->teller, 0};
  }
  qsort(all, n, sizeof *all, by_hop);
  return n;
}

/* Leaves of all branches, the last hops first; place[person] = index in `all`, then children. */
static void count_leaves(twig *all, uint32_t n, uint32_t *place, reach_telling_tree *tree) {
  for (uint32_t i = 0; i < n; i++) place[all[i].person] = i;
  for (uint32_t i = n; i-- > 0;) {
    if (!all[i].n_leaves) all[i].n_leaves = 1, tree->n_leaves++;
    if (all[i].teller == REACH_NOBODY) continue;
    all[place[all[i].teller]].n_leaves += all[i].n_leaves;
    tree->n_told++;
  }
}

static void count_told(const twig *all, uint32_t n, uint32_t *told, reach_telling_tree *tree) {
  for (uint32_t i = 0; i < n; i++) told[all[i].person] = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (all[i].teller == REACH_NOBODY) continue;
    uint32_t so_far = ++told[all[i].teller];
    tree->n_tellers += so_far == 1;
    if (so_far > tree->most) tree->most = so_far;
  }
}

/* A branch takes as many rows as it has leaves: next[person] is the first that is free. */
static void place_all(twig *all, uint32_t n, uint32_t *next, reach_telling_tree *tree) {
  uint32_t root = 0;
  tree->n_hops = n ? all[n - 1].hop : 0;
  qsort(all, n, sizeof *all, by_place);
  for (uint32_t i = 0; i < n; i++) {
    const twig *t = &all[i];
    uint32_t *from = t->teller == REACH_NOBODY ? &root : &next[t->teller];
    next[t->person] = *from;
    tree->x[t->person] = tree->n_hops ? (double)t->hop / tree->n_hops : 0;
    tree->y[t->person] = (*from + t->n_leaves / 2.0) / tree->n_leaves;
    *from += t->n_leaves;
  }
}

int reach_telling_tree_grow(const reach_portrait *portrait, reach_telling_tree *tree) {
  uint32_t n_people = portrait->map->n_people;
  *tree = (reach_telling_tree){.x = malloc((n_people + 1) * sizeof(double)),
                               .y = malloc((n_people + 1) * sizeof(double))};
  twig *all = malloc((n_people + 1) * sizeof *all);
  uint32_t *place = malloc((n_people + 1) * sizeof *place);
  int status = tree->x && tree->y && all && place ? 0 : REACH_NO_MEMORY;
  if (!status) {
    for (uint32_t u = 0; u < n_people; u++) tree->x[u] = tree->y[u] = NAN;
    tree->n_reached = collect(portrait, all);
    count_leaves(all, tree->n_reached, place, tree);
    count_told(all, tree->n_reached, place, tree);
    place_all(all, tree->n_reached, place, tree);
  }
  free(all);
  free(place);
  if (status) reach_telling_tree_free(tree);
  return status;
}

void reach_telling_tree_free(reach_telling_tree *tree) {
  free(tree->x);
  free(tree->y);
  *tree = (reach_telling_tree){0};
}
