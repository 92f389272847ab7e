/* ctest: long
 * The engine against the slow reference simulator where posts are repeated, where senders
 * reinforce each other, and where some share more than others or
 * take part because of their contacts. */
#include "reference/compare.h"
#include "support/play.h"

static const reference_story stories[] = {
    {"posts_of_a_feed_that_tires", 15000,
     "run: {virality: always, seed: 91, replicates: 30000, days: 12}\n"
     "associates: {count: 9, contacts: {law: poisson, mean: 9}}\n"
     "market: {people: 250, segments: 3, locality: 0.7, contacts: {law: poisson, mean: 7}}\n"
     "participation: 0.7\n"
     "channels: [feed, conversation]\n"
     "conversation: {people: 2, onward_people: 1, retell: 0.5, max_hops: 1000}\n"
     "feed: {attention: 0.3, reshare: 0.1, posts: 4, post_gap_days: 2.5, fatigue: 0.3,\n"
     "       half_life_days: 2, copy: retold, fidelity: 0.7}\n"},
    {"posts_of_feed_and_page_at_work", 15000,
     "run: {virality: always, seed: 92, replicates: 30000, days: 10, networks: 10000}\n"
     "associates: {count: 16, contacts: {law: lognormal, mean: 4, cv: 0.8}}\n"
     "work_ties: {model: departments, departments: 4, mean_degree: 4, silo: 0.5}\n"
     "market: {people: 150, segments: 4, contacts: {law: constant, mean: 5}}\n"
     "participation: 0.5\n"
     "cascade: {seed_choice: random, seed_count: 3}\n"
     "channels: [official-page, feed]\n"
     "feed: {audience: both, attention: 0.5, reshare: 0.15, posts: 3, post_gap_days: 0,\n"
     "       fatigue: 0.5, delay: constant, half_life_days: 1}\n"
     "official-page: {followers: 40, attention: 0.2, posts: 5, post_gap_days: 3, fatigue: 0.1,\n"
     "                fidelity: 0.8}\n"},
    {"posts_to_audiences_of_their_own", 15000,
     "run: {virality: always, seed: 93, replicates: 30000, days: 8}\n"
     "associates: {count: 6, contacts: {law: poisson, mean: 6}}\n"
     "market: {audiences: separate, contacts: {law: poisson, mean: 3}}\n"
     "participation: 1\n"
     "channels: [official-page, feed]\n"
     "feed: {attention: 0.6, reshare: 0.2, posts: 20, fatigue: 0.6}\n"
     "official-page: {followers: 20, posts: 2, fatigue: 1}\n"},
    {"senders_who_confirm_each_other", 15000,
     "run: {virality: always, seed: 94, replicates: 30000, days: 12}\n"
     "associates: {count: 9, contacts: {law: poisson, mean: 20}}\n"
     "market: {people: 60, segments: 2, locality: 0.7, contacts: {law: poisson, mean: 7}}\n"
     "participation: 0.7\n"
     "trust: {reinforcement: 0.4, peer_credibility: 0.2}\n"
     "channels: [official-page, feed, conversation]\n"
     "official-page: {followers: 20, attention: 0.4}\n"
     "conversation: {people: 2, onward_people: 1, retell: 0.5, max_hops: 4}\n"
     "feed: {attention: 0.5, reshare: 0.2, half_life_days: 3, copy: retold, fidelity: 0.7}\n"},
    {"confirmed_by_the_source_itself", 15000,
     "run: {virality: always, seed: 95, replicates: 30000, days: 10, networks: 10000}\n"
     "associates: {count: 12, contacts: {law: poisson, mean: 8}}\n"
     "work_ties: {model: departments, departments: 3, mean_degree: 4, silo: 0.4}\n"
     "market: {people: 80, segments: 1, contacts: {law: poisson, mean: 9}}\n"
     "participation: 0.6\ninternal_participation: 0.8\n"
     "cascade: {seed_choice: random, seed_count: 2}\n"
     "trust: {rule: mean, sincerity: 0.3, competency: 0.2, reliability: 0.4,\n"
     "        peer_credibility: 0.1, reinforcement: 0.9}\n"
     "channels: [email, feed, shared-space]\n"
     "email: {audience: both, recipients: 6, onward_recipients: 2, forward: 0.4, attention: 0.6}\n"
     "feed: {audience: both, attention: 0.4, reshare: 0.3, posts: 3, fatigue: 0.2}\n"
     "shared-space: {audience: both, attention: 0.3, point: 0.3}\n"},
    {"confirmed_for_certain_with_equal_delays", 15000,
     "run: {virality: always, seed: 96, replicates: 30000, days: 9}\n"
     "associates: {count: 6, contacts: {law: poisson, mean: 12}}\n"
     "market: {people: 40, segments: 1, contacts: {law: poisson, mean: 5}}\n"
     "participation: 1\n"
     "trust: {rule: mean, sincerity: 1, competency: 0.5, reliability: 0, peer_credibility: 0.5,\n"
     "        reinforcement: 1}\n"
     "channels: [feed]\n"
     "feed: {attention: 0.4, reshare: 0.5, delay: constant, half_life_days: 1, copy: retold}\n"},
    {"unequal_sharing_inside_and_outside", 15000,
     "run: {virality: always, seed: 97, replicates: 30000, days: 12}\n"
     "associates: {count: 40, contacts: {law: poisson, mean: 5}, activity_sigma: 1.4}\n"
     "market: {people: 200, segments: 2, locality: 0.7, contacts: {law: poisson, mean: 4},\n"
     "         activity_sigma: 2}\n"
     "participation: 0.9\n"
     "channels: [feed, conversation, official-page]\n"
     "official-page: {followers: 20, attention: 0.4}\n"
     "conversation: {people: 1, onward_people: 1, retell: 0.5, patience: 0.7, max_hops: 4}\n"
     "feed: {attention: 0.5, reshare: 0.2, half_life_days: 3}\n"},
    {"the_active_tire_their_contacts", 15000,
     "run: {virality: always, seed: 98, replicates: 30000, days: 9, networks: 10000}\n"
     "associates: {count: 20, contacts: {law: lognormal, mean: 4}, activity_sigma: 1}\n"
     "work_ties: {model: departments, departments: 3, mean_degree: 4, silo: 0.4}\n"
     "market: {people: 120, segments: 1, contacts: {law: poisson, mean: 4}}\n"
     "participation: 0.6\n"
     "cascade: {seed_choice: random, seed_count: 6}\n"
     "channels: [feed, email]\n"
     "email: {audience: contacts, recipients: 2, onward_recipients: 1, forward: 0.3,\n"
     "        attention: 0.6}\n"
     "feed: {audience: both, attention: 0.6, reshare: 0.1, posts: 3, post_gap_days: 0.5,\n"
     "       fatigue: 0.4}\n"},
    {"unequal_forwarding_with_own_audiences", 15000,
     "run: {virality: always, seed: 99, replicates: 30000, days: 10}\n"
     "associates: {count: 10, contacts: {law: constant, mean: 4}}\n"
     "market: {audiences: separate, contacts: {law: poisson, mean: 2}, activity_sigma: 1.357}\n"
     "participation: 1\nchannels: [email, shared-space]\n"
     "email: {audience: contacts, onward_recipients: 2, forward: 0.4, attention: 0.7}\n"
     "shared-space: {attention: 0.4, point: 0.3}\n"},
    {"the_well_connected_take_part", 15000,
     "run: {virality: always, seed: 110, replicates: 30000, days: 12}\n"
     "associates: {count: 15, contacts: {law: lognormal, mean: 7, cv: 1}}\n"
     "market: {people: 200, segments: 2, locality: 0.7, contacts: {law: poisson, mean: 4}}\n"
     "participation: 0.3\nparticipation_correlation: 0.6\n"
     "channels: [feed, conversation]\nconversation: {people: 3, max_hops: 3}\n"
     "feed: {attention: 0.5, reshare: 0.2, half_life_days: 3}\n"},
    {"those_with_few_contacts_tell_colleagues_too", 15000,
     "run: {virality: always, seed: 111, replicates: 30000, days: 12, networks: 10000}\n"
     "associates: {count: 14, contacts: {law: poisson, mean: 4}}\n"
     "work_ties: {model: departments, departments: 3, mean_degree: 4, silo: 0.4}\n"
     "cascade: {seed_choice: random, seed_count: 3}\n"
     "market: {people: 100, segments: 1, contacts: {law: poisson, mean: 4}}\n"
     "participation: 0.5\ninternal_participation: 0.8\nparticipation_correlation: -1\n"
     "channels: [feed]\nfeed: {audience: both, attention: 0.5, reshare: 0.1}\n"},
};

int main(void) {
  return compare_stories(stories, sizeof stories / sizeof *stories);
}
