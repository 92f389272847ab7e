/* Rules about work ties, the market and the channels of a company. */
#include "scenario/ruling.h"

#include <inttypes.h>

static bool uses(const reach_params *p, int channel) {
  return p->channels & 1u << channel;
}

bool reach_rule_tie_file_agrees_with_model(reach_ruling *r) {
  bool is_file = r->p->work_ties_model == REACH_TIES_FILE, has_file = *r->p->work_ties_file;
  if (is_file && !has_file) {
    return reach_rule_object(
        r, "work_ties.file: work_ties.model: file needs the name of an edge list");
  }
  if (is_file || !has_file) return true;
  return reach_rule_object(
      r, "work_ties.file: it needs work_ties.model: file; set that or remove the key");
}

bool reach_rule_department_file_agrees_with_model(reach_ruling *r) {
  if (!*r->p->work_ties_departments_file || reach_rule_own_count(r->p)) return true;
  return reach_rule_object(
      r, "work_ties.departments_file: it needs work_ties.model: famous or file; set one "
         "or remove the key");
}

bool reach_rule_departments_have_people(reach_ruling *r) {
  if (reach_rule_own_count(r->p) || r->p->work_ties_departments <= r->p->associates_count)
    return true;
  return reach_rule_object(r,
                           "work_ties.departments: %" PRId64 " are more than the associates "
                           "(associates.count is %" PRId64 ")",
                           r->p->work_ties_departments, r->p->associates_count);
}

bool reach_rule_degree_is_possible(reach_ruling *r) {
  const reach_params *p = r->p;
  if (p->work_ties_model != REACH_TIES_DEPARTMENTS) return true;
  double n = (double)p->associates_count, k = p->work_ties_mean_degree;
  if (k > n - 1) {
    return reach_rule_object(
        r,
        "work_ties.mean_degree: %g colleagues are more than there are (allowed 0 to "
        "%.0f, since associates.count is %.0f)",
        k, n - 1, n);
  }
  if (n < 2 || p->work_ties_departments > p->associates_count) return true;
  double in_department = n / (double)p->work_ties_departments - 1, share = in_department / (n - 1);
  double wanted = k * (p->work_ties_silo + (1 - p->work_ties_silo) * share);
  const double rounding = 1e-9;
  if (wanted <= in_department * (1 + rounding)) return true;
  return reach_rule_object(
      r,
      "work_ties.silo: %.4g ties to one's own department are wanted, but it has only "
      "%.4g colleagues; lower silo or mean_degree, or have fewer departments",
      wanted, in_department);
}

bool reach_rule_contacts_fit_the_market(reach_ruling *r) {
  const reach_params *p = r->p;
  bool is_shared = p->market_audiences == REACH_AUDIENCES_SHARED;
  bool is_fine = p->associates_contacts_mean <= (double)p->market_people;
  bool has_no_market = p->market_people == 0;
  if (!is_shared || is_fine || has_no_market) return true;
  return reach_rule_object(
      r,
      "associates.contacts.mean: %g contacts need as many different people, and "
      "market.people is %" PRId64 "; lower the mean or enlarge the market",
      p->associates_contacts_mean, p->market_people);
}

bool reach_rule_followers_fit_the_market(reach_ruling *r) {
  const reach_params *p = r->p;
  bool is_shared = p->market_audiences == REACH_AUDIENCES_SHARED;
  bool is_fine = p->page_followers <= p->market_people;
  if (!is_shared || is_fine || !uses(p, REACH_CHANNEL_PAGE)) return true;
  return reach_rule_object(r,
                           "official-page.followers: %" PRId64
                           " are more than the market (market.people "
                           "is %" PRId64 ")",
                           p->page_followers, p->market_people);
}

bool reach_rule_home_fits_the_segments(reach_ruling *r) {
  if (r->p->market_home_segments <= r->p->market_segments) return true;
  return reach_rule_object(
      r, "market.home_segments: %" PRId64 " are more than market.segments (%" PRId64 ")",
      r->p->market_home_segments, r->p->market_segments);
}

bool reach_rule_segments_have_people(reach_ruling *r) {
  const reach_params *p = r->p;
  bool is_shared = p->market_audiences == REACH_AUDIENCES_SHARED;
  if (!is_shared || p->market_people == 0 || p->market_segments <= p->market_people) return true;
  return reach_rule_object(r,
                           "market.segments: %" PRId64 " are more than market.people (%" PRId64 ")",
                           p->market_segments, p->market_people);
}

static bool needs_colleagues(const reach_params *p, int channel, int audience) {
  return uses(p, channel) && audience != REACH_AUDIENCE_CONTACTS;
}

bool reach_rule_colleagues_exist(reach_ruling *r) {
  const reach_params *p = r->p;
  if (p->work_ties_model != REACH_TIES_NONE) return true;
  const char *channel = NULL;
  if (needs_colleagues(p, REACH_CHANNEL_FEED, p->feed_audience)) channel = "feed";
  if (needs_colleagues(p, REACH_CHANNEL_CONVERSATION, p->conversation_audience)) {
    channel = "conversation";
  }
  if (!channel) return true;
  return reach_rule_object(
      r,
      "%s.audience: colleagues need work ties; choose a work_ties.model other than "
      "none, or audience: contacts",
      channel);
}

bool reach_rule_market_sizes_hold_the_contacts(reach_ruling *r) {
  const reach_params *p = r->p;
  if (p->market_audiences != REACH_AUDIENCES_SHARED) return true;
  for (size_t i = 0; i < p->run_market_sizes.n_items; i++) {
    int64_t size = p->run_market_sizes.item[i];
    if (p->associates_contacts_mean <= (double)size) continue;
    return reach_rule_object(r,
                             "run.market_sizes: a market of %" PRId64 " people is smaller than "
                             "associates.contacts.mean (%g different people)",
                             size, p->associates_contacts_mean);
  }
  return true;
}
