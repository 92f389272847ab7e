/* A company's own people: what a roster may say, where it says it wrongly, and what comes of it. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "study/estimate.h"
#include "support/play.h"
#include "support/scratch.h"
#include "support/staged.h"
#include "world/roster.h"

#define PEOPLE                                                                                     \
  "id,manager,department,contacts,group,sincerity,competency,reliability,stage\n"                  \
  "Ada,,board,300,pilot,0.9,,,desire\n"                                                            \
  "Bob,Ada,sales,,,,,0,\n"                                                                         \
  "\"Cy, Jr.\",Ada,sales,12,pilot,1,1,1,Reinforcement\n"                                           \
  "Di,Bob,sales,0,,,0.25,,none\n"

static void read_good(const char *text, reach_roster *roster) {
  reach_report report = {0};
  scratch_write("people.csv", text);
  if (reach_roster_read("people.csv", roster, &report))
    fail_msg("%s\nof: %s", report.message[0], text);
  reach_report_free(&report);
}

static void test_every_column_is_read(void **state) {
  (void)state;
  reach_roster r;
  read_good(PEOPLE, &r);
  assert_int_equal(r.n, 4);
  assert_string_equal(r.id[2], "Cy, Jr.");
  const uint32_t manager[] = {0, 0, 0, 1}, contacts[] = {300, REACH_CONTACTS_DRAWN, 12, 0};
  assert_memory_equal(r.manager, manager, sizeof manager);
  assert_memory_equal(r.contacts, contacts, sizeof contacts);
  const uint8_t stage[] = {REACH_ADKAR_DESIRE, REACH_ADKAR_UNKNOWN, REACH_ADKAR_REINFORCEMENT,
                           REACH_ADKAR_NONE};
  assert_memory_equal(r.stage, stage, sizeof stage);
  assert_int_equal(r.departments.n_departments, 2);
  assert_string_equal(r.departments.name[r.departments.department[3]], "sales");
  assert_string_equal(r.groups.name[r.groups.department[2]], "pilot");
  assert_string_equal(r.groups.name[r.groups.department[3]], "");
  assert_true(r.leg[0][0] == .9 && isnan(r.leg[1][0]) && r.leg[2][1] == 0 && r.leg[1][3] == .25);
  reach_roster_free(&r);
}

static void test_any_subset_of_columns_is_a_roster(void **state) {
  (void)state;
  reach_roster r;
  read_good("\xef\xbb\xbf"
            "Contacts\r\n7\r\n\r\n0\r\n1e3",
            &r);
  assert_int_equal(r.n, 3);
  assert_string_equal(r.id[2], "2");
  assert_int_equal(r.contacts[2], 1000);
  assert_true(!r.manager && !r.stage && !r.leg[0] && !r.departments.n_departments);
  reach_roster_free(&r);
  read_good("stage,manager\nability,2\n,0\n,\n", &r); /* ids are numbers of lines */
  const uint32_t manager[] = {2, 0, 2};
  assert_memory_equal(r.manager, manager, sizeof manager);
  reach_roster_free(&r);
}

#define ALLOWED                                                                                    \
  "no column that is known here (allowed id, manager, department, group, contacts, stage, "        \
  "sincerity, competency, reliability)"

