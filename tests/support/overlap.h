/* Random overlap: how many different people audiences of known sizes hold together. */
#ifndef REACH_TESTS_OVERLAP_H
#define REACH_TESTS_OVERLAP_H

/* n people with k distinct contacts each, uniform in a market of `market`: the mean and the
 * variance of the number of different contacts. P(nobody knows v) = (1 - k/market)^n. */
void unique_contacts(double market, double n, double k, double *mean, double *variance);

/* The engine's reach, gross and overlap at full attention against it. */
void assert_unique_reach(unsigned market, unsigned n, unsigned k, unsigned n_replicates);

/* Everything divides everything: segments the market, departments the associates. */
typedef struct {
  unsigned market, segments, home_segments, departments, associates, contacts;
  double locality;
} segmented;

/* The expected reach by segment: an associate of a department whose home is here knows a
 * person with probability contacts x locality / people at home, others with contacts x
 * (1 - locality) / people elsewhere. */
void assert_segmented_reach(const segmented *world);

#endif
