/* The scorecards' message: the one status of each company. */
#include <stdio.h>
#include <string.h>

#include "present/headline.h"
#include "present/scorecard_rows.h"

static const double name_width = 13; /* em */

static double weakest(const reach_result *result, size_t o) {
  return reach_legs_weakest(&result->answer[o].legs);
}

static const char *status(const reach_result *result, size_t o) {
  return reach_leg_status(weakest(result, o));
}

static bool is(const reach_result *result, size_t o, const char *wanted) {
  return !strcmp(status(result, o), wanted);
}

static size_t count(const reach_result *result, const char *wanted) {
  size_t n = 0;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) n += is(result, o, wanted);
  return n;
}

static size_t worst_of(const reach_result *result) {
  size_t worst = 0;
  for (size_t o = 1; o < result->scenario->n_organizations; o++)
    if (weakest(result, o) < weakest(result, worst)) worst = o;
  return worst;
}

/* "competency at 0.45", "competency and reliability at 0". */
static reach_line legs_at_fault(const reach_result *result, size_t o) {
  reach_line out = {""};
  double least = weakest(result, o);
  size_t n = 0, used;
  for (int leg = 0; leg < REACH_N_LEGS; leg++) {
    if (result->answer[o].legs.leg[leg] > least) continue;
    used = strlen(out.text);
    snprintf(out.text + used, sizeof out.text - used, "%s%s", n++ ? " and " : "",
             reach_leg_name[leg]);
  }
  used = strlen(out.text);
  snprintf(out.text + used, sizeof out.text - used, " at %s", reach_score_words(least).text);
  return out;
}

static reach_line of_one(const reach_result *result) {
  const char *given = result->scenario->organization[0].name;
  reach_line out, name = reach_name_shown(result, 0, name_width);
  snprintf(out.text, sizeof out.text, "%.200s is %s, at its lowest with %.100s",
           strcmp(given, "company") ? name.text : "The company", status(result, 0),
           legs_at_fault(result, 0).text);
  return out;
}

/* "All 4 companies are sound", "2 of 4 companies are sound, 1 weak, 1 broken". */
static reach_line tally(const reach_result *result) {
  static const char *const word[] = {"sound", "weak", "broken"};
  reach_line out = {""};
  size_t n = result->scenario->n_organizations;
  for (size_t i = 0; i < sizeof word / sizeof *word; i++) {
    size_t n_such = count(result, word[i]), used = strlen(out.text);
    if (!n_such) continue;
    if (n_such == n)
      snprintf(out.text, sizeof out.text, "%s %zu companies are %s", n == 2 ? "Both of" : "All", n,
               word[i]);
    else if (!used)
      snprintf(out.text, sizeof out.text, "%zu of %zu companies %s %s", n_such, n,
               n_such == 1 ? "is" : "are", word[i]);
    else
      snprintf(out.text + used, sizeof out.text - used, ", %zu %s", n_such, word[i]);
  }
  return out;
}

reach_line reach_headline_scorecard(const reach_result *result) {
  size_t n = result->scenario->n_organizations, worst = worst_of(result);
  reach_line out, name = reach_name_shown(result, worst, name_width);
  if (n == 1) return of_one(result);
  size_t n_as_bad = 0;
  for (size_t o = 0; o < n; o++) n_as_bad += !(weakest(result, o) > weakest(result, worst));
  if (n_as_bad > 1 && !(weakest(result, worst) > 0))
    snprintf(out.text, sizeof out.text, "%.100s: %s with a leg at 0", tally(result).text,
             n_as_bad == n ? "each" : "those");
  else if (n_as_bad > 1)
    snprintf(out.text, sizeof out.text, "%.100s; lowest are %zu with a leg at %s",
             tally(result).text, n_as_bad, reach_score_words(weakest(result, worst)).text);
  else
    snprintf(out.text, sizeof out.text, "%.100s; lowest is %.200s with %.100s", tally(result).text,
             name.text, legs_at_fault(result, worst).text);
  return out;
}
