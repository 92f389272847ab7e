/* A measure along an axis of a sweep, as lines: one for each value of a second axis, or for each
 * organization. */
#ifndef REACH_PRESENT_FAMILY_H
#define REACH_PRESENT_FAMILY_H

#include "present/sweep_plot.h"

enum { REACH_MOST_LINES = 12 };

typedef struct {
  reach_line name;
  size_t organization;
  uint64_t second; /* number of the value on the second axis */
  bool is_merged;  /* others lie on it; the name has theirs */
} reach_family_line;

typedef struct {
  reach_sweep_plot plot;
  reach_side x, second; /* second.n = 0: lines are organizations, and their means are shown */
  uint64_t *fixed;      /* [axis] numbers of the values elsewhere; owned */
  reach_family_line line[REACH_MOST_LINES];
  size_t n_lines, n_chosen, n_lines_in_all; /* drawn; with those that lie on them; of all */
  bool is_there;                            /* there was memory for it */
} reach_family;

bool reach_family_applies(const reach_result *result);
/* Free is legal whatever came of it. */
reach_family reach_family_of(const reach_result *result);
void reach_family_free(reach_family *lines);

uint64_t reach_family_point(const reach_family *lines, size_t line, size_t i);
/* What is drawn at value i of the axis. */
reach_score reach_family_score(const reach_family *lines, size_t line, size_t i);

#endif
