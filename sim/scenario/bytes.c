/* What a scenario may consist of, asked before the parser sees it: libfyaml loops for ever on
 * some texts that are not UTF-8. */
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

static const char *objection_to(long code) {
  if (code < 0) return "not valid UTF-8; save the file as UTF-8";
  if (code == 0) return "a NUL byte; save the file as plain UTF-8 text";
  bool is_space = code == '\t' || code == '\n' || code == '\r';
  if ((code < 0x20 && !is_space) || code == 0x7f) return "a control character; remove it";
  return NULL;
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
  for (size_t i = 0; i < *n; i += length) {
    const char *why = objection_to(reach_utf8_decode(*text + i, *n - i, &length));
    if (why) return refuse(draft, position_of(*text, i, file), why);
  }
  return 0;
}
