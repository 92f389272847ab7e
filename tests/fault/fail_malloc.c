/* Preloaded into a program, fails its n-th allocation after main has begun, by environment:
 *   FAIL_MALLOC_AT=n       the n-th (from 1) returns NULL
 *   FAIL_MALLOC_FOREVER=1  and so does every later one
 *   FAIL_MALLOC_COUNT=FILE when the program ends, writes how many there were to FILE
 * Processes that the program starts with an environment of their own are not touched. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* glibc's own, under the names that nobody interposes */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static atomic_bool has_begun;
static atomic_long n_allocations;
static long fail_at;
static bool fail_forever;

static bool fails(void) {
  if (!atomic_load(&has_begun)) return false;
  long n = atomic_fetch_add(&n_allocations, 1) + 1;
  if (fail_at <= 0 || (fail_forever ? n < fail_at : n != fail_at)) return false;
  errno = ENOMEM;
  return true;
}

void *malloc(size_t size) {
  return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size) {
  return fails() ? NULL : __libc_calloc(n, size);
}

void *realloc(void *memory, size_t size) {
  return fails() ? NULL : __libc_realloc(memory, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  return fails() ? NULL : __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
  if (fails()) return ENOMEM;
  *memory = __libc_memalign(alignment, size);
  return *memory ? 0 : ENOMEM;
}

static void write_count(void) {
  atomic_store(&has_begun, false);
  const char *path = getenv("FAIL_MALLOC_COUNT");
  int fd = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644) : -1;
  if (fd < 0) return;
  char text[32];
  int n = snprintf(text, sizeof text, "%ld\n", atomic_load(&n_allocations));
  if (write(fd, text, (size_t)n) < 0) _exit(127);
  close(fd);
}

static int (*real_main)(int, char **, char **);

static int counted_main(int n_arguments, char **arguments, char **environment) {
  const char *at = getenv("FAIL_MALLOC_AT");
  fail_at = at ? atol(at) : 0;
  fail_forever = getenv("FAIL_MALLOC_FOREVER") != NULL;
  atexit(write_count);
  atomic_store(&has_begun, true);
  return real_main(n_arguments, arguments, environment);
}

int __libc_start_main(int (*main_function)(int, char **, char **), int n_arguments,
                      char **arguments, void (*init)(void), void (*fini)(void),
                      void (*rtld_fini)(void), void *stack_end) {
  int (*next)(int (*)(int, char **, char **), int, char **, void (*)(void), void (*)(void),
              void (*)(void), void *);
  *(void **)&next = dlsym(RTLD_NEXT, "__libc_start_main");
  real_main = main_function;
  return next(counted_main, n_arguments, arguments, init, fini, rtld_fini, stack_end);
}
