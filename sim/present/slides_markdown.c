/* The Markdown of a deck. Every sign of a text that could mean something to a reader of Markdown
 * has a backslash before it. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "outcome/measures.h"
#include "present/lettering.h"
#include "present/number.h"
#include "present/slides.h"

enum { MOST_NUMBERS = 6, MOST_ROWS = 6 };

static const char *text_of(const json_t *object, const char *member) {
  const char *text = json_string_value(json_object_get(object, member));
  return text ? text : "";
}

/* Is this sign something else than itself where it stands? Some are only where a line begins, as
 * lists, rules and fences do. */
static bool is_special(const char *text, const char *c) {
  static const char always[] = "\\`*_{}[]#<>&|~^$@\"!";
  if (strchr(always, *c)) return true;
  if (c == text) return ispunct((unsigned char)*c);
  size_t n_digits = strspn(text, "0123456789"); /* "1. " begins a list */
  return (*c == '.' || *c == ')') && c == text + n_digits;
}

static char printable(char c) {
  return (unsigned char)c < ' ' || c == 0x7f ? ' ' : c;
}

/* A text that begins with blanks would be code. */
static const char *behind_blanks(const char *text) {
  while (*text && printable(*text) == ' ') text++;
  return text;
}

static void put(FILE *md, const char *text) {
  text = behind_blanks(text);
  for (const char *c = text; *c; c++) {
    if (is_special(text, c)) fputc('\\', md);
    fputc(printable(*c), md);
  }
}

/* Within double quotes of YAML, where backslashes are doubled. */
static void put_quoted(FILE *md, const char *key, const char *text) {
  text = behind_blanks(text);
  fprintf(md, "%s: \"", key);
  for (const char *c = text; *c; c++) {
    if (is_special(text, c)) fputs("\\\\", md);
    if (*c == '"' || *c == '\\') fputc('\\', md);
    fputc(printable(*c), md);
  }
  fputs("\"\n", md);
}

static void put_paragraph(FILE *md, const char *text) {
  if (!*text) return;
  put(md, text);
  fputs("\n\n", md);
}

/* The numbers that the notes of a chart tell; of others reach. */
static const struct {
  const char *chart;
  int measure[MOST_NUMBERS]; /* ended by -1 */
} numbers[] = {
    {"reach-over-time",
     {REACH_MEASURE_reach, REACH_MEASURE_days_to_half, REACH_MEASURE_days_to_90, -1}},
    {"multiplier",
     {REACH_MEASURE_reach, REACH_MEASURE_gross_contacts, REACH_MEASURE_impressions, -1}},
    {"reach-by-hop", {REACH_MEASURE_reach, REACH_MEASURE_hops_mean, REACH_MEASURE_depth, -1}},
    {"work-network", {REACH_MEASURE_internal_reach, REACH_MEASURE_reach, -1}},
    {"accuracy", {REACH_MEASURE_reach, REACH_MEASURE_accurate_reach, -1}},
    {"trust-legs", {REACH_MEASURE_reach, REACH_MEASURE_accepted_reach, -1}},
    {"learning-curve", {REACH_MEASURE_accepted_reach, -1}},
    {"frequency", {REACH_MEASURE_reach, REACH_MEASURE_impressions, -1}},
    {"internal-reach", {REACH_MEASURE_internal_reach, -1}},
    {"cost",
     {REACH_MEASURE_cost, REACH_MEASURE_accurate_reach, REACH_MEASURE_cost_per_accurate_reach, -1}},
    {"funnel",
     {REACH_MEASURE_applicants, REACH_MEASURE_interviews, REACH_MEASURE_hires,
      REACH_MEASURE_applicants_per_hire, -1}},
    {"hires-and-cost",
     {REACH_MEASURE_hires, REACH_MEASURE_cost_per_hire, REACH_MEASURE_days_to_hire, -1}},
    {"adoption", {REACH_MEASURE_adoption, -1}},
    {"barrier", {REACH_MEASURE_adoption, -1}},
    {"complaints",
     {REACH_MEASURE_complaints, REACH_MEASURE_response_time, REACH_MEASURE_negative_reach,
      REACH_MEASURE_net_reach, -1}},
    {"ideas", {REACH_MEASURE_ideas, REACH_MEASURE_distinct_ideas, -1}},
    {"idea-quality",
     {REACH_MEASURE_ideas_implemented, REACH_MEASURE_good_ideas, REACH_MEASURE_idea_quality, -1}},
    {"diversity-crossover", {REACH_MEASURE_referral_diversity, REACH_MEASURE_pull_diversity, -1}},
    {NULL, {REACH_MEASURE_reach, -1}},
};

