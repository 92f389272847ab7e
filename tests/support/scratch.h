/* A folder of a test's own, and looking at files in it. */
#ifndef REACH_TESTS_SCRATCH_H
#define REACH_TESTS_SCRATCH_H

#include <stdbool.h>
#include <stddef.h>

/* Makes an empty folder and makes it the working folder; the path is the caller's to free. */
char *scratch_enter(void);
/* Goes back to / and removes the folder with all that is in it. */
void scratch_leave(char *path);

/* The same as setup and teardown of cmocka, also where a test fails; *state is the path. */
int scratch_setup(void **state);
int scratch_teardown(void **state);
#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

/* The content of a file, ended by NUL; fails the test if it cannot be read. Caller frees. */
char *scratch_read(const char *path);
void scratch_write(const char *path, const char *text);
bool scratch_exists(const char *path); /* also a link that leads nowhere */
/* Number of entries of a folder, hidden ones included. */
size_t scratch_count(const char *path);

/* The content is `text`, else the test fails and shows both. */
void assert_file_is(const char *path, const char *text);

/* Compares with tests/golden/NAME; with ORGREACH_GOLDEN=write in the environment, renews it. */
void assert_golden(const char *text, const char *name);

#endif
