/* A study: a scenario played for all organizations and replicates, and what it says. */
#ifndef REACH_STUDY_STUDY_H
#define REACH_STUDY_STUDY_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/report.h"
#include "cascade/loners.h"
#include "cascade/trust.h"
#include "outcome/bass.h"
#include "outcome/economics.h"
#include "outcome/kinds.h"
#include "outcome/measures.h"
#include "outcome/schedule.h"
#include "scenario/scenario.h"
#include "study/assumption.h"
#include "study/audit.h"
#include "study/bass_fit.h"
#include "study/portrait.h"
#include "study/response.h"
#include "world/adoption.h"
#include "world/legs.h"

/* One figure of the world as it was built, such as clustering; mean over drawn networks. */
typedef struct {
  char name[48];
  char unit[16];
  double value; /* NaN = does not exist */
} reach_figure;

/* How far the message gets inside one department. */
typedef struct {
  char *name; /* owned */
  uint64_t n_people;
  uint64_t n_start;  /* people who start in every replicate; 0 where they are drawn anew */
  reach_bin reached; /* people who have the message, the starting ones included */
} reach_department;

/* Lines of ties that were read; all 0 where ties are drawn or known by name. */
typedef struct {
  uint64_t n_people, n_lines;
  uint64_t n_loops, n_repeats; /* of the lines, as in world/ties.h */
  reach_loners loners;         /* who starts without ties */
} reach_line_count;

enum { REACH_MAX_BINS = 64, REACH_MAX_FIGURES = 32 };

/* Companies with more departments have no answer by department: nobody reads so many, and the
 * sums of each are kept for every drawn network. */
enum { REACH_MOST_DEPARTMENTS = 2000 };

enum { REACH_N_BARRIERS = REACH_N_STAGES + 1 }; /* the last: none */

/* Adoption, where it tells who takes part. */
typedef struct {
  unsigned n_weeks;
  reach_band *curve;  /* [n_weeks + 1][REACH_N_ADOPTION] shares of associates; NULL: it does not */
  reach_bin *barrier; /* [n_departments][REACH_N_BARRIERS] associates by barrier at the end */
  const reach_bin *barred; /* [REACH_N_BARRIERS] departments that a stage bars more than any other
                              does; of several the first */
  uint32_t n_departments;  /* as of the answer; 1: all associates together */
  uint64_t n_people;
} reach_uptake;

/* A department of an answer with adoption: its name is borrowed, "all" where all associates are
 * together. */
typedef struct {
  uint32_t department;
  const char *name;
  uint64_t n_people;
} reach_uptake_row;

/* A number of an outcome, beside its measures. */
typedef struct {
  const char *outcome; /* whose it is: "recruiting" */
  reach_cell_label label;
  reach_summary summary;
} reach_cell;

/* Bass's model: the curve of many people who all know each other, beside the simulation. */
typedef struct {
  double people;    /* of the network; 0: another model */
  reach_bass curve; /* its share of them has adopted by a day */
  reach_bass_fit fit;
} reach_bass_answer;

typedef struct {
  reach_summary summary[REACH_N_MEASURES];
  reach_comparison comparison[REACH_N_MEASURES]; /* unset for the baseline */
  reach_comparison accuracy;                     /* ratio of accurate_reach to reach */
  reach_band *curve;             /* reach by day 0 .. n_days; NULL in a bare network without days */
  reach_bin hop[REACH_MAX_BINS]; /* people by hop of the first copy; the last bin is "or more" */
  reach_bin frequency[REACH_MAX_BINS];     /* people exposed 1, 2, ... times; the last "or more" */
  reach_bin at_least[REACH_MAX_BINS];      /* people exposed at least 0, 1, 2, ... times */
  unsigned n_hops, n_frequencies;          /* bins used: 0 .. n-1 */
  reach_planned planned[REACH_N_FORMULAS]; /* what planners would expect; NaN = cannot be said */
  reach_bass_answer bass;
  reach_legs legs;           /* of trust */
  reach_practices practices; /* that they were made of; owned */
  double trust;              /* by the rule */
  reach_trust_spread each;   /* trust in associates by their own legs */
  reach_economics economics; /* the account of money */
  double market_people;      /* of a shared market; 0 = there is none */
  reach_uptake uptake;       /* of adoption */
  reach_cell *cell;          /* [n_cells] of outcomes, in their order; NULL = none */
  unsigned n_cells;
  reach_department *department; /* [n_departments] in the order of the world; NULL = none */
  uint32_t n_departments;
  uint64_t n_start; /* people who have the message from the start */
  reach_figure figure[REACH_MAX_FIGURES];
  unsigned n_figures;
  reach_line_count lines;
  bool is_supercritical;    /* mean reproduction >= 1; of a network where a hundred are told */
  reach_portrait *portrait; /* NULL where a picture of work ties would show nothing */
} reach_answer;

reach_uptake_row reach_uptake_row_of(const reach_answer *answer, uint32_t department);
/* Share of its associates whose barrier is a stage (or none), with its interval. */
reach_bin reach_uptake_share(const reach_uptake *uptake, reach_uptake_row row, int stage);

/* The first cell of an outcome with this table, series, item and x, or NULL; NULL and NaN stand for
 * any. O(cells). */
