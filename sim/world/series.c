#include "world/series.h"

#include <math.h>
#include <stdlib.h>

#include "world/cells.h"

/* Counts beyond are no whole numbers any more; times beyond, no series of adoptions. */
static const double most_adopters = 1e15, most_time = 1e6;

static int make_room(reach_series *s, reach_report *report) {
  const size_t begin = 64;
  if (s->n < s->capacity) return 0;
  size_t capacity = s->capacity ? 2 * s->capacity : begin;
  double *end = realloc(s->end, capacity * sizeof *end);
  if (end) s->end = end;
  double *adopters = realloc(s->adopters, capacity * sizeof *adopters);
  if (adopters) s->adopters = adopters;
  if (!end || !adopters) return reach_report_no_memory(report, "a series of adopters");
  s->capacity = capacity;
  return 0;
}

typedef struct {
  int time, adopters; /* columns */
  bool is_since_launch;
} columns;

static int read_row(const reach_cells *cells, const columns *of, reach_series *s,
                    reach_report *report) {
  double end = 0, adopters = 0;
  int status = reach_cells_number(cells, of->time, of->is_since_launch ? 0 : -most_time, most_time,
                                  &end, report);
  if (!status)
    status = reach_cells_number(cells, of->adopters, 0, most_adopters, &adopters, report);
  if (status) return status;
  bool is_rising = s->n ? end > s->end[s->n - 1] : !of->is_since_launch || end > 0;
  if (!is_rising)
    return reach_cells_refuse(
        cells, of->time,
        s->n ? "is not after the one before it; periods come in order, each once"
             : "0: the first period ends after the launch, so its time is above 0",
        report);
  if (s->n == REACH_MOST_PERIODS)
    return reach_cells_refuse(cells, of->time, "too many periods (allowed 4 to 5000)", report);
  status = make_room(s, report);
  if (status) return status;
  s->end[s->n] = end;
  s->adopters[s->n++] = adopters;
  return 0;
}

static int find_columns(const reach_cells *cells, columns *of, reach_report *report) {
  int time = reach_cells_column(cells, "time"), period = reach_cells_column(cells, "period");
  *of = (columns){time >= 0 ? time : period, reach_cells_column(cells, "adopters"), time >= 0};
  if (of->time >= 0 && of->adopters >= 0 && (time < 0 || period < 0)) return 0;
  return reach_report_add(report, REACH_UNREADABLE,
                          "%s:1:1: the first line must name the columns adopters and either period "
                          "or time (since the launch)",
                          cells->lines.path);
}

/* Periods that are numbered from anywhere begin one before the first. */
static void count_from_launch(reach_series *s) {
  double launch = s->end[0] - (s->end[1] - s->end[0]);
  for (size_t i = 0; i < s->n; i++) s->end[i] -= launch;
}

static int check_whole(const char *path, const reach_series *s, reach_report *report) {
  double all = 0;
  if (s->n < REACH_LEAST_PERIODS)
    return reach_report_add(report, REACH_UNREADABLE,
                            "%s: %lu periods are too few for a curve of three parameters (allowed "
                            "4 to 5000)",
                            path, (unsigned long)s->n);
  for (size_t i = 0; i < s->n; i++) all += s->adopters[i];
  if (all > 0) return 0;
  return reach_report_add(report, REACH_UNREADABLE, "%s: nobody adopts in any period", path);
}

int reach_series_read(const char *path, reach_series *series, reach_report *report) {
  reach_cells cells;
  columns of = {0};
  bool more = true;
  *series = (reach_series){0};
  int status = reach_cells_open(path, &cells, report);
  if (!status) status = find_columns(&cells, &of, report);
  while (!status && more) {
    status = reach_cells_next(&cells, &more, report);
    if (!status && more) status = read_row(&cells, &of, series, report);
  }
  if (!status) status = check_whole(path, series, report);
  if (!status && !of.is_since_launch) count_from_launch(series);
  reach_cells_close(&cells);
  return status;
}

void reach_series_free(reach_series *series) {
  free(series->end);
  free(series->adopters);
  *series = (reach_series){0};
}
