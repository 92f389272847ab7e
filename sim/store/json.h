/* The answer as one JSON object (contract: `orgreach run --json`). Numbers that do not exist
 * are null. */
#ifndef REACH_STORE_JSON_H
#define REACH_STORE_JSON_H

#include <jansson.h>

#include "study/study.h"

typedef struct {
  double world, simulate, write, charts;
} reach_seconds;

/* The object as text that ends in a newline; caller frees. NULL when out of memory. */
char *reach_json_result(const reach_result *result, const reach_seconds *seconds);

/* null unless finite; never minus zero. */
json_t *reach_json_number(double number);
/* Text; bytes that are not UTF-8 become '?'. */
json_t *reach_json_string(const char *text);
/* An integer. Above 2^63 - 1, where those of jansson end, it is text with a mark before its
 * digits until reach_json_text writes it. */
json_t *reach_json_count(uint64_t count);
/* Indented text that ends in a newline, or NULL. Takes over `object`, which may be NULL. */
char *reach_json_text(json_t *object);
/* What such a text says, large integers with their mark; NULL when it is not JSON, or, with
 * errno ENOMEM, memory is short. reach_json_text writes it again as it was. */
json_t *reach_json_read(const char *text);

#endif
