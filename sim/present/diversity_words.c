#include "present/diversity_words.h"

#include <math.h>
#include <stdio.h>

#include "present/claim_words.h"
#include "present/response_words.h"

bool reach_diversity_is_asked(const reach_result *result) {
  const reach_response *r = &result->response;
  return r->n_values && r->param == REACH_PARAM_groups_homophily &&
         r->measure == REACH_MEASURE_referral_diversity && r->minus == REACH_MEASURE_pull_diversity;
}

/* At 0 it turns in any case: there contacts are as the market. */
bool reach_diversity_is_turn(const reach_crossing *c) {
  return c->is_certain && !isnan(c->at) && (c->low > 0 || c->high < 0);
}

const reach_crossing *reach_diversity_turn(const reach_response *r, size_t o) {
  const reach_crossings *all = &r->line[o].crossings;
  for (size_t i = 0; i < all->n; i++)
    if (reach_diversity_is_turn(&all->item[i])) return &all->item[i];
  return NULL;
}

/* 1, -1: the pool is more, less diverse at a value; 0: that is not clear. */
static int sign_at(const reach_response *r, size_t o, size_t i) {
  const reach_summary *d = &reach_response_at(r, i, o)->score;
  return d->ci_low > 0 ? 1 : d->ci_high < 0 ? -1 : 0; /* NaN is neither */
}

static reach_number number(double value) {
  reach_number out;
  snprintf(out.text, sizeof out.text, "%s%.40s", value < 0 ? "−" : "",
           reach_plain_number(fabs(value)).text);
  return out;
}

/* "more diverse at 0.15-0.45, less diverse at 0.9": neighbours of one sign together. */
static reach_line run_words(const reach_response *r, size_t o, const char *of) {
  enum { MOST_RUNS = 3 };
  reach_line out = {""};
  size_t used = 0, n_runs = 0;
  int before = 0;
  for (size_t i = 0; i < r->n_values && n_runs < MOST_RUNS; i++) {
    int sign = sign_at(r, o, i);
    size_t last = i;
    char what[32] = "";
    if (!sign) continue;
    while (last + 1 < r->n_values && sign_at(r, o, last + 1) == sign) last++;
    if (sign != before) snprintf(what, sizeof what, "%s diverse at ", sign > 0 ? "more" : "less");
    used += (size_t)snprintf(out.text + used, sizeof out.text - used, "%s%s%s%s",
                             n_runs ? ", " : "", what, n_runs ? "" : of, number(r->value[i]).text);
    if (last > i)
      used += (size_t)snprintf(out.text + used, sizeof out.text - used, "–%s",
                               number(r->value[last]).text);
    n_runs++;
    before = sign;
    i = last;
  }
  return out;
}

static reach_line words(const reach_response *r, size_t o, const char *of) {
  const reach_crossing *turn = reach_diversity_turn(r, o);
  reach_line out = run_words(r, o, of);
  if (turn && turn->before > 0 && turn->low > 0 && r->value[0] < 0)
    snprintf(out.text, sizeof out.text, "more diverse from %s0 to %.300s", of,
             reach_crossing_words(turn).text);
  else if (turn)
    snprintf(out.text, sizeof out.text, "more diverse %s %s%.300s",
             turn->before > 0 ? "up to" : "from", of, reach_crossing_words(turn).text);
  else if (!*out.text)
    snprintf(out.text, sizeof out.text, "no clear difference");
  return out;
}

reach_line reach_diversity_words(const reach_response *r, size_t o) {
  return words(r, o, "");
}

reach_line reach_diversity_clause(const reach_response *r, size_t o) {
  return words(r, o, "a homophily of ");
}
