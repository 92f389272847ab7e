#include "scenario/mistakes.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_KEPT = 1000, MAX_REPORTED = 50 };

void reach_mistakes_add(reach_mistakes *mistakes, reach_position at, const char *format, ...) {
  if (mistakes->is_final || mistakes->status == REACH_NO_MEMORY) return;
  mistakes->status = REACH_INVALID;
  if (mistakes->n_items == MAX_KEPT) {
    mistakes->n_dropped++;
    return;
  }
  va_list arguments;
  va_start(arguments, format);
  char *text = NULL;
  if (vasprintf(&text, format, arguments) < 0) text = NULL;
  va_end(arguments);
  size_t n = mistakes->n_items;
  reach_mistake *grown = text ? realloc(mistakes->item, (n + 1) * sizeof *grown) : NULL;
  if (!grown) {
    free(text);
    mistakes->status = REACH_NO_MEMORY;
    return;
  }
  mistakes->item = grown;
  grown[n] = (reach_mistake){.at = at, .text = text};
  mistakes->n_items = n + 1;
}

void reach_mistakes_clear(reach_mistakes *mistakes) {
  for (size_t i = 0; i < mistakes->n_items; i++) free(mistakes->item[i].text);
  free(mistakes->item);
  *mistakes = (reach_mistakes){0};
}

void reach_mistakes_end(reach_mistakes *mistakes, reach_position at, const char *why) {
  if (mistakes->is_final) return;
  reach_mistakes_clear(mistakes);
  reach_mistakes_add(mistakes, at, "%s", why);
  mistakes->is_final = true;
}

static int by_place(const void *left, const void *right) {
  const reach_mistake *a = left, *b = right;
  if (a->at.file != b->at.file) return a->at.file < b->at.file ? -1 : 1;
  if (a->at.line != b->at.line) return a->at.line < b->at.line ? -1 : 1;
  if (a->at.column != b->at.column) return a->at.column < b->at.column ? -1 : 1;
  return strcmp(a->text, b->text);
}

static void report_one(const reach_mistake *mistake, char *const *file, reach_report *report) {
  const char *name = file[mistake->at.file];
  if (mistake->at.line > 0) {
    reach_report_add(report, REACH_INVALID, "%s:%d:%d: %s", name, mistake->at.line,
                     mistake->at.column, mistake->text);
  } else {
    reach_report_add(report, REACH_INVALID, "%s: %s", name, mistake->text);
  }
}

int reach_mistakes_report(reach_mistakes *mistakes, char *const *file, reach_report *report) {
  if (mistakes->status == REACH_NO_MEMORY) return reach_report_no_memory(report, "the scenario");
  if (!mistakes->n_items) return mistakes->status;
  qsort(mistakes->item, mistakes->n_items, sizeof *mistakes->item, by_place);
  size_t n_reported = 0, n_more = mistakes->n_dropped;
  for (size_t i = 0; i < mistakes->n_items; i++) {
    if (i && by_place(&mistakes->item[i - 1], &mistakes->item[i]) == 0) continue;
    if (n_reported == MAX_REPORTED) {
      n_more++;
    } else {
      report_one(&mistakes->item[i], file, report);
      n_reported++;
    }
  }
  if (n_more) reach_report_add(report, REACH_INVALID, "... and %zu more", n_more);
  return mistakes->status;
}
