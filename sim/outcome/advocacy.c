#include "outcome/advocacy.h"

#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/report.h"
#include "outcome/uptake.h"

/* Counts over the people of `reach`: the market's, or everybody in a bare network. */
typedef struct {
  uint64_t reached, accurate, accepted, effective, exposed, hearers, hops, internal;
  uint32_t depth;
  double last_day;
} reach_counts;

int reach_advocacy_init(reach_advocacy *a, const reach_world *world) {
  *a = (reach_advocacy){0};
  return reach_overlap_init(&a->overlap, world);
}

void reach_advocacy_free(reach_advocacy *a) {
  reach_overlap_free(&a->overlap);
  reach_shape_free(&a->shape);
  reach_tree_free(&a->tree);
  free(a->day);
  free(a->day_count);
  *a = (reach_advocacy){0};
}

/* Room for the days of n people, twice, and one more. */
static int make_room(reach_advocacy *a, size_t n) {
  size_t needed = 2 * n + 1;
  if (needed <= a->capacity) return 0;
  double *grown = realloc(a->day, 2 * needed * sizeof *grown);
  if (!grown) return REACH_NO_MEMORY;
  a->day = grown;
  a->capacity = 2 * needed;
  return 0;
}

static unsigned bin_of(uint32_t count) {
  return count < REACH_N_BINS ? count : REACH_N_BINS - 1;
}

/* First day by whose end it has happened: 0 for day 0 exactly, else days 1, 2, ... */
static unsigned day_index(double day) {
  unsigned whole = (unsigned)day;
  return whole + (day > whole);
}

/* People are counted in lanes by turns, so that one increment need not wait for the one before it:
 * most people are at hop 1, and hear it once, on one of the first days. */
enum { N_LANES = 2 };

typedef struct {
  uint32_t hop[N_LANES][REACH_N_BINS], frequency[N_LANES][REACH_N_BINS];
} reach_lanes;

static int clear_days(reach_advocacy *a, const reach_outcome *outcome) {
  unsigned needed = N_LANES * (outcome->n_days + 1);
  if (needed > a->day_capacity) {
    uint32_t *grown = realloc(a->day_count, needed * sizeof *grown);
    if (!grown) return REACH_NO_MEMORY;
    a->day_count = grown;
    a->day_capacity = needed;
  }
  memset(a->day_count, 0, needed * sizeof *a->day_count);
  return 0;
}

/* Reach at the end of each day, from the people of each day. */
static void sum_days(const reach_advocacy *a, reach_outcome *outcome) {
  double reach = 0;
  for (unsigned d = 0; d <= outcome->n_days; d++) {
    for (unsigned lane = 0; lane < N_LANES; lane++)
      reach += a->day_count[lane * (outcome->n_days + 1) + d];
    outcome->by_day[d] = reach;
  }
}

static void sum_lanes(const reach_lanes *lanes, reach_outcome *outcome) {
  for (int b = 0; b < REACH_N_BINS; b++) {
    outcome->hop[b] = (uint64_t)lanes->hop[0][b] + lanes->hop[1][b];
    outcome->frequency[b] = (uint64_t)lanes->frequency[0][b] + lanes->frequency[1][b];
  }
  outcome->frequency[0] = 0;
}

static reach_counts count_people(reach_advocacy *a, const reach_plan *plan,
                                 const reach_workspace *workspace, reach_outcome *outcome) {
  reach_counts c = {0};
  reach_lanes lanes = {0};
  bool everybody = plan->world->is_network;
  uint64_t n_associates = plan->world->n_associates;
  const uint32_t *department = plan->world->departments.department;
  for (size_t i = 0; i < workspace->touched.n; i++) {
    const reach_person *p = &workspace->touched.person[i];
    reach_shape_note(&a->shape, p, i);
    if (plan->has_virality) reach_tree_note(&a->tree, &workspace->touched, p, i);
    if (outcome->by_department && p->person < n_associates)
      outcome->by_department[department[p->person]]++;
    if (!everybody && p->person < n_associates) {
      c.internal += !p->is_start;
      continue;
    }
    unsigned lane = i % N_LANES;
    a->day[c.reached++] = p->day;
    c.last_day = p->day > c.last_day ? p->day : c.last_day;
    bool has_accepted = p->accept_day < INFINITY;
    c.accurate += p->is_intact;
    c.accepted += has_accepted;
    c.effective += has_accepted & p->accept_is_intact;
    c.exposed += p->n_exposures > 0;
    c.hearers += !p->is_start;
    c.hops += p->is_start ? 0 : p->hop;
    c.depth = p->hop > c.depth ? p->hop : c.depth;
    lanes.hop[lane][bin_of(p->hop)]++;
    lanes.frequency[lane][bin_of(p->n_exposures)]++;
    outcome->repeats += (uint64_t)p->n_exposures * (p->n_exposures - 1u); /* 0 for 0 */
    if (outcome->by_day) a->day_count[lane * (outcome->n_days + 1) + day_index(p->day)]++;
  }
  sum_lanes(&lanes, outcome);
  return c;
}

