/* The parameters of one organization, as a plain struct made from params.def. */
#ifndef REACH_SCENARIO_PARAMS_H
#define REACH_SCENARIO_PARAMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  int64_t *item; /* owned by the scenario */
  size_t n_items;
  char **name; /* of PEOPLE: [n_items], NULL where item is the id; NULL = all are ids; owned */
} reach_list;

typedef struct {
  double *item; /* of VALUES ascending, different; owned by the scenario */
  size_t n_items;
} reach_values;

/* Networks with contacts of their own: constant, first word of the fields, block of keys. */
#define REACH_NETWORKS(ROW)                                                                        \
  ROW(PROFESSIONAL, professional, "professional-network")                                          \
  ROW(FRIENDS, friends, "friends-network")                                                         \
  ROW(MICROBLOG, microblog, "microblog")

/* All feeds: the same rows of blocks.def. */
#define REACH_FEEDS(ROW) ROW(FEED, feed, "feed") REACH_NETWORKS(ROW)

/* CHOICE values, in the order of the words in params.def. */
enum { REACH_WORLD_REDRAWN, REACH_WORLD_FIXED };
enum { REACH_AGAINST_ORGANIZATION, REACH_AGAINST_VALUE };
enum { REACH_GOAL_MOST, REACH_GOAL_LEAST };
enum {
  REACH_CLAIM_MORE,
  REACH_CLAIM_LESS,
  REACH_CLAIM_NO_MORE,
  REACH_CLAIM_NO_LESS,
  REACH_CLAIM_SAME,
  REACH_CLAIM_DIFFERENT
};
enum {
  REACH_SWEEP_GRID,
  REACH_SWEEP_ZIP,
  REACH_SWEEP_LIST,
  REACH_SWEEP_RANDOM,
  REACH_SWEEP_LATIN_HYPERCUBE,
  REACH_SWEEP_SOBOL,
  REACH_SWEEP_MORRIS,
  REACH_SWEEP_SALTELLI,
  REACH_SWEEP_ONE_AT_A_TIME,
  REACH_N_SWEEPS
};
enum { REACH_PRECISION_MEAN, REACH_PRECISION_RATIO };
enum { REACH_SENSITIVITY_ONE_AT_A_TIME, REACH_SENSITIVITY_MORRIS, REACH_SENSITIVITY_SOBOL };
enum {
  REACH_RESULT_USUAL,
  REACH_RESULT_MEAN,
  REACH_RESULT_RATIO,
  REACH_RESULT_DIFFERENCE
};
enum { REACH_SOLVE_BREAK_EVEN, REACH_SOLVE_MEAN, REACH_SOLVE_TARGET };
enum { REACH_SOLVE_AT_LEAST, REACH_SOLVE_AT_MOST };
enum { REACH_VIRALITY_NETWORKS, REACH_VIRALITY_ALWAYS, REACH_VIRALITY_NEVER };
enum {
  REACH_SEED_EVERYONE,
  REACH_SEED_RANDOM,
  REACH_SEED_DEPARTMENT,
  REACH_SEED_DEGREE,
  REACH_SEED_LISTED,
  REACH_SEED_NOBODY,
  REACH_SEED_GROUP
};
enum {
  REACH_MODEL_INDEPENDENT_CASCADE,
  REACH_MODEL_LINEAR_THRESHOLD,
  REACH_MODEL_COMPLEX_CONTAGION,
  REACH_MODEL_SIR,
  REACH_MODEL_CONTINUOUS_TIME,
  REACH_MODEL_RUMOUR,
  REACH_MODEL_BASS
};
enum { REACH_RUMOUR_MAKI_THOMPSON, REACH_RUMOUR_DALEY_KENDALL, REACH_RUMOUR_SPREADER_FIRST };
enum { REACH_DETAIL_FULL, REACH_DETAIL_REACH };
enum { REACH_LINES_DROP, REACH_LINES_KEEP };
enum { REACH_PROBABILITY_UNIFORM, REACH_PROBABILITY_WEIGHTED, REACH_PROBABILITY_FILE };
enum { REACH_NEED_COUNT, REACH_NEED_SHARE };
enum { REACH_LAW_CONSTANT, REACH_LAW_POISSON, REACH_LAW_LOGNORMAL, REACH_LAW_PARETO };
enum { REACH_ADOPTION_NONE, REACH_ADOPTION_ADKAR };
enum { REACH_ADOPTION_GATES, REACH_ADOPTION_PRODUCT };
enum {
  REACH_TIES_NONE,
  REACH_TIES_DEPARTMENTS,
  REACH_TIES_HIERARCHY,
  REACH_TIES_SMALL_WORLD,
  REACH_TIES_SCALE_FREE,
  REACH_TIES_RANDOM,
  REACH_TIES_DEGREES,
  REACH_TIES_FAMOUS,
  REACH_TIES_FILE,
  REACH_TIES_ROSTER
};
enum {
  REACH_FORMAT_AUTO,
  REACH_FORMAT_EDGE_LIST,
  REACH_FORMAT_CSV,
  REACH_FORMAT_GRAPHML,
  REACH_FORMAT_GML,
  REACH_FORMAT_PAJEK,
  REACH_FORMAT_ORG_CHART
};
enum { REACH_AUDIENCES_SHARED, REACH_AUDIENCES_SEPARATE };
enum { REACH_MARKET_GIVEN, REACH_MARKET_FOUND };
enum { REACH_OVERLAP_NONE, REACH_OVERLAP_ADVOCATES, REACH_OVERLAP_FOLLOWERS };
enum { REACH_CHECKLIST_ALL_OF, REACH_CHECKLIST_PARTIAL_CREDIT };
enum { REACH_GROWN_NOTHING, REACH_GROWN_LEARNING, REACH_GROWN_OPPORTUNITIES, REACH_GROWN_BOTH };
enum { REACH_JUDGED_BY_PERFORMANCE, REACH_JUDGED_BY_PERCEPTION };
enum { REACH_TRUST_PRODUCT, REACH_TRUST_WEAKEST_LEG, REACH_TRUST_MEAN };
enum {
  REACH_CHANNEL_PAGE,
  REACH_CHANNEL_CONVERSATION,
  REACH_CHANNEL_EMAIL,
  REACH_CHANNEL_MEETING,
  REACH_CHANNEL_FEED,
  REACH_CHANNEL_SPACE,
#define REACH_CHANNEL(NAME, ...) REACH_CHANNEL_##NAME,
  REACH_NETWORKS(REACH_CHANNEL)
#undef REACH_CHANNEL
      REACH_N_CHANNELS
};
enum { REACH_AUDIENCE_CONTACTS, REACH_AUDIENCE_COLLEAGUES, REACH_AUDIENCE_BOTH };
enum {
  REACH_DELAY_EXPONENTIAL,
  REACH_DELAY_CONSTANT,
  REACH_DELAY_POWER_LAW,
  REACH_DELAY_TWO_COMPONENT,
  REACH_DELAY_WEIBULL,
  REACH_DELAY_LOGNORMAL,
  REACH_DELAY_GAMMA
};
enum { REACH_COPY_RETOLD, REACH_COPY_LINKED };
enum { REACH_ENABLED_PARTICIPANTS, REACH_ENABLED_EVERYBODY };
enum { REACH_SERVICE_NONE, REACH_SERVICE_QUEUE };
enum { REACH_HANDLING_EXPONENTIAL, REACH_HANDLING_CONSTANT };
enum { REACH_PRIORITY_ARRIVAL, REACH_PRIORITY_IMPACT, REACH_PRIORITY_VALUE, REACH_PRIORITY_BOTH };
enum { REACH_ACCOUNT_NONE, REACH_ACCOUNT_COST, REACH_ACCOUNT_VALUE, REACH_ACCOUNT_BOTH };
enum { REACH_RECRUITING_NONE, REACH_RECRUITING_FUNNELS };
enum { REACH_RECRUITING_FREE, REACH_RECRUITING_COST }; /* recruiting.account */

