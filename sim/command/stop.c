/* The mark of a caught signal: the only thing in the program that changes behind its back. */
#include "command/stop.h"

#include <stdbool.h>
#include <stddef.h>

static volatile sig_atomic_t caught;

static void mark(int signal_number) {
  if (!caught) caught = signal_number;
}

const volatile sig_atomic_t *reach_stop_watch(void) {
  static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
    struct sigaction before;
    bool is_ignored = !sigaction(signals[i], NULL, &before) && before.sa_handler == SIG_IGN;
    if (is_ignored && signals[i] == SIGHUP) continue; /* nohup */
    /* No SA_RESTART: whoever waits for a child process is to look at the mark. */
    struct sigaction action = {.sa_handler = mark, .sa_flags = (int)SA_RESETHAND};
    sigaction(signals[i], &action, NULL);
  }
  return &caught;
}

const char *reach_stop_name(int signal_number) {
  switch (signal_number) {
  case SIGINT:
    return "Ctrl-C";
  case SIGTERM:
    return "SIGTERM";
  case SIGHUP:
    return "SIGHUP";
  default:
    return "a signal";
  }
}
