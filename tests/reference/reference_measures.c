/* The measures of one replicate: docs/model.md section 3. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "reference/reference.h"

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* Gross contacts, and the share of them that are repeats: counted. */
static void measure_addressed(const reference_run *run, double *m) {
  uint32_t n_people = run->n_associates + run->n_market;
  bool *is_counted = calloc((size_t)n_people + 1, sizeof *is_counted);
  if (!is_counted) abort();
  double n_unique = 0, n_gross = run->addressed.n;
  for (uint32_t i = 0; i < run->addressed.n; i++) {
    n_unique += !is_counted[run->addressed.item[i]];
    is_counted[run->addressed.item[i]] = true;
  }
  m[REACH_MEASURE_gross_contacts] = n_gross;
  m[REACH_MEASURE_overlap] = n_gross > 0 ? 1 - n_unique / n_gross : NAN;
  free(is_counted);
}

/* Who counts: the people of the market; in a bare network everybody. */
static uint32_t first_counted(const reference_run *run) {
  return run->what->is_bare ? 0 : run->n_associates;
}

static void measure_people(const reference_run *run, reference_outcome *outcome) {
  double *m = outcome->measure;
  double n_exposed = 0, hops = 0, n_hearers = 0;
  for (uint32_t i = first_counted(run); i < run->n_associates + run->n_market; i++) {
    const reference_person *person = &run->person[i];
    m[REACH_MEASURE_impressions] += person->n_exposures;
    n_exposed += person->n_exposures > 0;
    m[REACH_MEASURE_reach] += person->is_reached;
    m[REACH_MEASURE_accurate_reach] += person->is_reached && person->is_intact;
    m[REACH_MEASURE_accepted_reach] += person->has_accepted;
    m[REACH_MEASURE_effective_reach] += person->has_accepted && person->accepted_intact;
    if (person->n_exposures > 0)
      outcome->by_frequency[person->n_exposures < REFERENCE_BINS ? person->n_exposures
                                                                 : REFERENCE_BINS - 1]++;
    if (!person->is_reached) continue;
    outcome->by_hop[person->hop < REFERENCE_BINS ? person->hop : REFERENCE_BINS - 1]++;
    if (person->is_start) continue;
    hops += person->hop;
    n_hearers++;
  }
  double impressions = m[REACH_MEASURE_impressions];
  m[REACH_MEASURE_duplication] = impressions > 0 ? 1 - n_exposed / impressions : NAN;
  m[REACH_MEASURE_hops_mean] = n_hearers > 0 ? hops / n_hearers : NAN;
  m[REACH_MEASURE_reproduction] = n_hearers > 0 ? run->onward_tellings / n_hearers : NAN;
}

static void measure_everybody(const reference_run *run, double *m) {
  for (uint32_t i = 0; i < run->n_associates + run->n_market; i++) {
    const reference_person *person = &run->person[i];
    m[REACH_MEASURE_senders] += person->has_passed_on;
    m[REACH_MEASURE_internal_reach] += i < run->n_associates && person->is_reached;
  }
  if (run->what->is_bare) m[REACH_MEASURE_internal_reach] = NAN;
}

static void measure_days(const reference_run *run, reference_outcome *outcome) {
  double *m = outcome->measure;
  double *day = malloc(((size_t)run->n_associates + run->n_market + 1) * sizeof *day);
  if (!day) abort();
  size_t n = 0;
  for (uint32_t i = first_counted(run); i < run->n_associates + run->n_market; i++)
    if (run->person[i].is_reached) day[n++] = run->person[i].day;
  qsort(day, n, sizeof *day, ascending);
  m[REACH_MEASURE_days_to_half] = n ? day[(n + 1) / 2 - 1] : NAN;
  m[REACH_MEASURE_days_to_90] = n ? day[(9 * n + 9) / 10 - 1] : NAN;
  m[REACH_MEASURE_days_to_baseline] = NAN;
  size_t reached = 0;
  for (unsigned d = 0; d < REFERENCE_DAYS; d++) {
    while (reached < n && day[reached] <= d) reached++;
    outcome->by_day[d] = (double)reached;
  }
  free(day);
}

/* What somebody posts in a feed was made from a post if what it has accepted came from there or
 * from the page. */
static bool is_reshare(const reference_person *person, int channel) {
  return !person->is_start &&
         (person->accepted_through == channel || person->accepted_through == REACH_CHANNEL_PAGE);
}

/* Every post belongs to the first post in its feed that it goes back to, or to the page's. Without
 * a feed there is nothing to measure. */