const reach_cell *reach_answer_cell(const reach_answer *answer, const char *outcome,
                                    const char *table, const char *series, const char *item,
                                    double x);

/* reach of each organization relative to the baseline in a market of a given size. */
typedef struct {
  int64_t market_people;
  reach_comparison *reach; /* [organization] */
  reach_summary *summary;  /* [organization], of reach */
} reach_market_point;

/* What is told of each rung of the ladder, as indices of measures. */
enum {
  REACH_LADDER_GROSS,
  REACH_LADDER_REACH,
  REACH_LADDER_EFFECTIVE,
  REACH_LADDER_OVERLAP,
  REACH_N_LADDER
};
extern const int reach_ladder_measure[REACH_N_LADDER];

/* An organization on a rung. */
typedef struct {
  reach_summary summary[REACH_N_LADDER];
  reach_comparison change[REACH_N_LADDER];     /* to the rung below, ratio = what the step leaves;
                                                  NaN on rung 0 */
  reach_comparison comparison[REACH_N_LADDER]; /* with the baseline on the same rung; NaN for it */
} reach_rung_answer;

typedef struct {
  const char *name;          /* of the step, the scenario's; "start" on rung 0 */
  reach_rung_answer *answer; /* [organization] */
} reach_rung_point;

/* What the numbers say of the scenario's claim. */
typedef struct {
  bool is_made; /* there is a claim; else the question is the usual one, about assumptions alone */
  reach_question question;
  size_t organization, baseline; /* that it is about; indices */
  reach_finding finding;
  reach_one_at_a_time assumptions; /* n_replicates 0: only listed, in the order of params.def */
} reach_claim_answer;

struct reach_sweep_view;  /* sweep_view.h */
struct reach_sensitivity; /* sensitivity.h */
struct reach_solution;    /* solution.h */

/* Of what the result is. */
typedef enum {
  REACH_OF_RUN,
  REACH_OF_SWEEP,
  REACH_OF_SENSITIVITY,
  REACH_OF_SOLUTION
} reach_subject;

typedef struct reach_result {
  const reach_scenario *scenario; /* borrowed */
  /* At most one of these is there, borrowed. Then only the scenario, n_replicates and this tell
   * anything; all else is zero. */
  const struct reach_sweep_view *sweep;
  const struct reach_sensitivity *sensitivity;
  const struct reach_solution *solution;
  uint64_t n_replicates;
  unsigned n_days;      /* 0: no curve */
  unsigned n_networks;  /* drawn networks that replicates are grouped by; 1 = no grouping */
  double *value;        /* [organization][measure][replicate], NaN = missing */
  reach_answer *answer; /* [organization] */
  reach_market_point *market_point; /* run.market_sizes */
  size_t n_market_points;
  reach_atlas atlas;           /* the networks of the portraits */
  uint32_t portrait_replicate; /* the same for all organizations */
  reach_rung_point *rung;      /* of the ladder; 0 = the scenario itself */
  size_t n_rungs;              /* 0 = no ladder, else its steps and one */
  reach_claim_answer claim;
  reach_audit audit;       /* of the table that the scenario names */
  reach_response response; /* of response.key */
  double seconds_world, seconds_simulate;
} reach_result;

static inline reach_subject reach_result_of(const reach_result *result) {
  if (result->sweep) return REACH_OF_SWEEP;
  if (result->sensitivity) return REACH_OF_SENSITIVITY;
  return result->solution ? REACH_OF_SOLUTION : REACH_OF_RUN;
}

/* Called from the thread that runs the study, at most 20 times a second; share 0..1. */
typedef void reach_progress(void *context, double share);

typedef struct {
  unsigned n_threads; /* 0 = processors that are available */
  reach_progress *progress;
  void *progress_context;
  const volatile sig_atomic_t *stop; /* set from a signal handler: stop soon; may be NULL */
  bool asks_what_matters;            /* also without a claim */
} reach_study_options;

/* Plays the scenario. Same numbers for any n_threads. Returns 0; REACH_TOO_BIG with the
 * estimate before any work; REACH_NO_MEMORY; REACH_UNREADABLE for network files;
 * REACH_INVALID where a file and the scenario disagree; REACH_INTERRUPTED + signal. */
int reach_study_run(const reach_scenario *scenario, const reach_study_options *options,
                    reach_result *result, reach_report *report);
void reach_result_free(reach_result *result);

/* Does all that precedes the first replicate, and undoes it: estimates memory, reads the network
 * files, builds the worlds. lines[n_organizations] may be NULL. The same errors as reach_study_run.
 */
int reach_study_check(const reach_scenario *scenario, reach_line_count *lines,
                      reach_report *report);

/* Can planners' formulas be put beside what was simulated? */
static inline bool reach_answer_is_planned(const reach_answer *answer) {
  return answer->market_people > 0;
}

/* Frequencies 1 .. n-1 that a formula expects of half a person or more, at least as many as were
 * simulated; 0 where it has no answer. */
unsigned reach_answer_n_planned(const reach_answer *answer, int formula);

static inline const double *reach_result_values(const reach_result *result, size_t organization,
                                                int measure) {
  return result->value + (organization * REACH_N_MEASURES + (size_t)measure) * result->n_replicates;
}

#endif
