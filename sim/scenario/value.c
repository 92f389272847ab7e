#include "scenario/value.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/report.h"
#include "scenario/keys.h"
#include "scenario/utf8.h"
#include "scenario/words.h"

enum { MAX_TEXT_BYTES = 4000, MAX_NAME_BYTES = 60 };

__attribute__((format(printf, 2, 3))) static int object(reach_objection *objection,
                                                        const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(objection->why, sizeof objection->why, format, arguments);
  va_end(arguments);
  return REACH_INVALID;
}

static int out_of_range(const reach_param *param, const char *text, reach_objection *objection) {
  char allowed[256];
  reach_allowed_write(param, allowed, sizeof allowed);
  return object(objection, "%s is out of range (allowed %s)", reach_show(text).text, allowed);
}

/* "many is not a number" -> with what would be one; where there is advice already it stays. */
static void add_allowed(const reach_param *param, char why[REACH_WHY_SIZE]) {
  static const char bare[] = " is not a number";
  size_t n = strlen(why), n_bare = sizeof bare - 1;
  if (n < n_bare || strcmp(why + n - n_bare, bare) != 0) return;
  char allowed[256];
  reach_allowed_write(param, allowed, sizeof allowed);
  snprintf(why + n, REACH_WHY_SIZE - n, " (allowed %s)", allowed);
}

static int read_number(const reach_param *param, const reach_word *word, double *value,
                       reach_objection *objection) {
  if (!word->is_plain) {
    return object(objection, "\"%s\" is a text: write the number without quotes",
                  reach_show(word->text).text);
  }
  if (!reach_number_read(word->text, value, objection->why)) {
    add_allowed(param, objection->why);
    return REACH_INVALID;
  }
  if (*value < param->least || *value > param->most) {
    return out_of_range(param, word->text, objection);
  }
  return 0;
}

static int read_count(const reach_param *param, const reach_word *word, int64_t *value,
                      reach_objection *objection) {
  double number;
  int status = read_number(param, word, &number, objection);
  if (status) return status;
  if (number != floor(number)) {
    return object(objection, "%s must be a whole number", reach_show(word->text).text);
  }
  *value = (int64_t)number;
  return 0;
}

static int read_flag(const reach_word *word, bool *value, reach_objection *objection) {
  bool is_true = strcmp(word->text, "true") == 0;
  if (!word->is_plain || (!is_true && strcmp(word->text, "false") != 0)) {
    return object(objection, "%s is neither true nor false: write true or false, without quotes",
                  reach_show(word->text).text);
  }
  *value = is_true;
  return 0;
}

static int read_choice(const reach_param *param, const reach_word *word, int *value,
                       reach_objection *objection) {
  reach_words known;
  reach_words_split(&known, param->unit);
  for (size_t i = 0; i < known.n_words; i++) {
    *value = (int)i;
    if (strcmp(word->text, known.word[i]) == 0) return 0;
  }
  char allowed[256];
  reach_allowed_write(param, allowed, sizeof allowed);
  const char *nearest = reach_word_nearest(word->text, known.word, known.n_words);
  return object(objection, "%s is unknown (allowed %s)%s", reach_show(word->text).text, allowed,
                reach_hint_for(nearest).text);
}

static int read_seed(const reach_param *param, const reach_word *word, uint64_t *value,
                     reach_objection *objection) {
  *value = 0;
  bool may_follow = strcmp(param->fallback, "run.seed") == 0;
  if (may_follow && strcmp(word->text, "run.seed") == 0) return 0; /* resolved after merging */
  if (!word->is_plain) {
    return object(objection, "\"%s\" is a text: write the number without quotes",
                  reach_show(word->text).text);
  }
  return reach_seed_read(word->text, value, objection->why) ? 0 : REACH_INVALID;
}

/* Texts stand on charts and in file names: one line, printable. A last newline is what the
 * block notation of YAML leaves behind. */
static int read_text(const reach_word *word, char **value, reach_objection *objection) {
  size_t n = strlen(word->text);
  while (n && word->text[n - 1] == '\n') n--;
  if (n > MAX_TEXT_BYTES) {
    return object(objection, "the text is too long (%zu bytes, allowed %d)", n, MAX_TEXT_BYTES);
  }
  if (memchr(word->text, '\n', n)) {
    return object(objection, "the text has more than one line: write it on one, or fold it with >");
  }
  if (!reach_utf8_is_printable(word->text, n)) {
    return object(objection, "the text has a control character; remove it");
  }
  *value = strndup(word->text, n);
  return *value ? 0 : REACH_NO_MEMORY;
}

bool reach_default_is_derived(const reach_param *param) {
  bool is_number = param->kind == REACH_COUNT || param->kind == REACH_REAL;
  return is_number && strspn(param->fallback, "0123456789") == 0;
}

static int by_value(const void *left, const void *right) {
  int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
  return a < b ? -1 : a > b;
}

