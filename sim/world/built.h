/* What a builder makes: ties, and where it knows them the departments and names of people. */
#ifndef REACH_WORLD_BUILT_H
#define REACH_WORLD_BUILT_H

#include "world/edge_list.h"
#include "world/ties.h"

typedef struct {
  reach_ties ties;
  reach_departments departments; /* zeroed = none of its own */
  char **name;                   /* [ties.n_people]; NULL = people are only numbered; owned */
} reach_built;

void reach_built_free(reach_built *built);

/* Frees names of people; NULL is legal. */
void reach_names_free(char **name, uint32_t n_people);

#endif
