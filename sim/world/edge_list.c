#include "world/edge_list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/number.h"
#include "world/lines.h"

/* A file whose ids leave nearly all numbers unused is a mistake, not a network: people may
 * outnumber lines by this factor, and any network may have this many. */
enum { MOST_PEOPLE_PER_LINE = 10, ALWAYS_ALLOWED_PEOPLE = 1000000 };

static int check_people(const char *path, const reach_pairs *pairs, reach_report *report) {
  if (!pairs->n)
    return reach_report_add(report, REACH_UNREADABLE,
                            "%s: no ties in it (expected lines such as `0 1`)", path);
  uint64_t most = pairs->n * MOST_PEOPLE_PER_LINE + ALWAYS_ALLOWED_PEOPLE;
  if (pairs->n_people > most)
    return reach_report_add(report, REACH_TOO_BIG,
                            "%s: the largest id asks for %u people, but there are only %llu lines;"
                            " number people from 0 without large gaps (the largest id that fits "
                            "is %llu)",
                            path, pairs->n_people, (unsigned long long)pairs->n,
                            (unsigned long long)most - 1);
  return 0;
}

static int refuse_words(const reach_lines *lines, int n_words, const reach_word *third,
                        bool with_probability, reach_report *report) {
  unsigned long long line = lines->line;
  if (with_probability)
    return reach_report_add(report, REACH_UNREADABLE,
                            "%s:%llu:1: expected three words a line, such as `0 1 0.25`: "
                            "cascade.probability_rule: file needs a probability of every tie",
                            lines->path, line);
  if (n_words == 3)
    return reach_report_add(report, REACH_UNREADABLE,
                            "%s:%llu:%llu: a third word; expected two words a line, such as `0 1`: "
                            "remove the column, or, where it is the probability of the tie, give "
                            "a bare network cascade.probability_rule: file",
                            lines->path, line, (unsigned long long)third->column);
  return reach_report_add(report, REACH_UNREADABLE,
                          "%s:%llu:1: expected two words a line, such as `0 1` or `0,1`",
                          lines->path, line);
}

static int read_probability(const reach_lines *lines, const reach_word *word, double *probability,
                            reach_report *report) {
  enum { MOST_DIGITS = 63, MOST_SHOWN = 40 };
  char text[MOST_DIGITS + 1] = "", why[REACH_WHY_SIZE];
  int status =
      reach_lines_check_name(lines, lines->line, word->column, word->text, word->n, report);
  if (status) return status;
  if (word->n <= MOST_DIGITS) memcpy(text, word->text, word->n);
  if (reach_number_read(text, probability, why) && *probability >= 0 && *probability <= 1) return 0;
  return reach_report_add(report, REACH_UNREADABLE,
                          "%s:%llu:%llu: %.*s: not a probability (allowed 0 to 1)", lines->path,
                          (unsigned long long)lines->line, (unsigned long long)word->column,
                          (int)(word->n < MOST_SHOWN ? word->n : MOST_SHOWN), word->text);
}

/* Any line; *more = 0 at the end. */
static int read_line(reach_lines *lines, bool with_probability, uint32_t id[2], double *probability,
                     int *more, reach_report *report) {
  reach_word word[REACH_MOST_WORDS];
  int status = reach_lines_next_any(lines, word, more, report);
  if (status || !*more) return status;
  if (*more != 2 + with_probability)
    return refuse_words(lines, *more, &word[2], with_probability, report);
  for (int i = 0; i < 2 && !status; i++) status = reach_word_id(lines, &word[i], &id[i], report);
  if (!status && with_probability) status = read_probability(lines, &word[2], probability, report);
  return status;
}

static int add(reach_pairs *pairs, const uint32_t id[2], const double *probability,
               reach_report *report) {
  uint32_t larger = id[0] > id[1] ? id[0] : id[1];
  if (larger >= pairs->n_people) pairs->n_people = larger + 1;
  if (probability) return reach_pairs_add_with(pairs, id[0], id[1], (float)*probability, report);
  return reach_pairs_add(pairs, id[0], id[1], report);
}

static int read_ties(reach_lines *lines, bool with_probability, reach_pairs *pairs,
                     reach_report *report) {
  double probability = 0, *third = with_probability ? &probability : NULL;
  int status = 0;
  for (int more = 1; !status && more;) {
    uint32_t id[2];
    bool is_plain = reach_lines_next_plain(lines, id, third);
    if (!is_plain) status = read_line(lines, with_probability, id, &probability, &more, report);
    if (!status && more) status = add(pairs, id, third, report);
  }
  return status ? status : check_people(lines->path, pairs, report);
}

int reach_edge_list_read(const char *path, bool with_probability, reach_pairs *pairs,
                         reach_report *report) {
  *pairs = (reach_pairs){0};
  reach_lines lines;
  int status = reach_lines_open_blocks(path, &lines, report);
  if (!status) status = read_ties(&lines, with_probability, pairs, report);
  reach_lines_close(&lines);
  return status;
}

