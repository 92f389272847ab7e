#include "present/departments.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "present/headline.h"

static const double one_percent = 0.01;

reach_share reach_share_of(const reach_answer *answer, uint32_t department) {
  const reach_department *d = &answer->department[department];
  double people = (double)d->n_people;
  return (reach_share){department, d->reached.mean / people, fmax(d->reached.ci_low, 0) / people,
                       fmin(d->reached.ci_high, people) / people};
}

bool reach_hears_inside(const reach_answer *answer) {
  const double somebody = 1e-9; /* above rounding */
  double people = 0, reached = 0;
  unsigned n = 0;
  for (uint32_t d = 0; d < answer->n_departments; d++) {
    people += (double)answer->department[d].n_people;
    reached += answer->department[d].reached.mean;
    n += answer->department[d].n_people > 0;
  }
  return n > 1 && reached > (double)answer->n_start + somebody && reached < people - somebody;
}

size_t reach_focus_inside(const reach_result *result) {
  size_t focus = reach_focus(result), baseline = result->scenario->baseline;
  if (reach_hears_inside(&result->answer[focus])) return focus;
  size_t best = reach_hears_inside(&result->answer[baseline]) ? baseline : SIZE_MAX;
  int measure = result->scenario->is_network ? REACH_MEASURE_reach : REACH_MEASURE_internal_reach;
  double most = -1;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    double difference = fabs(result->answer[o].comparison[measure].difference);
    if (o == baseline || !reach_hears_inside(&result->answer[o]) || !(difference > most)) continue;
    best = o;
    most = difference;
  }
  return best;
}

static int larger_first(const void *a, const void *b) {
  const reach_share *x = a, *y = b;
  if (x->share > y->share || x->share < y->share) return x->share > y->share ? -1 : 1;
  return (x->department > y->department) - (x->department < y->department);
}

reach_share *reach_shares_sorted(const reach_answer *answer, size_t *n) {
  reach_share *share = calloc(answer->n_departments + (size_t)1, sizeof *share);
  *n = 0;
  if (!share) return NULL;
  for (uint32_t d = 0; d < answer->n_departments; d++)
    if (answer->department[d].n_people) share[(*n)++] = reach_share_of(answer, d);
  qsort(share, *n, sizeof *share, larger_first);
  return share;
}

uint32_t reach_department_of(const reach_answer *answer, const char *name, uint32_t guess) {
  if (guess < answer->n_departments && !strcmp(answer->department[guess].name, name)) return guess;
  uint32_t d = 0;
  while (d < answer->n_departments && strcmp(answer->department[d].name, name)) d++;
  return d;
}

reach_line reach_start_words(const reach_result *result) {
  reach_line out = {""};
  const reach_scenario *s = result->scenario;
  const reach_params *first = &s->organization[0].params;
  bool is_degree = first->cascade_seed_choice == REACH_SEED_DEGREE;
  if (!is_degree && first->cascade_seed_choice != REACH_SEED_RANDOM) return out;
  for (size_t o = 1; o < s->n_organizations; o++) {
    const reach_params *p = &s->organization[o].params;
    if (p->cascade_seed_choice != first->cascade_seed_choice) return out;
    if (p->cascade_seed_count != first->cascade_seed_count) return out;
  }
  reach_number n = reach_number_grouped((double)first->cascade_seed_count, 0);
  if (!is_degree)
    snprintf(out.text, sizeof out.text, "%s at random", n.text);
  else if (first->cascade_seed_count == 1)
    snprintf(out.text, sizeof out.text, "the best connected");
  else
    snprintf(out.text, sizeof out.text, "the %s best connected", n.text);
  return out;
}

bool reach_department_is_number(const char *name) {
  return *name && strspn(name, "0123456789") == strlen(name);
}

reach_line reach_department_words(const reach_answer *answer, uint32_t department, double em,
                                  bool is_bold) {
  const char *name = answer->department[department].name;
  reach_line words = reach_line_clean(name), out = words;
  if (reach_department_is_number(name))
    snprintf(out.text, sizeof out.text, "Department %.200s", words.text);
  return reach_line_squeezed(out.text, em, is_bold);
}

static int decimals_of(const reach_share *s) {
  int decimals = isnan(s->low) ? reach_number_digits(100 * s->share, 2)
                               : reach_number_decimals(100 * s->share, 100 * s->low, 100 * s->high);
  const int most = s->share < one_percent ? 3 : 1; /* below it digits are all there is */
  return decimals < 0 ? 0 : decimals > most ? most : decimals;
}

/* What is less than all never reads as 100 %. */
static reach_number words_with(double share, int decimals) {
  enum { ENOUGH = 3 };
  reach_number out = {"more than 99.9 %"};
  while (share < 1 && decimals <= ENOUGH &&
         !strncmp(reach_number_percent(share, decimals).text, "100", 3))
    decimals++;
  return decimals > ENOUGH ? out : reach_number_percent(share, decimals);
}

reach_number reach_share_words(const reach_share *s) {
  return words_with(s->share, decimals_of(s));
}

reach_number reach_share_words_among(const reach_share *s, const reach_share *all, size_t n) {
  int decimals = decimals_of(s);
  for (size_t i = 0; i < n && s->share >= one_percent; i++) {
    bool has_digits = all[i].high > all[i].low && all[i].share >= one_percent;
    if (has_digits && decimals_of(&all[i]) < decimals) decimals = decimals_of(&all[i]);
  }
  return words_with(s->share, decimals);
}

reach_number reach_share_bound(const reach_share *s, bool is_lower) {
  const double noise = 1e-9;
  int decimals = decimals_of(s);
  double units = 100 * s->share * pow(10, decimals);
  double whole = is_lower ? floor(units + noise) : ceil(units - noise);
  return reach_number_percent(whole / 100 / pow(10, decimals), decimals);
}

reach_number reach_share_words_with_interval(const reach_share *s) {
  reach_number out = reach_share_words(s);
  int decimals = decimals_of(s);
  if (!reach_number_has_range(100 * s->low, 100 * s->high, decimals)) return out;
  reach_number words = out;
  snprintf(out.text, sizeof out.text, "%.20s (%.30s)", words.text,
           reach_number_range(100 * s->low, 100 * s->high, decimals).text);
  return out;
}
