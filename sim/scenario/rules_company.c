/* Rules about the work ties and the channels of a company. */
#include "scenario/ruling.h"

#include <inttypes.h>
#include <stddef.h>

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

/* Channels with an audience. */
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
