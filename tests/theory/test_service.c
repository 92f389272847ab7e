/* Complaints of a whole scenario against closed forms, limits, and what more agents and more
 * discretion can never do (docs/model.md, Service). */
#include <math.h>

#include "outcome/service.h"
#include "support/play.h"
#include "support/staged.h"

enum { MANY = 400 };

/* Whom complaints reach is counted exactly where nobody shares a contact. */
#define COMPANY                                                                                    \
  "associates: {count: 3, contacts: {law: constant, mean: 5}}\n"                                   \
  "participation: 0\nchannels: [feed]\n"
#define SEPARATE                                                                                   \
  COMPANY "market: {audiences: separate, contacts: {law: constant, mean: 40}}\n"                   \
          "trust: {peer_credibility: 0}\n"
#define SHARED                                                                                     \
  COMPANY "market: {people: 3000, segments: 1, contacts: {mean: 40}}\n"                            \
          "trust: {peer_credibility: 1}\n"

static test_moments moments(const test_play *play, int measure) {
  return test_play_moments(play, 0, measure);
}

/* The mean of a cell of organization 0, and the error of it. */
static const reach_summary *cell(const test_play *play, const char *table, const char *item) {
  const reach_cell *found =
      reach_answer_cell(&play->result.answer[0], "service", table, NULL, item, NAN);
  assert_non_null(found);
  return &found->summary;
}

static void assert_cell(const test_play *play, const char *table, const char *item,
                        double expected) {
  const reach_summary *s = cell(play, table, item);
  assert_within_sigmas(s->mean, expected, s->sd / sqrt((double)s->n), item);
}

static void test_complaints_are_poisson(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, days: 7, seed: 3}\n" SEPARATE
                "service: {model: queue, complaints: 4.5}\n",
                4 * MANY);
  test_moments n = moments(&play, REACH_MEASURE_complaints);
  assert_mean(&n, 31.5, "complaints");
  assert_variance(&n, 31.5, "complaints, variance");
  test_play_free(&play);
}

/* Most of a long story is steady: the empty start makes waits shorter for about the time in which
 * such a queue forgets, E[b]/(1 - sqrt(rho))^2 (Cohen 1982), hence by that share of it at most. */
static void assert_wait(const test_play *play, double hours, double load, double work_minutes,
                        double days, const char *what) {
  test_moments wait = moments(play, REACH_MEASURE_response_time);
  double gap = 1 - sqrt(load), forgotten = work_minutes / 1440 / (gap * gap);
  double bias = hours * forgotten / days;
  assert_close(wait.mean, hours, TEST_SIGMAS * wait.mean_error + bias, what);
}

static void test_waits_are_those_of_erlang(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, days: 60, seed: 4}\n" SEPARATE
                "service: {model: queue, complaints: 216, agents: 2, handling_minutes: 10,\n"
                "          discretion: 1, solved_with: 1, tells: 0, posts: 0}\n",
                MANY / 4);
  double load = 1.5, c = (load * load / 2 * 4) / (1 + load + load * load / 2 * 4);
  assert_wait(&play, c / (2 * 6 - 9), load / 2, 10, 60, "M/M/2");
  test_moments solved = moments(&play, REACH_MEASURE_first_contact_resolution);
  assert_mean(&solved, 1, "all are solved");
  double waiting = 0; /* Little 1961: as many as come in during a wait */
  for (int day = 11; day <= 60; day++)
    waiting += reach_answer_cell(&play.result.answer[0], "service", "day", "waiting", NULL, day)
                   ->summary.mean;
  double wait = moments(&play, REACH_MEASURE_response_time).mean;
  assert_close(waiting / 50, 9 * wait, .1 * 9 * wait, "those who wait");
  test_play_free(&play);
}

