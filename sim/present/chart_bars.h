/* One lying bar for each organization: its name on the left, what is said of it behind its end. */
#ifndef REACH_PRESENT_CHART_BARS_H
#define REACH_PRESENT_CHART_BARS_H

#include "present/chart_page.h"

typedef struct {
  double end;              /* of the bar and its whisker, >= 0 */
  reach_line strong, weak; /* behind it; below each other where there is room */
} reach_bar;

/* The bar of an organization, n of them, from the top down. */
typedef reach_bar reach_bar_of(const reach_result *result, size_t organization);

/* The axes and all texts: y is n - 1 for the first organization, 0 for the last one. */
void reach_bars_compose(reach_page *page, reach_bar_of *bar_of, const char *title);

/* The same with room for something else, of that screen width, left of the bars: from page->left -
 * room. Returns the type size of the rows. */
double reach_bars_compose_beside(reach_page *page, reach_bar_of *bar_of, const char *title,
                                 double room);

/* "4,010": a mean to the digits that its interval allows. */
reach_line reach_bar_people(const reach_summary *summary);
/* The end of a bar with a whisker. */
double reach_bar_end(const reach_summary *summary);
/* Is the interval of any organization's measure wide enough to be seen beside the longest bar? */
bool reach_bars_have_whiskers(const reach_result *result, int measure);

#endif
