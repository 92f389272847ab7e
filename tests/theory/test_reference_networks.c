/* ctest: long
 * The engine against the slow reference simulator on networks with contacts of their own. */
#include "reference/compare.h"

static const reference_story stories[] = {
    {"three_networks_side_by_side", 15000,
     "run: {virality: always, seed: 101, replicates: 30000, days: 12}\n"
     "associates: {count: 8, contacts: {law: poisson, mean: 5}}\n"
     "market: {people: 250, segments: 5, home_segments: 2, locality: 0.7}\n"
     "participation: 0.75\n"
     "channels: [professional-network, friends-network, microblog]\n"
     "professional-network: {contacts: {law: poisson, mean: 9}, reshare: 0.1, half_life_days: 3}\n"
     "friends-network: {contacts: {law: lognormal, mean: 6, cv: 0.7}, reshare: 0.15,\n"
     "                  copy: retold, fidelity: 0.7}\n"
     "microblog: {contacts: {law: pareto, mean: 4, shape: 1.8}, reshare: 0.2, attention: 0.6}\n"},
    {"networks_at_work_beside_a_feed_and_a_page", 15000,
     "run: {virality: always, seed: 102, replicates: 30000, days: 10, networks: 10000}\n"
     "associates: {count: 16, contacts: {law: lognormal, mean: 4, cv: 0.8}}\n"
     "work_ties: {model: departments, departments: 4, mean_degree: 4, silo: 0.5}\n"
     "market: {people: 120, segments: 4, contacts: {law: constant, mean: 5}}\n"
     "participation: 0.5\ninternal_participation: 0.75\n"
     "cascade: {seed_choice: random, seed_count: 3}\n"
     "channels: [official-page, feed, professional-network, microblog]\n"
     "official-page: {followers: 30, attention: 0.3}\n"
     "feed: {audience: both, attention: 0.4, reshare: 0.2}\n"
     "professional-network: {contacts: {law: poisson, mean: 6}, attention: 0.5, reshare: 0.2,\n"
     "                       colleagues: 0.7, posts: 2, fatigue: 0.4, half_life_days: 0.5}\n"
     "microblog: {contacts: {law: poisson, mean: 5}, attention: 0.4, reshare: 0.25,\n"
     "            colleagues: 0.3}\n"},
    {"networks_with_audiences_of_their_own", 15000,
     "run: {virality: always, seed: 103, replicates: 30000, days: 8}\n"
     "associates: {count: 5, contacts: {law: poisson, mean: 6}}\n"
     "market: {audiences: separate, contacts: {law: poisson, mean: 3}}\n"
     "participation: 1\n"
     "trust: {peer_credibility: 0.4, reinforcement: 0.3}\n"
     "channels: [conversation, friends-network, microblog]\n"
     "conversation: {people: 3, onward_people: 1, retell: 0.5, max_hops: 1000}\n"
     "friends-network: {contacts: {law: poisson, mean: 5}, attention: 0.5, reshare: 0.3}\n"
     "microblog: {contacts: {law: constant, mean: 4}, attention: 1, reshare: 0.2}\n"},
    {"a_network_of_colleagues_alone", 15000,
     "run: {virality: always, seed: 104, replicates: 30000, days: 9, networks: 10000}\n"
     "associates: {count: 20, contacts: {law: constant, mean: 3}}\n"
     "work_ties: {model: random, mean_degree: 5}\n"
     "market: {people: 60, segments: 1}\n"
     "participation: 0\ninternal_participation: 0.8\n"
     "cascade: {seed_choice: random, seed_count: 1}\n"
     "channels: [professional-network]\n"
     "professional-network: {contacts: {law: constant, mean: 0}, attention: 0.6, colleagues: "
     "0.6}\n"},
    {"small_crowd_where_all_networks_meet", 15000,
     "run: {virality: always, seed: 105, replicates: 30000, days: 9}\n"
     "associates: {count: 2, contacts: {law: poisson, mean: 12}}\n"
     "market: {people: 40, segments: 1}\n"
     "participation: 1\n"
     "channels: [feed, professional-network, friends-network]\n"
     "feed: {attention: 0.2, reshare: 0.1, delay: constant, half_life_days: 1}\n"
     "professional-network: {contacts: {law: constant, mean: 30}, attention: 0.1, reshare: 0.1,\n"
     "                       delay: constant, half_life_days: 1, copy: retold}\n"
     "friends-network: {contacts: {law: poisson, mean: 38}, attention: 0.1, reshare: 0.1,\n"
     "                  delay: constant, half_life_days: 1}\n"},
};

int main(void) {
  return compare_stories(stories, sizeof stories / sizeof *stories);
}