/* Pollaczek, Khinchine: a third is handed over. */
static void test_handing_over_makes_others_wait(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, days: 60, seed: 5}\n" SEPARATE
                "service: {model: queue, complaints: 72, handling_minutes: 8,\n"
                "          handover_minutes: 15, discretion: 0.5, solved_without: 0.5,\n"
                "          solved_with: 0.8333333333333334, tells: 0, posts: 0}\n",
                MANY / 4);
  double h = 8. / 60, o = 15. / 60, q = 1. / 3, rate = 3;
  double work = h + q * o, square = 2 * h * h + q * (2 * h * o + 2 * o * o), load = rate * work;
  assert_wait(&play, rate * square / (2 * (1 - load)), load, 60 * work, 60, "M/G/1");
  test_moments solved = moments(&play, REACH_MEASURE_first_contact_resolution);
  assert_mean(&solved, 1 - q, "two thirds are solved at first contact");
  assert_cell(&play, "cases", "escalated", q * 72 * 60);
  test_play_free(&play);
}

/* P(x > u + w), all exponential, and the mean of u + w then. */
typedef struct {
  double probability, wait;
} lost;

static lost lost_of(double patience, double solution, double escalation) {
  double p = 1 / (1 + patience / escalation) / (1 + solution / escalation);
  double wait = patience / (1 + patience / escalation) + solution / (1 + solution / escalation);
  return (lost){p, p * wait};
}

static void test_who_is_let_down_when_nobody_has_to_wait(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, days: 60, seed: 6}\n" SEPARATE
                "service: {model: queue, complaints: 5, agents: 1000, handling: constant,\n"
                "          handling_minutes: 0, handover_minutes: 0, escalation_hours: 24,\n"
                "          solved_without: 0, discretion: 0, patience_hours: 6,\n"
                "          solution_hours: 12, tells: 0.5, posts: 0.5}\n",
                MANY);
  test_moments in_time = moments(&play, REACH_MEASURE_answered_in_time);
  assert_mean(&in_time, 1, "all are answered at once");
  lost l = lost_of(.25, .5, 1);
  double let_down = 5 * (60 * l.probability - l.wait);
  assert_cell(&play, "cases", "let down", let_down);
  assert_cell(&play, "cases", "told", .75 * let_down);
  test_moments kept = moments(&play, REACH_MEASURE_customers_kept);
  /* who is let down and not solved by the last day: those of the last days alone */
  assert_close(kept.mean, 300 * .82 - let_down * (.82 - .54), 6 * kept.mean_error + 5 * (.54 - .19),
               "customers kept");
  test_play_free(&play);
}

/* Let down on day a + u: by day D of rate x D complaints with probability 1 - (1 - e^(-D/m))m/D. */
static void test_without_agents_nobody_is_answered(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, days: 4, seed: 7}\n" SEPARATE
                "service: {model: queue, complaints: 20, agents: 0, patience_hours: 24,\n"
                "          tells: 1, told: 7, pace: 1e5, posts: 0}\n",
                MANY);
  double let_down = 20 * (4 - (1 - exp(-4)));
  assert_cell(&play, "cases", "let down", let_down);
  assert_cell(&play, "cases", "told", let_down);
  test_moments none = moments(&play, REACH_MEASURE_answered_in_time);
  assert_mean(&none, 0, "in time");
  assert_int_equal(moments(&play, REACH_MEASURE_response_time).n, 0);
  const double *told = test_play_values(&play, 0, REACH_MEASURE_complaints_told);
  const double *reach = test_play_values(&play, 0, REACH_MEASURE_negative_reach);
  const double *net = test_play_values(&play, 0, REACH_MEASURE_net_reach);
  unsigned n_whole = 0;
  for (int r = 0; r < MANY; r++) {
    assert_true(reach[r] <= 7 * told[r]); /* the last of them may be cut off */
    n_whole += reach[r] >= 7 * told[r];
    assert_close(net[r], -reach[r], 0, "nobody heard the message");
  }
  assert_true(n_whole > MANY * .98);
  test_play_free(&play);
}

