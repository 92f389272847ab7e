/* A PDF without the moment at which it was made, so that the same picture is the same bytes.
 *
 * Cairo 1.16 writes the dates as plain text, where digits are replaced by digits. Cairo 1.18 puts
 * them into a compressed object stream (ISO 32000-1, 7.5.7). Its size depends on the date, and
 * with it the places of what follows: the stream is written anew, and so are its length, the
 * cross-reference stream (7.5.8) and where that one is. */
#ifndef REACH_PRESENT_PDF_DATES_H
#define REACH_PRESENT_PDF_DATES_H

#include <stddef.h>

#include "base/report.h"

/* Makes every date 1 January 1970; *bytes may be another block afterwards. A PDF that is made in
 * any other way stays as it is. Returns 0 or REACH_NO_MEMORY. */
int reach_pdf_blank_dates(char **bytes, size_t *n, reach_report *report);

#endif
