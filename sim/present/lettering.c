#include "present/lettering.h"

#include <stdio.h>
#include <string.h>

static const char ellipsis[] = "…", hyphen[] = "-";

/* Widths of U+0020 .. U+007E in 1/1000 em: Adobe Font Metrics of Helvetica. */
static const uint16_t helvetica[95] = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};
static const double other_letter = 0.65, wide_letter = 1.05; /* em; beyond ASCII */
static const double bold_share = 1.08;                       /* Helvetica Bold / Helvetica */
static const double fallback_share = 1.2;                    /* DejaVu Sans / Helvetica */

static const double slack = 1e-6; /* em: widths are sums of rounded numbers */

/* Length of the UTF-8 sequence at `s` and its code point; 0 for a byte that is none. */
static size_t code_point(const unsigned char *s, uint32_t *point) {
  static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
  size_t n = s[0] < 0x80 ? 1 : s[0] >= 0xf0 ? 4 : s[0] >= 0xe0 ? 3 : 2;
  if (s[0] >= 0xf8 || (s[0] >= 0x80 && s[0] < 0xc2)) return 0;
  *point = n == 1 ? s[0] : s[0] & (0x7fu >> n);
  for (size_t i = 1; i < n; i++) {
    if ((s[i] & 0xc0) != 0x80) return 0;
    *point = *point << 6 | (s[i] & 0x3fu);
  }
  bool is_surrogate = *point >= 0xd800 && *point < 0xe000;
  return *point < least[n] || is_surrogate || *point > 0x10ffff ? 0 : n;
}

/* Control characters, line separators, marks that reorder text, and what XML forbids. */
static bool is_control(uint32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || (c & 0xfffe) == 0xfffe;
}

reach_line reach_line_clean(const char *text) {
  reach_line out;
  const unsigned char *from = (const unsigned char *)text;
  char *to = out.text, *end = out.text + sizeof out.text - sizeof ellipsis - 16;
  while (*from && to < end) {
    uint32_t point = 0;
    size_t n = code_point(from, &point);
    if (n && !is_control(point)) {
      memcpy(to, from, n);
      to += n;
    } else {
      n = n ? n : 1;
      for (size_t i = 0; i < n; i++) to += sprintf(to, "\\x%02x", from[i]);
    }
    from += n;
  }
  strcpy(to, *from ? ellipsis : "");
  return out;
}

static double letter_width(uint32_t c) {
  if (c >= 0x20 && c < 0x7f) return helvetica[c - 0x20] / 1000.0;
  if (c >= 0x300 && c < 0x370) return 0; /* combining */
  if (c >= 0x1100 && !(c >= 0x1e00 && c < 0x2190)) return wide_letter;
  return other_letter;
}

size_t reach_letter(const char *text, uint32_t *point) {
  size_t n = code_point((const unsigned char *)text, point);
  if (n) return n;
  *point = '?';
  return 1;
}

/* Bytes of the letter at `text` (clean, not at its end); adds its width. */
static size_t step(const char *text, bool is_bold, double *width) {
  uint32_t point;
  size_t n = reach_letter(text, &point);
  *width += letter_width(point) * (is_bold ? bold_share : 1) * fallback_share;
  return n;
}

double reach_line_width(const char *text, bool is_bold) {
  double width = 0;
  while (*text) text += step(text, is_bold, &width);
  return width;
}

/* A space, but not the one in "95 %" or before "= ratio". */
static bool is_break(const char *text) {
  return text[0] == ' ' && text[1] != '%' && text[1] != '=';
}

/* Bytes of the longest beginning that is at most `width` em wide. */
static size_t fitting(const char *text, double width, bool is_bold) {
  double used = -slack;
  size_t n = 0;
  while (text[n]) {
    size_t letter = step(text + n, is_bold, &used);
    if (used > width) break;
    n += letter;
  }
  return n;
}

static size_t without_end_space(const char *text, size_t n) {
  while (n && text[n - 1] == ' ') n--;
  return n;
}

reach_line reach_line_shortened(const char *text, double width, bool is_bold) {
  reach_line out;
  if (reach_line_width(text, is_bold) <= width + slack && strlen(text) < sizeof out.text) {
    strcpy(out.text, text);
    return out;
  }
  size_t n = fitting(text, width - reach_line_width(ellipsis, is_bold), is_bold);
  if (n > sizeof out.text - sizeof ellipsis) n = sizeof out.text - sizeof ellipsis;
  while (n && ((unsigned char)text[n] & 0xc0) == 0x80) n--; /* never inside a letter */
  n = without_end_space(text, n);
  memcpy(out.text, text, n);
  strcpy(out.text + n, ellipsis);
  return out;
}

reach_line reach_line_squeezed(const char *text, double width, bool is_bold) {
  double total = reach_line_width(text, is_bold);
  if (total <= width + slack || strlen(text) >= sizeof(reach_line) - sizeof ellipsis)
    return reach_line_shortened(text, width, is_bold);
  double half = (width - reach_line_width(ellipsis, is_bold)) / 2, skipped = 0;
  reach_line out;
  size_t n = without_end_space(text, fitting(text, half, is_bold));
  memcpy(out.text, text, n);
  const char *rest = text;
  while (*rest && total - skipped > half) rest += step(rest, is_bold, &skipped);
  rest += strspn(rest, " ");
  strcpy(stpcpy(out.text + n, ellipsis), rest);
  return out;
}

size_t reach_line_wrap(const char *text, double width, bool is_bold, size_t most,
                       reach_line *line) {
  size_t n_lines = 0;
  text += strspn(text, " ");
  while (*text && n_lines < most) {
    size_t n = fitting(text, width, is_bold);
    bool is_last = !text[n];
    if (!is_last && n_lines + 1 == most) {
      line[n_lines++] = reach_line_shortened(text, width, is_bold);
      break;
    }
    size_t at = n;
    while (!is_last && at && !is_break(text + at)) at--;
    bool is_word = !is_last && !at; /* one word longer than the line */
    if (is_word) n = fitting(text, width - reach_line_width(hyphen, is_bold), is_bold);
    if (at) n = at;
    if (!n) break; /* not even a letter fits */
    if (n > sizeof line->text - sizeof hyphen) n = sizeof line->text - sizeof hyphen;
    memcpy(line[n_lines].text, text, n);
    strcpy(line[n_lines++].text + without_end_space(text, n), is_word ? hyphen : "");
    text += n;
    text += strspn(text, " ");
  }
  return n_lines;
}

reach_line reach_line_sentence(const char *text) {
  reach_line out = reach_line_clean(text);
  size_t n = strcspn(out.text, " ");
  bool is_plain = out.text[0] >= 'a' && out.text[0] <= 'z' &&
                  strspn(out.text, "abcdefghijklmnopqrstuvwxyz0123456789-.,:'") >= n;
  if (is_plain) out.text[0] = (char)(out.text[0] - 'a' + 'A');
  return out;
}
