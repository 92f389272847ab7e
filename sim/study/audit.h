/* A reach calculator's table against the simulation: what of its contacts is left, step by step,
 * and what they are worth. See docs/model.md, Audit. */
#ifndef REACH_STUDY_AUDIT_H
#define REACH_STUDY_AUDIT_H

#include "world/calculator.h"

enum {
  REACH_AUDIT_ADDRESSED, /* gross_contacts */
  REACH_AUDIT_UNIQUE,    /* the different people among them */
  REACH_AUDIT_SEEN,      /* reach */
  REACH_AUDIT_BELIEVED,  /* accepted_reach */
  REACH_N_AUDIT_STEPS
};

extern const char *const reach_audit_step_name[REACH_N_AUDIT_STEPS]; /* "addressed" */

/* Of one organization. NaN: cannot be said. */
typedef struct {
  reach_summary step[REACH_N_AUDIT_STEPS];  /* people */
  reach_bin inflation[REACH_N_AUDIT_STEPS]; /* the table's contacts over them */
  reach_summary impressions, value, roi;    /* money at the table's own prices */
} reach_audit_answer;

typedef struct {
  bool is_made;               /* there is a table */
  reach_calculator table;     /* owned */
  reach_audit_answer *answer; /* [organization] */
} reach_audit;

struct reach_result;

/* Audits the table that the scenario of a played result names, if it does. Returns 0,
 * REACH_NO_MEMORY, or what reach_calculator_read returns. */
int reach_audit_find(struct reach_result *result, reach_report *report);
void reach_audit_free(reach_audit *audit);

#endif
