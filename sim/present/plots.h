/* The chart scripts of plots/, compiled in by plots/embed.cmake. */
#ifndef REACH_PRESENT_PLOTS_H
#define REACH_PRESENT_PLOTS_H

typedef struct {
  const char *name; /* file name without .gp */
  const char *text;
} reach_plot;

extern const reach_plot reach_plot_table[]; /* ended by a null name */

#endif
