/* What a picture of scorecards has a row for: legs, how hearers see them, what they are made of,
 * trust. */
#ifndef REACH_PRESENT_SCORECARD_ROWS_H
#define REACH_PRESENT_SCORECARD_ROWS_H

#include <stdbool.h>

#include "present/number.h"
#include "study/study.h"
#include "world/scorecard.h"

enum { REACH_ROW_LEG, REACH_ROW_SEEN, REACH_ROW_ITEM, REACH_ROW_TRUST };
enum { REACH_SCORECARD_ITEMS = 12, REACH_SCORECARD_ROWS = REACH_SCORECARD_ITEMS + 7 };

typedef struct {
  int kind, leg;   /* leg: of all but trust */
  reach_item item; /* of a row of items: as the first organization that has it */
  bool is_alike;   /* all that have it have the same owner and due date */
} reach_scorecard_row;

typedef struct {
  reach_scorecard_row row[REACH_SCORECARD_ROWS];
  size_t n;
  bool has_more; /* items are left out that lack less than those shown */
} reach_scorecard_rows;

/* Leg by leg, the items of each in their order; of many items those that lack most somewhere. */
void reach_scorecard_rows_find(const reach_result *result, reach_scorecard_rows *rows);

/* NaN: the organization has no such row. */
double reach_scorecard_row_value(const reach_result *result, const reach_scorecard_row *row,
                                 size_t organization);

/* To two decimals, or as many as it takes to read as the same status. */
reach_number reach_score_words(double score);

#endif
