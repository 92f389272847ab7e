#include "world/audience.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/params.h"

/* Counts, for each segment, the associates whose home it is in: first the changes from segment to
 * segment, then their sums. */
static void count_at_home(const reach_market *market, const uint64_t *n_of_department,
                          uint64_t n_departments, reach_audience *a, reach_place_alike *segment) {
  bool is_everywhere = market->home_segments >= market->segments;
  for (uint64_t d = 0; d < n_departments; d++) {
    uint64_t first = reach_market_department_segment(market, d), n = n_of_department[d];
    uint64_t size = market->home[first].size;
    if (!a->home_size[0]) a->home_size[0] = size;
    int kind = size != a->home_size[0];
    a->home_size[kind] = size;
    a->n_with_home[kind] += n;
    uint64_t end = first + market->home_segments;
    if (is_everywhere) first = end = 0;
    segment[first].n_at_home[kind] += n;
    if (is_everywhere) continue;
    if (end >= market->segments) segment[0].n_at_home[kind] += n; /* goes on at the beginning */
    segment[end % market->segments].n_at_home[kind] -= n;
  }
  for (uint64_t s = 0; s < market->segments; s++) {
    segment[s].people = market->segment_first[s + 1] - market->segment_first[s];
    for (int kind = 0; kind < REACH_HOME_SIZES && s; kind++)
      segment[s].n_at_home[kind] += segment[s - 1].n_at_home[kind];
  }
}

static int by_associates(const void *left, const void *right) {
  return memcmp(((const reach_place_alike *)left)->n_at_home,
                ((const reach_place_alike *)right)->n_at_home,
                sizeof((const reach_place_alike *)0)->n_at_home);
}

/* Puts segments together that are alike. */
static size_t merge(reach_place_alike *place, uint64_t n) {
  size_t used = 0;
  qsort(place, n, sizeof *place, by_associates);
  for (uint64_t s = 1; s < n; s++) {
    if (by_associates(&place[used], &place[s]) == 0)
      place[used].people += place[s].people;
    else
      place[++used] = place[s];
  }
  return used + 1;
}

int reach_audience_init(const reach_market *market, const reach_departments *departments,
                        uint64_t n_associates, uint64_t n_chosen, const reach_law *contacts,
                        reach_audience *a, reach_report *report) {
  *a = (reach_audience){.people = market->people,
                        .law = contacts,
                        .n_associates = n_associates,
                        .n_chosen = n_chosen,
                        .mean_contacts = reach_law_mean_at_most(contacts, market->people)};
  uint64_t n_departments = departments->department ? departments->n_departments : 1;
  uint64_t *n_of_department = calloc(n_departments, sizeof *n_of_department);
  a->place = calloc(market->segments, sizeof *a->place);
  int status = 0;
  if (!n_of_department || !a->place) {
    status = reach_report_no_memory(report, "a search for an overlap");
    goto out;
  }
  for (uint64_t i = 0; i < n_associates; i++)
    n_of_department[departments->department ? departments->department[i] : 0]++;
  count_at_home(market, n_of_department, n_departments, a, a->place);
  a->n_places = merge(a->place, market->segments);
out:
  free(n_of_department);
  return status;
}

void reach_audience_free(reach_audience *a) {
  free(a->place);
  *a = (reach_audience){0};
}

/* Mean of how much Binomial(n, p) is above `most`, n large: the normal law and its skewness. */
static double normal_excess(double mean, double deviation, double p, double most) {
  double z = (most - mean) / deviation, density = gsl_ran_ugaussian_pdf(z);
  const double edgeworth = 6;
  return deviation * (density - z * gsl_cdf_ugaussian_Q(z)) + (1 - 2 * p) / edgeworth * z * density;
}

/* Mean of how much Binomial(n, p) is above `most`. */
static double binomial_excess(uint64_t n, double p, uint64_t most) {
  if (n <= most || p <= 0) return 0;
  double mean = (double)n * p, gap = (double)most - mean;
  const double far = 10;          /* standard deviations: what is beyond has no weight */
  const uint64_t exact_to = 5000; /* far beyond, GSL's continued fraction does not converge */
  double deviation = sqrt(mean * (1 - p)), width = far * (deviation + 1);
  if (gap > width) return 0;
  if (gap < -width || p >= 1) return -gap;
  if (n > exact_to) return normal_excess(mean, deviation, p, (double)most);
  return mean * gsl_cdf_binomial_Q((unsigned)most - 1, p, (unsigned)n - 1) -
         (double)most * gsl_cdf_binomial_Q((unsigned)most, p, (unsigned)n);
}

typedef struct {
  uint64_t home, elsewhere; /* people */
  double locality;
} parts;

