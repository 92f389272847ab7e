/* What the values of one organization must mean together. A rule looks at the parameters it
 * lists and says what is wrong; it is skipped where one of them is wrong already, and its
 * mistake stands where the last of them was written. */
#include "scenario/rules.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "scenario/ruling.h"

enum { MAX_FIELDS = 9 };

bool reach_rule_object(reach_ruling *r, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(r->why, sizeof r->why, format, arguments);
  va_end(arguments);
  return false;
}

bool reach_rule_own_people(const reach_params *p) {
  return p->work_ties_model == REACH_TIES_FAMOUS || p->work_ties_model == REACH_TIES_FILE;
}

bool reach_rule_own_count(const reach_params *p) {
  return reach_rule_own_people(p) || *p->associates_roster || *p->audit_table;
}

#define FIELD(name) REACH_PARAM_##name

static const struct {
  enum reach_place place; /* NETWORK, COMPANY or ANY */
  bool (*is_kept)(reach_ruling *);
  int n_fields, field[MAX_FIELDS];
} rule[] = {
    {REACH_PLACE_NETWORK,
     reach_rule_network_has_one_origin,
     3,
     {FIELD(network_file), FIELD(network_famous), FIELD(network_edges)}},
    {REACH_PLACE_NETWORK,
     reach_rule_network_has_probabilities,
     4,
     {FIELD(network_file), FIELD(network_edges), FIELD(cascade_probability_rule),
      FIELD(cascade_model)}},
    {REACH_PLACE_NETWORK,
     reach_rule_network_names_who_starts,
     3,
     {FIELD(cascade_seed_choice), FIELD(cascade_seed_set), FIELD(cascade_model)}},
    {REACH_PLACE_NETWORK,
     reach_rule_network_departments_are_known,
     2,
     {FIELD(cascade_seed_choice), FIELD(network_departments)}},
    {REACH_PLACE_NETWORK,
     reach_rule_network_says_what_share_is_needed,
     3,
     {FIELD(cascade_share_needed), FIELD(cascade_need), FIELD(cascade_model)}},
    {REACH_PLACE_NETWORK, reach_rule_network_has_no_market_sizes, 1, {FIELD(run_market_sizes)}},
    {REACH_PLACE_NETWORK,
     reach_rule_rumour_ends,
     4,
     {FIELD(cascade_model), FIELD(cascade_spreading), FIELD(cascade_stifling), FIELD(run_days)}},
    {REACH_PLACE_ANY,
     reach_rule_precision_is_a_number,
     3,
     {FIELD(precision_relative), FIELD(precision_absolute), FIELD(precision_measure)}},
    {REACH_PLACE_ANY,
     reach_rule_precision_begins_below_its_end,
     2,
     {FIELD(precision_min), FIELD(precision_max)}},
    {REACH_PLACE_ANY, reach_rule_goals_have_a_target, 2, {FIELD(solve_goal), FIELD(solve_target)}},
    {REACH_PLACE_ANY,
     reach_rule_somebody_starts,
     2,
     {FIELD(cascade_seed_choice), FIELD(cascade_model)}},
    {REACH_PLACE_ANY,
     reach_rule_listed_people_agree_with_choice,
     2,
     {FIELD(cascade_seed_choice), FIELD(cascade_seed_set)}},
    {REACH_PLACE_ANY,
     reach_rule_department_agrees_with_choice,
     2,
     {FIELD(cascade_seed_choice), FIELD(cascade_seed_department)}},
    {REACH_PLACE_COMPANY,
     reach_rule_listed_people_exist,
     4,
     {FIELD(cascade_seed_set), FIELD(associates_count), FIELD(work_ties_model),
      FIELD(associates_roster)}},
    {REACH_PLACE_COMPANY,
     reach_rule_enough_people_start,
     5,
     {FIELD(cascade_seed_count), FIELD(cascade_seed_choice), FIELD(associates_count),
      FIELD(work_ties_model), FIELD(associates_roster)}},
    {REACH_PLACE_COMPANY,
     reach_rule_degrees_are_known,
     2,
     {FIELD(cascade_seed_choice), FIELD(work_ties_model)}},
    {REACH_PLACE_COMPANY,
     reach_rule_built_department_exists,
     7,
     {FIELD(cascade_seed_department), FIELD(work_ties_departments), FIELD(work_ties_span),
      FIELD(associates_count), FIELD(work_ties_model), FIELD(cascade_seed_choice),
      FIELD(associates_roster)}},
    {REACH_PLACE_COMPANY,
     reach_rule_tie_file_agrees_with_model,
     2,
     {FIELD(work_ties_file), FIELD(work_ties_model)}},
    {REACH_PLACE_COMPANY,
     reach_rule_department_file_agrees_with_model,
     3,
     {FIELD(work_ties_departments_file), FIELD(work_ties_model), FIELD(associates_roster)}},
    {REACH_PLACE_COMPANY,
     reach_rule_departments_have_people,
     4,
     {FIELD(work_ties_departments), FIELD(associates_count), FIELD(work_ties_model),
      FIELD(associates_roster)}},
    {REACH_PLACE_COMPANY,
     reach_rule_degree_is_possible,
     5,
     {FIELD(work_ties_mean_degree), FIELD(work_ties_informal), FIELD(associates_count),
      FIELD(work_ties_model), FIELD(associates_roster)}},
    {REACH_PLACE_COMPANY,
     reach_rule_degree_is_even,
     4,
     {FIELD(work_ties_mean_degree), FIELD(associates_count), FIELD(work_ties_model),
      FIELD(associates_roster)}},
    {REACH_PLACE_COMPANY,
     reach_rule_departments_hold_their_ties,
     9,
     {FIELD(work_ties_mean_degree), FIELD(work_ties_informal), FIELD(work_ties_silo),
      FIELD(work_ties_span), FIELD(associates_count), FIELD(work_ties_departments),
      FIELD(work_ties_department_size_cv), FIELD(work_ties_model), FIELD(associates_roster)}},
    {REACH_PLACE_COMPANY,
     reach_rule_roster_agrees_with_model,
     2,
     {FIELD(associates_roster), FIELD(work_ties_model)}},
    {REACH_PLACE_COMPANY,
     reach_rule_audit_agrees_with_model,
     2,
     {FIELD(audit_table), FIELD(work_ties_model)}},
    {REACH_PLACE_COMPANY,
     reach_rule_audit_can_find_the_market,
     4,
     {FIELD(audit_market), FIELD(market_audiences), FIELD(audit_overlap), FIELD(audit_table)}},
    {REACH_PLACE_NETWORK, reach_rule_network_has_no_audit, 1, {FIELD(audit_table)}},
    {REACH_PLACE_ANY,
     reach_rule_group_agrees_with_choice,
     3,
     {FIELD(cascade_seed_choice), FIELD(cascade_seed_group), FIELD(associates_roster)}},
    {REACH_PLACE_COMPANY,
     reach_rule_contacts_fit_the_market,
     4,
     {FIELD(associates_contacts_mean), FIELD(market_people), FIELD(market_audiences),
      FIELD(run_market_sizes)}},
    {REACH_PLACE_COMPANY,
     reach_rule_onward_contacts_fit_the_market,
     5,
     {FIELD(market_contacts_mean), FIELD(market_people), FIELD(market_audiences),
      FIELD(run_market_sizes), FIELD(channels)}},
    {REACH_PLACE_COMPANY,
     reach_rule_network_contacts_fit_the_market,
     7,
     {FIELD(professional_contacts_mean), FIELD(friends_contacts_mean),
      FIELD(microblog_contacts_mean), FIELD(market_people), FIELD(market_audiences),
      FIELD(run_market_sizes), FIELD(channels)}},
    {REACH_PLACE_COMPANY,
     reach_rule_followers_fit_the_market,
     5,
     {FIELD(page_followers), FIELD(market_people), FIELD(market_audiences), FIELD(run_market_sizes),
      FIELD(channels)}},
    {REACH_PLACE_COMPANY,
     reach_rule_home_fits_the_segments,
     4,
     {FIELD(market_home_segments), FIELD(market_segments), FIELD(market_people),
      FIELD(market_overlap_of)}},
    {REACH_PLACE_COMPANY,
     reach_rule_segments_have_people,
     5,
     {FIELD(market_segments), FIELD(market_people), FIELD(market_audiences),
      FIELD(run_market_sizes), FIELD(market_overlap_of)}},
    {REACH_PLACE_COMPANY,
     reach_rule_overlap_needs_sharing,
     2,
     {FIELD(market_overlap_of), FIELD(market_audiences)}},
    {REACH_PLACE_COMPANY,
     reach_rule_overlapping_people_exist,
     5,
     {FIELD(market_overlap_people), FIELD(market_overlap_of), FIELD(associates_count),
      FIELD(work_ties_model), FIELD(associates_roster)}},
    {REACH_PLACE_COMPANY,
     reach_rule_groups_have_shares,
     3,
     {FIELD(groups_names), FIELD(groups_market), FIELD(groups_associates)}},
    {REACH_PLACE_COMPANY,
     reach_rule_groups_are_in_the_market,
     3,
     {FIELD(groups_names), FIELD(groups_market), FIELD(groups_associates)}},
    {REACH_PLACE_COMPANY,
     reach_rule_homophily_is_possible,
     2,
     {FIELD(groups_homophily), FIELD(groups_market)}},
    {REACH_PLACE_COMPANY,
     reach_rule_overlap_has_no_groups,
     2,
     {FIELD(groups_names), FIELD(market_overlap_of)}},
    {REACH_PLACE_COMPANY,
     reach_rule_checklist_is_whole,
     5,
     {FIELD(trust_checklist_interest), FIELD(trust_checklist_openness),
      FIELD(trust_checklist_consistency), FIELD(trust_checklist_learning),
      FIELD(trust_checklist_ownership)}},
    {REACH_PLACE_COMPANY, reach_rule_practices_have_a_day, 1, {FIELD(trust_practices_as_of)}},
    {REACH_PLACE_COMPANY,
     reach_rule_opportunities_say_what_is_kept,
     5,
     {FIELD(trust_opportunities_per_week), FIELD(trust_opportunities_audited),
      FIELD(trust_opportunities_weight), FIELD(trust_opportunities_kept), FIELD(trust_grown_by)}},
    {REACH_PLACE_COMPANY,
     reach_rule_participation_is_no_result,
     2,
     {FIELD(participation_correlation), FIELD(adoption_model)}},
    {REACH_PLACE_COMPANY,
     reach_rule_colleagues_exist,
     4,
     {FIELD(work_ties_model), FIELD(conversation_audience), FIELD(feed_audience), FIELD(channels)}},
    {REACH_PLACE_COMPANY,
     reach_rule_applicants_can_be_looked_at,
     5,
     {FIELD(recruiting_pull_visits), FIELD(recruiting_pull_start), FIELD(recruiting_pull_finish),
      FIELD(recruiting_weeks), FIELD(recruiting_model)}},
    {REACH_PLACE_COMPANY,
     reach_rule_somebody_is_in_the_market,
     9,
     {FIELD(market_people), FIELD(market_audiences), FIELD(channels),
      FIELD(associates_contacts_mean), FIELD(conversation_audience), FIELD(email_audience),
      FIELD(meeting_audience), FIELD(feed_audience), FIELD(space_audience)}},
    {REACH_PLACE_COMPANY,
     reach_rule_hours_have_a_cost,
     3,
     {FIELD(economics_hours), FIELD(economics_hourly_cost), FIELD(economics_account)}},
    {REACH_PLACE_COMPANY,
     reach_rule_clicks_have_a_price,
     3,
     {FIELD(economics_cpc), FIELD(economics_click_rate), FIELD(economics_account)}},
    {REACH_PLACE_COMPANY,
     reach_rule_complaints_have_a_market,
     3,
     {FIELD(service_model), FIELD(market_people), FIELD(market_audiences)}},
    {REACH_PLACE_COMPANY,
     reach_rule_complaints_can_be_counted,
     3,
     {FIELD(service_complaints), FIELD(service_model), FIELD(run_days)}},
    {REACH_PLACE_COMPANY,
     reach_rule_discretion_solves_more,
     3,
     {FIELD(service_solved_without), FIELD(service_solved_with), FIELD(service_model)}},
    {REACH_PLACE_COMPANY,
     reach_rule_served_customers_stay,
     4,
     {FIELD(service_kept_content), FIELD(service_kept_late), FIELD(service_kept_unsolved),
      FIELD(service_model)}},
};