int reach_edge_list_parse(const char *text, const char *key, bool with_probability,
                          reach_pairs *pairs, reach_report *report) {
  *pairs = (reach_pairs){0};
  reach_lines lines;
  reach_report own = {0};
  int status = reach_lines_of(text, key, &lines, &own);
  if (!status) status = read_ties(&lines, with_probability, pairs, &own);
  reach_lines_close(&lines);
  if (status == REACH_UNREADABLE) status = REACH_INVALID; /* it stands in the scenario */
  if (status) reach_report_add(report, status, "%s", own.n_messages ? own.message[0] : key);
  reach_report_free(&own);
  return status;
}

/* Index of the department called `word`, added when new. Few departments: a linear search. */
static int department_named(reach_departments *d, const reach_word *word, uint32_t *index,
                            reach_report *report) {
  for (*index = 0; *index < d->n_departments; ++*index)
    if (strlen(d->name[*index]) == word->n && !memcmp(d->name[*index], word->text, word->n))
      return 0;
  char **grown = realloc(d->name, (d->n_departments + 1) * sizeof *grown);
  if (!grown) return reach_report_no_memory(report, "departments");
  d->name = grown;
  grown[d->n_departments] = strndup(word->text, word->n);
  if (!grown[d->n_departments]) return reach_report_no_memory(report, "departments");
  d->n_departments++;
  return 0;
}

static const uint32_t NOT_NAMED = UINT32_MAX;
enum { MOST_DEPARTMENTS = 10000 };

static int read_person(reach_lines *lines, const reach_word word[2], uint32_t n_people,
                       reach_departments *d, reach_report *report) {
  uint32_t person, index;
  int status = reach_word_id(lines, &word[0], &person, report);
  if (status) return status;
  unsigned long long line = lines->line, column = word[0].column;
  if (person >= n_people)
    return reach_report_add(report, REACH_UNREADABLE,
                            "%s:%llu:%llu: person %u is not in the network (ids 0 to %u)",
                            lines->path, line, column, person, n_people - 1);
  if (d->department[person] != NOT_NAMED)
    return reach_report_add(report, REACH_UNREADABLE, "%s:%llu:%llu: person %u is named twice",
                            lines->path, line, column, person);
  status = reach_lines_check_name(lines, line, word[1].column, word[1].text, word[1].n, report);
  if (!status) status = department_named(d, &word[1], &index, report);
  if (status) return status;
  if (d->n_departments > MOST_DEPARTMENTS)
    return reach_report_add(report, REACH_TOO_BIG, "%s:%llu: more than %d departments", lines->path,
                            line, MOST_DEPARTMENTS);
  d->department[person] = index;
  return 0;
}

int reach_departments_read(const char *path, uint32_t n_people, reach_departments *departments,
                           reach_report *report) {
  *departments = (reach_departments){0};
  reach_lines lines;
  int status = reach_lines_open(path, &lines, report);
  if (status) goto out;
  departments->department = malloc(n_people * sizeof *departments->department);
  if (!departments->department) {
    status = reach_report_no_memory(report, "departments");
    goto out;
  }
  for (uint32_t u = 0; u < n_people; u++) departments->department[u] = NOT_NAMED;
  for (int more = 1; !status && more;) {
    reach_word word[2];
    status = reach_lines_next(&lines, word, &more, report);
    if (!status && more) status = read_person(&lines, word, n_people, departments, report);
  }
  for (uint32_t u = 0; u < n_people && !status; u++)
    if (departments->department[u] == NOT_NAMED)
      status = reach_report_add(report, REACH_UNREADABLE,
                                "%s: person %u has no department; name all %u people once", path, u,
                                n_people);
out:
  reach_lines_close(&lines);
  return status;
}

int reach_departments_sized(const reach_sizes *sizes, reach_departments *departments,
                            reach_report *report) {
  *departments = (reach_departments){0};
  departments->department = malloc(sizes->n_people * sizeof *departments->department);
  departments->name = calloc(sizes->n, sizeof *departments->name);
  if (!departments->department || !departments->name)
    return reach_report_no_memory(report, "departments");
  uint32_t *next = departments->department;
  for (uint32_t d = 0; d < sizes->n; d++) {
    if (asprintf(&departments->name[d], "%u", d) < 0) {
      departments->name[d] = NULL;
      return reach_report_no_memory(report, "departments");
    }
    departments->n_departments = d + 1;
    for (uint32_t i = 0; i < sizes->size[d]; i++) *next++ = d;
  }
  return 0;
}

void reach_departments_free(reach_departments *departments) {
  for (uint32_t d = 0; d < departments->n_departments; d++) free(departments->name[d]);
  free(departments->name);
  free(departments->department);
  *departments = (reach_departments){0};
}
