/* Makes the portraits of a study. */
#ifndef REACH_STUDY_PORTRAITS_H
#define REACH_STUDY_PORTRAITS_H

#include "study/pool.h"
#include "study/stage.h"
#include "study/study.h"

/* Plays one replicate once more, the one whose reach at work is nearest to the baseline's median,
 * for every organization whose message travels over work ties (all in a bare network) and whose
 * network a picture can show, and lays that network out. answer[o].portrait stays NULL for the
 * others. */
int reach_portraits_make(const reach_scenario *scenario, const reach_stage *stage,
                         const reach_plays *plays, const reach_pool_options *options,
                         reach_result *result, reach_report *report);

#endif
