#include "present/chart_twins.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "present/headline.h"

/* Of three that are the same, who comes first. */
static bool is_better(const reach_result *result, size_t a, size_t b) {
  size_t focus = reach_focus(result), baseline = result->scenario->baseline;
  if (a == focus || b == focus) return a == focus;
  if (a == baseline || b == baseline) return a == baseline;
  return a < b;
}

void reach_twins_find(reach_page *page, reach_same_line *is_same) {
  const reach_result *result = page->result;
  size_t n = result->scenario->n_organizations;
  page->twin = malloc(n * sizeof *page->twin);
  if (!page->twin) {
    page->is_short_of_memory = true;
    return;
  }
  for (size_t o = 0; o < n; o++) {
    page->twin[o] = o;
    for (size_t other = 0; other < n; other++)
      if (other != o && is_better(result, other, page->twin[o]) && is_same(result, o, other))
        page->twin[o] = other;
  }
}

bool reach_twins_has_line(const reach_page *page, size_t o) {
  return !page->twin || page->twin[o] == o;
}

size_t reach_twins_merge(const reach_page *page, reach_end *end, size_t n) {
  size_t left = 0;
  for (size_t i = 0; i < n; i++)
    if (reach_twins_has_line(page, end[i].organization)) end[left++] = end[i];
  return left;
}

static size_t count(const reach_page *page, size_t o) {
  size_t n = 0;
  for (size_t i = 0; page->twin && i < page->result->scenario->n_organizations; i++)
    n += page->twin[i] == o;
  return n;
}

static void append(reach_line *to, const char *before, const reach_result *result, size_t o) {
  size_t used = strlen(to->text);
  snprintf(to->text + used, sizeof to->text - used, "%s%.200s", before,
           reach_line_clean(result->scenario->organization[o].name).text);
}

/* Its own name and the next ones of those that o stands for: n_named of n. */
static reach_line joined(const reach_page *page, size_t o, size_t n_named, size_t n) {
  reach_line out = {""};
  size_t k = 1;
  append(&out, "", page->result, o);
  for (size_t i = 0; k < n_named; i++)
    if (page->twin[i] == o && i != o) {
      append(&out, " = ", page->result, i);
      k++;
    }
  size_t used = strlen(out.text);
  if (n > n_named)
    snprintf(out.text + used, sizeof out.text - used, " = %zu other%s", n - n_named,
             n - n_named == 1 ? "" : "s");
  return out;
}

size_t reach_twins_names(const reach_page *page, size_t o, double em, size_t most,
                         reach_line *line) {
  size_t n = count(page, o);
  if (n < 2 && most > 1) return reach_name_wrapped(page->result, o, em, line);
  if (n < 2) {
    line[0] = reach_name_shown(page->result, o, em);
    return 1;
  }
  enum { MOST_LINES = 2 };
  reach_line try[MOST_LINES + 1];
  for (size_t n_named = n; n_named > 0; n_named--) {
    reach_line names = joined(page, o, n_named, n);
    size_t n_lines = reach_line_wrap(names.text, em, true, MOST_LINES + 1, try);
    if (n_lines > most) continue;
    memcpy(line, try, n_lines * sizeof *line);
    return n_lines;
  }
  reach_line name = reach_name_shown(page->result, o, em * 0.6);
  snprintf(line[0].text, sizeof line[0].text, "%.200s = %zu others", name.text, n - 1);
  line[0] = reach_line_shortened(line[0].text, em, true);
  return 1;
}

static bool is_same_number(double a, double b) {
  return (isnan(a) && isnan(b)) || !(a < b || a > b || isnan(a) || isnan(b));
}

bool reach_same_bin(const reach_bin *a, const reach_bin *b) {
  return is_same_number(a->mean, b->mean) && is_same_number(a->ci_low, b->ci_low) &&
         is_same_number(a->ci_high, b->ci_high);
}

bool reach_same_summary(const reach_summary *a, const reach_summary *b) {
  return is_same_number(a->mean, b->mean) && is_same_number(a->ci_low, b->ci_low) &&
         is_same_number(a->ci_high, b->ci_high);
}
