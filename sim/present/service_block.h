/* Service in the terminal: how busy agents are, and with whom fewest people hear of complaints. */
#ifndef REACH_PRESENT_SERVICE_BLOCK_H
#define REACH_PRESENT_SERVICE_BLOCK_H

#include <stdbool.h>
#include <stdio.h>

#include "study/study.h"

/* Prints a block if complaints are played; name[organization]. */
void reach_service_print(FILE *out, const reach_result *result, const char *const *name,
                         bool has_color);

#endif
