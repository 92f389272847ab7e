#include "store/packed.h"

#include <endian.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

enum { MISSING, SAME, COUNTS, NUMBERS };

size_t reach_packed_most(size_t n_series, size_t n) {
  return n_series * (1 + n * sizeof(double));
}

static bool is_count(double x) {
  return x >= 0 && x <= UINT32_MAX && x <= floor(x);
}

static int kind_of(const double *value, size_t n) {
  bool is_same = true, is_counts = true;
  for (size_t i = 0; i < n; i++) {
    bool is_like_first =
        isnan(value[i]) ? isnan(value[0]) : value[i] <= value[0] && value[i] >= value[0];
    is_same = is_same && is_like_first;
    is_counts = is_counts && is_count(value[i]);
  }
  if (is_same) return isnan(value[0]) ? MISSING : SAME;
  return is_counts ? COUNTS : NUMBERS;
}

static unsigned char *put_number(double x, unsigned char *out) {
  uint64_t bits;
  if (isnan(x)) x = NAN; /* one of many */
  if (x >= 0 && x <= 0) x = 0;
  memcpy(&bits, &x, sizeof bits);
  bits = htole64(bits);
  memcpy(out, &bits, sizeof bits);
  return out + sizeof bits;
}

static double number_at(const unsigned char *bytes) {
  uint64_t bits;
  double x;
  memcpy(&bits, bytes, sizeof bits);
  bits = le64toh(bits);
  memcpy(&x, &bits, sizeof x);
  return x;
}

static unsigned char *put_count(double x, unsigned char *out) {
  uint32_t count = htole32((uint32_t)x);
  memcpy(out, &count, sizeof count);
  return out + sizeof count;
}

static double count_at(const unsigned char *bytes) {
  uint32_t count;
  memcpy(&count, bytes, sizeof count);
  return le32toh(count);
}

size_t reach_packed_write(const double *value, size_t n_series, size_t n, unsigned char *out) {
  unsigned char *at = out;
  for (size_t s = 0; s < n_series; s++, value += n) {
    int kind = n ? kind_of(value, n) : MISSING;
    *at++ = (unsigned char)kind;
    if (kind == SAME) at = put_number(value[0], at);
    for (size_t i = 0; i < n && kind == COUNTS; i++) at = put_count(value[i], at);
    for (size_t i = 0; i < n && kind == NUMBERS; i++) at = put_number(value[i], at);
  }
  return (size_t)(at - out);
}

/* Bytes behind the first one of a series. */
static size_t size_of(int kind, size_t n) {
  switch (kind) {
  case MISSING:
    return 0;
  case SAME:
    return sizeof(uint64_t);
  case COUNTS:
    return n * sizeof(uint32_t);
  case NUMBERS:
    return n * sizeof(uint64_t);
  default:
    return SIZE_MAX;
  }
}

bool reach_packed_read(const unsigned char *bytes, size_t n_bytes, size_t n_series, size_t n,
                       const bool *wanted, double *value, size_t stride) {
  const unsigned char *end = bytes + n_bytes;
  for (size_t s = 0; s < n_series; s++, value += stride) {
    if (bytes == end) return false;
    int kind = *bytes++;
    size_t size = size_of(kind, n);
    if (size > (size_t)(end - bytes)) return false;
    for (size_t i = 0; i < n && (!wanted || wanted[s]); i++)
      value[i] = kind == MISSING  ? NAN
                 : kind == SAME   ? number_at(bytes)
                 : kind == COUNTS ? count_at(bytes + i * sizeof(uint32_t))
                                  : number_at(bytes + i * sizeof(uint64_t));
    bytes += size;
  }
  return bytes == end;
}
