/* The script for fish: one `complete` for each command, option and operand. */
#include "command/completion.h"

static const char *const arguments[REACH_N_OFFERS] = {
    [REACH_OFFER_NOTHING] = NULL,
    [REACH_OFFER_FILES] = NULL,
    [REACH_OFFER_FOLDERS] = "(__fish_complete_directories (commandline -ct))",
    [REACH_OFFER_SCENARIOS] = "(__orgreach_files yaml yml)",
    [REACH_OFFER_TABLES] = "(__orgreach_files csv)",
    [REACH_OFFER_KEYS] = "(__orgreach_keys)",
    [REACH_OFFER_NAMES] = "$__orgreach_names",
    [REACH_OFFER_CASES] = "$__orgreach_cases",
    [REACH_OFFER_WORDS] = "",
    [REACH_OFFER_LIST] = "(__fish_append , ",
};

static const char head[] = "# Completion of orgreach in fish; made by 'orgreach completion fish'.\n"
                           "\n"
                           "# Is the command the given one? Without one: is there none yet?\n"
                           "function __orgreach_is\n"
                           "    set -l words (commandline -opc)\n"
                           "    test \"$words[2]\" = \"$argv[1]\"\n"
                           "end\n"
                           "\n"
                           "# Folders, and files of the given endings.\n"
                           "function __orgreach_files\n"
                           "    set -l ending '.*(?:/|\\.(?:'(string join '|' $argv)'))$'\n"
                           "    complete -C \"'' \"(commandline -ct) | string match -r $ending\n"
                           "end\n"
                           "\n";

static const char keys[] =
    "# KEY=, organizations.NAME.KEY=, and then the words that KEY takes.\n"
    "function __orgreach_keys\n"
    "    set -l word (string replace -r '^--[a-z-]+=' '' -- (commandline -ct))\n"
    "    set -l organization (string match -r '^organizations\\.[^.=]*\\.' -- $word)\n"
    "    if not string match -q '*=*' -- $word\n"
    "        set -q organization[1]; or set organization ''\n"
    "        printf '%s=\\n' $organization$__orgreach_key\n"
    "        return\n"
    "    end\n"
    "    set -l before (string replace -r '=.*' '=' -- $word)\n"
    "    set -l values\n"
    "    switch (string replace -r -a '^organizations\\.[^.=]*\\.|=' '' -- $before)\n";

static const char middle[] = "    end\n"
                             "    printf '%s\\n' $before$values\n"
                             "end\n"
                             "\n"
                             "complete -c orgreach -f\n"
                             "complete -c orgreach -n '__orgreach_is' -l help -s h -d "
                             "'show this help'\n"
                             "complete -c orgreach -n '__orgreach_is' -l version -d "
                             "'show the version'\n";

/* -a 'words', or files where the shell may offer them. */
static void write_offer(FILE *out, const char *command, const char *value) {
  reach_words words;
  enum reach_offer offer = reach_offer_of(command, value, &words);
  fputs(offer == REACH_OFFER_FILES ? " -F" : " -f", out);
  if (!arguments[offer]) return;
  fprintf(out, " -a '%s", arguments[offer]);
  reach_offer_write(out, &words, " ");
  fputs(offer == REACH_OFFER_LIST ? ")'" : "'", out);
}

static void write_quoted(FILE *out, const char *text) {
  fputs(" -d '", out);
  for (const char *c = text; *c; c++)
    fprintf(out, "%s%c", *c == '\'' || *c == '\\' ? "\\" : "", *c);
  fputs("'\n", out);
}

static void write_command(FILE *out, const reach_command *command) {
  reach_option option[REACH_MOST_OPTIONS];
  size_t n = reach_usage_options(command->usage, option);
  fprintf(out, "\ncomplete -c orgreach -n '__orgreach_is' -a %s", command->name);
  write_quoted(out, command->summary);
  for (size_t i = 0; i < n; i++) {
    fprintf(out, "complete -c orgreach -n '__orgreach_is %s' -l %s", command->name, option[i].name);
    if (option[i].letter) fprintf(out, " -s %c", option[i].letter);
    if (option[i].value) fputs(" -r", out);
    if (option[i].value) write_offer(out, command->name, option[i].value);
    write_quoted(out, option[i].help);
  }
  if (!command->usage->operand) return;
  fprintf(out, "complete -c orgreach -n '__orgreach_is %s'", command->name);
  write_offer(out, command->name, command->usage->operand);
  write_quoted(out, command->usage->operand);
}

static void write_names(FILE *out) {
  fputs("set -g __orgreach_key", out);
  for (size_t i = 0; i < REACH_N_PARAMS; i++) fprintf(out, " %s", reach_param_table[i].key);
  fputs("\nset -g __orgreach_names", out);
  for (size_t i = 0; reach_offer_name(i); i++) fprintf(out, " %s", reach_offer_name(i));
  fputs("\nset -g __orgreach_cases", out);
  for (size_t i = 0; reach_offer_case(i); i++) fprintf(out, " %s", reach_offer_case(i));
  fputs("\n\n", out);
}

static void write_words(FILE *out) {
  for (size_t i = 0; i < REACH_N_PARAMS; i++) {
    reach_words words;
    reach_offer_words(&reach_param_table[i], &words);
    if (!words.n_words) continue;
    fprintf(out, "        case %s\n            set values ", reach_param_table[i].key);
    reach_offer_write(out, &words, " ");
    fputc('\n', out);
  }
}

void reach_completion_fish(FILE *out) {
  fputs(head, out);
  write_names(out);
  fputs(keys, out);
  write_words(out);
  fputs(middle, out);
  for (const reach_command *c = reach_command_table; c->name; c++) write_command(out, c);
}
