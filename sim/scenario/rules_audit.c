/* Rules about the table of a reach calculator: its people are the associates. */
#include "scenario/ruling.h"

bool reach_rule_audit_agrees_with_model(reach_ruling *r) {
  const reach_params *p = r->p;
  if (!*p->audit_table) return true;
  bool has_people = reach_rule_own_people(p) || p->work_ties_model == REACH_TIES_ROSTER;
  if (!has_people) return true;
  return reach_rule_object(r, "audit.table: the associates are the people of the table, and "
                              "work_ties.model brings people of its own; choose none or one that "
                              "draws ties");
}

bool reach_rule_audit_can_find_the_market(reach_ruling *r) {
  const reach_params *p = r->p;
  if (!*p->audit_table || p->audit_market != REACH_MARKET_FOUND) return true;
  if (p->market_audiences != REACH_AUDIENCES_SHARED)
    return reach_rule_object(r, "audit.market: separate audiences have nobody in common; choose "
                                "market.audiences: shared, or audit.market: given");
  if (p->audit_overlap > 0) return true;
  return reach_rule_object(r, "audit.overlap: 0 is a market without end; choose "
                              "market.audiences: separate, or an overlap above 0");
}

bool reach_rule_network_has_no_audit(reach_ruling *r) {
  if (!*r->p->audit_table) return true;
  return reach_rule_object(r, "audit.table: a bare network has no associates whose followers could "
                              "be counted; remove the key");
}
