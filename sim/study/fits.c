/* What is too big is refused before work, with the largest size that would fit: for each number of
 * the scenario that memory grows with, the largest value with which the estimate stays within the
 * limit, found by halving. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "study/estimate.h"
#include "world/network_file.h"

/* Whole numbers that memory grows with. */
static const int levers[] = {REACH_PARAM_run_replicates, REACH_PARAM_response_replicates,
                             REACH_PARAM_run_days, REACH_PARAM_associates_count,
                             REACH_PARAM_page_followers};

enum { N_LEVERS = sizeof levers / sizeof *levers };

/* A scenario whose numbers are not above a bound: its organizations are copies, what is in them is
 * borrowed. */
typedef struct {
  reach_scenario scenario;
  reach_organization *copy; /* [(n_steps + 1)][n_organizations] */
} bounded;

static void bounded_free(bounded *b) {
  free(b->scenario.rung);
  free(b->copy);
}

static int bounded_init(bounded *b, const reach_scenario *scenario) {
  size_t n = scenario->n_organizations, n_rungs = scenario->n_steps + 1;
  *b = (bounded){.scenario = *scenario};
  b->copy = calloc(n * n_rungs, sizeof *b->copy);
  b->scenario.rung = calloc(n_rungs, sizeof *b->scenario.rung);
  if (!b->copy || !b->scenario.rung) return REACH_NO_MEMORY;
  b->scenario.organization = b->copy;
  for (size_t i = 0; i < scenario->n_steps; i++)
    b->scenario.rung[i] = (reach_rung){scenario->rung[i].name, b->copy + (i + 1) * n};
  return 0;
}

static void bound(bounded *b, const reach_scenario *scenario, int param, int64_t most) {
  size_t n = scenario->n_organizations;
  for (size_t rung = 0; rung <= scenario->n_steps; rung++) {
    const reach_organization *from =
        rung ? scenario->rung[rung - 1].organization : scenario->organization;
    memcpy(b->copy + rung * n, from, n * sizeof *from);
    for (size_t o = 0; o < n && param >= 0; o++) {
      char *params = (char *)&b->copy[rung * n + o].params;
      int64_t *value = (int64_t *)(void *)(params + reach_param_table[param].offset);
      if (*value > most) *value = most;
    }
  }
}

/* All of them at once become this share of what they are. */
static void scale(bounded *b, const reach_scenario *scenario, double share) {
  bound(b, scenario, -1, 0);
  size_t n = scenario->n_organizations * (scenario->n_steps + 1);
  for (size_t i = 0; i < n * N_LEVERS; i++) {
    const reach_param *row = &reach_param_table[levers[i % N_LEVERS]];
    char *params = (char *)&b->copy[i / N_LEVERS].params;
    int64_t *value = (int64_t *)(void *)(params + row->offset);
    *value = (int64_t)fmax(row->least, floor((double)*value * share));
  }
}

/* What is asked, and whether it fits. */
typedef struct {
  const reach_scenario *scenario;
  unsigned n_threads;
  reach_known_lines known;
  bounded within;
} question;

static bool fits(question *q, int param, int64_t most) {
  bound(&q->within, q->scenario, param, most);
  reach_estimate e = reach_estimate_known(&q->within.scenario, q->n_threads, &q->known);
  return e.bytes <= e.limit_bytes;
}

static int64_t largest_of(const reach_scenario *scenario, int param) {
  int64_t largest = 0;
  for (size_t o = 0; o < scenario->n_organizations; o++) {
    const char *params = (const char *)&scenario->organization[o].params;
    int64_t value = *(const int64_t *)(const void *)(params + reach_param_table[param].offset);
    if (value > largest) largest = value;
  }
  return largest;
}

/* The largest value that fits, -1 if even the least does not. */
static int64_t largest_that_fits(question *q, int param) {
  int64_t fine = (int64_t)reach_param_table[param].least, beyond = largest_of(q->scenario, param);
  if (beyond <= fine || !fits(q, param, fine)) return -1;
  while (beyond - fine > 1) {
    int64_t middle = fine + (beyond - fine) / 2;
    *(fits(q, param, middle) ? &fine : &beyond) = middle;
  }
  return fine;
}

/* Lines of the files of ties, likewise. */
static double most_lines_that_fit(question *q) {
  const double few = 1, enough = 1 << 30;
  double fine = few, beyond = enough;
  q->known.most = fine;
  bool is_possible = q->known.n && fits(q, -1, 0);
  while (is_possible && beyond - fine > fine / 1024) {
    double middle = q->known.most = (fine + beyond) / 2;
    *(fits(q, -1, 0) ? &fine : &beyond) = middle;
  }
  q->known.most = enough;
  return is_possible ? fine : -1;
}

static int know_lines(question *q, const char *path, int format, reach_report *report) {
  for (size_t i = 0; i < q->known.n; i++)
    if (!strcmp(q->known.path[i], path)) return 0;
  if (!*path || reach_network_format(path, format) != REACH_FORMAT_EDGE_LIST) return 0;
  q->known.path[q->known.n] = path;
  return reach_network_count_lines(path, &q->known.lines[q->known.n++], report);
}

