/* Small networks by their name: "path 5", "cycle 10", "star 21", "complete 1000". */
#ifndef REACH_WORLD_NAMED_TIES_H
#define REACH_WORLD_NAMED_TIES_H

#include "world/ties.h"

/* Does the text begin with a word instead of a person's id? */
bool reach_named_ties_are(const char *text);

/* The ties of n people: a path from 0, a cycle, a star with hub 0, everybody with everybody; at
 * most a million ties. Caller frees *pairs, also on failure. Errors: REACH_INVALID, "key: ...";
 * REACH_NO_MEMORY. */
int reach_named_ties(const char *text, const char *key, reach_pairs *pairs, reach_report *report);

#endif
