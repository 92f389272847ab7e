#include "store/inputs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scenario/paths.h"
#include "store/file.h"

static const off_t most_bytes = (off_t)2 << 30; /* what a network file may have */

static void look_at(reach_input *input, const char *path) {
  struct stat there;
  if (stat(path, &there)) return;
  input->device = there.st_dev;
  input->number = there.st_ino;
  input->is_there = true;
}

static void sum(reach_input *input, const char *path) {
  struct stat there;
  int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0) return;
  if (fstat(fd, &there) == 0 && S_ISREG(there.st_mode) && there.st_size <= most_bytes)
    input->is_summed = reach_file_sum(fd, input->sha256, &input->n_bytes) == 0;
  close(fd);
}

static int add(reach_inputs *inputs, const char *path) {
  char *absolute = reach_path_absolute(path);
  if (!absolute) return REACH_NO_MEMORY;
  for (size_t i = 0; i < inputs->n; i++) {
    if (strcmp(inputs->item[i].path, absolute)) continue;
    free(absolute);
    return 0;
  }
  reach_input *grown = realloc(inputs->item, (inputs->n + 1) * sizeof *grown);
  if (!grown) {
    free(absolute);
    return REACH_NO_MEMORY;
  }
  inputs->item = grown;
  reach_input *input = &grown[inputs->n++];
  *input = (reach_input){.path = absolute};
  look_at(input, path);
  sum(input, path);
  return 0;
}

static int add_files(reach_inputs *inputs, const reach_params *of) {
  const char *params = (const char *)of;
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    if (reach_param_table[i].kind != REACH_FILE) continue;
    const char *path = *(char *const *)(params + reach_param_table[i].offset);
    int status = path && *path ? add(inputs, path) : 0;
    if (status) return status;
  }
  return 0;
}

int reach_inputs_read(const reach_scenario *scenario, reach_inputs *inputs, reach_report *report) {
  *inputs = (reach_inputs){0};
  int status = 0;
  inputs->scenario.path = strdup(scenario->path);
  if (!inputs->scenario.path) status = REACH_NO_MEMORY;
  look_at(&inputs->scenario, scenario->path);
  inputs->base = calloc(scenario->n_bases + 1, sizeof *inputs->base);
  if (!inputs->base) status = REACH_NO_MEMORY;
  for (; inputs->base && inputs->n_bases < scenario->n_bases; inputs->n_bases++)
    look_at(&inputs->base[inputs->n_bases], scenario->base[inputs->n_bases]);
  for (size_t rung = 0; rung <= scenario->n_steps; rung++) {
    reach_scenario there = reach_scenario_rung(scenario, rung);
    for (size_t o = 0; o < there.n_organizations && !status; o++)
      status = add_files(inputs, &there.organization[o].params);
  }
  return status ? reach_report_no_memory(report, "the names of input files") : 0;
}

void reach_inputs_free(reach_inputs *inputs) {
  for (size_t i = 0; i < inputs->n; i++) free(inputs->item[i].path);
  free(inputs->item);
  free(inputs->base);
  free(inputs->scenario.path);
  *inputs = (reach_inputs){0};
}

static bool is_same_file(const reach_input *input, const struct stat *there) {
  return input->is_there && input->device == there->st_dev && input->number == there->st_ino;
}

/* One of the files that the scenario reads beside itself. */
static bool is_read(const reach_inputs *inputs, const struct stat *there) {
  for (size_t i = 0; i < inputs->n_bases; i++)
    if (is_same_file(&inputs->base[i], there)) return true;
  for (size_t i = 0; i < inputs->n; i++)
    if (is_same_file(&inputs->item[i], there)) return true;
  return false;
}

/* Does scenario.yaml say what will be written there? */
static int is_as_resolved(const reach_folder *folder, const char *resolved, bool *is_same,
                          reach_report *report) {
  char *text;
  size_t n;
  int status = reach_file_read(folder, REACH_SCENARIO_NAME, &text, &n, report);
  *is_same = text && n == strlen(resolved) && memcmp(text, resolved, n) == 0;
  free(text);
  return status;
}

int reach_inputs_protect(const reach_inputs *inputs, const reach_folder *folder,
                         const char *resolved, const char *const *names, reach_report *report) {
  for (; *names; names++) {
    struct stat there;
    if (fstatat(folder->fd, *names, &there, AT_SYMLINK_NOFOLLOW)) continue;
    bool is_input = is_same_file(&inputs->scenario, &there), is_kept = false;
    if (is_input && !strcmp(*names, REACH_SCENARIO_NAME)) {
      int status = is_as_resolved(folder, resolved, &is_kept, report);
      if (status) return status;
    }
    if ((is_input && !is_kept) || is_read(inputs, &there))
      return reach_report_add(report, REACH_USAGE,
                              "%s/%s: is read by this run and would be replaced by its results; "
                              "name another folder with -o",
                              folder->path, *names);
  }
  return 0;
}

int reach_inputs_protect_file(const reach_inputs *inputs, const char *path, reach_report *report) {
  struct stat there;
  if (stat(path, &there)) return 0;
  if (!is_same_file(&inputs->scenario, &there) && !is_read(inputs, &there)) return 0;
  return reach_report_add(report, REACH_USAGE,
                          "%s: is read by this scenario and is not overwritten, also not with "
                          "--force; name another file",
                          path);
}

/* What the manifest has about the file; NULL if nothing. */
static json_t *find_recorded(const json_t *recorded, const char *path) {
  size_t i;
  json_t *item, *name = reach_json_string(path), *found = NULL;
  json_array_foreach(recorded, i, item) {
    if (json_equal(json_object_get(item, "name"), name)) found = item;
  }
  json_decref(name);
  return found;
}

/* A file that cannot be read now is the study's to refuse. */
static bool has_changed(const reach_input *input, const json_t *recorded) {
  const json_t *item = find_recorded(recorded, input->path);
  const char *sha256 = json_string_value(json_object_get(item, "sha256"));
  return input->is_summed && sha256 && strcmp(sha256, input->sha256) != 0;
}

int reach_inputs_compare(const reach_inputs *inputs, reach_folder *folder, bool force,
                         reach_report *report) {
  if (folder->is_replacing || !inputs->n) return 0;
  char *text;
  size_t n;
  int status = reach_file_read(folder, REACH_MANIFEST_NAME, &text, &n, report);
  if (status || !text) return status;
  json_t *manifest = reach_json_read(text);
  bool is_short = !manifest && errno == ENOMEM;
  free(text);
  if (is_short) return reach_report_no_memory(report, "the manifest");
  const json_t *recorded = json_object_get(manifest, "inputs");
  const reach_input *changed = NULL;
  for (size_t i = 0; i < inputs->n && !changed; i++)
    if (has_changed(&inputs->item[i], recorded)) changed = &inputs->item[i];
  if (changed && force) folder->is_replacing = true;
  if (changed && !force)
    status = reach_report_add(report, REACH_USAGE,
                              "%s: holds results of another content of %s; name another folder "
                              "with -o, or replace them with --force",
                              folder->path, changed->path);
  json_decref(manifest);
  return status;
}

json_t *reach_inputs_json(const reach_inputs *inputs) {
  json_t *array = json_array();
  for (size_t i = 0; i < inputs->n && array; i++) {
    const reach_input *input = &inputs->item[i];
    if (!input->is_summed) continue;
    json_t *item = json_pack("{so so ss}", "name", reach_json_string(input->path), "bytes",
                             reach_json_count(input->n_bytes), "sha256", input->sha256);
    if (json_array_append_new(array, item) == 0) continue;
    json_decref(array);
    array = NULL;
  }
  return array;
}
