/* Complex contagion: Centola and Macy 2007 (a count of people), Watts 2002 (a share of them).
 *
 * Somebody has the message once at least `cascade.tellers_needed` people have told it, or the share
 * `cascade.share_needed` of those who can. With noise (Eckles, Mossel, Rahimian, Sen 2018) any one
 * telling below that is enough with probability `cascade.noise`. */
#include "cascade/coin.h"
#include "cascade/model.h"
#include "cascade/rounds.h"

static bool is_convinced(const reach_rounds *rounds, uint32_t person, uint32_t n_told,
                         uint32_t teller) {
  const reach_spread *spread = &rounds->spread;
  const reach_model_rule *rule = &spread->plan->rule;
  bool has_enough =
      rule->is_share ? (double)n_told / reach_spread_n_tellers(spread, person) >= rule->share_needed
                     : n_told >= rule->tellers_needed;
  if (has_enough || rule->noise <= 0) return has_enough;
  reach_stream coins = reach_stream_branch(rounds->stream, teller);
  return reach_draw_uniform(reach_tie_marks(coins, rounds->n_before), person) < rule->noise;
}

int reach_complex_contagion_run(const reach_plan *plan, uint32_t replicate,
                                reach_workspace *workspace, reach_trace *trace) {
  reach_rounds rounds = {.spread = reach_spread_open(plan, replicate, workspace, trace),
                         .is_convinced = is_convinced};
  rounds.stream = reach_spread_stream(&rounds.spread, replicate, "complex-contagion/noise");
  return reach_rounds_play(&rounds);
}
