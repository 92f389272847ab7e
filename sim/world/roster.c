#include "world/roster.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "scenario/keys.h"
#include "scenario/number.h"
#include "scenario/utf8.h"
#include "world/cells.h"
#include "world/columns.h"
#include "world/network_file.h"
#include "world/org_chart.h"

const char *const reach_adkar_name[REACH_N_ADKAR] = {"none",      "awareness", "desire",
                                                     "knowledge", "ability",   "reinforcement"};

static const uint32_t most_people = 10000000; /* as associates.count */
static const double most_contacts = 1000000;  /* as the mean of a law */

/* Words, which are kept until the file is read, and then cells that are read at once. */
enum {
  ID = REACH_CHART_ID,
  MANAGER = REACH_CHART_MANAGER,
  DEPARTMENT,
  GROUP,
  N_WORDS,
  CONTACTS = N_WORDS,
  STAGE,
  LEGS,
  N_COLUMNS = LEGS + REACH_N_LEGS
};

static const char *const title[N_COLUMNS] = {"id",        "manager",    "department",
                                             "group",     "contacts",   "stage",
                                             "sincerity", "competency", "reliability"};

/* A file being read. */
typedef struct {
  reach_cells cells;
  int at[N_COLUMNS];         /* the place of a column; -1: the file does not have it */
  bool is_filled[N_COLUMNS]; /* a cell of it is */
  reach_columns words;
} reading;

/* At most so many people: lines that are left. */
static size_t lines_left(const reach_lines *lines) {
  size_t n = 1;
  const char *at = lines->text + lines->at;
  while ((at = memchr(at, '\n', (size_t)(lines->text + lines->n - at)))) n++, at++;
  return n;
}

static int make_room(const reading *r, reach_roster *roster, reach_report *report) {
  size_t n = lines_left(&r->cells.lines);
  bool is_short = false;
  if (r->at[CONTACTS] >= 0) is_short |= !(roster->contacts = malloc(n * sizeof *roster->contacts));
  if (r->at[STAGE] >= 0) is_short |= !(roster->stage = malloc(n * sizeof *roster->stage));
  for (int leg = 0; leg < REACH_N_LEGS; leg++)
    if (r->at[LEGS + leg] >= 0)
      is_short |= !(roster->leg[leg] = malloc(n * sizeof *roster->leg[leg]));
  return is_short ? reach_report_no_memory(report, "a roster") : 0;
}

/* The cell of a column, or NULL where the file or the line has none. */
static const char *cell_of(reading *r, int column) {
  if (r->at[column] < 0) return NULL;
  const char *text = r->cells.cell[r->at[column]];
  r->is_filled[column] |= *text != '\0';
  return *text ? text : NULL;
}

static int read_contacts(reading *r, uint32_t u, reach_roster *roster, reach_report *report) {
  const char *text = cell_of(r, CONTACTS);
  double n = 0;
  if (!roster->contacts) return 0;
  roster->contacts[u] = REACH_CONTACTS_DRAWN;
  if (!text) return 0;
  int status = reach_cells_number(&r->cells, r->at[CONTACTS], 0, most_contacts, &n, report);
  if (!status && n != floor(n)) {
    char why[REACH_WHY_SIZE];
    snprintf(why, sizeof why, "%.40s is not a whole number (allowed 0 to %.0f)",
             reach_show(text).text, most_contacts);
    status = reach_cells_refuse(&r->cells, r->at[CONTACTS], why, report);
  }
  if (!status) roster->contacts[u] = (uint32_t)n;
  return status;
}

static int read_stage(reading *r, uint32_t u, reach_roster *roster, reach_report *report) {
  const char *text = cell_of(r, STAGE);
  if (!roster->stage) return 0;
  roster->stage[u] = REACH_ADKAR_UNKNOWN;
  if (!text) return 0;
  for (int stage = 0; stage < REACH_N_ADKAR; stage++)
    if (!strcasecmp(text, reach_adkar_name[stage])) roster->stage[u] = (uint8_t)stage;
  if (roster->stage[u] != REACH_ADKAR_UNKNOWN) return 0;
  char why[REACH_WHY_SIZE];
  snprintf(why, sizeof why,
           "%.80s is no stage (allowed none, awareness, desire, knowledge, ability, "
           "reinforcement)%s",
           reach_show(text).text,
           reach_hint_for(reach_word_nearest(text, reach_adkar_name, REACH_N_ADKAR)).text);
  return reach_cells_refuse(&r->cells, r->at[STAGE], why, report);
}

static int read_legs(reading *r, uint32_t u, reach_roster *roster, reach_report *report) {
  int status = 0;
  for (int leg = 0; leg < REACH_N_LEGS && !status; leg++) {
    const char *text = cell_of(r, LEGS + leg);
    if (!roster->leg[leg]) continue;
    roster->leg[leg][u] = NAN;
    if (text)
      status = reach_cells_number(&r->cells, r->at[LEGS + leg], 0, 1, &roster->leg[leg][u], report);
  }
  return status;
}

