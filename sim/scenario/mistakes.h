/* The mistakes of a scenario, collected while it is read and reported together, by place. */
#ifndef REACH_SCENARIO_MISTAKES_H
#define REACH_SCENARIO_MISTAKES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/report.h"

/* Where something was written. Line and column count from 1; line 0 is the source as a whole,
 * such as a setting of the command line. */
typedef struct {
  size_t file; /* index among the sources of the scenario */
  int line, column;
} reach_position;

typedef struct {
  reach_position at;
  char *text;
} reach_mistake;

/* Zeroed = none. status is 0, REACH_INVALID or REACH_NO_MEMORY. */
typedef struct {
  reach_mistake *item;
  size_t n_items;
  size_t n_dropped; /* beyond what is worth keeping */
  bool is_final;    /* one of them ended reading: take no more */
  int status;
} reach_mistakes;

__attribute__((format(printf, 3, 4))) void
reach_mistakes_add(reach_mistakes *mistakes, reach_position at, const char *format, ...);
/* Forgets what was collected and keeps this one only. */
void reach_mistakes_end(reach_mistakes *mistakes, reach_position at, const char *why);

/* Forgets what was collected. */
void reach_mistakes_clear(reach_mistakes *mistakes);

/* Adds one line a mistake to the report, by place, each once, at most 50; file[i] names source
 * i. Returns the status. */
int reach_mistakes_report(reach_mistakes *mistakes, char *const *file, reach_report *report);

#endif
