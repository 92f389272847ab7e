#include "present/slides.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "present/chart_picture.h"
#include "present/gnuplot.h"
#include "present/plots.h"
#include "present/webpage.h"
#include "present/zip_dates.h"
#include "store/file.h"
#include "store/json.h"

enum { MOST_PICTURES = 64, LONGEST_NAME = 80 };
static const double default_seconds = 60;
/* Where pandoc looks for its own second layout, that of a slide with a title and something below.
 */
#define LAYOUT_NAME "pptx/ppt/slideLayouts/slideLayout2.xml"

/* What pandoc gets: the Markdown, the layout, pictures. */
typedef struct {
  reach_drawing_file file[MOST_PICTURES + 2];
  char name[MOST_PICTURES][LONGEST_NAME]; /* "charts/reach.png" */
  char chart[MOST_PICTURES][LONGEST_NAME];
  const char *picture[MOST_PICTURES]; /* the charts that have one */
  char *bytes[MOST_PICTURES];         /* owned */
  size_t n_pictures;
  char *markdown; /* owned */
} parcel;

static void parcel_free(parcel *p) {
  for (size_t i = 0; i < p->n_pictures; i++) free(p->bytes[i]);
  free(p->markdown);
}

static bool is_png(const char *bytes, size_t n) {
  static const char magic[] = "\x89PNG\r\n\x1a\n";
  return bytes && n > sizeof magic && !memcmp(bytes, magic, sizeof magic - 1);
}

/* The pictures that are there; no others are named. */
static int collect(parcel *p, const json_t *story, const reach_folder *folder,
                   reach_report *report) {
  size_t c, n;
  const json_t *chart;
  int status = 0;
  json_array_foreach(json_object_get(story, "charts"), c, chart) {
    const char *name = json_string_value(json_object_get(chart, "name"));
    size_t i = p->n_pictures;
    if (status || i == MOST_PICTURES || !name || strlen(name) > LONGEST_NAME / 2) continue;
    if (name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")]) continue;
    snprintf(p->chart[i], LONGEST_NAME, "%s", name);
    snprintf(p->name[i], LONGEST_NAME, REACH_CHARTS_NAME "/%s.png", name);
    status = reach_file_read(folder, p->name[i], &p->bytes[i], &n, report);
    p->picture[i] = p->chart[i];
    p->file[i + 2] = (reach_drawing_file){p->name[i], p->bytes[i], n};
    if (!status && is_png(p->bytes[i], n))
      p->n_pictures++;
    else
      free(p->bytes[i]);
  }
  return status;
}

static const char *layout(void) {
  const reach_plot *plot = reach_plot_table;
  while (plot->name && strcmp(plot->name, "slide-layout.xml") != 0) plot++;
  return plot->text;
}

/* What pandoc left, with no times in it. */
static int read_deck(const char *folder, char **bytes, size_t *n, reach_report *report) {
  char path[PATH_MAX + LONGEST_NAME];
  snprintf(path, sizeof path, "%s/" REACH_DECK_NAME, folder);
  int status = reach_work_file_read(path, bytes, n, report);
  if (status || (*bytes && reach_zip_blank_dates((unsigned char *)*bytes, *n))) return status;
  free(*bytes);
  *bytes = NULL;
  return reach_report_add(report, REACH_CHARTS_FAILED, "slides: pandoc left no whole deck");
}

static int make_deck(parcel *p, const reach_gnuplot *pandoc, char **bytes, size_t *n,
                     reach_report *report) {
  reach_drawing drawing = {0};
  p->file[0] = (reach_drawing_file){REACH_SLIDES_NAME, p->markdown, strlen(p->markdown)};
  p->file[1] = (reach_drawing_file){LAYOUT_NAME, layout(), strlen(layout())};
  int status = reach_drawing_start(&drawing, pandoc, p->file, p->n_pictures + 2, report);
  if (!status) status = reach_drawing_wait(&drawing, "slides", report);
  if (!status) status = read_deck(drawing.folder, bytes, n, report);
  reach_drawing_end(&drawing);
  return status;
}

static int stage_deck(parcel *p, reach_folder *folder, const reach_slides_options *options,
                      bool *has_deck, reach_report *report) {
  static char *const argument[] = {
      "pandoc",       "--from=" REACH_SLIDES_FORMAT, "--to=pptx",       "--slide-level=2",
      "--data-dir=.", "--output=" REACH_DECK_NAME,   REACH_SLIDES_NAME, NULL};
  reach_gnuplot pandoc = {.program = "pandoc",
                          .argument = argument,
                          .stop = options->stop,
                          .seconds = options->seconds > 0 ? options->seconds : default_seconds};
  char *bytes = NULL;
  size_t n = 0;
  if (!reach_child_find("pandoc", options->path, pandoc.path)) {
    unlinkat(folder->fd, REACH_DECK_NAME, 0); /* it would be of other charts */
    return 0;
  }
  int status = make_deck(p, &pandoc, &bytes, &n, report);
  if (!status) status = reach_file_put(folder, REACH_DECK_NAME, bytes, n, report);
  *has_deck = !status;
  free(bytes);
  return status;
}

int reach_slides_stage(reach_folder *folder, const reach_slides_options *options, bool *has_deck,
                       reach_report *report) {
  json_t *story = NULL;
  *has_deck = false;
  int status = reach_webpage_read_story(folder, &story, report);
  if (status) return status;
  parcel *p = calloc(1, sizeof *p);
  status = p ? collect(p, story, folder, report) : reach_report_no_memory(report, "the slides");
  if (!status) {
    p->markdown = reach_slides_markdown(story, p->picture, p->n_pictures);
    if (!p->markdown) status = reach_report_no_memory(report, "the slides");
  }
  if (!status)
    status = reach_file_put(folder, REACH_SLIDES_NAME, p->markdown, strlen(p->markdown), report);
  if (!status) status = stage_deck(p, folder, options, has_deck, report);
  if (p) parcel_free(p);
  free(p);
  json_decref(story);
  return status;
}
