/* Orgreach as a C library: load a scenario, run it, read measures.
 *
 *   cc program.c $(pkg-config --cflags --libs orgreach)
 *
 * One simulation is one scenario and the result of its last run. The library prints nothing, ends
 * no process, and leaves locale, signal handlers and the handlers of igraph and GSL as it found
 * them. Numbers do not depend on threads, locale or what was run before.
 *
 * Threads. Different simulations may be used by different threads at the same time; where they
 * draw networks, one waits for the other, because igraph is not made for threads (nor may the
 * program use igraph itself meanwhile). One simulation is for one thread at a time: a second call
 * that works on it gets REACH_IN_USE. Threads that the library starts take no signals and have
 * ended when the call returns.
 *
 * Errors. What can fail returns 0 or an enum reach_status, or 128 + the number of a stop mark.
 * Its messages, one line each, stay with the simulation until the next call that may fail. They
 * are those of the program, whose options (-o, --force) they may name.
 *
 * Texts and arrays that are returned belong to the simulation; each function says until when. */
#ifndef ORGREACH_H
#define ORGREACH_H

#include <signal.h>
#include <stddef.h>
#include <stdint.h>

#define REACH_VERSION_MAJOR 0
#define REACH_VERSION_MINOR 1
#define REACH_VERSION_PATCH 0

#if defined(__GNUC__)
#define REACH_API __attribute__((visibility("default")))
#else
#define REACH_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Also the exit codes of the program `orgreach`. They do not change between versions. */
enum reach_status {
  REACH_OK = 0,
  REACH_SOME_FAILED = 1, /* some points failed; they are listed and the rest is kept */
  REACH_USAGE = 2,       /* the call or command line is wrong; the folder has other results */
  REACH_INVALID = 3,     /* the scenario is wrong */
  REACH_UNREADABLE = 4,  /* an input file cannot be read or understood */
  REACH_TOO_BIG = 5,     /* refused before work, with the estimate */
  REACH_NO_MEMORY = 6,
  REACH_CANNOT_WRITE = 7,  /* disk full, no permission */
  REACH_IN_USE = 8,        /* another process holds the results, another call the simulation */
  REACH_CHARTS_FAILED = 9, /* the results are kept */
  REACH_INTERNAL = 70,
  REACH_INTERRUPTED = 128 /* plus the number of the signal, or of the stop mark */
};

/* One measure over the n replicates in which it exists, in the measure's unit. 95 % t interval of
 * the mean, clustered by drawn network; type-7 quantiles. NaN where n is too small. */
typedef struct {
  double mean, ci_low, ci_high, sd, p05, median, p95;
  uint64_t n;
} reach_summary;

/* An organization against the baseline, replicate by replicate. ratio = ratio of means with
 * Fieller's 95 % interval; NaN where the baseline is not significantly above 0. difference = mean
 * of the differences with its 95 % interval, in the measure's unit. */
typedef struct {
  double ratio, ratio_ci_low, ratio_ci_high;
  double difference, difference_ci_low, difference_ci_high;
} reach_comparison;

/* Reach at the end of a day, in people: mean, and quantiles over replicates. */
typedef struct {
  double mean, p05, median, p95;
} reach_band;

/* Mean number of people in a bin, with its 95 % interval. */
typedef struct {
  double mean, ci_low, ci_high;
} reach_bin;

/* The version of the library that is loaded, such as "0.1.0"; the macros above are of the header
 * that was compiled. */
REACH_API const char *reach_version(void);

/* --- A scenario ------------------------------------------------------------------------------ */

typedef struct reach_simulation reach_simulation;

/* Reads the scenario file `path`, what it extends, and checks every value; does not open network
 * files yet. `setting` has n_settings texts KEY=VALUE, as --set of the program: "run.seed=9",
 * "organizations.social.participation=0.2"; NULL when there are none.
 * Returns 0, REACH_UNREADABLE (missing or unreadable file), REACH_INVALID (one message a mistake),
 * REACH_USAGE (a setting that is no KEY=VALUE) or REACH_NO_MEMORY. *simulation is set in any case,
 * for its messages; it is NULL only where memory for itself was short. The caller closes it. */
REACH_API int reach_simulation_open(const char *path, const char *const *setting, size_t n_settings,
                                    reach_simulation **simulation);

/* The same from n bytes of text as if they were the file `path`, which need not exist: it is the
 * name in messages, and file names in the text are relative to its folder. */
REACH_API int reach_simulation_open_text(const char *text, size_t n, const char *path,
                                         const char *const *setting, size_t n_settings,
                                         reach_simulation **simulation);

/* Frees all that belongs to it. NULL is legal. Not while another call works on it. */
REACH_API void reach_simulation_close(reach_simulation *simulation);

/* Message i = 0, 1, ... of the last call that may fail: "brand.yaml:12:5: feed.attention: ...",
 * control characters escaped, without a newline. NULL after the last one and for a NULL
 * simulation. Valid until the next call that may fail, or close. */
REACH_API const char *reach_simulation_message(const reach_simulation *simulation, size_t i);

/* What the scenario has; after a failed open: NULL, no organizations. Valid until close. */
REACH_API const char *reach_simulation_name(const reach_simulation *simulation);
REACH_API size_t reach_simulation_organizations(const reach_simulation *simulation);
/* The name of organization o, or NULL where there is none. */
REACH_API const char *reach_simulation_organization(const reach_simulation *simulation, size_t o);
/* Index of the organization that the others are compared with. */
REACH_API size_t reach_simulation_baseline(const reach_simulation *simulation);
/* The scenario with every parameter of every organization explicit, as YAML that loads to the
 * same scenario; NULL when memory was short. */
