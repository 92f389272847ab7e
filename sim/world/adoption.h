/* Who takes part: five scores of each associate, from 0 to 1, that grow week by week, each once the
 * one before it has passed its gate (ADKAR: Hiatt 2006). See docs/model.md, section 7. */
#ifndef REACH_WORLD_ADOPTION_H
#define REACH_WORLD_ADOPTION_H

#include <signal.h>

#include "scenario/params.h"
#include "world/ties.h"

enum {
  REACH_STAGE_AWARENESS,
  REACH_STAGE_DESIRE,
  REACH_STAGE_KNOWLEDGE,
  REACH_STAGE_ABILITY,
  REACH_STAGE_REINFORCEMENT,
  REACH_N_STAGES,
  REACH_NO_BARRIER = REACH_N_STAGES /* all stages are passed */
};

/* What is counted each week: who has passed a stage and all before it, and who takes part. */
enum { REACH_ADOPTION_PARTICIPATION = REACH_N_STAGES, REACH_N_ADOPTION };
extern const char *const reach_adoption_word[REACH_N_ADOPTION];

/* The rule, as numbers. */
typedef struct {
  bool is_on;
  bool is_product; /* the product of scores is a probability; else all gates must be passed */
  unsigned n_weeks, n_supported_weeks;
  double start_spread, support, support_spread, peer_influence, decay;
  struct {
    double start, growth, gate;
  } stage[REACH_N_STAGES];
} reach_adoption;

reach_adoption reach_adoption_of(const reach_params *params);

/* The people of one replicate; all borrowed. */
typedef struct {
  uint32_t n_people;
  const uint32_t *department; /* [n_people] below n_departments; NULL: all are in one */
  uint32_t n_departments;
  const uint8_t *passed; /* [n_people] stages that somebody has passed at the start; more than there
                            are: not known; NULL: of nobody */
  const reach_ties *ties; /* who can tell whom; NULL: nobody */
  uint64_t population_seed;
  uint32_t replicate;
  const volatile sig_atomic_t *stop; /* may be NULL */
} reach_adoption_people;

/* What came of it, and the memory it takes; kept from replicate to replicate. Zeroed before the
 * first. */
typedef struct {
  uint32_t n_people;
  uint32_t n_participants;
  uint32_t *participant; /* [n_participants] ascending */
  bool *takes_part;      /* [n_people] */
  uint8_t *barrier;      /* [n_people] the first stage not passed, or REACH_NO_BARRIER */
  uint32_t *by_week;     /* [n_weeks + 1][REACH_N_ADOPTION] people, from week 0 */
  /* scratch */
  double *gap;                                 /* [n_people][REACH_N_STAGES] 1 - score */
  double *support;                             /* [n_departments] */
  uint32_t *n_tellers, *n_tellers_taking_part; /* [n_people], with peer influence */
  uint32_t capacity, department_capacity, week_capacity;
} reach_adopters;

/* Lives through all weeks. O(people x weeks), and with peer influence O(ties of those who change).
 * Returns 0, REACH_NO_MEMORY or REACH_INTERRUPTED + signal. */
int reach_adopters_make(reach_adopters *adopters, const reach_adoption *adoption,
                        const reach_adoption_people *people);
void reach_adopters_free(reach_adopters *adopters);

/* Bytes an associate takes of them. */
enum { REACH_BYTES_PER_ADOPTER = 64 };

#endif
