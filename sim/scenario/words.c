#include "scenario/words.h"

#include <stdio.h>
#include <string.h>

void reach_words_split(reach_words *words, const char *joined) {
  snprintf(words->buffer, sizeof words->buffer, "%s", joined);
  words->n_words = 0;
  char *rest = NULL;
  for (char *word = strtok_r(words->buffer, "|", &rest); word && words->n_words < REACH_MAX_WORDS;
       word = strtok_r(NULL, "|", &rest)) {
    words->word[words->n_words++] = word;
  }
}
