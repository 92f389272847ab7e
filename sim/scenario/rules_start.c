/* Rules about bare networks and about who starts. */
#include "scenario/ruling.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

bool reach_rule_network_has_one_origin(reach_ruling *r) {
  const char *origin[] = {"file", "famous", "edges"};
  bool is_given[] = {*r->p->network_file, *r->p->network_famous, *r->p->network_edges};
  for (int a = 0; a < 3; a++)
    for (int b = a + 1; b < 3; b++)
      if (is_given[a] && is_given[b])
        return reach_rule_object(r, "network: %s and %s are both given; keep one", origin[a],
                                 origin[b]);
  if (is_given[0] || is_given[1] || is_given[2]) return true;
  return reach_rule_object(r, "network: neither file nor famous nor edges is given; give one");
}

bool reach_rule_network_has_probabilities(reach_ruling *r) {
  const reach_params *p = r->p;
  bool is_read = p->cascade_probability_rule == REACH_PROBABILITY_FILE &&
                 (p->cascade_model == REACH_MODEL_INDEPENDENT_CASCADE ||
                  p->cascade_model == REACH_MODEL_CONTINUOUS_TIME);
  if (!is_read || *p->network_file || *p->network_edges) return true;
  return reach_rule_object(r, "cascade.probability_rule: file needs network.file or "
                              "network.edges; choose another rule or give one of them");
}

bool reach_rule_network_names_who_starts(reach_ruling *r) {
  if (r->p->cascade_model == REACH_MODEL_BASS) return true; /* people adopt by themselves */
  if (r->given[REACH_PARAM_cascade_seed_choice] || r->p->cascade_seed_set.n_items) return true;
  return reach_rule_object(
      r, "cascade.seed_set: nobody starts in this bare network; list who does, such as "
         "[0], or give cascade.seed_choice");
}

bool reach_rule_network_departments_are_known(reach_ruling *r) {
  if (r->p->cascade_seed_choice != REACH_SEED_DEPARTMENT || *r->p->network_departments) return true;
  return reach_rule_object(r,
                           "cascade.seed_choice: department needs network.departments, a file with "
                           "`person department` per line");
}

bool reach_rule_network_says_what_share_is_needed(reach_ruling *r) {
  bool is_needed = r->p->cascade_model == REACH_MODEL_COMPLEX_CONTAGION &&
                   r->p->cascade_need == REACH_NEED_SHARE;
  if (!is_needed || r->given[REACH_PARAM_cascade_share_needed]) return true;
  return reach_rule_object(
      r, "cascade.share_needed: need: share asks for it, and no usual value is known; give one "
         "(allowed 0 to 1), such as 0.25");
}

bool reach_rule_network_has_no_market_sizes(reach_ruling *r) {
  if (!r->p->run_market_sizes.n_items) return true;
  return reach_rule_object(r, "run.market_sizes: a bare network has no market; remove the key");
}

/* Without a last day spreaders make 1/spreading contacts for each that they tell, and 1/stifling
 * until they stop. */
bool reach_rule_rumour_ends(reach_ruling *r) {
  const double least = 1e-3; /* some thousand contacts a person */
  const reach_params *p = r->p;
  if (p->cascade_model != REACH_MODEL_RUMOUR || r->given[REACH_PARAM_run_days]) return true;
  bool is_stifling = p->cascade_stifling < least;
  if (!is_stifling && p->cascade_spreading >= least) return true;
  return reach_rule_object(r,
                           "cascade.%s: %g: the rumour would hardly ever end (allowed %g to 1 "
                           "without run.days); give run.days",
                           is_stifling ? "stifling" : "spreading",
                           is_stifling ? p->cascade_stifling : p->cascade_spreading, least);
}

bool reach_rule_somebody_starts(reach_ruling *r) {
  bool is_nobody = r->p->cascade_seed_choice == REACH_SEED_NOBODY;
  if (!is_nobody || r->p->cascade_model == REACH_MODEL_BASS) return true;
  return reach_rule_object(
      r, "cascade.seed_choice: nobody: then nothing happens, but with cascade.model: bass; choose "
         "who starts");
}

bool reach_rule_listed_people_agree_with_choice(reach_ruling *r) {
  bool is_listed = r->p->cascade_seed_choice == REACH_SEED_LISTED;
  bool has_set = r->p->cascade_seed_set.n_items > 0;
  if (is_listed && !has_set) {
    return reach_rule_object(r,
                             "cascade.seed_choice: listed needs cascade.seed_set, such as [0, 3]");
  }
  if (is_listed || !has_set) return true;
  return reach_rule_object(
      r, "cascade.seed_set: it implies seed_choice: listed, but another choice is given; "
         "remove one, or write seed_set: []");
}

bool reach_rule_department_agrees_with_choice(reach_ruling *r) {
  bool is_choice = r->p->cascade_seed_choice == REACH_SEED_DEPARTMENT;
  bool has_department = *r->p->cascade_seed_department;
  if (is_choice && !has_department) {
    return reach_rule_object(
        r, "cascade.seed_department: seed_choice: department needs the name of one");
  }
  if (is_choice || !has_department) return true;
  return reach_rule_object(
      r, "cascade.seed_department: it needs seed_choice: department; add that or remove "
         "the key");
}

bool reach_rule_listed_people_exist(reach_ruling *r) {
  if (reach_rule_own_count(r->p)) return true;
  for (size_t i = 0; i < r->p->cascade_seed_set.n_items; i++) {
    int64_t id = r->p->cascade_seed_set.item[i];
    if (id < r->p->associates_count) continue;
    return reach_rule_object(r,
                             "cascade.seed_set: there is no person %" PRId64
                             " (allowed 0 to %" PRId64 ", since associates.count is %" PRId64 ")",
                             id, r->p->associates_count - 1, r->p->associates_count);
  }
  return true;
}

bool reach_rule_enough_people_start(reach_ruling *r) {
  bool is_counted = r->p->cascade_seed_choice == REACH_SEED_RANDOM ||
                    r->p->cascade_seed_choice == REACH_SEED_DEGREE;
  bool is_fine = r->p->cascade_seed_count <= r->p->associates_count;
  if (!is_counted || reach_rule_own_count(r->p) || is_fine) return true;
  return reach_rule_object(r,
                           "cascade.seed_count: %" PRId64
                           " are more than the associates (associates.count "
                           "is %" PRId64 ")",
                           r->p->cascade_seed_count, r->p->associates_count);
}

bool reach_rule_degrees_are_known(reach_ruling *r) {
  if (r->p->cascade_seed_choice != REACH_SEED_DEGREE) return true;
  if (r->p->work_ties_model != REACH_TIES_NONE) return true;
  return reach_rule_object(
      r, "cascade.seed_choice: degree needs work ties; choose a work_ties.model other "
         "than none");
}
