/* Claims: what a scenario may say, when one is supported, and which assumption matters most. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "present/claim_words.h"
#include "scenario/variant.h"
#include "study/claim.h"
#include "support/play.h"

enum { TEXT = 4000 };

/* Two organizations whose reach is exact: n K people each, nobody shared. */
#define EXACT                                                                                      \
  "run: {replicates: 4, days: 5}\n"                                                                \
  "associates: {count: 50, contacts: {law: constant, mean: 40}}\n"                                 \
  "market: {audiences: separate}\nparticipation: 1\n"                                              \
  "trust: {sincerity: 1, competency: 1, reliability: 1}\n"                                         \
  "organizations:\n"                                                                               \
  "  one to one: {channels: [conversation], conversation: {people: 8, attention: 1, retell: 0, "   \
  "fidelity: 1}}\n"                                                                                \
  "  posts: {channels: [feed], feed: {attention: 1, delay: constant, reshare: 0}}\n"

/* Reads and checks as `orgreach check` does; returns the status, the first message in said. */
static int check(const char *text, size_t *n_messages, char said[TEXT]) {
  reach_scenario scenario = {0};
  reach_report report = {0};
  int status = reach_scenario_read(text, strlen(text), "s.yaml", NULL, &scenario, &report);
  if (!status) status = reach_study_check(&scenario, NULL, &report);
  snprintf(said, TEXT, "%s", report.n_messages ? report.message[0] : "");
  *n_messages = report.n_messages;
  reach_scenario_free(&scenario);
  reach_report_free(&report);
  return status;
}

static void test_what_a_claim_cannot_mean_is_refused_with_its_place(void **state) {
  (void)state;
  static const struct {
    const char *claim, *words;
  } refused[] = {
      {"{text: a, measure: reech}",
       "s.yaml:9:27: claim.measure: reech is not a measure (see orgreach explain); did you mean "
       "reach?"},
      {"{text: a, per: reech}", "s.yaml:9:23: claim.per: reech is not a measure"},
      {"{text: a, measure: roi, per: reach}", "s.yaml:9:37: claim.per: roi is a ratio itself"},
      {"{text: a, organization: post}",
       "s.yaml:9:32: claim.organization: post is not an organization; did you mean posts?"},
      {"{text: a, baseline: x}", "s.yaml:9:28: claim.baseline: x is not an organization"},
      {"{text: a, organization: one to one}",
       "claim.organization: the organization is held against itself"},
      {"{text: a, baseline: posts, organization: posts}", "held against itself"},
      {"{text: a, step: Trust}",
       "s.yaml:9:24: claim.step: Trust is not a step, for the scenario has no ladder"},
      {"{text: a, relation: mor}", "claim.relation: mor is unknown"},
      {"{text: a, factor: 0}", "claim.factor: 0 is out of range"},
      {"{text: a, factor: .nan}", "claim.factor: "},
      {"{text: a, factor: -1}", "claim.factor: -1 is out of range"},
      {"{text: a, measure: roi, factor: 2}",
       "s.yaml:9:40: claim.factor: so many times says nothing of a number that may be below 0"},
      {"{text: a, value: -3, factor: 1.5, relation: same}",
       "claim.factor: so many times says nothing of a number that may be below 0"},
      {"{text: a, value: many}", "claim.value: "},
      {"{text: a, against: value}", "claim.against: no value is given; give claim.value"},
      {"{text: a, value: 1, baseline: one to one}",
       "claim.baseline: unused, since no organization has claim.against: organization"},
      {"{text: a, value: 1, against: organization}",
       "claim.value: unused, since no organization has claim.against: value"},
      {"{text: a, replicates: -1}", "claim.replicates: -1 is out of range"},
      {"{text: a, replicates: 1.5}", "claim.replicates: 1.5 must be a whole number"},
      {"{measure: reach}",
       "s.yaml:9:18: claim.measure: unused, since there is no claim.text; give it"},
      {"{text: [a]}", "claim.text: one value is expected"},
      {"{txt: a}", "claim.txt: unknown key; did you mean claim.text?"},
      {"a", "claim: a block of keys is expected"},
  };
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    char text[TEXT], said[TEXT];
    size_t n;
    snprintf(text, sizeof text, "%sclaim: %s\n", EXACT, refused[i].claim);
    int status = check(text, &n, said);
    if (status != REACH_INVALID || n != 1 || !strstr(said, refused[i].words))
      fail_msg("%s: status %d, %zu messages, %s", refused[i].claim, status, n, said);
  }
}

