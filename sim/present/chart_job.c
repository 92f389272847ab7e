#include "present/chart_job.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "present/chart_picture.h"

static const double default_seconds = 120; /* it hangs; a busy machine is slow */

static const char *const source_format[] = {"gp", "csv"};

void reach_chart_job_free(reach_chart_job *job) {
  reach_drawing_end(&job->drawing);
  free(job->script);
  free(job->data);
  *job = (reach_chart_job){0};
}

/* All names that charts may have, ended by NULL. */
static void list_names(char names[][48], const char **list) {
  size_t n = 0;
  for (const reach_chart *chart = reach_chart_table; chart->name; chart++) {
    for (int i = 0; i < REACH_FILES_OF_CHART; i++, n++) {
      snprintf(names[n], sizeof names[n], "%s.%s", chart->name,
               i < 2 ? source_format[i] : reach_picture_format[i - 2]);
      list[n] = names[n];
    }
  }
  for (size_t i = 0; reach_animation_name[i]; i++) list[n++] = reach_animation_name[i];
  list[n] = NULL;
}

int reach_chart_work_open(reach_chart_work *work, const char *dir, bool is_new,
                          reach_report *report) {
  *work = (reach_chart_work){.dir = dir, .is_new = is_new, .folder.fd = -1};
  char path[PATH_MAX];
  struct stat there;
  int n = snprintf(path, sizeof path, "%s/%s", dir, REACH_CHARTS_NAME);
  if (n < 0 || (size_t)n >= sizeof path)
    return reach_report_add(report, REACH_CANNOT_WRITE, "%s: the name is too long", dir);
  if (lstat(path, &there) == 0 && !S_ISDIR(there.st_mode))
    return reach_report_add(report, REACH_CANNOT_WRITE, "%s: %s; it is not replaced", path,
                            S_ISLNK(there.st_mode) ? "is a symbolic link" : "is not a folder");
  int status = reach_folder_open(&work->folder, path, is_new, report);
  if (status) return status;
  char names[REACH_MOST_CHART_FILES][48];
  const char *list[REACH_MOST_CHART_FILES + 1];
  list_names(names, list);
  return reach_folder_claim(&work->folder, "", true, list, report);
}

static int stage(reach_chart_work *work, const char *name, const char *format, const char *bytes,
                 size_t n, reach_report *report) {
  reach_file file;
  char *file_name = work->file_name[work->n_file_names++];
  snprintf(file_name, sizeof work->file_name[0], "%s.%s", name, format);
  int status = reach_file_create(&file, &work->folder, file_name, report);
  if (status) return status;
  reach_file_write(&file, bytes, n);
  return reach_file_stage(&file, report);
}

int reach_chart_work_stage_scripts(reach_chart_work *work, reach_report *report) {
  int status = 0;
  for (size_t i = 0; i < work->n_jobs && !status; i++)
    status = stage(work, work->job[i].name, "gp", work->job[i].script, strlen(work->job[i].script),
                   report);
  return status;
}

int reach_chart_work_stage_sources(reach_chart_work *work, reach_report *report) {
  int status = reach_chart_work_stage_scripts(work, report);
  for (size_t i = 0; i < work->n_jobs && !status; i++)
    status = stage(work, work->job[i].name, "csv", work->job[i].data, work->job[i].n_data, report);
  return status;
}

/* The script for some of the formats: the line of plots/style.gp that names them gets blanks in the
 * place of the others. Caller frees; NULL when out of memory. */
static char *script_for(const char *script, unsigned formats) {
  static const char line[] = "\nformats = '";
  char *copy = strdup(script), *list = copy ? strstr(copy, line) : NULL;
  for (int f = 0; list && f < REACH_N_FORMATS; f++) {
    char *word = strstr(list, reach_picture_format[f]);
    if (word && !(formats >> f & 1)) memset(word, ' ', strlen(reach_picture_format[f]));
  }
  return copy;
}

static int start(const reach_chart_work *work, reach_chart_job *job, const reach_gnuplot *gnuplot,
                 reach_report *report) {
  char script[48], data[48];
  snprintf(script, sizeof script, "%s.gp", job->name);
  snprintf(data, sizeof data, "%s.csv", job->name);
  char *text = script_for(job->script, work->formats);
  if (!text) return reach_report_no_memory(report, "a chart");
  reach_drawing_file file[] = {{script, text, strlen(text)}, {data, job->data, job->n_data}};
  int status = reach_drawing_start(&job->drawing, gnuplot, file, 2, report);
  free(text);
  return status;
}

