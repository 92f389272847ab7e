#include "study/shelf.h"

#include <stdlib.h>
#include <string.h>

#include "scenario/value.h"

static const char *const what = "worlds of the sweep";

/* What shapes networks beside the blocks of the world, and is the same for all organizations. */
static bool is_same_run(const reach_params *a, const reach_params *b) {
  static const int shapes[] = {REACH_PARAM_run_networks, REACH_PARAM_run_world,
                               REACH_PARAM_run_replicates};
  for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
    if (!reach_value_same(&reach_param_table[shapes[i]], a, b)) return false;
  return true;
}

/* Worlds that are used side by side must not be changed: ranks are made when they are built. */
static bool is_ranked_alike(const reach_params *a, const reach_params *b) {
  return (a->cascade_seed_choice == REACH_SEED_DEGREE) ==
         (b->cascade_seed_choice == REACH_SEED_DEGREE);
}

/* May some of the worlds, or their ties, be those that are there? */
static bool may_lend(const reach_scenario *here, const reach_scenario *wanted) {
  for (size_t o = 0; o < wanted->n_organizations; o++) {
    const reach_params *a = &here->organization[o].params, *b = &wanted->organization[o].params;
    bool is_alike = is_same_run(a, b) && is_ranked_alike(a, b) &&
                    reach_scenario_reads_probabilities(here, o) ==
                        reach_scenario_reads_probabilities(wanted, o);
    if (!is_alike) return false;
  }
  return true;
}

static bool fits(const reach_scenario *here, const reach_scenario *wanted) {
  for (size_t o = 0; o < wanted->n_organizations; o++)
    if (!reach_world_same(&here->organization[o].params, &wanted->organization[o].params,
                          wanted->is_network))
      return false;
  return may_lend(here, wanted);
}

static bool uses_ties(const reach_stage *stage) {
  for (size_t o = 0; o < stage->n_organizations; o++)
    if (stage->plan[o].uses_ties) return true;
  return false;
}

int reach_shelf_init(reach_shelf *shelf, const reach_scenario *scenario, uint64_t n_replicates,
                     size_t n_items, const volatile sig_atomic_t *stop, reach_report *report) {
  *shelf = (reach_shelf){
      .scenario = scenario, .n_replicates = n_replicates, .n_items = n_items, .stop = stop};
  pthread_mutex_init(&shelf->lock, NULL);
  pthread_cond_init(&shelf->changed, NULL);
  shelf->item = calloc(n_items, sizeof *shelf->item);
  return shelf->item ? 0 : reach_report_no_memory(report, what);
}

/* Builds the scenario's own worlds when somebody needs worlds at all; the lock is held. */
static int open_base(reach_shelf *shelf, reach_report *report) {
  reach_report said = {0};
  reach_stage_options how = {.is_unmeasured = true, .stop = shelf->stop};
  if (shelf->is_open) return 0;
  shelf->is_open = true;
  int status = reach_variant_init_all(&shelf->base_variant, shelf->scenario);
  for (size_t o = 0; o < shelf->scenario->n_organizations && !status; o++)
    reach_variant_put(&shelf->base_variant, o, REACH_PARAM_run_replicates,
                      (double)shelf->n_replicates);
  if (!status) status = reach_stage_set(&shelf->base_variant.scenario, &how, &shelf->base, &said);
  shelf->has_base = !status;
  shelf->uses_ties = shelf->has_base && uses_ties(&shelf->base);
  if (status == REACH_NO_MEMORY) reach_report_no_memory(report, what);
  if (status > REACH_INTERRUPTED) reach_report_add(report, status, "stopped by a signal");
  reach_report_free(&said);
  return status == REACH_NO_MEMORY || status > REACH_INTERRUPTED ? status : 0;
}

static void clear(reach_shelved *item) {
  reach_stage_free(&item->stage);
  reach_variant_free(&item->variant);
  *item = (reach_shelved){0};
}

void reach_shelf_free(reach_shelf *shelf) {
  for (size_t i = 0; shelf->item && i < shelf->n_items; i++) clear(&shelf->item[i]);
  free(shelf->item);
  reach_stage_free(&shelf->base);
  reach_variant_free(&shelf->base_variant);
  pthread_cond_destroy(&shelf->changed);
  pthread_mutex_destroy(&shelf->lock);
  *shelf = (reach_shelf){0};
}

