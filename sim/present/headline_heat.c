/* What a map of a sweep says, as a sentence that its numbers and intervals bear out. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "present/headline.h"
#include "present/heat_labels.h"
#include "present/sweep_words.h"

static reach_signs tally_of(const reach_heat *heat) {
  reach_signs t = {0};
  for (size_t p = 0; p < heat->n_panels; p++)
    for (size_t k = 0; k < reach_heat_up(heat); k++)
      for (size_t i = 0; i < reach_heat_across(heat); i++)
        reach_signs_add(&t, reach_heat_point(heat, p, i, k), reach_heat_score(heat, p, i, k));
  return t;
}

/* Where the ratio becomes 1 in the row that is nearest to the scenario's own. */
static bool crossing_of(const reach_heat *heat, reach_line *out) {
  const reach_design *design = heat->plot.design;
  if (!heat->plot.is_ratio || heat->form == REACH_HEAT_DOTS) return false;
  size_t k = reach_side_nearest(&heat->y, reach_sweep_axis_own(design, heat->y.axis));
  reach_break_even found;
  reach_break_even_start(&found);
  for (size_t i = 0; i < heat->x.n; i++)
    reach_break_even_add(&found, heat->x.value[i], reach_heat_score(heat, 0, i, k));
  if (!reach_break_even_is_certain(&found)) return false;
  bool is_fine = heat->form == REACH_HEAT_SMOOTH;
  reach_line when = reach_sweep_crossing(&heat->plot, heat->x.axis, &found, is_fine);
  reach_line row = reach_sweep_axis_words(design, heat->y.axis, heat->y.value[k]);
  snprintf(out->text, sizeof out->text, "%.500s, at %.200s %.100s", when.text,
           reach_line_clean(design->axis[heat->y.axis].key).text, row.text);
  return true;
}

static reach_line sentence(const reach_result *result, bool has_panels) {
  reach_line out = {""};
  reach_heat heat = reach_heat_of(result, has_panels);
  if (heat.is_there && (heat.n_panels > 1 || !crossing_of(&heat, &out))) {
    reach_signs t = tally_of(&heat);
    const size_t axes[] = {heat.x.axis, heat.y.axis, heat.third.axis};
    out = reach_sweep_found(&heat.plot, &t, axes, heat.third.n ? 3 : 2);
    if (heat.plot.is_ratio && heat.n_panels_in_all > 1 && !heat.third.n)
      out = reach_sweep_found_of_all(result);
  }
  reach_heat_free(&heat);
  return out;
}

reach_line reach_headline_heat(const reach_result *result) {
  return sentence(result, false);
}

reach_line reach_headline_multiples(const reach_result *result) {
  return sentence(result, true);
}

/* "; no clear difference is hatched", and what else is marked. */
static void add_marks(reach_line *out, const reach_heat *heat) {
  reach_signs t = tally_of(heat);
  bool has_dots = heat->form == REACH_HEAT_DOTS;
  if (reach_heat_has_break_even(heat)) reach_line_add(out, " Heavy line: break-even.");
  if (heat->plot.is_ratio && t.n_unclear && !has_dots)
    reach_line_add(out, " Hatched: no clear difference (95 %% interval).");
  reach_vertex own;
  bool has_own = false;
  for (size_t p = 0; p < heat->n_panels; p++) has_own = has_own || reach_heat_own(heat, p, &own);
  if (has_own) reach_line_add(out, " Ring: the scenario.");
  if (t.n < t.n_all)
    reach_line_add(out, " ×: %s of %s points without a value.",
                   reach_number_grouped((double)(t.n_all - t.n), 0).text,
                   reach_number_grouped((double)t.n_all, 0).text);
}

static void add_panels(reach_line *out, const reach_heat *heat) {
  if (heat->n_panels_in_all <= heat->n_panels) return;
  reach_line_add(out, " %zu of %zu %s are shown.", heat->n_panels, heat->n_panels_in_all,
                 heat->third.n ? "values" : "organizations");
}

static reach_line subtitle(const reach_result *result, bool has_panels) {
  reach_heat heat = reach_heat_of(result, has_panels);
  reach_line out = {""};
  if (heat.is_there) {
    bool is_of_many = heat.n_panels_in_all > 1 && !heat.third.n;
    out = reach_sweep_shown(&heat.plot, is_of_many);
    add_marks(&out, &heat);
    add_panels(&out, &heat);
    reach_line_add(&out, " %s", reach_sweep_points(&heat.plot).text);
    if (heat.form == REACH_HEAT_SMOOTH)
      reach_line_add(&out, "; colours between them are interpolated");
    const size_t shown[] = {heat.x.axis, heat.y.axis, heat.third.axis};
    reach_line_add(&out, ".%s",
                   reach_sweep_others(&heat.plot, heat.fixed, shown, heat.third.n ? 3 : 2).text);
  }
  reach_heat_free(&heat);
  return out;
}

reach_line reach_chart_heat_subtitle(const reach_result *result) {
  return subtitle(result, false);
}

reach_line reach_chart_multiples_subtitle(const reach_result *result) {
  return subtitle(result, true);
}
