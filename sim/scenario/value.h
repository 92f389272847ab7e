/* One value of one parameter: from the words in a scenario, a default or a setting to the
 * field of reach_params, and back to YAML. */
#ifndef REACH_SCENARIO_VALUE_H
#define REACH_SCENARIO_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "scenario/mistakes.h"
#include "scenario/number.h"
#include "scenario/params.h"

enum { REACH_MOST_VALUES = 200 }; /* of a VALUES row: beyond, nobody looks at each */

typedef struct {
  char *text;    /* owned */
  bool is_plain; /* not in quotes */
  reach_position at;
} reach_word;

/* What was written for a value: one word, or a list of words. Zeroed = nothing. */
typedef struct {
  bool is_list;
  reach_word *word; /* owned */
  size_t n_words;
} reach_raw;

/* Why a value cannot be taken, and where. */
typedef struct {
  char why[REACH_WHY_SIZE];
  reach_position at;
} reach_objection;

/* Appends a copy of n bytes; returns 0 or REACH_NO_MEMORY. */
int reach_raw_add(reach_raw *raw, const char *text, size_t n, bool is_plain, reach_position at);

/* Splits the text of a default or a setting: a list "[a, b]" where the parameter is one,
 * otherwise one word as it stands. Returns 0 or REACH_NO_MEMORY. */
int reach_raw_split(reach_raw *raw, const reach_param *param, const char *text, reach_position at);
void reach_raw_free(reach_raw *raw);

/* True for the ways YAML writes no value: nothing, ~ and null. */
bool reach_word_is_null(const reach_word *word);

bool reach_param_is_list(const reach_param *param);

/* Reads `raw` into the parameter's field of *params (replacing what it owned). Returns 0,
 * REACH_INVALID with the objection filled in, or REACH_NO_MEMORY. */
int reach_value_read(const reach_param *param, const reach_raw *raw, reach_params *params,
                     reach_objection *objection);

/* True for a number whose default follows from other values; the row says how, in words. */
bool reach_default_is_derived(const reach_param *param);

/* Whether the field has the same value in both. */
bool reach_value_same(const reach_param *param, const reach_params *a, const reach_params *b);

/* Writes the field as YAML on one line, without the key. */
void reach_value_write(const reach_param *param, const reach_params *params, FILE *out);

/* Writes text in double quotes, safe for YAML. */
void reach_quoted_write(const char *text, FILE *out);

/* What the parameter may be: "0 to 1", "product, weakest-leg or mean", "true or false", ... */
void reach_allowed_write(const reach_param *param, char *out, size_t size);

/* Frees what the field of a parameter, or of all, owns, and zeroes it. */
void reach_value_free(const reach_param *param, reach_params *params);
void reach_params_free(reach_params *params);

#endif
