/* A company's own people: a CSV file with a line for each of them. */
#ifndef REACH_WORLD_ROSTER_H
#define REACH_WORLD_ROSTER_H

#include <stdint.h>

#include "base/report.h"
#include "scenario/scenario.h"
#include "world/edge_list.h"
#include "world/legs.h"

/* How far along ADKAR somebody is: the last stage whose gate is passed. */
enum {
  REACH_ADKAR_NONE,
  REACH_ADKAR_AWARENESS,
  REACH_ADKAR_DESIRE,
  REACH_ADKAR_KNOWLEDGE,
  REACH_ADKAR_ABILITY,
  REACH_ADKAR_REINFORCEMENT,
  REACH_N_ADKAR,
  REACH_ADKAR_UNKNOWN = 255 /* the cell is empty: as the scenario has it */
};

/* In the order of the above, as the column `stage` has them. */
extern const char *const reach_adkar_name[REACH_N_ADKAR];

static const uint32_t REACH_CONTACTS_DRAWN = UINT32_MAX; /* the cell is empty */

/* Columns that the file does not have are NULL, and so are all where there is no file. */
typedef struct {
  uint32_t n;                    /* people; ids are 0 .. n-1 in the order of the lines */
  char **id;                     /* [n] as in the file */
  uint32_t *manager;             /* [n] own number: a head; every way up ends at one */
  uint32_t *contacts;            /* [n] outside contacts, or REACH_CONTACTS_DRAWN */
  uint8_t *stage;                /* [n] REACH_ADKAR_... */
  double *leg[REACH_N_LEGS];     /* [n] of trust, 0..1; NaN = the cell is empty */
  reach_departments departments; /* n_departments 0: no such column */
  reach_departments groups;      /* likewise; the group "" is that of people in none */
} reach_roster;

/* Reads the file. O(n log n) time; memory is about twice the file's size and 140 bytes a
 * person at the peak. Errors: REACH_UNREADABLE with file:line:column: column: what is wrong,
 * REACH_TOO_BIG, REACH_NO_MEMORY. Free is legal after failure. */
int reach_roster_read(const char *path, reach_roster *roster, reach_report *report);
/* Of which of groups.names each of the people is, or REACH_GROUP_DRAWN where the cell is empty:
 * group[n]; the roster was read from associates.roster and has groups. REACH_UNREADABLE with
 * file:line:column for a word that is none of the names, or that the market has nobody of. */
int reach_roster_groups(const reach_roster *roster, const reach_params *params, uint8_t *group,
                        reach_report *report);
void reach_roster_free(reach_roster *roster);

/* Looks whether the files are there that the scenario names, and tells its organizations, on all
 * rungs, how many people their rosters have. Only what must be known before a roster is read;
 * mistakes in its cells are left to that. */
int reach_rosters_count(reach_scenario *scenario, reach_report *report);

#endif
