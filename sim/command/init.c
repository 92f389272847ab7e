/* orgreach init: a commented scenario to start from. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "command/options.h"
#include "present/lettering.h"
#include "scenario/starter.h"
#include "store/file.h"

const reach_usage reach_usage_init = {
    "init", "", "[NAME]",
    "Writes NAME.yaml (default: scenario.yaml; NAME.yml is taken as it is), a commented scenario "
    "to start from.\v"
    "A file that is there is never overwritten. With '-' it goes to standard output."};

/* The ending that a scenario's name has already, or "". */
static const char *ending_of(const char *name) {
  const char *dot = strrchr(name, '.');
  return dot && (!strcmp(dot, ".yaml") || !strcmp(dot, ".yml")) ? dot : "";
}

static int refuse_name(const char *name, reach_report *report) {
  const char *slash = strrchr(name, '/'), *last = slash ? slash + 1 : name;
  if (*name == '-')
    return reach_report_add(report, REACH_USAGE,
                            "init: %s: commands take it for an option; write ./%s, or another name",
                            name, name);
  if (!strcmp(last, ending_of(name)))
    return reach_report_add(report, REACH_USAGE,
                            "init: %s: is no name of a file; give one such as brand.yaml", name);
  return 0;
}

static int write_starter(const char *name, reach_report *report) {
  if (!strcmp(name, "-")) {
    fputs(reach_starter_text, stdout);
    return 0;
  }
  int status = refuse_name(name, report);
  if (status) return status;
  char *path;
  if (asprintf(&path, "%s%s", name, *ending_of(name) ? "" : ".yaml") < 0)
    return reach_report_no_memory(report, "a file name");
  status = reach_file_write_new(path, reach_starter_text, report);
  if (!status) {
    reach_line shown = reach_line_clean(path);
    printf("Wrote %s. Next: orgreach run %s\n", shown.text, shown.text);
  }
  free(path);
  return status;
}

int reach_command_init(int argc, char **argv) {
  reach_options options;
  reach_report report = {0};
  int status = reach_options_parse(&reach_usage_init, argc, argv, &options, &report);
  if (!status && !options.has_shown_help)
    status = write_starter(options.operand ? options.operand : "scenario", &report);
  reach_options_free(&options);
  return reach_command_end(&report, status);
}
