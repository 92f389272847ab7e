/* Words numbered 0, 1, 2, ... by first appearance. */
#ifndef REACH_WORLD_NUMBERING_H
#define REACH_WORLD_NUMBERING_H

#include <stdint.h>

#include "base/report.h"

typedef struct {
  uint32_t n;       /* different words */
  char **word;      /* [n], by number; owned, copies */
  uint32_t *number; /* of each given word; owned */
  uint32_t *first;  /* [n] where the word stands first; owned */
} reach_numbering;

/* O(n log n), whatever the words are. Caller frees, also on failure. */
int reach_numbering_init(char *const *words, uint32_t n_words, reach_numbering *numbering,
                         reach_report *report);
void reach_numbering_free(reach_numbering *numbering);

/* True where the words are 0, 1, 2, ..., or 1, 2, 3, ..., or n0, n1, n2, ...: they tell nothing. */
bool reach_words_only_number(char *const *word, uint32_t n);

#endif
