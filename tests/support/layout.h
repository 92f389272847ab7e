/* Charts are judged on the pages that they compose: nothing touches, nothing leaves the frame. */
#ifndef REACH_TESTS_LAYOUT_H
#define REACH_TESTS_LAYOUT_H

#include "present/chart.h"

/* Fails the test unless the pages of all charts of the result, or of the one with this name, are as
 * they should be. */
void layout_check(const reach_result *result, const char *name);

#endif
