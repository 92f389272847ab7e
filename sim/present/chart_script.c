#include "present/chart_script.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "present/plots.h"

static const char separator[] =
    "\n# ==================== Drawing commands. `orgreach plot` knows only these; for others "
    "run gnuplot. ====================\n\n";

/* What may be assigned above the separator. */
static const char *const known[] = {
    "theme",        "aspect",     "ink",         "area_left",    "area_right",  "area_bottom",
    "area_top",     "label_page", "rule_page",   "x_from",       "x_to",        "y_from",
    "y_to",         "x_is_log",   "n_series",    "series_ink",   "series_name", "series_dash",
    "series_width", "n_labels",   "label_text",  "label_drawn",  "label_x",     "label_y",
    "label_size",   "label_bold", "label_align", "label_ink",    "n_rules",     "rule_x1",
    "rule_y1",      "rule_x2",    "rule_y2",     "rule_ink",     "rule_width",  "rule_dash",
    "panel_x",      "panel_y",    "panel_size",  "panel_height", "y_is_log",    "curve_ink",
    "series_twin",  "n_panes",    "pane_left",   "pane_right",   "pane_bottom", "pane_top",
    "n_gaps",       "gap_page",   "gap_left",    "gap_right",    "gap_bottom",  "gap_top",
    "first_pixel",  "n_pixels",   "n_lines",     "line_name",    "line_ink",    "line_dash",
    "line_width"};

static const char *plot_text(const char *name) {
  for (const reach_plot *p = reach_plot_table; p->name; p++)
    if (!strcmp(p->name, name)) return p->text;
  return "";
}

static void write_commands(const char *name, FILE *out) {
  fprintf(out, "%s%s\n%s", separator, plot_text("style"), plot_text(name));
}

/* What fclose of a stream to memory leaves: the text, or NULL. */
static char *text_of(FILE *out, char **text) {
  bool is_whole = !ferror(out);
  if (fclose(out)) is_whole = false;
  if (is_whole) return *text;
  free(*text);
  return NULL;
}

char *reach_script_make(const reach_page page[REACH_N_SHAPES], const char *name, const char *theme,
                        const char *aspect) {
  char *text = NULL;
  size_t n = 0;
  FILE *out = open_memstream(&text, &n);
  if (!out) return NULL;
  reach_page_write(page, name, theme, aspect, out);
  write_commands(name, out);
  return text_of(out, &text);
}

static bool is_known(const char *name, size_t n) {
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (strlen(known[i]) == n && !strncmp(known[i], name, n)) return true;
  return false;
}

/* Past a name that is known and its [index], if it has one; NULL = is none. */
static const char *past_name(const char *at) {
  size_t n = strspn(at, "abcdefghijklmnopqrstuvwxyz_0123456789");
  if (!is_known(at, n)) return NULL;
  at += n;
  if (*at != '[') return at;
  n = strspn(at + 1, "0123456789");
  return n && n < 8 && at[n + 1] == ']' ? at + n + 2 : NULL;
}

/* Past 'text' or "\047\047"; NULL = is neither. */
static const char *past_piece(const char *at) {
  if (*at == '\'') {
    at = strchr(at + 1, '\'');
    return at ? at + 1 : NULL;
  }
  if (*at++ != '"') return NULL;
  while (!strncmp(at, "\\047", 4)) at += 4;
  return *at == '"' ? at + 1 : NULL;
}

/* Past a number or pieces of text joined by dots; NULL = is neither. */
static const char *past_value(const char *at) {
  size_t n = strspn(at, "+-eE0123456789.");
  if (n) return at + n;
  for (;; at++) {
    at = past_piece(at);
    if (!at || *at != '.') return at;
  }
}

static bool is_harmless(const char *line) {
  line += strspn(line, " ");
  if (!*line) return true;
  for (const char *c = line; *c; c++)
    if ((unsigned char)*c < ' ' || *c == 0x7f) return false;
  if (*line == '#') return !strchr(line, '`') && !strchr(line, '\\');
  bool is_array = !strncmp(line, "array ", 6);
  line = past_name(is_array ? line + 6 : line);
  if (line && !is_array) {
    line += strspn(line, " ");
    if (*line++ != '=') return false;
    line = past_value(line + strspn(line, " "));
  }
  return line && !line[strspn(line, " ")];
}

static int refuse(const char *place, const char *why, size_t line, reach_report *report) {
  if (line)
    return reach_report_add(report, REACH_CHARTS_FAILED, "%s:%zu: %s; orgreach does not run it",
                            place, line, why);
  return reach_report_add(report, REACH_CHARTS_FAILED, "%s: %s; orgreach does not run it", place,
                          why);
}

int reach_script_check(const char *text, size_t n, const char *place, const char *name,
                       const char *theme, const char *aspect, char **script, reach_report *report) {
  char *head = NULL, *commands = NULL, *line, *rest;
  size_t n_commands = 0, number = 0;
  int status = REACH_NO_MEMORY;
  *script = NULL;
  if (strlen(text) != n) return refuse(place, "is not text", 0, report);
  FILE *out = open_memstream(&commands, &n_commands);
  if (!out) goto out;
  write_commands(name, out);
  if (!text_of(out, &commands)) {
    commands = NULL;
    goto out;
  }
  if (n < n_commands || strcmp(text + n - n_commands, commands) != 0) {
    status = refuse(place,
                    "its drawing commands are not this program's (edited, or of another "
                    "version; gnuplot itself can run them)",
                    0, report);
    goto out;
  }
  head = strndup(text, n - n_commands);
  char *made = NULL;
  out = head ? open_memstream(&made, &n) : NULL;
  if (!out) goto out;
  status = 0;
  for (line = head; line; line = rest) {
    number++;
    rest = strchr(line, '\n');
    if (rest) *rest++ = '\0';
    if (!is_harmless(line) && !status)
      status = refuse(place, "is not an assignment that charts have", number, report);
    if (theme && !strncmp(line, "theme ", 6))
      fprintf(out, "theme = '%s'\n", theme);
    else if (aspect && !strncmp(line, "aspect ", 7))
      fprintf(out, "aspect = '%s'\n", aspect);
    else
      fprintf(out, rest ? "%s\n" : "%s", line);
  }
  fputs(commands, out);
  *script = text_of(out, &made);
  if (!*script && !status) status = REACH_NO_MEMORY;
  if (status) {
    free(*script);
    *script = NULL;
  }
out:
  free(head);
  free(commands);
  return status == REACH_NO_MEMORY ? reach_report_no_memory(report, "a chart") : status;
}

char *reach_script_with(const char *script, const char *name) {
  const char *end = strstr(script, separator);
  char *text = NULL;
  size_t n = 0;
  FILE *out = open_memstream(&text, &n);
  if (!out) return NULL;
  fwrite(script, 1, end ? (size_t)(end - script) : strlen(script), out);
  write_commands(name, out);
  return text_of(out, &text);
}
