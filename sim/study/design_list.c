/* Points one by one, as KEY=VALUE KEY=VALUE; what one does not name is as in the scenario. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/utf8.h"
#include "study/design.h"

/* "KEY=VALUE" at `text`: its key of n_key bytes, its value of n_value. */
typedef struct {
  const char *text;
  size_t n_key, n_value;
} pair;

/* The next pair of a point, or false at its end. */
static bool next_pair(const char **at, pair *p) {
  *at += strspn(*at, " ");
  size_t n = strcspn(*at, " ");
  const char *equals = memchr(*at, '=', n);
  *p = (pair){*at, equals ? (size_t)(equals - *at) : n, 0};
  p->n_value = equals ? n - p->n_key - 1 : 0;
  *at += n;
  return n > 0;
}

static size_t find(const reach_design *design, pair p) {
  size_t d = 0;
  while (d < design->n_axes && (strlen(design->axis[d].key) != p.n_key ||
                                strncmp(design->axis[d].key, p.text, p.n_key) != 0))
    d++;
  return d;
}

static bool is_taken(const reach_design *design, const reach_axis *axis) {
  for (const reach_axis *a = design->axis; a < axis; a++)
    if (a->param == axis->param && a->organizations & axis->organizations) return true;
  return false;
}

/* Keys of all points are the axes, in the order in which they come. */
static int add_keys(reach_design *design, const char *point, char why[REACH_WHY_SIZE]) {
  pair p;
  while (next_pair(&point, &p)) {
    if (find(design, p) < design->n_axes) continue;
    if (design->n_axes == REACH_MOST_AXES) {
      snprintf(why, REACH_WHY_SIZE, "more than %d different keys", REACH_MOST_AXES);
      return REACH_TOO_BIG;
    }
    reach_axis *axis = &design->axis[design->n_axes++];
    int status = reach_axis_read_key(design->scenario, p.text, p.n_key, axis, why);
    if (status) return status;
    if (!is_taken(design, axis)) continue;
    snprintf(why, REACH_WHY_SIZE, "%.100s: another key gives this value already", axis->key);
    return REACH_INVALID;
  }
  return 0;
}

static int read_point(reach_design *design, const char *text, double *value,
                      char why[REACH_WHY_SIZE]) {
  pair p;
  for (size_t d = 0; d < design->n_axes; d++) value[d] = NAN;
  while (next_pair(&text, &p)) {
    size_t d = find(design, p);
    char said[REACH_WHY_SIZE];
    const char *word = p.text + p.n_key + (p.n_value > 0);
    int status = reach_axis_read_value(&design->axis[d], word, p.n_value, &value[d], said);
    if (!status) continue;
    if (status == REACH_INVALID)
      snprintf(why, REACH_WHY_SIZE, "%.100s: %.200s", design->axis[d].key, said);
    return status;
  }
  return 0;
}

static int blame(uint64_t point, const char *text, int status, char why[REACH_WHY_SIZE]) {
  char said[REACH_WHY_SIZE];
  snprintf(said, sizeof said, "%s", why);
  snprintf(why, REACH_WHY_SIZE, "point %llu (%.100s): %.250s", (unsigned long long)point,
           reach_show(text).text, said);
  return status;
}

static int prepare(reach_design *design, char why[REACH_WHY_SIZE]) {
  const reach_list *list = &design->scenario->organization[0].params.sweep_list;
  int status = 0;
  design->n_points = list->n_items;
  for (uint64_t i = 0; i < list->n_items; i++) {
    status = add_keys(design, list->name[i], why);
    if (status) return blame(i, list->name[i], status, why);
  }
  if (!list->n_items || !design->n_axes) {
    snprintf(why, REACH_WHY_SIZE, "list takes its points from sweep.list, which names nothing");
    return REACH_INVALID;
  }
  design->listed = calloc(list->n_items * design->n_axes, sizeof *design->listed);
  if (!design->listed) return REACH_NO_MEMORY;
  for (uint64_t i = 0; i < list->n_items && !status; i++) {
    status = read_point(design, list->name[i], design->listed + i * design->n_axes, why);
    if (status) return blame(i, list->name[i], status, why);
  }
  return 0;
}

static double value(const reach_design *design, uint64_t point, size_t axis) {
  return design->listed[point * design->n_axes + axis];
}

const reach_design_kind reach_design_list = {
    .summary = "the points of sweep.list", .prepare = prepare, .value = value};
