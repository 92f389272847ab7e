#include "study/sweep.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#include "study/blocks.h"
#include "study/compared.h"
#include "study/estimate.h"
#include "study/pool.h"
#include "study/shelf.h"

static const char *const what = "the sweep";
static const long TELL_EVERY_NS = 100000000;
enum { WORLDS_MORE = 6 }; /* beyond one for each thread */

typedef struct {
  const reach_design *design;
  const reach_sweep_options *options;
  const reach_sweep_sink *sink;
  reach_shelf shelf;
  reach_study_options study; /* of every pool: one thread, that of the caller */
  reach_pool_options pool;
  unsigned n_threads;
  uint64_t n_points, n_blocks; /* of the shard */
  bool is_summing;
  atomic_uint_fast64_t next; /* unit of work */
  atomic_uint_fast64_t n_done, n_before, n_failed;
  atomic_uchar *has_failed; /* [n_points], a bit each */
  atomic_int status;        /* of the first grave failure */
  pthread_mutex_t lock;     /* guards n_running and the report */
  pthread_cond_t finished;
  unsigned n_running;
  reach_report *report;
} sweep;

static bool is_stopped(const sweep *s) {
  return s->status || (s->options->stop && *s->options->stop);
}

static bool has_failed(const sweep *s, uint64_t point) {
  return s->has_failed[point / 8] >> point % 8 & 1;
}

/* Ends the work. */
static void give_up(sweep *s, int status, reach_report *said) {
  int none = 0;
  if (!atomic_compare_exchange_strong(&s->status, &none, status)) return;
  pthread_mutex_lock(&s->lock);
  for (size_t i = 0; i < said->n_messages; i++)
    reach_report_add(s->report, status, "%s", said->message[i]);
  pthread_mutex_unlock(&s->lock);
}

/* Which replicate spreads without end depends on the machine's memory; a reason does not. */
static const char *reason_of(int status, const reach_report *said, bool is_staged) {
  if (status == REACH_TOO_BIG && is_staged)
    return "more people are touched in a replicate than memory holds: the message spreads without "
           "end";
  return said->n_messages ? said->message[0] : what;
}

static int note_failure(sweep *s, uint64_t point, uint64_t block, const char *reason,
                        reach_report *said) {
  unsigned char bit = (unsigned char)(1u << point % 8);
  bool is_new = !(atomic_fetch_or(&s->has_failed[point / 8], bit) & bit);
  s->n_failed += is_new;
  return s->sink->keep_failure(s->sink->context, point, block, reason, said);
}

static int play(sweep *s, const reach_scenario *scenario, uint64_t point, uint64_t block,
                bool *is_staged, reach_report *said) {
  reach_stage stage = {0};
  reach_shelved *worlds = NULL;
  reach_plays plays = {0};
  uint64_t n = reach_block_size(block, s->design->n_replicates);
  int status = reach_shelf_stage(&s->shelf, scenario, &stage, &worlds, said);
  if (!status) status = reach_plays_init(&plays, &stage, n, false, said);
  *is_staged = !status;
  plays.first = reach_block_first(block);
  if (!status) status = reach_pool_run(&stage, &s->pool, &plays, said);
  reach_sweep_block played = {
      point, block, plays.first, n, stage.n_networks, scenario->n_organizations, plays.value};
  if (!status) status = s->sink->keep_block(s->sink->context, &played, said);
  reach_plays_free(&plays);
  reach_stage_free(&stage);
  reach_shelf_give_back(&s->shelf, worlds);
  return status;
}

static int play_at(sweep *s, uint64_t point, uint64_t block, bool *is_staged, reach_report *said) {
  reach_variant variant = {0};
  int status = reach_design_variant(s->design, point, &variant);
  if (status) reach_report_no_memory(said, what);
  if (!status) status = play(s, &variant.scenario, point, block, is_staged, said);
  reach_variant_free(&variant);
  return status;
}

