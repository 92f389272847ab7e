/* The shape of cascades of posts beside published figures. The bands are wider than the figures,
 * which come from one platform each. */
#include "present/bands.h"

#include <stdio.h>
#include <string.h>

#include "present/headline.h"
#include "present/number.h"

typedef struct {
  int measure, whole; /* the share of one in the other: a ratio of means */
  double least, most;
  const char *what, *published;
  const char *why; /* @: the block of the posts, #: of the contacts they are open to */
} band;

/* Goel, Watts, Goldstein 2012; Watts (1 billion tweets); Kwak et al. 2010; Goel et al. 2015. */
static const band bands[] = {
    {REACH_MEASURE_posts_unshared, REACH_MEASURE_first_posts, 0.90, 1,
     "of first posts are not reshared", "93-95 %",
     "posts are reshared more readily than real ones: try a smaller @.reshare"},
    {REACH_MEASURE_posts_reshared_once, REACH_MEASURE_first_posts, 0.03, 0.07, "are reshared once",
     "3-5 %", "@.reshare, @.attention and the number of contacts set it together"},
    {REACH_MEASURE_reshares_at_hop_one, REACH_MEASURE_reshares, 0.95, 1,
     "of reshares are of the first post", "96 %",
     "a reshare is reshared as readily as a first post here, the more so the more contacts people "
     "of the market have; try a smaller @.reshare or #.contacts.mean"},
    {REACH_MEASURE_posts_of_hundred, REACH_MEASURE_first_posts, 0, 0.001,
     "grow to 100 posts or more", "0.025 %",
     "the page has many followers, or the feed is near to being supercritical; try a smaller "
     "@.reshare"},
};

enum { N_BANDS = sizeof bands / sizeof *bands };

static void append(reach_sentence *to, const char *text) {
  size_t used = strlen(to->text);
  snprintf(to->text + used, sizeof to->text - used, "%s", text);
}

static bool is_outside(const band *b, double mean) {
  return mean < b->least || mean > b->most;
}

static void append_figure(reach_sentence *to, const band *b, double mean, bool is_first) {
  char text[160];
  snprintf(text, sizeof text, "%s%.20s %s (published %s%s)", is_first ? "" : ", ",
           reach_number_percent(mean, mean > 0 && mean < 0.01 ? 3 : 1).text, b->what, b->published,
           is_outside(b, mean) ? ": missed" : "");
  append(to, text);
}

typedef struct {
  int channel;
  const char *posts, *contacts;
} blocks;

#define NETWORK(NAME, field, key) {REACH_CHANNEL_##NAME, key, key},

/* Of the first channel of posts in use. */
static blocks blocks_of(const reach_params *p) {
  static const blocks known[] = {{REACH_CHANNEL_FEED, "feed", "market"}, REACH_NETWORKS(NETWORK)};
  size_t i = 0;
  while (i + 1 < sizeof known / sizeof *known && !(p->channels >> known[i].channel & 1)) i++;
  return known[i];
}

static void append_why(reach_sentence *to, const char *why, blocks block) {
  for (; *why; why++) {
    char letter[] = {*why, 0};
    append(to, *why == '@' ? block.posts : *why == '#' ? block.contacts : letter);
  }
}

reach_sentence reach_sentence_bands(const reach_result *result, size_t organization) {
  const reach_summary *summary = result->answer[organization].summary;
  reach_line name = reach_line_clean(result->scenario->organization[organization].name);
  const reach_params *p = &result->scenario->organization[organization].params;
  reach_sentence out = {""}, why = {""};
  const reach_summary *reshares = &summary[REACH_MEASURE_reshares];
  if (!reshares->n || !(reshares->mean > 0)) return out;
  snprintf(out.text, sizeof out.text, "Feed cascades of %.600s: ", name.text);
  for (size_t i = 0; i < N_BANDS; i++) {
    double share = summary[bands[i].measure].mean / summary[bands[i].whole].mean;
    append_figure(&out, &bands[i], share, i == 0);
    if (!is_outside(&bands[i], share)) continue;
    append(&why, *why.text ? "; " : " Why: ");
    append_why(&why, bands[i].why, blocks_of(p));
  }
  append(&out, ".");
  if (*why.text) append(&why, ".");
  append(&out, why.text);
  return out;
}

/* LinkedIn 2017: 3 % of the employees share, and make 30 % of the engagement. */
reach_sentence reach_sentence_engagement(const reach_result *result, size_t organization) {
  const double least = 0.2, most = 0.4;
  const reach_organization *o = &result->scenario->organization[organization];
  const reach_summary *top = &result->answer[organization].summary[REACH_MEASURE_engagement_top3];
  reach_line name = reach_line_clean(o->name);
  reach_sentence out = {""};
  if (!top->n || !(top->mean > 0 && top->mean <= 1)) return out;
  bool is_missed = top->mean < least || top->mean > most;
  snprintf(out.text, sizeof out.text,
           "Engagement of %.600s: the most engaging 3 %% of the associates who post make %.20s of "
           "the impressions of all their posts (published 30 %%%s).",
           name.text, reach_number_percent(top->mean, 1).text, is_missed ? ": missed" : "");
  if (!is_missed) return out;
  append(&out, " Why: ");
  if (top->mean > most)
    append(&out, "a few have most of the contacts, or post most; try a smaller "
                 "associates.activity_sigma or associates.contacts.cv.");
  else if (o->params.associates_activity_sigma > 0)
    append(&out, "they differ too little in contacts and in how often they post, or contacts tire "
                 "of the active; try a larger associates.activity_sigma.");
  else
    append(&out, "all of them post alike and differ only in their contacts; try "
                 "associates.activity_sigma 1.1 (1.4 where contacts are alike, too).");
  return out;
}
