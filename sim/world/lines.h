/* A text file read whole, or in blocks, and walked line by line, one to three words a line. */
#ifndef REACH_WORLD_LINES_H
#define REACH_WORLD_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/report.h"

typedef struct {
  const char *path;
  char *text; /* owned; ended by NUL; the whole file, or what is in sight of it */
  size_t n, at;
  uint64_t line;
  size_t room;   /* for text, without the NUL */
  uint64_t left; /* bytes to be read */
  bool is_open;  /* there may be more in the file */
  int file;
} reach_lines;

typedef struct {
  const char *text; /* into the file's text, not ended by NUL */
  size_t n;
  uint64_t column; /* from 1, in characters */
} reach_word;

enum { REACH_MOST_WORDS = 3 };

/* Only regular files up to 2 GiB. Caller closes, also on failure. */
int reach_lines_open(const char *path, reach_lines *lines, reach_report *report);
/* The same, but only a block is kept in memory, or one line where that is longer. */
int reach_lines_open_blocks(const char *path, reach_lines *lines, reach_report *report);
/* The same of a text in which semicolons end lines too; `name` stands in messages for a path. */
int reach_lines_of(const char *text, const char *name, reach_lines *lines, reach_report *report);
/* Steps to the next line that has words; *more = 0 at the end. A line with other than two
 * words is an error. */
int reach_lines_next(reach_lines *lines, reach_word word[2], int *more, reach_report *report);
/* The same with 1 or 2 words a line. */
int reach_lines_next_words(reach_lines *lines, int n_words, reach_word word[2], int *more,
                           reach_report *report);
/* Steps to the next line that has words: *n_words of them (the first REACH_MOST_WORDS are kept), 0
 * at the end, -1 with a comma out of place. Words hold until the next step. */
int reach_lines_next_any(reach_lines *lines, reach_word word[REACH_MOST_WORDS], int *n_words,
                         reach_report *report);
/* Steps over the next line where it reads `digits digits` and no more, or with a third word like
 * 0.25 (at most 1): quicker than the above. False, without a step, at any other line. */
bool reach_lines_next_plain(reach_lines *lines, uint32_t id[2], double *third);
/* How many lines there are from here to the end, to which it goes. */
int reach_lines_count(reach_lines *lines, uint64_t *n_lines, reach_report *report);
void reach_lines_close(reach_lines *lines);

/* Refuses a file that is not UTF-8, and says where. O(bytes). */
int reach_lines_check_utf8(const reach_lines *lines, reach_report *report);
/* Refuses n bytes that cannot stand on a chart. */
int reach_lines_check_name(const reach_lines *lines, uint64_t line, uint64_t column,
                           const char *name, size_t n, reach_report *report);

/* The word as a whole number below 2^32 - 1; `what` it should be, for the message. */
int reach_word_number(const reach_lines *lines, const reach_word *word, const char *what,
                      uint32_t *number, reach_report *report);
/* The word as a person's id. */
int reach_word_id(const reach_lines *lines, const reach_word *word, uint32_t *id,
                  reach_report *report);

#endif
