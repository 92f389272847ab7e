/* The world of one replicate: docs/model.md section 1, in the order of that section. */
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "reference/reference.h"

static void *grown(void *old, size_t bytes) {
  void *memory = realloc(old, bytes);
  if (!memory) abort();
  return memory;
}

void reference_people_add(reference_people *people, uint32_t person) {
  if (people->n == people->capacity) {
    people->capacity = people->capacity ? 2 * people->capacity : 16;
    people->item = grown(people->item, people->capacity * sizeof *people->item);
  }
  people->item[people->n++] = person;
}

/* gsl_rng_uniform lies in [0, 1): never true at p = 0, always at p = 1. */
bool reference_coin(gsl_rng *rng, double p) {
  return gsl_rng_uniform(rng) < p;
}

/* Fisher and Yates 1938: the first n_drawn of the n items become a random draw in random
 * order, none twice. */
void reference_draw(gsl_rng *rng, uint32_t *item, uint32_t n, uint32_t n_drawn) {
  for (uint32_t i = 0; i < n_drawn; i++) {
    uint32_t j = i + (uint32_t)gsl_rng_uniform_int(rng, n - i);
    uint32_t kept = item[i];
    item[i] = item[j];
    item[j] = kept;
  }
}

/* Makes room for n people; those beyond the ones used before start zeroed. */
static void people_reserve(reference_run *run, size_t n) {
  if (n <= run->person_capacity) return;
  size_t capacity = 2 * n;
  run->person = grown(run->person, capacity * sizeof *run->person);
  memset(run->person + run->person_capacity, 0,
         (capacity - run->person_capacity) * sizeof *run->person);
  run->person_capacity = capacity;
}

/* A stranger to the story; the memory of the lists is kept. */
static void person_forget(reference_person *person) {
  reference_voices_forget(&person->heard);
  reference_people contacts = person->contacts, colleagues = person->colleagues;
  contacts.n = colleagues.n = 0;
  *person = (reference_person){.activity = NAN, .contacts = contacts, .colleagues = colleagues};
}

static uint32_t market_person_new(reference_run *run) {
  uint32_t id = run->n_associates + run->n_market++;
  people_reserve(run, (size_t)id + 1);
  person_forget(&run->person[id]);
  return id;
}

static uint32_t manager_of(const reference_run *run, uint32_t associate) {
  return (associate - 1) / (uint32_t)run->what->params->work_ties_span;
}

/* The direct report of the head above somebody; the head belongs to the first. */
static uint32_t branch_of(const reference_run *run, uint32_t associate) {
  if (associate == 0) return 0;
  while (manager_of(run, associate) > 0) associate = manager_of(run, associate);
  return associate - 1;
}

uint32_t reference_department(const reference_run *run, uint32_t associate) {
  if (run->what->department) return run->what->department[associate];
  bool is_company = !run->what->is_bare;
  if (is_company && run->what->params->work_ties_model == REACH_TIES_HIERARCHY)
    return branch_of(run, associate);
  uint64_t n_departments = (uint64_t)run->what->params->work_ties_departments;
  return (uint32_t)(associate * n_departments / run->n_associates);
}

static void tie_add(reference_run *run, uint32_t from, uint32_t to, bool is_directed) {
  reference_people_add(&run->person[from].colleagues, to);
  if (!is_directed && from != to) reference_people_add(&run->person[to].colleagues, from);
}

static bool reports_to(const reference_run *run, uint32_t who, uint32_t whom) {
  const reference_associate *staff = run->what->staff;
  return !strcmp(staff[who].manager, staff[whom].id);
}

static bool is_reporting_line(const reference_run *run, uint32_t low, uint32_t high) {
  if (run->what->params->work_ties_model == REACH_TIES_ROSTER)
    return reports_to(run, low, high) || reports_to(run, high, low);
  return run->what->params->work_ties_model == REACH_TIES_HIERARCHY && manager_of(run, high) == low;
}

/* Stochastic block model with `mean` ties a person: every pair that is no reporting line has its
 * own coin. */