static int read_person(reading *r, reach_roster *roster, reach_report *report) {
  uint32_t u = roster->n++;
  if (u == most_people)
    return reach_report_add(report, REACH_TOO_BIG, "%s: more than %u people", r->cells.lines.path,
                            most_people);
  for (int c = 0; c < N_WORDS; c++) cell_of(r, c);
  if (r->at[DEPARTMENT] >= 0 && !cell_of(r, DEPARTMENT))
    return reach_cells_refuse(&r->cells, r->at[DEPARTMENT],
                              "no department; everybody has one, or the column is left out",
                              report);
  int status = reach_columns_add(&r->words, &r->cells, r->at, report);
  if (!status) status = read_contacts(r, u, roster, report);
  if (!status) status = read_stage(r, u, roster, report);
  return status ? status : read_legs(r, u, roster, report);
}

static int check_filled(const reading *r, reach_report *report) {
  for (int c = 0; c < N_COLUMNS; c++)
    if (r->at[c] >= 0 && !r->is_filled[c])
      return reach_cells_refuse_column(
          &r->cells, r->at[c], "empty from top to bottom; fill it, or remove the column", report);
  return 0;
}

static int read_people(reading *r, reach_roster *roster, reach_report *report) {
  bool more = true;
  r->words = (reach_columns){.lines = &r->cells.lines, .title = title, .n_columns = N_WORDS};
  int status = make_room(r, roster, report);
  while (!status) {
    status = reach_cells_next(&r->cells, &more, report);
    if (status || !more) break;
    status = read_person(r, roster, report);
  }
  if (!status && !roster->n)
    status = reach_report_add(report, REACH_UNREADABLE, "%s: nobody is in it", r->cells.lines.path);
  return status ? status : check_filled(r, report);
}

/* Ids as in the file, or the numbers of lines; the words are these from now on. */
static int take_ids(reading *r, reach_roster *roster, reach_report *report) {
  enum { DIGITS = sizeof "4294967295" };
  roster->id = calloc((size_t)roster->n + 1, sizeof *roster->id);
  for (uint32_t u = 0; roster->id && u < roster->n; u++) {
    char number[DIGITS];
    snprintf(number, sizeof number, "%u", u);
    char **word = &r->words.word[(size_t)u * N_WORDS + ID];
    roster->id[u] = strdup(r->at[ID] >= 0 ? *word : number);
    if (!roster->id[u]) return reach_report_no_memory(report, "names of people");
    *word = roster->id[u];
  }
  return roster->id ? 0 : reach_report_no_memory(report, "names of people");
}

static int take_managers(reading *r, reach_roster *roster, reach_report *report) {
  reach_directory ids;
  int status = reach_chart_ids(&r->words, &ids, report);
  if (!status && r->at[MANAGER] >= 0) {
    roster->manager = malloc(roster->n * sizeof *roster->manager);
    status = roster->manager ? reach_chart_managers(&r->words, &ids, roster->manager, report)
                             : reach_report_no_memory(report, "managers");
  }
  reach_directory_free(&ids);
  return status;
}

static int take_parts(const reading *r, int column, const reach_roster *roster,
                      reach_departments *parts, reach_report *report) {
  if (r->at[column] < 0) return 0;
  char **words = malloc(roster->n * sizeof *words);
  if (!words) return reach_report_no_memory(report, title[column]);
  for (uint32_t u = 0; u < roster->n; u++) words[u] = reach_columns_word(&r->words, u, column);
  int status = reach_departments_of_words(words, roster->n, parts, report);
  free(words);
  return status;
}

int reach_roster_read(const char *path, reach_roster *roster, reach_report *report) {
  reading r = {.is_filled = {false}};
  *roster = (reach_roster){0};
  int status = reach_cells_open(path, &r.cells, report);
  if (!status) status = reach_cells_columns(&r.cells, title, N_COLUMNS, r.at, report);
  if (!status) status = read_people(&r, roster, report);
  if (!status) status = take_ids(&r, roster, report);
  if (!status) status = take_managers(&r, roster, report);
  if (!status) status = take_parts(&r, DEPARTMENT, roster, &roster->departments, report);
  if (!status) status = take_parts(&r, GROUP, roster, &roster->groups, report);
  reach_columns_free(&r.words);
  reach_cells_close(&r.cells);
  return status;
}

void reach_roster_free(reach_roster *roster) {
  reach_names_free(roster->id, roster->n);
  free(roster->manager);
  free(roster->contacts);
  free(roster->stage);
  for (int leg = 0; leg < REACH_N_LEGS; leg++) free(roster->leg[leg]);
  reach_departments_free(&roster->departments);
  reach_departments_free(&roster->groups);
  *roster = (reach_roster){0};
}
