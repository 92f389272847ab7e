/* Reading a small text file whole, whatever the name turns out to be. */
#ifndef REACH_SCENARIO_SLURP_H
#define REACH_SCENARIO_SLURP_H

#include <stddef.h>
#include <sys/types.h>

enum { REACH_MAX_SCENARIO_BYTES = 1 << 20 };

/* Which file it was, so that a file that extends itself is noticed. */
typedef struct {
  dev_t device;
  ino_t number;
} reach_file_identity;

/* Reads the regular file `path` of at most REACH_MAX_SCENARIO_BYTES; a pipe, device or
 * directory is not waited for. On success *text (caller frees) has n bytes and a final NUL.
 * Returns 0, REACH_NO_MEMORY, or REACH_UNREADABLE with the reason in *why (static or strerror
 * text, valid until the next call). */
int reach_slurp(const char *path, char **text, size_t *n, reach_file_identity *identity,
                const char **why);

#endif
