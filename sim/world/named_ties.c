#include "world/named_ties.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "scenario/keys.h"

static int add_path(uint32_t n, reach_pairs *pairs, reach_report *report) {
  int status = 0;
  for (uint32_t u = 1; u < n && !status; u++) status = reach_pairs_add(pairs, u - 1, u, report);
  return status;
}

static int add_cycle(uint32_t n, reach_pairs *pairs, reach_report *report) {
  int status = add_path(n, pairs, report);
  return status ? status : reach_pairs_add(pairs, n - 1, 0, report);
}

static int add_star(uint32_t n, reach_pairs *pairs, reach_report *report) {
  int status = 0;
  for (uint32_t u = 1; u < n && !status; u++) status = reach_pairs_add(pairs, 0, u, report);
  return status;
}

static int add_complete(uint32_t n, reach_pairs *pairs, reach_report *report) {
  int status = 0;
  for (uint32_t u = 0; u < n; u++)
    for (uint32_t v = u + 1; v < n && !status; v++) status = reach_pairs_add(pairs, u, v, report);
  return status;
}

/* The most people are those that make a million ties: more belong into a file. */
static const struct {
  const char *name;
  uint32_t least, most;
  int (*add)(uint32_t n, reach_pairs *pairs, reach_report *report);
} table[] = {
    {"path", 2, 1000001, add_path},
    {"cycle", 3, 1000000, add_cycle},
    {"star", 2, 1000001, add_star},
    {"complete", 2, 1414, add_complete},
};

enum { N_NAMES = sizeof table / sizeof *table };

bool reach_named_ties_are(const char *text) {
  text += strspn(text, " ");
  return isalpha((unsigned char)*text);
}

static int refuse_name(const char *word, const char *key, reach_report *report) {
  const char *names[N_NAMES];
  for (size_t i = 0; i < N_NAMES; i++) names[i] = table[i].name;
  return reach_report_add(report, REACH_INVALID,
                          "%s: %s: no ties (allowed `0 1; 1 2` and so on, or path, cycle, star or "
                          "complete and a number of people)%s",
                          key, word, reach_hint_for(reach_word_nearest(word, names, N_NAMES)).text);
}

int reach_named_ties(const char *text, const char *key, reach_pairs *pairs, reach_report *report) {
  char word[32] = "", rest = '\0';
  uint32_t n = 0;
  *pairs = (reach_pairs){0};
  int n_read = sscanf(text, " %31[a-zA-Z] %8u %c", word, &n, &rest);
  size_t i = 0;
  while (i < N_NAMES && strcmp(table[i].name, word) != 0) i++;
  if (i == N_NAMES) return refuse_name(word, key, report);
  if (n_read != 2 || n < table[i].least || n > table[i].most)
    return reach_report_add(report, REACH_INVALID,
                            "%s: %s takes a number of people (allowed %s %u to %s %u)", key, word,
                            word, table[i].least, word, table[i].most);
  pairs->n_people = n;
  return table[i].add(n, pairs, report);
}
