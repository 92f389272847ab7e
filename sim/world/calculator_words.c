/* What is said of a table's numbers, and how each is computed. */
#include <inttypes.h>
#include <stdio.h>

#include "world/calculator.h"

const char *const reach_audit_title[REACH_N_AUDIT] = {
    "people",     "followers", "posts", "contacts", "share", "overlap", "net", "impressions",
    "click_rate", "clicks",    "cpm",   "cpc",      "value", "cost",    "roi"};

const char *const reach_audit_verdict_name[REACH_N_AUDIT_VERDICTS] = {"right", "rounded", "follows",
                                                                      "wrong"};

/* From the same line; "" where a column is never computed so. */
static const char *const of_line[REACH_N_AUDIT] = {
    [REACH_AUDIT_CONTACTS] = "people x followers",
    [REACH_AUDIT_SHARE] = "contacts / contacts of all lines",
    [REACH_AUDIT_NET] = "contacts x (1 - overlap)",
    [REACH_AUDIT_IMPRESSIONS] = "contacts x posts",
    [REACH_AUDIT_CLICKS] = "impressions x click_rate",
    [REACH_AUDIT_VALUE] = "cpm x impressions / 1000 + cpc x clicks",
    [REACH_AUDIT_ROI] = "(value - cost) / cost",
};

reach_audit_rule reach_audit_rule_of(const reach_calculator *c, const reach_audit_check *check) {
  reach_audit_rule out = {""};
  if (!check->is_sum) {
    snprintf(out.text, sizeof out.text, "%s", of_line[check->column] ? of_line[check->column] : "");
    return out;
  }
  bool is_of_person = check->column == REACH_AUDIT_FOLLOWERS || check->column == REACH_AUDIT_POSTS;
  const char *what = "sum";
  if (is_of_person && c->slot[REACH_AUDIT_PEOPLE] >= 0) what = "mean of a person";
  if (check->is_of_contacts) what = "sum of people x followers";
  if (check->column == REACH_AUDIT_CLICK_RATE) what = "clicks / impressions";
  if (check->first == check->to)
    snprintf(out.text, sizeof out.text, "%s, line %" PRIu64, what, check->first);
  else
    snprintf(out.text, sizeof out.text, "%s, lines %" PRIu64 " to %" PRIu64, what, check->first,
             check->to);
  return out;
}
