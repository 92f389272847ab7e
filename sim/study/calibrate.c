#include "study/calibrate.h"

#include <inttypes.h>
#include <math.h>

typedef struct {
  const reach_params *params;
  reach_world *world;
  uint64_t n_chosen;
  double asked;
  double least, most; /* overlap that was seen to be possible */
} search;

double reach_overlap_expected(const reach_params *params, const reach_audience *audience,
                              double locality) {
  double unique = reach_audience_unique(audience, locality);
  if (params->market_overlap_of == REACH_OVERLAP_FOLLOWERS)
    return unique / (double)audience->people;
  double contacts = (double)audience->n_chosen * audience->mean_contacts;
  return fmax(0, 1 - unique / contacts); /* rounding alone makes it negative */
}

/* The overlap with one number of segments, as a function of locality. */
typedef struct {
  const search *search;
  const reach_audience *audience;
} curve;

static double above_asked(double locality, const curve *c) {
  return reach_overlap_expected(c->search->params, c->audience, locality) - c->search->asked;
}

/* A number that a scenario can state, and that the last bits of a logarithm do not change. */
static double rounded(double locality) {
  const double places = 1e11;
  return round(locality * places) / places;
}

/* Where the curve passes what is asked, by bisection: it is on different sides at low and high. */
static double solve(const curve *c, double low, double high) {
  const double exact = 1e-12;
  bool is_above = above_asked(low, c) > 0;
  while (high - low > exact) {
    double middle = (low + high) / 2;
    if ((above_asked(middle, c) > 0) == is_above)
      low = middle;
    else
      high = middle;
  }
  return rounded(high);
}

/* Whether some locality gives what is asked: from indifference to home, where the overlap of
 * advocates is least and that of followers most, to all contacts at home. */
static bool find_locality(search *s, const reach_audience *audience, reach_market *market) {
  const double close = 1e-10;
  curve c = {s, audience};
  double indifferent = (double)market->home_segments / (double)market->segments;
  double low = fmin(indifferent, 1), off_low = above_asked(low, &c), off_high = above_asked(1, &c);
  s->least = fmin(s->least, s->asked + fmin(off_low, off_high));
  s->most = fmax(s->most, s->asked + fmax(off_low, off_high));
  bool is_between = off_low < 0 ? off_high > 0 : off_high < 0;
  if (fabs(off_low) <= close)
    market->locality = low;
  else if (fabs(off_high) <= close)
    market->locality = 1;
  else if (is_between)
    market->locality = solve(&c, low, 1);
  else
    return false;
  return true;
}

static void note_found(const search *s, const reach_audience *audience) {
  double *figure = s->world->figure;
  const reach_market *market = &s->world->market;
  figure[REACH_FIGURE_market_segments] = (double)market->segments;
  figure[REACH_FIGURE_market_locality] = market->locality;
  figure[REACH_FIGURE_overlap_people] = (double)s->n_chosen;
  figure[REACH_FIGURE_overlap_asked] = s->asked;
  figure[REACH_FIGURE_overlap_found] =
      reach_overlap_expected(s->params, audience, market->locality);
  figure[REACH_FIGURE_overlap_contacts] = (double)s->n_chosen * audience->mean_contacts;
  figure[REACH_FIGURE_overlap_unique] = reach_audience_unique(audience, market->locality);
}

static int try_segments(search *s, uint64_t segments, bool *is_found, reach_report *report) {
  reach_market market = s->world->market;
  market.segments = segments;
  reach_audience audience = {0};
  int status = reach_market_init(&market, report);
  if (!status)
    status = reach_audience_init(&market, &s->world->departments, s->world->n_associates,
                                 s->n_chosen, &s->world->associate_contacts, &audience, report);
  if (!status) *is_found = find_locality(s, &audience, &market);
  if (!status && *is_found) {
    reach_market_free(&s->world->market);
    s->world->market = market;
    note_found(s, &audience);
  } else {
    reach_market_free(&market);
  }
  reach_audience_free(&audience);
  return status;
}

/* 1, 2, 5, 10, 20, 50, ... */
static uint64_t next_segments(uint64_t segments) {
  uint64_t power = 1;
  const uint64_t ten = 10, two = 2, five = 5;
  while (segments / power >= ten) power *= ten;
  uint64_t digit = segments / power;
  return digit == 1 ? two * power : digit == two ? five * power : ten * power;
}

static bool holds_a_home(const search *s, uint64_t segments) {
  const reach_market *market = &s->world->market;
  if (segments > REACH_MOST_SEGMENTS || segments > market->people) return false;
  if (segments <= market->home_segments) return true;
  double home = (double)market->people / (double)segments * (double)market->home_segments;
  return home >= reach_law_mean_at_most(&s->world->associate_contacts, market->people);
}

static int refuse(const search *s, bool is_market_size, reach_report *report) {
  bool is_too_little = s->asked < s->least;
  bool is_of_followers = s->params->market_overlap_of == REACH_OVERLAP_FOLLOWERS;
  const char *other_market = is_too_little ? "enlarge market.people" : "lower market.people";
  return reach_report_add(
      report, REACH_INVALID,
      "%s: an overlap of %.6g %s %" PRIu64 " associate%s is not possible among %" PRIu64
      " people of the market (possible %.4g to %.4g); %s or %s associates.contacts.mean",
      is_market_size ? "run.market_sizes" : "market.overlap", s->asked,
      is_of_followers ? "of followers with" : "between", s->n_chosen, s->n_chosen == 1 ? "" : "s",
      s->world->market.people, s->least, s->most,
      is_market_size ? "leave that size out" : other_market, is_too_little ? "lower" : "raise");
}

int reach_calibrate(const reach_params *p, bool is_market_size, reach_world *world,
                    reach_report *report) {
  search s = {p, world, (uint64_t)p->market_overlap_people, p->market_overlap, INFINITY, -INFINITY};
  if (!s.n_chosen) s.n_chosen = world->n_associates;
  if (s.n_chosen > world->n_associates)
    return reach_report_add(report, REACH_INVALID,
                            "market.overlap_people: %" PRIu64
                            " are more than the associates (%" PRIu32 ")",
                            s.n_chosen, world->n_associates);
  if (world->roster.contacts)
    return reach_report_add(report, REACH_INVALID,
                            "market.overlap_of: an overlap is found where numbers of contacts are "
                            "drawn, and %s; give market.segments and market.locality",
                            *p->audit_table ? "audit.table states them"
                                            : "associates.roster has a column contacts");
  if (reach_law_mean_at_most(&world->associate_contacts, world->market.people) <= 0)
    return reach_report_add(report, REACH_INVALID,
                            "market.overlap_of: nobody has a contact, so nothing can overlap; "
                            "raise associates.contacts.mean and market.people");
  bool is_found = false;
  for (uint64_t n = 1; holds_a_home(&s, n) && !is_found; n = next_segments(n)) {
    int status = try_segments(&s, n, &is_found, report);
    if (status) return status;
  }
  return is_found ? 0 : refuse(&s, is_market_size, report);
}
