/* A real company as its own people: 71 lawyers of one firm in three offices, and who asks whom for
 * advice (Lazega 2001). The attributes become a roster, the ties join it. What the message reaches
 * is held against a walk through the same ties by this test. Needs ORGREACH_DATA, the folder of
 * published networks; without it the test is skipped. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/play.h"
#include "support/scratch.h"

enum { LAWYERS = 71, OFFICES = 3, PARTNER = 1, MOST_PATH = 1000 };

typedef struct {
  int status[LAWYERS], office[LAWYERS];
  bool asks[LAWYERS][LAWYERS];
  int n_arcs;
} firm;

static FILE *open_data(const char *name) {
  char path[MOST_PATH];
  snprintf(path, sizeof path, "%s/%s", getenv("ORGREACH_DATA"), name);
  FILE *file = fopen(path, "r");
  if (!file) fail_msg("%s cannot be read", path);
  return file;
}

static void read_firm(firm *f) {
  char line[400];
  *f = (firm){.n_arcs = 0};
  FILE *file = open_data("law_advice.attrs.csv");
  assert_non_null(fgets(line, sizeof line, file));
  for (int i = 0; i < LAWYERS; i++) {
    int id;
    double status, gender, office;
    assert_int_equal(fscanf(file, "%d,%lf,%lf,%lf%*[^\n]", &id, &status, &gender, &office), 4);
    assert_int_equal(id, i);
    f->status[i] = (int)status;
    f->office[i] = (int)office;
  }
  fclose(file);
  file = open_data("law_advice.edges");
  unsigned u, v;
  while (fgets(line, sizeof line, file))
    if (sscanf(line, "%u %u", &u, &v) == 2) f->asks[u][v] = true, f->n_arcs++;
  fclose(file);
}

/* Lawyers from the last to the first; those who are in the group partner may be believed or not. */
static void write_roster(const firm *f, const char *path, const char *prefix,
                         const char *reliability_of_partners) {
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fprintf(file, "id,department,group,reliability\n");
  for (int i = LAWYERS - 1; i >= 0; i--)
    fprintf(file, "%s%d,office %d,%s,%s\n", prefix, i, f->office[i],
            f->status[i] == PARTNER ? "partner" : "associate",
            f->status[i] == PARTNER ? reliability_of_partners : "1");
  assert_int_equal(fclose(file), 0);
}

static void write_ties(const firm *f, const char *path, const char *prefix) {
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fprintf(file, "from,to\n");
  for (int u = 0; u < LAWYERS; u++)
    for (int v = 0; v < LAWYERS; v++)
      if (f->asks[u][v]) fprintf(file, "%s%d,%s%d\n", prefix, u, prefix, v);
  assert_int_equal(fclose(file), 0);
}

/* How many have the message where everybody tells all and partners are believed or not. */
static int count_reached(const firm *f, int office, bool partners_are_believed) {
  bool has_it[LAWYERS] = {false}, believes[LAWYERS] = {false};
  for (int u = 0; u < LAWYERS; u++) has_it[u] = believes[u] = f->office[u] == office;
  for (bool is_new = true; is_new;) {
    is_new = false;
    for (int u = 0; u < LAWYERS; u++)
      for (int v = 0; v < LAWYERS; v++) {
        if (!believes[u] || !f->asks[u][v]) continue;
        has_it[v] = true;
        if (believes[v] || (f->status[u] == PARTNER && !partners_are_believed)) continue;
        believes[v] = is_new = true;
      }
  }
  int n = 0;
  for (int u = 0; u < LAWYERS; u++) n += has_it[u];
  return n;
}

#define FIRM                                                                                       \
  "run: {seed: 8, replicates: 6, days: 400}\n"                                                     \
  "market: {people: 1000, segments: 4}\nassociates: {contacts: {mean: 5}, roster: %s}\n"           \
  "work_ties: {model: file, directed: true, file: %s}\n"                                           \
  "participation: 0\ninternal_participation: 1\nchannels: [feed]\n"                                \
  "feed: {audience: colleagues, attention: 1, delay: constant, half_life_days: 1}\n"               \
  "trust: {sincerity: 1, competency: 1, reliability: 1}\n"                                         \
  "cascade: {seed_choice: department, seed_department: office %d}\n"

