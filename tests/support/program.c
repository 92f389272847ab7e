#include "support/program.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "support/scratch.h"
#include "support/support.h"

extern char **environ;

enum { MOST_WORDS = 30, MOST_SECONDS = 300, WAITS_PER_SECOND = 100 };

static pid_t start(const char *path, char *const *arguments) {
  posix_spawn_file_actions_t actions;
  int flags = O_WRONLY | O_CREAT | O_TRUNC;
  assert_int_equal(posix_spawn_file_actions_init(&actions), 0);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, ".stdout", flags, 0600);
  posix_spawn_file_actions_addopen(&actions, 2, ".stderr", flags, 0600);
  pid_t process;
  assert_int_equal(posix_spawn(&process, path, &actions, NULL, arguments, environ), 0);
  posix_spawn_file_actions_destroy(&actions);
  return process;
}

pid_t program_start(const char *const *words) {
  char *arguments[MOST_WORDS + 2] = {(char *)"orgreach"};
  for (int i = 0; i < MOST_WORDS && words[i]; i++) arguments[i + 1] = (char *)words[i];
  return start(ORGREACH_PROGRAM, arguments);
}

program_run program_wait(pid_t process) {
  int status = 0;
  pid_t ended = 0;
  for (int i = 0; i < MOST_SECONDS * WAITS_PER_SECOND && ended == 0; i++) {
    ended = waitpid(process, &status, WNOHANG);
    if (ended == 0) nanosleep(&(struct timespec){0, 1000000000 / WAITS_PER_SECOND}, NULL);
  }
  if (ended != process) {
    kill(process, SIGKILL);
    fail_msg("the program still runs after %d s", MOST_SECONDS);
  }
  program_run run = {.out = scratch_read(".stdout"), .err = scratch_read(".stderr")};
  run.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return run;
}

program_run program(const char *const *words) {
  return program_wait(program_start(words));
}

program_run program_in_shell(const char *line) {
  assert_int_equal(setenv("ORGREACH", ORGREACH_PROGRAM, 1), 0);
  char *const arguments[] = {(char *)"sh", (char *)"-c", (char *)line, NULL};
  return program_wait(start("/bin/sh", arguments));
}

void program_run_free(program_run *run) {
  free(run->out);
  free(run->err);
  *run = (program_run){0};
}

void assert_program(program_run run, int status, const char *says) {
  if (run.status != status)
    fail_msg("exit %d instead of %d; stderr: %s", run.status, status, run.err);
  if (says && !strstr(run.err, says)) fail_msg("stderr does not say '%s': %s", says, run.err);
  program_run_free(&run);
}

size_t program_lines(const char *text) {
  size_t n = 0;
  for (; *text; text++) n += *text == '\n';
  return n;
}