static void measure_shape(const reference_run *run, double *m) {
  const unsigned many = 100;
  const reach_params *p = run->what->params;
  uint32_t n_people = run->n_associates + run->n_market, page = REFERENCE_FEEDS * n_people;
  uint32_t *n_posts = calloc((size_t)page + 1, sizeof *n_posts);
  if (!n_posts) abort();
  double n_reshares = 0, n_of_first = 0, n_first = 0, n_size[3] = {0};
  bool is_used = false;
  for (uint32_t f = 0; f < REFERENCE_FEEDS && !run->what->is_bare; f++) {
    int channel = reference_feed_of(p, (int)f).channel;
    is_used = is_used || p->channels & 1u << channel;
    for (uint32_t i = 0; i < n_people; i++) {
      if (!(run->person[i].has_posted & 1u << channel)) continue;
      uint32_t first = i, n_hops = 0;
      bool is_page = false;
      while (!is_page && is_reshare(&run->person[first], channel)) {
        first = run->person[first].accepted_from;
        is_page = first == REFERENCE_COMPANY;
        n_hops++;
      }
      n_posts[is_page ? page : f * n_people + first]++;
      n_reshares += n_hops > 0;
      n_of_first += n_hops == 1;
    }
  }
  if (is_used && p->channels & 1u << REACH_CHANNEL_PAGE) n_posts[page]++;
  for (uint32_t i = 0; i <= page; i++) {
    n_first += n_posts[i] > 0;
    n_size[0] += n_posts[i] == 1;
    n_size[1] += n_posts[i] == 2;
    n_size[2] += n_posts[i] >= many;
  }
  m[REACH_MEASURE_first_posts] = is_used ? n_first : NAN;
  m[REACH_MEASURE_posts_unshared] = is_used ? n_size[0] : NAN;
  m[REACH_MEASURE_posts_reshared_once] = is_used ? n_size[1] : NAN;
  m[REACH_MEASURE_posts_of_hundred] = is_used ? n_size[2] : NAN;
  m[REACH_MEASURE_reshares] = is_used ? n_reshares : NAN;
  m[REACH_MEASURE_reshares_at_hop_one] = is_used ? n_of_first : NAN;
  free(n_posts);
}

static int descending(const void *a, const void *b) {
  return ascending(b, a);
}

/* What 3 % of the associates who posted made of the impressions of all of them, those who made
 * most. */
static void measure_engagement(const reference_run *run, double *m) {
  double *made = malloc(((size_t)run->n_associates + 1) * sizeof *made), all = 0, top = 0;
  if (!made) abort();
  size_t n = 0;
  for (uint32_t i = 0; i < run->n_associates; i++)
    if (run->person[i].has_posted) made[n++] = run->person[i].n_made;
  qsort(made, n, sizeof *made, descending);
  double left = .03 * (double)n;
  for (size_t i = 0; i < n; i++) {
    all += made[i];
    top += made[i] * fmax(0, fmin(1, left));
    left--;
  }
  m[REACH_MEASURE_engagement_top3] = !run->what->is_bare && all > 0 ? top / all : NAN;
  free(made);
}

/* The largest hop, and the most people at one hop. */
static void measure_hops(const reference_run *run, double *m) {
  uint32_t n_people = run->n_associates + run->n_market;
  double *at_hop = calloc((size_t)n_people + 2, sizeof *at_hop);
  if (!at_hop) abort();
  for (uint32_t i = first_counted(run); i < n_people; i++) {
    const reference_person *person = &run->person[i];
    if (!person->is_reached) continue;
    m[REACH_MEASURE_depth] = fmax(m[REACH_MEASURE_depth], person->hop);
    m[REACH_MEASURE_breadth] = fmax(m[REACH_MEASURE_breadth], ++at_hop[person->hop]);
  }
  free(at_hop);
}

/* Who brought a person its first copy; the company comes after all people, and has no such one. */
static uint32_t above(const reference_run *run, uint32_t i) {
  uint32_t n_people = run->n_associates + run->n_market;
  if (i == n_people || run->person[i].hop == 0) return UINT32_MAX;
  return run->person[i].told_by == REFERENCE_COMPANY ? n_people : run->person[i].told_by;
}

/* Structural virality of every tree of first copies: the tie above somebody with s people below and
 * including it lies between s(n - s) of the tree's pairs. */
static void measure_trees(const reference_run *run, double *m) {
  uint32_t n_people = run->n_associates + run->n_market, n_trees = 0;
  double *below = calloc((size_t)n_people + 1, sizeof *below);
  double *apart = calloc((size_t)n_people + 1, sizeof *apart); /* by root: sum of distances */
  if (!below || !apart) abort();
  for (uint32_t i = 0; i <= n_people; i++)
    if (i == n_people || run->person[i].is_reached)
      for (uint32_t up = i; up != UINT32_MAX; up = above(run, up)) below[up]++;
  double sum = 0;
  for (uint32_t i = 0; i <= n_people; i++) {
    uint32_t root = i;
    if (below[i] == 0) continue;
    while (above(run, root) != UINT32_MAX) root = above(run, root);
    if (root != i) apart[root] += below[i] * (below[root] - below[i]);
  }
  for (uint32_t i = 0; i <= n_people; i++) {
    if (below[i] < 2 || above(run, i) != UINT32_MAX) continue;
    sum += apart[i] / (below[i] * (below[i] - 1) / 2);
    n_trees++;
  }
  m[REACH_MEASURE_structural_virality] = n_trees ? sum / n_trees : NAN;
  free(below);
  free(apart);
}

