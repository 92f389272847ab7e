/* The times that a zip file stamps on its members: set to 1980-01-01, so that the same content is
 * the same bytes. */
#ifndef REACH_PRESENT_ZIP_DATES_H
#define REACH_PRESENT_ZIP_DATES_H

#include <stdbool.h>
#include <stddef.h>

/* Changes the n bytes in place. False, with some of it changed, where they are no whole zip file.
 */
bool reach_zip_blank_dates(unsigned char *bytes, size_t n);

#endif
