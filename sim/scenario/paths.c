#include "scenario/paths.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char *reach_path_beside(const char *scenario_path, const char *name) {
  const char *slash = strrchr(scenario_path, '/');
  if (*name == '/' || !slash) return strdup(name);
  char *joined = NULL;
  int n = (int)(slash - scenario_path) + 1;
  return asprintf(&joined, "%.*s%s", n, scenario_path, name) < 0 ? NULL : joined;
}

char *reach_path_title(const char *path) {
  const char *slash = strrchr(path, '/');
  const char *name = slash ? slash + 1 : path;
  size_t n = strlen(name);
  if (n > 5 && strcmp(name + n - 5, ".yaml") == 0) {
    n -= 5;
  } else if (n > 4 && strcmp(name + n - 4, ".yml") == 0) {
    n -= 4;
  }
  bool is_dots = strspn(name, ".") >= n;
  return is_dots ? strdup("scenario") : strndup(name, n);
}

char *reach_path_absolute(const char *path) {
  char *real = realpath(path, NULL);
  if (real || errno == ENOMEM) return real;
  if (*path == '/') return strdup(path);
  char *folder = getcwd(NULL, 0), *joined = NULL;
  if (!folder) return errno == ENOMEM ? NULL : strdup(path);
  if (asprintf(&joined, "%s/%s", folder, path) < 0) joined = NULL;
  free(folder);
  return joined;
}
