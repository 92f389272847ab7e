/* From the command line to a command, and from its status to the exit code. */
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"
#include "scenario/keys.h"

enum { MOST_COMMANDS = 32 };

/* Descriptors 0, 1 and 2 must be taken, or a result file would get one of them. A closed one
 * becomes /dev/null the wrong way round, so that using it still fails. */
static int take_standard_descriptors(void) {
  for (int wanted = 0; wanted <= 2; wanted++) {
    if (fcntl(wanted, F_GETFD) != -1 || errno != EBADF) continue;
    int fd = open("/dev/null", wanted == 0 ? O_WRONLY : O_RDONLY);
    if (fd >= 0 && fd != wanted) close(fd);
    if (fd != wanted) return REACH_CANNOT_WRITE;
  }
  return 0;
}

static void ignore(int signal_number) {
  struct sigaction action = {.sa_handler = SIG_IGN};
  sigaction(signal_number, &action, NULL);
}

static int print_help(const reach_command *table, FILE *stream) {
  fputs("Usage: orgreach COMMAND [OPTION...]\n"
        "How far does a message reach from a traditional, and from a social organization?\n\n",
        stream);
  for (const reach_command *c = table; c->name; c++)
    fprintf(stream, "  %-12s %s\n", c->name, c->summary);
  fputs("\n'orgreach COMMAND --help' tells more, 'orgreach --version' the version. To begin:\n\n"
        "  orgreach init\n"
        "  orgreach run scenario.yaml\n",
        stream);
  return 0;
}

static int unknown_command(const reach_command *table, const char *word) {
  reach_report report = {0};
  const char *names[MOST_COMMANDS];
  size_t n = 0;
  for (const reach_command *c = table; c->name && n < MOST_COMMANDS; c++) names[n++] = c->name;
  const char *nearest = reach_word_nearest(word, names, n);
  reach_report_add(&report, REACH_USAGE, "unknown command '%s'%s; 'orgreach --help' lists them",
                   word, reach_hint_for(nearest).text);
  return reach_command_end(&report, REACH_USAGE);
}

static int run_command(const reach_command *table, int argc, char **argv) {
  if (argc < 2) {
    print_help(table, stderr);
    return REACH_USAGE;
  }
  const char *word = argv[1];
  if (!strcmp(word, "-h") || !strcmp(word, "--help") || !strcmp(word, "help"))
    return print_help(table, stdout);
  if (!strcmp(word, "--version")) return printf("orgreach %s\n", ORGREACH_VERSION) < 0;
  for (const reach_command *c = table; c->name; c++)
    if (!strcmp(word, c->name)) return c->run(argc - 1, argv + 1);
  return unknown_command(table, word);
}

/* `orgreach explain | head`: whoever closed the pipe wants no message. */
static bool reader_is_gone(void) {
  struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};
  return poll(&output, 1, 0) == 1 && output.revents & POLLERR;
}

/* A full disk shows only when stdout is closed. */
static int finish_stdout(void) {
  bool is_unread = reader_is_gone();
  int error = 0;
  bool has_failed = ferror(stdout);
  errno = 0;
  if (fclose(stdout)) {
    has_failed = true;
    error = errno;
  }
  if (!has_failed) return 0;
  reach_report report = {0};
  if (!is_unread)
    reach_report_add(&report, REACH_CANNOT_WRITE, "cannot write to standard output%s%s",
                     error ? ": " : "", error ? strerror(error) : "");
  return reach_command_end(&report, REACH_CANNOT_WRITE);
}

int reach_command_dispatch(const reach_command *table, int argc, char **argv) {
  int status = take_standard_descriptors();
  if (status) return status;
  ignore(SIGPIPE);
  ignore(SIGXFSZ); /* writing beyond `ulimit -f` is then an error like a full disk */
  status = run_command(table, argc, argv);
  int output = finish_stdout();
  return status ? status : output;
}

/* "brand.yaml:12:5: ..." */
static bool begins_with_place(const char *message) {
  const char *end = strstr(message, ": ");
  if (!end) return false;
  const char *c = end;
  while (c > message && isdigit((unsigned char)c[-1])) c--;
  return c < end && c > message && c[-1] == ':';
}

int reach_command_end(reach_report *report, int status) {
  for (size_t i = 0; i < report->n_messages; i++) {
    const char *message = report->message[i];
    fprintf(stderr, "%s%s\n", begins_with_place(message) ? "" : "orgreach: ", message);
  }
  if (status == REACH_NO_MEMORY && !report->n_messages) fputs("orgreach: out of memory\n", stderr);
  reach_report_free(report);
  return status;
}
