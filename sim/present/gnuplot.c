#include "present/gnuplot.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { POLL_MILLISECONDS = 20, FOLDER_FLAGS = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC };

int reach_gnuplot_find(reach_gnuplot *gnuplot, const char *search_path, reach_report *report) {
  if (reach_child_find("gnuplot", search_path, gnuplot->path)) return 0;
  return reach_report_add(report, REACH_CHARTS_FAILED,
                          "charts: gnuplot is not installed (apt-get install gnuplot-nox)");
}

static int cannot(const char *what, const char *name, int error, reach_report *report) {
  if (error == ENOMEM) return reach_report_no_memory(report, "gnuplot");
  return reach_report_add(report, REACH_CHARTS_FAILED, "charts: %s %s: %s", what, name,
                          strerror(error));
}

/* Makes the folders that a name goes through. */
static int make_way(int folder, const char *name) {
  char way[PATH_MAX];
  for (const char *slash = strchr(name, '/'); slash; slash = strchr(slash + 1, '/')) {
    snprintf(way, sizeof way, "%.*s", (int)(slash - name), name);
    if (mkdirat(folder, way, 0700) && errno != EEXIST) return errno;
  }
  return 0;
}

static int write_file(int folder, const reach_drawing_file *file) {
  int unmade = make_way(folder, file->name);
  if (unmade) return unmade;
  int fd = openat(folder, file->name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0) return errno;
  int error = 0;
  for (size_t done = 0; !error && done < file->n;) {
    ssize_t n = write(fd, file->text + done, file->n - done);
    if (n > 0) done += (size_t)n;
    if (n < 0 && errno != EINTR) error = errno;
  }
  if (close(fd) && !error) error = errno;
  return error;
}

static int make_folder(reach_drawing *drawing, const reach_drawing_file *file, size_t n_files,
                       reach_report *report) {
  const char *base = getenv("TMPDIR");
  if (!base || *base != '/' || strlen(base) > PATH_MAX / 2) base = "/tmp";
  snprintf(drawing->folder, sizeof drawing->folder, "%s/orgreach-XXXXXX", base);
  if (!mkdtemp(drawing->folder)) {
    drawing->folder[0] = '\0';
    return cannot("cannot make a work folder in", base, errno, report);
  }
  int folder = open(drawing->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int error = folder < 0 ? errno : 0;
  for (size_t i = 0; !error && i < n_files; i++) error = write_file(folder, &file[i]);
  if (folder >= 0) close(folder);
  return error ? cannot("cannot write into", drawing->folder, error, report) : 0;
}

int reach_drawing_start(reach_drawing *drawing, const reach_gnuplot *gnuplot,
                        const reach_drawing_file *file, size_t n_files, reach_report *report) {
  *drawing = (reach_drawing){.gnuplot = gnuplot, .child.output = -1};
  int status = make_folder(drawing, file, n_files, report);
  if (status) return status;
  char *usual[] = {"gnuplot", "-d", (char *)file[0].name, NULL};
  char *const *argument = gnuplot->argument ? gnuplot->argument : usual;
  drawing->started = reach_child_clock();
  int error = reach_child_start(&drawing->child, gnuplot->path, argument, drawing->folder);
  return error ? cannot("cannot start", gnuplot->path, error, report) : 0;
}

/* Keeps what gnuplot says, on one line; the rest is read and dropped. */
static void hear(reach_drawing *drawing) {
  char piece[4096];
  for (ssize_t n; (n = read(drawing->child.output, piece, sizeof piece)) > 0;) {
    for (ssize_t i = 0; i < n && drawing->n_said + 1 < sizeof drawing->said; i++) {
      char c = piece[i];
      bool is_space = strchr(" \t\r\n^", c) != NULL; /* ^ points at a place in the line above */
      if (is_space && (!drawing->n_said || drawing->said[drawing->n_said - 1] == ' ')) continue;
      drawing->said[drawing->n_said++] = is_space ? ' ' : c;
    }
  }
}

static int told_to_stop(const reach_gnuplot *gnuplot) {
  return gnuplot->stop ? *gnuplot->stop : 0;
}

static const char *program_of(const reach_gnuplot *gnuplot) {
  return gnuplot->program ? gnuplot->program : "gnuplot";
}

static int judge(const reach_drawing *drawing, int ended, const char *name, reach_report *report) {
  if (WIFEXITED(ended) && WEXITSTATUS(ended) == 0) return 0;
  bool is_signal = WIFSIGNALED(ended);
  return reach_report_add(report, REACH_CHARTS_FAILED, "chart %s: %s failed (%s %d)%s%s", name,
                          program_of(drawing->gnuplot), is_signal ? "signal" : "exit status",
                          is_signal ? WTERMSIG(ended) : WEXITSTATUS(ended),
                          drawing->n_said ? ": " : "", drawing->said);
}

int reach_drawing_wait(reach_drawing *drawing, const char *name, reach_report *report) {
  const reach_gnuplot *gnuplot = drawing->gnuplot;
  for (;;) {
    struct pollfd poll_item = {.fd = drawing->child.output, .events = POLLIN};
    int ended = 0;
    pid_t done = waitpid(drawing->child.pid, &ended, WNOHANG);
    hear(drawing);
    if (done > 0 || (done < 0 && errno == ECHILD)) {
      drawing->child.pid = 0;
      return judge(drawing, ended, name, report);
    }
    if (told_to_stop(gnuplot)) {
      reach_child_end(&drawing->child);
      return reach_report_add(report, REACH_INTERRUPTED + told_to_stop(gnuplot),
                              "stopped while drawing %s", name);
    }
    if (reach_child_clock() - drawing->started > gnuplot->seconds) {
      reach_child_end(&drawing->child);
      return reach_report_add(report, REACH_CHARTS_FAILED,
                              "chart %s: %s took more than %g seconds and was ended", name,
                              program_of(gnuplot), gnuplot->seconds);
    }
    poll(&poll_item, 1, POLL_MILLISECONDS);
    if (poll_item.revents & POLLHUP) /* closed: nothing more to poll for */
      nanosleep(&(struct timespec){.tv_nsec = POLL_MILLISECONDS * 100000}, NULL);
  }
}

/* Empties a folder, and those in it that make_way makes, and closes it. */
static void empty_folder(int fd, int depth) {
  DIR *folder = fd < 0 ? NULL : fdopendir(fd);
  if (!folder && fd >= 0) close(fd);
  if (!folder) return;
  for (const struct dirent *entry; (entry = readdir(folder));) {
    if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
    if (!unlinkat(fd, entry->d_name, 0) || !depth) continue;
    empty_folder(openat(fd, entry->d_name, FOLDER_FLAGS), depth - 1);
    unlinkat(fd, entry->d_name, AT_REMOVEDIR);
  }
  closedir(folder);
}

static void remove_folder(const char *path) {
  enum { DEEPEST = 4 };
  empty_folder(open(path, FOLDER_FLAGS), DEEPEST);
  rmdir(path);
}

void reach_drawing_end(reach_drawing *drawing) {
  if (!drawing->gnuplot) return;
  reach_child_end(&drawing->child);
  if (drawing->folder[0]) remove_folder(drawing->folder);
  *drawing = (reach_drawing){0};
}
