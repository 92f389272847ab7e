/* Groups of people: how many there are, whom they know, what homophily and sorting do; against
 * exact expectations. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cascade/people.h"
#include "support/play.h"
#include "support/staged.h"

enum { G = 3, DRAWN = 1500, MOST_CONTACTS = 4000 };

static const double market[G] = {0.5, 0.3, 0.2}, company[G] = {0.2, 0.3, 0.5};

#define GROUPS "groups: {names: [a, b, c], market: [0.5, 0.3, 0.2], associates: [0.2, 0.3, 0.5], "

static void make(test_staged *s, const char *groups, const char *rest) {
  static char text[2000];
  snprintf(text, sizeof text, "run: {seed: 31}\n%s%s}\n%s", GROUPS, groups, rest);
  test_staged_make(s, "%s", text);
}

static double mixing(double eta, unsigned g, unsigned h) {
  return eta * (g == h) + (1 - eta) * market[h];
}

/* Everybody in the market is of exactly one group, found again by its number, and all groups have
 * their shares to within a few people, whatever the segments. */
static void test_the_market_has_its_shares(void **state) {
  (void)state;
  static const uint64_t sizes[][2] = {
      {100000, 40}, {1000, 333}, {17, 17}, {100003, 1}, {5000, 5000}};
  const double few = 4;
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    char rest[400];
    snprintf(rest, sizeof rest,
             "associates: {count: 3, contacts: {mean: 2}}\nmarket: {people: %d, segments: %d, "
             "contacts: {mean: 2}}\nofficial-page: {followers: 3}\n",
             (int)sizes[i][0], (int)sizes[i][1]);
    test_staged s;
    make(&s, "homophily: 0", rest);
    const reach_market *m = &s.plan->world->market;
    uint64_t count[G] = {0};
    for (uint64_t x = 0; x < m->people; x++) count[reach_market_group(m, m->first_id + x)]++;
    for (unsigned g = 0; g < G; g++) {
      assert_close((double)count[g], market[g] * (double)m->people, few, "people of a group");
      assert_int_equal(count[g], reach_groups_size(&m->groups, g));
      uint64_t segment = g % m->segments, before = UINT64_MAX;
      for (uint64_t k = 0; k < count[g]; k++) {
        uint64_t x = reach_groups_person(&m->groups, g, segment, k);
        assert_int_equal(reach_market_group(m, m->first_id + x), g);
        assert_true(before == UINT64_MAX || x != before);
        before = x;
      }
    }
    test_staged_free(&s);
  }
}

/* Contacts of one person by group and place, summed up; checks that they are different people. */
typedef struct {
  uint64_t n, of[G], at_home;
} tally;

