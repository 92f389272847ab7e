#include "reference/compare.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "reference/reference.h"
#include "support/play.h"

/* One bin of a histogram over replicates. */
typedef struct {
  double sum, squares;
} bin_sums;

typedef struct {
  uint64_t n;
  double *value; /* [measure][replicate] */
  bin_sums hop[REFERENCE_BINS], frequency[REFERENCE_BINS], day[REFERENCE_DAYS];
} reference_study;

typedef struct {
  const char *name;
  unsigned n_checks, n_wrong;
  double worst;
  char worst_what[100];
} comparison;

static void check_z(comparison *c, const char *what, int index, double engine, double reference,
                    double error) {
  double z = engine == reference ? 0 : (engine - reference) / error;
  c->n_checks++;
  if (fabs(z) > c->worst) {
    c->worst = fabs(z);
    snprintf(c->worst_what, sizeof c->worst_what, "%.80s %d", what, index);
  }
  if (fabs(z) <= TEST_SIGMAS) return;
  c->n_wrong++;
  print_message("  WRONG %s, %s %d: engine %.8g, reference %.8g, z %+.2f\n", c->name, what, index,
                engine, reference, z);
}

/* Two people have a tie or not, and nobody one to itself, where loops and repeats are dropped. */
static bool is_wanted(const reference_case *what, const reference_tie *tie, reference_tie added) {
  const reach_params *p = what->params;
  if (added.from == added.to && !(what->is_bare && p->network_loops == REACH_LINES_KEEP))
    return false;
  if (what->is_bare && p->network_repeats == REACH_LINES_KEEP) return true;
  for (size_t i = 0; i < what->n_ties; i++) {
    if (tie[i].from == added.from && tie[i].to == added.to) return false;
    if (!what->is_directed && tie[i].from == added.to && tie[i].to == added.from) return false;
  }
  return true;
}

/* "u v" or "u v p" per line, # comments; `what` owns the ties. */
static void ties_read(FILE *file, reference_case *what) {
  assert_non_null(file);
  reference_tie *tie = NULL;
  char line[256];
  while (fgets(line, sizeof line, file)) {
    unsigned from, to;
    float probability = 0;
    if (line[0] == '#' || sscanf(line, "%u %u %f", &from, &to, &probability) < 2) continue;
    if (from >= what->n_people) what->n_people = from + 1;
    if (to >= what->n_people) what->n_people = to + 1;
    reference_tie added = {from, to, (double)probability};
    if (!is_wanted(what, tie, added)) continue;
    tie = realloc(tie, (what->n_ties + 1) * sizeof *tie);
    assert_non_null(tie);
    tie[what->n_ties++] = added;
  }
  fclose(file);
  what->tie = tie;
}

/* Semicolons between the lines. */
static void ties_read_here(const char *text, reference_case *what) {
  char *lines = strdup(text);
  assert_non_null(lines);
  for (char *c = lines; *c; c++)
    if (*c == ';') *c = '\n';
  ties_read(fmemopen(lines, strlen(lines), "r"), what);
  free(lines);
}

static void departments_read(const char *path, reference_case *what) {
  FILE *file = fopen(path, "r");
  assert_non_null(file);
  uint32_t *department = calloc(what->n_people, sizeof *department);
  assert_non_null(department);
  unsigned person, number;
  while (fscanf(file, "%u %u", &person, &number) == 2) {
    assert_true(person < what->n_people);
    department[person] = number;
  }
  fclose(file);
  what->department = department;
}

/* The number that a standard normal one exceeds with probability p. */
static double normal_above(double p) {
  double low = -40, high = 40;
  for (int i = 0; i < 200; i++) {
    double x = (low + high) / 2;
    *(erfc(x / sqrt(2)) / 2 > p ? &low : &high) = x;
  }
  return low;
}

static double skewed_cv(double sigma, unsigned n) {
  double sum = 0, squares = 0;
  for (unsigned d = 0; d < n; d++) {
    double size = exp(sigma * normal_above((d + 0.5) / n));
    sum += size / n;
    squares += size * size / n;
  }
  return sqrt(squares / (sum * sum) - 1);
}

