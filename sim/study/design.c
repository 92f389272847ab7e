#include "study/design.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/shell.h"
#include "outcome/measures.h"
#include "scenario/keys.h"
#include "scenario/use.h"
#include "scenario/utf8.h"
#include "study/estimate.h"

static const char *const what = "the points of the sweep";

/* In the order of the words of sweep.design. */
static const reach_design_kind *const kinds[REACH_N_SWEEPS] = {
    [REACH_SWEEP_GRID] = &reach_design_grid,
    [REACH_SWEEP_ZIP] = &reach_design_zip,
    [REACH_SWEEP_LIST] = &reach_design_list,
    [REACH_SWEEP_RANDOM] = &reach_design_random,
    [REACH_SWEEP_LATIN_HYPERCUBE] = &reach_design_latin_hypercube,
    [REACH_SWEEP_SOBOL] = &reach_design_sobol,
    [REACH_SWEEP_MORRIS] = &reach_design_morris,
    [REACH_SWEEP_SALTELLI] = &reach_design_saltelli,
    [REACH_SWEEP_ONE_AT_A_TIME] = &reach_design_one_at_a_time};

/* The key that chose the design: in the block of that of the axes. */
static const char *chooser_of(const reach_design *design) {
  return design->axes_param == REACH_PARAM_sweep_axes ? "sweep.design" : "sensitivity.method";
}

/* A line about one axis, or one parameter of the design, at its place. */
static int refuse(const reach_design *design, int status, const char *axis, const char *why,
                  reach_report *report) {
  static const char setting[] = "--set";
  const reach_scenario *scenario = design->scenario;
  const char *place = scenario->organization[0].place[design->axes_param];
  if (status == REACH_NO_MEMORY) return reach_report_no_memory(report, what);
  if (axis && place && strncmp(place, setting, strlen(setting)) == 0)
    return reach_report_add(report, status, "--axis '%s': %s", axis, why);
  reach_whereabouts here = {scenario, 0};
  const char *key = axis ? reach_param_table[design->axes_param].key : chooser_of(design);
  char line[REACH_KEY_SIZE];
  snprintf(line, sizeof line, "%s: ", key);
  return reach_report_add(report, status, "%s: %s: %s%s%s", reach_scenario_place(&here, line), key,
                          axis ? axis : "", axis ? ": " : "", why);
}

static bool is_given_twice(const reach_design *design, const reach_axis *axis) {
  for (const reach_axis *other = design->axis; other < axis; other++)
    if (other->param == axis->param && other->organizations & axis->organizations) return true;
  return false;
}

int reach_design_read_axes(reach_design *design, const reach_list *list, reach_report *report) {
  char why[REACH_WHY_SIZE] = "";
  for (size_t i = 0; i < list->n_items; i++) {
    reach_axis *axis = &design->axis[design->n_axes++];
    int status = reach_axis_read(design->scenario, list->name[i], axis, why);
    if (!status && axis->is_interval && !design->kind->takes_intervals) {
      status = REACH_INVALID;
      snprintf(why, sizeof why, "a step is missing (allowed from:to:step, or a list)");
    }
    if (!status && is_given_twice(design, axis)) {
      status = REACH_INVALID;
      snprintf(why, sizeof why, "another axis gives this value already; remove one of them");
    }
    if (status) return refuse(design, status, reach_show(list->name[i]).text, why, report);
  }
  return 0;
}

int reach_design_start(reach_design *design, reach_report *report) {
  design->axis = calloc(REACH_MOST_AXES, sizeof *design->axis);
  return design->axis ? 0 : reach_report_no_memory(report, what);
}

int reach_design_finish(reach_design *design, reach_report *report) {
  char why[REACH_WHY_SIZE] = "";
  int status = design->kind->prepare(design, why);
  if (!status && design->n_points > REACH_MOST_POINTS) {
    status = REACH_TOO_BIG;
    snprintf(why, sizeof why, "%llu points (allowed at most %d)",
             (unsigned long long)design->n_points, REACH_MOST_POINTS);
  }
  return status ? refuse(design, status, NULL, why, report) : 0;
}

int reach_design_open(const reach_scenario *scenario, reach_design *design, reach_report *report) {
  const reach_params *p = &scenario->organization[0].params;
  bool is_morris = p->sweep_design == REACH_SWEEP_MORRIS;
  *design =
      (reach_design){.scenario = scenario,
                     .kind = kinds[p->sweep_design],
                     .axes_param = REACH_PARAM_sweep_axes,
                     .n_wanted = (uint64_t)(is_morris ? p->sweep_trajectories : p->sweep_points),
                     .n_levels = (uint64_t)p->sweep_levels,
                     .n_replicates = (uint64_t)p->sweep_replicates};
  int status = reach_design_start(design, report);
  if (status) return status;
  bool is_listed = p->sweep_design == REACH_SWEEP_LIST;
  if (is_listed ? !p->sweep_list.n_items : !p->sweep_axes.n_items)
    return reach_report_add(
        report, REACH_USAGE,
        "sweep: nothing varies; give --axis KEY=from:to:step (or KEY=a,b,c), or "
        "a sweep section in %s",
        scenario->path);
  status = reach_precision_read(scenario, &design->precision, report);
  if (design->precision.is_asked) design->n_replicates = design->precision.max;
  if (!status && !is_listed) status = reach_design_read_axes(design, &p->sweep_axes, report);
  return status ? status : reach_design_finish(design, report);
}

