/* manifest.json: read back what was written, and say what it is. */
#include "store/manifest.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <gsl/gsl_version.h>
#include <inttypes.h>
#include <libfyaml.h>
#include <openssl/crypto.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/file.h"
#include "store/results.h"
#include "world/library.h"

const char *reach_interval_scope(const reach_result *result) {
  const reach_scenario *scenario = result->scenario;
  if (scenario->is_network) return "this network: only chance on the message's way differs";
  if (scenario->organization[0].params.run_world == REACH_WORLD_FIXED)
    return "this one company, drawn once: only the message's way differs";
  return "companies like this one: people and contacts are drawn anew in every replicate";
}

static json_t *seeds_json(const reach_params *p) {
  return json_pack("{so so so so so}", "run", reach_json_count(p->run_seed), "population",
                   reach_json_count(p->run_population_seed), "ties",
                   reach_json_count(p->run_ties_seed), "start", reach_json_count(p->run_start_seed),
                   "dynamics", reach_json_count(p->run_dynamics_seed));
}

static json_t *versions_json(void) {
  return json_pack("{ss ss ss ss ss}", "igraph", reach_igraph_version(), "gsl", gsl_version,
                   "libfyaml", fy_library_version(), "jansson", jansson_version_str(), "libcrypto",
                   OpenSSL_version(OPENSSL_VERSION_STRING));
}

static json_t *command_json(const reach_manifest *manifest) {
  json_t *command = json_array();
  for (int i = 0; i < manifest->n_arguments; i++)
    json_array_append_new(command, reach_json_string(manifest->argument[i]));
  return command;
}

static json_t *time_json(time_t when) {
  struct tm utc;
  char text[32];
  if (!gmtime_r(&when, &utc) || !strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc))
    return json_null();
  return json_string(text);
}

static int add_file(json_t *files, const reach_folder *folder, const char *name,
                    reach_report *report) {
  char digest[REACH_DIGEST_LENGTH + 1];
  uint64_t n_bytes;
  int status = reach_file_digest(folder, name, digest, &n_bytes, report);
  if (status) return status;
  json_t *item =
      json_pack("{ss so ss}", "name", name, "bytes", reach_json_count(n_bytes), "sha256", digest);
  if (json_array_append_new(files, item)) return reach_report_no_memory(report, "the manifest");
  return 0;
}

/* Names as ours are; others are not ours. */
static int is_chart(const struct dirent *entry) {
  const char *name = entry->d_name;
  return name[0] != '.' && !name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-_.")];
}

/* The plain files of charts/, by name, if there are any. */
static int add_charts(json_t *files, const reach_folder *folder, reach_report *report) {
  struct dirent **entry = NULL;
  int n = scandirat(folder->fd, REACH_CHARTS_NAME, &entry, is_chart, alphasort);
  if (n < 0 && errno == ENOENT) return 0;
  if (n < 0)
    return reach_report_add(report, errno == ENOMEM ? REACH_NO_MEMORY : REACH_CANNOT_WRITE,
                            "%s/%s: cannot read the folder: %s", folder->path, REACH_CHARTS_NAME,
                            strerror(errno));
  int status = 0;
  for (int i = 0; i < n; i++) {
    char name[sizeof REACH_CHARTS_NAME + sizeof entry[i]->d_name];
    struct stat there;
    snprintf(name, sizeof name, "%s/%s", REACH_CHARTS_NAME, entry[i]->d_name);
    if (!status && fstatat(folder->fd, name, &there, AT_SYMLINK_NOFOLLOW) == 0 &&
        S_ISREG(there.st_mode))
      status = add_file(files, folder, name, report);
    free(entry[i]);
  }
  free(entry);
  return status;
}

static int files_json(const reach_folder *folder, json_t **files, reach_report *report) {
  *files = json_array();
  if (!*files) return reach_report_no_memory(report, "the manifest");
  int status = 0;
  for (size_t i = 0; !status && i < folder->n_published; i++)
    status = add_file(*files, folder, folder->staged[i], report);
  if (!status) status = add_charts(*files, folder, report);
  if (status) json_decref(*files);
  return status;
}

static json_t *counts_json(const reach_manifest *manifest) {
  const reach_result *result = manifest->result;
  return json_pack(
      "{so so so so so}", "organizations", reach_json_count(result->scenario->n_organizations),
      "replicates", reach_json_count(result->n_replicates), "networks",
      reach_json_count(result->n_networks), "days", reach_json_count(result->n_days), "threads",
      manifest->n_threads ? reach_json_count(manifest->n_threads) : json_string("all processors"));
}

