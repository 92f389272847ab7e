#include "study/pool.h"

#include <math.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#include "study/uptake.h"

enum { MOST_THREADS = 1024, MOST_BLOCK = 64, BLOCKS_PER_THREAD = 8 };
static const long PROGRESS_EVERY_NS = 50000000;

typedef struct {
  const reach_stage *stage;
  const reach_pool_options *options;
  reach_plays *plays;
  uint64_t block; /* replicates taken at a time */
  atomic_uint_fast64_t next, done;
  atomic_int status; /* of the first failure */
  _Atomic(size_t) failed_organization;
  atomic_uint_fast64_t failed_replicate;
  pthread_mutex_t lock; /* guards the bins, n_running and `finished` */
  pthread_cond_t finished;
  unsigned n_running;
} reach_pool;

/* One thread's own memory. */
typedef struct {
  reach_workspace workspace;
  reach_final_size final;
  reach_advocacy *advocacy; /* [n_organizations] */
  reach_outcome outcome;
  uint64_t *by_department; /* room for outcome.by_department */
  uint64_t *by_barrier;    /* room for the bins of barriers */
  reach_outcomes_scratch outcomes;
  double *cell;     /* room for the cells of any organization */
  reach_plays bins; /* tallies only */
} reach_worker;

unsigned reach_pool_threads(const reach_study_options *options) {
  unsigned wanted = options->n_threads;
  if (!wanted) {
    cpu_set_t available;
    wanted =
        sched_getaffinity(0, sizeof available, &available) ? 1 : (unsigned)CPU_COUNT(&available);
  }
  return wanted < MOST_THREADS ? wanted : MOST_THREADS;
}

/* Departments whose people are counted: none where all have the message from the start. */
static unsigned departments_counted(const reach_plan *plan) {
  uint32_t n = plan->world->departments.n_departments;
  bool is_known = plan->seed_choice == REACH_SEED_EVERYONE;
  return is_known || n > REACH_MOST_DEPARTMENTS ? 0 : n;
}

static int tallies_init(reach_tallies *t, unsigned n_departments, unsigned n_barriers,
                        unsigned n_networks) {
  int status = reach_tally_init(&t->hop, REACH_N_BINS, n_networks);
  if (!status) status = reach_tally_init(&t->frequency, REACH_N_BINS, n_networks);
  if (!status) status = reach_tally_init(&t->at_least, REACH_N_BINS, n_networks);
  if (!status) status = reach_tally_init(&t->department, n_departments, n_networks);
  if (!status) status = reach_tally_init(&t->barrier, n_barriers, n_networks);
  return status;
}

static int all_tallies_init(reach_plays *plays, const reach_stage *stage, bool with_departments) {
  plays->n_organizations = stage->n_organizations;
  plays->n_networks = stage->n_networks;
  plays->tallies = calloc(stage->n_organizations, sizeof *plays->tallies);
  int status = plays->tallies ? 0 : REACH_NO_MEMORY;
  for (size_t o = 0; o < stage->n_organizations && !status; o++)
    status = tallies_init(
        &plays->tallies[o], with_departments ? departments_counted(&stage->plan[o]) : 0,
        with_departments ? reach_uptake_n_bins(&stage->plan[o]) : 0, stage->n_networks);
  return status;
}

static int uptake_init(reach_plays *plays, const reach_stage *stage) {
  plays->uptake = calloc(stage->n_organizations, sizeof *plays->uptake);
  if (!plays->uptake) return REACH_NO_MEMORY;
  for (size_t o = 0; o < stage->n_organizations; o++) {
    size_t n = reach_uptake_n_shares(&stage->plan[o]) * plays->n_replicates;
    if (!n) continue;
    plays->uptake[o] = calloc(n, sizeof *plays->uptake[o]);
    if (!plays->uptake[o]) return REACH_NO_MEMORY;
  }
  return 0;
}

