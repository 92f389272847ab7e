/* PDF files as Cairo 1.18 makes them, with their dates in a compressed object stream: two that
 * differ in the date become the same bytes, and every object is where the file says. */
#include "support/support.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "present/pdf_dates.h"

enum { SPACE = 1 << 17, N_OBJECTS = 7, ENTRY = 4, WIDTH = 3 };

typedef struct {
  char *bytes;
  size_t n;
  size_t place[N_OBJECTS]; /* 0: none */
} pdf;

static void add(pdf *p, const void *bytes, size_t n) {
  assert_true(p->n + n < SPACE);
  memcpy(p->bytes + p->n, bytes, n);
  p->n += n;
}

__attribute__((format(printf, 2, 3))) static void say(pdf *p, const char *format, ...) {
  char text[500];
  va_list arguments;
  va_start(arguments, format);
  int n = vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  add(p, text, (size_t)n);
}

/* Adds a packed stream and says its length. */
static size_t add_packed(pdf *p, const void *text, size_t n) {
  unsigned char packed[SPACE / 2];
  uLongf size = sizeof packed;
  assert_int_equal(compress(packed, &size, text, n), Z_OK);
  add(p, packed, size);
  return size;
}

static size_t packed_size(const void *text, size_t n) {
  pdf scratch = {.bytes = malloc(SPACE)};
  size_t size = add_packed(&scratch, text, n);
  free(scratch.bytes);
  return size;
}

static void begin(pdf *p, unsigned object) {
  p->place[object] = p->n;
  say(p, "%u 0 obj\n", object);
}

/* Objects 1 (catalog, in the stream), 2 (info, in the stream), 3 (page contents), 4 (the object
 * stream), 5 (its length), 6 (cross-references). `noise` makes the stream large. */
static pdf make(const char *date, unsigned noise, bool is_direct) {
  pdf p = {.bytes = malloc(SPACE)};
  char *info = malloc(SPACE);
  assert_non_null(p.bytes);
  assert_non_null(info);
  unsigned char references[N_OBJECTS * ENTRY] = {0};
  add(&p, "%PDF-1.5\n%\xb5\xed\xae\xfb\n", 15);
  begin(&p, 3);
  say(&p, "<< /Length 6 >>\nstream\nq 0 0Q\nendstream\nendobj\n");
  size_t n = (size_t)sprintf(info,
                             "1 0\n2 33\n<< /Type /Catalog /Pages 3 0 R >>\n<< /Producer (x)"
                             "\n   /CreationDate (D:%s)\n>>\n",
                             date);
  for (unsigned i = 0; i < noise; i++) n += (size_t)sprintf(info + n, "%u ", i * i * 2654435761u);
  begin(&p, 4);
  if (is_direct)
    say(&p, "<< /Type /ObjStm\n   /Length %zu", packed_size(info, n));
  else
    say(&p, "<< /Type /ObjStm\n   /Length 5 0 R");
  say(&p, "\n   /N 2\n   /First 9\n   /Filter /FlateDecode\n>>\nstream\n");
  size_t packed = add_packed(&p, info, n);
  say(&p, "\nendstream\nendobj\n");
  begin(&p, 5);
  say(&p, "   %zu\nendobj\n", is_direct ? 0 : packed);
  begin(&p, 6);
  for (unsigned i = 0; i < N_OBJECTS; i++) {
    bool is_inside = i == 1 || i == 2;
    size_t place = is_inside ? 4 : p.place[i];
    references[i * ENTRY] = i == 0 ? 0 : is_inside ? 2 : 1;
    references[i * ENTRY + 1] = (unsigned char)(place >> 16);
    references[i * ENTRY + 2] = (unsigned char)(place >> 8);
    references[i * ENTRY + 3] = (unsigned char)place;
  }
  say(&p,
      "<< /Type /XRef\n   /Length %zu\n   /Filter /FlateDecode\n   /Size 7\n   /W [1 3 0]\n"
      "   /Root 1 0 R\n   /Info 2 0 R\n>>\nstream\n",
      packed_size(references, sizeof references));
  add_packed(&p, references, sizeof references);
  say(&p, "\nendstream\nendobj\nstartxref\n%zu\n%%%%EOF\n", p.place[6]);
  free(info);
  return p;
}

static void blank(pdf *p) {
  reach_report report = {0};
  assert_ok(reach_pdf_blank_dates(&p->bytes, &p->n, &report), &report);
}

static size_t number_after(const pdf *p, size_t from, const char *word) {
  const char *at = memmem(p->bytes + from, p->n - from, word, strlen(word));
  assert_non_null(at);
  return strtoull(at + strlen(word), NULL, 10);
}

static size_t unpack(const pdf *p, size_t object, size_t length, unsigned char *text) {
  static const char word[] = ">>\nstream\n";
  uLongf n = SPACE;
  const char *at = memmem(p->bytes + object, p->n - object, word, strlen(word));
  assert_non_null(at);
  at += strlen(word);
  assert_int_equal(uncompress(text, &n, (const unsigned char *)at, length), Z_OK);
  assert_memory_equal(at + length, "\nendstream\nendobj\n", 18);
  return n;
}

