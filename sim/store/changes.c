#include "store/changes.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/report.h"

enum { MOST_TOLD = 3, MOST_DEPTH = 32, INDENT = 2, KEY_SIZE = 160, VALUE_SIZE = 48 };

/* A key with its blocks, and its value: parts of a line each. */
typedef struct {
  char key[KEY_SIZE];
  const char *value; /* to the end of the line */
  size_t n_value;
} entry;

typedef struct {
  entry *item;
  size_t n;
} entries;

/* Where a text is being read; the block of each depth. */
typedef struct {
  const char *block[MOST_DEPTH];
  int n_block[MOST_DEPTH];
} position;

static void write_key(const position *p, size_t depth, char key[KEY_SIZE]) {
  size_t used = 0;
  *key = '\0';
  for (size_t d = 0; d <= depth && used < KEY_SIZE; d++)
    used += (size_t)snprintf(key + used, KEY_SIZE - used, "%s%.*s", d ? "." : "", p->n_block[d],
                             p->block[d]);
}

/* Where the key of a line ends: at ": ", or at ":" at its end; NULL = it has none. */
static const char *colon_of(const char *word, const char *end) {
  for (const char *c = word; c < end; c++)
    if (*c == ':' && (c + 1 == end || c[1] == ' ')) return c;
  return NULL;
}

/* A line of a resolved scenario is "key: value", "block:", or an item of a list. */
static void read_line(const char *line, size_t n, position *p, entries *to) {
  size_t spaces = strspn(line, " "), depth = spaces / INDENT;
  if (spaces >= n || depth >= MOST_DEPTH || line[spaces] == '#') return;
  const char *word = line + spaces, *end = line + n, *colon = colon_of(word, end);
  p->block[depth] = word;
  p->n_block[depth] = (int)((colon ? colon : end) - word);
  if (colon && colon + 1 == end) return; /* a block begins */
  entry *e = &to->item[to->n++];
  write_key(p, depth, e->key);
  e->value = colon ? colon + 2 : end;
  e->n_value = (size_t)(end - e->value);
}

static int read_all(const char *text, entries *to) {
  size_t n_lines = 1;
  position p = {.n_block = {0}};
  for (size_t d = 0; d < MOST_DEPTH; d++) p.block[d] = "";
  for (const char *c = text; *c; c++) n_lines += *c == '\n';
  *to = (entries){.item = calloc(n_lines, sizeof *to->item)};
  if (!to->item) return REACH_NO_MEMORY;
  while (*text) {
    size_t n = strcspn(text, "\n");
    read_line(text, n, &p, to);
    text += n + (text[n] == '\n');
  }
  return 0;
}

static const entry *find(const entries *in, const char *key) {
  for (size_t i = 0; i < in->n; i++)
    if (strcmp(in->item[i].key, key) == 0) return &in->item[i];
  return NULL;
}

static bool is_same(const entry *a, const entry *b) {
  return a && b && a->n_value == b->n_value && memcmp(a->value, b->value, a->n_value) == 0;
}

typedef struct {
  char *out;
  size_t size, used;
  unsigned n_told, n_more;
} telling;

static void tell(telling *t, const entry *before, const entry *after) {
  if (is_same(before, after)) return;
  if (t->n_told == MOST_TOLD || t->used >= t->size) {
    t->n_more++;
    return;
  }
  const char *separator = t->n_told++ ? ", " : "";
  char *at = t->out + t->used;
  size_t left = t->size - t->used;
  bool is_long = before && before->n_value > VALUE_SIZE;
  int n = !before  ? snprintf(at, left, "%s%s is new", separator, after->key)
          : !after ? snprintf(at, left, "%s%s is gone", separator, before->key)
                   : snprintf(at, left, "%s%s was %.*s%s", separator, before->key,
                              (int)(is_long ? VALUE_SIZE : before->n_value), before->value,
                              is_long ? "..." : "");
  t->used += n > 0 ? (size_t)n : 0;
}

int reach_changes_write(const char *before, const char *after, char *out, size_t size) {
  entries old = {0}, new = {0};
  telling t = {.out = out, .size = size};
  *out = '\0';
  int status = read_all(before, &old);
  if (!status) status = read_all(after, &new);
  for (size_t i = 0; i < new.n && !status; i++) tell(&t, find(&old, new.item[i].key), &new.item[i]);
  for (size_t i = 0; i < old.n && !status; i++)
    if (!find(&new, old.item[i].key)) tell(&t, &old.item[i], NULL);
  if (t.n_more && t.used < size) snprintf(out + t.used, size - t.used, ", and %u more", t.n_more);
  free(old.item);
  free(new.item);
  return status;
}
