#include "support/fabricated.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "support/support.h"

/* Texts are never NULL. */
static void empty_texts(reach_params *p) {
  static char none[] = "";
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    const reach_param *row = &reach_param_table[i];
    if (row->kind == REACH_TEXT || row->kind == REACH_FILE)
      *(char **)(void *)((char *)p + row->offset) = none;
  }
}

static void fill_params(reach_params *p) {
  empty_texts(p);
  p->title = strdup("One associate in ten speaks for the brand");
  p->note = strdup("");
  p->run_seed = 2012;
  p->run_replicates = FABRICATED_REPLICATES;
  p->run_days = FABRICATED_DAYS;
  p->channels = 1u << REACH_CHANNEL_FEED;
  p->feed_reshare = 0.25;
  p->conversation_retell = 0.5;
}

static void fill_answer(reach_answer *a, size_t o) {
  double scale = (double)(o + 1);
  for (int m = 0; m < REACH_N_MEASURES; m++) {
    double mean = 1000 * scale + 10 * m;
    a->summary[m] = (reach_summary){mean,     mean - 10, mean + 10, 7,
                                    mean - 9, mean,      mean + 9,  FABRICATED_REPLICATES};
    a->comparison[m] = (reach_comparison){scale,
                                          scale - 0.01,
                                          scale + 0.01,
                                          1000 * (scale - 1),
                                          1000 * (scale - 1) - 5,
                                          1000 * (scale - 1) + 5};
  }
  reach_summary missing = {NAN, NAN, NAN, NAN, NAN, NAN, NAN, 0};
  a->summary[REACH_MEASURE_days_to_baseline] = missing;
  for (int m = REACH_MEASURE_cost; m <= REACH_MEASURE_cost_per_accurate_reach; m++)
    a->summary[m] = missing; /* as in every scenario without an economics block */
  a->curve = calloc(FABRICATED_DAYS + 1, sizeof *a->curve);
  assert_non_null(a->curve);
  for (unsigned day = 0; day <= FABRICATED_DAYS; day++)
    a->curve[day] = (reach_band){500 * scale * (double)day, 499, 500, 501};
  a->n_hops = 3;
  a->n_frequencies = 3;
  for (unsigned b = 0; b < 3; b++) a->hop[b] = a->frequency[b] = (reach_bin){b, b, b};
  a->n_figures = 2;
  a->figure[0] = (reach_figure){"mean_degree", "ties", 17.9};
  a->figure[1] = (reach_figure){"clustering", "share", NAN};
}

void fabricate(fabricated *f, size_t n_organizations, const char *const *name) {
  *f = (fabricated){0};
  f->scenario.name = strdup("fabricated");
  f->scenario.path = strdup("fabricated.yaml");
  f->scenario.n_organizations = n_organizations;
  f->scenario.organization = calloc(n_organizations, sizeof *f->scenario.organization);
  f->result.scenario = &f->scenario;
  f->result.n_replicates = FABRICATED_REPLICATES;
  f->result.n_days = FABRICATED_DAYS;
  f->result.n_networks = 2;
  f->result.answer = calloc(n_organizations, sizeof *f->result.answer);
  size_t n_values = n_organizations * REACH_N_MEASURES * FABRICATED_REPLICATES;
  f->result.value = calloc(n_values, sizeof *f->result.value);
  assert_true(f->scenario.organization && f->result.answer && f->result.value);
  for (size_t i = 0; i < n_values; i++) f->result.value[i] = i % 5 == 4 ? NAN : 0.1 * (double)i;
  for (size_t o = 0; o < n_organizations; o++) {
    f->scenario.organization[o].name = strdup(name[o]);
    fill_params(&f->scenario.organization[o].params);
    fill_answer(&f->result.answer[o], o);
  }
}

void fabricated_free(fabricated *f) {
  for (size_t o = 0; o < f->scenario.n_organizations; o++) {
    free(f->scenario.organization[o].name);
    free(f->scenario.organization[o].params.title);
    free(f->scenario.organization[o].params.note);
    free(f->result.answer[o].curve);
  }
  free(f->scenario.organization);
  free(f->scenario.name);
  free(f->scenario.path);
  free(f->result.answer);
  free(f->result.value);
  *f = (fabricated){0};
}