static const int *numbers_of(const char *chart) {
  size_t i = 0;
  while (numbers[i].chart && strcmp(numbers[i].chart, chart) != 0) i++;
  return numbers[i].measure;
}

static const json_t *table_of(const json_t *story, const char *id) {
  size_t i;
  const json_t *table;
  json_array_foreach(json_object_get(story, "tables"), i, table) {
    if (!strcmp(text_of(table, "id"), id)) return table;
  }
  return NULL;
}

/* A cell is a text, or a text with its range. */
static const char *cell_text(const json_t *cell) {
  return json_is_string(cell) ? json_string_value(cell) : text_of(cell, "t");
}

static void put_cell(FILE *md, const json_t *cell) {
  const char *range = text_of(cell, "r");
  put(md, cell_text(cell));
  if (*range) fputc(' ', md);
  put(md, range);
}

static bool is_of(const json_t *row, const char *measure) {
  return !strcmp(cell_text(json_array_get(row, 0)), measure);
}

/* "reach (people): traditional 4,846 (4,830-4,862); social ..." */
static void put_means(FILE *md, const json_t *table, const char *measure) {
  size_t r;
  const json_t *row, *columns = json_object_get(table, "columns");
  json_array_foreach(json_object_get(table, "rows"), r, row) {
    if (!is_of(row, measure)) continue;
    put(md, measure);
    fputs(" (", md);
    put(md, cell_text(json_array_get(row, 1)));
    fputs("): ", md);
    for (size_t c = 2; c < json_array_size(row); c++) {
      if (c > 2) fputs("; ", md);
      put(md, text_of(json_array_get(columns, c), "text"));
      fputc(' ', md);
      put_cell(md, json_array_get(row, c));
    }
    fputs("\n\n", md);
  }
}

/* "reach\: social 6.0x (5.8-6.2), difference +5,965 (...)" */
static void put_comparisons(FILE *md, const json_t *table, const char *measure) {
  size_t r;
  const json_t *row;
  json_array_foreach(json_object_get(table, "rows"), r, row) {
    if (!is_of(row, measure)) continue;
    put(md, measure);
    fputs(", ", md);
    put_cell(md, json_array_get(row, 1));
    fputs(" against the baseline: ", md);
    put_cell(md, json_array_get(row, 2));
    fputs("; difference ", md);
    put_cell(md, json_array_get(row, 3));
    fputs("\n\n", md);
  }
}

static void put_numbers(FILE *md, const json_t *story, const char *chart) {
  json_int_t n =
      json_integer_value(json_object_get(json_object_get(story, "reproduce"), "replicates"));
  for (const int *m = numbers_of(chart); *m >= 0; m++) {
    put_means(md, table_of(story, "measures"), reach_measure_table[*m].name);
    put_comparisons(md, table_of(story, "comparison"), reach_measure_table[*m].name);
  }
  if (n > 0)
    fprintf(md, "Means of n = %s replicates, 95 %% intervals.\n\n",
            reach_number_grouped((double)n, 0).text);
}

/* "reach-over-time" as "Reach over time". */
static void put_chart_title(FILE *md, const char *name) {
  for (const char *c = name; *c; c++)
    fputc(*c == '-' ? ' ' : c == name ? toupper((unsigned char)*c) : *c, md);
}

static void put_list(FILE *md, const json_t *list, const char *before) {
  size_t i;
  const json_t *item;
  if (json_array_size(list)) put_paragraph(md, before);
  json_array_foreach(list, i, item) {
    if (json_is_string(item)) put_paragraph(md, json_string_value(item));
  }
}

static bool is_among(const char *name, const char *const *pictures, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (!strcmp(name, pictures[i])) return true;
  return false;
}

static void put_notes(FILE *md, const json_t *story, const json_t *chart) {
  fputs("::: notes\n\n", md);
  put(md, text_of(chart, "headline"));
  fputs(".\n\n", md);
  put_paragraph(md, text_of(chart, "subtitle"));
  put_paragraph(md, text_of(chart, "warning"));
  put_numbers(md, story, text_of(chart, "name"));
  put_paragraph(md, text_of(chart, "caption"));
  fputs(":::\n\n", md);
}

