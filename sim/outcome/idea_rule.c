#include "outcome/idea_rule.h"

#include <math.h>

/* 0.29 x 100 is 29, though not in binary. */
static const double rounding = 1e-12;

double reach_idea_allowed(double a_month, double months) {
  return floor(a_month * months * (1 + rounding));
}

double reach_idea_votes_see(double one_vote, double n_votes) {
  if (!(n_votes > 0) || !(one_vote > 0)) return 0;
  return one_vote * sqrt(n_votes / (1 + (n_votes - 1) * one_vote * one_vote));
}

reach_idea_rule reach_idea_rule_of(const reach_params *p) {
  bool by_staff = p->ideas_from != REACH_IDEAS_FROM_CUSTOMERS;
  bool by_customers = p->ideas_from != REACH_IDEAS_FROM_STAFF;
  reach_idea_group staff = {by_staff ? p->ideas_staff_ideas_each : 0, p->ideas_staff_quality_mean,
                            p->ideas_staff_quality_sd};
  reach_idea_group customers = {by_customers ? p->ideas_customers_ideas_each : 0,
                                p->ideas_customers_quality_mean, p->ideas_customers_quality_sd};
  bool is_share = p->ideas_implement == REACH_IMPLEMENT_SHARE;
  return (reach_idea_rule){
      .group = {staff, customers},
      .n_months = (unsigned)p->ideas_months,
      .waiting_months = p->ideas_waiting_months,
      .n_kinds = (uint64_t)p->ideas_possible,
      .scale_mean = by_staff ? staff.mean : customers.mean,
      .scale_deviation = by_staff ? staff.deviation : customers.deviation,
      .votes_see = reach_idea_votes_see(p->ideas_vote_correlation, p->ideas_votes),
      .review_sees = p->ideas_review_accuracy,
      .is_by_arrival = p->ideas_review_order == REACH_REVIEW_BY_ARRIVAL,
      .is_share = is_share,
      .reviews = p->ideas_review_capacity,
      .implemented = is_share ? p->ideas_implemented_share : p->ideas_implemented_per_month,
      .good_from = p->ideas_good_from,
      .month_cost = p->ideas_monthly_cost,
      .review_cost = p->ideas_review_cost,
      .implementation_cost = p->ideas_implementation_cost};
}
