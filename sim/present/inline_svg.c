#include "present/inline_svg.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "present/chart_page.h"

enum { DEEPEST = 32, MOST_ATTRIBUTES = 32 };

static const char *const elements[] = {
    "g",     "path", "polygon", "polyline", "line",           "rect", "circle", "ellipse", "text",
    "tspan", "use",  "defs",    "clipPath", "linearGradient", "stop", "image",  "title"};

static const char *const attributes[] = {"x",
                                         "y",
                                         "x1",
                                         "y1",
                                         "x2",
                                         "y2",
                                         "dx",
                                         "dy",
                                         "cx",
                                         "cy",
                                         "r",
                                         "rx",
                                         "ry",
                                         "d",
                                         "points",
                                         "width",
                                         "height",
                                         "transform",
                                         "fill",
                                         "fill-opacity",
                                         "stroke",
                                         "stroke-width",
                                         "stroke-opacity",
                                         "stroke-linecap",
                                         "stroke-linejoin",
                                         "stroke-dasharray",
                                         "opacity",
                                         "color",
                                         "font-family",
                                         "font-size",
                                         "font-weight",
                                         "font-style",
                                         "text-anchor",
                                         "shape-rendering",
                                         "preserveAspectRatio",
                                         "offset",
                                         "stop-color",
                                         "id",
                                         "xlink:href",
                                         "clip-path",
                                         "xml:space"};

/* A piece of the text, not ended by NUL. */
typedef struct {
  const char *at;
  size_t n;
} piece;

typedef struct {
  piece name, value;
} attribute;

typedef struct {
  piece name;
  bool is_end, is_empty;
  attribute attribute[MOST_ATTRIBUTES];
  size_t n_attributes;
} tag;

/* An element that is open: where its tag and what is in it begin in the page. */
typedef struct {
  piece name;
  size_t start, inside;
} element;

typedef struct {
  const char *svg; /* all of it */
  const reach_svg_frame *frame;
  reach_html *html;
  element open[DEEPEST];
  size_t depth, n_dropped; /* open elements; of these, the innermost that are left out */
  bool has_own_colours;    /* a colour scale, or colours that somebody chose: they stay */
} reading;

static bool is_word(piece p, const char *word) {
  return strlen(word) == p.n && !memcmp(p.at, word, p.n);
}

static bool is_among(piece p, const char *const *words, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (is_word(p, words[i])) return true;
  return false;
}

