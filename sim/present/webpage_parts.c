#include "present/webpage_parts.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "present/inline_svg.h"
#include "present/number.h"
#include "store/file.h"
#include "store/results.h"

static bool is_true(const json_t *object, const char *member) {
  return json_is_true(json_object_get(object, member));
}

static void add_tile(reach_webpage *page, const json_t *organization) {
  reach_html_add(page->html, "<li><span class=\"who\">");
  reach_html_bdi(page->html, reach_webpage_text(organization, "name"));
  reach_html_add(page->html, "</span> <strong>");
  reach_html_text(page->html, reach_webpage_text(organization, "figure"));
  reach_html_add(page->html, "</strong> <span class=\"what\">people reached ");
  reach_html_text(page->html, reach_webpage_text(organization, "range"));
  if (is_true(organization, "is_baseline")) reach_html_add(page->html, " · baseline");
  reach_html_add(page->html, "</span></li>");
}

void reach_webpage_answer(reach_webpage *page) {
  size_t i;
  const json_t *item;
  const json_t *warnings = json_object_get(page->story, "warnings");
  const json_t *organizations = json_object_get(page->story, "organizations");
  json_array_foreach(json_object_get(page->story, "answer"), i, item) {
    const char *sentence = json_string_value(item);
    reach_webpage_paragraph(page, i ? "then" : "lead", sentence ? sentence : "");
  }
  json_array_foreach(warnings, i, item) {
    const char *sentence = json_string_value(item);
    reach_webpage_paragraph(page, "warning", sentence ? sentence : "");
  }
  if (!json_array_size(organizations)) return;
  reach_html_add(page->html, "<ul class=\"tiles\">");
  json_array_foreach(organizations, i, item) add_tile(page, item);
  reach_html_add(page->html, "</ul>\n");
}

/* JSON as the content of an element: what would end the element, or be no XML, is written
 * otherwise, which is possible because it stands inside texts only. */
static void add_data(reach_html *html, const char *json) {
  for (const char *c = json; *c; c++) {
    if (strchr("<>&", *c))
      reach_html_print(html, "\\u%04x", (unsigned char)*c);
    else
      reach_html_bytes(html, c, 1);
  }
}

void reach_webpage_explorer(reach_webpage *page) {
  const json_t *explorer = json_object_get(page->story, "explorer");
  char *json = json_dumps(explorer, JSON_COMPACT | JSON_ENSURE_ASCII);
  reach_html_add(page->html, "<div id=\"explorer\"></div>\n<noscript><p class=\"warning\">The "
                             "sliders need JavaScript; the points themselves are in the table "
                             "below.</p></noscript>\n<script type=\"application/json\" "
                             "id=\"explorer-data\">");
  if (json)
    add_data(page->html, json);
  else
    page->html->is_short_of_memory = true;
  reach_html_add(page->html, "</script>\n");
  free(json);
}

/* A name as those in chart.c are: it becomes part of ids and of a file name. */
static bool is_chart_name(const char *name) {
  return *name && !name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")] &&
         strlen(name) <= 40;
}

static int add_picture(reach_webpage *page, const json_t *chart, const char *name) {
  char file[80], id[48], *svg = NULL;
  size_t n = 0;
  snprintf(file, sizeof file, REACH_CHARTS_NAME "/%.40s.svg", name);
  snprintf(id, sizeof id, "c-%.40s", name);
  int status = page->folder ? reach_file_read(page->folder, file, &svg, &n, page->report) : 0;
  if (status) return status;
  double top = json_number_value(json_object_get(chart, "top"));
  double bottom = json_number_value(json_object_get(chart, "bottom"));
  bool has_place = bottom >= 0 && bottom < top && top <= 1;
  reach_svg_frame frame = {.id = id,
                           .title = reach_webpage_text(chart, "headline"),
                           .description = reach_webpage_text(chart, "subtitle"),
                           .top = has_place ? top : 1,
                           .bottom = has_place ? bottom : 0};
  reach_html_print(page->html, "<div class=\"plate\" data-name=\"%s\">", name);
  if (!svg || strlen(svg) != n || !reach_svg_inline(page->html, svg, &frame))
    reach_html_print(page->html, "<p class=\"missing\">%s</p>",
                     svg ? "This picture is not as gnuplot draws it, so it is not shown."
                         : "This picture was not drawn.");
  reach_html_add(page->html, "</div>\n");
  free(svg);
  return 0;
}

static int add_chart(reach_webpage *page, const json_t *chart) {
  const char *name = reach_webpage_text(chart, "name");
  if (!is_chart_name(name)) return 0;
  reach_html_print(page->html,
                   "<figure id=\"chart-%s\" aria-labelledby=\"chart-%s-title\">\n"
                   "<h3 id=\"chart-%s-title\">",
                   name, name, name);
  reach_html_sentence(page->html, reach_webpage_text(chart, "headline"), page->name, page->n_names);
  reach_html_add(page->html, "</h3>\n");
  reach_webpage_paragraph(page, "warning", reach_webpage_text(chart, "warning"));
  reach_webpage_paragraph(page, "subtitle", reach_webpage_text(chart, "subtitle"));
  int status = add_picture(page, chart, name);
  reach_html_add(page->html, "<figcaption>");
  reach_html_sentence(page->html, reach_webpage_text(chart, "caption"), page->name, page->n_names);
  reach_html_add(page->html, "</figcaption>\n</figure>\n");
  return status;
}

