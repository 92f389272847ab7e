/* What the models of bare networks share: who starts, whose turn is next, who is reached. */
#ifndef REACH_CASCADE_SPREAD_H
#define REACH_CASCADE_SPREAD_H

#include "cascade/cascade.h"
#include "cascade/people.h"

/* One replicate under way. All is borrowed. */
typedef struct {
  const reach_plan *plan;
  reach_workspace *workspace;
  reach_trace *trace;
  const reach_ties *ties;
  reach_people people;
  int status; /* as reach_cascade_run */
} reach_spread;

/* Somebody whose turn it is to tell. */
typedef struct {
  uint32_t id, hop;
  bool is_start;
  double day;                /* on which it came to have the message */
  const uint32_t *neighbour; /* [n_neighbours] */
  uint64_t n_neighbours;
} reach_speaker;

/* Starts a replicate: those of the seed set have the message on day 0, and a turn. */
reach_spread reach_spread_open(const reach_plan *plan, uint32_t replicate,
                               reach_workspace *workspace, reach_trace *trace);

/* A stream of the model's randomness, by name. */
reach_stream reach_spread_stream(const reach_spread *spread, uint32_t replicate, const char *name);

/* The next who has a turn, by (day, hop); each has one. False at the end, and on a bad status. */
bool reach_spread_next(reach_spread *spread, reach_speaker *speaker);

/* For models in which people have turn after turn, each pushed by the one before it: the next turn,
 * and whose it is, valid until the next find; NULL at the end, and on a bad status. */
reach_person *reach_spread_pop(reach_spread *spread, double *day);
/* True of a day beyond the horizon, and of never. */
bool reach_spread_is_over(const reach_spread *spread, double day);
/* Another turn of somebody, unless the day is beyond the horizon. */
void reach_spread_push(reach_spread *spread, const reach_person *person, double day);
/* Somebody who has the message, as one who tells it. */
reach_speaker reach_spread_speaker(const reach_spread *spread, const reach_person *person);
/* Whoever begins to tell is a sender. */
void reach_spread_note_sender(reach_spread *spread, reach_person *person);

/* The entry of a person; NULL when out of memory. Valid until the next call. */
reach_person *reach_spread_find(reach_spread *spread, uint32_t id);

/* Somebody who has not had a turn comes to have the message, and gets one. */
void reach_spread_reach(reach_spread *spread, reach_person *person, const reach_speaker *speaker,
                        double day);

/* Somebody takes in what the speaker tells: counted, and recorded where that is asked for. */
void reach_spread_expose(reach_spread *spread, const reach_speaker *speaker, reach_person *person,
                         double day);

/* A telling, now or later: an exposure; the first by (day, hop, teller), as copies are ordered
 * everywhere, is what the hearer has. */
void reach_spread_tell(reach_spread *spread, const reach_speaker *speaker, uint32_t id, double day);

/* How many can tell a person: its neighbours, of a directed network those with an arc to it. */
uint32_t reach_spread_n_tellers(const reach_spread *spread, uint32_t id);

#endif
