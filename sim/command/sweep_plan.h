/* What a sweep will do: its points, how many runs they are, how long they take. */
#ifndef REACH_COMMAND_SWEEP_PLAN_H
#define REACH_COMMAND_SWEEP_PLAN_H

#include "study/design.h"

/* On standard output. Plays for a second or two. */
int reach_sweep_print_plan(const reach_design *design, unsigned n_threads,
                           const volatile sig_atomic_t *stop, reach_report *report);

#endif
