#include "present/chart_picture.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "present/pdf_dates.h"

const char *const reach_picture_format[REACH_N_FORMATS] = {"png", "svg", "pdf"};

/* How a whole file begins and what its last bytes contain. */
static const struct {
  const char *start, *end;
  size_t n_start, n_end;
} magic[REACH_N_FORMATS] = {
    {"\x89PNG\r\n\x1a\n", "IEND", 8, 4}, {"<?xml", "</svg>", 5, 6}, {"%PDF-", "%%EOF", 5, 5}};
enum { LAST_BYTES = 64, LEAST_BYTES = 200, MOST_BYTES = 1 << 28 };

static int read_all(int fd, char *bytes, size_t n) {
  for (size_t done = 0; done < n;) {
    ssize_t got = read(fd, bytes + done, n - done);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return -1;
    done += (size_t)got;
  }
  return 0;
}

static int is_whole(const char *bytes, size_t n, int format) {
  if (n < LEAST_BYTES || memcmp(bytes, magic[format].start, magic[format].n_start) != 0) return 0;
  return memmem(bytes + n - LAST_BYTES, LAST_BYTES, magic[format].end, magic[format].n_end) != NULL;
}

int reach_work_file_read(const char *path, char **bytes, size_t *n, reach_report *report) {
  struct stat there;
  int status = 0;
  *bytes = NULL;
  *n = 0;
  int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) return 0;
  if (fstat(fd, &there) == 0 && S_ISREG(there.st_mode) && there.st_size <= MOST_BYTES) {
    *n = (size_t)there.st_size;
    *bytes = malloc(*n + 1);
    if (!*bytes) status = reach_report_no_memory(report, "a picture");
  }
  if (*bytes) (*bytes)[*n] = '\0';
  if (*bytes && read_all(fd, *bytes, *n)) {
    free(*bytes);
    *bytes = NULL;
  }
  close(fd);
  return status;
}

int reach_picture_read(const char *folder, const char *name, int format, char **bytes, size_t *n,
                       reach_report *report) {
  char path[PATH_MAX + 80];
  snprintf(path, sizeof path, "%s/%s.%s", folder, name, reach_picture_format[format]);
  int status = reach_work_file_read(path, bytes, n, report);
  if (*bytes && !is_whole(*bytes, *n, format)) {
    free(*bytes);
    *bytes = NULL;
  }
  if (!*bytes && !status)
    status = reach_report_add(report, REACH_CHARTS_FAILED, "chart %s: gnuplot left no whole %s",
                              name, reach_picture_format[format]);
  if (*bytes && !strcmp(reach_picture_format[format], "pdf"))
    status = reach_pdf_blank_dates(bytes, n, report);
  return status;
}
