/* A file by itself, whole or absent; it replaces another only when told. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/file.h"

/* rename that fails with EEXIST, also where the file system does not know how. */
static int rename_new(int fd, const char *from, const char *to) {
  if (renameat2(fd, from, fd, to, RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return -1;
  if (linkat(fd, from, fd, to, 0)) return -1;
  unlinkat(fd, from, 0);
  return 0;
}

static int refuse(const char *path, const char *remedy, reach_report *report) {
  return reach_report_add(report, REACH_USAGE, "%s: is there already and is not overwritten; %s",
                          path, remedy);
}

static int cannot_create(const char *path, int error, reach_report *report) {
  return reach_report_add(report, REACH_CANNOT_WRITE, "%s: cannot create it: %s", path,
                          strerror(error));
}

static int write_in(reach_folder *folder, const char *name, const char *path, const char *bytes,
                    size_t n, const char *remedy, reach_report *report) {
  char hidden[REACH_MAX_HIDDEN_NAME];
  reach_file file;
  reach_file_hidden_name(name, hidden);
  unlinkat(folder->fd, hidden, 0); /* of a killed process */
  int status = reach_file_create(&file, folder, name, report);
  if (status) return status;
  reach_file_write(&file, bytes, n);
  status = reach_file_stage(&file, report);
  if (status) return status;
  int failed = remedy ? rename_new(folder->fd, hidden, name)
                      : renameat(folder->fd, hidden, folder->fd, name);
  if (!failed) return 0;
  int error = errno;
  unlinkat(folder->fd, hidden, 0);
  return error == EEXIST && remedy ? refuse(path, remedy, report)
                                   : cannot_create(path, error, report);
}

/* `remedy` is said where there is a file already; NULL = it is replaced. */
static int write_whole(const char *path, const char *bytes, size_t n, const char *remedy,
                       reach_report *report) {
  char *copy = strdup(path);
  if (!copy) return reach_report_no_memory(report, "a file name");
  char *slash = strrchr(copy, '/');
  const char *name = slash ? slash + 1 : copy;
  const char *place = !slash ? "." : slash == copy ? "/" : copy;
  if (slash) *slash = '\0';
  reach_folder folder = {.path = (char *)place};
  folder.fd = open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int status = 0;
  if (folder.fd < 0)
    status = cannot_create(path, errno, report);
  else if (remedy && faccessat(folder.fd, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
    status = refuse(path, remedy, report);
  else
    status = write_in(&folder, name, path, bytes, n, remedy, report);
  if (folder.fd >= 0) close(folder.fd);
  free(copy);
  return status;
}

int reach_file_write_whole(const char *path, const char *bytes, size_t n, bool replace,
                           reach_report *report) {
  const char *remedy = replace ? NULL : "name another file, or replace it with --force";
  return write_whole(path, bytes, n, remedy, report);
}

int reach_file_write_new(const char *path, const char *text, reach_report *report) {
  return write_whole(path, text, strlen(text), "name another file", report);
}
