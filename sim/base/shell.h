/* Words of a command line that somebody copies into a shell. */
#ifndef REACH_BASE_SHELL_H
#define REACH_BASE_SHELL_H

#include <stdio.h>

/* Writes a space and the word, in quotes where the shell would make something else of it. */
void reach_shell_write(const char *word, FILE *out);

#endif
