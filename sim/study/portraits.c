#include "study/portraits.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "study/statistics.h"

static const char what[] = "the picture of a network";

static void map_free(reach_map *map) {
  for (uint32_t d = 0; map->department_name && d < map->n_departments; d++)
    free(map->department_name[d]);
  free(map->department_name);
  for (uint32_t u = 0; map->name && u < map->n_people; u++) free(map->name[u]);
  free(map->name);
  free(map->tie);
  free(map->degree);
  free(map->department);
  reach_layout_free(&map->layout);
  free(map);
}

void reach_atlas_free(reach_atlas *atlas) {
  for (size_t i = 0; i < atlas->n_maps; i++) map_free(atlas->map[i]);
  free(atlas->map);
  *atlas = (reach_atlas){0};
}

void reach_portrait_free(reach_portrait *portrait) {
  if (portrait) free(portrait->face);
  free(portrait);
}

static void list_ties(const reach_ties *ties, reach_map *map) {
  for (uint32_t u = 0; u < ties->n_people; u++) {
    for (uint64_t i = ties->first[u]; i < ties->first[u + 1]; i++) {
      uint32_t v = ties->target[i];
      if (!ties->directed && v < u) continue;
      map->tie[2 * map->n_ties] = u;
      map->tie[2 * map->n_ties++ + 1] = v;
      map->degree[u]++;
      if (v != u) map->degree[v]++; /* to oneself: one tie */
    }
  }
}

static int copy_departments(const reach_departments *d, reach_map *map) {
  if (!d->department) return 0;
  map->department = malloc(map->n_people * sizeof *map->department);
  map->department_name = calloc(d->n_departments, sizeof *map->department_name);
  if (!map->department || !map->department_name) return REACH_NO_MEMORY;
  memcpy(map->department, d->department, map->n_people * sizeof *map->department);
  map->n_departments = d->n_departments;
  for (uint32_t i = 0; i < d->n_departments; i++) {
    map->department_name[i] = strdup(d->name[i]);
    if (!map->department_name[i]) return REACH_NO_MEMORY;
  }
  return 0;
}

static int copy_names(char *const *name, reach_map *map) {
  if (!name) return 0;
  map->name = calloc(map->n_people, sizeof *map->name);
  for (uint32_t u = 0; map->name && u < map->n_people; u++) {
    map->name[u] = strdup(name[u]);
    if (!map->name[u]) return REACH_NO_MEMORY;
  }
  return map->name ? 0 : REACH_NO_MEMORY;
}

/* The same people in the same departments. */
static bool has_same_people(const reach_map *a, const reach_map *b) {
  if (a->n_people != b->n_people || a->n_departments != b->n_departments) return false;
  return !a->department ||
         !memcmp(a->department, b->department, a->n_people * sizeof *a->department);
}

/* Places as in the first map of the same people, so that pictures can be compared; else new ones.
 * Bare networks of as many people need not be of the same ones. */
static int place_people(const reach_atlas *atlas, const reach_world *world, uint64_t ties_seed,
                        const volatile sig_atomic_t *stop, reach_map *map, reach_report *report) {
  for (size_t i = 0; i < atlas->n_maps && !world->is_network; i++) {
    if (atlas->map[i] == map || !has_same_people(atlas->map[i], map)) continue;
    return reach_layout_copy(&atlas->map[i]->layout, &map->layout, report);
  }
  reach_stream stream = reach_stream_open(ties_seed, 0, reach_stream_name("work-ties/layout"), 0);
  return reach_layout_make(&world->network[0], &world->departments, stream, stop, &map->layout,
                           report);
}

static int map_fill(reach_map *map, const reach_world *world, reach_report *report) {
  const reach_ties *ties = &world->network[0];
  map->n_people = ties->n_people;
  map->directed = ties->directed;
  map->tie = calloc(ties->n_arcs + 1, 2 * sizeof *map->tie);
  map->degree = calloc(ties->n_people, sizeof *map->degree);
  if (!map->tie || !map->degree || copy_departments(&world->departments, map) ||
      copy_names(world->name, map))
    return reach_report_no_memory(report, what);
  list_ties(ties, map);
  return 0;
}

static bool is_same_network(const reach_world *a, const reach_world *b) {
  if (a == b) return true;
  const reach_ties *s = &a->network[0], *t = &b->network[0];
  size_t n = s->n_people;
  if (n != t->n_people || s->n_arcs != t->n_arcs || s->directed != t->directed) return false;
  if (memcmp(s->first, t->first, (n + 1) * sizeof *s->first) != 0) return false;
  if (s->n_arcs && memcmp(s->target, t->target, s->n_arcs * sizeof *s->target) != 0) return false;
  if (!a->name != !b->name) return false;
  for (size_t u = 0; a->name && u < n; u++)
    if (strcmp(a->name[u], b->name[u]) != 0) return false;
  const reach_departments *c = &a->departments, *d = &b->departments;
  if (!c->department || !d->department) return c->department == d->department;
  if (c->n_departments != d->n_departments) return false;
  for (uint32_t i = 0; i < c->n_departments; i++)
    if (strcmp(c->name[i], d->name[i]) != 0) return false;
  return !memcmp(c->department, d->department, n * sizeof *c->department);
}

static bool has_portrait(const reach_stage *stage, size_t o) {
  const reach_world *world = stage->world[o];
  bool travels = world->is_network || stage->plan[o].uses_ties;
  return travels && world->network && reach_layout_is_readable(&world->network[0]);
}

