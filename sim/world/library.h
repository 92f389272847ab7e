/* Which igraph the networks come from. */
#ifndef REACH_WORLD_LIBRARY_H
#define REACH_WORLD_LIBRARY_H

/* "0.10.2" */
const char *reach_igraph_version(void);

#endif
