/* ctest: long
 * The engine against the slow reference simulator where scenarios become odd: no delay at
 * all, nobody who talks, a market smaller than anybody's audience, heavy tails. */
#include "reference/compare.h"
#include "support/play.h"

static const reference_story stories[] = {
    {"everything_at_once", 15000,
     "run: {virality: always, seed: 41, replicates: 20000, days: 3}\n"
     "associates: {count: 6, contacts: {law: poisson, mean: 10}}\n"
     "market: {people: 80, segments: 1, contacts: {law: poisson, mean: 5}}\n"
     "participation: 1\n"
     "channels: [feed]\n"
     "feed: {attention: 0.5, reshare: 0.2, half_life_days: 0, copy: retold, fidelity: 0.6}\n"},
    /* A copy cannot come before the one it was made from: both followers are told by the
     * company, the first passes the message to the second in the same instant. */
    {"two_followers_who_tell_each_other_at_once", 15000,
     "run: {virality: always, seed: 42, replicates: 20000, days: 3}\n"
     "associates: {count: 1, contacts: {law: constant, mean: 0}}\n"
     "market: {people: 4, segments: 1, contacts: {law: constant, mean: 3}}\n"
     "participation: 0\n"
     "trust: {sincerity: 1, competency: 1, reliability: 1, peer_credibility: 1}\n"
     "channels: [feed, official-page]\n"
     "official-page: {followers: 2, half_life_days: 0, delay: constant, attention: 1}\n"
     "feed: {attention: 1, reshare: 1, half_life_days: 0, delay: constant}\n"},
    {"posts_and_page_at_once", 15000,
     "run: {virality: always, seed: 43, replicates: 20000, days: 3}\n"
     "associates: {count: 1, contacts: {law: poisson, mean: 10}}\n"
     "market: {people: 80, segments: 1, contacts: {law: poisson, mean: 5}}\n"
     "participation: 1\n"
     "channels: [feed, official-page]\n"
     "official-page: {followers: 30, half_life_days: 0, delay: constant, attention: 0.8,\n"
     "                fidelity: 0.5}\n"
     "feed: {attention: 0.5, reshare: 0.2, half_life_days: 0, delay: constant, copy: retold, "
     "fidelity: 0.6}\n"},
    {"nobody_talks", 5000,
     "run: {virality: always, seed: 44, replicates: 5000, days: 6}\n"
     "associates: {count: 20}\n"
     "participation: 0\n"
     "market: {people: 500}\n"
     "channels: [feed, conversation]\n"},
    {"everybody_follows", 15000,
     "run: {virality: always, seed: 45, replicates: 20000, days: 6}\n"
     "associates: {count: 3, contacts: {law: poisson, mean: 10}}\n"
     "market: {people: 50, segments: 7, home_segments: 3, contacts: {law: poisson, mean: 5}}\n"
     "participation: 1\n"
     "channels: [feed, official-page]\n"
     "official-page: {followers: 50, attention: 0.3}\n"},
    {"separate_audiences_and_followers", 15000,
     "run: {virality: always, seed: 46, replicates: 20000, days: 12}\n"
     "associates: {count: 5, contacts: {law: lognormal, mean: 6, cv: 0.5}}\n"
     "market: {audiences: separate, contacts: {law: constant, mean: 4}}\n"
     "participation: 0.6\n"
     "channels: [feed, official-page]\n"
     "feed: {reshare: 0.1}\n"
     "official-page: {followers: 40, attention: 0.5}\n"},
    {"six_people_in_four_segments", 15000,
     "run: {virality: always, seed: 47, replicates: 20000, days: 12}\n"
     "associates: {count: 4, contacts: {law: poisson, mean: 3}}\n"
     "work_ties: {departments: 4}\n"
     "market: {people: 6, segments: 4, home_segments: 3, locality: 0.5,\n"
     "         contacts: {law: poisson, mean: 3}}\n"
     "participation: 1\n"
     "channels: [feed, conversation]\n"
     "feed: {reshare: 0.3}\n"
     "conversation: {people: 2, onward_people: 2}\n"},
    {"short_chains_from_work_outwards", 15000,
     "run: {virality: always, seed: 48, replicates: 30000, days: 12, networks: 10000}\n"
     "associates: {count: 20, contacts: {law: poisson, mean: 3}}\n"
     "work_ties: {model: departments, departments: 4, mean_degree: 4, silo: 0.2}\n"
     "market: {people: 300, segments: 4, locality: 0.9,\n"
     "         contacts: {law: pareto, mean: 5, shape: 1.5}}\n"
     "participation: 0.9\n"
     "trust: {sincerity: 1, competency: 0.9, reliability: 0.9}\n"
     "cascade: {seed_choice: random, seed_count: 1}\n"
     "channels: [feed, conversation]\n"
     "feed: {reshare: 0.1, audience: contacts}\n"
     "conversation: {audience: colleagues, people: 3, onward_people: 2, max_hops: 2,\n"
     "               patience: 0.5, retell: 0.9}\n"},
    {"a_company_that_nobody_believes", 15000,
     "run: {virality: always, seed: 49, replicates: 20000, days: 12}\n"
     "associates: {count: 6, contacts: {law: poisson, mean: 3}}\n"
     "market: {people: 50}\n"
     "participation: 1\n"
     "trust: {sincerity: 0}\n"
     "channels: [official-page, conversation]\n"
     "official-page: {followers: 20}\n"
     "conversation: {people: 0}\n"},
    {"very_unequal_numbers_of_contacts", 15000,
     "run: {virality: always, seed: 50, replicates: 20000, days: 4}\n"
     "associates: {count: 8, contacts: {law: lognormal, mean: 40, cv: 3}}\n"
     "work_ties: {departments: 2}\n"
     "market: {people: 120, segments: 3, locality: 0.3, contacts: {law: constant, mean: 0}}\n"
     "participation: 0.75\n"
     "channels: [feed, conversation]\n"
     "feed: {attention: 0.7, reshare: 0.5, half_life_days: 3}\n"
     "conversation: {people: 20, pace: 4}\n"},
    {"three_listed_people_in_silos", 15000,
     "run: {virality: always, seed: 51, replicates: 30000, days: 9, networks: 10000}\n"
     "associates: {count: 16, contacts: {law: constant, mean: 4}}\n"
     "work_ties: {model: departments, departments: 4, mean_degree: 3, silo: 0.9}\n"
     "market: {people: 100, segments: 4, locality: 0.9, contacts: {law: constant, mean: 3}}\n"
     "participation: 0.5\n"
     "trust: {rule: weakest-leg}\n"
     "cascade: {seed_set: [0, 1, 15]}\n"
     "channels: [feed, conversation]\n"
     "feed: {audience: colleagues, attention: 0.8}\n"
     "conversation: {audience: contacts, people: 3}\n"},
};

int main(void) {
  return compare_stories(stories, sizeof stories / sizeof *stories);
}