static void test_a_claim_of_an_organization_alone_needs_a_value(void **state) {
  (void)state;
  char said[TEXT];
  size_t n;
  assert_int_equal(check("claim: {text: a}\n", &n, said), REACH_INVALID);
  assert_non_null(strstr(said, "s.yaml:1:15: claim.text: there is no other organization"));
  assert_int_equal(check("claim: {text: a, value: 3}\n", &n, said), 0);
  assert_int_equal(check("organizations: {a: {claim: {text: a}}}\n", &n, said), REACH_INVALID);
  assert_non_null(strstr(said, "claim.text: misplaced"));
}

/* Values of a fabricated organization: reach in row 0, accurate_reach in row 1. */
typedef struct {
  const double *reach, *accurate;
} made;

static const double *read_made(const void *context, int measure) {
  const made *m = context;
  return measure == REACH_MEASURE_reach ? m->reach : m->accurate;
}

static reach_finding found(int relation, double factor, const made *own, const made *other,
                           uint64_t n) {
  reach_question q = {.measure = REACH_MEASURE_reach,
                      .per = own->accurate ? REACH_MEASURE_accurate_reach : -1,
                      .is_against_value = other == NULL,
                      .value = 10,
                      .relation = relation,
                      .factor = factor};
  reach_sides sides = {read_made, own, other, n, 1};
  reach_finding finding;
  assert_int_equal(reach_question_answer(&q, &sides, &finding), 0);
  return finding;
}

/* own: mean 12, its t interval half as wide as 3.182 * .1291 = .411; other: 10 in each. */
static const double twelve[] = {11.7, 11.9, 12.1, 12.3}, ten[] = {10, 10, 10, 10},
                    zero[] = {0, 0, 0, 0}, none[] = {NAN, NAN, NAN, NAN};

static void test_the_verdict_follows_from_the_interval(void **state) {
  (void)state;
  /* more, less, no-more, no-less, same, different; the ratio is 1.159 to 1.241 */
  static const struct {
    double factor;
    const char *expected; /* verdicts: Undecided, Supported, Not */
  } law[] = {
      {1, "SNNSNS"},       {1.15, "SNNSNS"}, {1.2, "UUUUUU"}, {1.25, "NSSNSN"},  {0.5, "SNNSSN"},
      {1 / 1.2, "SNNSUU"}, {1e-9, "SNNSSN"}, {1e9, "NSSNSN"}, {1.158, "SNNSNS"}, {1.242, "NSSNSN"},
  };
  made own = {twelve, NULL}, other = {ten, NULL};
  for (size_t i = 0; i < sizeof law / sizeof *law; i++) {
    for (int relation = 0; relation < 6; relation++) {
      enum reach_verdict got = found(relation, law[i].factor, &own, &other, 4).verdict;
      if ("USN"[got] != law[i].expected[relation])
        fail_msg("factor %g, relation %d: %s", law[i].factor, relation, reach_verdict_name(got));
      /* a value is a constant organization */
      assert_int_equal(found(relation, law[i].factor, &own, NULL, 4).verdict, got);
    }
  }
}

static void test_at_the_edge_what_is_not_random_is_decided(void **state) {
  (void)state;
  static const double three_tenths[] = {0.3, 0.3, 0.3, 0.3}, one_tenth[] = {0.1, 0.1, 0.1, 0.1};
  made own = {three_tenths, NULL}, other = {one_tenth, NULL}; /* .3 is not 3 x .1 in binary */
  static const enum reach_verdict expected[] = {REACH_NOT_SUPPORTED, REACH_NOT_SUPPORTED,
                                                REACH_SUPPORTED,     REACH_SUPPORTED,
                                                REACH_SUPPORTED,     REACH_NOT_SUPPORTED};
  for (int relation = 0; relation < 6; relation++)
    assert_int_equal(found(relation, 3, &own, &other, 4).verdict, expected[relation]);
}