/* Each sees each post with its probability; nobody believes a person, so nobody reshares. */
static void test_posts_reach_those_who_look(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, days: 3650, seed: 8}\n" SEPARATE
                "service: {model: queue, complaints: 0.01, agents: 0, tells: 0, posts: 1,\n"
                "          attention: 0.3, post_half_life_days: 0}\n",
                MANY);
  test_moments told = moments(&play, REACH_MEASURE_complaints_told);
  test_moments reach = moments(&play, REACH_MEASURE_negative_reach);
  double posts = .01 * (3650 - .79 / 24);
  assert_mean(&told, posts, "posts");
  assert_mean(&reach, posts * 40 * .3, "who see them");
  assert_variance(&reach, posts * (40 * .3 * .7 + 12 * 12), "who see them, variance");
  test_play_free(&play);
}

/* In every replicate. */
static void assert_nothing(const test_play *play, size_t o) {
  const double *told = test_play_values(play, o, REACH_MEASURE_complaints_told);
  const double *negative = test_play_values(play, o, REACH_MEASURE_negative_reach);
  const double *net = test_play_values(play, o, REACH_MEASURE_net_reach);
  const double *reach = test_play_values(play, o, REACH_MEASURE_reach);
  for (uint64_t r = 0; r < play->result.n_replicates; r++)
    assert_true(told[r] <= 0 && negative[r] <= 0 && net[r] >= reach[r]);
}

static void test_where_all_are_served_nobody_hears_of_it(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "run: {replicates: 30, days: 20, seed: 9}\n" COMPANY
                       "market: {people: 3000, segments: 1}\n"
                       "service: {model: queue}\norganizations:\n"
                       "  all are solved: {service: {agents: 100, discretion: 1, solved_with: 1,\n"
                       "                             handling_minutes: 0}}\n"
                       "  nobody complains: {service: {complaints: 0}}\n"
                       "  nobody tells: {service: {agents: 0, tells: 0, posts: 0}}\n"
                       "  all wait: {service: {patience_hours: 1e5, solution_hours: 1e5}}\n");
  for (size_t o = 0; o < 3; o++) assert_nothing(&play, o);
  assert_int_equal(test_play_moments(&play, 1, REACH_MEASURE_response_time).n, 0);
  assert_int_equal(test_play_moments(&play, 1, REACH_MEASURE_answered_in_time).n, 0);
  test_moments wait = test_play_moments(&play, 0, REACH_MEASURE_response_time);
  assert_mean(&wait, 0, "enough agents");
  const reach_cell *waiting =
      reach_answer_cell(&play.result.answer[0], "service", "day", "waiting", NULL, 20);
  assert_true(waiting->summary.mean <= 0 && waiting->summary.mean >= 0);
  test_play_free(&play);
}

static void assert_no_more(const test_play *play, size_t less, size_t more, int measure) {
  const double *a = test_play_values(play, less, measure);
  const double *b = test_play_values(play, more, measure);
  for (uint64_t r = 0; r < play->result.n_replicates; r++) assert_true(a[r] <= b[r]);
}

static void test_agents_and_discretion_lose_nobody(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "run: {replicates: 60, days: 12, seed: 10}\n" SHARED
                       "service: {model: queue, complaints: 150, reshare: 0.02, discretion: 0.3}\n"
                       "organizations:\n  none: {service: {agents: 0}}\n  one: {}\n"
                       "  two: {service: {agents: 2}}\n  three: {service: {agents: 3}}\n"
                       "  free: {service: {agents: 3, discretion: 0.8}}\n"
                       "  freer: {service: {agents: 3, discretion: 1}}\n"
                       "  quick: {service: {agents: 3, discretion: 1, handling_minutes: 4}}\n");
  for (size_t o = 1; o < 7; o++) {
    assert_no_more(&play, o, o - 1, REACH_MEASURE_negative_reach);
    assert_no_more(&play, o, o - 1, REACH_MEASURE_complaints_told);
    assert_no_more(&play, o - 1, o, REACH_MEASURE_answered_in_time);
    assert_no_more(&play, o - 1, o, REACH_MEASURE_customers_kept);
    if (o > 1) assert_no_more(&play, o, o - 1, REACH_MEASURE_response_time);
  }
  for (size_t o = 4; o < 6; o++) assert_no_more(&play, o - 1, o, REACH_MEASURE_abuse_loss);
  assert_no_more(&play, 3, 2, REACH_MEASURE_response_p90);
  test_play_free(&play);
}

