/* Adoption in five stages: exact expectations, a slow reference of the process, limits, and what
 * more of anything can never do. docs/model.md, section 7. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "support/support.h"
#include "world/adoption.h"

enum { MOST_WEEKS = 40, MOST_PEOPLE = 60 };

/* All stages alike; nobody differs in support, nothing decays, nobody has peers. */
static reach_adoption plain(unsigned n_weeks) {
  reach_adoption rule = {.is_on = true,
                         .n_weeks = n_weeks,
                         .n_supported_weeks = n_weeks,
                         .start_spread = 1,
                         .support = .5};
  for (int j = 0; j < REACH_N_STAGES; j++) {
    rule.stage[j].start = .3;
    rule.stage[j].growth = .3;
    rule.stage[j].gate = .5;
  }
  return rule;
}

static void set_stage(reach_adoption *rule, int j, double start, double growth, double gate) {
  rule->stage[j].start = start;
  rule->stage[j].growth = growth;
  rule->stage[j].gate = gate;
}

/* --- Exact expectations -------------------------------------------------------------------- */

/* Mean of 1 - (1 - s) q over starts s that lie in low .. high, of those between `least` and `most`
 * (uniform; all the same where these agree). */
static double mean_over(double least, double most, double low, double high, double q) {
  if (most <= least) return least >= low && least < high ? 1 - (1 - least) * q : 0;
  double a = fmax(least, low), b = fmin(most, high);
  if (b <= a) return 0;
  return (b - a) / (most - least) * (1 - (1 - (a + b) / 2) * q);
}

static double share_of(double least, double most, double low, double high) {
  return mean_over(least, most, low, high, 0);
}

typedef struct {
  double passed[MOST_WEEKS + 1][REACH_N_STAGES]; /* share who passed stages up to j by a week */
  double product;                                /* mean of the product of scores at the end */
} expected;

/* A stage that opens in week `open` is passed n weeks later by those who start between two bounds;
 * without growth, or support, only by those who need none. */
static double bound(const reach_adoption *rule, int j, double a, unsigned n) {
  double q = pow(1 - a, n);
  return q > 0 ? 1 - (1 - rule->stage[j].gate) / q : -INFINITY;
}

static unsigned weeks_that_count(const reach_adoption *rule, unsigned open) {
  unsigned end = rule->n_weeks < rule->n_supported_weeks ? rule->n_weeks : rule->n_supported_weeks;
  return open < end ? end - open : 0;
}

static double uniform_end(double mean, double spread, int side) {
  return mean + side * spread * fmin(mean, 1 - mean);
}

/* share[w], score[w]: of those for whom stage j opens in week w. Returns the mean of the product of
 * those who stay at j. */
static double live_through(const reach_adoption *rule, int j, double support, double *share,
                           double *score) {
  double least = uniform_end(rule->stage[j].start, rule->start_spread, -1);
  double most = uniform_end(rule->stage[j].start, rule->start_spread, 1);
  double a = rule->stage[j].growth * support, stay = 0;
  double next_share[MOST_WEEKS + 1] = {0}, next_score[MOST_WEEKS + 1] = {0};
  for (unsigned open = 0; open <= rule->n_weeks; open++) {
    unsigned weeks = weeks_that_count(rule, open);
    double high = INFINITY, q = pow(1 - a, weeks);
    for (unsigned n = 0; n <= weeks; n++) {
      double low = bound(rule, j, a, n);
      next_share[open + n] += share[open] * share_of(least, most, low, high);
      next_score[open + n] += score[open] * mean_over(least, most, low, high, q);
      high = fmin(high, low);
    }
    stay += score[open] * mean_over(least, most, -INFINITY, high, q);
  }
  memcpy(share, next_share, sizeof next_share);
  memcpy(score, next_score, sizeof next_score);
  return stay;
}

