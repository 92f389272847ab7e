#include "support/small.h"

const char small_company[] =
    "title: A small company\n"
    "run: {seed: 7, replicates: 30, days: 6, networks: 3}\n"
    "associates: {count: 60, contacts: {mean: 20.5}}\n"
    "work_ties: {model: departments, departments: 3, mean_degree: 6, silo: 0.5}\n"
    "market: {people: 5000, segments: 5}\n"
    "organizations:\n"
    "  traditional: {participation: 1.0, channels: [conversation], conversation: {audience: "
    "both}}\n"
    "  social: {participation: 0.2, channels: [feed], feed: {audience: both}}\n";

int small_setup(void **state) {
  *state = scratch_enter();
  scratch_write("small.yaml", small_company);
  return 0;
}
