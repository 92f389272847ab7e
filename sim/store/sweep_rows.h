/* Rows of a sweep's database that are written, read back and verified. */
#ifndef REACH_STORE_SWEEP_ROWS_H
#define REACH_STORE_SWEEP_ROWS_H

#include "store/database.h"
#include "store/digest.h"
#include "study/sweep.h"

/* Digest of a row of `runs`. */
void reach_sweep_block_digest(uint64_t point, uint64_t block, uint64_t n_replicates,
                              unsigned n_networks, const void *packed, size_t n_bytes,
                              char hex[REACH_DIGEST_LENGTH + 1]);

/* The digest of a point, in `points`: its number, replicates and precision_reached (-1: NULL), its
 * values on the axes (a number, or a word where there is one), then all its rows of `measures`,
 * then those of `comparisons`, by id. */
void reach_sweep_digest_point(reach_digest *digest, uint64_t point, uint64_t n_replicates,
                              int precision_reached);
void reach_sweep_digest_value(reach_digest *digest, double value, const char *word);
typedef struct {
  int64_t id;
  const char *organization, *measure;
  const char *unit;     /* of measures */
  const char *baseline; /* of comparisons */
} reach_sweep_label;
void reach_sweep_digest_measure(reach_digest *digest, const reach_sweep_label *label,
                                const reach_summary *summary);
void reach_sweep_digest_comparison(reach_digest *digest, const reach_sweep_label *label,
                                   const reach_comparison *comparison);

/* Is there anything in it? */
bool reach_sweep_has_summary(const reach_summary *summary);
bool reach_sweep_has_comparison(const reach_comparison *comparison);

/* What a database says of itself. */
typedef struct {
  uint64_t n_points, n_replicates, n_measures;
  size_t n_organizations;
} reach_sweep_size;
int reach_sweep_size_read(reach_database *db, reach_sweep_size *size, reach_report *report);

/* A value of `manifest`; caller frees; *value = NULL, with 0 returned, where there is none. */
int reach_sweep_manifest_read(reach_database *db, const char *key, char **value,
                              reach_report *report);

/* Key of the organizations of each axis, bits as numbers joined by commas. */
#define REACH_SWEEP_AXES_KEY "axis_organizations"

/* Digest of `manifest` as the sweep began, of `axes` and `organizations`. */
int reach_sweep_head_digest(reach_database *db, char hex[REACH_DIGEST_LENGTH + 1],
                            reach_report *report);

/* Values of a point from `runs`, [n_series][n_replicates]; n_series: organizations times measures.
 * REACH_UNREADABLE where a block is missing or damaged. `statement` is REACH_SWEEP_READ_RUNS. */
#define REACH_SWEEP_READ_RUNS                                                                      \
  "SELECT block, first, replicates, networks, packed, sha256 FROM runs WHERE id = ?1"
int reach_sweep_values_read(reach_database *db, sqlite3_stmt *statement,
                            const reach_sweep_size *size, const reach_sweep_wish *wish,
                            double *value, unsigned *n_networks, reach_report *report);

/* `id` of a row of runs: blocks are written one after the other. */
static inline int64_t reach_sweep_run_id(uint64_t n_points, uint64_t point, uint64_t block) {
  return (int64_t)(block * n_points + point);
}

#endif