static void add_expected(const reach_adoption *rule, double support, double weight, expected *to) {
  double share[MOST_WEEKS + 1] = {1}, score[MOST_WEEKS + 1] = {1};
  for (int j = 0; j < REACH_N_STAGES; j++) {
    double stay = live_through(rule, j, support, share, score), sum = 0;
    for (int later = j + 1; later < REACH_N_STAGES; later++) stay *= rule->stage[later].start;
    to->product += weight * stay;
    for (unsigned w = 0; w <= rule->n_weeks; w++) to->passed[w][j] += weight * (sum += share[w]);
  }
  for (unsigned w = 0; w <= rule->n_weeks; w++) to->product += weight * score[w];
}

/* Support is uniform over departments: the mean over many of its values. */
static expected expect(const reach_adoption *rule) {
  enum { VALUES = 4000 };
  expected out = {0};
  double least = uniform_end(rule->support, rule->support_spread, -1);
  double most = uniform_end(rule->support, rule->support_spread, 1);
  for (int i = 0; i < VALUES; i++)
    add_expected(rule, least + (most - least) * (i + .5) / VALUES, 1. / VALUES, &out);
  return out;
}

static void assert_share(double got, double p, uint64_t n, const char *what) {
  const double rounding = 1e-9, of_the_mean_over_support = 1e-5;
  if (p < rounding || p > 1 - rounding) {
    assert_close(got, p, rounding, what);
    return;
  }
  assert_within_sigmas(got, p, sqrt(p * (1 - p) / (double)n) + of_the_mean_over_support, what);
}

/* Everybody is a department: all are independent. */
static void assert_expected(const char *what, const reach_adoption *rule) {
  enum { PEOPLE = 3000, REPLICATES = 20 };
  static uint32_t department[PEOPLE];
  static uint64_t sum[MOST_WEEKS + 1][REACH_N_ADOPTION];
  expected e = expect(rule);
  reach_adopters adopters = {0};
  memset(sum, 0, sizeof sum);
  for (uint32_t u = 0; u < PEOPLE; u++) department[u] = u;
  for (uint32_t r = 0; r < REPLICATES; r++) {
    reach_adoption_people people = {.n_people = PEOPLE,
                                    .department = department,
                                    .n_departments = PEOPLE,
                                    .population_seed = 77,
                                    .replicate = r};
    assert_int_equal(reach_adopters_make(&adopters, rule, &people), 0);
    for (unsigned w = 0; w <= rule->n_weeks; w++)
      for (int j = 0; j < REACH_N_ADOPTION; j++)
        sum[w][j] += adopters.by_week[w * REACH_N_ADOPTION + (unsigned)j];
  }
  const uint64_t n = (uint64_t)PEOPLE * REPLICATES;
  for (unsigned w = 0; w <= rule->n_weeks; w++)
    for (int j = 0; j < REACH_N_STAGES; j++)
      assert_share((double)sum[w][j] / (double)n, e.passed[w][j], n, what);
  double takes_part = rule->is_product ? e.product : e.passed[rule->n_weeks][REACH_N_STAGES - 1];
  assert_share((double)sum[rule->n_weeks][REACH_ADOPTION_PARTICIPATION] / (double)n, takes_part, n,
               what);
  reach_adopters_free(&adopters);
}

static void test_shares_by_week_are_those_of_the_chain_of_stages(void **state) {
  (void)state;
  reach_adoption rule = plain(26);
  assert_expected("all alike", &rule);
  rule.support_spread = 1;
  rule.start_spread = .4;
  assert_expected("support differs", &rule);
  rule.n_supported_weeks = 11;
  assert_expected("support ends", &rule);
  rule.is_product = true;
  assert_expected("product, support ends", &rule);
  set_stage(&rule, REACH_STAGE_AWARENESS, .6, .1, .7);
  set_stage(&rule, REACH_STAGE_DESIRE, .1, 1, .3);
  set_stage(&rule, REACH_STAGE_KNOWLEDGE, .5, 0, .45);
  set_stage(&rule, REACH_STAGE_ABILITY, .2, .6, 0);
  set_stage(&rule, REACH_STAGE_REINFORCEMENT, .9, .2, .99);
  assert_expected("product, stages differ", &rule);
  rule.is_product = false;
  rule.n_supported_weeks = MOST_WEEKS;
  assert_expected("stages differ", &rule);
}

/* --- A slow reference -------------------------------------------------------------------------
 * Scores instead of gaps, a table of who can tell whom, everybody looked at anew every week. */

