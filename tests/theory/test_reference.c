/* ctest: long
 * The engine against the slow reference simulator (tests/reference) on small scenarios:
 * every measure, hop, number of exposures and day. The tick walk and the sampler of
 * conversations meet here one independent coin for each contact. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "reference/compare.h"
#include "support/play.h"

static const reference_story stories[] = {
    {"broadcast_seen_by_two_in_a_hundred", 20000,
     "run: {virality: always, seed: 1, replicates: 40000, days: 20}\n"
     "associates: {count: 12, contacts: {law: poisson, mean: 40}}\n"
     "market: {people: 300, segments: 1, locality: 0}\n"
     "participation: 1\n"
     "channels: [feed]\n"
     "feed: {attention: 0.02, reshare: 0}\n"},
    {"broadcast_seen_by_one_in_three", 20000,
     "run: {virality: always, seed: 2, replicates: 40000, days: 10}\n"
     "associates: {count: 20, contacts: {law: poisson, mean: 25}}\n"
     "market: {people: 250, segments: 1, locality: 1}\n"
     "participation: 0.5\n"
     "channels: [feed]\n"
     "feed: {attention: 0.35, reshare: 0, half_life_days: 3}\n"},
    {"broadcast_seen_by_ninety_in_a_hundred", 20000,
     "run: {virality: always, seed: 3, replicates: 40000, days: 30}\n"
     "associates: {count: 8, contacts: {law: constant, mean: 30}}\n"
     "work_ties: {departments: 4}\n"
     "market: {people: 200, segments: 5, home_segments: 2, locality: 0.5}\n"
     "participation: 1\n"
     "channels: [feed]\n"
     "feed: {attention: 0.9, reshare: 0, copy: retold, fidelity: 0.6}\n"},
    {"broadcast_nearly_everybody_sees", 15000,
     "run: {virality: always, seed: 4, replicates: 20000, days: 15}\n"
     "associates: {count: 9, contacts: {law: lognormal, mean: 20, cv: 1.2}}\n"
     "work_ties: {departments: 3}\n"
     "market: {people: 240, segments: 7, home_segments: 2, locality: 0.5,\n"
     "         contacts: {law: poisson, mean: 10}}\n"
     "participation: 1\n"
     "channels: [feed]\n"
     "feed: {attention: 0.99, reshare: 0.05, half_life_days: 2}\n"},
    {"broadcast_everybody_sees_and_some_reshare", 12000,
     "run: {virality: always, seed: 5, replicates: 20000, days: 6}\n"
     "associates: {count: 5, contacts: {law: pareto, mean: 12, shape: 2.5}}\n"
     "market: {people: 400, segments: 1, locality: 1, contacts: {law: constant, mean: 15}}\n"
     "participation: 1\n"
     "channels: [feed]\n"
     "feed: {attention: 1, reshare: 0.06, delay: constant, half_life_days: 1, copy: retold, "
     "fidelity: 0.7}\n"},
    {"copies_of_one_instant_come_by_sender", 20000,
     "run: {virality: always, seed: 6, replicates: 20000, days: 3}\n"
     "associates: {count: 10, contacts: {law: poisson, mean: 20}}\n"
     "market: {people: 100, segments: 1, contacts: {law: poisson, mean: 6}}\n"
     "participation: 1\n"
     "channels: [feed, official-page]\n"
     "official-page: {followers: 40, attention: 0.7, delay: constant, half_life_days: 1,\n"
     "                fidelity: 0.9}\n"
     "feed: {attention: 0.5, reshare: 0.2, delay: constant, half_life_days: 1, copy: retold, "
     "fidelity: 0.3}\n"},
    {"reshares_of_reshares", 12000,
     "run: {virality: always, seed: 7, replicates: 20000, days: 12}\n"
     "associates: {count: 30, contacts: {law: poisson, mean: 12}}\n"
     "market: {people: 800, segments: 7, locality: 0.5, contacts: {law: lognormal, mean: 20}}\n"
     "participation: 0.1\n"
     "trust: {peer_credibility: 0.8}\n"
     "channels: [feed]\n"
     "feed: {attention: 0.35, reshare: 0.1, half_life_days: 1.5, copy: retold, fidelity: 0.9}\n"},
    {"word_of_mouth", 20000,
     "run: {virality: always, seed: 8, replicates: 40000, days: 30}\n"
     "associates: {count: 15, contacts: {law: poisson, mean: 14}}\n"
     "market: {people: 500, segments: 1, contacts: {law: poisson, mean: 12}}\n"
     "participation: 1\n"
     "channels: [conversation]\n"
     "conversation: {people: 9, onward_people: 2, pace: 3, attention: 0.9, retell: 0.5,\n"
     "               patience: 0.8, max_hops: 4, fidelity: 0.8}\n"},
    {"word_of_mouth_among_few", 20000,
     "run: {virality: always, seed: 9, replicates: 40000, days: 8}\n"
     "associates: {count: 6, contacts: {law: poisson, mean: 4}}\n"
     "market: {people: 30, segments: 1, contacts: {law: poisson, mean: 3}}\n"
     "participation: 0.5\n"
     "trust: {sincerity: 0.9, competency: 0.6, reliability: 1, rule: mean, peer_credibility: 1}\n"
     "channels: [conversation]\n"
     "conversation: {people: 5, onward_people: 3, pace: 1, attention: 0.35, retell: 1,\n"
     "               patience: 1, max_hops: 2, fidelity: 0.5}\n"},
    {"a_page_alone", 20000,
     "run: {virality: always, seed: 10, replicates: 40000, days: 4}\n"
     "associates: {count: 5}\n"
     "market: {people: 500, segments: 7}\n"
     "channels: [official-page]\n"
     "official-page: {followers: 120, attention: 0.16, half_life_days: 2, fidelity: 0.7}\n"},
    {"a_page_that_starts_talk", 15000,
     "run: {virality: always, seed: 11, replicates: 20000, days: 9}\n"
     "associates: {count: 10, contacts: {law: constant, mean: 6}}\n"
     "market: {people: 600, segments: 3, locality: 0.9, contacts: {law: pareto, mean: 9}}\n"
     "participation: 0\n"
     "trust: {sincerity: 0.9, competency: 0.7, reliability: 0.8, rule: weakest-leg}\n"
     "channels: [official-page, conversation, feed]\n"
     "conversation: {onward_people: 2, pace: 2, retell: 0.6, max_hops: 3}\n"
     "feed: {attention: 0.35, reshare: 0.1}\n"
     "official-page: {followers: 50, attention: 0.9, half_life_days: 0.5}\n"},
    {"all_channels_and_colleagues", 6000,
     "run: {virality: always, seed: 12, replicates: 20000, days: 14, networks: 10000}\n"
     "associates: {count: 24, contacts: {law: poisson, mean: 10}}\n"
     "work_ties: {model: departments, departments: 4, mean_degree: 4, silo: 0.5}\n"
     "market: {people: 700, segments: 7, home_segments: 2, locality: 0.5,\n"
     "         contacts: {law: poisson, mean: 14}}\n"
     "participation: 0.5\n"
     "cascade: {seed_choice: random, seed_count: 3}\n"
     "channels: [official-page, conversation, feed]\n"
     "conversation: {audience: colleagues, people: 3, onward_people: 1, attention: 0.8,\n"
     "               retell: 0.36, patience: 0.9, max_hops: 5}\n"
     "feed: {audience: both, attention: 0.35, reshare: 0.05, half_life_days: 2}\n"
     "official-page: {followers: 60, attention: 0.3, half_life_days: 4}\n"},
    {"talk_at_work_and_outside", 12000,
     "run: {virality: always, seed: 13, replicates: 20000, days: 10, networks: 10000}\n"
     "associates: {count: 30, contacts: {law: lognormal, mean: 6, cv: 0.9}}\n"
     "work_ties: {model: departments, departments: 5, mean_degree: 5, silo: 0}\n"
     "market: {people: 300, segments: 1, contacts: {law: constant, mean: 5}}\n"
     "participation: 0.8\n"
     "trust: {sincerity: 1, competency: 1, reliability: 0.9}\n"
     "cascade: {seed_choice: degree, seed_count: 2}\n"
     "channels: [conversation]\n"
     "conversation: {audience: both, people: 6, onward_people: 2, pace: 1.5, attention: 0.9,\n"
     "               retell: 0.5, max_hops: 5, fidelity: 0.9}\n"},
    {"one_department_starts", 12000,
     "run: {virality: always, seed: 14, replicates: 20000, days: 12, networks: 10000}\n"
     "associates: {count: 40, contacts: {law: poisson, mean: 5}}\n"
     "work_ties: {model: departments, departments: 8, mean_degree: 3, silo: 1}\n"
     "market: {people: 400, segments: 8, locality: 1, contacts: {law: constant, mean: 5}}\n"
     "participation: 0.6\n"
     "cascade: {seed_choice: department, seed_department: 3}\n"
     "channels: [feed]\n"
     "feed: {audience: both, attention: 0.6, reshare: 0.1}\n"},
    {"contacts_that_do_not_fit_at_home", 15000,
     "run: {virality: always, seed: 15, replicates: 20000, days: 20}\n"
     "associates: {count: 6, contacts: {law: poisson, mean: 30}}\n"
     "work_ties: {departments: 3}\n"
     "market: {people: 100, segments: 4, locality: 0.9, contacts: {law: constant, mean: 60}}\n"
     "participation: 1\n"
     "cascade: {seed_set: [0, 3, 5]}\n"
     "channels: [feed]\n"
     "feed: {attention: 0.3, reshare: 0.02}\n"},
    {"separate_audiences", 15000,
     "run: {virality: always, seed: 16, replicates: 20000, days: 25}\n"
     "associates: {count: 10, contacts: {law: poisson, mean: 8}}\n"
     "market: {audiences: separate, contacts: {law: poisson, mean: 9}}\n"
     "participation: 0.5\n"
     "channels: [conversation, feed]\n"
     "conversation: {people: 4, onward_people: 2, pace: 1, attention: 0.9, retell: 0.3,\n"
     "               max_hops: 6}\n"
     "feed: {attention: 0.35, reshare: 0.1, half_life_days: 3, copy: retold, fidelity: 0.95}\n"},
    {"five_thousand_people", 3000,
     "run: {virality: always, seed: 17, replicates: 20000, days: 10}\n"
     "associates: {count: 60, contacts: {law: lognormal, mean: 30, cv: 0.9}}\n"
     "market: {people: 5000, segments: 7, locality: 0.6, contacts: {law: lognormal, mean: 40}}\n"
     "participation: 0.5\n"
     "channels: [official-page, conversation, feed]\n"
     "official-page: {followers: 300}\n"
     "feed: {reshare: 0.02}\n"},
};

static void compare_on_network(const char *name, const char *network, const char *format) {
  char path[TEST_PATH], *yaml = NULL;
  test_network_write(path, network);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  assert_true(asprintf(&yaml, format, path) > 0);
#pragma GCC diagnostic pop
  compare_with_reference(name, yaml, 20000);
  free(yaml);
  unlink(path);
}

/* Two triangles, a square and a long way round. */
static const char few_people[] = "0-1 1-2 2-0 2-3 3-4 4-5 5-3 5-6 6-7 7-8 8-9 9-6 9-10 10-11 11-0";

