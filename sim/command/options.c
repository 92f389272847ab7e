/* Options by argp, with messages of one line. */
#include "command/options.h"

#include <argp.h>
#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "outcome/measures.h"
#include "scenario/keys.h"
#include "scenario/number.h"

enum {
#define REACH_OPTION(NAME, letter, ...) NAME = letter,
#include "command/options.def"
#undef REACH_OPTION
};
enum { MOST_THREADS = 1024 };

static const struct {
  char letter;
  bool is_short;
  const char *name, *value, *setting, *help;
} table[] = {
#define REACH_OPTION(NAME, letter, ...) {letter, __VA_ARGS__},
#include "command/options.def"
#undef REACH_OPTION
};

enum { N_ROWS = sizeof table / sizeof *table, FIRST_LONG_KEY = 0x100 };
static_assert((int)N_ROWS <= (int)REACH_MOST_OPTIONS, "reach_usage_options has room for all");

typedef struct {
  const reach_usage *usage;
  reach_options *options;
  reach_report *report;
  int status;
} parsing;

static int wrong(parsing *p, const char *what, const char *word, const char *hint) {
  p->status = reach_report_add(p->report, REACH_USAGE, "%s: %s%s%s%s; try 'orgreach %s --help'",
                               p->usage->name, what, word ? " " : "", word ? word : "", hint,
                               p->usage->name);
  return EINVAL;
}

static int add_setting(parsing *p, const char *key, const char *value) {
  reach_options *o = p->options;
  char **grown = realloc(o->setting, (o->n_settings + 1) * sizeof *grown);
  if (grown) o->setting = grown;
  char *text = NULL;
  if (!grown || asprintf(&text, "%s%s", key, value) < 0) {
    p->status = reach_report_no_memory(p->report, "the command line");
    return ENOMEM;
  }
  grown[o->n_settings++] = text;
  return 0;
}

/* All axes together are one setting, a list. */
static int add_axis(parsing *p, const char *axis) {
  reach_options *o = p->options;
  char *text = NULL;
  if (strpbrk(axis, "\"'[]"))
    return wrong(p, "--axis takes KEY=VALUES, without quotes and brackets, not", axis, "");
  int n = o->axes ? asprintf(&text, "%s, \"%s\"", o->axes, axis) : asprintf(&text, "\"%s\"", axis);
  free(o->axes);
  o->axes = n < 0 ? NULL : text;
  if (o->axes) return 0;
  p->status = reach_report_no_memory(p->report, "the command line");
  return ENOMEM;
}

static int set_axes(parsing *p) {
  char *list = NULL;
  if (!p->options->axes) return 0;
  int error = ENOMEM;
  if (asprintf(&list, "[%s]", p->options->axes) >= 0)
    error = add_setting(
        p, strchr(p->usage->letters, RANGE_AXIS) ? "sensitivity.axes=" : "sweep.axes=", list);
  else
    p->status = reach_report_no_memory(p->report, "the command line");
  free(list);
  return error;
}

static int read_threads(parsing *p, const char *word) {
  char *end;
  errno = 0;
  unsigned long n = strtoul(word, &end, 10);
  if (*word < '0' || *word > '9' || *end || errno || n < 1 || n > MOST_THREADS)
    return wrong(p, "-j takes a whole number from 1 to 1024, not", word, "");
  p->options->n_threads = (unsigned)n;
  return 0;
}

static int read_network(parsing *p, const char *word) {
  char *end;
  errno = 0;
  unsigned long n = strtoul(word, &end, 10);
  if (*word < '0' || *word > '9' || *end || errno || n > UINT_MAX)
    return wrong(p, "--network takes a whole number from 0, not", word, "");
  p->options->network = (unsigned)n;
  p->options->has_network = true;
  return 0;
}

static bool read_count(const char **at, uint64_t *count) {
  char *end;
  errno = 0;
  *count = strtoull(*at, &end, 10);
  bool is_count = **at >= '0' && **at <= '9' && !errno;
  *at = end;
  return is_count;
}

