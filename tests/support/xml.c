#include "support/xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 64 };

/* Bytes of the reference at `at` (which begins with &) and what it stands for; 0 = none. */
static size_t reference(const char *at, char *meaning) {
  static const struct {
    const char *text;
    char meaning;
  } known[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    if (strncmp(at, known[i].text, strlen(known[i].text)) != 0) continue;
    *meaning = known[i].meaning;
    return strlen(known[i].text);
  }
  size_t n = strspn(at + 2, "0123456789");
  *meaning = '?';
  return at[1] == '#' && n && at[2 + n] == ';' ? n + 3 : 0;
}

/* End of the tag that begins at `at`: past its '>', quotes respected; NULL = none. */
static const char *tag_end(const char *at) {
  if (!strncmp(at, "<!--", 4)) {
    at = strstr(at + 4, "-->");
    return at ? at + 3 : NULL;
  }
  if (!strncmp(at, "<![CDATA[", 9)) {
    at = strstr(at + 9, "]]>");
    return at ? at + 3 : NULL;
  }
  char quote = '\0';
  for (at++; *at; at++) {
    if (quote ? *at == quote : *at == '"' || *at == '\'')
      quote = quote ? '\0' : *at;
    else if (!quote && *at == '>')
      return at + 1;
    else if (*at == '<' || (*at == '&' && !reference(at, &(char){0})))
      return NULL;
  }
  return NULL;
}

bool xml_is_well_formed(const char *text, char why[200]) {
  const char *open[DEEPEST];
  size_t depth = 0;
  const char *at = text;
#define REFUSE(reason) return snprintf(why, 200, "%s at: %.120s", reason, at), false
  while (*at) {
    if ((unsigned char)*at < ' ' && !strchr("\t\r\n", *at)) REFUSE("control character");
    if (*at == '&' && !reference(at, &(char){0})) REFUSE("bad reference");
    if (*at != '<') {
      at++;
      continue;
    }
    const char *end = tag_end(at);
    if (!end) REFUSE("bad tag");
    size_t n = strcspn(at + 1, " \t\r\n/>");
    if (at[1] == '/') {
      n = strcspn(at + 2, " \t\r\n>");
      if (!depth--) REFUSE("closes nothing");
      if (strncmp(open[depth], at + 2, n) || !strchr(" \t\r\n/>", open[depth][n]))
        REFUSE("closes another element");
    } else if (at[1] != '?' && at[1] != '!' && end[-2] != '/') {
      if (!n || depth == DEEPEST) REFUSE("bad or too deep element");
      open[depth++] = at + 1;
    }
    at = end;
  }
  if (depth) REFUSE("element without end");
#undef REFUSE
  return true;
}

char *xml_text(const char *text) {
  char *out = malloc(strlen(text) + 1), *to = out;
  while (out && *text) {
    char meaning = *text;
    size_t n = *text == '&' ? reference(text, &meaning) : 1;
    if (*text == '<') {
      const char *end = tag_end(text);
      text = end ? end : text + 1;
      continue;
    }
    *to++ = meaning;
    text += n ? n : 1;
  }
  if (out) *to = '\0';
  return out;
}