static void test_rosters_that_are_none_are_refused(void **state) {
  (void)state;
  static const struct {
    const char *text, *words;
  } refused[] = {
      {"", "people.csv: it is empty"},
      {"id\n", "people.csv: nobody is in it"},
      {"id,name\na,b\n", "people.csv:1:4: name: " ALLOWED},
      {"id,Departmnt\na,b\n", "people.csv:1:4: Departmnt: " ALLOWED "; did you mean department?"},
      {"id,\na,b\n", "people.csv:1:4: a column without a title; name it, or remove it"},
      {"id,stage,ID\na,none,b\n", "people.csv:1:10: ID: the column stands there twice"},
      {"id;stage\n", "people.csv:1:1: columns are parted by semicolons"},
      {"id,stage\na\n", "people.csv:2:1: 1 cell under 2 columns"},
      {"id,contacts\na,1\n,2\n", "people.csv:3:1: id: a person without an id"},
      {"id,sincerity\na,0,8\n",
       "people.csv:2:1: 3 cells under 2 columns; quote a cell that has a comma; decimals have a "
       "point"},
      {"id\nb\na\nb\na\nb\n", "people.csv:4:1: id: the second line about b"},
      {"id,manager\na,\nb,c\n", "people.csv:3:3: manager: there is no line about the manager c"},
      {"id,manager\na,\nb,b\n", "people.csv:3:3: manager: a circle of managers: b reports to b"},
      {"id,manager\nx,\na,b\nb,c\nc,a\n",
       "people.csv:3:3: manager: a circle of managers: a reports to b reports to c reports to a"},
      {"id,manager\na,\nb,\n", "people.csv:1:4: manager: empty from top to bottom"},
      {"id,group\na,\n", "people.csv:1:4: group: empty from top to bottom; fill it, or remove"},
      {"id,sincerity,stage\na,0.5,\nb,,\n", "people.csv:1:14: stage: empty from top to bottom"},
      {"id,department\na,x\nb,\n", "people.csv:3:3: department: no department; everybody has one"},
      {"id,contacts\na,-1\n",
       "people.csv:2:3: contacts: -1 is out of range (allowed 0 to 1000000)"},
      {"id,contacts\na,1000001\n", "people.csv:2:3: contacts: 1000001 is out of range"},
      {"id,contacts\na,2.5\n",
       "people.csv:2:3: contacts: 2.5 is not a whole number (allowed 0 to 1000000)"},
      {"id,contacts\na,nan\n", "people.csv:2:3: contacts: "},
      {"id,contacts\na,1 000\n", "people.csv:2:3: contacts: "},
      {"id,sincerity\na,1.01\n",
       "people.csv:2:3: sincerity: 1.01 is out of range (allowed 0 to 1)"},
      {"id,competency\na,NaN\n", "people.csv:2:3: competency: "},
      {"id,reliability\na,inf\n", "people.csv:2:3: reliability: "},
      {"id,reliability\na,90%\n", "people.csv:2:3: reliability: "},
      {"id,stage\na,desir\n",
       "people.csv:2:3: stage: desir is no stage (allowed none, awareness, desire, knowledge, "
       "ability, reinforcement); did you mean desire?"},
      {"id,stage\na,5\n", "people.csv:2:3: stage: 5 is no stage"},
      {"id\na\x1b[31m\n", "people.csv:2:1: "},
      {"id,group\na,\"x\ny\"\n", "people.csv:2:3: "},
      {"id\na\xff\n", "people.csv:2:2: "},
      {"id\n\"a\n", "people.csv:2:1: a quote"},
  };
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    reach_roster r;
    reach_report report = {0};
    scratch_write("people.csv", refused[i].text);
    int status = reach_roster_read("people.csv", &r, &report);
    bool is_said = report.n_messages == 1 &&
                   !strncmp(report.message[0], refused[i].words, strlen(refused[i].words));
    if (status != REACH_UNREADABLE || !is_said)
      fail_msg("status %d, %zu messages, first: %s\ninstead of %s", status, report.n_messages,
               report.n_messages ? report.message[0] : "-", refused[i].words);
    reach_roster_free(&r);
    reach_report_free(&report);
  }
}

#define MARKET "market: {people: 400, segments: 4}\n"
#define RUN "run: {seed: 5, replicates: 40, days: 5, networks: 8}\n"

/* The first message of a scenario that is read, and set up to be played; its status. */
static int set_up(const char *text, char message[600]) {
  reach_scenario scenario;
  reach_report report = {0};
  reach_stage stage = {0};
  int status = reach_scenario_read(text, strlen(text), "s.yaml", NULL, &scenario, &report);
  bool is_read = !status;
  if (!status) status = reach_rosters_count(&scenario, &report);
  if (!status)
    status = reach_stage_set(&scenario, &(reach_stage_options){.is_probe = true}, &stage, &report);
  snprintf(message, 600, "%s", report.n_messages ? report.message[0] : "");
  reach_stage_free(&stage);
  if (is_read) reach_scenario_free(&scenario);
  reach_report_free(&report);
  return status;
}

