/* Ctrl-C, TERM and HUP ask the work to stop; a second time they end the program at once. */
#ifndef REACH_COMMAND_STOP_H
#define REACH_COMMAND_STOP_H

#include <signal.h>

/* Watches for the signals and returns the mark: 0, later the number of the signal that came.
 * HUP stays ignored under nohup; INT does not, though shells ignore it for work in the
 * background: whoever sends it to this process means it. */
const volatile sig_atomic_t *reach_stop_watch(void);

/* "Ctrl-C" or "SIGTERM", for messages. */
const char *reach_stop_name(int signal_number);

#endif
