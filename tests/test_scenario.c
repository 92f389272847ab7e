/* Scenario files: what loads, what is refused, with which words and at which place. */
#include "support/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/scenario.h"

static void read_ok(const char *text, reach_scenario *scenario) {
  reach_report report = {0};
  assert_ok(reach_scenario_read(text, strlen(text), "s.yaml", NULL, scenario, &report), &report);
  reach_report_free(&report);
}

static bool is_said(const reach_report *report, const char *words) {
  for (size_t i = 0; i < report->n_messages; i++) {
    if (strstr(report->message[i], words)) return true;
  }
  return false;
}

static void assert_said(const reach_report *report, const char *text, const char *words) {
  if (is_said(report, words)) return;
  for (size_t i = 0; i < report->n_messages; i++) print_error("  %s\n", report->message[i]);
  fail_msg("'%s' is not said of:\n%s", words, text);
}

/* Reads n bytes and expects `n_messages` lines, one of which holds `words`. */
static void assert_bytes_refused(const char *text, size_t n, size_t n_messages, const char *words) {
  reach_scenario scenario;
  reach_report report = {0};
  int status = reach_scenario_read(text, n, "s.yaml", NULL, &scenario, &report);
  assert_said(&report, text, words);
  assert_int_equal(status, REACH_INVALID);
  assert_int_equal(report.status, REACH_INVALID);
  if (report.n_messages != n_messages) {
    for (size_t i = 0; i < report.n_messages; i++) print_error("  %s\n", report.message[i]);
    fail_msg("%zu messages instead of %zu for:\n%s", report.n_messages, n_messages, text);
  }
  assert_null(scenario.organization);
  reach_report_free(&report);
}

static void assert_refused(const char *text, const char *words) {
  assert_bytes_refused(text, strlen(text), 1, words);
}

typedef struct {
  const char *text, *words;
} refusal;

static void assert_all_refused(const refusal *list, size_t n) {
  for (size_t i = 0; i < n; i++) assert_refused(list[i].text, list[i].words);
}
#define ASSERT_ALL_REFUSED(list) assert_all_refused(list, sizeof list / sizeof *list)

static const char illustration[] =
    "title: One associate in ten speaks for the brand\n"
    "run: {seed: 2012, replicates: 1000, days: 30}\n"
    "associates: {count: 1000, contacts: {law: lognormal, mean: 150, cv: 0.9}}\n"
    "work_ties: {model: departments, departments: 12, mean_degree: 18, silo: 0.7}\n"
    "market: {people: 2000000, segments: 40, locality: 0.6}\n"
    "trust: {sincerity: 0.8, competency: 0.7, reliability: 0.75}\n"
    "organizations:\n"
    "  traditional: {participation: 1.0, channels: [official-page, conversation]}\n"
    "  social: {participation: 0.10, channels: [official-page, conversation, feed],\n"
    "           feed: {attention: 0.35, reshare: 0.002}}\n";

static const char petersen[] =
    "network: {file: petersen.edges, directed: false}  # \"u v\" per line\n"
    "cascade: {model: independent-cascade, probability: 0.3, seed_set: [0]}\n"
    "run: {replicates: 1000000, seed: 7}\n";

static void test_organizations_are_the_base_with_their_overrides(void **state) {
  (void)state;
  reach_scenario s;
  read_ok(illustration, &s);
  assert_string_equal(s.name, "s");
  assert_false(s.is_network);
  assert_int_equal(s.n_organizations, 2);
  assert_int_equal(s.baseline, 0);
  const reach_organization *traditional = &s.organization[0], *social = &s.organization[1];
  assert_string_equal(traditional->name, "traditional");
  assert_string_equal(social->name, "social");
  assert_true(traditional->params.participation == 1.0);
  assert_true(social->params.participation == 0.1);
  assert_int_equal(traditional->params.associates_count, 1000);
  assert_int_equal(social->params.work_ties_model, REACH_TIES_DEPARTMENTS);
  assert_true(social->params.trust_competency == 0.7);
  assert_int_equal(traditional->params.channels,
                   1u << REACH_CHANNEL_PAGE | 1u << REACH_CHANNEL_CONVERSATION);
  assert_true(social->params.channels & 1u << REACH_CHANNEL_FEED);
  assert_true(social->given[REACH_PARAM_feed_attention]);
  assert_false(traditional->given[REACH_PARAM_feed_attention]);
  assert_true(traditional->given[REACH_PARAM_run_days]);
  assert_string_equal(social->params.title, "One associate in ten speaks for the brand");
  reach_scenario_free(&s);
}

static void test_a_network_block_makes_a_bare_network(void **state) {
  (void)state;
  reach_scenario s;
  read_ok(petersen, &s);
  assert_true(s.is_network);
  assert_int_equal(s.n_organizations, 1);
  assert_string_equal(s.organization[0].name, "network");
  const reach_params *p = &s.organization[0].params;
  assert_string_equal(p->network_file, "petersen.edges");
  assert_int_equal(p->cascade_seed_choice, REACH_SEED_LISTED); /* implied by seed_set */
  assert_int_equal(p->cascade_seed_set.n_items, 1);
  assert_int_equal(p->run_seed, 7);
  assert_false(s.organization[0].given[REACH_PARAM_run_days]);
  reach_scenario_free(&s);
  read_ok("network: {famous: Zachary}\ncascade: {seed_set: [0]}\n"
          "organizations: {low: {}, high: {cascade: {probability: 0.9}}}\n",
          &s);
  assert_int_equal(s.n_organizations, 2);
  assert_true(s.organization[1].params.cascade_probability == 0.9);
  reach_scenario_free(&s);
}