static void test_scenarios_that_ask_a_roster_for_too_much_are_refused(void **state) {
  (void)state;
  scratch_write("people.csv", PEOPLE);
  scratch_write("ids.csv", "id\na\nb\nc\n");
  scratch_write("ties.csv", "from,to\nAda,Bob\nAda,Eve\n");
  scratch_write("ties.edges", "# names\nAda Bob\nBob  Eve\n");
  scratch_write("chart.csv", "id,manager\nAda,\nBob,Ada\nEve,Ada\n");
  scratch_write("ties.gml", "graph [ node [ id 0 label \"Ada\" ] node [ id 1 label \"Eve\" ]\n"
                            " edge [ source 0 target 1 ] ]\n");
  scratch_write("twins.gml", "graph [ node [ id 0 label \"Ada\" ] node [ id 1 label \"Ada\" ]\n"
                             " edge [ source 0 target 1 ] ]\n");
  scratch_write("legs.csv", "department,sincerity\nboard,0.5\nsale,0.5\n");
  scratch_write("twin-legs.csv", "department,sincerity\nboard,0.5\nsales,\nboard,1\n");
  scratch_write("no-legs.csv", "department\nboard\n");
  scratch_write("nan-legs.csv", "department,reliability,sincerity\nsales,,nan\n");
#define ROSTER "associates: {roster: people.csv}\n"
  static const struct {
    int status;
    const char *text, *words;
  } refused[] = {
      {3, "associates: {roster: people.csv, count: 4}\n",
       "s.yaml:1:41: associates.count: unused, since associates.roster decides"},
      {3, "work_ties: {model: roster}\n", "work_ties.model: roster needs associates.roster"},
      {3, ROSTER "work_ties: {model: famous}\n", "a famous network has people of its own"},
      {3, ROSTER "work_ties: {model: hierarchy}\n", "hierarchy makes reporting lines of its own"},
      {3, ROSTER "work_ties: {model: file, file: ties.csv, departments_file: x}\n",
       "s.yaml:2:60: work_ties.departments_file: the column department of associates.roster"},
      {3, ROSTER "cascade: {seed_group: pilot}\n", "cascade.seed_group: it needs seed_choice"},
      {3, ROSTER "cascade: {seed_choice: group}\n", "cascade.seed_group: seed_choice: group needs"},
      {3, "cascade: {seed_choice: group, seed_group: x}\n", "group needs associates.roster"},
      {3, ROSTER "cascade: {seed_choice: group, seed_group: pilots}\n",
       "cascade.seed_group: pilots: no such group (there are 2, such as pilot)"},
      {4, ROSTER "groups: {names: [pilots, b], market: [0.5, 0.5]}\n",
       "people.csv:2:16: group: pilot is none of groups.names (allowed pilots, b); did you mean "
       "pilots?"},
      {4, ROSTER "groups: {names: [b, pilot], market: [1, 0]}\n",
       "people.csv:2:16: group: pilot: the market has nobody of this group (groups.market)"},
      {3, "associates: {roster: ids.csv}\ncascade: {seed_choice: group, seed_group: a}\n",
       "no such group (there are 0)"},
      {3, ROSTER "cascade: {seed_choice: department, seed_department: sale}\n",
       "cascade.seed_department: sale: no such department (there are 2, such as "
       "board"},
      {3, ROSTER "cascade: {seed_set: [Bob, Eve]}\n", "Eve: nobody has this name"},
      {3, ROSTER "cascade: {seed_set: [4]}\n", "4: no such person (ids 0 to 3)"},
      {3, ROSTER "cascade: {seed_choice: random, seed_count: 5}\n", "5 is more than the 4 people"},
      {3, "associates: {roster: ids.csv}\nwork_ties: {model: roster, informal: 0}\n",
       "ids.csv has no column manager; work_ties.model: roster needs one"},
      {3, ROSTER "work_ties: {model: roster, informal: 4}\n", "work_ties.informal: 4 colleagues"},
      {3, ROSTER "work_ties: {model: roster, informal: 3}\n", "work_ties.informal: "},
      {3, ROSTER "work_ties: {model: departments, mean_degree: 4}\n",
       "work_ties.mean_degree: 4 colleagues are more than there are"},
      {3, ROSTER "work_ties: {model: departments, mean_degree: 2, silo: 1}\n", "mean_degree: "},
      {3, ROSTER "work_ties: {model: small-world, mean_degree: 3}\n", "3: a ring"},
      {3, ROSTER "market: {overlap_of: advocates}\n", "associates.roster has a column contacts"},
      {4, "associates: {roster: none.csv}\n", "none.csv: cannot "},
      {4, ROSTER "work_ties: {model: file, file: ties.csv}\n",
       "ties.csv:3:5: nobody in associates.roster has the id Eve"},
      {4, ROSTER "work_ties: {model: file, file: ties.edges}\n",
       "ties.edges:3:6: nobody in associates.roster has the id Eve"},
      {4, ROSTER "work_ties: {model: file, file: chart.csv}\n",
       "chart.csv:4:1: nobody in associates.roster has the id Eve"},
      {4, ROSTER "work_ties: {model: file, file: ties.gml}\n",
       "ties.gml: nobody in associates.roster has the id Eve"},
      {4, ROSTER "work_ties: {model: file, file: twins.gml}\n", "twins.gml: two people are called"},
      {4, "associates: {roster: ids.csv}\nwork_ties: {model: file, file: ties.csv}\n",
       "ties.csv:2:1: nobody in associates.roster has the id Ada"},
      {4, ROSTER "trust: {departments: legs.csv}\n",
       "legs.csv:3:1: department: sale: no such department (there are 2, such as board); did you "
       "mean sales?"},
      {4, ROSTER "trust: {departments: twin-legs.csv}\n",
       "twin-legs.csv:4:1: department: board stands in line 2 already"},
      {4, ROSTER "trust: {departments: no-legs.csv}\n", "no-legs.csv:1:1: no column of a leg"},
      {4, ROSTER "trust: {departments: nan-legs.csv}\n", "nan-legs.csv:2:8: sincerity: "},
      {4, ROSTER "trust: {departments: none.csv}\n", "none.csv: cannot "},
  };
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    char message[600];
    int status = set_up(refused[i].text, message);
    if (status != refused[i].status || !strstr(message, refused[i].words))
      fail_msg("status %d: %s\ninstead of %s\nof: %s", status, message, refused[i].words,
               refused[i].text);
  }
}

