/* A network of the world as the text of a file. */
#ifndef REACH_WORLD_NETWORK_WRITE_H
#define REACH_WORLD_NETWORK_WRITE_H

#include "world/world.h"

typedef struct {
  char *text; /* owned; ended by NUL */
  size_t n;
} reach_text;

/* The network in the format of the ending of `path`: .edges or .txt, .csv, .graphml, .gml, .net.
 * Ids stay as they are. What the format cannot hold is in *people, else its text is NULL: CSV with
 * the columns person, department and, where needed, name. Caller frees both texts, also on failure.
 * Errors: REACH_USAGE for another ending, REACH_INVALID where a name cannot be written so,
 * REACH_NO_MEMORY. */
int reach_network_write(const reach_world *world, uint32_t network, const char *path,
                        reach_text *text, reach_text *people, reach_report *report);

#endif
