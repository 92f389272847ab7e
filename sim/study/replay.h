/* Chosen replicates once more, with everything that is told written down: who told whom, when,
 * through what. The numbers of these replicates are those of the study. */
#ifndef REACH_STUDY_REPLAY_H
#define REACH_STUDY_REPLAY_H

#include <signal.h>

#include "cascade/cascade.h"
#include "study/stage.h"

/* What an exposure was to the hearer. */
typedef enum {
  REACH_TELLING_START,  /* none: the hearer has the message from the start, or by itself */
  REACH_TELLING_BEFORE, /* one of those it takes before somebody has the message, where several
                           must tell */
  REACH_TELLING_FIRST,  /* it brought the first copy: exactly one to everybody who is reached */
  REACH_TELLING_REPEAT
} reach_telling_kind;

typedef struct {
  reach_telling_event event; /* of a start: hop 0, and nobody is the sender */
  reach_telling_kind kind;
} reach_told;

/* One organization in one replicate. */
typedef struct {
  const reach_plan *plan;
  const char *organization;
  size_t organization_index;
  uint32_t replicate;
  const reach_told *told; /* [n] by (day, hop, sender, hearer, channel), the company last */
  size_t n;
} reach_replayed;

/* Called for replicate after replicate and in each for organization after organization. Returns 0,
 * or a status that ends the replay and is in the report. */
typedef int reach_replay_sink(void *context, const reach_replayed *replayed, reach_report *report);

typedef struct {
  uint64_t first, last;              /* replicates, both played; below run.replicates */
  const volatile sig_atomic_t *stop; /* may be NULL */
} reach_replay_options;

/* Builds the worlds anew. Statuses of reach_study_run, and of the sink; REACH_TOO_BIG where the
 * exposures of one replicate do not fit into memory. */
int reach_replay(const reach_scenario *scenario, const reach_replay_options *options,
                 reach_replay_sink *sink, void *context, reach_report *report);

#endif
