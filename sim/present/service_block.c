#include "present/service_block.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "outcome/service.h"
#include "present/block.h"
#include "present/columns.h"
#include "present/lettering.h"
#include "present/number.h"
#include "study/standing.h"

enum { INDENT = 2, MOST_NAMED = 4 };

static const reach_params *params_of(const reach_result *result, size_t o) {
  return &result->scenario->organization[o].params;
}

static bool is_on(const reach_result *result, size_t o) {
  return !result->scenario->is_network && params_of(result, o)->service_model != REACH_SERVICE_NONE;
}

static double load_of(const reach_result *result, size_t o) {
  reach_service_rule rule = reach_service_rule_of(params_of(result, o));
  return reach_service_load(&rule);
}

enum { AGENTS, LOAD, SOLVED };

static reach_grid_cell cell_of(const reach_result *result, size_t o, size_t what) {
  if (!is_on(result, o)) return (reach_grid_cell){{"–"}, {""}};
  reach_service_rule rule = reach_service_rule_of(params_of(result, o));
  if (what == AGENTS) return (reach_grid_cell){reach_number_grouped((double)rule.agents, 0), {""}};
  double share = what == LOAD ? reach_service_load(&rule) : rule.solved;
  if (isinf(share)) return (reach_grid_cell){{"–"}, {""}};
  return (reach_grid_cell){reach_number_percent(share, 0), {""}};
}

static const reach_block_row rows[] = {
    {{"agents", "at work"}, NULL, cell_of, AGENTS},
    {{"work that comes in", "of their time"}, NULL, cell_of, LOAD},
    {{"solved at once", "of complaints"}, NULL, cell_of, SOLVED}};

static void say(FILE *out, const char *text) {
  fprintf(out, "%*s", INDENT, "");
  reach_print_wrapped(out, text, INDENT);
}

static void warn_of(FILE *out, const char *name, const char *what, bool has_color) {
  reach_line line;
  snprintf(line.text, sizeof line.text, "Warning: %.300s%s%.600s", name, *name ? ": " : "", what);
  fputs(has_color ? "\x1b[33m" : "", out);
  say(out, line.text);
  fputs(has_color ? "\x1b[0m" : "", out);
}

/* More comes in than is worked off: what waits grows to the last day. */
static reach_line words_of_load(const reach_result *result, size_t o) {
  reach_line out = {""};
  double load = load_of(result, o), agents = (double)params_of(result, o)->service_agents;
  if (load >= 1 && isfinite(load))
    snprintf(out.text, sizeof out.text,
             "more complaints come in than agents can answer, so waits grow with run.days; %s "
             "agents would do (service.agents, now %s).",
             reach_number_grouped(floor(load * agents) + 1, 0).text,
             reach_number_grouped(agents, 0).text);
  return out;
}

/* Complaints without end. */
static reach_line words_of_spread(const reach_result *result, size_t o) {
  reach_line out = {""};
  double onward = reach_service_reproduction(params_of(result, o));
  if (onward >= 1)
    snprintf(out.text, sizeof out.text,
             "whoever hears of a complaint passes it on to %s others on average, so it grows until "
             "it runs out of people or days. Hardly any real message does: try a smaller "
             "service.reshare (now %s).",
             reach_number_grouped(onward, 1).text,
             reach_number_estimate(params_of(result, o)->service_reshare, NAN, NAN).text);
  return out;
}

static void warn(FILE *out, const reach_result *result, const char *const *name, bool has_color) {
  bool is_one = result->scenario->n_organizations == 1;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    if (!is_on(result, o)) continue;
    reach_line load = words_of_load(result, o), spread = words_of_spread(result, o);
    if (*load.text) warn_of(out, is_one ? "" : name[o], load.text, has_color);
    if (*spread.text) warn_of(out, is_one ? "" : name[o], spread.text, has_color);
  }
}

/* "a, b and 3 others" of those that may be best, the best one left out. */
static void list_others(const reach_result *result, const reach_standing *standing, const bool *may,
                        const char *const *name, reach_line *out) {
  size_t n_named = 0, used = 0, n_others = standing->n_best - 1;
  *out->text = '\0';
  for (size_t o = 0; o < result->scenario->n_organizations && used < sizeof out->text; o++) {
    if (!may[o] || o == standing->best) continue;
    if (n_named == MOST_NAMED) break;
    const char *separator = n_named == 0 ? "" : n_named + 1 == n_others ? " or " : ", ";
    used +=
        (size_t)snprintf(out->text + used, sizeof out->text - used, "%s%.160s", separator, name[o]);
    n_named++;
  }
  if (n_named < n_others && used < sizeof out->text)
    snprintf(out->text + used, sizeof out->text - used, " or %zu others", n_others - n_named);
}

/* What may be said of who is best: none where fewer than two have the measure. */
static reach_line words_of(const reach_result *result, const reach_standing *standing,
                           const bool *may, const char *const *name, const char *what) {
  reach_line out = {""}, others;
  list_others(result, standing, may, name, &others);
  const char *best = name[standing->best];
  if (standing->is_flat)
    snprintf(out.text, sizeof out.text, "%s all alike.", what);
  else if (standing->n_best == 1)
    snprintf(out.text, sizeof out.text, "%s %.160s, clearly.", what, best);
  else if (standing->n_best == standing->n)
    snprintf(out.text, sizeof out.text, "%s %.160s, but none is clearly better than any other.",
             what, best);
  else
    snprintf(out.text, sizeof out.text, "%s %.160s; with %.600s it may be as good.", what, best,
             others.text);
  return out;
}

static void rank(FILE *out, const reach_result *result, int measure, bool wants_least,
                 const char *const *name, const char *what) {
  reach_standing standing;
  bool *may = calloc(result->scenario->n_organizations + 1, sizeof *may);
  if (may && !reach_standing_find(result, measure, wants_least, may, &standing) && standing.n > 1)
    say(out, words_of(result, &standing, may, name, what).text);
  free(may);
}

void reach_service_print(FILE *out, const reach_result *result, const char *const *name,
                         bool has_color) {
  size_t n_on = 0;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) n_on += is_on(result, o);
  if (!n_on) return;
  reach_block block = {"Service", " (work and solved at once: expected)", rows,
                       sizeof rows / sizeof *rows};
  reach_block_print(out, &block, result, name, has_color);
  warn(out, result, name, has_color);
  rank(out, result, REACH_MEASURE_negative_reach, true, name,
       "Fewest people hear of complaints with");
  rank(out, result, REACH_MEASURE_service_balance, false, name,
       "The balance of money is best with");
}
