#include "store/event_file.h"

#include <string.h>
#include <strings.h>

#include "store/new_file.h"

static const reach_event_format *const formats[] = {&reach_event_table, &reach_event_trees};

static const reach_event_format *format_of(const char *path) {
  size_t n = strlen(path);
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    size_t n_ending = strlen(formats[i]->ending);
    if (n > n_ending && !strcasecmp(path + n - n_ending, formats[i]->ending)) return formats[i];
  }
  return NULL;
}

int reach_event_file_check(const char *path, reach_report *report) {
  if (format_of(path)) return 0;
  return reach_report_add(
      report, REACH_USAGE,
      "%s: the ending of its name must be .csv (a table) or .graphml (the trees "
      "of first copies)",
      path);
}

#define WORD(NAME, field, key) [REACH_CHANNEL_##NAME] = key,

const char *reach_event_channel(const reach_plan *plan, int channel) {
  static const char *const word[REACH_N_CHANNELS] = {
      [REACH_CHANNEL_PAGE] = "official-page", [REACH_CHANNEL_CONVERSATION] = "conversation",
      [REACH_CHANNEL_EMAIL] = "email",        [REACH_CHANNEL_MEETING] = "meeting",
      [REACH_CHANNEL_SPACE] = "shared-space", REACH_FEEDS(WORD)};
  return plan->world->is_network ? "tie" : word[channel];
}

typedef struct {
  const reach_event_format *format;
  reach_new_file file;
} writing;

/* A full disk ends the work. */
static int write_one(void *context, const reach_replayed *replayed, reach_report *report) {
  writing *w = context;
  (void)report;
  w->format->write(&w->file.file, replayed);
  return w->file.file.error ? REACH_CANNOT_WRITE : 0;
}

int reach_event_file_write(const reach_scenario *scenario, const reach_replay_options *options,
                           const char *path, bool replace, reach_report *report) {
  writing w = {.format = format_of(path)};
  int status = reach_event_file_check(path, report);
  if (status) return status;
  status = reach_new_file_open(&w.file, path, replace, options->stop, report);
  if (status) return reach_new_file_finish(&w.file, status, report);
  w.format->begin(&w.file.file);
  status = reach_replay(scenario, options, write_one, &w, report);
  if (!status) w.format->end(&w.file.file);
  if (w.file.file.error) status = 0; /* the file itself says what went wrong */
  return reach_new_file_finish(&w.file, status, report);
}
