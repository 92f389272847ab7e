/* One cross-field rule each: what the values of one organization must mean together. A rule
 * returns true where it is kept; otherwise `why` names the key, the value and the way out. */
#ifndef REACH_SCENARIO_RULING_H
#define REACH_SCENARIO_RULING_H

#include <stdbool.h>

#include "scenario/number.h"
#include "scenario/params.h"

typedef struct {
  const reach_params *p;
  const bool *given;
  char why[REACH_WHY_SIZE];
} reach_ruling;

/* Fills in `why` and returns false. */
__attribute__((format(printf, 2, 3))) bool reach_rule_object(reach_ruling *r, const char *format,
                                                             ...);

/* True where a file or a famous network has people of its own, unless there is a roster. */
bool reach_rule_own_people(const reach_params *p);
/* True where that, or a roster, says how many associates there are. */
bool reach_rule_own_count(const reach_params *p);

/* What makes legs of trust grow where trust.grown_by is not given: REACH_GROWN_*. */
int reach_rule_usual_growth(const bool given[REACH_N_PARAMS]);

/* What is reckoned where economics.account is not given: REACH_ACCOUNT_*. */
int reach_rule_usual_account(const bool given[REACH_N_PARAMS]);
int reach_rule_usual_recruiting_account(const bool given[REACH_N_PARAMS]);

/* Bare networks. */
bool reach_rule_network_has_one_origin(reach_ruling *r);
bool reach_rule_network_has_probabilities(reach_ruling *r);
bool reach_rule_network_names_who_starts(reach_ruling *r);
bool reach_rule_network_departments_are_known(reach_ruling *r);
bool reach_rule_network_says_what_share_is_needed(reach_ruling *r);
bool reach_rule_network_has_no_market_sizes(reach_ruling *r);
bool reach_rule_rumour_ends(reach_ruling *r);

/* Who starts. */
bool reach_rule_somebody_starts(reach_ruling *r);
bool reach_rule_listed_people_agree_with_choice(reach_ruling *r);
bool reach_rule_department_agrees_with_choice(reach_ruling *r);
bool reach_rule_listed_people_exist(reach_ruling *r);
bool reach_rule_enough_people_start(reach_ruling *r);
bool reach_rule_degrees_are_known(reach_ruling *r);

/* Precision. */
bool reach_rule_precision_is_a_number(reach_ruling *r);
bool reach_rule_precision_begins_below_its_end(reach_ruling *r);

/* Solving. */
bool reach_rule_goals_have_a_target(reach_ruling *r);

/* Work ties. */
bool reach_rule_built_department_exists(reach_ruling *r);
bool reach_rule_tie_file_agrees_with_model(reach_ruling *r);
bool reach_rule_department_file_agrees_with_model(reach_ruling *r);
bool reach_rule_departments_have_people(reach_ruling *r);
bool reach_rule_degree_is_possible(reach_ruling *r);
bool reach_rule_degree_is_even(reach_ruling *r);
bool reach_rule_departments_hold_their_ties(reach_ruling *r);

/* A company's own people. */
bool reach_rule_roster_agrees_with_model(reach_ruling *r);
bool reach_rule_group_agrees_with_choice(reach_ruling *r);

/* Groups of people. */
bool reach_rule_groups_have_shares(reach_ruling *r);
bool reach_rule_groups_are_in_the_market(reach_ruling *r);
bool reach_rule_homophily_is_possible(reach_ruling *r);
bool reach_rule_overlap_has_no_groups(reach_ruling *r);

/* The table of a reach calculator. */
bool reach_rule_audit_agrees_with_model(reach_ruling *r);
bool reach_rule_audit_can_find_the_market(reach_ruling *r);
bool reach_rule_network_has_no_audit(reach_ruling *r);

/* Trust. */
bool reach_rule_checklist_is_whole(reach_ruling *r);
bool reach_rule_practices_have_a_day(reach_ruling *r);
bool reach_rule_opportunities_say_what_is_kept(reach_ruling *r);

/* Channels. */
bool reach_rule_colleagues_exist(reach_ruling *r);
bool reach_rule_somebody_is_in_the_market(reach_ruling *r);

/* Who takes part. */
bool reach_rule_participation_is_no_result(reach_ruling *r);

/* The market. */
bool reach_rule_contacts_fit_the_market(reach_ruling *r);
bool reach_rule_onward_contacts_fit_the_market(reach_ruling *r);
bool reach_rule_network_contacts_fit_the_market(reach_ruling *r);
bool reach_rule_followers_fit_the_market(reach_ruling *r);
bool reach_rule_home_fits_the_segments(reach_ruling *r);
bool reach_rule_segments_have_people(reach_ruling *r);
bool reach_rule_overlap_needs_sharing(reach_ruling *r);
bool reach_rule_overlapping_people_exist(reach_ruling *r);

/* Money. */
bool reach_rule_hours_have_a_cost(reach_ruling *r);
bool reach_rule_clicks_have_a_price(reach_ruling *r);

/* Service. */
bool reach_rule_complaints_have_a_market(reach_ruling *r);
bool reach_rule_complaints_can_be_counted(reach_ruling *r);
bool reach_rule_discretion_solves_more(reach_ruling *r);
bool reach_rule_served_customers_stay(reach_ruling *r);

/* Recruiting. */
bool reach_rule_applicants_can_be_looked_at(reach_ruling *r);

#endif
