/* The table of a reach calculator, and its arithmetic done again. What the columns are, and what
 * is right, rounded, follows or is wrong: docs/model.md, Audit. */
#ifndef REACH_WORLD_CALCULATOR_H
#define REACH_WORLD_CALCULATOR_H

#include "world/roster.h"
#include "world/stated.h"

/* The columns, each after those it is computed from. */
enum {
  REACH_AUDIT_PEOPLE,
  REACH_AUDIT_FOLLOWERS,
  REACH_AUDIT_POSTS,
  REACH_AUDIT_CONTACTS,
  REACH_AUDIT_SHARE,
  REACH_AUDIT_OVERLAP,
  REACH_AUDIT_NET,
  REACH_AUDIT_IMPRESSIONS,
  REACH_AUDIT_CLICK_RATE,
  REACH_AUDIT_CLICKS,
  REACH_AUDIT_CPM,
  REACH_AUDIT_CPC,
  REACH_AUDIT_VALUE,
  REACH_AUDIT_COST,
  REACH_AUDIT_ROI,
  REACH_N_AUDIT
};

extern const char *const reach_audit_title[REACH_N_AUDIT]; /* "people" */

enum reach_audit_verdict {
  REACH_AUDIT_RIGHT,
  REACH_AUDIT_ROUNDED,
  REACH_AUDIT_FOLLOWS, /* from a mistake elsewhere */
  REACH_AUDIT_WRONG,
  REACH_N_AUDIT_VERDICTS
};

extern const char *const reach_audit_verdict_name[REACH_N_AUDIT_VERDICTS]; /* "right" */

enum reach_audit_kind { REACH_AUDIT_LINE, REACH_AUDIT_SUBTOTAL, REACH_AUDIT_TOTAL };

typedef struct {
  uint64_t line;    /* of the file */
  const char *name; /* "" where the table has no names; into the file's text */
  enum reach_audit_kind kind;
} reach_audit_row;

/* A cell; also of those columns that the table does not have. */
typedef struct {
  reach_stated stated;
  uint32_t place; /* in its line, from 1 */
  bool is_there;
} reach_audit_cell;

/* A number that could be computed. */
typedef struct {
  uint32_t row;        /* of the table */
  uint32_t place;      /* the cell in its line, from 1 */
  int column;          /* REACH_AUDIT_... */
  double stated;       /* as the cell has it */
  double right;        /* as it is */
  bool is_sum;         /* of the lines above; otherwise of its own line */
  bool is_of_contacts; /* a sum of people x followers under followers */
  uint64_t first, to;  /* lines of the file that a sum is made of */
  enum reach_audit_verdict verdict;
} reach_audit_check;

typedef struct {
  struct reach_cells *cells; /* the file; owns the text that names point into */
  const char *path;          /* borrowed */
  int name_at;               /* place of the column name in the file; -1: there is none */
  int at[REACH_N_AUDIT];
  reach_audit_row *row;               /* [n_rows], subtotals and the total too */
  double *followers;                  /* [n_rows] of each person, as it should be */
  double *people;                     /* [n_rows] */
  uint32_t n_rows, capacity, n_lines; /* lines: rows of people */
  reach_audit_cell *cell;             /* [n_rows][n_given] numbers as stated */
  int n_given, slot[REACH_N_AUDIT];   /* of a column among those given; -1 */
  reach_audit_check *check;           /* [n_checks] line by line, then as the columns stand above */
  size_t n_checks, n_of[REACH_N_AUDIT_VERDICTS];
  double right[REACH_N_AUDIT];  /* of all lines together; NaN: cannot be said */
  double stated[REACH_N_AUDIT]; /* by the line total; NaN: it does not say */
} reach_calculator;

/* Reads the table and does its arithmetic. O(cells). Errors: REACH_UNREADABLE with
 * file:line:column: column: what is wrong, REACH_TOO_BIG, REACH_NO_MEMORY. Mistakes in the
 * arithmetic are no errors. Free is legal after failure, and on zeroed memory. */
int reach_calculator_read(const char *path, reach_calculator *calculator, reach_report *report);
void reach_calculator_free(reach_calculator *calculator);

/* Inside of reading: does the arithmetic of the rows that were read. */
int reach_calculator_check(reach_calculator *calculator, reach_report *report);

/* "people x followers", "sum, lines 2 to 3": how a number is computed. */
typedef struct {
  char text[96];
} reach_audit_rule;
reach_audit_rule reach_audit_rule_of(const reach_calculator *calculator,
                                     const reach_audit_check *check);

static inline reach_audit_cell reach_calculator_cell(const reach_calculator *calculator,
                                                     uint32_t row, int column) {
  if (calculator->slot[column] < 0) return (reach_audit_cell){.is_there = false};
  return calculator
      ->cell[(size_t)row * (size_t)calculator->n_given + (size_t)calculator->slot[column]];
}

/* So many people; refused where it is nobody, or more than a company may have. */
int64_t reach_calculator_n_people(const reach_calculator *calculator);
int reach_calculator_check_people(const reach_calculator *calculator, reach_report *report);

/* Of one person of the table; at least 1. */
double reach_calculator_most_followers(const reach_calculator *calculator);

/* Its people as associates, each with a number of contacts of its own. */
int reach_calculator_roster(const reach_calculator *calculator, reach_roster *roster,
                            reach_report *report);

/* The size of a market of one segment in which the contacts of all people overlap by `asked`: the
 * smallest M with 1 - V(M)/contacts <= asked. Where they cannot overlap so much it is the largest
 * number of followers, and *overlap, which is what comes out, is less. INFINITY: no market is large
 * enough. O(rows). */
double reach_calculator_market(const reach_calculator *calculator, double asked, double *overlap);

#endif
