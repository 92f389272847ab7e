/* The people of a reach calculator's table as associates, and the market that they share. */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "world/calculator.h"

static const int64_t most_associates = 10000000; /* as associates.count */

/* Products that miss a whole number by the noise of doubles are that number. */
static double whole(double x) {
  const double noise = 1e-6;
  return floor(x + noise);
}

int64_t reach_calculator_n_people(const reach_calculator *c) {
  double n = 0;
  for (uint32_t i = 0; i < c->n_rows; i++) n += c->people[i];
  return (int64_t)n;
}

int reach_calculator_check_people(const reach_calculator *c, reach_report *report) {
  int64_t n = reach_calculator_n_people(c);
  if (n > most_associates)
    return reach_report_add(report, REACH_TOO_BIG, "%s: more than %" PRId64 " people", c->path,
                            most_associates);
  if (n) return 0;
  return reach_report_add(report, REACH_UNREADABLE,
                          "%s:%" PRIu64 ":%" PRIu32 ": people: nobody is in it, they add up to 0",
                          c->path, c->row[0].line,
                          reach_calculator_cell(c, 0, REACH_AUDIT_PEOPLE).place);
}

int reach_calculator_roster(const reach_calculator *c, reach_roster *roster, reach_report *report) {
  size_t n = (size_t)reach_calculator_n_people(c);
  *roster = (reach_roster){0};
  int status = reach_calculator_check_people(c, report);
  if (status) return status;
  roster->contacts = malloc(n * sizeof *roster->contacts);
  if (!roster->contacts) return reach_report_no_memory(report, "a table of people");
  for (uint32_t i = 0; i < c->n_rows; i++)
    for (double j = 0; j < c->people[i]; j++)
      roster->contacts[roster->n++] =
          (uint32_t)(whole((j + 1) * c->followers[i]) - whole(j * c->followers[i]));
  return 0;
}

/* Nobody of n people with these contacts knows somebody: ln Π (1 - K/M). Of people whose mean is no
 * whole number, some have one contact more than the others. */
static double log_unknown(double people, double followers, double market) {
  double total = whole(people * followers), fewer = floor(followers);
  double n_more = people > 0 ? total - people * fewer : 0;
  double s = 0;
  if (people - n_more > 0) s += (people - n_more) * log1p(-fewer / market);
  if (n_more > 0) s += n_more * log1p(-(fewer + 1) / market);
  return s;
}

static double overlap_in(const reach_calculator *c, double market) {
  double s = 0, contacts = 0;
  for (uint32_t i = 0; i < c->n_rows; i++) {
    if (!(c->people[i] > 0 && c->followers[i] > 0)) continue;
    contacts += whole(c->people[i] * c->followers[i]);
    s += log_unknown(c->people[i], c->followers[i], market);
  }
  return contacts > 0 ? fmax(0, 1 + market * expm1(s) / contacts) : 0;
}

double reach_calculator_most_followers(const reach_calculator *c) {
  double most = 1;
  for (uint32_t i = 0; i < c->n_rows; i++)
    if (c->people[i] > 0) most = fmax(most, ceil(c->followers[i]));
  return most;
}

double reach_calculator_market(const reach_calculator *c, double asked, double *overlap) {
  const double most = 1e10; /* as market.people */
  double low = reach_calculator_most_followers(c), high = most;
  *overlap = overlap_in(c, low);
  if (*overlap <= asked) return low;
  if (overlap_in(c, high) > asked) return INFINITY;
  while (high - low > 1) { /* too much overlap at low, not at high */
    double middle = floor((low + high) / 2);
    if (overlap_in(c, middle) > asked)
      low = middle;
    else
      high = middle;
  }
  *overlap = overlap_in(c, high);
  return high;
}
