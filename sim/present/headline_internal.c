/* Which department has the message least or most, as a sentence. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>

#include "present/departments.h"
#include "present/extremes.h"
#include "present/headline.h"

static const double name_width = 15, department_width = 17; /* em */

/* The departments with the smallest and largest share and those next to them. */
typedef struct {
  reach_share least, second_least, most, second_most;
  uint64_t n;
  const char *but; /* ", the starting one apart"; "" where all are compared */
} extremes;

/* Where the message starts is no news, as long as there are others to compare. */
static const char *left_out(const reach_answer *answer) {
  unsigned n_starts = 0, n_others = 0;
  for (uint32_t d = 0; d < answer->n_departments; d++) {
    const reach_department *here = &answer->department[d];
    n_starts += here->n_start > 0;
    n_others += here->n_people > 0 && !here->n_start;
  }
  if (!n_starts || n_others < 2) return "";
  return n_starts == 1 ? ", the starting one apart" : ", the starting ones apart";
}

static extremes extremes_of(const reach_answer *answer) {
  const reach_share none = {0, INFINITY, INFINITY, INFINITY};
  const reach_share nothing = {0, -INFINITY, -INFINITY, -INFINITY};
  extremes e = {none, none, nothing, nothing, 0, left_out(answer)};
  for (uint32_t d = 0; d < answer->n_departments; d++) {
    if (!answer->department[d].n_people || (*e.but && answer->department[d].n_start)) continue;
    reach_share s = reach_share_of(answer, d);
    e.n++;
    if (s.share < e.least.share)
      e.second_least = e.least, e.least = s;
    else if (s.share < e.second_least.share)
      e.second_least = s;
    if (s.share > e.most.share)
      e.second_most = e.most, e.most = s;
    else if (s.share > e.second_most.share)
      e.second_most = s;
  }
  return e;
}

/* Is the share of a clearly below that of b, though they were picked from n departments? */
static bool is_below(const reach_result *result, const reach_share *a, const reach_share *b,
                     uint64_t n) {
  double wider = reach_extremes_wider(result, n);
  return a->share + wider * (a->high - a->share) < b->share - wider * (b->share - b->low);
}

static reach_line words_of(const reach_answer *answer, const reach_share *share) {
  return reach_department_words(answer, share->department, department_width, true);
}

static reach_line write_sentence(const reach_result *result, const reach_answer *answer,
                                 const char *in) {
  extremes e = extremes_of(answer);
  reach_line out, least = words_of(answer, &e.least), most = words_of(answer, &e.most);
  reach_number low = reach_share_words_with_interval(&e.least);
  reach_number high = reach_share_words_with_interval(&e.most);
  if (!is_below(result, &e.least, &e.most, e.n))
    snprintf(out.text, sizeof out.text,
             "No clear difference between departments%.250s%s: %s to %s have the message", in,
             e.but, low.text, high.text);
  else if (is_below(result, &e.least, &e.second_least, e.n))
    snprintf(out.text, sizeof out.text,
             "%.200s comes last%.250s: %s have the message, %s or more elsewhere%s", least.text, in,
             low.text, reach_share_bound(&e.second_least, true).text, e.but);
  else if (is_below(result, &e.second_most, &e.most, e.n))
    snprintf(out.text, sizeof out.text,
             "%.200s comes first%.250s: %s have the message, %s or less elsewhere%s", most.text, in,
             high.text, reach_share_bound(&e.second_most, false).text, e.but);
  else
    snprintf(out.text, sizeof out.text,
             "From %s of %.200s to %s of %.200s have the message%.250s%s", low.text, least.text,
             high.text, most.text, in, e.but);
  return out;
}

reach_line reach_headline_internal(const reach_result *result) {
  size_t o = reach_focus_inside(result);
  char in[260] = "";
  if (o == SIZE_MAX) return (reach_line){""};
  if (result->scenario->n_organizations > 1)
    snprintf(in, sizeof in, " in %.250s", reach_name_shown(result, o, name_width).text);
  return write_sentence(result, &result->answer[o], in);
}
