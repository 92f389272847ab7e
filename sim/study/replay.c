#include "study/replay.h"

#include <stdlib.h>

#include "cascade/people.h"
#include "study/estimate.h"

static const char what[] = "who told whom";

/* One thread's work. */
typedef struct {
  const reach_scenario *scenario;
  reach_stage stage;
  reach_workspace workspace;
  reach_recorder recorder;
  reach_told *told; /* [capacity] */
  size_t n, capacity;
  bool *is_told; /* [touched_capacity] by place: has its first copy */
  size_t touched_capacity;
} replay;

static int by_order_of_copies(const void *left, const void *right) {
  const reach_telling_event *a = &((const reach_told *)left)->event;
  const reach_telling_event *b = &((const reach_told *)right)->event;
  if (a->day < b->day || a->day > b->day) return a->day < b->day ? -1 : 1;
  if (a->hop != b->hop) return a->hop < b->hop ? -1 : 1;
  if (a->sender != b->sender) return a->sender < b->sender ? -1 : 1;
  if (a->hearer != b->hearer) return a->hearer < b->hearer ? -1 : 1;
  return (a->channel > b->channel) - (a->channel < b->channel);
}

static int make_room(replay *r, size_t n, size_t n_touched) {
  if (n > r->capacity) {
    reach_told *grown = realloc(r->told, n * sizeof *grown);
    if (!grown) return REACH_NO_MEMORY;
    r->told = grown;
    r->capacity = n;
  }
  if (n_touched + 1 > r->touched_capacity) {
    bool *grown = realloc(r->is_told, 2 * (n_touched + 1) * sizeof *grown);
    if (!grown) return REACH_NO_MEMORY;
    r->is_told = grown;
    r->touched_capacity = 2 * (n_touched + 1);
  }
  for (size_t i = 0; i < n_touched; i++) r->is_told[i] = false;
  return 0;
}

static void list_start(replay *r, uint64_t person, double day) {
  reach_telling_event start = {
      .day = day, .hearer = person, .is_intact = true, .is_accepted = true};
  r->told[r->n++] = (reach_told){start, REACH_TELLING_START};
}

/* Everybody who starts, also those whom the engine did not look at; and who comes to have the
 * message without being told, as in Bass's model. */
static void list_starters(replay *r, const reach_plan *plan, uint32_t replicate) {
  const reach_touched *touched = &r->workspace.touched;
  reach_people people = reach_people_open(plan, replicate);
  bool is_everyone = plan->seed_choice == REACH_SEED_EVERYONE;
  for (uint64_t i = 0; i < plan->n_seeds; i++)
    list_start(r, is_everyone ? i : reach_people_starter(&people, i), 0);
  for (size_t i = 0; i < touched->n; i++) {
    const reach_person *person = &touched->person[i];
    if (!person->is_start && person->hop == 0) list_start(r, person->person, person->day);
  }
}

/* What came of a recorded exposure; in order. Where several must tell, those who never had the
 * message are not touched. */
static void tell(replay *r, reach_told *told) {
  const reach_touched *touched = &r->workspace.touched;
  size_t place = reach_touched_seek(touched, told->event.hearer);
  const reach_person *hearer = &touched->person[place];
  bool is_first = !hearer->is_start && !r->is_told[place] && told->event.day >= hearer->day &&
                  told->event.sender == hearer->teller;
  told->kind = REACH_TELLING_REPEAT;
  if (is_first) {
    told->kind = REACH_TELLING_FIRST;
    r->is_told[place] = true;
  } else if (told->event.day < hearer->day) {
    told->kind = REACH_TELLING_BEFORE;
    told->event.is_accepted = false;
  }
}

static int list_all(replay *r, const reach_plan *plan, uint32_t replicate) {
  const reach_touched *touched = &r->workspace.touched;
  r->n = 0;
  size_t most = r->recorder.n + plan->n_seeds + touched->n;
  if (make_room(r, most, touched->n)) return REACH_NO_MEMORY;
  list_starters(r, plan, replicate);
  for (size_t i = 0; i < r->recorder.n; i++) {
    if (reach_touched_seek(touched, r->recorder.event[i].hearer) == touched->n) continue;
    r->told[r->n++] = (reach_told){r->recorder.event[i], REACH_TELLING_REPEAT};
  }
  qsort(r->told, r->n, sizeof *r->told, by_order_of_copies);
  for (size_t i = 0; i < r->n; i++)
    if (r->told[i].kind != REACH_TELLING_START) tell(r, &r->told[i]);
  return 0;
}

static int explain(int status, const replay *r, const char *organization, uint32_t replicate,
                   reach_report *report) {
  if (status == REACH_NO_MEMORY) return reach_report_no_memory(report, what);
  if (status >= REACH_INTERRUPTED) return reach_report_add(report, status, "stopped by a signal");
  return reach_report_add(report, status,
                          "%s: replicate %u of %s has more than %zu exposures, more than memory "
                          "holds; choose a smaller scenario",
                          what, (unsigned)replicate, organization, r->recorder.most);
}

static int play(replay *r, size_t o, uint32_t replicate, reach_replay_sink *sink, void *context,
                reach_report *report) {
  const reach_plan *plan = &r->stage.plan[o];
  const char *organization = r->scenario->organization[o].name;
  reach_trace trace;
  r->recorder.n = 0;
  int status = reach_cascade_run(plan, replicate, &r->workspace, &trace);
  if (!status) status = list_all(r, plan, replicate);
  if (status) return explain(status, r, organization, replicate, report);
  reach_replayed replayed = {.plan = plan,
                             .organization = organization,
                             .organization_index = o,
                             .replicate = replicate,
                             .told = r->told,
                             .n = r->n};
  return sink(context, &replayed, report);
}

static void replay_free(replay *r) {
  reach_recorder_free(&r->recorder);
  reach_workspace_free(&r->workspace);
  reach_stage_free(&r->stage);
  free(r->told);
  free(r->is_told);
}

int reach_replay(const reach_scenario *scenario, const reach_replay_options *options,
                 reach_replay_sink *sink, void *context, reach_report *report) {
  replay r = {.scenario = scenario};
  r.recorder.most = reach_estimate_most_events();
  reach_stage_options how = {.stop = options->stop};
  int status = reach_stage_set(scenario, &how, &r.stage, report);
  if (!status && reach_workspace_init(&r.workspace, reach_estimate_most_people(1), options->stop))
    status = reach_report_no_memory(report, what);
  r.workspace.recorder = &r.recorder;
  for (uint64_t i = options->first; i <= options->last && !status; i++)
    for (size_t o = 0; o < scenario->n_organizations && !status; o++)
      status = play(&r, o, (uint32_t)i, sink, context, report);
  replay_free(&r);
  return status;
}
