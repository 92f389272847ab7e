/* Rules about the work ties of a company. */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/departments.h"
#include "scenario/ruling.h"

static bool is_hierarchy(const reach_params *p) {
  return p->work_ties_model == REACH_TIES_HIERARCHY;
}

/* Ties are drawn besides reporting lines. */
static bool has_lines(const reach_params *p) {
  return is_hierarchy(p) || p->work_ties_model == REACH_TIES_ROSTER;
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
  if (!*r->p->work_ties_departments_file) return true;
  if (*r->p->associates_roster)
    return reach_rule_object(r, "work_ties.departments_file: the column department of "
                                "associates.roster says who is where; remove the key");
  if (reach_rule_own_people(r->p)) return true;
  return reach_rule_object(
      r, "work_ties.departments_file: it needs work_ties.model: famous or file; set one "
         "or remove the key");
}

bool reach_rule_departments_have_people(reach_ruling *r) {
  const reach_params *p = r->p;
  bool is_elsewhere = reach_rule_own_count(p) || is_hierarchy(p);
  if (is_elsewhere || p->work_ties_departments <= p->associates_count) return true;
  return reach_rule_object(r,
                           "work_ties.departments: %" PRId64 " are more than the associates "
                           "(associates.count is %" PRId64 ")",
                           p->work_ties_departments, p->associates_count);
}

bool reach_rule_built_department_exists(reach_ruling *r) {
  const reach_params *p = r->p;
  if (p->cascade_seed_choice != REACH_SEED_DEPARTMENT || reach_rule_own_count(p)) return true;
  const char *name = p->cascade_seed_department;
  if (!*name) return true;
  int64_t number = -1;
  bool is_number = strspn(name, "0123456789") == strlen(name) && strlen(name) < 10 &&
                   (name[0] != '0' || !name[1]);
  if (is_number) number = atoll(name);
  int64_t n_departments = (int64_t)reach_sizes_number(p, (uint64_t)p->associates_count);
  if (number >= 0 && number < n_departments) return true;
  return reach_rule_object(
      r,
      "cascade.seed_department: there is no department %.40s (built departments are "
      "named 0 to %" PRId64 ")",
      name, n_departments - 1);
}

/* The number of ties a person that a drawn network is asked for, and its key. */
static double degree_of(const reach_params *p, const char **key) {
  *key = has_lines(p) ? "work_ties.informal" : "work_ties.mean_degree";
  return reach_sizes_wanted(p);
}

bool reach_rule_degree_is_possible(reach_ruling *r) {
  const reach_params *p = r->p;
  if (p->work_ties_model == REACH_TIES_NONE || reach_rule_own_count(p)) return true;
  if (p->work_ties_model == REACH_TIES_DEGREES && *p->work_ties_degrees_file) return true;
  const char *key;
  double n = (double)p->associates_count, k = degree_of(p, &key);
  if (k <= n - 1) return true;
  return reach_rule_object(r,
                           "%s: %g colleagues are more than there are (allowed 0 to "
                           "%.0f, since associates.count is %.0f)",
                           key, k, n - 1, n);
}

bool reach_rule_degree_is_even(reach_ruling *r) {
  const reach_params *p = r->p;
  bool is_small_world = p->work_ties_model == REACH_TIES_SMALL_WORLD;
  if (!is_small_world && p->work_ties_model != REACH_TIES_SCALE_FREE) return true;
  double n = (double)p->associates_count, k = p->work_ties_mean_degree;
  double most = 2 * floor((n - 1) / (is_small_world ? 4 : 2)); /* igraph hangs beyond, on rings */
  if (k > n - 1 || (fmod(k, 2) == 0 && k <= most)) return true;
  return reach_rule_object(r,
                           "work_ties.mean_degree: %g: %s (allowed even numbers from 0 to %.0f, "
                           "since associates.count is %.0f)",
                           k,
                           is_small_world ? "a ring has as many ties on both sides of a person"
                                          : "every newcomer makes half as many ties",
                           most, n);
}

bool reach_rule_departments_hold_their_ties(reach_ruling *r) {
  const reach_params *p = r->p;
  if (!is_hierarchy(p) && p->work_ties_model != REACH_TIES_DEPARTMENTS) return true;
  if (*p->associates_roster) return true; /* its departments are not known yet */
  const char *key;
  double k = degree_of(p, &key);
  if (k > (double)p->associates_count - 1) return true; /* another rule's */
  reach_sizes sizes;
  if (reach_sizes_init(p, (uint64_t)p->associates_count, &sizes)) return true;
  reach_tie_chance chance = reach_sizes_chance(p, &sizes);
  reach_sizes_free(&sizes);
  if (chance.inside <= 1) return true;
  return reach_rule_object(
      r,
      "work_ties.silo: %.4g ties to one's own department are wanted, but on average it has only "
      "%.4g colleagues; lower silo or %s, or have %s",
      chance.wanted, chance.room, key, is_hierarchy(p) ? "a smaller span" : "fewer departments");
}
