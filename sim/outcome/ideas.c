/* Ideas of those who have the message: they come out over the months of a programme, repeat each
 * other, are voted on, reviewed and implemented. See docs/model.md, Ideas. */
#include <math.h>

#include "base/report.h"
#include "outcome/idea_cells.h"
#include "outcome/kinds.h"

typedef struct {
  reach_idea_pool pool;
  reach_idea_review review;
} scratch;

enum {
  PEOPLE_PER_LOOK = 4096, /* the signal is looked for once in so many people */
  IDEA_PER_PERSON = 4,    /* memory of an idea, with room to grow, to that of a person touched */
  LEAST_LIMIT = 4000000   /* different ideas that are never too many: 1 GB */
};

static bool is_on(const reach_params *params) {
  return params->ideas_model != REACH_IDEAS_NONE;
}

static unsigned most_cells(const reach_params *params) {
  return reach_idea_n_cells((unsigned)params->ideas_months);
}

static int prepare(const reach_params *params, const reach_plan *plan, void *model,
                   reach_report *report) {
  (void)plan;
  (void)report;
  *(reach_idea_rule *)model = reach_idea_rule_of(params);
  return 0;
}

static unsigned n_cells(const void *model) {
  return reach_idea_n_cells(((const reach_idea_rule *)model)->n_months);
}

static void label(const void *model, unsigned cell, reach_cell_label *label) {
  reach_idea_label(model, cell, label);
}

static void free_scratch(void *memory) {
  scratch *s = memory;
  reach_idea_pool_free(&s->pool);
  reach_idea_review_free(&s->review);
}

static reach_idea_draws draws_of(const reach_occasion *occasion) {
  const reach_plan *plan = occasion->plan;
  uint32_t population = plan->is_redrawn ? occasion->replicate : 0;
  return (reach_idea_draws){.stock = reach_stream_open(plan->population_seed, population,
                                                       reach_stream_name("ideas/stock"), 0),
                            .idea = reach_stream_open(plan->dynamics_seed, occasion->replicate,
                                                      reach_stream_name("ideas/idea"), 0),
                            .waiting = &plan->waiting};
}

static int signal_of(const reach_workspace *workspace, size_t i) {
  bool looks = i % PEOPLE_PER_LOOK == 0 && workspace->stop;
  return looks && *workspace->stop ? REACH_INTERRUPTED + *workspace->stop : 0;
}

static int gather_everyone(const reach_idea_rule *rule, const reach_occasion *occasion,
                           const reach_idea_draws *draws, reach_idea_pool *pool) {
  int status = 0;
  for (uint32_t u = 0; u < occasion->plan->world->n_associates && !status; u++) {
    status = signal_of(occasion->workspace, u);
    if (!status) status = reach_idea_pool_add(pool, rule, draws, u, REACH_IDEAS_STAFF, 0);
  }
  return status;
}

/* Where everybody starts, associates whom nobody looked at are not among those touched. */
static int gather(const reach_idea_rule *rule, const reach_occasion *occasion,
                  const reach_idea_draws *draws, reach_idea_pool *pool) {
  const reach_workspace *workspace = occasion->workspace;
  bool everyone = occasion->plan->seed_choice == REACH_SEED_EVERYONE;
  uint64_t n_associates = occasion->plan->world->n_associates;
  int status = everyone ? gather_everyone(rule, occasion, draws, pool) : 0;
  for (size_t i = 0; i < workspace->touched.n && !status; i++) {
    const reach_person *person = &workspace->touched.person[i];
    bool is_staff = person->person < n_associates;
    if (is_staff && everyone) continue;
    status = signal_of(workspace, i);
    if (status) break;
    status = reach_idea_pool_add(pool, rule, draws, person->person,
                                 is_staff ? REACH_IDEAS_STAFF : REACH_IDEAS_CUSTOMERS, person->day);
  }
  return status;
}

static int play(const void *model, const reach_occasion *occasion, void *memory, double *measure,
                double *cell) {
  const reach_idea_rule *rule = model;
  scratch *s = memory;
  reach_idea_draws draws = draws_of(occasion);
  uint64_t most = occasion->workspace->most_people / IDEA_PER_PERSON;
  int status = reach_idea_pool_clear(&s->pool, rule, most > LEAST_LIMIT ? most : LEAST_LIMIT);
  if (!status) status = gather(rule, occasion, &draws, &s->pool);
  if (status) return status;
  reach_idea_pool_weigh(&s->pool, rule, &draws);
  status = reach_idea_review_play(&s->review, rule, &s->pool);
  if (status) return status;
  reach_idea_measure(rule, &s->pool, &s->review, measure);
  reach_idea_fill(rule, &s->pool, &s->review, cell);
  return 0;
}

const reach_outcome_kind reach_outcome_ideas = {.name = "ideas",
                                                .model_size = sizeof(reach_idea_rule),
                                                .scratch_size = sizeof(scratch),
                                                .is_on = is_on,
                                                .most_cells = most_cells,
                                                .prepare = prepare,
                                                .free_scratch = free_scratch,
                                                .n_cells = n_cells,
                                                .label = label,
                                                .play = play};
