#include "cascade/rounds.h"

#include <math.h>

/* The teller of somebody is the first by id of those who told it in the round that convinced it. */
static void tell(reach_rounds *rounds, const reach_speaker *speaker, uint32_t id, double day) {
  uint32_t round = speaker->hop + 1;
  reach_person *person = reach_spread_find(&rounds->spread, id);
  if (!person) return;
  reach_spread_expose(&rounds->spread, speaker, person, day);
  if (person->day < day) return;
  uint64_t teller =
      person->last_telling == round && person->teller < speaker->id ? person->teller : speaker->id;
  person->last_telling = round;
  if (isinf(person->day) && rounds->is_convinced(rounds, id, person->n_exposures, speaker->id))
    reach_spread_reach(&rounds->spread, person, speaker, day);
  person->teller = teller;
  if (person->day <= day) person->accept_teller = teller;
}

static bool is_unreached(const reach_person *person) {
  return isinf(person->day);
}

/* Exposures taken in by those who are left; all but the starting people's were made by hearers. */
static void count_exposures(reach_spread *spread) {
  const reach_touched *touched = &spread->workspace->touched;
  uint64_t all = 0, by_start = 0;
  for (size_t i = 0; i < touched->n; i++) {
    const reach_person *person = &touched->person[i];
    all += person->n_exposures;
    if (!person->is_start || spread->plan->horizon_days < 1) continue;
    for (uint64_t a = spread->ties->first[person->person];
         a < spread->ties->first[person->person + 1]; a++)
      by_start += spread->ties->target[a] != person->person &&
                  reach_touched_seek(touched, spread->ties->target[a]) < touched->n;
  }
  spread->trace->impressions = all;
  spread->trace->hearer_tellings = all - by_start;
}

int reach_rounds_play(reach_rounds *rounds) {
  reach_spread *spread = &rounds->spread;
  reach_speaker speaker;
  while (reach_spread_next(spread, &speaker)) {
    double day = speaker.day + 1;
    if (day > spread->plan->horizon_days) continue;
    for (uint64_t i = 0; i < speaker.n_neighbours && !spread->status; i++) {
      uint32_t id = speaker.neighbour[i];
      rounds->n_before = i && speaker.neighbour[i - 1] == id ? rounds->n_before + 1 : 0;
      if (id != speaker.id) tell(rounds, &speaker, id, day);
    }
  }
  if (spread->status) return spread->status;
  reach_touched_drop(&spread->workspace->touched, is_unreached);
  count_exposures(spread);
  return 0;
}