static int count_lines(question *q, reach_report *report) {
  const reach_scenario *s = q->scenario;
  size_t most = 2 * s->n_organizations * (s->n_steps + 1);
  q->known.path = calloc(most, sizeof *q->known.path);
  q->known.lines = calloc(most, sizeof *q->known.lines);
  q->known.most = 1 << 30; /* more than a file may have */
  if (!q->known.path || !q->known.lines || bounded_init(&q->within, s))
    return reach_report_no_memory(report, "an estimate");
  int status = 0;
  for (size_t rung = 0; rung <= s->n_steps; rung++) {
    reach_scenario there = reach_scenario_rung(s, rung);
    for (size_t o = 0; o < s->n_organizations && !status; o++) {
      const reach_params *p = &there.organization[o].params;
      status = s->is_network ? know_lines(q, p->network_file, p->network_format, report)
                             : know_lines(q, p->work_ties_file, p->work_ties_format, report);
    }
  }
  return status;
}

static bool is_about(const question *q, int lever) {
  const reach_organization *first = &q->scenario->organization[0];
  bool is_listed = *first->params.associates_roster || *first->params.audit_table;
  if (lever == REACH_PARAM_associates_count && is_listed) return false;
  if (lever == REACH_PARAM_response_replicates && !q->scenario->response.is_asked) return false;
  return !q->scenario->is_network || reach_param_table[lever].place != REACH_PLACE_COMPANY;
}

/* How the scenario names it. */
static const char *key_of(const question *q, int lever) {
  bool is_precise = *q->scenario->organization[0].params.precision_measure != '\0';
  if (lever == REACH_PARAM_run_replicates && is_precise) lever = REACH_PARAM_precision_max;
  return reach_param_table[lever].key;
}

/* "run.replicates 1000, run.days 10 together", where nothing helps by itself. */
static void write_together(question *q, char *out, size_t size) {
  double fine = 0, beyond = 1;
  const double near = 1e-6;
  while (beyond - fine > near) {
    double middle = (fine + beyond) / 2;
    scale(&q->within, q->scenario, middle);
    reach_estimate e = reach_estimate_known(&q->within.scenario, q->n_threads, &q->known);
    *(e.bytes <= e.limit_bytes ? &fine : &beyond) = middle;
  }
  scale(&q->within, q->scenario, fine);
  size_t used = 0;
  for (size_t i = 0; i < N_LEVERS; i++)
    if (is_about(q, levers[i]))
      used += (size_t)snprintf(out + used, size - used, "%s%s %" PRId64, used ? ", " : "",
                               key_of(q, levers[i]), largest_of(&q->within.scenario, levers[i]));
  snprintf(out + used, size - used, " together");
}

/* "run.replicates 1000, or run.days 10": all that would help, each by itself. */
static int refuse(question *q, reach_estimate e, reach_report *report) {
  const double gib = 1 << 30;
  char sizes[256] = "";
  size_t used = 0;
  for (size_t i = 0; i < N_LEVERS; i++) {
    int64_t largest = is_about(q, levers[i]) ? largest_that_fits(q, levers[i]) : -1;
    if (largest >= 0)
      used += (size_t)snprintf(sizes + used, sizeof sizes - used, "%s%s %" PRId64,
                               used ? ", or " : "", key_of(q, levers[i]), largest);
  }
  double lines = most_lines_that_fit(q);
  if (lines >= 0)
    snprintf(sizes + used, sizeof sizes - used, "%sa file of %.0f ties", used ? ", or " : "",
             lines);
  if (!*sizes) write_together(q, sizes, sizeof sizes);
  return reach_report_add(report, REACH_TOO_BIG,
                          "%s: needs about %.2f GiB of memory, and %.2f GiB may be used; the "
                          "largest that fits: %s",
                          q->scenario->path, e.bytes / gib, e.limit_bytes / gib, sizes);
}

/* Places of ties are numbered with 32 bits. */
static int check_drawn_ties(const reach_scenario *scenario, reach_report *report) {
  const double most = (double)(REACH_MOST_ARCS / 2);
  for (size_t rung = 0; rung <= scenario->n_steps && !scenario->is_network; rung++) {
    reach_scenario there = reach_scenario_rung(scenario, rung);
    for (size_t o = 0; o < scenario->n_organizations; o++) {
      double ties = reach_estimate_drawn_ties(&there.organization[o].params);
      if (ties > most)
        return reach_report_add(report, REACH_TOO_BIG,
                                "%s: asks for about %.3g work ties; the largest network that fits "
                                "has %.0f",
                                scenario->path, ties, most);
    }
  }
  return 0;
}

int reach_estimate_check(const reach_scenario *scenario, unsigned n_threads, reach_report *report) {
  reach_estimate e = reach_estimate_of(scenario, n_threads);
  int status = check_drawn_ties(scenario, report);
  if (status || e.bytes <= e.limit_bytes) return status;
  question q = {.scenario = scenario, .n_threads = n_threads};
  status = count_lines(&q, report);
  if (!status) e = reach_estimate_known(scenario, n_threads, &q.known);
  if (!status && e.bytes > e.limit_bytes) status = refuse(&q, e, report);
  bounded_free(&q.within);
  free(q.known.path);
  free(q.known.lines);
  return status;
}