static void test_nothing_given_is_a_company_of_defaults(void **state) {
  (void)state;
  static const char *const nothing[] = {"",      "# only a comment\n", "{}",
                                        "---\n", "market: {}\n",       "organizations: {}\n"};
  for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
    reach_scenario s;
    read_ok(nothing[i], &s);
    assert_string_equal(s.organization[0].name, "company");
    assert_int_equal(s.organization[0].params.run_seed, 2012);
    assert_int_equal(s.organization[0].params.page_followers, 15000);
    reach_scenario_free(&s);
  }
}

static void test_defaults_shrink_with_the_company(void **state) {
  (void)state;
  reach_scenario s;
  read_ok("associates: {count: 5, contacts: {mean: 3}}\nmarket: {people: 20}\n", &s);
  assert_int_equal(s.organization[0].params.page_followers, 2); /* 15 contacts / 10, rounded */
  assert_int_equal(s.organization[0].params.market_segments, 20);
  assert_int_equal(s.organization[0].params.work_ties_departments, 5);
  assert_true(s.organization[0].params.market_contacts_mean == 20);
  reach_scenario_free(&s);
  read_ok("market: {people: 0}\nassociates: {contacts: {mean: 0}}\n", &s);
  assert_int_equal(s.organization[0].params.page_followers, 0);
  reach_scenario_free(&s);
  read_ok("market: {people: 0, audiences: separate}\n", &s);
  assert_int_equal(s.organization[0].params.page_followers, 15000);
  reach_scenario_free(&s);
}

static void test_followers_are_a_tenth_of_the_contacts_unless_given(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int64_t n_followers;
  } company[] = {
      {"associates: {count: 7500}", 112500},
      {"associates: {count: 7500}\nmarket: {people: 100000}", 100000},
      {"associates: {count: 7500}\nmarket: {people: 100000, audiences: separate}", 112500},
      {"associates: {count: 7500}\nofficial-page: {followers: 10}", 10},
      {"associates: {contacts: {mean: 0.333}}", 33},
      {"associates: {count: 1e7, contacts: {mean: 1e6}}\nmarket: {audiences: separate}",
       10000000000},
  };
  for (size_t i = 0; i < sizeof company / sizeof *company; i++) {
    reach_scenario s;
    read_ok(company[i].text, &s);
    assert_int_equal(s.organization[0].params.page_followers, company[i].n_followers);
    reach_scenario_free(&s);
  }
}

static void test_seeds_follow_the_seed_of_the_run(void **state) {
  (void)state;
  reach_scenario s;
  read_ok("run: {ties_seed: 5, start_seed: run.seed, seed: 18446744073709551615}\n", &s);
  const reach_params *p = &s.organization[0].params;
  assert_true(p->run_population_seed == UINT64_MAX);
  assert_true(p->run_start_seed == UINT64_MAX);
  assert_true(p->run_dynamics_seed == UINT64_MAX);
  assert_int_equal(p->run_ties_seed, 5);
  reach_scenario_free(&s);
}

static void test_byte_order_mark_crlf_quotes_and_points_in_keys_are_fine(void **state) {
  (void)state;
  reach_scenario s;
  read_ok("\xef\xbb\xbftitle: \"x: y\"\r\nmarket.people: 5000\r\n'participation': 0.5\r\n"
          "trust.rule: \"mean\"\r\n",
          &s);
  assert_string_equal(s.organization[0].params.title, "x: y");
  assert_int_equal(s.organization[0].params.market_people, 5000);
  assert_int_equal(s.organization[0].params.trust_rule, REACH_TRUST_MEAN);
  reach_scenario_free(&s);
  read_ok("note: >\n  folded\n  text\n", &s);
  assert_string_equal(s.organization[0].params.note, "folded text");
  reach_scenario_free(&s);
}

static void test_a_title_keeps_every_odd_character(void **state) {
  (void)state;
  reach_scenario s;
  read_ok("title: '`rm -rf`; \"$(x)\" ''q'' !cmd @{y} <z> #1 \\ \xc5\x81'\n", &s);
  assert_string_equal(s.organization[0].params.title,
                      "`rm -rf`; \"$(x)\" 'q' !cmd @{y} <z> #1 \\ \xc5\x81");
  reach_scenario_free(&s);
}

