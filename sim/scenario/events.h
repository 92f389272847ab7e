/* A YAML text as a row of events. Nothing is ever resolved or expanded, so anchors, aliases,
 * tags and merge keys cost nothing before they are refused. */
#ifndef REACH_SCENARIO_EVENTS_H
#define REACH_SCENARIO_EVENTS_H

#include <libfyaml.h>

#include "scenario/draft.h"

typedef struct {
  struct fy_parser *parser;
  struct fy_diag *diag;
  struct fy_event *event; /* the one at hand; NULL at the end and after an error */
  reach_draft *draft;     /* takes the mistakes */
  reach_position at;      /* of the event at hand */
  int depth;
  bool has_ended;
  int status; /* not 0: reading has ended */
} reach_events;

/* `text` stays the caller's and outlives the events. Returns 0 or REACH_NO_MEMORY. */
int reach_events_open(reach_events *events, reach_draft *draft, const char *text, size_t n,
                      size_t file);
void reach_events_close(reach_events *events);

/* Goes to the next event. */
void reach_events_advance(reach_events *events);
bool reach_events_at(const reach_events *events, enum fy_event_type type);

/* Leaves the node at hand behind, whatever is in it. */
void reach_events_skip(reach_events *events);

/* Adds the scalar at hand to `raw` and goes on. */
void reach_events_scalar(reach_events *events, reach_raw *raw);

/* Reads the scalar or list at hand and goes on. False where it is neither, or a list of more
 * than scalars; the mistake is noted and names `key`. The caller frees *raw in any case. */
bool reach_events_value(reach_events *events, const char *key, reach_raw *raw);

/* Notes the one mistake that ends reading. */
__attribute__((format(printf, 3, 4))) void
reach_events_fail(reach_events *events, reach_position at, const char *format, ...);

#endif
