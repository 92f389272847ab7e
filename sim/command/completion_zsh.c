/* The script for zsh: a call of _arguments for each command. */
#include "command/completion.h"

static const char *const actions[REACH_N_OFFERS] = {
    [REACH_OFFER_NOTHING] = " ",
    [REACH_OFFER_FILES] = "_files",
    [REACH_OFFER_FOLDERS] = "_files -/",
    [REACH_OFFER_SCENARIOS] = "_files -g \"*.(yaml|yml)(-.)\"",
    [REACH_OFFER_TABLES] = "_files -g \"*.csv(-.)\"",
    [REACH_OFFER_KEYS] = "_orgreach_keys",
    [REACH_OFFER_NAMES] = "_orgreach_names",
    [REACH_OFFER_CASES] = "_orgreach_cases",
    [REACH_OFFER_WORDS] = "(",
    [REACH_OFFER_LIST] = "_sequence -s , compadd - ",
};

static const char head[] = "#compdef orgreach\n"
                           "# Completion of orgreach in zsh; made by 'orgreach completion zsh'.\n"
                           "\n";

static const char keys[] = "# KEY=, organizations.NAME.KEY=, and then the words that KEY takes.\n"
                           "_orgreach_keys() {\n"
                           "  local key\n"
                           "  if ! compset -P '*='; then\n"
                           "    compset -P 'organizations.[^.]#.'\n"
                           "    compadd -q -S = -a _orgreach_key\n"
                           "    return\n"
                           "  fi\n"
                           "  key=${${IPREFIX%=}##*=}\n"
                           "  case ${key#organizations.*.} in\n";

static const char middle[] = "  esac\n"
                             "}\n"
                             "\n"
                             "_orgreach_names() { compadd -a _orgreach_name }\n"
                             "_orgreach_cases() { compadd -a _orgreach_case }\n"
                             "\n"
                             "_orgreach() {\n"
                             "  setopt localoptions extendedglob\n"
                             "  if ((CURRENT == 2)); then\n"
                             "    local -a commands=(\n";

static const char per_command[] = "    )\n"
                                  "    if [[ $PREFIX == -* ]]; then\n"
                                  "      compadd -- --help --version\n"
                                  "    else\n"
                                  "      _describe -t commands command commands\n"
                                  "    fi\n"
                                  "    return\n"
                                  "  fi\n"
                                  "  shift words\n"
                                  "  ((CURRENT--))\n"
                                  "  case $words[1] in\n";

static const char tail[] = "  esac\n"
                           "}\n"
                           "\n"
                           "if [[ $funcstack[1] == _orgreach ]]; then\n"
                           "  _orgreach \"$@\"\n"
                           "else\n"
                           "  compdef _orgreach orgreach\n"
                           "fi\n";

/* ":DIR:_files -/" */
static void write_value(FILE *out, const char *command, const char *value) {
  reach_words words;
  enum reach_offer offer = reach_offer_of(command, value, &words);
  fputc(':', out);
  reach_offer_quote(out, value, "[]:\\");
  fprintf(out, ":%s", actions[offer]);
  reach_offer_write(out, &words, " ");
  if (offer == REACH_OFFER_WORDS) fputc(')', out);
}

static void write_option(FILE *out, const char *command, const reach_option *option) {
  reach_words words;
  fputs(" \\\n        ", out);
  bool repeats = option->value &&
                 reach_offer_repeats(reach_offer_of(command, option->value, &words), option->value);
  if (option->letter)
    fprintf(out, "'(-%c --%s)'{-%c%s,--%s%s}'", option->letter, option->name, option->letter,
            option->value ? "+" : "", option->name, option->value ? "=" : "");
  else
    fprintf(out, "'%s--%s%s", repeats ? "*" : "", option->name, option->value ? "=" : "");
  fputc('[', out);
  reach_offer_quote(out, option->help, "[]:\\");
  fputc(']', out);
  if (option->value) write_value(out, command, option->value);
  fputc('\'', out);
}

static void write_command(FILE *out, const reach_command *command) {
  reach_option option[REACH_MOST_OPTIONS];
  size_t n = reach_usage_options(command->usage, option);
  const char *operand = command->usage->operand;
  reach_words words;
  fprintf(out, "    %s)\n      _arguments -s", command->name);
  for (size_t i = 0; i < n; i++) write_option(out, command->name, &option[i]);
  if (operand) {
    enum reach_offer offer = reach_offer_of(command->name, operand, &words);
    fprintf(out, " \\\n        '%s", reach_offer_repeats(offer, operand) ? "*" : "1");
    write_value(out, command->name, operand);
    fputc('\'', out);
  }
  fputs(" ;;\n", out);
}

static void write_words(FILE *out) {
  for (size_t i = 0; i < REACH_N_PARAMS; i++) {
    reach_words words;
    reach_offer_words(&reach_param_table[i], &words);
    if (!words.n_words) continue;
    fprintf(out, "    %s) compadd - ", reach_param_table[i].key);
    reach_offer_write(out, &words, " ");
    fputs(" ;;\n", out);
  }
}

static void write_names(FILE *out) {
  fputs("typeset -ga _orgreach_key=(", out);
  for (size_t i = 0; i < REACH_N_PARAMS; i++) fprintf(out, " %s", reach_param_table[i].key);
  fputs(" )\ntypeset -ga _orgreach_name=(", out);
  for (size_t i = 0; reach_offer_name(i); i++) fprintf(out, " %s", reach_offer_name(i));
  fputs(" )\ntypeset -ga _orgreach_case=(", out);
  for (size_t i = 0; reach_offer_case(i); i++) fprintf(out, " %s", reach_offer_case(i));
  fputs(" )\n\n", out);
}

void reach_completion_zsh(FILE *out) {
  fputs(head, out);
  write_names(out);
  fputs(keys, out);
  write_words(out);
  fputs(middle, out);
  for (const reach_command *c = reach_command_table; c->name; c++) {
    fprintf(out, "      '%s:", c->name);
    reach_offer_quote(out, c->summary, ":\\");
    fputs("'\n", out);
  }
  fputs(per_command, out);
  for (const reach_command *c = reach_command_table; c->name; c++) write_command(out, c);
  fputs(tail, out);
}
