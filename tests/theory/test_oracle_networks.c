/* ctest: long
 * The engine against the slow reference simulator on networks with contacts of their own: alone,
 * side by side, and together with the other channels, repeated posts, senders who confirm each
 * other, rosters and adoption. */
#include "reference/compare.h"
#include "support/play.h"
#include "support/scratch.h"

#define PEOPLE                                                                                     \
  "id,manager,department,contacts,stage,sincerity,reliability\n"                                   \
  "a,,board,7,ability,1,\nb,a,sales,,,,0.2\nc,a,lab,2,desire,,\nd,b,sales,0,none,,1\n"             \
  "e,b,sales,,reinforcement,,\nf,c,lab,5,awareness,0,\ng,c,lab,,,,\nh,g,lab,9,knowledge,0.7,0.7\n"
#define LEGS "department,reliability,competency\nsales,0.5,\nlab,,0.6\n"

static const reference_story stories[] = {
    {"one_network_of_contacts_and_some_colleagues", 20000,
     "run: {virality: always, seed: 111, replicates: 30000, days: 10, networks: 10000}\n"
     "associates: {count: 16, contacts: {law: constant, mean: 50}}\n"
     "work_ties: {model: departments, departments: 4, mean_degree: 4, silo: 0.5}\n"
     "market: {people: 150, segments: 4, locality: 0.7, contacts: {law: constant, mean: 60}}\n"
     "participation: 0.5\ninternal_participation: 0.7\n"
     "cascade: {seed_choice: random, seed_count: 3}\n"
     "channels: [professional-network]\n"
     "professional-network: {contacts: {law: poisson, mean: 5}, colleagues: 0.6, attention: 0.6,\n"
     "  reshare: 0.25, half_life_days: 2, copy: retold, fidelity: 0.8}\n"},
    {"three_networks_side_by_side", 20000,
     "run: {virality: always, seed: 112, replicates: 30000, days: 7, networks: 10000}\n"
     "associates: {count: 10, contacts: {law: constant, mean: 50}}\n"
     "work_ties: {model: hierarchy, span: 3, informal: 1, silo: 0.2}\n"
     "market: {people: 100, segments: 3, locality: 0.6, home_segments: 2}\n"
     "participation: 0.8\n"
     "trust: {peer_credibility: 0.5}\n"
     "channels: [professional-network, friends-network, microblog]\n"
     "professional-network: {contacts: {law: lognormal, mean: 4, cv: 0.5}, reshare: 0.2}\n"
     "friends-network: {contacts: {law: poisson, mean: 3}, colleagues: 0, reshare: 0.3}\n"
     "microblog: {contacts: {law: pareto, mean: 4, shape: 2.5}, colleagues: 0.3, reshare: 0.2,\n"
     "  posts: 3, post_gap_days: 0.5, fatigue: 0.3}\n"},
    {"networks_with_feed_page_and_talk", 20000,
     "run: {virality: always, seed: 113, replicates: 30000, days: 9, networks: 10000}\n"
     "associates: {count: 12, contacts: {law: poisson, mean: 4}}\n"
     "work_ties: {model: random, mean_degree: 3}\n"
     "market: {people: 120, segments: 2, contacts: {law: poisson, mean: 4}}\n"
     "participation: 0.6\ninternal_participation: 0.3\n"
     "trust: {rule: mean, sincerity: 0.3, competency: 0.5, reliability: 0.4,\n"
     "  peer_credibility: 0.3, reinforcement: 0.6}\n"
     "economics: {training_cost: 2, cpm: 20}\n"
     "channels: [official-page, feed, conversation, friends-network, microblog, shared-space]\n"
     "official-page: {followers: 30, attention: 0.4, fidelity: 0.7}\n"
     "feed: {audience: both, attention: 0.5, reshare: 0.2, posts: 2, fatigue: 0.2}\n"
     "conversation: {audience: both, people: 2, retell: 0.4, onward_people: 1, max_hops: 5}\n"
     "friends-network: {contacts: {law: constant, mean: 3}, colleagues: 1, attention: 0.5,\n"
     "  reshare: 0.2, delay: constant, half_life_days: 1, copy: retold, fidelity: 0.5}\n"
     "microblog: {contacts: {law: constant, mean: 4}, colleagues: 0.5, attention: 0.5,\n"
     "  reshare: 0.2, delay: constant, half_life_days: 1}\n"
     "shared-space: {attention: 0.1, point: 0.1}\n"},
    {"networks_of_strangers", 20000,
     "run: {virality: always, seed: 114, replicates: 30000, days: 6}\n"
     "associates: {count: 5, contacts: {law: poisson, mean: 3}}\n"
     "market: {audiences: separate, contacts: {law: poisson, mean: 2}}\n"
     "participation: 1\n"
     "channels: [official-page, feed, professional-network, microblog]\n"
     "official-page: {followers: 10}\n"
     "feed: {attention: 0.5, reshare: 0.3}\n"
     "professional-network: {contacts: {law: poisson, mean: 3}, attention: 0.4, reshare: 0.3}\n"
     "microblog: {contacts: {law: lognormal, mean: 3, cv: 1}, attention: 0.4, reshare: 0.2,\n"
     "  posts: 2, fatigue: 0.5}\n"},
    {"networks_of_a_roster_after_a_programme", 20000,
     "run: {virality: always, seed: 115, replicates: 30000, days: 8, networks: 10000}\n"
     "associates: {roster: people.csv, contacts: {law: poisson, mean: 4}}\n"
     "work_ties: {model: roster, informal: 2, silo: 0.3}\n"
     "market: {people: 90, segments: 3, locality: 0.8, contacts: {law: constant, mean: 4}}\n"
     "programme: {weeks: 6}\n"
     "adoption: {model: adkar, support: 0.8, decay: 0.2, peer_influence: 0.5,\n"
     "  awareness: {start: 0.6, growth: 0.4}, desire: {start: 0.5, growth: 0.2},\n"
     "  knowledge: {start: 0.6, growth: 0.5}, ability: {start: 0.55, growth: 0.6},\n"
     "  reinforcement: {start: 0.6, growth: 0.5}}\n"
     "trust: {rule: weakest-leg, competency: 0.3, departments: legs.csv, reinforcement: 0.4,\n"
     "  learning: {hours: 5, practice: 1, feedback: 1, pace: 0.3},\n"
     "  judged_by: perception, transparency: 0.7, perceived: {reliability: 0.4}}\n"
     "channels: [feed, professional-network, friends-network, email]\n"
     "email: {audience: colleagues, recipients: 2}\n"
     "feed: {attention: 0.4, reshare: 0.1}\n"
     "professional-network: {contacts: {law: poisson, mean: 4}, colleagues: 0.5, attention: 0.4,\n"
     "  reshare: 0.2, posts: 4, post_gap_days: 1, fatigue: 0.6}\n"
     "friends-network: {contacts: {law: poisson, mean: 3}, attention: 0.4, reshare: 0.2}\n"},
};

int main(void) {
  void *folder;
  if (scratch_setup(&folder)) return 1;
  scratch_write("people.csv", PEOPLE);
  scratch_write("legs.csv", LEGS);
  int n_failed = compare_stories(stories, sizeof stories / sizeof *stories);
  return scratch_teardown(&folder) ? 1 : n_failed;
}
