#include "present/glyphs.h"

#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "present/child.h"

enum { LAST_POINT = 0x10ffff, POLL_MILLISECONDS = 50 };
static const double most_seconds = 30; /* it hangs: fewer signs are drawn then */
static const char missing[] = "□";

static bool is_common(uint32_t c) {
  static const uint16_t sign[] = {0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d,
                                  0x201e, 0x2022, 0x2026, 0x20ac, 0x25a1, 0x25cf};
  if (c < 0x180 || (c >= 0x391 && c <= 0x3c9) || (c >= 0x410 && c <= 0x44f)) return true;
  for (size_t i = 0; i < sizeof sign / sizeof *sign; i++)
    if (sign[i] == c) return true;
  return false;
}

bool reach_glyphs_are_common(const char *text) {
  uint32_t point;
  for (size_t n; *text; text += n) {
    n = reach_letter(text, &point);
    if (!is_common(point)) return false;
  }
  return true;
}

static void keep(reach_glyphs *glyphs, reach_glyphs_state *s) {
  unsigned last = s->number > LAST_POINT ? LAST_POINT : s->number;
  unsigned first = s->is_range ? s->first : s->number;
  for (unsigned c = first; s->has_digit && c <= last; c++)
    glyphs->bit[c / 8] |= (unsigned char)(1u << c % 8);
  *s = (reach_glyphs_state){0};
}

void reach_glyphs_read(reach_glyphs *glyphs, reach_glyphs_state *s, const char *piece, size_t n) {
  static const char digits[] = "0123456789abcdef";
  for (size_t i = 0; i < n; i++) {
    const char *digit = piece[i] ? strchr(digits, piece[i]) : NULL;
    if (digit) {
      s->number = (s->number & 0xffffff) << 4 | (unsigned)(digit - digits);
      s->has_digit = true;
    } else if (piece[i] == '-' && s->has_digit) {
      *s = (reach_glyphs_state){.first = s->number, .is_range = true};
    } else {
      keep(glyphs, s);
    }
  }
}

static void read_all(reach_glyphs *glyphs, const reach_child *child) {
  reach_glyphs_state state = {0};
  char piece[4096];
  double started = reach_child_clock();
  while (reach_child_clock() - started < most_seconds) {
    ssize_t n = read(child->output, piece, sizeof piece);
    if (n > 0) reach_glyphs_read(glyphs, &state, piece, (size_t)n);
    if (n == 0) break;
    if (n < 0 && errno != EAGAIN && errno != EINTR) break;
    struct pollfd item = {.fd = child->output, .events = POLLIN};
    if (n < 0) poll(&item, 1, POLL_MILLISECONDS);
  }
  reach_glyphs_read(glyphs, &state, "\n", 1);
}

bool reach_glyphs_look_up(reach_glyphs *glyphs, const char *search_path) {
  if (glyphs->bit) return true;
  glyphs->bit = calloc(LAST_POINT / 8 + 1, 1);
  if (!glyphs->bit) return false;
  char path[PATH_MAX];
  char *argument[] = {"fc-list", "--format=%{charset}\n", NULL};
  reach_child child = {.output = -1};
  if (reach_child_find("fc-list", search_path, path) &&
      !reach_child_start(&child, path, argument, "/"))
    read_all(glyphs, &child);
  reach_child_end(&child);
  return true;
}

void reach_glyphs_free(reach_glyphs *glyphs) {
  free(glyphs->bit);
  *glyphs = (reach_glyphs){0};
}

reach_line reach_glyphs_drawable(const reach_glyphs *glyphs, const char *text) {
  reach_line out;
  char *to = out.text, *end = out.text + sizeof out.text - sizeof missing - 4;
  uint32_t c;
  for (size_t n; *text && to < end; text += n) {
    n = reach_letter(text, &c);
    bool is_known = is_common(c) || (glyphs->bit && glyphs->bit[c / 8] >> c % 8 & 1);
    memcpy(to, is_known ? text : missing, is_known ? n : sizeof missing - 1);
    to += is_known ? n : sizeof missing - 1;
  }
  *to = '\0';
  return out;
}