static void play_block(sweep *s, uint64_t point, uint64_t block) {
  reach_report said = {0};
  uint64_t n = reach_block_size(block, s->design->n_replicates);
  bool is_there = has_failed(s, point), is_staged = false;
  int status = 0;
  if (!is_there) {
    status = s->sink->has_block(s->sink->context, point, block, &is_there, &said);
    if (is_there) s->n_before += n;
  }
  if (!status && !is_there) status = play_at(s, point, block, &is_staged, &said);
  if (status == REACH_INVALID || status == REACH_TOO_BIG) {
    reach_report later = {0};
    status = note_failure(s, point, block, reason_of(status, &said, is_staged), &later);
    reach_report_free(&said);
    said = later;
  }
  if (status)
    give_up(s, status, &said);
  else
    s->n_done += n;
  reach_report_free(&said);
}

/* Room for one point in all its replicates. */
typedef struct {
  double *value;
  reach_summary *summary;
  reach_comparison *comparison;
} room;

static int room_init(room *r, const sweep *s) {
  size_t n = s->design->scenario->n_organizations * REACH_N_MEASURES;
  r->value = malloc(n * s->design->n_replicates * sizeof *r->value);
  r->summary = calloc(n, sizeof *r->summary);
  r->comparison = calloc(n, sizeof *r->comparison);
  return r->value && r->summary && r->comparison ? 0 : REACH_NO_MEMORY;
}

static void room_free(room *r) {
  free(r->value);
  free(r->summary);
  free(r->comparison);
}

static int answer(const sweep *s, uint64_t point, const room *r, reach_report *said) {
  const reach_scenario *scenario = s->design->scenario;
  const reach_comparison none = {NAN, NAN, NAN, NAN, NAN, NAN};
  size_t n = scenario->n_organizations;
  reach_plays plays = {.n_replicates = s->design->n_replicates, .value = r->value};
  int status = s->sink->read_values(s->sink->context, point, r->value, &plays.n_networks, said);
  for (size_t o = 0; o < n && !status; o++)
    for (int m = 0; m < REACH_N_MEASURES && !status; m++) {
      size_t at = o * REACH_N_MEASURES + (size_t)m;
      r->comparison[at] = none;
      status = reach_compared_answer(&plays, o, scenario->baseline, m, &r->summary[at],
                                     &r->comparison[at]);
      if (status) reach_report_no_memory(said, "the statistics");
    }
  reach_sweep_answer made = {point, n, r->summary, r->comparison};
  return status ? status : s->sink->keep_answer(s->sink->context, &made, said);
}

static void sum_up(sweep *s, uint64_t point, const room *r) {
  reach_report said = {0};
  bool is_there = has_failed(s, point);
  int status = 0;
  if (!is_there) status = s->sink->has_answer(s->sink->context, point, &is_there, &said);
  if (!status && !is_there) status = answer(s, point, r, &said);
  if (status) give_up(s, status, &said);
  reach_report_free(&said);
}

/* Point number i of the shard. */
static uint64_t point_of(const sweep *s, uint64_t i) {
  reach_shard shard = s->options->shard;
  return shard.n ? shard.first + i * shard.n : i;
}

uint64_t reach_shard_points(const reach_design *design, reach_shard shard) {
  if (!shard.n) return design->n_points;
  return shard.first < design->n_points ? (design->n_points - shard.first - 1) / shard.n + 1 : 0;
}

static void *work(void *argument) {
  sweep *s = argument;
  room r = {0};
  reach_report said = {0};
  uint64_t n_units = s->n_points * (s->is_summing ? 1 : s->n_blocks);
  if (s->is_summing && room_init(&r, s))
    give_up(s, reach_report_no_memory(&said, "the statistics"), &said);
  while (!is_stopped(s)) {
    uint64_t unit = atomic_fetch_add(&s->next, 1);
    if (unit >= n_units) break;
    uint64_t point = point_of(s, unit % s->n_points);
    if (s->is_summing)
      sum_up(s, point, &r);
    else
      play_block(s, point, unit / s->n_points);
  }
  room_free(&r);
  reach_report_free(&said);
  pthread_mutex_lock(&s->lock);
  s->n_running--;
  pthread_cond_signal(&s->finished);
  pthread_mutex_unlock(&s->lock);
  return NULL;
}

