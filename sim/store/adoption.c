/* Adoption by week, and its barriers by department. */
#include <math.h>

#include "store/csv.h"
#include "store/tables.h"

void reach_table_write_adoption_curve(const reach_result *result, reach_file *file) {
  reach_csv_header(file, "organization,week,stage,mean,p05,median,p95");
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_uptake *uptake = &result->answer[o].uptake;
    size_t n = uptake->curve ? (size_t)(uptake->n_weeks + 1) * REACH_N_ADOPTION : 0;
    for (size_t i = 0; i < n; i++) {
      const reach_band *share = &uptake->curve[i];
      reach_csv_text(file, result->scenario->organization[o].name);
      reach_csv_count(file, i / REACH_N_ADOPTION);
      reach_csv_text(file, reach_adoption_word[i % REACH_N_ADOPTION]);
      reach_csv_number(file, share->mean);
      reach_csv_number(file, share->p05);
      reach_csv_number(file, share->median);
      reach_csv_number(file, share->p95);
      reach_csv_end_row(file);
    }
  }
}

static void write_barrier(const reach_result *result, size_t o, reach_uptake_row row, int stage,
                          reach_file *file) {
  reach_bin share = reach_uptake_share(&result->answer[o].uptake, row, stage);
  reach_csv_text(file, result->scenario->organization[o].name);
  reach_csv_text(file, row.name);
  reach_csv_count(file, row.n_people);
  reach_csv_text(file, stage == REACH_NO_BARRIER ? "none" : reach_adoption_word[stage]);
  reach_csv_number(file, share.mean);
  reach_csv_number(file, share.ci_low);
  reach_csv_number(file, share.ci_high);
  reach_csv_end_row(file);
}

void reach_table_write_barrier(const reach_result *result, reach_file *file) {
  reach_csv_header(file, "organization,department,people,stage,share,ci_low,ci_high");
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_uptake *uptake = &result->answer[o].uptake;
    for (uint32_t d = 0; d < uptake->n_departments; d++) {
      reach_uptake_row row = reach_uptake_row_of(&result->answer[o], d);
      for (int j = 0; j < REACH_N_BARRIERS && row.n_people; j++)
        write_barrier(result, o, row, j, file);
    }
  }
}
