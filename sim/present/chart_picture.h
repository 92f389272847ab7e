/* The pictures that gnuplot leaves in a work folder: read, checked for being whole, and
 * without the date that Cairo stamps into a PDF. */
#ifndef REACH_PRESENT_CHART_PICTURE_H
#define REACH_PRESENT_CHART_PICTURE_H

#include <stddef.h>

#include "base/report.h"

enum { REACH_N_FORMATS = 3 };
extern const char *const reach_picture_format[REACH_N_FORMATS]; /* "png", "svg", "pdf" */

/* Reads folder/NAME.FORMAT; caller frees *bytes. Returns 0; REACH_CHARTS_FAILED when it is
 * missing, cut off or something else; REACH_NO_MEMORY. */
int reach_picture_read(const char *folder, const char *name, int format, char **bytes, size_t *n,
                       reach_report *report);

/* The whole plain file at `path`, ended by NUL; caller frees. *bytes = NULL, with 0 returned, if
 * there is none that can be read. REACH_NO_MEMORY. */
int reach_work_file_read(const char *path, char **bytes, size_t *n, reach_report *report);

#endif