static void test_bare_networks_agree_with_the_reference(void **state) {
  (void)state;
  compare_on_network("undirected_network", few_people,
                     "network: {file: %s, directed: false}\n"
                     "cascade: {probability: 0.45, seed_set: [0]}\n"
                     "run: {replicates: 100000, seed: 21}\n");
  compare_on_network("directed_network_from_two", few_people,
                     "network: {file: %s, directed: true}\n"
                     "cascade: {probability: 0.8, seed_set: [4, 10]}\n"
                     "run: {replicates: 100000, seed: 22}\n");
  compare_on_network("network_for_three_days", few_people,
                     "network: {file: %s}\n"
                     "cascade: {probability: 0.6, seed_choice: degree, seed_count: 3}\n"
                     "run: {replicates: 100000, seed: 23, days: 3}\n");
  compare_on_network("network_from_anybody", few_people,
                     "network: {file: %s}\n"
                     "cascade: {probability: 0.3, seed_choice: random, seed_count: 2}\n"
                     "run: {replicates: 100000, seed: 24}\n");
  compare_on_network("network_that_passes_everything_on", few_people,
                     "network: {file: %s}\n"
                     "cascade: {probability: 1, seed_choice: everyone}\n"
                     "run: {replicates: 1000, seed: 25}\n");
}

