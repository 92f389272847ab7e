#include "study/sweep.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#include "study/blocks.h"
#include "study/compared.h"
#include "study/echo.h"
#include "study/estimate.h"
#include "study/pool.h"
#include "study/shelf.h"
#include "study/turns.h"

static const char *const what = "the sweep";
static const long TELL_EVERY_NS = 100000000;
enum { WORLDS_MORE = 6 }; /* beyond one for each thread */

typedef struct {
  const reach_design *design;
  const reach_sweep_options *options;
  const reach_sweep_sink *sink;
  reach_shelf shelf;
  reach_echo echo;
  reach_study_options study; /* of every pool: one thread, that of the caller */
  reach_pool_options pool;
  unsigned n_threads;
  uint64_t n_points;       /* of the shard */
  reach_turns turns;       /* of its points */
  unsigned char *n_blocks; /* [n_points of the shard] played; 0: all. Only where they differ */
  bool *wanted;            /* series that a look takes; only likewise */
  bool is_summing;
  atomic_uint_fast64_t next; /* point to be summed up */
  atomic_uint_fast64_t n_runs, n_done, n_before, n_ended, n_failed;
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
  s->n_ended += is_new;
  if (is_new) s->n_runs -= s->design->n_replicates - reach_block_first(block);
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
  if (!status) reach_echo_find(&s->echo, point, block, &plays);
  if (!status) status = reach_pool_run(&stage, &s->pool, &plays, said);
  if (!status) reach_echo_keep(&s->echo, point, block, &plays);
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

/* Point number i of the shard. */
static uint64_t point_of(const sweep *s, uint64_t i) {
  return reach_shard_point(s->options->shard, i);
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

/* The point has been played for so many replicates, and is played no more. */
static void note_end(sweep *s, uint64_t i, uint64_t n_blocks) {
  uint64_t n = reach_block_first(n_blocks), most = s->design->n_replicates;
  s->n_ended++;
  if (n >= most) return;
  s->n_blocks[i] = (unsigned char)n_blocks;
  s->n_runs -= most - n;
}

/* Looks whether the point is precise after n replicates. */
static int look(sweep *s, uint64_t point, uint64_t n, const room *r, bool *has_ended,
                reach_report *said) {
  const reach_scenario *scenario = s->design->scenario;
  reach_plays plays = {.n_replicates = n, .value = r->value};
  reach_precision_state state = REACH_PRECISION_OPEN;
  reach_sweep_wish wish = {point, n, s->wanted};
  int status = s->sink->read_values(s->sink->context, &wish, r->value, &plays.n_networks, said);
  if (!status && reach_precision_look(&s->design->precision, &plays, scenario->n_organizations,
                                      scenario->baseline, &state))
    status = reach_report_no_memory(said, "the statistics");
  *has_ended = state != REACH_PRECISION_OPEN;
  return status;
}

/* After a block of point number i of the shard: does it end? A block that is there already is not
 * looked at where the next one is, too. */
static int find_end(sweep *s, uint64_t i, uint64_t block, bool was_there, const room *r,
                    bool *has_ended, reach_report *said) {
  uint64_t n = reach_block_first(block + 1), point = point_of(s, i);
  bool goes_on =
      n >= s->design->n_replicates || !reach_precision_has_look(&s->design->precision, n);
  int status = 0;
  *has_ended = n >= s->design->n_replicates;
  if (!goes_on && was_there)
    status = s->sink->has_block(s->sink->context, point, block + 1, &goes_on, said);
  if (!status && !goes_on) status = look(s, point, n, r, has_ended, said);
  if (!status && *has_ended) note_end(s, i, block + 1);
  return status;
}

/* What a failure means: for the point, or for the sweep. */
static int fail(sweep *s, uint64_t point, uint64_t block, int status, bool is_staged,
                reach_report *said) {
  if (status != REACH_INVALID && status != REACH_TOO_BIG) return status;
  reach_report later = {0};
  status = note_failure(s, point, block, reason_of(status, said, is_staged), &later);
  reach_report_free(said);
  *said = later;
  return status;
}

/* Has the point its answer from an earlier time? */
static int find_answer(sweep *s, uint64_t point, bool *is_there, reach_report *said) {
  uint64_t n = 0;
  int status = s->sink->has_answer(s->sink->context, point, &n, said);
  *is_there = n > 0;
  if (!n) return status;
  s->n_ended++;
  s->n_done += n;
  s->n_before += n;
  s->n_runs -= s->design->n_replicates - n;
  return status;
}

/* Returns whether the point gets no further block. */
static bool play_block(sweep *s, uint64_t i, uint64_t block, const room *r) {
  reach_report said = {0};
  uint64_t n = reach_block_size(block, s->design->n_replicates), point = point_of(s, i);
  bool is_there = false, is_staged = false, has_ended = false;
  int status = block ? 0 : find_answer(s, point, &has_ended, &said);
  if (has_ended) return true;
  if (!status) status = s->sink->has_block(s->sink->context, point, block, &is_there, &said);
  if (!status && is_there) s->n_before += n;
  if (!status && !is_there) status = play_at(s, point, block, &is_staged, &said);
  if (!status) s->n_done += n;
  if (!status)
    status = find_end(s, i, block, is_there, r, &has_ended, &said);
  else
    status = fail(s, point, block, status, is_staged, &said);
  if (status) give_up(s, status, &said);
  reach_report_free(&said);
  return has_ended || has_failed(s, point);
}

/* The replicates of point number i of the shard, once it has ended. */
static uint64_t replicates_of(const sweep *s, uint64_t i) {
  uint64_t n_blocks = s->n_blocks ? s->n_blocks[i] : 0;
  return n_blocks ? reach_block_first(n_blocks) : s->design->n_replicates;
}

static int answer(const sweep *s, uint64_t i, const room *r, reach_report *said) {
  const reach_scenario *scenario = s->design->scenario;
  const reach_comparison none = {NAN, NAN, NAN, NAN, NAN, NAN};
  size_t n = scenario->n_organizations;
  reach_plays plays = {.n_replicates = replicates_of(s, i), .value = r->value};
  reach_sweep_wish wish = {point_of(s, i), plays.n_replicates, NULL};
  int status = s->sink->read_values(s->sink->context, &wish, r->value, &plays.n_networks, said);
  for (size_t o = 0; o < n && !status; o++)
    for (int m = 0; m < REACH_N_MEASURES && !status; m++) {
      size_t at = o * REACH_N_MEASURES + (size_t)m;
      r->comparison[at] = none;
      status = reach_compared_answer(&plays, o, scenario->baseline, m, &r->summary[at],
                                     &r->comparison[at]);
      if (status) reach_report_no_memory(said, "the statistics");
    }
  reach_sweep_answer made = {.point = wish.point,
                             .n_replicates = wish.n_replicates,
                             .n_organizations = n,
                             .summary = r->summary,
                             .comparison = r->comparison};
  if (s->design->precision.is_asked)
    made.precision = reach_precision_of_answer(&s->design->precision, wish.n_replicates, n,
                                               r->summary, r->comparison);
  return status ? status : s->sink->keep_answer(s->sink->context, &made, said);
}

static void sum_up(sweep *s, uint64_t i, const room *r) {
  reach_report said = {0};
  uint64_t point = point_of(s, i), answered = has_failed(s, point);
  int status = 0;
  if (!answered) status = s->sink->has_answer(s->sink->context, point, &answered, &said);
  if (!status && !answered) status = answer(s, i, r, &said);
  if (status) give_up(s, status, &said);
  reach_report_free(&said);
}

static void sum_up_points(sweep *s, const room *r) {
  while (!is_stopped(s)) {
    uint64_t i = atomic_fetch_add(&s->next, 1);
    if (i >= s->n_points) break;
    sum_up(s, i, r);
  }
}

static void play_blocks(sweep *s, const room *r) {
  uint64_t i, block;
  while (!is_stopped(s) && reach_turns_take(&s->turns, &i, &block))
    reach_turns_give_back(&s->turns, i, play_block(s, i, block, r));
  reach_turns_stop(&s->turns); /* whoever waits, waits for nothing */
}

static void *work(void *argument) {
  sweep *s = argument;
  room r = {0};
  reach_report said = {0};
  bool needs_room = s->is_summing || s->design->precision.is_asked;
  if (needs_room && room_init(&r, s))
    give_up(s, reach_report_no_memory(&said, "the statistics"), &said);
  if (s->is_summing)
    sum_up_points(s, &r);
  else
    play_blocks(s, &r);
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
  reach_sweep_progress p = {.n_runs = s->n_runs,
                            .n_done = s->n_done,
                            .n_before = s->n_before,
                            .n_points = s->n_points,
                            .n_ended = s->n_ended,
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

/* What tells points apart. */
static int prepare(sweep *s) {
  const reach_design *d = s->design;
  size_t n_organizations = d->scenario->n_organizations;
  bool may_end_early = d->precision.is_asked, is_there;
  s->has_failed = calloc(d->n_points / 8 + 1, sizeof *s->has_failed);
  int status =
      reach_turns_init(&s->turns, s->n_points, reach_block_count(d->n_replicates), may_end_early);
  if (!status) status = reach_echo_init(&s->echo, d);
  if (may_end_early) {
    s->n_blocks = calloc(s->n_points + 1, sizeof *s->n_blocks);
    s->wanted = calloc(n_organizations * REACH_N_MEASURES, sizeof *s->wanted);
  }
  is_there = s->has_failed && (!may_end_early || (s->n_blocks && s->wanted));
  if (status || !is_there) return reach_report_no_memory(s->report, what);
  if (may_end_early)
    reach_precision_mark(&d->precision, n_organizations, d->scenario->baseline, s->wanted);
  return 0;
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
             .report = report};
  s.n_runs = s.n_points * design->n_replicates;
  s.pool = (reach_pool_options){.options = &s.study,
                                .to = 1,
                                .most_people = reach_estimate_most_people(s.n_threads),
                                .is_here = true};
  pthread_mutex_init(&s.lock, NULL);
  pthread_cond_init(&s.finished, NULL);
  int status = prepare(&s);
  if (!status)
    status = reach_shelf_init(&s.shelf, design->scenario, design->n_replicates,
                              worlds_of(options, s.n_threads, limit), options->stop, report);
  if (!status) status = run_threads(&s);
  s.is_summing = true;
  if (!status) status = run_threads(&s);
  *n_failed = s.n_failed;
  reach_shelf_free(&s.shelf);
  reach_turns_free(&s.turns);
  reach_echo_free(&s.echo);
  free(s.has_failed);
  free(s.n_blocks);
  free(s.wanted);
  pthread_cond_destroy(&s.finished);
  pthread_mutex_destroy(&s.lock);
  return status;
}
