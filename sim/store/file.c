/* Files of a result folder, written under hidden names. */
#include "store/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { COPY_SIZE = 1 << 16 };

void reach_file_hidden_name(const char *name, char hidden[REACH_MAX_HIDDEN_NAME]) {
  snprintf(hidden, REACH_MAX_HIDDEN_NAME, "%s%s", REACH_HIDDEN_PREFIX, name);
}

static int cannot(const reach_folder *folder, const char *name, int error, const char *what,
                  reach_report *report) {
  return reach_report_add(report, error == ENOMEM ? REACH_NO_MEMORY : REACH_CANNOT_WRITE,
                          "%s/%s: %s: %s", folder->path, name, what, strerror(error));
}

static void remove_hidden(const reach_file *file) {
  char hidden[REACH_MAX_HIDDEN_NAME];
  reach_file_hidden_name(file->name, hidden);
  unlinkat(file->folder->fd, hidden, 0);
}

int reach_file_create(reach_file *file, reach_folder *folder, const char *name,
                      reach_report *report) {
  *file = (reach_file){.folder = folder, .name = name};
  char hidden[REACH_MAX_HIDDEN_NAME];
  reach_file_hidden_name(name, hidden);
  int fd = openat(folder->fd, hidden, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (fd < 0) return cannot(folder, name, errno, "cannot create it", report);
  file->stream = fdopen(fd, "w");
  if (file->stream) return 0;
  int error = errno;
  close(fd);
  remove_hidden(file);
  return cannot(folder, name, error, "cannot create it", report);
}

static void keep_error(reach_file *file, bool has_failed) {
  if (has_failed && !file->error) file->error = errno ? errno : EIO;
}

void reach_file_write(reach_file *file, const char *bytes, size_t n) {
  if (!file->error) keep_error(file, fwrite(bytes, 1, n, file->stream) != n);
}

void reach_file_text(reach_file *file, const char *text) {
  if (!file->error) keep_error(file, fputs(text, file->stream) < 0);
}

void reach_file_print(reach_file *file, const char *format, ...) {
  if (file->error) return;
  va_list arguments;
  va_start(arguments, format);
  keep_error(file, vfprintf(file->stream, format, arguments) < 0);
  va_end(arguments);
}

int reach_file_stage(reach_file *file, reach_report *report) {
  reach_folder *folder = file->folder;
  if (!file->error) keep_error(file, fflush(file->stream) != 0);
  if (!file->error) keep_error(file, fsync(fileno(file->stream)) != 0);
  keep_error(file, fclose(file->stream) != 0);
  file->stream = NULL;
  int status = reach_folder_stopped(folder);
  if (status) reach_report_add(report, status, "stopped while writing %s", folder->path);
  if (!status && !file->error && folder->n_staged == REACH_MAX_STAGED) file->error = ENFILE;
  if (!status && file->error)
    status = cannot(folder, file->name, file->error, "cannot write it", report);
  if (status)
    remove_hidden(file);
  else
    folder->staged[folder->n_staged++] = file->name;
  return status;
}

int reach_file_put(reach_folder *folder, const char *name, const char *bytes, size_t n,
                   reach_report *report) {
  reach_file file;
  int status = reach_file_create(&file, folder, name, report);
  if (status) return status;
  reach_file_write(&file, bytes, n);
  return reach_file_stage(&file, report);
}

void reach_file_discard(reach_file *file) {
  if (!file->stream) return;
  fclose(file->stream);
  file->stream = NULL;
  remove_hidden(file);
}

/* -1 with errno when it is not a plain file that can be read. O_NONBLOCK: a FIFO does not wait. */
static int open_plain(const reach_folder *folder, const char *name, uint64_t *n_bytes) {
  int fd = openat(folder->fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat there;
  if (fd < 0) return -1;
  if (fstat(fd, &there) == 0 && S_ISREG(there.st_mode)) {
    *n_bytes = (uint64_t)there.st_size;
    return fd;
  }
  close(fd);
  errno = EINVAL;
  return -1;
}

int reach_file_read(const reach_folder *folder, const char *name, char **text, size_t *n,
                    reach_report *report) {
  uint64_t n_bytes = 0;
  *text = NULL;
  *n = 0;
  int fd = open_plain(folder, name, &n_bytes);
  if (fd < 0 && errno == ENOENT) return 0;
  if (fd < 0) goto fail;
  *text = n_bytes < SIZE_MAX ? malloc((size_t)n_bytes + 1) : NULL;
  if (!*text) goto fail;
  while (*n < n_bytes) {
    ssize_t got = read(fd, *text + *n, (size_t)n_bytes - *n);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) goto fail;
    if (got == 0) break;
    *n += (size_t)got;
  }
  (*text)[*n] = '\0';
  close(fd);
  return 0;

fail:;
  int error = errno;
  if (fd >= 0) close(fd);
  free(*text);
  *text = NULL;
  return reach_report_add(report, error == ENOMEM ? REACH_NO_MEMORY : REACH_UNREADABLE,
                          "%s/%s: cannot read it: %s", folder->path, name, strerror(error));
}

int reach_file_sum(int fd, char digest[REACH_DIGEST_LENGTH + 1], uint64_t *n_bytes) {
  char copy[COPY_SIZE];
  reach_digest sum;
  reach_digest_start(&sum);
  *n_bytes = 0;
  for (;;) {
    ssize_t got = read(fd, copy, sizeof copy);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return -1;
    if (got == 0) break;
    reach_digest_add(&sum, copy, (size_t)got);
    *n_bytes += (uint64_t)got;
  }
  reach_digest_finish(&sum, digest);
  return 0;
}

int reach_file_digest(const reach_folder *folder, const char *name,
                      char digest[REACH_DIGEST_LENGTH + 1], uint64_t *n_bytes,
                      reach_report *report) {
  int fd = open_plain(folder, name, n_bytes);
  int failed = fd < 0 ? -1 : reach_file_sum(fd, digest, n_bytes), error = errno;
  if (fd >= 0) close(fd);
  return failed ? cannot(folder, name, error, "cannot read it back", report) : 0;
}