static void test_keys_unknown_misplaced_or_twice_are_refused(void **state) {
  (void)state;
  static const refusal list[] = {
      {"market: {peeple: 3}",
       "s.yaml:1:10: market.peeple: unknown key; did you mean market.people?"},
      {"markt: {people: 3}", "s.yaml:1:1: markt: unknown key; did you mean market?"},
      {"organisations: {a: {}}", "did you mean organizations?"},
      {"xyzzyx: 3", "s.yaml:1:1: xyzzyx: unknown key"},
      {"\"\": 3", "unknown key"},
      {"\"a\\tb\": 3", "a\\x09b: unknown key"},
      {"participation: 0.1\nparticipation: 0.2\n",
       "s.yaml:2:1: participation: given twice (first in line 1)"},
      {"market: {people: 5000}\nmarket: {locality: 0}\n", "s.yaml:2:1: market: given twice"},
      {"market: {people: 5000}\nmarket.people: 6000\n", "s.yaml:2:16: market.people: given twice"},
      {"organizations:\n  a: {}\n  a: {}\n", "s.yaml:3:3: a: given twice (first in line 2)"},
      {"organizations:\n  a: {run: {seed: 3}}\n", "s.yaml:2:19: run.seed: misplaced"},
      {"organizations:\n  a: {title: x}\n", "s.yaml:2:14: title: misplaced"},
      {"cascade: {probability: 0.5}", "s.yaml:1:24: cascade.probability: misplaced"},
      {"network: {famous: Zachary}\ncascade: {seed_set: [0]}\nmarket: {people: 3}",
       "s.yaml:3:18: market.people: misplaced"},
      {"organizations: {a: {baseline: a}}", "baseline: misplaced"},
      {"organizations: {a: {extends: b}}", "extends: misplaced"},
      {"[a, b]: 3", "a key must be one word"},
      {"? {a: b}\n: 3", "a key must be one word"},
      {"associates: {contacts: {mean: 5,5}}", "decimals are written with a point"},
      {"network: {famous: Zachary}\ncascade: {seed_set: [0]}\nrun: {market_sizes: [5]}\n",
       "s.yaml:3:21: run.market_sizes: a bare network has no market"},
  };
  ASSERT_ALL_REFUSED(list);
}

static void test_shapes_that_do_not_fit_are_refused(void **state) {
  (void)state;
  static const refusal list[] = {
      {"market: 3", "s.yaml:1:9: market: a block of keys is expected"},
      {"market: [1]", "market: a block of keys is expected"},
      {"market:", "market: a block of keys is expected"},
      {"participation: {mean: 3}", "s.yaml:1:16: participation: a value is expected, not a block"},
      {"participation: [0.3]", "participation: one value is expected, not a list"},
      {"participation: []", "participation: one value is expected, not a list"},
      {"participation:", "participation: no value"},
      {"participation: ~", "s.yaml:1:16: participation: no value"},
      {"title: null", "title: no value"},
      {"channels: feed", "channels: a list is expected: [feed]"},
      {"channels: [[feed]]", "nothing nested"},
      {"channels: [{a: b}]", "nothing nested"},
      {"channels: {feed: true}", "a value is expected, not a block"},
      {"organizations: [a, b]", "s.yaml:1:16: organizations: names with their overrides"},
      {"organizations: a", "organizations: names with their overrides"},
      {"organizations: {a: }", "a: a block of keys is expected"},
      {"organizations: {a: [1]}", "a: a block of keys is expected"},
      {"baseline: [a]", "baseline: one value is expected"},
      {"- a\n- b\n", "s.yaml:1:1: a scenario is a block of keys"},
      {"hello", "a scenario is a block of keys"},
      {"participation: \"0.3\"", "\"0.3\" is a text"},
      {"market: {people: -1}",
       "s.yaml:1:18: market.people: -1 is out of range (allowed 0 to 10000000000)"},
      {"network: {famous: Zachary, directed: no}\ncascade: {seed_set: [0]}",
       "s.yaml:1:38: network.directed: no is neither true nor false"},
      {"channels: [conversation,\n  pigeon]", "s.yaml:2:3: channels: pigeon is unknown"},
      {"title: |\n  a\n  b\n", "title: the text has more than one line"},
      {"title: \"a\\nb\"", "more than one line"},
      {"title: \"a\\eb\"", "control character"},
  };
  ASSERT_ALL_REFUSED(list);
}

static void test_only_plain_yaml_is_read(void **state) {
  (void)state;
  static const refusal list[] = {
      {"title: &a x\nnote: *a\n", "an anchor (&) is not allowed"},
      {"market: &a {people: 3}", "an anchor (&) is not allowed"},
      {"channels: &a [feed]", "an anchor (&) is not allowed"},
      {"title: *a\n", "an alias (*) is not allowed"},
      {"*a : x\n", "an alias (*) is not allowed"},
      {"title: !!str x\n", "s.yaml:1:"},
      {"title: !x y\n", "a tag (!) is not allowed"},
      {"market: !!map {people: 3}", "a tag (!) is not allowed"},
      {"associates: {<<: {count: 5}}\n", "s.yaml:1:14: a merge key (<<) is not allowed"},
      {"title: x\n---\ntitle: y\n", "second document"},
      {"title: x\n...\n---\n", "second document"},
      {"channels: [feed\n", "s.yaml:"},
      {"associates:\n\tcount: 5\n", "s.yaml:2:"},
      {"title: x\n%YAML 1.2\n", "s.yaml:2:1: a directive (%) is not allowed"},
      {"title: \"open\n", "s.yaml:"},
      {"a: b: c\n", "s.yaml:1:"},
      {"title: \"\\0\"", "an escape makes a character that is not allowed"},
      {"}", "s.yaml:1:"},
  };
  ASSERT_ALL_REFUSED(list);
}

static void test_bytes_that_are_no_text_are_refused(void **state) {
  (void)state;
  static const char utf16[] = "\xff\xfet\0i\0t\0l\0e\0";
  assert_bytes_refused(utf16, sizeof utf16 - 1, 1, "UTF-16 text; save the file as UTF-8");
  static const char big_endian[] = "\xfe\xff\0t\0i";
  assert_bytes_refused(big_endian, sizeof big_endian - 1, 1, "UTF-16");
  static const char no_mark[] = "t\0i\0";
  assert_bytes_refused(no_mark, sizeof no_mark - 1, 1, "s.yaml:1:2: a NUL byte");
  static const refusal list[] = {
      {"title: x\nnote: \xc3\x28\n", "s.yaml:2:7: not valid UTF-8"},
      {"title: \xc0\xaf\n", "not valid UTF-8"},
      {"title: \xed\xa0\x80\n", "not valid UTF-8"},
      {"%\xff\xfe\n---\ntitle: x\n", "s.yaml:1:1: a directive (%) is not allowed"},
      {"title: x\r%y\n", "s.yaml:1:10: a directive"},
      {"\xef\xbb\xbf\xef\xbb\xbf%y\n", "s.yaml:1:1: a control character"},
      {"title: a\x1b[31m\n", "s.yaml:1:9: a control character"},
  };
  ASSERT_ALL_REFUSED(list);
}

