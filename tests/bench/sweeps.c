/* sweeps SCENARIO [POINTS]: what a sweep costs beside playing its replicates. POINTS (default 200)
 * of brand-advocacy whose axes touch every organization, and no world, at 100 replicates each;
 * tiny runs on a network of one tie; and two threads against one. Store and scheduling are
 * processor time of the same process, in turns with replicates that are only played. Prints tables;
 * passes no judgement. Look at it on a machine that does nothing else; the first two tables are of
 * use on a busy one, too. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "store/sweep_store.h"
#include "study/estimate.h"

enum { N_TURNS = 3, REPLICATES = 100, POINTS = 200, SINCERITIES = 10, TINY_POINTS = 1000 };

static double now(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void check(int status, const reach_report *report) {
  if (!status) return;
  fprintf(stderr, "sweeps: status %d: %s\n", status, report->n_messages ? report->message[0] : "");
  exit(EXIT_FAILURE);
}

/* A sweep ready to be played, any number of times. */
typedef struct {
  reach_scenario scenario;
  reach_design design;
  double most_bytes;
  reach_report report;
} prepared;

static void prepare(prepared *p, reach_scenario scenario) {
  *p = (prepared){.scenario = scenario};
  check(reach_design_open(&p->scenario, &p->design, &p->report), &p->report);
  check(reach_design_check(&p->design, NULL, &p->most_bytes, &p->report), &p->report);
}

static void release(prepared *p) {
  reach_design_free(&p->design);
  reach_scenario_free(&p->scenario);
}

typedef struct {
  double wall, processor;
} seconds;

static void remove_database(void) {
  static const char *const names[] = {"", "-wal", "-shm", "-journal"};
  char path[64];
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    snprintf(path, sizeof path, "sweep/" REACH_SWEEP_NAME "%s", names[i]);
    unlink(path);
  }
}

/* The whole sweep into a database, anew. */
static seconds play_sweep(prepared *p, unsigned n_threads) {
  static const char *const argument[] = {"sweeps", NULL};
  reach_inputs inputs = {0};
  reach_sweep_identity identity = {"", &inputs, "orgreach run", argument};
  reach_folder folder;
  reach_sweep_store *store;
  uint64_t n_failed;
  remove_database();
  check(reach_folder_open(&folder, "sweep", true, &p->report), &p->report);
  seconds began = {now(CLOCK_MONOTONIC), now(CLOCK_PROCESS_CPUTIME_ID)};
  check(reach_sweep_store_open(&folder, &p->design, &identity, &store, &p->report), &p->report);
  reach_sweep_sink sink = reach_sweep_store_sink(store);
  reach_sweep_options options = {.n_threads = n_threads, .most_bytes = p->most_bytes};
  check(reach_sweep_run(&p->design, &options, &sink, &n_failed, &p->report), &p->report);
  check(reach_sweep_store_finish(store, &p->report), &p->report);
  seconds took = {now(CLOCK_MONOTONIC) - began.wall,
                  now(CLOCK_PROCESS_CPUTIME_ID) - began.processor};
  reach_sweep_store_close(store);
  reach_folder_close(&folder);
  return took;
}

/* Only the replicates of all points, on one thread: processor time without making points ready. */
static double play_only(prepared *p) {
  reach_variant first = {0};
  reach_stage base = {0};
  reach_study_options study = {.n_threads = 1};
  reach_pool_options pool = {
      .options = &study, .to = 1, .most_people = reach_estimate_most_people(1), .is_here = true};
  reach_stage_options how = {.is_unmeasured = true};
  double sum = 0;
  check(reach_design_variant(&p->design, 0, &first), &p->report);
  check(reach_stage_set(&first.scenario, &how, &base, &p->report), &p->report);
  reach_lender lender = {&first.scenario, &base};
  how.lender = &lender;
  for (uint64_t i = 0; i < p->design.n_points; i++) {
    reach_variant variant = {0};
    reach_stage stage;
    reach_plays plays;
    check(reach_design_variant(&p->design, i, &variant), &p->report);
    check(reach_stage_set(&variant.scenario, &how, &stage, &p->report), &p->report);
    check(reach_plays_init(&plays, &stage, p->design.n_replicates, false, &p->report), &p->report);
    double began = now(CLOCK_PROCESS_CPUTIME_ID);
    check(reach_pool_run(&stage, &pool, &plays, &p->report), &p->report);
    sum += now(CLOCK_PROCESS_CPUTIME_ID) - began;
    reach_plays_free(&plays);
    reach_stage_free(&stage);
    reach_variant_free(&variant);
  }
  reach_stage_free(&base);
  reach_variant_free(&first);
  return sum;
}

