/* Ideas: what more of anything never loses, a slow review beside the real one, mistakes, and the
 * two published counts of IdeaStorm. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "outcome/idea_review.h"
#include "outcome/measures.h"
#include "support/play.h"

#define BASE                                                                                       \
  "run: {replicates: 300, days: 20}\n"                                                             \
  "associates: {count: 30, contacts: {mean: 20}}\n"                                                \
  "market: {people: 3000}\n"                                                                       \
  "participation: 0.5\n"                                                                           \
  "channels: [feed]\n"                                                                             \
  "feed: {attention: 0.5}\n"                                                                       \
  "ideas: {model: community, months: 12, waiting_months: 6, possible: 100, staff: {ideas_each: "   \
  "2},"                                                                                            \
  " customers: {ideas_each: 0.3}, review_capacity: 4, implemented_per_month: 4,"                   \
  " review_accuracy: 1}\n"

enum { IDEAS = REACH_MEASURE_ideas, DISTINCT = REACH_MEASURE_distinct_ideas };
enum { REVIEWED = REACH_MEASURE_reviewed_ideas, IMPLEMENTED = REACH_MEASURE_ideas_implemented };
enum { BEST = REACH_MEASURE_best_idea_quality };

static bool loses(double before, double after) {
  return !isnan(before) && !(after >= before);
}

/* Organization o has no less of the measure than the one before it, in any replicate; some have
 * more. */
static void assert_grows(const test_play *play, int measure) {
  uint64_t n = play->result.n_replicates, n_more = 0;
  for (size_t o = 1; o < play->scenario.n_organizations; o++) {
    const double *few = test_play_values(play, o - 1, measure);
    const double *many = test_play_values(play, o, measure);
    for (uint64_t r = 0; r < n; r++) {
      if (loses(few[r], many[r]))
        fail_msg("%s: %g, then %g with more, replicate %lu, organization %zu",
                 reach_measure_table[measure].name, few[r], many[r], (unsigned long)r, o);
      n_more += many[r] > few[r];
    }
  }
  assert_true(n_more > 0);
}

static void assert_same(const test_play *play, int measure) {
  const double *first = test_play_values(play, 0, measure);
  for (size_t o = 1; o < play->scenario.n_organizations; o++) {
    const double *other = test_play_values(play, o, measure);
    for (uint64_t r = 0; r < play->result.n_replicates; r++)
      assert_close(other[r], first[r], 0, reach_measure_table[measure].name);
  }
}

static void assert_more(const char *organizations, bool distinct_too) {
  test_play play;
  test_play_run(&play, BASE "organizations:\n%s", organizations);
  if (distinct_too) assert_grows(&play, DISTINCT);
  assert_grows(&play, REVIEWED);
  assert_grows(&play, IMPLEMENTED);
  test_play_free(&play);
}

static void test_more_ideas_never_lose_any(void **state) {
  (void)state;
  assert_more("  a: {ideas: {from: staff}}\n  b: {}\n", true);
  assert_more("  a: {feed: {attention: 0.1}}\n  b: {feed: {attention: 0.3}}\n  c: {}\n", true);
  assert_more("  a: {ideas: {customers: {ideas_each: 0.05}}}\n"
              "  b: {ideas: {customers: {ideas_each: 0.1}}}\n  c: {}\n",
              true);
  assert_more("  a: {ideas: {waiting_months: 50}}\n  b: {ideas: {waiting_months: 20}}\n  c: {}\n",
              true);
  assert_more("  a: {ideas: {possible: 20}}\n  b: {}\n  c: {ideas: {possible: 1000}}\n", true);
  assert_more("  a: {ideas: {months: 3}}\n  b: {ideas: {months: 7}}\n  c: {}\n", true);
}

static void test_more_capacity_loses_nothing(void **state) {
  (void)state;
  assert_more("  a: {ideas: {review_capacity: 1}}\n  b: {ideas: {review_capacity: 2}}\n"
              "  c: {}\n  d: {ideas: {review_capacity: 1e12, implemented_per_month: 9}}\n",
              false);
}

static void test_ideas_keep_their_places(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, BASE "organizations:\n"
                            "  a: {}\n"
                            "  b: {ideas: {staff: {quality_mean: -3, quality_sd: 2}}}\n"
                            "  c: {ideas: {customers: {quality_mean: 2}, review_accuracy: 0}}\n"
                            "  d: {ideas: {votes: 0}}\n"
                            "  e: {ideas: {review_order: arrival, vote_correlation: 1}}\n");
  for (int m = IDEAS; m <= IMPLEMENTED; m++) assert_same(&play, m);
  test_play_free(&play);
}

