#include "scenario/utf8.h"

#include <string.h>

/* A lead byte in least..most starts a sequence of n_more further bytes. */
static const struct {
  unsigned char least, most, n_more;
  long mask, smallest;
} lead[] = {
    {0x00, 0x7f, 0, 0x7f, 0},
    {0xc2, 0xdf, 1, 0x1f, 0x80},
    {0xe0, 0xef, 2, 0x0f, 0x800},
    {0xf0, 0xf4, 3, 0x07, 0x10000},
};

long reach_utf8_decode(const char *text, size_t n, size_t *length) {
  const unsigned char *byte = (const unsigned char *)text;
  *length = 1;
  for (size_t i = 0; i < sizeof lead / sizeof *lead; i++) {
    if (byte[0] < lead[i].least || byte[0] > lead[i].most) continue;
    if (lead[i].n_more >= n) return -1;
    long code = byte[0] & lead[i].mask;
    for (size_t k = 1; k <= lead[i].n_more; k++) {
      if ((byte[k] & 0xc0) != 0x80) return -1;
      code = code << 6 | (byte[k] & 0x3f);
    }
    bool is_surrogate = code >= 0xd800 && code <= 0xdfff;
    if (code < lead[i].smallest || code > 0x10ffff || is_surrogate) return -1;
    *length = lead[i].n_more + 1u;
    return code;
  }
  return -1;
}

size_t reach_utf8_columns(const char *text, size_t n) {
  size_t columns = 0;
  for (size_t i = 0; i < n; i++) columns += ((unsigned char)text[i] & 0xc0) != 0x80;
  return columns;
}

size_t reach_utf8_count(const char *text) {
  return reach_utf8_columns(text, strlen(text));
}

bool reach_utf8_is_printable(const char *text, size_t n) {
  size_t length;
  for (size_t i = 0; i < n; i += length) {
    long code = reach_utf8_decode(text + i, n - i, &length);
    bool is_control = code < 0x20 || (code >= 0x7f && code <= 0x9f);
    bool is_separator = code == 0x2028 || code == 0x2029;
    if (is_control || is_separator || (code & 0xfffe) == 0xfffe) return false;
  }
  return true;
}

reach_shown reach_show(const char *text) {
  enum { SHOWN_BYTES = 48 };
  reach_shown shown = {""};
  size_t n = strlen(text);
  if (n < sizeof shown.text) {
    memcpy(shown.text, text, n);
    return shown;
  }
  n = SHOWN_BYTES;
  while (n > SHOWN_BYTES - 4 && ((unsigned char)text[n] & 0xc0) == 0x80) n--;
  memcpy(shown.text, text, n);
  memcpy(shown.text + n, "...", 4);
  return shown;
}
