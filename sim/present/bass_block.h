/* Bass's curve beside the simulation, in the terminal. */
#ifndef REACH_PRESENT_BASS_BLOCK_H
#define REACH_PRESENT_BASS_BLOCK_H

#include <stdbool.h>
#include <stdio.h>

#include "study/study.h"

/* Prints a block if any organization plays Bass's model; name[organization]. */
void reach_bass_print(FILE *out, const reach_result *result, const char *const *name,
                      bool has_color);

#endif
