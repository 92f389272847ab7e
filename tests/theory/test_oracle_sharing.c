/* ctest: long
 * The engine against the slow reference simulator where people are not alike: some post more than
 * others, some pass on more readily, and who takes part has much or little to do with contacts;
 * each with networks, repeated posts, rosters, programmes and senders who confirm each other. */
#include "reference/compare.h"
#include "support/play.h"
#include "support/scratch.h"

#define PEOPLE                                                                                     \
  "id,manager,department,contacts,stage,sincerity,reliability\n"                                   \
  "a,,board,7,ability,1,\nb,a,sales,,,,0.2\nc,a,lab,2,desire,,\nd,b,sales,0,none,,1\n"             \
  "e,b,sales,,reinforcement,,\nf,c,lab,5,awareness,0,\ng,c,lab,,,,\nh,g,lab,9,knowledge,0.7,0.7\n"

static const reference_story stories[] = {
    {"the_well_connected_post_often_everywhere", 20000,
     "run: {virality: always, seed: 131, replicates: 30000, days: 9, networks: 10000}\n"
     "associates: {count: 14, contacts: {law: lognormal, mean: 5, cv: 1}, activity_sigma: 1}\n"
     "work_ties: {model: departments, departments: 3, mean_degree: 4, silo: 0.4}\n"
     "market: {people: 120, segments: 3, locality: 0.7, contacts: {law: poisson, mean: 4},\n"
     "  activity_sigma: 1.5}\n"
     "participation: 0.3\ninternal_participation: 0.6\nparticipation_correlation: 0.7\n"
     "trust: {peer_credibility: 0.4, reinforcement: 0.5}\n"
     "economics: {training_cost: 2, cpm: 50}\n"
     "channels: [official-page, feed, microblog, conversation]\n"
     "official-page: {followers: 20, posts: 2, fatigue: 0.4}\n"
     "feed: {audience: both, attention: 0.4, reshare: 0.2, posts: 2, fatigue: 0.3}\n"
     "microblog: {contacts: {law: poisson, mean: 4}, colleagues: 0.4, attention: 0.3,\n"
     "  reshare: 0.2, posts: 3, post_gap_days: 0.5, fatigue: 0.2}\n"
     "conversation: {people: 2, onward_people: 1, retell: 0.5, patience: 0.8, max_hops: 4}\n"},
    {"those_with_few_contacts_take_part", 20000,
     "run: {virality: always, seed: 132, replicates: 30000, days: 8, networks: 10000}\n"
     "associates: {count: 9, contacts: {law: poisson, mean: 3}}\n"
     "work_ties: {model: random, mean_degree: 3}\n"
     "market: {people: 80, segments: 1, contacts: {law: constant, mean: 4}, activity_sigma: 0.6}\n"
     "participation: 0.8\ninternal_participation: 0.2\nparticipation_correlation: -1\n"
     "cascade: {seed_choice: random, seed_count: 3}\n"
     "channels: [email, meeting, shared-space]\n"
     "email: {audience: contacts, recipients: 3, onward_recipients: 2, forward: 0.7, attention: "
     "0.7}\n"
     "meeting: {audience: colleagues, people: 4, every_days: 3}\n"
     "shared-space: {audience: contacts, attention: 0.4, point: 0.5}\n"},
    {"contacts_that_a_roster_gives_to_some", 20000,
     "run: {virality: always, seed: 133, replicates: 30000, days: 8, networks: 10000}\n"
     "associates: {roster: people.csv, contacts: {law: lognormal, mean: 4, cv: 0.8},\n"
     "  activity_sigma: 0.7}\n"
     "work_ties: {model: roster, informal: 1, silo: 0.3}\n"
     "market: {people: 90, segments: 3, locality: 0.8, contacts: {law: constant, mean: 4}}\n"
     "participation: 0.5\nparticipation_correlation: 0.5\n"
     "trust: {rule: mean, competency: 0.3, reinforcement: 0.4}\n"
     "channels: [feed, friends-network]\n"
     "feed: {audience: both, attention: 0.5, reshare: 0.1, posts: 3, fatigue: 0.4}\n"
     "friends-network: {contacts: {law: poisson, mean: 3}, attention: 0.5, reshare: 0.2}\n"},
    {"a_programme_for_people_of_unequal_activity", 20000,
     "run: {virality: always, seed: 134, replicates: 30000, days: 7, networks: 10000}\n"
     "associates: {roster: people.csv, contacts: {law: poisson, mean: 4}, activity_sigma: 1.4}\n"
     "work_ties: {model: roster, informal: 1, silo: 0}\n"
     "market: {audiences: separate, contacts: {law: poisson, mean: 3}, activity_sigma: 2}\n"
     "programme: {weeks: 6}\n"
     "adoption: {model: adkar, rule: product, support: 0.9, decay: 0.1, peer_influence: 0.5,\n"
     "  awareness: {start: 0.7, growth: 0.6}, desire: {start: 0.7, growth: 0.4},\n"
     "  knowledge: {start: 0.8, growth: 0.6}, ability: {start: 0.8, growth: 0.6},\n"
     "  reinforcement: {start: 0.8, growth: 0.5}}\n"
     "economics: {fixed_cost: 3, training_cost: 2, cpm: 50}\n"
     "channels: [feed, professional-network, microblog]\n"
     "feed: {attention: 0.4, reshare: 0.3}\n"
     "professional-network: {contacts: {law: poisson, mean: 2}, colleagues: 0.5, attention: 0.4,\n"
     "  reshare: 0.3, posts: 2, post_gap_days: 2, fatigue: 0.3}\n"
     "microblog: {contacts: {law: poisson, mean: 2}, colleagues: 0, attention: 0.4,\n"
     "  reshare: 0.4, posts: 5, post_gap_days: 3, fatigue: 0.1}\n"},
};

int main(void) {
  void *folder;
  if (scratch_setup(&folder)) return 1;
  scratch_write("people.csv", PEOPLE);
  int n_failed = compare_stories(stories, sizeof stories / sizeof *stories);
  return scratch_teardown(&folder) ? 1 : n_failed;
}
