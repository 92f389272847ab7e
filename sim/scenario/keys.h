/* The keys of params.def: finding one, its block, and the nearest to a misspelt one. */
#ifndef REACH_SCENARIO_KEYS_H
#define REACH_SCENARIO_KEYS_H

#include <stdbool.h>
#include <stddef.h>

enum { REACH_KEY_SIZE = 128 }; /* no key is longer, and no longer word is like a key */

/* Index of the parameter, or -1. */
int reach_key_find(const char *key);

/* True for "market" and "market.contacts": the beginning of keys, up to a point. */
bool reach_key_is_block(const char *word);

/* Number of insertions, deletions, replacements and swaps of neighbours between two words
 * (Damerau 1964, optimal string alignment); words beyond REACH_KEY_SIZE are far from any. */
size_t reach_key_distance(const char *a, const char *b);

/* How far a word may be from what it is taken for. */
size_t reach_key_tolerance(const char *word);

/* Copies the key, block or special word of a scenario (organizations, ...) nearest to `word`;
 * false where none is near. */
bool reach_key_nearest(const char *word, char nearest[REACH_KEY_SIZE]);

/* "; did you mean X?", or "" where X is NULL. */
typedef struct {
  char text[REACH_KEY_SIZE + 32];
} reach_hint;
reach_hint reach_hint_for(const char *nearest);

/* The one of n words nearest to `word`, or NULL. */
const char *reach_word_nearest(const char *word, const char *const *known, size_t n);

#endif
