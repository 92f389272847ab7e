#include "world/lines.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scenario/utf8.h"

static const off_t MOST_BYTES = (off_t)2 << 30;
static const uint64_t MOST_ID = UINT32_MAX - 1;

enum { BLOCK = 1 << 18 };

static int check_text(const reach_lines *lines, size_t begin, reach_report *report) {
  static const unsigned char orders[2][2] = {{0xff, 0xfe}, {0xfe, 0xff}};
  for (int i = 0; i < 2 && lines->n >= 2 && !lines->line; i++)
    if (!memcmp(lines->text, orders[i], 2))
      return reach_report_add(report, REACH_UNREADABLE,
                              "%s:1:1: the text is UTF-16; save the file as UTF-8", lines->path);
  if (memchr(lines->text + begin, '\0', lines->n - begin))
    return reach_report_add(report, REACH_UNREADABLE,
                            "%s: holds a NUL byte: not a text file, or not one in UTF-8",
                            lines->path);
  return 0;
}

/* Bytes of the mark that some programs put before UTF-8. */
static size_t bom_length(const reach_lines *lines) {
  static const char bom[] = "\xef\xbb\xbf";
  size_t n = strlen(bom);
  return lines->n >= n && !memcmp(lines->text, bom, n) ? n : 0;
}

/* What was walked over makes room; a line that fills all of it gets more. */
static int make_room(reach_lines *lines, reach_report *report) {
  memmove(lines->text, lines->text + lines->at, lines->n - lines->at);
  lines->n -= lines->at;
  lines->at = 0;
  if (lines->n < lines->room) return 0;
  char *grown = realloc(lines->text, 2 * lines->room + 1);
  if (!grown) return reach_report_no_memory(report, lines->path);
  lines->text = grown;
  lines->room *= 2;
  return 0;
}

/* Reads until there is no more room, or the end of the file. */
static int read_on(reach_lines *lines, reach_report *report) {
  size_t begin = lines->n;
  while (lines->n < lines->room && lines->left) {
    size_t room = lines->room - lines->n;
    ssize_t got =
        read(lines->file, lines->text + lines->n, room < lines->left ? room : lines->left);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0)
      return reach_report_add(report, REACH_UNREADABLE, "%s: cannot read: %s", lines->path,
                              strerror(errno));
    if (got == 0) lines->left = 0; /* it became shorter */
    lines->n += (size_t)got;
    lines->left -= (uint64_t)got;
  }
  lines->text[lines->n] = '\0';
  if (!lines->left) {
    close(lines->file);
    lines->is_open = false;
  }
  return check_text(lines, begin, report);
}

int reach_lines_check_utf8(const reach_lines *lines, reach_report *report) {
  uint64_t line = 1;
  size_t line_begin = bom_length(lines), length;
  for (size_t i = 0; i < lines->n; i += length) {
    length = 1;
    if (lines->text[i] == '\n') line++, line_begin = i + 1;
    if (!((unsigned char)lines->text[i] & 0x80)) continue;
    if (reach_utf8_decode(lines->text + i, lines->n - i, &length) > 0) continue;
    return reach_report_add(report, REACH_UNREADABLE,
                            "%s:%llu:%zu: the byte \\x%02x is not UTF-8; save the file as UTF-8",
                            lines->path, (unsigned long long)line,
                            reach_utf8_columns(lines->text + line_begin, i - line_begin) + 1,
                            (unsigned char)lines->text[i]);
  }
  return 0;
}

static bool is_utf8(const char *text, size_t n) {
  size_t length;
  for (size_t i = 0; i < n; i += length)
    if (reach_utf8_decode(text + i, n - i, &length) < 0) return false;
  return true;
}

int reach_lines_check_name(const reach_lines *lines, uint64_t line, uint64_t column,
                           const char *name, size_t n, reach_report *report) {
  if (reach_utf8_is_printable(name, n)) return 0;
  return reach_report_add(report, REACH_UNREADABLE, "%s:%llu:%llu: %s", lines->path,
                          (unsigned long long)line, (unsigned long long)column,
                          is_utf8(name, n) ? "a control character in a word; remove it"
                                           : "a word that is not UTF-8; save the file as UTF-8");
}

