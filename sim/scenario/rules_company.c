/* Rules about the channels of a company. */
#include "scenario/ruling.h"

#include <inttypes.h>
#include <stddef.h>

static bool uses(const reach_params *p, int channel) {
  return p->channels & 1u << channel;
}

static const struct {
  int channel;
  const char *name;
  size_t audience; /* offset in reach_params */
} audiences[] = {
    {REACH_CHANNEL_CONVERSATION, "conversation", offsetof(reach_params, conversation_audience)},
    {REACH_CHANNEL_EMAIL, "email", offsetof(reach_params, email_audience)},
    {REACH_CHANNEL_MEETING, "meeting", offsetof(reach_params, meeting_audience)},
    {REACH_CHANNEL_FEED, "feed", offsetof(reach_params, feed_audience)},
    {REACH_CHANNEL_SPACE, "shared-space", offsetof(reach_params, space_audience)},
};

bool reach_rule_colleagues_exist(reach_ruling *r) {
  const reach_params *p = r->p;
  if (p->work_ties_model != REACH_TIES_NONE) return true;
  const char *channel = NULL;
  for (size_t i = 0; i < sizeof audiences / sizeof *audiences && !channel; i++) {
    int audience = *(const int *)((const char *)p + audiences[i].audience);
    if (uses(p, audiences[i].channel) && audience != REACH_AUDIENCE_CONTACTS)
      channel = audiences[i].name;
  }
  if (!channel) return true;
  return reach_rule_object(
      r,
      "%s.audience: colleagues need work ties; choose a work_ties.model other than "
      "none, or audience: contacts",
      channel);
}

/* In a market without people nobody has a contact, which a scenario says of associates, too. */
bool reach_rule_somebody_is_in_the_market(reach_ruling *r) {
  const reach_params *p = r->p;
  if (p->market_people || p->market_audiences != REACH_AUDIENCES_SHARED) return true;
  if (!(p->associates_contacts_mean > 0)) return true;
  for (size_t i = 0; i < sizeof audiences / sizeof *audiences; i++) {
    int audience = *(const int *)((const char *)p + audiences[i].audience);
    if (uses(p, audiences[i].channel) && audience != REACH_AUDIENCE_COLLEAGUES)
      return reach_rule_object(r,
                               "market.people: 0: nobody is there whom %s could reach; give the "
                               "number of people, or associates.contacts.mean: 0, or %s.audience: "
                               "colleagues",
                               audiences[i].name, audiences[i].name);
  }
  return true;
}

/* Stages of adoption say who takes part. */
bool reach_rule_participation_is_no_result(reach_ruling *r) {
  double correlation = r->p->participation_correlation;
  bool leans = correlation < 0 || correlation > 0;
  if (!leans || r->p->adoption_model == REACH_ADOPTION_NONE) return true;
  return reach_rule_object(r, "participation_correlation: adoption.model tells who takes part; "
                              "remove one of them");
}
