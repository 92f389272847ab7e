#include "world/columns.h"

#include <stdlib.h>
#include <string.h>

#include "scenario/utf8.h"

void reach_columns_free(reach_columns *c) {
  free(c->word);
  free(c->place);
  free(c->line);
  c->word = NULL;
  c->place = NULL;
  c->line = NULL;
}

static int grow(reach_columns *c, reach_report *report) {
  const uint32_t begin = 256, most = UINT32_MAX / 4; /* two people a row are numbered */
  if (c->n_rows < c->capacity) return 0;
  if (c->capacity > most)
    return reach_report_add(report, REACH_TOO_BIG, "%s: more than %u lines of CSV", c->lines->path,
                            c->capacity);
  uint32_t capacity = c->capacity ? 2 * c->capacity : begin;
  size_t n_words = (size_t)capacity * (size_t)c->n_columns + 1;
  char **word = realloc(c->word, n_words * sizeof *word);
  if (word) c->word = word;
  uint32_t *place = realloc(c->place, n_words * sizeof *place);
  if (place) c->place = place;
  uint64_t *line = realloc(c->line, capacity * sizeof *line);
  if (line) c->line = line;
  if (!word || !place || !line) return reach_report_no_memory(report, c->lines->path);
  c->capacity = capacity;
  return 0;
}

int reach_columns_add(reach_columns *c, const reach_cells *cells, const int *place,
                      reach_report *report) {
  int status = grow(c, report);
  char *nothing = cells->lines.text + cells->lines.n; /* the end of the text */
  size_t at = (size_t)c->n_rows * (size_t)c->n_columns;
  for (int i = 0; i < c->n_columns && !status; i++, at++) {
    bool is_there = place[i] >= 0;
    char *word = c->word[at] = is_there ? cells->cell[place[i]] : nothing;
    c->place[at] = is_there ? cells->place[place[i]] : 1;
    status =
        reach_lines_check_name(c->lines, cells->line, c->place[at], word, strlen(word), report);
  }
  if (!status) c->line[c->n_rows++] = cells->line;
  return status;
}

int reach_columns_read(reach_columns *c, reach_cells *cells, const int *place, int n_columns,
                       reach_report *report) {
  *c = (reach_columns){.lines = &cells->lines, .n_columns = n_columns};
  for (;;) {
    bool more;
    int status = reach_cells_next(cells, &more, report);
    if (!status && more) status = reach_columns_add(c, cells, place, report);
    if (status || !more) return status;
  }
}

int reach_columns_refuse(const reach_columns *c, uint32_t row, int column, const char *what,
                         const char *word, reach_report *report) {
  uint32_t place = c->place[(size_t)row * (size_t)c->n_columns + (size_t)column];
  return reach_report_add(report, REACH_UNREADABLE, "%s:%llu:%llu: %s%s%s%s", c->lines->path,
                          (unsigned long long)c->line[row], (unsigned long long)place,
                          c->title ? c->title[column] : "", c->title ? ": " : "", what,
                          reach_show(word).text);
}