static double ratio_or_none(double numerator, double denominator) {
  return denominator > 0 ? numerator / denominator : NAN;
}

/* The days of first exposures, counted in equal bins so that a rank is looked for in one bin. */
enum { N_DAY_BINS = 512 };

typedef struct {
  double *day; /* [n], followed by room for as many */
  size_t n;
  double bins_per_day;
  uint32_t count[N_DAY_BINS];
} reach_day_bins;

static unsigned day_bin(const reach_day_bins *bins, double day) {
  unsigned bin = (unsigned)(day * bins->bins_per_day);
  return bin < N_DAY_BINS ? bin : N_DAY_BINS - 1;
}

static void count_days(reach_day_bins *bins, double *day, size_t n, double last) {
  bins->day = day;
  bins->n = n;
  bins->bins_per_day = last > 0 ? N_DAY_BINS / last : 0;
  memset(bins->count, 0, sizeof bins->count);
  for (size_t i = 0; i < n; i++) bins->count[day_bin(bins, day[i])]++;
}

/* Day on which person number k (from 1) was reached; NaN beyond the last. */
static double day_of_person(const reach_day_bins *bins, uint64_t k) {
  if (k < 1 || k > bins->n) return NAN;
  size_t before = 0, gathered = 0;
  unsigned bin = 0;
  while (before + bins->count[bin] < k) before += bins->count[bin++];
  double *inside = bins->day + bins->n;
  for (size_t i = 0; i < bins->n; i++) {
    inside[gathered] = bins->day[i];
    gathered += day_bin(bins, bins->day[i]) == bin;
  }
  return gsl_stats_select(inside, 1, gathered, k - 1 - before);
}

static void measure_days(const reach_advocacy *a, uint64_t reached, double last_day,
                         double baseline_reach, double *m) {
  reach_day_bins bins;
  count_days(&bins, a->day, reached, last_day);
  m[REACH_MEASURE_days_to_half] = day_of_person(&bins, (reached + 1) / 2);
  m[REACH_MEASURE_days_to_90] = day_of_person(&bins, (reached * 9 + 9) / 10);
  m[REACH_MEASURE_days_to_baseline] =
      isnan(baseline_reach) ? NAN : day_of_person(&bins, (uint64_t)baseline_reach + 1);
}

static void measure_shape(reach_advocacy *a, const reach_plan *plan,
                          const reach_workspace *workspace, double *m) {
  bool has_posts = !plan->world->is_network && a->shape.n_channels > 0;
  reach_shape_counts c = {0};
  if (has_posts) c = reach_shape_measure(&a->shape, plan, &workspace->touched);
  const struct {
    int measure;
    uint64_t posts;
  } row[] = {{REACH_MEASURE_first_posts, c.first},
             {REACH_MEASURE_posts_unshared, c.unshared},
             {REACH_MEASURE_posts_reshared_once, c.reshared_once},
             {REACH_MEASURE_posts_of_hundred, c.of_hundred},
             {REACH_MEASURE_reshares, c.reshares},
             {REACH_MEASURE_reshares_at_hop_one, c.at_hop_one}};
  for (size_t i = 0; i < sizeof row / sizeof *row; i++)
    m[row[i].measure] = has_posts ? (double)row[i].posts : NAN;
}

/* The largest number of people of `reach` at one hop. The last bin has several hops: these are
 * counted by themselves. A chain has everybody once, so that no hop is beyond the people. */
static double breadth_of(reach_advocacy *a, const reach_plan *plan,
                         const reach_workspace *workspace, const reach_outcome *outcome) {
  enum { LAST = REACH_N_BINS - 1 };
  const reach_touched *touched = &workspace->touched;
  uint64_t most = 0, first_person = plan->world->is_network ? 0 : plan->world->n_associates;
  for (int b = 0; b < LAST; b++) most = outcome->hop[b] > most ? outcome->hop[b] : most;
  if (outcome->hop[LAST] <= most) return (double)most;
  double *at_hop = a->day;
  memset(at_hop, 0, (touched->n + 1) * sizeof *at_hop);
  for (size_t i = 0; i < touched->n; i++) {
    const reach_person *p = &touched->person[i];
    if (p->hop >= LAST && p->hop <= touched->n && p->person >= first_person) at_hop[p->hop]++;
  }
  double broadest = (double)most;
  for (size_t h = LAST; h <= touched->n; h++) broadest = fmax(broadest, at_hop[h]);
  return broadest;
}