static void repeat(char *out, const char *unit, size_t n) {
  size_t length = strlen(unit);
  for (size_t i = 0; i < n; i++) memcpy(out + i * length, unit, length);
  out[n * length] = '\0';
}

static void test_size_and_nesting_are_limited(void **state) {
  (void)state;
  enum { BIG = (1 << 20) + 100 };
  char *text = malloc(BIG + 1);
  memset(text, 'x', BIG);
  text[BIG] = '\0';
  assert_refused(text, "larger than 1 MiB");
  repeat(text, "[", 100000);
  assert_refused(text, "s.yaml:1:");
  repeat(text, "{a: ", 1000);
  assert_refused(text, "s.yaml:1:");
  memcpy(text, "channels: ", 11);
  repeat(text + 10, "[", 40);
  assert_refused(text, "nested deeper than 32 levels");
  free(text);
}

static void test_a_million_mistakes_are_told_in_51_lines(void **state) {
  (void)state;
  char *text = malloc(1 << 20);
  repeat(text, "a: 1\n", 200000);
  assert_bytes_refused(text, strlen(text), 51, "... and 199950 more");
  repeat(text, "- ", 500000);
  assert_refused(text, "s.yaml:1:");
  repeat(text, "a ", 500000);
  text[0] = '%'; /* libfyaml would not come back from this line */
  assert_refused(text, "s.yaml:1:1: a directive");
  repeat(text, "b", 1000000);
  memcpy(text, "title: !<", 9);
  assert_refused(text, "s.yaml:1:8: a tag (!) is not allowed");
  repeat(text, "\n \t", 300000);
  memcpy(text, "title: a", 8);
  assert_refused(text, "more than 200 empty lines");
  repeat(text, "? ", 500000);
  assert_refused(text, "s.yaml:1:");
  free(text);
}

static void test_every_mistake_is_told_at_once_by_place(void **state) {
  (void)state;
  static const char text[] = "participation: 7\nchannels: [pigeon]\n"
                             "associates: {cuont: 1, contacts: {law: odd}}\nrun: {days: 0}\n";
  reach_scenario s;
  reach_report report = {0};
  assert_int_equal(reach_scenario_read(text, strlen(text), "s.yaml", NULL, &s, &report),
                   REACH_INVALID);
  static const char *const start[] = {"s.yaml:1:16: participation: 7 is out of range",
                                      "s.yaml:2:12: channels: pigeon is unknown",
                                      "s.yaml:3:14: associates.cuont: unknown key",
                                      "s.yaml:3:40: associates.contacts.law: odd is unknown",
                                      "s.yaml:4:13: run.days: 0 is out of range"};
  assert_int_equal(report.n_messages, 5);
  for (size_t i = 0; i < 5; i++) {
    if (strncmp(report.message[i], start[i], strlen(start[i])) != 0) {
      fail_msg("%s instead of %s", report.message[i], start[i]);
    }
  }
  reach_report_free(&report);
}

static void test_values_that_contradict_each_other_are_refused(void **state) {
  (void)state;
#define NET "network: {famous: Zachary}\n"
  static const refusal list[] = {
      {"network: {}\ncascade: {seed_set: [0]}", "s.yaml:1:1: network: neither file nor famous"},
      {"network: {file: a, famous: b}\ncascade: {seed_set: [0]}", "s.yaml:1:28: network: file and "
                                                                  "famous are both given"},
      {NET, "nobody starts in this bare network"},
      {NET "cascade: {seed_choice: department, seed_department: a}", "needs network.departments"},
      {NET "cascade: {seed_choice: listed}", "s.yaml:2:24: cascade.seed_choice: listed needs"},
      {NET "cascade: {seed_choice: random, seed_set: [0]}", "implies seed_choice: listed"},
      {"cascade: {seed_choice: department}", "needs the name of one"},
      {"cascade: {seed_department: 3}", "s.yaml:1:28: cascade.seed_department: it needs"},
      {"cascade: {seed_choice: department, seed_department: 12}",
       "there is no department 12 "
       "(built departments are named 0 to "
       "11)"},
      {"cascade: {seed_choice: department, seed_department: sales}", "no department sales"},
      {"cascade: {seed_choice: department, seed_department: 03}", "no department 03"},
      {"cascade: {seed_set: [1000]}", "there is no person 1000 (allowed 0 to 999"},
      {"cascade: {seed_set: [5, 5]}", "5 is listed twice"},
      {"cascade: {seed_choice: random, seed_count: 1001}", "1001 are more than the associates"},
      {"cascade: {seed_choice: degree}", "degree needs work ties"},
      {"work_ties: {model: file}", "s.yaml:1:20: work_ties.file: work_ties.model: file needs"},
      {"work_ties: {file: a}", "work_ties.file: it needs work_ties.model: file"},
      {"work_ties: {departments_file: a}", "work_ties.departments_file: it needs"},
      {"work_ties: {model: departments, departments_file: a}", "departments_file: it needs"},
      {"work_ties: {departments: 1001}", "1001 are more than the associates"},
      {"work_ties: {model: departments, departments: 1}\nassociates: {count: 10}",
       "18 colleagues are more than there are (allowed 0 to 9"},
      {"work_ties: {model: departments, departments: 200, silo: 1}", "s.yaml:1:57: work_ties.silo: "
                                                                     "18 ties"},
      {"market: {people: 100}", "150 contacts need as many different people"},
      {"official-page: {followers: 2000001}",
       "s.yaml:1:28: official-page.followers: 2000001 followers are as "
       "many different people, and "
       "market.people is 2000000; give fewer"},
      {"market: {home_segments: 41}", "41 are more than market.segments (40)"},
      {"market: {people: 200, segments: 201}",
       "201 segments need a person each, and market.people is 200"},
      {"conversation: {audience: colleagues}", "conversation.audience: colleagues need work ties"},
      {"channels: [feed]\nfeed: {audience: both}", "s.yaml:2:18: feed.audience: colleagues need"},
      {"baseline: b\norganizations: {a: {}}", "s.yaml:1:11: baseline: b is not an organization"},
      {"baseline: socail\norganizations: {social: {}}", "did you mean social?"},
  };
  ASSERT_ALL_REFUSED(list);
}

