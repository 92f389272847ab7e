/* The block of the terminal on adoption: who takes part, and what bars the others. */
#ifndef REACH_PRESENT_ADOPTERS_H
#define REACH_PRESENT_ADOPTERS_H

#include <stdbool.h>
#include <stdio.h>

#include "present/lettering.h"
#include "study/study.h"

/* "desire in 7 of 12 departments, ability in 5"; of one department alone "desire"; "" where nobody
 * is barred. */
reach_line reach_barrier_words(const reach_answer *answer);

/* Nothing where no organization has a programme of adoption. name[n_organizations]. */
void reach_adopters_print(FILE *out, const reach_result *result, const char *const *name,
                          bool has_color);

#endif
