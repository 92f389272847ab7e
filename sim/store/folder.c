/* Opening, claiming and publishing a result folder. */
#include "store/folder.h"
#include "store/changes.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/file.h"
#include "store/lock.h"

static int cannot(const reach_folder *folder, const char *name, const char *what,
                  reach_report *report) {
  return reach_report_add(report, errno == ENOMEM ? REACH_NO_MEMORY : REACH_CANNOT_WRITE,
                          "%s/%s: %s: %s", folder->path, name, what, strerror(errno));
}

/* mkdir -p; *is_created tells whether the last folder is new. 0 or -1 with errno. */
static int make_folders(const char *path, bool *is_created) {
  char *copy = strdup(path);
  if (!copy) return -1;
  int made = 0;
  for (char *c = copy + 1; *c && copy[0]; c++) {
    if (*c != '/' || c[-1] == '/') continue;
    *c = '\0';
    if (mkdir(copy, 0777) && errno != EEXIST && errno != EISDIR) made = -1;
    *c = '/';
    if (made) break;
  }
  if (!made) {
    *is_created = mkdir(copy, 0777) == 0;
    if (!*is_created && errno != EEXIST && errno != EISDIR) made = -1;
  }
  int error = errno;
  free(copy);
  errno = error;
  return made;
}

/* Another process may remove a folder that it made between our open and our lock. */
static bool is_same_folder(int fd, const char *path) {
  struct stat ours, there;
  return fstat(fd, &ours) == 0 && stat(path, &there) == 0 && ours.st_dev == there.st_dev &&
         ours.st_ino == there.st_ino;
}

/* Calls `visit` for each entry but . and .. until it returns non-zero. -1 = cannot read. */
static int for_each_entry(const reach_folder *folder,
                          int visit(const reach_folder *, const char *name, void *),
                          void *context) {
  int fd = openat(folder->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *directory = fd < 0 ? NULL : fdopendir(fd);
  if (!directory) {
    if (fd >= 0) close(fd);
    return -1;
  }
  int result = 0;
  const struct dirent *entry;
  errno = 0;
  while (!result && (entry = readdir(directory))) {
    if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
      result = visit(folder, entry->d_name, context);
    errno = 0;
  }
  if (!result && errno) result = -1;
  int error = errno;
  closedir(directory);
  errno = error;
  return result;
}

static bool is_hidden(const char *name) {
  return strncmp(name, REACH_HIDDEN_PREFIX, strlen(REACH_HIDDEN_PREFIX)) == 0;
}

static int remove_hidden(const reach_folder *folder, const char *name, void *context) {
  (void)context;
  if (is_hidden(name)) unlinkat(folder->fd, name, 0);
  return 0;
}

int reach_folder_open(reach_folder *folder, const char *path, bool make, reach_report *report) {
  *folder = (reach_folder){.fd = -1};
  int status = 0;
  folder->path = strdup(path);
  if (!folder->path) return reach_report_no_memory(report, "the name of the result folder");
  size_t n = strlen(folder->path);
  while (n > 1 && folder->path[n - 1] == '/') folder->path[--n] = '\0';
  do {
    if (folder->fd >= 0) close(folder->fd);
    if (make && make_folders(folder->path, &folder->is_created)) {
      status = reach_report_add(report, errno == ENOMEM ? REACH_NO_MEMORY : REACH_CANNOT_WRITE,
                                "%s: cannot make the folder: %s", folder->path, strerror(errno));
      goto out;
    }
    folder->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder->fd < 0) {
      status = reach_report_add(report, make ? REACH_CANNOT_WRITE : REACH_UNREADABLE,
                                "%s: cannot open the folder: %s", folder->path, strerror(errno));
      goto out;
    }
    status = reach_lock_take(folder->fd, folder->path, report);
    if (status) goto out;
  } while (!is_same_folder(folder->fd, path));
  for_each_entry(folder, remove_hidden, NULL);

out:
  if (status) {
    folder->is_created = false;
    reach_folder_close(folder);
  }
  return status;
}

static int refuse_odd_files(const reach_folder *folder, const char *const *names,
                            reach_report *report) {
  for (; *names; names++) {
    struct stat there;
    if (fstatat(folder->fd, *names, &there, AT_SYMLINK_NOFOLLOW)) {
      if (errno == ENOENT) continue;
      return cannot(folder, *names, "cannot look at it", report);
    }
    if (S_ISREG(there.st_mode)) continue;
    return reach_report_add(report, REACH_CANNOT_WRITE, "%s/%s: %s; it is not replaced",
                            folder->path, *names,
                            S_ISLNK(there.st_mode) ? "is a symbolic link" : "is not a plain file");
  }
  return 0;
}

int reach_folder_check_charts(const reach_folder *folder, const char *const *charts,
                              reach_report *report) {
  struct stat there;
  if (fstatat(folder->fd, REACH_CHARTS_NAME, &there, AT_SYMLINK_NOFOLLOW))
    return errno == ENOENT ? 0 : cannot(folder, REACH_CHARTS_NAME, "cannot look at it", report);
  if (S_ISDIR(there.st_mode)) return refuse_odd_files(folder, charts, report);
  return reach_report_add(report, REACH_CANNOT_WRITE,
                          "%s/%s: %s; remove it, or name another folder with -o", folder->path,
                          REACH_CHARTS_NAME,
                          S_ISLNK(there.st_mode) ? "is a symbolic link" : "is not a folder");
}

/* Keeps the first name in alphabetical order, so that the message is always the same. */
static int keep_foreign_name(const reach_folder *folder, const char *name, void *context) {
  (void)folder;
  char **first = context;
  if (is_hidden(name) || (*first && strcmp(*first, name) <= 0)) return 0;
  char *copy = strdup(name);
  if (!copy) return -1;
  free(*first);
  *first = copy;
  return 0;
}