void reach_design_free(reach_design *design) {
  for (size_t d = 0; d < design->n_axes; d++) reach_axis_free(&design->axis[d]);
  free(design->axis);
  free(design->listed);
  free(design->direction);
  *design = (reach_design){0};
}

int reach_design_variant(const reach_design *design, uint64_t point, reach_variant *variant) {
  int status = reach_variant_init_all(variant, design->scenario);
  uint64_t changed = 0;
  size_t n = design->scenario->n_organizations;
  for (size_t o = 0; o < n && !status; o++)
    reach_variant_put(variant, o, REACH_PARAM_run_replicates, (double)design->n_replicates);
  for (size_t d = 0; d < design->n_axes && !status; d++) {
    const reach_axis *axis = &design->axis[d];
    double value = design->kind->value(design, point, d);
    if (isnan(value)) continue;
    changed |= axis->organizations;
    for (size_t o = 0; o < n; o++)
      if (axis->organizations >> o & 1) reach_variant_put(variant, o, axis->param, value);
  }
  for (size_t o = 0; o < n && !status; o++)
    if (changed >> o & 1) status = reach_variant_follow(variant, o);
  return status;
}

char *reach_design_words(const reach_design *design, uint64_t point) {
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  if (!out) return NULL;
  const char *separator = "";
  for (size_t d = 0; d < design->n_axes; d++) {
    char word[REACH_AXIS_WORD_SIZE];
    double value = design->kind->value(design, point, d);
    if (isnan(value)) continue;
    reach_axis_write(&design->axis[d], value, word);
    fprintf(out, "%s%s=%s", separator, design->axis[d].key, word);
    separator = " ";
  }
  if (fclose(out)) {
    free(text);
    text = NULL;
  }
  return text;
}

/* Does setting the key itself reach these organizations, and no others? */
static bool is_of_base(const reach_axis *axis, const reach_scenario *scenario) {
  uint64_t without_own = 0;
  for (size_t o = 0; o < scenario->n_organizations; o++)
    if (!scenario->organization[o].is_own[axis->param]) without_own |= (uint64_t)1 << o;
  return strcmp(axis->key, reach_param_table[axis->param].key) == 0 &&
         axis->organizations == without_own;
}

static void write_word(const char *organization, const char *key, const char *word, FILE *out) {
  char *setting = NULL;
  int n = organization ? asprintf(&setting, "organizations.%s.%s=%s", organization, key, word)
                       : asprintf(&setting, "%s=%s", key, word);
  if (n < 0) return;
  fputs(" --set", out);
  reach_shell_write(setting, out);
  free(setting);
}

static void write_setting(const reach_axis *axis, const reach_scenario *scenario, double value,
                          FILE *out) {
  char word[REACH_AXIS_WORD_SIZE];
  const char *key = reach_param_table[axis->param].key;
  reach_axis_write(axis, value, word);
  if (is_of_base(axis, scenario)) {
    write_word(NULL, key, word, out);
    return;
  }
  for (size_t o = 0; o < scenario->n_organizations; o++)
    if (axis->organizations >> o & 1) write_word(scenario->organization[o].name, key, word, out);
}

char *reach_design_command(const reach_design *design, uint64_t point, const char *command) {
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  if (!out) return NULL;
  fputs(command, out);
  for (size_t d = 0; d < design->n_axes; d++) {
    double value = design->kind->value(design, point, d);
    if (!isnan(value)) write_setting(&design->axis[d], design->scenario, value, out);
  }
  if (fclose(out)) {
    free(text);
    text = NULL;
  }
  return text;
}

static int refuse_point(const reach_design *design, uint64_t point, int status, const char *why,
                        reach_report *report) {
  char *words = reach_design_words(design, point);
  if (words)
    reach_report_add(report, status, "%s: sweep: point %llu (%s): %s", design->scenario->path,
                     (unsigned long long)point, words, why);
  else
    status = reach_report_no_memory(report, what);
  free(words);
  return status;
}

/* Only a block of replicates is in memory at a time, and no curves. */
static double bytes_of(const reach_variant *variant) {
  reach_estimate e = reach_estimate_of(&variant->scenario, 1);
  return e.bytes;
}