static void test_without_a_ratio_there_is_a_verdict_still(void **state) {
  (void)state;
  made own = {twelve, NULL}, nobody = {zero, NULL}, missing = {none, NULL};
  reach_finding f = found(REACH_CLAIM_MORE, 5, &own, &nobody, 4);
  assert_int_equal(f.verdict, REACH_SUPPORTED);
  assert_true(isnan(f.comparison.ratio));
  reach_question q = {.per = -1};
  assert_int_equal(reach_question_aspect(&q, &f), REACH_ASPECT_DIFFERENCE);
  assert_int_equal(found(REACH_CLAIM_LESS, 0.01, &nobody, &own, 4).verdict, REACH_SUPPORTED);
  assert_int_equal(found(REACH_CLAIM_MORE, 1, &nobody, &nobody, 4).verdict, REACH_NOT_SUPPORTED);
  assert_int_equal(found(REACH_CLAIM_NO_MORE, 1, &nobody, &nobody, 4).verdict, REACH_SUPPORTED);
  for (int relation = 0; relation < 6; relation++) {
    assert_int_equal(found(relation, 1, &own, &missing, 4).verdict, REACH_UNDECIDED);
    assert_int_equal(found(relation, 1, &missing, &own, 4).verdict, REACH_UNDECIDED);
    assert_int_equal(found(relation, 1, &own, &nobody, 1).verdict, REACH_UNDECIDED);
  }
}

static void test_a_measure_per_another_is_a_ratio_of_means(void **state) {
  (void)state;
  static const double few[] = {1, 4, 2, 5}, many[] = {10, 20, 30, 60}, nothing[] = {0, 2, 0, 2};
  made own = {few, many};
  assert_close(found(REACH_CLAIM_MORE, 1, &own, NULL, 4).own.mean, 12. / 120, 1e-15, "claim");
  made sparse = {few, nothing}; /* replicates without any do not spoil it */
  assert_close(found(REACH_CLAIM_MORE, 1, &sparse, NULL, 4).own.mean, 12. / 4, 1e-15, "claim");
}

static void play_claim(test_play *play, const char *claim) {
  test_play_run(play, "%sclaim: %s\n", EXACT, claim);
}

static const reach_assumption *find(const test_play *play, const char *key, uint64_t whose) {
  const reach_one_at_a_time *all = &play->result.claim.assumptions;
  for (size_t i = 0; i < all->n_items; i++)
    if (!strcmp(reach_param_table[all->item[i].param].key, key) &&
        (!whose || all->item[i].organizations == whose))
      return &all->item[i];
  fail_msg("no assumption %s", key);
  return NULL;
}

static void assert_end(const reach_range_end *end, double value, double result) {
  assert_true(end->is_played);
  assert_close(end->value, value, 0, "claim");
  assert_close(reach_assumption_result(end, REACH_ASPECT_RATIO), result, 1e-14, "claim");
}

/* reach = n K against n 8: 5 times; K is no assumption, the number of associates cancels out. */
static void test_known_answers_at_the_ends(void **state) {
  (void)state;
  test_play play;
  play_claim(&play, "{text: five times, factor: 5, relation: no-less}");
  const reach_claim_answer *claim = &play.result.claim;
  assert_int_equal(claim->finding.verdict, REACH_SUPPORTED);
  assert_close(claim->finding.comparison.ratio, 5, 0, "claim");
  const reach_assumption *listening = find(&play, "conversation.attention", 0);
  assert_int_equal(listening->organizations, 1);
  assert_end(&listening->low, 0.5, reach_assumption_result(&listening->low, REACH_ASPECT_RATIO));
  assert_true(isnan(listening->high.value)); /* 1 is the most */
  const reach_assumption *size = find(&play, "associates.count", 0);
  assert_int_equal(size->organizations, 3);
  assert_end(&size->low, 25, 5);
  assert_end(&size->high, 100, 5);
  assert_close(size->effect, 0, 0, "claim");
  const reach_assumption *all = find(&play, "participation", 0);
  assert_int_equal(all->organizations, 3);
  assert_end(&all->low, 0.5, 5);
  test_play_free(&play);
}