static int refuse_foreign_folder(const reach_folder *folder, reach_report *report) {
  char *name = NULL;
  int status = 0;
  if (for_each_entry(folder, keep_foreign_name, &name))
    status = cannot(folder, "", "cannot read the folder", report);
  else if (name)
    status = reach_report_add(report, REACH_USAGE,
                              "%s: holds files that are not Orgreach results (such as '%s'); name "
                              "another folder with -o, or write into it with --force",
                              folder->path, name);
  free(name);
  return status;
}

/* Stands anything of ours but a scenario there? */
static bool has_results(const reach_folder *folder, const char *const *names) {
  for (; *names; names++)
    if (strcmp(*names, REACH_SCENARIO_NAME) && reach_folder_has(folder, *names)) return true;
  return false;
}

/* `there` is the scenario of the folder. */
static int refuse_scenario(const reach_folder *folder, const char *there, const char *resolved,
                           bool has_results_beside, reach_report *report) {
  char changes[512] = "";
  if (*resolved && reach_changes_write(there, resolved, changes, sizeof changes))
    return reach_report_no_memory(report, "the scenario");
  if (has_results_beside)
    return reach_report_add(
        report, REACH_USAGE,
        "%s: holds results of another scenario, or of this one before a change%s%s%s; name "
        "another folder with -o, "
        "or replace them with --force",
        folder->path, *changes ? " (" : "", changes, *changes ? ")" : "");
  return reach_report_add(report, REACH_USAGE,
                          "%s: holds files that are not Orgreach results: '%s' is not replaced; "
                          "name another folder with -o, or remove it",
                          folder->path, REACH_SCENARIO_NAME);
}

int reach_folder_claim(reach_folder *folder, const char *resolved, bool force,
                       const char *const *names, reach_report *report) {
  char *there = NULL;
  size_t n = 0;
  int status = refuse_odd_files(folder, names, report);
  if (!status) status = reach_file_read(folder, REACH_SCENARIO_NAME, &there, &n, report);
  if (status) return status;
  if (!there) return force ? 0 : refuse_foreign_folder(folder, report);
  folder->is_replacing = n != strlen(resolved) || memcmp(there, resolved, n) != 0;
  bool is_ours = has_results(folder, names);
  if (folder->is_replacing && !(is_ours && force))
    status = refuse_scenario(folder, there, resolved, is_ours, report);
  free(there);
  return status;
}

static bool is_staged(const reach_folder *folder, const char *name) {
  for (size_t i = 0; i < folder->n_staged; i++)
    if (strcmp(folder->staged[i], name) == 0) return true;
  return false;
}

static int remove_file(const reach_folder *folder, const char *name, reach_report *report) {
  if (unlinkat(folder->fd, name, 0) == 0 || errno == ENOENT) return 0;
  return cannot(folder, name, "cannot remove it", report);
}

/* What earlier results left; never through a linked folder. */
static int remove_outdated(const reach_folder *folder, const char *const *names,
                           reach_report *report) {
  struct stat there;
  int status = 0;
  if (fstatat(folder->fd, REACH_SCENARIO_NAME, &there, AT_SYMLINK_NOFOLLOW)) return 0; /* none */
  for (; !status && *names; names++)
    if (!is_staged(folder, *names)) status = remove_file(folder, *names, report);
  if (!folder->is_replacing || !folder->outdated) return status;
  bool has_charts = fstatat(folder->fd, REACH_CHARTS_NAME, &there, AT_SYMLINK_NOFOLLOW) == 0 &&
                    S_ISDIR(there.st_mode);
  for (names = folder->outdated; !status && has_charts && *names; names++)
    status = remove_file(folder, *names, report);
  return status;
}

int reach_folder_replace(reach_folder *folder, reach_report *report) {
  while (folder->n_published < folder->n_staged) {
    const char *name = folder->staged[folder->n_published];
    char hidden[REACH_MAX_HIDDEN_NAME];
    reach_file_hidden_name(name, hidden);
    if (renameat(folder->fd, hidden, folder->fd, name))
      return cannot(folder, name, "cannot give it its name", report);
    folder->is_created = false;
    folder->n_published++;
  }
  if (fsync(folder->fd) && errno != EINVAL)
    return cannot(folder, "", "cannot write the folder", report);
  return 0;
}

int reach_folder_publish(reach_folder *folder, const char *const *names, reach_report *report) {
  int status = remove_file(folder, REACH_MANIFEST_NAME, report);
  if (!status && !folder->n_published) status = remove_outdated(folder, names, report);
  return status ? status : reach_folder_replace(folder, report);
}

bool reach_folder_has(const reach_folder *folder, const char *name) {
  return faccessat(folder->fd, name, F_OK, 0) == 0;
}

int reach_folder_stopped(const reach_folder *folder) {
  int signal_number = folder->stop ? *folder->stop : 0;
  return signal_number ? REACH_INTERRUPTED + signal_number : 0;
}

void reach_folder_close(reach_folder *folder) {
  if (!folder->path) return;
  for (size_t i = folder->n_published; i < folder->n_staged; i++) {
    char hidden[REACH_MAX_HIDDEN_NAME];
    reach_file_hidden_name(folder->staged[i], hidden);
    unlinkat(folder->fd, hidden, 0);
  }
  if (folder->is_created) rmdir(folder->path); /* fails, as it should, unless empty */
  if (folder->fd >= 0) close(folder->fd);
  free(folder->path);
  *folder = (reach_folder){.fd = -1};
}
