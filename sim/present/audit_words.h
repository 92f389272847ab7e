/* What an audit found, in words. */
#ifndef REACH_PRESENT_AUDIT_WORDS_H
#define REACH_PRESENT_AUDIT_WORDS_H

#include "present/lettering.h"
#include "present/number.h"
#include "present/sentence.h"

/* What is wrong in the table, and how many times too many its contacts are, in one sentence; "" in
 * a result without an audit. */
reach_sentence reach_audit_sentence(const reach_result *result);

/* The organization that it speaks of: the one in which the contacts are inflated most. */
size_t reach_audit_focus(const reach_result *result);

/* "3.10× (3.05–3.15)": an inflation with its interval, "–" where there is none. */
reach_line reach_audit_times(const reach_bin *inflation);

/* "14,870", "0.0853", "33.33": a number of the table. */
reach_number reach_audit_number(double value);

#endif