static void blocks_draw(reference_run *run, double mean, double silo) {
  double n = run->n_associates, n_own = 0, n_other = 0;
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t j = i + 1; j < n; j++) {
      if (is_reporting_line(run, i, j)) continue;
      bool is_own = reference_department(run, i) == reference_department(run, j);
      *(is_own ? &n_own : &n_other) += 1;
    }
  double wanted = n * mean / 2;
  double p_other = n_own + n_other > 0 ? (1 - silo) * wanted / (n_own + n_other) : 0;
  double p_own = n_own > 0 ? (wanted - n_other * p_other) / n_own : 0;
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t j = i + 1; j < n; j++) {
      if (is_reporting_line(run, i, j)) continue;
      bool is_own = reference_department(run, i) == reference_department(run, j);
      if (reference_coin(run->rng, is_own ? p_own : p_other)) tie_add(run, i, j, false);
    }
}

static void random_draw(reference_run *run, double mean) {
  for (uint32_t i = 0; i < run->n_associates; i++)
    for (uint32_t j = i + 1; j < run->n_associates; j++)
      if (reference_coin(run->rng, mean / (run->n_associates - 1.0))) tie_add(run, i, j, false);
}

static void ties_draw(reference_run *run) {
  const reference_case *what = run->what;
  const reach_params *p = what->params;
  for (size_t i = 0; i < what->n_ties; i++)
    tie_add(run, what->tie[i].from, what->tie[i].to, what->is_directed);
  if (what->is_bare) return;
  if (p->work_ties_model == REACH_TIES_DEPARTMENTS)
    blocks_draw(run, p->work_ties_mean_degree, p->work_ties_silo);
  if (p->work_ties_model == REACH_TIES_RANDOM) random_draw(run, p->work_ties_mean_degree);
  bool is_roster = p->work_ties_model == REACH_TIES_ROSTER;
  for (uint32_t i = 0; is_roster && i < run->n_associates; i++)
    for (uint32_t j = i + 1; j < run->n_associates; j++)
      if (is_reporting_line(run, i, j)) tie_add(run, i, j, false);
  if (is_roster) blocks_draw(run, p->work_ties_informal, p->work_ties_silo);
  if (p->work_ties_model != REACH_TIES_HIERARCHY) return;
  for (uint32_t u = 1; u < run->n_associates; u++) tie_add(run, manager_of(run, u), u, false);
  blocks_draw(run, p->work_ties_informal, p->work_ties_silo);
}

static double contact_count_draw(gsl_rng *rng, int law, double mean, double cv, double shape) {
  if (mean <= 0) return 0;
  double variance_of_log = log(1 + cv * cv);
  switch (law) {
  case REACH_LAW_POISSON:
    return gsl_ran_poisson(rng, mean);
  case REACH_LAW_LOGNORMAL:
    return round(gsl_ran_lognormal(rng, log(mean) - variance_of_log / 2, sqrt(variance_of_log)));
  case REACH_LAW_PARETO:
    return round(gsl_ran_pareto(rng, shape, mean * (shape - 1) / shape));
  default:
    return round(mean);
  }
}

static uint32_t segment_first(const reference_run *run, uint64_t segment) {
  return (uint32_t)(segment * run->n_market / (uint64_t)run->what->params->market_segments);
}

static uint32_t segment_of(const reference_run *run, uint32_t position) {
  uint32_t segment = 0;
  while (position >= segment_first(run, segment + 1)) segment++;
  return segment;
}

/* Segment where the home of `person` begins. */
static uint64_t home_first(const reference_run *run, uint32_t person) {
  const reach_params *p = run->what->params;
  if (person >= run->n_associates) return segment_of(run, person - run->n_associates);
  uint64_t department = reference_department(run, person);
  return department * (uint64_t)p->market_home_segments % (uint64_t)p->market_segments;
}

/* Sorts everybody in the market but `person` into those at home and those elsewhere. */
static void market_split(const reference_run *run, uint32_t person, reference_people *home,
                         reference_people *elsewhere) {
  uint64_t n_segments = (uint64_t)run->what->params->market_segments;
  uint64_t n_home = (uint64_t)run->what->params->market_home_segments;
  uint64_t first = home_first(run, person);
  for (uint64_t segment = 0; segment < n_segments; segment++) {
    bool is_home = (segment + n_segments - first) % n_segments < n_home;
    for (uint32_t v = segment_first(run, segment); v < segment_first(run, segment + 1); v++)
      if (run->n_associates + v != person)
        reference_people_add(is_home ? home : elsewhere, run->n_associates + v);
  }
}

