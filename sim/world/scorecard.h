/* The items that legs of trust are made of: questions of the checklist, business practices. */
#ifndef REACH_WORLD_SCORECARD_H
#define REACH_WORLD_SCORECARD_H

#include "world/legs.h"

enum { REACH_ITEM_QUESTION, REACH_ITEM_PRACTICE };

typedef struct {
  int kind, leg;
  const char *name, *owner, *due; /* "" = none; borrowed */
  double score, weight;           /* score 0..1; a question weighs 1 */
  bool is_overdue;
  double gap; /* what its leg lacks because of it, 0..1 */
} reach_item;

/* Questions first, then practices in the order of their table. */
size_t reach_scorecard_count(const reach_params *params, const reach_practices *practices);
/* Item i below that. O(statements). */
reach_item reach_scorecard_item(const reach_params *params, const reach_practices *practices,
                                size_t i);

/* "question", "practice". */
const char *reach_item_kind(int kind);

#endif
