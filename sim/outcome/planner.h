/* Reach and frequency as media planners estimate them, from totals: formulas to compare a
 * simulation with, not part of it. A market of `market` people; a vehicle (a sender, a page) shows
 * the message to a share of them.
 *
 * Sound down to shares of 1e-9 and up to markets of 1e10. Where an argument is out of its range,
 * the answer is NaN.
 *
 * Frequencies: share[n_bins] of the market exposed exactly 0, 1, ... times; the last bin is "or
 * more". n_bins >= 2. */
#ifndef REACH_OUTCOME_PLANNER_H
#define REACH_OUTCOME_PLANNER_H

#include <stddef.h>

/* Random duplication: each of `exposures` >= 0 exposures falls on one of market >= 1 people at
 * random (with replacement): market·(1 - (1 - 1/market)^exposures). People. */
double reach_planner_random(double market, double exposures);
/* n >= 0 people with k distinct contacts each, 0 <= k <= market, in the same way:
 * market·(1 - (1 - k/market)^n). People. */
double reach_planner_random_contacts(double market, double n, double k);
/* Binomial: of `exposures` that each fall on a person with probability 1/market. A number that is
 * not whole continues the binomial series up to it: sum and mean are right to about 1/market². */
void reach_planner_random_frequency(double market, double exposures, size_t n_bins, double *share);

/* n >= 0 vehicles that each reach a share 0..1 of the market. */
typedef struct {
  double share;
  double n;
} reach_vehicles;

/* Sainsbury (as in Anesbury et al. 2020, doi:10.1080/0267257X.2020.1794933): whom one vehicle
 * reaches does not depend on the others, so that 1 - prod (1 - share)^n are reached. A share of the
 * market. */
double reach_planner_sainsbury(const reach_vehicles *vehicles, size_t n_kinds);
/* The sum of independent exposures, a binomial for each kind. n_bins <= 256. */
void reach_planner_sainsbury_frequency(const reach_vehicles *vehicles, size_t n_kinds,
                                       size_t n_bins, double *share);

/* Beta-binomial (Hyett 1958; Metheringham 1964): people differ in how easily a vehicle reaches
 * them, by a beta distribution with parameters alpha, beta > 0. */
typedef struct {
  double alpha, beta;
} reach_beta_binomial;

/* From c1, the share that an average vehicle reaches, and `both`, the share that two of them both
 * reach. Exists where c1² < both < c1 (more duplication than at random, less than all); else NaN.
 *   alpha + beta = (c1 - both) / (both - c1²),  alpha = c1·(alpha + beta) */
reach_beta_binomial reach_beta_binomial_of_pair(double c1, double both);
/* From c1 and c2, the share that at least one of two vehicles reaches: both = 2·c1 - c2. Exists
 * where c1 < c2 < 2·c1 - c1². For small shares use the one above: 2·c1 - c2 loses its digits. */
reach_beta_binomial reach_beta_binomial_of_reach(double c1, double c2);
/* Share that at least one of n vehicles reaches, n whole and >= 0. O(n).
 *   1 - prod over j < n of (beta + j) / (alpha + beta + j) */
double reach_planner_beta_binomial(reach_beta_binomial law, double n);
void reach_planner_beta_binomial_frequency(reach_beta_binomial law, double n, size_t n_bins,
                                           double *share);

#endif
