/* From the key that a message begins with to the place where its value was given. */
#include <string.h>

#include "scenario/scenario.h"

const char *reach_scenario_place(const void *whereabouts, const char *line) {
  const reach_whereabouts *here = whereabouts;
  char *const *place = here->scenario->organization[here->organization].place;
  size_t n = strcspn(line, ":");
  const char *in_block = NULL;
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    const char *key = reach_param_table[i].key;
    if (!place[i] || strncmp(key, line, n) != 0) continue;
    if (key[n] == '\0') return place[i];
    if (key[n] == '.' && !in_block) in_block = place[i];
  }
  return in_block ? in_block : here->scenario->path;
}
