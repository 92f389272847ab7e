#include "command/sweep_plan.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "present/lettering.h"
#include "present/number.h"
#include "study/forecast.h"

enum { MOST_LISTED = 40, LISTED_OF_MANY = 20 };

/* "3 s", "12 min", "5.2 h", "40 days" */
static void print_duration(double seconds) {
  static const struct {
    double seconds;
    const char *unit;
  } units[] = {{86400, "days"}, {3600, "h"}, {60, "min"}, {1, "s"}};
  size_t u = 0;
  while (u < 3 && seconds < 2 * units[u].seconds) u++;
  double n = seconds / units[u].seconds;
  if (seconds < 1)
    printf("less than a second");
  else
    printf("%.*f %s", n < 10 && u < 3, n, units[u].unit);
}

static int print_points(const reach_design *design) {
  uint64_t listed = design->n_points <= MOST_LISTED ? design->n_points : LISTED_OF_MANY;
  for (uint64_t i = 0; i < listed; i++) {
    char *words = reach_design_words(design, i);
    if (!words) return REACH_NO_MEMORY;
    printf("  %6llu  %s\n", (unsigned long long)i, reach_line_clean(words).text);
    free(words);
  }
  if (listed == design->n_points) return 0;
  char *words = reach_design_words(design, design->n_points - 1);
  if (!words) return REACH_NO_MEMORY;
  printf("     ...\n  %6llu  %s\n", (unsigned long long)design->n_points - 1,
         reach_line_clean(words).text);
  free(words);
  return 0;
}

int reach_sweep_print_plan(const reach_design *design, unsigned n_threads,
                           const volatile sig_atomic_t *stop, reach_report *report) {
  reach_study_options study = {.n_threads = n_threads, .stop = stop};
  reach_forecast forecast;
  const reach_precision *p = &design->precision;
  double n_points = (double)design->n_points, n = (double)design->n_replicates;
  double least = p->is_asked ? (double)reach_precision_first_look(p) : n;
  int status = reach_forecast_make(design, &study, &forecast, report);
  if (!status) status = print_points(design);
  if (status == REACH_NO_MEMORY) return reach_report_no_memory(report, "the points");
  if (status) return status;
  printf("%s point%s x ", reach_number_grouped(n_points, 0).text, n_points > 1 ? "s" : "");
  if (least < n) printf("%s to ", reach_number_grouped(least, 0).text);
  printf("%s replicate%s = ", reach_number_grouped(n, 0).text, n > 1 ? "s" : "");
  if (least < n) printf("%s to ", reach_number_grouped(n_points * least, 0).text);
  printf("%s runs of %zu organization%s", reach_number_grouped(n_points * n, 0).text,
         design->scenario->n_organizations, design->scenario->n_organizations > 1 ? "s" : "");
  if (isfinite(forecast.seconds)) {
    fputs(", about ", stdout);
    if (least < n) {
      print_duration(forecast.least_seconds);
      fputs(" to ", stdout);
    }
    print_duration(forecast.seconds);
  }
  fputc('\n', stdout);
  return 0;
}