static void test_the_best_is_never_lost_where_reviews_are_right(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, BASE "organizations:\n"
                            "  a: {ideas: {review_capacity: 1}}\n"
                            "  b: {ideas: {review_capacity: 2}}\n"
                            "  c: {}\n"
                            "  d: {ideas: {review_capacity: 9}}\n");
  assert_grows(&play, BEST);
  test_play_free(&play);
  test_play_run(&play, BASE "organizations:\n"
                            "  a: {ideas: {review_accuracy: 0.2, implemented_per_month: 1}}\n"
                            "  b: {ideas: {review_accuracy: 0.2, implemented_per_month: 2}}\n"
                            "  c: {ideas: {review_accuracy: 0.2, implemented_per_month: 3}}\n");
  assert_grows(&play, BEST);
  test_play_free(&play);
}

/* Months one by one, always looking through all ideas. */
static void review_slowly(const reach_idea_rule *rule, const reach_idea_pool *pool,
                          uint32_t *reviewed, uint32_t *implemented) {
  double n_reviewed = 0, n_implemented = 0;
  for (uint32_t m = 1; m <= rule->n_months; m++) {
    double room = floor(rule->reviews * m) - floor(rule->reviews * (m - 1));
    for (; room > 0; room--) {
      size_t best = SIZE_MAX;
      for (size_t i = 0; i < pool->n; i++) {
        if (reviewed[i] || pool->idea[i].month > m) continue;
        bool is_better = best == SIZE_MAX || pool->idea[i].votes > pool->idea[best].votes;
        bool is_older = best == SIZE_MAX || pool->idea[i].month < pool->idea[best].month;
        if (rule->is_by_arrival ? is_older : is_better) best = i;
      }
      if (best == SIZE_MAX) break;
      reviewed[best] = m;
      n_reviewed++;
    }
    room = rule->is_share ? floor(rule->implemented * n_reviewed) - n_implemented
                          : floor(rule->implemented * m) - floor(rule->implemented * (m - 1));
    for (; room > 0; room--) {
      size_t best = SIZE_MAX;
      for (size_t i = 0; i < pool->n; i++)
        if (reviewed[i] && !implemented[i] &&
            (best == SIZE_MAX || pool->idea[i].judgement > pool->idea[best].judgement))
          best = i;
      if (best == SIZE_MAX) break;
      implemented[best] = m;
      n_implemented++;
    }
  }
}

static void test_a_slow_review_says_the_same(void **state) {
  (void)state;
  enum { N = 200, MONTHS = 12 };
  reach_idea idea[N];
  uint32_t reviewed[N], implemented[N];
  reach_idea_review review = {.arrival = NULL};
  for (uint32_t round = 0; round < 60; round++) {
    reach_stream draws = reach_stream_open(round, 0, reach_stream_name("test"), 0);
    size_t n = round * 7 % N;
    for (size_t i = 0; i < n; i++)
      idea[i] = (reach_idea){.person = i,
                             .month = MONTHS * reach_draw_uniform(draws, 3 * i),
                             .votes = reach_draw_uniform(draws, 3 * i + 1),
                             .judgement = reach_draw_uniform(draws, 3 * i + 2)};
    reach_idea_pool pool = {.idea = idea, .n = n};
    reach_idea_rule rule = {.n_months = MONTHS,
                            .reviews = round % 5 * 4.25,
                            .is_by_arrival = round % 2,
                            .is_share = round % 3 == 0,
                            .implemented = round % 3 == 0 ? 0.375 : round % 4 * 1.5};
    memset(reviewed, 0, sizeof reviewed);
    memset(implemented, 0, sizeof implemented);
    review_slowly(&rule, &pool, reviewed, implemented);
    assert_int_equal(reach_idea_review_play(&review, &rule, &pool), 0);
    for (size_t i = 0; i < n; i++) {
      assert_int_equal(review.month_reviewed[i], reviewed[i]);
      assert_int_equal(review.month_implemented[i], implemented[i]);
    }
  }
  reach_idea_review_free(&review);
}

/* Sum of the means of the cells of this table, series and item whose x is at least `from`. */
static double sum_of(const reach_answer *answer, const char *table, const char *series,
                     const char *item, double from) {
  double sum = 0;
  for (unsigned c = 0; c < answer->n_cells; c++) {
    const reach_cell_label *l = &answer->cell[c].label;
    bool is_counted = !strcmp(l->table, table) && !strcmp(l->item, item) && !(l->x < from) &&
                      (!series || !strcmp(l->series, series));
    if (is_counted) sum += answer->cell[c].summary.mean;
  }
  return sum;
}

