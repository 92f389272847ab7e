/* Do an organization's feed cascades and its engagement look like published ones? */
#ifndef REACH_PRESENT_BANDS_H
#define REACH_PRESENT_BANDS_H

#include "present/sentence.h"

/* Which published bands of cascade shape hold, which do not and why; "" where nobody
 * reshares. */
reach_sentence reach_sentence_bands(const reach_result *result, size_t organization);
/* Whether the most engaging of those who post make the published share of the engagement, and if
 * not, why; "" where nobody posts. */
reach_sentence reach_sentence_engagement(const reach_result *result, size_t organization);

#endif
