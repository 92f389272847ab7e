/* What the values of one organization must mean together. A rule looks at the parameters it
 * lists and says what is wrong; it is skipped where one of them is wrong already, and its
 * mistake stands where the last of them was written. */
#include "scenario/rules.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_FIELDS = 5 };

typedef struct {
  const reach_params *p;
  const bool *given;
  char why[REACH_WHY_SIZE];
} ruling;

__attribute__((format(printf, 2, 3))) static bool object(ruling *r, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(r->why, sizeof r->why, format, arguments);
  va_end(arguments);
  return false;
}

static bool brings_own_count(const reach_params *p) {
  return p->work_ties_model == REACH_TIES_FAMOUS || p->work_ties_model == REACH_TIES_FILE;
}

static bool uses(const reach_params *p, int channel) {
  return p->channels & 1u << channel;
}

static bool network_has_one_origin(ruling *r) {
  bool has_file = *r->p->network_file, has_famous = *r->p->network_famous;
  if (has_file && has_famous) {
    return object(r, "network: file and famous are both given; keep one");
  }
  if (has_file || has_famous) return true;
  return object(r, "network: neither file nor famous is given; give one");
}

static bool network_names_who_starts(ruling *r) {
  if (r->given[REACH_PARAM_cascade_seed_choice] || r->p->cascade_seed_set.n_items) return true;
  return object(r, "cascade.seed_set: nobody starts in this bare network; list who does, such as "
                   "[0], or give cascade.seed_choice");
}

static bool network_departments_are_known(ruling *r) {
  if (r->p->cascade_seed_choice != REACH_SEED_DEPARTMENT || *r->p->network_departments) return true;
  return object(r, "cascade.seed_choice: department needs network.departments, a file with "
                   "`person department` per line");
}

static bool network_has_no_market_sizes(ruling *r) {
  if (!r->p->run_market_sizes.n_items) return true;
  return object(r, "run.market_sizes: a bare network has no market; remove the key");
}

static bool listed_people_agree_with_choice(ruling *r) {
  bool is_listed = r->p->cascade_seed_choice == REACH_SEED_LISTED;
  bool has_set = r->p->cascade_seed_set.n_items > 0;
  if (is_listed && !has_set) {
    return object(r, "cascade.seed_choice: listed needs cascade.seed_set, such as [0, 3]");
  }
  if (is_listed || !has_set) return true;
  return object(r, "cascade.seed_set: it implies seed_choice: listed, but another choice is given; "
                   "remove one, or write seed_set: []");
}

static bool department_agrees_with_choice(ruling *r) {
  bool is_choice = r->p->cascade_seed_choice == REACH_SEED_DEPARTMENT;
  bool has_department = *r->p->cascade_seed_department;
  if (is_choice && !has_department) {
    return object(r, "cascade.seed_department: seed_choice: department needs the name of one");
  }
  if (is_choice || !has_department) return true;
  return object(r, "cascade.seed_department: it needs seed_choice: department; add that or remove "
                   "the key");
}

static bool listed_people_exist(ruling *r) {
  if (brings_own_count(r->p)) return true;
  for (size_t i = 0; i < r->p->cascade_seed_set.n_items; i++) {
    int64_t id = r->p->cascade_seed_set.item[i];
    if (id < r->p->associates_count) continue;
    return object(r,
                  "cascade.seed_set: there is no person %" PRId64 " (allowed 0 to %" PRId64
                  ", since associates.count is %" PRId64 ")",
                  id, r->p->associates_count - 1, r->p->associates_count);
  }
  return true;
}

static bool enough_people_start(ruling *r) {
  bool is_counted = r->p->cascade_seed_choice == REACH_SEED_RANDOM ||
                    r->p->cascade_seed_choice == REACH_SEED_DEGREE;
  bool is_fine = r->p->cascade_seed_count <= r->p->associates_count;
  if (!is_counted || brings_own_count(r->p) || is_fine) return true;
  return object(r,
                "cascade.seed_count: %" PRId64 " are more than the associates (associates.count "
                "is %" PRId64 ")",
                r->p->cascade_seed_count, r->p->associates_count);
}

