#include "scenario/params.h"

#define REACH_PARAM(key, field, KIND, fallback, least, most, unit, PLACE, grade, source, help)     \
  {key,  offsetof(reach_params, field), REACH_##KIND, fallback, least, most,                       \
   unit, REACH_PLACE_##PLACE,           grade,        source,   help},

const reach_param reach_param_table[REACH_N_PARAMS] = {
#include "scenario/params.def"
};
#undef REACH_PARAM
