/* Plays the scenario at the values of response.values. docs/model.md, section "Response". */
#ifndef REACH_STUDY_RESPOND_H
#define REACH_STUDY_RESPOND_H

#include "scenario/variant.h"
#include "study/pool.h"
#include "study/response.h"

/* What is asked: sets the parameter and the measures. Names of measures that are not known are
 * refused: REACH_INVALID. */
int reach_respond_question(const reach_scenario *scenario, reach_response *response,
                           reach_report *report);

/* Finds out before hours of work whether every value can be played, where it changes worlds. Errors
 * as reach_study_check. */
int reach_respond_probe(const reach_scenario *scenario, const volatile sig_atomic_t *stop,
                        reach_report *report);

/* The scenario with the parameter at a value, to be freed. Returns 0 or REACH_NO_MEMORY. */
int reach_respond_variant(const reach_scenario *scenario, size_t value, reach_variant *variant);

/* Fills result->response, where one is asked for, which reach_result_free frees. The same numbers
 * for any number of threads. Errors as reach_study_run. */
int reach_respond(const reach_scenario *scenario, const reach_pool_options *options,
                  reach_result *result, reach_report *report);

#endif
