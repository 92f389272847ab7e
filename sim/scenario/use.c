#include "scenario/use.h"

#include <string.h>

#define DECIDER(name) REACH_PARAM_##name
#define IS(value) (1u << (value))

enum { MUST = true, MAY = false };
enum { NO_FILE = IS(false), A_FILE = IS(true), ANSWERED = IS(true) }; /* or text; the checklist */

/* All five questions are answered, or none: the first one tells. */
#define CHECKLIST DECIDER(trust_checklist_interest)

enum { SEVERAL = IS(true), ABOVE_0 = IS(true) }; /* of a count: more than one; of a number */

/* Of what is posted once nothing is posted again. */
#define POST_ROWS(block, channel)                                                                  \
  {block "post_gap_days", DECIDER(channel##_posts), SEVERAL, MUST}, {                              \
    block "fatigue", DECIDER(channel##_posts), SEVERAL, MUST                                       \
  }

/* Models that take a mean degree; that take departments from the parameters; that have reporting
 * lines; that have associates.count people unless there is a roster. */
enum {
  TIES_OF_DEGREE = IS(REACH_TIES_DEPARTMENTS) | IS(REACH_TIES_SMALL_WORLD) |
                   IS(REACH_TIES_SCALE_FREE) | IS(REACH_TIES_RANDOM) | IS(REACH_TIES_DEGREES),
  TIES_PARTED = IS(REACH_TIES_NONE) | TIES_OF_DEGREE,
  TIES_OF_LINES = IS(REACH_TIES_HIERARCHY) | IS(REACH_TIES_ROSTER),
  TIES_COUNTED = TIES_PARTED | TIES_OF_LINES,
  TIES_THERE = (TIES_COUNTED | IS(REACH_TIES_FAMOUS) | IS(REACH_TIES_FILE)) & ~IS(REACH_TIES_NONE)
};

/* To these people post, through these people of the market pass on. */
#define FEED_CHANNEL(NAME, field, key) IS(REACH_CHANNEL_##NAME) |
enum {
  FEED_CHANNELS = REACH_FEEDS(FEED_CHANNEL) 0,
  ONWARD_CHANNELS = FEED_CHANNELS | IS(REACH_CHANNEL_CONVERSATION) | IS(REACH_CHANNEL_EMAIL) |
                    IS(REACH_CHANNEL_SPACE)
};

/* To contacts that no network has of its own. */
enum {
  GENERAL_CHANNELS = IS(REACH_CHANNEL_CONVERSATION) | IS(REACH_CHANNEL_EMAIL) |
                     IS(REACH_CHANNEL_MEETING) | IS(REACH_CHANNEL_FEED) | IS(REACH_CHANNEL_SPACE)
};

/* What is reckoned where a cost, or a price, has an effect. */
enum {
  ACCOUNT_COST = IS(REACH_ACCOUNT_COST) | IS(REACH_ACCOUNT_BOTH),
  ACCOUNT_VALUE = IS(REACH_ACCOUNT_VALUE) | IS(REACH_ACCOUNT_BOTH)
};

#define RECRUITING(key)                                                                            \
  { "recruiting." key, DECIDER(recruiting_model), IS(REACH_RECRUITING_FUNNELS), MUST }
#define RECRUITING_MONEY(key)                                                                      \
  RECRUITING(key), {                                                                               \
    "recruiting." key, DECIDER(recruiting_account), IS(REACH_RECRUITING_COST), MUST                \
  }
#define RECRUITING_ROWS                                                                            \
  RECRUITING("weeks"), RECRUITING("qualified"), RECRUITING("readings"), RECRUITING("interviews"),  \
      RECRUITING("openings"), RECRUITING("departments_asked"), RECRUITING("pull."),                \
      RECRUITING("referral."), RECRUITING("account"), RECRUITING_MONEY("fixed_cost"),              \
      RECRUITING_MONEY("advert_cost"), RECRUITING_MONEY("reading_cost"),                           \
      RECRUITING_MONEY("interview_cost"), RECRUITING_MONEY("agency_fee"),                          \
      RECRUITING_MONEY("bonus"),
/* Of complaints. */
#define SERVICE(key)                                                                               \
  { "service." #key, DECIDER(service_model), IS(REACH_SERVICE_QUEUE), MUST }
#define SERVICE_ROWS                                                                               \
  SERVICE(complaints), SERVICE(agents), SERVICE(handling), SERVICE(handling_minutes),              \
      SERVICE(handover_minutes), SERVICE(escalation_hours), SERVICE(priority),                     \
      SERVICE(discretion), SERVICE(solved_without), SERVICE(solved_with), SERVICE(patience_hours), \
      SERVICE(solution_hours), SERVICE(tells), SERVICE(told), SERVICE(pace), SERVICE(posts),       \
      SERVICE(attention), SERVICE(post_half_life_days), SERVICE(reshare), SERVICE(kept_content),   \
      SERVICE(kept_late), SERVICE(kept_unsolved), SERVICE(value), SERVICE(value_cv),               \
      SERVICE(hourly_cost), SERVICE(escalation_cost), SERVICE(abuse), SERVICE(abuse_cost),         \
      SERVICE(harm),

/* Designs of a sweep that take axes; and those that are told how many points. */
enum {
  SWEEP_OF_POINTS = IS(REACH_SWEEP_RANDOM) | IS(REACH_SWEEP_LATIN_HYPERCUBE) |
                    IS(REACH_SWEEP_SOBOL) | IS(REACH_SWEEP_SALTELLI),
  SWEEP_OF_AXES = SWEEP_OF_POINTS | IS(REACH_SWEEP_GRID) | IS(REACH_SWEEP_ZIP) |
                  IS(REACH_SWEEP_MORRIS) | IS(REACH_SWEEP_ONE_AT_A_TIME)
};

#define DELAY_ROWS(block, channel)                                                                 \
  {block "tail", DECIDER(channel##_delay), IS(REACH_DELAY_POWER_LAW), MUST},                       \
      {block "shape", DECIDER(channel##_delay), IS(REACH_DELAY_WEIBULL) | IS(REACH_DELAY_GAMMA),   \
       MUST},                                                                                      \
      {block "sigma", DECIDER(channel##_delay), IS(REACH_DELAY_LOGNORMAL), MUST},                  \
      {block "fast_share", DECIDER(channel##_delay), IS(REACH_DELAY_TWO_COMPONENT), MUST}, {       \
    block "slow_half_life_days", DECIDER(channel##_delay), IS(REACH_DELAY_TWO_COMPONENT), MUST     \
  }

/* What makes legs of trust grow. */
enum {
  GROWN_BY_LEARNING = IS(REACH_GROWN_LEARNING) | IS(REACH_GROWN_BOTH),
  GROWN_BY_OPPORTUNITIES = IS(REACH_GROWN_OPPORTUNITIES) | IS(REACH_GROWN_BOTH),
  GROWN = GROWN_BY_LEARNING | GROWN_BY_OPPORTUNITIES
};

#define FEED_ROWS(NAME, field, key)                                                                \
  {key ".", DECIDER(channels), IS(REACH_CHANNEL_##NAME), MUST}, DELAY_ROWS(key ".", field),        \
      POST_ROWS(key ".", field),                                                                   \
      {key ".fidelity", DECIDER(field##_copy), IS(REACH_COPY_RETOLD), MUST},

#define NETWORK_ROWS(NAME, field, key)                                                             \
  {key ".contacts.cv", DECIDER(field##_contacts_law), IS(REACH_LAW_LOGNORMAL), MAY},               \
      {key ".contacts.shape", DECIDER(field##_contacts_law), IS(REACH_LAW_PARETO), MAY},           \
      {key ".colleagues", DECIDER(work_ties_model), ~IS(REACH_TIES_NONE), MUST},

/* Of an idea programme, where there is one. */
#define IDEA_ROW(key)                                                                              \
  { "ideas." key, DECIDER(ideas_model), IS(REACH_IDEAS_COMMUNITY), MUST }
#define IDEA_ROWS                                                                                  \
  IDEA_ROW("from"), IDEA_ROW("months"), IDEA_ROW("waiting_months"), IDEA_ROW("possible"),          \
      IDEA_ROW("staff."), IDEA_ROW("customers."), IDEA_ROW("votes"), IDEA_ROW("vote_correlation"), \
      IDEA_ROW("review_order"), IDEA_ROW("review_capacity"), IDEA_ROW("review_accuracy"),          \
      IDEA_ROW("implement"), IDEA_ROW("implemented_per_month"), IDEA_ROW("implemented_share"),     \
      IDEA_ROW("good_from"), IDEA_ROW("monthly_cost"), IDEA_ROW("review_cost"),                    \
      IDEA_ROW("implementation_cost"),                                                             \
      {"ideas.staff.", DECIDER(ideas_from),                                                        \
       IS(REACH_IDEAS_FROM_EVERYBODY) | IS(REACH_IDEAS_FROM_STAFF), MUST},                         \
      {"ideas.customers.", DECIDER(ideas_from),                                                    \
       IS(REACH_IDEAS_FROM_EVERYBODY) | IS(REACH_IDEAS_FROM_CUSTOMERS), MUST},                     \
      {"ideas.implemented_per_month", DECIDER(ideas_implement), IS(REACH_IMPLEMENT_NUMBER), MUST}, \
      {"ideas.implemented_share", DECIDER(ideas_implement), IS(REACH_IMPLEMENT_SHARE), MUST},

static const reach_use table[] = {
    {"sweep.axes", DECIDER(sweep_design), SWEEP_OF_AXES, MUST},
    {"sweep.list", DECIDER(sweep_design), IS(REACH_SWEEP_LIST), MUST},
    {"sweep.points", DECIDER(sweep_design), SWEEP_OF_POINTS, MUST},
    {"sweep.replicates", DECIDER(precision_measure), NO_FILE, MUST},
    {"run.replicates", DECIDER(precision_measure), NO_FILE, MUST},
    {"precision.of", DECIDER(precision_measure), ANSWERED, MUST},
    {"precision.organization", DECIDER(precision_measure), ANSWERED, MUST},
    {"precision.relative", DECIDER(precision_measure), ANSWERED, MUST},
    {"precision.absolute", DECIDER(precision_measure), ANSWERED, MUST},
    {"precision.min", DECIDER(precision_measure), ANSWERED, MUST},
    {"precision.max", DECIDER(precision_measure), ANSWERED, MUST},
    {"sweep.trajectories", DECIDER(sweep_design), IS(REACH_SWEEP_MORRIS), MUST},
    {"sweep.levels", DECIDER(sweep_design), IS(REACH_SWEEP_MORRIS), MUST},
    {"sensitivity.points", DECIDER(sensitivity_method), IS(REACH_SENSITIVITY_SOBOL), MUST},
    {"sensitivity.trajectories", DECIDER(sensitivity_method), IS(REACH_SENSITIVITY_MORRIS), MUST},
    {"sensitivity.levels", DECIDER(sensitivity_method), IS(REACH_SENSITIVITY_MORRIS), MUST},
    {"claim.measure", DECIDER(claim_text), ANSWERED, MUST},
    {"claim.per", DECIDER(claim_text), ANSWERED, MUST},
    {"claim.organization", DECIDER(claim_text), ANSWERED, MUST},
    {"claim.against", DECIDER(claim_text), ANSWERED, MUST},
    {"claim.baseline", DECIDER(claim_text), ANSWERED, MUST},
    {"claim.baseline", DECIDER(claim_against), IS(REACH_AGAINST_ORGANIZATION), MUST},
    {"claim.value", DECIDER(claim_text), ANSWERED, MUST},
    {"claim.value", DECIDER(claim_against), IS(REACH_AGAINST_VALUE), MUST},
    {"claim.relation", DECIDER(claim_text), ANSWERED, MUST},
    {"claim.factor", DECIDER(claim_text), ANSWERED, MUST},
    {"claim.step", DECIDER(claim_text), ANSWERED, MUST},
    {"solve.against", DECIDER(solve_goal), IS(REACH_SOLVE_BREAK_EVEN), MUST},
    {"solve.factor", DECIDER(solve_goal), IS(REACH_SOLVE_BREAK_EVEN), MUST},
    {"solve.target", DECIDER(solve_goal), IS(REACH_SOLVE_MEAN) | IS(REACH_SOLVE_TARGET), MUST},
    {"solve.probability", DECIDER(solve_goal), IS(REACH_SOLVE_TARGET), MUST},
    {"solve.least", DECIDER(solve_goal), IS(REACH_SOLVE_MEAN) | IS(REACH_SOLVE_TARGET), MUST},
    {"response.organization", DECIDER(response_key), ANSWERED, MUST},
    {"response.values", DECIDER(response_key), ANSWERED, MUST},
    {"response.measure", DECIDER(response_key), ANSWERED, MUST},
    {"response.minus", DECIDER(response_key), ANSWERED, MUST},
    {"response.goal", DECIDER(response_key), ANSWERED, MUST},
    {"response.replicates", DECIDER(response_key), ANSWERED, MUST},
    {"conversation.", DECIDER(channels), IS(REACH_CHANNEL_CONVERSATION), MUST},
    {"email.", DECIDER(channels), IS(REACH_CHANNEL_EMAIL), MUST},
    {"meeting.", DECIDER(channels), IS(REACH_CHANNEL_MEETING), MUST},
    {"official-page.", DECIDER(channels), IS(REACH_CHANNEL_PAGE), MUST},
    {"shared-space.", DECIDER(channels), IS(REACH_CHANNEL_SPACE), MUST},
    DELAY_ROWS("email.", email),
    DELAY_ROWS("official-page.", page),
    DELAY_ROWS("shared-space.", space),
    {"associates.activity_sigma", DECIDER(channels), FEED_CHANNELS, MUST},
    {"market.activity_sigma", DECIDER(channels), ONWARD_CHANNELS, MUST},
    POST_ROWS("official-page.", page),
    {"email.fidelity", DECIDER(email_copy), IS(REACH_COPY_RETOLD), MUST},
    {"associates.count", DECIDER(associates_roster), NO_FILE, MUST},
    {"audit.overlap", DECIDER(audit_table), A_FILE, MUST},
    {"audit.overlap", DECIDER(audit_market), IS(REACH_MARKET_FOUND), MUST},
    {"audit.market", DECIDER(audit_table), A_FILE, MUST},
    {"associates.count", DECIDER(audit_table), NO_FILE, MUST},
    {"associates.roster", DECIDER(audit_table), NO_FILE, MUST},
    {"associates.contacts.", DECIDER(audit_table), NO_FILE, MUST},
    {"market.people", DECIDER(audit_market), IS(REACH_MARKET_GIVEN), MUST},
    {"market.segments", DECIDER(audit_market), IS(REACH_MARKET_GIVEN), MUST},
    {"market.home_segments", DECIDER(audit_market), IS(REACH_MARKET_GIVEN), MUST},
    {"market.locality", DECIDER(audit_market), IS(REACH_MARKET_GIVEN), MUST},
    {"market.overlap_of", DECIDER(audit_market), IS(REACH_MARKET_GIVEN), MUST},
    {"associates.count", DECIDER(work_ties_model), TIES_COUNTED, MUST},
    {"groups.market", DECIDER(groups_names), ANSWERED, MUST},
    {"groups.associates", DECIDER(groups_names), ANSWERED, MUST},
    {"groups.homophily", DECIDER(groups_names), ANSWERED, MUST},
    {"groups.sorting", DECIDER(groups_names), ANSWERED, MUST},
    {"work_ties.departments", DECIDER(work_ties_model), TIES_PARTED, MUST},
    {"work_ties.department_size_cv", DECIDER(work_ties_model), TIES_PARTED, MUST},
    {"work_ties.mean_degree", DECIDER(work_ties_model), TIES_OF_DEGREE, MUST},
    {"work_ties.mean_degree", DECIDER(work_ties_degrees_file), NO_FILE, MUST},
    {"work_ties.degree_law", DECIDER(work_ties_degrees_file), NO_FILE, MUST},
    {"work_ties.degree_cv", DECIDER(work_ties_degrees_file), NO_FILE, MUST},
    {"work_ties.degree_shape", DECIDER(work_ties_degrees_file), NO_FILE, MUST},
    {"work_ties.silo", DECIDER(work_ties_model), IS(REACH_TIES_DEPARTMENTS) | TIES_OF_LINES, MUST},
    {"work_ties.span", DECIDER(work_ties_model), IS(REACH_TIES_HIERARCHY), MUST},
    {"work_ties.informal", DECIDER(work_ties_model), TIES_OF_LINES, MUST},
    {"work_ties.rewire", DECIDER(work_ties_model), IS(REACH_TIES_SMALL_WORLD), MUST},
    {"work_ties.degrees_file", DECIDER(work_ties_model), IS(REACH_TIES_DEGREES), MUST},
    {"work_ties.degree_law", DECIDER(work_ties_model), IS(REACH_TIES_DEGREES), MUST},
    {"work_ties.degree_cv", DECIDER(work_ties_model), IS(REACH_TIES_DEGREES), MUST},
    {"work_ties.degree_shape", DECIDER(work_ties_model), IS(REACH_TIES_DEGREES), MUST},
    {"work_ties.famous", DECIDER(work_ties_model), IS(REACH_TIES_FAMOUS), MUST},
    {"work_ties.format", DECIDER(work_ties_model), IS(REACH_TIES_FILE), MUST},
    {"work_ties.directed", DECIDER(work_ties_model), IS(REACH_TIES_FILE), MUST},
    {"network.loops", DECIDER(network_famous), NO_FILE, MUST},
    {"network.repeats", DECIDER(network_famous), NO_FILE, MUST},
    {"cascade.probability", DECIDER(cascade_model),
     IS(REACH_MODEL_INDEPENDENT_CASCADE) | IS(REACH_MODEL_CONTINUOUS_TIME), MUST},
    {"cascade.probability", DECIDER(cascade_probability_rule), IS(REACH_PROBABILITY_UNIFORM), MUST},
    {"cascade.probability_rule", DECIDER(cascade_model),
     IS(REACH_MODEL_INDEPENDENT_CASCADE) | IS(REACH_MODEL_CONTINUOUS_TIME), MUST},
    {"cascade.detail", DECIDER(cascade_model), IS(REACH_MODEL_INDEPENDENT_CASCADE), MUST},
    {"cascade.delay", DECIDER(cascade_model), IS(REACH_MODEL_CONTINUOUS_TIME), MUST},
    {"cascade.half_life_days", DECIDER(cascade_model), IS(REACH_MODEL_CONTINUOUS_TIME), MUST},
    {"cascade.tail", DECIDER(cascade_model), IS(REACH_MODEL_CONTINUOUS_TIME), MUST},
    {"cascade.fast_share", DECIDER(cascade_model), IS(REACH_MODEL_CONTINUOUS_TIME), MUST},
    {"cascade.shape", DECIDER(cascade_model), IS(REACH_MODEL_CONTINUOUS_TIME), MUST},
    {"cascade.sigma", DECIDER(cascade_model), IS(REACH_MODEL_CONTINUOUS_TIME), MUST},
    {"cascade.slow_half_life_days", DECIDER(cascade_model), IS(REACH_MODEL_CONTINUOUS_TIME), MUST},
    DELAY_ROWS("cascade.", cascade),
    {"cascade.weight", DECIDER(cascade_model), IS(REACH_MODEL_LINEAR_THRESHOLD), MUST},
    {"cascade.need", DECIDER(cascade_model), IS(REACH_MODEL_COMPLEX_CONTAGION), MUST},
    {"cascade.tellers_needed", DECIDER(cascade_model), IS(REACH_MODEL_COMPLEX_CONTAGION), MUST},
    {"cascade.tellers_needed", DECIDER(cascade_need), IS(REACH_NEED_COUNT), MUST},
    {"cascade.share_needed", DECIDER(cascade_model), IS(REACH_MODEL_COMPLEX_CONTAGION), MUST},
    {"cascade.share_needed", DECIDER(cascade_need), IS(REACH_NEED_SHARE), MUST},
    {"cascade.noise", DECIDER(cascade_model), IS(REACH_MODEL_COMPLEX_CONTAGION), MUST},
    {"cascade.rate", DECIDER(cascade_model), IS(REACH_MODEL_SIR), MUST},
    {"cascade.recovery", DECIDER(cascade_model), IS(REACH_MODEL_SIR), MUST},
    {"cascade.rumour", DECIDER(cascade_model), IS(REACH_MODEL_RUMOUR), MUST},
    {"cascade.contact_rate", DECIDER(cascade_model), IS(REACH_MODEL_RUMOUR), MUST},
    {"cascade.spreading", DECIDER(cascade_model), IS(REACH_MODEL_RUMOUR), MUST},
    {"cascade.stifling", DECIDER(cascade_model), IS(REACH_MODEL_RUMOUR), MUST},
    {"cascade.series", DECIDER(cascade_model), IS(REACH_MODEL_BASS), MUST},
    {"cascade.innovation", DECIDER(cascade_model), IS(REACH_MODEL_BASS), MUST},
    {"cascade.innovation", DECIDER(cascade_series), NO_FILE, MUST},
    {"cascade.imitation", DECIDER(cascade_model), IS(REACH_MODEL_BASS), MUST},
    {"cascade.imitation", DECIDER(cascade_series), NO_FILE, MUST},
    {"cascade.seed_count", DECIDER(cascade_seed_choice),
     IS(REACH_SEED_RANDOM) | IS(REACH_SEED_DEGREE), MUST},
    {"associates.contacts.cv", DECIDER(associates_contacts_law), IS(REACH_LAW_LOGNORMAL), MAY},
    {"associates.contacts.shape", DECIDER(associates_contacts_law), IS(REACH_LAW_PARETO), MAY},
    {"market.contacts.cv", DECIDER(market_contacts_law), IS(REACH_LAW_LOGNORMAL), MAY},
    {"market.contacts.shape", DECIDER(market_contacts_law), IS(REACH_LAW_PARETO), MAY},
    {"participation", DECIDER(adoption_model), IS(REACH_ADOPTION_NONE), MUST},
    {"participation_correlation", DECIDER(channels), GENERAL_CHANNELS, MUST},
    {"participation_correlation", DECIDER(associates_contacts_law), ~IS(REACH_LAW_CONSTANT), MUST},
    {"internal_participation", DECIDER(adoption_model), IS(REACH_ADOPTION_NONE), MUST},
    {"adoption.rule", DECIDER(adoption_model), IS(REACH_ADOPTION_ADKAR), MUST},
    {"adoption.support", DECIDER(adoption_model), IS(REACH_ADOPTION_ADKAR), MUST},
    {"adoption.support_spread", DECIDER(adoption_model), IS(REACH_ADOPTION_ADKAR), MUST},
    {"adoption.support_weeks", DECIDER(adoption_model), IS(REACH_ADOPTION_ADKAR), MUST},
    {"adoption.peer_influence", DECIDER(adoption_model), IS(REACH_ADOPTION_ADKAR), MUST},
    {"adoption.peer_influence", DECIDER(work_ties_model), TIES_THERE, MUST},
    {"adoption.decay", DECIDER(adoption_model), IS(REACH_ADOPTION_ADKAR), MUST},
    {"adoption.start_spread", DECIDER(adoption_model), IS(REACH_ADOPTION_ADKAR), MUST},
    {"adoption.awareness.", DECIDER(adoption_model), IS(REACH_ADOPTION_ADKAR), MUST},
    {"adoption.desire.", DECIDER(adoption_model), IS(REACH_ADOPTION_ADKAR), MUST},
    {"adoption.knowledge.", DECIDER(adoption_model), IS(REACH_ADOPTION_ADKAR), MUST},
    {"adoption.ability.", DECIDER(adoption_model), IS(REACH_ADOPTION_ADKAR), MUST},
    {"adoption.reinforcement.", DECIDER(adoption_model), IS(REACH_ADOPTION_ADKAR), MUST},
    {"market.segments", DECIDER(market_overlap_of), IS(REACH_OVERLAP_NONE), MUST},
    {"market.locality", DECIDER(market_overlap_of), IS(REACH_OVERLAP_NONE), MUST},
    {"market.overlap", DECIDER(market_overlap_of),
     IS(REACH_OVERLAP_ADVOCATES) | IS(REACH_OVERLAP_FOLLOWERS), MUST},
    {"market.overlap_people", DECIDER(market_overlap_of),
     IS(REACH_OVERLAP_ADVOCATES) | IS(REACH_OVERLAP_FOLLOWERS), MUST},
    {"trust.sincerity", CHECKLIST, NO_FILE, MUST},
    {"trust.competency", CHECKLIST, NO_FILE, MUST},
    {"trust.competency", DECIDER(trust_practices), NO_FILE, MUST},
    {"trust.reliability", DECIDER(trust_practices), NO_FILE, MUST},
    {"trust.practices_as_of", DECIDER(trust_practices), A_FILE, MUST},
    {"trust.overdue_credit", DECIDER(trust_practices_as_of), A_FILE, MUST},
    {"programme.weeks", DECIDER(trust_grown_by), GROWN, MUST},
    {"trust.learning.", DECIDER(trust_grown_by), GROWN_BY_LEARNING, MUST},
    {"trust.opportunities.", DECIDER(trust_grown_by), GROWN_BY_OPPORTUNITIES, MUST},
    {"trust.perceived.", DECIDER(trust_judged_by), IS(REACH_JUDGED_BY_PERCEPTION), MUST},
    {"trust.transparency", DECIDER(trust_judged_by), IS(REACH_JUDGED_BY_PERCEPTION), MUST},
    {"trust.checklist.rule", CHECKLIST, ANSWERED, MUST},
    {"market.people", DECIDER(market_audiences), IS(REACH_AUDIENCES_SHARED), MAY},
    {"economics.enabled", DECIDER(economics_account), ACCOUNT_COST, MUST},
    {"economics.training_cost", DECIDER(economics_account), ACCOUNT_COST, MUST},
    {"economics.tools_cost", DECIDER(economics_account), ACCOUNT_COST, MUST},
    {"economics.hours", DECIDER(economics_account), ACCOUNT_COST, MUST},
    {"economics.hourly_cost", DECIDER(economics_account), ACCOUNT_COST, MUST},
    {"economics.fixed_cost", DECIDER(economics_account), ACCOUNT_COST, MUST},
    {"economics.cpm", DECIDER(economics_account), ACCOUNT_VALUE, MUST},
    {"economics.cpc", DECIDER(economics_account), ACCOUNT_VALUE, MUST},
    {"economics.click_rate", DECIDER(economics_account), ACCOUNT_VALUE, MUST},
    RECRUITING_ROWS IDEA_ROWS SERVICE_ROWS REACH_FEEDS(FEED_ROWS) REACH_NETWORKS(NETWORK_ROWS)};

/* Whoever is active posts again, too. */
#define POSTS_OF_THE_ACTIVE(NAME, field, key)                                                      \
  {key ".post_gap_days", DECIDER(associates_activity_sigma), ABOVE_0, MUST},                       \
      {key ".fatigue", DECIDER(associates_activity_sigma), ABOVE_0, MUST},

/* Other ways for a key of the table to be in use. */
static const reach_use other_way[] = {
    {"programme.weeks", DECIDER(adoption_model), IS(REACH_ADOPTION_ADKAR), MUST},
    {"participation_correlation", DECIDER(associates_roster), A_FILE, MUST},
    {"market.activity_sigma", DECIDER(service_model), IS(REACH_SERVICE_QUEUE), MUST},
    REACH_FEEDS(POSTS_OF_THE_ACTIVE)};

const reach_use *reach_use_other_way(const reach_use *use) {
  for (size_t i = 0; i < sizeof other_way / sizeof *other_way; i++)
    if (strcmp(other_way[i].key, use->key) == 0) return &other_way[i];
  return NULL;
}

static bool is_about(const reach_use *use, const char *key) {
  size_t n = strlen(use->key);
  return strncmp(use->key, key, n) == 0 && (use->key[n - 1] == '.' || key[n] == '\0');
}

const reach_use *reach_use_of(int param, int nth) {
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    if (is_about(&table[i], reach_param_table[param].key) && nth-- == 0) return &table[i];
  }
  return NULL;
}

static bool holds(const reach_use *use, const reach_params *params) {
  const reach_param *decider = &reach_param_table[use->decider];
  const void *value = (const char *)params + decider->offset;
  if (decider->kind == REACH_CHANNELS) return *(const unsigned *)value & use->when;
  if (decider->kind == REACH_FILE || decider->kind == REACH_TEXT) {
    const char *path = *(char *const *)value;
    bool is_read = path && *path && reach_param_has_effect(use->decider, params);
    return IS(is_read) & use->when;
  }
  if (decider->kind == REACH_REAL) return IS(*(const double *)value > 0) & use->when;
  if (decider->kind == REACH_COUNT) return IS(*(const int64_t *)value > 1) & use->when;
  if (decider->kind == REACH_ANSWERS || decider->kind == REACH_NAMES)
    return IS(((const reach_list *)value)->n_items > 0) & use->when;
  return IS(*(const int *)value) & use->when;
}

bool reach_use_holds(const reach_use *use, const reach_params *params) {
  const reach_use *other = reach_use_other_way(use);
  return holds(use, params) || (other && holds(other, params));
}

static bool all_hold(int param, const reach_params *params, bool only_demanded) {
  const reach_use *use;
  for (int nth = 0; (use = reach_use_of(param, nth)); nth++) {
    if ((use->is_demanded || !only_demanded) && !reach_use_holds(use, params)) return false;
  }
  return true;
}

bool reach_param_has_effect(int param, const reach_params *params) {
  return all_hold(param, params, false);
}

bool reach_param_is_in_use(const reach_scenario *scenario, size_t organization, int param) {
  const reach_param *row = &reach_param_table[param];
  const reach_organization *o = &scenario->organization[organization];
  enum reach_place wrong = scenario->is_network ? REACH_PLACE_COMPANY : REACH_PLACE_NETWORK;
  if (row->place == wrong) return false;
  if (scenario->is_network && param == REACH_PARAM_run_days && !o->given[param]) return false;
  return reach_param_has_effect(param, &o->params);
}

bool reach_probabilities_are_read(const reach_params *params) {
  return params->cascade_probability_rule == REACH_PROBABILITY_FILE &&
         reach_param_has_effect(REACH_PARAM_cascade_probability_rule, params);
}

const char *reach_params_ties_source(const reach_params *params, bool is_network) {
  if (!is_network)
    return params->work_ties_model == REACH_TIES_FILE ? params->work_ties_file : NULL;
  if (*params->network_file) return params->network_file;
  return *params->network_edges ? "network.edges" : NULL;
}

bool reach_param_is_welcome(int param, const reach_params *params) {
  return all_hold(param, params, true);
}