/* Objects to the second of two equal items. */
static int refuse_twins(const reach_list *list, const reach_raw *raw, reach_objection *objection) {
  int64_t *sorted = malloc(list->n_items * sizeof *sorted);
  if (!sorted) return REACH_NO_MEMORY;
  memcpy(sorted, list->item, list->n_items * sizeof *sorted);
  qsort(sorted, list->n_items, sizeof *sorted, by_value);
  size_t i = 1;
  while (i < list->n_items && sorted[i] != sorted[i - 1]) i++;
  int64_t twin = i < list->n_items ? sorted[i] : 0;
  bool is_found = i < list->n_items;
  free(sorted);
  if (!is_found) return 0;
  for (size_t k = 0, n_seen = 0; k < list->n_items && n_seen < 2; k++) {
    if (list->item[k] != twin) continue;
    objection->at = raw->word[k].at;
    n_seen++;
  }
  return object(objection, "%lld is listed twice", (long long)twin);
}

/* A person is a number, or a word that does not begin like one; in quotes it is a name always. */
static bool is_name(const reach_param *param, const reach_word *word) {
  if (param->kind != REACH_PEOPLE) return param->kind == REACH_TEXTS;
  return !word->is_plain || !strchr("0123456789+-.", *word->text);
}

static int read_name(const reach_word *word, reach_list *list, size_t i,
                     reach_objection *objection) {
  if (!list->name) list->name = calloc(list->n_items, sizeof *list->name);
  if (!list->name) return REACH_NO_MEMORY;
  list->item[i] = -1 - (int64_t)i; /* no twin of another */
  return read_text(word, &list->name[i], objection);
}

static int too_many(const reach_param *param, const reach_raw *raw, reach_objection *objection) {
  return object(objection, "%zu of them are too many (allowed at most %.0f)", raw->n_words,
                param->most);
}

static int read_list(const reach_param *param, const reach_raw *raw, reach_list *list,
                     reach_objection *objection) {
  if (!raw->n_words) return 0;
  bool is_of_texts = param->kind == REACH_TEXTS;
  if (is_of_texts && (double)raw->n_words > param->most) return too_many(param, raw, objection);
  list->item = calloc(raw->n_words, sizeof *list->item);
  if (!list->item) return REACH_NO_MEMORY;
  list->n_items = raw->n_words;
  for (size_t i = 0; i < raw->n_words; i++) {
    objection->at = raw->word[i].at;
    int status = is_name(param, &raw->word[i])
                     ? read_name(&raw->word[i], list, i, objection)
                     : read_count(param, &raw->word[i], &list->item[i], objection);
    if (status) return status;
  }
  return refuse_twins(list, raw, objection);
}

static int by_number(const void *left, const void *right) {
  double a = *(const double *)left, b = *(const double *)right;
  return a < b ? -1 : a > b;
}

static int read_values(const reach_param *param, const reach_raw *raw, reach_values *values,
                       reach_objection *objection) {
  if (!raw->n_words) return 0;
  if (raw->n_words > REACH_MOST_VALUES)
    return object(objection, "%zu values are too many (allowed at most %d)", raw->n_words,
                  REACH_MOST_VALUES);
  values->item = calloc(raw->n_words, sizeof *values->item);
  if (!values->item) return REACH_NO_MEMORY;
  for (size_t i = 0; i < raw->n_words; i++) {
    objection->at = raw->word[i].at;
    int status = read_number(param, &raw->word[i], &values->item[i], objection);
    if (status) return status;
    for (size_t k = 0; k < i; k++)
      if (!(values->item[k] < values->item[i]) && !(values->item[k] > values->item[i]))
        return object(objection, "%s is listed twice", reach_show(raw->word[i].text).text);
  }
  values->n_items = raw->n_words;
  qsort(values->item, values->n_items, sizeof *values->item, by_number);
  return 0;
}

static int read_answers(const reach_param *param, const reach_raw *raw, reach_list *list,
                        reach_objection *objection) {
  if (!raw->n_words) return 0;
  if ((double)raw->n_words > param->most)
    return object(objection, "%zu statements are too many (allowed at most %.0f)", raw->n_words,
                  param->most);
  list->item = calloc(raw->n_words, sizeof *list->item);
  if (!list->item) return REACH_NO_MEMORY;
  list->n_items = raw->n_words;
  for (size_t i = 0; i < raw->n_words; i++) {
    bool is_true = false;
    objection->at = raw->word[i].at;
    int status = read_flag(&raw->word[i], &is_true, objection);
    if (status) return status;
    list->item[i] = is_true;
  }
  return 0;
}