REACH_API const char *reach_simulation_resolved(const reach_simulation *simulation);

/* --- Running --------------------------------------------------------------------------------- */

typedef struct {
  unsigned n_threads; /* 0 = all processors that are available; never changes a number */
  /* Called by the thread that runs, at most 20 times a second while replicates are played; share
   * of the work that is done, 0..1. It must return. May be NULL. */
  void (*progress)(void *context, double share);
  void *context;
  /* When it becomes positive (at most 127), the run ends soon and returns REACH_INTERRUPTED plus
   * its value; from a signal handler, the progress function or another thread. May be NULL. */
  const volatile sig_atomic_t *stop;
} reach_run_options;

/* Does all that precedes the first replicate, and undoes it: estimates memory, reads the network
 * files, builds the worlds. The errors of reach_simulation_run. */
REACH_API int reach_simulation_check(reach_simulation *simulation);

/* Plays the scenario; NULL options = zeroed ones. The result replaces that of an earlier run,
 * also when this one fails. Returns 0; REACH_TOO_BIG with the estimate, before work, or when a
 * message spreads without end; REACH_UNREADABLE or REACH_INVALID about network files;
 * REACH_NO_MEMORY; REACH_IN_USE; REACH_USAGE when the scenario was not opened; REACH_INTERRUPTED +
 * stop mark. Cost: reach_simulation_check tells the memory; time goes with the
 * tellings. */
REACH_API int reach_simulation_run(reach_simulation *simulation, const reach_run_options *options);

/* --- Measures -------------------------------------------------------------------------------- */

/* The measures, the same for every scenario; later versions may have more. `orgreach explain`
 * lists them. NULL for m >= reach_measure_count(). */
REACH_API size_t reach_measure_count(void);
REACH_API const char *reach_measure_name(size_t m); /* "reach" */
REACH_API const char *reach_measure_unit(size_t m); /* "people" */
REACH_API const char *reach_measure_help(size_t m); /* a sentence */

/* What the last run says; all costs nothing. Where there was no run, or it failed, or where there
 * is no such organization, measure or baseline to compare with (the baseline itself has none):
 * REACH_USAGE, and *summary or *comparison is filled with NaN. */
REACH_API int reach_simulation_summary(const reach_simulation *simulation, size_t organization,
                                       const char *measure, reach_summary *summary);
REACH_API int reach_simulation_comparison(const reach_simulation *simulation, size_t organization,
                                          const char *measure, reach_comparison *comparison);

/* The measure in each replicate, [*n], NaN = does not exist there; replicates are those of
 * replicates.csv. NULL, and *n = 0, where there is none. Valid until the next run or close. */
REACH_API const double *reach_simulation_values(const reach_simulation *simulation,
                                                size_t organization, const char *measure,
                                                uint64_t *n);

/* Reach at the end of day 0, 1, ... *n - 1; NULL, and *n = 0, where the scenario has no days. */
REACH_API const reach_band *reach_simulation_curve(const reach_simulation *simulation,
                                                   size_t organization, size_t *n);
/* People by the hop of their first copy, bins 0, 1, ... *n - 1, the 64th is "or more". */
REACH_API const reach_bin *reach_simulation_hops(const reach_simulation *simulation,
                                                 size_t organization, size_t *n);
/* People by number of exposures, bins 0 (always empty), 1, ... *n - 1, the 64th is "or more". */
REACH_API const reach_bin *reach_simulation_frequency(const reach_simulation *simulation,
                                                      size_t organization, size_t *n);

/* Figure i = 0, 1, ... of the organization's network, such as "clustering", its value (mean over
 * drawn networks) and unit; NULL after the last one. `value` and `unit` may be NULL. */
REACH_API const char *reach_simulation_figure(const reach_simulation *simulation,
                                              size_t organization, size_t i, double *value,
                                              const char **unit);

/* --- Results --------------------------------------------------------------------------------- */

/* The answer as `orgreach run --json` prints it. NULL without a run, or when memory is short.
 * Valid until the next call of it, of run or close. */
REACH_API const char *reach_simulation_json(reach_simulation *simulation);

/* Writes tables and manifest into the folder `path`, which is made if it is missing, as `orgreach
 * run -o` does, without charts. Files appear whole or not at all; a folder without manifest.json
 * is unfinished. Returns 0; REACH_USAGE without a run, when the folder holds something else (not
 * with is_forced != 0, which replaces other results, but not their charts), or when it holds the
 * scenario or network files themselves; REACH_IN_USE; REACH_CANNOT_WRITE; REACH_NO_MEMORY. */
REACH_API int reach_simulation_write(reach_simulation *simulation, const char *path, int is_forced);

/* Plays replicates `first` to `last` (from 0, below run.replicates) once more and writes who told
 * whom to the file `path`, as `orgreach run --events` does: a table where the name ends in .csv,
 * the trees of first copies where it ends in .graphml. Needs no run before. Whole or not at all; a
 * file that is there is replaced only with is_forced != 0, one that the scenario reads never.
 * Returns 0; REACH_USAGE about name and range; REACH_CANNOT_WRITE; REACH_TOO_BIG where one replicate
 * does not fit into memory; what reach_simulation_check may return; REACH_IN_USE. */
REACH_API int reach_simulation_write_events(reach_simulation *simulation, const char *path,
                                            uint64_t first, uint64_t last, int is_forced);

#ifdef __cplusplus
}
#endif

#endif