#define QUIET "conversation: {retell: 0}\nchannels: [conversation]\n"

/* The markets of market_sizes are shared, whatever market.audiences says. */
static void test_every_market_holds_its_people(void **state) {
  (void)state;
  static const refusal list[] = {
      {QUIET "run: {market_sizes: [1000, 100]}",
       "s.yaml:3:21: associates.contacts.mean: 150 contacts need as many different people, and "
       "run.market_sizes has 100; lower the mean or leave that size out"},
      {QUIET "market: {audiences: separate, segments: 1}\nrun: {market_sizes: [10]}",
       "150 contacts need as many different people, and run.market_sizes has 10"},
      {"channels: [official-page]\nofficial-page: {followers: 15000}\nrun: {market_sizes: [1e3]}",
       "s.yaml:3:21: official-page.followers: 15000 followers are as many different people, and "
       "run.market_sizes has 1000; give fewer or leave that size out"},
      {"market: {people: 160, contacts: {mean: 191}}",
       "s.yaml:1:40: market.contacts.mean: 191 contacts need as many different people, and "
       "market.people is 160; lower the mean or enlarge the market"},
      {"market: {people: 0}",
       "s.yaml:1:18: market.people: 0: nobody is there whom conversation could reach; give the "
       "number of people, or associates.contacts.mean: 0, or conversation.audience: colleagues"},
      {"channels: [feed]\nmarket: {people: 0}",
       "market.people: 0: nobody is there whom feed could"},
      {"channels: [conversation]\nrun: {market_sizes: [160]}",
       "market.contacts.mean: 191 contacts need as many different people, and run.market_sizes"},
      {"channels: [feed]\nmarket: {audiences: separate}\nrun: {market_sizes: [160]}",
       "market.contacts.mean: 191 contacts"},
      {QUIET "market: {segments: 400}\nrun: {market_sizes: [399]}",
       "market.segments: 400 segments need a person each, and run.market_sizes has 399; have "
       "fewer or leave that size out"},
  };
  ASSERT_ALL_REFUSED(list);
  static const char *const fine[] = {
      QUIET "run: {market_sizes: [150]}",
      "market: {people: 160, audiences: separate, contacts: {mean: 191}}",
      QUIET "market: {people: 160, contacts: {mean: 191}}",
      "market: {people: 160, contacts: {mean: 191}}\nconversation: {max_hops: 1}",
      "market: {people: 160, contacts: {mean: 160}}",
      "market: {people: 0, contacts: {mean: 191}}\nassociates: {contacts: {mean: 0}}",
  };
  for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
    reach_scenario s;
    read_ok(fine[i], &s);
    reach_scenario_free(&s);
  }
}

static void test_values_that_only_look_contradictory_are_fine(void **state) {
  (void)state;
  static const char *const fine[] = {
      NET "cascade: {seed_choice: everyone}",
      "cascade: {seed_set: [], seed_choice: random}",
      "cascade: {seed_set: [0], seed_choice: listed}",
      "cascade: {seed_set: [999]}",
      "work_ties: {model: file, file: a, departments_file: b}\ncascade: {seed_set: [4000]}",
      "work_ties: {model: famous}\ncascade: {seed_choice: degree, seed_count: 4000}",
      "market: {people: 150}",
      "market: {people: 0, audiences: separate}\nofficial-page: {followers: 5}",
      "channels: [conversation]\nmarket: {people: 200}",
      "work_ties: {model: departments}\nconversation: {audience: both}",
      "baseline: b\norganizations: {a: {}, b: {}}",
      "run: {market_sizes: [15000, 1e6]}",
      "title: 2012",
      "title: \"\"",
      "channels: []",
  };
  for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
    reach_scenario s;
    read_ok(fine[i], &s);
    reach_scenario_free(&s);
  }
}

