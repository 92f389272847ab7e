#include "present/adopters.h"

#include <math.h>
#include <string.h>

#include "present/columns.h"
#include "present/number.h"

enum { INDENT = 2 };

/* The stage that bars most departments of those not told yet; REACH_N_STAGES: none is left. */
static int next_stage(const reach_bin *barred, const bool *is_told) {
  int most = REACH_N_STAGES;
  for (int j = 0; j < REACH_N_STAGES; j++) {
    bool is_left = !is_told[j] && barred[j].mean > 0;
    if (is_left && (most == REACH_N_STAGES || barred[j].mean > barred[most].mean)) most = j;
  }
  return most;
}

static double departments_with_people(const reach_answer *answer) {
  double n = 0;
  for (uint32_t d = 0; d < answer->uptake.n_departments; d++)
    n += reach_uptake_row_of(answer, d).n_people > 0;
  return n;
}

static reach_number in_departments(const reach_bin *barred) {
  const double tenths = 10, none = 0.05; /* below, a decimal shows 0.0 */
  double shown = round(tenths * barred->mean) / tenths;
  bool is_whole = fabs(shown - round(shown)) < none;
  if (barred->mean < none) return (reach_number){"few"};
  return reach_number_grouped(barred->mean, !is_whole);
}

/* Of one department alone the stage that bars it most often. */
reach_line reach_barrier_words(const reach_answer *answer) {
  const reach_bin *barred = answer->uptake.barred;
  double n = departments_with_people(answer);
  bool is_told[REACH_N_STAGES] = {false};
  reach_line out = {""};
  for (int j; (j = next_stage(barred, is_told)) < REACH_N_STAGES; is_told[j] = true) {
    size_t used = strlen(out.text), room = sizeof out.text - used;
    reach_number departments = in_departments(&barred[j]);
    if (n > 1 && !used)
      snprintf(out.text, room, "%s in %s of %.0f departments", reach_adoption_word[j],
               departments.text, n);
    else if (n > 1)
      snprintf(out.text + used, room, ", %s in %s", reach_adoption_word[j], departments.text);
    else if (!used)
      snprintf(out.text, room, "%s", reach_adoption_word[j]);
  }
  return out;
}

static void print_one(FILE *out, const reach_answer *answer, const char *name) {
  const reach_summary *s = &answer->summary[REACH_MEASURE_adoption];
  reach_line barrier = reach_barrier_words(answer), line;
  int decimals = reach_number_decimals(100 * s->mean, 100 * s->ci_low, 100 * s->ci_high);
  char range[96] = "";
  if (reach_number_has_range(100 * s->ci_low, 100 * s->ci_high, decimals))
    snprintf(range, sizeof range, " (%s)",
             reach_number_range(100 * s->ci_low, 100 * s->ci_high, decimals).text);
  snprintf(line.text, sizeof line.text, "%.300s%s%s%s take part after %u %s; %s%.500s", name,
           *name ? ": " : "", reach_number_percent(s->mean, decimals < 0 ? 0 : decimals).text,
           range, answer->uptake.n_weeks, answer->uptake.n_weeks == 1 ? "week" : "weeks",
           *barrier.text ? "barrier: " : "nobody is barred", barrier.text);
  fprintf(out, "%*s", INDENT, "");
  reach_print_wrapped(out, line.text, INDENT);
}

void reach_adopters_print(FILE *out, const reach_result *result, const char *const *name,
                          bool has_color) {
  size_t n = result->scenario->n_organizations;
  bool has_heading = false;
  for (size_t o = 0; o < n; o++) {
    if (!result->answer[o].uptake.curve) continue;
    if (!has_heading)
      fprintf(out,
              "\n%sAdoption: who takes part%s (a barrier: the first stage that is not passed; of a "
              "department the most frequent one, on average over replicates)\n",
              has_color ? "\x1b[1m" : "", has_color ? "\x1b[0m" : "");
    has_heading = true;
    print_one(out, &result->answer[o], n > 1 ? name[o] : "");
  }
}
