/* One replicate on the work network: who was reached, when, over how many hops, by whom. */
#ifndef REACH_STUDY_PORTRAIT_H
#define REACH_STUDY_PORTRAIT_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/report.h"
#include "world/layout.h"

/* A network, as it is drawn. */
typedef struct {
  uint32_t n_people, n_departments;
  bool directed;
  uint64_t n_ties;
  uint32_t *tie;        /* [n_ties][2] from, to; an undirected tie once */
  uint32_t *degree;     /* [n_people] ties in and out */
  uint32_t *department; /* [n_people]; NULL without departments */
  char **department_name;
  char **name; /* [n_people]; NULL = people are only numbered */
  reach_layout layout;
} reach_map;

#define REACH_NOBODY UINT32_MAX

/* What happened to a person of the network. */
typedef struct {
  double day;      /* of the first copy; NaN = not reached */
  uint32_t hop;    /* of the first copy */
  uint32_t teller; /* who of the network brought it; REACH_NOBODY = nobody of them */
  bool starts, has_sent;
} reach_face;

/* A replicate of an organization: portrait_replicate of the result. */
typedef struct {
  const reach_map *map; /* of the result; shared where organizations have the same network */
  reach_face *face;     /* [map->n_people] */
} reach_portrait;

/* The maps of a study. */
typedef struct {
  reach_map **map; /* [n_maps] */
  size_t n_maps;
} reach_atlas;

void reach_portrait_free(reach_portrait *portrait);
void reach_atlas_free(reach_atlas *atlas);

#endif