static void test_unused_blocks_are_judged_from_structure(void **state) {
  (void)state;
  static const refusal list[] = {
      {"feed: {attention: 0.5}", "s.yaml:1:19: feed.attention: unused, since no organization lists "
                                 "feed"},
      {"organizations: {a: {channels: [feed]}, b: {feed: {attention: 0.5}}}",
       "unused, since this organization does not list feed"},
      {"channels: [feed]\nofficial-page: {delay: constant}", "official-page.delay: unused"},
      {"channels: [microblog]\nparticipation_correlation: 0.5",
       "participation_correlation: unused, since no organization lists conversation or email"},
      {"work_ties: {model: famous}\nassociates: {count: 34}",
       "s.yaml:2:21: associates.count: unused, since no organization has work_ties.model: none or "
       "departments or "},
      {"work_ties: {model: file, file: a, departments: 3}", "work_ties.departments: unused"},
      {"work_ties: {model: famous, mean_degree: 3}", "work_ties.mean_degree: unused"},
      {"work_ties: {mean_degree: 3}", "work_ties.mean_degree: unused"},
      {"work_ties: {model: none, silo: 1}", "s.yaml:1:32: work_ties.silo: unused"},
      {"work_ties: {famous: Krackhardt_Kite}", "work_ties.famous: unused"},
      {"work_ties: {model: famous, directed: true}", "work_ties.directed: unused"},
      {"cascade: {seed_choice: everyone, seed_count: 3}",
       "s.yaml:1:46: cascade.seed_count: unused, since no organization has cascade.seed_choice: "
       "random or degree"},
      {"cascade: {seed_set: [1], seed_count: 3}", "cascade.seed_count: unused"},
      {"cascade: {seed_choice: department, seed_department: 3, seed_count: 3}", "seed_count: un"},
      {NET "cascade: {seed_set: [1], seed_count: 3}", "cascade.seed_count: unused"},
      {"organizations: {a: {work_ties: {model: departments}}, b: {work_ties: {silo: 1}}}",
       "s.yaml:1:77: work_ties.silo: unused, since this organization does not have "
       "work_ties.model: departments"},
  };
  ASSERT_ALL_REFUSED(list);
  reach_scenario s;
  read_ok("feed: {attention: 0.5}\norganizations: {a: {}, b: {channels: [feed]}}", &s);
  assert_true(s.organization[1].params.feed_attention == 0.5);
  reach_scenario_free(&s);
  read_ok("associates: {contacts: {law: constant, shape: 3}}\nwork_ties: {departments: 3}", &s);
  reach_scenario_free(&s); /* values never make a key unused */
  read_ok("work_ties: {silo: 0.1}\nassociates: {count: 50}\n"
          "organizations: {a: {work_ties: {model: departments}}, b: {work_ties: {model: famous}}}",
          &s);
  reach_scenario_free(&s);
}

static void test_names_of_organizations(void **state) {
  (void)state;
  reach_scenario s;
  read_ok("organizations: {\"\xc5\x81\xc3\xb3\x64\xc5\xba & $(x)\": {}, \"=1.2\": {}, 5: {}}", &s);
  assert_string_equal(s.organization[2].name, "5");
  reach_scenario_free(&s);
  char text[400], name[200];
  repeat(name, "\xc5\x81", 60);
  snprintf(text, sizeof text, "organizations: {%s: {}}", name);
  read_ok(text, &s);
  reach_scenario_free(&s);
  repeat(name, "\xc5\x81", 61);
  snprintf(text, sizeof text, "organizations: {%s: {}}", name);
  assert_refused(text, "a name of 61 characters (allowed 1 to 60)");
  assert_refused("organizations: {\"\": {}}", "a name of 0 characters");
  assert_refused("organizations: {\"a\\tb\": {}}", "a name has a control character");
}

static void test_more_than_64_organizations_are_refused(void **state) {
  (void)state;
  char text[2000] = "organizations:\n";
  for (int i = 0; i < 64; i++) sprintf(text + strlen(text), "  o%d: {}\n", i);
  reach_scenario s;
  read_ok(text, &s);
  assert_int_equal(s.n_organizations, 64);
  reach_scenario_free(&s);
  strcat(text, "  more: {}\n");
  assert_refused(text, "s.yaml:66:3: organizations: more than 64");
}

static int read_set(const char *text, const char *const *setting, size_t n, reach_scenario *s,
                    reach_report *report) {
  reach_settings settings = {.setting = setting, .n_settings = n};
  return reach_scenario_read(text, strlen(text), "s.yaml", &settings, s, report);
}

static void test_settings_override_the_file(void **state) {
  (void)state;
  static const char *const setting[] = {"market.people=5000000",
                                        "organizations.social.participation=0.3",
                                        "organizations.traditional.channels=[conversation]",
                                        "trust.sincerity=0.5",
                                        "title=a: b # c",
                                        "run.seed=9",
                                        "baseline=social",
                                        "trust.sincerity=0.6"};
  reach_scenario s;
  reach_report report = {0};
  assert_ok(read_set(illustration, setting, 8, &s, &report), &report);
  assert_int_equal(s.organization[0].params.market_people, 5000000);
  assert_true(s.organization[0].params.participation == 1);
  assert_true(s.organization[1].params.participation == 0.3);
  assert_int_equal(s.organization[0].params.channels, 1u << REACH_CHANNEL_CONVERSATION);
  assert_true(s.organization[1].params.trust_sincerity == 0.6); /* the last one counts */
  assert_string_equal(s.organization[0].params.title, "a: b # c");
  assert_int_equal(s.organization[0].params.run_ties_seed, 9);
  assert_int_equal(s.baseline, 1);
  reach_scenario_free(&s);
}