/* Follows the file's own references: startxref, the entries, the lengths. */
static void assert_consistent(const pdf *p, bool is_direct) {
  unsigned char *text = malloc(SPACE);
  assert_non_null(text);
  size_t xref = number_after(p, p->n - 40, "startxref\n");
  assert_memory_equal(p->bytes + xref, "6 0 obj\n<< /Type /XRef", 22);
  assert_memory_equal(p->bytes + p->n - 6, "%%EOF\n", 6);
  size_t n = unpack(p, xref, number_after(p, xref, "/Length "), text);
  assert_int_equal(n, N_OBJECTS * ENTRY);
  size_t place[N_OBJECTS] = {0};
  for (unsigned i = 0; i < N_OBJECTS; i++) {
    const unsigned char *e = text + i * ENTRY;
    place[i] = (size_t)e[1] << 16 | (size_t)e[2] << 8 | e[3];
    char begins[20];
    snprintf(begins, sizeof begins, "%u 0 obj\n", i);
    if (e[0] == 1) assert_memory_equal(p->bytes + place[i], begins, strlen(begins));
    if (e[0] == 2) assert_int_equal(place[i], 4);
  }
  size_t length =
      is_direct ? number_after(p, place[4], "/Length ") : number_after(p, place[5], "5 0 obj\n");
  n = unpack(p, place[4], length, text);
  assert_non_null(memmem(text, n, "/CreationDate (D:19700101000000", 31));
  free(text);
}

static void test_dates_leave_the_same_bytes_and_every_object_in_its_place(void **state) {
  (void)state;
  static const char *const date[] = {"20261122085952Z", "20111111111111Z", "20200202020202Z",
                                     "20261231235959+01'00"};
  for (unsigned noise = 0; noise <= 2000; noise = noise * 3 + 1) {
    for (int is_direct = 0; is_direct < 2; is_direct++) {
      pdf first = make(date[0], noise, is_direct);
      blank(&first);
      assert_consistent(&first, is_direct);
      for (int d = 1; d < 3; d++) {
        pdf other = make(date[d], noise, is_direct);
        blank(&other);
        assert_int_equal(first.n, other.n);
        assert_memory_equal(first.bytes, other.bytes, first.n);
        free(other.bytes);
      }
      free(first.bytes);
    }
  }
  pdf zoned = make(date[3], 3, false);
  blank(&zoned);
  assert_consistent(&zoned, false);
  free(zoned.bytes);
}

/* The comparison above would be hollow if the date did not change the size. */
static void test_dates_change_the_size_of_a_packed_stream(void **state) {
  (void)state;
  pdf a = make("20261122085952Z", 0, false), b = make("20111111111111Z", 0, false);
  assert_int_not_equal(a.n, b.n);
  free(a.bytes);
  free(b.bytes);
}

static void test_plain_dates_are_blanked_in_place(void **state) {
  (void)state;
  static const char plain[] = "%PDF-1.5\n/CreationDate (D:20261122085952+01'00)\n"
                              "/ModDate (D:20261122)\n%%EOF\n";
  pdf p = {.bytes = strdup(plain), .n = sizeof plain - 1};
  blank(&p);
  assert_string_equal(p.bytes, "%PDF-1.5\n/CreationDate (D:19700101000000+00'00)\n"
                               "/ModDate (D:19700101)\n%%EOF\n");
  free(p.bytes);
}

/* Cut anywhere, or with any one byte changed: no crash, and a file that is left alone or has the
 * size of one that was rewritten. */
static void test_other_files_are_left_alone(void **state) {
  (void)state;
  pdf whole = make("20261122085952Z", 2, false), done = make("20261122085952Z", 2, false);
  blank(&done);
  for (size_t n = 0; n < whole.n - 7; n++) {
    pdf cut = {.bytes = malloc(n + 1), .n = n};
    assert_non_null(cut.bytes);
    memcpy(cut.bytes, whole.bytes, n);
    blank(&cut);
    assert_int_equal(cut.n, n);
    assert_memory_equal(cut.bytes, whole.bytes, n);
    free(cut.bytes);
  }
  for (size_t i = 0; i < whole.n; i++) {
    for (int bit = 0; bit < 8; bit++) {
      pdf odd = {.bytes = malloc(whole.n), .n = whole.n};
      assert_non_null(odd.bytes);
      memcpy(odd.bytes, whole.bytes, whole.n);
      odd.bytes[i] = (char)(odd.bytes[i] ^ 1 << bit);
      blank(&odd);
      assert_in_range(odd.n, done.n - 8, whole.n + 8);
      free(odd.bytes);
    }
  }
  free(whole.bytes);
  free(done.bytes);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_dates_change_the_size_of_a_packed_stream),
      cmocka_unit_test(test_dates_leave_the_same_bytes_and_every_object_in_its_place),
      cmocka_unit_test(test_plain_dates_are_blanked_in_place),
      cmocka_unit_test(test_other_files_are_left_alone),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
