/* The real program, run as a user runs it. */
#ifndef REACH_TESTS_PROGRAM_H
#define REACH_TESTS_PROGRAM_H

#include <stdbool.h>
#include <sys/types.h>

typedef struct {
  int status;      /* exit code, or 128 + the number of the signal that ended it */
  char *out, *err; /* owned */
} program_run;

/* Runs the program with the words (ended by NULL, without its own name) in the working folder;
 * stdin is empty. Fails the test if it takes longer than a minute. */
program_run program(const char *const *words);
#define PROGRAM(...) program((const char *const[]){__VA_ARGS__, NULL})

/* The same through `sh -c`, where $ORGREACH is the program: for limits and redirections. */
program_run program_in_shell(const char *line);

/* Starts it, and gives what it did when it has ended. */
pid_t program_start(const char *const *words);
program_run program_wait(pid_t process);

void program_run_free(program_run *run);

/* Runs, compares the exit code, asks for `says` (if any) on stderr, and forgets the rest. */
void assert_program(program_run run, int status, const char *says);

/* Number of lines. */
size_t program_lines(const char *text);

#endif
