/* Channels as rows of numbers, made from the parameters. */
#include "cascade/channels.h"

#include <math.h>
#include <stdio.h>

static uint32_t name_of(const char *channel, const char *purpose) {
  char name[64];
  snprintf(name, sizeof name, "%s/%s", channel, purpose);
  return reach_stream_name(name);
}

/* What all channels have in common unless they say otherwise. */
static reach_channel channel_named(const char *name) {
  return (reach_channel){.fidelity = 1,
                         .attention = 1,
                         .colleagues = 1,
                         .posts = 1,
                         .patience = 1,
                         .delay = {.law = REACH_DELAY_CONSTANT},
                         .max_hops = UINT32_MAX,
                         .walk_name = name_of(name, "walk"),
                         .inside_walk_name = name_of(name, "inside-walk"),
                         .marks_name = name_of(name, "marks"),
                         .pass_on_name = name_of(name, "pass-on"),
                         .posts_name = name_of(name, "posts")};
}

static void set_audience(reach_channel *channel, int audience) {
  channel->to_contacts = audience != REACH_AUDIENCE_COLLEAGUES;
  channel->to_colleagues = audience != REACH_AUDIENCE_CONTACTS;
}

static void set_attention(reach_channel *channel, double attention) {
  channel->attention = attention;
  channel->clock = -log1p(-attention); /* INFINITY at 1 */
}

