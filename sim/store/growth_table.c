/* Knowledge and the legs of trust by week of the programme, as a table. */
#include <math.h>

#include "store/csv.h"
#include "store/tables.h"

static unsigned weeks_of(const reach_result *result) {
  unsigned n_weeks = 0;
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (result->answer[o].legs.growth.n_weeks > n_weeks)
      n_weeks = result->answer[o].legs.growth.n_weeks;
  return n_weeks;
}

/* To the last week of the longest programme: a leg stays where its own programme left it. */
void reach_table_write_growth(const reach_result *result, reach_file *file) {
  unsigned n_weeks = weeks_of(result);
  reach_csv_header(file, "organization,week,knowledge,competency,reliability");
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_growth *growth = &result->answer[o].legs.growth;
    reach_grown now = growth->start;
    for (unsigned week = 0; week <= n_weeks; week++) {
      if (week > 0 && week <= growth->n_weeks) now = reach_growth_next(growth, now);
      reach_csv_text(file, result->scenario->organization[o].name);
      reach_csv_count(file, week);
      reach_csv_number(file, growth->by_learning ? now.knowledge : NAN);
      reach_csv_number(file, now.competency);
      reach_csv_number(file, now.reliability);
      reach_csv_end_row(file);
    }
  }
}
