/* Values written as YAML, and what a parameter may be, in words. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/utf8.h"
#include "scenario/value.h"
#include "scenario/words.h"

void reach_quoted_write(const char *text, FILE *out) {
  size_t n = strlen(text), length;
  fputc('"', out);
  for (size_t i = 0; i < n; i += length) {
    long code = reach_utf8_decode(text + i, n - i, &length);
    if (code == '"' || code == '\\') {
      fprintf(out, "\\%c", (int)code);
    } else if (code < 0) {
      fprintf(out, "\\x%02x", (unsigned char)text[i]);
    } else if (!reach_utf8_is_printable(text + i, length)) {
      fprintf(out, "\\u%04lx", (unsigned long)code & 0xffff);
    } else {
      fwrite(text + i, 1, length, out);
    }
  }
  fputc('"', out);
}

static void write_list(const reach_list *list, FILE *out) {
  fputc('[', out);
  for (size_t i = 0; i < list->n_items; i++) {
    fputs(i ? ", " : "", out);
    if (list->name && list->name[i])
      reach_quoted_write(list->name[i], out);
    else
      fprintf(out, "%" PRId64, list->item[i]);
  }
  fputc(']', out);
}

static void write_values(const reach_values *values, FILE *out) {
  char number[32];
  fputc('[', out);
  for (size_t i = 0; i < values->n_items; i++) {
    reach_number_write(values->item[i], number);
    fprintf(out, "%s%s", i ? ", " : "", number);
  }
  fputc(']', out);
}

static void write_answers(const reach_list *list, FILE *out) {
  fputc('[', out);
  for (size_t i = 0; i < list->n_items; i++)
    fprintf(out, "%s%s", i ? ", " : "", list->item[i] ? "true" : "false");
  fputc(']', out);
}

static void write_channels(const reach_param *param, unsigned channels, FILE *out) {
  reach_words known;
  reach_words_split(&known, param->unit);
  const char *separator = "";
  fputc('[', out);
  for (size_t i = 0; i < known.n_words; i++) {
    if (!(channels & 1u << i)) continue;
    fprintf(out, "%s%s", separator, known.word[i]);
    separator = ", ";
  }
  fputc(']', out);
}

static void write_choice(const reach_param *param, int choice, FILE *out) {
  reach_words known;
  reach_words_split(&known, param->unit);
  if (choice >= 0 && (size_t)choice < known.n_words) fputs(known.word[choice], out);
}

void reach_value_write(const reach_param *param, const reach_params *params, FILE *out) {
  const void *field = (const char *)params + param->offset;
  char number[32];
  switch (param->kind) {
  case REACH_REAL:
    reach_number_write(*(const double *)field, number);
    fputs(number, out);
    break;
  case REACH_COUNT:
    fprintf(out, "%" PRId64, *(const int64_t *)field);
    break;
  case REACH_SEED:
    fprintf(out, "%" PRIu64, *(const uint64_t *)field);
    break;
  case REACH_FLAG:
    fputs(*(const bool *)field ? "true" : "false", out);
    break;
  case REACH_CHOICE:
    write_choice(param, *(const int *)field, out);
    break;
  case REACH_TEXT:
  case REACH_FILE: {
    const char *text = *(char *const *)field;
    reach_quoted_write(text ? text : "", out);
    break;
  }
  case REACH_PEOPLE:
  case REACH_NUMBERS:
  case REACH_NAMES:
  case REACH_TEXTS:
    write_list(field, out);
    break;
  case REACH_VALUES:
  case REACH_SHARES:
    write_values(field, out);
    break;
  case REACH_ANSWERS:
    write_answers(field, out);
    break;
  case REACH_CHANNELS:
    write_channels(param, *(const unsigned *)field, out);
    break;
  }
}

static bool is_same_list(const reach_list *a, const reach_list *b) {
  if (a->n_items != b->n_items) return false;
  for (size_t i = 0; i < a->n_items; i++) {
    const char *left = a->name ? a->name[i] : NULL, *right = b->name ? b->name[i] : NULL;
    if (!left != !right || (left && strcmp(left, right) != 0)) return false;
    if (!left && a->item[i] != b->item[i]) return false;
  }
  return true;
}

static bool is_same_values(const reach_values *a, const reach_values *b) {
  size_t n = a->n_items;
  return n == b->n_items && (!n || memcmp(a->item, b->item, n * sizeof *a->item) == 0);
}

bool reach_value_same(const reach_param *param, const reach_params *a, const reach_params *b) {
  const void *left = (const char *)a + param->offset, *right = (const char *)b + param->offset;
  switch (param->kind) {
  case REACH_TEXT:
  case REACH_FILE:
    return strcmp(*(char *const *)left, *(char *const *)right) == 0;
  case REACH_PEOPLE:
  case REACH_NUMBERS:
  case REACH_TEXTS:
  case REACH_ANSWERS:
  case REACH_NAMES:
    return is_same_list(left, right);
  case REACH_VALUES:
  case REACH_SHARES:
    return is_same_values(left, right);
  case REACH_REAL:
    return memcmp(left, right, sizeof(double)) == 0;
  case REACH_COUNT:
  case REACH_SEED:
    return memcmp(left, right, sizeof(int64_t)) == 0;
  case REACH_FLAG:
    return *(const bool *)left == *(const bool *)right;
  case REACH_CHOICE:
    return *(const int *)left == *(const int *)right;
  case REACH_CHANNELS:
    return *(const unsigned *)left == *(const unsigned *)right;
  }
  return false;
}

/* "a, b or c" */
static void write_words(const char *joined, const char *last, char *out, size_t size) {
  reach_words known;
  reach_words_split(&known, joined);
  size_t used = 0;
  *out = '\0';
  for (size_t i = 0; i < known.n_words && used < size; i++) {
    const char *separator = i == 0 ? "" : i + 1 < known.n_words ? ", " : last;
    int n = snprintf(out + used, size - used, "%s%s", separator, known.word[i]);
    used += (size_t)n;
  }
}

