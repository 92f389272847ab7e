/* A market that was made for an overlap has it: the expectation by other arithmetic, the contacts
 * of simulated people counted one by one, and the published example of 5,762,610 people. */
#include <gsl/gsl_randist.h>
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
    reach_people_contacts(&people, REACH_CIRCLE_GENERAL, who, UINT64_MAX, &contacts);
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

/* The numbers that the law can give, one by one, and what each does at home: slow and plain. */
static double plain_at_home(const reach_law *law, uint64_t people, uint64_t home, double locality) {
  double sum = 0;
  for (uint64_t k = 1; k <= people; k++) {
    double probability = reach_law_beyond(law, k - 1) - (k < people ? reach_law_beyond(law, k) : 0);
    double elsewhere = (double)(people - home), at_home = 0;
    for (uint64_t j = 0; j <= k; j++)
      at_home += gsl_ran_binomial_pdf((unsigned)j, locality, (unsigned)k) *
                 fmax(fmin((double)j, (double)home), (double)k - elsewhere);
    sum += probability * at_home;
  }
  return sum;
}

static void test_mean_contacts_at_home_are_those_of_a_plain_sum(void **state) {
  (void)state;
  enum { PEOPLE = 400 };
  for (int kind = REACH_LAW_CONSTANT; kind <= REACH_LAW_PARETO; kind++) {
    for (int h = 0; h < 3; h++) {
      reach_report report = {0};
      reach_law law;
      assert_ok(reach_law_init(&law, kind, 40, 1.2, 1.4, &report), &report);
      reach_audience audience = {
          .people = PEOPLE, .law = &law, .mean_contacts = reach_law_mean_at_most(&law, PEOPLE)};
      uint64_t home = (uint64_t[]){30, 200, 390}[h];
      for (double locality = 0; locality <= 1; locality += 0.25) {
        char what[100];
        snprintf(what, sizeof what, "law %d, home %lu, locality %g", kind, (unsigned long)home,
                 locality);
        assert_close(reach_audience_at_home(&audience, home, locality),
                     plain_at_home(&law, PEOPLE, home, locality), 3e-5, what);
      }
      reach_law_free(&law);
    }
  }
}

static void test_mean_counts_are_those_of_a_plain_sum(void **state) {
  (void)state;
  for (int kind = REACH_LAW_CONSTANT; kind <= REACH_LAW_PARETO; kind++) {
    reach_report report = {0};
    reach_law law;
    assert_ok(reach_law_init(&law, kind, 50, 0.9, 1.3, &report), &report);
    double sum = 0;
    uint64_t k = 0;
    for (uint64_t most = 1; most <= 1000000; most *= 10) {
      for (; k < most; k++) sum += reach_law_beyond(&law, k);
      assert_close(reach_law_mean_at_most(&law, most), sum, 1e-7 * 50, "mean of at most so many");
    }
    reach_law_free(&law);
  }
}

/* Every choice of n_chosen of 6 associates, every person of the market, one product each. */
static double plain_unique(const reach_market *market, const reach_departments *departments,
                           unsigned n_chosen, double k) {
  double unique = 0, n_choices = 0;
  for (unsigned choice = 0; choice < 1u << 6; choice++) {
    if ((unsigned)__builtin_popcount(choice) != n_chosen) continue;
    n_choices++;
    for (uint64_t position = 0; position < market->people; position++) {
      double missed = 1;
      for (unsigned i = 0; i < 6; i++) {
        reach_home home =
            market->home[reach_market_department_segment(market, departments->department[i])];
        double away = (double)(market->people - home.size);
        bool is_home = (position + market->people - home.first) % market->people < home.size;
        double chance =
            is_home ? market->locality / (double)home.size : (1 - market->locality) / away;
        if (choice >> i & 1) missed *= 1 - k * chance;
      }
      unique += 1 - missed;
    }
  }
  return unique / n_choices;
}

