/* HTML that is well-formed XML as well, written into memory. What comes from people is escaped, and
 * what reads from right to left stays inside its own box (<bdi>). */
#ifndef REACH_PRESENT_HTML_H
#define REACH_PRESENT_HTML_H

#include <stdbool.h>
#include <stddef.h>

/* Text that grows; zeroed = empty. */
typedef struct {
  char *text; /* ended by NUL; owned; NULL = nothing yet, or out of memory */
  size_t n, room;
  bool is_short_of_memory; /* then nothing more is written */
} reach_html;

void reach_html_free(reach_html *html);

/* Markup of our own, as it is. */
void reach_html_add(reach_html *html, const char *markup);
void reach_html_bytes(reach_html *html, const char *bytes, size_t n);
__attribute__((format(printf, 2, 3))) void reach_html_print(reach_html *html, const char *format,
                                                            ...);

/* Any text, for between tags and for attributes in double quotes. What no page may hold (control
 * characters, bytes that are not UTF-8) becomes U+FFFD. */
void reach_html_text(reach_html *html, const char *text);

/* The same in a box of its own direction. */
void reach_html_bdi(reach_html *html, const char *text);

/* A sentence of ours in which the n names may stand, each of them in such a box. */
void reach_html_sentence(reach_html *html, const char *sentence, const char *const *name, size_t n);

#endif