typedef struct {
  unsigned n;
  bool can_tell[MOST_PEOPLE][MOST_PEOPLE]; /* [teller][hearer] */
  double score[MOST_PEOPLE][REACH_N_STAGES];
  bool takes_part[MOST_PEOPLE];
  unsigned barrier[MOST_PEOPLE];
} slow;

static double slow_draw(const reach_adoption_people *people, const char *name, uint64_t entity,
                        bool is_branch, uint64_t occasion) {
  reach_stream s =
      reach_stream_open(people->population_seed, people->replicate, reach_stream_name(name), 0);
  return reach_draw_uniform(is_branch ? reach_stream_branch(s, entity) : s, occasion);
}

static double slow_uniform(double mean, double spread, double u) {
  double room = mean < 1 - mean ? mean : 1 - mean;
  return mean - spread * room + 2 * spread * room * u;
}

static void slow_settle(slow *s, const reach_adoption *rule, const reach_adoption_people *people) {
  for (unsigned u = 0; u < s->n; u++) {
    unsigned j = 0;
    while (j < REACH_N_STAGES && s->score[u][j] >= rule->stage[j].gate) j++;
    s->barrier[u] = j;
    double product = 1;
    for (j = 0; j < REACH_N_STAGES; j++) product *= s->score[u][j];
    s->takes_part[u] = rule->is_product ? slow_draw(people, "adoption/coin", 0, false, u) < product
                                        : s->barrier[u] == REACH_N_STAGES;
  }
}

static double slow_peers(const slow *s, unsigned u) {
  unsigned tellers = 0, taking_part = 0;
  for (unsigned v = 0; v < s->n; v++) {
    tellers += s->can_tell[v][u];
    taking_part += s->can_tell[v][u] && s->takes_part[v];
  }
  return tellers ? (double)taking_part / tellers : 0;
}

static void slow_week(slow *s, const reach_adoption *rule, const reach_adoption_people *people,
                      unsigned week) {
  double next[MOST_PEOPLE][REACH_N_STAGES];
  memcpy(next, s->score, sizeof next);
  for (unsigned u = 0; u < s->n; u++) {
    uint32_t d = people->department ? people->department[u] : 0;
    double support = slow_uniform(rule->support, rule->support_spread,
                                  slow_draw(people, "adoption/support", 0, false, d));
    for (unsigned j = 0; j <= s->barrier[u] && j < REACH_N_STAGES; j++) {
      double a = week <= rule->n_supported_weeks ? rule->stage[j].growth * support : 0;
      if (j == REACH_STAGE_DESIRE) a += rule->peer_influence * slow_peers(s, u);
      if (a > 1) a = 1;
      next[u][j] = s->score[u][j] + a * (1 - s->score[u][j]);
    }
    next[u][REACH_STAGE_ABILITY] *= 1 - rule->decay * (1 - next[u][REACH_STAGE_REINFORCEMENT]);
  }
  memcpy(s->score, next, sizeof next);
  slow_settle(s, rule, people);
}

static void slow_start(slow *s, const reach_adoption *rule, const reach_adoption_people *people) {
  for (unsigned u = 0; u < s->n; u++) {
    for (unsigned j = 0; j < REACH_N_STAGES; j++)
      s->score[u][j] = slow_uniform(rule->stage[j].start, rule->start_spread,
                                    slow_draw(people, "adoption/scores", u, true, j));
    unsigned passed = people->passed ? people->passed[u] : UINT8_MAX;
    if (passed > REACH_N_STAGES) continue;
    for (unsigned j = 0; j < passed; j++)
      if (s->score[u][j] < rule->stage[j].gate) s->score[u][j] = rule->stage[j].gate;
    if (passed < REACH_N_STAGES) s->score[u][passed] *= rule->stage[passed].gate;
  }
  slow_settle(s, rule, people);
}

/* Draws of the test's own: not those of the model. */
static double dice(uint64_t *place) {
  const reach_stream own = {0x5eed};
  return reach_draw_uniform(own, (*place)++);
}