static bool degrees_are_known(ruling *r) {
  if (r->p->cascade_seed_choice != REACH_SEED_DEGREE) return true;
  if (r->p->work_ties_model != REACH_TIES_NONE) return true;
  return object(r, "cascade.seed_choice: degree needs work ties; choose a work_ties.model other "
                   "than none");
}

static bool built_department_exists(ruling *r) {
  if (r->p->cascade_seed_choice != REACH_SEED_DEPARTMENT || brings_own_count(r->p)) return true;
  const char *name = r->p->cascade_seed_department;
  if (!*name) return true;
  int64_t number = -1;
  bool is_number = strspn(name, "0123456789") == strlen(name) && strlen(name) < 10 &&
                   (name[0] != '0' || !name[1]);
  if (is_number) number = atoll(name);
  if (number >= 0 && number < r->p->work_ties_departments) return true;
  return object(r,
                "cascade.seed_department: there is no department %.40s (built departments are "
                "named 0 to %" PRId64 ")",
                name, r->p->work_ties_departments - 1);
}

static bool tie_file_agrees_with_model(ruling *r) {
  bool is_file = r->p->work_ties_model == REACH_TIES_FILE, has_file = *r->p->work_ties_file;
  if (is_file && !has_file) {
    return object(r, "work_ties.file: work_ties.model: file needs the name of an edge list");
  }
  if (is_file || !has_file) return true;
  return object(r, "work_ties.file: it needs work_ties.model: file; set that or remove the key");
}

static bool department_file_agrees_with_model(ruling *r) {
  if (!*r->p->work_ties_departments_file || brings_own_count(r->p)) return true;
  return object(r, "work_ties.departments_file: it needs work_ties.model: famous or file; set one "
                   "or remove the key");
}

static bool departments_have_people(ruling *r) {
  if (brings_own_count(r->p) || r->p->work_ties_departments <= r->p->associates_count) return true;
  return object(r,
                "work_ties.departments: %" PRId64 " are more than the associates "
                "(associates.count is %" PRId64 ")",
                r->p->work_ties_departments, r->p->associates_count);
}

static bool degree_is_possible(ruling *r) {
  const reach_params *p = r->p;
  if (p->work_ties_model != REACH_TIES_DEPARTMENTS) return true;
  double n = (double)p->associates_count, k = p->work_ties_mean_degree;
  if (k > n - 1) {
    return object(r,
                  "work_ties.mean_degree: %g colleagues are more than there are (allowed 0 to "
                  "%.0f, since associates.count is %.0f)",
                  k, n - 1, n);
  }
  if (n < 2 || p->work_ties_departments > p->associates_count) return true;
  double in_department = n / (double)p->work_ties_departments - 1, share = in_department / (n - 1);
  double wanted = k * (p->work_ties_silo + (1 - p->work_ties_silo) * share);
  const double rounding = 1e-9;
  if (wanted <= in_department * (1 + rounding)) return true;
  return object(r,
                "work_ties.silo: %.4g ties to one's own department are wanted, but it has only "
                "%.4g colleagues; lower silo or mean_degree, or have fewer departments",
                wanted, in_department);
}

static bool contacts_fit_the_market(ruling *r) {
  const reach_params *p = r->p;
  bool is_shared = p->market_audiences == REACH_AUDIENCES_SHARED;
  bool is_fine = p->associates_contacts_mean <= (double)p->market_people;
  bool has_no_market = p->market_people == 0;
  if (!is_shared || is_fine || has_no_market) return true;
  return object(r,
                "associates.contacts.mean: %g contacts need as many different people, and "
                "market.people is %" PRId64 "; lower the mean or enlarge the market",
                p->associates_contacts_mean, p->market_people);
}

static bool followers_fit_the_market(ruling *r) {
  const reach_params *p = r->p;
  bool is_shared = p->market_audiences == REACH_AUDIENCES_SHARED;
  bool is_fine = p->page_followers <= p->market_people;
  if (!is_shared || is_fine || !uses(p, REACH_CHANNEL_PAGE)) return true;
  return object(r,
                "official-page.followers: %" PRId64 " are more than the market (market.people "
                "is %" PRId64 ")",
                p->page_followers, p->market_people);
}

