/* Shares of departments that have the message, for charts and headlines. */
#ifndef REACH_PRESENT_DEPARTMENTS_H
#define REACH_PRESENT_DEPARTMENTS_H

#include "present/lettering.h"
#include "present/number.h"
#include "study/study.h"

typedef struct {
  uint32_t department;     /* of the answer */
  double share, low, high; /* 0..1; interval NaN where there is none */
} reach_share;

/* A department with people. */
reach_share reach_share_of(const reach_answer *answer, uint32_t department);

/* The share of those reached whose first copy was intact; NaN where nobody is. */
reach_share reach_share_accurate(const reach_answer *answer);

/* True where somebody hears it at work, and not every department all of it: there is something
 * to compare between departments. */
bool reach_hears_inside(const reach_answer *answer);

/* The organization that speaks of departments: reach_focus if it can, else of those that can
 * the one that differs most from the baseline inside the company; SIZE_MAX = none. */
size_t reach_focus_inside(const reach_result *result);

/* The share[*n] of all departments with people, largest first, equal ones in their order. The
 * caller frees; NULL when out of memory. */
reach_share *reach_shares_sorted(const reach_answer *answer, size_t *n);

/* The department of another organization that has the same name; its number of departments
 * where there is none. */
uint32_t reach_department_of(const reach_answer *answer, const char *name, uint32_t guess);

/* "3 at random", "the best connected": who starts, where the same choice makes other people start
 * in every replicate or network; "" where it is the same people, or organizations differ. */
reach_line reach_start_words(const reach_result *result);

/* Is the name of a department no more than a number? */
bool reach_department_is_number(const char *name);

/* The name, "Department 7" if it is a number; at most `em` wide. */
reach_line reach_department_words(const reach_answer *answer, uint32_t department, double em,
                                  bool is_bold);

/* "12 %", "12 % (9–14)". */
reach_number reach_share_words(const reach_share *share);
/* With as many decimals as all[n] have. */
reach_number reach_share_words_among(const reach_share *share, const reach_share *all, size_t n);
/* The same, rounded down (or up) so that "or more" ("or less") stays true behind it. */
reach_number reach_share_bound(const reach_share *share, bool is_lower);
reach_number reach_share_words_with_interval(const reach_share *share);

#endif