static void test_effects_are_exact_where_reach_is_linear(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                "%s  fewer: {participation: 0.3, channels: [feed], feed: {attention: 1, delay: "
                "constant, reshare: 0}}\n"
                "claim: {text: a, organization: fewer, baseline: one to one}\n",
                EXACT);
  const reach_claim_answer *claim = &play.result.claim;
  assert_close(claim->finding.comparison.ratio, 1.5, 1e-14, "claim");
  const reach_assumption *mine = find(&play, "participation", 4);
  assert_end(&mine->low, 0.03, 2. * 40 / 400); /* round(1.5) = 2 of 50 */
  assert_end(&mine->high, 0.4, 20. * 40 / 400);
  assert_close(mine->effect, 2 - 0.2, 1e-14, "claim");
  assert_non_null(mine->range);
  const reach_assumption *theirs = find(&play, "participation", 1);
  assert_end(&theirs->low, 0.5, 3);
  assert_null(theirs->range); /* 1 lies outside the stated one */
  assert_ptr_equal(&claim->assumptions.item[0], mine);
  for (size_t i = 1; i < claim->assumptions.n_items; i++) {
    const reach_assumption *a = &claim->assumptions.item[i];
    assert_false(a->effect > claim->assumptions.item[i - 1].effect);
    assert_int_equal(a->organizations & 2, 0); /* "posts" is not asked about */
  }
  assert_int_equal(mine->low.finding.verdict, REACH_NOT_SUPPORTED);
  assert_true(reach_claim_turns(claim, &mine->low));
  assert_false(reach_claim_turns(claim, &mine->high));
  reach_sentence said = reach_claim_sentence(&play.result);
  assert_non_null(strstr(said.text, "The model supports the claim \"a\""));
  assert_non_null(strstr(said.text, "where participation of fewer is 0.03 (not supported: 0.2×)"));
  assert_non_null(strstr(said.text, "most is participation of fewer (0.03 to 0.4: 0.2× to 2×)."));
  test_play_free(&play);
}

/* An end is what a scenario with that value is. */
static void test_an_end_is_the_scenario_with_that_value(void **state) {
  (void)state;
  static const char body[] =
      "run: {replicates: 12, days: 9, networks: 3}\nassociates: {count: 40, contacts: {mean: 12}}\n"
      "work_ties: {model: departments, departments: 4, mean_degree: 6, silo: 0.3}\n"
      "market: {people: 2000, contacts: {mean: 10}}\nchannels: [conversation, feed]\n"
      "cascade: {seed_choice: random, seed_count: 5}\nconversation: {audience: both}\n"
      "feed: {reshare: 0.004}\norganizations: {a: {}, b: {participation: 0.6}}\n";
  test_play claimed, changed;
  test_play_run(&claimed, "%sclaim: {text: more}\n", body);
  static const struct {
    const char *key, *setting;
    bool is_high;
  } end[] = {{"market.people", "market.people=4000", true},
             {"work_ties.silo", "work_ties.silo=0.05", false},
             {"conversation.attention", "conversation.attention=0.45", false},
             {"associates.contacts.cv", "associates.contacts.cv=1.8", true},
             {"feed.reshare", "feed.reshare=0.00625", true},
             {"associates.count", "associates.count=80", true},
             {"run.days", "run.days=18", true},
             {"participation", "organizations.b.participation=0.3", false}};
  for (size_t i = 0; i < sizeof end / sizeof *end; i++) {
    const reach_assumption *a = find(&claimed, end[i].key, i == 7 ? 2 : 0);
    const reach_finding *at = end[i].is_high ? &a->high.finding : &a->low.finding;
    reach_report report = {0};
    reach_settings settings = {&end[i].setting, 1};
    assert_int_equal(
        reach_scenario_read(body, strlen(body), "s.yaml", &settings, &changed.scenario, &report),
        0);
    reach_study_options options = {.n_threads = 2};
    assert_int_equal(reach_study_run(&changed.scenario, &options, &changed.result, &report), 0);
    const reach_comparison *c = &changed.result.answer[1].comparison[REACH_MEASURE_reach];
    if (memcmp(c, &at->comparison, sizeof *c) != 0)
      fail_msg("%s: %.17g instead of %.17g", end[i].setting, at->comparison.ratio, c->ratio);
    test_play_free(&changed);
    reach_report_free(&report);
  }
  test_play_free(&claimed);
}

