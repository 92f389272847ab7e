/* The points of a sweep: its axes (scenario/axis.h), and a design that makes points of them.
 * docs/model.md, section "Sweeps". */
#ifndef REACH_STUDY_DESIGN_H
#define REACH_STUDY_DESIGN_H

#include <signal.h>

#include "scenario/axis.h"
#include "scenario/variant.h"
#include "study/precision.h"

enum { REACH_MOST_AXES = 64, REACH_MOST_POINTS = 10000000 };

typedef struct reach_design reach_design;

/* One kind a file: design_NAME.c. */
typedef struct {
  const char *summary, *reference;
  bool takes_intervals;
  /* Sets n_points, and what `value` needs. 0, REACH_INVALID or REACH_TOO_BIG with what is wrong,
   * REACH_NO_MEMORY. */
  int (*prepare)(reach_design *design, char why[REACH_WHY_SIZE]);
  /* Of a point on an axis; NaN: as in the scenario. Any thread may ask. */
  double (*value)(const reach_design *design, uint64_t point, size_t axis);
} reach_design_kind;

extern const reach_design_kind reach_design_grid, reach_design_zip, reach_design_list,
    reach_design_random, reach_design_latin_hypercube, reach_design_sobol, reach_design_morris,
    reach_design_saltelli, reach_design_one_at_a_time;

/* Of morris: between which points of a trajectory an axis moves, from number `step` to the next;
 * and whether it goes up. The step in shares of the range. */
typedef struct {
  uint64_t step;
  bool goes_up;
} reach_morris_move;
reach_morris_move reach_design_turn(const reach_design *design, uint64_t trajectory, size_t axis);
double reach_design_stride(const reach_design *design);

/* Of one-at-a-time: the first point of an axis; its values follow each other. */
uint64_t reach_design_first_of_axis(const reach_design *design, size_t axis);

struct reach_design {
  const reach_scenario *scenario; /* borrowed */
  const reach_design_kind *kind;
  reach_axis *axis; /* [n_axes] */
  size_t n_axes;
  uint64_t n_points;
  uint64_t n_replicates;     /* of every point; at most, where a precision is asked for */
  reach_precision precision; /* that ends a point */
  double *listed;            /* [n_points][n_axes] of a list */
  uint64_t *direction;       /* of Sobol's sequence: quasi.h */
  int axes_param;            /* the key that names the axes */
  uint64_t n_wanted;         /* points; of morris trajectories, of saltelli rows of a matrix */
  uint64_t n_levels;         /* of morris */
};

/* Reads sweep.* of the scenario. Free is legal after failure. Returns 0, REACH_USAGE where nothing
 * varies, REACH_INVALID, REACH_TOO_BIG (with the number of points) or REACH_NO_MEMORY. */
int reach_design_open(const reach_scenario *scenario, reach_design *design, reach_report *report);
void reach_design_free(reach_design *design);

/* The same in three steps, for a design of other keys than sweep.*: give scenario, kind,
 * axes_param, n_wanted, n_levels, n_replicates; make room for axes; read those of a list, or fill
 * in others; make the points. The same errors. */
int reach_design_start(reach_design *design, reach_report *report);
int reach_design_read_axes(reach_design *design, const reach_list *axes, reach_report *report);
int reach_design_finish(reach_design *design, reach_report *report);

/* The scenario at a point. Free is legal after failure. Returns 0 or REACH_NO_MEMORY. */
int reach_design_variant(const reach_design *design, uint64_t point, reach_variant *variant);

/* "participation=0.2 feed.reshare=0.01" of a point; caller frees; NULL = out of memory. */
char *reach_design_words(const reach_design *design, uint64_t point);

/* `command`, such as "orgreach run s.yaml", with the settings that make it the point, for a shell;
 * caller frees; NULL = out of memory. */
char *reach_design_command(const reach_design *design, uint64_t point, const char *command);

/* Every n-th point, from number `first` on; zeroed: all of them. */
typedef struct {
  uint64_t first, n;
} reach_shard;

/* How many points of the design are in the shard; the i-th of them. */
uint64_t reach_shard_points(const reach_design *design, reach_shard shard);
uint64_t reach_shard_point(reach_shard shard, uint64_t i);

/* Before any work: do the values of every point of the shard agree, has every axis an effect at
 * some point of the design, is there memory for one thread at least? *most_bytes is what the
 * largest point of the shard needs on one thread. O(points of the shard), unless an axis has no
 * effect there. Returns 0, REACH_INVALID, REACH_TOO_BIG, REACH_NO_MEMORY, REACH_INTERRUPTED +
 * signal. */
int reach_design_check_shard(const reach_design *design, reach_shard shard,
                             const volatile sig_atomic_t *stop, double *most_bytes,
                             reach_report *report);

/* All points. */
int reach_design_check(const reach_design *design, const volatile sig_atomic_t *stop,
                       double *most_bytes, reach_report *report);

#endif
