#include "base/report.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A copy of `text` on one line: control characters (and DEL) become \xNN. */
static char *escaped_copy(const char *text) {
  char *copy = malloc(4 * strlen(text) + 1);
  if (!copy) return NULL;
  char *out = copy;
  for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
    if (*c < 0x20 || *c == 0x7f) {
      out += sprintf(out, "\\x%02x", *c);
    } else {
      *out++ = (char)*c;
    }
  }
  *out = '\0';
  return copy;
}

static void keep(reach_report *report, const char *text) {
  size_t n = report->n_messages;
  char **grown = realloc(report->message, (n + 1) * sizeof *grown);
  if (!grown) return;
  report->message = grown;
  grown[n] = escaped_copy(text);
  if (grown[n]) report->n_messages = n + 1;
}

int reach_report_add(reach_report *report, int status, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  char *text = NULL;
  if (vasprintf(&text, format, arguments) < 0) text = NULL;
  va_end(arguments);
  char *placed = NULL;
  const reach_locator *locator = &report->locator;
  if (text && locator->find && status == REACH_INVALID &&
      asprintf(&placed, "%s: %s", locator->find(locator->context, text), text) < 0)
    placed = NULL;
  if (text) keep(report, placed ? placed : text);
  free(placed);
  free(text);
  if (!report->status) report->status = status;
  return status;
}

int reach_report_no_memory(reach_report *report, const char *what) {
  return reach_report_add(report, REACH_NO_MEMORY, "out of memory for %s", what);
}

void reach_report_free(reach_report *report) {
  for (size_t i = 0; i < report->n_messages; i++) free(report->message[i]);
  free(report->message);
  *report = (reach_report){0};
}
