/* How a call of the C library begins and ends. */
#include "api/simulation.h"

/* glibc has the C locale ready: this allocates nothing. */
static locale_t c_locale(void) {
  return newlocale(LC_ALL_MASK, "C", NULL);
}

int reach_visit_enter(reach_visit *visit, reach_simulation *simulation) {
  if (!simulation) return REACH_USAGE;
  if (atomic_flag_test_and_set(&simulation->is_busy)) return REACH_IN_USE;
  *visit = (reach_visit){simulation, uselocale(c_locale())};
  reach_report_free(&simulation->report);
  return 0;
}

void reach_visit_leave(reach_visit *visit) {
  uselocale(visit->locale);
  atomic_flag_clear(&visit->simulation->is_busy);
}