static void assert_same(const test_play *play, size_t a, size_t b, int measure, double tolerance) {
  const double *x = test_play_values(play, a, measure), *y = test_play_values(play, b, measure);
  for (uint64_t r = 0; r < play->result.n_replicates; r++)
    assert_true(fabs(x[r] - y[r]) <= tolerance * fabs(x[r]));
}

static void test_rules_move_waits_about(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "run: {replicates: 40, days: 12, seed: 11}\n" SHARED
                       "service: {model: queue, complaints: 220, agents: 2, handling: constant,\n"
                       "          handover_minutes: 0, handling_minutes: 12}\n"
                       "organizations:\n  arrival: {}\n  impact: {service: {priority: impact}}\n"
                       "  value: {service: {priority: value}}\n"
                       "  both: {service: {priority: both}}\n"
                       "  alike: {service: {priority: value, value_cv: 0}}\n");
  for (size_t o = 1; o < 4; o++)
    assert_same(&play, 0, o, REACH_MEASURE_response_time, 1e-9); /* Kleinrock 1965 */
  assert_same(&play, 0, 4, REACH_MEASURE_negative_reach, 0);
  assert_same(&play, 0, 4, REACH_MEASURE_response_p90, 0);
  static const char *const series[] = {"impact", "value"};
  for (size_t by = 0; by < 2; by++) {
    const reach_answer *a = &play.result.answer[by + 1];
    const reach_cell *low = reach_answer_cell(a, "service", "wait", series[by], NULL, 1);
    const reach_cell *high = reach_answer_cell(a, "service", "wait", series[by], NULL, 10);
    assert_true(low->summary.mean > 3 * high->summary.mean);
  }
  test_play_free(&play);
}

static void test_who_heard_what_adds_up(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "run: {replicates: 50, days: 12, seed: 12}\n"
                       "associates: {count: 20, contacts: {mean: 60}}\nparticipation: 1\n"
                       "channels: [feed]\nmarket: {people: 2000, segments: 1}\n"
                       "organizations:\n  with: {service: {model: queue, agents: 0}}\n"
                       "  without: {}\n");
  assert_same(&play, 0, 1, REACH_MEASURE_reach, 0);
  assert_same(&play, 0, 1, REACH_MEASURE_impressions, 0);
  double reach = moments(&play, REACH_MEASURE_reach).mean;
  double negative = moments(&play, REACH_MEASURE_negative_reach).mean;
  double both = cell(&play, "people", "both")->mean;
  assert_close(cell(&play, "people", "message only")->mean + both, reach, 1e-9, "reach");
  assert_close(cell(&play, "people", "complaint only")->mean + both, negative, 1e-9, "negative");
  assert_close(moments(&play, REACH_MEASURE_net_reach).mean, reach - negative, 1e-9, "net reach");
  /* what reached whom is independent, but for who complains and who has many contacts */
  assert_true(both > .8 * reach * negative / 2000 && both < 1.2 * reach * negative / 2000);
  const reach_answer *a = &play.result.answer[0];
  const reach_cell *end = reach_answer_cell(a, "service", "day", "heard", NULL, 12);
  assert_close(end->summary.mean, negative, 1e-9, "heard by the last day");
  end = reach_answer_cell(a, "service", "day", "told", NULL, 12);
  assert_close(end->summary.mean, moments(&play, REACH_MEASURE_complaints_told).mean, 1e-9, "told");
  end = reach_answer_cell(a, "service", "day", "waiting", NULL, 12);
  assert_close(end->summary.mean, moments(&play, REACH_MEASURE_complaints).mean, 1e-9, "waiting");
  test_play_free(&play);
}

