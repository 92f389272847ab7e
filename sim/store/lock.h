/* One process per result folder, by a kernel lock on the directory itself: it goes with the
 * process, however that ends. */
#ifndef REACH_STORE_LOCK_H
#define REACH_STORE_LOCK_H

#include "base/report.h"

/* Takes the lock of the directory `fd`, called `path` in messages. Returns 0, REACH_IN_USE
 * (naming the process that holds it, where the system tells) or REACH_CANNOT_WRITE. */
int reach_lock_take(int fd, const char *path, reach_report *report);

#endif
