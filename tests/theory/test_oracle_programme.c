/* ctest: long
 * The engine against the slow reference simulator where a programme comes before the message: who
 * takes part by five stages, legs of trust that grow or are published, each with the people, the
 * networks and the posts of a company. */
#include "reference/compare.h"
#include "support/play.h"
#include "support/scratch.h"

/* Stages in the middle, at both ends, and not told; legs that are given, left to the department,
 * and left to the company. */
#define PEOPLE                                                                                     \
  "id,manager,department,contacts,group,stage,sincerity,competency,reliability\n"                  \
  "a,,board,7,pilot,ability,1,0.9,\nb,a,sales,,pilot,,,,0.2\nc,a,lab,2,,desire,,0.4,\n"            \
  "d,b,sales,0,,none,,1,1\ne,b,sales,,pilot,reinforcement,,,\nf,c,lab,5,,awareness,,0,\n"          \
  "g,c,lab,,,,,,\nh,g,lab,9,pilot,knowledge,0.7,0.7,0.7\ni,h,ops,,,,,,\nj,h,ops,4,,,,,\n"
#define LEGS "department,reliability,competency\nsales,0.5,\nlab,,0.6\nops,1,1\n"

#define ROSTER                                                                                     \
  "associates: {roster: people.csv, contacts: {law: poisson, mean: 4}}\n"                          \
  "market: {people: 120, segments: 4, locality: 0.8, contacts: {law: constant, mean: 4}}\n"

