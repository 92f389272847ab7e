/* measure COMMAND [ARGUMENT]...: runs the command and prints one line on stderr:
 * "seconds user_seconds peak_kib". Exits with the status of the command. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(int n_arguments, char **arguments) {
  if (n_arguments < 2) {
    fprintf(stderr, "usage: measure COMMAND [ARGUMENT]...\n");
    return 2;
  }
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  pid_t child = fork();
  if (child == 0) {
    execvp(arguments[1], arguments + 1);
    fprintf(stderr, "measure: %s: %s\n", arguments[1], strerror(errno));
    _exit(127);
  }
  int status;
  struct rusage usage;
  if (child < 0 || wait4(child, &status, 0, &usage) < 0) {
    fprintf(stderr, "measure: %s\n", strerror(errno));
    return 1;
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  double seconds =
      (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) * 1e-9;
  double user = (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec * 1e-6;
  fprintf(stderr, "%.3f %.3f %ld\n", seconds, user, usage.ru_maxrss);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
