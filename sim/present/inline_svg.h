/* A chart's SVG as part of a page. It is read element by element, and only what draws is let
 * through: no scripts, links, styles or pictures from elsewhere, whoever wrote the file. Ids get a
 * prefix so that charts do not share them; colours of plots/style.gp get a class (f6: filled with
 * ink 6, s6: drawn with it, c6: its colour), by which the page's theme changes them, unless the picture has colours of its own. */
#ifndef REACH_PRESENT_INLINE_SVG_H
#define REACH_PRESENT_INLINE_SVG_H

#include <stdbool.h>

#include "present/html.h"

typedef struct {
  const char *id;                  /* a word that begins all ids */
  const char *title, *description; /* its accessible name, and what else it shows */
  double top, bottom;              /* what is shown of it, in screen fractions (1 = top) */
} reach_svg_frame;

/* Adds the picture. False, and nothing added, where the text is not the SVG that gnuplot writes. A
 * picture that is not 16:9 is shown in full. */
bool reach_svg_inline(reach_html *html, const char *svg, const reach_svg_frame *frame);

/* The number of a colour "#1f2933" among the inks of plots/style.gp, light or dark; 0 = none. */
int reach_svg_ink(const char *rgb);

#endif
