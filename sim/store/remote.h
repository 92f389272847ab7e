/* Is a folder on a disk of another machine? There, memory cannot be shared by processes of two
 * machines, which the log of a database needs, and a lock of the directory may be of one machine.
 */
#ifndef REACH_STORE_REMOTE_H
#define REACH_STORE_REMOTE_H

#include <stdbool.h>

/* Of the file or directory `fd`; false where the system does not say. */
bool reach_is_remote(int fd);

#endif
