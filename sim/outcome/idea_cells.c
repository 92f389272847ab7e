/* Cells stand in three blocks: table month [item][month 0 ..], group [group][item], quality
 * [group][item][class]. */
#include "outcome/idea_cells.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Classes of quality: a quarter of a deviation wide, from 5 below to 8 above the mean. */
enum { CLASSES_PER_DEVIATION = 4, DEVIATIONS_BELOW = 5, DEVIATIONS_ABOVE = 8 };
enum { N_CLASSES = (DEVIATIONS_BELOW + DEVIATIONS_ABOVE) * CLASSES_PER_DEVIATION };

enum { SENT, DISTINCT, REVIEWED, IMPLEMENTED, N_STAGES };
static const char *const stage_word[N_STAGES] = {"ideas", "distinct", "reviewed", "implemented"};
static const char *const group_word[REACH_N_IDEA_GROUPS] = {"staff", "customers"};

enum { EXPOSED = N_STAGES, MEAN_QUALITY, N_ITEMS }; /* of a group, after the stages */
enum { CLASS_DISTINCT, CLASS_IMPLEMENTED, N_CLASSED };

static const double middle = 0.5;

unsigned reach_idea_n_cells(unsigned n_months) {
  return N_STAGES * (n_months + 1) + REACH_N_IDEA_GROUPS * (N_ITEMS + N_CLASSED * N_CLASSES);
}

static void label_of(reach_cell_label *label, const char *table, const char *series,
                     const char *item, const char *unit, double x) {
  *label = (reach_cell_label){.x = x, .unit = unit};
  snprintf(label->table, sizeof label->table, "%s", table);
  snprintf(label->series, sizeof label->series, "%s", series);
  snprintf(label->item, sizeof label->item, "%s", item);
}

static void label_group(unsigned cell, reach_cell_label *label) {
  unsigned item = cell % N_ITEMS;
  const char *word = item == EXPOSED ? "exposed" : item == MEAN_QUALITY ? "quality" : NULL;
  const char *unit = item == EXPOSED ? "people" : item == MEAN_QUALITY ? "quality" : "ideas";
  label_of(label, "group", group_word[cell / N_ITEMS], word ? word : stage_word[item], unit, NAN);
}

static void label_class(const reach_idea_rule *rule, unsigned cell, reach_cell_label *label) {
  unsigned item = cell / N_CLASSES % N_CLASSED;
  double z = (cell % N_CLASSES + middle) / CLASSES_PER_DEVIATION - DEVIATIONS_BELOW;
  label_of(label, "quality", group_word[cell / N_CLASSES / N_CLASSED],
           stage_word[item == CLASS_DISTINCT ? DISTINCT : IMPLEMENTED], "ideas",
           rule->scale_mean + rule->scale_deviation * z);
}

void reach_idea_label(const reach_idea_rule *rule, unsigned cell, reach_cell_label *label) {
  unsigned n_by_month = N_STAGES * (rule->n_months + 1), n_by_group = REACH_N_IDEA_GROUPS * N_ITEMS;
  if (cell < n_by_month)
    label_of(label, "month", "all", stage_word[cell / (rule->n_months + 1)], "ideas",
             cell % (rule->n_months + 1));
  else if (cell - n_by_month < n_by_group)
    label_group(cell - n_by_month, label);
  else
    label_class(rule, cell - n_by_month - n_by_group, label);
}

static unsigned class_of(const reach_idea_rule *rule, double quality) {
  double z = (quality - rule->scale_mean) / rule->scale_deviation;
  double number = floor((z + DEVIATIONS_BELOW) * CLASSES_PER_DEVIATION);
  return number < 0 ? 0 : number < N_CLASSES ? (unsigned)number : N_CLASSES - 1;
}

/* What happens in each month, summed up to its end. */
static void fill_months(const reach_idea_rule *rule, const reach_idea_pool *pool,
                        const reach_idea_review *review, double *cell) {
  unsigned n = rule->n_months + 1;
  for (int g = 0; g < REACH_N_IDEA_GROUPS; g++)
    for (unsigned m = 0; m < n; m++) cell[SENT * n + m] += (double)pool->sent[(unsigned)g * n + m];
  for (size_t i = 0; i < pool->n; i++) {
    cell[DISTINCT * n + reach_idea_month(&pool->idea[i])]++;
    if (review->month_reviewed[i]) cell[REVIEWED * n + review->month_reviewed[i]]++;
    if (review->month_implemented[i]) cell[IMPLEMENTED * n + review->month_implemented[i]]++;
  }
  for (int s = 0; s < N_STAGES; s++)
    for (unsigned m = 1; m < n; m++) cell[(unsigned)s * n + m] += cell[(unsigned)s * n + m - 1];
}

