/* Status codes and the messages that go with them.
 * A function that can fail returns 0 or one of these codes (they are the program's
 * exit codes, see include/orgreach.h) after adding one line to the caller's report. */
#ifndef REACH_BASE_REPORT_H
#define REACH_BASE_REPORT_H

#include <orgreach.h>
#include <stdbool.h>
#include <stddef.h>

/* Finds where the user wrote what a line "key: what is wrong" is about. Zeroed = lines name their
 * place themselves. */
typedef struct {
  const char *(*find)(const void *context, const char *line); /* never gives NULL */
  const void *context;                                        /* borrowed */
} reach_locator;

/* The messages of one piece of work, in the order they came. A zeroed report is empty. */
typedef struct {
  int status; /* of the first message; 0 while there is none */
  size_t n_messages;
  char **message;        /* one line each, control characters escaped; owned */
  reach_locator locator; /* its places are put before lines of status REACH_INVALID */
} reach_report;

/* Adds one line (printf style) and returns `status`, so that a caller writes
 * `return reach_report_add(report, REACH_INVALID, "%s: ...", key);`
 * Control characters are escaped as \xNN. Never fails: when memory is short the line
 * is dropped and the status kept. */
__attribute__((format(printf, 3, 4))) int reach_report_add(reach_report *report, int status,
                                                           const char *format, ...);

/* Adds the line for a failed allocation of `what` and returns REACH_NO_MEMORY. */
int reach_report_no_memory(reach_report *report, const char *what);

void reach_report_free(reach_report *report);

#endif
