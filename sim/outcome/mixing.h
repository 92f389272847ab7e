/* What theory expects of a message that spreads among people who are all alike: to compare a
 * simulation with, not part of it. `first` exposures come from those who start; everybody who hears
 * makes `reproduction` more. */
#ifndef REACH_OUTCOME_MIXING_H
#define REACH_OUTCOME_MIXING_H

/* A branching process, in which nobody hears twice (Galton and Watson 1875): first / (1 -
 * reproduction) people; infinite from a reproduction of 1 on; NaN for arguments below 0. */
double reach_mixing_branching(double first, double reproduction);

/* Mean field: each exposure falls on any of `among` alike, of whom `people` can be reached (the
 * others have the message), so that z of them hear where
 * z = people (1 - exp(-(first + reproduction z) / among)), the largest such z (the final size of
 * Kermack and McKendrick 1927). NaN for arguments below 0. */
double reach_mixing_final(double people, double among, double first, double reproduction);

#endif
