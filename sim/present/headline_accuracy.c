/* How much of the story is left, as a sentence. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "present/departments.h"
#include "present/extremes.h"
#include "present/headline.h"

static const double name_width = 13; /* em */

reach_share reach_share_accurate(const reach_answer *answer) {
  const reach_comparison *c = &answer->accuracy;
  return (reach_share){0, c->ratio, c->ratio_ci_low, c->ratio_ci_high > 1 ? 1 : c->ratio_ci_high};
}

/* The organizations that leave the smallest and the largest share intact. */
typedef struct {
  size_t least, most, n; /* n of those with a share */
  size_t n_whole;        /* that leave the story of everybody intact */
} extremes;

static bool is_whole(const reach_share *s) {
  return s->share >= 1;
}

static extremes extremes_of(const reach_result *result) {
  extremes e = {0};
  double least = INFINITY, most = -INFINITY;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    reach_share s = reach_share_accurate(&result->answer[o]);
    if (!isfinite(s.share)) continue;
    e.n++;
    e.n_whole += is_whole(&s);
    if (s.share < least) least = s.share, e.least = o;
    if (s.share > most) most = s.share, e.most = o;
  }
  return e;
}

/* Is the share of a clearly below that of b, though they were picked from n organizations? */
static bool is_below(const reach_result *result, const reach_share *a, const reach_share *b,
                     size_t n) {
  double wider = reach_extremes_wider(result, n);
  return a->share + wider * (a->high - a->share) < b->share - wider * (b->share - b->low);
}

/* "feed", "feed and page", "feed and 2 others": all that leave the story of everybody intact. */
static reach_line whole_names(const reach_result *result, size_t n_whole) {
  reach_line out = {""};
  size_t k = 0;
  for (size_t o = 0; o < result->scenario->n_organizations && k < 2; o++) {
    reach_share s = reach_share_accurate(&result->answer[o]);
    if (!isfinite(s.share) || !is_whole(&s)) continue;
    size_t used = strlen(out.text);
    if (k && n_whole > 2)
      snprintf(out.text + used, sizeof out.text - used, " and %zu others", n_whole - 1);
    else
      snprintf(out.text + used, sizeof out.text - used, "%s%.300s", k ? " and " : "",
               reach_name_shown(result, o, name_width).text);
    k++;
  }
  return out;
}

reach_line reach_headline_accuracy(const reach_result *result) {
  extremes e = extremes_of(result);
  reach_share low = reach_share_accurate(&result->answer[e.least]);
  reach_share high = reach_share_accurate(&result->answer[e.most]);
  reach_line out = {"Nobody can say how much of the story is left"};
  if (!e.n) return out;
  bool is_one = result->scenario->n_organizations == 1;
  reach_line least = reach_name_shown(result, e.least, name_width);
  reach_line most = reach_name_shown(result, e.most, name_width);
  reach_number low_words = reach_share_words_with_interval(&low);
  reach_number high_words = reach_share_words_with_interval(&high);
  if (e.n == 1)
    snprintf(out.text, sizeof out.text, "%.300s leaves %s of its hearers with the story intact",
             is_one ? "The message" : least.text, low_words.text);
  else if (e.n_whole && is_below(result, &low, &high, e.n))
    snprintf(out.text, sizeof out.text,
             "%.200s leave%s all hearers with the story intact, %.200s %s of them",
             whole_names(result, e.n_whole).text, e.n_whole > 1 ? "" : "s", least.text,
             low_words.text);
  else if (is_below(result, &low, &high, e.n))
    snprintf(out.text, sizeof out.text,
             "%.200s leaves %s of its hearers with the story intact, %.200s %s", least.text,
             low_words.text, most.text, high_words.text);
  else
    snprintf(out.text, sizeof out.text,
             "No clear difference: %.200s leaves %s of its hearers with the story intact, "
             "%.200s %s",
             least.text, low_words.text, most.text, high_words.text);
  return out;
}
