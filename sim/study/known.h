/* The known answers of the self-test: what theory says of small cases, against what the program
 * says when it plays them as any scenario. One table, known.def; theory in known_theory.h. */
#ifndef REACH_STUDY_KNOWN_H
#define REACH_STUDY_KNOWN_H

#include "study/study.h"

/* How a row of the table is measured, over the replicates of its play. */
enum reach_known_kind {
  REACH_KNOWN_ALWAYS,   /* the measure in every replicate, exactly */
  REACH_KNOWN_MEAN,     /* its mean */
  REACH_KNOWN_VARIANCE, /* its variance */
  REACH_KNOWN_SHARE,    /* share of replicates in which it is from `least` to `most` */
  REACH_KNOWN_GIVEN,    /* its mean over those replicates alone */
  REACH_KNOWN_LAW,      /* its whole law, by Pearson's chi-square */
  REACH_KNOWN_RATIO,    /* ratio of means to the baseline's */
  REACH_KNOWN_HOP,      /* mean number of people whose first copy has made `least` hops */
  REACH_KNOWN_FIGURE,   /* a figure of the world (`measure` is its number) */
  REACH_KNOWN_LOSSES,   /* replicates in which an organization has less than the one before it */
  REACH_KNOWN_COVERAGE, /* share of 95 % intervals, of 100 replicates each, that hold `least` */
  REACH_KNOWN_FORMULA   /* a function of the program: `least` is what it says. No play */
};

enum { REACH_KNOWN_BINS = 64, REACH_KNOWN_COLUMNS = 46 };

/* Fills probability[REACH_KNOWN_BINS], which is zeroed, with P(value = 0, 1, ...). */
typedef void reach_known_law(unsigned n, double p, double *probability);

typedef struct {
  const char *id;   /* "K4": the same for rows about one known answer */
  const char *asks; /* at most REACH_KNOWN_COLUMNS columns */
  const char *source;
  double expected;  /* of a law: set when it is known how many degrees of freedom there are */
  double tolerance; /* of what is not random: the digits that the source gives; 0 = exact */
  int play;         /* index into reach_known_play_table; -1 = none */
  enum reach_known_kind kind;
  size_t organization;
  int measure;
  double least, most;
  double sd; /* of one replicate, where theory tells; 0 = estimated from the replicates */
  reach_known_law *law;
  unsigned law_n;
  double law_p;
} reach_known;

/* A scenario, but for seed and replicates. */
typedef struct {
  const char *name; /* stands in messages for a file */
  uint64_t n_replicates;
  const char *text;
} reach_known_play;

#define REACH_PLAY(name, ...) REACH_KNOWN_PLAY_##name,
#define REACH_KNOWN(...)
enum {
#include "study/known.def"
  REACH_N_KNOWN_PLAYS,
  REACH_KNOWN_PLAY_none = -1
};
#undef REACH_PLAY
#undef REACH_KNOWN
#define REACH_PLAY(...)
#define REACH_KNOWN(...) +1
enum {
  REACH_N_KNOWN = 0
#include "study/known.def"
};
#undef REACH_PLAY
#undef REACH_KNOWN

extern const reach_known_play reach_known_play_table[REACH_N_KNOWN_PLAYS];

/* Fills the table. Expected values are computed here: some milliseconds. Returns 0 or
 * REACH_NO_MEMORY. */
int reach_known_rows(reach_known row[REACH_N_KNOWN], reach_report *report);

typedef struct {
  double expected, got;
  double z; /* standard errors between them, or what a probability so small is worth; NaN = not
               random */
  uint64_t n;
  bool is_passed;
} reach_known_found;

/* What is not random passes within its tolerance, all else where |z| < 5.75: over 100 checks a
 * false alarm is rarer than 1e-6. */
#define REACH_KNOWN_SIGMAS 5.75

typedef struct {
  const reach_known *row; /* [REACH_N_KNOWN] */
  const bool *is_wanted;  /* [REACH_N_KNOWN]; NULL = all */
  uint64_t rng_seed;
  uint64_t
      most_replicates; /* for builds that are slow; rows that need more are left out; 0 = all */
  reach_study_options study;
  /* Called once for each row, in the order of the table. */
  void (*found)(void *context, size_t row, const reach_known_found *found);
  void *context;
} reach_known_options;

/* Plays what is wanted. Returns 0 also where answers are wrong; the errors of reach_study_run. */
int reach_known_run(const reach_known_options *options, reach_report *report);

#endif
