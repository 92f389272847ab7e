/* Names made short so that they stay apart: those that would look the same when cut at the end are
 * cut in the middle, or begin where they differ. */
#ifndef REACH_PRESENT_NAMES_H
#define REACH_PRESENT_NAMES_H

#include <stddef.h>

#include "present/lettering.h"
#include "study/study.h"

/* n names to be told apart; `name` gives each, clean. */
typedef struct {
  reach_line (*name)(const reach_result *result, size_t i);
  const reach_result *result;
  size_t n;
} reach_names;

/* Name i, at most `width` em wide. */
reach_line reach_names_shown(const reach_names *names, size_t i, double width, bool is_bold);

/* An organization's name among the organizations, bold. */
reach_line reach_name_shown(const reach_result *result, size_t organization, double width);
/* The same in up to two lines of that width. Returns their number. */
size_t reach_name_wrapped(const reach_result *result, size_t organization, double width,
                          reach_line line[2]);

#endif
