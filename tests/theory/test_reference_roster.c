/* ctest: long
 * The engine against the slow reference simulator on companies with people of their own: reporting
 * lines of a roster, contacts that are given, groups that start, and trust in each associate. */
#include "reference/compare.h"
#include "support/play.h"
#include "support/scratch.h"

#define PEOPLE                                                                                     \
  "id,manager,department,contacts,group,sincerity,competency,reliability\n"                        \
  "a,,board,7,pilot,1,0.9,\nb,a,sales,9,pilot,,,0\nc,a,lab,2,,0.4,,\nd,b,sales,0,,,1,1\n"          \
  "e,b,sales,,pilot,,,\nf,c,lab,5,,0,,\ng,c,lab,,,,,\nh,g,lab,9,pilot,0.7,0.7,0.7\ni,h,ops,,,,,\n"
#define LEGS "department,reliability,competency\nsales,0.5,\nlab,,0.6\nops,1,1\n"

#define WORLD                                                                                      \
  "associates: {roster: people.csv, contacts: {law: poisson, mean: 4}}\n"                          \
  "market: {people: 120, segments: 4, locality: 0.8, contacts: {law: constant, mean: 4}}\n"        \
  "participation: 0.7\ninternal_participation: 0.9\n"

static const reference_story stories[] = {
    {"reporting_lines_and_informal_ties_of_a_roster", 12000,
     "run: {virality: always, seed: 81, replicates: 30000, days: 12, networks: 10000}\n" WORLD
     "work_ties: {model: roster, informal: 2, silo: 0.3}\n"
     "cascade: {seed_choice: group, seed_group: pilot}\n"
     "trust: {sincerity: 0.9, competency: 0.8, reliability: 0.9, departments: legs.csv}\n"
     "channels: [meeting, email, conversation]\n"
     "meeting: {audience: contacts, people: 3, every_days: 2}\nemail: {recipients: 2}\n"
     "conversation: {audience: colleagues, people: 3}\n"},
    {"everybody_posts_and_each_is_believed_by_its_own_legs", 12000,
     "run: {virality: always, seed: 82, replicates: 30000, days: 12}\n" WORLD
     "trust: {sincerity: 0.9, competency: 0.8, reliability: 0.9, rule: weakest-leg, "
     "departments: legs.csv}\n"
     "channels: [official-page, feed, shared-space]\nofficial-page: {followers: 20}\n"
     "feed: {attention: 0.5, reshare: 0.05}\nshared-space: {attention: 0.2, point: 0.1}\n"},
    {"departments_of_a_roster_draw_ties", 12000,
     "run: {virality: always, seed: 83, replicates: 30000, days: 12, networks: 10000}\n" WORLD
     "work_ties: {model: departments, mean_degree: 2, silo: 0.4}\n"
     "cascade: {seed_choice: random, seed_count: 2}\n"
     "trust: {rule: mean}\nchannels: [feed, conversation]\n"
     "feed: {audience: both, reshare: 0.05}\nconversation: {audience: colleagues, people: 3}\n"},
};

int main(void) {
  void *folder;
  if (scratch_setup(&folder)) return 1;
  scratch_write("people.csv", PEOPLE);
  scratch_write("legs.csv", LEGS);
  int n_failed = compare_stories(stories, sizeof stories / sizeof *stories);
  return scratch_teardown(&folder) ? 1 : n_failed;
}
