/* What a study plays besides the scenario itself, with the same replicates and the same random
 * numbers: markets of other sizes, the rungs of the ladder. Times are added to the result's. */
#ifndef REACH_STUDY_POINTS_H
#define REACH_STUDY_POINTS_H

#include "study/pool.h"

/* Seconds of a clock that only goes forwards. */
double reach_points_clock(void);

/* A scenario under way, such as a variant of another one. Zeroed = nothing. */
typedef struct {
  reach_stage stage;
  reach_plays plays;
} reach_point;

/* Plays n_replicates of it, measures only. Errors as reach_study_run; free is legal after failure.
 */
int reach_point_play(reach_point *point, const reach_scenario *scenario,
                     const reach_stage_options *how, const reach_pool_options *options,
                     uint64_t n_replicates, reach_report *report);
void reach_point_free(reach_point *point);

/* Plays the scenario (as it is on a rung) and fills result->value, result->n_networks. */
int reach_points_play(const reach_scenario *scenario, const reach_pool_options *options,
                      reach_result *result, reach_report *report);

/* Plays the scenario in a shared market of point->market_people. Errors as reach_study_run; the
 * result frees what was made. */
int reach_points_market(const reach_scenario *scenario, const reach_pool_options *options,
                        reach_market_point *point, reach_result *result, reach_report *report);

/* Plays all rungs but 0, whose values result->value has already, and fills result->rung. */
int reach_points_ladder(const reach_scenario *scenario, const reach_pool_options *options,
                        reach_result *result, reach_report *report);

#endif
