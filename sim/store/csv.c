/* CSV (RFC 4180), cell by cell. */
#include "store/csv.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static void start_cell(reach_file *file) {
  if (file->in_row) reach_file_write(file, ",", 1);
  file->in_row = true;
}

/* Spreadsheets run cells that begin so, also behind a tab or a carriage return. */
static bool looks_like_formula(const char *text) {
  return *text && strchr("=+-@\t\r", *text) != NULL;
}

static bool needs_quotes(const char *text) {
  for (const unsigned char *c = (const unsigned char *)text; *c; c++)
    if (*c == ',' || *c == '"' || *c < 0x20) return true;
  size_t n = strlen(text);
  return n && (text[0] == ' ' || text[n - 1] == ' ');
}

void reach_csv_text(reach_file *file, const char *text) {
  start_cell(file);
  bool is_quoted = needs_quotes(text);
  if (is_quoted) reach_file_write(file, "\"", 1);
  if (looks_like_formula(text)) reach_file_write(file, "'", 1);
  for (const char *quote; (quote = strchr(text, '"')); text = quote + 1) {
    reach_file_write(file, text, (size_t)(quote - text));
    reach_file_write(file, "\"\"", 2);
  }
  reach_file_text(file, text);
  if (is_quoted) reach_file_write(file, "\"", 1);
}

void reach_csv_number(reach_file *file, double number) {
  start_cell(file);
  if (number == 0) number = 0; /* no minus zero */
  if (isfinite(number)) reach_file_print(file, "%.17g", number);
}

void reach_csv_count(reach_file *file, uint64_t count) {
  start_cell(file);
  reach_file_print(file, "%" PRIu64, count);
}

void reach_csv_end_row(reach_file *file) {
  reach_file_write(file, "\r\n", 2);
  file->in_row = false;
}

void reach_csv_header(reach_file *file, const char *words) {
  reach_file_text(file, words);
  reach_csv_end_row(file);
}
