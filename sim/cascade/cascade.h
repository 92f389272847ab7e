/* One message in one organization in one replicate, event by event.
 *
 * Only people who pass the message on are events; whoever they tell is written down at once.
 * Work is proportional to tellings: contacts that are not told cost nothing, the market's size
 * costs nothing. See docs/model.md, section 2. */
#ifndef REACH_CASCADE_CASCADE_H
#define REACH_CASCADE_CASCADE_H

#include <signal.h>

#include "cascade/agenda.h"
#include "cascade/engagement.h"
#include "cascade/lineup.h"
#include "cascade/plan.h"
#include "cascade/queue.h"
#include "cascade/recorder.h"
#include "cascade/touched.h"
#include "cascade/voices.h"

static const uint64_t REACH_THE_COMPANY = UINT64_MAX; /* the page, as a teller */

/* What one thread needs, kept from replicate to replicate. */
typedef struct {
  reach_touched touched;
  reach_queue queue;
  reach_agenda agenda;
  reach_adopters adopters; /* of the replicate at hand, where adoption tells who takes part */
  reach_voices voices;     /* where senders reinforce each other */
  reach_engagement engagement;
  reach_lineup lineup;  /* of the replicate at hand, where participation leans towards contacts */
  uint64_t most_people; /* touching more ends the replicate with REACH_TOO_BIG */
  const volatile sig_atomic_t *stop; /* may be NULL; a signal number ends the replicate */
  reach_recorder *recorder;          /* keeps every exposure; NULL = nobody asks; borrowed */
} reach_workspace;

int reach_workspace_init(reach_workspace *workspace, uint64_t most_people,
                         const volatile sig_atomic_t *stop);
void reach_workspace_free(reach_workspace *workspace);

/* Somebody who tells of its own, from a day on: what a story begins with where it does not begin
 * with associates on day 0. */
typedef struct {
  uint64_t person;   /* of the market */
  double day;        /* >= 0; after the horizon it is nothing */
  unsigned channels; /* bits of those it uses; 0 = it tells nobody */
} reach_release;

/* What happened. */
typedef struct {
  uint64_t gross;           /* people addressed by starting senders and the page */
  uint64_t impressions;     /* exposures taken in: market people; everybody in a bare network */
  uint64_t hearer_tellings; /* exposures taken in that people of the market made (of a bare network:
                               people of hop >= 1) */
  uint64_t n_senders;
  uint64_t n_start;
} reach_trace;

/* Plays replicate `replicate` by the plan's model (model.h). Afterwards workspace->touched holds
 * everybody reached, and those who start where they had to be looked at (always unless everybody
 * starts). Returns 0, REACH_NO_MEMORY, REACH_TOO_BIG or REACH_INTERRUPTED. No message: the caller
 * knows the place. */
int reach_cascade_run(const reach_plan *plan, uint32_t replicate, reach_workspace *workspace,
                      reach_trace *trace);

/* The same in a company where release[n] begin too, each on its day, with hop 0, whatever it has
 * heard; of several of one person the first counts, and being released is no exposure: a person's
 * day stays INFINITY until somebody tells it, and what it hears and believes, before or after, it
 * passes on as others do, through channels it has not used yet. Errors as reach_cascade_run. */
int reach_cascade_release(const reach_plan *plan, uint32_t replicate, const reach_release *release,
                          size_t n, reach_workspace *workspace, reach_trace *trace);

#endif