/* Classes of quality end at quarters: 0.5 is the beginning of one. */
static void test_cells_add_up_to_the_measures(void **state) {
  (void)state;
  static const char *const group[] = {"staff", "customers"};
  static const struct {
    const char *item;
    int measure;
  } of[] = {{"ideas", IDEAS},
            {"distinct", DISTINCT},
            {"reviewed", REVIEWED},
            {"implemented", IMPLEMENTED}};
  test_play play;
  test_play_run(&play, BASE "organizations:\n  a: {ideas: {review_capacity: 3, good_from: 0.5}}\n"
                            "  b: {ideas: {review_capacity: 0, good_from: 0.5}}\n");
  for (size_t o = 0; o < 2; o++) {
    const reach_answer *answer = &play.result.answer[o];
    const reach_summary *s = answer->summary;
    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
      assert_close(sum_of(answer, "group", NULL, of[i].item, 0), s[of[i].measure].mean, 1e-9,
                   of[i].item);
    for (size_t g = 0; g < 2; g++)
      for (size_t i = 1; i < sizeof of / sizeof *of; i += 2)
        assert_close(sum_of(answer, "quality", group[g], of[i].item, -100),
                     sum_of(answer, "group", group[g], of[i].item, 0), 1e-9, of[i].item);
    assert_close(sum_of(answer, "quality", NULL, "implemented", 0.5),
                 s[REACH_MEASURE_good_ideas].mean, 1e-9, "good ideas");
    assert_close(sum_of(answer, "group", "staff", "exposed", 0), 30, 1e-9, "staff");
    assert_close(sum_of(answer, "group", "customers", "exposed", 0), s[REACH_MEASURE_reach].mean,
                 1e-9, "customers");
  }
  test_play_free(&play);
}

static test_moments moments_of(const reach_idea_pool *pool, uint32_t group, bool are_votes) {
  double *value = malloc(pool->n * sizeof *value);
  assert_non_null(value);
  uint64_t n = 0;
  for (size_t i = 0; i < pool->n; i++)
    if (pool->idea[i].group == group)
      value[n++] = are_votes ? pool->idea[i].votes : pool->idea[i].judgement;
  test_moments m = test_moments_of(value, n, 1);
  free(value);
  return m;
}

/* Who votes sees the idea, not who sent it: one scale for all, staff's where they send. */
static void assert_scale(int from, double mean, double deviation) {
  enum { PEOPLE = 20000 };
  static reach_ziggurat waiting;
  reach_ziggurat_init(&waiting);
  const reach_params params = {.ideas_from = from,
                               .ideas_months = 100,
                               .ideas_waiting_months = 1,
                               .ideas_possible = 1000000000,
                               .ideas_staff_ideas_each = 1,
                               .ideas_staff_quality_mean = 2,
                               .ideas_staff_quality_sd = 0.5,
                               .ideas_customers_ideas_each = 1,
                               .ideas_customers_quality_mean = 3,
                               .ideas_customers_quality_sd = 1.5,
                               .ideas_votes = 4,
                               .ideas_vote_correlation = 0.3,
                               .ideas_review_accuracy = 0.8};
  reach_idea_rule rule = reach_idea_rule_of(&params);
  reach_idea_draws draws = {reach_stream_open(1, 0, 1, 0), reach_stream_open(1, 0, 2, 0), &waiting};
  reach_idea_pool pool = {.idea = NULL};
  assert_int_equal(reach_idea_pool_clear(&pool, &rule, 1000000), 0);
  for (uint64_t u = 0; u < PEOPLE; u++)
    assert_int_equal(reach_idea_pool_add(&pool, &rule, &draws, u, u % 2, 0), 0);
  reach_idea_pool_weigh(&pool, &rule, &draws);
  double sees = 0.3 * 2 / sqrt(1 + 3 * 0.09);
  test_moments votes = moments_of(&pool, REACH_IDEAS_CUSTOMERS, true);
  assert_mean(&votes, sees * mean, "votes on customers' ideas");
  assert_variance(&votes, sees * sees * deviation * deviation + 1 - sees * sees, "their variance");
  test_moments judgement = moments_of(&pool, REACH_IDEAS_CUSTOMERS, false);
  assert_mean(&judgement, 0.8 * mean, "judgement of customers' ideas");
  assert_variance(&judgement, 0.64 * deviation * deviation + 0.36, "its variance");
  reach_idea_pool_free(&pool);
}

