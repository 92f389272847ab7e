#include "world/groups.h"

#include <math.h>
#include <stdlib.h>

#include "scenario/utf8.h"

static void add_up(const double *share, unsigned n, double *up_to) {
  up_to[0] = 0;
  for (unsigned g = 0; g < n; g++) up_to[g + 1] = fmin(1, up_to[g] + share[g]);
  unsigned last = n;
  while (last > 1 && share[last - 1] <= 0) last--;
  while (last <= n) up_to[last++] = 1; /* shares are written with few digits */
}

reach_groups reach_groups_of(const reach_params *p) {
  reach_groups groups = {.n = (unsigned)p->groups_names.n_items,
                         .homophily = p->groups_homophily,
                         .sorting = p->groups_sorting};
  const double *associates =
      p->groups_associates.n_items ? p->groups_associates.item : p->groups_market.item;
  for (unsigned g = 0; g < groups.n; g++) {
    double m = p->groups_market.item[g];
    groups.market[g] = m;
    groups.associates[g] = associates[g];
    if (m > 0) groups.leaves[g] = fmax(0, -groups.homophily * (1 - m) / m);
  }
  if (!groups.n) return groups;
  add_up(groups.market, groups.n, groups.up_to_market);
  add_up(groups.associates, groups.n, groups.up_to_associates);
  return groups;
}

/* The fractional part of s times the golden ratio: the remainders of all segments come out even. */
static double remainder_of(uint64_t segment) {
  const double golden_ratio = 0.6180339887498949;
  double x = (double)segment * golden_ratio;
  return x - (double)(int64_t)x; /* a cast is quicker than floor */
}

uint64_t reach_groups_first(const reach_groups *groups, uint64_t segment, unsigned group) {
  uint64_t first = groups->segment_first[segment], n = groups->segment_first[segment + 1] - first;
  if (group == groups->n || groups->up_to_market[group] >= 1) return first + n;
  return first +
         (uint64_t)(int64_t)(groups->up_to_market[group] * (double)n + remainder_of(segment));
}

int reach_groups_place(reach_groups *groups, const reach_params *p, uint64_t segments,
                       const uint64_t *segment_first, reach_report *report) {
  groups->segments = segments;
  groups->segment_first = segment_first;
  groups->before = malloc(groups->n * (segments + 1) * sizeof *groups->before);
  if (!groups->before) return reach_report_no_memory(report, "groups of people");
  for (unsigned g = 0; g < groups->n; g++) {
    uint64_t *before = &groups->before[g * (segments + 1)];
    before[0] = 0;
    for (uint64_t s = 0; s < segments; s++)
      before[s + 1] =
          before[s] + reach_groups_first(groups, s, g + 1) - reach_groups_first(groups, s, g);
    if (groups->market[g] > 0 && !before[segments] && segment_first[segments])
      return reach_report_add(report, REACH_INVALID,
                              "groups.market: %s: a share of %.6g of a market of %llu people is "
                              "nobody; have more people, or give it more",
                              reach_show(p->groups_names.name[g]).text, groups->market[g],
                              (unsigned long long)segment_first[segments]);
  }
  return 0;
}

void reach_groups_free(reach_groups *groups) {
  free(groups->before);
  free(groups->of_associate);
  *groups = (reach_groups){0};
}

unsigned reach_groups_at(const double *up_to, unsigned n, double u) {
  unsigned g = 0;
  while (g + 1 < n && u >= up_to[g + 1]) g++;
  return g;
}

double reach_groups_mixing(const reach_groups *groups, unsigned g, unsigned h) {
  return groups->homophily * (g == h) + (1 - groups->homophily) * groups->market[h];
}

unsigned reach_groups_mix(const reach_groups *groups, unsigned g, double own, double any,
                          double other) {
  if (own < groups->homophily) return g;
  unsigned h = reach_groups_at(groups->up_to_market, groups->n, any);
  if (h != g || !(own < groups->leaves[g])) return h;
  /* among the others: the shares with this group left out */
  double u = other * (1 - groups->market[g]);
  if (u >= groups->up_to_market[g]) u += groups->market[g];
  h = reach_groups_at(groups->up_to_market, groups->n, u);
  return h;
}

unsigned reach_groups_of_position(const reach_groups *groups, uint64_t segment, uint64_t position) {
  unsigned g = 0;
  while (g + 1 < groups->n && position >= reach_groups_first(groups, segment, g + 1)) g++;
  return g;
}

uint64_t reach_groups_at_home(const reach_groups *groups, unsigned group, uint64_t first_segment,
                              uint64_t home_segments) {
  uint64_t end = first_segment + home_segments, first;
  if (home_segments >= groups->segments) return reach_groups_size(groups, group);
  first = reach_groups_before(groups, group, first_segment);
  if (end <= groups->segments) return reach_groups_before(groups, group, end) - first;
  return reach_groups_size(groups, group) - first +
         reach_groups_before(groups, group, end - groups->segments);
}

/* The segment with person number i of a group, counted from the first of the market. */
static uint64_t segment_with(const reach_groups *groups, unsigned group, uint64_t i) {
  uint64_t low = 0, high = groups->segments - 1;
  while (low < high) {
    uint64_t middle = low + (high - low) / 2;
    if (reach_groups_before(groups, group, middle + 1) > i)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

uint64_t reach_groups_person(const reach_groups *groups, unsigned group, uint64_t first_segment,
                             uint64_t i) {
  uint64_t first = reach_groups_before(groups, group, first_segment);
  uint64_t in_first = reach_groups_before(groups, group, first_segment + 1) - first;
  if (i < in_first) return reach_groups_first(groups, first_segment, group) + i;
  uint64_t n = reach_groups_size(groups, group), place = first + i;
  place -= place >= n ? n : 0;
  uint64_t segment = segment_with(groups, group, place);
  return reach_groups_first(groups, segment, group) + place -
         reach_groups_before(groups, group, segment);
}