static int compare(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

static void add(const reach_people *people, uint64_t who, tally *t) {
  static uint64_t person[MOST_CONTACTS];
  const reach_market *m = &people->plan->world->market;
  reach_contacts c;
  reach_people_contacts(people, REACH_CIRCLE_GENERAL, who, UINT64_MAX, &c);
  assert_in_range(c.n, 0, MOST_CONTACTS);
  uint64_t first = m->separate ? 0 : m->segment_first[c.first_segment];
  for (uint64_t j = 0; j < c.n; j++) {
    person[j] = reach_contacts_person(&c, j);
    assert_true(person[j] != who);
    t->of[reach_people_group(people, person[j])]++;
    if (m->separate) continue;
    uint64_t position = person[j] - m->first_id;
    assert_in_range(position, 0, m->people - 1);
    t->at_home += (position + m->people - first) % m->people < m->home[c.first_segment].size;
  }
  t->n += c.n;
  qsort(person, c.n, sizeof *person, compare);
  for (uint64_t j = 1; j < c.n; j++) assert_true(person[j] != person[j - 1]);
}

static void assert_share(double got, double n, double p, const char *what) {
  if (p <= 0 || p >= 1)
    assert_close(got, n * p, 0, what);
  else
    assert_within_sigmas(got, n * p, sqrt(n * p * (1 - p)), what);
}

/* Every contact is of group h with probability M_gh, at home with the locality, both of associates
 * and of people of the market. */
static void assert_mixing(double eta, const char *rest, bool is_separate) {
  char groups[64];
  snprintf(groups, sizeof groups, "homophily: %.17g", eta);
  test_staged s;
  make(&s, groups, rest);
  const reach_market *m = &s.plan->world->market;
  tally by[G] = {{0}}, all = {0};
  for (uint32_t r = 0; r < DRAWN; r++) {
    reach_people people = reach_people_open(s.plan, r);
    add(&people, r % 50, &by[reach_people_group(&people, r % 50)]);
    uint64_t somebody = m->first_id + (uint64_t)r * 61 % m->people;
    if (is_separate)
      somebody = reach_market_separate_person(m, UINT64_C(0x9e3779b97f4a7c15) * (r + 1), r % G);
    add(&people, somebody, &by[reach_people_group(&people, somebody)]);
  }
  for (unsigned g = 0; g < G; g++) {
    for (unsigned h = 0; h < G; h++)
      assert_share((double)by[g].of[h], (double)by[g].n, mixing(eta, g, h), "contacts of a group");
    all.n += by[g].n;
    all.at_home += by[g].at_home;
  }
  assert_true(all.n > 0);
  if (!is_separate) assert_share((double)all.at_home, (double)all.n, 0.6, "contacts at home");
  test_staged_free(&s);
}

#define LARGE "market: {people: 200000, contacts: {law: constant, mean: 25}}\n"
#define STAFF "associates: {count: 50, contacts: {law: constant, mean: 30}}\n"

static void test_contacts_mix_as_homophily_says(void **state) {
  (void)state;
  static const double eta[] = {-0.25, -0.1, 0, 0.35, 1};
  for (size_t i = 0; i < sizeof eta / sizeof *eta; i++) assert_mixing(eta[i], STAFF LARGE, false);
}

static void test_contacts_mix_among_separate_audiences(void **state) {
  (void)state;
  assert_mixing(0.35, STAFF "market: {audiences: separate, contacts: {law: constant, mean: 25}}\n",
                true);
  assert_mixing(-0.25, STAFF "market: {audiences: separate, contacts: {law: constant, mean: 25}}\n",
                true);
}

/* Homes of several segments, and all of the market as home. */
static void test_contacts_mix_in_homes_of_every_size(void **state) {
  (void)state;
  assert_mixing(0.5,
                STAFF "market: {people: 200000, segments: 7, home_segments: 3, contacts: {law: "
                      "constant, mean: 25}}\n",
                false);
}

/* A market so small that parts are short of people: everybody still knows as many different ones,
 * and who knows all knows all. */
static void test_nobody_has_fewer_contacts_for_being_of_a_small_group(void **state) {
  (void)state;
  static const double eta[] = {-0.25, 0, 0.9, 1};
  static const unsigned wanted[] = {3, 40, 119, 120};
  for (size_t e = 0; e < sizeof eta / sizeof *eta; e++) {
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
      char groups[64], rest[300];
      snprintf(groups, sizeof groups, "homophily: %.17g", eta[e]);
      snprintf(rest, sizeof rest,
               "associates: {count: 6, contacts: {law: constant, mean: %u}}\nmarket: {people: 120, "
               "segments: 9, home_segments: %zu, contacts: {law: constant, mean: %u}}\n"
               "official-page: {followers: 3}\n",
               wanted[i], 1 + 4 * (i % 2) + 4 * (e % 2), wanted[i]);
      test_staged s;
      make(&s, groups, rest);
      for (uint32_t r = 0; r < 20; r++) {
        reach_people people = reach_people_open(s.plan, r);
        for (uint64_t who = 0; who < 126; who++) {
          tally t = {0};
          uint64_t others = who < 6 ? 120 : 119;
          add(&people, who, &t);
          assert_int_equal(t.n, wanted[i] < others ? wanted[i] : others);
          if (t.n == 120)
            assert_int_equal(t.of[0], reach_groups_size(&s.plan->world->market.groups, 0));
        }
      }
      test_staged_free(&s);
    }
  }
}

