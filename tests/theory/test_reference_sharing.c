/* ctest: long
 * The engine against the slow reference simulator where posts are repeated. */
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
};

int main(void) {
  return compare_stories(stories, sizeof stories / sizeof *stories);
}