void reach_allowed_write(const reach_param *param, char *out, size_t size) {
  char least[32], most[32];
  reach_number_write(param->least, least);
  reach_number_write(param->most, most);
  switch (param->kind) {
  case REACH_REAL:
    snprintf(out, size, "%s to %s", least, most);
    break;
  case REACH_COUNT:
    snprintf(out, size, "%s to %s", least, most);
    break;
  case REACH_PEOPLE:
    snprintf(out, size, "a list of ids from %s to %s, or of names", least, most);
    break;
  case REACH_NUMBERS:
    snprintf(out, size, "a list of counts from %s to %s", least, most);
    break;
  case REACH_VALUES:
    snprintf(out, size, "a list of at most %d numbers", REACH_MOST_VALUES);
    break;
  case REACH_TEXTS:
    snprintf(out, size, "a list of at most %s texts", most);
    break;
  case REACH_ANSWERS:
    snprintf(out, size, "a list of at most %s, each true or false", most);
    break;
  case REACH_NAMES:
    snprintf(out, size, "a list of at most %s different names", most);
    break;
  case REACH_SHARES:
    snprintf(out, size, "a list of shares from %s to %s that add up to 1", least, most);
    break;
  case REACH_SEED:
    snprintf(out, size, "0 to 18446744073709551615");
    break;
  case REACH_FLAG:
    snprintf(out, size, "true or false");
    break;
  case REACH_CHOICE:
    write_words(param->unit, " or ", out, size);
    break;
  case REACH_CHANNELS:
    write_words(param->unit, ", ", out, size);
    break;
  case REACH_TEXT:
    snprintf(out, size, "a text on one line");
    break;
  case REACH_FILE:
    snprintf(out, size, "a file name");
    break;
  }
}

void reach_value_free(const reach_param *param, reach_params *params) {
  void *field = (char *)params + param->offset;
  if (param->kind == REACH_TEXT || param->kind == REACH_FILE) {
    char **text = field;
    free(*text);
    *text = NULL;
  } else if (param->kind == REACH_PEOPLE || param->kind == REACH_NUMBERS ||
             param->kind == REACH_ANSWERS || param->kind == REACH_NAMES ||
             param->kind == REACH_TEXTS) {
    reach_list *list = field;
    for (size_t i = 0; list->name && i < list->n_items; i++) free(list->name[i]);
    free(list->name);
    free(list->item);
    *list = (reach_list){0};
  } else if (param->kind == REACH_VALUES || param->kind == REACH_SHARES) {
    reach_values *values = field;
    free(values->item);
    *values = (reach_values){0};
  }
}

void reach_params_free(reach_params *params) {
  for (int i = 0; i < REACH_N_PARAMS; i++) reach_value_free(&reach_param_table[i], params);
}
