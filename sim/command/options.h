/* The words of the command line. All options mean the same in every command; a command names
 * those that it takes. */
#ifndef REACH_COMMAND_OPTIONS_H
#define REACH_COMMAND_OPTIONS_H

#include <stdbool.h>

#include "base/report.h"
#include "scenario/scenario.h"

typedef struct {
  const char *operand;   /* SCENARIO, NAME or DIR; NULL = none */
  const char **operands; /* [n_operands] of a command that takes several; owned */
  size_t n_operands;
  const char *output; /* -o DIR; NULL = default */
  char **setting;     /* KEY=VALUE, owned; --seed and --replicates included */
  size_t n_settings;
  char *axes; /* of --axis, as items of a list; owned; NULL = none */
  bool is_dry_run;
  uint64_t shard, n_shards; /* from 1; 0 = not given */
  unsigned n_threads;       /* 0 = all */
  bool wants_json, wants_no_charts, is_quiet, is_forced, wants_list, wants_slides, wants_motion;
  const char *scenario;             /* --scenario FILE; NULL = not given */
  const char *write, *organization; /* NULL = not given */
  bool has_network;
  unsigned network;   /* which drawn one */
  const char *events; /* --events FILE; NULL = not given */
  bool has_events_replicates;
  uint64_t events_first, events_last; /* replicates */
  const char *measure;                /* of measures.def; NULL = not given */
  const char *theme;                  /* "light" or "dark"; NULL = not given */
  const char *aspect;                 /* "16:9" or "4:3"; NULL = not given */
  unsigned formats;                   /* bits of reach_picture_format; 0 = all */
  enum { REACH_COLOR_AUTO, REACH_COLOR_ALWAYS, REACH_COLOR_NEVER } color;
  bool has_seed, is_fresh; /* of a command without a scenario */
  uint64_t rng_seed;
  bool has_shown_help; /* and the command is done */
} reach_options;

typedef struct {
  const char *name;    /* "run" */
  const char *letters; /* the options it takes, by the letters of options.def */
  const char *operand; /* "SCENARIO", "[NAME]" or "[NAME]..."; NULL = takes none */
  const char *text;    /* what the command does, for --help */
} reach_usage;

/* An option as --help shows it. */
typedef struct {
  char letter;                     /* 'o' of -o; '\0' = has only the name */
  const char *name, *value, *help; /* value: "DIR"; NULL = takes none */
} reach_option;

enum { REACH_MOST_OPTIONS = 64 };

/* The options of a command, --help the last; returns how many. */
size_t reach_usage_options(const reach_usage *usage, reach_option option[REACH_MOST_OPTIONS]);

/* Returns 0 or REACH_USAGE or REACH_NO_MEMORY. */
int reach_options_parse(const reach_usage *usage, int argc, char **argv, reach_options *options,
                        reach_report *report);
void reach_options_free(reach_options *options);

reach_settings reach_options_settings(const reach_options *options);

/* Is standard output to have colours? By --color, NO_COLOR and what it is. */
bool reach_options_want_color(const reach_options *options);

#endif
