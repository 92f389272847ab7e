/* PKWARE's APPNOTE.TXT 6.3: the end record says where the directory is, each of its entries where
 * its member is; both have time and date. All numbers are little-endian. */
#include "present/zip_dates.h"

#include <stdint.h>
#include <string.h>

enum { END_SIZE = 22, END_COUNT = 10, END_DIRECTORY = 16 };
enum { ENTRY_SIZE = 46, ENTRY_TIME = 12, ENTRY_NAME = 28, ENTRY_EXTRA = 30, ENTRY_COMMENT = 32 };
enum { ENTRY_MEMBER = 42, MEMBER_SIZE = 30, MEMBER_TIME = 10 };
static const unsigned char end_mark[] = {'P', 'K', 5, 6}, entry_mark[] = {'P', 'K', 1, 2},
                           member_mark[] = {'P', 'K', 3, 4};
/* midnight; year 1980 + 0, month 1, day 1 */
static const unsigned char first_date[] = {0, 0, 0x21, 0};

static size_t number(const unsigned char *at, int n_bytes) {
  size_t value = 0;
  for (int i = n_bytes; i-- > 0;) value = value << 8 | at[i];
  return value;
}

static bool begins(const unsigned char *bytes, size_t n, size_t at, size_t size,
                   const unsigned char mark[4]) {
  return at <= n && size <= n - at && !memcmp(bytes + at, mark, 4);
}

bool reach_zip_blank_dates(unsigned char *bytes, size_t n) {
  if (n < END_SIZE || !begins(bytes, n, n - END_SIZE, END_SIZE, end_mark)) return false;
  const unsigned char *end = bytes + n - END_SIZE;
  size_t at = number(end + END_DIRECTORY, 4);
  for (size_t left = number(end + END_COUNT, 2); left-- > 0;) {
    if (!begins(bytes, n, at, ENTRY_SIZE, entry_mark)) return false;
    unsigned char *entry = bytes + at;
    size_t member = number(entry + ENTRY_MEMBER, 4);
    if (!begins(bytes, n, member, MEMBER_SIZE, member_mark)) return false;
    memcpy(entry + ENTRY_TIME, first_date, sizeof first_date);
    memcpy(bytes + member + MEMBER_TIME, first_date, sizeof first_date);
    at += ENTRY_SIZE + number(entry + ENTRY_NAME, 2) + number(entry + ENTRY_EXTRA, 2) +
          number(entry + ENTRY_COMMENT, 2);
  }
  return true;
}
