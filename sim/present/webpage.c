#include "present/webpage.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "present/base64.h"
#include "present/plots.h"
#include "present/story.h"
#include "present/webpage_parts.h"
#include "scenario/utf8.h"
#include "store/digest.h"
#include "store/file.h"
#include "store/json.h"

const char *reach_webpage_text(const json_t *object, const char *member) {
  const char *text = json_string_value(json_object_get(object, member));
  return text ? text : "";
}

static const char *asset(const char *name) {
  for (const reach_plot *p = reach_plot_table; p->name; p++)
    if (!strcmp(p->name, name)) return p->text;
  return "";
}

/* The SHA-256 of a text in base 64, as a Content-Security-Policy names it. */
static void add_hash(reach_html *html, const char *text) {
  enum { HEX = 16, N_BYTES = REACH_DIGEST_LENGTH / 2 };
  char hex[REACH_DIGEST_LENGTH + 1];
  unsigned char byte[N_BYTES];
  reach_digest_of(text, strlen(text), hex);
  for (size_t i = 0; i < N_BYTES; i++) {
    const char two[] = {hex[2 * i], hex[2 * i + 1], '\0'};
    byte[i] = (unsigned char)strtoul(two, NULL, HEX);
  }
  char *digest = reach_base64(byte, N_BYTES);
  reach_html_print(html, "'sha256-%s'", digest ? digest : "");
  if (!digest) html->is_short_of_memory = true;
  free(digest);
}

/* The words that may stand in sentences. */
static bool find_names(reach_webpage *page) {
  const json_t *names = json_object_get(page->story, "names");
  size_t i, n = json_array_size(names);
  const json_t *name;
  page->name = calloc(n + 1, sizeof *page->name);
  if (!page->name) return false;
  json_array_foreach(names, i, name) {
    const char *text = json_string_value(name);
    if (text && *text) page->name[page->n_names++] = text;
  }
  return true;
}

static bool has_explorer(const reach_webpage *page) {
  return json_is_object(json_object_get(page->story, "explorer"));
}

static void add_head(reach_webpage *page) {
  reach_html *html = page->html;
  reach_html_add(html,
                 "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n"
                 "<head>\n<meta charset=\"utf-8\"/>\n"
                 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                 "'none'; base-uri 'none'; form-action 'none'; img-src data: blob:; "
                 "style-src ");
  add_hash(html, asset("report.css"));
  reach_html_add(html, "; script-src ");
  add_hash(html, asset("report.js"));
  if (has_explorer(page)) {
    reach_html_add(html, " ");
    add_hash(html, asset("explorer.js"));
  }
  reach_html_add(html, "\"/>\n<meta name=\"viewport\" content=\"width=device-width, "
                       "initial-scale=1\"/>\n<meta name=\"generator\" content=\"Orgreach ");
  reach_html_text(html, reach_webpage_text(page->story, "version"));
  reach_html_add(html, "\"/>\n<title>");
  reach_html_text(html, reach_webpage_text(page->story, "title"));
  reach_html_add(html, "</title>\n<style>");
  reach_html_add(html, asset("report.css"));
  reach_html_add(html, "</style>\n</head>\n");
}

static void add_masthead(reach_webpage *page) {
  enum { LONG_TITLE = 110 }; /* more than four lines of large letters */
  reach_html *html = page->html;
  const char *title = reach_webpage_text(page->story, "title");
  reach_html_add(html, "<body>\n<a class=\"skip\" href=\"#answer\">Skip to the answer</a>\n"
                       "<header>\n<div class=\"bar\"><p class=\"mark\">Orgreach <span>Simulated"
                       "</span></p><button type=\"button\" id=\"theme\" hidden=\"hidden\" "
                       "aria-pressed=\"false\">Dark</button></div>\n");
  reach_html_add(html, reach_utf8_count(title) > LONG_TITLE ? "<h1 class=\"long\">" : "<h1>");
  reach_html_bdi(html, title);
  reach_html_add(html, "</h1>\n<p class=\"setting\">");
  reach_html_text(html, reach_webpage_text(page->story, "setting"));
  reach_html_add(html, "</p>\n</header>\n");
}

void reach_webpage_begin_section(reach_webpage *page, const char *id, const char *title) {
  reach_html_print(
      page->html, "<section id=\"%s\" aria-labelledby=\"%s-title\">\n<h2 id=\"%s-title\">%s</h2>\n",
      id, id, id, title);
}

void reach_webpage_end_section(reach_webpage *page) {
  reach_html_add(page->html, "</section>\n");
}

void reach_webpage_paragraph(reach_webpage *page, const char *class, const char *sentence) {
  if (!*sentence) return;
  reach_html_print(page->html, "<p class=\"%s\">", class);
  reach_html_sentence(page->html, sentence, page->name, page->n_names);
  reach_html_add(page->html, "</p>\n");
}

/* A place of the page that the list of contents names. */
typedef struct {
  const char *id, *word, *title;
} place;

static const place places[] = {{"answer", "Answer", "The answer"},
                               {"explore", "What if", "What if?"},
                               {"charts", "Charts", "Charts"},
                               {"numbers", "Numbers", "The numbers"},
                               {"basis", "Assumptions", "What this rests on"},
                               {"limits", "Limits", "What the model does not know"},
                               {"again", "Repeat", "The same numbers again"}};
enum { ANSWER, EXPLORE, CHARTS, NUMBERS, BASIS, LIMITS, AGAIN, N_PLACES };

/* Only a sweep has sliders, and some results no charts. */
static bool is_there(const reach_webpage *page, size_t which) {
  if (which == EXPLORE) return has_explorer(page);
  return which != CHARTS || json_array_size(json_object_get(page->story, "charts"));
}