enum { REACH_IDEAS_NONE, REACH_IDEAS_COMMUNITY };
enum { REACH_IDEAS_FROM_EVERYBODY, REACH_IDEAS_FROM_STAFF, REACH_IDEAS_FROM_CUSTOMERS };
enum { REACH_REVIEW_BY_VOTES, REACH_REVIEW_BY_ARRIVAL };
enum { REACH_IMPLEMENT_NUMBER, REACH_IMPLEMENT_SHARE };

typedef double reach_kind_REAL;
typedef int64_t reach_kind_COUNT;
typedef bool reach_kind_FLAG;
typedef int reach_kind_CHOICE;
typedef char *reach_kind_TEXT; /* never NULL; "" = none; owned by the scenario */
typedef char *reach_kind_FILE;
typedef reach_list reach_kind_PEOPLE;
typedef reach_list reach_kind_NUMBERS;
typedef reach_values reach_kind_VALUES;
typedef reach_list reach_kind_TEXTS;   /* in `name` */
typedef reach_list reach_kind_ANSWERS; /* items 0 or 1 */
typedef reach_list reach_kind_NAMES;   /* all have a name */
typedef reach_values reach_kind_SHARES;
typedef unsigned reach_kind_CHANNELS; /* bit c set = channel c used */
typedef uint64_t reach_kind_SEED;

typedef struct {
#define REACH_PARAM(key, field, KIND, ...) reach_kind_##KIND field;
#include "scenario/params.def"
#undef REACH_PARAM
} reach_params;

enum {
#define REACH_PARAM(key, field, ...) REACH_PARAM_##field,
#include "scenario/params.def"
#undef REACH_PARAM
  REACH_N_PARAMS
};

enum reach_kind {
  REACH_REAL,
  REACH_COUNT,
  REACH_FLAG,
  REACH_CHOICE,
  REACH_TEXT,
  REACH_FILE,
  REACH_PEOPLE,
  REACH_NUMBERS,
  REACH_TEXTS,
  REACH_VALUES,
  REACH_ANSWERS,
  REACH_NAMES,
  REACH_SHARES,
  REACH_CHANNELS,
  REACH_SEED
};
enum reach_place { REACH_PLACE_ANY, REACH_PLACE_STUDY, REACH_PLACE_NETWORK, REACH_PLACE_COMPANY };

/* One row of params.def. */
typedef struct {
  const char *key; /* "market.people" */
  size_t offset;   /* of the field in reach_params */
  enum reach_kind kind;
  const char *fallback; /* the default, as YAML text */
  double least, most;   /* range of REAL, COUNT and of the items of lists; of ANSWERS,
                         NAMES: how many */
  const char *unit;     /* for CHOICE and CHANNELS the allowed words, joined by '|' */
  enum reach_place place;
  const char *grade, *source, *help;
} reach_param;

extern const reach_param reach_param_table[REACH_N_PARAMS];

#endif
