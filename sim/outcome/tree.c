#include "outcome/tree.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/report.h"

/* A sender, with everybody below it in its tree. Of the tie above a person with s people from it
 * down, a tree of n has s(n - s) pairs on either side: its distances add up to n·sum(s) - sum(s²).
 */
struct reach_branch {
  double people;         /* from this one down */
  double sizes, squares; /* sum of s and of s² over those below */
  uint32_t above;        /* number of its teller; NOBODY = a root */
  uint32_t n_open;       /* senders right below it that were not added yet */
};

static const uint32_t NOBODY = UINT32_MAX, CLOSED = UINT32_MAX;

void reach_tree_free(reach_tree *tree) {
  free(tree->sender);
  free(tree->teller);
  free(tree->branch);
  free(tree->number);
  *tree = (reach_tree){0};
}

static int make_room(reach_tree *tree, size_t n) {
  if (n <= tree->capacity) return 0;
  reach_tree_free(tree);
  tree->capacity = 2 * n;
  tree->sender = malloc(tree->capacity * sizeof *tree->sender);
  tree->teller = malloc(tree->capacity * sizeof *tree->teller);
  tree->number = malloc(tree->capacity * sizeof *tree->number);
  if (tree->sender && tree->teller && tree->number) return 0;
  reach_tree_free(tree);
  return REACH_NO_MEMORY;
}

int reach_tree_clear(reach_tree *tree, size_t n) {
  if (make_room(tree, n + 1)) return REACH_NO_MEMORY; /* the page is one more */
  memset(tree->number, 0, (n + 1) * sizeof *tree->number);
  tree->page = n;
  tree->n_senders = 0;
  tree->last_teller = REACH_THE_COMPANY;
  tree->last_place = (uint32_t)n;
  tree->n_leaves = 0;
  return 0;
}

void reach_tree_turn_to(reach_tree *tree, const reach_touched *touched, uint64_t teller) {
  tree->number[tree->last_place] += tree->n_leaves;
  tree->n_leaves = 0;
  tree->last_teller = teller;
  tree->last_place =
      (uint32_t)(teller == REACH_THE_COMPANY ? tree->page : reach_touched_seek(touched, teller));
}

static void open_branch(reach_tree *tree, size_t number, uint32_t place) {
  double n = tree->number[place];
  tree->branch[number] = (reach_branch){.people = 1 + n, .sizes = n, .squares = n, .above = NOBODY};
  tree->number[place] = (uint32_t)number;
}

/* The number of a sender's teller, once that has one; NOBODY above a root. */
static uint32_t above_of(const reach_tree *tree, size_t number) {
  uint32_t teller = tree->teller[number];
  return teller == REACH_NO_TELLER ? NOBODY : tree->number[teller];
}

static int make_room_for_branches(reach_tree *tree) {
  size_t needed = tree->n_senders + 1;
  if (needed <= tree->branch_capacity) return 0;
  reach_branch *grown = realloc(tree->branch, 2 * needed * sizeof *grown);
  if (!grown) return REACH_NO_MEMORY;
  tree->branch = grown;
  tree->branch_capacity = 2 * needed;
  return 0;
}

/* Branches of all senders, and of the page, whose number is the last, each knowing which is above
 * it if that was opened before. True if all were. */
static bool open_branches(reach_tree *tree) {
  bool is_ordered = true;
  tree->number[tree->last_place] += tree->n_leaves;
  open_branch(tree, tree->n_senders, (uint32_t)tree->page);
  for (size_t i = 0; i < tree->n_senders; i++) {
    uint32_t place = tree->sender[i], teller = tree->teller[i];
    open_branch(tree, i, place);
    tree->branch[i].above = above_of(tree, i);
    is_ordered = is_ordered && (teller < place || teller >= tree->page);
  }
  return is_ordered;
}

static void count_open(reach_tree *tree) {
  for (size_t i = 0; i < tree->n_senders; i++) {
    uint32_t above = tree->branch[i].above = above_of(tree, i);
    if (above != NOBODY) tree->branch[above].n_open++;
  }
}

/* Sums over trees. */
typedef struct {
  double virality;
  uint64_t n_trees;
} grove;

static void add_tree(const reach_branch *root, grove *sum) {
  double n = root->people;
  if (n < 2) return;
  sum->virality += (n * root->sizes - root->squares) / (n * (n - 1) / 2);
  sum->n_trees++;
}

/* Adds a branch of which all below is known to the one above it; that one, NULL above a root. */
static reach_branch *close_branch(reach_tree *tree, const reach_branch *branch) {
  if (branch->above == NOBODY) return NULL;
  reach_branch *above = &tree->branch[branch->above];
  above->people += branch->people;
  above->sizes += branch->sizes + branch->people;
  above->squares += branch->squares + branch->people * branch->people;
  return above;
}

/* Closes a branch that waits for none below it, and goes on above if that waited for no other. */
static void close_upwards(reach_tree *tree, reach_branch *branch) {
  while (branch && branch->n_open == 0) {
    branch->n_open = CLOSED;
    branch = close_branch(tree, branch);
    if (branch) branch->n_open--;
  }
}

/* Where everybody was touched after its teller, the last come first. Trees are added in the order
 * of their roots, the last first: in which order all others were touched changes no bit. */
int reach_tree_virality(reach_tree *tree, double *virality) {
  grove sum = {0};
  if (make_room_for_branches(tree)) return REACH_NO_MEMORY;
  if (!open_branches(tree)) {
    count_open(tree);
    for (size_t i = 0; i <= tree->n_senders; i++) close_upwards(tree, &tree->branch[i]);
    for (size_t i = tree->n_senders; i-- > 0;)
      if (tree->branch[i].above == NOBODY) add_tree(&tree->branch[i], &sum);
  } else {
    for (size_t i = tree->n_senders; i-- > 0;)
      if (!close_branch(tree, &tree->branch[i])) add_tree(&tree->branch[i], &sum);
  }
  add_tree(&tree->branch[tree->n_senders], &sum);
  *virality = sum.n_trees ? sum.virality / (double)sum.n_trees : NAN;
  return 0;
}