/* Share of all impressions of posts made by the 3 % who made most, by linear interpolation between
 * whole people (Lorenz 1905). The days are needed no more: who posts was touched, so there is room.
 */
static double top_share(reach_advocacy *a, const reach_plan *plan, const reach_engagement *e) {
  const double top = 0.03;
  if (plan->world->is_network || e->n == 0) return NAN;
  double people = top * (double)e->n, sum = 0, above = 0, n_above = 0;
  memcpy(a->day, e->impressions, e->n * sizeof *a->day);
  double edge = gsl_stats_select(a->day, 1, e->n, e->n - 1 - (size_t)people);
  for (size_t i = 0; i < e->n; i++) {
    bool is_above = e->impressions[i] > edge;
    sum += e->impressions[i];
    n_above += is_above;
    above += is_above ? e->impressions[i] : 0;
  }
  return ratio_or_none(above + (people - n_above) * edge, sum);
}

int reach_advocacy_measure(reach_advocacy *a, const reach_plan *plan, uint32_t replicate,
                           const reach_workspace *workspace, const reach_trace *trace,
                           double baseline_reach, reach_outcome *outcome) {
  size_t n_touched = workspace->touched.n;
  if (make_room(a, n_touched) || reach_shape_clear(&a->shape, plan, n_touched) ||
      (plan->has_virality && reach_tree_clear(&a->tree, n_touched)))
    return REACH_NO_MEMORY;
  if (outcome->by_day && clear_days(a, outcome)) return REACH_NO_MEMORY;
  outcome->repeats = 0;
  uint32_t n_departments = plan->world->departments.n_departments;
  if (outcome->by_department)
    memset(outcome->by_department, 0, n_departments * sizeof *outcome->by_department);
  reach_counts c = count_people(a, plan, workspace, outcome);
  if (outcome->by_day) sum_days(a, outcome);
  uint64_t more = 0;
  for (unsigned f = REACH_N_BINS; f-- > 0;) outcome->at_least[f] = more += outcome->frequency[f];
  bool is_network = plan->world->is_network;
  bool has_reach = is_network || plan->world->market.people > 0 || plan->world->market.separate;
  double *m = outcome->measure, reached = (double)c.reached;
  for (int i = 0; i < REACH_N_MEASURES; i++) m[i] = NAN;
  double n_started = is_network ? (double)trace->n_start : 0;
  m[REACH_MEASURE_gross_contacts] = (double)trace->gross;
  m[REACH_MEASURE_impressions] = (double)trace->impressions;
  m[REACH_MEASURE_reach] = has_reach ? reached : NAN;
  m[REACH_MEASURE_internal_reach] = is_network ? NAN : (double)(c.internal + trace->n_start);
  m[REACH_MEASURE_accurate_reach] = has_reach ? (double)c.accurate : NAN;
  m[REACH_MEASURE_accepted_reach] = has_reach ? (double)c.accepted : NAN;
  m[REACH_MEASURE_effective_reach] = has_reach ? (double)c.effective : NAN;
  m[REACH_MEASURE_overlap] = reach_overlap_measure(
      &a->overlap, plan, replicate, &workspace->adopters, &workspace->lineup, trace->gross);
  m[REACH_MEASURE_duplication] = 1 - ratio_or_none((double)c.exposed, (double)trace->impressions);
  m[REACH_MEASURE_reproduction] = ratio_or_none((double)trace->hearer_tellings, (double)c.hearers);
  m[REACH_MEASURE_hops_mean] = ratio_or_none((double)c.hops, reached - n_started);
  measure_shape(a, plan, workspace, m);
  reach_uptake_measure(&plan->adoption, &workspace->adopters, m);
  m[REACH_MEASURE_senders] = (double)trace->n_senders;
  measure_days(a, c.reached, c.last_day, baseline_reach, m);
  m[REACH_MEASURE_engagement_top3] = top_share(a, plan, &workspace->engagement);
  double *virality = &m[REACH_MEASURE_structural_virality];
  *virality = NAN;
  if (plan->has_virality && reach_tree_virality(&a->tree, virality)) return REACH_NO_MEMORY;
  m[REACH_MEASURE_depth] = has_reach ? (double)c.depth : NAN;
  m[REACH_MEASURE_breadth] = has_reach ? (double)breadth_of(a, plan, workspace, outcome) : NAN;
  return 0;
}
