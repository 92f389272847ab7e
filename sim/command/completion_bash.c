/* The script for bash. It splits the command line itself, at blanks, since bash makes words of
 * what stands before and behind "=" and ":". */
#include "command/completion.h"

static const char *const kinds[REACH_N_OFFERS] = {
    [REACH_OFFER_NOTHING] = "nothing", [REACH_OFFER_FILES] = "files",
    [REACH_OFFER_FOLDERS] = "folders", [REACH_OFFER_SCENARIOS] = "scenarios",
    [REACH_OFFER_TABLES] = "tables",   [REACH_OFFER_KEYS] = "keys",
    [REACH_OFFER_NAMES] = "names",     [REACH_OFFER_CASES] = "cases",
    [REACH_OFFER_WORDS] = "words:",    [REACH_OFFER_LIST] = "list:",
};

static const char head[] = "# Completion of orgreach in bash; made by 'orgreach completion bash'.\n"
                           "\n";

static const char takes[] =
    "# What a command takes: options (with = where a value follows), what each value is, operand.\n"
    "_orgreach_takes() {\n"
    "  case $1 in\n";

static const char middle[] = "  *) return 1 ;;\n"
                             "  esac\n"
                             "}\n"
                             "\n"
                             "# The words that a parameter takes.\n"
                             "_orgreach_words() {\n"
                             "  case $1 in\n";

static const char body[] =
    "  esac\n"
    "}\n"
    "\n"
    "# _orgreach_offer WORDS [BEFORE]: those that go on as the value does behind BEFORE. WORDS "
    "are\n"
    "# never what the user has typed, since bash expands them.\n"
    "_orgreach_offer() {\n"
    "  mapfile -t COMPREPLY < <(compgen -P \"${2-}\" -W \"$1\" -- \"${value#\"${2-}\"}\")\n"
    "}\n"
    "\n"
    "_orgreach_offer_files() {\n"
    "  mapfile -t COMPREPLY < <(compgen -d -- \"$value\"; for ending in \"$@\"; do\n"
    "    compgen -f -X \"!*$ending\" -- \"$value\"; done)\n"
    "  compopt -o filenames 2>/dev/null\n"
    "}\n"
    "\n"
    "_orgreach_offer_keys() {\n"
    "  local organization='' key\n"
    "  if [[ $value == *=* ]]; then\n"
    "    key=${value%%=*}\n"
    "    if [[ $key == organizations.*.* ]]; then key=${key#organizations.*.}; fi\n"
    "    _orgreach_offer \"$(_orgreach_words \"$key\")\" \"${value%%=*}=\"\n"
    "    return\n"
    "  fi\n"
    "  if [[ $value == organizations.*.* ]]; then\n"
    "    organization=${value#organizations.}\n"
    "    organization=organizations.${organization%%.*}.\n"
    "  fi\n"
    "  _orgreach_offer \"$_orgreach_keys\" \"$organization\"\n"
    "  COMPREPLY=(\"${COMPREPLY[@]/%/=}\")\n"
    "  compopt -o nospace 2>/dev/null\n"
    "}\n"
    "\n"
    "_orgreach_offer_list() {\n"
    "  local before='' word chosen=\n"
    "  if [[ $value == *,* ]]; then before=${value%,*},; fi\n"
    "  for word in ${1//|/ }; do\n"
    "    if [[ ,$before != *,$word,* ]]; then chosen+=\" $word\"; fi\n"
    "  done\n"
    "  _orgreach_offer \"$chosen\" \"$before\"\n"
    "}\n"
    "\n"
    "_orgreach_offer_kind() {\n"
    "  case $1 in\n"
    "  files) _orgreach_offer_files '' ;;\n"
    "  folders) _orgreach_offer_files ;;\n"
    "  scenarios) _orgreach_offer_files .yaml .yml ;;\n"
    "  tables) _orgreach_offer_files .csv ;;\n"
    "  keys) _orgreach_offer_keys ;;\n"
    "  names) _orgreach_offer \"$_orgreach_names\" ;;\n"
    "  cases) _orgreach_offer \"$_orgreach_cases\" ;;\n"
    "  words:*) IFS='|' _orgreach_offer \"${1#words:}\" ;;\n"
    "  list:*) _orgreach_offer_list \"${1#list:}\" ;;\n"
    "  esac\n"
    "}\n"
    "\n"
    "# What the value of an option is: sets kind.\n"
    "_orgreach_kind() {\n"
    "  local pair\n"
    "  for pair in $values; do\n"
    "    if [[ ${pair%%:*} == \"$1\" ]]; then kind=${pair#*:}; return; fi\n"
    "  done\n"
    "  return 1\n"
    "}\n"
    "\n"
    "_orgreach_offer_options() {\n"
    "  local i\n"
    "  _orgreach_offer \"$options\"\n"
    "  for i in \"${!COMPREPLY[@]}\"; do\n"
    "    if [[ ${COMPREPLY[i]} != *= ]]; then COMPREPLY[i]+=' '; fi\n"
    "  done\n"
    "  compopt -o nospace 2>/dev/null\n"
    "}\n"
    "\n"
    "_orgreach() {\n"
    "  local line=${COMP_LINE:0:COMP_POINT} IFS=$' \\t\\n' options='' values='' operand='' "
    "kind=''\n"
    "  local written value given='' breaks='' shown='' i\n"
    "  local -a words\n"
    "  COMPREPLY=()\n"
    "  # shellcheck disable=SC2162 # a blank behind a backslash is in a word\n"
    "  read -a words <<<\"$line\"\n"
    "  if [[ $line == *[[:space:]] && $line != *\\\\[[:space:]] ]]; then words+=(''); fi\n"
    "  written=${words[${#words[@]} - 1]}\n"
    "  value=$written\n"
    "  if ((${#words[@]} <= 2)); then\n"
    "    if [[ $written == -* ]]; then _orgreach_offer '--help --version'\n"
    "    else _orgreach_offer \"$_orgreach_commands\"; fi\n"
    "    return\n"
    "  fi\n"
    "  _orgreach_takes \"${words[1]}\" || return\n"
    "  if [[ $written == --*=* ]]; then\n"
    "    given=${written%%=*}=\n"
    "    value=${written#*=}\n"
    "    _orgreach_kind \"${given%=}\" || return\n"
    "    _orgreach_offer_kind \"$kind\"\n"
    "  elif _orgreach_kind \"${words[${#words[@]} - 2]}\"; then\n"
    "    _orgreach_offer_kind \"$kind\"\n"
    "  elif [[ $written == -* ]]; then\n"
    "    _orgreach_offer_options\n"
    "  else\n"
    "    _orgreach_offer_kind \"$operand\"\n"
    "  fi\n"
    "  # bash puts an answer behind the last = or : only.\n"
    "  for i in = :; do\n"
    "    if [[ $COMP_WORDBREAKS == *$i* ]]; then breaks+=$i; fi\n"
    "  done\n"
    "  if [[ -n $breaks ]]; then shown=${written%\"${written##*[\"$breaks\"]}\"}; fi\n"
    "  for i in \"${!COMPREPLY[@]}\"; do\n"
    "    COMPREPLY[i]=$given${COMPREPLY[i]}\n"
    "    COMPREPLY[i]=${COMPREPLY[i]#\"$shown\"}\n"
    "  done\n"
    "}\n"
    "complete -F _orgreach orgreach\n";