static void contacts_pick(reference_run *run, uint32_t person, uint32_t n_contacts,
                          reference_people *contacts) {
  reference_people home = {0}, elsewhere = {0};
  market_split(run, person, &home, &elsewhere);
  if (n_contacts > home.n + elsewhere.n) n_contacts = home.n + elsewhere.n;
  uint32_t n_home = 0;
  for (uint32_t i = 0; i < n_contacts; i++)
    n_home += reference_coin(run->rng, run->what->params->market_locality);
  if (n_home > home.n) n_home = home.n;
  if (n_contacts - n_home > elsewhere.n) n_home = n_contacts - elsewhere.n;
  reference_draw(run->rng, home.item, home.n, n_home);
  reference_draw(run->rng, elsewhere.item, elsewhere.n, n_contacts - n_home);
  for (uint32_t i = 0; i < n_home; i++) reference_people_add(contacts, home.item[i]);
  for (uint32_t i = 0; i < n_contacts - n_home; i++)
    reference_people_add(contacts, elsewhere.item[i]);
  free(home.item);
  free(elsewhere.item);
}

/* So many people of the market, where audiences are separate new ones. */
static void contacts_make(reference_run *run, uint32_t person, double count,
                          reference_people *contacts) {
  uint32_t n_contacts = count < 1e6 ? (uint32_t)count : 1000000;
  if (run->what->params->market_audiences == REACH_AUDIENCES_SHARED) {
    contacts_pick(run, person, n_contacts, contacts);
    return;
  }
  for (uint32_t i = 0; i < n_contacts; i++) reference_people_add(contacts, market_person_new(run));
}

/* Draws the contacts of `person`, once: whoever asks again sees the same list. */
void reference_contacts_draw(reference_run *run, uint32_t person) {
  if (run->person[person].has_contacts) return;
  run->person[person].has_contacts = true;
  const reach_params *p = run->what->params;
  bool works_here = person < run->n_associates;
  double count =
      works_here
          ? contact_count_draw(run->rng, p->associates_contacts_law, p->associates_contacts_mean,
                               p->associates_contacts_cv, p->associates_contacts_shape)
          : contact_count_draw(run->rng, p->market_contacts_law, p->market_contacts_mean,
                               p->market_contacts_cv, p->market_contacts_shape);
  const reference_associate *staff = works_here ? run->what->staff : NULL;
  if (staff && !isnan(staff[person].contacts)) count = staff[person].contacts;
  reference_people contacts = run->person[person].contacts; /* a new person may move the people */
  contacts_make(run, person, count, &contacts);
  run->person[person].contacts = contacts;
}

void reference_network_contacts(reference_run *run, uint32_t person, const reference_feed *network,
                                reference_people *contacts) {
  double count = contact_count_draw(run->rng, network->contacts_law, network->contacts_mean,
                                    network->contacts_cv, network->contacts_shape);
  contacts_make(run, person, count, contacts);
}

static void followers_draw(reference_run *run) {
  const reach_params *p = run->what->params;
  run->followers.n = 0;
  if (!(p->channels & 1u << REACH_CHANNEL_PAGE)) return;
  bool is_shared = p->market_audiences == REACH_AUDIENCES_SHARED;
  for (uint32_t v = 0; is_shared && v < run->n_market; v++)
    reference_people_add(&run->followers, run->n_associates + v);
  for (uint32_t i = 0; !is_shared && i < (uint32_t)p->page_followers; i++)
    reference_people_add(&run->followers, market_person_new(run));
  uint32_t n_market = run->followers.n;
  if (run->followers.n > p->page_followers) run->followers.n = (uint32_t)p->page_followers;
  reference_draw(run->rng, run->followers.item, n_market, run->followers.n);
}

static uint32_t share_of_associates(const reference_run *run, double share) {
  return (uint32_t)lround(share * run->n_associates);
}

/* How many others come before the associate by contacts: those with fewer, and of those with as
 * many the ones before it in an order that is random. */
static uint32_t rank_of(const reference_run *run, const uint32_t *order, uint32_t place) {
  uint32_t rank = 0, own = run->person[order[place]].contacts.n;
  for (uint32_t i = 0; i < run->n_associates; i++) {
    uint32_t other = run->person[order[i]].contacts.n;
    rank += other < own || (other == own && i < place);
  }
  return rank;
}

/* A random order becomes one that leans towards contacts: the largest score is chosen again and
 * again. */
