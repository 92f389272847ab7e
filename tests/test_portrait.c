/* The picture of a work network: where people stand, who was reached over how many hops. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/play.h"
#include "support/support.h"
#include "world/layout.h"
#include "world/pack.h"

static const char company[] =
    "run: {seed: 11, replicates: 4, networks: 2}\n"
    "associates: {count: 90}\nmarket: {people: 0}\n"
    "work_ties: {model: departments, departments: 3, mean_degree: 8, silo: 0.5}\n"
    "cascade: {seed_choice: random, seed_count: 4}\n"
    "conversation: {audience: colleagues}\n"
    "channels: [conversation]\n"
    "organizations: {a: {participation: 0.2}, b: {participation: 0.9}, %s}\n";

/* The path 0-1-2-...; the message goes along it, one hop a person. */
static void test_the_hops_of_a_path_count_up(void **state) {
  (void)state;
  char path[TEST_PATH];
  test_play play;
  test_network_write(path, "0-1 1-2 2-3 3-4 5-6");
  test_play_run(&play,
                "network: {file: %s}\n"
                "cascade: {model: independent-cascade, probability: 1, seed_set: [0]}\n"
                "run: {replicates: 2}\n",
                path);
  const reach_portrait *portrait = play.result.answer[0].portrait;
  assert_non_null(portrait);
  assert_int_equal(portrait->map->n_people, 7);
  assert_int_equal(portrait->map->n_ties, 5);
  for (uint32_t u = 0; u < 5; u++) {
    assert_int_equal(portrait->face[u].hop, u);
    assert_int_equal(portrait->face[u].teller, u ? u - 1 : REACH_NOBODY);
    assert_int_equal(portrait->face[u].starts, u == 0);
    assert_true(portrait->face[u].day >= 0);
    assert_int_equal(portrait->map->degree[u], u == 0 || u == 4 ? 1 : 2);
  }
  assert_true(!(portrait->face[5].day >= 0));
  assert_true(!(portrait->face[6].day >= 0));
  assert_false(portrait->face[5].has_sent);
  unlink(path);
  test_play_free(&play);
}

static void test_organizations_with_one_network_share_its_map(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, company,
                "c: {work_ties: {silo: 0.9}}, d: {associates: {contacts: {mean: 9}}}");
  const reach_answer *answer = play.result.answer;
  assert_ptr_equal(answer[0].portrait->map, answer[1].portrait->map);
  assert_ptr_not_equal(answer[0].portrait->map, answer[2].portrait->map);
  assert_ptr_equal(answer[0].portrait->map, answer[3].portrait->map); /* ties count, not contacts */
  assert_int_equal(play.result.atlas.n_maps, 2);
  test_play_free(&play);
}

static void test_the_same_people_stand_in_the_same_places_whatever_their_ties(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, company, "c: {work_ties: {silo: 0.9}}, d: {work_ties: {departments: 4}}");
  const reach_answer *answer = play.result.answer;
  const reach_layout *a = &answer[0].portrait->map->layout, *c = &answer[2].portrait->map->layout;
  assert_int_equal(play.result.atlas.n_maps, 3);
  assert_memory_equal(a->x, c->x, a->n_people * sizeof *a->x);
  assert_memory_equal(a->y, c->y, a->n_people * sizeof *a->y);
  assert_memory_equal(a->disc, c->disc, a->n_discs * sizeof *a->disc);
  assert_memory_not_equal(a->x, answer[3].portrait->map->layout.x, a->n_people * sizeof *a->x);
  test_play_free(&play);
}

static void test_a_portrait_is_the_replicate_nearest_to_the_median(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, company, "c: {participation: 0.5}");
  for (size_t o = 0; o < 3; o++) {
    const reach_portrait *portrait = play.result.answer[o].portrait;
    double reached = 0, senders = 0;
    for (uint32_t u = 0; u < portrait->map->n_people; u++) {
      reached += !isnan(portrait->face[u].day);
      senders += portrait->face[u].has_sent;
    }
    const uint64_t r = play.result.portrait_replicate;
    assert_true(reached == test_play_values(&play, o, REACH_MEASURE_internal_reach)[r]);
    assert_true(senders == test_play_values(&play, o, REACH_MEASURE_senders)[r]);
  }
  const double *of_baseline = test_play_values(&play, 0, REACH_MEASURE_internal_reach);
  double median = play.result.answer[0].summary[REACH_MEASURE_internal_reach].median;
  double apart = fabs(of_baseline[play.result.portrait_replicate] - median);
  for (uint64_t r = 0; r < play.result.n_replicates; r += play.result.n_networks)
    assert_true(apart <= fabs(of_baseline[r] - median));
  test_play_free(&play);
}

