/* The numbers of feed and networks: docs/model.md section 2, "Each channel". */
#include <gsl/gsl_randist.h>
#include <math.h>

#include "reference/reference.h"

#define FEED(block)                                                                                \
  (reference_feed) {                                                                               \
    .attention = p->block##_attention, .reshare = p->block##_reshare,                              \
    .fidelity = p->block##_fidelity, .fatigue = p->block##_fatigue,                                \
    .gap_days = p->block##_post_gap_days, .posts = p->block##_posts, .copy = p->block##_copy,      \
    .delay = {                                                                                     \
      p->block##_delay,                                                                            \
      p->block##_half_life_days,                                                                   \
      p->block##_tail,                                                                             \
      p->block##_fast_share,                                                                       \
      p->block##_slow_half_life_days,                                                              \
      p->block##_shape,                                                                            \
      p->block##_sigma                                                                             \
    }                                                                                              \
  }

#define CIRCLE(block)                                                                              \
  (feed.is_network = true, feed.contacts_law = p->block##_contacts_law,                            \
   feed.contacts_mean = p->block##_contacts_mean, feed.contacts_cv = p->block##_contacts_cv,       \
   feed.contacts_shape = p->block##_contacts_shape, feed.colleagues = p->block##_colleagues)

/* In the order in which copies of the same instant count. */
reference_feed reference_feed_of(const reach_params *p, int number) {
  const int channel[REFERENCE_FEEDS] = {REACH_CHANNEL_FEED, REACH_CHANNEL_PROFESSIONAL,
                                        REACH_CHANNEL_FRIENDS, REACH_CHANNEL_MICROBLOG};
  reference_feed feed;
  if (number == 0) {
    feed = FEED(feed);
    feed.audience = p->feed_audience;
  } else if (number == 1) {
    feed = FEED(professional);
    CIRCLE(professional);
  } else if (number == 2) {
    feed = FEED(friends);
    CIRCLE(friends);
  } else {
    feed = FEED(microblog);
    CIRCLE(microblog);
  }
  bool has_colleagues = feed.colleagues > 0 && p->work_ties_model != REACH_TIES_NONE;
  if (feed.is_network)
    feed.audience = has_colleagues ? REACH_AUDIENCE_BOTH : REACH_AUDIENCE_CONTACTS;
  feed.channel = channel[number];
  return feed;
}

/* Once for all: lognormal with mean 1. */
double reference_activity(reference_run *run, uint32_t who) {
  const reach_params *p = run->what->params;
  bool works_here = who < run->n_associates;
  double sigma = works_here ? p->associates_activity_sigma : p->market_activity_sigma;
  double *activity = &run->person[who].activity;
  if (isnan(*activity)) *activity = gsl_ran_lognormal(run->rng, -sigma * sigma / 2, sigma);
  return *activity;
}

/* Associates as often as they are asked to and active, people of the market once. */
int64_t reference_posts(reference_run *run, uint32_t who, const reference_feed *feed) {
  if (who >= run->n_associates) return 1;
  double posts = (double)feed->posts * reference_activity(run, who), whole = floor(posts);
  return (int64_t)fmin(1000, whole + reference_coin(run->rng, posts - whole));
}
