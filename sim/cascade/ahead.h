/* Memory asked for before it is needed: people whose turn comes soon, and their ties. Changes no
 * result. */
#ifndef REACH_CASCADE_AHEAD_H
#define REACH_CASCADE_AHEAD_H

#include "cascade/queue.h"
#include "cascade/touched.h"
#include "world/ties.h"

/* To be called before each pop; ties may be NULL. */
void reach_fetch_ahead(reach_queue *queue, const reach_touched *touched, const reach_ties *ties);

#endif
