/* Days of the calendar as ISO 8601 writes them: 2026-03-31. */
#ifndef REACH_SCENARIO_DATE_H
#define REACH_SCENARIO_DATE_H

#include <stdbool.h>

/* Such dates sort as texts do. */
bool reach_date_is(const char *text);

#endif
