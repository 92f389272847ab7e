#include "world/cells.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "scenario/keys.h"
#include "scenario/number.h"
#include "scenario/utf8.h"

static int wrong(const reach_cells *cells, const char *what, reach_report *report) {
  return reach_report_add(report, REACH_UNREADABLE, "%s:%llu:1: %s", cells->lines.path,
                          (unsigned long long)cells->line, what);
}

typedef struct {
  char *begin, *end; /* of the text of a cell */
} stretch;

static bool is_space(char c) {
  return c == ' ' || c == '\t';
}

/* Undoubles the quotes of "a ""b""" in place; returns what follows the closing one, or NULL. */
static char *unquote(char *at, char *end, stretch *text, uint64_t *line) {
  *text = (stretch){at, at};
  while (++at < end) {
    if (*at == '"' && (at + 1 == end || at[1] != '"')) return at + 1;
    if (*at == '"') at++;
    if (*at == '\n') ++*line;
    *text->end++ = *at;
  }
  return NULL;
}

static bool ends_cell(const char *at, const char *end) {
  return at == end || *at == ',' || *at == '\n' || *at == '\r';
}

/* One cell from `at`; returns the place of the comma or line end behind it, or NULL. */
static char *read_cell(char *at, char *end, stretch *text, uint64_t *line) {
  while (at < end && is_space(*at)) at++;
  if (at < end && *at == '"') {
    at = unquote(at, end, text, line);
    while (at && at < end && is_space(*at)) at++;
    return at && ends_cell(at, end) ? at : NULL;
  }
  *text = (stretch){at, at};
  for (; !ends_cell(at, end); at++) {
    if (*at == '"') return NULL;
    if (!is_space(*at)) text->end = at + 1;
  }
  return at;
}

/* One record; the text behind it is left untouched. */
static int read_record(reach_cells *cells, reach_report *report) {
  char *begin = cells->lines.text + cells->lines.at, *at = begin,
       *end = cells->lines.text + cells->lines.n;
  cells->n = 0;
  cells->line = cells->lines.line + 1;
  for (bool is_last = false; !is_last; at++) {
    if (cells->n == REACH_MAX_CELLS) return wrong(cells, "more than 64 cells in a line", report);
    stretch text;
    cells->place[cells->n] = (uint32_t)reach_utf8_columns(begin, (size_t)(at - begin)) + 1;
    at = read_cell(at, end, &text, &cells->lines.line);
    if (!at) return wrong(cells, "a quote (\") that is out of place or not closed", report);
    is_last = at == end || *at != ',';
    if (is_last && at < end && *at == '\r') at++;
    if (is_last && at < end && *at != '\n') return wrong(cells, "a lone \\r", report);
    *text.end = '\0';
    cells->cell[cells->n++] = text.begin;
  }
  if (at > end) at = end;
  cells->lines.at = (size_t)(at - cells->lines.text);
  cells->lines.line++;
  return 0;
}

static bool is_blank(const reach_cells *cells) {
  return cells->n == 1 && !*cells->cell[0];
}

static int refuse_length(const reach_cells *cells, reach_report *report) {
  const char *remedy = cells->n < cells->n_columns
                           ? "an empty cell needs its comma"
                           : "quote a cell that has a comma; decimals have a point";
  return reach_report_add(report, REACH_UNREADABLE, "%s:%llu:1: %d cell%s under %d column%s; %s",
                          cells->lines.path, (unsigned long long)cells->line, cells->n,
                          cells->n == 1 ? "" : "s", cells->n_columns,
                          cells->n_columns == 1 ? "" : "s", remedy);
}

int reach_cells_next(reach_cells *cells, bool *more, reach_report *report) {
  *more = false;
  while (cells->lines.at < cells->lines.n) {
    int status = read_record(cells, report);
    if (status) return status;
    if (is_blank(cells)) continue;
    if (cells->n != cells->n_columns) return refuse_length(cells, report);
    *more = true;
    return 0;
  }
  return 0;
}

/* A spreadsheet may part columns by semicolons or tabs, which RFC 4180 does not know. */
static int check_commas(const reach_lines *lines, reach_report *report) {
  const char *line = lines->text + lines->at;
  size_t n = strcspn(line, "\r\n");
  bool has_semicolon = memchr(line, ';', n), has_tab = memchr(line, '\t', n);
  bool is_number = is_space(*line) || (*line >= '0' && *line <= '9') || *line == '#';
  if (memchr(line, ',', n) || (!has_semicolon && (!has_tab || is_number))) return 0;
  return reach_report_add(report, REACH_UNREADABLE,
                          "%s:1:1: columns are parted by %s; save the file with commas",
                          lines->path, has_semicolon ? "semicolons" : "tabs");
}

