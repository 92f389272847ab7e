#include "world/builder.h"

const reach_builder *reach_builder_of(int work_ties_model) {
  static const reach_builder *const builders[] = {
      [REACH_TIES_NONE] = NULL,
      [REACH_TIES_DEPARTMENTS] = &reach_builder_departments,
      [REACH_TIES_HIERARCHY] = &reach_builder_hierarchy,
      [REACH_TIES_SMALL_WORLD] = &reach_builder_small_world,
      [REACH_TIES_SCALE_FREE] = &reach_builder_scale_free,
      [REACH_TIES_RANDOM] = &reach_builder_random,
      [REACH_TIES_DEGREES] = &reach_builder_degrees,
      [REACH_TIES_FAMOUS] = &reach_builder_famous,
      [REACH_TIES_FILE] = &reach_builder_file,
      [REACH_TIES_ROSTER] = &reach_builder_roster,
  };
  return builders[work_ties_model];
}
