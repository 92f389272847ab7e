/* Any bytes as a scenario: an answer or messages, and what is resolved loads to the same.
 *
 * Not built by default. Build and run:
 * clang -g -O1 -std=c17 -D_GNU_SOURCE -fsanitize=fuzzer,address,undefined -Isim -Iinclude
 *   $(pkg-config --cflags libfyaml) sim/scenario/[a-z]*.c sim/base/report.c
 *   tests/fuzz/fuzz_scenario.c $(pkg-config --libs libfyaml) -lm -o fuzz_scenario
 * ./fuzz_scenario -timeout=1 -rss_limit_mb=512 -max_len=4096 CORPUS scenarios */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/scenario.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
const char *__lsan_default_suppressions(void);

/* libfyaml 0.7.12 loses one buffer of 4 KiB where a quoted word is broken, as in {'''''''''''''. */
const char *__lsan_default_suppressions(void) {
  return "leak:libfyaml";
}

static void insist(int is_true, const char *law, const char *text) {
  if (is_true) return;
  fprintf(stderr, "broken: %s\n%s\n", law, text);
  abort();
}

/* Everything behind the first "\n#set " line goes to --set, as one setting. */
static size_t split_setting(const char *text, size_t size, char *setting, size_t most) {
  static const char mark[] = "\n#set ";
  const char *found = memmem(text, size, mark, sizeof mark - 1);
  *setting = '\0';
  if (!found) return size;
  const char *value = found + sizeof mark - 1;
  size_t n = strnlen(value, (size_t)(text + size - value));
  if (n >= most) n = most - 1;
  memcpy(setting, value, n);
  setting[n] = '\0';
  return (size_t)(found - text);
}

static void check_round_trip(const reach_scenario *scenario) {
  char *text = reach_scenario_resolved(scenario);
  insist(text != NULL, "a scenario resolves", "");
  reach_scenario again;
  reach_report report = {0};
  int status = reach_scenario_read(text, strlen(text), "again.yaml", NULL, &again, &report);
  insist(!status, report.n_messages ? report.message[0] : "it loads", text);
  char *second = reach_scenario_resolved(&again);
  insist(second && strcmp(text, second) == 0, "the same text comes back", text);
  free(second);
  free(text);
  reach_scenario_free(&again);
  reach_report_free(&report);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  char setting[256];
  size_t n = split_setting((const char *)data, size, setting, sizeof setting);
  const char *list[] = {setting};
  reach_settings settings = {.setting = list, .n_settings = *setting != '\0'};
  char *text = malloc(n + 1);
  if (!text) return 0;
  memcpy(text, data, n);
  text[n] = '\0';
  reach_scenario scenario;
  reach_report report = {0};
  int status = reach_scenario_read(text, n, "fuzz.yaml", &settings, &scenario, &report);
  insist((status != 0) == (report.n_messages > 0), "a failure has its message", text);
  insist(report.n_messages <= 51, "messages do not flood", text);
  if (!status) check_round_trip(&scenario);
  reach_scenario_free(&scenario);
  reach_report_free(&report);
  free(text);
  return 0;
}