/* Names of things: different, and none of them empty. */
static int read_names(const reach_param *param, const reach_raw *raw, reach_list *list,
                      reach_objection *objection) {
  if (!raw->n_words) return 0;
  if ((double)raw->n_words > param->most)
    return object(objection, "%zu names are too many (allowed at most %.0f)", raw->n_words,
                  param->most);
  list->item = calloc(raw->n_words, sizeof *list->item);
  if (!list->item) return REACH_NO_MEMORY;
  list->n_items = raw->n_words;
  for (size_t i = 0; i < raw->n_words; i++) {
    const char *text = raw->word[i].text;
    objection->at = raw->word[i].at;
    if (!*text) return object(objection, "a name is empty");
    if (strlen(text) > MAX_NAME_BYTES)
      return object(objection, "a name is too long (%zu bytes, allowed %d)", strlen(text),
                    MAX_NAME_BYTES);
    int status = read_name(&raw->word[i], list, i, objection);
    if (status) return status;
    for (size_t k = 0; k < i; k++)
      if (strcmp(list->name[k], list->name[i]) == 0)
        return object(objection, "%s is listed twice", reach_show(text).text);
  }
  return 0;
}

/* Shares of a whole. */
static int read_shares(const reach_param *param, const reach_raw *raw, reach_values *shares,
                       reach_objection *objection) {
  const double nearly = 1e-6; /* thirds are written with six digits */
  double sum = 0;
  if (!raw->n_words) return 0;
  shares->item = calloc(raw->n_words, sizeof *shares->item);
  if (!shares->item) return REACH_NO_MEMORY;
  shares->n_items = raw->n_words;
  for (size_t i = 0; i < raw->n_words; i++) {
    objection->at = raw->word[i].at;
    int status = read_number(param, &raw->word[i], &shares->item[i], objection);
    if (status) return status;
    sum += shares->item[i];
  }
  if (fabs(sum - 1) <= nearly) return 0;
  objection->at = raw->word[0].at;
  return object(objection, "the shares add up to %.7g, not to 1", sum);
}

static int read_channels(const reach_param *param, const reach_raw *raw, unsigned *value,
                         reach_objection *objection) {
  *value = 0;
  for (size_t i = 0; i < raw->n_words; i++) {
    int channel;
    objection->at = raw->word[i].at;
    int status = read_choice(param, &raw->word[i], &channel, objection);
    if (status) return status;
    if (*value & 1u << channel) return object(objection, "%s is listed twice", raw->word[i].text);
    *value |= 1u << channel;
  }
  return 0;
}

bool reach_word_is_null(const reach_word *word) {
  static const char *const null[] = {"", "~", "null", "Null", "NULL"};
  for (size_t i = 0; word->is_plain && i < sizeof null / sizeof *null; i++) {
    if (strcmp(word->text, null[i]) == 0) return true;
  }
  return false;
}

/* The shape of what was written: a list or one value, and not nothing. */
static int check_shape(const reach_param *param, const reach_raw *raw, reach_objection *objection) {
  if (!reach_param_is_list(param) && raw->is_list) {
    return object(objection, "one value is expected, not a list");
  }
  for (size_t i = 0; i < raw->n_words; i++) {
    if (!reach_word_is_null(&raw->word[i])) continue;
    objection->at = raw->word[i].at;
    return object(objection, "no value; give one, or leave the key out for the default");
  }
  if (reach_param_is_list(param) && !raw->is_list) {
    bool is_bracket = raw->word[0].text[0] == '[';
    return object(objection, "a list is expected%s%s%s", is_bracket ? ", such as [a, b]" : ": [",
                  is_bracket ? "" : reach_show(raw->word[0].text).text, is_bracket ? "" : "]");
  }
  return 0;
}

int reach_value_read(const reach_param *param, const reach_raw *raw, reach_params *params,
                     reach_objection *objection) {
  void *field = (char *)params + param->offset;
  reach_value_free(param, params);
  if (raw->n_words) objection->at = raw->word[0].at;
  int status = check_shape(param, raw, objection);
  if (status) return status;
  double number = 0;
  switch (param->kind) {
  case REACH_REAL:
    status = read_number(param, raw->word, &number, objection);
    *(double *)field = number;
    return status;
  case REACH_COUNT:
    return read_count(param, raw->word, field, objection);
  case REACH_FLAG:
    return read_flag(raw->word, field, objection);
  case REACH_CHOICE:
    return read_choice(param, raw->word, field, objection);
  case REACH_SEED:
    return read_seed(param, raw->word, field, objection);
  case REACH_TEXT:
  case REACH_FILE:
    return read_text(raw->word, field, objection);
  case REACH_PEOPLE:
  case REACH_NUMBERS:
  case REACH_TEXTS:
    return read_list(param, raw, field, objection);
  case REACH_VALUES:
    return read_values(param, raw, field, objection);
  case REACH_ANSWERS:
    return read_answers(param, raw, field, objection);
  case REACH_NAMES:
    return read_names(param, raw, field, objection);
  case REACH_SHARES:
    return read_shares(param, raw, field, objection);
  case REACH_CHANNELS:
    return read_channels(param, raw, field, objection);
  }
  return REACH_INTERNAL;
}