static void fill_groups(const reach_idea_rule *rule, const reach_idea_pool *pool,
                        const reach_idea_review *review, double *cell) {
  unsigned n = rule->n_months + 1;
  for (unsigned g = 0; g < REACH_N_IDEA_GROUPS; g++) {
    cell[g * N_ITEMS + EXPOSED] = (double)pool->exposed[g];
    for (unsigned m = 0; m < n; m++) cell[g * N_ITEMS + SENT] += (double)pool->sent[g * n + m];
  }
  for (size_t i = 0; i < pool->n; i++) {
    double *of = &cell[pool->idea[i].group * N_ITEMS];
    of[DISTINCT]++;
    of[REVIEWED] += review->month_reviewed[i] > 0;
    of[IMPLEMENTED] += review->month_implemented[i] > 0;
    if (review->month_implemented[i]) of[MEAN_QUALITY] += pool->idea[i].quality;
  }
  for (unsigned g = 0; g < REACH_N_IDEA_GROUPS; g++) {
    double n_implemented = cell[g * N_ITEMS + IMPLEMENTED];
    double *quality = &cell[g * N_ITEMS + MEAN_QUALITY];
    *quality = n_implemented > 0 ? *quality / n_implemented : NAN;
  }
}

static void fill_classes(const reach_idea_rule *rule, const reach_idea_pool *pool,
                         const reach_idea_review *review, double *cell) {
  for (size_t i = 0; i < pool->n; i++) {
    const reach_idea *idea = &pool->idea[i];
    double *of = &cell[(size_t)idea->group * N_CLASSED * N_CLASSES + class_of(rule, idea->quality)];
    of[CLASS_DISTINCT * N_CLASSES]++;
    of[CLASS_IMPLEMENTED * N_CLASSES] += review->month_implemented[i] > 0;
  }
}

void reach_idea_fill(const reach_idea_rule *rule, const reach_idea_pool *pool,
                     const reach_idea_review *review, double *cell) {
  memset(cell, 0, reach_idea_n_cells(rule->n_months) * sizeof *cell);
  fill_months(rule, pool, review, cell);
  cell += N_STAGES * (rule->n_months + 1);
  fill_groups(rule, pool, review, cell);
  fill_classes(rule, pool, review, cell + REACH_N_IDEA_GROUPS * N_ITEMS);
}

typedef struct {
  double sent, reviewed, implemented, good, quality, best;
} totals;

static totals count(const reach_idea_rule *rule, const reach_idea_pool *pool,
                    const reach_idea_review *review) {
  totals t = {.best = -INFINITY};
  for (unsigned m = 0; m < REACH_N_IDEA_GROUPS * (rule->n_months + 1); m++)
    t.sent += (double)pool->sent[m];
  for (size_t i = 0; i < pool->n; i++) {
    double quality = pool->idea[i].quality;
    t.reviewed += review->month_reviewed[i] > 0;
    if (!review->month_implemented[i]) continue;
    t.implemented++;
    t.good += quality >= rule->good_from;
    t.quality += quality;
    t.best = fmax(t.best, quality);
  }
  return t;
}

static double ratio_or_none(double above, double below) {
  return below > 0 ? above / below : NAN;
}

void reach_idea_measure(const reach_idea_rule *rule, const reach_idea_pool *pool,
                        const reach_idea_review *review, double *m) {
  totals t = count(rule, pool, review);
  double cost = rule->month_cost * rule->n_months + rule->review_cost * t.reviewed +
                rule->implementation_cost * t.implemented;
  m[REACH_MEASURE_ideas] = t.sent;
  m[REACH_MEASURE_distinct_ideas] = (double)pool->n;
  m[REACH_MEASURE_reviewed_ideas] = t.reviewed;
  m[REACH_MEASURE_ideas_implemented] = t.implemented;
  m[REACH_MEASURE_implemented_share] = ratio_or_none(t.implemented, t.sent);
  m[REACH_MEASURE_best_idea_quality] = t.implemented > 0 ? t.best : NAN;
  m[REACH_MEASURE_idea_quality] = ratio_or_none(t.quality, t.implemented);
  m[REACH_MEASURE_good_ideas] = t.good;
  m[REACH_MEASURE_ideas_cost] = cost;
  m[REACH_MEASURE_cost_per_idea_implemented] = ratio_or_none(cost, t.implemented);
  m[REACH_MEASURE_cost_per_good_idea] = ratio_or_none(cost, t.good);
}
