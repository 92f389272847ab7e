/* The numbers of a heat map as CSV. */
#ifndef REACH_PRESENT_HEAT_DATA_H
#define REACH_PRESENT_HEAT_DATA_H

#include <stdio.h>

#include "present/heat.h"

/* Rows of points come first, then pixels of each panel (none where it has cells), then those of the
 * scale of colours. */
typedef struct {
  size_t n_points, wide, high;
} reach_heat_raster;

reach_heat_raster reach_heat_raster_of(const reach_heat *heat);

void reach_heat_data(const reach_result *result, bool has_panels, FILE *csv);

#endif