static bool home_fits_the_segments(ruling *r) {
  if (r->p->market_home_segments <= r->p->market_segments) return true;
  return object(r, "market.home_segments: %" PRId64 " are more than market.segments (%" PRId64 ")",
                r->p->market_home_segments, r->p->market_segments);
}

static bool segments_have_people(ruling *r) {
  const reach_params *p = r->p;
  bool is_shared = p->market_audiences == REACH_AUDIENCES_SHARED;
  if (!is_shared || p->market_people == 0 || p->market_segments <= p->market_people) return true;
  return object(r, "market.segments: %" PRId64 " are more than market.people (%" PRId64 ")",
                p->market_segments, p->market_people);
}

static bool needs_colleagues(const reach_params *p, int channel, int audience) {
  return uses(p, channel) && audience != REACH_AUDIENCE_CONTACTS;
}

static bool colleagues_exist(ruling *r) {
  const reach_params *p = r->p;
  if (p->work_ties_model != REACH_TIES_NONE) return true;
  const char *channel = NULL;
  if (needs_colleagues(p, REACH_CHANNEL_FEED, p->feed_audience)) channel = "feed";
  if (needs_colleagues(p, REACH_CHANNEL_CONVERSATION, p->conversation_audience)) {
    channel = "conversation";
  }
  if (!channel) return true;
  return object(r,
                "%s.audience: colleagues need work ties; choose a work_ties.model other than "
                "none, or audience: contacts",
                channel);
}

static bool market_sizes_hold_the_contacts(ruling *r) {
  const reach_params *p = r->p;
  if (p->market_audiences != REACH_AUDIENCES_SHARED) return true;
  for (size_t i = 0; i < p->run_market_sizes.n_items; i++) {
    int64_t size = p->run_market_sizes.item[i];
    if (p->associates_contacts_mean <= (double)size) continue;
    return object(r,
                  "run.market_sizes: a market of %" PRId64 " people is smaller than "
                  "associates.contacts.mean (%g different people)",
                  size, p->associates_contacts_mean);
  }
  return true;
}

#define FIELD(name) REACH_PARAM_##name

