/* The legs of trust and what they are made of, as a table. */
#include <stdio.h>

#include "store/csv.h"
#include "store/tables.h"
#include "world/scorecard.h"

/* Cells that only items have stay empty. */
static void write_row(const reach_organization *organization, const char *item, double value,
                      const char *status, const char *source, reach_file *file) {
  reach_csv_text(file, organization->name);
  reach_csv_text(file, item);
  reach_csv_number(file, value);
  reach_csv_text(file, status);
  reach_csv_text(file, source);
  reach_file_text(file, ",,,,,,");
  reach_csv_end_row(file);
}

static void write_item(const reach_organization *organization, const reach_item *item,
                       reach_file *file) {
  reach_csv_text(file, organization->name);
  reach_csv_text(file, item->name);
  reach_csv_number(file, item->score);
  reach_csv_text(file, reach_leg_status(item->score));
  reach_csv_text(file, reach_item_kind(item->kind));
  reach_csv_text(file, reach_leg_name[item->leg]);
  reach_csv_number(file, item->weight);
  reach_csv_number(file, item->gap);
  reach_csv_text(file, item->owner);
  reach_csv_text(file, item->due);
  reach_csv_text(file, item->is_overdue ? "overdue" : "");
  reach_csv_end_row(file);
}

/* What grew, as it was before the programme, and what people know by its end. */
static void write_growth(const reach_organization *organization, const reach_growth *growth,
                         reach_file *file) {
  if (growth->by_learning) {
    write_row(organization, "knowledge", reach_growth_end(growth).knowledge, "", "learning", file);
    write_row(organization, "competency_before", growth->start.competency,
              reach_leg_status(growth->start.competency), "before the programme", file);
  }
  if (growth->by_opportunities)
    write_row(organization, "reliability_before", growth->start.reliability,
              reach_leg_status(growth->start.reliability), "before the programme", file);
}

void reach_table_write_scorecard(const reach_result *result, reach_file *file) {
  static const char *const rules[] = {"product", "weakest leg", "mean"};
  reach_csv_header(file,
                   "organization,item,value,status,source,leg,weight,lacks,owner,due,overdue");
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_organization *organization = &result->scenario->organization[o];
    const reach_legs *legs = &result->answer[o].legs;
    for (int i = 0; i < REACH_N_LEGS; i++)
      write_row(organization, reach_leg_name[i], legs->leg[i], reach_leg_status(legs->leg[i]),
                reach_leg_source(legs, i, organization->given[reach_leg_param[i]]), file);
    write_growth(organization, &legs->growth, file);
    if (*organization->params.trust_practices_as_of)
      write_row(organization, "practices_overdue", (double)result->answer[o].practices.n_overdue,
                "", organization->params.trust_practices_as_of, file);
    for (int i = 0; i < REACH_N_LEGS && legs->is_perceived; i++) {
      char item[32];
      snprintf(item, sizeof item, "%s_as_seen", reach_leg_name[i]);
      write_row(organization, item, legs->seen[i], reach_leg_status(legs->seen[i]), "perception",
                file);
    }
    double weakest = reach_legs_weakest(legs);
    write_row(organization, "trust", result->answer[o].trust, "",
              rules[organization->params.trust_rule], file);
    write_row(organization, "company", weakest, reach_leg_status(weakest), "weakest leg", file);
    const reach_practices *practices = &result->answer[o].practices;
    size_t n = reach_scorecard_count(&organization->params, practices);
    for (size_t i = 0; i < n; i++) {
      reach_item scored = reach_scorecard_item(&organization->params, practices, i);
      write_item(organization, &scored, file);
    }
  }
}
