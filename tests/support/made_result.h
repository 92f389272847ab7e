/* Results with numbers of our choice, for what presents them. */
#ifndef REACH_TESTS_MADE_RESULT_H
#define REACH_TESTS_MADE_RESULT_H

#include "study/study.h"

typedef struct {
  reach_result result;
  reach_scenario scenario;
} made_result;

/* n organizations "traditional", "social", "third", ... with reach 21,000, 128,000, ... after
 * 30 days, 1,000 replicates, 1 % intervals; hops 1 to 4; no market points. */
void made_result_init(made_result *made, size_t n_organizations);
void made_result_free(made_result *made);

/* Replaces a name, the title or the note. */
void made_result_name(made_result *made, size_t organization, const char *name);
void made_result_title(made_result *made, const char *title);
void made_result_note(made_result *made, const char *note);

/* Gives an organization this reach: mean, interval of half this width, curve and hops that
 * fit, ratio to the baseline (set the baseline first), all accurate. */
void made_result_reach(made_result *made, size_t organization, double mean, double half);

/* The share of those reached who have the story intact, half = half-width of its interval. */
void made_result_accuracy(made_result *made, size_t organization, double share, double half);

/* Legs of trust as hearers go by them and as they were before a programme (NAN: none), product, and
 * the share of those reached who believe, with the ratio to the baseline's. With `is_perceived` the
 * legs are 0.5 in truth. In 26 weeks of it organization 0 learns without practice, others practise.
 */
void made_result_legs(made_result *made, size_t organization, const double leg[3], double before,
                      bool is_perceived);

/* The ratio of reach itself. */
void made_result_ratio(made_result *made, size_t organization, double ratio, double low,
                       double high);

/* Markets of 200,000, 1, 5 and 20 million people; the ratio grows towards `arithmetic`, which
 * becomes the exact ratio of gross contacts. */
void made_result_markets(made_result *made, double arithmetic);

/* Gives every organization a portrait on one network: a ring of n_people in three departments with
 * long names, of whom organization o reached the first 5 (o + 1), one hop each; its internal reach
 * is 10 (o + 1), exactly. */
void made_result_portraits(made_result *made, uint32_t n_people);
/* Gives every organization a shared market of two million, exposures that fall by this factor from
 * one number to the next, and planners' formulas that expect 2, 3 and 1 % more than that, and tellings per hearer of half the
 * factor, .2 more for each further organization. */
void made_result_frequency(made_result *made, double factor);

/* Gives every organization n departments of 10, 20, 30, ... people, named by numbers or (is_odd)
 * oddly, in which between `least` and `most` have the message, with intervals of this half-width
 * (shares); one person starts. */
void made_result_departments(made_result *made, unsigned n, double least, double most, double half,
                             bool is_odd);

/* A ladder of n_steps steps, each of which leaves `left` of everybody but `left` to the square of
 * the last organization's; organization o begins with gross times o + 1 people. */
void made_result_ladder(made_result *made, size_t n_steps, double gross, double left);

/* Gives every organization n practices (the last one half of them), whose scores fall from 1 to 0,
 * named by numbers or (is_odd) oddly, with owners and dates; sincerity is `sincerity` less a tenth
 * for each organization before, the other legs follow from the practices. The last one goes by
 * perception. */
void made_result_scorecard(made_result *made, size_t n_practices, double sincerity, bool is_odd);

/* Gives every organization but the first a programme of n_weeks weeks, after which .15 o take part
 * (half-width of intervals .01), in departments that are there; barriers fall by half from stage to
 * stage, from awareness on. */
void made_result_adoption(made_result *made, size_t n_weeks);

/* Gives every organization but the second of three or more a cost: `least` for the first, `times`
 * as much for each further one, and the cost of a person that this and its accurate reach make. */
void made_result_cost(made_result *made, double least, double times);

/* Audits a calculator's table of `contacts`, of which it states `stated` (NAN: nothing) with
 * n_wrong mistakes: 90 % of them are different people; reach and accepted reach are as they are. */
void made_result_audit(made_result *made, double contacts, double stated, size_t n_wrong);

/* A claim of the last organization, with n_items assumptions: the ends of the first lie `spread`
 * below and above `as_it_is`, those of each further one half as far; of some both on one side, or
 * one end missing or impossible; is_odd: each organization has values of its own. */
void made_result_claim(made_result *made, size_t n_items, enum reach_aspect aspect, double as_it_is,
                       double spread, bool is_odd);

/* A response of reach to feed.attention at n_values values from 0 to 1, each in 20 replicates: base
 * less `bend` times the square of the distance to `peak`, plus o * slope * (value - 0.4) for
 * organization o, and noise of this size; NAN for base: no scores. */
typedef struct {
  double base, bend, peak, slope, noise;
} made_shape;
void made_result_response(made_result *made, size_t n_values, made_shape shape);

/* The same of referral_diversity less pull_diversity to groups.homophily. */
void made_result_diversity(made_result *made, size_t n_values, made_shape shape);

/* Makes it the result of a bare network: no curve, hop 0 counts. */
void made_result_network(made_result *made);

#endif
