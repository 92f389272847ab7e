/* One file of a result folder: written under a hidden name, complete on the disk before it is
 * staged, gone if anything fails. Also reading such a file and its SHA-256. */
#ifndef REACH_STORE_FILE_H
#define REACH_STORE_FILE_H

#include <stdint.h>
#include <stdio.h>

#include "base/report.h"
#include "store/digest.h"
#include "store/folder.h"

enum { REACH_MAX_HIDDEN_NAME = 64 };

typedef struct {
  reach_folder *folder;
  const char *name; /* final name; a constant */
  FILE *stream;     /* NULL = not open */
  int error;        /* errno of the first failure; later writes do nothing */
  bool in_row;      /* for csv.h: the next cell is not the first */
} reach_file;

/* Starts the file that will be called `name` (at most 48 bytes, without a slash). */
int reach_file_create(reach_file *file, reach_folder *folder, const char *name,
                      reach_report *report);

/* Failures are kept and told by reach_file_stage. */
void reach_file_write(reach_file *file, const char *bytes, size_t n);
void reach_file_text(reach_file *file, const char *text);
__attribute__((format(printf, 2, 3))) void reach_file_print(reach_file *file, const char *format,
                                                            ...);

/* Closes the file, complete and on the disk, for reach_folder_publish; or removes it and
 * returns REACH_CANNOT_WRITE, or REACH_INTERRUPTED + signal when the folder is told to stop. */
int reach_file_stage(reach_file *file, reach_report *report);

/* A whole file of n bytes, staged: the three above. */
int reach_file_put(reach_folder *folder, const char *name, const char *bytes, size_t n,
                   reach_report *report);

/* Closes and removes an unfinished file; legal on a zeroed or staged one. */
void reach_file_discard(reach_file *file);

/* The whole content of a plain file, ended by NUL; caller frees. *text = NULL, with 0
 * returned, if there is none. */
int reach_file_read(const reach_folder *folder, const char *name, char **text, size_t *n,
                    reach_report *report);

/* Size and SHA-256 in hex of a file of the folder (`name` may be "charts/reach.svg"). */
int reach_file_digest(const reach_folder *folder, const char *name,
                      char digest[REACH_DIGEST_LENGTH + 1], uint64_t *n_bytes,
                      reach_report *report);

/* Size and SHA-256 of an open file from where it stands. 0, or -1 with errno. */
int reach_file_sum(int fd, char digest[REACH_DIGEST_LENGTH + 1], uint64_t *n_bytes);

/* Writes a new file at `path`; REACH_USAGE if there is one already. */
int reach_file_write_new(const char *path, const char *text, reach_report *report);

/* Writes n bytes at `path`, whole or not at all; only `replace` overwrites a file, else
 * REACH_USAGE. */
int reach_file_write_whole(const char *path, const char *bytes, size_t n, bool replace,
                           reach_report *report);

/* The name under which `name` is written. */
void reach_file_hidden_name(const char *name, char hidden[REACH_MAX_HIDDEN_NAME]);

#endif
