#include "cascade/recorder.h"

#include <stdlib.h>

#include "base/report.h"

enum { FIRST_EVENTS = 1024 };

void reach_recorder_free(reach_recorder *recorder) {
  free(recorder->event);
  *recorder = (reach_recorder){0};
}

static int grow(reach_recorder *recorder) {
  if (recorder->n >= recorder->most) return REACH_TOO_BIG;
  size_t capacity = recorder->capacity ? 2 * recorder->capacity : FIRST_EVENTS;
  if (capacity > recorder->most) capacity = recorder->most;
  reach_telling_event *grown = realloc(recorder->event, capacity * sizeof *grown);
  if (!grown) return REACH_NO_MEMORY;
  recorder->event = grown;
  recorder->capacity = capacity;
  return 0;
}

int reach_recorder_add(reach_recorder *recorder, reach_telling_event event) {
  int status = recorder->n == recorder->capacity ? grow(recorder) : 0;
  if (!status) recorder->event[recorder->n++] = event;
  return status;
}