static int open_with_room(const char *path, size_t most, reach_lines *lines, reach_report *report) {
  *lines = (reach_lines){.path = path};
  int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC); /* a FIFO must not hang us */
  if (file < 0)
    return reach_report_add(report, REACH_UNREADABLE,
                            "%s: cannot open: %s; a scenario's files are named from its own folder",
                            path, strerror(errno));
  lines->file = file;
  lines->is_open = true;
  struct stat about;
  if (fstat(file, &about) || !S_ISREG(about.st_mode))
    return reach_report_add(report, REACH_UNREADABLE, "%s: not a regular file", path);
  if (about.st_size > MOST_BYTES)
    return reach_report_add(report, REACH_TOO_BIG, "%s: %lld bytes (at most %lld)", path,
                            (long long)about.st_size, (long long)MOST_BYTES);
  lines->left = (uint64_t)about.st_size;
  lines->room = lines->left < most ? lines->left : most;
  lines->text = malloc(lines->room + 1);
  if (!lines->text) return reach_report_no_memory(report, path);
  int status = read_on(lines, report);
  if (!status) lines->at = bom_length(lines);
  return status;
}

int reach_lines_open(const char *path, reach_lines *lines, reach_report *report) {
  return open_with_room(path, SIZE_MAX, lines, report);
}

int reach_lines_open_blocks(const char *path, reach_lines *lines, reach_report *report) {
  return open_with_room(path, BLOCK, lines, report);
}

int reach_lines_of(const char *text, const char *name, reach_lines *lines, reach_report *report) {
  *lines = (reach_lines){.path = name, .text = strdup(text), .n = strlen(text)};
  if (!lines->text) return reach_report_no_memory(report, name);
  for (char *c = lines->text; *c; c++)
    if (*c == ';') *c = '\n';
  return 0;
}

void reach_lines_close(reach_lines *lines) {
  if (lines->is_open) close(lines->file);
  lines->is_open = false;
  free(lines->text);
  lines->text = NULL;
}

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

/* Parts one line into words; returns their number, or -1 at a comma out of place: there is one
 * between two words at most. */
static int part(const char *line, size_t n, reach_word word[REACH_MOST_WORDS]) {
  size_t at = 0;
  int count = 0, commas = 0;
  for (;;) {
    int before = commas;
    while (at < n && (is_blank(line[at]) || line[at] == ',')) {
      if (line[at++] == ',' && (++commas > count || commas > before + 1)) return -1;
    }
    if (at == n || line[at] == '#') return commas && count <= commas ? -1 : count;
    size_t begin = at;
    while (at < n && !is_blank(line[at]) && line[at] != ',' && line[at] != '#') at++;
    if (count < REACH_MOST_WORDS)
      word[count] = (reach_word){line + begin, at - begin, reach_utf8_columns(line, begin) + 1};
    count++;
  }
}

/* The line that begins at lines->at; *end is behind it. */
static int line_in_sight(reach_lines *lines, const char **end, reach_report *report) {
  size_t looked = 0;
  for (;;) {
    const char *begin = lines->text + lines->at;
    *end = memchr(begin + looked, '\n', lines->n - lines->at - looked);
    if (*end) return 0;
    *end = lines->text + lines->n;
    if (!lines->is_open) return 0;
    looked = lines->n - lines->at;
    int status = make_room(lines, report);
    if (!status) status = read_on(lines, report);
    if (status) return status;
  }
}

int reach_lines_count(reach_lines *lines, uint64_t *n_lines, reach_report *report) {
  int status = 0;
  *n_lines = 1;
  while (!status) {
    for (const char *at = lines->text + lines->at; (at = strchr(at, '\n')); at++) ++*n_lines;
    lines->at = lines->n;
    if (!lines->is_open) return 0;
    status = make_room(lines, report);
    if (!status) status = read_on(lines, report);
  }
  return status;
}

int reach_lines_next_any(reach_lines *lines, reach_word word[REACH_MOST_WORDS], int *n_words,
                         reach_report *report) {
  *n_words = 0;
  while ((lines->at < lines->n || lines->is_open) && *n_words == 0) {
    const char *end;
    int status = line_in_sight(lines, &end, report);
    if (status) return status;
    const char *line = lines->text + lines->at;
    if (line == lines->text + lines->n) return 0;
    lines->at = (size_t)(end - lines->text) + (end < lines->text + lines->n);
    lines->line++;
    *n_words = part(line, (size_t)(end - line), word);
  }
  return 0;
}

