/* ctest: long
 * Common random numbers are exact: raising a probability, a leg of trust or participation, or
 * adding a channel never loses a person in any replicate. A theorem where participants nest,
 * acceptance is one coin for each pair, delays belong to pairs and senders, and neither
 * patience nor a hop limit cuts in. Each ladder is a row of organizations in one scenario. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/play.h"

enum { MAX_STEPS = 10, REPLICATES = 6000, TEXT = 4000 };

typedef struct {
  const char *name;
  const char *world;           /* lines of the base */
  const char *step[MAX_STEPS]; /* settings of one organization after the other, rising */
} ladder;

static uint64_t losses(const test_play *play, size_t lower, int measure) {
  const double *few = test_play_values(play, lower, measure);
  const double *many = test_play_values(play, lower + 1, measure);
  uint64_t n_lost = 0;
  for (uint64_t r = 0; r < play->result.n_replicates; r++) n_lost += many[r] < few[r];
  return n_lost;
}

static bool is_rising(const test_play *play, size_t lower, int measure) {
  return test_play_moments(play, lower, measure).mean <
         test_play_moments(play, lower + 1, measure).mean;
}

/* Returns the number of pairs of replicates that were compared. */
static uint64_t assert_ladder(const ladder *l) {
  char yaml[TEXT];
  int n =
      snprintf(yaml, sizeof yaml, "run: {seed: 31, replicates: %d, days: 12}\n%sorganizations:\n",
               REPLICATES, l->world);
  unsigned n_steps = 0;
  for (; n_steps < MAX_STEPS && l->step[n_steps]; n_steps++)
    n +=
        snprintf(yaml + n, sizeof yaml - (size_t)n, "  step-%u: {%s}\n", n_steps, l->step[n_steps]);
  assert_true(n < TEXT);
  test_play play;
  test_play_run(&play, "%s", yaml);
  uint64_t lost = 0;
  for (unsigned s = 0; s + 1 < n_steps; s++) {
    uint64_t of_reach = losses(&play, s, REACH_MEASURE_reach);
    uint64_t of_accepted = losses(&play, s, REACH_MEASURE_accepted_reach);
    uint64_t of_internal = losses(&play, s, REACH_MEASURE_internal_reach);
    if (of_reach + of_accepted + of_internal > 0)
      print_message("  LOST %s, step %u to %u: reach %lu, accepted %lu, internal %lu of %d\n",
                    l->name, s, s + 1, (unsigned long)of_reach, (unsigned long)of_accepted,
                    (unsigned long)of_internal, REPLICATES);
    lost += of_reach + of_accepted + of_internal;
    assert_true(is_rising(&play, s, REACH_MEASURE_accepted_reach)); /* the step matters */
  }
  print_message("  %-36s %u steps of %d replicates, lost %lu\n", l->name, n_steps - 1, REPLICATES,
                (unsigned long)lost);
  test_play_free(&play);
  assert_int_equal(lost, 0);
  return (uint64_t)(n_steps - 1) * REPLICATES;
}

#define SMALL_WORLD                                                                                \
  "associates: {count: 10, contacts: {law: poisson, mean: 12}}\n"                                  \
  "market: {people: 400, segments: 4, locality: 0.6, contacts: {law: lognormal, mean: 12}}\n"

#define COLLEAGUES                                                                                 \
  "work_ties: {model: departments, departments: 2, mean_degree: 4}\n"                              \
  "cascade: {seed_choice: random, seed_count: 2}\n"
/* What goes to some leads to one kind of people: m drawn among more are others. Posts go to both.
 */
#define ALL_INSIDE                                                                                 \
  "channels: [conversation, email, meeting, feed, shared-space]\n"                                 \
  "conversation: {audience: contacts, onward_people: 2, max_hops: 1000000}\n"                      \
  "email: {audience: colleagues, recipients: 2, forward: 0.2}\n"                                   \
  "meeting: {audience: colleagues, people: 3, every_days: 3}\n"                                    \
  "feed: {audience: both, reshare: 0.05}\n"                                                        \
  "shared-space: {audience: both, attention: 0.2, point: 0.1}\n"