static void lean(reference_run *run, uint32_t *everybody) {
  uint32_t n = run->n_associates;
  double rho = run->what->params->participation_correlation;
  double *score = grown(NULL, n * sizeof *score);
  uint32_t *shuffled = grown(NULL, n * sizeof *shuffled);
  for (uint32_t i = 0; i < n; i++) reference_contacts_draw(run, shuffled[i] = i);
  reference_draw(run->rng, shuffled, n, n);
  for (uint32_t i = 0; i < n; i++)
    score[shuffled[i]] = rho * gsl_cdf_ugaussian_Pinv((rank_of(run, shuffled, i) + .5) / n);
  for (uint32_t i = 0; i < n; i++)
    score[everybody[i]] += sqrt(1 - rho * rho) * gsl_cdf_ugaussian_Pinv(1 - (i + .5) / n);
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t j = i + 1; j < n; j++) {
      if (score[everybody[j]] <= score[everybody[i]]) continue;
      uint32_t kept = everybody[i];
      everybody[i] = everybody[j];
      everybody[j] = kept;
    }
  free(shuffled);
  free(score);
}

/* One random order for both: a larger share contains the smaller. */
static void participants_draw(reference_run *run, uint32_t *everybody) {
  const reach_params *p = run->what->params;
  if (p->adoption_model == REACH_ADOPTION_ADKAR) {
    reference_adoption(run);
    return;
  }
  uint32_t n_outward = share_of_associates(run, p->participation);
  uint32_t n_internal = share_of_associates(run, p->internal_participation);
  reference_draw(run->rng, everybody, run->n_associates, run->n_associates);
  if (fabs(p->participation_correlation) > 0) lean(run, everybody);
  for (uint32_t i = 0; i < n_outward; i++) run->person[everybody[i]].is_participant = true;
  for (uint32_t i = 0; i < n_internal; i++) run->person[everybody[i]].is_internal = true;
}

/* The person with the most colleagues who has not started yet; of equals the lower id. */
static uint32_t best_connected(const reference_run *run) {
  uint32_t best = 0;
  bool is_found = false;
  for (uint32_t i = 0; i < run->n_associates; i++) {
    if (run->person[i].is_start) continue;
    if (!is_found || run->person[i].colleagues.n > run->person[best].colleagues.n) best = i;
    is_found = true;
  }
  return best;
}

static void start_draw(reference_run *run, uint32_t *everybody) {
  const reach_params *p = run->what->params;
  uint32_t n = run->n_associates;
  uint32_t n_start = p->cascade_seed_count < n ? (uint32_t)p->cascade_seed_count : n;
  switch (p->cascade_seed_choice) {
  case REACH_SEED_RANDOM:
    reference_draw(run->rng, everybody, n, n_start);
    for (uint32_t i = 0; i < n_start; i++) run->person[everybody[i]].is_start = true;
    return;
  case REACH_SEED_DEPARTMENT:
    for (uint32_t i = 0; i < n; i++)
      run->person[i].is_start =
          reference_department(run, i) == (uint32_t)atoi(p->cascade_seed_department);
    return;
  case REACH_SEED_GROUP:
    for (uint32_t i = 0; i < n; i++)
      run->person[i].is_start = !strcmp(run->what->staff[i].group, p->cascade_seed_group);
    return;
  case REACH_SEED_DEGREE:
    for (uint32_t i = 0; i < n_start; i++) run->person[best_connected(run)].is_start = true;
    return;
  case REACH_SEED_LISTED:
    for (size_t i = 0; i < p->cascade_seed_set.n_items; i++)
      run->person[p->cascade_seed_set.item[i]].is_start = true;
    return;
  default:
    for (uint32_t i = 0; i < n; i++) run->person[i].is_start = true;
  }
}

void reference_world_draw(reference_run *run) {
  const reach_params *p = run->what->params;
  bool is_shared = !run->what->is_bare && p->market_audiences == REACH_AUDIENCES_SHARED;
  run->n_associates = run->what->n_people ? run->what->n_people : (uint32_t)p->associates_count;
  run->n_market = is_shared ? (uint32_t)p->market_people : 0;
  people_reserve(run, (size_t)run->n_associates + run->n_market);
  for (uint32_t i = 0; i < run->n_associates + run->n_market; i++) person_forget(&run->person[i]);
  ties_draw(run);
  if (!run->what->is_bare) followers_draw(run);
  uint32_t *everybody = grown(NULL, run->n_associates * sizeof *everybody);
  for (uint32_t i = 0; i < run->n_associates; i++) everybody[i] = i;
  if (!run->what->is_bare) participants_draw(run, everybody);
  start_draw(run, everybody);
  free(everybody);
}
