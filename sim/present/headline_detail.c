/* Headlines about market size and hops, and the warning above a viral fantasy. */
#include <math.h>
#include <stdio.h>

#include "present/headline.h"

static const double name_width = 15, short_name_width = 11; /* em */

static bool has_interval(const reach_comparison *c) {
  return isfinite(c->ratio) && isfinite(c->ratio_ci_low) && isfinite(c->ratio_ci_high);
}

reach_line reach_headline_by_market(const reach_result *result) {
  size_t o = reach_focus(result);
  const reach_market_point *least = NULL, *most = NULL;
  for (size_t i = 0; i < result->n_market_points; i++) {
    const reach_market_point *p = &result->market_point[i];
    if (!has_interval(&p->reach[o])) continue;
    if (!least || p->market_people < least->market_people) least = p;
    if (!most || p->market_people > most->market_people) most = p;
  }
  reach_line out, name = reach_name_shown(result, o, short_name_width);
  reach_line base = reach_name_shown(result, result->scenario->baseline, short_name_width);
  if (!least) {
    snprintf(out.text, sizeof out.text, "No certain ratio of %.200s to %.200s in any market",
             name.text, base.text);
    return out;
  }
  reach_ratio_words small = reach_ratio_in_words(&least->reach[o]);
  reach_ratio_words large = reach_ratio_in_words(&most->reach[o]);
  int n = snprintf(out.text, sizeof out.text,
                   "%.200s reaches %s as many people as %.200s in a market of %s%s", name.text,
                   small.times.text, base.text,
                   reach_number_size((double)least->market_people).text, small.interval.text);
  if (least != most)
    snprintf(out.text + n, sizeof out.text - (size_t)n, ", %s in one of %s%s", large.times.text,
             reach_number_size((double)most->market_people).text, large.interval.text);
  return out;
}

/* The two hops after the start with most people; 0 where there is none. */
static void busiest_hops(const reach_answer *answer, unsigned *first, unsigned *second) {
  *first = *second = 0;
  for (unsigned h = 1; h < answer->n_hops; h++) {
    double people = answer->hop[h].mean;
    if (!(people > 0)) continue;
    if (!*first || people > answer->hop[*first].mean) {
      *second = *first;
      *first = h;
    } else if (!*second || people > answer->hop[*second].mean) {
      *second = h;
    }
  }
}

/* "89,600 (88,700–90,500)". */
static reach_number count_in_words(const reach_bin *bin) {
  int decimals = reach_number_decimals(bin->mean, bin->ci_low, bin->ci_high);
  reach_number out, value = reach_number_grouped(bin->mean, decimals);
  if (!reach_number_has_range(fmax(bin->ci_low, 0), bin->ci_high, decimals)) return value;
  snprintf(out.text, sizeof out.text, "%.20s (%.40s)", value.text,
           reach_number_range(fmax(bin->ci_low, 0), bin->ci_high, decimals).text);
  return out;
}

static const char *or_more(const reach_answer *answer, unsigned hop) {
  return answer->n_hops == REACH_MAX_BINS && hop + 1 == answer->n_hops ? " or more" : "";
}

reach_line reach_headline_by_hop(const reach_result *result) {
  size_t o = reach_focus(result);
  const reach_answer *answer = &result->answer[o];
  reach_line out, name = reach_name_shown(result, o, name_width);
  bool is_one = result->scenario->n_organizations == 1;
  const char *who = is_one ? "The message" : name.text, *whom = is_one ? "the message" : who;
  unsigned first = 0, second = 0;
  busiest_hops(answer, &first, &second);
  if (!first) {
    snprintf(out.text, sizeof out.text, "%.200s reaches nobody beyond those who start", who);
    return out;
  }
  const reach_bin *a = &answer->hop[first], *b = &answer->hop[second];
  reach_number words = count_in_words(a);
  bool is_clear =
      isfinite(a->ci_low) && isfinite(b->ci_high) ? a->ci_low > b->ci_high : a->mean > b->mean;
  if (!second)
    snprintf(out.text, sizeof out.text, "%.200s reaches people at hop %u%s only: %s", who, first,
             or_more(answer, first), words.text);
  else if (is_clear)
    snprintf(out.text, sizeof out.text, "Hop %u%s brings %.200s more people than any other hop: %s",
             first, or_more(answer, first), whom, words.text);
  else
    snprintf(out.text, sizeof out.text,
             "%.200s reaches about as many people at hop %u%s as at hop %u%s: %s", who, first,
             or_more(answer, first), second, or_more(answer, second), words.text);
  return out;
}

reach_line reach_headline_warning(const reach_result *result) {
  reach_line out = {""};
  size_t n_fantasies = 0, last = 0;
  double most = 0;
  if (reach_result_of(result) != REACH_OF_RUN) return out;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    if (!result->answer[o].is_supercritical) continue;
    n_fantasies++;
    last = o;
    most = fmax(most, result->answer[o].summary[REACH_MEASURE_reproduction].mean);
  }
  if (!n_fantasies) return out;
  reach_line name = reach_name_shown(result, last, name_width);
  char who[400];
  if (result->scenario->n_organizations == 1)
    snprintf(who, sizeof who, "every hearer");
  else if (n_fantasies == 1)
    snprintf(who, sizeof who, "in %.300s every hearer", name.text);
  else
    snprintf(who, sizeof who, "in %zu organizations every hearer", n_fantasies);
  snprintf(out.text, sizeof out.text,
           "Viral fantasy: %s makes %s%s further tellings on average, without end", who,
           n_fantasies > 1 ? "up to " : "", reach_number_grouped(most, 2).text);
  return out;
}