static int by_size(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

static double median(double *value) {
  qsort(value, N_TURNS, sizeof *value, by_size);
  return value[N_TURNS / 2];
}

static void print_overhead(prepared *p, const char *what) {
  double sweep[N_TURNS], only[N_TURNS], more[N_TURNS];
  for (int turn = 0; turn < N_TURNS; turn++) {
    only[turn] = play_only(p);
    sweep[turn] = play_sweep(p, 1).processor;
    more[turn] = sweep[turn] / only[turn] - 1;
  }
  double n = (double)(p->design.n_points * p->design.n_replicates);
  double played = median(only), stored = median(sweep);
  printf("%-16s %9.0f %12.3f %12.3f %11.1f %% %14.0f\n", what, n, played, stored,
         100 * median(more), n / stored);
}

static void print_threads(prepared *p) {
  double one[N_TURNS], two[N_TURNS], ratio[N_TURNS];
  for (int turn = 0; turn < N_TURNS; turn++) {
    one[turn] = play_sweep(p, 1).wall;
    two[turn] = play_sweep(p, 2).wall;
    ratio[turn] = one[turn] / two[turn];
  }
  double factor = median(ratio);
  printf("%llu points of %d replicates: one thread %.2f s, two %.2f s: %.2f times as fast\n",
         (unsigned long long)p->design.n_points, REPLICATES, median(one), median(two), factor);
}

static void open_brand(const char *path, unsigned n_points, prepared *p) {
  char axes[160], replicates[48];
  unsigned n = n_points / SINCERITIES > 1 ? n_points / SINCERITIES : 2;
  snprintf(axes, sizeof axes,
           "sweep.axes=[\"conversation.attention=0.85:0.95:%.17g\", "
           "\"trust.sincerity=0.7:0.79:0.01\"]",
           0.1 / (n - 1));
  snprintf(replicates, sizeof replicates, "sweep.replicates=%d", REPLICATES);
  const char *const setting[] = {axes, replicates};
  reach_settings settings = {setting, sizeof setting / sizeof *setting};
  reach_report report = {0};
  reach_scenario scenario;
  check(reach_scenario_load(path, &settings, &scenario, &report), &report);
  prepare(p, scenario);
}

static void open_tiny(unsigned n_replicates, prepared *p) {
  char text[512];
  snprintf(text, sizeof text,
           "network: {edges: \"0 1\"}\n"
           "cascade: {probability: 0.3, seed_set: [0]}\n"
           "run: {virality: never}\n"
           "sweep: {axes: [\"cascade.probability=0.001:1:%.17g\"], replicates: %u}\n",
           0.999 / (TINY_POINTS - 1), n_replicates);
  reach_report report = {0};
  reach_scenario scenario;
  check(reach_scenario_read(text, strlen(text), "tiny.yaml", NULL, &scenario, &report), &report);
  prepare(p, scenario);
}

int main(int n_arguments, char **arguments) {
  if (n_arguments < 2) {
    fprintf(stderr, "usage: sweeps SCENARIO [POINTS]\n");
    return 2;
  }
  char folder[] = "/tmp/orgreach-sweeps-XXXXXX";
  char *path = realpath(arguments[1], NULL);
  prepared brand, tiny;
  long n_points = n_arguments > 2 ? strtol(arguments[2], NULL, 10) : POINTS;
  if (!path || !mkdtemp(folder) || chdir(folder)) return 1;
  open_brand(path, (unsigned)n_points, &brand);
  printf("%-16s %9s %12s %12s %13s %14s\n", "processor s", "runs", "only played", "as a sweep",
         "more", "runs a second");
  print_overhead(&brand, "brand-advocacy");
  for (unsigned n = 10; n <= 1000; n *= 10) {
    char what[32];
    snprintf(what, sizeof what, "tiny, %u a point", n);
    open_tiny(n, &tiny);
    print_overhead(&tiny, what);
    release(&tiny);
  }
  putchar('\n');
  print_threads(&brand);
  release(&brand);
  remove_database();
  rmdir("sweep");
  rmdir(folder);
  free(path);
  return 0;
}
