/* ctest: long
 * A claim at the very edge of what is true is supported by chance in 2.5 % of studies, whatever it
 * says; one that is true by far in all of them. Answers are exact: with separate audiences reach is
 * binomial, and a network's contacts are drawn apart from the others. */
#include <math.h>

#include "support/play.h"

enum { STUDIES = 2000 };

/* 20 associates, ten contacts each, half of whom look; seven in ten hear it as it was. */
#define EDGE                                                                                       \
  "run: {seed: %d, replicates: 40, days: 3}\n"                                                     \
  "associates: {count: 20, contacts: {law: constant, mean: 10}}\n"                                 \
  "market: {audiences: separate}\nparticipation: 1\n"                                              \
  "claim: {text: at the edge, replicates: 0, organization: a, %s}\n"                               \
  "economics: {fixed_cost: 7, training_cost: 3}\n"                                                 \
  "organizations:\n"                                                                               \
  "  a: {channels: [feed], feed: {attention: 0.5, reshare: 0, copy: retold, fidelity: 0.7,\n"      \
  "    delay: constant}}\n"                                                                        \
  "  b: {channels: [microblog], microblog: {contacts: {law: constant, mean: 8}, attention: 0.5,\n" \
  "    reshare: 0, copy: retold, fidelity: 0.7, delay: constant}}\n"

typedef struct {
  const char *claim;
  double supported, refuted; /* shares of studies; of 1 and 0 no study is another */
} edge;

/* Reach is 100 and 80, so the ratio is 1.25; of the 100 seventy have it intact. A person of these
 * costs 67/70. */
static const edge edges[] = {
    {"baseline: b, relation: more, factor: 1.25", .025, .025},
    {"baseline: b, relation: less, factor: 1.25", .025, .025},
    {"baseline: b, relation: no-less, factor: 1.25", .025, .025},
    {"baseline: b, relation: same, factor: 1.25", .025, .025},
    {"baseline: b, relation: different, factor: 1.25", .025, .025},
    {"baseline: b, relation: same, factor: 0.8", .025, .025},
    {"relation: more, value: 100", .025, .025},
    {"relation: less, value: 50, factor: 2", .025, .025},
    {"measure: accurate_reach, per: reach, relation: more, value: 0.7", .025, .025},
    {"measure: accurate_reach, per: reach, relation: no-more, factor: 0.7, value: 1", .025, .025},
    {"baseline: b, relation: more, factor: 1.1", 1, 0},
    {"baseline: b, relation: no-more, factor: 1.1", 0, 1},
    {"baseline: b, relation: same, factor: 1.5", 1, 0},
    {"measure: cost, relation: same, value: 67, factor: 1", 1, 0},
    {"measure: cost, relation: more, value: 67", 0, 1},
    {"measure: cost, baseline: b, relation: no-more", 1, 0},
};

static void assert_share(double n, double expected, const char *what) {
  double error = sqrt(expected * (1 - expected) / STUDIES) + 1e-12;
  assert_within_sigmas(n / STUDIES, expected, error, what);
}

static void test_claims_at_the_edge_are_supported_by_chance_alone(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
    double n[3] = {0};
    print_message("  %s\n", edges[i].claim);
    for (int study = 0; study < STUDIES; study++) {
      test_play play;
      test_play_run(&play, EDGE, 1000 + study, edges[i].claim);
      assert_true(play.result.claim.is_made);
      n[play.result.claim.finding.verdict]++;
      test_play_free(&play);
    }
    assert_share(n[REACH_SUPPORTED], edges[i].supported, "supported");
    assert_share(n[REACH_NOT_SUPPORTED], edges[i].refuted, "not supported");
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_claims_at_the_edge_are_supported_by_chance_alone)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
