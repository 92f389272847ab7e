/* UTF-8 at the border: is it valid, can it be printed, how is a value quoted in a message. */
#ifndef REACH_SCENARIO_UTF8_H
#define REACH_SCENARIO_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* Code point that starts at text[0] (n >= 1 bytes left) and its length; -1 where the bytes are
 * not UTF-8 (overlong forms, surrogates and what lies beyond U+10FFFF included). */
long reach_utf8_decode(const char *text, size_t n, size_t *length);

/* Characters of a valid text. */
size_t reach_utf8_count(const char *text);

/* Characters that begin in the first n bytes: the column of what follows, from 0. */
size_t reach_utf8_columns(const char *text, size_t n);

/* True where the n bytes are UTF-8 that can stand on a chart: no control characters, no line
 * separators, no code points that XML refuses. */
bool reach_utf8_is_printable(const char *text, size_t n);

typedef struct {
  char text[64];
} reach_shown;

/* A value as it is quoted in a message: the beginning of a long one, followed by "...". */
reach_shown reach_show(const char *text);

#endif
