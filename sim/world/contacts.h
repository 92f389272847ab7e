/* Who a person's contacts outside the company are: a pure function of keys, nothing stored.
 *
 * The market is a ring of positions 0 .. people-1, cut into contiguous segments. A person's
 * home is a run of segments; contact number j is drawn from the home or from elsewhere without
 * repeating anybody. Person ids: associates below n_associates, market position x is person
 * n_associates + x. Where audiences are separate every contact is a person of its own, whose
 * id has the top bit set. */
#ifndef REACH_WORLD_CONTACTS_H
#define REACH_WORLD_CONTACTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/random.h"
#include "base/report.h"
#include "world/groups.h"
#include "world/permutation.h"

/* A run of market positions, going on at 0 after the last. */
typedef struct {
  uint64_t first, size;
} reach_home;

typedef struct {
  uint64_t people, segments, home_segments;
  double locality;
  bool separate;
  uint64_t first_id;       /* of the market: the number of associates */
  uint64_t *segment_first; /* [segments + 1] first position of each segment; owned */
  reach_home *home;        /* [segments] the home that begins with each segment; owned */
  double segments_per_person;
  reach_groups groups; /* of people; n = 0 without any; they are placed by their owner */
} reach_market;

/* The first six fields are set; makes the tables. Returns 0 or REACH_NO_MEMORY. Free is legal after
 * failure. */
int reach_market_init(reach_market *market, reach_report *report);
void reach_market_free(reach_market *market);

/* How contacts are found: by a coin for home, each a person of its own, or group by group. */
enum { REACH_CONTACTS_AT_RANDOM, REACH_CONTACTS_SEPARATE, REACH_CONTACTS_BY_GROUP };

/* Where people live, seen from one of them: at home, or elsewhere. */
enum { REACH_AT_HOME, REACH_ELSEWHERE, REACH_N_WHERE };

/* The contacts of one person. */
typedef struct {
  uint64_t n;      /* how many */
  int how;         /* REACH_CONTACTS_... */
  bool by_rank;    /* home contacts come first (n_home of them) instead of by a coin for each:
                      needed where a person has more contacts than a part has people */
  uint64_t n_home; /* by_rank only */
  double locality;
  uint64_t people, first_id;
  reach_home home;     /* with the person itself in it, if it is of the market */
  uint64_t self;       /* its own market position, or UINT64_MAX */
  uint64_t own_offset; /* its own place at home, or UINT64_MAX */
  uint64_t n_at_home;  /* people to choose from at home: without itself */
  uint64_t n_elsewhere;
  reach_stream stream; /* of this person */
  reach_permutation at_home, elsewhere;
  /* only where there are groups: */
  const reach_market *market;
  unsigned group;                                   /* its own */
  uint64_t first_segment;                           /* where its home begins; 0 where all is home */
  reach_stream mixing;                              /* of this person */
  uint64_t n_of[REACH_N_WHERE * REACH_MOST_GROUPS]; /* by_rank: home 0, elsewhere 0, home 1, ... */
} reach_contacts;

/* First home segment of a department, and of the person at a market position. */
uint64_t reach_market_department_segment(const reach_market *market, uint64_t department);
uint64_t reach_market_segment_of(const reach_market *market, uint64_t position);

/* n wanted contacts (fewer if the market is smaller) of somebody whose home begins at
 * first_segment; `self` = own market position, UINT64_MAX for an associate. */
void reach_contacts_open(const reach_market *market, uint64_t n, uint64_t first_segment,
                         uint64_t self, reach_stream stream, reach_contacts *contacts);

/* The same of somebody of a group, in a market that has groups (mixed_contacts.c). */
void reach_mixed_contacts_open(const reach_market *market, uint64_t n, uint64_t first_segment,
                               uint64_t self, unsigned group, reach_stream stream,
                               reach_contacts *contacts);
uint64_t reach_mixed_contacts_person(const reach_contacts *contacts, uint64_t j);

/* People in the smallest part that contacts are drawn from: home or elsewhere, of each group. */
uint64_t reach_market_smallest_part(const reach_market *market, uint64_t first_segment,
                                    uint64_t self);

/* The group of a person of the market, by its id; 0 where there are no groups. */
unsigned reach_market_group(const reach_market *market, uint64_t person);
/* The id of anybody in the market, from 64 random bits: where audiences are separate somebody of
 * its own, else people > 0. */
uint64_t reach_market_anybody(const reach_market *market, uint64_t bits);
/* The id of a person of its own, of this group, from 64 random bits. */
uint64_t reach_market_separate_person(const reach_market *market, uint64_t bits, unsigned group);

/* Person id of contact j < n. */
uint64_t reach_contacts_person(const reach_contacts *contacts, uint64_t j);

#endif
