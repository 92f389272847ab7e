/* The progress of a long piece of work. */
#include "command/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"

enum { BAR_WIDTH = 40 };
static const double seconds_before_lines = 2;

void reach_progress_start(reach_progress_bar *bar, bool is_quiet) {
  const char *terminal = getenv("TERM");
  *bar = (reach_progress_bar){.started = reach_clock_seconds(), .is_quiet = is_quiet};
  bar->is_terminal = isatty(STDERR_FILENO) && terminal && strcmp(terminal, "dumb") != 0;
}

/* "1:05" or "2:03:04" left; empty while it cannot be known. */
static void time_left(double elapsed, double share, char text[24]) {
  text[0] = '\0';
  if (share <= 0 || elapsed < 0.2) return;
  double left = elapsed * (1 - share) / share;
  if (left > 359999) return;
  unsigned seconds = (unsigned)(left + 0.5);
  if (seconds < 3600)
    snprintf(text, 24, "%u:%02u left", seconds / 60, seconds % 60);
  else
    snprintf(text, 24, "%u:%02u:%02u left", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

void reach_progress_show(void *context, double share) {
  reach_progress_bar *bar = context;
  char left[24];
  if (!(share >= 0)) return;
  if (share > 1) share = 1;
  time_left(reach_clock_seconds() - bar->started, share, left);
  reach_progress_say(bar, share, left);
}

void reach_progress_say(reach_progress_bar *bar, double share, const char *left) {
  if (bar->is_quiet) return;
  double elapsed = reach_clock_seconds() - bar->started;
  if (bar->is_terminal) {
    char cells[BAR_WIDTH + 1];
    int n_full = (int)(share * BAR_WIDTH);
    memset(cells, ' ', BAR_WIDTH);
    memset(cells, '#', (size_t)n_full);
    cells[BAR_WIDTH] = '\0';
    fprintf(stderr, "\r[%s] %3.0f %%  %s\x1b[K", cells, 100 * share, left);
    fflush(stderr);
    bar->has_bar = true;
    return;
  }
  int tenth = (int)(share * 10);
  if (elapsed < seconds_before_lines || tenth <= bar->last_tenth) return;
  bar->last_tenth = tenth;
  fprintf(stderr, "orgreach: %d %% done%s%s\n", 10 * tenth, *left ? ", " : "", left);
}

void reach_progress_end(reach_progress_bar *bar) {
  if (bar->has_bar) fputs("\r\x1b[K", stderr);
  bar->has_bar = false;
}
