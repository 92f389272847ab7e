/* A small company of two organizations as small.yaml in a folder of the test's own. */
#ifndef REACH_TESTS_SMALL_H
#define REACH_TESTS_SMALL_H

#include "support/scratch.h"

/* Setup of cmocka; scratch_teardown undoes it. */
int small_setup(void **state);
#define IN_SMALL(test) cmocka_unit_test_setup_teardown(test, small_setup, scratch_teardown)

/* What small.yaml says. */
extern const char small_company[];

#endif
