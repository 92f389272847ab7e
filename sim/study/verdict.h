/* A question to the numbers of a study (how does one organization compare with another, or with a
 * number?) and what the numbers say. docs/model.md, section "Claims". */
#ifndef REACH_STUDY_VERDICT_H
#define REACH_STUDY_VERDICT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "orgreach.h"

enum reach_verdict { REACH_UNDECIDED, REACH_SUPPORTED, REACH_NOT_SUPPORTED };

/* "supported", "not supported", "undecided". */
const char *reach_verdict_name(enum reach_verdict verdict);

typedef struct {
  int measure, per; /* per: what its mean is divided by, or -1 */
  bool is_against_value;
  double value;  /* what it is held against, where it is */
  int relation;  /* REACH_CLAIM_* */
  double factor; /* above 0 */
} reach_question;

typedef struct {
  reach_summary own, other;    /* other: of the value, a constant */
  reach_comparison comparison; /* own to other */
  enum reach_verdict verdict;
} reach_finding;

/* Values of a measure of one organization, [n_replicates], by measure. */
typedef const double *reach_value_reader(const void *context, int measure);

/* Two sides of a question: where their values are. `other` is unused against a value. */
typedef struct {
  reach_value_reader *read;
  const void *own, *other;
  uint64_t n_replicates;
  unsigned n_networks; /* replicates are grouped by, as in statistics.h */
} reach_sides;

/* Values of both sides, [n_replicates] each, whose means are compared; y is the value where it is
 * against one. Returns 0 or REACH_NO_MEMORY. */
int reach_question_values(const reach_question *question, const reach_sides *sides, double *x,
                          double *y);

/* Returns 0 or REACH_NO_MEMORY. */
int reach_question_answer(const reach_question *question, const reach_sides *sides,
                          reach_finding *finding);

/* What is looked at where an assumption is changed: the mean against a value, else the ratio of
 * means where that of `as_it_is` exists, else the difference. */
enum reach_aspect { REACH_ASPECT_MEAN, REACH_ASPECT_RATIO, REACH_ASPECT_DIFFERENCE };
enum reach_aspect reach_question_aspect(const reach_question *question,
                                        const reach_finding *as_it_is);

/* That number with its interval; NaN where it does not exist. */
typedef struct {
  double at, ci_low, ci_high;
} reach_aspect_value;
reach_aspect_value reach_finding_aspect(const reach_finding *finding, enum reach_aspect aspect);

#endif
