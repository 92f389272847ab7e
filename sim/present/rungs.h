/* The ladder as it is told: stages from everybody who is addressed down to those who believed the
 * message and had it right. Stage 0 holds the gross contacts of the scenario itself; where its
 * effective reach is another number, that is stage 1; then each step is a stage. */
#ifndef REACH_PRESENT_RUNGS_H
#define REACH_PRESENT_RUNGS_H

#include <stdio.h>

#include "present/lettering.h"
#include "present/number.h"
#include "study/study.h"

/* 0 where there is no ladder. */
size_t reach_stages(const reach_result *result);

/* "gross contacts", "start", then the names of the steps; clean. */
reach_line reach_stage_name(const reach_result *result, size_t stage);

/* The number of the stage in ladder.csv: "0" for the scenario itself; "gross" before it. */
reach_number reach_stage_number(const reach_result *result, size_t stage);
/* The first stage of effective reach: with its ratio later ones can be compared. */
size_t reach_stage_start(const reach_result *result);

const reach_summary *reach_stage_people(const reach_result *result, size_t stage,
                                        size_t organization);
/* With the baseline on the same stage; NaN for the baseline. */
const reach_comparison *reach_stage_ratio(const reach_result *result, size_t stage,
                                          size_t organization);
/* What is left of the stage before, as a ratio; NaN on stage 0. */
reach_comparison reach_stage_kept(const reach_result *result, size_t stage, size_t organization);

/* "Of Social's 18.75×, 3.6× (3.5–3.7) is left after 5 steps", or what can be said instead. */
reach_line reach_headline_ladder(const reach_result *result);

/* One row a stage in a terminal, one column an organization. Nothing without a ladder. */
void reach_rungs_print(FILE *out, const reach_result *result, const char *const *name,
                       bool has_color);

#endif
