/* How many different people the contacts of some associates are, on average over all that is
 * drawn: who these associates are, how many contacts each has, and who the contacts are.
 *
 * Contact sets are independent, so a person of the market is nobody's contact with the product
 * of the associates' chances; each chance needs only the mean numbers of contacts at home and
 * elsewhere. People who are home to the same numbers of associates are alike: one place. */
#ifndef REACH_WORLD_AUDIENCE_H
#define REACH_WORLD_AUDIENCE_H

#include "world/contacts.h"
#include "world/edge_list.h"
#include "world/law.h"

/* Homes have one of two sizes, a person apart. */
enum { REACH_HOME_SIZES = 2 };

typedef struct {
  uint64_t n_at_home[REACH_HOME_SIZES]; /* associates whose home this is, by its size */
  uint64_t people;
} reach_place_alike;

typedef struct {
  uint64_t people;                      /* of the market */
  const reach_law *law;                 /* borrowed: contact counts of associates */
  uint64_t n_associates, n_chosen;      /* n_chosen of them at random, without repeats */
  double mean_contacts;                 /* of an associate; nobody has more than the market */
  uint64_t home_size[REACH_HOME_SIZES]; /* 0: there is no such home */
  uint64_t n_with_home[REACH_HOME_SIZES];
  reach_place_alike *place; /* [n_places] owned; their people are those of the market */
  size_t n_places;
} reach_audience;

/* The market is made, shared and not empty; 1 <= n_chosen <= n_associates. Its locality does not
 * matter. O(associates + segments). Returns 0 or REACH_NO_MEMORY. Free is legal after failure. */
int reach_audience_init(const reach_market *market, const reach_departments *departments,
                        uint64_t n_associates, uint64_t n_chosen, const reach_law *contacts,
                        reach_audience *audience, reach_report *report);
void reach_audience_free(reach_audience *audience);

/* The mean number of different people. With all associates it is exact. With some, those whose
 * homes differ in size by a person count as alike among those who live elsewhere, and among those
 * at home where homes overlap in part: right to about (contacts / home)^2 / home^2. */
double reach_audience_unique(const reach_audience *audience, double locality);

/* The mean of the contacts of an associate that are at home, in a home of so many people. */
double reach_audience_at_home(const reach_audience *audience, uint64_t home, double locality);

#endif
