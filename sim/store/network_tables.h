/* One replicate on the work network as CSV: a row a person, a row a tie. */
#ifndef REACH_STORE_NETWORK_TABLES_H
#define REACH_STORE_NETWORK_TABLES_H

#include "store/file.h"
#include "study/study.h"

/* organization,person,name,department,x,y,degree,starts,day,hop,told_by,sent: day and hop of the
 * first copy, empty = not reached; told_by: a person of the network. Stops early when told to. */
void reach_table_write_nodes(const reach_result *result, reach_file *file);
/* organization,from,to: an undirected tie once. */
void reach_table_write_edges(const reach_result *result, reach_file *file);

#endif