static void test_defaults_that_follow_from_others_follow_anew(void **state) {
  (void)state;
  reach_scenario scenario;
  reach_report report = {0};
  static const char text[] = "associates: {count: 500}\nwork_ties: {model: departments}\n";
  reach_variant variant;
  assert_int_equal(reach_scenario_read(text, strlen(text), "s.yaml", NULL, &scenario, &report), 0);
  assert_int_equal(reach_variant_init(&variant, &scenario, (size_t[]){0}, 1), 0);
  const reach_params *p = &variant.scenario.organization[0].params;
  assert_int_equal(p->page_followers, 7500);
  assert_int_equal(reach_variant_set(&variant, 0, REACH_PARAM_associates_count, 8), 0);
  assert_int_equal(p->page_followers, 120);
  assert_int_equal(p->work_ties_departments, 8);
  char why[REACH_WHY_SIZE];
  assert_false(reach_variant_holds(&variant, why)); /* 18 ties among 8 people */
  assert_non_null(strstr(why, "work_ties.mean_degree"));
  assert_int_equal(reach_variant_set(&variant, 0, REACH_PARAM_associates_count, 1000), 0);
  assert_int_equal(p->work_ties_departments, 12);
  assert_true(reach_variant_holds(&variant, why));
  assert_int_equal(scenario.organization[0].params.associates_count, 500);
  reach_variant_free(&variant);
  reach_scenario_free(&scenario);
}

/* Contacts that no longer fit into half of the market. */
static void test_an_impossible_end_is_left_out_and_says_why(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "run: {replicates: 3, days: 3}\nchannels: [feed]\n"
                       "associates: {count: 20, contacts: {mean: 60}}\n"
                       "market: {people: 100, contacts: {mean: 10}}\n"
                       "organizations: {a: {participation: 0.2}, b: {participation: 0.4}}\n"
                       "claim: {text: more}\n");
  const reach_assumption *market = find(&play, "market.people", 0);
  assert_false(market->low.is_played);
  assert_close(market->low.value, 50, 0, "claim");
  assert_non_null(strstr(market->low.why, "associates.contacts.mean: 60"));
  assert_true(market->high.is_played);
  assert_true(!isnan(market->effect));
  test_play_free(&play);
}

/* Hearers who tell three each make some 10,000, six each would make more than a million. */
static void test_an_end_that_spreads_without_end_is_left_out(void **state) {
  (void)state;
  test_play play;
  test_play_run(
      &play, "run: {replicates: 2, days: 90}\nchannels: [conversation]\nassociates: {count: 2}\n"
             "market: {audiences: separate, contacts: {law: constant, mean: 300}}\n"
             "trust: {sincerity: 1, competency: 1, reliability: 1, peer_credibility: 1}\n"
             "conversation: {people: 1, onward_people: 3, retell: 1, attention: 1, max_hops: 9}\n"
             "organizations: {a: {participation: 0.5}, b: {participation: 1}}\n"
             "claim: {text: more, replicates: 2}\n");
  const reach_assumption *told = find(&play, "conversation.onward_people", 0);
  assert_true(told->low.is_played);
  assert_false(told->high.is_played);
  assert_close(told->high.value, 6, 0, "claim");
  assert_string_equal(told->high.why, "more than 1000000 people are touched in a replicate: the "
                                      "message spreads without end");
  assert_close(reach_assumption_result(&told->low, REACH_ASPECT_RATIO), 2, 0, "claim");
  test_play_free(&play);
}

static void test_every_word_of_a_listed_choice_is_tried(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "%s",
                "run: {replicates: 3, days: 3}\nchannels: [feed]\n"
                "associates: {count: 20, contacts: {law: constant, mean: 20}}\n"
                "market: {audiences: separate}\nfeed: {attention: 1, reshare: 0}\n"
                "participation: 1\n"
                "organizations: {good: {}, broken: {trust: {sincerity: 0}}}\n"
                "claim: {text: a, measure: accepted_reach, relation: less}\n");
  const reach_assumption *rule = find(&play, "trust.rule", 0);
  const reach_claim_answer *claim = &play.result.claim;
  assert_int_equal(claim->finding.verdict, REACH_SUPPORTED);
  assert_close(rule->value, REACH_TRUST_PRODUCT, 0, "claim");
  assert_true(isnan(rule->low.value));                          /* nothing is below 0 */
  assert_close(rule->high.value, REACH_TRUST_MEAN, 0, "claim"); /* the weakest leg is 0 too */
  assert_true(reach_assumption_result(&rule->high, claim->assumptions.aspect) > 0.5);
  const reach_assumption *copy = find(&play, "feed.copy", 0);
  assert_close(copy->effect, 0, 0, "claim");
  assert_close(find(&play, "feed.delay", 0)->value, REACH_DELAY_EXPONENTIAL, 0, "claim");
  assert_true(isnan(find(&play, "feed.delay", 0)->effect)); /* not listed */
  test_play_free(&play);
}

