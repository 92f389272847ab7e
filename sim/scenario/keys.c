#include "scenario/keys.h"

#include <stdio.h>
#include <string.h>

#include "scenario/scenario.h"

static const char *const special_words[] = {"organizations", "baseline", "extends", "ladder",
                                            "step"};

int reach_key_find(const char *key) {
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    if (strcmp(key, reach_param_table[i].key) == 0) return i;
  }
  return -1;
}

bool reach_key_is_block(const char *word) {
  size_t n = strlen(word);
  if (!n) return false;
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    const char *key = reach_param_table[i].key;
    if (strncmp(key, word, n) == 0 && key[n] == '.') return true;
  }
  return false;
}

static size_t least(size_t a, size_t b) {
  return a < b ? a : b;
}

size_t reach_key_distance(const char *a, const char *b) {
  size_t n = strlen(a), m = strlen(b);
  if (n >= REACH_KEY_SIZE || m >= REACH_KEY_SIZE) return REACH_KEY_SIZE;
  size_t row[3][REACH_KEY_SIZE + 1];
  for (size_t j = 0; j <= m; j++) row[0][j] = j;
  for (size_t i = 1; i <= n; i++) {
    size_t *now = row[i % 3], *before = row[(i + 2) % 3], *two_before = row[(i + 1) % 3];
    now[0] = i;
    for (size_t j = 1; j <= m; j++) {
      size_t replaced = before[j - 1] + (a[i - 1] != b[j - 1]);
      now[j] = least(replaced, least(before[j], now[j - 1]) + 1);
      bool is_swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_swap) now[j] = least(now[j], two_before[j - 2] + 1);
    }
  }
  return row[n % 3][m];
}

size_t reach_key_tolerance(const char *word) {
  return 1 + strlen(word) / 5;
}

/* Keeps `candidate` where it is nearer to `word` than what was found so far. */
static void consider(const char *word, const char *candidate, size_t *distance,
                     char nearest[REACH_KEY_SIZE]) {
  size_t d = reach_key_distance(word, candidate);
  if (d >= *distance || d >= strlen(candidate)) return;
  *distance = d;
  snprintf(nearest, REACH_KEY_SIZE, "%s", candidate);
}

static void consider_blocks(const char *word, const char *key, size_t *distance,
                            char nearest[REACH_KEY_SIZE]) {
  char block[REACH_KEY_SIZE];
  for (const char *point = strchr(key, '.'); point; point = strchr(point + 1, '.')) {
    snprintf(block, sizeof block, "%.*s", (int)(point - key), key);
    consider(word, block, distance, nearest);
  }
}

/* `word` is the end of a key, as in "half_life_days" for feed.half_life_days; where a company and a
 * bare network have such a key, the company's. */
static const char *key_that_ends_like(const char *word) {
  size_t distance = 1 + strlen(word) / 8;
  enum reach_place found_in = REACH_PLACE_ANY;
  const char *found = NULL;
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    const char *end = strrchr(reach_param_table[i].key, '.');
    size_t d = end ? reach_key_distance(word, end + 1) : REACH_KEY_SIZE;
    bool is_better = d == distance && found_in == REACH_PLACE_NETWORK &&
                     reach_param_table[i].place != REACH_PLACE_NETWORK;
    if (d >= distance && !is_better) continue;
    distance = d;
    found = reach_param_table[i].key;
    found_in = reach_param_table[i].place;
  }
  return found;
}

const char *reach_param_nearest(const char *word) {
  if (strlen(word) >= REACH_KEY_SIZE) return NULL;
  size_t distance = reach_key_tolerance(word) + 1;
  const char *found = NULL;
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    const char *key = reach_param_table[i].key;
    size_t d = reach_key_distance(word, key);
    if (d >= distance || d >= strlen(key)) continue;
    distance = d;
    found = key;
  }
  return found ? found : key_that_ends_like(word);
}

bool reach_key_nearest(const char *word, char nearest[REACH_KEY_SIZE]) {
  if (strlen(word) >= REACH_KEY_SIZE) return false;
  size_t none = reach_key_tolerance(word) + 1, distance = none;
  for (size_t i = 0; i < sizeof special_words / sizeof *special_words; i++) {
    consider(word, special_words[i], &distance, nearest);
  }
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    consider(word, reach_param_table[i].key, &distance, nearest);
    consider_blocks(word, reach_param_table[i].key, &distance, nearest);
  }
  if (distance < none) return true;
  const char *found = key_that_ends_like(word);
  if (found) snprintf(nearest, REACH_KEY_SIZE, "%s", found);
  return found != NULL;
}

reach_hint reach_hint_for(const char *nearest) {
  reach_hint hint = {""};
  if (nearest) snprintf(hint.text, sizeof hint.text, "; did you mean %.100s?", nearest);
  return hint;
}

const char *reach_word_nearest(const char *word, const char *const *known, size_t n) {
  size_t distance = reach_key_tolerance(word) + 1;
  const char *found = NULL;
  for (size_t i = 0; i < n; i++) {
    size_t d = reach_key_distance(word, known[i]);
    if (d >= distance || d >= strlen(known[i])) continue;
    distance = d;
    found = known[i];
  }
  return found;
}