static int cells_init(reach_plays *plays, const reach_stage *stage) {
  plays->cell = calloc(stage->n_organizations, sizeof *plays->cell);
  if (!plays->cell) return REACH_NO_MEMORY;
  for (size_t o = 0; o < stage->n_organizations; o++) {
    size_t n = stage->outcomes[o].n_cells * plays->n_replicates;
    if (!n) continue;
    plays->cell[o] = calloc(n, sizeof *plays->cell[o]);
    if (!plays->cell[o]) return REACH_NO_MEMORY;
  }
  return 0;
}

int reach_plays_init(reach_plays *plays, const reach_stage *stage, uint64_t n_replicates,
                     bool with_details, reach_report *report) {
  *plays = (reach_plays){.n_replicates = n_replicates, .has_departments = with_details};
  size_t n = stage->n_organizations;
  bool with_curves = with_details && stage->n_days;
  int status = all_tallies_init(plays, stage, with_details);
  if (!status && with_details) status = uptake_init(plays, stage);
  if (!status && with_details) status = cells_init(plays, stage);
  plays->value = calloc(n * REACH_N_MEASURES * n_replicates, sizeof *plays->value);
  plays->is_known = calloc(n, sizeof *plays->is_known);
  if (with_curves)
    plays->curve = calloc(n * (stage->n_days + 1) * n_replicates, sizeof *plays->curve);
  bool failed = status || !plays->value || !plays->is_known || (with_curves && !plays->curve);
  return failed ? reach_report_no_memory(report, "the results of all replicates") : 0;
}

void reach_plays_free(reach_plays *plays) {
  free(plays->value);
  free(plays->is_known);
  free(plays->curve);
  for (size_t o = 0; plays->uptake && o < plays->n_organizations; o++) free(plays->uptake[o]);
  free(plays->uptake);
  for (size_t o = 0; plays->cell && o < plays->n_organizations; o++) free(plays->cell[o]);
  free(plays->cell);
  for (size_t o = 0; plays->tallies && o < plays->n_organizations; o++) {
    reach_tally_free(&plays->tallies[o].hop);
    reach_tally_free(&plays->tallies[o].frequency);
    reach_tally_free(&plays->tallies[o].at_least);
    reach_tally_free(&plays->tallies[o].department);
    reach_tally_free(&plays->tallies[o].barrier);
  }
  free(plays->tallies);
  *plays = (reach_plays){0};
}

/* Room for the curve, the departments, the barriers and the cells of any organization. */
static int outcome_init(reach_worker *w, const reach_pool *pool) {
  unsigned departments = 0, barriers = 0, cells = 0;
  for (size_t o = 0; o < w->bins.n_organizations; o++) {
    const reach_tallies *t = &w->bins.tallies[o];
    if (t->department.n_bins > departments) departments = t->department.n_bins;
    if (t->barrier.n_bins > barriers) barriers = t->barrier.n_bins;
    if (pool->stage->outcomes[o].n_cells > cells) cells = pool->stage->outcomes[o].n_cells;
  }
  w->by_department = calloc(departments + 1, sizeof *w->by_department);
  w->by_barrier = calloc(barriers + 1, sizeof *w->by_barrier);
  w->cell = calloc(cells + 1, sizeof *w->cell);
  w->outcome.n_days = pool->stage->n_days;
  if (pool->plays->curve) w->outcome.by_day = calloc(w->outcome.n_days + 1, sizeof(double));
  bool has_days = w->outcome.by_day || !pool->plays->curve;
  bool has_bins = w->by_department && w->by_barrier && w->cell;
  return has_bins && has_days ? 0 : REACH_NO_MEMORY;
}

static int worker_init(reach_worker *w, const reach_pool *pool) {
  const reach_stage *stage = pool->stage;
  *w = (reach_worker){0};
  int status =
      reach_workspace_init(&w->workspace, pool->options->most_people, pool->options->options->stop);
  if (!status) status = all_tallies_init(&w->bins, stage, pool->plays->has_departments);
  w->advocacy = calloc(stage->n_organizations, sizeof *w->advocacy);
  if (!w->advocacy) status = REACH_NO_MEMORY;
  for (size_t o = 0; o < stage->n_organizations && !status; o++)
    status = reach_advocacy_init(&w->advocacy[o], stage->world[o]);
  if (!status) status = outcome_init(w, pool);
  return status;
}

