/* Service: complaints queue for agents, and those that wait too long spread through the same
 * market. See docs/model.md, Service. */
#ifndef REACH_OUTCOME_SERVICE_H
#define REACH_OUTCOME_SERVICE_H

#include "outcome/complaints.h"
#include "outcome/kinds.h"

/* The service of one organization, ready to be played. */
typedef struct {
  reach_service_rule rule;
  double hourly_cost, escalation_cost, abuse_cost; /* money */
  double harm;                                     /* money, by person who hears of a complaint */
  unsigned n_moments; /* for cells by day: moment m is day rule.days * m / (n_moments - 1) */
  reach_plan spread;  /* how complaints travel; owned */
} reach_service;

/* What one thread needs. Zeroed before the first use. */
typedef struct {
  reach_complaints complaints;
  reach_release *release; /* [n_releases] complaints that are told; owned */
  size_t n_releases, release_capacity;
  reach_workspace spread;          /* as the cascade of complaints left it */
  bool has_spread;                 /* it is made */
  uint64_t negative_reach, n_both; /* who heard of one, and the message too */
  struct reach_service_rank *rank; /* [n] to put complaints in order; owned */
  double *wait;                    /* [n] hours; owned */
  size_t rank_capacity;
} reach_service_scratch;

/* Cells of docs/model.md: their number, what they say, and their numbers from what was played. */
enum { REACH_SERVICE_MOST_CELLS = 512 };
unsigned reach_service_n_cells(const void *service);
void reach_service_label(const void *service, unsigned cell, reach_cell_label *label);
void reach_service_cells(const reach_service *service, const reach_service_scratch *scratch,
                         const double *measure, double *cell);

/* Room to rank n complaints. Returns 0 or REACH_NO_MEMORY. */
int reach_service_rank_room(reach_service_scratch *scratch, size_t n);

/* Mean days that an agent is busy with a complaint, and complaints that arrive in the time in which
 * all agents together work off one: 1 or more is overload; INFINITY without agents. */
double reach_service_work(const reach_service_rule *rule);
double reach_service_load(const reach_service_rule *rule);

/* People to whom somebody who hears of a complaint passes it on, on average. */
double reach_service_reproduction(const reach_params *params);

/* The numbers of the parameters; only where service.model is on. */
reach_service_rule reach_service_rule_of(const reach_params *params);

#endif