/* Random ties; of a directed network each way is drawn. */
static void draw_ties(slow *s, bool is_directed, uint64_t *place, reach_ties *ties) {
  reach_pairs pairs = {.n_people = s->n};
  reach_report report = {0};
  double density = dice(place) * .3;
  memset(s->can_tell, 0, sizeof s->can_tell);
  for (uint32_t u = 0; u < s->n; u++) {
    for (uint32_t v = is_directed ? 0 : u; v < s->n; v++) {
      if (u == v || dice(place) >= density) continue;
      assert_int_equal(reach_pairs_add(&pairs, u, v, &report), 0);
      s->can_tell[u][v] = true;
      if (!is_directed) s->can_tell[v][u] = true;
    }
  }
  assert_int_equal(reach_ties_build(&pairs, is_directed, ties, &report), 0);
  reach_pairs_free(&pairs);
}

static reach_adoption draw_rule(uint64_t *place) {
  reach_adoption rule = {.is_on = true,
                         .is_product = dice(place) < .5,
                         .n_weeks = (unsigned)(dice(place) * MOST_WEEKS),
                         .n_supported_weeks = (unsigned)(dice(place) * MOST_WEEKS),
                         .start_spread = dice(place),
                         .support = dice(place),
                         .support_spread = dice(place),
                         .peer_influence = dice(place) < .3 ? 0 : dice(place),
                         .decay = dice(place) < .3 ? 0 : dice(place) * .3};
  for (int j = 0; j < REACH_N_STAGES; j++)
    set_stage(&rule, j, dice(place), dice(place), dice(place) * .8);
  return rule;
}

static void assert_same(const slow *s, const reach_adopters *a, unsigned case_number) {
  for (uint32_t u = 0, n = 0; u < s->n; u++) {
    if (a->barrier[u] != s->barrier[u] || a->takes_part[u] != s->takes_part[u])
      fail_msg("case %u, associate %u: barrier %u, takes part %d; slowly %u, %d", case_number, u,
               a->barrier[u], a->takes_part[u], s->barrier[u], s->takes_part[u]);
    if (s->takes_part[u]) assert_int_equal(a->participant[n++], u);
  }
}

static void test_the_process_is_that_of_a_slow_reference(void **state) {
  (void)state;
  enum { CASES = 300 };
  static slow s;
  uint64_t place = 0, n_taking_part = 0;
  reach_adopters adopters = {0};
  for (unsigned i = 0; i < CASES; i++) {
    reach_ties ties;
    uint32_t department[MOST_PEOPLE];
    uint8_t passed[MOST_PEOPLE];
    s.n = 1 + (unsigned)(dice(&place) * (MOST_PEOPLE - 1));
    draw_ties(&s, i % 2, &place, &ties);
    reach_adoption rule = draw_rule(&place);
    for (uint32_t u = 0; u < s.n; u++) {
      const unsigned words = REACH_N_STAGES + 1, unknown = 255;
      department[u] = u % 4;
      passed[u] = (uint8_t)(dice(&place) < .5 ? unknown : (unsigned)(dice(&place) * words));
    }
    reach_adoption_people people = {.n_people = s.n,
                                    .department = i % 3 ? department : NULL,
                                    .n_departments = i % 3 ? 4 : 0,
                                    .passed = i % 5 ? NULL : passed,
                                    .ties = i % 7 ? &ties : NULL,
                                    .population_seed = 5,
                                    .replicate = i};
    if (!people.ties) memset(s.can_tell, 0, sizeof s.can_tell);
    assert_int_equal(reach_adopters_make(&adopters, &rule, &people), 0);
    slow_start(&s, &rule, &people);
    for (unsigned w = 1; w <= rule.n_weeks; w++) slow_week(&s, &rule, &people, w);
    assert_same(&s, &adopters, i);
    n_taking_part += adopters.n_participants;
    reach_ties_free(&ties);
  }
  assert_true(n_taking_part > CASES); /* not all cases are idle */
  reach_adopters_free(&adopters);
}

/* --- Limits ---------------------------------------------------------------------------------- */

