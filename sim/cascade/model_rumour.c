/* Rumours: Daley and Kendall 1965; Maki and Thompson 1973, on a network, in continuous time.
 *
 * A spreader contacts one of its neighbours, all alike, at the times of a Poisson process with rate
 * `cascade.contact_rate`: who does not have the message is told with probability
 * `cascade.spreading` and spreads it; who has it makes spreaders stop, each with probability
 * `cascade.stifling`. Maki and Thompson: the one who made the contact. Daley and Kendall: both, and
 * since either of two spreaders may contact the other, such contacts are meetings with probability
 * 1/2, so that each pair meets as often as any other. Spreader-first: both, without that.
 *
 * Contacts are events; last_telling numbers those of a person. Draws are keyed by the person and
 * that number. */
#include "cascade/model.h"
#include "cascade/spread.h"

typedef struct {
  reach_spread spread;
  reach_stream contacts; /* has a branch for everybody */
} rumour;

/* What is drawn for one contact. */
enum { WAIT, WHOM, IS_TOLD, IS_MEETING, STOPS, OTHER_STOPS, N_DRAWS };

static const uint32_t STIFLER = UINT32_MAX; /* instead of the number of contacts */

typedef struct {
  reach_speaker speaker;
  double day;
  reach_stream stream;
  uint64_t occasion; /* of the first draw */
} contact;

static contact contact_of(const rumour *run, const reach_person *person, double day) {
  return (contact){reach_spread_speaker(&run->spread, person), day,
                   reach_stream_branch(run->contacts, person->person),
                   (uint64_t)person->last_telling * N_DRAWS};
}

static bool happens(const contact *c, int draw, double probability) {
  return reach_draw_uniform(c->stream, c->occasion + (uint64_t)draw) < probability;
}

/* Rows are ascending: a tie to oneself is all there is where it is the first and the last. */
static bool has_others(const reach_speaker *speaker) {
  uint64_t n = speaker->n_neighbours;
  return n > 0 &&
         (speaker->neighbour[0] != speaker->id || speaker->neighbour[n - 1] != speaker->id);
}

/* The next contact comes after an exponential time, if there is anybody to contact. */
static void wait(rumour *run, const reach_person *person, double day) {
  const reach_plan *plan = run->spread.plan;
  contact next = contact_of(run, person, day);
  double units =
      reach_exponential_of_bits(&plan->waiting, reach_draw_bits(next.stream, next.occasion + WAIT));
  if (has_others(&next.speaker))
    reach_spread_push(&run->spread, person, day + units / plan->rule.contact_rate);
}

/* A contact with somebody who has the message. */
static void meet(rumour *run, const contact *c, reach_person *person, reach_person *other) {
  const reach_model_rule *rule = &run->spread.plan->rule;
  bool is_spreader = other->last_telling != STIFLER;
  const double either_way = 0.5;
  if (rule->rumour == REACH_RUMOUR_DALEY_KENDALL && is_spreader &&
      !happens(c, IS_MEETING, either_way))
    return;
  reach_spread_expose(&run->spread, &c->speaker, other, c->day);
  bool both_stop = rule->rumour != REACH_RUMOUR_MAKI_THOMPSON;
  if (happens(c, STOPS, rule->stifling)) person->last_telling = STIFLER;
  if (both_stop && happens(c, OTHER_STOPS, rule->stifling)) other->last_telling = STIFLER;
}

static void make_contact(rumour *run, size_t place, double day) {
  reach_spread *spread = &run->spread;
  reach_touched *touched = &spread->workspace->touched;
  contact c = contact_of(run, &touched->person[place], day);
  uint64_t whom =
      reach_below_of_bits(reach_draw_bits(c.stream, c.occasion + WHOM), c.speaker.n_neighbours);
  uint32_t id = c.speaker.neighbour[whom];
  touched->person[place].last_telling++;
  if (id == c.speaker.id) return;
  size_t there = reach_touched_seek(touched, id);
  if (there < touched->n) {
    meet(run, &c, &touched->person[place], &touched->person[there]);
  } else if (happens(&c, IS_TOLD, spread->plan->rule.spreading)) {
    reach_person *hearer = reach_spread_find(spread, id);
    if (!hearer) return;
    reach_spread_expose(spread, &c.speaker, hearer, day);
    reach_spread_reach(spread, hearer, &c.speaker, day);
  }
}

int reach_rumour_run(const reach_plan *plan, uint32_t replicate, reach_workspace *workspace,
                     reach_trace *trace) {
  rumour run = {.spread = reach_spread_open(plan, replicate, workspace, trace)};
  run.contacts = reach_spread_stream(&run.spread, replicate, "rumour/contacts");
  const reach_touched *touched = &workspace->touched;
  reach_person *person;
  double day;
  while ((person = reach_spread_pop(&run.spread, &day))) {
    size_t place = (size_t)(person - touched->person);
    if (person->last_telling == STIFLER) continue;
    if (person->sent)
      make_contact(&run, place, day);
    else
      reach_spread_note_sender(&run.spread, person);
    if (touched->person[place].last_telling != STIFLER) wait(&run, &touched->person[place], day);
  }
  return run.spread.status;
}