static void test_a_roster_says_how_many_there_are(void **state) {
  (void)state;
  scratch_write("people.csv", PEOPLE);
  test_play play;
  test_play_run(&play, RUN MARKET "associates: {roster: people.csv, contacts: {law: constant, "
                                  "mean: 24}}\nparticipation: 1\nchannels: [feed]\n");
  const reach_organization *o = &play.scenario.organization[0];
  assert_int_equal(o->params.associates_count, 4);
  assert_int_equal(o->params.page_followers, 34); /* a tenth of 300 + 24 + 12 + 0 */
  const double *gross = test_play_values(&play, 0, REACH_MEASURE_gross_contacts);
  for (uint64_t r = 0; r < play.result.n_replicates; r++)
    assert_true(gross[r] == 300 + 24 + 12 + 0);
  assert_int_equal(play.result.answer[0].n_departments, 2);
  char *resolved = reach_scenario_resolved(&play.scenario);
  assert_null(strstr(resolved, "count: 4"));
  assert_non_null(strstr(resolved, "/people.csv\""));
  free(resolved);
  test_play_free(&play);
}

/* Numbers belong to people: to give one somebody's changes nobody else's. */
static void test_contacts_that_are_drawn_stay(void **state) {
  (void)state;
  scratch_write("none.csv", "id\na\nb\nc\n");
  scratch_write("one.csv", "id,contacts\na,\nb,5\nc,\n");
  test_play play;
  test_play_run(&play, RUN MARKET
                "associates: {contacts: {mean: 20}}\nparticipation: 1\nchannels: [feed]\n"
                "organizations:\n  none: {associates: {roster: none.csv}}\n"
                "  one: {associates: {roster: one.csv}}\n"
                "  bob: {associates: {roster: none.csv}, cascade: {seed_set: [b]}}\n");
  const double *none = test_play_values(&play, 0, REACH_MEASURE_gross_contacts),
               *one = test_play_values(&play, 1, REACH_MEASURE_gross_contacts),
               *bob = test_play_values(&play, 2, REACH_MEASURE_gross_contacts);
  for (uint64_t r = 0; r < play.result.n_replicates; r++)
    assert_true(one[r] == none[r] - bob[r] + 5);
  test_play_free(&play);
}