static void worker_free(reach_worker *w, size_t n_organizations) {
  for (size_t o = 0; w->advocacy && o < n_organizations; o++) reach_advocacy_free(&w->advocacy[o]);
  free(w->advocacy);
  free(w->outcome.by_day);
  free(w->by_department);
  free(w->by_barrier);
  free(w->cell);
  reach_outcomes_scratch_free(&w->outcomes);
  reach_plays_free(&w->bins);
  reach_workspace_free(&w->workspace);
  reach_final_size_free(&w->final);
}

static void keep_adoption(const reach_pool *pool, reach_worker *w, size_t organization,
                          uint64_t replicate) {
  const reach_plan *plan = &pool->stage->plan[organization];
  reach_tally *barrier = &w->bins.tallies[organization].barrier;
  if (!barrier->n_bins) return;
  const reach_adopters *adopters = &w->workspace.adopters;
  reach_uptake_count(plan, adopters, w->by_barrier);
  reach_tally_count(barrier, w->by_barrier, (unsigned)(replicate % pool->stage->n_networks));
  reach_uptake_keep(plan, adopters, replicate - pool->plays->first, pool->plays->n_replicates,
                    pool->plays->uptake[organization]);
}

static void keep_cells(const reach_pool *pool, const reach_worker *w, size_t organization,
                       uint64_t replicate) {
  uint64_t n = pool->plays->n_replicates;
  replicate -= pool->plays->first;
  double *cell = pool->plays->cell ? pool->plays->cell[organization] : NULL;
  unsigned n_cells = cell ? pool->stage->outcomes[organization].n_cells : 0;
  for (unsigned c = 0; c < n_cells; c++) cell[c * n + replicate] = w->cell[c];
}

static void keep_outcome(const reach_pool *pool, reach_worker *w, size_t organization,
                         uint64_t replicate) {
  reach_plays *plays = pool->plays;
  uint64_t n = plays->n_replicates, place = replicate - plays->first;
  double *value = plays->value + organization * REACH_N_MEASURES * n + place;
  for (int m = 0; m < REACH_N_MEASURES; m++) value[(uint64_t)m * n] = w->outcome.measure[m];
  unsigned n_days = pool->stage->n_days;
  if (plays->curve) {
    double *day = plays->curve + organization * (n_days + 1) * n + place;
    for (unsigned d = 0; d <= n_days; d++) day[d * n] = w->outcome.by_day[d];
  }
  unsigned network = (unsigned)(replicate % pool->stage->n_networks);
  reach_tallies *t = &w->bins.tallies[organization];
  reach_tally_count(&t->hop, w->outcome.hop, network);
  reach_tally_count(&t->frequency, w->outcome.frequency, network);
  reach_tally_count(&t->at_least, w->outcome.at_least, network);
  reach_tally_count(&t->department, w->outcome.by_department, network);
  t->repeats += w->outcome.repeats;
}

static int play_final_size(const reach_pool *pool, reach_worker *w, const reach_plan *plan,
                           uint32_t replicate, double baseline_reach) {
  int status = reach_final_size_run(plan, replicate, pool->options->options->stop, &w->final);
  if (!status) reach_advocacy_measure_final(plan, &w->final, baseline_reach, &w->outcome);
  return status;
}