/* Sizes as lognormal quantiles, largest first; boundaries rounded; at least one person each. */
static void departments_skew(const reach_params *p, reference_case *what) {
  unsigned n = (unsigned)p->associates_count, n_departments = (unsigned)p->work_ties_departments;
  double sigma = 0, total = 0, sum = 0;
  for (double step = 6; step > 1e-12 && p->work_ties_department_size_cv > 0; step /= 2)
    if (skewed_cv(sigma + step, n_departments) < p->work_ties_department_size_cv) sigma += step;
  uint32_t *department = calloc(n, sizeof *department);
  assert_non_null(department);
  for (unsigned d = 0; d < n_departments; d++)
    total += exp(sigma * normal_above((d + 0.5) / n_departments));
  unsigned first = 0;
  for (unsigned d = 0; d < n_departments; d++) {
    sum += exp(sigma * normal_above((d + 0.5) / n_departments));
    unsigned next = (unsigned)floor(n * sum / total + 0.5);
    if (next <= first) next = first + 1;
    if (next > n - (n_departments - 1 - d)) next = n - (n_departments - 1 - d);
    for (unsigned u = first; u < next; u++) department[u] = d;
    first = next;
  }
  what->department = department;
}

static reference_case case_of(const reach_scenario *scenario) {
  const reach_organization *organization = &scenario->organization[0];
  const reach_params *p = &organization->params;
  reference_case what = {.params = p, .is_bare = scenario->is_network};
  reference_legs(p, what.leg);
  bool has_end = !scenario->is_network || organization->given[REACH_PARAM_run_days];
  what.horizon = has_end ? (double)p->run_days : INFINITY;
  if (scenario->is_network) {
    what.is_directed = p->network_directed;
    if (p->network_edges[0])
      ties_read_here(p->network_edges, &what);
    else
      ties_read(fopen(p->network_file, "r"), &what);
  } else if (p->associates_roster[0]) {
    reference_roster_read(&what);
  } else if (p->work_ties_model == REACH_TIES_FILE) {
    what.is_directed = p->work_ties_directed;
    ties_read(fopen(p->work_ties_file, "r"), &what);
    if (p->work_ties_departments_file[0]) departments_read(p->work_ties_departments_file, &what);
  } else if (p->work_ties_model != REACH_TIES_HIERARCHY) {
    departments_skew(p, &what);
  }
  return what;
}

static void bins_add(bin_sums *bin, const double *value, unsigned n) {
  for (unsigned b = 0; b < n; b++) {
    bin[b].sum += value[b];
    bin[b].squares += value[b] * value[b];
  }
}

static void reference_study_play(reference_study *study, const reach_scenario *scenario,
                                 uint64_t n) {
  reference_case what = case_of(scenario);
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  assert_non_null(rng);
  gsl_rng_set(rng, 20120117);
  *study = (reference_study){.n = n};
  study->value = malloc(REACH_N_MEASURES * n * sizeof *study->value);
  assert_non_null(study->value);
  reference_run run = {0};
  for (uint64_t r = 0; r < n; r++) {
    reference_outcome outcome;
    reference_play(&run, &what, rng, &outcome);
    for (int m = 0; m < REACH_N_MEASURES; m++)
      study->value[(uint64_t)m * n + r] = outcome.measure[m];
    bins_add(study->hop, outcome.by_hop, REFERENCE_BINS);
    bins_add(study->frequency, outcome.by_frequency, REFERENCE_BINS);
    bins_add(study->day, outcome.by_day, REFERENCE_DAYS);
  }
  reference_run_free(&run);
  gsl_rng_free(rng);
  free((void *)what.tie);
  free((void *)what.department);
  free(what.staff);
}

static uint64_t count_between(const double *value, uint64_t n, double low, double high) {
  uint64_t count = 0;
  for (uint64_t i = 0; i < n; i++) count += value[i] >= low && value[i] <= high;
  return count;
}

/* The engine's quantile has to be one of the reference too: the shares of reference values
 * below it and up to it enclose `share`, give or take sampling error on both sides. */