/* Ada-Bob-Di and Ada-Cy, whoever writes it down and in whatever order. */
static void test_ties_are_joined_by_id(void **state) {
  (void)state;
  scratch_write("people.csv", PEOPLE);
  scratch_write("t.csv", "from,to\nDi,Bob\n\"Cy, Jr.\",Ada\nBob,Ada\nAda,Bob\nDi,Di\n");
  scratch_write("t.gml", "graph [ node [ id 7 label \"Di\" ] node [ id 3 label \"Cy, Jr.\" ]\n"
                         "node [ id 1 label \"Ada\" ] node [ id 5 label \"Bob\" ]\n"
                         "edge [ source 7 target 5 ] edge [ source 3 target 1 ]\n"
                         "edge [ source 1 target 5 ] ]\n");
  scratch_write("t.chart.csv", "id,manager,department\nDi,Bob,x\nAda,,y\nBob,Ada,z\n\"Cy, Jr.\","
                               "Ada,z\n");
  scratch_write("n.csv", "id,contacts\n101,1\n12345678,2\n7,3\n9,4\n");
  scratch_write("n.edges", "9 12345678\n101,7\n12345678 101\n");
  scratch_write("few.csv", "from,to\nAda,Bob\n");
  static const struct {
    const char *company;
    uint32_t n_arcs;
    const char *rows; /* colleagues of 0, 1, 2, 3 */
  } joined[] = {
      {"associates: {roster: people.csv}\nwork_ties: {model: file, file: t.csv}\n", 6,
       "1 2|0 3|0|1|"},
      {"associates: {roster: people.csv}\nwork_ties: {model: file, file: t.gml}\n", 6,
       "1 2|0 3|0|1|"},
      {"associates: {roster: people.csv}\nwork_ties: {model: file, file: t.chart.csv}\n", 6,
       "1 2|0 3|0|1|"},
      {"associates: {roster: people.csv}\nwork_ties: {model: roster, informal: 0}\n", 6,
       "1 2|0 3|0|1|"},
      {"associates: {roster: n.csv}\nwork_ties: {model: file, file: n.edges}\n", 6, "1 2|0 3|0|1|"},
      {"associates: {roster: people.csv}\nwork_ties: {model: file, file: few.csv, directed: "
       "true}\n",
       1, "1||||"},
  };
  for (size_t i = 0; i < sizeof joined / sizeof *joined; i++) {
    test_staged staged;
    test_staged_make(&staged, RUN "%s", joined[i].company);
    const reach_ties *ties = staged.ties;
    char rows[200] = "", *at = rows;
    for (uint32_t u = 0; u < ties->n_people; u++, at += sprintf(at, "|"))
      for (uint32_t a = ties->first[u]; a < ties->first[u + 1]; a++)
        at += sprintf(at, "%s%u", a > ties->first[u] ? " " : "", ties->target[a]);
    assert_string_equal(rows, joined[i].rows);
    assert_int_equal(ties->n_arcs, joined[i].n_arcs);
    test_staged_free(&staged);
  }
}

static void test_lines_make_departments_where_there_is_no_column(void **state) {
  (void)state;
  scratch_write("lines.csv", "id,manager\nd,b\nhead,\nc,head\nb,head\ne,d\nalone,\n");
  test_staged staged;
  test_staged_make(&staged, "%s",
                   RUN "associates: {roster: lines.csv}\n"
                       "work_ties: {model: roster, informal: 0}\n");
  const reach_departments *d = &staged.plan->world->departments;
  static const char *const expected[] = {"b", "c", "c", "b", "b", "alone"};
  for (uint32_t u = 0; u < 6; u++) assert_string_equal(d->name[d->department[u]], expected[u]);
  test_staged_free(&staged);
}

