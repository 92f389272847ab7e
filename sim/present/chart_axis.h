/* Axes of a page: round steps, numbers, grid lines. */
#ifndef REACH_PRESENT_CHART_AXIS_H
#define REACH_PRESENT_CHART_AXIS_H

#include "present/chart_page.h"

/* The number of an axis as text. */
typedef reach_line reach_tick_words(double value);
reach_line reach_tick_people(double value);
reach_line reach_tick_times(double value);

/* 1, 2 or 5 times a power of ten that cuts `range` into at most `most_steps` steps. */
double reach_round_step(double range, int most_steps);

/* Leaves room below the plot area for the numbers and the title of the x axis. */
void reach_axis_reserve_x(reach_page *page);
/* The heights of these two lines. */
double reach_axis_x_number_y(const reach_page *page);
void reach_axis_x_title(reach_page *page, const char *title);
/* A centred text at y under the middle of the plot area, or as near to it as the page lets a long
 * one; what is longer than the page is smaller, then cut. */
void reach_axis_title(reach_page *page, const char *title, double y, reach_font font);

/* y from 0 to a round value >= most, grid lines and numbers; moves page->left to make room
 * for the numbers. Needs bottom, top and right. */
void reach_axis_y(reach_page *page, double most, reach_tick_words *words);
/* The upper edge that it gives to the plot area, in data units. */
double reach_axis_y_edge(double most);

/* A logarithmic y axis from least > 0 to a little above most, numbers at powers of ten. */
void reach_axis_y_log(reach_page *page, double least, double most, reach_tick_words *words);

/* The same with at least `room` (of the page) for numbers; logarithmic where page->is_y_log: from
 * a round value at or below `least` to one at or above `most`, both above 0. */
void reach_axis_y_beside(reach_page *page, double least, double most, double room,
                         reach_tick_words *words);

/* A linear y axis from a round value at or below `least` to one at or above `most` > least. */
void reach_axis_y_between(reach_page *page, double least, double most, reach_tick_words *words);

/* Numbers of a linear x axis at round (is_whole: and whole) steps. */
void reach_axis_x_numbers(reach_page *page, bool is_whole, reach_tick_words *words);

/* A line at 0, ticks and numbers up to `last` (bars that lie, with their values beside them). */
void reach_axis_x_grid(reach_page *page, double last, reach_tick_words *words);

/* Numbers of an x axis at these values (ascending), as many as fit. */
void reach_axis_x_at(reach_page *page, const double *value, size_t n, reach_tick_words *words);

/* Numbers of a logarithmic axis of market sizes: at the given sizes, as many as fit. */
void reach_axis_x_sizes(reach_page *page, const double *size, size_t n);

#endif
