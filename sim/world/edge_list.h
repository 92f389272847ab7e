/* Text files with columns: ties `u v`, or `u v probability`, and departments `person name`.
 * Columns are parted by blanks or one comma; # starts a comment; CRLF and a missing last newline
 * are accepted. Errors name file:line:column and are REACH_UNREADABLE, or REACH_TOO_BIG. */
#ifndef REACH_WORLD_EDGE_LIST_H
#define REACH_WORLD_EDGE_LIST_H

#include <stdint.h>

#include "base/report.h"
#include "scenario/departments.h"
#include "world/ties.h"

/* Ids are whole numbers from 0; people = largest id + 1. Caller frees *pairs, also on failure. */
int reach_edge_list_read(const char *path, bool with_probability, reach_pairs *pairs,
                         reach_report *report);

/* The same of the text of a scenario's key, such as "0 1; 1 2". Errors are REACH_INVALID, "key:
 * line:column: ...", or REACH_TOO_BIG. */
int reach_edge_list_parse(const char *text, const char *key, bool with_probability,
                          reach_pairs *pairs, reach_report *report);

typedef struct {
  uint32_t n_departments;
  char **name;          /* [n_departments], in order of first appearance by person id */
  uint32_t *department; /* [n_people] */
} reach_departments;

/* Every person below n_people must be named once. Caller frees *departments, also on failure. */
int reach_departments_read(const char *path, uint32_t n_people, reach_departments *departments,
                           reach_report *report);
/* Departments of these sizes, named "0", "1", ..., each with the people next in number. */
int reach_departments_sized(const reach_sizes *sizes, reach_departments *departments,
                            reach_report *report);
void reach_departments_free(reach_departments *departments);

#endif
