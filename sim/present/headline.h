/* The message of a chart as a sentence that its numbers and intervals bear out. */
#ifndef REACH_PRESENT_HEADLINE_H
#define REACH_PRESENT_HEADLINE_H

#include <stddef.h>

#include "present/lettering.h"
#include "present/names.h"
#include "present/number.h"
#include "study/study.h"

/* The organization that a chart with a baseline speaks about: of those that differ clearly
 * from it the one with the largest (or smallest) ratio of reach; else the one nearest to
 * that; the baseline itself when it is alone. */
size_t reach_focus(const reach_result *result);

/* "128,200 people (127,600–128,700)", "1 person", "nobody". */
reach_number reach_people_in_words(double mean, double low, double high);

/* "6.0×" or "exactly 18.75×", and " (5.8–6.2)", which is empty without an interval. */
typedef struct {
  reach_number times;
  reach_number interval;
} reach_ratio_words;
reach_ratio_words reach_ratio_in_words(const reach_comparison *comparison);

/* "Social reaches 6.0× as many people (5.8–6.2)", or what can be said instead. */
reach_line reach_headline_multiplier(const reach_result *result);
/* The same with the length of the story: "In 30 days Social reaches ...". */
reach_line reach_headline_over_time(const reach_result *result);
/* The multiplier in the smallest and in the largest market. */
reach_line reach_headline_by_market(const reach_result *result);
/* The hop at which the focus reaches most people. */
reach_line reach_headline_by_hop(const reach_result *result);

/* How many people of the work network have the message. */
reach_line reach_headline_network(const reach_result *result);
/* The organization that it speaks of, like reach_focus. */
size_t reach_focus_at_work(const reach_result *result);
/* What counts them: people reached in a bare network, else those inside the company. */
int reach_measure_at_work(const reach_result *result);

/* How often those hear it whom the focus reaches. */
reach_line reach_headline_frequency(const reach_result *result);

/* Which department has the message least or most, or that none clearly does. */
reach_line reach_headline_internal(const reach_result *result);

/* Which organization leaves most and least of its hearers with the story as it was. */
reach_line reach_headline_accuracy(const reach_result *result);

/* Whom trust makes believe: the organization that differs most from the baseline in that. */
reach_line reach_headline_legs(const reach_result *result);

/* The status of each company, and the leg at fault. */
reach_line reach_headline_scorecard(const reach_result *result);

/* The verdict on the claim, and the assumption that matters most. */
reach_line reach_headline_assumptions(const reach_result *result);

/* Which organization's competency grows most, and which learns in vain. */
reach_line reach_headline_learning(const reach_result *result);

/* How many take part: the focus, if it has a programme of adoption, beside the baseline. */
reach_line reach_headline_adoption(const reach_result *result);
/* What bars those who do not, in the organization in which most take part. */
reach_line reach_headline_barrier(const reach_result *result);
/* That organization; SIZE_MAX where none has a programme. */
size_t reach_most_adoption(const reach_result *result);

/* Which value of the response's parameter is best, and from where on the sign changes. */
reach_line reach_headline_response(const reach_result *result);

/* Up to which homophily referral makes a pool more diverse. */
reach_line reach_headline_diversity(const reach_result *result);
/* With whom fewest people hear of complaints, and with whom most. */
reach_line reach_headline_complaints(const reach_result *result);

/* With whom a person costs least and most. */
reach_line reach_headline_cost(const reach_result *result);

/* How many ideas come in where most do, and at the baseline. */
reach_line reach_headline_ideas(const reach_result *result);
/* How many good ones are implemented where most are, and at the baseline. */
reach_line reach_headline_idea_quality(const reach_result *result);

/* How many times too many people a calculator adds, and how many of its numbers are wrong. */
reach_line reach_headline_audit(const reach_result *result);

/* Recruiting: of how many applicants one is hired; what a hire costs, or how many are hired. */
reach_line reach_headline_funnel(const reach_result *result);
reach_line reach_headline_hires(const reach_result *result);

/* A sweep: where one organization is ahead, or what the axes change. */
reach_line reach_headline_heat(const reach_result *result);
reach_line reach_headline_lines(const reach_result *result);
reach_line reach_headline_multiples(const reach_result *result);

/* "Viral fantasy: ..." naming the supercritical organizations; "" when there is none. */
reach_line reach_headline_warning(const reach_result *result);

/* Of a sensitivity: what matters most, and whether that is clear. */
reach_line reach_headline_sensitivity(const reach_result *result);
/* The value at which what was solved for is reached, or that it is not. */
reach_line reach_headline_solution(const reach_result *result);

#endif