static void add_contents(reach_webpage *page) {
  reach_html_add(page->html, "<nav aria-label=\"Contents\"><ul>");
  for (size_t i = 0; i < N_PLACES; i++)
    if (is_there(page, i))
      reach_html_print(page->html, "<li><a href=\"#%s\">%s</a></li>", places[i].id, places[i].word);
  reach_html_add(page->html, "</ul></nav>\n<main>\n");
}

static int add_section(reach_webpage *page, size_t which) {
  int status = 0;
  reach_webpage_begin_section(page, places[which].id, places[which].title);
  switch (which) {
  case ANSWER:
    reach_webpage_answer(page);
    break;
  case EXPLORE:
    reach_webpage_explorer(page);
    break;
  case CHARTS:
    status = reach_webpage_charts(page);
    break;
  case NUMBERS:
    reach_webpage_table(page, "points");
    reach_webpage_table(page, "measures");
    reach_webpage_table(page, "comparison");
    break;
  case BASIS:
    reach_webpage_paragraph(page, "claim", reach_webpage_text(page->story, "claim"));
    reach_webpage_table(page, "matters");
    reach_webpage_table(page, "assumptions");
    break;
  case LIMITS:
    reach_webpage_limits(page);
    break;
  case AGAIN:
    status = reach_webpage_reproduce(page);
    break;
  }
  reach_webpage_end_section(page);
  return status;
}

int reach_webpage_make(const json_t *story, const reach_folder *folder, reach_html *html,
                       reach_report *report) {
  reach_webpage page = {.story = story, .folder = folder, .html = html, .report = report};
  if (!find_names(&page)) return reach_report_no_memory(report, "the page");
  add_head(&page);
  add_masthead(&page);
  add_contents(&page);
  int status = 0;
  for (size_t i = 0; i < N_PLACES && !status; i++)
    if (is_there(&page, i)) status = add_section(&page, i);
  reach_html_add(html, "</main>\n<footer><p>Made by Orgreach ");
  reach_html_text(html, reach_webpage_text(story, "version"));
  reach_html_add(html, " from simulated numbers. This page is one file and loads nothing.</p>"
                       "</footer>\n<script>");
  reach_html_add(html, asset("report.js"));
  if (has_explorer(&page)) {
    reach_html_add(html, "</script>\n<script>");
    reach_html_add(html, asset("explorer.js"));
  }
  reach_html_add(html, "</script>\n</body>\n</html>\n");
  free(page.name);
  if (!status && html->is_short_of_memory) status = reach_report_no_memory(report, "the page");
  return status;
}

static int stage(reach_folder *folder, const char *name, const char *text, size_t n,
                 reach_report *report) {
  reach_file file;
  int status = reach_file_create(&file, folder, name, report);
  if (status) return status;
  reach_file_write(&file, text, n);
  return reach_file_stage(&file, report);
}

static int stage_page(const json_t *story, reach_folder *folder, reach_report *report) {
  reach_html html = {0};
  int status = reach_webpage_make(story, folder, &html, report);
  if (!status) status = stage(folder, REACH_PAGE_NAME, html.text, html.n, report);
  reach_html_free(&html);
  return status;
}

int reach_webpage_stage_alone(json_t *story, reach_folder *folder, reach_report *report) {
  int status =
      story ? stage_page(story, folder, report) : reach_report_no_memory(report, "the page");
  json_decref(story);
  return status;
}

int reach_webpage_stage(json_t *story, reach_folder *folder, reach_report *report) {
  char *text = reach_json_text(json_incref(story));
  int status = text ? stage(folder, REACH_STORY_NAME, text, strlen(text), report)
                    : reach_report_no_memory(report, "the page");
  /* what `report` would read: numbers with their marks */
  json_t *kept = text ? reach_json_read(text) : NULL;
  if (!status && !kept) status = reach_report_no_memory(report, "the page");
  if (!status) status = stage_page(kept, folder, report);
  json_decref(kept);
  free(text);
  json_decref(story);
  return status;
}

static int check_story(const json_t *story, const reach_folder *folder, reach_report *report) {
  const json_t *format = json_object_get(story, "format");
  if (json_is_integer(format) && json_integer_value(format) == REACH_STORY_FORMAT) return 0;
  return reach_report_add(
      report, REACH_UNREADABLE, "%s/%s: is %s; the same run again writes it anew", folder->path,
      REACH_STORY_NAME, json_is_integer(format) ? "of another version" : "damaged");
}

int reach_webpage_read_story(const reach_folder *folder, json_t **story, reach_report *report) {
  char *text = NULL;
  size_t n = 0;
  *story = NULL;
  int status = reach_file_read(folder, REACH_STORY_NAME, &text, &n, report);
  if (status) return status;
  if (!text)
    return reach_report_add(report, REACH_UNREADABLE,
                            "%s: there is no %s in it, of which a page is made; 'orgreach run' "
                            "writes it",
                            folder->path, REACH_STORY_NAME);
  *story = reach_json_read(text);
  bool is_short = !*story && errno == ENOMEM;
  free(text);
  if (is_short) return reach_report_no_memory(report, "the page");
  status = check_story(*story, folder, report);
  if (!status) return 0;
  json_decref(*story);
  *story = NULL;
  return status;
}

int reach_webpage_stage_again(reach_folder *folder, reach_report *report) {
  json_t *story;
  int status = reach_webpage_read_story(folder, &story, report);
  if (!status) status = stage_page(story, folder, report);
  json_decref(story);
  return status;
}
