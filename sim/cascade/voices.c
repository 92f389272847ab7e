#include "cascade/voices.h"

#include <stdlib.h>
#include <string.h>

#include "base/report.h"

enum { FIRST_VOICES = 1024 };

void reach_voices_free(reach_voices *v) {
  free(v->voice);
  free(v->last);
  *v = (reach_voices){0};
}

void reach_voices_clear(reach_voices *v) {
  v->n = v->n_hearers = 0;
}

uint32_t reach_voices_last(const reach_voices *v, size_t place) {
  return place < v->n_hearers ? v->last[place] : 0;
}

static int make_room_for_hearer(reach_voices *v, size_t place) {
  if (place >= v->hearer_capacity) {
    size_t capacity = 2 * place + FIRST_VOICES;
    uint32_t *grown = realloc(v->last, capacity * sizeof *grown);
    if (!grown) return REACH_NO_MEMORY;
    v->last = grown;
    v->hearer_capacity = capacity;
  }
  if (place >= v->n_hearers) {
    memset(v->last + v->n_hearers, 0, (place + 1 - v->n_hearers) * sizeof *v->last);
    v->n_hearers = place + 1;
  }
  return 0;
}

int reach_voices_add(reach_voices *v, size_t place, reach_voice voice) {
  if (make_room_for_hearer(v, place)) return REACH_NO_MEMORY;
  if (v->n == UINT32_MAX) return REACH_NO_MEMORY;
  if (v->n == v->capacity) {
    size_t capacity = v->capacity ? 2 * v->capacity : FIRST_VOICES;
    reach_voice *grown = realloc(v->voice, capacity * sizeof *grown);
    if (!grown) return REACH_NO_MEMORY;
    v->voice = grown;
    v->capacity = capacity;
  }
  voice.before = v->last[place];
  v->voice[v->n++] = voice;
  v->last[place] = (uint32_t)v->n;
  return 0;
}

bool reach_voice_comes_before(const reach_voice *a, const reach_voice *b) {
  if (a->day < b->day || a->day > b->day) return a->day < b->day;
  if (a->hop != b->hop) return a->hop < b->hop;
  return a->sender < b->sender;
}
