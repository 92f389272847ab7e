#include "cascade/ahead.h"

/* Each pass reads what the pass before it asked for. Always inline: gcc 12 takes a function that
 * only asks for memory for one without effect, and leaves its call out. */
__attribute__((always_inline)) static inline void
fetch(const reach_turn *soon, unsigned n, const reach_touched *touched, const reach_ties *ties) {
  for (unsigned i = 0; i < n; i++) __builtin_prefetch(&touched->person[reach_turn_place(soon[i])]);
  if (!ties) return;
  for (unsigned i = 0; i < n; i++) {
    uint64_t id = touched->person[reach_turn_place(soon[i])].person;
    if (id < ties->n_people) __builtin_prefetch(&ties->first[id]);
  }
  for (unsigned i = 0; i < n; i++) {
    uint64_t id = touched->person[reach_turn_place(soon[i])].person;
    if (id < ties->n_people) __builtin_prefetch(&ties->target[ties->first[id]]);
  }
}

void reach_fetch_ahead(reach_queue *queue, const reach_touched *touched, const reach_ties *ties) {
  if (queue->n_pops_fetched) return;
  reach_turn soon[REACH_N_SOON];
  unsigned n = reach_queue_soon(queue, soon);
  fetch(soon, n, touched, ties);
}
