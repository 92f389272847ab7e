/* A market that was made for an overlap has it: the expectation by other arithmetic, the contacts
 * of simulated people counted one by one, and the published example of 5,762,610 people. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cascade/people.h"
#include "study/calibrate.h"
#include "study/stage.h"
#include "support/play.h"

typedef struct {
  reach_scenario scenario;
  reach_stage stage;
} staged;

__attribute__((format(printf, 2, 3))) static void set(staged *s, const char *format, ...) {
  char text[2000];
  va_list arguments;
  va_start(arguments, format);
  int n = vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  assert_in_range(n, 1, sizeof text - 1);
  reach_report report = {0};
  assert_ok(reach_scenario_read(text, (size_t)n, "test.yaml", NULL, &s->scenario, &report),
            &report);
  assert_ok(reach_stage_set(&s->scenario, &(reach_stage_options){0}, &s->stage, &report), &report);
}

static void unset(staged *s) {
  reach_stage_free(&s->stage);
  reach_scenario_free(&s->scenario);
}

/* Different people among the contacts of n associates, counted; those of a keyed random order. */
static uint64_t count_unique(const reach_plan *plan, uint32_t replicate, uint64_t n,
                             uint64_t *gross) {
  const reach_world *world = plan->world;
  reach_people people = reach_people_open(plan, replicate);
  reach_permutation order = reach_permutation_open(
      world->n_associates,
      reach_stream_open(1, replicate, reach_stream_name("tests/who-overlaps"), 0));
  uint8_t *seen = calloc(world->market.people / 8 + 1, 1);
  assert_non_null(seen);
  uint64_t unique = 0;
  *gross = 0;
  for (uint64_t i = 0; i < n; i++) {
    reach_contacts contacts;
    uint64_t who = n < world->n_associates ? reach_permutation_at(&order, i) : i;
    reach_people_contacts(&people, who, UINT64_MAX, &contacts);
    *gross += contacts.n;
    for (uint64_t j = 0; j < contacts.n; j++) {
      uint64_t position = reach_contacts_person(&contacts, j) - world->market.first_id;
      unsigned bit = 1u << (position & 7);
      unique += !(seen[position >> 3] & bit);
      seen[position >> 3] = (uint8_t)(seen[position >> 3] | bit);
    }
  }
  free(seen);
  return unique;
}

/* Means over simulated worlds against what was found. Ratios of means: so is the definition. */
static void check_counted(const staged *s, unsigned n_replicates, const char *what) {
  const reach_world *world = s->stage.world[0];
  uint64_t n = (uint64_t)world->figure[REACH_FIGURE_overlap_people];
  double *unique = calloc(2 * (size_t)n_replicates, sizeof *unique), *all = unique + n_replicates;
  assert_non_null(unique);
  for (uint32_t r = 0; r < n_replicates; r++) {
    uint64_t gross;
    unique[r] = (double)count_unique(&s->stage.plan[0], r, n, &gross);
    all[r] = (double)gross;
  }
  test_moments different = test_moments_of(unique, n_replicates, 1);
  test_moments together = test_moments_of(all, n_replicates, 1);
  char line[160];
  snprintf(line, sizeof line, "%s: different people", what);
  assert_mean(&different, world->figure[REACH_FIGURE_overlap_unique], line);
  snprintf(line, sizeof line, "%s: contacts", what);
  assert_mean(&together, world->figure[REACH_FIGURE_overlap_contacts], line);
  free(unique);
}

static void check_found(const staged *s, double asked) {
  const double *figure = s->stage.world[0]->figure;
  assert_close(figure[REACH_FIGURE_overlap_asked], asked, 0, "asked");
  assert_close(figure[REACH_FIGURE_overlap_found], asked, 1e-9, "found");
  assert_close(figure[REACH_FIGURE_market_locality], s->stage.world[0]->market.locality, 0,
               "locality");
}

static const struct {
  const char *what, *scenario;
  double asked;
} world_case[] = {
    {"8.53 % between 300 advocates",
     "associates: {count: 300, contacts: {law: constant, mean: 40}}\n"
     "market: {people: 101001, overlap_of: advocates}\n",
     0.0853},
    {"lognormal counts",
     "associates: {count: 300, contacts: {mean: 40}}\n"
     "market: {people: 100003, overlap_of: advocates, overlap: 0.3}\n",
     0.3},
    {"Poisson counts, 7 departments, homes of 3 segments",
     "associates: {count: 300, contacts: {law: poisson, mean: 40}}\n"
     "work_ties: {departments: 7}\n"
     "market: {people: 100003, home_segments: 3, overlap_of: advocates, overlap: 0.2}\n",
     0.2},
    {"Pareto counts, some larger than a home",
     "associates: {count: 200, contacts: {law: pareto, mean: 40, shape: 1.5}}\n"
     "market: {people: 30011, overlap_of: advocates, overlap: 0.5}\n",
     0.5},
    {"lognormal counts, small homes",
     "associates: {count: 60, contacts: {mean: 40}}\n"
     "market: {people: 2003, overlap_of: advocates, overlap: 0.59}\n",
     0.59},
    {"among 50 of 300",
     "associates: {count: 300, contacts: {mean: 40}}\n"
     "market: {people: 30011, overlap_of: advocates, overlap: 0.1, overlap_people: 50}\n",
     0.1},
    {"among 5 of 60, overlapping homes",
     "associates: {count: 60, contacts: {law: constant, mean: 10}}\n"
     "market: {people: 503, home_segments: 3, overlap_of: advocates, overlap: 0.08, "
     "overlap_people: 5}\n",
     0.08},
    {"2 % of followers",
     "associates: {count: 300, contacts: {mean: 40}}\n"
     "market: {people: 300007, overlap_of: followers, overlap: 0.02}\n",
     0.02},
};

static void test_simulated_contacts_overlap_as_asked(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof world_case / sizeof *world_case; i++) {
    staged s;
    set(&s, "run: {seed: %zu}\n%s", 77 + i, world_case[i].scenario);
    print_message("%s: %g segments, locality %.6f\n", world_case[i].what,
                  s.stage.world[0]->figure[REACH_FIGURE_market_segments],
                  s.stage.world[0]->figure[REACH_FIGURE_market_locality]);
    check_found(&s, world_case[i].asked);
    check_counted(&s, 400, world_case[i].what);
    unset(&s);
  }
}

/* GaggleAMP: 50,000 advocates, 126 followers each, 8.53 % in common: 6,300,000 and 5,762,610. */
static void test_the_published_example_comes_out_counted(void **state) {
  (void)state;
  staged s;
  set(&s, "associates: {count: 50000, contacts: {law: constant, mean: 126}}\n"
          "market: {people: 288130500, overlap_of: advocates, overlap: 0.0853}\n");
  check_found(&s, 0.0853);
  const double *figure = s.stage.world[0]->figure;
  assert_close(figure[REACH_FIGURE_overlap_contacts], 6300000, 0, "contacts");
  assert_close(figure[REACH_FIGURE_overlap_unique], 5762610, 6e-3, "different people");
  check_counted(&s, 8, "50,000 x 126");
  unset(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_simulated_contacts_overlap_as_asked),
      cmocka_unit_test(test_the_published_example_comes_out_counted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