static void test_names_in_a_setting_may_have_commas_in_quotes(void **state) {
  (void)state;
  static const struct {
    const char *list;
    size_t n;
    const char *first, *last;
  } lists[] = {{"['Hopper, Grace', \"Ada\"]", 2, "Hopper, Grace", "Ada"},
               {"[ \"O'Hara, Scarlett\" ]", 1, "O'Hara, Scarlett", "O'Hara, Scarlett"},
               {"['it's, all', x]", 2, "it's, all", "x"},
               {"[O'Neil, 'Tip', Paul]", 3, "O'Neil", "Paul"},
               {"['open, b]", 2, "'open", "b"},
               {"['a, b' c, d]", 3, "'a", "d"},
               {"['a,b' , 'c,d']", 2, "a,b", "c,d"}};
  const char *text = "network: {file: x.csv}\ncascade: {seed_set: [0]}\n";
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
    char setting[100];
    snprintf(setting, sizeof setting, "cascade.seed_set=%s", lists[i].list);
    const char *const settings[] = {setting};
    reach_scenario s;
    reach_report report = {0};
    assert_ok(read_set(text, settings, 1, &s, &report), &report);
    const reach_list *people = &s.organization[0].params.cascade_seed_set;
    assert_int_equal(people->n_items, lists[i].n);
    assert_string_equal(people->name[0], lists[i].first);
    assert_string_equal(people->name[people->n_items - 1], lists[i].last);
    reach_scenario_free(&s);
  }
}

static void test_a_setting_may_make_keys_of_the_file_unused(void **state) {
  (void)state;
  static const char *const model[] = {"work_ties.model=none"};
  reach_scenario s;
  reach_report report = {0};
  assert_ok(read_set(illustration, model, 1, &s, &report), &report);
  reach_scenario_free(&s);
  static const char *const both[] = {"work_ties.model=none", "work_ties.silo=0.5"};
  assert_int_equal(read_set(illustration, both, 2, &s, &report), REACH_INVALID);
  assert_int_equal(report.n_messages, 1);
  assert_said(&report, both[1], "--set 'work_ties.silo=0.5': work_ties.silo: unused");
  reach_report_free(&report);
}

static void test_places_of_values_are_kept(void **state) {
  (void)state;
  static const char text[] = "participation: 0.5\n"
                             "work_ties: {model: departments, departments: 3}\n"
                             "organizations:\n"
                             "  a: {participation: 0.25}\n"
                             "  b: {}\n";
  static const char *const setting[] = {"feed.attention=0.1", "channels=[feed]"};
  reach_scenario s;
  reach_report report = {0};
  assert_ok(read_set(text, setting, 2, &s, &report), &report);
  reach_whereabouts a = {&s, 0}, b = {&s, 1};
  assert_string_equal(reach_scenario_place(&a, "participation: x"), "s.yaml:4:22");
  assert_string_equal(reach_scenario_place(&b, "participation: x"), "s.yaml:1:16");
  assert_string_equal(reach_scenario_place(&b, "work_ties.departments: x"), "s.yaml:2:46");
  assert_string_equal(reach_scenario_place(&b, "work_ties: x"), "s.yaml:2:20");
  assert_string_equal(reach_scenario_place(&b, "feed.attention: x"), "--set 'feed.attention=0.1'");
  assert_string_equal(reach_scenario_place(&b, "market.people: x"), "s.yaml");
  assert_string_equal(reach_scenario_place(&b, "work: x"), "s.yaml");
  assert_string_equal(reach_scenario_place(&b, ""), "s.yaml");
  reach_scenario_free(&s);
}

static void test_settings_with_mistakes_are_quoted(void **state) {
  (void)state;
  static const struct {
    const char *setting, *words;
    int status;
  } list[] = {
      {"participation=2", "--set 'participation=2': participation: 2 is out of range", 3},
      {"participation=0.3",
       "no effect, for every organization has its own; set "
       "organizations.social.participation",
       3},
      {"particpation=2", "particpation: unknown key; did you mean participation?", 3},
      {"organizations.socail.participation=0.2", "no such organization; did you mean social?", 3},
      {"organizations.social.run.seed=2", "run.seed: misplaced", 3},
      {"organizations=2", "a block of keys; set one of its keys", 3},
      {"market=2", "a block of keys; set one of its keys", 3},
      {"participation=many", "many is not a number (allowed 0 to 1)", 3},
      {"participation=10%", "10% is not a number: write a share such as 0.35, not a percentage", 3},
      {"participation=0,35", "decimals with a point: 0.35", 3},
      {"participation=", "no value", 3},
      {"participation=\x1b[31m", "participation=\\x1b[31m", 3},
      {"title=\xff", "control character", 3},
      {"channels=feed", "a list is expected", 3},
      {"extends=x.yaml", "extends", 3},
      {"baseline=nobody", "--set 'baseline=nobody': baseline: nobody is not an organization", 3},
      {"participation", "KEY=VALUE is expected", 2},
      {"=3", "KEY=VALUE is expected", 2},
      {"", "KEY=VALUE is expected", 2},
  };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
    reach_scenario s;
    reach_report report = {0};
    assert_int_equal(read_set(illustration, &list[i].setting, 1, &s, &report), list[i].status);
    assert_said(&report, list[i].setting, list[i].words);
    assert_int_equal(report.n_messages, 1);
    reach_report_free(&report);
  }
}

static void test_a_setting_finds_names_with_points(void **state) {
  (void)state;
  static const char *const setting[] = {"organizations.a.b.participation=0.7"};
  reach_scenario s;
  reach_report report = {0};
  assert_ok(read_set("organizations: {a: {}, a.b: {}}", setting, 1, &s, &report), &report);
  assert_true(s.organization[0].params.participation == 0.1);
  assert_true(s.organization[1].params.participation == 0.7);
  reach_scenario_free(&s);
}