static void put_chart(FILE *md, const json_t *story, const json_t *chart, bool has_picture) {
  const char *name = text_of(chart, "name");
  fputs("## ", md);
  put_chart_title(md, name);
  fputs("\n\n", md);
  if (has_picture) {
    fprintf(md, "![](" REACH_CHARTS_NAME "/%s.png \"", name);
    put(md, text_of(chart, "headline"));
    fputs(". ", md);
    put(md, text_of(chart, "subtitle"));
    fputs("\")\n\n", md);
  } else {
    put_paragraph(md, text_of(chart, "headline"));
    fputs("This picture was not drawn.\n\n", md);
  }
  put_notes(md, story, chart);
}

/* What is said first: the multiplier where there is one. */
static const char *headline_of(const json_t *story) {
  size_t i;
  const json_t *chart, *charts = json_object_get(story, "charts");
  json_array_foreach(charts, i, chart) {
    if (!strcmp(text_of(chart, "name"), "multiplier")) return text_of(chart, "headline");
  }
  const char *first = text_of(json_array_get(charts, 0), "headline");
  const char *answer = json_string_value(json_array_get(json_object_get(story, "answer"), 0));
  return *first ? first : answer ? answer : "Results";
}

static void put_title(FILE *md, const json_t *story) {
  static const double title_width = 120, subtitle_width = 60; /* em */
  reach_line title = reach_line_shortened(headline_of(story), title_width, true);
  const json_t *chart = json_array_get(json_object_get(story, "charts"), 0);
  const char *caption = text_of(chart, "caption");
  fputs("---\n", md);
  put_quoted(md, "title", title.text);
  put_quoted(md, "subtitle",
             reach_line_shortened(text_of(story, "title"), subtitle_width, false).text);
  put_quoted(md, "author", *caption ? caption : text_of(story, "setting"));
  fputs("---\n\n", md);
}

/* The columns of a table that a slide has room for; -1 = none. */
typedef struct {
  const char *id;
  int column[4];
  const char *rule; /* of the Markdown: relative widths */
  int graded;       /* column with the grade: only assumptions (X); -1 = all rows */
} table_view;

static void put_row(FILE *md, const json_t *cells, const table_view *view, bool is_head) {
  static const double cell_width = 34; /* em */
  for (int c = 0; c < 4; c++) {
    const json_t *cell = json_array_get(cells, (size_t)view->column[c]);
    fputs("| ", md);
    put(md,
        reach_line_shortened(is_head ? text_of(cell, "text") : cell_text(cell), cell_width, false)
            .text);
    fputc(' ', md);
  }
  fputs("|\n", md);
}

static bool put_table(FILE *md, const json_t *story, const table_view *view) {
  const json_t *table = table_of(story, view->id), *row;
  size_t r, n = 0;
  if (!table) return false;
  put_row(md, json_object_get(table, "columns"), view, true);
  fputs(view->rule, md);
  json_array_foreach(json_object_get(table, "rows"), r, row) {
    bool is_shown =
        view->graded < 0 || !strcmp(cell_text(json_array_get(row, (size_t)view->graded)), "X");
    if (is_shown && n++ < MOST_ROWS) put_row(md, row, view, false);
  }
  fputc('\n', md);
  return true;
}

/* Those that matter most, where they were tried; else the first that are assumptions. */
static void put_assumptions(FILE *md, const json_t *story) {
  static const table_view views[] = {
      {"matters", {0, 1, 2, 3}, "|:------------|:------|:-----------|:-----------|\n", -1},
      {"assumptions", {0, 1, 2, 6}, "|:---------|:-----|:-----|:---------------|\n", 5}};
  const json_t *again = json_object_get(story, "reproduce");
  fputs("## What it rests on\n\n", md);
  if (!put_table(md, story, &views[0])) put_table(md, story, &views[1]);
  fputs("::: notes\n\n", md);
  put_list(md, json_object_get(story, "answer"), "");
  put_list(md, json_object_get(story, "warnings"), "");
  put_list(md, json_object_get(story, "limits"), "What the model does not know:");
  put_paragraph(md, text_of(story, "setting"));
  fputs("Again: ", md);
  put_paragraph(md, text_of(again, "command"));
  fputs(":::\n", md);
}

char *reach_slides_markdown(const json_t *story, const char *const *pictures, size_t n_pictures) {
  char *text = NULL;
  size_t n = 0, i;
  const json_t *chart;
  FILE *md = open_memstream(&text, &n);
  if (!md) return NULL;
  put_title(md, story);
  json_array_foreach(json_object_get(story, "charts"), i, chart) {
    const char *name = text_of(chart, "name");
    if (*name && !name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")])
      put_chart(md, story, chart, is_among(name, pictures, n_pictures));
  }
  put_assumptions(md, story);
  bool is_whole = !ferror(md);
  if (!fclose(md) && is_whole) return text;
  free(text);
  return NULL;
}