/* So do those of repeated posts. */
#define SET_POSTS(row, p, channel)                                                                 \
  ((row)->posts = (uint64_t)(p)->channel##_posts,                                                  \
   (row)->post_gap_days = (p)->channel##_post_gap_days, (row)->fatigue = (p)->channel##_fatigue)

/* The delay parameters of a channel stand under the same names. */
#define DELAY_OF(p, channel)                                                                       \
  ((reach_delay){.law = (p)->channel##_delay,                                                      \
                 .half_life_days = (p)->channel##_half_life_days,                                  \
                 .tail = (p)->channel##_tail,                                                      \
                 .fast_share = (p)->channel##_fast_share,                                          \
                 .slow_half_life_days = (p)->channel##_slow_half_life_days,                        \
                 .shape = (p)->channel##_shape,                                                    \
                 .sigma = (p)->channel##_sigma})

/* Below a ten-thousandth of a second, and above what two days of ten years need to differ. */
static const double LEAST_SPACE_DAYS = 1e-9;

static void plan_page(reach_channel *page, const reach_params *p) {
  *page = channel_named("official-page");
  set_attention(page, p->page_attention);
  SET_POSTS(page, p, page);
  page->delay = DELAY_OF(p, page);
  page->fidelity = p->page_fidelity;
}

static void plan_conversation(reach_channel *talk, const reach_params *p) {
  *talk = channel_named("conversation");
  set_audience(talk, p->conversation_audience);
  talk->is_to_some = talk->is_in_order = true;
  talk->people = (uint64_t)p->conversation_people;
  talk->onward_people = (uint64_t)p->conversation_onward_people;
  talk->gap_days = talk->wait_days = 1 / p->conversation_pace;
  set_attention(talk, p->conversation_attention);
  talk->fidelity = p->conversation_fidelity;
  talk->pass_on = p->conversation_retell;
  talk->patience = p->conversation_patience;
  talk->max_hops = (uint32_t)p->conversation_max_hops;
}

static void plan_email(reach_channel *email, const reach_params *p) {
  *email = channel_named("email");
  set_audience(email, p->email_audience);
  email->is_to_some = true;
  email->people = (uint64_t)p->email_recipients;
  email->onward_people = (uint64_t)p->email_onward_recipients;
  set_attention(email, p->email_attention);
  email->delay = DELAY_OF(p, email);
  email->is_linked = p->email_copy == REACH_COPY_LINKED;
  email->fidelity = p->email_fidelity;
  email->pass_on = p->email_forward;
}

/* People of the market hold no meetings. */
static void plan_meeting(reach_channel *meeting, const reach_params *p) {
  *meeting = channel_named("meeting");
  set_audience(meeting, p->meeting_audience);
  meeting->is_to_some = true;
  meeting->people = (uint64_t)p->meeting_people;
  meeting->wait_days = p->meeting_every_days;
  set_attention(meeting, p->meeting_attention);
  meeting->fidelity = p->meeting_fidelity;
}

/* The numbers of feeds stand under the same names. */
#define PLAN_FEED(NAME, field, key)                                                                \
  {                                                                                                \
    reach_channel *feed = &plan->channel[REACH_CHANNEL_##NAME];                                    \
    *feed = channel_named(key);                                                                    \
    feed->is_feed = true;                                                                          \
    set_attention(feed, p->field##_attention);                                                     \
    SET_POSTS(feed, p, field);                                                                     \
    feed->delay = DELAY_OF(p, field);                                                              \
    feed->is_linked = p->field##_copy == REACH_COPY_LINKED;                                        \
    feed->fidelity = p->field##_fidelity;                                                          \
    feed->pass_on = p->field##_reshare;                                                            \
  }

static void plan_feeds(reach_plan *plan, const reach_params *p) {
  REACH_FEEDS(PLAN_FEED)
  set_audience(&plan->channel[REACH_CHANNEL_FEED], p->feed_audience);
}

static void plan_space(reach_channel *space, const reach_params *p) {
  *space = channel_named("shared-space");
  set_audience(space, p->space_audience);
  set_attention(space, p->space_attention);
  space->delay = DELAY_OF(p, space);
  space->delay.least_days = LEAST_SPACE_DAYS; /* copies of hop 1 come after what led to them */
  space->is_linked = space->is_source = true;
  space->pass_on = p->space_point;
}

typedef struct {
  int channel, circle;
  const char *key;
  int law;
  double mean, cv, shape, colleagues;
} network;

#define NETWORK(NAME, field, key)                                                                  \
  {REACH_CHANNEL_##NAME,      REACH_CIRCLE_##NAME,      key,                                       \
   p->field##_contacts_law,   p->field##_contacts_mean, p->field##_contacts_cv,                    \
   p->field##_contacts_shape, p->field##_colleagues},

static int plan_network(reach_plan *plan, const network *row, reach_report *report) {
  reach_channel *channel = &plan->channel[row->channel];
  reach_circle *circle = &plan->circle[row->circle];
  channel->circle = row->circle;
  channel->colleagues = row->colleagues;
  channel->to_contacts = true;
  channel->to_colleagues = row->colleagues > 0 && plan->world->network;
  if (!channel->is_used) return 0;
  circle->is_used = true;
  circle->counts_name = name_of(row->key, "contact-count");
  circle->contacts_name = name_of(row->key, "contacts");
  circle->colleagues_name = name_of(row->key, "colleagues");
  return reach_law_init(&circle->law, row->law, row->mean, row->cv, row->shape, report);
}

int reach_plan_channels(reach_plan *plan, const reach_params *p, reach_report *report) {
  plan_page(&plan->channel[REACH_CHANNEL_PAGE], p);
  plan_conversation(&plan->channel[REACH_CHANNEL_CONVERSATION], p);
  plan_email(&plan->channel[REACH_CHANNEL_EMAIL], p);
  plan_meeting(&plan->channel[REACH_CHANNEL_MEETING], p);
  plan_feeds(plan, p);
  plan_space(&plan->channel[REACH_CHANNEL_SPACE], p);
  for (int c = 0; c < REACH_N_CHANNELS; c++) plan->channel[c].is_used = p->channels >> c & 1;
  const network networks[] = {REACH_NETWORKS(NETWORK)};
  int status = 0;
  for (size_t i = 0; i < sizeof networks / sizeof *networks && !status; i++)
    status = plan_network(plan, &networks[i], report);
  return status;
}

/* Independent cascade (Kempe, Kleinberg, Tardos 2003, section 2): a broadcast to colleagues
 * that takes one round, or in continuous time a delay of its own (Saito et al. 2009): the same
 * people are reached in the end. */
void reach_plan_ties(reach_plan *plan, const reach_params *p) {
  reach_channel *row = &plan->channel[REACH_CHANNEL_FEED];
  *row = channel_named("independent-cascade");
  row->is_used = true;
  row->to_colleagues = true;
  set_attention(row, p->cascade_probability);
  row->delay = (reach_delay){.law = REACH_DELAY_CONSTANT, .half_life_days = 1};
  if (p->cascade_model == REACH_MODEL_CONTINUOUS_TIME) row->delay = DELAY_OF(p, cascade);
}
