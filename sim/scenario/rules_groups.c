/* Rules about groups of people. */
#include <math.h>

#include "scenario/ruling.h"
#include "scenario/utf8.h"

static bool has_groups(const reach_ruling *r) {
  return r->p->groups_names.n_items > 0;
}

static bool are_as_many(reach_ruling *r, const char *key, const reach_values *shares) {
  size_t n = r->p->groups_names.n_items;
  if (shares->n_items == n) return true;
  return reach_rule_object(r, "%s: %zu share%s for the %zu group%s of groups.names; give one each",
                           key, shares->n_items, shares->n_items == 1 ? "" : "s", n,
                           n == 1 ? "" : "s");
}

bool reach_rule_groups_have_shares(reach_ruling *r) {
  const reach_params *p = r->p;
  if (!has_groups(r)) return true;
  if (!are_as_many(r, "groups.market", &p->groups_market)) return false;
  return !p->groups_associates.n_items ||
         are_as_many(r, "groups.associates", &p->groups_associates);
}

/* Associates of a group that the market does not have would know nobody of their own. */
bool reach_rule_groups_are_in_the_market(reach_ruling *r) {
  const reach_values *company = &r->p->groups_associates, *market = &r->p->groups_market;
  if (!has_groups(r) || market->n_items != company->n_items) return true;
  for (size_t g = 0; g < company->n_items && g < r->p->groups_names.n_items; g++) {
    if (company->item[g] <= 0 || market->item[g] > 0) continue;
    return reach_rule_object(r,
                             "groups.associates: %s: the market has nobody of this group; give it "
                             "a share in groups.market, or none here",
                             reach_show(r->p->groups_names.name[g]).text);
  }
  return true;
}

/* At the limit the members of the smallest group know none of their own. */
bool reach_rule_homophily_is_possible(reach_ruling *r) {
  const reach_values *market = &r->p->groups_market;
  if (!has_groups(r) || market->n_items != r->p->groups_names.n_items) return true;
  size_t smallest = 0;
  for (size_t g = 0; g < market->n_items; g++) {
    bool is_there = market->item[g] > 0, is_first = !(market->item[smallest] > 0);
    if (is_there && (is_first || market->item[g] < market->item[smallest])) smallest = g;
  }
  double share = market->item[smallest], least = share < 1 ? -share / (1 - share) : -1;
  const double rounding = 1e-6; /* of shares that are written with six digits */
  if (r->p->groups_homophily >= least - rounding) return true;
  return reach_rule_object(r,
                           "groups.homophily: %.6g is out of range (allowed %.6g to 1, since %s is "
                           "%.6g of the market: below that its members would know fewer than none "
                           "of their own)",
                           r->p->groups_homophily, least,
                           reach_show(r->p->groups_names.name[smallest]).text, share);
}

/* What calibration computes holds for contacts that are drawn from the market as it is. */
bool reach_rule_overlap_has_no_groups(reach_ruling *r) {
  if (!has_groups(r) || r->p->market_overlap_of == REACH_OVERLAP_NONE) return true;
  return reach_rule_object(r, "market.overlap_of: does not go with groups.names (the overlap would "
                              "be that of contacts without groups); give market.segments and "
                              "market.locality instead");
}