static const struct {
  enum reach_place place; /* NETWORK, COMPANY or ANY */
  bool (*is_kept)(ruling *);
  int n_fields, field[MAX_FIELDS];
} rule[] = {
    {REACH_PLACE_NETWORK, network_has_one_origin, 2, {FIELD(network_file), FIELD(network_famous)}},
    {REACH_PLACE_NETWORK,
     network_names_who_starts,
     2,
     {FIELD(cascade_seed_choice), FIELD(cascade_seed_set)}},
    {REACH_PLACE_NETWORK,
     network_departments_are_known,
     2,
     {FIELD(cascade_seed_choice), FIELD(network_departments)}},
    {REACH_PLACE_NETWORK, network_has_no_market_sizes, 1, {FIELD(run_market_sizes)}},
    {REACH_PLACE_ANY,
     listed_people_agree_with_choice,
     2,
     {FIELD(cascade_seed_choice), FIELD(cascade_seed_set)}},
    {REACH_PLACE_ANY,
     department_agrees_with_choice,
     2,
     {FIELD(cascade_seed_choice), FIELD(cascade_seed_department)}},
    {REACH_PLACE_COMPANY,
     listed_people_exist,
     3,
     {FIELD(cascade_seed_set), FIELD(associates_count), FIELD(work_ties_model)}},
    {REACH_PLACE_COMPANY,
     enough_people_start,
     4,
     {FIELD(cascade_seed_count), FIELD(cascade_seed_choice), FIELD(associates_count),
      FIELD(work_ties_model)}},
    {REACH_PLACE_COMPANY,
     degrees_are_known,
     2,
     {FIELD(cascade_seed_choice), FIELD(work_ties_model)}},
    {REACH_PLACE_COMPANY,
     built_department_exists,
     4,
     {FIELD(cascade_seed_department), FIELD(work_ties_departments), FIELD(work_ties_model),
      FIELD(cascade_seed_choice)}},
    {REACH_PLACE_COMPANY,
     tie_file_agrees_with_model,
     2,
     {FIELD(work_ties_file), FIELD(work_ties_model)}},
    {REACH_PLACE_COMPANY,
     department_file_agrees_with_model,
     2,
     {FIELD(work_ties_departments_file), FIELD(work_ties_model)}},
    {REACH_PLACE_COMPANY,
     departments_have_people,
     3,
     {FIELD(work_ties_departments), FIELD(associates_count), FIELD(work_ties_model)}},
    {REACH_PLACE_COMPANY,
     degree_is_possible,
     5,
     {FIELD(work_ties_mean_degree), FIELD(work_ties_silo), FIELD(associates_count),
      FIELD(work_ties_departments), FIELD(work_ties_model)}},
    {REACH_PLACE_COMPANY,
     contacts_fit_the_market,
     3,
     {FIELD(associates_contacts_mean), FIELD(market_people), FIELD(market_audiences)}},
    {REACH_PLACE_COMPANY,
     followers_fit_the_market,
     4,
     {FIELD(page_followers), FIELD(market_people), FIELD(market_audiences), FIELD(channels)}},
    {REACH_PLACE_COMPANY,
     home_fits_the_segments,
     3,
     {FIELD(market_home_segments), FIELD(market_segments), FIELD(market_people)}},
    {REACH_PLACE_COMPANY,
     segments_have_people,
     3,
     {FIELD(market_segments), FIELD(market_people), FIELD(market_audiences)}},
    {REACH_PLACE_COMPANY,
     colleagues_exist,
     4,
     {FIELD(work_ties_model), FIELD(conversation_audience), FIELD(feed_audience), FIELD(channels)}},
    {REACH_PLACE_COMPANY,
     market_sizes_hold_the_contacts,
     3,
     {FIELD(run_market_sizes), FIELD(associates_contacts_mean), FIELD(market_audiences)}},
};

/* Settings were written last, then the scenario itself, then what it extends. */
static bool is_later(const reach_draft *draft, const reach_cell *a, const reach_cell *b) {
  bool a_is_setting = draft->source[a->at.file].is_setting;
  bool b_is_setting = draft->source[b->at.file].is_setting;
  if (a_is_setting != b_is_setting) return a_is_setting;
  if (a->at.file != b->at.file) return (a->at.file > b->at.file) == a_is_setting;
  if (a->at.line != b->at.line) return a->at.line > b->at.line;
  return a->at.column > b->at.column;
}

static void check_rule(reach_draft *draft, reach_section *section, size_t i, ruling *r) {
  const reach_cell *last = NULL;
  for (int f = 0; f < rule[i].n_fields; f++) {
    const reach_cell *cell = reach_cell_of(draft, section, rule[i].field[f]);
    if (!cell) continue;
    if (cell->is_bad) return;
    if (!last || is_later(draft, cell, last)) last = cell;
  }
  if (rule[i].is_kept(r)) return;
  reach_position at = {.file = 0, .line = 1, .column = 1};
  if (draft->has_network_block) at = draft->network_block;
  if (section && !last) at = section->at;
  reach_mistakes_add(&draft->mistakes, last ? last->at : at, "%s", r->why);
}

void reach_rules_check(reach_draft *draft, const reach_scenario *scenario, size_t i) {
  const reach_organization *organization = &scenario->organization[i];
  reach_section *section = draft->n_organizations ? draft->organization[i] : NULL;
  ruling r = {.p = &organization->params, .given = organization->given};
  enum reach_place wrong = scenario->is_network ? REACH_PLACE_COMPANY : REACH_PLACE_NETWORK;
  for (size_t k = 0; k < sizeof rule / sizeof *rule; k++) {
    if (rule[k].place != wrong) check_rule(draft, section, k, &r);
  }
}
