/* Text on a picture: made harmless, measured, shortened and wrapped. Widths are those of
 * Helvetica (Liberation Sans and Arial have the same) in em, 1 em = the font size, with
 * room for a wider fallback font. */
#ifndef REACH_PRESENT_LETTERING_H
#define REACH_PRESENT_LETTERING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  char text[1024];
} reach_line;

/* One line of valid UTF-8 without control characters (those and stray bytes become \xNN),
 * the rest literally. What does not fit ends in an ellipsis. */
reach_line reach_line_clean(const char *text);

/* Bytes and code point of the first letter of a clean, non-empty text. */
size_t reach_letter(const char *text, uint32_t *point);

/* Width in em with room for the fallback font. */
double reach_line_width(const char *text, bool is_bold);

/* `text` if it is at most `width` em wide, else its beginning and an ellipsis. */
reach_line reach_line_shortened(const char *text, double width, bool is_bold);
/* The same, keeping both ends. */
reach_line reach_line_squeezed(const char *text, double width, bool is_bold);

/* Breaks clean text at spaces (a longer word where it must be, with a hyphen) into at most `most`
 * lines; the last one is shortened. Returns the number of lines, 0 for an empty text. */
size_t reach_line_wrap(const char *text, double width, bool is_bold, size_t most, reach_line *line);

/* Clean, with a capital where it begins with a word of lower-case ASCII: names keep their letters
 * inside a sentence ("eBay" everywhere). */
reach_line reach_line_sentence(const char *text);

#endif
