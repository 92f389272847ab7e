/* The rows of numbers of a plan's channels. */
#ifndef REACH_CASCADE_CHANNELS_H
#define REACH_CASCADE_CHANNELS_H

#include "cascade/plan.h"

/* A company's: channels and circles. The world is set. Returns 0 or REACH_NO_MEMORY. */
int reach_plan_channels(reach_plan *plan, const reach_params *params, reach_report *report);
/* A bare network's: its ties, as the row of the feed. */
void reach_plan_ties(reach_plan *plan, const reach_params *params);

#endif