/* How many of n contacts that would be at home must go elsewhere, less those who cannot. */
static double crowded_out(const parts *at, uint64_t n) {
  return binomial_excess(n, at->locality, at->home) -
         binomial_excess(n, 1 - at->locality, at->elsewhere);
}

/* So many counts are taken together: the law hardly changes between them. */
static uint64_t step_of(const reach_law *law, uint64_t n) {
  const double of_deviation = 16, of_count = 256;
  double step =
      law->law == REACH_LAW_POISSON ? sqrt(law->mean) / of_deviation : (double)n / of_count;
  return (uint64_t)step + 1;
}

/* The mean of crowded_out over the law: the sum of P(K > k) times its growth from k to k + 1.
 * Counts that fit into both parts crowd nobody out. */
static double mean_crowded_out(const parts *at, const reach_law *law, uint64_t people) {
  const double negligible = 1e-14;
  const uint64_t most_contacts = 1000000000; /* see law.c */
  uint64_t most = people < most_contacts ? people : most_contacts;
  if (law->law == REACH_LAW_CONSTANT)
    return crowded_out(at, (uint64_t)reach_law_mean_at_most(law, most));
  uint64_t k = at->home < at->elsewhere ? at->home : at->elsewhere;
  double sum = 0, before = 0;
  while (k < most) {
    uint64_t step = step_of(law, k);
    if (step > most - k) step = most - k;
    double beyond = reach_law_beyond(law, k), beyond_last = reach_law_beyond(law, k + step - 1);
    if (beyond < negligible) break;
    k += step;
    double now = crowded_out(at, k);
    sum += (beyond + beyond_last) / 2 * (now - before);
    before = now;
  }
  return sum;
}

double reach_audience_at_home(const reach_audience *a, uint64_t home, double locality) {
  parts at = {home, a->people - home, locality};
  if (!at.elsewhere) return a->mean_contacts;
  return locality * a->mean_contacts - mean_crowded_out(&at, a->law, a->people);
}

/* ln(1 - p), finite at p = 1. */
static double log_survival(double p) {
  const double nearly_one = 1 - 1e-15;
  return log1p(-fmin(p, nearly_one));
}

/* Associates of one place: how many, and the mean log chance that one of them does not have a
 * given person of it as contact. */
typedef struct {
  double n, survival;
} group;

/* P(a person is the contact of somebody) where n_chosen of both groups together are chosen:
 * a mean over how many of them are of the first (hypergeometric, by ratios from the mode on). */
static double reached(group here, group away, double n_chosen) {
  const double negligible = 1e-17;
  double most = fmin(here.n, n_chosen), least = fmax(0, n_chosen - away.n),
         spare = away.n - n_chosen;
  double mode = floor((n_chosen + 1) * (here.n + 1) / (here.n + away.n + 2));
  mode = fmin(fmax(mode, least), most);
  double total = 0, sum = 0, weight = 1;
  for (double j = mode; j <= most && weight > negligible; j++) {
    total += weight;
    sum -= weight * expm1(j * here.survival + (n_chosen - j) * away.survival);
    weight *= (here.n - j) * (n_chosen - j) / ((j + 1) * (spare + j + 1));
  }
  weight = 1;
  for (double j = mode; j > least && weight > negligible; j--) {
    weight *= j * (spare + j) / ((here.n - j + 1) * (n_chosen - j + 1));
    total += weight;
    sum -= weight * expm1((j - 1) * here.survival + (n_chosen - j + 1) * away.survival);
  }
  return sum / total;
}

static group group_of(double n, double survival) {
  return (group){n, n > 0 ? survival / n : 0};
}

double reach_audience_unique(const reach_audience *a, double locality) {
  double at_home[REACH_HOME_SIZES] = {0}, elsewhere[REACH_HOME_SIZES] = {0};
  double n_associates = (double)a->n_associates, all_elsewhere = 0, unique = 0;
  for (int kind = 0; kind < REACH_HOME_SIZES && a->home_size[kind]; kind++) {
    double home = (double)a->home_size[kind], away = (double)a->people - home;
    double n = reach_audience_at_home(a, a->home_size[kind], locality);
    at_home[kind] = log_survival(n / home);
    if (away > 0) elsewhere[kind] = log_survival((a->mean_contacts - n) / away);
    all_elsewhere += (double)a->n_with_home[kind] * elsewhere[kind];
  }
  for (size_t i = 0; i < a->n_places; i++) {
    const reach_place_alike *place = &a->place[i];
    double n_here = 0, here = 0, away = all_elsewhere;
    for (int kind = 0; kind < REACH_HOME_SIZES; kind++) {
      double n = (double)place->n_at_home[kind];
      n_here += n;
      here += n * at_home[kind];
      away -= n * elsewhere[kind];
    }
    unique +=
        (double)place->people *
        reached(group_of(n_here, here), group_of(n_associates - n_here, away), (double)a->n_chosen);
  }
  return unique;
}
