/* What an idea programme tells: its measures, and its cells: by month, by group, by quality. */
#ifndef REACH_OUTCOME_IDEA_CELLS_H
#define REACH_OUTCOME_IDEA_CELLS_H

#include "outcome/idea_review.h"
#include "outcome/kinds.h"

unsigned reach_idea_n_cells(unsigned n_months);
void reach_idea_label(const reach_idea_rule *rule, unsigned cell, reach_cell_label *label);

/* The measures of ideas in measure[REACH_N_MEASURES]; the others are left alone. */
void reach_idea_measure(const reach_idea_rule *rule, const reach_idea_pool *pool,
                        const reach_idea_review *review, double *measure);
/* cell[reach_idea_n_cells] */
void reach_idea_fill(const reach_idea_rule *rule, const reach_idea_pool *pool,
                     const reach_idea_review *review, double *cell);

#endif
