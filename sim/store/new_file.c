#include "store/new_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* rename that fails with EEXIST, also where the file system does not know how. */
static int rename_new(int fd, const char *from, const char *to) {
  if (renameat2(fd, from, fd, to, RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return -1;
  if (linkat(fd, from, fd, to, 0)) return -1;
  unlinkat(fd, from, 0);
  return 0;
}

static int refuse(const reach_new_file *file, reach_report *report) {
  return reach_report_add(report, REACH_USAGE, "%s: is there already and is not overwritten; %s",
                          file->path, file->remedy);
}

static int cannot_create(const reach_new_file *file, int error, reach_report *report) {
  return reach_report_add(report, REACH_CANNOT_WRITE, "%s: cannot create it: %s", file->path,
                          strerror(error));
}

/* Cuts the path and opens its folder. */
static int find_place(reach_new_file *file, reach_report *report) {
  file->copy = strdup(file->path);
  if (!file->copy) return reach_report_no_memory(report, "a file name");
  char *slash = strrchr(file->copy, '/');
  file->file.name = slash ? slash + 1 : file->copy;
  file->folder.path = !slash ? "." : slash == file->copy ? "/" : file->copy;
  if (slash) *slash = '\0';
  file->folder.fd = open(file->folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file->folder.fd < 0) return cannot_create(file, errno, report);
  struct stat there;
  if (fstatat(file->folder.fd, file->file.name, &there, AT_SYMLINK_NOFOLLOW))
    return errno == ENOENT ? 0 : cannot_create(file, errno, report);
  if (file->remedy) return refuse(file, report);
  return S_ISDIR(there.st_mode) ? cannot_create(file, EISDIR, report) : 0;
}

static int open_place(reach_new_file *file, const char *path, const char *remedy,
                      reach_report *report) {
  *file = (reach_new_file){.path = path, .remedy = remedy, .folder = {.fd = -1}};
  return find_place(file, report);
}

static void close_place(reach_new_file *file) {
  if (file->folder.fd >= 0) close(file->folder.fd);
  free(file->copy);
  *file = (reach_new_file){.folder = {.fd = -1}};
}

static int create(reach_new_file *file, reach_report *report) {
  const char *name = file->file.name;
  char hidden[REACH_MAX_HIDDEN_NAME];
  reach_file_hidden_name(name, hidden);
  unlinkat(file->folder.fd, hidden, 0); /* of a killed process */
  return reach_file_create(&file->file, &file->folder, name, report);
}

static int publish(reach_new_file *file, reach_report *report) {
  const char *name = file->file.name;
  int fd = file->folder.fd, failed;
  char hidden[REACH_MAX_HIDDEN_NAME];
  reach_file_hidden_name(name, hidden);
  failed = file->remedy ? rename_new(fd, hidden, name) : renameat(fd, hidden, fd, name);
  if (!failed) return 0;
  int error = errno;
  unlinkat(fd, hidden, 0);
  return error == EEXIST && file->remedy ? refuse(file, report)
                                         : cannot_create(file, error, report);
}

static const char *remedy_of(bool replace) {
  return replace ? NULL : "name another file, or replace it with --force";
}

int reach_new_file_check(const char *path, bool replace, reach_report *report) {
  reach_new_file file;
  int status = open_place(&file, path, remedy_of(replace), report);
  if (!status && faccessat(file.folder.fd, ".", W_OK, 0))
    status = cannot_create(&file, errno, report);
  close_place(&file);
  return status;
}

int reach_new_file_open(reach_new_file *file, const char *path, bool replace,
                        const volatile sig_atomic_t *stop, reach_report *report) {
  int status = open_place(file, path, remedy_of(replace), report);
  file->folder.stop = stop;
  return status ? status : create(file, report);
}

int reach_new_file_finish(reach_new_file *file, int status, reach_report *report) {
  if (status)
    reach_file_discard(&file->file);
  else
    status = reach_file_stage(&file->file, report);
  if (!status) status = publish(file, report);
  close_place(file);
  return status;
}

static int write_whole(const char *path, const char *bytes, size_t n, const char *remedy,
                       reach_report *report) {
  reach_new_file file;
  int status = open_place(&file, path, remedy, report);
  if (!status) status = create(&file, report);
  if (!status) reach_file_write(&file.file, bytes, n);
  return reach_new_file_finish(&file, status, report);
}

int reach_file_write_whole(const char *path, const char *bytes, size_t n, bool replace,
                           reach_report *report) {
  return write_whole(path, bytes, n, remedy_of(replace), report);
}

int reach_file_write_new(const char *path, const char *text, reach_report *report) {
  return write_whole(path, text, strlen(text), "name another file", report);
}