static void write_offer(FILE *out, const char *command, const char *value) {
  reach_words words;
  fputs(kinds[reach_offer_of(command, value, &words)], out);
  reach_offer_write(out, &words, "|");
}

static void write_command(FILE *out, const reach_command *command) {
  reach_option option[REACH_MOST_OPTIONS];
  size_t n = reach_usage_options(command->usage, option);
  fprintf(out, "  %s)\n    operand='", command->name);
  write_offer(out, command->name, command->usage->operand);
  fputs("'\n    options='", out);
  for (size_t i = 0; i < n; i++) {
    fprintf(out, "%s--%s%s", i ? " " : "", option[i].name, option[i].value ? "=" : "");
    if (option[i].letter) fprintf(out, " -%c", option[i].letter);
  }
  fputs("'\n    values='", out);
  const char *separator = "";
  for (size_t i = 0; i < n; i++) {
    if (!option[i].value) continue;
    fprintf(out, "%s--%s:", separator, option[i].name);
    write_offer(out, command->name, option[i].value);
    separator = " ";
    if (!option[i].letter) continue;
    fprintf(out, " -%c:", option[i].letter);
    write_offer(out, command->name, option[i].value);
  }
  fputs("' ;;\n", out);
}

static void write_words(FILE *out) {
  for (size_t i = 0; i < REACH_N_PARAMS; i++) {
    reach_words words;
    reach_offer_words(&reach_param_table[i], &words);
    if (!words.n_words) continue;
    fprintf(out, "  %s) echo ", reach_param_table[i].key);
    reach_offer_write(out, &words, " ");
    fputs(" ;;\n", out);
  }
}

/* _orgreach_keys='a b c' */
static void write_names(FILE *out) {
  fputs("_orgreach_commands='", out);
  for (const reach_command *c = reach_command_table; c->name; c++) fprintf(out, "%s ", c->name);
  fputs("'\n_orgreach_keys='", out);
  for (size_t i = 0; i < REACH_N_PARAMS; i++) fprintf(out, "%s ", reach_param_table[i].key);
  fputs("'\n_orgreach_names='", out);
  for (size_t i = 0; reach_offer_name(i); i++) fprintf(out, "%s ", reach_offer_name(i));
  fputs("'\n_orgreach_cases='", out);
  for (size_t i = 0; reach_offer_case(i); i++) fprintf(out, "%s ", reach_offer_case(i));
  fputs("'\n\n", out);
}

void reach_completion_bash(FILE *out) {
  fputs(head, out);
  write_names(out);
  fputs(takes, out);
  for (const reach_command *c = reach_command_table; c->name; c++) write_command(out, c);
  fputs(middle, out);
  write_words(out);
  fputs(body, out);
}
