#include "outcome/desk.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/report.h"

void reach_desk_free(reach_desk *desk) {
  free(desk->waiting);
  free(desk->free_from);
  *desk = (reach_desk){0};
}

static int make_room(reach_desk *desk, size_t n_cases, size_t n_agents) {
  if (n_cases > desk->case_capacity) {
    size_t *grown = realloc(desk->waiting, 2 * n_cases * sizeof *grown);
    if (!grown) return REACH_NO_MEMORY;
    desk->waiting = grown;
    desk->case_capacity = 2 * n_cases;
  }
  if (n_agents > desk->agent_capacity) {
    double *grown = realloc(desk->free_from, n_agents * sizeof *grown);
    if (!grown) return REACH_NO_MEMORY;
    desk->free_from = grown;
    desk->agent_capacity = n_agents;
  }
  return 0;
}

/* The agent on top is busy until `day`: it sinks to its place. */
static void occupy(double *free_from, size_t n, double day) {
  size_t at = 0;
  for (size_t child = 1; child < n; child = 2 * at + 1) {
    if (child + 1 < n && free_from[child + 1] < free_from[child]) child++;
    if (free_from[child] >= day) break;
    free_from[at] = free_from[child];
    at = child;
  }
  free_from[at] = day;
}

static bool comes_first(const reach_desk_case *cases, size_t a, size_t b) {
  if (cases[a].priority > cases[b].priority || cases[a].priority < cases[b].priority)
    return cases[a].priority > cases[b].priority;
  return a < b;
}

static void queue_up(size_t *waiting, size_t n, const reach_desk_case *cases, size_t newcomer) {
  size_t at = n;
  for (size_t parent; at > 0; at = parent) {
    parent = (at - 1) / 2;
    if (comes_first(cases, waiting[parent], newcomer)) break;
    waiting[at] = waiting[parent];
  }
  waiting[at] = newcomer;
}

/* Takes the first of n. */
static size_t call_up(size_t *waiting, size_t n, const reach_desk_case *cases) {
  size_t first = waiting[0], last = waiting[n - 1], at = 0;
  n--;
  for (size_t child = 1; child < n; child = 2 * at + 1) {
    if (child + 1 < n && comes_first(cases, waiting[child + 1], waiting[child])) child++;
    if (comes_first(cases, last, waiting[child])) break;
    waiting[at] = waiting[child];
    at = child;
  }
  if (n) waiting[at] = last;
  return first;
}

/* Whenever the earliest agent is free, all who came before that wait; if nobody waits, it waits for
 * the next. */
int reach_desk_serve(reach_desk *desk, uint64_t n_agents, reach_desk_case *cases, size_t n) {
  size_t c = n_agents < n ? (size_t)n_agents : n; /* more have nothing to do */
  size_t n_waiting = 0, next = 0;
  if (!c)
    for (size_t i = 0; i < n; i++) cases[i].taken_up = INFINITY;
  if (!c) return 0;
  if (make_room(desk, n, c)) return REACH_NO_MEMORY;
  for (size_t i = 0; i < c; i++) desk->free_from[i] = 0;
  while (next < n || n_waiting) {
    double free_day = desk->free_from[0];
    for (; next < n && cases[next].arrival < free_day; next++)
      queue_up(desk->waiting, n_waiting++, cases, next);
    size_t i = n_waiting ? call_up(desk->waiting, n_waiting--, cases) : next++;
    cases[i].taken_up = fmax(cases[i].arrival, free_day);
    occupy(desk->free_from, c, cases[i].taken_up + cases[i].work);
  }
  return 0;
}
