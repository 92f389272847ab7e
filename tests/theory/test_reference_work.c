/* ctest: long
 * The engine against the slow reference simulator on work ties that are drawn: hierarchies with
 * and without informal ties, ties at random, departments of unequal sizes; in all of them the
 * message starts with few and travels inside first. */
#include "reference/compare.h"
#include "support/play.h"

#define AROUND                                                                                     \
  "market: {people: 120, segments: 4, locality: 0.8, contacts: {law: constant, mean: 4}}\n"
#define INSIDE_OUT                                                                                 \
  "participation: 0.6\ninternal_participation: 0.9\n"                                              \
  "trust: {sincerity: 0.9, competency: 0.95, reliability: 0.9}\n"                                  \
  "economics: {training_cost: 2, tools_cost: 0.5, cpm: 700}\n"                                     \
  "channels: [meeting, email, conversation]\n"                                                     \
  "meeting: {people: 3, every_days: 2}\nemail: {recipients: 2}\n"                                  \
  "conversation: {audience: both, people: 3}\n"

static const reference_story stories[] = {
    {"reporting_lines_alone_from_the_head", 8000,
     "run: {virality: always, seed: 91, replicates: 20000, days: 12, networks: 5000}\n"
     "associates: {count: 22, contacts: {law: poisson, mean: 4}}\n"
     "work_ties: {model: hierarchy, span: 3, informal: 0}\n"
     "cascade: {seed_set: [0]}\n" AROUND INSIDE_OUT},
    {"hierarchy_with_informal_ties_from_anybody", 8000,
     "run: {virality: always, seed: 92, replicates: 30000, days: 12, networks: 10000}\n"
     "associates: {count: 24, contacts: {law: poisson, mean: 4}}\n"
     "work_ties: {model: hierarchy, span: 4, informal: 3, silo: 0.6}\n"
     "cascade: {seed_choice: random, seed_count: 2}\n" AROUND INSIDE_OUT},
    {"branch_of_a_hierarchy_starts", 8000,
     "run: {virality: always, seed: 93, replicates: 30000, days: 12, networks: 10000}\n"
     "associates: {count: 15, contacts: {law: poisson, mean: 4}}\n"
     "work_ties: {model: hierarchy, span: 2, informal: 2, silo: 0.3}\n"
     "cascade: {seed_choice: department, seed_department: 1}\n" AROUND INSIDE_OUT},
    {"best_connected_of_a_hierarchy_start", 8000,
     "run: {virality: always, seed: 94, replicates: 30000, days: 9, networks: 10000}\n"
     "associates: {count: 20, contacts: {law: poisson, mean: 4}}\n"
     "work_ties: {model: hierarchy, span: 5, informal: 4, silo: 0}\n"
     "cascade: {seed_choice: degree, seed_count: 2}\n" AROUND INSIDE_OUT},
    {"ties_at_random", 8000,
     "run: {virality: always, seed: 95, replicates: 30000, days: 12, networks: 10000}\n"
     "associates: {count: 20, contacts: {law: poisson, mean: 4}}\n"
     "work_ties: {model: random, departments: 5, mean_degree: 2.5}\n"
     "cascade: {seed_choice: random, seed_count: 1}\n" AROUND INSIDE_OUT},
    {"largest_of_unequal_departments_starts", 8000,
     "run: {virality: always, seed: 96, replicates: 30000, days: 12, networks: 10000}\n"
     "associates: {count: 26, contacts: {law: poisson, mean: 4}}\n"
     "work_ties: {model: departments, departments: 6, department_size_cv: 1, mean_degree: 3,\n"
     "            silo: 0.7}\n"
     "cascade: {seed_choice: department, seed_department: 0}\n" AROUND INSIDE_OUT},
    {"smallest_of_very_unequal_departments_starts", 8000,
     "run: {virality: always, seed: 97, replicates: 30000, days: 12, networks: 10000}\n"
     "associates: {count: 20, contacts: {law: poisson, mean: 4}}\n"
     "work_ties: {model: departments, departments: 5, department_size_cv: 1.9, mean_degree: 4,\n"
     "            silo: 0.2}\n"
     "cascade: {seed_choice: department, seed_department: 4}\n" AROUND INSIDE_OUT},
    {"homes_of_unequal_departments", 10000,
     "run: {virality: always, seed: 98, replicates: 20000, days: 12}\n"
     "associates: {count: 12, contacts: {law: poisson, mean: 8}}\n"
     "work_ties: {departments: 4, department_size_cv: 0.8}\n" AROUND
     "participation: 1\nchannels: [feed]\nfeed: {attention: 0.5, reshare: 0}\n"},
};

int main(void) {
  return compare_stories(stories, sizeof stories / sizeof *stories);
}