static int stage(const char *text, reach_folder *folder, reach_report *report) {
  reach_file file;
  int status = reach_file_create(&file, folder, REACH_MANIFEST_NAME, report);
  if (status) return status;
  reach_file_text(&file, text);
  return reach_file_stage(&file, report);
}

int reach_manifest_write(const reach_manifest *manifest, reach_folder *folder,
                         reach_report *report) {
  const reach_scenario *scenario = manifest->result->scenario;
  const reach_seconds *seconds = &manifest->seconds;
  char digest[REACH_DIGEST_LENGTH + 1];
  json_t *files = NULL;
  const reach_inputs *inputs = manifest->inputs ? manifest->inputs : &(reach_inputs){.n = 0};
  reach_digest_of(manifest->resolved, strlen(manifest->resolved), digest);
  int status = files_json(folder, &files, report);
  if (status) return status;
  json_t *durations =
      json_pack("{so so so so}", "world", reach_json_number(seconds->world), "simulate",
                reach_json_number(seconds->simulate), "write", reach_json_number(seconds->write),
                "charts", reach_json_number(seconds->charts));
  char *text = reach_json_text(json_pack(
      "{ss ss so so ss so so so ss so so so so}", "program", "orgreach", "version",
      ORGREACH_VERSION, "libraries", versions_json(), "scenario", reach_json_string(scenario->name),
      "scenario_sha256", digest, "inputs", reach_inputs_json(inputs), "seeds",
      seeds_json(&scenario->organization[0].params), "counts", counts_json(manifest),
      "intervals_speak_about", reach_interval_scope(manifest->result), "files", files, "command",
      command_json(manifest), "started", time_json(manifest->started), "seconds", durations));
  if (!text) return reach_report_no_memory(report, "the manifest");
  status = stage(text, folder, report);
  free(text);
  if (!status) status = reach_folder_publish(folder, reach_results_names(), report);
  if (status) unlinkat(folder->fd, REACH_MANIFEST_NAME, 0); /* not finished, then */
  return status;
}

static const char *const made_again[] = {REACH_PAGE_NAME, REACH_SLIDES_NAME, REACH_DECK_NAME};
enum { N_MADE_AGAIN = sizeof made_again / sizeof *made_again };

/* Charts, and the page and slides with them, can be made again without playing. */
static bool is_made_again(const json_t *item) {
  const char *name = json_string_value(json_object_get(item, "name"));
  for (size_t i = 0; name && i < N_MADE_AGAIN; i++)
    if (!strcmp(name, made_again[i])) return true;
  return name && !strncmp(name, REACH_CHARTS_NAME "/", sizeof REACH_CHARTS_NAME);
}

static int add_made_again(json_t *files, const reach_folder *folder, reach_report *report) {
  int status = 0;
  for (size_t i = 0; !status && i < N_MADE_AGAIN; i++)
    if (reach_folder_has(folder, made_again[i]))
      status = add_file(files, folder, made_again[i], report);
  return status ? status : add_charts(files, folder, report);
}

int reach_manifest_refresh(reach_folder *folder, reach_report *report) {
  char *text;
  size_t n;
  int status = reach_file_read(folder, REACH_MANIFEST_NAME, &text, &n, report);
  if (status || !text) return status;
  json_t *manifest = reach_json_read(text);
  bool is_short = !manifest && errno == ENOMEM;
  free(text);
  if (is_short) return reach_report_no_memory(report, "the manifest");
  json_t *files = json_object_get(manifest, "files");
  text = NULL;
  if (!json_is_array(files)) {
    status = reach_report_add(report, REACH_UNREADABLE, "%s/%s: is damaged; run the scenario again",
                              folder->path, REACH_MANIFEST_NAME);
    goto out;
  }
  for (size_t i = json_array_size(files); i-- > 0;)
    if (is_made_again(json_array_get(files, i))) json_array_remove(files, i);
  status = add_made_again(files, folder, report);
  if (status) goto out;
  text = reach_json_text(json_incref(manifest));
  status = text ? stage(text, folder, report) : reach_report_no_memory(report, "the manifest");
  if (!status) status = reach_folder_replace(folder, report);

out:
  free(text);
  json_decref(manifest);
  return status;
}