static double share_taking_part(const reach_adoption *rule, uint32_t n) {
  reach_adopters adopters = {0};
  reach_adoption_people people = {.n_people = n, .population_seed = 3};
  assert_int_equal(reach_adopters_make(&adopters, rule, &people), 0);
  double share = (double)adopters.n_participants / n;
  reach_adopters_free(&adopters);
  return share;
}

static void test_open_gates_let_everybody_in_and_one_that_is_shut_nobody(void **state) {
  (void)state;
  enum { PEOPLE = 500 };
  reach_adoption rule = plain(0);
  rule.support = 0;
  for (int j = 0; j < REACH_N_STAGES; j++) rule.stage[j].gate = 0;
  assert_close(share_taking_part(&rule, PEOPLE), 1, 0, "open");
  for (int shut = 0; shut < REACH_N_STAGES; shut++) {
    rule = plain(MOST_WEEKS);
    rule.support = 1;
    for (int j = 0; j < REACH_N_STAGES; j++) rule.stage[j].growth = .9;
    assert_close(share_taking_part(&rule, PEOPLE), 1, 0, "all grow");
    rule.stage[shut].gate = 1; /* .1^40 is missing in the end, and yet it is missing */
    assert_close(share_taking_part(&rule, PEOPLE), 0, 0, "shut");
    rule.stage[shut].growth = 1;
    assert_close(share_taking_part(&rule, PEOPLE), 1, 0, "a growth of 1 opens any gate");
  }
}

static void test_without_support_only_those_who_need_none_take_part(void **state) {
  (void)state;
  enum { PEOPLE = 200000 };
  reach_adoption rule = plain(20), other;
  const double alone = pow(1. / 6, REACH_N_STAGES); /* .3 +- .3 is above .5 */
  for (int j = 0; j < REACH_N_STAGES; j++) rule.stage[j].start = .3;
  other = rule;
  other.support = 0;
  assert_share(share_taking_part(&other, PEOPLE), alone, PEOPLE, "no support");
  other = rule;
  other.n_supported_weeks = 0;
  assert_share(share_taking_part(&other, PEOPLE), alone, PEOPLE, "support for no week");
  other = rule;
  other.n_weeks = 0;
  assert_share(share_taking_part(&other, PEOPLE), alone, PEOPLE, "no week");
  other = rule;
  for (int j = 0; j < REACH_N_STAGES; j++) other.stage[j].growth = 0;
  assert_share(share_taking_part(&other, PEOPLE), alone, PEOPLE, "no growth");
}

static void test_all_support_and_growth_take_a_week_a_stage(void **state) {
  (void)state;
  reach_adoption rule = plain(REACH_N_STAGES);
  rule.support = 1;
  rule.start_spread = 0;
  for (int j = 0; j < REACH_N_STAGES; j++) rule.stage[j].growth = 1;
  assert_close(share_taking_part(&rule, 10), 1, 0, "five weeks");
  rule.n_weeks--;
  assert_close(share_taking_part(&rule, 10), 0, 0, "four weeks");
}

/* ln(.5/.7) / ln(.85) = 2.07: three weeks a stage. */
static void test_people_who_are_all_alike_pass_in_the_same_week(void **state) {
  (void)state;
  reach_adoption rule = plain(15);
  rule.start_spread = 0;
  assert_close(share_taking_part(&rule, 10), 1, 0, "in time");
  rule.n_weeks = 14;
  assert_close(share_taking_part(&rule, 10), 0, 0, "a week too early");
}

static void test_training_alone_brings_nobody_who_would_not_come_anyway(void **state) {
  (void)state;
  enum { PEOPLE = 20000 };
  reach_adoption nothing = plain(30), training;
  for (int j = 0; j < REACH_N_STAGES; j++) nothing.stage[j].growth = 0;
  training = nothing;
  training.stage[REACH_STAGE_KNOWLEDGE].growth = 1;
  reach_adopters adopters = {0};
  reach_adoption_people people = {.n_people = PEOPLE, .population_seed = 3};
  assert_int_equal(reach_adopters_make(&adopters, &training, &people), 0);
  const uint32_t *first = adopters.by_week, *last = first + 30 * REACH_N_ADOPTION;
  assert_int_equal(first[REACH_STAGE_DESIRE], last[REACH_STAGE_DESIRE]);
  assert_true(last[REACH_STAGE_KNOWLEDGE] > first[REACH_STAGE_KNOWLEDGE]);
  assert_true(adopters.n_participants <= first[REACH_STAGE_DESIRE]);
  reach_adopters_free(&adopters);
}

