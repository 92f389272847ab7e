/* What the model does not know: a row of the table each, where the scenario is about such things.
 */
#include <stdio.h>

#include "present/sentence.h"
#include "present/story_parts.h"
#include "store/json.h"

/* Does it hold of any organization? */
typedef bool holds(const reach_params *params);

static bool any(const reach_result *result, holds *of) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (of(&result->scenario->organization[o].params)) return true;
  return false;
}

static bool is_company(const reach_result *result) {
  return !result->scenario->is_network;
}

static bool is_network(const reach_result *result) {
  return result->scenario->is_network;
}

static bool always(const reach_result *result) {
  (void)result;
  return true;
}

#define CHANNEL_BIT(NAME, ...) | 1u << REACH_CHANNEL_##NAME

static bool posts(const reach_params *p) {
  return (p->channels & (1u << REACH_CHANNEL_FEED REACH_NETWORKS(CHANNEL_BIT))) != 0;
}

static bool has_platforms(const reach_result *result) {
  return is_company(result) && any(result, posts);
}

static bool draws_ties(const reach_params *p) {
  return p->work_ties_model != REACH_TIES_NONE && p->work_ties_model != REACH_TIES_FILE &&
         p->work_ties_model != REACH_TIES_ROSTER;
}

static bool has_drawn_ties(const reach_result *result) {
  return is_company(result) && any(result, draws_ties);
}

static bool is_without_programme(const reach_params *p) {
  return p->adoption_model == REACH_ADOPTION_NONE;
}

static bool has_given_participation(const reach_result *result) {
  return is_company(result) && any(result, is_without_programme);
}

static bool has_programme(const reach_result *result) {
  if (!result->answer) return false;
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (result->answer[o].uptake.curve) return true;
  return false;
}

static bool has_money(const reach_result *result) {
  if (!result->answer) return false;
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (result->answer[o].summary[REACH_MEASURE_earned_media_value].n) return true;
  return false;
}

static bool recruits(const reach_params *p) {
  return p->recruiting_model != REACH_RECRUITING_NONE;
}

static bool has_recruiting(const reach_result *result) {
  return any(result, recruits);
}

static bool collects_ideas(const reach_params *p) {
  return p->ideas_model != REACH_IDEAS_NONE;
}

static bool has_ideas(const reach_result *result) {
  return any(result, collects_ideas);
}

static bool serves(const reach_params *p) {
  return p->service_model != REACH_SERVICE_NONE;
}

static bool has_service(const reach_result *result) {
  return any(result, serves);
}

static bool was_tried(const reach_result *result) {
  return result->claim.assumptions.n_replicates > 0;
}

static const struct {
  bool (*applies)(const reach_result *result);
  const char *text;
} limits[] = {
    {is_company, "There is one message, told from day 0 on. What else people hear meanwhile, from "
                 "competitors, from the press or in advertising, is not in the model."},
    {always, "What the message says is not in the model, nor whether it is worth passing on. "
             "Whether people listen, believe and repeat it are numbers of the scenario."},
    {is_company, "The market is a number of people whose acquaintances are drawn. It has no age, "
                 "income, language or place, unless the scenario has groups; and everybody in it "
                 "counts the same."},
    {is_network, "The network stays as it is while the message travels."},
    {has_drawn_ties, "Who works with whom is drawn by a model, not measured. With the ties of the "
                     "company itself (work_ties.file or a roster) numbers may differ."},
    {has_platforms, "How a platform chooses what it shows is not known: a feed is the share of "
                    "people who see a post, and how long it is seen. Platforms change both."},
    {has_given_participation, "Why associates take part is not explained where participation is "
                              "given: it is a number of the scenario, and what it takes to get "
                              "there is not in the answer."},
    {has_programme, "The programme of adoption has stages, gates and support; what people think of "
                    "it, and what else goes on in the company, it has not."},
    {has_money, "Earned media value is what as many impressions would cost as advertising: a "
                "price, not a profit. Sales are not in the model."},
    {has_recruiting, "A hire is a person who fits, applies and accepts. Careers, pay and the "
                     "market for labour as a whole are not in the model."},
    {has_ideas, "The quality of an idea is one number, and whether it can be carried out is not "
                "known."},
    {has_service, "A complaint is about nothing in particular: what went wrong, and whether it "
                  "could have been avoided, is not in the model."},
    {was_tried, "Assumptions were changed one at a time. What happens where several are wrong "
                "together is not seen here."}};

json_t *reach_story_limits(const reach_result *result) {
  json_t *list = json_array();
  if (result->n_days) {
    char horizon[120];
    snprintf(horizon, sizeof horizon,
             "The story ends on day %u. What would happen later does not count.", result->n_days);
    json_array_append_new(list, json_string(horizon));
  }
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
    if (limits[i].applies(result)) json_array_append_new(list, json_string(limits[i].text));
  const reach_sentence last[] = {reach_sentence_scope(result),
                                 reach_sentence_assumptions(result->scenario)};
  for (size_t i = 0; i < sizeof last / sizeof *last; i++)
    if (*last[i].text) json_array_append_new(list, reach_json_string(last[i].text));
  return list;
}
