#include "study/standing.h"

#include <stdlib.h>

#include "study/best.h"

typedef struct {
  const double **score; /* [n] of organizations that have the measure */
  size_t *organization; /* [n] which these are */
  double *place;        /* [n] 0, 1, ... */
  bool *may;            /* [n] */
} field;

static int field_init(field *f, size_t n) {
  f->score = malloc((n + 1) * sizeof *f->score);
  f->organization = malloc((n + 1) * sizeof *f->organization);
  f->place = malloc((n + 1) * sizeof *f->place);
  f->may = calloc(n + 1, sizeof *f->may);
  return f->score && f->organization && f->place && f->may ? 0 : REACH_NO_MEMORY;
}

static void field_free(field *f) {
  free(f->score);
  free(f->organization);
  free(f->place);
  free(f->may);
}

static int compare_all(const reach_result *result, field *f, bool wants_least, bool *may_be_best,
                       reach_standing *standing) {
  reach_best best;
  reach_score_table table = {.n_values = standing->n,
                             .value = f->place,
                             .score = f->score,
                             .n_replicates = result->n_replicates,
                             .n_networks = result->n_networks};
  int status = reach_best_find(&table, wants_least, f->may, &best);
  if (status || best.best == standing->n) return status;
  standing->best = f->organization[best.best];
  standing->n_best = best.n;
  standing->is_flat = best.is_flat;
  for (size_t i = 0; i < standing->n; i++) may_be_best[f->organization[i]] = f->may[i];
  return 0;
}

int reach_standing_find(const reach_result *result, int measure, bool wants_least,
                        bool *may_be_best, reach_standing *standing) {
  field f = {0};
  size_t n = result->scenario->n_organizations;
  *standing = (reach_standing){.best = SIZE_MAX};
  int status = field_init(&f, n);
  for (size_t o = 0; o < n && !status; o++) {
    may_be_best[o] = false;
    if (!result->answer[o].summary[measure].n) continue;
    f.score[standing->n] = reach_result_values(result, o, measure);
    f.place[standing->n] = (double)standing->n;
    f.organization[standing->n++] = o;
  }
  if (!status) status = compare_all(result, &f, wants_least, may_be_best, standing);
  field_free(&f);
  return status;
}
