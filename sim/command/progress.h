/* How far the work is, on stderr: a bar with the time left where stderr is a terminal, else a
 * line every 10 % once the work has taken two seconds. */
#ifndef REACH_COMMAND_PROGRESS_H
#define REACH_COMMAND_PROGRESS_H

#include <stdbool.h>

typedef struct {
  double started; /* seconds on the monotonic clock */
  int last_tenth;
  bool is_quiet, is_terminal, has_bar;
} reach_progress_bar;

void reach_progress_start(reach_progress_bar *bar, bool is_quiet);
/* A reach_progress of study.h; `bar` is a reach_progress_bar. */
void reach_progress_show(void *bar, double share);
/* The same with words of the caller's behind the percentage, such as how much time is left. */
void reach_progress_say(reach_progress_bar *bar, double share, const char *words);
/* Removes the bar from the terminal. */
void reach_progress_end(reach_progress_bar *bar);

#endif
