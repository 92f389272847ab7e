/* The answer of a run for a reader at a terminal: what differs in a sentence, the measures of
 * all organizations with their intervals, what these speak about, what to be careful with. */
#ifndef REACH_PRESENT_TABLE_H
#define REACH_PRESENT_TABLE_H

#include <stdbool.h>
#include <stdio.h>

#include "study/study.h"

typedef struct {
  bool has_color;     /* bold headings, yellow warnings, by terminal escapes */
  const char *folder; /* where the results are; NULL = nowhere */
  const char *charts; /* what to say of the charts: "out/x/charts"; NULL = none drawn */
  const char *page;   /* what to say of the page; NULL = none written */
} reach_table_options;

/* At most 100 columns wide. Write errors stay with the stream. */
void reach_table_print(FILE *out, const reach_result *result, const reach_table_options *options);

#endif