/* Mean shares are those asked for whatever the sorting, and departments differ as the formula has
 * it: Var = e(1-e)(1/N + sorting² Σ N_d(N_d-1)/N²). */
static void assert_composition(double sorting) {
  enum { N = 60, DEPARTMENTS = 6 };
  char groups[64];
  snprintf(groups, sizeof groups, "sorting: %.17g", sorting);
  test_staged s;
  make(&s, groups, "associates: {count: 60}\nwork_ties: {departments: 6, department_size_cv: 0}\n");
  static double share[G][DRAWN];
  for (uint32_t r = 0; r < DRAWN; r++) {
    reach_people people = reach_people_open(s.plan, r);
    unsigned count[G] = {0}, in_first[G] = {0};
    for (uint32_t u = 0; u < N; u++) {
      unsigned g = reach_people_group(&people, u);
      count[g]++;
      in_first[g] += reach_world_department(s.plan->world, u) == 0;
    }
    for (unsigned g = 0; g < G; g++) {
      share[g][r] = (double)count[g] / N;
      if (sorting >= 1) assert_true(in_first[g] == 0 || in_first[g] == N / DEPARTMENTS);
    }
  }
  const double per_department = (double)N / DEPARTMENTS;
  for (unsigned g = 0; g < G; g++) {
    test_moments m = test_moments_of(share[g], DRAWN, 1);
    assert_mean(&m, company[g], "share of a group");
    assert_variance(
        &m, company[g] * (1 - company[g]) * (1. / N + sorting * sorting * (per_department - 1) / N),
        "variance of the share of a group");
  }
  test_staged_free(&s);
}

static void test_sorting_leaves_the_shares(void **state) {
  (void)state;
  assert_composition(0);
  assert_composition(0.6);
  assert_composition(1);
}

/* More homophily changes contacts only to people of one's own group. */
static void test_more_homophily_changes_contacts_only_to_ones_own(void **state) {
  (void)state;
  test_staged less, more;
  make(&less, "homophily: 0.2", STAFF LARGE);
  make(&more, "homophily: 0.6", STAFF LARGE);
  uint64_t n_changed = 0, n_same = 0;
  for (uint32_t r = 0; r < 100; r++) {
    reach_people a = reach_people_open(less.plan, r), b = reach_people_open(more.plan, r);
    uint64_t who = r % 50;
    unsigned group = reach_people_group(&a, who);
    assert_int_equal(group, reach_people_group(&b, who));
    reach_contacts x, y;
    reach_people_contacts(&a, REACH_CIRCLE_GENERAL, who, UINT64_MAX, &x);
    reach_people_contacts(&b, REACH_CIRCLE_GENERAL, who, UINT64_MAX, &y);
    assert_int_equal(x.n, y.n);
    for (uint64_t j = 0; j < x.n; j++) {
      uint64_t before = reach_contacts_person(&x, j), after = reach_contacts_person(&y, j);
      n_same += before == after;
      if (before == after) continue;
      n_changed++;
      assert_int_equal(reach_people_group(&b, after), group);
      assert_int_not_equal(reach_people_group(&a, before), group);
    }
  }
  assert_true(n_changed > 300 && n_same > 1000);
  test_staged_free(&less);
  test_staged_free(&more);
}

/* At full attention reach is the contacts less their overlap, which is reckoned group by group. */
static void assert_overlap(const char *groups, const char *market_block) {
  test_play play;
  test_play_run(&play,
                "run: {replicates: 400, seed: 33, days: 2}\n" GROUPS "%s}\n"
                "associates: {count: 60, contacts: {law: constant, mean: 40}}\n"
                "work_ties: {departments: 5}\nmarket: {%s}\nparticipation: 1\nchannels: [feed]\n"
                "feed: {attention: 1, reshare: 0, delay: constant}\n",
                groups, market_block);
  const double *reach = test_play_values(&play, 0, REACH_MEASURE_reach);
  const double *overlap = test_play_values(&play, 0, REACH_MEASURE_overlap);
  static double off[400];
  for (int r = 0; r < 400; r++) off[r] = reach[r] - 2400 * (1 - overlap[r]);
  test_moments m = test_moments_of(off, 400, 1);
  assert_mean(&m, 0, "reach less what the overlap leaves");
  test_play_free(&play);
}

