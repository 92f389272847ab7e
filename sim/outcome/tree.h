/* The trees of first copies: everybody hangs on whoever brought it its first copy.
 *
 * The roots are those without a teller (who start, or adopt by themselves) and the company's page;
 * associates and people of the market are all in them. Structural virality of a tree: the mean
 * distance over all pairs of those in it (Wiener 1947; Goel, Anderson, Hofman, Watts 2016). */
#ifndef REACH_OUTCOME_TREE_H
#define REACH_OUTCOME_TREE_H

#include "cascade/cascade.h"

typedef struct reach_branch reach_branch;

static const uint32_t REACH_NO_TELLER = UINT32_MAX;

/* Scratch for as many people as were ever touched. "Places" are those among the people touched;
 * the page stands behind all people. */
typedef struct {
  uint32_t *sender;     /* [n_senders] places of all who passed it on, */
  uint32_t *teller;     /* and of who told each of them first; REACH_NO_TELLER = nobody did */
  reach_branch *branch; /* [branch_capacity] of each of them, and of the page */
  uint32_t *number;     /* by place: which of the senders; at first, how many it told first who
                           passed nothing on */
  size_t n_senders, capacity, branch_capacity, page;
  uint64_t last_teller; /* the one looked up last, */
  uint32_t last_place;  /* where it stands, */
  uint32_t n_leaves;    /* and how many it told first who passed nothing on, not yet noted */
} reach_tree;

void reach_tree_free(reach_tree *tree);
/* Nobody noted, room for n people touched. Returns 0 or REACH_NO_MEMORY. O(n). */
int reach_tree_clear(reach_tree *tree, size_t n);

/* Looks a teller up. */
void reach_tree_turn_to(reach_tree *tree, const reach_touched *touched, uint64_t teller);

/* Notes the person at `place`. Whom one teller told stand together, as a rule. */
static inline void reach_tree_note(reach_tree *tree, const reach_touched *touched,
                                   const reach_person *person, size_t place) {
  bool is_root = person->hop == 0; /* who starts, and Bass's innovators */
  if (!is_root && person->teller != tree->last_teller)
    reach_tree_turn_to(tree, touched, person->teller);
  tree->sender[tree->n_senders] = (uint32_t)place;
  tree->teller[tree->n_senders] = is_root ? REACH_NO_TELLER : tree->last_place;
  tree->n_senders += person->sent != 0;
  tree->n_leaves += !person->sent && !is_root;
}

/* *virality = mean over the trees of at least two of their structural virality; NaN where there is
 * none. Once everybody touched was noted. O(senders). Returns 0 or REACH_NO_MEMORY. */
int reach_tree_virality(reach_tree *tree, double *virality);

#endif