/* &amp; or &#39;: any other reference could mean anything. */
static size_t reference_length(const char *at) {
  static const char *const known[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (!strncmp(at, known[i], strlen(known[i]))) return strlen(known[i]);
  size_t n = at[1] == '#' ? strspn(at + 2, "0123456789") : 0;
  return n && n < 8 && at[n + 2] == ';' ? n + 3 : 0;
}

static bool is_clean(piece p) {
  for (size_t i = 0; i < p.n; i++) {
    if (p.at[i] == '<' || p.at[i] == '"' || (p.at[i] == '&' && !reference_length(p.at + i)))
      return false;
    if ((unsigned char)p.at[i] < ' ' && !strchr("\t\n\r", p.at[i])) return false;
  }
  return true;
}

static const char *past_blanks(const char *at) {
  return at + strspn(at, " \t\r\n");
}

static size_t name_length(const char *at) {
  size_t n = 0;
  while (isalnum((unsigned char)at[n]) || (n && at[n] && strchr(":-_.", at[n]))) n++;
  return n;
}

static const char *read_attribute(const char *at, attribute *out) {
  out->name = (piece){at, name_length(at)};
  if (!out->name.n) return NULL;
  at = past_blanks(at + out->name.n);
  if (*at != '=') return NULL;
  at = past_blanks(at + 1);
  char quote = *at;
  if (quote != '"' && quote != '\'') return NULL;
  const char *end = strchr(at + 1, quote);
  if (!end) return NULL;
  out->value = (piece){at + 1, (size_t)(end - at - 1)};
  return is_clean(out->value) ? end + 1 : NULL;
}

/* A tag that begins at `at`, which is '<'. Returns what follows it, or NULL: that is none. */
static const char *read_tag(const char *at, tag *out) {
  *out = (tag){.is_end = at[1] == '/'};
  at += 1 + out->is_end;
  out->name = (piece){at, name_length(at)};
  if (!out->name.n) return NULL;
  at = past_blanks(at + out->name.n);
  while (*at != '>' && *at != '/') {
    if (out->n_attributes == MOST_ATTRIBUTES) return NULL;
    at = read_attribute(at, &out->attribute[out->n_attributes++]);
    if (!at) return NULL;
    at = past_blanks(at);
  }
  out->is_empty = *at == '/';
  at += out->is_empty;
  return *at == '>' ? at + 1 : NULL;
}

static const attribute *find(const tag *t, const char *name) {
  for (size_t i = 0; i < t->n_attributes; i++)
    if (is_word(t->attribute[i].name, name)) return &t->attribute[i];
  return NULL;
}

/* "rgb( 31, 41,  51)", "#1f2933" or a word, as "#1f2933"; "" = another way to say it. */
static void colour_of(piece p, char rgb[8]) {
  char text[40];
  unsigned red, green, blue;
  enum { MOST = 255 };
  rgb[0] = '\0';
  if (p.n >= sizeof text) return;
  memcpy(text, p.at, p.n);
  text[p.n] = '\0';
  if (!strcmp(text, "black")) {
    snprintf(rgb, 8, "#000000");
  } else if (sscanf(text, "rgb( %3u, %3u, %3u)", &red, &green, &blue) == 3) {
    if (red <= MOST && green <= MOST && blue <= MOST)
      snprintf(rgb, 8, "#%02x%02x%02x", red & MOST, green & MOST, blue & MOST);
  } else if (*text == '#' && p.n == 7) {
    for (size_t i = 0; i <= p.n; i++) rgb[i] = (char)tolower((unsigned char)text[i]);
  }
}

static void add_value(reading *r, const char *name, piece value) {
  reach_html_print(r->html, " %s=\"%.*s\"", name, (int)value.n, value.at);
}

/* References inside the picture alone, and pictures that are in the text themselves. */
static void add_reference(reading *r, const tag *t, const attribute *a) {
  static const char picture[] = "data:image/png;base64,", own[] = "url(#";
  const char *id = r->frame->id;
  piece v = a->value;
  if (is_word(a->name, "id")) {
    reach_html_print(r->html, " id=\"%s-%.*s\"", id, (int)v.n, v.at);
  } else if (is_word(a->name, "clip-path")) {
    if (v.n > strlen(own) && !strncmp(v.at, own, strlen(own)) && v.at[v.n - 1] == ')')
      reach_html_print(r->html, " clip-path=\"url(#%s-%.*s\"", id, (int)(v.n - strlen(own)),
                       v.at + strlen(own));
  } else if (v.n > 1 && *v.at == '#') {
    reach_html_print(r->html, " xlink:href=\"#%s-%.*s\"", id, (int)(v.n - 1), v.at + 1);
  } else if (is_word(t->name, "image") && !strncmp(v.at, picture, strlen(picture))) {
    add_value(r, "xlink:href", v);
  }
}

static bool refers(const attribute *a) {
  static const char *const names[] = {"id", "clip-path", "xlink:href"};
  return is_among(a->name, names, sizeof names / sizeof *names);
}

static bool is_harmless(piece value) {
  for (size_t i = 0; i + 3 < value.n; i++)
    if (!strncasecmp(value.at + i, "url", 3)) return false;
  return true;
}

static void add_attributes(reading *r, const tag *t) {
  char classes[48] = "";
  for (size_t i = 0; i < t->n_attributes; i++) {
    const attribute *a = &t->attribute[i];
    if (!is_among(a->name, attributes, sizeof attributes / sizeof *attributes)) continue;
    if (refers(a)) {
      add_reference(r, t, a);
      continue;
    }
    if (!is_harmless(a->value)) continue;
    char name[24], rgb[8] = "";
    snprintf(name, sizeof name, "%.*s", (int)a->name.n, a->name.at);
    add_value(r, name, a->value);
    bool is_colour = !strcmp(name, "fill") || !strcmp(name, "stroke") || !strcmp(name, "color");
    if (is_colour && !r->has_own_colours) colour_of(a->value, rgb);
    size_t used = strlen(classes);
    if (reach_svg_ink(rgb))
      snprintf(classes + used, sizeof classes - used, "%s%c%d", used ? " " : "", *name,
               reach_svg_ink(rgb));
  }
  if (*classes) reach_html_print(r->html, " class=\"%s\"", classes);
}

/* gnuplot defines all its marks in every picture; most are never used. */
static bool is_used(const reading *r, const tag *t) {
  const attribute *id = find(t, "id");
  bool is_in_defs = r->depth && is_word(r->open[r->depth - 1].name, "defs");
  if (!is_in_defs || !id) return !is_in_defs;
  static const char *const around[][2] = {{"'#", "'"}, {"\"#", "\""}, {"(#", ")"}};
  for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
    char reference[64];
    snprintf(reference, sizeof reference, "%s%.*s%s", around[i][0], (int)id->value.n, id->value.at,
             around[i][1]);
    if (strstr(r->svg, reference)) return true;
  }
  return false;
}

