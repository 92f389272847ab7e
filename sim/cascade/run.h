/* Inside the cascade: what its files share. */
#ifndef REACH_CASCADE_RUN_H
#define REACH_CASCADE_RUN_H

#include "cascade/cascade.h"
#include "cascade/coin.h"
#include "cascade/people.h"

/* One organization in one replicate, under way. */
typedef struct {
  const reach_plan *plan;
  reach_workspace *workspace;
  reach_trace *trace;
  reach_people people;
  reach_stream acceptance;    /* has a branch for every sender */
  reach_stream reinforcement; /* a branch for every sender, in it one for every higher one */
  reach_stream walk[REACH_N_CHANNELS], marks[REACH_N_CHANNELS]; /* likewise */
  reach_stream inside_walk[REACH_N_CHANNELS];                   /* likewise */
  reach_stream pass_on[REACH_N_CHANNELS];                       /* one occasion for every person */
  bool keeps_exposures; /* for a recorder, or because senders reinforce each other */
  uint32_t n_tellings;  /* serial number of the present (sender, channel) */
  int status;
} reach_run;

enum { REACH_NO_CIRCLE = -1 };

/* Somebody who passes the message on, with what all its tellings share. */
typedef struct {
  uint64_t id;
  double day;
  uint32_t hop;
  bool is_intact;
  bool is_associate;
  bool is_first;   /* tells as many as an associate does: is one, or was released */
  reach_role role; /* a market person's: to contacts */
  double credibility;
  reach_stream acceptance;
  const uint32_t *colleague; /* [n_colleagues] */
  uint64_t n_colleagues;
  int circle; /* whose contacts are these: REACH_CIRCLE_*, or REACH_NO_CIRCLE */
  reach_contacts contacts;
} reach_sender;

/* Whom a channel is open to: the page's followers, or contacts first and then colleagues. */
typedef struct {
  bool is_followers;
  uint64_t n_contacts, n;
} reach_audience;

/* Exposures of one telling on their way. They are worked off in batches: who hears and when is
 * found for many before what it does to them, so that memory is fetched ahead. */
enum { REACH_BATCH = 32 };

typedef struct {
  const reach_sender *sender;
  const reach_channel *channel;
  uint8_t channel_index;
  uint32_t hop;       /* of the copies that arrive */
  double credibility; /* with which they do */
  double day;         /* of the post */
  reach_stream marks;
  unsigned n;
  struct {
    uint64_t person;
    double day;
    bool is_faithful; /* this telling changes nothing in the story */
  } heard[REACH_BATCH];
} reach_telling;

/* hearing.c: what an exposure does. */

/* The entry of a person; one who starts (and was not looked at yet) gets its copy now. NULL when
 * out of memory; run->status tells. */
reach_person *reach_run_person(reach_run *run, uint64_t id);
/* The channels (bits) through which a person who accepted a copy of this hop passes it on. */
unsigned reach_run_channels(const reach_run *run, uint64_t id, uint32_t hop);
/* Whom a person passes on to. */
reach_role reach_run_role(const reach_run *run, uint64_t id);
/* Works off the batch. Somebody told twice in one telling (a repeated tick) hears it once. */
void reach_telling_hear(reach_run *run, reach_telling *telling);
/* Gives a starting person its copy. */
void reach_person_start(reach_person *person);

/* Whether the hearer has accepted nothing yet that is as early as the voice. */
bool reach_run_comes_before_acceptance(const reach_person *hearer, const reach_voice *voice);
/* The hearer accepts what the voice says, unless it has accepted something before that. */
void reach_run_accept(reach_run *run, reach_person *hearer, const reach_voice *voice);

/* reinforce.c: what several senders do together. */

/* Another voice: the hearer accepts where it and one of the others convince it. */
void reach_run_reinforce(reach_run *run, reach_person *hearer, reach_voice voice);
/* At the end: the recorder learns of exposures that were accepted because of others. */
void reach_run_note_reinforced(reach_run *run);

/* telling.c: who is told and when. Both return how many people of the market are addressed
 * (of the network, if that is all there is), before attention. */
uint64_t reach_run_broadcast(reach_run *run, const reach_sender *sender, int channel,
                             reach_audience audience);
uint64_t reach_run_tell_some(reach_run *run, const reach_sender *sender, int channel,
                             reach_audience audience);

#endif