/* Digits at *at, at most `most` of them, as a number; *at is behind them. */
static uint64_t digits_at(const char **at, int most) {
  uint64_t value = 0;
  const char *end = *at + most;
  for (; *at < end && **at >= '0' && **at <= '9'; ++*at)
    value = 10 * value + (uint64_t)(**at - '0');
  return value;
}

/* "0.25" at *at: both parts of the quotient are exact, so it is the nearest number. */
static double decimals_at(const char **at) {
  enum { MOST_DIGITS = 15 };
  static const double power[] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6, 1e7,
                                 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14};
  const char *begin = *at;
  uint64_t value = digits_at(at, 1);
  if (*at == begin || **at != '.') return (double)value;
  const char *point = ++*at;
  uint64_t decimals = digits_at(at, MOST_DIGITS - 1);
  if (*at == point) *at = begin; /* "0." is none */
  double scale = power[*at > point ? *at - point : 0];
  return ((double)value * scale + (double)decimals) / scale;
}

/* The text ends with NUL, so that no comparison goes beyond it. */
bool reach_lines_next_plain(reach_lines *lines, uint32_t id[2], double *third) {
  enum { MOST_DIGITS = 9 };
  const char *at = lines->text + lines->at;
  for (int i = 0; i < 2; i++) {
    const char *begin = at;
    id[i] = (uint32_t)digits_at(&at, MOST_DIGITS);
    if (at == begin || (i == 0 && *at != ' ' && *at != '\t' && *at != ',')) return false;
    at += i == 0;
  }
  if (third) {
    if (*at != ' ' && *at != '\t' && *at != ',') return false;
    const char *begin = ++at;
    *third = decimals_at(&at);
    if (at == begin || *third > 1) return false;
  }
  at += *at == '\r';
  if (*at != '\n') return false;
  lines->at = (size_t)(at + 1 - lines->text);
  lines->line++;
  return true;
}

int reach_lines_next(reach_lines *lines, reach_word word[2], int *more, reach_report *report) {
  return reach_lines_next_words(lines, 2, word, more, report);
}

int reach_lines_next_words(reach_lines *lines, int n_words, reach_word word[2], int *more,
                           reach_report *report) {
  reach_word found[REACH_MOST_WORDS];
  int n_found;
  int status = reach_lines_next_any(lines, found, &n_found, report);
  *more = !status && n_found != 0;
  if (!*more) return status;
  if (n_found != n_words)
    return reach_report_add(report, REACH_UNREADABLE, "%s:%llu:1: expected %s", lines->path,
                            (unsigned long long)lines->line,
                            n_words == 2 ? "two words a line, such as `0 1` or `0,1`"
                                         : "one number a line");
  for (int i = 0; i < n_words; i++) word[i] = found[i];
  return 0;
}

int reach_word_number(const reach_lines *lines, const reach_word *word, const char *what,
                      uint32_t *number, reach_report *report) {
  uint64_t value = 0;
  size_t i = 0;
  for (; i < word->n && word->text[i] >= '0' && word->text[i] <= '9' && value <= MOST_ID; i++)
    value = 10 * value + (uint64_t)(word->text[i] - '0');
  if (i == word->n && value <= MOST_ID) {
    *number = (uint32_t)value;
    return 0;
  }
  const size_t most_shown = 40;
  int status =
      reach_lines_check_name(lines, lines->line, word->column, word->text, word->n, report);
  if (status) return status;
  return reach_report_add(report, REACH_UNREADABLE,
                          "%s:%llu:%llu: %.*s: not %s (whole numbers from 0 to %llu)", lines->path,
                          (unsigned long long)lines->line, (unsigned long long)word->column,
                          (int)(word->n < most_shown ? word->n : most_shown), word->text, what,
                          (unsigned long long)MOST_ID);
}

int reach_word_id(const reach_lines *lines, const reach_word *word, uint32_t *id,
                  reach_report *report) {
  return reach_word_number(lines, word, "a person's id", id, report);
}
