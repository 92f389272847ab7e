/* Ideas of a made result. */
#ifndef REACH_TESTS_MADE_IDEAS_H
#define REACH_TESTS_MADE_IDEAS_H

#include "support/made_result.h"

/* Gives every organization a programme of ideas: the first sends `ideas`, each further one `times`
 * as many; 3 % are implemented, 1 % good ones. Owned by made_result. */
void made_result_ideas(made_result *made, unsigned n_months, double ideas, double times);

#endif
