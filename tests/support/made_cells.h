/* Numbers of outcomes in made results. */
#ifndef REACH_TESTS_MADE_CELLS_H
#define REACH_TESTS_MADE_CELLS_H

#include "support/made_result.h"

/* Adds a cell, its interval of half-width `half`, to an organization; owned by made_result. */
void made_cell(made_result *made, size_t organization, const char *outcome,
               const reach_cell_label *label, double mean, double half);

/* Recruiting in every organization but the second of three or more: `reached` people, of whom the
 * share `kept` is left after each of seven steps, a third of them by referral in every other one;
 * `cost` a hire, 0 = not reckoned, more by one time for each further one. */
void made_recruiting(made_result *made, double reached, double kept, double cost);

#endif
