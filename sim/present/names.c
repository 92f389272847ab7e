#include "present/names.h"

#include <stdio.h>
#include <string.h>

/* A way to make a name short. */
typedef reach_line shortener(const char *text, double width, bool is_bold);

static bool is_unique(const reach_names *names, size_t i, double width, bool is_bold,
                      shortener *shorten) {
  reach_line mine = shorten(names->name(names->result, i).text, width, is_bold);
  for (size_t o = 0; o < names->n; o++) {
    reach_line other = shorten(names->name(names->result, o).text, width, is_bold);
    if (o != i && !strcmp(other.text, mine.text)) return false;
  }
  return true;
}

/* Bytes up to the first letter in which the name differs from every other. */
static size_t first_difference(const reach_names *names, size_t i) {
  reach_line name = names->name(names->result, i);
  size_t common = 0;
  for (size_t o = 0; o < names->n; o++) {
    reach_line other = names->name(names->result, o);
    size_t n = 0;
    while (name.text[n] && name.text[n] == other.text[n]) n++;
    if (o != i && n > common) common = n;
  }
  while (common && (name.text[common] & 0xc0) == 0x80) common--; /* inside a letter */
  return common;
}

/* The name from the word on in which it differs from every other, after an ellipsis; from the
 * letter on where that word is too long to show it. */
static reach_line difference(const reach_names *names, size_t i, double width, bool is_bold) {
  static const char ellipsis[] = "…";
  reach_line name = names->name(names->result, i), out;
  double room = width - reach_line_width(ellipsis, is_bold);
  size_t letter = first_difference(names, i), word = letter;
  while (word && name.text[word - 1] != ' ') word--;
  snprintf(out.text, sizeof out.text, "%.*sM%s", (int)(letter - word), name.text + word, ellipsis);
  bool is_seen = reach_line_width(out.text, is_bold) <= room;
  reach_line rest = reach_line_shortened(name.text + (is_seen ? word : letter), room, is_bold);
  snprintf(out.text, sizeof out.text, "%s%.1000s", ellipsis, rest.text);
  return out;
}

reach_line reach_names_shown(const reach_names *names, size_t i, double width, bool is_bold) {
  reach_line name = names->name(names->result, i);
  reach_line cut = reach_line_shortened(name.text, width, is_bold);
  if (!strcmp(cut.text, name.text)) return cut;
  if (is_unique(names, i, width, is_bold, reach_line_shortened)) return cut;
  if (is_unique(names, i, width, is_bold, reach_line_squeezed))
    return reach_line_squeezed(name.text, width, is_bold);
  return difference(names, i, width, is_bold);
}

static reach_line clean_name(const reach_result *result, size_t organization) {
  return reach_line_clean(result->scenario->organization[organization].name);
}

static reach_names organizations_of(const reach_result *result) {
  return (reach_names){clean_name, result, result->scenario->n_organizations};
}

reach_line reach_name_shown(const reach_result *result, size_t organization, double width) {
  reach_names names = organizations_of(result);
  return reach_names_shown(&names, organization, width, true);
}

/* Two lines as one, to compare. */
static reach_line two_lines(const char *text, double width, bool is_bold) {
  reach_line line[2], out = {""};
  size_t n = reach_line_wrap(text, width, is_bold, 2, line);
  for (size_t i = 0; i < n; i++)
    snprintf(out.text + strlen(out.text), sizeof out.text - strlen(out.text), "%.480s\n",
             line[i].text);
  return out;
}

size_t reach_name_wrapped(const reach_result *result, size_t organization, double width,
                          reach_line line[2]) {
  static const double ragged = 1.7; /* what two lines hold when words are not broken */
  reach_names names = organizations_of(result);
  reach_line name = clean_name(result, organization);
  if (!is_unique(&names, organization, width, true, two_lines))
    name = reach_name_shown(result, organization, width * ragged);
  return reach_line_wrap(name.text, width, true, 2, line);
}
