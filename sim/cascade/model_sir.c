/* Susceptible, infected, recovered, in continuous time: Kermack and McKendrick 1927, on a network.
 *
 * Whoever comes to have the message tells it for a time, exponential with rate `cascade.recovery`,
 * shared by all its ties; meanwhile it meets each neighbour at the times of a Poisson process with
 * rate `cascade.rate`, of which the first meeting counts. So a neighbour is told with probability
 * rate / (rate + recovery), but not independently of the others. */
#include <math.h>

#include "cascade/model.h"
#include "cascade/spread.h"
#include "world/permutation.h"

typedef struct {
  reach_spread spread;
  reach_stream period, order, meetings;
} sir;

/* The first meetings with n neighbours, in order of time: the neighbours stand in random order, and
 * the i-th meeting follows the one before it after an exponential time with rate (n - i) rate. So
 * whoever is not told costs nothing. */
static void tell(sir *run, const reach_speaker *speaker) {
  const reach_plan *plan = run->spread.plan;
  reach_stream meetings = reach_stream_branch(run->meetings, speaker->id);
  uint64_t n = speaker->n_neighbours;
  double units =
      reach_exponential_of_bits(&plan->waiting, reach_draw_bits(run->period, speaker->id));
  double period = plan->rule.recovery > 0 ? units / plan->rule.recovery : INFINITY, after = 0;
  if (n == 0) return;
  reach_permutation order = reach_permutation_open(n, reach_stream_branch(run->order, speaker->id));
  for (uint64_t i = 0; i < n && !run->spread.status; i++) {
    units = reach_exponential_of_bits(&plan->waiting, reach_draw_bits(meetings, i));
    after += units / ((double)(n - i) * plan->rule.rate); /* INFINITY where the rate is 0 */
    double day = speaker->day + after;
    if (after > period || reach_spread_is_over(&run->spread, day)) return;
    reach_spread_tell(&run->spread, speaker, speaker->neighbour[reach_permutation_at(&order, i)],
                      day);
  }
}

int reach_sir_run(const reach_plan *plan, uint32_t replicate, reach_workspace *workspace,
                  reach_trace *trace) {
  sir run = {.spread = reach_spread_open(plan, replicate, workspace, trace)};
  run.period = reach_spread_stream(&run.spread, replicate, "sir/period");
  run.order = reach_spread_stream(&run.spread, replicate, "sir/order");
  run.meetings = reach_spread_stream(&run.spread, replicate, "sir/meetings");
  reach_speaker speaker;
  while (reach_spread_next(&run.spread, &speaker)) tell(&run, &speaker);
  return run.spread.status;
}
