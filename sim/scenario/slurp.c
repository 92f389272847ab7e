#include "scenario/slurp.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/report.h"

/* NULL where the file can be read whole, else why not. */
static const char *objection_to(const struct stat *file) {
  if (S_ISDIR(file->st_mode)) return "it is a directory";
  if (S_ISFIFO(file->st_mode)) return "it is a pipe, not a regular file; save it to a file first";
  if (!S_ISREG(file->st_mode)) return "it is a device or socket, not a regular file";
  if (file->st_size > REACH_MAX_SCENARIO_BYTES) return "it is larger than 1 MiB";
  return NULL;
}

static int read_all(int descriptor, char *text, size_t *n, const char **why) {
  *n = 0;
  while (*n <= REACH_MAX_SCENARIO_BYTES) {
    ssize_t got = read(descriptor, text + *n, REACH_MAX_SCENARIO_BYTES + 1 - *n);
    if (got == 0) return 0;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      *why = strerror(errno);
      return REACH_UNREADABLE;
    }
    *n += (size_t)got;
  }
  *why = "it is larger than 1 MiB";
  return REACH_UNREADABLE;
}

int reach_slurp(const char *path, char **text, size_t *n, reach_file_identity *identity,
                const char **why) {
  int status = REACH_UNREADABLE;
  char *buffer = NULL;
  int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  struct stat file;
  if (descriptor < 0 || fstat(descriptor, &file) != 0) {
    *why = strerror(errno);
    goto out;
  }
  *why = objection_to(&file);
  if (*why) goto out;
  *identity = (reach_file_identity){.device = file.st_dev, .number = file.st_ino};
  buffer = malloc(REACH_MAX_SCENARIO_BYTES + 2);
  if (!buffer) {
    status = REACH_NO_MEMORY;
    goto out;
  }
  status = read_all(descriptor, buffer, n, why);
  if (status) goto out;
  buffer[*n] = '\0';
  *text = buffer;
  buffer = NULL;
out:
  free(buffer);
  if (descriptor >= 0) close(descriptor);
  return status;
}