static int read_events_replicates(parsing *p, const char *word) {
  reach_options *o = p->options;
  const char *at = word;
  bool is_read = read_count(&at, &o->events_first);
  o->events_last = o->events_first;
  if (is_read && *at == '-') {
    at++;
    is_read = read_count(&at, &o->events_last);
  }
  o->has_events_replicates = true;
  if (is_read && !*at && o->events_first <= o->events_last) return 0;
  return wrong(p, "--events-replicates takes N or FIRST-LAST, whole numbers from 0, not", word, "");
}

static int read_shard(parsing *p, const char *word) {
  enum { MOST_SHARDS = 1000000 };
  reach_options *o = p->options;
  const char *at = word;
  bool is_read = read_count(&at, &o->shard) && *at == '/';
  if (is_read) {
    at++;
    is_read = read_count(&at, &o->n_shards) && !*at;
  }
  if (is_read && o->shard >= 1 && o->shard <= o->n_shards && o->n_shards <= MOST_SHARDS) return 0;
  return wrong(p, "--shard takes I/N, whole numbers with I from 1 to N, not", word, "");
}

static int read_color(parsing *p, const char *word) {
  static const char *const words[] = {"auto", "always", "never"};
  for (unsigned i = 0; i < 3; i++) {
    if (strcmp(word, words[i])) continue;
    p->options->color = i;
    return 0;
  }
  return wrong(p, "--color takes always, never or auto, not", word, "");
}

static int refuse_word(parsing *p, const char *what, const char *word, const char *const *known,
                       size_t n) {
  const char *nearest = reach_word_nearest(word, known, n);
  char hint[64] = "";
  if (nearest) snprintf(hint, sizeof hint, "; did you mean %s?", nearest);
  return wrong(p, what, *word ? word : "an empty word", hint);
}

static int read_theme(parsing *p, const char *word) {
  static const char *const themes[] = {"light", "dark"};
  for (size_t i = 0; i < 2; i++)
    if (!strcmp(word, themes[i])) p->options->theme = themes[i];
  return p->options->theme && !strcmp(word, p->options->theme)
             ? 0
             : refuse_word(p, "--theme takes light or dark, not", word, themes, 2);
}

static int read_aspect(parsing *p, const char *word) {
  static const char *const aspects[] = {"16:9", "4:3"};
  for (size_t i = 0; i < 2; i++)
    if (!strcmp(word, aspects[i])) p->options->aspect = aspects[i];
  return p->options->aspect && !strcmp(word, p->options->aspect)
             ? 0
             : refuse_word(p, "--aspect takes 16:9 or 4:3, not", word, aspects, 2);
}

static int read_formats(parsing *p, const char *list) {
  enum { N = 3 };
  static const char *const formats[N] = {"png", "svg", "pdf"};
  p->options->formats = 0;
  for (const char *at = list;; at++) {
    char word[32];
    size_t n = strcspn(at, ","), f = 0;
    snprintf(word, sizeof word, "%.*s", (int)(n < sizeof word ? n : sizeof word - 1), at);
    while (f < N && strcmp(word, formats[f]) != 0) f++;
    if (f == N)
      return refuse_word(p, "--format takes png, svg and pdf joined by commas, not", word, formats,
                         N);
    p->options->formats |= 1u << f;
    at += n;
    if (!*at) return 0;
  }
}

static int read_measure(parsing *p, const char *word) {
  const char *known[REACH_N_MEASURES];
  for (int m = 0; m < REACH_N_MEASURES; m++) {
    known[m] = reach_measure_table[m].name;
    if (!strcmp(word, known[m])) p->options->measure = known[m];
  }
  if (p->options->measure && !strcmp(word, p->options->measure)) return 0;
  return refuse_word(p, "--measure takes a measure of 'orgreach explain', not", word, known,
                     REACH_N_MEASURES);
}

static int read_seed(parsing *p, const char *word) {
  char why[REACH_WHY_SIZE];
  p->options->has_seed = true;
  if (reach_seed_read(word, &p->options->rng_seed, why)) return 0;
  return wrong(p, "--seed:", why, "");
}

