#include "support/scratch.h"

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/support.h"

char *scratch_enter(void) {
  const char *temporary = getenv("TMPDIR");
  char *path = NULL;
  assert_true(asprintf(&path, "%s/orgreach-test-XXXXXX", temporary ? temporary : "/tmp") > 0);
  assert_non_null(mkdtemp(path));
  assert_int_equal(chdir(path), 0);
  return path;
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *place) {
  (void)status;
  (void)kind;
  (void)place;
  return remove(path);
}

void scratch_leave(char *path) {
  enum { OPEN_FOLDERS = 8 };
  assert_int_equal(chdir("/"), 0);
  assert_int_equal(nftw(path, remove_entry, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS), 0);
  free(path);
}

int scratch_setup(void **state) {
  *state = scratch_enter();
  return 0;
}

int scratch_teardown(void **state) {
  scratch_leave(*state);
  return 0;
}

char *scratch_read(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file) fail_msg("%s cannot be read", path);
  char *text = NULL;
  size_t n = 0;
  if (getdelim(&text, &n, '\0', file) < 0) {
    free(text);
    text = strdup("");
  }
  fclose(file);
  assert_non_null(text);
  return text;
}

void scratch_write(const char *path, const char *text) {
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  assert_true(fputs(text, file) >= 0);
  assert_int_equal(fclose(file), 0);
}

bool scratch_exists(const char *path) {
  struct stat there;
  return lstat(path, &there) == 0;
}

size_t scratch_count(const char *path) {
  DIR *folder = opendir(path);
  assert_non_null(folder);
  size_t n = 0;
  for (struct dirent *entry; (entry = readdir(folder));)
    n += strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..");
  closedir(folder);
  return n;
}

void assert_file_is(const char *path, const char *text) {
  char *there = scratch_read(path);
  if (strcmp(there, text)) fail_msg("%s is\n%s\nbut should be\n%s", path, there, text);
  free(there);
}

void assert_golden(const char *text, const char *name) {
  char *path = NULL;
  assert_true(asprintf(&path, "%s/tests/golden/%s", ORGREACH_SOURCE_DIR, name) > 0);
  const char *mode = getenv("ORGREACH_GOLDEN");
  if (mode && !strcmp(mode, "write")) scratch_write(path, text);
  assert_file_is(path, text);
  free(path);
}
