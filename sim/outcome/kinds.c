#include "outcome/kinds.h"

#define REACH_OUTCOME(name) extern const reach_outcome_kind reach_outcome_##name;
#include "outcome/kinds.def"
#undef REACH_OUTCOME

const reach_outcome_kind *const reach_outcome_kinds[REACH_N_OUTCOMES + 1] = {
#define REACH_OUTCOME(name) &reach_outcome_##name,
#include "outcome/kinds.def"
#undef REACH_OUTCOME
    0};
