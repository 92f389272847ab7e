/* What is found in a sweep, in sentences that its numbers and intervals bear out. */
#ifndef REACH_PRESENT_SWEEP_WORDS_H
#define REACH_PRESENT_SWEEP_WORDS_H

#include "present/number.h"
#include "present/sweep_plot.h"

/* printf at the end of a line. */
void reach_line_add(reach_line *line, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Points by what their interval says. */
typedef struct {
  uint64_t n_all, n;                   /* points; those with a value */
  uint64_t n_more, n_fewer, n_unclear; /* of ratios: clearly above, below 1, neither */
  uint64_t least_at, most_at;          /* points */
  reach_score least, most;
} reach_signs;

void reach_signs_add(reach_signs *tally, uint64_t point, reach_score score);

/* Where a ratio becomes 1 along an axis, straight between values that are given in ascending order.
 * Its interval reaches from where one limit of the ratio's interval becomes 1 to where the other
 * does. docs/model.md, section "Sweeps", "Charts". */
typedef struct {
  double before;        /* the last value */
  reach_score score;    /* there */
  double at, low, high; /* low <= high; NaN: not yet */
  double below, above;  /* values: the last with the first sign, the first with the other */
  size_t n, n_crossed;  /* values; crossings */
  int first_sign, last_sign;
  bool is_broken; /* a value is missing, or signs come and go */
} reach_break_even;

void reach_break_even_start(reach_break_even *b);
void reach_break_even_add(reach_break_even *b, double value, reach_score score);
/* Clear signs at both ends, and one change between them. */
bool reach_break_even_is_certain(const reach_break_even *b);

/* "Social reaches more people than Traditional from participation 12 % (11–13 %) on"; of few
 * values, between which nothing is known: "from participation between 10 % and 30 % on". */
reach_line reach_sweep_crossing(const reach_sweep_plot *plot, size_t axis,
                                const reach_break_even *found, bool is_fine);
/* A score to the digits that its interval allows, three of a ratio at most. */
reach_line reach_sweep_score_words(const reach_sweep_plot *plot, reach_score score);

/* "Social clearly reaches more people than Traditional at 812 of 1,681 points, ...", or from where
 * to where a mean goes. */
reach_line reach_sweep_found(const reach_sweep_plot *plot, const reach_signs *tally,
                             const size_t *axis, size_t n_axes);
/* Which organizations are above the baseline somewhere. */
reach_line reach_sweep_found_of_all(const reach_result *result);

/* "Ratio of mean reach (people), social to traditional." */
reach_line reach_sweep_shown(const reach_sweep_plot *plot, bool is_of_all);
/* "1,681 points of 100 replicates, the same random numbers at all". */
reach_line reach_sweep_points(const reach_sweep_plot *plot);
/* " Elsewhere: feed.attention = 0.35." for axes that are not shown, of a grid; of other designs
 * that they vary; "" where there is none. */
reach_line reach_sweep_others(const reach_sweep_plot *plot, const uint64_t *index,
                              const size_t *shown, size_t n_shown);

#endif
