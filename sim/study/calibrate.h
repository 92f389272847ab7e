/* Finds the segments and the locality of a market in which associates' contacts overlap as a
 * scenario asks (market.overlap_of). What is found depends on the world alone, not on who
 * participates or through what, so organizations that ask for the same live in the same world. */
#ifndef REACH_STUDY_CALIBRATE_H
#define REACH_STUDY_CALIBRATE_H

#include "world/audience.h"
#include "world/world.h"

enum { REACH_MOST_SEGMENTS = 1000000 }; /* as a scenario may state */

/* The overlap that params->market_overlap_of names, expected at this locality: a share. */
double reach_overlap_expected(const reach_params *params, const reach_audience *audience,
                              double locality);

/* Gives the world, built with any market of the right number of people, the smallest number of
 * segments, of 1, 2, 5, 10, 20, 50, ..., and a locality with which the expected overlap is as
 * asked, to 1e-9; and notes them among its figures. Nobody's home is smaller than the mean number
 * of contacts. `is_market_size`: the market is one of run.market_sizes, and a message says so.
 * Some evaluations of the expected overlap for each number of segments. Returns 0, REACH_INVALID
 * with what is possible, or REACH_NO_MEMORY. */
int reach_calibrate(const reach_params *params, bool is_market_size, reach_world *world,
                    reach_report *report);

#endif
