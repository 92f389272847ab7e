/* orgreach completion: a script that lets a shell complete the command line, made of the tables
 * that --help and `explain` are made of. */
#include "command/completion.h"

#include <string.h>

#include "command/explain.h"
#include "study/known.h"

const reach_usage reach_usage_completion = {
    "completion", "", "bash|zsh|fish",
    "Prints a script that lets a shell complete commands, options, parameters and file names.\v"
    "For this shell only: 'source <(orgreach completion bash)', the same with zsh (after "
    "compinit), "
    "or 'orgreach completion fish | source'. An installed orgreach has put them where the shells "
    "look."};

/* How help calls a value, and what is offered for it; the first row that fits. */
static const struct {
  const char *command; /* NULL = any */
  const char *value;
  enum reach_offer offer;
} offers[] = {
    {NULL, "SCENARIO", REACH_OFFER_SCENARIOS}, {NULL, "DIR", REACH_OFFER_FOLDERS},
    {NULL, "FILE", REACH_OFFER_FILES},         {NULL, "TABLE", REACH_OFFER_TABLES},
    {NULL, "KEY=VALUE", REACH_OFFER_KEYS},     {NULL, "KEY=VALUES", REACH_OFFER_KEYS},
    {NULL, "KEY", REACH_OFFER_KEYS},           {"explain", "NAME", REACH_OFFER_NAMES},
    {"selftest", "NAME", REACH_OFFER_CASES},
};

/* "[NAME]..." as "NAME". */
static void strip(const char *value, char *bare, size_t size) {
  size_t n = 0;
  for (const char *c = value; *c && n + 1 < size; c++)
    if (!strchr("[].", *c)) bare[n++] = *c;
  bare[n] = '\0';
}

static void split(reach_words *words, const char *joined, char separator) {
  char text[sizeof words->buffer];
  snprintf(text, sizeof text, "%s", joined);
  for (char *c = text; *c; c++)
    if (*c == separator) *c = '|';
  reach_words_split(words, text);
}

enum reach_offer reach_offer_of(const char *command, const char *value, reach_words *words) {
  char bare[64];
  words->n_words = 0;
  if (!value) return REACH_OFFER_NOTHING;
  strip(value, bare, sizeof bare);
  for (size_t i = 0; i < sizeof offers / sizeof *offers; i++)
    if (!strcmp(bare, offers[i].value) &&
        (!offers[i].command || !strcmp(command, offers[i].command)))
      return offers[i].offer;
  bool is_choice = strchr(bare, '|');
  if (!is_choice && !strchr(bare, ',')) return REACH_OFFER_NOTHING;
  split(words, bare, is_choice ? '|' : ',');
  return is_choice ? REACH_OFFER_WORDS : REACH_OFFER_LIST;
}

bool reach_offer_repeats(enum reach_offer offer, const char *value) {
  return offer == REACH_OFFER_KEYS || strstr(value, "...");
}

void reach_offer_words(const reach_param *param, reach_words *words) {
  bool has_words = param->kind == REACH_CHOICE || param->kind == REACH_CHANNELS;
  words->n_words = 0;
  if (has_words) reach_words_split(words, param->unit);
  if (param->kind == REACH_FLAG) reach_words_split(words, "true|false");
}

const char *reach_offer_name(size_t i) {
  if (i < REACH_N_PARAMS) return reach_param_table[i].key;
  i -= REACH_N_PARAMS;
  return i < REACH_N_ENTRIES ? reach_entry_at((int)i).name : NULL;
}

const char *reach_offer_case(size_t i) {
  static const char *const ids[] = {
#define REACH_PLAY(...)
#define REACH_KNOWN(id, ...) #id,
#include "study/known.def"
#undef REACH_PLAY
#undef REACH_KNOWN
  };
  for (size_t row = 0; row < sizeof ids / sizeof *ids; row++) {
    size_t first = 0; /* rows of one case need not stand together */
    while (strcmp(ids[first], ids[row]) != 0) first++;
    if (first == row && i-- == 0) return ids[row];
  }
  return NULL;
}

void reach_offer_write(FILE *out, const reach_words *words, const char *between) {
  for (size_t i = 0; i < words->n_words; i++)
    fprintf(out, "%s%s", i ? between : "", words->word[i]);
}

void reach_offer_quote(FILE *out, const char *text, const char *special) {
  for (const char *c = text; *c; c++) {
    if (strchr(special, *c)) fputc('\\', out);
    fputs(*c == '\'' ? "'\\''" : (char[]){*c, '\0'}, out);
  }
}

int reach_command_completion(int argc, char **argv) {
  static const struct {
    const char *shell;
    reach_completion_writer *write;
  } shells[] = {{"bash", reach_completion_bash},
                {"zsh", reach_completion_zsh},
                {"fish", reach_completion_fish}};
  enum { N_SHELLS = sizeof shells / sizeof *shells };
  reach_options options;
  reach_report report = {0};
  int status = reach_options_parse(&reach_usage_completion, argc, argv, &options, &report);
  reach_completion_writer *write = NULL;
  for (size_t i = 0; !status && options.operand && i < N_SHELLS; i++)
    if (!strcmp(options.operand, shells[i].shell)) write = shells[i].write;
  if (write)
    write(stdout);
  else if (!status && !options.has_shown_help)
    status = reach_report_add(&report, REACH_USAGE,
                              "completion: %s: unknown shell; bash, zsh and fish are known",
                              options.operand);
  reach_options_free(&options);
  return reach_command_end(&report, status);
}
