/* A program that runs beside ours: found on PATH, started without a shell, in a clean
 * environment, in a process group of its own. */
#ifndef REACH_PRESENT_CHILD_H
#define REACH_PRESENT_CHILD_H

#include <limits.h>
#include <stdbool.h>
#include <sys/types.h>

typedef struct {
  pid_t pid;  /* 0 = does not run */
  int output; /* reading end of its standard output and error, not blocking; -1 = none */
} reach_child;

/* Finds an executable file in the folders of `search_path` (NULL: the environment's PATH);
 * relative ones are passed over. */
bool reach_child_find(const char *name, const char *search_path, char path[PATH_MAX]);

/* Starts the program at the absolute `path` in `folder`, standard input empty, no other open
 * files, default signals. `argument` ends with NULL. Returns 0 or errno. */
int reach_child_start(reach_child *child, const char *path, char *const argument[],
                      const char *folder);

/* Kills it, and what it started, if it still runs; closes its output. Legal twice. */
void reach_child_end(reach_child *child);

/* Seconds of a clock that is never set. */
double reach_child_clock(void);

#endif
