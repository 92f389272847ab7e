#include "cascade/model.h"

const reach_model reach_model_table[REACH_N_MODELS] = {
    [REACH_MODEL_INDEPENDENT_CASCADE] = {.name = "independent-cascade",
                                         .summary = "each who has just heard tells each neighbour "
                                                    "once, with one probability",
                                         .reference = "Kempe, Kleinberg, Tardos 2003",
                                         .lever = REACH_PARAM_cascade_probability,
                                         .run = reach_independent_cascade_run},
    [REACH_MODEL_LINEAR_THRESHOLD] = {.name = "linear-threshold",
                                      .summary = "the weights of those who told somebody add up to "
                                                 "a threshold that is uniform in (0, 1)",
                                      .reference = "Granovetter 1978; Kempe, Kleinberg, "
                                                   "Tardos 2003",
                                      .needs_tellers = true,
                                      .lever = -1,
                                      .run = reach_linear_threshold_run},
    [REACH_MODEL_COMPLEX_CONTAGION] = {.name = "complex-contagion",
                                       .summary = "a number of people, or a share of those who "
                                                  "can, must have told somebody",
                                       .reference = "Centola, Macy 2007; Watts 2002",
                                       .needs_tellers = true,
                                       .lever = -1,
                                       .run = reach_complex_contagion_run},
    [REACH_MODEL_SIR] = {.name = "sir",
                         .summary = "whoever has the message meets each neighbour at a rate, and "
                                    "stops telling at another",
                         .reference = "Kermack, McKendrick 1927",
                         .lever = REACH_PARAM_cascade_rate,
                         .run = reach_sir_run},
    [REACH_MODEL_CONTINUOUS_TIME] = {.name = "continuous-time-cascade",
                                     .summary = "as the independent cascade, and every telling "
                                                "takes a time of its own",
                                     .reference = "Saito, Kimura, Ohara, Motoda 2009",
                                     .lever = REACH_PARAM_cascade_probability,
                                     .run = reach_continuous_time_run},
    [REACH_MODEL_RUMOUR] = {.name = "rumour",
                            .summary = "whoever spreads it contacts neighbours at random, and "
                                       "stops after meeting one who has it",
                            .reference = "Daley, Kendall 1965; Maki, Thompson 1973",
                            .lever = -1, /* a contact with one who has it ends the spreading */
                            .run = reach_rumour_run},
    [REACH_MODEL_BASS] = {.name = "bass",
                          .summary = "people adopt by themselves at one rate, and by the share of "
                                     "their tellers who have adopted at another",
                          .reference = "Bass 1969",
                          .needs_tellers = true,
                          .lever = -1, /* everybody adopts in the end */
                          .run = reach_bass_run},
};

int reach_cascade_run(const reach_plan *plan, uint32_t replicate, reach_workspace *workspace,
                      reach_trace *trace) {
  if (!plan->world->is_network) return reach_events_run(plan, replicate, workspace, trace);
  return reach_model_table[plan->model].run(plan, replicate, workspace, trace);
}
