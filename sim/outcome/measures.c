#include "outcome/measures.h"

const reach_measure reach_measure_table[REACH_N_MEASURES] = {
#define REACH_MEASURE(name, unit, digits, help) {#name, unit, digits, help},
#include "outcome/measures.def"
#undef REACH_MEASURE
};