static int play_in_full(reach_worker *w, const reach_stage *stage, size_t organization,
                        uint32_t replicate, double baseline_reach) {
  const reach_plan *plan = &stage->plan[organization];
  reach_trace trace;
  int status = reach_cascade_run(plan, replicate, &w->workspace, &trace);
  if (status) return status;
  status = reach_advocacy_measure(&w->advocacy[organization], plan, replicate, &w->workspace,
                                  &trace, baseline_reach, &w->outcome);
  if (status) return status;
  reach_occasion occasion = {plan, replicate, &w->workspace, &trace, NULL};
  return reach_outcomes_play(&stage->outcomes[organization], &occasion, &w->outcomes,
                             w->outcome.measure, w->cell);
}

static int play(const reach_pool *pool, reach_worker *w, size_t organization, uint64_t replicate,
                double baseline_reach) {
  const reach_plan *plan = &pool->stage->plan[organization];
  bool counts_departments = w->bins.tallies[organization].department.n_bins > 0;
  w->outcome.by_department = counts_departments ? w->by_department : NULL;
  int status =
      plan->is_final_size
          ? play_final_size(pool, w, plan, (uint32_t)replicate, baseline_reach)
          : play_in_full(w, pool->stage, organization, (uint32_t)replicate, baseline_reach);
  if (status) return status;
  reach_economics_measure(&pool->stage->economics[organization], w->outcome.measure);
  keep_outcome(pool, w, organization, replicate);
  keep_adoption(pool, w, organization, replicate);
  keep_cells(pool, w, organization, replicate);
  return 0;
}

static void note_failure(reach_pool *pool, int status, size_t organization, uint64_t replicate) {
  int none = 0;
  if (atomic_compare_exchange_strong(&pool->status, &none, status)) {
    pool->failed_organization = organization;
    pool->failed_replicate = replicate;
  }
}

/* The baseline first: the others count the days to its reach. */
static void play_replicate(reach_pool *pool, reach_worker *w, uint64_t replicate) {
  size_t n = pool->stage->n_organizations, baseline = pool->stage->baseline;
  double baseline_reach = NAN;
  for (size_t turn = 0; turn < n; turn++) {
    size_t o = turn == 0 ? baseline : turn <= baseline ? turn - 1 : turn;
    int status = pool->plays->is_known[o] ? 0 : play(pool, w, o, replicate, baseline_reach);
    if (status) {
      note_failure(pool, status, o, replicate);
      return;
    }
    if (turn == 0)
      baseline_reach =
          reach_plays_values(pool->plays, o, REACH_MEASURE_reach)[replicate - pool->plays->first];
  }
}

static void add_tallies(reach_tallies *to, const reach_tallies *from) {
  reach_tally_add(&to->hop, &from->hop);
  reach_tally_add(&to->frequency, &from->frequency);
  reach_tally_add(&to->at_least, &from->at_least);
  reach_tally_add(&to->department, &from->department);
  reach_tally_add(&to->barrier, &from->barrier);
  to->repeats += from->repeats;
}

static void hand_in(reach_pool *pool, const reach_worker *w) {
  pthread_mutex_lock(&pool->lock);
  for (size_t o = 0; o < pool->stage->n_organizations && !pool->status; o++)
    add_tallies(&pool->plays->tallies[o], &w->bins.tallies[o]);
  pool->n_running--;
  pthread_cond_signal(&pool->finished);
  pthread_mutex_unlock(&pool->lock);
}

static void *work(void *argument) {
  reach_pool *pool = argument;
  reach_worker worker;
  int status = worker_init(&worker, pool);
  if (status) note_failure(pool, status, 0, 0);
  uint64_t n = pool->plays->n_replicates;
  while (!pool->status) {
    uint64_t first = atomic_fetch_add(&pool->next, pool->block);
    if (first >= n) break;
    uint64_t end = first + pool->block < n ? first + pool->block : n;
    for (uint64_t r = first; r < end && !pool->status; r++)
      play_replicate(pool, &worker, pool->plays->first + r);
    atomic_fetch_add(&pool->done, end - first);
  }
  hand_in(pool, &worker);
  worker_free(&worker, pool->stage->n_organizations);
  return NULL;
}

