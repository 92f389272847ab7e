#include "present/pdf_dates.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { NOT_FOUND = -1, MOST_EDITS = 5, DIGITS = 24, MOST_TEXT = 1 << 26, MOST_DICTIONARY = 4096 };

typedef struct {
  const char *at;
  size_t n;
} view;

/* Instead of n_old bytes at `at`: n_new others. */
typedef struct {
  size_t at, n_old, n_new;
  const char *new;
} edit;

typedef struct {
  edit edit[MOST_EDITS]; /* ascending, not overlapping */
  int n;
} edits;

/* An object's stream that Flate packed. */
typedef struct {
  size_t dictionary, data, n_data; /* where in the file */
  size_t length, n_length;         /* digits that say n_data */
  unsigned char *text;             /* unpacked; owned; NULL: it is made in another way */
  size_t n_text;
  unsigned char *packed; /* anew; owned */
  size_t n_packed;
  char digits[DIGITS];
} stream;

static void stream_free(stream *s) {
  free(s->text);
  free(s->packed);
  *s = (stream){0};
}

/* Place of `word` in from .. to-1, or NOT_FOUND. */
static ptrdiff_t find(view file, size_t from, size_t to, const char *word) {
  if (to > file.n) to = file.n;
  if (from >= to) return NOT_FOUND;
  const char *hit = memmem(file.at + from, to - from, word, strlen(word));
  return hit ? hit - file.at : NOT_FOUND;
}

/* Reads digits at *at and goes behind them; false where there are none, or too many. */
static bool read_number(view file, size_t *at, size_t *value) {
  enum { DECIMAL = 10, MOST_DIGITS = 15 };
  size_t first = *at;
  *value = 0;
  while (*at < file.n && file.at[*at] >= '0' && file.at[*at] <= '9' && *at - first < MOST_DIGITS)
    *value = *value * DECIMAL + (size_t)(file.at[(*at)++] - '0');
  return *at > first && *at - first < MOST_DIGITS;
}

static bool has(view file, size_t at, const char *word) {
  return find(file, at, at + strlen(word), word) != NOT_FOUND;
}

/* "/CreationDate (D:20260131120000+01'00)" keeps its length. Whether there was a date. */
static bool blank_dates(char *bytes, size_t n) {
  static const char *const key[] = {"/CreationDate (D:", "/ModDate (D:"};
  static const char epoch[] = "19700101000000";
  bool is_there = false;
  for (size_t k = 0; k < sizeof key / sizeof *key; k++) {
    char *at = memmem(bytes, n, key[k], strlen(key[k]));
    if (!at) continue;
    is_there = true;
    at += strlen(key[k]);
    for (size_t i = 0; at + i < bytes + n && at[i] != ')'; i++) {
      if (at[i] < '0' || at[i] > '9') continue;
      at[i] = i < strlen(epoch) ? epoch[i] : '0';
    }
  }
  return is_there;
}

/* Unpacks what begins at s->data; sets how long it is there. text stays NULL where it is no whole
 * Flate stream. */
static int unpack(view file, stream *s) {
  enum { FIRST_SIZE = 1 << 16 };
  z_stream z = {.next_in = (unsigned char *)(uintptr_t)(file.at + s->data),
                .avail_in = (uInt)(file.n - s->data)};
  if (inflateInit(&z) != Z_OK) return REACH_NO_MEMORY;
  int status = Z_OK;
  for (size_t size = FIRST_SIZE; status == Z_OK && size <= MOST_TEXT; size *= 2) {
    unsigned char *more = realloc(s->text, size);
    status = more ? Z_OK : Z_MEM_ERROR;
    if (!more) break;
    s->text = more;
    z.next_out = s->text + z.total_out;
    z.avail_out = (uInt)(size - z.total_out);
    status = inflate(&z, Z_NO_FLUSH);
    if (status == Z_BUF_ERROR && z.avail_in > 0) status = Z_OK;
  }
  s->n_text = z.total_out;
  s->n_data = z.total_in;
  inflateEnd(&z);
  if (status == Z_STREAM_END && has(file, s->data + s->n_data, "\nendstream")) return 0;
  free(s->text);
  s->text = NULL;
  return status == Z_MEM_ERROR ? REACH_NO_MEMORY : 0;
}

