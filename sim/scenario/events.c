#include "scenario/events.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/utf8.h"

enum {
  MAX_NESTING = 32,
  /* libfyaml 0.7 follows a null pointer where the allocation of its input fails: ask for what
   * it takes to begin before it does. */
  RESERVE_BYTES = 100 * 1024
};

void reach_events_fail(reach_events *events, reach_position at, const char *format, ...) {
  if (events->status) return;
  char why[512];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(why, sizeof why, format, arguments);
  va_end(arguments);
  reach_mistakes_end(&events->draft->mistakes, at, why);
  events->status = events->draft->mistakes.status;
}

static void fail_for_memory(reach_events *events) {
  if (!events->status) events->status = REACH_NO_MEMORY;
}

static void note_place(reach_events *events) {
  const struct fy_mark *mark = fy_event_start_mark(events->event);
  if (!mark) return;
  events->at.line = mark->line + 1;
  events->at.column = mark->column + 1;
}

/* Only plain YAML: what would have to be resolved ends reading. */
static void refuse_decoration(reach_events *events, const struct fy_token *anchor,
                              const struct fy_token *tag) {
  if (anchor) {
    reach_events_fail(events, events->at,
                      "an anchor (&) is not allowed; write the values where they belong");
  }
  if (tag) reach_events_fail(events, events->at, "a tag (!) is not allowed; leave it out");
}

/* Guards on every event, whatever the event is good for. */
static void guard(reach_events *events) {
  const struct fy_event *event = events->event;
  switch (event->type) {
  case FYET_SCALAR:
    refuse_decoration(events, event->scalar.anchor, event->scalar.tag);
    break;
  case FYET_ALIAS:
    reach_events_fail(events, events->at,
                      "an alias (*) is not allowed; write the values where they belong");
    break;
  case FYET_SEQUENCE_START:
    refuse_decoration(events, event->sequence_start.anchor, event->sequence_start.tag);
    events->depth++;
    break;
  case FYET_MAPPING_START:
    refuse_decoration(events, event->mapping_start.anchor, event->mapping_start.tag);
    events->depth++;
    break;
  case FYET_SEQUENCE_END:
  case FYET_MAPPING_END:
    events->depth--;
    break;
  default:
    break;
  }
  if (events->depth > MAX_NESTING) {
    reach_events_fail(events, events->at, "nested deeper than %d levels", MAX_NESTING);
  }
}

static void fail_by_parser(reach_events *events) {
  if (errno == ENOMEM) {
    fail_for_memory(events);
    return;
  }
  void *next = NULL;
  const struct fy_diag_error *error = fy_diag_errors_iterate(events->diag, &next);
  if (!error || !error->msg) {
    reach_events_fail(events, events->at, "not valid YAML");
    return;
  }
  reach_position at = {.file = events->at.file, .line = error->line, .column = error->column};
  reach_events_fail(events, at.line > 0 ? at : events->at, "not valid YAML: %.300s", error->msg);
}

/* Goes to the next event; events->event is NULL when there is none. */
void reach_events_advance(reach_events *events) {
  fy_parser_event_free(events->parser, events->event);
  events->event = NULL;
  if (events->status || events->has_ended) return;
  errno = 0;
  events->event = fy_parser_parse(events->parser);
  if (!events->event) {
    fail_by_parser(events);
    return;
  }
  events->has_ended = events->event->type == FYET_STREAM_END;
  note_place(events);
  guard(events);
  if (events->status) {
    fy_parser_event_free(events->parser, events->event);
    events->event = NULL;
  }
}

bool reach_events_at(const reach_events *events, enum fy_event_type type) {
  return events->event && events->event->type == type;
}

/* Leaves the node at hand, whatever is in it. */
void reach_events_skip(reach_events *events) {
  int depth = 0;
  do {
    if (reach_events_at(events, FYET_SEQUENCE_START) || reach_events_at(events, FYET_MAPPING_START))
      depth++;
    if (reach_events_at(events, FYET_SEQUENCE_END) || reach_events_at(events, FYET_MAPPING_END))
      depth--;
    reach_events_advance(events);
  } while (events->event && depth > 0);
}

/* Adds the scalar at hand to `raw` and leaves it. */
void reach_events_scalar(reach_events *events, reach_raw *raw) {
  struct fy_token *token = events->event->scalar.value;
  size_t n = 0;
  errno = 0;
  const char *text = token ? fy_token_get_text(token, &n) : "";
  bool is_plain = !token || fy_scalar_token_get_style(token) == FYSS_PLAIN;
  size_t length;
  if (!text || errno == ENOMEM) {
    fail_for_memory(events);
    return;
  }
  for (size_t i = 0; i < n; i += length) { /* escapes can make what the file itself lacks */
    if (reach_utf8_decode(text + i, n - i, &length) > 0) continue;
    reach_events_fail(events, events->at, "an escape makes a character that is not allowed");
    return;
  }
  if (reach_raw_add(raw, text, n, is_plain, events->at)) fail_for_memory(events);
  reach_events_advance(events);
}

/* The list or scalar at hand; false for anything else, which is left behind with a mistake. */
bool reach_events_value(reach_events *events, const char *key, reach_raw *raw) {
  if (reach_events_at(events, FYET_SCALAR)) {
    reach_events_scalar(events, raw);
    return true;
  }
  if (!reach_events_at(events, FYET_SEQUENCE_START)) {
    if (reach_events_at(events, FYET_MAPPING_START)) {
      reach_mistakes_add(&events->draft->mistakes, events->at,
                         "%s: a value is expected, not a block of keys", key);
    }
    reach_events_skip(events);
    return false;
  }
  raw->is_list = true;
  bool is_good = true;
  reach_events_advance(events);
  while (events->event && !reach_events_at(events, FYET_SEQUENCE_END)) {
    if (reach_events_at(events, FYET_SCALAR)) {
      reach_events_scalar(events, raw);
      continue;
    }
    if (is_good && !reach_events_at(events, FYET_ALIAS)) {
      reach_mistakes_add(&events->draft->mistakes, events->at,
                         "%s: a list of single values is expected, nothing nested", key);
    }
    is_good = false;
    reach_events_skip(events);
  }
  reach_events_advance(events);
  return is_good;
}

static void stay_silent(struct fy_diag *diag, void *user, const char *text, size_t n) {
  (void)diag, (void)user, (void)text, (void)n;
}

int reach_events_open(reach_events *events, reach_draft *draft, const char *text, size_t n,
                      size_t file) {
  *events = (reach_events){.draft = draft, .at = {.file = file, .line = 1, .column = 1}};
  void *reserve = malloc(RESERVE_BYTES);
  free(reserve);
  if (!reserve) return REACH_NO_MEMORY;
  struct fy_diag_cfg silence;
  fy_diag_cfg_default(&silence);
  silence.fp = NULL;
  silence.output_fn = stay_silent;
  events->diag = fy_diag_create(&silence);
  if (!events->diag) return REACH_NO_MEMORY;
  fy_diag_set_collect_errors(events->diag, true);
  struct fy_parse_cfg strict = {.search_path = "", .flags = FYPCF_JSON_NONE, .diag = events->diag};
  events->parser = fy_parser_create(&strict);
  if (!events->parser || fy_parser_set_string(events->parser, text, n)) {
    reach_events_close(events);
    return REACH_NO_MEMORY;
  }
  return 0;
}

void reach_events_close(reach_events *events) {
  if (events->event) fy_parser_event_free(events->parser, events->event);
  if (events->parser) fy_parser_destroy(events->parser);
  if (events->diag) fy_diag_destroy(events->diag);
  *events = (reach_events){0};
}
