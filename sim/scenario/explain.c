#include "scenario/explain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/keys.h"
#include "scenario/ranges.h"
#include "scenario/scenario.h"
#include "scenario/utf8.h"
#include "scenario/value.h"
#include "scenario/words.h"

static const char *const grades[] = {
    "A: peer-reviewed or full-population data",
    "B: figure of a vendor or the industry",
    "C: secondary source",
    "X: assumption, no published value: vary it",
};

static const char *const places[] = {
    [REACH_PLACE_ANY] = "companies and bare networks",
    [REACH_PLACE_STUDY] = "the scenario as a whole; organizations cannot override it",
    [REACH_PLACE_NETWORK] = "bare networks",
    [REACH_PLACE_COMPANY] = "companies",
};

/* For words the unit column of the table holds the words, not a unit. */
static const char *unit_of(const reach_param *param) {
  bool has_words = param->kind == REACH_CHOICE || param->kind == REACH_CHANNELS;
  return has_words ? "" : param->unit;
}

static const char *default_of(const reach_param *param) {
  if (strcmp(param->fallback, "run.seed") == 0) return "the value of run.seed";
  return *param->fallback ? param->fallback : "none";
}

/* What a claim tries where it asks which assumption matters most. */
static void write_tried(const reach_param *param, char out[REACH_FACT_SIZE]) {
  const reach_range *range = reach_range_of((int)(param - reach_param_table));
  out[0] = '\0';
  if (range)
    snprintf(out, REACH_FACT_SIZE, "%.10g to %.10g: %s", range->low, range->high, range->source);
}

void reach_facts_of(const reach_param *param, reach_facts *facts) {
  facts->unit = unit_of(param);
  facts->fallback = default_of(param);
  facts->place = places[param->place];
  facts->source = param->source;
  facts->grade = "";
  for (size_t i = 0; i < sizeof grades / sizeof *grades; i++)
    if (!strncmp(param->grade, grades[i], 1)) facts->grade = grades[i];
  reach_allowed_write(param, facts->allowed, sizeof facts->allowed);
  write_tried(param, facts->tried);
}

static void write_line(FILE *out, const char *what, const char *text) {
  if (*text) fprintf(out, "  %-9s%s\n", what, text);
}

static void write_param(FILE *out, const reach_param *param) {
  reach_facts facts;
  reach_facts_of(param, &facts);
  fprintf(out, "%s\n  %s\n", param->key, param->help);
  write_line(out, "unit", facts.unit);
  write_line(out, "allowed", facts.allowed);
  write_line(out, "default", facts.fallback);
  write_line(out, "for", facts.place);
  write_line(out, "source", facts.source);
  write_line(out, "tried", facts.tried);
  write_line(out, "grade", facts.grade);
}

static bool is_key(const char *name) {
  return reach_key_find(name) >= 0 || reach_key_is_block(name);
}

static bool takes_word(const reach_param *param, const char *name) {
  if (param->kind != REACH_CHOICE && param->kind != REACH_CHANNELS) return false;
  reach_words words;
  reach_words_split(&words, param->unit);
  for (size_t i = 0; i < words.n_words; i++)
    if (strcmp(words.word[i], name) == 0) return true;
  return false;
}

/* A key, the block it is in, or a word that it takes. */
static bool is_meant(const reach_param *param, const char *name) {
  if (!name) return true;
  if (!is_key(name)) return takes_word(param, name);
  size_t n = strlen(name);
  return strncmp(param->key, name, n) == 0 && (param->key[n] == '\0' || param->key[n] == '.');
}

static bool is_known(const char *name) {
  if (!name || is_key(name)) return true;
  for (int i = 0; i < REACH_N_PARAMS; i++)
    if (takes_word(&reach_param_table[i], name)) return true;
  return false;
}

char *reach_explain(const char *name, reach_report *report) {
  if (!is_known(name)) {
    char nearest[REACH_KEY_SIZE];
    bool is_near = reach_key_nearest(name, nearest) && is_known(nearest);
    reach_report_add(report, REACH_USAGE, "explain: %s: unknown name%s", reach_show(name).text,
                     reach_hint_for(is_near ? nearest : reach_param_nearest(name)).text);
    return NULL;
  }
  char *text = NULL;
  size_t n = 0;
  FILE *out = open_memstream(&text, &n);
  if (out) {
    const char *separator = "";
    for (int i = 0; i < REACH_N_PARAMS; i++) {
      if (!is_meant(&reach_param_table[i], name)) continue;
      fputs(separator, out);
      write_param(out, &reach_param_table[i]);
      separator = "\n";
    }
    bool is_short = ferror(out);
    if (fclose(out) == 0 && !is_short) return text;
  }
  free(text);
  reach_report_no_memory(report, "the explanation");
  return NULL;
}