static void departments_equal(uint32_t n_people, uint32_t n, reach_departments *departments) {
  reach_params params = {.work_ties_departments = n};
  reach_report report = {0};
  reach_sizes sizes;
  assert_int_equal(reach_sizes_init(&params, n_people, &sizes), 0);
  assert_ok(reach_departments_sized(&sizes, departments, &report), &report);
  reach_sizes_free(&sizes);
}

static void check_plain(uint64_t people, uint64_t segments, uint64_t home_segments,
                        double tolerance) {
  enum { CONTACTS = 4 };
  reach_report report = {0};
  reach_market market = {.people = people,
                         .segments = segments,
                         .home_segments = home_segments,
                         .locality = 0.7,
                         .first_id = 6};
  reach_departments departments;
  reach_law law;
  assert_ok(reach_market_init(&market, &report), &report);
  departments_equal(6, 3, &departments);
  assert_ok(reach_law_init(&law, REACH_LAW_CONSTANT, CONTACTS, 1, 2, &report), &report);
  for (unsigned n = 1; n <= 6; n++) {
    reach_audience audience;
    assert_ok(reach_audience_init(&market, &departments, 6, n, &law, &audience, &report), &report);
    char what[100];
    snprintf(what, sizeof what, "%u of 6, %lu people, %lu segments, home %lu", n,
             (unsigned long)people, (unsigned long)segments, (unsigned long)home_segments);
    assert_close(reach_audience_unique(&audience, market.locality),
                 plain_unique(&market, &departments, n, CONTACTS), n == 6 ? 1e-11 : tolerance,
                 what);
    reach_audience_free(&audience);
  }
  reach_law_free(&law);
  reach_departments_free(&departments);
  reach_market_free(&market);
}

static void test_different_people_are_those_of_all_choices_one_by_one(void **state) {
  (void)state;
  check_plain(60, 4, 1, 1e-11);
  check_plain(60, 5, 2, 1e-11);
  check_plain(60, 2, 1, 1e-11);
  check_plain(61, 4, 1, 1e-5); /* homes of 15 and 16 */
  check_plain(61, 5, 2, 1e-4);
  check_plain(1009, 5, 2, 1e-8);
}

/* With homes that many share or nobody, overlap between advocates grows with locality, and that
 * with followers falls. */
static void test_overlap_is_monotonous_in_locality(void **state) {
  (void)state;
  reach_report report = {0};
  reach_departments departments;
  reach_law law;
  departments_equal(1000, 12, &departments);
  assert_ok(reach_law_init(&law, REACH_LAW_LOGNORMAL, 150, 0.9, 2, &report), &report);
  for (uint64_t segments = 16; segments <= 1024; segments *= 2) {
    reach_market market = {.people = 2000000, .segments = segments, .home_segments = 1};
    reach_audience audience;
    assert_ok(reach_market_init(&market, &report), &report);
    assert_ok(reach_audience_init(&market, &departments, 1000, 300, &law, &audience, &report),
              &report);
    double unique = INFINITY, step = (1 - 1 / (double)segments) / 100;
    for (int i = 0; i <= 100; i++) {
      double now = reach_audience_unique(&audience, 1 / (double)segments + i * step);
      if (now > unique + 1e-6) fail_msg("%lu segments, step %d", (unsigned long)segments, i);
      unique = now;
    }
    reach_audience_free(&audience);
    reach_market_free(&market);
  }
  reach_law_free(&law);
  reach_departments_free(&departments);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_mean_counts_are_those_of_a_plain_sum),
      cmocka_unit_test(test_mean_contacts_at_home_are_those_of_a_plain_sum),
      cmocka_unit_test(test_different_people_are_those_of_all_choices_one_by_one),
      cmocka_unit_test(test_overlap_is_monotonous_in_locality),
      cmocka_unit_test(test_simulated_contacts_overlap_as_asked),
      cmocka_unit_test(test_the_published_example_comes_out_counted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
