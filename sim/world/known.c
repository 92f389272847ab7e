#include "world/known.h"

#include <stdlib.h>
#include <string.h>

#include "scenario/utf8.h"
#include "world/lines.h"

/* The number that is written so: 7, not 07 nor +7. */
static bool read_number(const char *id, uint32_t below, uint32_t *number) {
  enum { MOST_DIGITS = sizeof "4294967295" - 1 };
  size_t n = strlen(id);
  if (!n || n > MOST_DIGITS || strspn(id, "0123456789") != n || (id[0] == '0' && n > 1))
    return false;
  unsigned long value = strtoul(id, NULL, 10);
  *number = (uint32_t)value;
  return value < below;
}

static bool is_numbered(const reach_roster *roster) {
  uint32_t number;
  for (uint32_t u = 0; u < roster->n; u++)
    if (!read_number(roster->id[u], roster->n, &number) || number != u) return false;
  return true;
}

int reach_known_init(const reach_roster *roster, reach_known *known, reach_report *report) {
  *known = (reach_known){.n = roster->n, .is_numbered = is_numbered(roster)};
  return known->is_numbered ? 0 : reach_directory_of(roster->id, roster->n, &known->ids, report);
}

void reach_known_free(reach_known *known) {
  reach_directory_free(&known->ids);
}

bool reach_known_find(const reach_known *known, const char *id, uint32_t *number) {
  if (known->is_numbered) return read_number(id, known->n, number);
  const reach_directory_entry *found = reach_directory_seek(&known->ids, id);
  if (found) *number = found->id;
  return found;
}

static int find_word(const reach_lines *lines, const reach_known *known, const reach_word *word,
                     uint32_t *number, reach_report *report) {
  enum { LONGEST = 255 };
  char id[LONGEST + 1];
  int status =
      reach_lines_check_name(lines, lines->line, word->column, word->text, word->n, report);
  if (status) return status;
  size_t n = word->n < LONGEST ? word->n : LONGEST;
  memcpy(id, word->text, n);
  id[n] = '\0';
  if (word->n <= LONGEST && reach_known_find(known, id, number)) return 0;
  return reach_report_add(report, REACH_UNREADABLE, "%s:%llu:%llu: " REACH_KNOWN_REFUSAL "%s",
                          lines->path, (unsigned long long)lines->line,
                          (unsigned long long)word->column, reach_show(id).text);
}

static int read_edges(reach_lines *lines, const reach_known *known, reach_pairs *pairs,
                      reach_report *report) {
  for (int more = 1;;) {
    reach_word word[2];
    uint32_t from = 0, to = 0;
    int status = reach_lines_next(lines, word, &more, report);
    if (status || !more) return status;
    status = find_word(lines, known, &word[0], &from, report);
    if (!status) status = find_word(lines, known, &word[1], &to, report);
    if (!status) status = reach_pairs_add(pairs, from, to, report);
    if (status) return status;
  }
}

int reach_known_read_edges(const char *path, const reach_known *known, reach_pairs *pairs,
                           reach_report *report) {
  reach_lines lines;
  *pairs = (reach_pairs){.n_people = known->n};
  int status = reach_lines_open_blocks(path, &lines, report);
  if (!status) status = read_edges(&lines, known, pairs, report);
  reach_lines_close(&lines);
  if (status || pairs->n) return status;
  return reach_report_add(report, REACH_UNREADABLE,
                          "%s: no ties in it (expected lines such as `0 1`)", path);
}
