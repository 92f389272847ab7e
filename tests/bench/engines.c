/* engines [--busy] [FOLDER]: how fast networks load and the independent cascade runs on W1 and W2
 * (networks.h), beside the textbook's engine (textbook.h) and igraph's SIR, in turns in one run.
 * Networks are written to the folder (default: a temporary one) and kept there. Prints tables;
 * passes no judgement. Look at it on a machine that does nothing else; --busy counts processor time
 * of one thread where there is none. */
#include <igraph.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "bench/networks.h"
#include "bench/textbook.h"
#include "cascade/cascade.h"
#include "cascade/final_size.h"
#include "world/edge_list.h"

enum { N_TURNS = 5, MOST_THREADS = 2, PATH_SIZE = 512 };
static const double SECONDS_A_TURN = 0.6;

static bool is_busy;

static double now(void) {
  struct timespec t;
  clock_gettime(is_busy ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void check(int status, const reach_report *report) {
  if (!status) return;
  fprintf(stderr, "engines: status %d: %s\n", status, report->n_messages ? report->message[0] : "");
  exit(EXIT_FAILURE);
}

/* --- networks -------------------------------------------------------------------------------- */

typedef struct {
  const char *name;
  uint64_t (*write)(const char *path);
} network;

static uint64_t write_large(const char *path) {
  enum { PEOPLE = 1000000, TIES = 10000000 };
  return bench_write_random(path, PEOPLE, TIES);
}

static double peak_mib(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (double)usage.ru_maxrss / 1024;
}

static void load(const char *folder, const network *net, reach_ties *ties) {
  char path[PATH_SIZE];
  snprintf(path, sizeof path, "%s/%s.edges", folder, net->name);
  if (access(path, R_OK)) net->write(path);
  reach_report report = {0};
  reach_pairs pairs;
  double start = now();
  check(reach_edge_list_read(path, false, &pairs, &report), &report);
  double read = now();
  check(reach_ties_build(&pairs, false, ties, &report), &report);
  double built = now(), n = (double)ties->n_lines;
  double bytes = (double)ties->n_arcs * sizeof *ties->target +
                 ((double)ties->n_people + 1) * sizeof *ties->first;
  printf("%-6s %10u %10.0f %8.2f %8.0f %8.0f %10.1f %10.0f\n", net->name, ties->n_people, n,
         built - start, (read - start) / n * 1e9, (built - read) / n * 1e9, bytes / n, peak_mib());
  reach_pairs_free(&pairs);
}

/* --- engines --------------------------------------------------------------------------------- */

typedef struct {
  const reach_ties *ties;
  const reach_plan *plan, *in_time; /* in rounds, and with exponential delays */
  uint32_t n_seeds;
} bench_story;

/* One thread's own; what it has done. */
typedef struct {
  const bench_story *story;
  bench_textbook book;
  reach_final_size final;
  reach_workspace workspace;
  uint64_t n_replicates, n_tellings, sum_reach;
} worker;

typedef struct {
  const char *name;
  void (*play)(worker *w, uint32_t replicate);
} bench_engine;

static void play_textbook(worker *w, uint32_t replicate) {
  (void)replicate;
  double p = w->story->plan->channel[REACH_CHANNEL_FEED].attention;
  w->sum_reach +=
      bench_textbook_run(&w->book, w->story->ties, p, w->story->n_seeds, &w->n_tellings);
}

static void play_final_size(worker *w, uint32_t replicate) {
  reach_report report = {0};
  check(reach_final_size_run(w->story->plan, replicate, NULL, &w->final), &report);
  w->sum_reach += w->final.n_reached;
  w->n_tellings += w->final.n_tellings;
}

static void play_plan(worker *w, const reach_plan *plan, uint32_t replicate) {
  reach_report report = {0};
  reach_trace trace;
  check(reach_cascade_run(plan, replicate, &w->workspace, &trace), &report);
  w->sum_reach += w->workspace.touched.n;
  w->n_tellings += trace.impressions;
}

static void play_in_rounds(worker *w, uint32_t replicate) {
  play_plan(w, w->story->plan, replicate);
}

static void play_in_time(worker *w, uint32_t replicate) {
  play_plan(w, w->story->in_time, replicate);
}

static const bench_engine engines[] = {{"textbook", play_textbook},
                                       {"final size", play_final_size},
                                       {"with copies", play_in_rounds},
                                       {"in time", play_in_time}};
enum { N_ENGINES = sizeof engines / sizeof *engines };

typedef struct {
  const bench_engine *engine;
  worker *worker; /* [n_threads] */
  atomic_uint next;
  double until;
} bench_turn;

typedef struct {
  bench_turn *turn;
  unsigned index;
} task;

static void *work(void *argument) {
  task *mine = argument;
  worker *w = &mine->turn->worker[mine->index];
  while (now() < mine->turn->until) {
    enum { AT_A_TIME = 4 };
    uint32_t first = atomic_fetch_add(&mine->turn->next, AT_A_TIME);
    for (uint32_t i = 0; i < AT_A_TIME; i++) mine->turn->engine->play(w, first + i);
    w->n_replicates += AT_A_TIME;
  }
  return NULL;
}

typedef struct {
  double replicates_s, tellings_s, reach;
} speed;

static speed measure(const bench_engine *engine, worker *workers, unsigned n_threads) {
  for (unsigned t = 0; t < n_threads; t++)
    workers[t].n_replicates = workers[t].n_tellings = workers[t].sum_reach = 0;
  double start = now();
  bench_turn turn = {.engine = engine, .worker = workers, .until = start + SECONDS_A_TURN};
  task tasks[MOST_THREADS];
  pthread_t thread[MOST_THREADS];
  for (unsigned t = 0; t < n_threads; t++) {
    tasks[t] = (task){&turn, t};
    if (pthread_create(&thread[t], NULL, work, &tasks[t])) exit(EXIT_FAILURE);
  }
  uint64_t n = 0, tellings = 0, reach = 0;
  for (unsigned t = 0; t < n_threads; t++) {
    pthread_join(thread[t], NULL);
    n += workers[t].n_replicates;
    tellings += workers[t].n_tellings;
    reach += workers[t].sum_reach;
  }
  double seconds = now() - start;
  return (speed){(double)n / seconds, (double)tellings / seconds, (double)reach / (double)n};
}

static int by_replicates(const void *a, const void *b) {
  double x = ((const speed *)a)->replicates_s, y = ((const speed *)b)->replicates_s;
  return (x > y) - (x < y);
}

/* All engines by turns, so that what slows the machine slows all; medians. */
static void compare(const char *title, const bench_story *story) {
  worker workers[MOST_THREADS] = {0};
  for (unsigned t = 0; t < MOST_THREADS; t++) {
    workers[t].story = story;
    workers[t].book = bench_textbook_open(story->ties->n_people, t);
    if (reach_workspace_init(&workers[t].workspace, UINT32_MAX, NULL)) exit(EXIT_FAILURE);
  }
  unsigned most = is_busy ? 1 : MOST_THREADS;
  speed got[N_ENGINES][MOST_THREADS][N_TURNS];
  for (int round = 0; round < N_TURNS; round++)
    for (int e = 0; e < N_ENGINES; e++)
      for (unsigned t = 0; t < most; t++) got[e][t][round] = measure(&engines[e], workers, t + 1);
  printf("\n%s, %u people starting\n%-12s %13s %13s %8s %13s %12s %10s\n", title, story->n_seeds,
         "engine", "replicates/s", "on 2 threads", "2 to 1", "tellings/s", "reach", "textbooks");
  double yardstick = 0;
  for (int e = 0; e < N_ENGINES; e++) {
    for (unsigned t = 0; t < most; t++) qsort(got[e][t], N_TURNS, sizeof(speed), by_replicates);
    speed one = got[e][0][N_TURNS / 2], two = got[e][most - 1][N_TURNS / 2];
    if (e == 0) yardstick = one.replicates_s;
    printf("%-12s %13.4g %13.4g %8.2f %13.4g %12.1f %10.2f\n", engines[e].name, one.replicates_s,
           two.replicates_s, two.replicates_s / one.replicates_s, one.tellings_s, one.reach,
           one.replicates_s / yardstick);
  }
  for (unsigned t = 0; t < MOST_THREADS; t++) {
    bench_textbook_close(&workers[t].book);
    reach_final_size_free(&workers[t].final);
    reach_workspace_free(&workers[t].workspace);
  }
}

typedef struct {
  reach_scenario scenario;
  reach_plan plan;
} prepared;

static void prepare(prepared *p, const char *model, const reach_world *world, double probability,
                    uint32_t n_seeds) {
  char text[PATH_SIZE];
  int n = snprintf(text, sizeof text,
                   "network: {file: x}\ncascade: {model: %s, probability: %g,"
                   " seed_choice: random, seed_count: %u}\nrun: {seed: 7}\n",
                   model, probability, n_seeds);
  reach_report report = {0};
  check(reach_scenario_read(text, (size_t)n, "bench.yaml", NULL, &p->scenario, &report), &report);
  const reach_params *params = &p->scenario.organization[0].params;
  check(reach_plan_init(&p->plan, params, false, world, &report), &report);
}

static void prepared_free(prepared *p) {
  reach_plan_free(&p->plan);
  reach_scenario_free(&p->scenario);
}

static void compare_on(const char *name, reach_ties *ties, double probability, uint32_t n_seeds) {
  reach_world world = {
      .is_network = true, .n_associates = ties->n_people, .n_networks = 1, .network = ties};
  prepared in_rounds, in_time;
  prepare(&in_rounds, "independent-cascade", &world, probability, n_seeds);
  prepare(&in_time, "continuous-time-cascade", &world, probability, n_seeds);
  char title[PATH_SIZE];
  snprintf(title, sizeof title, "%s, p = %g", name, probability);
  compare(title, &(bench_story){ties, &in_rounds.plan, &in_time.plan, n_seeds});
  prepared_free(&in_rounds);
  prepared_free(&in_time);
}

/* --- igraph ---------------------------------------------------------------------------------- */

/* igraph's SIR has one start and no direction; its probability of telling a neighbour is
 * beta / (beta + gamma). */
static void measure_igraph(const char *name, const reach_ties *ties, double probability) {
  igraph_set_error_handler(igraph_error_handler_ignore);
  igraph_vector_int_t edges;
  if (igraph_vector_int_init(&edges, 0)) return;
  for (uint32_t u = 0; u < ties->n_people; u++)
    for (uint32_t a = ties->first[u]; a < ties->first[u + 1]; a++)
      if (u < ties->target[a] && (igraph_vector_int_push_back(&edges, u) ||
                                  igraph_vector_int_push_back(&edges, ties->target[a])))
        exit(EXIT_FAILURE);
  igraph_t graph;
  if (igraph_create(&graph, &edges, ties->n_people, false)) exit(EXIT_FAILURE);
  igraph_vector_int_destroy(&edges);
  igraph_vector_ptr_t result;
  if (igraph_vector_ptr_init(&result, 0)) exit(EXIT_FAILURE);
  enum { RUNS = 3 };
  double start = now();
  igraph_error_t error = igraph_sir(&graph, probability, 1 - probability, RUNS, &result);
  double seconds = now() - start;
  if (error)
    printf("%-12s fails: %s\n", "igraph_sir", igraph_strerror(error));
  else
    printf("%-12s %13.4g   (%s, one starts, continuous time)\n", "igraph_sir", RUNS / seconds,
           name);
  for (igraph_integer_t i = 0; i < igraph_vector_ptr_size(&result); i++)
    igraph_sir_destroy(VECTOR(result)[i]), igraph_free(VECTOR(result)[i]);
  igraph_vector_ptr_destroy(&result);
  igraph_destroy(&graph);
}

int main(int n_arguments, char **arguments) {
  char made[] = "/tmp/orgreach-bench-XXXXXX";
  is_busy = n_arguments > 1 && !strcmp(arguments[1], "--busy");
  const char *folder = n_arguments > 1 + is_busy ? arguments[1 + is_busy] : mkdtemp(made);
  static const network networks[] = {
      {"W1", bench_write_w1}, {"W2", bench_write_w2}, {"large", write_large}};
  enum { W1, W2, LARGE, N_NETWORKS, W1_SEEDS = 100, W2_SEEDS = 50 };
  reach_ties ties[N_NETWORKS];
  printf("networks in %s\n%-6s %10s %10s %8s %8s %8s %10s %10s\n", folder, "", "people", "ties",
         "seconds", "ns read", "ns built", "bytes/tie", "peak MiB");
  for (int i = 0; i < N_NETWORKS; i++) load(folder, &networks[i], &ties[i]);
  reach_ties_free(&ties[LARGE]);
  compare_on("W1", &ties[W1], 0.05, W1_SEEDS);
  if (!is_busy) measure_igraph("W1", &ties[W1], 0.05);
  compare_on("W2", &ties[W2], 0.1, W2_SEEDS);
  compare_on("W2", &ties[W2], 0.02, W2_SEEDS);
  reach_ties_free(&ties[W1]);
  reach_ties_free(&ties[W2]);
  return 0;
}
