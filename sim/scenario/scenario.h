/* A scenario: a YAML file read, checked and resolved into one set of parameters for each
 * organization. */
#ifndef REACH_SCENARIO_SCENARIO_H
#define REACH_SCENARIO_SCENARIO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/report.h"
#include "scenario/params.h"

/* What a roster, or the table of an audit, says of numbers; zeroed where there is none, or while it
 * has not been asked. */
typedef struct {
  int64_t n;       /* associates */
  int64_t market;  /* people of the market that the audit found; 0: none */
  int64_t n_known; /* of these, whose number of outside contacts is known, */
  double contacts; /* and how many these have together */
} reach_headcount;

typedef struct {
  char *name; /* as in the file; "network" or "company" when there is one */
  reach_params params;
  reach_headcount headcount;
  bool given[REACH_N_PARAMS];  /* true where the file, a base or --set gave the value */
  bool is_own[REACH_N_PARAMS]; /* true where it was given for this organization alone */
  char *place[REACH_N_PARAMS]; /* there: file:line:column, or --set 'KEY=VALUE'; else NULL */
  bool has_usual;
  double usual[REACH_N_PARAMS]; /* defaults of numbers, read once; NaN: follows from other values */
} reach_organization;

/* A rung of the reality ladder: the scenario after the first steps of its `ladder`. */
typedef struct {
  char *name;                       /* of the last of these steps */
  reach_organization *organization; /* [n_organizations] of the scenario */
} reach_rung;

/* What the claim of a scenario speaks about; the rest of it is in the parameters. */
typedef struct {
  bool is_made;        /* there is a claim */
  size_t organization; /* index */
  size_t baseline;     /* index; that of the organization itself where it is held against a value */
  size_t rung;         /* of the ladder */
} reach_claim;

/* The parameter whose response is asked for; its values and measures are in the parameters. */
typedef struct {
  bool is_asked;
  int param;
  uint64_t organizations; /* bit o: organization o gets the values */
} reach_asked_response;

typedef struct {
  char *name;  /* file name without folder and .yaml: the default output folder */
  char *path;  /* as given on the command line */
  char **base; /* [n_bases] paths of the files that it extends */
  size_t n_bases;
  bool is_network;        /* a bare network: no market, everybody is an associate */
  size_t n_organizations; /* at least 1 */
  reach_organization *organization;
  size_t baseline; /* index of the organization that the others are compared with */
  size_t n_steps;  /* steps of the ladder; 0 = there is none */
  reach_rung *rung;
  reach_claim claim;
  reach_asked_response response;
} reach_scenario;

/* What the command line adds to the file. `setting` items read KEY=VALUE, where KEY may be
 * `organizations.NAME.key`; a base key set here reaches every organization that does not
 * override it. */
typedef struct {
  const char *const *setting;
  size_t n_settings;
} reach_settings;

/* Reads `path`, follows `extends`, applies the settings and checks everything. Every mistake
 * is one message in the report (file:line:column: key: what is wrong ...). On success the
 * caller owns *scenario. Returns 0, REACH_INVALID (the scenario is wrong), REACH_UNREADABLE
 * (missing or not readable) or REACH_NO_MEMORY. Does not open the files a scenario names. */
int reach_scenario_load(const char *path, const reach_settings *settings, reach_scenario *scenario,
                        reach_report *report);
/* The same from `text` (n bytes) as if it were the file `path`. */
int reach_scenario_read(const char *text, size_t n, const char *path,
                        const reach_settings *settings, reach_scenario *scenario,
                        reach_report *report);
void reach_scenario_free(reach_scenario *scenario);

/* Takes note of a roster's numbers. Defaults that follow from them are made anew. */
void reach_organization_count(reach_organization *organization, reach_headcount headcount);
/* Mean number of outside contacts of an associate, as far as a roster or the law tell. */
double reach_organization_contacts(const reach_organization *organization);

/* The scenario on a rung: 0 itself, i after the first i steps (i <= n_steps), there without a
 * ladder. Everything in it is borrowed: it is not to be freed. */
reach_scenario reach_scenario_rung(const reach_scenario *scenario, size_t rung);

/* True where this organization of a bare network, or another with the same network, takes the
 * probability of each tie from it. */
bool reach_scenario_reads_probabilities(const reach_scenario *scenario, size_t organization);

/* The resolved scenario: every parameter of every organization explicit, as YAML that loads
 * to the same scenario. Caller frees. NULL when out of memory. */
char *reach_scenario_resolved(const reach_scenario *scenario);

/* The locator of messages about an organization. */
typedef struct {
  const reach_scenario *scenario;
  size_t organization;
} reach_whereabouts;

/* Where the value was given that a line "key: what is wrong" or "block: what is wrong" is about;
 * the scenario's path where nothing was given. `whereabouts` is a reach_whereabouts. */
const char *reach_scenario_place(const void *whereabouts, const char *line);

/* A copy of the organization's parameters is changed freely; lists and texts stay shared. */

/* Nearest known parameter key to `word`, or NULL when none is near. */
const char *reach_param_nearest(const char *word);

#endif