/* s_4 falls by 1 - d(1 - r) a week, and while it grows goes to a f / (1 - (1 - a) f). */
static void test_ability_decays_by_what_reinforcement_leaves(void **state) {
  (void)state;
  const double decay = .2, start = .9, reinforcement = .4, gate = .5;
  reach_adoption rule = plain(MOST_WEEKS);
  rule.start_spread = 0;
  rule.decay = decay;
  for (int j = 0; j < REACH_N_STAGES; j++) set_stage(&rule, j, .6, 0, .5);
  set_stage(&rule, REACH_STAGE_ABILITY, start, 0, gate);
  set_stage(&rule, REACH_STAGE_REINFORCEMENT, reinforcement, 0, 0);
  const double factor = 1 - decay * (1 - reinforcement);
  unsigned last = (unsigned)floor(log(gate / start) / log(factor)); /* 4: .9 x .88^4 = .54 */
  assert_int_equal(last, 4);
  rule.n_weeks = last;
  assert_close(share_taking_part(&rule, 5), 1, 0, "still able");
  rule.n_weeks = last + 1;
  assert_close(share_taking_part(&rule, 5), 0, 0, "no longer");
  const double a = .3 * rule.support;
  const double rest = a * factor / (1 - (1 - a) * factor), margin = .001;
  rule.n_weeks = 500;
  rule.n_supported_weeks = 500;
  rule.stage[REACH_STAGE_ABILITY].growth = .3;
  rule.stage[REACH_STAGE_ABILITY].gate = rest - margin;
  assert_close(share_taking_part(&rule, 5), 1, 0, "practice holds it there");
  rule.stage[REACH_STAGE_ABILITY].gate = rest + margin;
  assert_close(share_taking_part(&rule, 5), 0, 0, "and no higher");
}

/* A manager's support and a colleague who takes part would together bring twice what is missing. */
static void test_no_more_grows_than_is_missing(void **state) {
  (void)state;
  enum { PEOPLE = 2 };
  reach_adoption rule = plain(2);
  rule.support = rule.peer_influence = 1;
  rule.start_spread = 0;
  for (int j = 0; j < REACH_N_STAGES; j++) set_stage(&rule, j, .9, 0, .5);
  set_stage(&rule, REACH_STAGE_DESIRE, .5, 1, .6);
  reach_ties ties;
  reach_report report = {0};
  reach_pairs pairs = {.n_people = PEOPLE};
  assert_int_equal(reach_pairs_add(&pairs, 0, 1, &report), 0);
  assert_int_equal(reach_ties_build(&pairs, false, &ties, &report), 0);
  const uint8_t passed[PEOPLE] = {REACH_N_STAGES, UINT8_MAX};
  reach_adoption_people people = {.n_people = PEOPLE, .passed = passed, .ties = &ties};
  reach_adopters adopters = {0};
  assert_int_equal(reach_adopters_make(&adopters, &rule, &people), 0);
  assert_int_equal(adopters.by_week[REACH_ADOPTION_PARTICIPATION], 1);
  assert_int_equal(adopters.n_participants, 2);
  reach_ties_free(&ties);
  reach_pairs_free(&pairs);
  reach_adopters_free(&adopters);
}

/* --- More of anything ------------------------------------------------------------------------ */

enum { CROWD = 24 };

typedef struct {
  const char *name;
  void (*raise)(reach_adoption *);
} step;

static void more_support(reach_adoption *r) {
  r->support += .2;
}
static void longer_support(reach_adoption *r) {
  r->n_supported_weeks += 4;
}
static void more_influence(reach_adoption *r) {
  r->peer_influence += .3;
}
static void less_decay(reach_adoption *r) {
  r->decay *= .5;
}
static void raise_growth(reach_adoption *r, int j) {
  r->stage[j].growth += .1;
}
static void raise_start(reach_adoption *r, int j) {
  r->stage[j].start += .15;
}
static void lower_gate(reach_adoption *r, int j) {
  r->stage[j].gate -= .1;
}

