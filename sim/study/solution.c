#include "study/solution.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "study/compared.h"
#include "study/estimate.h"
#include "study/points.h"
#include "study/ratios.h"

static const char *const what = "what is solved";
/* Tries of a root beside the scan, about: for the bar of progress. */
enum { TRIES_OF_ROOT = 20 };

typedef struct {
  reach_solution *solution;
  const reach_study_options *options;
  reach_report *report;
  reach_variant first; /* whose worlds are lent */
  reach_point first_point;
  bool has_first;
  size_t n_played, room;
  uint64_t most_people;  /* as in reach_pool_options */
  double *room_of_score; /* [n_replicates] */
} work;

/* s(r) of a value, before the probability is taken off; what it is made of is at most `scale`. */
static void fill_score(const work *w, const double *own, const double *against,
                       reach_solve_play *play) {
  const reach_solution *s = w->solution;
  double sign = s->is_at_most ? -1 : 1;
  play->scale = s->goal == REACH_SOLVE_TARGET ? 1 : isnan(s->target) ? 0 : fabs(s->target);
  for (uint64_t r = 0; r < s->n_replicates; r++) {
    double other = against ? s->factor * against[r] : s->target;
    double score = sign * (own[r] - other);
    play->score[r] = s->goal == REACH_SOLVE_TARGET ? score >= 0 : score;
    if (s->goal != REACH_SOLVE_TARGET && !isnan(score))
      play->scale = fmax(play->scale, fmax(fabs(own[r]), fabs(other)));
  }
}

static int keep_point(work *w, const reach_plays *plays, double value) {
  reach_solution *s = w->solution;
  const reach_summary none = {NAN, NAN, NAN, NAN, NAN, NAN, NAN, 0};
  const reach_comparison nothing = {NAN, NAN, NAN, NAN, NAN, NAN};
  reach_solution_point point = {value, none, none, nothing};
  if (w->n_played == w->room) {
    size_t room = 2 * w->room + 64;
    reach_solution_point *grown = realloc(s->point, room * sizeof *grown);
    if (!grown) return REACH_NO_MEMORY;
    s->point = grown;
    w->room = room;
  }
  bool has_against = s->goal == REACH_SOLVE_BREAK_EVEN;
  int status =
      reach_compared_answer(plays, s->organization, has_against ? s->against : s->organization,
                            s->measure, &point.own, &point.comparison);
  if (!status && has_against)
    status = reach_compared_answer(plays, s->against, s->against, s->measure, &point.against,
                                   &point.comparison);
  if (!status) s->point[w->n_played++] = point;
  return status;
}

static int fill(work *w, const reach_plays *plays, double value, reach_solve_play *play) {
  reach_solution *s = w->solution;
  bool has_against = s->goal == REACH_SOLVE_BREAK_EVEN;
  double *own = w->room_of_score, *against = has_against ? own + s->n_replicates : NULL;
  play->n_networks = plays->n_networks;
  if (plays->n_networks > s->n_networks) s->n_networks = plays->n_networks;
  int status = reach_ratio_or_values(plays, s->organization, s->measure, own);
  if (!status && against) status = reach_ratio_or_values(plays, s->against, s->measure, against);
  if (!status && play->cost)
    status = reach_ratio_or_values(plays, s->organization, s->least, play->cost);
  if (status) return status;
  fill_score(w, own, against, play);
  return keep_point(w, plays, value);
}

/* Says at which value something went wrong. */
static int blame(const work *w, double value, int status, reach_report *said) {
  const reach_solution *s = w->solution;
  char word[REACH_AXIS_WORD_SIZE];
  reach_axis_write(&s->axis, value, word);
  const char *first = said->n_messages ? said->message[0] : what;
  if (status == REACH_TOO_BIG || status == REACH_INVALID || status == REACH_NO_MEMORY)
    reach_report_add(w->report, status, "%s: solve.axis: with %s=%s: %s", s->scenario->path,
                     s->axis.key, word, first);
  else if (status)
    reach_report_add(w->report, status, "%s", first);
  reach_report_free(said);
  return status;
}

