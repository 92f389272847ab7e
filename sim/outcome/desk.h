/* A desk where agents take up complaints: arrivals queue for c agents, who is free takes up the
 * first by priority, nobody is interrupted and nobody leaves. M/M/c where arrivals are Poisson and
 * work is exponential (Erlang 1917); with priorities Cobham 1954. */
#ifndef REACH_OUTCOME_DESK_H
#define REACH_OUTCOME_DESK_H

#include <stddef.h>
#include <stdint.h>

/* One complaint. */
typedef struct {
  double arrival;  /* day; no earlier than that of the complaint before */
  double work;     /* days that an agent is busy with it, >= 0 */
  double priority; /* the largest is taken up first, of equal ones the first to arrive */
  double taken_up; /* out: day on which an agent takes it up; INFINITY where there are none */
} reach_desk_case;

/* Scratch; zeroed before the first use, it grows and stays. */
typedef struct {
  size_t *waiting;   /* a heap of those who wait, the first by priority on top; owned */
  double *free_from; /* a heap of the days from which agents are free, the earliest on top; owned */
  size_t case_capacity, agent_capacity;
} reach_desk;

void reach_desk_free(reach_desk *desk);

/* Works off all n complaints, in O(n log n). Returns 0 or REACH_NO_MEMORY. */
int reach_desk_serve(reach_desk *desk, uint64_t n_agents, reach_desk_case *cases, size_t n);

#endif
