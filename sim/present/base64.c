#include "present/base64.h"

#include <stdlib.h>

char *reach_base64(const void *bytes, size_t n) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  enum { GROUP = 3, LETTERS = 4, BITS = 6, FIRST_SHIFT = 18, MASK = 0x3f };
  const unsigned char *b = bytes;
  char *text = malloc((n + GROUP - 1) / GROUP * LETTERS + 1), *to = text;
  if (!text) return NULL;
  for (size_t i = 0; i < n; i += GROUP) {
    size_t left = n - i;
    unsigned bits = (unsigned)b[i] << 16;
    if (left > 1) bits |= (unsigned)b[i + 1] << 8;
    if (left > 2) bits |= b[i + 2];
    for (size_t d = 0; d < LETTERS; d++)
      *to++ = d > left ? '=' : digits[bits >> (FIRST_SHIFT - BITS * (int)d) & MASK];
  }
  *to = '\0';
  return text;
}