static const reference_story stories[] = {
    {"stages_of_a_roster_with_peers_and_decay", 20000,
     "run: {virality: always, seed: 101, replicates: 30000, days: 12, networks: 10000}\n" ROSTER
     "work_ties: {model: roster, informal: 2, silo: 0.3}\n"
     "programme: {weeks: 9}\n"
     "adoption: {model: adkar, support: 0.7, support_spread: 0.8, support_weeks: 6, decay: 0.3,\n"
     "  peer_influence: 0.5, start_spread: 0.9, awareness: {start: 0.6, growth: 0.4},\n"
     "  desire: {start: 0.5, growth: 0.2, gate: 0.6}, knowledge: {start: 0.6, growth: 0.5},\n"
     "  ability: {start: 0.55, growth: 0.5, gate: 0.45}, reinforcement: {start: 0.5, growth: "
     "0.3}}\n"
     "trust: {sincerity: 0.9, competency: 0.8, reliability: 0.9, departments: legs.csv}\n"
     "economics: {fixed_cost: 10, training_cost: 3, tools_cost: 0.5, hours: 1, hourly_cost: 2,\n"
     "  cpm: 100, cpc: 0.5}\n"
     "channels: [email, conversation, feed]\n"
     "email: {audience: both, recipients: 5, onward_recipients: 2, forward: 0.2}\n"
     "conversation: {audience: colleagues, people: 3}\nfeed: {attention: 0.4, reshare: 0.1}\n"},
    {"product_of_stages_pays_for_who_takes_part", 20000,
     "run: {virality: always, seed: 102, replicates: 30000, days: 10, networks: 10000}\n"
     "associates: {count: 24, contacts: {law: poisson, mean: 6}}\n"
     "work_ties: {model: departments, departments: 4, mean_degree: 5, silo: 0.5,\n"
     "            department_size_cv: 0.6}\n"
     "market: {people: 150, segments: 4, contacts: {law: constant, mean: 5}}\n"
     "programme: {weeks: 7}\n"
     "adoption: {model: adkar, rule: product, support: 0.8, support_spread: 1, decay: 0.1,\n"
     "  peer_influence: 0.9, start_spread: 1, awareness: {start: 0.7, growth: 0.9},\n"
     "  desire: {start: 0.6, growth: 0.3, gate: 0.3}, knowledge: {start: 0.8, growth: 1},\n"
     "  ability: {start: 0.7, growth: 0.5, gate: 0.6},\n"
     "  reinforcement: {start: 0.8, growth: 0.2, gate: 1}}\n"
     "cascade: {seed_choice: random, seed_count: 3}\n"
     "trust: {peer_credibility: 0.5, reinforcement: 0.5}\n"
     "economics: {training_cost: 2, tools_cost: 1, cpm: 2000, cpc: 3, click_rate: 0.1}\n"
     "channels: [official-page, meeting, feed, shared-space]\n"
     "meeting: {audience: both, people: 5, every_days: 2}\n"
     "feed: {audience: both, attention: 0.4, reshare: 0.2, posts: 3, post_gap_days: 1,\n"
     "       fatigue: 0.4}\n"
     "shared-space: {audience: colleagues, attention: 0.5}\n"
     "official-page: {followers: 20, posts: 2, fatigue: 0.3}\n"},
    {"who_hears_is_not_who_takes_part", 20000,
     "run: {virality: always, seed: 103, replicates: 30000, days: 8, networks: 10000}\n"
     "associates: {count: 15, contacts: {law: lognormal, mean: 5, cv: 0.7}}\n"
     "work_ties: {model: hierarchy, span: 3, informal: 1.5, silo: 0.5}\n"
     "market: {audiences: separate, contacts: {law: poisson, mean: 3}}\n"
     "programme: {weeks: 0}\n"
     "adoption: {model: adkar, peer_influence: 1, start_spread: 0.7, awareness: {start: 0.8},\n"
     "  desire: {start: 0.7}, knowledge: {gate: 0}, ability: {start: 1, gate: 1},\n"
     "  reinforcement: {start: 0.6, gate: 0.55}}\n"
     "cascade: {seed_choice: degree, seed_count: 4}\n"
     "channels: [feed, conversation]\n"
     "conversation: {audience: colleagues, people: 2, attention: 0.8}\n"
     "feed: {audience: both, attention: 0.4, reshare: 0.1}\n"},
    {"what_is_learnt_is_seen_through_the_departments", 20000,
     "run: {virality: always, seed: 104, replicates: 30000, days: 12, networks: 10000}\n" ROSTER
     "work_ties: {model: departments, mean_degree: 3, silo: 0.4}\n"
     "participation: 0.7\ninternal_participation: 0.9\n"
     "programme: {weeks: 13}\n"
     "trust: {rule: weakest-leg, sincerity: 0.8, competency: 0.3, reliability: 0.2,\n"
     "  departments: legs.csv, peer_credibility: 0.4, reinforcement: 0.3,\n"
     "  learning: {knowledge: 0.5, hours: 3, per_hour: 0.05, practice: 0.9, feedback: 0.8,\n"
     "             pace: 0.2},\n"
     "  opportunities: {per_week: 2, kept: 0.95, audited: 0.6, weight: 0.1},\n"
     "  judged_by: perception, transparency: 0.4,\n"
     "  perceived: {sincerity: 0.5, competency: 0.9, reliability: 0.7}}\n"
     "channels: [official-page, feed, shared-space, conversation]\n"
     "official-page: {followers: 25, attention: 0.4}\n"
     "feed: {audience: both, attention: 0.5, reshare: 0.1, posts: 2, fatigue: 0.5}\n"
     "shared-space: {attention: 0.3, point: 0.2}\n"
     "conversation: {audience: colleagues, people: 4}\n"},
    {"adoption_and_legs_of_one_programme", 20000,
     "run: {virality: always, seed: 105, replicates: 30000, days: 9, networks: 10000}\n" ROSTER
     "work_ties: {model: random, mean_degree: 3}\n"
     "programme: {weeks: 5}\n"
     "adoption: {model: adkar, rule: product, support: 1, decay: 1, peer_influence: 0.3,\n"
     "  support_weeks: 3, awareness: {start: 0.5, growth: 1}, desire: {start: 0.5, growth: 0.6},\n"
     "  knowledge: {start: 0.9, growth: 0.1}, ability: {start: 0.9, growth: 0.7},\n"
     "  reinforcement: {start: 0.9, growth: 0.5, gate: 0.2}}\n"
     "trust: {rule: mean, competency: 0.1, reliability: 0.9, learning: {hours: 10,\n"
     "  practice: 1, feedback: 1, pace: 0.3}, opportunities: {kept: 0.1, weight: 0.3}}\n"
     "channels: [feed, email]\nfeed: {audience: both, attention: 0.5, reshare: 0.2}\n"
     "email: {audience: colleagues, recipients: 2}\n"},
};

int main(void) {
  void *folder;
  if (scratch_setup(&folder)) return 1;
  scratch_write("people.csv", PEOPLE);
  scratch_write("legs.csv", LEGS);
  int n_failed = compare_stories(stories, sizeof stories / sizeof *stories);
  return scratch_teardown(&folder) ? 1 : n_failed;
}