static void test_a_group_or_a_department_starts(void **state) {
  (void)state;
  scratch_write("people.csv", PEOPLE);
  test_play play;
  test_play_run(&play, "%s",
                RUN MARKET
                "associates: {roster: people.csv}\nparticipation: 0\nchannels: [conversation]\n"
                "organizations:\n"
                "  group: {cascade: {seed_choice: group, seed_group: pilot}}\n"
                "  department: {cascade: {seed_choice: department, seed_department: sales}}\n"
                "  named: {cascade: {seed_set: [Di, 0]}}\n");
  assert_int_equal(play.result.answer[0].n_start, 2);
  assert_int_equal(play.result.answer[1].n_start, 3);
  assert_int_equal(play.result.answer[2].n_start, 2);
  assert_int_equal(play.result.answer[0].department[1].n_start, 1);
  test_play_free(&play);
}

static void write_many(const char *path, const char *contacts) {
  enum { MANY = 20000 };
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fprintf(file, "id%s\n", *contacts ? ",contacts" : "");
  for (int i = 0; i < MANY; i++) fprintf(file, "employee-%d%s\n", i, contacts);
  assert_int_equal(fclose(file), 0);
}

static double bytes_of(const char *text) {
  reach_scenario scenario;
  reach_report report = {0};
  assert_ok(reach_scenario_read(text, strlen(text), "s.yaml", NULL, &scenario, &report), &report);
  assert_ok(reach_rosters_count(&scenario, &report), &report);
  reach_estimate estimate = reach_estimate_of(&scenario, 1);
  reach_scenario_free(&scenario);
  return estimate.bytes;
}

/* Empty cells are drawn, by the shares. */
static void test_a_roster_tells_who_is_of_which_group(void **state) {
  (void)state;
  enum { DRAWN = 400 };
  scratch_write("people.csv", PEOPLE);
  test_staged s;
  test_staged_make(&s, "%s",
                   "associates: {roster: people.csv}\n"
                   "groups: {names: [rest, pilot], market: [0.4, 0.6], associates: [0.3, 0.7]}\n");
  double pilots = 0;
  for (uint32_t r = 0; r < DRAWN; r++) {
    reach_people people = reach_people_open(s.plan, r);
    assert_int_equal(reach_people_group(&people, 0), 1);
    assert_int_equal(reach_people_group(&people, 2), 1);
    pilots += reach_people_group(&people, 1) + reach_people_group(&people, 3);
  }
  assert_within_sigmas(pilots, 0.7 * 2 * DRAWN, sqrt(0.7 * 0.3 * 2 * DRAWN), "pilots");
  test_staged_free(&s);
}

static void test_an_estimate_knows_the_roster(void **state) {
  (void)state;
  write_many("plain.csv", "");
  write_many("known.csv", ",1000");
#define POSTS "participation: 0.1\nchannels: [feed]\n"
  double counted = bytes_of("associates: {count: 20000}\n" POSTS),
         plain = bytes_of("associates: {roster: plain.csv}\n" POSTS),
         known = bytes_of("associates: {roster: known.csv}\n" POSTS);
  const double a_person = plain - counted, expected = 20000 * 170; /* 140 and twice a short id */
  assert_close(a_person, expected, .2 * expected, "bytes of a roster");
  /* 2,000 posts to 1,000 instead of 150 contacts, a third of whom see them */
  assert_true(known - plain > 2000 * (1000 - 150) * .3 * 100);
}

int main(void) {
#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)
  const struct CMUnitTest tests[] = {
      IN_SCRATCH(test_every_column_is_read),
      IN_SCRATCH(test_any_subset_of_columns_is_a_roster),
      IN_SCRATCH(test_rosters_that_are_none_are_refused),
      IN_SCRATCH(test_scenarios_that_ask_a_roster_for_too_much_are_refused),
      IN_SCRATCH(test_a_roster_says_how_many_there_are),
      IN_SCRATCH(test_contacts_that_are_drawn_stay),
      IN_SCRATCH(test_ties_are_joined_by_id),
      IN_SCRATCH(test_lines_make_departments_where_there_is_no_column),
      IN_SCRATCH(test_a_group_or_a_department_starts),
      IN_SCRATCH(test_a_roster_tells_who_is_of_which_group),
      IN_SCRATCH(test_an_estimate_knows_the_roster),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
