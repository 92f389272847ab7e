/* A result of a run in which every chart of a run has something to draw. */
#ifndef REACH_TESTS_MADE_EVERYTHING_H
#define REACH_TESTS_MADE_EVERYTHING_H

#include "support/made_result.h"

/* n organizations with everything; free with made_result_free. With `is_diversity` the response is
 * of diversity to homophily. */
void made_everything(made_result *made, size_t n_organizations, bool is_diversity);

#endif