/* Worlds that fit, be they ready or being built; or NULL. */
static reach_shelved *find(const reach_shelf *shelf, const reach_scenario *wanted) {
  for (size_t i = 0; i < shelf->n_items; i++) {
    reach_shelved *item = &shelf->item[i];
    bool is_whole = !item->is_probe || !shelf->uses_ties;
    if (item->is_taken && is_whole && fits(&item->variant.scenario, wanted)) return item;
  }
  return NULL;
}

/* An empty place, or that of what was not used for longest; NULL where all are in use. */
static reach_shelved *find_room(const reach_shelf *shelf) {
  reach_shelved *found = NULL;
  for (size_t i = 0; i < shelf->n_items; i++) {
    reach_shelved *item = &shelf->item[i];
    if (!item->is_taken) return item;
    if (!item->n_users && (!found || item->last_used < found->last_used)) found = item;
  }
  return found;
}

static int build(reach_shelf *shelf, reach_shelved *item, reach_report *report) {
  reach_lender lender = {&shelf->base_variant.scenario, &shelf->base};
  bool may_borrow =
      shelf->has_base && may_lend(&shelf->base_variant.scenario, &item->variant.scenario);
  reach_stage_options how = {.is_probe = item->is_probe,
                             .is_unmeasured = true,
                             .lender = may_borrow ? &lender : NULL,
                             .stop = shelf->stop};
  return reach_stage_set(&item->variant.scenario, &how, &item->stage, report);
}

/* The lock is held, but not while worlds are built. */
static int add(reach_shelf *shelf, const reach_scenario *wanted, reach_shelved *item,
               reach_report *report) {
  clear(item);
  *item = (reach_shelved){.is_taken = true, .is_probe = !shelf->uses_ties, .n_users = 1};
  int status = reach_variant_init_all(&item->variant, wanted);
  if (status) reach_report_no_memory(report, what);
  pthread_mutex_unlock(&shelf->lock);
  if (!status) status = build(shelf, item, report);
  pthread_mutex_lock(&shelf->lock);
  if (status)
    clear(item);
  else
    item->is_ready = true;
  pthread_cond_broadcast(&shelf->changed);
  return status;
}

static int take(reach_shelf *shelf, const reach_scenario *wanted, reach_shelved **worlds,
                reach_report *report) {
  *worlds = NULL;
  pthread_mutex_lock(&shelf->lock);
  int status = open_base(shelf, report);
  while (!*worlds && !status) {
    reach_shelved *item = find(shelf, wanted), *room = item ? NULL : find_room(shelf);
    if (item && item->is_ready) {
      item->n_users++;
      *worlds = item;
    } else if (room) {
      status = add(shelf, wanted, room, report);
      if (!status) *worlds = room;
    } else {
      pthread_cond_wait(&shelf->changed, &shelf->lock);
    }
  }
  if (*worlds) (*worlds)->last_used = ++shelf->n_takes;
  pthread_mutex_unlock(&shelf->lock);
  return status;
}

void reach_shelf_give_back(reach_shelf *shelf, reach_shelved *worlds) {
  if (!worlds) return;
  pthread_mutex_lock(&shelf->lock);
  worlds->n_users--;
  pthread_cond_broadcast(&shelf->changed);
  pthread_mutex_unlock(&shelf->lock);
}

/* Whether work ties are used shows in the plan: then the worlds need all their networks. */
static bool lacks_ties(reach_shelf *shelf, const reach_shelved *worlds, const reach_stage *stage) {
  if (!worlds->is_probe || !uses_ties(stage)) return false;
  pthread_mutex_lock(&shelf->lock);
  shelf->uses_ties = true;
  pthread_mutex_unlock(&shelf->lock);
  return true;
}

int reach_shelf_stage(reach_shelf *shelf, const reach_scenario *scenario, reach_stage *stage,
                      reach_shelved **worlds, reach_report *report) {
  for (;;) {
    *stage = (reach_stage){0};
    int status = take(shelf, scenario, worlds, report);
    if (status) return status;
    reach_lender lender = {&(*worlds)->variant.scenario, &(*worlds)->stage};
    reach_stage_options how = {.is_unmeasured = true, .lender = &lender, .stop = shelf->stop};
    status = reach_stage_set(scenario, &how, stage, report);
    if (status || !lacks_ties(shelf, *worlds, stage)) return status;
    reach_stage_free(stage);
    reach_shelf_give_back(shelf, *worlds);
  }
}
