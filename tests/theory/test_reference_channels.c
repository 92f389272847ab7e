/* ctest: long
 * The engine against the slow reference simulator where e-mail, meeting and shared space, linked
 * copies, delays with long tails and internal participation come in: each alone and together. */
#include "reference/compare.h"
#include "support/play.h"

static const reference_story stories[] = {
    {"email_to_contacts_that_is_retold", 15000,
     "run: {virality: always, seed: 61, replicates: 30000, days: 15}\n"
     "associates: {count: 12, contacts: {law: poisson, mean: 8}}\n"
     "market: {people: 300, segments: 3, locality: 0.7, contacts: {law: poisson, mean: 6}}\n"
     "participation: 0.75\n"
     "economics: {fixed_cost: 3, hours: 0.5, hourly_cost: 0.1, cpm: 300, cpc: 0.2}\n"
     "channels: [email]\n"
     "email: {audience: contacts, recipients: 6, onward_recipients: 3, attention: 0.6,\n"
     "        forward: 0.4, half_life_days: 2, copy: retold, fidelity: 0.7}\n"},
    {"email_that_is_forwarded_as_it_was", 15000,
     "run: {virality: always, seed: 62, replicates: 30000, days: 10}\n"
     "associates: {count: 8, contacts: {law: poisson, mean: 5}}\n"
     "market: {people: 90, segments: 1, contacts: {law: lognormal, mean: 5, cv: 0.8}}\n"
     "participation: 1\n"
     "trust: {peer_credibility: 0.9}\n"
     "channels: [email]\n"
     "email: {audience: contacts, recipients: 30, onward_recipients: 2, attention: 0.9,\n"
     "        forward: 0.5, delay: two-component, half_life_days: 0, fast_share: 0.5,\n"
     "        slow_half_life_days: 3}\n"},
    {"meeting_of_colleagues_and_contacts", 15000,
     "run: {virality: always, seed: 63, replicates: 30000, days: 20, networks: 10000}\n"
     "associates: {count: 24, contacts: {law: poisson, mean: 4}}\n"
     "work_ties: {model: departments, departments: 4, mean_degree: 4, silo: 0.5}\n"
     "market: {people: 120, segments: 4, contacts: {law: constant, mean: 5}}\n"
     "participation: 0.75\n"
     "cascade: {seed_choice: random, seed_count: 2}\n"
     "channels: [meeting]\n"
     "meeting: {audience: both, people: 5, every_days: 4, attention: 0.8, fidelity: 0.6}\n"},
    {"meeting_at_once_then_talk", 12000,
     "run: {virality: always, seed: 64, replicates: 20000, days: 9}\n"
     "associates: {count: 10, contacts: {law: poisson, mean: 9}}\n"
     "market: {people: 150, segments: 1, contacts: {law: poisson, mean: 6}}\n"
     "participation: 1\n"
     "channels: [meeting, conversation]\n"
     "meeting: {audience: contacts, people: 6, every_days: 0, fidelity: 0.5}\n"
     "conversation: {people: 3, onward_people: 2, retell: 0.6, max_hops: 3}\n"},
    {"space_alone_where_peers_are_not_believed", 15000,
     "run: {virality: always, seed: 65, replicates: 30000, days: 12}\n"
     "associates: {count: 10, contacts: {law: poisson, mean: 12}}\n"
     "market: {people: 200, segments: 4, locality: 0.6, contacts: {law: poisson, mean: 9}}\n"
     "participation: 0.6\n"
     "trust: {sincerity: 0.9, competency: 0.9, reliability: 0.8, peer_credibility: 0}\n"
     "channels: [shared-space]\n"
     "shared-space: {attention: 0.4, point: 0.3, half_life_days: 1.5}\n"},
    {"space_alone_where_only_peers_are_believed", 15000,
     "run: {virality: always, seed: 66, replicates: 30000, days: 12}\n"
     "associates: {count: 10, contacts: {law: poisson, mean: 12}}\n"
     "market: {people: 200, segments: 4, locality: 0.6, contacts: {law: poisson, mean: 9}}\n"
     "participation: 0.6\n"
     "trust: {rule: mean, sincerity: 0.5, competency: 0.1, reliability: 0.3,\n"
     "        peer_credibility: 1}\n"
     "channels: [shared-space]\n"
     "shared-space: {attention: 0.6, point: 0.6, delay: power-law, tail: 0.5}\n"},
    {"long_chains_return_to_the_source", 8000,
     "run: {virality: always, seed: 67, replicates: 20000, days: 25}\n"
     "associates: {count: 4, contacts: {law: poisson, mean: 6}}\n"
     "market: {people: 250, segments: 1, contacts: {law: poisson, mean: 7}}\n"
     "participation: 1\n"
     "trust: {sincerity: 0.9, competency: 0.9, reliability: 0.9, peer_credibility: 0.7}\n"
     "channels: [conversation, shared-space]\n"
     "conversation: {people: 3, onward_people: 2, retell: 0.7, pace: 2, patience: 0.9,\n"
     "               max_hops: 3, fidelity: 0.6}\n"
     "shared-space: {attention: 0.3, point: 0.3, half_life_days: 2}\n"},
    {"hops_and_copies_where_everything_takes_a_day", 8000,
     "run: {virality: always, seed: 68, replicates: 20000, days: 6}\n"
     "associates: {count: 5, contacts: {law: poisson, mean: 5}}\n"
     "market: {people: 80, segments: 1, contacts: {law: poisson, mean: 4}}\n"
     "participation: 1\n"
     "trust: {sincerity: 0.8, competency: 0.9, reliability: 1, peer_credibility: 0.4}\n"
     "channels: [email, feed, shared-space, official-page]\n"
     "official-page: {followers: 15, attention: 0.6, delay: constant, fidelity: 0.5}\n"
     "email: {audience: contacts, recipients: 3, onward_recipients: 2, attention: 0.8,\n"
     "        forward: 0.5, delay: constant, half_life_days: 1, copy: retold, fidelity: 0.3}\n"
     "feed: {attention: 0.6, reshare: 0.3, delay: constant}\n"
     "shared-space: {attention: 0.4, point: 0.4, delay: constant}\n"},
    {"one_sender_through_every_channel_at_once", 15000,
     "run: {virality: always, seed: 69, replicates: 30000, days: 3}\n"
     "associates: {count: 3, contacts: {law: poisson, mean: 8}}\n"
     "market: {people: 40, segments: 1, contacts: {law: poisson, mean: 4}}\n"
     "participation: 1\n"
     "trust: {sincerity: 0.8, competency: 0.8, reliability: 1, peer_credibility: 0.9}\n"
     "channels: [email, meeting, feed]\n"
     "email: {audience: contacts, recipients: 5, onward_recipients: 3, attention: 0.7,\n"
     "        forward: 0.2, delay: constant, half_life_days: 0, copy: retold, fidelity: 0.2}\n"
     "meeting: {audience: contacts, people: 6, every_days: 0, fidelity: 0.6}\n"
     "feed: {attention: 0.8, reshare: 0.1, delay: constant, half_life_days: 0}\n"},
    {"linked_posts_mend_garbled_talk", 10000,
     "run: {virality: always, seed: 70, replicates: 20000, days: 15}\n"
     "associates: {count: 6, contacts: {law: poisson, mean: 8}}\n"
     "market: {people: 300, segments: 1, contacts: {law: poisson, mean: 8}}\n"
     "participation: 1\n"
     "channels: [conversation, feed]\n"
     "conversation: {people: 6, onward_people: 2, retell: 0.6, fidelity: 0.3, max_hops: 5}\n"
     "feed: {attention: 0.3, reshare: 0.2, copy: linked}\n"},
    {"retold_posts_keep_garbled_talk", 10000,
     "run: {virality: always, seed: 71, replicates: 20000, days: 15}\n"
     "associates: {count: 6, contacts: {law: poisson, mean: 8}}\n"
     "market: {people: 300, segments: 1, contacts: {law: poisson, mean: 8}}\n"
     "participation: 1\n"
     "channels: [conversation, feed, email]\n"
     "conversation: {people: 6, onward_people: 2, retell: 0.6, fidelity: 0.3, max_hops: 5}\n"
     "feed: {attention: 0.3, reshare: 0.2, copy: retold, fidelity: 1}\n"
     "email: {audience: contacts, recipients: 3, onward_recipients: 2, forward: 0.4}\n"},
    {"power_laws_with_heavy_tails", 12000,
     "run: {virality: always, seed: 72, replicates: 30000, days: 40}\n"
     "associates: {count: 8, contacts: {law: poisson, mean: 10}}\n"
     "market: {people: 200, segments: 1, contacts: {law: poisson, mean: 8}}\n"
     "participation: 1\n"
     "channels: [feed, email, official-page]\n"
     "official-page: {followers: 50, attention: 0.5, delay: power-law, tail: 0.05}\n"
     "feed: {attention: 0.5, reshare: 0.1, delay: power-law, half_life_days: 2, tail: 0.38}\n"
     "email: {audience: contacts, recipients: 4, forward: 0.3, delay: power-law,\n"
     "        half_life_days: 0.5, tail: 2.5}\n"},
    {"power_laws_without_delay_or_tail", 12000,
     "run: {virality: always, seed: 73, replicates: 20000, days: 12}\n"
     "associates: {count: 5, contacts: {law: poisson, mean: 7}}\n"
     "market: {people: 100, segments: 1, contacts: {law: poisson, mean: 5}}\n"
     "participation: 1\n"
     "channels: [feed, email, shared-space]\n"
     "feed: {attention: 0.3, reshare: 0.1, delay: power-law, half_life_days: 0, tail: 0.3}\n"
     "email: {audience: contacts, recipients: 3, forward: 0.3, delay: power-law,\n"
     "        half_life_days: 3, tail: 100}\n"
     "shared-space: {attention: 0.2, point: 0.2, delay: power-law, half_life_days: 0.0001,\n"
     "               tail: 0.05}\n"},
    {"two_components_in_every_post", 12000,
     "run: {virality: always, seed: 74, replicates: 30000, days: 14}\n"
     "associates: {count: 8, contacts: {law: poisson, mean: 10}}\n"
     "market: {people: 200, segments: 1, contacts: {law: poisson, mean: 8}}\n"
     "participation: 1\n"
     "channels: [feed, shared-space, official-page]\n"
     "official-page: {followers: 50, attention: 0.5, delay: two-component, half_life_days: 5,\n"
     "                fast_share: 1, slow_half_life_days: 0}\n"
     "feed: {attention: 0.5, reshare: 0.1, delay: two-component, half_life_days: 0.1,\n"
     "       fast_share: 0.7, slow_half_life_days: 9}\n"
     "shared-space: {attention: 0.2, point: 0.1, delay: two-component, fast_share: 0,\n"
     "               slow_half_life_days: 4}\n"},
    {"more_take_part_inside", 8000,
     "run: {virality: always, seed: 75, replicates: 30000, days: 12, networks: 10000}\n"
     "associates: {count: 20, contacts: {law: poisson, mean: 6}}\n"
     "work_ties: {model: departments, departments: 4, mean_degree: 4, silo: 0.4}\n"
     "market: {people: 250, segments: 4, contacts: {law: poisson, mean: 5}}\n"
     "participation: 0.3\n"
     "internal_participation: 0.8\n"
     "cascade: {seed_choice: random, seed_count: 3}\n"
     "channels: [email, feed, conversation]\n"
     "email: {audience: colleagues, recipients: 4, forward: 0.1}\n"
     "feed: {audience: both, attention: 0.5, reshare: 0.1}\n"
     "conversation: {audience: contacts, people: 3}\n"},
    {"fewer_take_part_inside", 8000,
     "run: {virality: always, seed: 76, replicates: 30000, days: 12, networks: 10000}\n"
     "associates: {count: 20, contacts: {law: poisson, mean: 6}}\n"
     "work_ties: {model: departments, departments: 4, mean_degree: 5, silo: 0.4}\n"
     "market: {people: 250, segments: 4, contacts: {law: poisson, mean: 5}}\n"
     "participation: 0.9\n"
     "internal_participation: 0.35\n"
     "trust: {sincerity: 1, competency: 1, reliability: 0.9}\n"
     "cascade: {seed_choice: degree, seed_count: 3}\n"
     "channels: [meeting, conversation, shared-space]\n"
     "meeting: {audience: colleagues, people: 4, every_days: 3}\n"
     "conversation: {audience: both, people: 6, onward_people: 2, max_hops: 4}\n"
     "shared-space: {audience: both, attention: 0.3, point: 0.1}\n"},
    {"nobody_takes_part_inside", 10000,
     "run: {virality: always, seed: 77, replicates: 20000, days: 12, networks: 5000}\n"
     "associates: {count: 12, contacts: {law: poisson, mean: 5}}\n"
     "work_ties: {model: departments, departments: 3, mean_degree: 6, silo: 0}\n"
     "market: {people: 100, segments: 1, contacts: {law: poisson, mean: 4}}\n"
     "participation: 0.7\n"
     "internal_participation: 0\n"
     "cascade: {seed_choice: random, seed_count: 4}\n"
     "channels: [meeting, conversation, email]\n"
     "meeting: {audience: both, people: 4, every_days: 3}\n"
     "conversation: {audience: both, people: 4, onward_people: 2}\n"
     "email: {audience: colleagues}\n"},
    {"everybody_takes_part_but_only_inside", 10000,
     "run: {virality: always, seed: 78, replicates: 20000, days: 12, networks: 5000}\n"
     "associates: {count: 16, contacts: {law: poisson, mean: 5}}\n"
     "work_ties: {model: departments, departments: 4, mean_degree: 3, silo: 0.9}\n"
     "market: {people: 100, segments: 1, contacts: {law: poisson, mean: 4}}\n"
     "participation: 0\n"
     "internal_participation: 1\n"
     "cascade: {seed_choice: department, seed_department: 2}\n"
     "channels: [meeting, email, feed, official-page]\n"
     "meeting: {audience: both, people: 4, every_days: 3}\n"
     "email: {audience: both, recipients: 3}\n"
     "feed: {audience: contacts, reshare: 0.2}\n"
     "official-page: {followers: 20}\n"},
    {"from_one_silo_outwards", 8000,
     "run: {virality: always, seed: 79, replicates: 30000, days: 20, networks: 10000}\n"
     "associates: {count: 24, contacts: {law: poisson, mean: 4}}\n"
     "work_ties: {model: departments, departments: 6, mean_degree: 2.5, silo: 1}\n"
     "market: {people: 200, segments: 6, locality: 0.8, contacts: {law: constant, mean: 4}}\n"
     "participation: 0.5\n"
     "internal_participation: 1\n"
     "trust: {rule: weakest-leg, sincerity: 0.9}\n"
     "cascade: {seed_set: [5]}\n"
     "channels: [meeting, email, conversation, feed]\n"
     "meeting: {people: 3, every_days: 2}\n"
     "email: {recipients: 2, delay: power-law}\n"
     "conversation: {audience: contacts, people: 3, onward_people: 2}\n"
     "feed: {audience: both, attention: 0.5, reshare: 0.1}\n"},
    {"colleagues_who_go_to_the_space", 8000,
     "run: {virality: always, seed: 83, replicates: 30000, days: 12, networks: 10000}\n"
     "associates: {count: 20, contacts: {law: poisson, mean: 6}}\n"
     "work_ties: {model: departments, departments: 4, mean_degree: 4, silo: 0.4}\n"
     "market: {people: 150, segments: 4, contacts: {law: poisson, mean: 5}}\n"
     "participation: 0.7\n"
     "trust: {rule: mean, sincerity: 0.4, peer_credibility: 0.3}\n"
     "cascade: {seed_choice: random, seed_count: 2}\n"
     "channels: [shared-space, conversation]\n"
     "shared-space: {audience: colleagues, attention: 0.6, point: 0.3, half_life_days: 2}\n"
     "conversation: {audience: both, people: 4, onward_people: 2, max_hops: 2}\n"},
    {"all_six_channels_to_everybody", 6000,
     "run: {virality: always, seed: 80, replicates: 20000, days: 14, networks: 10000}\n"
     "associates: {count: 15, contacts: {law: lognormal, mean: 6, cv: 0.7}}\n"
     "work_ties: {model: departments, departments: 3, mean_degree: 4, silo: 0.3}\n"
     "market: {people: 300, segments: 3, home_segments: 2, locality: 0.5,\n"
     "         contacts: {law: poisson, mean: 6}}\n"
     "participation: 0.6\n"
     "internal_participation: 0.8\n"
     "trust: {sincerity: 0.9, competency: 0.9, reliability: 0.7, peer_credibility: 0.8}\n"
     "cascade: {seed_choice: random, seed_count: 2}\n"
     "channels: [official-page, conversation, email, meeting, feed, shared-space]\n"
     "official-page: {followers: 30, attention: 0.3, delay: power-law}\n"
     "conversation: {audience: both, people: 4, onward_people: 2, patience: 0.9, max_hops: 3}\n"
     "email: {audience: both, recipients: 3, onward_recipients: 2, forward: 0.2,\n"
     "        delay: two-component, fast_share: 0.6}\n"
     "meeting: {audience: both, people: 3, every_days: 5}\n"
     "feed: {audience: both, attention: 0.35, reshare: 0.1, copy: retold}\n"
     "shared-space: {audience: both, attention: 0.15, point: 0.15}\n"},
    {"all_six_channels_with_separate_audiences", 8000,
     "run: {virality: always, seed: 81, replicates: 20000, days: 10}\n"
     "associates: {count: 6, contacts: {law: poisson, mean: 5}}\n"
     "market: {audiences: separate, contacts: {law: poisson, mean: 4}}\n"
     "participation: 0.5\n"
     "trust: {sincerity: 0.7, competency: 0.9, reliability: 0.9, peer_credibility: 0.9}\n"
     "channels: [official-page, conversation, email, meeting, feed, shared-space]\n"
     "official-page: {followers: 15}\n"
     "conversation: {people: 3, onward_people: 2, max_hops: 3}\n"
     "email: {audience: contacts, recipients: 3, onward_recipients: 2, forward: 0.2}\n"
     "meeting: {audience: contacts, people: 3}\n"
     "feed: {reshare: 0.1, copy: retold}\n"
     "shared-space: {attention: 0.3, point: 0.2}\n"},
    {"channels_that_address_nobody", 8000,
     "run: {virality: always, seed: 82, replicates: 10000, days: 10}\n"
     "associates: {count: 6, contacts: {law: poisson, mean: 3}}\n"
     "market: {people: 50, segments: 1, contacts: {law: poisson, mean: 2}}\n"
     "participation: 0.5\n"
     "channels: [email, meeting, shared-space]\n"
     "email: {audience: contacts, recipients: 0, onward_recipients: 1000000, forward: 0.5}\n"
     "meeting: {audience: contacts, people: 0}\n"
     "shared-space: {attention: 0.5}\n"},
    {"delays_with_a_shape", 12000,
     "run: {seed: 62, replicates: 20000, days: 8}\n"
     "associates: {count: 12, contacts: {law: poisson, mean: 9}}\n"
     "market: {people: 300, segments: 1, contacts: {law: poisson, mean: 8}}\n"
     "participation: 0.75\n"
     "channels: [official-page, email, feed, shared-space]\n"
     "email: {audience: contacts, recipients: 4, forward: 0.3, delay: gamma, shape: 2.5,\n"
     "        half_life_days: 1}\n"
     "feed: {attention: 0.4, reshare: 0.1, delay: lognormal, sigma: 1.3, half_life_days: 2}\n"
     "shared-space: {attention: 0.2, point: 0.1, delay: gamma, shape: 0.7, half_life_days: 1.5}\n"
     "official-page: {followers: 60, attention: 0.3, delay: weibull, shape: 0.5,\n"
     "                half_life_days: 2.5}\n"},
};

int main(void) {
  return compare_stories(stories, sizeof stories / sizeof *stories);
}
