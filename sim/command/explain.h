/* What `orgreach explain` tells beside the parameters: each in a sentence. */
#ifndef REACH_COMMAND_EXPLAIN_H
#define REACH_COMMAND_EXPLAIN_H

#include "outcome/measures.h"
#include "world/structure.h"

typedef struct {
  const char *kind, *name, *unit, *help; /* kind: "measure"; unit: "" = none */
} reach_entry;

enum {
  REACH_N_SECTIONS = 4,
  REACH_FIRST_SECTION = REACH_N_MEASURES + REACH_N_FIGURES,
  REACH_N_ENTRIES = REACH_FIRST_SECTION + REACH_N_SECTIONS
};

/* Entry i < REACH_N_ENTRIES: measures, then figures of the world, then sections of a scenario. */
reach_entry reach_entry_at(int i);

#endif