static void assert_reached(const char *roster, const char *ties, int office, int expected) {
  test_play play;
  test_play_run(&play, FIRM, roster, ties, office);
  const double *reached = test_play_values(&play, 0, REACH_MEASURE_internal_reach);
  for (uint64_t r = 0; r < play.result.n_replicates; r++)
    if (reached[r] != expected)
      fail_msg("office %d of %s: %g lawyers have it, not %d", office, roster, reached[r], expected);
  test_play_free(&play);
}

static void test_a_message_goes_the_way_of_advice(void **state) {
  (void)state;
  if (!getenv("ORGREACH_DATA")) skip();
  firm f;
  char edges[MOST_PATH];
  read_firm(&f);
  snprintf(edges, sizeof edges, "%s/law_advice.edges", getenv("ORGREACH_DATA"));
  write_roster(&f, "numbers.csv", "", "1");
  write_roster(&f, "names.csv", "lawyer ", "1");
  write_roster(&f, "doubted.csv", "lawyer ", "0");
  write_ties(&f, "names-advice.csv", "lawyer ");
  int n_less = 0;
  for (int office = 1; office <= OFFICES; office++) {
    int all = count_reached(&f, office, true), doubted = count_reached(&f, office, false);
    assert_reached("numbers.csv", edges, office, all);
    assert_reached("names.csv", "names-advice.csv", office, all);
    assert_reached("doubted.csv", "names-advice.csv", office, doubted);
    print_message("  office %d starts: %d of %d lawyers have it, %d if nobody believes a partner\n",
                  office, all, LAWYERS, doubted);
    n_less += doubted < all;
  }
  assert_true(n_less > 0); /* partners matter */
}

static void test_offices_are_departments(void **state) {
  (void)state;
  if (!getenv("ORGREACH_DATA")) skip();
  firm f;
  int n_across = 0, n_pairs = 0, n_here[OFFICES + 1] = {0};
  read_firm(&f);
  write_roster(&f, "names.csv", "lawyer ", "1");
  write_ties(&f, "names-advice.csv", "lawyer ");
  for (int u = 0; u < LAWYERS; u++) {
    n_here[f.office[u]]++;
    for (int v = u + 1; v < LAWYERS; v++) {
      bool is_pair = f.asks[u][v] || f.asks[v][u];
      n_pairs += is_pair;
      n_across += is_pair && f.office[u] != f.office[v];
    }
  }
  test_play play;
  test_play_run(&play, FIRM, "names.csv", "names-advice.csv", 3);
  assert_close(test_play_figure(&play, "nodes"), LAWYERS, 0, "lawyers");
  assert_close(test_play_figure(&play, "arcs"), f.n_arcs, 0, "lines of advice");
  assert_close(test_play_figure(&play, "ties"), n_pairs, 0, "pairs");
  assert_close(test_play_figure(&play, "cross_department_share"), (double)n_across / n_pairs, 1e-12,
               "between offices");
  const reach_answer *answer = &play.result.answer[0];
  assert_int_equal(answer->n_departments, OFFICES);
  for (uint32_t d = 0; d < OFFICES; d++) {
    int office = answer->department[d].name[strlen("office ")] - '0';
    assert_int_equal(answer->department[d].n_people, n_here[office]);
  }
  assert_int_equal(answer->n_start, n_here[3]);
  test_play_free(&play);
}

int main(void) {
#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)
  const struct CMUnitTest tests[] = {
      IN_SCRATCH(test_a_message_goes_the_way_of_advice),
      IN_SCRATCH(test_offices_are_departments),
  };
  int n_failed = cmocka_run_group_tests(tests, NULL, NULL);
  if (n_failed == 0 && !getenv("ORGREACH_DATA")) {
    printf("ORGREACH_DATA is unset: no lawyer was looked at\n");
    return TEST_SKIPPED;
  }
  return n_failed;
}
