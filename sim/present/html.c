#include "present/html.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/utf8.h"

static const char replacement[] = "\xef\xbf\xbd"; /* U+FFFD */

void reach_html_free(reach_html *html) {
  free(html->text);
  *html = (reach_html){0};
}

static bool make_room(reach_html *html, size_t n) {
  enum { LEAST_ROOM = 4096 };
  if (html->is_short_of_memory) return false;
  if (html->n + n < html->room) return true;
  size_t room = html->room ? html->room : LEAST_ROOM;
  while (room <= html->n + n) room *= 2;
  char *grown = realloc(html->text, room);
  if (!grown) {
    free(html->text);
    *html = (reach_html){.is_short_of_memory = true};
    return false;
  }
  html->text = grown;
  html->room = room;
  return true;
}

void reach_html_bytes(reach_html *html, const char *bytes, size_t n) {
  if (!make_room(html, n)) return;
  memcpy(html->text + html->n, bytes, n);
  html->n += n;
  html->text[html->n] = '\0';
}

void reach_html_add(reach_html *html, const char *markup) {
  reach_html_bytes(html, markup, strlen(markup));
}

void reach_html_print(reach_html *html, const char *format, ...) {
  char *text = NULL;
  va_list arguments;
  va_start(arguments, format);
  int n = vasprintf(&text, format, arguments);
  va_end(arguments);
  if (n >= 0) {
    reach_html_bytes(html, text, (size_t)n);
    free(text);
    return;
  }
  reach_html_free(html);
  html->is_short_of_memory = true;
}

static const char *reference_of(long code) {
  switch (code) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '"':
    return "&quot;";
  case '\'':
    return "&#39;";
  default:
    return NULL;
  }
}

/* XML 1.0, production 2, less the C1 controls and DEL. */
static bool is_allowed(long code) {
  enum { DELETE = 0x7f, LAST_CONTROL = 0x9f, NOT_A_LETTER = 0xfffe, LAST_OF_PLANE = 0xffff };
  if (code < ' ') return code == '\t' || code == '\n';
  return (code < DELETE || code > LAST_CONTROL) && code != NOT_A_LETTER && code != LAST_OF_PLANE;
}

static void add_text(reach_html *html, const char *text, size_t n) {
  for (size_t i = 0, length; i < n; i += length) {
    long code = reach_utf8_decode(text + i, n - i, &length);
    const char *reference = reference_of(code);
    if (reference)
      reach_html_add(html, reference);
    else if (code < 0 || !is_allowed(code))
      reach_html_add(html, replacement);
    else
      reach_html_bytes(html, text + i, length);
  }
}

void reach_html_text(reach_html *html, const char *text) {
  add_text(html, text, strlen(text));
}

static void add_bdi(reach_html *html, const char *text, size_t n) {
  reach_html_add(html, "<bdi>");
  add_text(html, text, n);
  reach_html_add(html, "</bdi>");
}

void reach_html_bdi(reach_html *html, const char *text) {
  add_bdi(html, text, strlen(text));
}

static bool is_part_of_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c & 0x80;
}

/* Bytes of the longest name that begins here and ends where a word may; 0 = none. */
static size_t name_at(const char *at, const char *const *name, size_t n) {
  size_t longest = 0;
  for (size_t i = 0; i < n; i++) {
    size_t length = strlen(name[i]);
    if (length <= longest || strncmp(at, name[i], length) != 0) continue;
    if (is_part_of_word(at[length - 1]) && is_part_of_word(at[length])) continue;
    longest = length;
  }
  return longest;
}

void reach_html_sentence(reach_html *html, const char *sentence, const char *const *name,
                         size_t n) {
  const char *from = sentence;
  char before = ' ';
  for (const char *at = sentence; *at;) {
    size_t length = is_part_of_word(before) && is_part_of_word(*at) ? 0 : name_at(at, name, n);
    before = at[length ? length - 1 : 0];
    if (!length) {
      at++;
      continue;
    }
    add_text(html, from, (size_t)(at - from));
    add_bdi(html, at, length);
    from = at += length;
  }
  reach_html_text(html, from);
}
