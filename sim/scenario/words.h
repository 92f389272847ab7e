/* The words of a CHOICE or CHANNELS row: "a|b|c". */
#ifndef REACH_SCENARIO_WORDS_H
#define REACH_SCENARIO_WORDS_H

#include <stddef.h>

enum { REACH_MAX_WORDS = 16 };

typedef struct {
  char buffer[256];
  const char *word[REACH_MAX_WORDS]; /* point into buffer: never copy the struct */
  size_t n_words;
} reach_words;

void reach_words_split(reach_words *words, const char *joined);

#endif
