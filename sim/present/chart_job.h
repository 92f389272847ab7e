/* Charts on their way: sources and pictures go into DIR/charts all together, or none. */
#ifndef REACH_PRESENT_CHART_JOB_H
#define REACH_PRESENT_CHART_JOB_H

#include <limits.h>

#include "present/animation.h"
#include "present/chart.h"
#include "present/gnuplot.h"
#include "store/file.h"

typedef struct {
  const char *name;    /* of the chart; a constant */
  char *script, *data; /* owned */
  size_t n_data;
  reach_drawing drawing;
} reach_chart_job;

enum {
  REACH_MOST_CHARTS = 40,
  REACH_FILES_OF_CHART = 5,
  REACH_MOST_CHART_FILES = REACH_MOST_CHARTS * REACH_FILES_OF_CHART + REACH_N_ANIMATIONS
};
_Static_assert((int)REACH_MOST_CHART_FILES <= (int)REACH_MAX_STAGED,
               "all charts are published together");

typedef struct {
  const char *dir;     /* the result folder, borrowed */
  reach_folder folder; /* dir/charts */
  reach_chart_job job[REACH_MOST_CHARTS];
  size_t n_jobs;
  unsigned formats; /* bits of reach_picture_format that are drawn */
  bool is_new;      /* files of charts that do not apply are removed */
  char file_name[REACH_MOST_CHART_FILES][48];
  size_t n_file_names;
} reach_chart_work;

/* Opens dir/charts, which must not be a symbolic link. */
int reach_chart_work_open(reach_chart_work *work, const char *dir, bool is_new,
                          reach_report *report);

/* Puts NAME.gp of all jobs beside their places; and their NAME.csv. */
int reach_chart_work_stage_scripts(reach_chart_work *work, reach_report *report);
int reach_chart_work_stage_sources(reach_chart_work *work, reach_report *report);

/* Draws all jobs, two at a time, and gives everything its final name. With charts that
 * failed: REACH_CHARTS_FAILED, the rest is there. */
int reach_chart_work_draw(reach_chart_work *work, const reach_chart_options *options,
                          reach_report *report);

void reach_chart_work_close(reach_chart_work *work);
void reach_chart_job_free(reach_chart_job *job);

#endif