static void tell(const sweep *s) {
  if (!s->options->tell) return;
  reach_sweep_progress p = {.n_runs = s->n_points * s->design->n_replicates,
                            .n_done = s->n_done,
                            .n_before = s->n_before,
                            .n_failed = s->n_failed,
                            .is_summing = s->is_summing};
  s->options->tell(s->options->tell_context, &p);
}

static void wait_for_threads(sweep *s) {
  const long second_ns = 1000000000;
  pthread_mutex_lock(&s->lock);
  while (s->n_running) {
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += TELL_EVERY_NS;
    if (until.tv_nsec >= second_ns) until.tv_sec++, until.tv_nsec -= second_ns;
    pthread_cond_timedwait(&s->finished, &s->lock, &until);
    tell(s);
  }
  tell(s); /* they may have ended before anybody waited */
  pthread_mutex_unlock(&s->lock);
}

/* Fewer threads than wanted will do. */
static int run_threads(sweep *s) {
  pthread_t *thread = calloc(s->n_threads, sizeof *thread);
  if (!thread) return reach_report_no_memory(s->report, "threads");
  unsigned started = 0;
  sigset_t signals;
  s->next = 0;
  reach_pool_refuse_signals(&signals);
  pthread_mutex_lock(&s->lock);
  while (started < s->n_threads && !pthread_create(&thread[started], NULL, work, s)) started++;
  s->n_running = started;
  pthread_mutex_unlock(&s->lock);
  pthread_sigmask(SIG_SETMASK, &signals, NULL);
  wait_for_threads(s);
  for (unsigned t = 0; t < started; t++) pthread_join(thread[t], NULL);
  free(thread);
  if (!started) return reach_report_add(s->report, REACH_NO_MEMORY, "cannot start a thread");
  const volatile sig_atomic_t *stop = s->options->stop;
  if (!s->status && stop && *stop)
    return reach_report_add(s->report, REACH_INTERRUPTED + *stop, "stopped by a signal");
  return s->status;
}

/* As many threads as memory has room for points of the largest size, worlds and all. */
static unsigned threads_of(const reach_sweep_options *options, double limit) {
  reach_study_options study = {.n_threads = options->n_threads};
  unsigned wanted = reach_pool_threads(&study);
  double most = options->most_bytes > 0 ? floor(limit / (2 * options->most_bytes)) : wanted;
  return most < wanted ? (most < 1 ? 1 : (unsigned)most) : wanted;
}

static size_t worlds_of(const reach_sweep_options *options, unsigned n_threads, double limit) {
  double more = options->most_bytes > 0 ? limit / (2 * options->most_bytes) - n_threads : 0;
  return n_threads + (size_t)fmax(0, fmin(WORLDS_MORE, more));
}

int reach_sweep_run(const reach_design *design, const reach_sweep_options *options,
                    const reach_sweep_sink *sink, uint64_t *n_failed, reach_report *report) {
  double limit = reach_estimate_of(design->scenario, 1).limit_bytes;
  sweep s = {.design = design,
             .options = options,
             .sink = sink,
             .study = {.stop = options->stop},
             .n_threads = threads_of(options, limit),
             .n_points = reach_shard_points(design, options->shard),
             .n_blocks = reach_block_count(design->n_replicates),
             .report = report};
  s.pool = (reach_pool_options){.options = &s.study,
                                .to = 1,
                                .most_people = reach_estimate_most_people(s.n_threads),
                                .is_here = true};
  s.has_failed = calloc(design->n_points / 8 + 1, sizeof *s.has_failed);
  pthread_mutex_init(&s.lock, NULL);
  pthread_cond_init(&s.finished, NULL);
  int status = s.has_failed ? 0 : reach_report_no_memory(report, what);
  if (!status)
    status = reach_shelf_init(&s.shelf, design->scenario, worlds_of(options, s.n_threads, limit),
                              options->stop, report);
  if (!status) status = run_threads(&s);
  s.is_summing = true;
  if (!status) status = run_threads(&s);
  *n_failed = s.n_failed;
  reach_shelf_free(&s.shelf);
  free(s.has_failed);
  pthread_cond_destroy(&s.finished);
  pthread_mutex_destroy(&s.lock);
  return status;
}
