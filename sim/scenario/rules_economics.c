/* Rules about money. */
#include "scenario/ruling.h"

static bool is_any_given(const bool *given, const int *param, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (given[param[i]]) return true;
  return false;
}

int reach_rule_usual_account(const bool given[REACH_N_PARAMS]) {
  static const int cost[] = {REACH_PARAM_economics_training_cost, REACH_PARAM_economics_tools_cost,
                             REACH_PARAM_economics_hours, REACH_PARAM_economics_hourly_cost,
                             REACH_PARAM_economics_fixed_cost};
  static const int price[] = {REACH_PARAM_economics_cpm, REACH_PARAM_economics_cpc,
                              REACH_PARAM_economics_click_rate};
  bool has_cost = is_any_given(given, cost, sizeof cost / sizeof *cost);
  bool has_price = is_any_given(given, price, sizeof price / sizeof *price);
  if (has_cost && has_price) return REACH_ACCOUNT_BOTH;
  return has_cost ? REACH_ACCOUNT_COST : has_price ? REACH_ACCOUNT_VALUE : REACH_ACCOUNT_NONE;
}

int reach_rule_usual_recruiting_account(const bool given[REACH_N_PARAMS]) {
  static const int amount[] = {
      REACH_PARAM_recruiting_fixed_cost,   REACH_PARAM_recruiting_advert_cost,
      REACH_PARAM_recruiting_reading_cost, REACH_PARAM_recruiting_interview_cost,
      REACH_PARAM_recruiting_agency_fee,   REACH_PARAM_recruiting_bonus};
  bool has_cost = is_any_given(given, amount, sizeof amount / sizeof *amount);
  return has_cost ? REACH_RECRUITING_COST : REACH_RECRUITING_FREE;
}

static bool is_reckoned(const reach_params *p, int account) {
  return p->economics_account == account || p->economics_account == REACH_ACCOUNT_BOTH;
}

bool reach_rule_hours_have_a_cost(reach_ruling *r) {
  bool has_hours = r->given[REACH_PARAM_economics_hours];
  bool has_cost = r->given[REACH_PARAM_economics_hourly_cost];
  if (!is_reckoned(r->p, REACH_ACCOUNT_COST) || has_hours == has_cost) return true;
  return has_hours ? reach_rule_object(r, "economics.hours: hours cost nothing without "
                                          "economics.hourly_cost; give it too")
                   : reach_rule_object(r, "economics.hourly_cost: nobody spends time without "
                                          "economics.hours; give it too");
}

bool reach_rule_clicks_have_a_price(reach_ruling *r) {
  bool has_rate = r->given[REACH_PARAM_economics_click_rate];
  if (!is_reckoned(r->p, REACH_ACCOUNT_VALUE) || !has_rate) return true;
  if (r->given[REACH_PARAM_economics_cpc]) return true;
  return reach_rule_object(r, "economics.click_rate: clicks are worth nothing without "
                              "economics.cpc; give it too");
}