static void test_overlap_is_that_of_contacts_by_group(void **state) {
  (void)state;
  assert_overlap("homophily: 0.7, sorting: 1", "people: 20000");
  assert_overlap("homophily: 1", "people: 2000, segments: 10, home_segments: 2, locality: 0.9");
  assert_overlap("homophily: -0.25, sorting: 0.5", "people: 1500, segments: 1");
}

/* Mistakes, each with its place. */
static void test_groups_that_do_not_fit_are_refused(void **state) {
  (void)state;
  static const char two[] = "groups:\n  names: [a, b]\n";
  static const struct {
    const char *text, *words;
  } odd[] = {
      {"  market: [0.5, 0.4]\n", "s.yaml:3:12: groups.market: the shares add up to 0.9, not to 1"},
      {"  market: [0.5, 0.25, 0.25]\n", "s.yaml:3:11: groups.market: 3 shares for the 2 groups"},
      {"  market: [1]\n", "s.yaml:3:11: groups.market: 1 share for the 2 groups"},
      {"  sorting: 1\n", "s.yaml:2:10: groups.market: 0 shares for the 2 groups"},
      {"  market: [1.5, -0.5]\n", "s.yaml:3:12: groups.market: 1.5 is out of range"},
      {"  market: [.nan, 1]\n", "s.yaml:3:12: groups.market: "},
      {"  market: 0.5\n", "groups.market: a list is expected"},
      {"  market: [1, 0]\n  associates: [0.5, 0.5]\n",
       "s.yaml:4:15: groups.associates: b: the market has nobody of this group"},
      {"  market: [0.8, 0.2]\n  homophily: -0.3\n",
       "s.yaml:4:14: groups.homophily: -0.3 is out of range (allowed -0.25 to 1, since b is 0.2"},
      {"  market: [0.8, 0.2]\n  homophily: 1.1\n", "s.yaml:4:14: groups.homophily: 1.1 is out"},
      {"  market: [0.8, 0.2]\n  sorting: -1\n", "s.yaml:4:12: groups.sorting: -1 is out"},
      {"  market: [0.8, 0.2]\nmarket: {overlap_of: advocates}\n",
       "s.yaml:4:22: market.overlap_of: does not go with groups.names"},
  };
  for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
    char text[400];
    snprintf(text, sizeof text, "%s%s", two, odd[i].text);
    assert_mistake(text, odd[i].words);
  }
  assert_mistake("groups: {sorting: 1}\n",
                 "groups.sorting: unused, since there is no groups.names");
  assert_mistake("groups: {names: [a, a], market: [1, 0]}\n", "groups.names: a is listed twice");
  assert_mistake("groups: {names: [a, \"\"], market: [1, 0]}\n", "groups.names: a name is empty");
  assert_mistake("groups: {names: [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q]}\n",
                 "groups.names: 17 names are too many (allowed at most 16)");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_the_market_has_its_shares),
      cmocka_unit_test(test_contacts_mix_as_homophily_says),
      cmocka_unit_test(test_contacts_mix_among_separate_audiences),
      cmocka_unit_test(test_contacts_mix_in_homes_of_every_size),
      cmocka_unit_test(test_nobody_has_fewer_contacts_for_being_of_a_small_group),
      cmocka_unit_test(test_sorting_leaves_the_shares),
      cmocka_unit_test(test_more_homophily_changes_contacts_only_to_ones_own),
      cmocka_unit_test(test_overlap_is_that_of_contacts_by_group),
      cmocka_unit_test(test_groups_that_do_not_fit_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