static void test_money_adds_up(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "run: {replicates: 50, days: 10, seed: 13}\n" SHARED
                       "service: {model: queue, agents: 3, hourly_cost: 20, escalation_cost: 7,\n"
                       "          abuse: 0.5, abuse_cost: 11, discretion: 0.5, value: 10,\n"
                       "          value_cv: 0, harm: 0.25, kept_content: 1, kept_late: 1,\n"
                       "          kept_unsolved: 1}\n");
  double n = moments(&play, REACH_MEASURE_complaints).mean;
  double abuse = cell(&play, "cases", "abused")->mean * 11;
  double cost = 3 * 240 * 20. + cell(&play, "cases", "escalated")->mean * 7 + abuse;
  assert_close(moments(&play, REACH_MEASURE_customers_kept).mean, n, 1e-9, "all stay");
  assert_close(moments(&play, REACH_MEASURE_kept_value).mean, 10 * n, 1e-7, "kept value");
  assert_close(moments(&play, REACH_MEASURE_abuse_loss).mean, abuse, 1e-7, "abuse loss");
  assert_close(moments(&play, REACH_MEASURE_service_cost).mean, cost, 1e-6, "cost");
  assert_close(moments(&play, REACH_MEASURE_service_balance).mean,
               10 * n - cost - .25 * moments(&play, REACH_MEASURE_negative_reach).mean, 1e-6,
               "balance");
  assert_cell(&play, "cases", "abused", 1000 * .65 * .25);
  test_play_free(&play);
}

/* What customers are worth, and who stays of them: whoever is not let down by the last day. */
static void test_the_value_of_who_stays(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "run: {replicates: 400, days: 10, seed: 14}\n" SHARED
                       "service: {model: queue, complaints: 30, value: 20, value_cv: 0.8,\n"
                       "          kept_content: 1, kept_late: 1, kept_unsolved: 1}\n"
                       "organizations:\n  all: {}\n"
                       "  content: {service: {kept_late: 0, kept_unsolved: 0}}\n"
                       "  solved: {service: {kept_unsolved: 0, escalation_hours: 200}}\n");
  test_moments value = moments(&play, REACH_MEASURE_kept_value);
  assert_mean(&value, 30 * 10 * 20, "value of all");
  assert_variance(&value, 300 * 400 * (1 + .64), "value of all, variance");
  const reach_answer *content = &play.result.answer[1], *solved = &play.result.answer[2];
  const reach_cell *all = reach_answer_cell(content, "service", "cases", NULL, "all", NAN);
  const reach_cell *gone = reach_answer_cell(content, "service", "cases", NULL, "let down", NAN);
  assert_close(content->summary[REACH_MEASURE_customers_kept].mean,
               all->summary.mean - gone->summary.mean, 1e-9, "who is content");
  double kept = solved->summary[REACH_MEASURE_customers_kept].mean;
  gone = reach_answer_cell(solved, "service", "cases", NULL, "let down", NAN);
  assert_true(kept < all->summary.mean && kept > all->summary.mean - gone->summary.mean);
  test_play_free(&play);
}

