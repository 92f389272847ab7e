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

/* The parameters of an organization that are written at a place. */
typedef struct {
  size_t organization;
  bool is_base;
  size_t rung; /* above 0: only what differs from the rungs below */
} extract;

static const reach_organization *on_rung(const writer *w, size_t organization, size_t rung) {
  const reach_scenario *s = w->scenario;
  return rung ? &s->rung[rung - 1].organization[organization] : &s->organization[organization];
}

/* Whether the rung's value is the one that was written last, on a rung below or in the body. */
static bool is_known(const writer *w, const extract *what, int i) {
  const reach_params *here = &on_rung(w, what->organization, what->rung)->params;
  for (size_t below = what->rung; below-- > 0;) {
    const reach_organization *there = on_rung(w, what->organization, below);
    if (is_written(w, there, i, false))
      return reach_value_same(&reach_param_table[i], here, &there->params);
  }
  return false;
}

static bool is_told(const writer *w, const extract *what, int i) {
  const reach_organization *organization = on_rung(w, what->organization, what->rung);
  if (!is_written(w, organization, i, what->is_base)) return false;
  return !what->rung || !is_known(w, what, i);
}

static void write_params(writer *w, const extract *what, size_t depth) {
  const char *before = "";
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    const reach_param *param = &reach_param_table[i];
    if (!is_told(w, what, i)) continue;
    write_key(w, param->key, before, depth);
    write_value(w, param, &on_rung(w, what->organization, what->rung)->params);
    fputc('\n', w->out);
    before = param->key;
  }
}

static bool is_unnamed(const reach_scenario *scenario) {
  const char *name = scenario->is_network ? "network" : "company";
  return scenario->n_organizations == 1 && strcmp(scenario->organization[0].name, name) == 0;
}

static void write_name(writer *w, size_t organization, size_t depth) {
  indent(w, depth);
  reach_quoted_write(w->scenario->organization[organization].name, w->out);
  fputs(":\n", w->out);
}

static void write_body(writer *w) {
  const reach_scenario *scenario = w->scenario;
  write_params(w, &(extract){.is_base = true}, 0);
  if (is_unnamed(scenario)) {
    write_params(w, &(extract){0}, 0);
    return;
  }
  fputs("baseline: ", w->out);
  reach_quoted_write(scenario->organization[scenario->baseline].name, w->out);
  fputs("\norganizations:\n", w->out);
  for (size_t i = 0; i < scenario->n_organizations; i++) {
    write_name(w, i, 1);
    write_params(w, &(extract){.organization = i}, 2);
  }
}

static bool has_news(const writer *w, const extract *what) {
  for (int i = 0; i < REACH_N_PARAMS; i++)
    if (is_told(w, what, i)) return true;
  return false;
}

static void write_step(writer *w, size_t rung) {
  bool has_heading = false;
  fputs("  - step: ", w->out);
  reach_quoted_write(w->scenario->rung[rung - 1].name, w->out);
  fputc('\n', w->out);
  for (size_t i = 0; i < w->scenario->n_organizations; i++) {
    extract what = {.organization = i, .rung = rung};
    if (is_unnamed(w->scenario)) {
      write_params(w, &what, 2);
    } else if (has_news(w, &what)) {
      if (!has_heading) fputs("    organizations:\n", w->out);
      has_heading = true;
      write_name(w, i, 3);
      write_params(w, &what, 4);
    }
  }
}

static void write_scenario(writer *w) {
  write_body(w);
  if (w->scenario->n_steps) fputs("ladder:\n", w->out);
  for (size_t rung = 1; rung <= w->scenario->n_steps; rung++) write_step(w, rung);
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
