/* What was written for a value, before it is understood. */
#include <stdlib.h>
#include <string.h>

#include "base/report.h"
#include "scenario/value.h"

bool reach_param_is_list(const reach_param *param) {
  return param->kind == REACH_PEOPLE || param->kind == REACH_NUMBERS ||
         param->kind == REACH_TEXTS || param->kind == REACH_VALUES ||
         param->kind == REACH_ANSWERS || param->kind == REACH_NAMES ||
         param->kind == REACH_SHARES || param->kind == REACH_CHANNELS;
}

int reach_raw_add(reach_raw *raw, const char *text, size_t n, bool is_plain, reach_position at) {
  size_t k = raw->n_words;
  if ((k & (k - 1)) == 0) { /* full at every power of two */
    reach_word *grown = realloc(raw->word, (k ? 2 * k : 1) * sizeof *grown);
    if (!grown) return REACH_NO_MEMORY;
    raw->word = grown;
  }
  char *copy = strndup(text, n);
  if (!copy) return REACH_NO_MEMORY;
  raw->word[k] = (reach_word){.text = copy, .is_plain = is_plain, .at = at};
  raw->n_words = k + 1;
  return 0;
}

/* One item of a list in brackets: spaces and one pair of quotes around it are dropped. */
static int add_item(reach_raw *raw, const char *text, size_t n, reach_position at) {
  while (n && text[0] == ' ') text++, n--;
  while (n && text[n - 1] == ' ') n--;
  bool is_quoted = n >= 2 && text[0] == text[n - 1] && (*text == '"' || *text == '\'');
  if (is_quoted) text++, n -= 2;
  return reach_raw_add(raw, text, n, !is_quoted, at);
}

/* The comma after the item at `text`, or `end`. Commas in quotes are part of it: a quote closes
 * before a comma or the end, so that an apostrophe within does not. */
static const char *item_end(const char *text, const char *end) {
  while (text < end && *text == ' ') text++;
  const char *quote = text < end && (*text == '"' || *text == '\'') ? text : NULL;
  for (const char *at = quote ? quote + 1 : end; at < end; at++) {
    if (*at != *quote) continue;
    const char *next = at + 1;
    while (next < end && *next == ' ') next++;
    if (next == end || *next == ',') return next;
  }
  const char *comma = memchr(text, ',', (size_t)(end - text));
  return comma ? comma : end;
}

static int split_list(reach_raw *raw, const char *text, size_t n, reach_position at) {
  raw->is_list = true;
  if (strspn(text, " ") >= n) return 0;
  const char *end = text + n;
  while (text < end) {
    const char *stop = item_end(text, end);
    int status = add_item(raw, text, (size_t)(stop - text), at);
    if (status) return status;
    text = stop + 1;
  }
  return 0;
}

int reach_raw_split(reach_raw *raw, const reach_param *param, const char *text, reach_position at) {
  size_t n = strlen(text);
  if (reach_param_is_list(param)) {
    if (!n) return split_list(raw, "", 0, at);
    if (n >= 2 && text[0] == '[' && text[n - 1] == ']') {
      return split_list(raw, text + 1, n - 2, at);
    }
  }
  bool is_text = param->kind == REACH_TEXT || param->kind == REACH_FILE;
  return reach_raw_add(raw, text, n, !is_text, at);
}

void reach_raw_free(reach_raw *raw) {
  for (size_t i = 0; i < raw->n_words; i++) free(raw->word[i].text);
  free(raw->word);
  *raw = (reach_raw){0};
}
