#include "study/compared.h"

#include "study/ratios.h"
#include "study/statistics.h"

static int compare(const reach_plays *plays, size_t o, size_t baseline, int m,
                   reach_comparison *comparison) {
  if (reach_ratio_is(m)) return reach_ratio_compare(plays, o, baseline, m, comparison);
  return reach_comparison_of(reach_plays_values(plays, o, m),
                             reach_plays_values(plays, baseline, m), plays->n_replicates,
                             plays->n_networks, comparison);
}

int reach_compared_answer(const reach_plays *plays, size_t o, size_t baseline, int m,
                          reach_summary *summary, reach_comparison *comparison) {
  int status = reach_summary_of(reach_plays_values(plays, o, m), plays->n_replicates,
                                plays->n_networks, summary);
  if (!status && reach_ratio_is(m)) status = reach_ratio_summarize(plays, o, m, summary);
  if (!status && o != baseline) status = compare(plays, o, baseline, m, comparison);
  return status;
}
