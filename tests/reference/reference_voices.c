/* What different senders do together: docs/model.md section 2, reinforcement. */
#include <math.h>
#include <stdlib.h>

#include "reference/reference.h"

void reference_voices_forget(reference_voices *voices) {
  for (uint32_t i = 0; i < voices->n; i++) free(voices->vouch[i]);
  free(voices->vouch);
  free(voices->sender);
  free(voices->credibility);
  *voices = (reference_voices){0};
}

static void *grown(void *old, size_t bytes) {
  void *memory = realloc(old, bytes);
  if (!memory) abort();
  return memory;
}

/* The place of the sender among those heard; a new one draws a number with each of the others. */
static uint32_t voice_of(reference_run *run, reference_voices *heard, uint32_t sender) {
  uint32_t i = 0;
  while (i < heard->n && heard->sender[i] != sender) i++;
  if (i < heard->n) return i;
  heard->n++;
  heard->sender = grown(heard->sender, heard->n * sizeof *heard->sender);
  heard->credibility = grown(heard->credibility, heard->n * sizeof *heard->credibility);
  heard->vouch = grown(heard->vouch, heard->n * sizeof *heard->vouch);
  heard->vouch[i] = grown(NULL, heard->n * sizeof **heard->vouch);
  for (uint32_t k = 0; k < i; k++) heard->vouch[i][k] = gsl_rng_uniform(run->rng);
  heard->sender[i] = sender;
  heard->credibility[i] = 0;
  return i;
}

/* Whether any two of all who were heard convince together. */
bool reference_do_some_convince(reference_run *run, const reference_exposure *copy) {
  reference_voices *heard = &run->person[copy->receiver].heard;
  double r = run->what->params->trust_reinforcement;
  if (run->what->is_bare || r <= 0) return false;
  uint32_t last = voice_of(run, heard, copy->sender);
  heard->credibility[last] = fmax(heard->credibility[last], copy->credibility);
  for (uint32_t i = 0; i < heard->n; i++)
    for (uint32_t k = 0; k < i; k++)
      if (heard->vouch[i][k] < r * fmin(heard->credibility[i], heard->credibility[k])) return true;
  return false;
}
