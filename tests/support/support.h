/* What every test needs: cmocka in the right order, closeness, sigma bands. */
#ifndef REACH_TESTS_SUPPORT_H
#define REACH_TESTS_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "base/report.h"

enum { TEST_SKIPPED = 77 }; /* ctest shows the test as skipped */

/* |z| below this in every statistical check: a false alarm in 100 checks is rarer than 1e-6. */
#define TEST_SIGMAS 5.75

void assert_close(double got, double expected, double tolerance, const char *what);

/* |got - expected| <= TEST_SIGMAS * standard_error; prints expected, got, z. */
void assert_within_sigmas(double got, double expected, double standard_error,
                          const char *what);

/* Fails with the report's first message unless the status is 0. */
void assert_ok(int status, const reach_report *report);

#endif
