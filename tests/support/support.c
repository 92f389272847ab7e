#include "support/support.h"

#include <math.h>
#include <stdio.h>

void assert_close(double got, double expected, double tolerance, const char *what) {
  if (!(fabs(got - expected) <= tolerance))
    fail_msg("%s: expected %.12g, got %.12g (tolerance %g)", what, expected, got, tolerance);
}

void assert_within_sigmas(double got, double expected, double standard_error,
                          const char *what) {
  double z = (got - expected) / standard_error;
  if (got == expected) z = 0;
  print_message("  %-48s expected %.8g, got %.8g, z %+.2f\n", what, expected, got, z);
  if (!(fabs(z) <= TEST_SIGMAS))
    fail_msg("%s: expected %.8g, got %.8g, z = %.2f", what, expected, got, z);
}

void assert_ok(int status, const reach_report *report) {
  if (status)
    fail_msg("status %d: %s", status,
             report->n_messages ? report->message[0] : "(no message)");
}
