#include "world/numbering.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const char *word;
  uint32_t at;
} place;

static int by_word_then_place(const void *a, const void *b) {
  const place *x = a, *y = b;
  int order = strcmp(x->word, y->word);
  return order ? order : (x->at > y->at) - (x->at < y->at);
}

int reach_numbering_init(char *const *words, uint32_t n_words, reach_numbering *numbering,
                         reach_report *report) {
  *numbering = (reach_numbering){0};
  size_t n = n_words ? n_words : 1;
  place *sorted = malloc(n * sizeof *sorted);
  numbering->number = malloc(n * sizeof *numbering->number);
  numbering->first = malloc(n * sizeof *numbering->first);
  numbering->word = calloc(n, sizeof *numbering->word);
  int status = 0;
  if (!sorted || !numbering->number || !numbering->first || !numbering->word) goto no_memory;
  for (uint32_t i = 0; i < n_words; i++) sorted[i] = (place){words[i], i};
  qsort(sorted, n_words, sizeof *sorted, by_word_then_place);
  /* for now the number of a word is the place where it stands first */
  for (uint32_t i = 0; i < n_words; i++) {
    bool is_new = i == 0 || strcmp(sorted[i].word, sorted[i - 1].word) != 0;
    uint32_t at = sorted[i].at;
    numbering->number[at] = is_new ? at : numbering->number[sorted[i - 1].at];
  }
  for (uint32_t i = 0; i < n_words; i++) {
    if (numbering->number[i] != i) {
      numbering->number[i] = numbering->number[numbering->number[i]];
      continue;
    }
    numbering->number[i] = numbering->n;
    numbering->first[numbering->n] = i;
    numbering->word[numbering->n] = strdup(words[i]);
    if (!numbering->word[numbering->n++]) goto no_memory;
  }
  goto out;
no_memory:
  status = reach_report_no_memory(report, "names of people");
out:
  free(sorted);
  return status;
}

void reach_numbering_free(reach_numbering *numbering) {
  for (uint32_t i = 0; numbering->word && i < numbering->n; i++) free(numbering->word[i]);
  free(numbering->word);
  free(numbering->number);
  free(numbering->first);
  *numbering = (reach_numbering){0};
}

bool reach_words_only_number(char *const *word, uint32_t n) {
  static const struct {
    const char *format;
    uint32_t first;
  } ways[] = {{"%u", 0}, {"%u", 1}, {"n%u", 0}};
  for (size_t w = 0; w < sizeof ways / sizeof *ways; w++) {
    bool only = true;
    for (uint32_t i = 0; i < n && only; i++) {
      char expected[16];
      unsigned number = i + ways[w].first;
      if (ways[w].format[0] == 'n')
        snprintf(expected, sizeof expected, "n%u", number);
      else
        snprintf(expected, sizeof expected, "%u", number);
      only = !strcmp(word[i], expected);
    }
    if (only) return true;
  }
  return false;
}