/* The picture's own title and description give way to the chart's. */
static bool is_shown(const reading *r, const tag *t) {
  if (r->depth == 1 && is_word(t->name, "title")) return false;
  return is_among(t->name, elements, sizeof elements / sizeof *elements) && is_used(r, t);
}

static void close_element(reading *r) {
  const element *e = &r->open[--r->depth];
  if (r->n_dropped) {
    r->n_dropped--;
  } else if (is_word(e->name, "g") && r->html->n == e->inside && r->html->text) {
    r->html->n = e->start; /* an empty group */
    r->html->text[r->html->n] = '\0';
  } else {
    reach_html_print(r->html, "</%.*s>", (int)e->name.n, e->name.at);
  }
}

/* False where the tag has no place here. */
static bool take_tag(reading *r, const tag *t) {
  if (t->is_end) {
    const element *last = r->depth > 1 ? &r->open[r->depth - 1] : NULL;
    if (!last || last->name.n != t->name.n || memcmp(last->name.at, t->name.at, t->name.n))
      return false;
    close_element(r);
    return true;
  }
  if (r->depth == DEEPEST) return false;
  if (r->n_dropped || !is_shown(r, t)) {
    r->n_dropped++;
    r->open[r->depth++] = (element){.name = t->name};
  } else {
    size_t start = r->html->n;
    reach_html_print(r->html, "<%.*s", (int)t->name.n, t->name.at);
    add_attributes(r, t);
    reach_html_add(r->html, ">");
    r->open[r->depth++] = (element){t->name, start, r->html->n};
  }
  if (t->is_empty) close_element(r);
  return true;
}

/* What stands between tags, only where it is text. */
static const char *take_text(reading *r, const char *at) {
  piece text = {at, strcspn(at, "<")};
  const char *letters = past_blanks(at);
  bool is_blank = letters >= at + text.n;
  for (size_t i = 0; i < text.n; i++)
    if (at[i] == '&' && !reference_length(at + i)) return NULL;
  for (size_t i = 0; i < text.n; i++)
    if ((unsigned char)at[i] < ' ' && !strchr("\t\n\r", at[i])) return NULL;
  if (!is_blank && !r->n_dropped) reach_html_bytes(r->html, at, text.n);
  return at + text.n;
}

static bool read_inside(reading *r, const char *at) {
  while (at && *at) {
    if (!strncmp(at, "<!--", 4)) {
      at = strstr(at, "-->");
      at = at ? at + 3 : NULL;
    } else if (*at == '<') {
      tag t;
      at = read_tag(at, &t);
      if (at && t.is_end && is_word(t.name, "svg") && r->depth == 1) return !*past_blanks(at);
      if (at && !take_tag(r, &t)) return false;
    } else {
      at = take_text(r, at);
    }
  }
  return false;
}

/* Does it fill anything with a colour that is no ink? Letters on such a ground would not be read
 * where they alone change. */
static bool has_own_colours(const char *svg) {
  for (const char *at = svg; (at = strstr(at, "fill")); at++) {
    const char *value = at + strlen("fill") + strspn(at + strlen("fill"), " =\"'");
    char rgb[8];
    colour_of((piece){value, strcspn(value, "\"'")}, rgb);
    if (*rgb && !reach_svg_ink(rgb)) return true;
  }
  return false;
}

/* The picture's caption begins here, in its units from the top; or `bottom`. The page has one. */
static double caption_top(const char *svg, double bottom) {
  static const double letters = 20; /* above the line that it stands on */
  const char *caption = strstr(svg, ">Simulated · "), *place = NULL;
  for (const char *at = svg; caption && (at = strstr(at, "translate(")) && at < caption; at++)
    place = at;
  double x, y;
  if (!place || sscanf(place, "translate(%lf,%lf", &x, &y) != 2) return bottom;
  return y > 0 && y - letters < bottom ? y - letters : bottom;
}

