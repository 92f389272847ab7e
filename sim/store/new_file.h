/* A file by itself, outside result folders: whole or absent, written as it comes; it replaces
 * another only when told. */
#ifndef REACH_STORE_NEW_FILE_H
#define REACH_STORE_NEW_FILE_H

#include "store/file.h"

typedef struct {
  reach_file file;     /* to write into */
  reach_folder folder; /* where it stands */
  const char *path;    /* borrowed */
  char *copy;          /* of the path, cut into folder and name */
  const char *remedy;  /* said where there is a file already; NULL = it is replaced */
} reach_new_file;

/* May the file be written? REACH_USAGE where there is one already that is not to be replaced,
 * REACH_CANNOT_WRITE where its folder is missing or it is a folder itself. */
int reach_new_file_check(const char *path, bool replace, reach_report *report);

/* Opens it under a hidden name. The new file must stay where it is until it is finished. */
int reach_new_file_open(reach_new_file *file, const char *path, bool replace,
                        const volatile sig_atomic_t *stop, reach_report *report);

/* Gives it its name, whole and on the disk; or, when `status` is not 0, leaves nothing behind.
 * Frees what it holds in any case; legal after a failed open. Returns the first bad status. */
int reach_new_file_finish(reach_new_file *file, int status, reach_report *report);

#endif