static int keep_operand(parsing *p, const char *word) {
  reach_options *o = p->options;
  const char **grown = realloc(o->operands, (o->n_operands + 1) * sizeof *grown);
  if (!grown) {
    p->status = reach_report_no_memory(p->report, "the command line");
    return ENOMEM;
  }
  o->operands = grown;
  grown[o->n_operands++] = word;
  return 0;
}

static int read_operand(parsing *p, const char *word) {
  const char *wanted = p->usage->operand;
  bool takes_several = wanted && strstr(wanted, "...");
  if (!wanted || (p->options->operand && !takes_several))
    return wrong(p, "one word too many:", word, "");
  if (!*word) return wrong(p, wanted, NULL, " is empty");
  p->options->operand = word;
  return takes_several ? keep_operand(p, word) : 0;
}

/* "--output" or "-o", of a row that the command takes. */
static bool is_row(const parsing *p, size_t row, const char *word, size_t n) {
  if (table[row].letter != HELP && !strchr(p->usage->letters, table[row].letter)) return false;
  if (table[row].is_short && n == 2 && word[1] == table[row].letter) return true;
  return n > 2 && strlen(table[row].name) == n - 2 && !memcmp(word + 2, table[row].name, n - 2);
}

static int refuse_option(parsing *p, const char *word) {
  const char *names[N_ROWS];
  size_t n_names = 0, n = strcspn(word, "=");
  for (size_t i = 0; i < N_ROWS; i++) {
    if (is_row(p, i, word, n))
      return wrong(p, word, NULL, table[i].value ? " needs a value" : " takes no value");
    if (strchr(p->usage->letters, table[i].letter)) names[n_names++] = table[i].name;
  }
  const char *nearest = reach_word_nearest(word + strspn(word, "-"), names, n_names);
  char hint[64] = "";
  if (nearest) snprintf(hint, sizeof hint, "; did you mean --%s?", nearest);
  return wrong(p, "unknown option", word, hint);
}

/* KEY= of an option that is another way to write --set KEY=VALUE; NULL = it is none. That two rows
 * have one letter is an error of the compiler. */
static const char *setting_of(char letter) {
  switch (letter) {
#define REACH_OPTION(NAME, LETTER, is_short, name, value, setting, help)                           \
  case LETTER:                                                                                     \
    return setting;
#include "command/options.def"
#undef REACH_OPTION
  }
  return NULL;
}

static int take(parsing *p, char letter, const char *value) {
  reach_options *o = p->options;
  const char *setting = setting_of(letter);
  if (setting) return add_setting(p, setting, value);
  switch (letter) {
  case OUTPUT:
    o->output = value;
    return *value ? 0 : wrong(p, "-o needs the name of a folder", NULL, "");
  case WRITE:
    o->write = value;
    return *value ? 0 : wrong(p, "--write needs the name of a file", NULL, "");
  case ORGANIZATION:
    o->organization = value;
    return 0;
  case NETWORK:
    return read_network(p, value);
  case EVENTS:
    o->events = value;
    return *value ? 0 : wrong(p, "--events needs the name of a file", NULL, "");
  case EVENTS_REPLICATES:
    return read_events_replicates(p, value);
  case SCENARIO:
    o->scenario = value;
    return *value ? 0 : wrong(p, "--scenario needs the name of a file", NULL, "");
  case SHARD:
    return read_shard(p, value);
  case MEASURE:
    return read_measure(p, value);
  case AXIS:
  case RANGE_AXIS:
    return add_axis(p, value);
  case OWN_SEED:
    return read_seed(p, value);
  case THREADS:
    return read_threads(p, value);
  case COLOR:
    return read_color(p, value);
  case THEME:
    return read_theme(p, value);
  case ASPECT:
    return read_aspect(p, value);
  case FORMAT:
    return read_formats(p, value);
  case JSON:
    o->wants_json = true;
    break;
  case NO_CHARTS:
    o->wants_no_charts = true;
    break;
  case QUIET:
    o->is_quiet = true;
    break;
  case FORCE:
    o->is_forced = true;
    break;
  case LIST:
    o->wants_list = true;
    break;
  case FRESH:
    o->is_fresh = true;
    break;
  case DRY_RUN:
    o->is_dry_run = true;
    break;
  case ANIMATE:
    o->wants_motion = true;
    break;
  case SLIDES:
    o->wants_slides = true;
    break;
  }
  return 0;
}

