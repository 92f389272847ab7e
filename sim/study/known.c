#include "study/known.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "outcome/bass.h"
#include "outcome/planner.h"
#include "study/bass_fit.h"
#include "study/known_indices.h"
#include "study/known_measure.h"
#include "study/known_theory.h"
#include "world/structure.h"

#define REACH_PLAY(name, n, ...) {"selftest/" #name, n, __VA_ARGS__},
#define REACH_KNOWN(...)
const reach_known_play reach_known_play_table[REACH_N_KNOWN_PLAYS] = {
#include "study/known.def"
};
#undef REACH_PLAY
#undef REACH_KNOWN

#define OF(name, o, m) .kind = REACH_KNOWN_##name, .organization = o, .measure = REACH_MEASURE_##m
#define ALWAYS(o, m) OF(ALWAYS, o, m)
#define MEAN(o, m) OF(MEAN, o, m)
#define MEAN_SD(o, m, by_theory) OF(MEAN, o, m), .sd = by_theory
#define VARIANCE(o, m) OF(VARIANCE, o, m)
#define SHARE(o, m, from, to) OF(SHARE, o, m), .least = from, .most = to
#define GIVEN(o, m, from, to) OF(GIVEN, o, m), .least = from, .most = to
#define LAW(o, m, by_theory, n, p) OF(LAW, o, m), .law = by_theory, .law_n = n, .law_p = p
#define RATIO(o, m) OF(RATIO, o, m)
#define RATIO_SD(o, m, by_theory) OF(RATIO, o, m), .sd = by_theory
#define HOP(o, hop) .kind = REACH_KNOWN_HOP, .organization = o, .least = hop
#define FIGURE(name, digits)                                                                       \
  .kind = REACH_KNOWN_FIGURE, .measure = REACH_FIGURE_##name, .tolerance = digits
#define LOSSES(m) OF(LOSSES, 0, m)
/* K32 allows 92.4 to 97.6 %: 2.6 to either side. */
#define COVERAGE(m, truth) OF(COVERAGE, 0, m), .least = truth, .tolerance = 0.026
#define FORMULA(call, digits) .kind = REACH_KNOWN_FORMULA, .least = call, .tolerance = digits

/* The fit of a series that is Bass's curve itself; NaN where there is none. */
static int bass_fit(reach_bass_fit *fit, reach_report *report) {
  enum { PERIODS = 15 };
  const double market = 1000;
  const reach_bass curve = {.innovation = .03, .imitation = .38};
  double end[PERIODS], adopters[PERIODS];
  reach_report own = {0};
  for (int i = 0; i < PERIODS; i++) {
    end[i] = i + 1;
    adopters[i] = market * (reach_bass_share(&curve, i + 1) - reach_bass_share(&curve, i));
  }
  const reach_series series = {.end = end, .adopters = adopters, .n = PERIODS};
  int status = reach_bass_fit_series("selftest", &series, NULL, fit, &own);
  if (status) *fit = (reach_bass_fit){.innovation = NAN, .imitation = NAN, .market = NAN};
  reach_report_free(&own);
  return status == REACH_NO_MEMORY ? reach_report_no_memory(report, "the self-test") : 0;
}

#define REACH_PLAY(...)
#define REACH_KNOWN(known, from, question, measured, answer, of)                                   \
  {.id = #known,                                                                                   \
   .asks = question,                                                                               \
   .source = of,                                                                                   \
   .expected = answer,                                                                             \
   .play = REACH_KNOWN_PLAY_##from,                                                                \
   measured},
int reach_known_rows(reach_known row[REACH_N_KNOWN], reach_report *report) {
  reach_bass_fit fit;
  int status = bass_fit(&fit, report);
  const reach_known rows[] = {
#include "study/known.def"
  };
  memcpy(row, rows, sizeof rows);
  return status;
}
#undef REACH_PLAY
#undef REACH_KNOWN

typedef struct {
  const reach_known_options *options;
  reach_scenario scenario;
  reach_result result;
  int play;                   /* that the result is of; -1 = none yet */
  unsigned n_played, n_plays; /* of those wanted */
} runner;

static void forget(runner *r) {
  reach_result_free(&r->result);
  reach_scenario_free(&r->scenario);
  r->play = -1;
}

static void show_progress(void *context, double share) {
  const runner *r = context;
  const reach_study_options *study = &r->options->study;
  study->progress(study->progress_context, (r->n_played + share) / r->n_plays);
}

static uint64_t replicates_of(const runner *r, const reach_known_play *play) {
  uint64_t most = r->options->most_replicates;
  return most && most < play->n_replicates ? most : play->n_replicates;
}

/* As a user would: the scenario with --seed and --replicates. */
static int play(runner *r, int number, reach_report *report) {
  const reach_known_play *of = &reach_known_play_table[number];
  char seed[48], replicates[48];
  snprintf(seed, sizeof seed, "run.seed=%" PRIu64, r->options->rng_seed);
  snprintf(replicates, sizeof replicates, "run.replicates=%" PRIu64, replicates_of(r, of));
  const char *setting[] = {seed, replicates};
  const reach_settings settings = {setting, sizeof setting / sizeof *setting};
  reach_study_options how = r->options->study;
  if (replicates_of(r, of) == 1) how.n_threads = 1; /* memory is reckoned for each thread */
  if (how.progress) how.progress = show_progress, how.progress_context = r;
  forget(r);
  int status =
      reach_scenario_read(of->text, strlen(of->text), of->name, &settings, &r->scenario, report);
  if (!status) status = reach_study_run(&r->scenario, &how, &r->result, report);
  if (status) return status;
  r->play = number;
  r->n_played++;
  return 0;
}

static bool is_wanted(const reach_known_options *options, size_t i) {
  if (options->is_wanted && !options->is_wanted[i]) return false;
  const reach_known *row = &options->row[i];
  bool is_cut = options->most_replicates && row->play >= 0 &&
                reach_known_play_table[row->play].n_replicates > options->most_replicates;
  return !is_cut || row->kind != REACH_KNOWN_COVERAGE;
}

static unsigned count_plays(const reach_known_options *options) {
  unsigned n = 0;
  int last = -1;
  for (size_t i = 0; i < REACH_N_KNOWN; i++) {
    int number = options->row[i].play;
    if (!is_wanted(options, i) || number < 0 || number == last) continue;
    last = number;
    n++;
  }
  return n;
}

int reach_known_run(const reach_known_options *options, reach_report *report) {
  runner r = {.options = options, .play = -1, .n_plays = count_plays(options)};
  int status = 0;
  for (size_t i = 0; i < REACH_N_KNOWN && !status; i++) {
    const reach_known *row = &options->row[i];
    reach_known_found found;
    if (!is_wanted(options, i)) continue;
    bool has_play = row->play >= 0;
    if (has_play && row->play != r.play) status = play(&r, row->play, report);
    if (!status && reach_known_measure(row, has_play ? &r.result : NULL, &found))
      status = reach_report_no_memory(report, "the self-test");
    if (!status) options->found(options->context, i, &found);
  }
  forget(&r);
  return status;
}
