/* Where referral makes a pool more diverse and where less: its diversity less that of people who
 * apply by themselves, along homophily, a line for each organization. */
#include "present/chart_kinds.h"
#include "present/chart_response.h"
#include "present/diversity_words.h"

bool reach_chart_diversity_applies(const reach_result *result) {
  return reach_diversity_is_asked(result) && reach_chart_response_applies(result);
}

void reach_chart_diversity_data(const reach_result *result, FILE *csv) {
  const reach_response *r = &result->response;
  fputs("organization,homophily,mean,mean_ci_low,mean_ci_high,referral,pull\n", csv);
  for (size_t o = 0; o < r->n_organizations; o++) {
    for (size_t i = 0; i < r->n_values; i++) {
      const reach_response_cell *cell = reach_response_at(r, i, o);
      fprintf(csv, "%zu", o);
      reach_chart_cell(csv, r->value[i]);
      reach_chart_cell(csv, cell->score.mean);
      reach_chart_cell(csv, cell->score.ci_low);
      reach_chart_cell(csv, cell->score.ci_high);
      reach_chart_cell(csv, cell->summary[REACH_MEASURE_referral_diversity].mean);
      reach_chart_cell(csv, cell->summary[REACH_MEASURE_pull_diversity].mean);
      fputc('\n', csv);
    }
  }
}

static reach_end end_of(const reach_response *r, size_t o) {
  return (reach_end){o, reach_diversity_words(r, o), reach_response_last(r, o)};
}

void reach_chart_diversity_compose(reach_page *page) {
  static const reach_response_form form = {
      .end_of = end_of,
      .x_title = "Homophily of contacts: 0 = as the market, 1 = one's own group alone",
      .is_shown = reach_diversity_is_turn,
      .above = "more diverse",
      .below = "less diverse"};
  reach_response_compose(page, &form);
}

reach_line reach_chart_diversity_subtitle(const reach_result *result) {
  const reach_response *r = &result->response;
  bool turns = false;
  reach_line out;
  for (size_t o = 0; o < r->n_organizations; o++) turns |= reach_diversity_turn(r, o) != NULL;
  snprintf(
      out.text, sizeof out.text,
      "Share of pairs of referred applicants who are of different groups, less the same of those "
      "who apply by themselves; bands and brackets = 95 %% interval; %s a value.%s",
      reach_replicates_words(r->n_replicates).text,
      turns ? " Dotted: where the sign changes, with 95 % interval." : "");
  return out;
}