static error_t parse(int key, char *value, struct argp_state *state) {
  parsing *p = state->input;
  if (key == ARGP_KEY_ARG) return read_operand(p, value);
  if (key == ARGP_KEY_ERROR && !p->status && state->next > 0)
    return refuse_option(p, state->argv[state->next - 1]);
  if (key == HELP) {
    char name[64];
    snprintf(name, sizeof name, "orgreach %s", p->usage->name);
    argp_help(state->root_argp, stdout, ARGP_HELP_LONG | ARGP_HELP_SHORT_USAGE | ARGP_HELP_DOC,
              name);
    p->options->has_shown_help = true;
    state->next = state->argc;
    return 0;
  }
  if (key == ARGP_KEY_END && p->usage->operand && *p->usage->operand != '[' &&
      !p->options->operand && !p->options->has_shown_help && !p->options->wants_list)
    return wrong(p, p->usage->operand, NULL, " is missing");
  if (key == ARGP_KEY_END) return set_axes(p);
  for (size_t i = 0; i < N_ROWS; i++)
    if (key == (table[i].is_short ? table[i].letter : FIRST_LONG_KEY + (int)i))
      return take(p, table[i].letter, value);
  return ARGP_ERR_UNKNOWN;
}

int reach_options_parse(const reach_usage *usage, int argc, char **argv, reach_options *options,
                        reach_report *report) {
  *options = (reach_options){0};
  struct argp_option rows[N_ROWS + 1] = {0};
  size_t n = 0;
  for (size_t i = 0; i < N_ROWS; i++) {
    if (table[i].letter != HELP && !strchr(usage->letters, table[i].letter)) continue;
    rows[n++] = (struct argp_option){
        .name = table[i].name,
        .key = table[i].is_short ? table[i].letter : FIRST_LONG_KEY + (int)i,
        .arg = table[i].value,
        .doc = table[i].help,
        .group = (int)i + 1,
    };
  }
  struct argp argp = {
      .options = rows,
      .parser = parse,
      .args_doc = usage->operand,
      .doc = usage->text,
  };
  parsing p = {usage, options, report, 0};
  error_t error =
      argp_parse(&argp, argc, argv, ARGP_NO_HELP | ARGP_NO_ERRS | ARGP_NO_EXIT, NULL, &p);
  if (error && !p.status)
    p.status = error == ENOMEM
                   ? reach_report_no_memory(report, "the command line")
                   : reach_report_add(report, REACH_USAGE, "%s: %s", usage->name, strerror(error));
  return p.status;
}

size_t reach_usage_options(const reach_usage *usage, reach_option option[REACH_MOST_OPTIONS]) {
  size_t n = 0;
  for (size_t i = 0; i < N_ROWS; i++)
    if (table[i].letter == HELP || strchr(usage->letters, table[i].letter))
      option[n++] = (reach_option){table[i].is_short ? table[i].letter : '\0', table[i].name,
                                   table[i].value, table[i].help};
  return n;
}

void reach_options_free(reach_options *options) {
  for (size_t i = 0; i < options->n_settings; i++) free(options->setting[i]);
  free(options->setting);
  free(options->operands);
  free(options->axes);
  *options = (reach_options){0};
}

reach_settings reach_options_settings(const reach_options *options) {
  return (reach_settings){(const char *const *)options->setting, options->n_settings};
}

bool reach_options_want_color(const reach_options *options) {
  const char *refused = getenv("NO_COLOR"), *terminal = getenv("TERM");
  if (options->color != REACH_COLOR_AUTO) return options->color == REACH_COLOR_ALWAYS;
  if (refused && *refused) return false;
  return isatty(STDOUT_FILENO) && terminal && strcmp(terminal, "dumb") != 0;
}
