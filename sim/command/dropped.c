#include "command/dropped.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "present/lettering.h"
#include "present/number.h"
#include "scenario/use.h"

static const char *source_of(const reach_scenario *scenario, size_t o) {
  return reach_params_ties_source(&scenario->organization[o].params, scenario->is_network);
}

/* True where an earlier organization has the same lines, treated in the same way. */
static bool is_known(const reach_scenario *scenario, size_t o) {
  const reach_params *p = &scenario->organization[o].params;
  for (size_t earlier = 0; earlier < o; earlier++) {
    const reach_params *q = &scenario->organization[earlier].params;
    const char *source = source_of(scenario, earlier);
    if (source && !strcmp(source, source_of(scenario, o)) &&
        !strcmp(p->network_edges, q->network_edges) && p->network_loops == q->network_loops &&
        p->network_repeats == q->network_repeats)
      return true;
  }
  return false;
}

static const char *plural(uint64_t n) {
  return n == 1 ? "" : "s";
}

static reach_number grouped(uint64_t n) {
  return reach_number_grouped((double)n, 0);
}

void reach_command_warn_dropped_of(const reach_scenario *scenario, size_t o,
                                   const reach_line_count *lines) {
  const reach_organization *of = &scenario->organization[o];
  const char *source = source_of(scenario, o);
  uint64_t loops = of->given[REACH_PARAM_network_loops] ? 0 : lines->n_loops;
  uint64_t repeats = of->given[REACH_PARAM_network_repeats] ? 0 : lines->n_repeats;
  if (!source || !(loops || repeats)) return;
  fprintf(stderr, "orgreach: warning: %s: ", reach_line_clean(source).text);
  if (loops) fprintf(stderr, "%s tie%s to oneself", grouped(loops).text, plural(loops));
  if (loops && repeats) fputs(" and ", stderr);
  if (repeats) fprintf(stderr, "%s repeated tie%s", grouped(repeats).text, plural(repeats));
  fputs(loops + repeats == 1 ? " was dropped" : " were dropped", stderr);
  if (scenario->is_network)
    fprintf(stderr, " (to keep them: %s%s%s; to have this without a warning: drop)",
            loops ? "network.loops: keep" : "", loops && repeats ? ", " : "",
            repeats ? "network.repeats: keep" : "");
  fputc('\n', stderr);
}

void reach_command_warn_dropped(const reach_scenario *scenario, const reach_line_count *lines) {
  for (size_t o = 0; o < scenario->n_organizations; o++)
    if (source_of(scenario, o) && !is_known(scenario, o))
      reach_command_warn_dropped_of(scenario, o, &lines[o]);
}

/* An earlier organization has the same to warn of. */
static bool is_known_start(const reach_scenario *scenario, const reach_line_count *lines,
                           size_t o) {
  for (size_t earlier = 0; earlier < o; earlier++)
    if (source_of(scenario, earlier) &&
        !strcmp(source_of(scenario, earlier), source_of(scenario, o)) &&
        lines[earlier].loners.n == lines[o].loners.n &&
        lines[earlier].loners.first == lines[o].loners.first)
      return true;
  return false;
}

/* People who are listed by name know nothing of ids. */
static void warn_of(const char *source, const reach_loners *loners, bool has_names) {
  fputs("orgreach: warning: cascade.seed_set: ", stderr);
  if (loners->n == 1 && !has_names)
    fprintf(stderr, "person %" PRIu32 " has", loners->first);
  else
    fprintf(stderr, "%s of those listed", grouped(loners->n).text);
  if (loners->n > 1 && !has_names) fprintf(stderr, ", such as %" PRIu32 ",", loners->first);
  if (loners->n > 1 || has_names) fputs(loners->n == 1 ? " has" : " have", stderr);
  fprintf(stderr, " no tie in %s and nobody to tell there", source);
  if (!has_names)
    fprintf(stderr, "; list ids as the file has them (%" PRIu32 " to %" PRIu32 ")",
            loners->least_id, loners->most_id);
  fputc('\n', stderr);
}

void reach_command_warn_loners(const reach_scenario *scenario, const reach_line_count *lines) {
  for (size_t o = 0; o < scenario->n_organizations; o++) {
    if (!lines[o].loners.n || is_known_start(scenario, lines, o)) continue;
    bool has_names = scenario->organization[o].params.cascade_seed_set.name;
    warn_of(reach_line_clean(source_of(scenario, o)).text, &lines[o].loners, has_names);
  }
}

static const char *fate(int choice) {
  return choice == REACH_LINES_KEEP ? "kept" : "dropped";
}

void reach_command_print_lines(const reach_scenario *scenario, const reach_line_count *lines) {
  for (size_t o = 0; o < scenario->n_organizations; o++) {
    const reach_params *p = &scenario->organization[o].params;
    if (!source_of(scenario, o) || is_known(scenario, o)) continue;
    printf("%s: %s people, %s ties read", reach_line_clean(source_of(scenario, o)).text,
           grouped(lines[o].n_people).text, grouped(lines[o].n_lines).text);
    printf("; %s to oneself (%s), %s repeated (%s)\n", grouped(lines[o].n_loops).text,
           fate(p->network_loops), grouped(lines[o].n_repeats).text, fate(p->network_repeats));
  }
}