static bool is_drawn(const reach_webpage *page, const json_t *chart) {
  char file[80], *svg = NULL;
  size_t n = 0;
  const char *name = reach_webpage_text(chart, "name");
  if (!page->folder || !is_chart_name(name)) return false;
  snprintf(file, sizeof file, REACH_CHARTS_NAME "/%.40s.svg", name);
  reach_report nothing = {0};
  reach_file_read(page->folder, file, &svg, &n, &nothing);
  reach_report_free(&nothing);
  free(svg);
  return n > 0;
}

int reach_webpage_charts(reach_webpage *page) {
  const json_t *charts = json_object_get(page->story, "charts");
  size_t i, n_drawn = 0;
  const json_t *chart;
  int status = 0;
  json_array_foreach(charts, i, chart) n_drawn += is_drawn(page, chart);
  if (n_drawn < json_array_size(charts))
    reach_webpage_paragraph(
        page, "warning",
        n_drawn ? "Some pictures are missing. Where gnuplot is installed, \"orgreach plot\" with "
                  "the folder of this page draws them, and \"orgreach report\" makes the page anew."
                : "There are no pictures: they were not wanted, or gnuplot is missing or failed. "
                  "The same run again, where gnuplot is installed, draws them; the numbers below "
                  "are complete.");
  json_array_foreach(charts, i, chart) {
    if (!status) status = add_chart(page, chart);
  }
  return status;
}

void reach_webpage_limits(reach_webpage *page) {
  size_t i;
  const json_t *item;
  reach_html_add(page->html, "<ul class=\"limits\">\n");
  json_array_foreach(json_object_get(page->story, "limits"), i, item) {
    if (!json_is_string(item)) continue;
    reach_html_add(page->html, "<li>");
    reach_html_sentence(page->html, json_string_value(item), page->name, page->n_names);
    reach_html_add(page->html, "</li>\n");
  }
  reach_html_add(page->html, "</ul>\n");
}

static void add_fact(reach_webpage *page, const char *what, const char *value) {
  if (!*value) return;
  reach_html_print(page->html, "<dt>%s</dt><dd>", what);
  reach_html_bdi(page->html, value);
  reach_html_add(page->html, "</dd>\n");
}

/* An integer as it stands in the file; reach_json_count marks those that are too large for JSON. */
static void add_count(reach_webpage *page, const char *what, const json_t *value) {
  char text[32] = "";
  const char *marked = json_string_value(value);
  if (json_is_integer(value))
    snprintf(text, sizeof text, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
  else if (marked)
    snprintf(text, sizeof text, "%.24s", marked + (*marked == '\x01'));
  add_fact(page, what, text);
}

static int add_file(reach_webpage *page, const char *name) {
  char digest[REACH_DIGEST_LENGTH + 1];
  uint64_t n_bytes;
  int status = reach_file_digest(page->folder, name, digest, &n_bytes, page->report);
  if (status) return status;
  reach_html_print(page->html,
                   "<tr><th scope=\"row\"><code>%s</code></th><td class=\"number\">%s</td>"
                   "<td><code class=\"hash\">%s</code></td></tr>\n",
                   name, reach_number_grouped((double)n_bytes, 0).text, digest);
  return 0;
}

/* The files of a run that are there before the page is. */
static bool is_listed(const reach_webpage *page, const char *name) {
  static const char *const later[] = {REACH_MANIFEST_NAME, REACH_STORY_NAME, REACH_PAGE_NAME};
  for (size_t i = 0; i < sizeof later / sizeof *later; i++)
    if (!strcmp(name, later[i])) return false;
  return reach_folder_has(page->folder, name);
}

static int add_files(reach_webpage *page) {
  int status = 0;
  reach_html_add(page->html, "<details><summary>Files and their SHA-256</summary>\n"
                             "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
                             "aria-label=\"Files\"><table><thead><tr><th scope=\"col\">File</th>"
                             "<th scope=\"col\" class=\"number\">Bytes</th><th scope=\"col\">"
                             "SHA-256</th></tr></thead><tbody>\n");
  for (const char *const *name = reach_results_names(); *name && !status; name++)
    if (is_listed(page, *name)) status = add_file(page, *name);
  reach_html_add(page->html, "</tbody></table></div></details>\n");
  return status;
}

int reach_webpage_reproduce(reach_webpage *page) {
  const json_t *r = json_object_get(page->story, "reproduce");
  reach_webpage_paragraph(page, "then",
                          "The folder of this page has scenario.yaml, in which everything is said, "
                          "defaults included. The same scenario and seed give the same numbers, "
                          "however many processors work on them:");
  reach_html_add(page->html, "<pre><code>");
  reach_html_text(page->html, reach_webpage_text(r, "command"));
  reach_html_add(page->html, "</code></pre>\n<dl>\n");
  add_fact(page, "Scenario", reach_webpage_text(page->story, "scenario"));
  add_count(page, "Seed", json_object_get(r, "seed"));
  add_count(page, "Replicates", json_object_get(r, "replicates"));
  add_fact(page, "Orgreach", reach_webpage_text(page->story, "version"));
  add_fact(page, "SHA-256 of scenario.yaml", reach_webpage_text(r, "sha256"));
  reach_html_add(page->html, "</dl>\n");
  return page->folder ? add_files(page) : 0;
}