#define NETWORKS                                                                                   \
  "professional-network: {contacts: {law: poisson, mean: 12}, reshare: 0.1, colleagues: 0.8}\n"    \
  "friends-network: {contacts: {law: poisson, mean: 9}, reshare: 0.1}\n"                           \
  "microblog: {contacts: {law: poisson, mean: 7}}\n"

static const ladder ladders[] = {
    {"attention of the feed",
     SMALL_WORLD "participation: 0.5\nchannels: [feed]\n",
     {"feed: {reshare: 0.1, attention: 0}", "feed: {reshare: 0.1, attention: 0.02}",
      "feed: {reshare: 0.1, attention: 0.1}", "feed: {reshare: 0.1, attention: 0.35}",
      "feed: {reshare: 0.1, attention: 0.7}", "feed: {reshare: 0.1, attention: 0.9}",
      "feed: {reshare: 0.1, attention: 0.99}", "feed: {reshare: 0.1, attention: 1}"}},
    {"attention of the feed, equal delays",
     SMALL_WORLD "participation: 1\nchannels: [feed, official-page]\n"
                 "official-page: {followers: 50, delay: constant}\n",
     {"feed: {reshare: 0.05, delay: constant, attention: 0.2}",
      "feed: {reshare: 0.05, delay: constant, attention: 0.5}",
      "feed: {reshare: 0.05, delay: constant, attention: 1}"}},
    {"attention of the feed, all talk",
     SMALL_WORLD "participation: 0.5\nchannels: [feed, conversation]\n"
                 "conversation: {people: 5, onward_people: 2, retell: 0.5, max_hops: 1000000}\n",
     {"feed: {attention: 0.1}", "feed: {attention: 0.5}", "feed: {attention: 1}"}},
    {"reshare",
     SMALL_WORLD "participation: 0.3\nchannels: [feed]\n",
     {"feed: {attention: 0.5, reshare: 0}", "feed: {attention: 0.5, reshare: 0.05}",
      "feed: {attention: 0.5, reshare: 0.2}", "feed: {attention: 0.5, reshare: 1}"}},
    {"attention of conversation",
     SMALL_WORLD "participation: 0.8\nchannels: [conversation]\n",
     {"conversation: {onward_people: 2, max_hops: 1000000, attention: 0}",
      "conversation: {onward_people: 2, max_hops: 1000000, attention: 0.3}",
      "conversation: {onward_people: 2, max_hops: 1000000, attention: 0.9}",
      "conversation: {onward_people: 2, max_hops: 1000000, attention: 1}"}},
    {"retell",
     SMALL_WORLD "participation: 0.8\nchannels: [conversation]\n",
     {"conversation: {onward_people: 3, max_hops: 1000000, retell: 0}",
      "conversation: {onward_people: 3, max_hops: 1000000, retell: 0.4}",
      "conversation: {onward_people: 3, max_hops: 1000000, retell: 1}"}},
    {"people told",
     SMALL_WORLD "participation: 0.8\nchannels: [conversation]\n",
     {"conversation: {max_hops: 1000000, people: 0, onward_people: 0}",
      "conversation: {max_hops: 1000000, people: 4, onward_people: 0}",
      "conversation: {max_hops: 1000000, people: 5, onward_people: 1}",
      "conversation: {max_hops: 1000000, people: 9, onward_people: 3}"}},
    {"attention of the page",
     SMALL_WORLD "participation: 0.2\nchannels: [official-page, feed, conversation]\n"
                 "conversation: {onward_people: 2, max_hops: 1000000}\nfeed: {reshare: 0.1}\n",
     {"official-page: {followers: 60, attention: 0}",
      "official-page: {followers: 60, attention: 0.3}",
      "official-page: {followers: 60, attention: 0.99}",
      "official-page: {followers: 60, attention: 1}"}},
    {"one network more",
     SMALL_WORLD COLLEAGUES NETWORKS "participation: 0.5\n",
     {"channels: [microblog]", "channels: [microblog, friends-network]",
      "channels: [microblog, friends-network, feed]",
      "channels: [microblog, friends-network, feed, professional-network]"}},
    {"attention on a network",
     SMALL_WORLD COLLEAGUES NETWORKS
     "participation: 0.5\n"
     "channels: [professional-network, friends-network, microblog]\n",
     {"professional-network: {attention: 0}", "professional-network: {attention: 0.2}",
      "professional-network: {attention: 0.7}", "professional-network: {attention: 1}"}},
    {"colleagues and reshares on a network",
     SMALL_WORLD COLLEAGUES NETWORKS
     "participation: 0.5\n"
     "channels: [professional-network, friends-network, microblog]\n",
     {"microblog: {reshare: 0, colleagues: 0}", "microblog: {reshare: 0, colleagues: 0.3}",
      "microblog: {reshare: 0.1, colleagues: 0.3}", "microblog: {reshare: 0.1, colleagues: 1}",
      "microblog: {reshare: 0.5, colleagues: 1, posts: 2}"}},
    {"a leg of trust",
     SMALL_WORLD "participation: 0.5\nchannels: [official-page, feed, conversation]\n"
                 "conversation: {onward_people: 2, max_hops: 1000000}\n"
                 "feed: {reshare: 0.1}\nofficial-page: {followers: 60}\n",
     {"trust: {sincerity: 0}", "trust: {sincerity: 0.3}", "trust: {sincerity: 0.8}",
      "trust: {sincerity: 1}", "trust: {sincerity: 1, reliability: 1, competency: 1}"}},
    {"a leg of trust, weakest leg",
     SMALL_WORLD "participation: 0.5\nchannels: [feed]\nfeed: {reshare: 0.1}\n",
     {"trust: {rule: weakest-leg, competency: 0.1}", "trust: {rule: weakest-leg, competency: 0.5}",
      "trust: {rule: weakest-leg, competency: 0.8}"}},
    {"a leg of trust, mean",
     SMALL_WORLD "participation: 0.5\nchannels: [feed]\nfeed: {reshare: 0.1}\n",
     {"trust: {rule: mean, reliability: 0}", "trust: {rule: mean, reliability: 0.5}",
      "trust: {rule: mean, reliability: 1}"}},
    {"learning",
     SMALL_WORLD "programme: {weeks: 12}\nparticipation: 0.5\nchannels: [feed]\n"
                 "feed: {reshare: 0.1}\ntrust: {competency: 0.1}\n",
     {"trust: {learning: {hours: 0, practice: 0.8, feedback: 0.5, pace: 0.5}}",
      "trust: {learning: {hours: 1, practice: 0.8, feedback: 0.5, pace: 0.5}}",
      "trust: {learning: {hours: 5, practice: 0.8, feedback: 0.5, pace: 0.5}}",
      "trust: {learning: {hours: 5, practice: 1, feedback: 0.5, pace: 0.5}}",
      "trust: {learning: {hours: 5, practice: 1, feedback: 1, pace: 0.5}}",
      "trust: {learning: {hours: 5, practice: 1, feedback: 1, pace: 0.5, knowledge: 0.6}}",
      "trust: {learning: {hours: 5, per_hour: 0.2, practice: 1, feedback: 1, pace: 0.5}}",
      "programme: {weeks: 30}, trust: {learning: {hours: 5, per_hour: 0.2, practice: 1, feedback: "
      "1, pace: 0.5}}"}},
    {"audited opportunities, better than known",
     SMALL_WORLD "programme: {weeks: 10}\nparticipation: 0.5\nchannels: [feed]\n"
                 "feed: {reshare: 0.1}\ntrust: {rule: weakest-leg, reliability: 0.2}\n",
     {"trust: {opportunities: {kept: 0.7, audited: 0}}",
      "trust: {opportunities: {kept: 0.7, audited: 0.5}}",
      "trust: {opportunities: {kept: 0.7, audited: 1}}",
      "trust: {opportunities: {kept: 0.7, per_week: 4}}",
      "trust: {opportunities: {kept: 0.8, per_week: 4}}",
      "trust: {opportunities: {kept: 0.8, per_week: 4, weight: 0.2}}"}},
    {"audited opportunities, worse than known: less of them",
     SMALL_WORLD "programme: {weeks: 10}\nparticipation: 0.5\nchannels: [feed]\n"
                 "feed: {reshare: 0.1}\ntrust: {reliability: 0.9}\n",
     {"trust: {opportunities: {kept: 0.1, per_week: 9}}",
      "trust: {opportunities: {kept: 0.1, per_week: 2}}",
      "trust: {opportunities: {kept: 0.1, per_week: 2, audited: 0.4}}",
      "trust: {opportunities: {kept: 0.1, per_week: 2, audited: 0}}"}},
    {"transparency of who is better than its name",
     SMALL_WORLD "participation: 0.5\nchannels: [feed]\nfeed: {reshare: 0.1}\n"
                 "trust: {judged_by: perception, perceived: {sincerity: 0.2, competency: 0.8, "
                 "reliability: 0.3}}\n",
     {"trust: {transparency: 0}", "trust: {transparency: 0.1}", "trust: {transparency: 0.6}",
      "trust: {transparency: 1}"}},
    {"transparency of who is worse: less of it",
     SMALL_WORLD "participation: 0.5\nchannels: [feed]\nfeed: {reshare: 0.1}\n"
                 "trust: {judged_by: perception, sincerity: 0.3, reliability: 0, perceived: "
                 "{sincerity: 0.9, competency: 0.8, reliability: 0.8}}\n",
     {"trust: {transparency: 1}", "trust: {transparency: 0.8}", "trust: {transparency: 0.3}",
      "trust: {transparency: 0}"}},
    {"credibility of peers",
     SMALL_WORLD "participation: 0.5\nchannels: [feed, conversation]\n"
                 "conversation: {onward_people: 3, retell: 0.7, max_hops: 1000000}\n"
                 "feed: {reshare: 0.15}\n",
     {"trust: {peer_credibility: 0}", "trust: {peer_credibility: 0.5}",
      "trust: {peer_credibility: 1}"}},
    {"participation",
     SMALL_WORLD "channels: [feed, conversation]\n"
                 "conversation: {onward_people: 2, max_hops: 1000000}\nfeed: {reshare: 0.05}\n",
     {"participation: 0", "participation: 0.1", "participation: 0.5", "participation: 0.9",
      "participation: 1"}},
    {"participation at work",
     SMALL_WORLD "work_ties: {model: departments, departments: 2, mean_degree: 4}\n"
                 "cascade: {seed_choice: random, seed_count: 2}\n"
                 "channels: [feed, conversation]\n"
                 "conversation: {audience: both, people: 6, onward_people: 1, max_hops: 1000000}\n"
                 "feed: {audience: both, reshare: 0.05}\n",
     {"participation: 0.2", "participation: 0.6", "participation: 1"}},
    {"channels added",
     SMALL_WORLD "participation: 0.5\n"
                 "conversation: {onward_people: 2, max_hops: 1000000}\n"
                 "feed: {reshare: 0.05}\nofficial-page: {followers: 60}\n",
     {"channels: [official-page]", "channels: [official-page, conversation]",
      "channels: [official-page, conversation, feed]"}},
    {"channels added in another order",
     SMALL_WORLD "participation: 0.5\n"
                 "conversation: {onward_people: 2, max_hops: 1000000}\n"
                 "feed: {reshare: 0.05}\nofficial-page: {followers: 60}\n",
     {"channels: [conversation]", "channels: [feed, conversation]",
      "channels: [feed, official-page, conversation]"}},
    {"traditional to social, separate audiences",
     "associates: {count: 10, contacts: {law: poisson, mean: 6}}\n"
     "market: {audiences: separate, contacts: {law: poisson, mean: 4}}\n"
     "conversation: {onward_people: 2, max_hops: 1000000}\n",
     {"channels: [conversation], participation: 0.3",
      "channels: [conversation, feed], participation: 0.3, feed: {attention: 0.3, reshare: 0.1}",
      "channels: [conversation, feed], participation: 0.7, feed: {attention: 0.6, reshare: 0.2}"}},
    {"participation inside",
     SMALL_WORLD COLLEAGUES "participation: 0.3\n" ALL_INSIDE,
     {"internal_participation: 0", "internal_participation: 0.1", "internal_participation: 0.4",
      "internal_participation: 0.7", "internal_participation: 1"}},
    {"participation inside by those who take part in nothing else",
     SMALL_WORLD COLLEAGUES "participation: 0.3\nchannels: [conversation, feed, shared-space]\n"
                            "conversation: {audience: both, max_hops: 1000000}\n"
                            "feed: {audience: both, reshare: 0.05}\n"
                            "shared-space: {audience: both, attention: 0.2, point: 0.1}\n",
     {"internal_participation: 0.3", "internal_participation: 0.6", "internal_participation: 1"}},
    {"participation outside",
     SMALL_WORLD COLLEAGUES "internal_participation: 0.7\n" ALL_INSIDE,
     {"participation: 0", "participation: 0.4", "participation: 1"}},
    {"credibility of peers below and above the space's",
     SMALL_WORLD "participation: 0.5\nchannels: [conversation, shared-space]\n"
                 "conversation: {onward_people: 3, retell: 0.7, max_hops: 1000000}\n"
                 "shared-space: {attention: 0.3, point: 0.4}\n",
     {"trust: {peer_credibility: 0}", "trust: {peer_credibility: 0.4}",
      "trust: {peer_credibility: 0.6}", "trust: {peer_credibility: 1}"}},
    {"a leg of trust, shared space",
     SMALL_WORLD "participation: 0.5\nchannels: [conversation, email, shared-space]\n"
                 "conversation: {onward_people: 2, max_hops: 1000000}\n"
                 "email: {audience: contacts, forward: 0.3}\n"
                 "shared-space: {attention: 0.3, point: 0.4}\n",
     {"trust: {sincerity: 0}", "trust: {sincerity: 0.5}", "trust: {sincerity: 1}"}},
    {"attention of e-mail",
     SMALL_WORLD "participation: 0.5\nchannels: [email]\n",
     {"email: {audience: contacts, onward_recipients: 2, forward: 0.4, attention: 0}",
      "email: {audience: contacts, onward_recipients: 2, forward: 0.4, attention: 0.5}",
      "email: {audience: contacts, onward_recipients: 2, forward: 0.4, attention: 1}"}},
    {"forward",
     SMALL_WORLD "participation: 0.5\nchannels: [email, feed]\nfeed: {reshare: 0.05}\n",
     {"email: {audience: contacts, forward: 0}", "email: {audience: contacts, forward: 0.3}",
      "email: {audience: contacts, forward: 1}"}},
    {"attention of the meeting",
     SMALL_WORLD "participation: 0.5\nchannels: [meeting, conversation]\n"
                 "conversation: {onward_people: 2, max_hops: 1000000}\n",
     {"meeting: {audience: contacts, attention: 0}",
      "meeting: {audience: contacts, attention: 0.5}",
      "meeting: {audience: contacts, attention: 1}"}},
    {"attention of the space",
     SMALL_WORLD "participation: 0.5\nchannels: [shared-space, conversation]\n"
                 "conversation: {onward_people: 2, max_hops: 1000000}\n",
     {"shared-space: {point: 0.2, attention: 0}", "shared-space: {point: 0.2, attention: 0.1}",
      "shared-space: {point: 0.2, attention: 0.6}", "shared-space: {point: 0.2, attention: 1}"}},
    {"pointing to the space",
     SMALL_WORLD "participation: 0.5\nchannels: [shared-space, feed]\n"
                 "feed: {reshare: 0.05, delay: power-law}\n",
     {"shared-space: {attention: 0.3, point: 0}", "shared-space: {attention: 0.3, point: 0.1}",
      "shared-space: {attention: 0.3, point: 1}"}},
    {"all channels added",
     SMALL_WORLD COLLEAGUES "participation: 0.5\n"
                            "conversation: {onward_people: 2, max_hops: 1000000}\n"
                            "email: {forward: 0.2}\nfeed: {reshare: 0.05, delay: two-component}\n"
                            "shared-space: {point: 0.1}\nofficial-page: {followers: 60}\n",
     {"channels: [meeting, conversation]", "channels: [meeting, conversation, email]",
      "channels: [meeting, conversation, email, feed]",
      "channels: [meeting, conversation, email, feed, shared-space]",
      "channels: [meeting, conversation, email, feed, shared-space, official-page]"}},
    {"more posts",
     SMALL_WORLD "participation: 0.5\nchannels: [official-page, feed]\n"
                 "official-page: {followers: 60, attention: 0.1}\n",
     {"feed: {attention: 0.2, reshare: 0.1}",
      "feed: {attention: 0.2, reshare: 0.1, posts: 2, fatigue: 0.5}",
      "feed: {attention: 0.2, reshare: 0.1, posts: 2, fatigue: 0.1}",
      "feed: {attention: 0.2, reshare: 0.1, posts: 6, fatigue: 0.1}",
      "feed: {attention: 0.2, reshare: 0.1, posts: 6, fatigue: 0}",
      "feed: {attention: 0.2, reshare: 0.1, posts: 30, fatigue: 0}",
      "feed: {attention: 0.2, reshare: 0.1, posts: 30, fatigue: 0, post_gap_days: 0.3}"}},
    {"more posts of the page, colleagues too",
     SMALL_WORLD COLLEAGUES "participation: 0.6\nchannels: [official-page, feed]\n"
                            "feed: {audience: both, attention: 0.3, reshare: 0.1, posts: 2}\n",
     {"official-page: {followers: 60, posts: 1}",
      "official-page: {followers: 60, posts: 3, post_gap_days: 4, fatigue: 0.6}",
      "official-page: {followers: 60, posts: 3, post_gap_days: 2, fatigue: 0.6}",
      "official-page: {followers: 60, posts: 9, post_gap_days: 2, fatigue: 0.2}"}},
    {"reinforcement",
     SMALL_WORLD "participation: 0.6\nchannels: [official-page, feed, conversation]\n"
                 "official-page: {followers: 100}\nfeed: {reshare: 0.2, attention: 0.5}\n"
                 "conversation: {onward_people: 2, retell: 0.7, max_hops: 1000000}\n",
     {"trust: {reinforcement: 0}", "trust: {reinforcement: 0.1}", "trust: {reinforcement: 0.4}",
      "trust: {reinforcement: 1}"}},
    {"trust and posts, reinforced",
     SMALL_WORLD COLLEAGUES "participation: 0.6\nchannels: [feed, shared-space, conversation]\n"
                            "conversation: {onward_people: 2, max_hops: 1000000}\n"
                            "shared-space: {audience: both, attention: 0.2, point: 0.2}\n",
     {"feed: {audience: both, attention: 0.3, reshare: 0.2}, trust: {sincerity: 0, "
      "reinforcement: 0.5}",
      "feed: {audience: both, attention: 0.3, reshare: 0.2}, trust: {sincerity: 0.2, "
      "reinforcement: 0.5}",
      "feed: {audience: both, attention: 0.5, reshare: 0.2}, trust: {sincerity: 0.2, "
      "reinforcement: 0.5}",
      "feed: {audience: both, attention: 0.5, reshare: 0.4, posts: 3}, trust: {sincerity: 0.2, "
      "reinforcement: 0.5}",
      "feed: {audience: both, attention: 0.5, reshare: 0.4, posts: 3}, trust: {sincerity: 0.7, "
      "peer_credibility: 0.9, reinforcement: 0.6}"}},
    {"reshares and posts, some more active than others",
     "associates: {count: 10, contacts: {law: poisson, mean: 12}, activity_sigma: 1}\n"
     "market: {people: 400, segments: 4, locality: 0.6, contacts: {law: lognormal, mean: 12},\n"
     "         activity_sigma: 2}\nparticipation: 0.6\nchannels: [feed]\n",
     {"feed: {attention: 0.2, reshare: 0.05}", "feed: {attention: 0.4, reshare: 0.05}",
      "feed: {attention: 0.4, reshare: 0.3}", "feed: {attention: 0.4, reshare: 0.3, posts: 2}",
      "feed: {attention: 0.4, reshare: 1, posts: 3}"}},
    {"participation that leans towards contacts",
     SMALL_WORLD "participation_correlation: 0.7\nchannels: [feed, conversation]\n"
                 "conversation: {onward_people: 2, max_hops: 1000000}\nfeed: {reshare: 0.05}\n",
     {"participation: 0.1", "participation: 0.4", "participation: 0.8", "participation: 1"}},
    {"few people, nearly all of them contacts",
     "associates: {count: 4, contacts: {law: constant, mean: 30}}\n"
     "market: {people: 35, segments: 1, contacts: {law: constant, mean: 33}}\n"
     "participation: 1\nchannels: [feed]\n",
     {"feed: {reshare: 0.1, attention: 0.05}", "feed: {reshare: 0.1, attention: 0.3}",
      "feed: {reshare: 0.3, attention: 0.3}"}},
};