/* Does anybody who takes part with one rule not take part with the other? */
static unsigned lost(const reach_adoption *few, const reach_adoption *many,
                     const reach_adoption_people *people, reach_adopters *room, uint64_t *gained) {
  assert_int_equal(reach_adopters_make(&room[0], few, people), 0);
  assert_int_equal(reach_adopters_make(&room[1], many, people), 0);
  unsigned n_lost = 0;
  for (uint32_t u = 0; u < people->n_people; u++)
    n_lost += room[0].takes_part[u] && !room[1].takes_part[u];
  *gained += room[1].n_participants - room[0].n_participants + n_lost;
  return n_lost;
}

/* Ties among the crowd, the same in all replicates. */
static void crowd_ties(double density, reach_ties *ties) {
  uint64_t place = 1 << 20;
  reach_pairs pairs = {.n_people = CROWD};
  reach_report report = {0};
  for (uint32_t u = 0; u < CROWD; u++)
    for (uint32_t v = u + 1; v < CROWD; v++)
      if (dice(&place) < density) assert_int_equal(reach_pairs_add(&pairs, u, v, &report), 0);
  assert_int_equal(reach_ties_build(&pairs, false, ties, &report), 0);
  reach_pairs_free(&pairs);
}

static reach_adoption with_everything(bool is_product) {
  reach_adoption rule = plain(14);
  rule.is_product = is_product;
  rule.support_spread = 1;
  rule.n_supported_weeks = 10;
  rule.peer_influence = .2;
  rule.decay = .05;
  return rule;
}

static uint64_t assert_nobody_is_lost(const char *name, const reach_adoption *few,
                                      const reach_adoption *many, const reach_ties *ties,
                                      bool is_felt, reach_adopters *room) {
  enum { REPLICATES = 1000 };
  uint64_t gained = 0;
  for (uint32_t r = 0; r < REPLICATES; r++) {
    reach_adoption_people people = {
        .n_people = CROWD, .ties = ties, .population_seed = 11, .replicate = r};
    unsigned n_lost = lost(few, many, &people, room, &gained);
    if (n_lost) fail_msg("%s: %u lost in replicate %u", name, n_lost, r);
  }
  if (!gained && is_felt) fail_msg("%s: makes no difference", name);
  return REPLICATES;
}

static void test_more_of_anything_never_loses_a_participant(void **state) {
  (void)state;
  static const step steps[] = {{"support", more_support},
                               {"longer support", longer_support},
                               {"peer influence", more_influence},
                               {"less decay", less_decay}};
  static void (*const of_a_stage[])(reach_adoption *, int) = {raise_growth, raise_start,
                                                              lower_gate};
  reach_adopters room[2] = {{0}, {0}};
  reach_ties ties;
  uint64_t n_pairs = 0;
  crowd_ties(.2, &ties);
  for (int is_product = 0; is_product < 2; is_product++) {
    reach_adoption few = with_everything(is_product);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
      reach_adoption many = few;
      steps[i].raise(&many);
      n_pairs += assert_nobody_is_lost(steps[i].name, &few, &many, &ties, true, room);
    }
    for (int j = 0; j < REACH_N_STAGES; j++) {
      for (size_t i = 0; i < sizeof of_a_stage / sizeof *of_a_stage; i++) {
        reach_adoption many = few;
        of_a_stage[i](&many, j);
        /* of a product the last gate opens nothing */
        bool is_felt = !is_product || j + 1 < REACH_N_STAGES || of_a_stage[i] != lower_gate;
        n_pairs += assert_nobody_is_lost(reach_adoption_word[j], &few, &many, &ties, is_felt, room);
      }
    }
    few.n_supported_weeks = MOST_WEEKS;
    reach_adoption unable = few, longer = few;
    few.decay = longer.decay = 0; /* nothing falls */
    longer.n_weeks += 6;
    n_pairs += assert_nobody_is_lost("more weeks", &few, &longer, &ties, true, room);
    unable.stage[REACH_STAGE_ABILITY].start = 0; /* nothing falls in the first week */
    longer = unable;
    longer.n_weeks += 6;
    n_pairs += assert_nobody_is_lost("more weeks with decay", &unable, &longer, &ties, true, room);
  }
  print_message("  %lu pairs of replicates\n", (unsigned long)n_pairs);
  assert_true(n_pairs >= 40000);
  reach_ties_free(&ties);
  reach_adopters_free(&room[0]);
  reach_adopters_free(&room[1]);
}