/* resolved, read, resolved: the same text, as a scenario that means the same. */
static char *assert_round_trip(const char *text) {
  reach_scenario first, second;
  read_ok(text, &first);
  char *resolved = reach_scenario_resolved(&first);
  assert_non_null(resolved);
  read_ok(resolved, &second);
  char *again = reach_scenario_resolved(&second);
  assert_string_equal(resolved, again);
  assert_int_equal(first.n_organizations, second.n_organizations);
  assert_int_equal(first.baseline, second.baseline);
  for (size_t i = 0; i < first.n_organizations; i++) {
    assert_string_equal(first.organization[i].name, second.organization[i].name);
  }
  free(again);
  reach_scenario_free(&first);
  reach_scenario_free(&second);
  return resolved;
}

static void test_a_resolved_scenario_loads_to_the_same(void **state) {
  (void)state;
  static const char *const text[] = {
      illustration,
      petersen,
      "",
      "title: '\"quoted\" \\ back: # \xf0\x9f\x98\x80'\nnote: ' - x'\n",
      NET "cascade: {seed_choice: random, seed_count: 3}\nrun: {days: 5}",
      NET "cascade: {seed_set: [3, 1]}\norganizations: {'a: b': {}, \"it's\": {}, network: {}}\n"
          "baseline: \"it's\"",
      "associates: {count: 5, contacts: {mean: 0.1}}\nmarket: {people: 20}",
      "market: {people: 0}\nassociates: {contacts: {mean: 0}}",
      "market: {people: 0}\nchannels: [official-page]",
      "market: {audiences: separate, people: 0}",
      "channels: []",
      "organizations: {company: {}}",
      "organizations: {network: {}}",
      "run: {seed: 18446744073709551615, market_sizes: [15000, 1e10]}",
      "trust: {sincerity: 0.333333333333333333, competency: 1e-300}",
      "cascade: {seed_choice: department, seed_department: 0}",
      "work_ties: {model: file, file: some/where.edges}",
      "work_ties: {model: famous, famous: Krackhardt_Kite}",
      "work_ties: {model: departments, silo: 0.1}\ncascade: {seed_choice: degree, seed_count: 2}",
  };
  for (size_t i = 0; i < sizeof text / sizeof *text; i++) free(assert_round_trip(text[i]));
}

static void test_a_resolved_network_says_what_applies_and_no_more(void **state) {
  (void)state;
  char *text = assert_round_trip(petersen);
  assert_non_null(strstr(text, "  seed_choice: listed\n"));
  assert_non_null(strstr(text, "  seed_set: [0]\n"));
  assert_non_null(strstr(text, "file: \"/"));
  assert_null(strstr(text, "market"));
  assert_null(strstr(text, "days"));
  assert_null(strstr(text, "organizations"));
  free(text);
  text = assert_round_trip(NET "cascade: {seed_set: [0]}\nrun: {days: 7}");
  assert_non_null(strstr(text, "  days: 7\n"));
  free(text);
  text = assert_round_trip("channels: [feed]");
  assert_null(strstr(text, "conversation"));
  free(text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_organizations_are_the_base_with_their_overrides),
      cmocka_unit_test(test_a_network_block_makes_a_bare_network),
      cmocka_unit_test(test_nothing_given_is_a_company_of_defaults),
      cmocka_unit_test(test_defaults_shrink_with_the_company),
      cmocka_unit_test(test_followers_are_a_tenth_of_the_contacts_unless_given),
      cmocka_unit_test(test_seeds_follow_the_seed_of_the_run),
      cmocka_unit_test(test_byte_order_mark_crlf_quotes_and_points_in_keys_are_fine),
      cmocka_unit_test(test_a_title_keeps_every_odd_character),
      cmocka_unit_test(test_keys_unknown_misplaced_or_twice_are_refused),
      cmocka_unit_test(test_shapes_that_do_not_fit_are_refused),
      cmocka_unit_test(test_only_plain_yaml_is_read),
      cmocka_unit_test(test_bytes_that_are_no_text_are_refused),
      cmocka_unit_test(test_size_and_nesting_are_limited),
      cmocka_unit_test(test_a_million_mistakes_are_told_in_51_lines),
      cmocka_unit_test(test_every_mistake_is_told_at_once_by_place),
      cmocka_unit_test(test_values_that_contradict_each_other_are_refused),
      cmocka_unit_test(test_every_market_holds_its_people),
      cmocka_unit_test(test_values_that_only_look_contradictory_are_fine),
      cmocka_unit_test(test_unused_blocks_are_judged_from_structure),
      cmocka_unit_test(test_names_of_organizations),
      cmocka_unit_test(test_more_than_64_organizations_are_refused),
      cmocka_unit_test(test_settings_override_the_file),
      cmocka_unit_test(test_names_in_a_setting_may_have_commas_in_quotes),
      cmocka_unit_test(test_a_setting_may_make_keys_of_the_file_unused),
      cmocka_unit_test(test_places_of_values_are_kept),
      cmocka_unit_test(test_settings_with_mistakes_are_quoted),
      cmocka_unit_test(test_a_setting_finds_names_with_points),
      cmocka_unit_test(test_a_resolved_scenario_loads_to_the_same),
      cmocka_unit_test(test_a_resolved_network_says_what_applies_and_no_more),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
