/* Plays all points of a design, block by block of replicates, on several threads; what comes out
 * goes into a sink, which also says what is there already. docs/model.md, section "Sweeps". */
#ifndef REACH_STUDY_SWEEP_H
#define REACH_STUDY_SWEEP_H

#include "outcome/measures.h"
#include "study/design.h"
#include "study/study.h"

/* Replicates `first` .. first + n_replicates - 1 of a point. */
typedef struct {
  uint64_t point, block, first, n_replicates;
  unsigned n_networks; /* as in reach_plays */
  size_t n_organizations;
  const double *value; /* [organization][measure][replicate of the block] */
} reach_sweep_block;

/* A point in all its replicates. */
typedef struct {
  uint64_t point, n_replicates;
  reach_precision_state precision; /* where it is asked for */
  size_t n_organizations;
  const reach_summary *summary;       /* [organization][measure] */
  const reach_comparison *comparison; /* likewise; that of the baseline means nothing */
} reach_sweep_answer;

/* Which numbers of a point: of replicates 0 .. n_replicates - 1, which are whole blocks or all. */
typedef struct {
  uint64_t point, n_replicates;
  const bool *wanted; /* [organization][measure]; the others are left as they are; NULL = all */
} reach_sweep_wish;

/* All may be called by several threads at a time. What returns a status has told the report. */
typedef struct {
  void *context;
  int (*has_block)(void *context, uint64_t point, uint64_t block, bool *is_there,
                   reach_report *report);
  int (*keep_block)(void *context, const reach_sweep_block *block, reach_report *report);
  /* A point that cannot be played, or not in this block; of several the first block counts. */
  int (*keep_failure)(void *context, uint64_t point, uint64_t block, const char *reason,
                      reach_report *report);
  /* Replicates of the answer that was kept for a point; 0: none was. */
  int (*has_answer)(void *context, uint64_t point, uint64_t *n_replicates, reach_report *report);
  /* value: [organization][measure][replicate] */
  int (*read_values)(void *context, const reach_sweep_wish *wish, double *value,
                     unsigned *n_networks, reach_report *report);
  int (*keep_answer)(void *context, const reach_sweep_answer *answer, reach_report *report);
} reach_sweep_sink;

/* Runs are replicates of points, with all organizations. */
typedef struct {
  uint64_t n_runs, n_done; /* runs: at most, as far as is known; done: with those before */
  uint64_t n_before;       /* that were there already */
  uint64_t n_points, n_ended, n_failed; /* points; ended: precise, failed or with all replicates */
  bool is_summing;                      /* all is played; answers are being made */
} reach_sweep_progress;

typedef struct {
  unsigned n_threads; /* 0 = all processors */
  reach_shard shard;  /* the points to play */
  double most_bytes;  /* of reach_design_check: fewer threads where memory is short */
  void (*tell)(void *context, const reach_sweep_progress *progress); /* may be NULL */
  void *tell_context;
  const volatile sig_atomic_t *stop; /* may be NULL */
} reach_sweep_options;

/* Returns 0 also where points failed (*n_failed of them). Else REACH_NO_MEMORY, REACH_UNREADABLE,
 * REACH_INTERRUPTED + signal or what the sink returned; what was kept stays. The same values for
 * any number of threads. */
int reach_sweep_run(const reach_design *design, const reach_sweep_options *options,
                    const reach_sweep_sink *sink, uint64_t *n_failed, reach_report *report);

#endif
