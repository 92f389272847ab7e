/* The chart scripts of plots/ and the style and script of the page, compiled in by plots/embed.cmake. */
#ifndef REACH_PRESENT_PLOTS_H
#define REACH_PRESENT_PLOTS_H

typedef struct {
  const char *name; /* file name; of chart scripts without .gp */
  const char *text;
} reach_plot;

extern const reach_plot reach_plot_table[]; /* ended by a null name */

#endif
