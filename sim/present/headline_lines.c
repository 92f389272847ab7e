/* What lines of a sweep say, as a sentence that their numbers and intervals bear out. */
#include <math.h>
#include <stdio.h>

#include "present/chart_kinds.h"
#include "present/family.h"
#include "present/headline.h"
#include "present/sweep_words.h"

/* From so many values on a crossing is looked for between them. */
enum { MANY_VALUES = 10 };

static reach_score focus_at(const reach_family *l, size_t line, size_t i) {
  return reach_sweep_score(&l->plot, reach_family_point(l, line, i), l->plot.focus);
}

/* The line of the second axis' value that is nearest to the scenario's own. */
static size_t own_line(const reach_family *l) {
  if (!l->second.n) return 0;
  double own = reach_sweep_axis_own(l->plot.design, l->second.axis);
  size_t best = 0;
  for (size_t k = 0; k < l->n_lines; k++) {
    double here = reach_axis_value(&l->plot.design->axis[l->second.axis], l->line[k].second);
    double there = reach_axis_value(&l->plot.design->axis[l->second.axis], l->line[best].second);
    if (fabs(here - own) < fabs(there - own)) best = k;
  }
  return best;
}

static reach_line own_value(const reach_family *l, size_t line) {
  const reach_design *design = l->plot.design;
  double value = reach_axis_value(&design->axis[l->second.axis], l->line[line].second);
  return reach_sweep_axis_words(design, l->second.axis, value);
}

static bool crossing_of(const reach_family *l, reach_line *out) {
  if (!l->plot.is_ratio || l->x.has_words) return false;
  size_t line = own_line(l);
  reach_break_even found;
  reach_break_even_start(&found);
  for (size_t i = 0; i < l->x.n; i++)
    reach_break_even_add(&found, l->x.value[i], focus_at(l, line, i));
  if (!reach_break_even_is_certain(&found)) return false;
  *out = reach_sweep_crossing(&l->plot, l->x.axis, &found, l->x.n >= MANY_VALUES);
  if (l->second.n)
    reach_line_add(out, ", at %.200s %.100s",
                   reach_line_clean(l->plot.design->axis[l->second.axis].key).text,
                   own_value(l, line).text);
  return true;
}

reach_line reach_headline_lines(const reach_result *result) {
  reach_line out = {""};
  reach_family l = reach_family_of(result);
  if (l.is_there && !crossing_of(&l, &out)) {
    reach_signs t = {0};
    for (size_t k = 0; k < (l.second.n ? l.n_lines : 1); k++)
      for (size_t i = 0; i < l.x.n; i++)
        reach_signs_add(&t, reach_family_point(&l, k, i), focus_at(&l, k, i));
    const size_t axes[] = {l.x.axis, l.second.axis};
    out = reach_sweep_found(&l.plot, &t, axes, l.second.n ? 2 : 1);
  }
  reach_family_free(&l);
  return out;
}

reach_line reach_chart_lines_subtitle(const reach_result *result) {
  reach_line out = {""};
  reach_family l = reach_family_of(result);
  if (!l.is_there) {
    reach_family_free(&l);
    return out;
  }
  reach_sweep_plot shown = l.plot;
  if (!l.second.n) shown.is_ratio = false;
  out = reach_sweep_shown(&shown, !l.second.n);
  if (l.second.n)
    reach_line_add(&out, " Lines: %.200s.",
                   reach_line_clean(l.plot.design->axis[l.second.axis].key).text);
  if (l.n_chosen < l.n_lines_in_all)
    reach_line_add(&out, " %zu of %zu are shown.", l.n_chosen, l.n_lines_in_all);
  if (l.plot.design->n_replicates > 1)
    reach_line_add(&out, " Bands: 95 %% interval of each point.");
  if (l.second.n && l.plot.is_ratio) reach_line_add(&out, " Dotted: break-even.");
  reach_line_add(&out, " %s.", reach_sweep_points(&l.plot).text);
  const size_t axes[] = {l.x.axis, l.second.axis};
  reach_line_add(&out, "%s", reach_sweep_others(&l.plot, l.fixed, axes, l.second.n ? 2 : 1).text);
  reach_family_free(&l);
  return out;
}
