/* A table of a story: report.js makes its columns sortable. */
#include <stdio.h>
#include <string.h>

#include "present/webpage_parts.h"

static const json_t *table_of(const json_t *story, const char *id) {
  size_t i;
  const json_t *table;
  json_array_foreach(json_object_get(story, "tables"), i, table) {
    if (!strcmp(reach_webpage_text(table, "id"), id)) return table;
  }
  return NULL;
}

static bool is_number(const json_t *columns, size_t i) {
  return json_is_true(json_object_get(json_array_get(columns, i), "number"));
}

static void add_column(reach_webpage *page, const json_t *column) {
  bool is_right = json_is_true(json_object_get(column, "number"));
  const char *text = reach_webpage_text(column, "text");
  reach_html_print(page->html, "<th scope=\"col\"%s>", is_right ? " class=\"number\"" : "");
  if (json_is_true(json_object_get(column, "name")))
    reach_html_bdi(page->html, text);
  else
    reach_html_text(page->html, text);
  reach_html_add(page->html, "</th>");
}

/* What a cell says, with its range below and its help behind it. */
static void add_inside(reach_webpage *page, const json_t *cell) {
  const char *text = json_is_string(cell) ? json_string_value(cell) : reach_webpage_text(cell, "t");
  const char *help = reach_webpage_text(cell, "h"), *range = reach_webpage_text(cell, "r");
  if (*help) reach_html_add(page->html, "<details class=\"help\"><summary>");
  if (json_is_true(json_object_get(cell, "name")))
    reach_html_bdi(page->html, text);
  else
    reach_html_text(page->html, text);
  if (*range) {
    reach_html_add(page->html, " <span class=\"range\">");
    reach_html_text(page->html, range);
    reach_html_add(page->html, "</span>");
  }
  if (!*help) return;
  reach_html_add(page->html, "</summary><p>");
  reach_html_text(page->html, help);
  reach_html_add(page->html, "</p></details>");
}

static void add_cell(reach_webpage *page, const json_t *cell, bool is_head, bool is_right) {
  const json_t *value = json_object_get(cell, "v");
  reach_html_add(page->html, is_head ? "<th scope=\"row\"" : "<td");
  if (is_right) reach_html_add(page->html, " class=\"number\"");
  if (json_is_number(value))
    reach_html_print(page->html, " data-v=\"%.17g\"", json_number_value(value));
  reach_html_add(page->html, ">");
  add_inside(page, cell);
  reach_html_add(page->html, is_head ? "</th>" : "</td>");
}

static void add_rows(reach_webpage *page, const json_t *table) {
  const json_t *columns = json_object_get(table, "columns"), *row, *cell;
  size_t r, c;
  json_array_foreach(json_object_get(table, "rows"), r, row) {
    reach_html_add(page->html, "<tr>");
    json_array_foreach(row, c, cell) add_cell(page, cell, !c, is_number(columns, c));
    reach_html_add(page->html, "</tr>\n");
  }
}

/* A long one is folded away, and unfolds when the page is printed. */
void reach_webpage_table(reach_webpage *page, const char *id) {
  enum { LONG = 24 };
  const json_t *table = table_of(page->story, id), *column;
  size_t i;
  if (!table) return;
  bool is_long = json_array_size(json_object_get(table, "rows")) > LONG;
  const char *title = reach_webpage_text(table, "title");
  if (is_long) reach_html_add(page->html, "<details class=\"long\" open=\"open\"><summary>");
  reach_html_print(page->html, "<h3 id=\"table-%s-title\">", id);
  reach_html_text(page->html, title);
  reach_html_add(page->html, is_long ? "</h3></summary>\n" : "</h3>\n");
  reach_webpage_paragraph(page, "subtitle", reach_webpage_text(table, "note"));
  reach_html_print(page->html,
                   "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
                   "aria-labelledby=\"table-%s-title\"><table class=\"sortable\" "
                   "id=\"table-%s\" aria-labelledby=\"table-%s-title\"><thead><tr>",
                   id, id, id);
  json_array_foreach(json_object_get(table, "columns"), i, column) add_column(page, column);
  reach_html_add(page->html, "</tr></thead><tbody>\n");
  add_rows(page, table);
  reach_html_add(page->html, "</tbody></table></div>\n");
  if (is_long) reach_html_add(page->html, "</details>\n");
}