static void report_progress(const reach_pool *pool) {
  const reach_study_options *options = pool->options->options;
  if (!options->progress) return;
  double share = (double)pool->done / (double)pool->plays->n_replicates;
  double from = pool->options->from, to = pool->options->to;
  options->progress(options->progress_context, fmin(from + share * (to - from), to));
}

static void wait_until_finished(reach_pool *pool) {
  pthread_mutex_lock(&pool->lock);
  while (pool->n_running) {
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    const long second_ns = 1000000000;
    until.tv_nsec += PROGRESS_EVERY_NS;
    if (until.tv_nsec >= second_ns) until.tv_sec++, until.tv_nsec -= second_ns;
    pthread_cond_timedwait(&pool->finished, &pool->lock, &until);
    report_progress(pool);
  }
  pthread_mutex_unlock(&pool->lock);
}

static int explain_failure(const reach_pool *pool, reach_report *report) {
  int status = pool->status;
  unsigned long long replicate = pool->failed_replicate;
  if (status == REACH_NO_MEMORY)
    return reach_report_add(report, status, "out of memory in replicate %llu of organization %zu",
                            replicate, (size_t)pool->failed_organization);
  if (status == REACH_TOO_BIG)
    return reach_report_add(report, status,
                            "replicate %llu of organization %zu touched more than %llu people, more"
                            " than memory holds: the message spreads without end; lower"
                            " run.days or what makes hearers pass it on: feed.reshare,"
                            " conversation.retell, email.forward, shared-space.point; or complaints"
                            " do: lower service.reshare",
                            replicate, (size_t)pool->failed_organization,
                            (unsigned long long)pool->options->most_people);
  return reach_report_add(report, status, "stopped by a signal");
}

/* Signals are for the threads of whoever calls, but a fault stays with the thread that makes it,
 * and profilers ask every thread. */
void reach_pool_refuse_signals(sigset_t *before) {
  static const int kept[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS, SIGPROF};
  sigset_t refused;
  sigfillset(&refused);
  for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) sigdelset(&refused, kept[i]);
  pthread_sigmask(SIG_BLOCK, &refused, before);
}

/* Starts the threads; fewer than wanted will do. */
static int run_threads(reach_pool *pool, unsigned wanted, reach_report *report) {
  pthread_t *thread = calloc(wanted, sizeof *thread);
  if (!thread) return reach_report_no_memory(report, "threads");
  unsigned started = 0;
  sigset_t signals;
  reach_pool_refuse_signals(&signals);
  pthread_mutex_lock(&pool->lock);
  while (started < wanted && !pthread_create(&thread[started], NULL, work, pool)) started++;
  pool->n_running = started;
  pthread_mutex_unlock(&pool->lock);
  pthread_sigmask(SIG_SETMASK, &signals, NULL);
  wait_until_finished(pool);
  for (unsigned t = 0; t < started; t++) pthread_join(thread[t], NULL);
  free(thread);
  return started ? 0 : reach_report_add(report, REACH_NO_MEMORY, "cannot start a thread");
}

int reach_pool_run(const reach_stage *stage, const reach_pool_options *options, reach_plays *plays,
                   reach_report *report) {
  unsigned n_threads = reach_pool_threads(options->options);
  uint64_t block = plays->n_replicates / (n_threads * (uint64_t)BLOCKS_PER_THREAD);
  reach_pool pool = {.stage = stage,
                     .options = options,
                     .plays = plays,
                     .block = block < 1            ? 1
                              : block > MOST_BLOCK ? MOST_BLOCK
                                                   : block};
  pthread_mutex_init(&pool.lock, NULL);
  pthread_cond_init(&pool.finished, NULL);
  int status = 0;
  if (options->is_here) {
    pool.n_running = 1;
    work(&pool);
  } else {
    status = run_threads(&pool, n_threads, report);
  }
  if (!status && pool.status) status = explain_failure(&pool, report);
  pthread_cond_destroy(&pool.finished);
  pthread_mutex_destroy(&pool.lock);
  return status;
}