/* Paid person by person, priced exposure by exposure. */
static void measure_money(const reference_run *run, double *m) {
  const reach_params *p = run->what->params;
  bool is_cost = p->economics_account == REACH_ACCOUNT_COST;
  bool is_value = p->economics_account == REACH_ACCOUNT_VALUE;
  bool is_both = p->economics_account == REACH_ACCOUNT_BOTH;
  double cost = p->economics_fixed_cost, seen = m[REACH_MEASURE_impressions];
  double weeks = (double)p->run_days / 7, people = m[REACH_MEASURE_accurate_reach];
  for (uint32_t i = 0; i < run->n_associates && !run->what->is_bare; i++)
    if (p->economics_enabled == REACH_ENABLED_EVERYBODY || reference_takes_part(run, i))
      cost += p->economics_training_cost + weeks * p->economics_tools_cost +
              weeks * p->economics_hours * p->economics_hourly_cost;
  double clicks = seen * p->economics_click_rate;
  double value = p->economics_cpm * seen / 1000 + p->economics_cpc * clicks;
  m[REACH_MEASURE_cost] = is_cost || is_both ? cost : NAN;
  m[REACH_MEASURE_earned_media_value] = is_value || is_both ? value : NAN;
  m[REACH_MEASURE_roi] = is_both && cost > 0 ? value / cost - 1 : NAN;
  bool has_people = (is_cost || is_both) && people > 0;
  m[REACH_MEASURE_cost_per_accurate_reach] = has_people ? cost / people : NAN;
}

static bool has_virality(const reference_run *run) {
  int asked = run->what->params->run_virality;
  return asked == REACH_VIRALITY_ALWAYS || (run->what->is_bare && asked == REACH_VIRALITY_NETWORKS);
}

/* Bare networks, cascade.detail reach: what needs tellings that reach nobody, and tellers. */
static void measures_forget(reference_outcome *outcome) {
  const int unknown[] = {REACH_MEASURE_gross_contacts, REACH_MEASURE_impressions,
                         REACH_MEASURE_overlap,        REACH_MEASURE_duplication,
                         REACH_MEASURE_reproduction,   REACH_MEASURE_structural_virality};
  for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) outcome->measure[unknown[i]] = NAN;
  memset(outcome->by_frequency, 0, sizeof outcome->by_frequency);
}

/* The reference plays no outcomes, such as hires. */
static void measures_forget_outcomes(double *m) {
  for (int i = REACH_MEASURE_barrier_reinforcement + 1; i < REACH_N_MEASURES; i++) m[i] = NAN;
}

/* Who takes part, and what keeps the others. */
static void measure_adoption(const reference_run *run, double *m) {
  bool is_told = run->what->params->adoption_model == REACH_ADOPTION_ADKAR;
  for (int i = REACH_MEASURE_adoption; i <= REACH_MEASURE_barrier_reinforcement; i++)
    m[i] = run->what->is_bare || !is_told ? NAN : 0;
  for (uint32_t u = 0; u < run->n_associates; u++) {
    double share = 1.0 / run->n_associates;
    m[REACH_MEASURE_adoption] += run->person[u].is_participant ? share : 0;
    if (run->person[u].barrier < REFERENCE_STAGES)
      m[REACH_MEASURE_barrier_awareness + run->person[u].barrier] += share;
  }
}

void reference_measure(const reference_run *run, reference_outcome *outcome) {
  memset(outcome, 0, sizeof *outcome);
  measure_addressed(run, outcome->measure);
  measure_people(run, outcome);
  measure_everybody(run, outcome->measure);
  measure_days(run, outcome);
  measure_shape(run, outcome->measure);
  measure_hops(run, outcome->measure);
  measure_engagement(run, outcome->measure);
  measure_money(run, outcome->measure);
  measure_adoption(run, outcome->measure);
  measures_forget_outcomes(outcome->measure);
  outcome->measure[REACH_MEASURE_structural_virality] = NAN;
  if (has_virality(run)) measure_trees(run, outcome->measure);
  if (run->what->is_bare && run->what->params->cascade_detail == REACH_DETAIL_REACH)
    measures_forget(outcome);
}