static void check_quantile(comparison *c, const char *what, const double *reference, uint64_t n,
                           uint64_t n_present, double quantile, double share, uint64_t n_engine) {
  double slack = 1e-9 * fmax(1, fabs(quantile));
  double up_to = (double)count_between(reference, n, -INFINITY, quantile + slack);
  double at = (double)count_between(reference, n, quantile - slack, quantile + slack);
  up_to /= (double)n_present;
  double below = up_to - at / (double)n_present;
  double error = sqrt(share * (1 - share) * (1 / (double)n_present + 1 / (double)n_engine)) + 1e-12;
  double nearest = fmin(fmax(share, below), up_to);
  /* type 7 interpolates between two neighbouring values */
  if (fabs(nearest - share) <= 2 / (double)n_present) nearest = share;
  check_z(c, what, (int)(100 * share), nearest, share, error);
}

static double engine_total(const test_play *play, int measure) {
  const double *value = test_play_values(play, 0, measure);
  double sum = 0;
  for (uint64_t r = 0; r < play->result.n_replicates; r++) sum += value[r];
  return sum;
}

/* Of ratios of money it is the ratio of means that is told. */
static double quoted_mean(const test_play *play, int measure, double mean) {
  double cost = engine_total(play, REACH_MEASURE_cost);
  if (measure == REACH_MEASURE_roi)
    return engine_total(play, REACH_MEASURE_earned_media_value) / cost - 1;
  if (measure == REACH_MEASURE_cost_per_accurate_reach)
    return cost / engine_total(play, REACH_MEASURE_accurate_reach);
  return mean;
}

static void check_measure(comparison *c, const test_play *play, const reference_study *study,
                          int measure) {
  const char *what = reach_measure_table[measure].name;
  const double *reference = study->value + (uint64_t)measure * study->n;
  const reach_summary *summary = &play->result.answer[0].summary[measure];
  test_moments e = test_play_moments(play, 0, measure);
  test_moments r = test_moments_of(reference, study->n, 1);
  char label[80];
  double n_engine = (double)play->result.n_replicates, n_reference = (double)study->n;
  double share = ((double)e.n + (double)r.n) / (n_engine + n_reference);
  snprintf(label, sizeof label, "%s present", what);
  check_z(c, label, 0, (double)e.n / n_engine, (double)r.n / n_reference,
          sqrt(share * (1 - share) * (1 / n_engine + 1 / n_reference)));
  if (e.n < 1000 || r.n < 1000) return;
  double rounding = 1e-9 * fmax(1, fabs(r.mean));
  snprintf(label, sizeof label, "%s mean", what);
  check_z(c, label, 0, e.mean, r.mean, hypot(e.mean_error, r.mean_error) + rounding);
  check_z(c, label, 1, summary->mean, quoted_mean(play, measure, e.mean), rounding);
  /* the overlap is counted here, its expectation given contact counts there */
  if (measure == REACH_MEASURE_overlap && !play->scenario.is_network) return;
  snprintf(label, sizeof label, "%s variance", what);
  check_z(c, label, 0, e.variance, r.variance,
          hypot(e.variance_error, r.variance_error) + rounding);
  snprintf(label, sizeof label, "%s quantile", what);
  unsigned n_groups = play->result.n_networks;
  uint64_t n_effective = n_groups > 1 && n_groups < e.n ? n_groups : e.n;
  check_quantile(c, label, reference, study->n, r.n, summary->p05, .05, n_effective);
  check_quantile(c, label, reference, study->n, r.n, summary->median, .5, n_effective);
  check_quantile(c, label, reference, study->n, r.n, summary->p95, .95, n_effective);
}

/* Standard error of the engine's mean of a bin less the reference's, by the reference's
 * variance between replicates. */
static double bin_error(const bin_sums *bin, const reference_study *study, const test_play *play) {
  double n = (double)study->n;
  double variance = fmax(0, bin->squares / n - bin->sum / n * (bin->sum / n));
  unsigned n_groups = play->result.n_networks;
  double n_engine = n_groups > 1 ? n_groups : (double)play->result.n_replicates;
  return sqrt(variance * (1 / n + 1 / n_engine)) + 1e-9;
}

