/* Rules about the market: who must be in it has to fit, in market.people where audiences are
 * shared, and in every market of run.market_sizes, which are always shared. */
#include "scenario/ruling.h"

#include <inttypes.h>

/* So many different people of the market. */
typedef struct {
  const char *key;
  double n_people;
  const char *need, *way_out;
} demand;

static bool fits_the_market(reach_ruling *r, const demand *d) {
  if (r->p->market_audiences != REACH_AUDIENCES_SHARED) return true;
  if (d->n_people <= (double)r->p->market_people) return true;
  return reach_rule_object(
      r, "%s: %.15g %s, and market.people is %" PRId64 "; %s or enlarge the market", d->key,
      d->n_people, d->need, r->p->market_people, d->way_out);
}

static bool fits_the_market_sizes(reach_ruling *r, const demand *d) {
  for (size_t i = 0; i < r->p->run_market_sizes.n_items; i++) {
    int64_t size = r->p->run_market_sizes.item[i];
    if (d->n_people <= (double)size) continue;
    return reach_rule_object(
        r, "%s: %.15g %s, and run.market_sizes has %" PRId64 "; %s or leave that size out", d->key,
        d->n_people, d->need, size, d->way_out);
  }
  return true;
}

/* A market without people is allowed: then nobody has a contact. */
static bool fits_unless_empty(reach_ruling *r, const demand *d) {
  return (r->p->market_people == 0 || fits_the_market(r, d)) && fits_the_market_sizes(r, d);
}

bool reach_rule_contacts_fit_the_market(reach_ruling *r) {
  if (*r->p->audit_table) return true; /* its numbers are looked at where it is read */
  demand contacts = {"associates.contacts.mean", r->p->associates_contacts_mean,
                     "contacts need as many different people", "lower the mean"};
  return fits_unless_empty(r, &contacts);
}

static bool uses(const reach_params *p, int channel) {
  return p->channels & 1u << channel;
}

/* Whether somebody outside the company may tell others. */
static bool hearers_pass_on(const reach_params *p) {
  bool talk = p->conversation_retell > 0 && p->conversation_onward_people > 0 &&
              p->conversation_patience > 0 && p->conversation_max_hops > 1;
  bool forward = p->email_forward > 0 && p->email_onward_recipients > 0;
  return (uses(p, REACH_CHANNEL_CONVERSATION) && talk) ||
         (uses(p, REACH_CHANNEL_EMAIL) && forward) ||
         (uses(p, REACH_CHANNEL_FEED) && p->feed_reshare > 0) ||
         (uses(p, REACH_CHANNEL_SPACE) && p->space_point > 0);
}

bool reach_rule_onward_contacts_fit_the_market(reach_ruling *r) {
  if (!hearers_pass_on(r->p)) return true;
  demand contacts = {"market.contacts.mean", r->p->market_contacts_mean,
                     "contacts need as many different people", "lower the mean"};
  return fits_unless_empty(r, &contacts);
}

bool reach_rule_network_contacts_fit_the_market(reach_ruling *r) {
  const reach_params *p = r->p;
#define CONTACTS(NAME, field, key)                                                                 \
  {REACH_CHANNEL_##NAME,                                                                           \
   {key ".contacts.mean", p->field##_contacts_mean, "contacts need as many different people",      \
    "lower the mean"}},
  const struct {
    int channel;
    demand contacts;
  } network[] = {REACH_NETWORKS(CONTACTS)};
#undef CONTACTS
  for (size_t i = 0; i < sizeof network / sizeof *network; i++)
    if (uses(p, network[i].channel) && !fits_unless_empty(r, &network[i].contacts)) return false;
  return true;
}

bool reach_rule_followers_fit_the_market(reach_ruling *r) {
  if (!uses(r->p, REACH_CHANNEL_PAGE)) return true;
  demand followers = {"official-page.followers", (double)r->p->page_followers,
                      "followers are as many different people", "give fewer"};
  return fits_the_market(r, &followers) && fits_the_market_sizes(r, &followers);
}

bool reach_rule_home_fits_the_segments(reach_ruling *r) {
  if (r->p->market_overlap_of != REACH_OVERLAP_NONE) return true; /* segments will be found */
  if (r->p->market_home_segments <= r->p->market_segments) return true;
  return reach_rule_object(
      r, "market.home_segments: %" PRId64 " are more than market.segments (%" PRId64 ")",
      r->p->market_home_segments, r->p->market_segments);
}

bool reach_rule_segments_have_people(reach_ruling *r) {
  if (r->p->market_overlap_of != REACH_OVERLAP_NONE) return true;
  demand segments = {"market.segments", (double)r->p->market_segments,
                     "segments need a person each", "have fewer"};
  return fits_unless_empty(r, &segments);
}

bool reach_rule_overlap_needs_sharing(reach_ruling *r) {
  const reach_params *p = r->p;
  if (p->market_overlap_of == REACH_OVERLAP_NONE || p->market_audiences == REACH_AUDIENCES_SHARED)
    return true;
  return reach_rule_object(r, "market.overlap_of: separate audiences have nobody in common; choose "
                              "market.audiences: shared, or overlap_of: none");
}

bool reach_rule_overlapping_people_exist(reach_ruling *r) {
  const reach_params *p = r->p;
  if (p->market_overlap_of == REACH_OVERLAP_NONE || reach_rule_own_count(p)) return true;
  if (p->market_overlap_of == REACH_OVERLAP_ADVOCATES && p->market_overlap_people == 1)
    return reach_rule_object(
        r, "market.overlap_people: 1 associate has nobody to overlap with (allowed 0 = all, or 2 "
           "and more)");
  if (p->market_overlap_people <= p->associates_count) return true;
  return reach_rule_object(r,
                           "market.overlap_people: %" PRId64 " are more than the associates "
                           "(associates.count is %" PRId64 ")",
                           p->market_overlap_people, p->associates_count);
}