static void note_effects(const reach_design *design, const reach_variant *variant, bool *has) {
  for (size_t d = 0; d < design->n_axes; d++)
    for (size_t o = 0; o < variant->scenario.n_organizations && !has[d]; o++)
      has[d] = design->axis[d].organizations >> o & 1 &&
               reach_param_is_in_use(&variant->scenario, o, design->axis[d].param);
}

static int check_point(const reach_design *design, uint64_t point, bool *has_effect,
                       double *most_bytes, reach_report *report) {
  char why[REACH_WHY_SIZE];
  reach_variant variant = {0};
  reach_report said = {0};
  int status = reach_design_variant(design, point, &variant);
  if (status) {
    reach_report_no_memory(report, what);
  } else if (!reach_variant_holds(&variant, why)) {
    status = refuse_point(design, point, REACH_INVALID, why, report);
  } else {
    enum { MOST_AT_ONCE = 4096 }; /* replicates: study/blocks.h */
    note_effects(design, &variant, has_effect);
    for (size_t o = 0; o < variant.scenario.n_organizations; o++) {
      reach_params *p = &variant.scenario.organization[o].params;
      if (p->run_replicates > MOST_AT_ONCE) p->run_replicates = MOST_AT_ONCE;
    }
    *most_bytes = fmax(*most_bytes, bytes_of(&variant));
    status = reach_estimate_check(&variant.scenario, 1, &said);
    if (status)
      refuse_point(design, point, status, said.n_messages ? said.message[0] : what, report);
  }
  reach_report_free(&said);
  reach_variant_free(&variant);
  return status;
}

static int check_effects(const reach_design *design, const bool *has, reach_report *report) {
  for (size_t d = 0; d < design->n_axes; d++)
    if (!has[d])
      return refuse(design, REACH_INVALID, design->axis[d].key,
                    "it has no effect at any point; 'orgreach explain' tells what it needs",
                    report);
  return 0;
}

/* All values of a point are in memory while they are summed up. */
static int check_values(const reach_design *design, double *most_bytes, reach_report *report) {
  const double gib = 1 << 30, copies = 2; /* as read, and as sorted */
  size_t n_series = design->scenario->n_organizations * REACH_N_MEASURES;
  reach_estimate e = reach_estimate_of(design->scenario, 1);
  *most_bytes = copies * (double)n_series * (double)design->n_replicates * sizeof(double);
  if (*most_bytes <= e.limit_bytes) return 0;
  return reach_report_add(report, REACH_TOO_BIG,
                          "%s: %s: the values of one point need about %.2f GiB of "
                          "memory, and %.2f GiB may be used; take at most %.0f",
                          design->scenario->path,
                          design->precision.is_asked ? "precision.max" : "sweep.replicates",
                          *most_bytes / gib, e.limit_bytes / gib,
                          floor((double)design->n_replicates * e.limit_bytes / *most_bytes));
}

uint64_t reach_shard_points(const reach_design *design, reach_shard shard) {
  if (!shard.n) return design->n_points;
  return shard.first < design->n_points ? (design->n_points - shard.first - 1) / shard.n + 1 : 0;
}

uint64_t reach_shard_point(reach_shard shard, uint64_t i) {
  return shard.n ? shard.first + i * shard.n : i;
}

static bool all_have_effect(const reach_design *design, const bool *has) {
  for (size_t d = 0; d < design->n_axes; d++)
    if (!has[d]) return false;
  return true;
}

/* An axis may have an effect at points of other shards only; whether they hold is not asked. */
static int look_elsewhere(const reach_design *design, bool *has_effect,
                          const volatile sig_atomic_t *stop, reach_report *report) {
  for (uint64_t i = 0; i < design->n_points && !all_have_effect(design, has_effect); i++) {
    reach_variant variant = {0};
    if (stop && *stop) return REACH_INTERRUPTED + *stop;
    int status = reach_design_variant(design, i, &variant);
    if (!status) note_effects(design, &variant, has_effect);
    reach_variant_free(&variant);
    if (status) return reach_report_no_memory(report, what);
  }
  return 0;
}

int reach_design_check_shard(const reach_design *design, reach_shard shard,
                             const volatile sig_atomic_t *stop, double *most_bytes,
                             reach_report *report) {
  bool has_effect[REACH_MOST_AXES] = {false};
  uint64_t n = reach_shard_points(design, shard);
  int status = check_values(design, most_bytes, report);
  for (uint64_t i = 0; i < n && !status; i++) {
    if (stop && *stop) return REACH_INTERRUPTED + *stop;
    status = check_point(design, reach_shard_point(shard, i), has_effect, most_bytes, report);
  }
  if (!status && n < design->n_points) status = look_elsewhere(design, has_effect, stop, report);
  return status ? status : check_effects(design, has_effect, report);
}

int reach_design_check(const reach_design *design, const volatile sig_atomic_t *stop,
                       double *most_bytes, reach_report *report) {
  return reach_design_check_shard(design, (reach_shard){0, 0}, stop, most_bytes, report);
}
