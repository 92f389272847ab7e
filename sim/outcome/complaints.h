/* Complaints of one replicate: who complains, how long the work on them takes, how patient
 * customers are, and what has become of them. See docs/model.md, Service. */
#ifndef REACH_OUTCOME_COMPLAINTS_H
#define REACH_OUTCOME_COMPLAINTS_H

#include <signal.h>

#include "cascade/people.h"
#include "outcome/desk.h"

/* The service of an organization as numbers. */
typedef struct {
  double rate; /* complaints a day */
  double days; /* of the story */
  uint64_t agents;
  int priority;                   /* REACH_PRIORITY_* of params.h */
  bool is_constant;               /* all are handled equally long */
  double handling, handover;      /* mean days of an agent's work: with it, and to hand it over */
  double escalation;              /* mean days until specialists have solved it */
  double patience, solution;      /* mean days that customers wait: for an answer, and then more */
  double solved, abused;          /* shares: of all solved at first contact, of these abused */
  double value, mu, sigma;        /* of customers: mean, and of the logarithm; sigma 0: all alike */
  double tells, posts;            /* probabilities of who is let down */
  double content, late, unsolved; /* probabilities to stay a customer */
} reach_service_rule;

typedef struct {
  uint64_t customer; /* person id */
  double impact, value;
  double patience, solution; /* days from the arrival until it is let down, if not answered and if
                                not solved */
  double handled, escalated; /* days of work until it is solved, or handed over; and then more */
  bool is_solved, is_abused; /* at first contact; for nothing */
  bool is_escalated;         /* taken up and not solved then */
  bool is_in_time;           /* answered */
  bool tells, posts;         /* would it be let down */
  double let_down;           /* day; INFINITY = never */
  double solved;             /* day; INFINITY = never */
} reach_complaint;

/* Scratch; zeroed before the first use, it grows and stays. */
typedef struct {
  reach_complaint *item;    /* [n] by arrival; owned */
  reach_desk_case *at_desk; /* [n] likewise; owned */
  size_t n, capacity;
  reach_desk desk;
} reach_complaints;

void reach_complaints_free(reach_complaints *complaints);

/* Draws the complaints of the replicate that `people` are of, and plays what becomes of them.
 * Returns 0, REACH_NO_MEMORY or REACH_INTERRUPTED + signal (`stop` may be NULL). O(n log n). */
int reach_complaints_play(reach_complaints *complaints, const reach_service_rule *rule,
                          const reach_people *people, uint32_t replicate,
                          const volatile sig_atomic_t *stop);

#endif
