#include "world/graphml_scan.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "scenario/utf8.h"

/* <?xml version="1.0" encoding="ISO-8859-1"?>: the reader of XML turns that into UTF-8. */
static bool names_its_encoding(const char *text) {
  if (strncmp(text, "<?xml", strlen("<?xml")) != 0) return false;
  const char *end = strstr(text, "?>"), *name = strstr(text, "encoding");
  if (!end || !name || name > end) return false;
  name += strlen("encoding");
  name += strspn(name, " \t\r\n=\"'");
  return strncasecmp(name, "utf-8", strlen("utf-8")) != 0;
}

int reach_graphml_check_text(const reach_lines *lines, reach_report *report) {
  const char *text = lines->text + lines->at;
  int status = names_its_encoding(text) ? 0 : reach_lines_check_utf8(lines, report);
  if (status || lines->at >= lines->n || strstr(text, "graphml")) return status;
  return reach_report_add(report, REACH_UNREADABLE, "%s:1:1: not GraphML: %s", lines->path,
                          strcasestr(text, "<html")
                              ? "it is a page of HTML; download the file itself"
                              : "there is no graphml element in it");
}

typedef struct {
  const char *text;
  size_t n;
} stretch;

static const char blanks[] = " \t\r\n";

/* The value of the attribute id of the tag that goes on at `at`; empty if there is none. */
static stretch id_of(const char *at) {
  for (;;) {
    at += strspn(at, blanks);
    const char *name = at;
    size_t n = strcspn(name, " \t\r\n=/><");
    if (!n) return (stretch){"", 0};
    at += n;
    at += strspn(at, blanks);
    if (*at++ != '=') return (stretch){"", 0};
    at += strspn(at, blanks);
    if (*at != '"' && *at != '\'') return (stretch){"", 0};
    const char *value = at + 1;
    at = strchr(value, *at);
    if (!at) return (stretch){"", 0};
    if (n == 2 && !memcmp(name, "id", 2)) return (stretch){value, (size_t)(at - value)};
    at++;
  }
}

/* The next opening tag of a node from `at`, behind comments and raw text; NULL at the end. */
static const char *next_node(const char *at) {
  static const struct {
    const char *begin, *end;
  } passed[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}};
  while ((at = strchr(at, '<'))) {
    for (int i = 0; i < 2; i++) {
      if (strncmp(at, passed[i].begin, strlen(passed[i].begin)) != 0) continue;
      at = strstr(at, passed[i].end);
      if (!at) return NULL;
    }
    if (*at++ != '<') continue;
    const char *name = at;
    size_t n = strcspn(name, " \t\r\n/>:");
    if (name[n] == ':') name += n + 1, n = strcspn(name, " \t\r\n/>");
    if (n == strlen("node") && !memcmp(name, "node", n)) return name + n;
  }
  return NULL;
}

static int by_text(const void *a, const void *b) {
  const stretch *x = a, *y = b;
  int order = memcmp(x->text, y->text, x->n < y->n ? x->n : y->n);
  return order ? order : (x->n > y->n) - (x->n < y->n);
}

/* source="..." or target="...", of which `quote` is the first. */
static bool is_end_of_edge(const char *text, const char *quote) {
  const size_t n = strlen("source=");
  if (quote < text + n) return false;
  return !strncmp(quote - n, "source=", n) || !strncmp(quote - n, "target=", n);
}

/* The line of the first edge that ends at `word`, or 1. */
static uint64_t line_of_end(const char *text, const char *word) {
  uint64_t line = 1;
  size_t n = strlen(word);
  for (const char *at = text; (at = strpbrk(at, "\n\"'")); at++) {
    if (*at == '\n')
      line++;
    else if (!strncmp(at + 1, word, n) && at[1 + n] == *at && is_end_of_edge(text, at))
      return line;
  }
  return 1;
}

static int refuse(const reach_lines *lines, const char *word, reach_report *report) {
  if (!word)
    return reach_report_add(report, REACH_UNREADABLE,
                            "%s: an edge ends at a node that the file does not declare",
                            lines->path);
  return reach_report_add(report, REACH_UNREADABLE,
                          "%s:%llu:1: an edge ends at the node %s, which the file does not declare",
                          lines->path, (unsigned long long)line_of_end(lines->text, word),
                          reach_show(word).text);
}

int reach_graphml_check_nodes(const reach_lines *lines, uint32_t n_people, char *const *word,
                              reach_report *report) {
  if (strstr(lines->text, "<!ENTITY")) return 0;
  size_t n = 0, n_different = 0;
  for (const char *at = lines->text; (at = next_node(at)); n++) continue;
  stretch *id = malloc((n + 1) * sizeof *id);
  if (!id) return reach_report_no_memory(report, lines->path);
  n = 0;
  for (const char *at = lines->text; (at = next_node(at)); n++) id[n] = id_of(at);
  qsort(id, n, sizeof *id, by_text);
  for (size_t i = 0; i < n; i++) n_different += !i || !id[i].n || by_text(&id[i - 1], &id[i]) != 0;
  const char *missing = NULL;
  for (uint32_t u = 0; u < n_people && word && !missing && n_different < n_people; u++) {
    stretch wanted = {word[u], strlen(word[u])};
    if (!bsearch(&wanted, id, n, sizeof *id, by_text)) missing = word[u];
  }
  free(id);
  return n_different < n_people ? refuse(lines, missing, report) : 0;
}