/* Finds the digits of the stream's length: in the dictionary, or in an object behind the stream. */
static bool find_length(view file, stream *s) {
  char object[DIGITS + 8];
  size_t n;
  ptrdiff_t key = find(file, s->dictionary, s->data, "/Length ");
  if (key == NOT_FOUND) return false;
  s->length = (size_t)key + strlen("/Length ");
  size_t end = s->length;
  if (!read_number(file, &end, &n)) return false;
  if (has(file, end, " 0 R")) {
    snprintf(object, sizeof object, "\n%zu 0 obj\n", n);
    ptrdiff_t at = find(file, s->data + s->n_data, file.n, object);
    if (at == NOT_FOUND) return false;
    s->length = (size_t)at + strlen(object);
    while (s->length < file.n && file.at[s->length] == ' ') s->length++;
    end = s->length;
    if (!read_number(file, &end, &n)) return false;
  }
  s->n_length = end - s->length;
  return n == s->n_data;
}

/* Opens the stream of the dictionary there. */
static int open_stream(view file, size_t dictionary, stream *s) {
  static const char begin[] = ">>\nstream\n";
  *s = (stream){.dictionary = dictionary};
  ptrdiff_t at = find(file, dictionary, dictionary + MOST_DICTIONARY, begin);
  if (at == NOT_FOUND) return 0;
  s->data = (size_t)at + strlen(begin);
  bool is_flate = find(file, dictionary, s->data, "/Filter /FlateDecode") != NOT_FOUND;
  if (!is_flate || find(file, dictionary, s->data, "/DecodeParms") != NOT_FOUND) return 0;
  int status = unpack(file, s);
  if (status || (s->text && find_length(file, s))) return status;
  stream_free(s);
  return 0;
}

static int pack(stream *s) {
  s->n_packed = compressBound(s->n_text);
  s->packed = malloc(s->n_packed);
  if (!s->packed) return REACH_NO_MEMORY;
  int status = compress2(s->packed, &s->n_packed, s->text, s->n_text, Z_BEST_COMPRESSION);
  snprintf(s->digits, sizeof s->digits, "%zu", s->n_packed);
  return status == Z_OK ? 0 : REACH_NO_MEMORY;
}

static void add_edit(edits *all, size_t at, size_t n_old, const void *new, size_t n_new) {
  int i = all->n++;
  for (; i > 0 && all->edit[i - 1].at > at; i--) all->edit[i] = all->edit[i - 1];
  all->edit[i] = (edit){at, n_old, n_new, new};
}

static void add_stream(edits *all, const stream *s) {
  add_edit(all, s->length, s->n_length, s->digits, strlen(s->digits));
  add_edit(all, s->data, s->n_data, s->packed, s->n_packed);
}

/* Where a byte will be after the edits before it. */
static size_t moved(const edits *all, size_t at) {
  size_t to = at;
  for (int i = 0; i < all->n; i++)
    if (all->edit[i].at < at) to = to + all->edit[i].n_new - all->edit[i].n_old;
  return to;
}

/* Moves what the cross-reference entries say: a type, then (type 1) where an object begins, most
 * significant byte first. False where the entries are made in another way. */
static bool move_entries(view file, const edits *all, stream *references) {
  enum { FIELDS = 3, WIDEST = 8, BYTE = 256 };
  size_t width[FIELDS];
  ptrdiff_t key = find(file, references->dictionary, references->data, "/W [");
  if (key == NOT_FOUND) return false;
  size_t at = (size_t)key + strlen("/W [");
  for (int f = 0; f < FIELDS; f++) {
    while (at < file.n && file.at[at] == ' ') at++;
    if (!read_number(file, &at, &width[f]) || width[f] > WIDEST) return false;
  }
  size_t n_entry = width[0] + width[1] + width[2];
  if (width[0] != 1 || references->n_text % n_entry) return false;
  for (size_t e = 0; e < references->n_text; e += n_entry) {
    unsigned char *field = references->text + e + 1;
    size_t place = 0;
    if (references->text[e] != 1) continue;
    for (size_t i = 0; i < width[1]; i++) place = place * BYTE + field[i];
    place = moved(all, place);
    for (size_t i = width[1]; i > 0; i--, place /= BYTE) field[i - 1] = (unsigned char)place;
    if (place) return false; /* does not fit */
  }
  return true;
}

