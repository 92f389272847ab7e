/* Which draw of an applicant's branch of the streams recruiting/pull and recruiting/referral is for
 * what: part of docs/model.md. */
#ifndef REACH_OUTCOME_APPLICANT_DRAWS_H
#define REACH_OUTCOME_APPLICANT_DRAWS_H

#include "base/random.h"

enum { REACH_HIRING_STEPS = 4 }; /* of the gamma law of the days to an offer: its shape */

enum {
  REACH_DRAW_FIT,
  REACH_DRAW_SHORTLIST,
  REACH_DRAW_INTERVIEW,
  REACH_DRAW_OFFER,
  REACH_DRAW_ACCEPT,
  REACH_DRAW_STAYS,
  REACH_DRAW_DAYS,                                       /* the first of REACH_HIRING_STEPS */
  REACH_DRAW_DAY = REACH_DRAW_DAYS + REACH_HIRING_STEPS, /* by pull alone */
  REACH_DRAW_PERSON
};

static inline reach_stream reach_applicant_stream(uint64_t rng_seed, uint32_t replicate,
                                                  const char *name) {
  return reach_stream_open(rng_seed, replicate, reach_stream_name(name), 0);
}

#endif