/* Settings were written last, then the scenario itself, then what it extends. */
static bool is_later(const reach_draft *draft, const reach_cell *a, const reach_cell *b) {
  bool a_is_setting = draft->source[a->at.file].is_setting;
  bool b_is_setting = draft->source[b->at.file].is_setting;
  if (a_is_setting != b_is_setting) return a_is_setting;
  if (a->step != b->step) return a->step > b->step;
  if (a->at.file != b->at.file) return (a->at.file > b->at.file) == a_is_setting;
  if (a->at.line != b->at.line) return a->at.line > b->at.line;
  return a->at.column > b->at.column;
}

static void check_rule(reach_draft *draft, reach_section *section, size_t i, reach_ruling *r) {
  const reach_cell *last = NULL;
  for (int f = 0; f < rule[i].n_fields; f++) {
    const reach_cell *cell = reach_cell_of(draft, section, rule[i].field[f]);
    if (!cell) continue;
    if (cell->is_bad) return;
    if (!last || is_later(draft, cell, last)) last = cell;
  }
  if (rule[i].is_kept(r)) return;
  reach_position at = section ? section->at : (reach_position){.line = 1, .column = 1};
  if (draft->has_network_block) at = draft->network_block;
  reach_mistakes_add(&draft->mistakes, last ? last->at : at, "%s", r->why);
}

bool reach_rules_hold(const reach_organization *organization, bool is_network,
                      char why[REACH_WHY_SIZE]) {
  reach_ruling r = {.p = &organization->params, .given = organization->given};
  enum reach_place wrong = is_network ? REACH_PLACE_COMPANY : REACH_PLACE_NETWORK;
  for (size_t k = 0; k < sizeof rule / sizeof *rule; k++) {
    if (rule[k].place == wrong || rule[k].is_kept(&r)) continue;
    memcpy(why, r.why, sizeof r.why);
    return false;
  }
  return true;
}

void reach_rules_check(reach_draft *draft, const reach_scenario *scenario, size_t i) {
  const reach_organization *organization = &scenario->organization[i];
  reach_section *section = draft->n_organizations ? draft->organization[i] : NULL;
  reach_ruling r = {.p = &organization->params, .given = organization->given};
  enum reach_place wrong = scenario->is_network ? REACH_PLACE_COMPANY : REACH_PLACE_NETWORK;
  for (size_t k = 0; k < sizeof rule / sizeof *rule; k++) {
    if (rule[k].place != wrong) check_rule(draft, section, k, &r);
  }
}