static void test_more_never_reaches_fewer(void **state) {
  (void)state;
  uint64_t n_pairs = 0;
  for (size_t i = 0; i < sizeof ladders / sizeof *ladders; i++)
    n_pairs += assert_ladder(&ladders[i]);
  print_message("  %lu pairs of replicates in all\n", (unsigned long)n_pairs);
  assert_true(n_pairs >= 100000);
}

static void test_a_likelier_telling_never_reaches_fewer_on_a_network(void **state) {
  (void)state;
  enum { STEPS = 5, PAIRS = 20000 };
  char path[TEST_PATH];
  test_network_write(path, "0-1 1-2 2-0 2-3 3-4 4-5 5-3 5-6 6-7 7-8 8-9 9-6 9-10 10-11 11-0");
  test_play play;
  test_play_run(&play,
                "network: {file: %s}\n"
                "cascade: {seed_set: [0]}\n"
                "run: {seed: 32, replicates: %d}\n"
                "organizations:\n"
                "  a: {cascade: {probability: 0}}\n"
                "  b: {cascade: {probability: 0.2}}\n"
                "  c: {cascade: {probability: 0.5}}\n"
                "  d: {cascade: {probability: 0.9}}\n"
                "  e: {cascade: {probability: 1}}\n",
                path, PAIRS);
  unlink(path);
  for (size_t s = 0; s + 1 < STEPS; s++) {
    assert_int_equal(losses(&play, s, REACH_MEASURE_reach), 0);
    assert_true(is_rising(&play, s, REACH_MEASURE_reach));
  }
  test_play_free(&play);
}