/* The map of an earlier organization with the same network, or a new one. */
static int find_map(const reach_scenario *scenario, const reach_stage *stage, size_t o,
                    const volatile sig_atomic_t *stop, reach_result *result, reach_report *report) {
  reach_portrait *mine = result->answer[o].portrait;
  for (size_t earlier = 0; earlier < o; earlier++) {
    const reach_portrait *other = result->answer[earlier].portrait;
    if (!other || !is_same_network(stage->world[earlier], stage->world[o])) continue;
    mine->map = other->map;
    return 0;
  }
  reach_map *map = calloc(1, sizeof *map);
  if (!map) return reach_report_no_memory(report, what);
  result->atlas.map[result->atlas.n_maps++] = map;
  mine->map = map;
  uint64_t seed = (uint64_t)scenario->organization[o].params.run_ties_seed;
  int status = map_fill(map, stage->world[o], report);
  return status ? status : place_people(&result->atlas, stage->world[o], seed, stop, map, report);
}

static void paint(const reach_workspace *workspace, reach_portrait *portrait) {
  uint32_t n = portrait->map->n_people;
  for (uint32_t u = 0; u < n; u++) portrait->face[u] = (reach_face){NAN, 0, REACH_NOBODY, 0, 0};
  for (size_t i = 0; i < workspace->touched.n; i++) {
    const reach_person *p = &workspace->touched.person[i];
    if (p->person >= n) continue;
    bool is_told = !p->is_start && p->teller < n;
    portrait->face[p->person] = (reach_face){
        p->day, p->hop, is_told ? (uint32_t)p->teller : REACH_NOBODY, p->is_start, p->sent != 0};
  }
}

/* Those who start but were not looked at: everybody who is not in the trace, where all start. */
static void paint_starters(const reach_plan *plan, reach_portrait *portrait) {
  if (plan->seed_choice != REACH_SEED_EVERYONE) return;
  for (uint32_t u = 0; u < portrait->map->n_people; u++) {
    reach_face *face = &portrait->face[u];
    if (!face->starts) *face = (reach_face){0, 0, REACH_NOBODY, true, false};
  }
}

/* Of the baseline, or of the first organization with a portrait where it has none. */
static size_t whose_median(const reach_stage *stage) {
  if (has_portrait(stage, stage->baseline)) return stage->baseline;
  size_t o = 0;
  while (o + 1 < stage->n_organizations && !has_portrait(stage, o)) o++;
  return o;
}

/* The replicate whose reach at work is nearest to the median: the first one may be one where
 * nothing happens. Among those on the network that is drawn; the first of equals. */
static int choose_replicate(const reach_stage *stage, const reach_plays *plays,
                            uint32_t *replicate) {
  size_t o = whose_median(stage);
  int measure = stage->world[o]->is_network ? REACH_MEASURE_reach : REACH_MEASURE_internal_reach;
  const double *value = reach_plays_values(plays, o, measure);
  reach_summary s;
  if (reach_summary_of(value, plays->n_replicates, 1, &s)) return REACH_NO_MEMORY;
  double least = INFINITY;
  *replicate = 0;
  for (uint64_t r = 0; r < plays->n_replicates; r += stage->n_networks) {
    double apart = fabs(value[r] - s.median);
    if (!(apart < least)) continue;
    least = apart;
    *replicate = (uint32_t)r;
  }
  return 0;
}

static int play(const reach_stage *stage, size_t o, uint32_t replicate, reach_workspace *workspace,
                reach_portrait *portrait, reach_report *report) {
  reach_trace trace;
  int status = reach_cascade_run(&stage->plan[o], replicate, workspace, &trace);
  if (status == REACH_NO_MEMORY) return reach_report_no_memory(report, what);
  if (status >= REACH_INTERRUPTED) return reach_report_add(report, status, "stopped by a signal");
  if (status) return reach_report_add(report, status, "%s", what);
  portrait->face = malloc(portrait->map->n_people * sizeof *portrait->face);
  if (!portrait->face) return reach_report_no_memory(report, what);
  paint(workspace, portrait);
  paint_starters(&stage->plan[o], portrait);
  return 0;
}

int reach_portraits_make(const reach_scenario *scenario, const reach_stage *stage,
                         const reach_plays *plays, const reach_pool_options *options,
                         reach_result *result, reach_report *report) {
  const volatile sig_atomic_t *stop = options->options->stop;
  reach_workspace workspace;
  int status = reach_workspace_init(&workspace, options->most_people, stop);
  result->atlas.map = calloc(stage->n_organizations, sizeof *result->atlas.map);
  if (!status) status = choose_replicate(stage, plays, &result->portrait_replicate);
  if (status || !result->atlas.map) status = reach_report_no_memory(report, what);
  for (size_t o = 0; o < stage->n_organizations && !status; o++) {
    if (!has_portrait(stage, o)) continue;
    reach_portrait *portrait = calloc(1, sizeof *portrait);
    result->answer[o].portrait = portrait;
    status = portrait ? 0 : reach_report_no_memory(report, what);
    if (!status) status = find_map(scenario, stage, o, stop, result, report);
    if (!status) status = play(stage, o, result->portrait_replicate, &workspace, portrait, report);
  }
  reach_workspace_free(&workspace);
  return status;
}
