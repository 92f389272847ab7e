/* The resolved scenario: everything explicit, as YAML that loads to the same scenario. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/paths.h"
#include "scenario/scenario.h"
#include "scenario/use.h"
#include "scenario/value.h"

typedef struct {
  const reach_scenario *scenario;
  FILE *out;
  bool is_short; /* of memory */
} writer;

/* Whether the parameter means something there and must be said. */
static bool is_written(const writer *w, const reach_organization *organization, int i,
                       bool is_base) {
  const reach_param *param = &reach_param_table[i];
  if (is_base != (param->place == REACH_PLACE_STUDY)) return false;
  if (!reach_param_is_welcome(i, &organization->params)) return false;
  if (!w->scenario->is_network) return param->place != REACH_PLACE_NETWORK;
  if (param->place == REACH_PLACE_COMPANY || i == REACH_PARAM_run_market_sizes) return false;
  return i != REACH_PARAM_run_days || organization->given[i]; /* without: to its end */
}

static void write_value(writer *w, const reach_param *param, const reach_params *params) {
  const char *file =
      param->kind == REACH_FILE ? *(char *const *)((const char *)params + param->offset) : "";
  if (!*file) {
    reach_value_write(param, params, w->out);
    return;
  }
  char *absolute = reach_path_absolute(file);
  w->is_short = w->is_short || !absolute;
  reach_quoted_write(absolute ? absolute : "", w->out);
  free(absolute);
}

static void indent(writer *w, size_t depth) {
  for (size_t i = 0; i < depth; i++) fputs("  ", w->out);
}

/* Writes the key's blocks that the key before it was not in, and its last word. */
static void write_key(writer *w, const char *key, const char *before, size_t depth) {
  const char *word = key;
  for (const char *point = strchr(key, '.'); point; point = strchr(point + 1, '.')) {
    size_t n = (size_t)(point - key) + 1;
    if (strncmp(key, before, n) != 0) {
      indent(w, depth);
      fprintf(w->out, "%.*s:\n", (int)(point - word), word);
    }
    word = point + 1;
    depth++;
  }
  indent(w, depth);
  fprintf(w->out, "%s: ", word);
}

static void write_params(writer *w, const reach_organization *organization, bool is_base,
                         size_t depth) {
  const char *before = "";
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    const reach_param *param = &reach_param_table[i];
    if (!is_written(w, organization, i, is_base)) continue;
    write_key(w, param->key, before, depth);
    write_value(w, param, &organization->params);
    fputc('\n', w->out);
    before = param->key;
  }
}

static bool is_unnamed(const reach_scenario *scenario) {
  const char *name = scenario->is_network ? "network" : "company";
  return scenario->n_organizations == 1 && strcmp(scenario->organization[0].name, name) == 0;
}

static void write_scenario(writer *w) {
  const reach_scenario *scenario = w->scenario;
  write_params(w, &scenario->organization[0], true, 0);
  if (is_unnamed(scenario)) {
    write_params(w, &scenario->organization[0], false, 0);
    return;
  }
  fputs("baseline: ", w->out);
  reach_quoted_write(scenario->organization[scenario->baseline].name, w->out);
  fputs("\norganizations:\n", w->out);
  for (size_t i = 0; i < scenario->n_organizations; i++) {
    indent(w, 1);
    reach_quoted_write(scenario->organization[i].name, w->out);
    fputs(":\n", w->out);
    write_params(w, &scenario->organization[i], false, 2);
  }
}

char *reach_scenario_resolved(const reach_scenario *scenario) {
  char *text = NULL;
  size_t n = 0;
  writer w = {.scenario = scenario, .out = open_memstream(&text, &n)};
  if (!w.out) return NULL;
  write_scenario(&w);
  bool is_short = ferror(w.out) || w.is_short;
  if (fclose(w.out) == 0 && !is_short) return text;
  free(text);
  return NULL;
}
