/* Where a score crosses 0 along a parameter: a scan, then bisection on common random numbers, with
 * the interval of each crossing. docs/model.md, section "Solving". */
#ifndef REACH_STUDY_SOLVE_H
#define REACH_STUDY_SOLVE_H

#include <stddef.h>

#include "study/judge.h"

/* Room that is to be filled with what the replicates say at a value. */
typedef struct {
  double *score; /* [n_replicates] as in reach_sample */
  double *cost;  /* [n_replicates], NaN = missing; NULL: none is wanted */
  double scale;
  unsigned n_networks;
} reach_solve_play;

typedef struct {
  double from, to; /* from < to */
  double own;      /* another value to try; NaN = none */
  double tolerance;
  bool is_whole; /* only whole numbers can be tried */
  size_t n_scan; /* at least 2 */
  uint64_t n_replicates;
  double probability; /* NaN: the mean score is to be 0 or more */
  bool has_cost;      /* the value that reaches it for the least cost is wanted, too */
  /* Returns 0 or a status, which ends the work. */
  int (*play)(void *context, double value, reach_solve_play *play);
  void *context;
} reach_problem;

/* A value that was tried. */
typedef struct {
  double value;
  reach_judgement score;
  double cost, cost_low, cost_high; /* mean and 95 % interval; NaN = none */
  bool is_scan;
} reach_tried;

/* A crossing, between values of opposite sign. */
typedef struct {
  double at;        /* the value next to it that reaches the goal; NaN = none did in the sample */
  double low, high; /* its 95 % interval */
  bool is_open_low, is_open_high; /* it ends with the range: the crossing may lie beyond */
  int before, after;              /* clear sign, judged together, below and above; 0 = none */
  bool is_certain;                /* these are opposite */
  bool is_broken;                 /* within, there is a value without a score */
} reach_root;

typedef enum {
  REACH_SOLVED_FOUND,
  REACH_SOLVED_MAY_BE,
  REACH_SOLVED_NOWHERE,
  REACH_SOLVED_EVERYWHERE,
  REACH_SOLVED_UNDECIDED,
  REACH_SOLVED_MISSING, /* no value has a score */
  REACH_N_SOLVED
} reach_solved_answer;

typedef struct {
  reach_solved_answer answer;
  reach_tried *tried; /* [n_tried] ascending; owned */
  size_t n_tried;
  reach_root *root; /* [n_roots] ascending; owned */
  size_t n_roots;
  size_t best;     /* of the tried: with the largest mean score; n_tried: none */
  size_t cheapest; /* of those that reach the goal: with the least mean cost; n_tried: none */
} reach_solved;

/* Free is legal after failure. O((n_scan + a few dozen for each root) plays). Returns 0,
 * REACH_NO_MEMORY or what `play` returned. */
int reach_solve(const reach_problem *problem, reach_solved *solved);
void reach_solved_free(reach_solved *solved);

/* The first crossing that is certain, else the first; NULL = there is none. */
const reach_root *reach_solved_root(const reach_solved *solved);

/* Does the goal come true at a value that was tried, in the sample? */
static inline bool reach_tried_reaches(const reach_tried *tried) {
  return tried->score.mean >= 0;
}

#endif
