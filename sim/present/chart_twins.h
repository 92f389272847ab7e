/* Organizations whose lines lie on each other: one line stands for all, with all their names. */
#ifndef REACH_PRESENT_CHART_TWINS_H
#define REACH_PRESENT_CHART_TWINS_H

#include "present/chart_series.h"

typedef bool reach_same_line(const reach_result *result, size_t a, size_t b);

/* Sets page->twin: who stands for whom. Of those that are the same: the organization that the
 * headline speaks of, else the baseline, else the first. */
void reach_twins_find(reach_page *page, reach_same_line *is_same);

/* Does the organization have a line of its own? Everybody has before reach_twins_find. */
bool reach_twins_has_line(const reach_page *page, size_t organization);

/* Leaves only the ends of organizations with lines of their own. Returns their number. */
size_t reach_twins_merge(const reach_page *page, reach_end *end, size_t n);

/* "a = b = c" in up to two lines, or as many names as fit "= 4 others". Returns the number of
 * lines; for one that stands for itself alone what reach_name_wrapped or _shown make. */
size_t reach_twins_names(const reach_page *page, size_t organization, double em, size_t most,
                         reach_line *line);

/* Are two bins, two summaries the same number with the same interval? */
bool reach_same_bin(const reach_bin *a, const reach_bin *b);
bool reach_same_summary(const reach_summary *a, const reach_summary *b);

#endif
