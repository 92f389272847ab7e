/* What theory says of the cases of the self-test, by formulas and recursions that share nothing
 * with the engine. */
#ifndef REACH_STUDY_KNOWN_THEORY_H
#define REACH_STUDY_KNOWN_THEORY_H

/* n people with k distinct contacts each, uniform in a market: different people among them. */
double reach_theory_unique(double market, double n, double k);
double reach_theory_unique_sd(double market, double n, double k);
/* sd of the ratio of the different people that `all` draws hit to those that the first `few` of
 * them hit (first order). */
double reach_theory_ratio_sd(double market, double few, double all);

/* Everybody has b contacts, each of whom hears with probability p: those reached below the root of
 * a tree of so many generations. */
double reach_theory_tree(double b, double p, unsigned depth);
double reach_theory_tree_variance(double b, double p, unsigned depth);

/* SIR among n people who all know each other, one who starts and counts: mean number who ever have
 * it. rate: per tie and day; recovery: per day. */
double reach_theory_sir(unsigned n, double rate, double recovery);

/* The share that satisfies S = 1 - exp(-r S), r > 1. */
double reach_theory_giant(double r);

/* Days until so many of n know where everybody who knows tells a uniform other at rate 1. */
double reach_theory_push(unsigned n, unsigned know);
double reach_theory_push_sd(unsigned n, unsigned know);

/* Bass's model for two people: mean number who have adopted by a day; p != q. */
double reach_theory_bass_pair(double p, double q, double day);

/* Mean of a standard normal number given that it is among the largest `share`. */
double reach_theory_fit_above(double share);
/* Share of those with correlation rho < 1 to such a number who are among the largest `share` too.
 */
double reach_theory_qualified_by_referral(double share, double rho);

/* A queue for agents that gets `load` agents' work, Poisson arrivals, exponential work: the share
 * who wait, and how long all wait on average, in mean lengths of the work (Erlang 1917); load <
 * agents. */
double reach_theory_waits(unsigned agents, double load);
double reach_theory_wait(unsigned agents, double load);

/* Laws (study/known.h): P(value = 0, 1, ...) in probability[], for n people and tellings that work
 * with probability p. */
void reach_law_path(unsigned n, double p, double *probability);      /* from its end */
void reach_law_star_hub(unsigned n, double p, double *probability);  /* from the hub */
void reach_law_star_leaf(unsigned n, double p, double *probability); /* from a leaf */
void reach_law_cycle(unsigned n, double p, double *probability);
void reach_law_complete(unsigned n, double p, double *probability); /* Reed-Frost; n < 16 */
void reach_law_binomial(unsigned n, double p, double *probability);
void reach_law_poisson(unsigned n, double p, double *probability); /* of mean p, up to n */
void reach_law_uniform(unsigned n, double p, double *probability); /* 1 .. n alike; p unused */
/* n stories in a row, each intact with probability p if the one before is: how many are. */
void reach_law_telephone(unsigned n, double p, double *probability);
/* People below the root of a branching process of Poisson offspring with mean p; from n on: or
 * more. */
void reach_law_borel(unsigned n, double p, double *probability);

#endif