static void check_bins(comparison *c, const char *what, const reach_bin *engine, unsigned n_used,
                       const bin_sums *reference, const reference_study *study,
                       const test_play *play) {
  const double least = 200;   /* people in all replicates, for the bell curve to hold */
  const double enough = 5000; /* for a standard deviation known to a few per cent */
  double beyond = 0, reference_beyond = 0;
  for (unsigned b = 0; b < REFERENCE_BINS; b++) {
    double mean = b < n_used ? engine[b].mean : 0;
    if (reference[b].sum < least) {
      beyond += mean;
      reference_beyond += reference[b].sum;
      continue;
    }
    double expected = reference[b].sum / (double)study->n;
    double error = bin_error(&reference[b], study, play);
    check_z(c, what, (int)b, mean, expected, error);
    if (b >= n_used || play->result.n_networks > 1 || mean == 0) continue;
    /* the interval of the bin is as wide as the reference says */
    double n = (double)study->n, n_engine = (double)play->result.n_replicates;
    double sd = error / sqrt(1 / n + 1 / n_engine);
    double half_width = (engine[b].ci_high - engine[b].ci_low) / 2;
    if (reference[b].sum > enough && sd > 1e-6)
      check_z(c, "width", (int)b, half_width / (1.96 * sd / sqrt(n_engine)), 1, .05);
  }
  double n_people = beyond * (double)study->n; /* rare bins together, roughly Poisson */
  check_z(
      c, what, -1, n_people, reference_beyond,
      10 + 4 * sqrt(reference_beyond * (1 + (double)study->n / (double)play->result.n_replicates)));
}

static void check_days(comparison *c, const test_play *play, const reference_study *study) {
  const reach_band *curve = play->result.answer[0].curve;
  for (unsigned d = 0; curve && d <= play->result.n_days && d < REFERENCE_DAYS; d++) {
    double expected = study->day[d].sum / (double)study->n;
    if (study->day[d].sum < 200 && curve[d].mean < .01) continue;
    check_z(c, "reach by day", (int)d, curve[d].mean, expected,
            bin_error(&study->day[d], study, play));
  }
}

void compare_with_reference(const char *name, const char *yaml, uint64_t n_reference) {
  test_play play;
  test_play_run(&play, "%s", yaml);
  reference_study study;
  reference_study_play(&study, &play.scenario, n_reference);
  comparison c = {.name = name};
  for (int m = 0; m < REACH_N_MEASURES; m++)
    if (m != REACH_MEASURE_days_to_baseline) check_measure(&c, &play, &study, m);
  const reach_answer *answer = &play.result.answer[0];
  check_bins(&c, "people by hop", answer->hop, answer->n_hops, study.hop, &study, &play);
  check_bins(&c, "people by exposures", answer->frequency, answer->n_frequencies, study.frequency,
             &study, &play);
  check_days(&c, &play, &study);
  test_moments reach = test_moments_of(study.value + REACH_MEASURE_reach * study.n, study.n, 1);
  print_message("  %-44s reach %.4g sd %.3g, %u checks, worst z %.2f (%s), n %lu and %lu\n", name,
                reach.mean, sqrt(reach.variance), c.n_checks, c.worst, c.worst_what,
                (unsigned long)play.result.n_replicates, (unsigned long)n_reference);
  free(study.value);
  test_play_free(&play);
  if (c.n_wrong) fail_msg("%s: %u of %u checks differ", name, c.n_wrong, c.n_checks);
}

static void test_story(void **state) {
  const reference_story *story = *state;
  compare_with_reference(story->name, story->yaml, story->n_reference);
}

int compare_stories(const reference_story *stories, size_t n_stories) {
  struct CMUnitTest *tests = calloc(n_stories, sizeof *tests);
  if (!tests) return 1;
  for (size_t i = 0; i < n_stories; i++)
    tests[i] = (struct CMUnitTest){
        .name = stories[i].name, .test_func = test_story, .initial_state = (void *)&stories[i]};
  int n_failed = _cmocka_run_group_tests("stories", tests, n_stories, NULL, NULL);
  free(tests);
  return n_failed;
}
