#include "support/made_everything.h"

#include <stdio.h>

#include "support/made_cells.h"
#include "support/made_ideas.h"

/* Complaints heard and waiting over twenty days. */
static void made_complaints(made_result *made) {
  enum { DAYS = 20 };
  static const char *const series[] = {"heard", "waiting"};
  for (size_t o = 0; o < made->scenario.n_organizations; o++)
    for (int s = 0; s < 2; s++)
      for (int day = 0; day <= DAYS; day++) {
        reach_cell_label label = {.table = "day", .x = day, .unit = s ? "complaints" : "people"};
        snprintf(label.series, sizeof label.series, "%s", series[s]);
        double mean = s ? 30.0 / (1 + (double)o) : 40.0 * day / (1 + (double)o);
        made_cell(made, o, "service", &label, mean, 0.05 * mean);
      }
}

void made_everything(made_result *made, size_t n, bool is_diversity) {
  static const made_shape shape = {5000, 3000, 0.7, 4000, 100},
                          mixed = {0.04, 0.4, 0.3, 0.2, 0.005};
  made_result_init(made, n);
  if (n > 1) made_result_markets(made, 18.75);
  made_result_ladder(made, 4, 60000, 0.8);
  made_result_portraits(made, 40);
  made_result_frequency(made, 0.02);
  for (size_t o = 0; o < n; o++) {
    made_result_accuracy(made, o, 1 - 0.2 / (1 + (double)o), 0.02);
    made_result_legs(made, o, (double[]){.9, .8 - .05 * (double)o, .7}, .5, false);
  }
  made_result_departments(made, 12, 0.1, 0.4, 0.05, false);
  made_result_scorecard(made, 6, 0.9, false);
  if (n > 1) made_result_adoption(made, 26);
  made_result_cost(made, 1000, 3);
  made_result_audit(made, 300000, 298000, 1);
  made_result_ideas(made, 60, 2000, 8);
  if (is_diversity)
    made_result_diversity(made, 11, mixed);
  else
    made_result_response(made, 11, shape);
  made_result_claim(made, 8, REACH_ASPECT_RATIO, 1.2, 0.5, false);
  made_recruiting(made, 5000, .4, 900);
  made_complaints(made);
}
