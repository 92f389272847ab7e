#include "present/animation.h"

#include <stdlib.h>
#include <string.h>

#include "present/chart_job.h"
#include "present/chart_picture.h"
#include "present/chart_script.h"

#define CHART "work-network"
#define NAME "work-network-animated"

const char *const reach_animation_name[] = {NAME ".gif", NAME ".svg", NULL};

enum { SVG = 1, N_STILL = 3, N_PARTS = 3, LEAST_GIF = 1000 };
static const double step_seconds = 0.45; /* as in plots/work-network-animated.gp */
static const double default_seconds = 120;

/* --- the style ------------------------------------------------------------------------------ */

static size_t count(const char *text, const char *word) {
  size_t n = 0;
  for (const char *at = text; (at = strstr(at, word)); at += strlen(word)) n++;
  return n;
}

/* Parts in their order: what stands still, then for each step who told whom, then for each the
 * people, then for each its day. A day is seen as long as its step, the last one on. */
static void write_style(FILE *out, size_t n_steps) {
  fputs("<style>\n@keyframes on {from {opacity: 0} to {opacity: 1}}\n"
        "@keyframes tick {from, to {opacity: 1}}\n",
        out);
  for (size_t k = 0; k < n_steps; k++) {
    size_t telling = N_STILL + 1 + k, person = telling + n_steps, clock = person + n_steps;
    double at = step_seconds * (double)k;
    if (k)
      fprintf(out, "#reach_plot_%zu, #reach_plot_%zu {animation: on 0.3s linear %.2fs backwards}\n",
              telling, person, at);
    if (k + 1 < n_steps)
      fprintf(out, "#reach_plot_%zu {opacity: 0; animation: tick %.2fs %.2fs}\n", clock,
              step_seconds, at);
    else
      fprintf(out, "#reach_plot_%zu {animation: on 0.01s %.2fs backwards}\n", clock, at);
  }
  fputs("@media (prefers-reduced-motion: reduce) {g {animation: none !important}}\n</style>\n",
        out);
}

char *reach_animation_style(const char *svg, bool *is_short) {
  static const char first[] = "<g id=\"gnuplot_canvas\">";
  const char *place = strstr(svg, first);
  size_t n_groups = count(svg, "<g id=\"reach_plot_"), n = 0;
  *is_short = false;
  if (!place || n_groups < N_STILL + N_PARTS || (n_groups - N_STILL) % N_PARTS) return NULL;
  char *text = NULL;
  FILE *out = open_memstream(&text, &n);
  *is_short = !out;
  if (!out) return NULL;
  fwrite(svg, 1, (size_t)(place - svg), out);
  write_style(out, (n_groups - N_STILL) / N_PARTS);
  fputs(place, out);
  *is_short = ferror(out);
  if (fclose(out) || !text) *is_short = true;
  if (!*is_short) return text;
  free(text);
  return NULL;
}

/* --- drawing -------------------------------------------------------------------------------- */

/* What a finished chart left, and what comes of it. */
typedef struct {
  reach_folder *folder;
  char *text, *data; /* script and numbers of the chart; owned */
  char *script;      /* of the animation; owned */
  char *gif, *svg;   /* owned */
  size_t n_data, n_gif;
} animation;

static int refuse(const animation *a, const char *why, reach_report *report) {
  return reach_report_add(report, REACH_UNREADABLE, "%s/" CHART ".csv: %s", a->folder->path, why);
}

static int read_chart(animation *a, const reach_chart_options *options, reach_report *report) {
  size_t n = 0;
  char place[PATH_MAX], *script = NULL;
  int status = reach_file_read(a->folder, CHART ".gp", &a->text, &n, report);
  if (!status) status = reach_file_read(a->folder, CHART ".csv", &a->data, &a->n_data, report);
  if (status) return status;
  if (!a->text || !a->data)
    return refuse(a, "is missing: there is no work network to animate", report);
  const char *end = strchr(a->data, '\n');
  if (!end || !memmem(a->data, (size_t)(end - a->data), ",day", strlen(",day")))
    return refuse(a, "has no days; the same run again writes them", report);
  snprintf(place, sizeof place, "%s/" CHART ".gp", a->folder->path);
  status = reach_script_check(a->text, n, place, CHART, options->theme, options->aspect, &script,
                              report);
  if (status) return status;
  a->script = reach_script_with(script, NAME);
  free(script);
  return a->script ? 0 : reach_report_no_memory(report, "an animation");
}

/* A GIF is whole where it ends with its trailer. */
static int read_gif(const char *folder, animation *a, reach_report *report) {
  static const char magic[] = "GIF89a", trailer = ';';
  size_t n = 0;
  char path[PATH_MAX + 80];
  snprintf(path, sizeof path, "%s/" NAME ".gif", folder);
  int status = reach_work_file_read(path, &a->gif, &n, report);
  if (status) return status;
  a->n_gif = n;
  if (a->gif && n > LEAST_GIF && !memcmp(a->gif, magic, strlen(magic)) && a->gif[n - 1] == trailer)
    return 0;
  return reach_report_add(report, REACH_CHARTS_FAILED, "chart " NAME ": gnuplot left no whole gif");
}

static int read_svg(const char *folder, animation *a, reach_report *report) {
  size_t n = 0;
  char *bytes = NULL;
  bool is_short = false;
  int status = reach_picture_read(folder, NAME, SVG, &bytes, &n, report);
  if (!status) a->svg = reach_animation_style(bytes, &is_short);
  free(bytes);
  if (status || a->svg) return status;
  if (is_short) return reach_report_no_memory(report, "an animation");
  return reach_report_add(report, REACH_CHARTS_FAILED, "chart " NAME ": gnuplot left another svg");
}

static int draw(animation *a, const reach_chart_options *options, reach_report *report) {
  reach_drawing drawing = {0};
  reach_gnuplot gnuplot = {.seconds = options->seconds > 0 ? options->seconds : default_seconds,
                           .stop = options->stop};
  reach_drawing_file file[] = {{NAME ".gp", a->script, strlen(a->script)},
                               {CHART ".csv", a->data, a->n_data}};
  int status = reach_gnuplot_find(&gnuplot, options->path, report);
  if (!status) status = reach_drawing_start(&drawing, &gnuplot, file, 2, report);
  if (!status) status = reach_drawing_wait(&drawing, NAME, report);
  if (!status) status = read_gif(drawing.folder, a, report);
  if (!status) status = read_svg(drawing.folder, a, report);
  reach_drawing_end(&drawing);
  return status;
}

int reach_charts_animate(const char *dir, const reach_chart_options *options,
                         reach_report *report) {
  reach_chart_work work;
  animation a = {.folder = &work.folder};
  int status = reach_chart_work_open(&work, dir, false, report);
  work.folder.stop = options->stop;
  if (!status) status = read_chart(&a, options, report);
  if (!status) status = draw(&a, options, report);
  if (!status)
    status = reach_file_put(&work.folder, reach_animation_name[0], a.gif, a.n_gif, report);
  if (!status)
    status = reach_file_put(&work.folder, reach_animation_name[1], a.svg, strlen(a.svg), report);
  if (!status) status = reach_folder_replace(&work.folder, report);
  free(a.text);
  free(a.data);
  free(a.script);
  free(a.gif);
  free(a.svg);
  reach_chart_work_close(&work);
  return status;
}