/* Waits for a chart and stages its pictures: all that are wanted, or none. */
static int finish(reach_chart_work *work, reach_chart_job *job, reach_report *report) {
  char *bytes[REACH_N_FORMATS] = {0};
  size_t n[REACH_N_FORMATS];
  if (!job->drawing.child.pid) return 0; /* did not start */
  int status = reach_drawing_wait(&job->drawing, job->name, report);
  for (int f = 0; f < REACH_N_FORMATS && !status; f++) {
    if (!(work->formats >> f & 1)) continue;
    status = reach_picture_read(job->drawing.folder, job->name, f, &bytes[f], &n[f], report);
  }
  for (int f = 0; f < REACH_N_FORMATS && !status; f++)
    if (bytes[f]) status = stage(work, job->name, reach_picture_format[f], bytes[f], n[f], report);
  for (int f = 0; f < REACH_N_FORMATS; f++) free(bytes[f]);
  reach_drawing_end(&job->drawing);
  return status;
}

/* Charts that fail do not stop the others; anything else does. */
static int keep_going(int status, int *failed) {
  if (status == REACH_CHARTS_FAILED) *failed = status;
  return status == REACH_CHARTS_FAILED ? 0 : status;
}

/* Two at a time: the next one starts before the one before it is waited for. */
static int draw_all(reach_chart_work *work, const reach_gnuplot *gnuplot, int *failed,
                    reach_report *report) {
  int status = 0;
  for (size_t i = 0; i <= work->n_jobs && !status; i++) {
    if (i < work->n_jobs) status = keep_going(start(work, &work->job[i], gnuplot, report), failed);
    if (i && !status) status = keep_going(finish(work, &work->job[i - 1], report), failed);
  }
  return status;
}

/* "orgreach plot DIR" as one would type it. */
static void say_how_to_repeat(const char *dir, reach_report *report) {
  bool is_plain = !dir[strspn(dir, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                   "0123456789_./-")];
  const char *before = *dir == '-' ? "./" : "";
  char *quoted = malloc(4 * strlen(dir) + 3), *to = quoted;
  if (quoted && !is_plain) {
    *to++ = '\'';
    for (const char *c = dir; *c; c++) {
      if (*c == '\'') to = stpcpy(to, "'\\'");
      *to++ = *c;
    }
    stpcpy(to, "'");
  }
  reach_report_add(report, REACH_CHARTS_FAILED,
                   "the results are kept; to draw the charts again: orgreach plot %s%s", before,
                   quoted && !is_plain ? quoted : dir);
  free(quoted);
}

/* A picture of earlier numbers must not stand beside new ones. */
static int remove_stale(const reach_chart_work *work, const char *name, reach_report *report) {
  for (size_t i = 0; i < work->n_file_names; i++)
    if (!strcmp(work->file_name[i], name)) return 0;
  if (!unlinkat(work->folder.fd, name, 0) || errno == ENOENT) return 0;
  return reach_report_add(report, REACH_CANNOT_WRITE, "%s/%s: cannot remove it: %s",
                          work->folder.path, name, strerror(errno));
}

int reach_chart_work_draw(reach_chart_work *work, const reach_chart_options *options,
                          reach_report *report) {
  reach_gnuplot gnuplot = {.seconds = options->seconds > 0 ? options->seconds : default_seconds,
                           .stop = options->stop};
  char names[REACH_MOST_CHART_FILES][48];
  const char *list[REACH_MOST_CHART_FILES + 1];
  static const char *const nothing[] = {NULL};
  int failed = 0;
  work->folder.stop = options->stop;
  work->formats = options->formats ? options->formats : (1u << REACH_N_FORMATS) - 1;
  int status = keep_going(reach_gnuplot_find(&gnuplot, options->path, report), &failed);
  if (!failed && !status) status = draw_all(work, &gnuplot, &failed, report);
  list_names(names, list);
  for (size_t i = 0; !status && work->is_new && list[i]; i++)
    status = remove_stale(work, list[i], report);
  if (!status) status = reach_folder_publish(&work->folder, nothing, report);
  if (!status && failed) say_how_to_repeat(work->dir, report);
  return status ? status : failed;
}

void reach_chart_work_close(reach_chart_work *work) {
  for (size_t i = 0; i < work->n_jobs; i++) reach_chart_job_free(&work->job[i]);
  reach_folder_close(&work->folder);
}