/* Of two columns of one name nobody could say which is meant. A first line of numbers is no header.
 */
static int check_titles(const reach_cells *cells, reach_report *report) {
  if (strchr("#0123456789", *cells->column[0]) && *cells->column[0]) return 0;
  for (int later = 1; later < cells->n_columns; later++)
    for (int earlier = 0; earlier < later && *cells->column[later]; earlier++)
      if (!strcasecmp(cells->column[earlier], cells->column[later]))
        return reach_cells_refuse_column(cells, later, "the column stands there twice", report);
  return 0;
}

int reach_cells_open(const char *path, reach_cells *cells, reach_report *report) {
  *cells = (reach_cells){0};
  int status = reach_lines_open(path, &cells->lines, report);
  if (!status) status = reach_lines_check_utf8(&cells->lines, report);
  if (!status) status = check_commas(&cells->lines, report);
  while (!status && cells->lines.at < cells->lines.n && !cells->n_columns) {
    status = read_record(cells, report);
    if (status || is_blank(cells)) continue;
    cells->n_columns = cells->n;
    memcpy(cells->column, cells->cell, sizeof cells->cell);
    memcpy(cells->title_place, cells->place, sizeof cells->place);
    cells->title_line = cells->line;
  }
  if (!status && !cells->n_columns)
    status = reach_report_add(report, REACH_UNREADABLE, "%s: it is empty", path);
  return status ? status : check_titles(cells, report);
}

void reach_cells_close(reach_cells *cells) {
  reach_lines_close(&cells->lines);
}

int reach_cells_column(const reach_cells *cells, const char *name) {
  for (int i = 0; i < cells->n_columns; i++)
    if (!strcmp(cells->column[i], name)) return i;
  for (int i = 0; i < cells->n_columns; i++)
    if (!strcasecmp(cells->column[i], name)) return i;
  return -1;
}

int reach_cells_refuse_column(const reach_cells *cells, int column, const char *why,
                              reach_report *report) {
  return reach_report_add(report, REACH_UNREADABLE, "%s:%llu:%lu: %s: %s", cells->lines.path,
                          (unsigned long long)cells->title_line,
                          (unsigned long)cells->title_place[column],
                          reach_show(cells->column[column]).text, why);
}

static int refuse_unknown(const reach_cells *cells, int column, const char *const *title, int n,
                          reach_report *report) {
  if (!*cells->column[column])
    return reach_report_add(report, REACH_UNREADABLE,
                            "%s:%llu:%lu: a column without a title; name it, or remove it",
                            cells->lines.path, (unsigned long long)cells->title_line,
                            (unsigned long)cells->title_place[column]);
  const char *nearest = reach_word_nearest(cells->column[column], title, (size_t)n);
  char why[REACH_WHY_SIZE];
  size_t used = (size_t)snprintf(why, sizeof why, "no column that is known here (allowed ");
  for (int c = 0; c < n && used < sizeof why; c++)
    used +=
        (size_t)snprintf(why + used, sizeof why - used, "%s%s", title[c], c + 1 < n ? ", " : ")");
  if (used < sizeof why)
    snprintf(why + used, sizeof why - used, "%s", reach_hint_for(nearest).text);
  return reach_cells_refuse_column(cells, column, why, report);
}

int reach_cells_columns(const reach_cells *cells, const char *const *title, int n, int *at,
                        reach_report *report) {
  for (int c = 0; c < n; c++) at[c] = -1;
  for (int place = 0; place < cells->n_columns; place++) {
    int c = 0;
    while (c < n && strcasecmp(cells->column[place], title[c]) != 0) c++;
    if (c == n) return refuse_unknown(cells, place, title, n, report);
    at[c] = place;
  }
  return 0;
}

int reach_cells_refuse(const reach_cells *cells, int column, const char *why,
                       reach_report *report) {
  return reach_report_add(report, REACH_UNREADABLE, "%s:%llu:%lu: %s: %s", cells->lines.path,
                          (unsigned long long)cells->line, (unsigned long)cells->place[column],
                          cells->column[column], why);
}

int reach_cells_number(const reach_cells *cells, int column, double least, double most,
                       double *value, reach_report *report) {
  char why[REACH_WHY_SIZE];
  if (!reach_number_read(cells->cell[column], value, why))
    return reach_cells_refuse(cells, column, why, report);
  if (*value >= least && *value <= most) return 0;
  snprintf(why, sizeof why, "%.40s is out of range (allowed %.15g to %.15g)",
           reach_show(cells->cell[column]).text, least, most);
  return reach_cells_refuse(cells, column, why, report);
}
