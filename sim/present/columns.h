/* Text in a terminal: columns that a text takes, padding, wrapping. */
#ifndef REACH_PRESENT_COLUMNS_H
#define REACH_PRESENT_COLUMNS_H

#include <stddef.h>
#include <stdio.h>

enum { REACH_TERMINAL_COLUMNS = 100 };

/* Columns of valid UTF-8: 2 for East Asian wide characters and emoji, 0 for combining marks. */
size_t reach_columns(const char *text);

/* The text and spaces up to `width`; spaces first when `to_right`. */
void reach_print_padded(FILE *out, const char *text, size_t width, int to_right);

/* Breaks the text at spaces; lines after the first begin with `indent` spaces, and the first
 * is taken to begin there too. Ends the last line. */
void reach_print_wrapped(FILE *out, const char *text, size_t indent);

#endif
