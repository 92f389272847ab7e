/* Orgreach: what other programs may rely on.
 *
 * These are the exit codes of the program `orgreach`, and the status of every function inside it
 * that can fail. They do not change between versions. */
#ifndef ORGREACH_H
#define ORGREACH_H

enum reach_status {
  REACH_OK = 0,
  REACH_SOME_FAILED = 1,   /* some points failed; they are listed and the rest is kept */
  REACH_USAGE = 2,         /* the command line is wrong, or the folder holds other results */
  REACH_INVALID = 3,       /* the scenario is wrong */
  REACH_UNREADABLE = 4,    /* an input file cannot be read or understood */
  REACH_TOO_BIG = 5,       /* refused before work, with the estimate */
  REACH_NO_MEMORY = 6,
  REACH_CANNOT_WRITE = 7,  /* disk full, no permission */
  REACH_IN_USE = 8,        /* another process holds the results */
  REACH_CHARTS_FAILED = 9, /* the results are kept */
  REACH_INTERNAL = 70,
  REACH_INTERRUPTED = 128  /* plus the number of the signal */
};

#endif
