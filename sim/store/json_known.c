#include "store/json_known.h"

#include "store/json.h"

static json_t *check_json(const reach_known *row, const reach_known_found *found) {
  return json_pack("{so so so so so so so sb}", "id", reach_json_string(row->id), "case",
                   reach_json_string(row->asks), "source", reach_json_string(row->source),
                   "expected", reach_json_number(found->expected), "got",
                   reach_json_number(found->got), "n", reach_json_count(found->n), "z",
                   reach_json_number(found->z), "pass", found->is_passed);
}

char *reach_json_known(const reach_known *row, const reach_known_found *found, const bool *is_found,
                       uint64_t rng_seed) {
  json_t *checks = json_array();
  uint64_t n = 0, n_passed = 0;
  for (size_t i = 0; i < REACH_N_KNOWN; i++) {
    if (!is_found[i]) continue;
    n++;
    n_passed += found[i].is_passed;
    if (checks && json_array_append_new(checks, check_json(&row[i], &found[i]))) {
      json_decref(checks);
      checks = NULL;
    }
  }
  return reach_json_text(json_pack("{so so so so}", "seed", reach_json_count(rng_seed), "passed",
                                   reach_json_count(n_passed), "failed",
                                   reach_json_count(n - n_passed), "checks", checks));
}
