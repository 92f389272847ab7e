/* flock on the directory. */
#include "store/lock.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

/* Process that holds a lock on the file of `fd`, from /proc/locks, or 0.
 * A line reads "1: FLOCK  ADVISORY  WRITE 1234 08:01:5678 0 EOF" (device in hex). */
static int holder(int fd) {
  struct stat there;
  FILE *locks = fopen("/proc/locks", "re");
  if (!locks || fstat(fd, &there)) {
    if (locks) fclose(locks);
    return 0;
  }
  int found = 0;
  char line[256];
  while (!found && fgets(line, sizeof line, locks)) {
    int process;
    unsigned device_major, device_minor;
    unsigned long long inode;
    if (sscanf(line, "%*d: FLOCK %*s %*s %d %x:%x:%llu", &process, &device_major, &device_minor,
               &inode) == 4 &&
        inode == there.st_ino && device_major == major(there.st_dev) &&
        device_minor == minor(there.st_dev))
      found = process;
  }
  fclose(locks);
  return found;
}

int reach_lock_take(int fd, const char *path, reach_report *report) {
  int taken;
  do taken = flock(fd, LOCK_EX | LOCK_NB);
  while (taken && errno == EINTR);
  if (!taken) return 0;
  if (errno != EWOULDBLOCK)
    return reach_report_add(report, REACH_CANNOT_WRITE, "%s: cannot lock the folder: %s", path,
                            strerror(errno));
  int process = holder(fd);
  if (process > 0)
    return reach_report_add(report, REACH_IN_USE,
                            "%s: in use by another process (%d); wait for it or name another "
                            "folder with -o",
                            path, process);
  return reach_report_add(report, REACH_IN_USE,
                          "%s: in use by another process; wait for it or name another folder with "
                          "-o",
                          path);
}
