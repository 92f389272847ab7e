/* Acceptance that rises with the number of different senders.
 *
 * A hearer accepts once one sender convinces it by itself, or two do together: a pair does where a
 * number of its own, uniform, is below the reinforcement times the lesser credibility. With equal
 * credibilities c the j-th sender makes j - 1 new pairs, so it convinces who was not convinced with
 * probability 1 - (1 - c)(1 - r c)^(j-1). What a set of senders does depends on no order, and more
 * senders, or sooner, never do less (docs/model.md). Exposures are met out of their order in time:
 * the hearer accepts at the earliest of all single ones and of the later ones of all pairs,
 * whenever they are met. A turn is taken after all exposures before it are known, as without pairs.
 */
#include "cascade/run.h"

static bool do_convince(const reach_run *run, uint64_t hearer, const reach_voice *a,
                        const reach_voice *b) {
  if (a->sender == b->sender) return false;
  double lesser = a->credibility < b->credibility ? a->credibility : b->credibility;
  uint64_t low = a->sender < b->sender ? a->sender : b->sender;
  uint64_t high = a->sender < b->sender ? b->sender : a->sender;
  reach_stream pair = reach_stream_branch(reach_stream_branch(run->reinforcement, low), high);
  return reach_draw_uniform(pair, hearer) < run->plan->reinforcement * lesser;
}

/* The same sender said so before, and was believed no less. */
static bool is_old(const reach_voice *heard, const reach_voice *voice) {
  return heard->sender == voice->sender && heard->credibility >= voice->credibility &&
         reach_voice_comes_before(heard, voice);
}

/* What comes after the hearer accepted makes no pair that matters: the later of two never accepts
 * sooner. Nor does what its sender said before: that made all its pairs. */
void reach_run_reinforce(reach_run *run, reach_person *hearer, reach_voice voice) {
  reach_voices *voices = &run->workspace->voices;
  size_t place = (size_t)(hearer - run->workspace->touched.person);
  bool matters = reach_run_comes_before_acceptance(hearer, &voice);
  uint32_t last = reach_voices_last(voices, place);
  for (uint32_t i = last; i && matters; i = voices->voice[i - 1].before) {
    const reach_voice *heard = &voices->voice[i - 1];
    const reach_voice *later = reach_voice_comes_before(heard, &voice) ? &voice : heard;
    if (is_old(heard, &voice)) matters = false;
    if (matters && reach_run_comes_before_acceptance(hearer, later) &&
        do_convince(run, hearer->person, heard, &voice))
      reach_run_accept(run, hearer, later);
  }
  if (!matters && !run->workspace->recorder) return;
  if (voices->n > run->workspace->most_people) run->status = REACH_TOO_BIG;
  if (reach_voices_add(voices, place, voice)) run->status = REACH_NO_MEMORY;
}

/* An exposure that convinced nobody by itself is accepted where one before it makes a pair. */
static bool is_reinforced(const reach_run *run, const reach_person *hearer,
                          const reach_voice *voice, uint32_t last) {
  const reach_voices *voices = &run->workspace->voices;
  for (uint32_t i = last; i; i = voices->voice[i - 1].before) {
    const reach_voice *heard = &voices->voice[i - 1];
    if (reach_voice_comes_before(heard, voice) && do_convince(run, hearer->person, heard, voice))
      return true;
  }
  return false;
}

void reach_run_note_reinforced(reach_run *run) {
  const reach_workspace *workspace = run->workspace;
  for (size_t place = 0; place < workspace->voices.n_hearers; place++) {
    uint32_t last = reach_voices_last(&workspace->voices, place);
    for (uint32_t i = last; i; i = workspace->voices.voice[i - 1].before) {
      const reach_voice *voice = &workspace->voices.voice[i - 1];
      if (is_reinforced(run, &workspace->touched.person[place], voice, last))
        workspace->recorder->event[voice->event].is_accepted = true;
    }
  }
}