/* Who takes part without more ties, or weeks, or spread, and not with. */
static unsigned lost_over_replicates(const reach_adoption *rule, const reach_ties *ties,
                                     const reach_adoption *other_rule,
                                     const reach_ties *other_ties) {
  enum { REPLICATES = 300 };
  reach_adopters room[2] = {{0}, {0}};
  unsigned n = 0;
  for (uint32_t r = 0; r < REPLICATES; r++) {
    reach_adoption_people people = {
        .n_people = CROWD, .ties = ties, .population_seed = 12, .replicate = r};
    assert_int_equal(reach_adopters_make(&room[0], rule, &people), 0);
    people.ties = other_ties;
    assert_int_equal(reach_adopters_make(&room[1], other_rule, &people), 0);
    for (uint32_t u = 0; u < CROWD; u++) n += room[0].takes_part[u] && !room[1].takes_part[u];
  }
  reach_adopters_free(&room[0]);
  reach_adopters_free(&room[1]);
  return n;
}

/* What is not a theorem happens. */
static void test_some_changes_can_lose_a_participant(void **state) {
  (void)state;
  reach_ties few_ties, many_ties;
  crowd_ties(.1, &few_ties);
  crowd_ties(.6, &many_ties);
  reach_adoption rule = with_everything(false), other = rule;
  other.n_weeks += 26; /* support has ended, ability decays */
  assert_true(lost_over_replicates(&rule, &few_ties, &other, &few_ties) > 0);
  other = rule;
  rule.start_spread = .3;
  assert_true(lost_over_replicates(&rule, &few_ties, &other, &few_ties) > 0);
  rule = plain(3); /* all that is missing is desire, and only colleagues bring it */
  rule.peer_influence = .5;
  for (int j = 0; j < REACH_N_STAGES; j++) set_stage(&rule, j, .9, 0, .5);
  set_stage(&rule, REACH_STAGE_DESIRE, .3, 0, .5);
  assert_true(lost_over_replicates(&rule, &few_ties, &rule, &many_ties) > 0);
  assert_true(lost_over_replicates(&rule, &many_ties, &rule, &few_ties) > 0);
  reach_ties_free(&few_ties);
  reach_ties_free(&many_ties);
}

static void test_a_stop_ends_it(void **state) {
  (void)state;
  volatile sig_atomic_t stop = 2;
  reach_adoption rule = plain(5);
  reach_adopters adopters = {0};
  reach_adoption_people people = {.n_people = 5, .stop = &stop};
  assert_int_equal(reach_adopters_make(&adopters, &rule, &people), REACH_INTERRUPTED + 2);
  reach_adopters_free(&adopters);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_shares_by_week_are_those_of_the_chain_of_stages),
      cmocka_unit_test(test_the_process_is_that_of_a_slow_reference),
      cmocka_unit_test(test_open_gates_let_everybody_in_and_one_that_is_shut_nobody),
      cmocka_unit_test(test_without_support_only_those_who_need_none_take_part),
      cmocka_unit_test(test_all_support_and_growth_take_a_week_a_stage),
      cmocka_unit_test(test_people_who_are_all_alike_pass_in_the_same_week),
      cmocka_unit_test(test_training_alone_brings_nobody_who_would_not_come_anyway),
      cmocka_unit_test(test_ability_decays_by_what_reinforcement_leaves),
      cmocka_unit_test(test_no_more_grows_than_is_missing),
      cmocka_unit_test(test_more_of_anything_never_loses_a_participant),
      cmocka_unit_test(test_some_changes_can_lose_a_participant),
      cmocka_unit_test(test_a_stop_ends_it)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
