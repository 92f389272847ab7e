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

static int read_all(int file, size_t size, reach_lines *lines, reach_report *report) {
  lines->text = malloc(size + 1);
  if (!lines->text) return reach_report_no_memory(report, lines->path);
  while (lines->n < size) {
    ssize_t got = read(file, lines->text + lines->n, size - lines->n);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0)
      return reach_report_add(report, REACH_UNREADABLE, "%s: cannot read: %s", lines->path,
                              strerror(errno));
    if (got == 0) break; /* it became shorter */
    lines->n += (size_t)got;
  }
  lines->text[lines->n] = '\0';
  static const unsigned char orders[2][2] = {{0xff, 0xfe}, {0xfe, 0xff}};
  for (int i = 0; i < 2 && lines->n >= 2; i++)
    if (!memcmp(lines->text, orders[i], 2))
      return reach_report_add(report, REACH_UNREADABLE,
                              "%s:1:1: the text is UTF-16; save the file as UTF-8", lines->path);
  if (memchr(lines->text, '\0', lines->n))
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

int reach_lines_open(const char *path, reach_lines *lines, reach_report *report) {
  *lines = (reach_lines){.path = path};
  int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC); /* a FIFO must not hang us */
  if (file < 0)
    return reach_report_add(report, REACH_UNREADABLE, "%s: cannot open: %s", path, strerror(errno));
  struct stat about;
  int status = 0;
  if (fstat(file, &about) || !S_ISREG(about.st_mode)) {
    status = reach_report_add(report, REACH_UNREADABLE, "%s: not a regular file", path);
  } else if (about.st_size > MOST_BYTES) {
    status = reach_report_add(report, REACH_TOO_BIG, "%s: %lld bytes (at most %lld)", path,
                              (long long)about.st_size, (long long)MOST_BYTES);
  } else {
    status = read_all(file, (size_t)about.st_size, lines, report);
  }
  close(file);
  if (!status) lines->at = bom_length(lines);
  return status;
}

int reach_lines_of(const char *text, const char *name, reach_lines *lines, reach_report *report) {
  *lines = (reach_lines){.path = name, .text = strdup(text), .n = strlen(text)};
  if (!lines->text) return reach_report_no_memory(report, name);
  for (char *c = lines->text; *c; c++)
    if (*c == ';') *c = '\n';
  return 0;
}

void reach_lines_close(reach_lines *lines) {
  free(lines->text);
  lines->text = NULL;
}

static int is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

/* Parts one line into words; returns their number, or -1 at a comma out of place. */
static int part(const char *line, size_t n, reach_word word[2]) {
  size_t at = 0;
  int count = 0, commas = 0;
  for (;;) {
    while (at < n && (is_blank(line[at]) || line[at] == ',')) {
      if (line[at++] == ',' && (++commas > count || commas > 1)) return -1;
    }
    if (at == n || line[at] == '#') return commas && count < 2 ? -1 : count;
    size_t begin = at;
    while (at < n && !is_blank(line[at]) && line[at] != ',' && line[at] != '#') at++;
    if (count < 2)
      word[count] = (reach_word){line + begin, at - begin, reach_utf8_columns(line, begin) + 1};
    count++;
  }
}

int reach_lines_next(reach_lines *lines, reach_word word[2], int *more, reach_report *report) {
  return reach_lines_next_words(lines, 2, word, more, report);
}

int reach_lines_next_words(reach_lines *lines, int n_words, reach_word word[2], int *more,
                           reach_report *report) {
  *more = 0;
  while (lines->at < lines->n) {
    const char *line = lines->text + lines->at;
    const char *end = memchr(line, '\n', lines->n - lines->at);
    size_t length = end ? (size_t)(end - line) : lines->n - lines->at;
    lines->at += length + 1;
    lines->line++;
    int words = part(line, length, word);
    if (words == 0) continue;
    if (words != n_words)
      return reach_report_add(report, REACH_UNREADABLE, "%s:%llu:1: expected %s", lines->path,
                              (unsigned long long)lines->line,
                              n_words == 2 ? "two words a line, such as `0 1` or `0,1`"
                                           : "one number a line");
    *more = 1;
    return 0;
  }
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