/* Opens the cross-reference stream that the end of the file names; text stays NULL where there is
 * none of the simple kind. `digits`: where it says so. */
static int open_references(view file, size_t *digits, size_t *place, stream *references) {
  static const char word[] = "startxref\n";
  enum { LAST_BYTES = 64 };
  *references = (stream){0};
  ptrdiff_t at = find(file, file.n > LAST_BYTES ? file.n - LAST_BYTES : 0, file.n, word);
  if (at == NOT_FOUND) return 0;
  size_t end = *digits = (size_t)at + strlen(word);
  if (!read_number(file, &end, place) || *place >= file.n) return 0;
  ptrdiff_t dictionary = find(file, *place, *place + DIGITS + 8, " 0 obj\n<< /Type /XRef");
  if (dictionary == NOT_FOUND) return 0;
  int status = open_stream(file, (size_t)dictionary, references);
  if (status || !references->text) return status;
  bool is_simple = find(file, references->dictionary, references->data, "/Index") == NOT_FOUND &&
                   find(file, references->dictionary, references->data, "/Prev") == NOT_FOUND;
  if (!is_simple) stream_free(references);
  return 0;
}

static int apply(const edits *all, char **bytes, size_t *n) {
  size_t n_new = moved(all, *n), from = 0, to = 0;
  char *new = malloc(n_new + 1);
  if (!new) return REACH_NO_MEMORY;
  for (int i = 0; i < all->n; i++) {
    const edit *e = &all->edit[i];
    memcpy(new + to, *bytes + from, e->at - from);
    to += e->at - from;
    memcpy(new + to, e->new, e->n_new);
    to += e->n_new;
    from = e->at + e->n_old;
  }
  memcpy(new + to, *bytes + from, *n - from);
  free(*bytes);
  *bytes = new;
  *n = n_new;
  return 0;
}

/* Puts the object stream back without its dates, with all that depends on its size. */
static int rewrite(stream *objects, char **bytes, size_t *n) {
  view file = {*bytes, *n};
  stream references;
  size_t place_digits = 0, place = 0;
  char digits[DIGITS];
  edits all = {.n = 0};
  int status = open_references(file, &place_digits, &place, &references);
  if (!status && references.text && place > objects->data) status = pack(objects);
  if (status || !objects->packed) goto out;
  add_stream(&all, objects);
  if (!move_entries(file, &all, &references)) goto out;
  status = pack(&references);
  if (status) goto out;
  int n_digits = snprintf(digits, sizeof digits, "%zu", moved(&all, place));
  add_stream(&all, &references);
  size_t end = place_digits;
  read_number(file, &end, &place);
  add_edit(&all, place_digits, end - place_digits, digits, (size_t)n_digits);
  status = apply(&all, bytes, n);
out:
  stream_free(&references);
  return status;
}

int reach_pdf_blank_dates(char **bytes, size_t *n, reach_report *report) {
  static const char key[] = "<< /Type /ObjStm";
  int status = 0;
  if (blank_dates(*bytes, *n)) return 0;
  for (ptrdiff_t at = 0; !status; at++) {
    stream objects;
    view file = {*bytes, *n};
    at = find(file, (size_t)at, file.n, key);
    if (at == NOT_FOUND) return 0;
    status = open_stream(file, (size_t)at, &objects);
    bool has_dates = !status && objects.text && blank_dates((char *)objects.text, objects.n_text);
    if (has_dates) status = rewrite(&objects, bytes, n);
    stream_free(&objects);
    if (has_dates) break;
  }
  return status ? reach_report_no_memory(report, "a picture without its date") : 0;
}