static void test_assumptions_are_listed_without_a_claim(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "%s", EXACT);
  assert_false(play.result.claim.is_made);
  assert_int_equal(find(&play, "conversation.attention", 0)->organizations, 1);
  assert_int_equal(find(&play, "participation", 0)->organizations, 3);
  assert_false(find(&play, "participation", 0)->low.is_played);
  assert_string_equal(reach_claim_sentence(&play.result).text, "");
  test_play_free(&play);
}

/* Fieller's interval of the ratio lies above f just where that of x - f y lies above 0. */
static void test_the_verdict_agrees_with_the_interval_of_the_ratio(void **state) {
  (void)state;
  enum { N = 12, SETS = 300 };
  uint64_t u = 48271;
  for (int set = 0; set < SETS; set++) {
    double x[N], y[N];
    for (int i = 0; i < N; i++) {
      u = u * 6364136223846793005u + 1442695040888963407u;
      y[i] = 5 + (double)(u >> 40) / (1 << 24);
      u = u * 6364136223846793005u + 1442695040888963407u;
      x[i] = y[i] * (set % 7) + 20 * (double)(u >> 40) / (1 << 24);
    }
    made own = {x, NULL}, other = {y, NULL};
    reach_comparison c = found(REACH_CLAIM_MORE, 1, &own, &other, N).comparison;
    assert_true(c.ratio_ci_low < c.ratio && c.ratio < c.ratio_ci_high);
    const double little = 1e-9;
    assert_int_equal(
        found(REACH_CLAIM_MORE, c.ratio_ci_low * (1 - little), &own, &other, N).verdict,
        REACH_SUPPORTED);
    assert_int_equal(
        found(REACH_CLAIM_MORE, c.ratio_ci_low * (1 + little), &own, &other, N).verdict,
        REACH_UNDECIDED);
    assert_int_equal(
        found(REACH_CLAIM_LESS, c.ratio_ci_high * (1 + little), &own, &other, N).verdict,
        REACH_SUPPORTED);
    assert_int_equal(
        found(REACH_CLAIM_LESS, c.ratio_ci_high * (1 - little), &own, &other, N).verdict,
        REACH_UNDECIDED);
  }
}

static void test_a_claim_after_a_step_of_the_ladder(void **state) {
  (void)state;
  test_play play;
  play_claim(&play,
             "{text: a, measure: effective_reach, step: Trust, factor: 5, relation: same}\n"
             "ladder:\n  - step: Trust\n    organizations: {posts: {trust: {sincerity: 0}}}");
  const reach_claim_answer *claim = &play.result.claim;
  assert_int_equal(play.scenario.claim.rung, 1);
  assert_int_equal(claim->finding.verdict, REACH_NOT_SUPPORTED);
  assert_close(claim->finding.own.mean, 0, 0, "claim");
  assert_close(claim->finding.other.mean, 400, 0, "claim");
  test_play_free(&play);
}

static void test_too_few_replicates_turn_no_verdict(void **state) {
  (void)state;
  test_play play;
  play_claim(&play, "{text: a, replicates: 1}");
  const reach_claim_answer *claim = &play.result.claim;
  assert_int_equal(claim->finding.verdict, REACH_SUPPORTED);
  assert_int_equal(claim->assumptions.as_it_is.verdict, REACH_UNDECIDED);
  for (size_t i = 0; i < claim->assumptions.n_items; i++)
    assert_false(reach_claim_turns(claim, &claim->assumptions.item[i].low));
  assert_non_null(
      strstr(reach_claim_sentence(&play.result).text, "; nothing speaks against that at"));
  test_play_free(&play);
}