/* Each complaint by the two deadlines of its customer. */
static void test_every_customer_keeps_its_deadlines(void **state) {
  (void)state;
  test_staged staged;
  test_staged_make(&staged, "run: {days: 20}\n" SHARED
                            "service: {model: queue, complaints: 120, handling_minutes: 9}\n");
  reach_service_rule rule = reach_service_rule_of(&staged.scenario.organization[0].params);
  reach_people people = reach_people_open(staged.plan, 3);
  reach_complaints c = {0};
  unsigned n_late = 0, n_unsolved = 0;
  assert_int_equal(reach_complaints_play(&c, &rule, &people, 3, NULL), 0);
  assert_true(c.n > 2000);
  for (size_t i = 0; i < c.n; i++) {
    const reach_complaint *it = &c.item[i];
    double came = c.at_desk[i].arrival, began = c.at_desk[i].taken_up;
    assert_true(it->solution > it->patience && it->customer >= 3 && it->customer < 3003);
    assert_int_equal(it->is_in_time, began <= came + it->patience);
    assert_int_equal(it->is_escalated, !it->is_solved);
    assert_close(it->solved, began + it->handled + it->escalated, 0, "solved");
    assert_true(it->is_escalated == (it->escalated > 0));
    bool is_late = began > came + it->patience, is_unsolved = it->solved > came + it->solution;
    double expected = is_late ? came + it->patience : is_unsolved ? came + it->solution : INFINITY;
    assert_true(it->let_down <= expected && it->let_down >= expected);
    n_late += is_late;
    n_unsolved += !is_late && is_unsolved;
  }
  assert_true(n_late > 100 && n_unsolved > 100);
  reach_complaints_free(&c);
  test_staged_free(&staged);
}

/* The complaints' story has contacts in common with the message, and no other draw. */
static void test_complaints_have_draws_of_their_own(void **state) {
  (void)state;
  test_staged staged;
  test_staged_make(&staged, SHARED "service: {model: queue}\n");
  const reach_outcome_kind *kind = reach_outcome_kinds[REACH_OUTCOME_service];
  reach_service service = {.harm = 0};
  reach_report report = {0};
  const reach_params *p = &staged.scenario.organization[0].params;
  assert_ok(kind->prepare(p, staged.plan, &service, &report), &report);
  assert_true(service.spread.population_seed == staged.plan->population_seed);
  assert_true(service.spread.dynamics_seed != staged.plan->dynamics_seed);
  kind->free_model(&service);
  test_staged_free(&staged);
}

static void test_mistakes_are_found(void **state) {
  (void)state;
  assert_mistake("service: {model: queue, agents: -1}\n", "service.agents: -1");
  assert_mistake("service: {model: queue, discretion: 1.5}\n", "service.discretion: 1.5");
  assert_mistake("service: {model: queue, solved_with: -0.1}\n", "service.solved_with: -0.1");
  assert_mistake("service: {model: queue, complaints: .nan}\n", "service.complaints");
  assert_mistake("service: {agents: 3}\n", "service.agents: unused");
  assert_mistake("service: {model: queue, solved_with: 0.2}\n", "less than service.solved_without");
  assert_mistake("service: {model: queue, kept_late: 0.9}\n", "as likely to stay");
  assert_mistake("run: {days: 3650}\nservice: {model: queue, complaints: 5000}\n",
                 "at most 10000000");
  assert_mistake("market: {people: 0}\nassociates: {contacts: {mean: 0}}\n"
                 "service: {model: queue}\n",
                 "market.people is 0");
  assert_mistake("network: {famous: Zachary}\ncascade: {seed_set: [0]}\n"
                 "service: {model: queue}\n",
                 "service.model: misplaced");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_complaints_are_poisson),
      cmocka_unit_test(test_waits_are_those_of_erlang),
      cmocka_unit_test(test_handing_over_makes_others_wait),
      cmocka_unit_test(test_who_is_let_down_when_nobody_has_to_wait),
      cmocka_unit_test(test_without_agents_nobody_is_answered),
      cmocka_unit_test(test_posts_reach_those_who_look),
      cmocka_unit_test(test_where_all_are_served_nobody_hears_of_it),
      cmocka_unit_test(test_agents_and_discretion_lose_nobody),
      cmocka_unit_test(test_rules_move_waits_about),
      cmocka_unit_test(test_who_heard_what_adds_up),
      cmocka_unit_test(test_money_adds_up),
      cmocka_unit_test(test_the_value_of_who_stays),
      cmocka_unit_test(test_every_customer_keeps_its_deadlines),
      cmocka_unit_test(test_complaints_have_draws_of_their_own),
      cmocka_unit_test(test_mistakes_are_found),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