static void test_companies_on_a_network_file_agree_with_the_reference(void **state) {
  (void)state;
  compare_on_network("talk_along_a_file", few_people,
                     "run: {virality: always, seed: 31, replicates: 20000, days: 12}\n"
                     "associates: {contacts: {law: poisson, mean: 4}}\n"
                     "work_ties: {model: file, file: %s, directed: true}\n"
                     "market: {people: 120, segments: 1, contacts: {law: poisson, mean: 4}}\n"
                     "participation: 0.75\n"
                     "trust: {sincerity: 0.9, competency: 0.9, reliability: 0.9}\n"
                     "cascade: {seed_choice: degree, seed_count: 2}\n"
                     "channels: [conversation, feed]\n"
                     "conversation: {audience: colleagues, people: 2, onward_people: 2, pace: 1,\n"
                     "               retell: 0.5, patience: 0.9, max_hops: 6}\n"
                     "feed: {audience: contacts, attention: 0.5, reshare: 0.1}\n");
  compare_on_network("posts_to_colleagues_of_a_file", few_people,
                     "run: {virality: always, seed: 32, replicates: 20000, days: 5}\n"
                     "associates: {contacts: {law: constant, mean: 5}}\n"
                     "work_ties: {model: file, file: %s}\n"
                     "market: {people: 60, segments: 1, contacts: {law: poisson, mean: 4}}\n"
                     "participation: 1\n"
                     "trust: {sincerity: 0.9, competency: 0.9, reliability: 0.9}\n"
                     "cascade: {seed_set: [7]}\n"
                     "channels: [conversation, feed]\n"
                     "conversation: {audience: both, people: 4, pace: 4, max_hops: 3}\n"
                     "feed: {audience: colleagues, attention: 0.7, reshare: 0, delay: constant,\n"
                     "       half_life_days: 1}\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_bare_networks_agree_with_the_reference),
      cmocka_unit_test(test_companies_on_a_network_file_agree_with_the_reference)};
  return cmocka_run_group_tests(tests, NULL, NULL) +
         compare_stories(stories, sizeof stories / sizeof *stories);
}