/* The day on which the baseline is passed exists exactly where it is passed. */
static void test_days_to_baseline_exist_where_the_baseline_is_passed(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                "run: {seed: 33, replicates: 5000, days: 12}\n" SMALL_WORLD "organizations:\n"
                "  traditional: {participation: 1, channels: [conversation],\n"
                "                conversation: {people: 3}}\n"
                "  social: {participation: 0.4, channels: [feed], feed: {attention: 0.6}}\n");
  const double *before = test_play_values(&play, 0, REACH_MEASURE_reach);
  const double *after = test_play_values(&play, 1, REACH_MEASURE_reach);
  const double *own = test_play_values(&play, 0, REACH_MEASURE_days_to_baseline);
  const double *day = test_play_values(&play, 1, REACH_MEASURE_days_to_baseline);
  unsigned n_passed = 0;
  for (uint64_t r = 0; r < play.result.n_replicates; r++) {
    assert_true(own[r] != own[r]); /* nobody passes itself */
    assert_int_equal(day[r] == day[r], after[r] > before[r]);
    if (day[r] == day[r]) assert_true(day[r] >= 0 && day[r] <= 12);
    n_passed += after[r] > before[r];
  }
  assert_in_range(n_passed, 500, 4500); /* both cases occur */
  test_play_free(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_more_never_reaches_fewer),
      cmocka_unit_test(test_a_likelier_telling_never_reaches_fewer_on_a_network),
      cmocka_unit_test(test_days_to_baseline_exist_where_the_baseline_is_passed)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
