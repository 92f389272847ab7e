/* pages < PAGE.scd: the source of a manual page with its reference parts, which come from the
 * tables of the program: a line @NAME@ stands for such a part. What it prints is for scdoc. */
#include <stdio.h>
#include <string.h>

#include "command/command.h"
#include "command/explain.h"
#include "scenario/explain.h"

enum { MOST_OF_A_LINE = 1000 };

/* Text as scdoc prints it unchanged, also at the beginning of a line. */
static void put(const char *text) {
  for (const char *c = text; *c; c++) {
    bool is_special = strchr("*_\\`|[]#<>~^", *c) || (c == text && strchr("-.;:+'", *c));
    printf(is_special ? "\\%c" : "%c", *c == '\v' ? ' ' : *c);
  }
}

/* "DIR..." as _DIR_..., "[NAME]" as [_NAME_], "bash|zsh" as it is. */
static void put_operand(const char *operand) {
  bool is_name = false;
  for (const char *c = operand; *c; c++) {
    bool is_capital = *c >= 'A' && *c <= 'Z';
    printf(is_capital != is_name ? "_" : "");
    is_name = is_capital;
    printf(strchr("[]|", *c) ? "\\%c" : "%c", *c);
  }
  printf(is_name ? "_" : "");
}

static void put_call(const reach_command *command, const char *options) {
  printf("*orgreach %s*%s", command->name, options);
  if (command->usage->operand) putchar(' ');
  if (command->usage->operand) put_operand(command->usage->operand);
}

static void put_synopsis(void) {
  for (const reach_command *c = reach_command_table; c->name; c++) {
    put_call(c, " \\[_OPTION_\\]...");
    puts("++");
  }
  puts("*orgreach* *--help* | *--version*");
}

static void put_option(const reach_option *option) {
  if (option->letter) printf("*-%c*, ", option->letter);
  printf("*--%s*", option->name);
  if (!option->value) return;
  printf("=_");
  put(option->value);
  putchar('_');
}

static void put_commands(void) {
  reach_option option[REACH_MOST_OPTIONS];
  for (const reach_command *c = reach_command_table; c->name; c++) {
    const char *rest = strchr(c->usage->text, '\v');
    size_t n = reach_usage_options(c->usage, option);
    put_call(c, "");
    char first[MOST_OF_A_LINE];
    snprintf(first, sizeof first, "%.*s",
             rest ? (int)(rest - c->usage->text) : (int)strlen(c->usage->text), c->usage->text);
    printf("\n\t");
    put(first);
    if (rest) printf("\n\n\t");
    if (rest) put(rest + 1);
    printf("\n\n\tOptions: ");
    for (size_t i = 0; i < n; i++)
      printf(option[i].letter ? "%s*-%c*, *--%s*" : "%s%.0d*--%s*", i ? ", " : "", option[i].letter,
             option[i].name);
    printf(".\n\n");
  }
}

static bool is_same(const reach_option *a, const reach_option *b) {
  return !strcmp(a->name, b->name) && !strcmp(a->help, b->help);
}

/* The place of an option in that of a command; n = does not take it. */
static size_t place_in(const reach_usage *usage, const reach_option *wanted) {
  reach_option option[REACH_MOST_OPTIONS];
  size_t n = reach_usage_options(usage, option);
  for (size_t i = 0; i < n; i++)
    if (is_same(&option[i], wanted)) return i;
  return SIZE_MAX;
}

/* Once each: by the first command that takes it. */
static void put_options(void) {
  reach_option option[REACH_MOST_OPTIONS];
  for (const reach_command *c = reach_command_table; c->name; c++) {
    size_t n = reach_usage_options(c->usage, option);
    for (size_t i = 0; i < n; i++) {
      const reach_command *first = reach_command_table;
      while (place_in(first->usage, &option[i]) == SIZE_MAX) first++;
      if (first != c) continue;
      put_option(&option[i]);
      const char *separator = " (";
      bool is_everywhere = !strcmp(option[i].name, "help");
      for (const reach_command *of = c; of->name && !is_everywhere; of++) {
        if (place_in(of->usage, &option[i]) == SIZE_MAX) continue;
        printf("%s%s", separator, of->name);
        separator = ", ";
      }
      printf("%s\n\t", is_everywhere ? "" : ")");
      put(option[i].help);
      printf(".\n\n");
    }
  }
}

static void put_fact(const char *what, const char *text) {
  if (!*text) return;
  printf("++\n%s: ", what);
  put(text);
}

static void put_param(const reach_param *param) {
  reach_facts facts;
  reach_facts_of(param, &facts);
  putchar('*');
  put(param->key);
  putchar('*');
  if (*facts.unit) printf(" (");
  put(facts.unit);
  printf("%s\n\t", *facts.unit ? ")" : "");
  put(param->help);
  put_fact("Allowed", facts.allowed);
  put_fact("Default", facts.fallback);
  put_fact("For", facts.place);
  put_fact("Source", facts.source);
  put_fact("Tried", facts.tried);
  put_fact("Grade", facts.grade);
  printf("\n\n");
}

static size_t block_length(const char *key) {
  return strcspn(key, ".");
}

static bool is_of_block(const char *key, const char *of) {
  size_t n = block_length(of);
  return of[n] == '.' && key[block_length(key)] == '.' && block_length(key) == n &&
         !strncmp(key, of, n);
}

/* Neighbours without a block share a heading: "title, note". */
static void put_heading(size_t i) {
  const char *key = reach_param_table[i].key;
  printf("## %.*s", (int)block_length(key), key);
  while (!strchr(key, '.') && ++i < REACH_N_PARAMS && !strchr(reach_param_table[i].key, '.'))
    printf(", %s", reach_param_table[i].key);
  printf("\n\n");
}

static void put_keys(void) {
  for (size_t i = 0; i < REACH_N_PARAMS; i++) {
    const char *key = reach_param_table[i].key, *before = i ? reach_param_table[i - 1].key : ".";
    bool goes_on = strchr(key, '.') ? is_of_block(key, before) : !strchr(before, '.');
    if (!goes_on) put_heading(i);
    put_param(&reach_param_table[i]);
  }
}

static void put_entries(int first, int end) {
  for (int i = first; i < end; i++) {
    reach_entry e = reach_entry_at(i);
    putchar('*');
    put(e.name);
    printf(*e.unit ? "* (" : "*");
    put(e.unit);
    printf(*e.unit ? ")\n\t" : "\n\t");
    put(e.help);
    printf("\n\n");
  }
}

static void put_sections(void) {
  put_entries(REACH_FIRST_SECTION, REACH_N_ENTRIES);
}

static void put_measures(void) {
  put_entries(0, REACH_N_MEASURES);
}

static void put_figures(void) {
  put_entries(REACH_N_MEASURES, REACH_FIRST_SECTION);
}

static const struct {
  const char *line;
  void (*put)(void);
} parts[] = {{"@synopsis@\n", put_synopsis}, {"@commands@\n", put_commands},
             {"@options@\n", put_options},   {"@keys@\n", put_keys},
             {"@sections@\n", put_sections}, {"@measures@\n", put_measures},
             {"@figures@\n", put_figures}};

int main(void) {
  char line[MOST_OF_A_LINE];
  while (fgets(line, sizeof line, stdin)) {
    size_t i = 0, n = sizeof parts / sizeof *parts;
    while (i < n && strcmp(line, parts[i].line) != 0) i++;
    if (i < n)
      parts[i].put();
    else
      fputs(line, stdout);
  }
  return ferror(stdin) || fclose(stdout);
}