/* How far the work is cannot be known: most need as many tries as this expects. */
static reach_pool_options pool_of(const work *w) {
  const double nearly = 0.99;
  double expected = (double)w->solution->scenario->organization[0].params.solve_scan;
  expected += 1 + TRIES_OF_ROOT;
  double done = (double)w->n_played / expected, next = ((double)w->n_played + 1) / expected;
  return (reach_pool_options){.options = w->options,
                              .from = fmin(done, nearly),
                              .to = fmin(next, nearly),
                              .most_people = w->most_people};
}

/* The worlds of the first value are kept: most parameters change none of them. */
static int play_at(void *context, double value, reach_solve_play *play) {
  work *w = context;
  reach_variant variant = {0};
  reach_point point = {0};
  reach_report said = {0};
  reach_lender lender = {&w->first.scenario, &w->first_point.stage};
  reach_stage_options how = {
      .is_unmeasured = true, .lender = w->has_first ? &lender : NULL, .stop = w->options->stop};
  reach_pool_options pool = pool_of(w);
  int status = reach_solution_variant(w->solution, value, &variant);
  if (status)
    reach_report_no_memory(&said, what);
  else
    status =
        reach_point_play(&point, &variant.scenario, &how, &pool, w->solution->n_replicates, &said);
  if (!status && fill(w, &point.plays, value, play)) status = reach_report_no_memory(&said, what);
  if (w->has_first) {
    reach_point_free(&point);
    reach_variant_free(&variant);
  } else {
    reach_plays_free(&point.plays);
    w->first = variant;
    w->first_point = point;
    w->has_first = true;
  }
  return blame(w, value, status, &said);
}

static int by_value(const void *a, const void *b) {
  double x = ((const reach_solution_point *)a)->value, y = ((const reach_solution_point *)b)->value;
  return (x > y) - (x < y);
}

/* Where no replicate reaches the target at several values, the largest mean is the best of them. */
static void find_best(reach_solution *s) {
  reach_solved *solved = &s->solved;
  if (s->goal != REACH_SOLVE_TARGET) return;
  for (size_t i = 0; i < solved->n_tried; i++) {
    bool is_tie = solved->best < solved->n_tried &&
                  solved->tried[i].score.mean >= solved->tried[solved->best].score.mean;
    double mean = s->point[i].own.mean, best = is_tie ? s->point[solved->best].own.mean : NAN;
    if (is_tie && (s->is_at_most ? mean < best : mean > best)) solved->best = i;
  }
}

static reach_problem problem_of(work *w) {
  const reach_solution *s = w->solution;
  return (reach_problem){.from = s->from,
                         .to = s->to,
                         .own = s->own,
                         .tolerance = s->tolerance,
                         .is_whole = reach_param_table[s->axis.param].kind == REACH_COUNT,
                         .n_scan = (size_t)s->scenario->organization[0].params.solve_scan,
                         .n_replicates = s->n_replicates,
                         .probability = s->probability,
                         .has_cost = s->least >= 0,
                         .play = play_at,
                         .context = w};
}

int reach_solution_find(reach_solution *solution, const reach_study_options *options,
                        reach_report *report) {
  work w = {.solution = solution,
            .options = options,
            .report = report,
            .most_people = reach_estimate_most_people(reach_pool_threads(options))};
  w.room_of_score = malloc(2 * solution->n_replicates * sizeof *w.room_of_score);
  if (!w.room_of_score) return reach_report_no_memory(report, what);
  reach_problem problem = problem_of(&w);
  int status = reach_solve(&problem, &solution->solved);
  if (status == REACH_NO_MEMORY && !report->n_messages) reach_report_no_memory(report, what);
  if (solution->point) qsort(solution->point, w.n_played, sizeof *solution->point, by_value);
  if (!status) find_best(solution);
  reach_stage_free(&w.first_point.stage);
  reach_variant_free(&w.first);
  free(w.room_of_score);
  return status;
}
