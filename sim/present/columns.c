/* How wide text is on a terminal (Unicode 15 East Asian Width, the blocks people write in). */
#include "present/columns.h"

#include <string.h>

#include "scenario/utf8.h"

typedef struct {
  long first, last;
} range;

static const range wide[] = {
    {0x1100, 0x115f},   {0x2e80, 0x303e},   {0x3041, 0xa4cf},  {0xa960, 0xa97f}, {0xac00, 0xd7a3},
    {0xf900, 0xfaff},   {0xfe30, 0xfe6f},   {0xff00, 0xff60},  {0xffe0, 0xffe6}, {0x1f300, 0x1f64f},
    {0x1f680, 0x1f6ff}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd}};
static const range no_width[] = {{0x0300, 0x036f}, {0x0483, 0x0489}, {0x0591, 0x05bd},
                                 {0x064b, 0x065f}, {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff},
                                 {0x200b, 0x200f}, {0x202a, 0x202e}, {0x2060, 0x2064},
                                 {0x20d0, 0x20ff}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}};

static int is_in(long point, const range *ranges, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (point >= ranges[i].first && point <= ranges[i].last) return 1;
  return 0;
}

static size_t columns_of(const char *text, size_t n) {
  size_t columns = 0;
  while (n) {
    size_t length = 1;
    long point = reach_utf8_decode(text, n, &length);
    if (point < 0) length = 1;
    if (is_in(point, wide, sizeof wide / sizeof *wide))
      columns += 2;
    else if (!is_in(point, no_width, sizeof no_width / sizeof *no_width))
      columns++;
    text += length;
    n -= length;
  }
  return columns;
}

size_t reach_columns(const char *text) {
  return columns_of(text, strlen(text));
}

void reach_print_padded(FILE *out, const char *text, size_t width, int to_right) {
  size_t columns = reach_columns(text);
  int n = columns < width ? (int)(width - columns) : 0;
  if (to_right)
    fprintf(out, "%*s%s", n, "", text);
  else
    fprintf(out, "%s%*s", text, n, "");
}

/* Bytes up to the next space where a line may end: not before a percent sign. */
static size_t unbroken(const char *text) {
  size_t n = strcspn(text, " ");
  while (text[n] && text[n + 1] == '%') n += 1 + strcspn(text + n + 1, " ");
  return n;
}

void reach_print_wrapped(FILE *out, const char *text, size_t indent) {
  size_t column = indent;
  int is_first = 1;
  while (*text) {
    size_t n = unbroken(text);
    size_t width = columns_of(text, n);
    if (!is_first && column + 1 + width > REACH_TERMINAL_COLUMNS) {
      fprintf(out, "\n%*s", (int)indent, "");
      column = indent;
    } else if (!is_first) {
      fputc(' ', out);
      column++;
    }
    fwrite(text, 1, n, out);
    column += width;
    is_first = 0;
    text += n + strspn(text + n, " ");
  }
  fputc('\n', out);
}
