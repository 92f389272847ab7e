#include "store/verify.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/file.h"
#include "store/json.h"

static int verify_file(const reach_folder *folder, const json_t *item, reach_report *report) {
  const char *name = json_string_value(json_object_get(item, "name"));
  const char *said = json_string_value(json_object_get(item, "sha256"));
  char hex[REACH_DIGEST_LENGTH + 1];
  uint64_t n_bytes;
  if (!name || !said || strstr(name, "..") || *name == '/')
    return reach_report_add(report, REACH_UNREADABLE, "%s/%s: is damaged (files)", folder->path,
                            REACH_MANIFEST_NAME);
  if (faccessat(folder->fd, name, F_OK, 0) && errno == ENOENT)
    return reach_report_add(report, REACH_UNREADABLE, "%s/%s: is missing", folder->path, name);
  int status = reach_file_digest(folder, name, hex, &n_bytes, report);
  if (status) return status;
  if (strcmp(hex, said) == 0) return 0;
  return reach_report_add(report, REACH_UNREADABLE, "%s/%s: is not as it was written (SHA-256)",
                          folder->path, name);
}

static int verify_files(const reach_folder *folder, const json_t *files, uint64_t *n_files,
                        reach_report *report) {
  int status = 0;
  size_t i;
  json_t *item;
  json_array_foreach(files, i, item) {
    int bad = verify_file(folder, item, report);
    status = status ? status : bad;
    ++*n_files;
  }
  return status;
}

int reach_manifest_verify(const reach_folder *folder, uint64_t *n_files, reach_report *report) {
  char *text;
  size_t n;
  *n_files = 0;
  int status = reach_file_read(folder, REACH_MANIFEST_NAME, &text, &n, report);
  if (status) return status;
  if (!text)
    return reach_report_add(report, REACH_UNREADABLE, "%s: no %s in it: no finished results",
                            folder->path, REACH_MANIFEST_NAME);
  json_t *manifest = reach_json_read(text);
  bool is_short = !manifest && errno == ENOMEM;
  const json_t *files = json_object_get(manifest, "files");
  free(text);
  if (is_short)
    status = reach_report_no_memory(report, "the manifest");
  else if (!json_is_array(files))
    status = reach_report_add(report, REACH_UNREADABLE, "%s/%s: is damaged; run the scenario again",
                              folder->path, REACH_MANIFEST_NAME);
  else
    status = verify_files(folder, files, n_files, report);
  json_decref(manifest);
  return status;
}
