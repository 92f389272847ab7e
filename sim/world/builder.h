/* Ways to get a network of ties: one file each, one row each in builder.c. */
#ifndef REACH_WORLD_BUILDER_H
#define REACH_WORLD_BUILDER_H

#include "base/random.h"
#include "scenario/scenario.h"
#include "world/built.h"
#include "world/roster.h"

typedef struct {
  const char *name; /* as in work_ties.model */
  const char *summary;
  const char *reference; /* where it is published */
  bool is_drawn;         /* random: run.networks of them are built */
  bool brings_people;    /* of its own, unless there is a roster */
  /* Builds one network of `people` into zeroed *built; the caller frees it, also on failure, and
   * has entered the igraph guard with the stream to draw from. Who are in which department may not
   * depend on what is drawn. */
  int (*run)(const reach_params *params, const reach_roster *people, reach_built *built,
             reach_report *report);
} reach_builder;

extern const reach_builder reach_builder_departments, reach_builder_hierarchy,
    reach_builder_small_world, reach_builder_scale_free, reach_builder_random,
    reach_builder_degrees, reach_builder_famous, reach_builder_file, reach_builder_roster;

/* The builder of work_ties.model; NULL for none. */
const reach_builder *reach_builder_of(int work_ties_model);

/* Also used for a bare network. */
int reach_network_famous(const char *key, const char *name, reach_built *built,
                         reach_report *report);

#endif
