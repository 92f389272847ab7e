/* What a scenario may consist of, asked before the parser sees it: libfyaml loops for ever on
 * some texts that are not UTF-8, on some lines that begin with %, and nearly
 * so on long tags and on many empty lines. */
#include <string.h>

#include "scenario/draft.h"
#include "scenario/slurp.h"
#include "scenario/utf8.h"

static reach_position position_of(const char *text, size_t offset, size_t file) {
  reach_position at = {.file = file, .line = 1, .column = 1};
  for (size_t i = 0; i < offset; i++) {
    if (text[i] == '\n') {
      at.line++;
      at.column = 1;
    } else if (((unsigned char)text[i] & 0xc0) != 0x80) {
      at.column++;
    }
  }
  return at;
}

static int refuse(reach_draft *draft, reach_position at, const char *why) {
  reach_mistakes_end(&draft->mistakes, at, why);
  return draft->mistakes.status;
}

static bool is_line_break(long code) {
  return code == '\n' || code == '\r' || code == 0x85 || code == 0x2028 || code == 0x2029;
}

static const char *objection_to(long code, bool begins_line) {
  enum { BYTE_ORDER_MARK = 0xfeff };
  if (code < 0) return "not valid UTF-8; save the file as UTF-8";
  if (code == 0) return "a NUL byte; save the file as plain UTF-8 text";
  if (code == '%' && begins_line) return "a directive (%) is not allowed; remove the line";
  bool is_space = code == '\t' || code == '\n' || code == '\r';
  bool is_control = (code < 0x20 && !is_space) || code == 0x7f || code == BYTE_ORDER_MARK;
  return is_control ? "a control character; remove it" : NULL;
}

/* The time libfyaml takes for a tag grows with the square of its length: no text is as long. */
static bool begins_endless_tag(const char *text, size_t n) {
  enum { LONGEST = 4096 };
  if (*text != '!' || n <= LONGEST) return false;
  for (size_t i = 1; i <= LONGEST; i++) {
    if (memchr(" \t\r\n", text[i], 4)) return false;
  }
  return true;
}

/* Counts the lines that white space has gone on for; so does the time for empty lines. */
static bool goes_on_empty(long code, unsigned *n_empty) {
  enum { MOST = 200 };
  bool is_white = code == ' ' || code == '\t' || is_line_break(code);
  *n_empty = is_white ? *n_empty + is_line_break(code) : 0;
  return *n_empty > MOST;
}

int reach_bytes_check(reach_draft *draft, const char **text, size_t *n, size_t file) {
  reach_position start = {.file = file, .line = 1, .column = 1};
  if (*n > REACH_MAX_SCENARIO_BYTES) {
    return refuse(draft, start, "the scenario is larger than 1 MiB");
  }
  if (*n >= 2 && (memcmp(*text, "\xff\xfe", 2) == 0 || memcmp(*text, "\xfe\xff", 2) == 0)) {
    return refuse(draft, start, "UTF-16 text; save the file as UTF-8");
  }
  if (*n >= 3 && memcmp(*text, "\xef\xbb\xbf", 3) == 0) {
    *text += 3;
    *n -= 3;
  }
  size_t length;
  bool begins_line = true;
  unsigned n_empty = 0;
  for (size_t i = 0; i < *n; i += length) {
    long code = reach_utf8_decode(*text + i, *n - i, &length);
    const char *why = objection_to(code, begins_line);
    if (begins_endless_tag(*text + i, *n - i)) why = "a tag (!) is not allowed; leave it out";
    if (goes_on_empty(code, &n_empty)) why = "more than 200 empty lines together; remove some";
    begins_line = is_line_break(code);
    if (why) return refuse(draft, position_of(*text, i, file), why);
  }
  return 0;
}
