/* ctest: long
 * The diffusion models of bare networks against the slow reference (tests/reference), on networks
 * of all kinds: every measure, hop, number of exposures and day. A model that is registered takes
 * part: it needs its rules below and a reference. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cascade/model.h"
#include "reference/compare.h"
#include "reference/reference.h"
#include "support/play.h"

/* Zachary 1977. */
static const char karate[] =
    "0-1 0-2 0-3 0-4 0-5 0-6 0-7 0-8 0-10 0-11 0-12 0-13 0-17 0-19 0-21 0-31 1-2 1-3 1-7 1-13 1-17 "
    "1-19 1-21 1-30 2-3 2-7 2-8 2-9 2-13 2-27 2-28 2-32 3-7 3-12 3-13 4-6 4-10 5-6 5-10 5-16 6-16 "
    "8-30 8-32 8-33 9-33 13-33 14-32 14-33 15-32 15-33 18-32 18-33 19-33 20-32 20-33 22-32 22-33 "
    "23-25 23-27 23-29 23-32 23-33 24-25 24-27 24-31 25-31 26-29 26-33 27-33 28-31 28-33 29-32 "
    "29-33 30-32 30-33 31-32 31-33 32-33";

typedef struct {
  const char *name;
  const char *ties; /* NULL: drawn */
  bool is_directed;
  const char *start; /* of the block cascade */
  const char *more;  /* of the block network; may be NULL */
} network;

enum { DRAWN_DIRECTED = 1 }; /* place of that network */

/* Those who start: listed, at random, or with the most ties. */
static const network networks[] = {
    {"drawn", NULL, false, "seed_set: [0]", NULL},
    {"drawn_directed", NULL, true, "seed_choice: random, seed_count: 3", NULL},
    {"karate", karate, false, "seed_set: [0, 33]", NULL},
    {"ring", "0-1 1-2 2-3 3-4 4-5 5-6 6-7 7-8 8-9 9-0", false, "seed_set: [3]", NULL},
    {"ring_directed", "0-1 1-2 2-3 3-4 4-5 5-0", true, "seed_choice: random, seed_count: 2", NULL},
    {"tree", "0-1 0-2 0-3 1-4 1-5 2-6 2-7 3-8 3-9 4-10 4-11 5-12 6-13", false, "seed_set: [0, 6]",
     NULL},
    {"star", "0-1 0-2 0-3 0-4 0-5 0-6 0-7", false, "seed_choice: random, seed_count: 2", NULL},
    {"everybody_with_everybody", "0-1 0-2 0-3 0-4 0-5 1-2 1-3 1-4 1-5 2-3 2-4 2-5 3-4 3-5 4-5",
     false, "seed_set: [2]", NULL},
    {"lattice", "0-1 1-2 2-3 3-4 4-5 5-6 6-7 7-0 0-2 1-3 2-4 3-5 4-6 5-7 6-0 7-1", false,
     "seed_set: [0, 1]", NULL},
    {"people_without_ties", "2-3 3-4 4-2 4-6 6-9 9-4", false, "seed_choice: random, seed_count: 4",
     NULL},
    {"two_parts_there_and_back", "0-1 1-2 2-0 1-0 2-3 3-1 5-6 6-7 7-5 7-8 8-5 6-5", true,
     "seed_choice: degree, seed_count: 2", NULL},
    {"loops_and_repeats", "0-0 0-1 1-0 1-2 1-2 2-0 2-3 2-3 3-3 3-3 3-4 4-5 5-3 5-4 6-6 5-7 7-7",
     false, "seed_choice: random, seed_count: 2", "loops: keep, repeats: keep"},
    {"loops_and_repeats_directed",
     "0-0 0-1 1-0 1-2 1-2 1-2 2-0 2-3 2-3 3-3 3-3 3-4 4-5 5-3 5-4 6-6 5-7 7-7", true,
     "seed_set: [1, 6]", "loops: keep, repeats: keep"},
    {"repeats_alone", "0-0 0-1 0-1 0-1 1-2 1-2 2-3 3-4 3-4 4-0 1-3", false, "seed_set: [2]",
     "repeats: keep"},
    {"loops_alone", "0-0 0-1 1-2 1-2 2-3 3-3 3-0 2-4 4-4 4-5", true, "seed_set: [0]",
     "loops: keep"},
};

/* What a model is asked to do; the first is its plain form. */
enum { MOST_RULES = 10 };
static const struct {
  const char *model;
  const char *rule[MOST_RULES];
} rules[] = {
    {"independent-cascade",
     {"probability: 0.35", "probability: 0.8", "probability: 0.4, detail: reach",
      "probability: 0.9, detail: reach", "probability_rule: weighted",
      "probability_rule: weighted, detail: reach"}},
    {"linear-threshold", {"weight: 1", "weight: 0.3"}},
    {"complex-contagion",
     {"tellers_needed: 2", "tellers_needed: 2, noise: 0.3", "tellers_needed: 1",
      "need: share, share_needed: 0.3", "need: share, share_needed: 0.5, noise: 0.15",
      "need: share, share_needed: 0"}},
    {"sir", {"rate: 0.5, recovery: 0.8", "rate: 0.2, recovery: 0", "rate: 0.9, recovery: 0.3"}},
    {"continuous-time-cascade",
     {"probability: 0.5, half_life_days: 1.5", "probability: 0.4, delay: constant",
      "probability: 0.6, delay: power-law, half_life_days: 0.5, tail: 1.5",
      "probability: 0.4, delay: two-component, half_life_days: 0.1, fast_share: 0.7",
      "probability: 0.7, half_life_days: 0",
      "probability: 0.5, delay: weibull, half_life_days: 2, shape: 0.6",
      "probability: 0.5, delay: lognormal, half_life_days: 1, sigma: 1.2",
      "probability: 0.5, delay: gamma, half_life_days: 1.5, shape: 3",
      "probability_rule: weighted, delay: constant"}},
    {"rumour",
     {"contact_rate: 2", "rumour: daley-kendall", "rumour: spreader-first",
      "rumour: daley-kendall, spreading: 0.7, stifling: 0.3, contact_rate: 3",
      "rumour: spreader-first, spreading: 0.4, stifling: 0.6", "spreading: 0.5, stifling: 0.2"}},
    {"bass",
     {"innovation: 0.1, imitation: 0.6", "innovation: 0, imitation: 0.8",
      "innovation: 0.3, imitation: 0"}},
};