static void test_no_assumption_is_played_where_none_is_asked_for(void **state) {
  (void)state;
  test_play play;
  play_claim(&play, "{text: a, replicates: 0}");
  assert_true(play.result.claim.assumptions.n_items > 0); /* listed */
  assert_false(play.result.claim.assumptions.item[0].low.is_played);
  assert_int_equal(play.result.claim.finding.verdict, REACH_SUPPORTED);
  test_play_free(&play);
}

/* Networks of work ties are as many at the ends as in the scenario as it is, so that replicates are
 * of the same ones. Whether their number is written down says nothing. */
static void test_ends_have_the_networks_of_the_scenario_as_it_is(void **state) {
  (void)state;
  static const char *const networks[] = {"", ", networks: 20"};
  double at[2];
  for (int i = 0; i < 2; i++) {
    test_play play;
    test_play_run(&play,
                  "run: {replicates: 24, days: 9%s}\nassociates: {count: 60}\n"
                  "market: {people: 0}\nwork_ties: {model: random, mean_degree: 12}\n"
                  "channels: [feed]\nfeed: {audience: colleagues}\n"
                  "cascade: {seed_choice: random, seed_count: 2}\n"
                  "organizations: {a: {participation: 0.3}, b: {participation: 0.6}}\n"
                  "claim: {text: more, measure: internal_reach, replicates: 20}\n",
                  networks[i]);
    at[i] = find(&play, "work_ties.mean_degree", 0)->high.finding.own.mean;
    test_play_free(&play);
  }
  assert_close(at[0], at[1], 0, "claim");
}

static void test_stated_ranges_are_possible(void **state) {
  (void)state;
  for (int i = 0; i < REACH_N_RANGES; i++) {
    const reach_range *range = &reach_range_table[i];
    const reach_param *row = &reach_param_table[range->param];
    double low, high, middle = (range->low + range->high) / 2;
    assert_true(row->kind == REACH_REAL || row->kind == REACH_COUNT);
    assert_string_equal(row->grade, "X");
    assert_true(range->low < range->high && range->low >= row->least && range->high <= row->most);
    assert_true(strlen(range->source) > 5);
    assert_ptr_equal(reach_range_ends(range->param, middle, &low, &high), range);
    assert_null(reach_range_ends(range->param, range->high * 1.1, &low, &high));
    for (int k = 0; k < i; k++) assert_int_not_equal(reach_range_table[k].param, range->param);
  }
  double low, high;
  assert_null(reach_range_ends(REACH_PARAM_trust_sincerity, 0, &low, &high));
  assert_true(isnan(low) && isnan(high)); /* half and twice nothing */
  reach_range_ends(REACH_PARAM_market_segments, 1, &low, &high);
  assert_true(isnan(low)); /* half a segment, rounded, is one */
  assert_close(high, 2, 0, "claim");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_what_a_claim_cannot_mean_is_refused_with_its_place),
      cmocka_unit_test(test_a_claim_of_an_organization_alone_needs_a_value),
      cmocka_unit_test(test_the_verdict_follows_from_the_interval),
      cmocka_unit_test(test_at_the_edge_what_is_not_random_is_decided),
      cmocka_unit_test(test_without_a_ratio_there_is_a_verdict_still),
      cmocka_unit_test(test_a_measure_per_another_is_a_ratio_of_means),
      cmocka_unit_test(test_known_answers_at_the_ends),
      cmocka_unit_test(test_effects_are_exact_where_reach_is_linear),
      cmocka_unit_test(test_an_end_is_the_scenario_with_that_value),
      cmocka_unit_test(test_defaults_that_follow_from_others_follow_anew),
      cmocka_unit_test(test_an_impossible_end_is_left_out_and_says_why),
      cmocka_unit_test(test_an_end_that_spreads_without_end_is_left_out),
      cmocka_unit_test(test_every_word_of_a_listed_choice_is_tried),
      cmocka_unit_test(test_assumptions_are_listed_without_a_claim),
      cmocka_unit_test(test_the_verdict_agrees_with_the_interval_of_the_ratio),
      cmocka_unit_test(test_a_claim_after_a_step_of_the_ladder),
      cmocka_unit_test(test_too_few_replicates_turn_no_verdict),
      cmocka_unit_test(test_no_assumption_is_played_where_none_is_asked_for),
      cmocka_unit_test(test_ends_have_the_networks_of_the_scenario_as_it_is),
      cmocka_unit_test(test_stated_ranges_are_possible),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
