/* Whether referral makes a pool more diverse, as a sentence. */
#include <stdio.h>
#include <string.h>

#include "present/diversity_words.h"
#include "present/headline.h"

static const double name_width = 14; /* em */

/* An organization whose sign changes, else the one that sentences are about. */
static size_t subject(const reach_result *result) {
  const reach_response *r = &result->response;
  for (size_t o = 0; o < r->n_organizations; o++)
    if (reach_diversity_turn(r, o)) return o;
  return reach_focus(result);
}

reach_line reach_headline_diversity(const reach_result *result) {
  const reach_response *r = &result->response;
  size_t o = subject(result);
  reach_line out, name = reach_name_shown(result, o, name_width);
  reach_line clause = reach_diversity_clause(r, o);
  bool is_clear = strncmp(clause.text, "no ", 3) != 0;
  char of[340] = "";
  if (r->n_organizations > 1) snprintf(of, sizeof of, " of %.300s", name.text);
  if (is_clear)
    snprintf(out.text, sizeof out.text, "Referral makes the pool%s %.400s", of, clause.text);
  else
    snprintf(out.text, sizeof out.text,
             "Referral does not clearly change how diverse the pool%s is, at any homophily tried",
             of);
  return out;
}
