/* A coin for every tie of a bare network, where ties differ or the same pair has several. Keyed by
 * teller and hearer, so that a larger probability of any tie loses nobody (docs/model.md). */
#ifndef REACH_CASCADE_COIN_H
#define REACH_CASCADE_COIN_H

#include "cascade/plan.h"

/* Draws about a telling, by hearer: occasions of the teller's marks in a channel. */
enum {
  REACH_MARK_DELAY,
  REACH_MARK_COMPONENT,
  REACH_MARK_FIDELITY,
  REACH_MARK_ATTENTION,
  REACH_N_MARKS
};

/* Probability that tie number `arc` tells the hearer at its end. */
static inline double reach_tie_probability(const reach_plan *plan, const reach_ties *ties,
                                           uint32_t arc) {
  if (plan->probability_rule == REACH_PROBABILITY_FILE) return (double)ties->probability[arc];
  if (plan->probability_rule == REACH_PROBABILITY_WEIGHTED)
    return 1.0 / reach_plan_n_tellers(plan, ties->target[arc]);
  return plan->channel[REACH_CHANNEL_FEED].attention;
}

/* How many ties of the same pair stand before `arc` of a row that begins at `first`, if that many
 * stand before the arc in front of it. */
static inline uint32_t reach_tie_n_before(const reach_ties *ties, uint32_t first, uint32_t arc,
                                          uint32_t n_before_last) {
  bool is_further = arc > first && ties->target[arc - 1] == ties->target[arc];
  return is_further ? n_before_last + 1 : 0;
}

/* The draws of a tie: those of its teller, by hearer, and of further ties of a pair their own. */
static inline reach_stream reach_tie_marks(reach_stream teller_marks, uint32_t n_before) {
  const uint64_t further = UINT64_C(1) << 40; /* above all occasions: REACH_N_MARKS a person */
  return n_before ? reach_stream_branch(teller_marks, further + n_before) : teller_marks;
}

static inline bool reach_tie_tells(const reach_plan *plan, const reach_ties *ties, uint32_t arc,
                                   reach_stream marks) {
  uint64_t occasion = ties->target[arc] * (uint64_t)REACH_N_MARKS + REACH_MARK_ATTENTION;
  return reach_draw_uniform(marks, occasion) < reach_tie_probability(plan, ties, arc);
}

#endif