/* Ties between 18 people, some of whom may have none; the same in every run of the test. */
static void drawn_write(char *text) {
  const uint64_t n_people = 18, n_ties = 30;
  reach_stream stream = reach_stream_open(7, 0, reach_stream_name("tests/models"), 0);
  for (uint64_t i = 0; i < n_ties; i++)
    text += sprintf(text, "%s%u-%u", i ? " " : "",
                    (unsigned)reach_below_of_bits(reach_draw_bits(stream, 2 * i), n_people),
                    (unsigned)reach_below_of_bits(reach_draw_bits(stream, 2 * i + 1), n_people));
}

/* "0 1; 1 2" of "0-1 1-2". */
static void edges_write(const network *on, char *text) {
  char drawn[512];
  drawn_write(drawn);
  for (const char *c = on->ties ? on->ties : drawn; *c; c++)
    *text++ = *c == '-' ? ' ' : *c == ' ' ? ';' : *c;
  *text = '\0';
}

static void compare(const char *model, const char *rule, const network *on, unsigned days) {
  const uint64_t n_reference = 16000;
  char edges[1024], name[160], *yaml = NULL, horizon[32] = "";
  edges_write(on, edges);
  if (days) snprintf(horizon, sizeof horizon, ", days: %u", days);
  snprintf(name, sizeof name, "%s on %s%s", model, on->name, horizon);
  assert_true(asprintf(&yaml,
                       "network: {edges: \"%s\", directed: %s%s%s}\n"
                       "cascade: {model: %s, %s, %s}\n"
                       "run: {replicates: 40000, seed: 5%s}\n",
                       edges, on->is_directed ? "true" : "false", on->more ? ", " : "",
                       on->more ? on->more : "", model, rule, on->start, horizon) > 0);
  print_message("%s\n", rule);
  compare_with_reference(name, yaml, n_reference);
  free(yaml);
}

/* The plain form on every network to the end and for three days; each other rule on a third of
 * them, others for each, and on one where those who can tell and can be told differ. */
static void test_model(void **state) {
  const reach_model *model = *state;
  const size_t n_networks = sizeof networks / sizeof *networks;
  size_t row = 0;
  while (row < sizeof rules / sizeof *rules && strcmp(rules[row].model, model->name) != 0) row++;
  if (row == sizeof rules / sizeof *rules) fail_msg("%s: no rules to compare it by", model->name);
  if (!reference_has_model((int)(model - reach_model_table)))
    fail_msg("%s: no reference", model->name);
  for (size_t i = 0; i < n_networks; i++)
    for (unsigned days = 0; days <= 3; days += 3)
      compare(model->name, rules[row].rule[0], &networks[i], days);
  for (size_t r = 1; r < MOST_RULES && rules[row].rule[r]; r++)
    for (size_t i = 0; i < n_networks; i++)
      if ((i + r) % 3 == 0 || i == DRAWN_DIRECTED)
        compare(model->name, rules[row].rule[r], &networks[i], i % 2 ? 2 : 0);
}

/* A line's own probability, the first where a pair comes again or each its own. */
static void test_ties_with_probabilities_of_their_own(void **state) {
  (void)state;
  static const char ties[] =
      "0-1-0.9 0-2-.25 1-0-0.1 1-3-1 2-3-0.5 3-4-0.75 3-4-0.5 4-4-1 4-5-0 5-0-1 4-6-.3 6-1-.66";
  static const char start[] = "seed_choice: random, seed_count: 1", keep[] = "repeats: keep";
  const network on[] = {{"probabilities", ties, false, start, NULL},
                        {"probabilities_directed", ties, true, start, NULL},
                        {"probabilities_of_repeats", ties, false, start, keep},
                        {"probabilities_of_repeats_directed", ties, true, start, keep}};
  for (size_t i = 0; i < sizeof on / sizeof *on; i++) {
    compare("independent-cascade", "probability_rule: file", &on[i], 0);
    compare("independent-cascade", "probability_rule: file, detail: reach", &on[i], 3);
    compare("continuous-time-cascade", "probability_rule: file, half_life_days: 2", &on[i], 3);
  }
}

/* An argument is a pattern of names: the models to compare. */
int main(int n_arguments, char **argument) {
  if (n_arguments > 1) cmocka_set_test_filter(argument[1]);
  struct CMUnitTest tests[REACH_N_MODELS + 1];
  tests[REACH_N_MODELS] =
      (struct CMUnitTest)cmocka_unit_test(test_ties_with_probabilities_of_their_own);
  for (size_t i = 0; i < REACH_N_MODELS; i++)
    tests[i] = (struct CMUnitTest){.name = reach_model_table[i].name,
                                   .test_func = test_model,
                                   .initial_state = (void *)&reach_model_table[i]};
  return _cmocka_run_group_tests("models", tests, REACH_N_MODELS + 1, NULL, NULL);
}
