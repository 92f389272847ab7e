/* An idea programme as numbers: who sends how many ideas, how good they are, who chooses. */
#ifndef REACH_OUTCOME_IDEA_RULE_H
#define REACH_OUTCOME_IDEA_RULE_H

#include "scenario/params.h"

enum { REACH_IDEAS_STAFF, REACH_IDEAS_CUSTOMERS, REACH_N_IDEA_GROUPS };

typedef struct {
  double ideas_each;      /* mean number of a person with the message; 0: sends none */
  double mean, deviation; /* of quality */
} reach_idea_group;

typedef struct {
  reach_idea_group group[REACH_N_IDEA_GROUPS];
  unsigned n_months;
  double waiting_months;              /* mean time until an idea is sent */
  uint64_t n_kinds;                   /* of which all ideas are */
  double scale_mean, scale_deviation; /* z = (quality - mean) / deviation, for all groups */
  double votes_see, review_sees;      /* correlation of the score, of the judgement, with z */
  bool is_by_arrival;                 /* reviews in the order of arrival, not of votes */
  bool is_share;               /* a share of the reviewed is implemented, not so many a month */
  double reviews, implemented; /* at most, a month; is_share: the share */
  double good_from;            /* quality */
  double month_cost, review_cost, implementation_cost;
} reach_idea_rule;

reach_idea_rule reach_idea_rule_of(const reach_params *params);

/* Correlation with the truth of the mean of n votes that correlate r with it and are independent
 * otherwise (Spearman, Brown 1910). 0 for n = 0. */
double reach_idea_votes_see(double one_vote, double n_votes);

/* What is allowed by the end of month m at a rate a month, in whole ones. */
double reach_idea_allowed(double a_month, double months);

#endif
