#include "present/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

double reach_child_clock(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

bool reach_child_find(const char *name, const char *search_path, char path[PATH_MAX]) {
  const char *at = search_path ? search_path : getenv("PATH");
  while (at && *at) {
    size_t n = strcspn(at, ":");
    struct stat there;
    int length = snprintf(path, PATH_MAX, "%.*s/%s", (int)n, at, name);
    bool is_usable = *at == '/' && length > 0 && length < PATH_MAX;
    if (is_usable && stat(path, &there) == 0 && S_ISREG(there.st_mode) && access(path, X_OK) == 0)
      return true;
    at += n + (at[n] == ':');
  }
  path[0] = '\0';
  return false;
}

/* Its own process group, so that all of it can be killed. */
static int spawn(reach_child *child, const char *path, char *const argument[], const char *folder,
                 int output) {
  /* of what stamps a time into a file: 1980, before which a zip has none */
  static char *const environment[] = {"LC_ALL=C.UTF-8",    "PATH=/usr/bin:/bin",          "TZ=UTC0",
                                      "HOME=/nonexistent", "SOURCE_DATE_EPOCH=315532800", NULL};
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  int error = posix_spawn_file_actions_init(&actions);
  if (error) return error;
  error = posix_spawnattr_init(&attributes);
  if (error) goto out;
  if (!error) error = posix_spawn_file_actions_adddup2(&actions, output, 2);
  if (!error) error = posix_spawn_file_actions_adddup2(&actions, 2, 1);
  if (!error) error = posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  if (!error) error = posix_spawn_file_actions_addclosefrom_np(&actions, 3);
  if (!error) error = posix_spawn_file_actions_addchdir_np(&actions, folder);
  if (!error) error = posix_spawnattr_setpgroup(&attributes, 0);
  if (!error) error = posix_spawnattr_setsigmask(&attributes, &none);
  if (!error) error = posix_spawnattr_setsigdefault(&attributes, &all);
  short flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
  if (!error) error = posix_spawnattr_setflags(&attributes, flags);
  if (!error) error = posix_spawn(&child->pid, path, &actions, &attributes, argument, environment);
  if (error) child->pid = 0;
  posix_spawnattr_destroy(&attributes);
out:
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

int reach_child_start(reach_child *child, const char *path, char *const argument[],
                      const char *folder) {
  int end[2];
  *child = (reach_child){.output = -1};
  if (pipe2(end, O_CLOEXEC)) return errno;
  child->output = end[0];
  fcntl(end[0], F_SETFL, O_NONBLOCK);
  int error = spawn(child, path, argument, folder, end[1]);
  close(end[1]);
  return error;
}

void reach_child_end(reach_child *child) {
  if (child->pid) {
    kill(-child->pid, SIGKILL);
    kill(child->pid, SIGKILL);
    while (waitpid(child->pid, NULL, 0) < 0 && errno == EINTR) continue;
  }
  if (child->output >= 0) close(child->output);
  *child = (reach_child){.output = -1};
}