static void test_everybody_stands_in_the_disc_of_the_department(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, company, "c: {participation: 0.5}");
  const reach_map *map = play.result.answer[0].portrait->map;
  assert_int_equal(map->layout.n_discs, 3);
  for (uint32_t u = 0; u < map->n_people; u++) {
    const reach_disc *disc = &map->layout.disc[map->department[u]];
    double x = map->layout.x[u], y = map->layout.y[u];
    assert_true(hypot(x - disc->x, y - disc->y) < disc->radius);
    assert_true(x > 0 && x < 1 && y > 0 && y < REACH_LAYOUT_HEIGHT);
    for (uint32_t v = 0; v < u; v++) assert_true(map->layout.x[v] != x || map->layout.y[v] != y);
  }
  test_play_free(&play);
}

static void test_the_same_network_is_drawn_the_same_twice(void **state) {
  (void)state;
  test_play first, second;
  test_play_run(&first, company, "c: {work_ties: {silo: 0.9}}");
  test_play_run(&second, company, "c: {work_ties: {silo: 0.9}}");
  for (size_t m = 0; m < 2; m++) {
    const reach_layout *a = &first.result.atlas.map[m]->layout;
    const reach_layout *b = &second.result.atlas.map[m]->layout;
    assert_memory_equal(a->x, b->x, a->n_people * sizeof *a->x);
    assert_memory_equal(a->y, b->y, a->n_people * sizeof *a->y);
  }
  test_play_free(&first);
  test_play_free(&second);
}

/* A star of n people whose message reaches all. */
static void play_star(test_play *play, uint32_t n) {
  char path[] = "/tmp/orgreach-star-XXXXXX";
  FILE *file = fdopen(mkstemp(path), "w");
  assert_non_null(file);
  for (uint32_t u = 1; u < n; u++) fprintf(file, "0 %u\n", u);
  assert_int_equal(fclose(file), 0);
  test_play_run(play,
                "network: {file: %s}\nrun: {replicates: 1}\n"
                "cascade: {model: independent-cascade, probability: 1, seed_set: [0]}\n",
                path);
  unlink(path);
}

static void test_networks_too_large_to_read_have_no_portrait(void **state) {
  (void)state;
  test_play most, more; /* stay where they are: a result points into its play */
  play_star(&most, REACH_LAYOUT_MOST_PEOPLE);
  assert_non_null(most.result.answer[0].portrait);
  assert_int_equal(most.result.answer[0].portrait->map->layout.n_discs, 0);
  test_play_free(&most);
  play_star(&more, REACH_LAYOUT_MOST_PEOPLE + 1);
  assert_null(more.result.answer[0].portrait);
  assert_int_equal(more.result.atlas.n_maps, 0);
  test_play_free(&more);
}

static void test_a_message_that_uses_no_work_ties_has_no_portrait(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                "run: {replicates: 2}\nassociates: {count: 60}\n"
                "work_ties: {model: departments, mean_degree: 3}\nchannels: [conversation]\n");
  assert_null(play.result.answer[0].portrait);
  test_play_free(&play);
}

/* Sizes of every kind: one, equal, one giant among dwarfs. */
static void test_discs_lie_side_by_side_in_their_box(void **state) {
  (void)state;
  enum { MOST = REACH_LAYOUT_MOST_DISCS };
  static const double giant[] = {0, 1, 12};
  for (uint32_t n = 1; n <= MOST; n += n < 8 ? 1 : 13) {
    for (size_t g = 0; g < sizeof giant / sizeof *giant; g++) {
      reach_disc disc[MOST];
      for (uint32_t i = 0; i < n; i++) /* on a line, some at one place */
        disc[i] = (reach_disc){i / 3, 1, i == n / 2 && giant[g] > 0 ? giant[g] : 1};
      reach_pack(disc, n, REACH_LAYOUT_HEIGHT);
      for (uint32_t i = 0; i < n; i++) {
        const reach_disc *d = &disc[i];
        assert_true(d->radius > 0);
        assert_true(d->x - d->radius > -1e-9 && d->x + d->radius < 1 + 1e-9);
        assert_true(d->y - d->radius > -1e-9 && d->y + d->radius < REACH_LAYOUT_HEIGHT + 1e-9);
        for (uint32_t j = 0; j < i; j++)
          assert_true(hypot(d->x - disc[j].x, d->y - disc[j].y) > d->radius + disc[j].radius);
      }
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_the_hops_of_a_path_count_up),
      cmocka_unit_test(test_organizations_with_one_network_share_its_map),
      cmocka_unit_test(test_the_same_people_stand_in_the_same_places_whatever_their_ties),
      cmocka_unit_test(test_a_portrait_is_the_replicate_nearest_to_the_median),
      cmocka_unit_test(test_everybody_stands_in_the_disc_of_the_department),
      cmocka_unit_test(test_the_same_network_is_drawn_the_same_twice),
      cmocka_unit_test(test_networks_too_large_to_read_have_no_portrait),
      cmocka_unit_test(test_a_message_that_uses_no_work_ties_has_no_portrait),
      cmocka_unit_test(test_discs_lie_side_by_side_in_their_box),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