static void add_head(reading *r, double width, double height) {
  static const double tolerance = 0.01;
  const reach_svg_frame *f = r->frame;
  bool is_wide = fabs(width / height - REACH_PAGE_ASPECT) < tolerance;
  double top = is_wide ? height * (1 - f->top) : 0;
  double bottom = is_wide ? caption_top(r->svg, height * (1 - f->bottom)) : height;
  double shown = fmax(bottom - top, 1);
  reach_html_print(r->html,
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                   "xmlns:xlink=\"http://www.w3.org/1999/xlink\" class=\"chart\" role=\"img\" "
                   "id=\"%s-svg\" aria-labelledby=\"%s-t %s-d\" viewBox=\"0 %.0f %.0f %.0f\" "
                   "data-whole=\"0 0 %.0f %.0f\"><title id=\"%s-t\">",
                   f->id, f->id, f->id, top, width, shown, width, height, f->id);
  reach_html_text(r->html, f->title);
  reach_html_print(r->html, "</title><desc id=\"%s-d\">", f->id);
  reach_html_text(r->html, f->description);
  reach_html_add(r->html, "</desc>");
}

bool reach_svg_inline(reach_html *html, const char *svg, const reach_svg_frame *frame) {
  static const double largest = 1e5;
  reading r = {.svg = svg, .frame = frame, .html = html};
  size_t start = html->n;
  double width = 0, height = 0;
  tag root;
  const char *at = past_blanks(svg);
  if (!strncmp(at, "<?xml", 5)) at = strstr(at, "?>");
  if (!at) return false;
  at = past_blanks(*at == '?' ? at + 2 : at);
  at = *at == '<' ? read_tag(at, &root) : NULL;
  const attribute *box = at && is_word(root.name, "svg") ? find(&root, "viewBox") : NULL;
  if (!box || root.is_end || root.is_empty) return false;
  if (sscanf(box->value.at, "0 0 %lf %lf", &width, &height) != 2) return false;
  if (!(width > 0) || !(height > 0) || width > largest || height > largest) return false;
  add_head(&r, width, height);
  r.open[r.depth++] = (element){.name = root.name};
  r.has_own_colours = has_own_colours(svg);
  if (!read_inside(&r, at)) {
    if (html->text) html->text[html->n = start] = '\0';
    return false;
  }
  reach_html_add(html, "</svg>");
  return true;
}

int reach_svg_ink(const char *rgb) {
  static const char *const inks[][2] = {
      {"#ffffff", "#14191f"}, {"#1f2933", "#f1f3f5"}, {"#52606d", "#a3adb8"},
      {"#e4e7eb", "#2d353e"}, {"#b3261e", "#ff8a80"}, {"#c05003", "#eaa307"},
      {"#115ca5", "#2aa3e6"}, {"#00452e", "#049858"}, {"#a65b81", "#f9b1e0"},
      {"#5e561a", "#ae9e43"}, {"#2f7ca2", "#7ee9dd"}, {"#595483", "#918fc3"},
      {"#984524", "#cb9170"}, {"#468424", "#a5db64"}, {"#ab365a", "#df83aa"},
      {"#45258a", "#cfd4d7"}, {"#2f6b57", "#3fa796"}, {"#66717d", "#8a96a3"},
      {"#440154", "#fde725"}, {"#31688e", "#5ec962"}, {"#35b779", "#2f8fe0"},
      {"#f0c20c", "#a565d6"}, {"#c5ccd3", "#47525e"}, {"#f2f4f6", "#1c232b"},
      {"#dfe3e8", "#2f3841"}, {"#75828f", "#8793a0"}, {"#b3261e", "#ff8a80"},
      {"#9c5d00", "#e6a23c"}, {"#2b6ea3", "#62b0e8"}};
  if (!strcmp(rgb, "#000000")) return REACH_INK_TEXT; /* gnuplot's own pen */
  for (size_t i = 0; i < sizeof inks / sizeof *inks; i++)
    if (!strcmp(rgb, inks[i][0]) || !strcmp(rgb, inks[i][1])) return (int)i + 1;
  return 0;
}
