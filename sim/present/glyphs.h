/* Which letters the installed fonts have. gnuplot's Cairo pictures draw a letter that no font
 * has as a box as large as the page, so such letters become a small box in PNG and PDF. (An
 * SVG keeps them: its reader may have the font.) */
#ifndef REACH_PRESENT_GLYPHS_H
#define REACH_PRESENT_GLYPHS_H

#include <stdbool.h>

#include "present/lettering.h"

typedef struct {
  unsigned char *bit; /* [code point / 8]; owned; NULL = not looked up */
} reach_glyphs;

/* Western, Greek and Cyrillic letters and common signs need no looking up. */
bool reach_glyphs_are_common(const char *text);

/* Looks up the fonts by fc-list (fontconfig) on `search_path` (NULL: PATH). Where that cannot
 * be had no letter counts as known. False when out of memory. */
bool reach_glyphs_look_up(reach_glyphs *glyphs, const char *search_path);
void reach_glyphs_free(reach_glyphs *glyphs);

/* The text with a box for each letter that is neither common nor known. */
reach_line reach_glyphs_drawable(const reach_glyphs *glyphs, const char *text);

/* Reads fc-list's character sets, such as "20-7e a0 2013-2015", into the bits. `state` is
 * zeroed at the start; call again for the next piece of text. */
typedef struct {
  unsigned first, number;
  bool is_range, has_digit;
} reach_glyphs_state;
void reach_glyphs_read(reach_glyphs *glyphs, reach_glyphs_state *state, const char *piece,
                       size_t n);

#endif