static void test_all_ideas_have_one_scale(void **state) {
  (void)state;
  assert_scale(REACH_IDEAS_FROM_EVERYBODY, 2, 3); /* (3 - 2)/.5 and 1.5/.5 */
  assert_scale(REACH_IDEAS_FROM_CUSTOMERS, 0, 1);
}

static void test_mistakes_are_told(void **state) {
  (void)state;
#define HEAD "associates: {count: 10}\nmarket: {people: 1000}\nchannels: [feed]\n"
  static const struct {
    const char *ideas, *words;
  } mistake[] = {{"{review_capacity: -1}", "s.yaml:4:44: ideas.review_capacity"},
                 {"{implemented_share: 1.5, implement: share}", "ideas.implemented_share"},
                 {"{vote_correlation: 2}", "ideas.vote_correlation"},
                 {"{possible: 0}", "ideas.possible"},
                 {"{possible: 2.5}", "ideas.possible"},
                 {"{months: 0}", "ideas.months"},
                 {"{months: 241}", "ideas.months"},
                 {"{waiting_months: 0}", "ideas.waiting_months"},
                 {"{waiting_months: .nan}", "ideas.waiting_months"},
                 {"{staff: {quality_sd: 0}}", "ideas.staff.quality_sd"},
                 {"{staff: {ideas_each: 1e9}}", "ideas.staff.ideas_each"},
                 {"{from: everyone}", "ideas.from"},
                 {"{from: staff, customers: {ideas_each: 1}}", "ideas.customers.ideas_each"},
                 {"{from: customers, staff: {quality_mean: 1}}", "ideas.staff.quality_mean"},
                 {"{implemented_share: 0.5}", "ideas.implemented_share"},
                 {"{implement: share, implemented_per_month: 1}", "ideas.implemented_per_month"},
                 {"{reviews: 5}", "ideas.reviews"},
                 {"5", "ideas"}};
  for (size_t i = 0; i < sizeof mistake / sizeof *mistake; i++) {
    char text[400];
    bool is_map = *mistake[i].ideas == '{';
    snprintf(text, sizeof text, HEAD "ideas: %s%s\n", is_map ? "{model: community, " : "",
             mistake[i].ideas + is_map);
    assert_mistake(text, mistake[i].words);
  }
  assert_mistake(HEAD "ideas: {votes: 3}\n", "ideas.votes");
}

/* 10,000 ideas after 19 months (Dell 2008), 16,000 after 54 (RSM Index 2011), 2 % and 3.1 % of them
 * implemented. */
static void test_ideastorm_is_reproduced(void **state) {
  (void)state;
  static const char *const setting[] = {"claim.replicates=0", "run.replicates=6"};
  const reach_settings settings = {setting, sizeof setting / sizeof *setting};
  test_play play = {.result = {.scenario = NULL}};
  reach_report report = {0};
  assert_ok(reach_scenario_load(ORGREACH_SOURCE_DIR "/scenarios/ideastorm.yaml", &settings,
                                &play.scenario, &report),
            &report);
  reach_study_options options = {.n_threads = 2};
  assert_ok(reach_study_run(&play.scenario, &options, &play.result, &report), &report);
  const struct {
    double month, ideas, share;
  } published[] = {{19, 10000, 0.02}, {54, 16000, 0.031}};
  enum { COMMUNITY = 3 };
  const reach_answer *answer = &play.result.answer[COMMUNITY];
  for (size_t i = 0; i < 2; i++) {
    double month = published[i].month;
    double ideas = reach_answer_cell(answer, "ideas", "month", "all", "ideas", month)->summary.mean;
    double done =
        reach_answer_cell(answer, "ideas", "month", "all", "implemented", month)->summary.mean;
    print_message("  month %g: %g ideas, %.4f implemented\n", month, ideas, done / ideas);
    assert_close(ideas, published[i].ideas, 0.1 * published[i].ideas, "ideas");
    assert_close(done / ideas, published[i].share, 0.1 * published[i].share, "share implemented");
  }
  test_play_free(&play);
  reach_report_free(&report);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_more_ideas_never_lose_any),
      cmocka_unit_test(test_more_capacity_loses_nothing),
      cmocka_unit_test(test_ideas_keep_their_places),
      cmocka_unit_test(test_the_best_is_never_lost_where_reviews_are_right),
      cmocka_unit_test(test_a_slow_review_says_the_same),
      cmocka_unit_test(test_cells_add_up_to_the_measures),
      cmocka_unit_test(test_all_ideas_have_one_scale),
      cmocka_unit_test(test_mistakes_are_told),
      cmocka_unit_test(test_ideastorm_is_reproduced)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
