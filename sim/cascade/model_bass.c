/* Adoption by innovation and imitation: Bass 1969, for people on a network, in continuous time.
 *
 * Somebody of whose d tellers a have adopted adopts at rate p + q a/d: by itself after an
 * exponential time with rate p from the start, and by each teller after an exponential time with
 * rate q/d from that one's adoption, whichever is first. That is the hazard 1 - exp(-(p + q a/d)
 * dt) of small steps, without steps. Innovators have hop 0 and no teller. Everybody is looked at,
 * so a replicate costs at least the people, and the ties of those who adopt. */
#include "cascade/coin.h"
#include "cascade/model.h"
#include "cascade/spread.h"

typedef struct {
  reach_spread spread;
  reach_stream innovation; /* by person */
  reach_stream imitation;  /* has a branch for every teller */
} bass;

static double after(const bass *run, reach_stream stream, uint32_t id, double rate) {
  uint64_t bits = reach_draw_bits(stream, id);
  return reach_exponential_of_bits(&run->spread.plan->waiting, bits) / rate; /* INFINITY at 0 */
}

/* When somebody would adopt without any teller. */
static void innovate(bass *run, uint32_t id) {
  reach_spread *spread = &run->spread;
  double day = after(run, run->innovation, id, spread->plan->rule.innovation);
  if (reach_spread_is_over(spread, day)) return;
  reach_person *person = reach_spread_find(spread, id);
  if (!person || person->is_start) return;
  person->day = person->accept_day = day;
  person->teller = person->accept_teller = REACH_THE_COMPANY;
  person->is_intact = person->accept_is_intact = true;
  reach_spread_push(spread, person, day);
}

static void imitate(bass *run, const reach_speaker *teller) {
  reach_spread *spread = &run->spread;
  reach_stream pairs = reach_stream_branch(run->imitation, teller->id);
  uint32_t n_before = 0;
  for (uint64_t i = 0; i < teller->n_neighbours && !spread->status; i++) {
    uint32_t id = teller->neighbour[i];
    n_before = i && teller->neighbour[i - 1] == id ? n_before + 1 : 0;
    double rate = spread->plan->rule.imitation / reach_spread_n_tellers(spread, id);
    double day = teller->day + after(run, reach_tie_marks(pairs, n_before), id, rate);
    if (!reach_spread_is_over(spread, day)) reach_spread_tell(spread, teller, id, day);
  }
}

int reach_bass_run(const reach_plan *plan, uint32_t replicate, reach_workspace *workspace,
                   reach_trace *trace) {
  bass run = {.spread = reach_spread_open(plan, replicate, workspace, trace)};
  run.innovation = reach_spread_stream(&run.spread, replicate, "bass/innovation");
  run.imitation = reach_spread_stream(&run.spread, replicate, "bass/imitation");
  uint32_t n_people = run.spread.ties->n_people;
  for (uint32_t id = 0; id < n_people && !run.spread.status; id++) innovate(&run, id);
  reach_speaker teller;
  while (reach_spread_next(&run.spread, &teller)) imitate(&run, &teller);
  return run.spread.status;
}
