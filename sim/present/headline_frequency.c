/* How often people hear it, as a sentence. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "present/headline.h"

static const double name_width = 15; /* em */

/* From this share of those reached on, the exceptions are what there is to say. */
static const double nearly_all = 0.9;

static const double whole_from = 10; /* people are whole from here on */

/* "3,100 (3,050–3,150)". */
static reach_number people_of(const reach_bin *bin) {
  int decimals = reach_number_decimals(bin->mean, bin->ci_low, bin->ci_high);
  if (decimals > 0 && bin->mean >= whole_from) decimals = 0;
  reach_number out, value = reach_number_grouped(bin->mean, decimals);
  if (!reach_number_has_range(fmax(bin->ci_low, 0), bin->ci_high, decimals)) return value;
  snprintf(out.text, sizeof out.text, "%.20s (%.40s)", value.text,
           reach_number_range(fmax(bin->ci_low, 0), bin->ci_high, decimals).text);
  return out;
}

static double low_of(const reach_bin *bin) {
  return isfinite(bin->ci_low) ? bin->ci_low : bin->mean;
}

static double high_of(const reach_bin *bin) {
  return isfinite(bin->ci_high) ? bin->ci_high : bin->mean;
}

/* "80 %", with the digits that the extremes of both intervals allow. */
static reach_number share_once(const reach_bin *once, const reach_bin *all) {
  double share = once->mean / all->mean;
  double low = low_of(once) / high_of(all), high = high_of(once) / low_of(all);
  int decimals = reach_number_decimals(100 * share, 100 * low, 100 * high);
  reach_number all_of_them = {"more than 99 %"};
  const double reads_as_all = 0.995;
  if (share < 1 && share >= reads_as_all) return all_of_them;
  return reach_number_percent(share, decimals < 0 ? 0 : decimals > 1 ? 1 : decimals);
}

reach_line reach_headline_frequency(const reach_result *result) {
  size_t o = reach_focus(result);
  const reach_answer *a = &result->answer[o];
  const reach_bin *all = &a->at_least[1], *again = &a->at_least[2], *often = &a->at_least[3];
  reach_line out, name = reach_name_shown(result, o, name_width);
  char of[300] = "";
  if (result->scenario->n_organizations > 1) snprintf(of, sizeof of, "%.250s: ", name.text);
  reach_number reached = reach_number_estimate(all->mean, all->ci_low, all->ci_high);
  double once = a->frequency[1].mean / all->mean;
  if (!(all->mean > 0))
    snprintf(out.text, sizeof out.text, "%.290snobody is told", of);
  else if (!(again->mean > 0))
    snprintf(out.text, sizeof out.text, "%.290snobody hears it twice", of);
  else if (once >= nearly_all && again->mean < 1)
    snprintf(out.text, sizeof out.text, "%.290s%s of those who hear it hear it only once", of,
             share_once(&a->frequency[1], all).text);
  else if (once >= nearly_all)
    snprintf(out.text, sizeof out.text, "%.290sall but %s of %s people hear it only once", of,
             people_of(again).text, reached.text);
  else if (low_of(&a->frequency[1]) > high_of(all) / 2)
    snprintf(out.text, sizeof out.text,
             "%.290s%s of those reached hear it only once; %s hear it three times or more", of,
             share_once(&a->frequency[1], all).text, people_of(often).text);
  else if (low_of(again) > high_of(all) / 2)
    snprintf(out.text, sizeof out.text,
             "%.290smost of those reached hear it more than once: %s of %s three times or more", of,
             people_of(often).text, reached.text);
  else
    snprintf(out.text, sizeof out.text, "%.290sabout as many people hear it once as more often: %s",
             of, people_of(&a->frequency[1]).text);
  if (!*of && *out.text >= 'a' && *out.text <= 'z') *out.text = (char)(*out.text - 'a' + 'A');
  return out;
}
