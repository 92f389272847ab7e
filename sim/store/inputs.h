/* The files that a scenario reads: never replaced by results, and recorded in the manifest, so
 * that results of other numbers are noticed although the scenario reads the same. */
#ifndef REACH_STORE_INPUTS_H
#define REACH_STORE_INPUTS_H

#include <sys/types.h>

#include "scenario/scenario.h"
#include "store/digest.h"
#include "store/folder.h"
#include "store/json.h"

typedef struct {
  char *path; /* absolute, as scenario.yaml of the results has it; owned */
  dev_t device;
  ino_t number;
  bool is_there;  /* device and number are known */
  bool is_summed; /* size and digest, too; else the study says what is wrong with the file */
  uint64_t n_bytes;
  char sha256[REACH_DIGEST_LENGTH + 1];
} reach_input;

typedef struct {
  reach_input scenario; /* of which only the identity matters: its values are in scenario.yaml */
  reach_input *base;    /* [n_bases] files that it extends, likewise; owned */
  size_t n_bases;
  reach_input *item; /* [n] edge lists and lists of departments, each once; owned */
  size_t n;
} reach_inputs;

/* Looks at the scenario and reads the files it names. A file that cannot be read is no error
 * here. Caller frees, also on failure. Returns 0 or REACH_NO_MEMORY. */
int reach_inputs_read(const reach_scenario *scenario, reach_inputs *inputs, reach_report *report);
void reach_inputs_free(reach_inputs *inputs);

/* REACH_USAGE when one of the files `names` (ended by NULL) of the folder is an input. The
 * scenario.yaml of results may be played into its own folder: it stays byte for byte. */
int reach_inputs_protect(const reach_inputs *inputs, const reach_folder *folder,
                         const char *resolved, const char *const *names, reach_report *report);

/* REACH_USAGE when `path`, which is about to be written, leads to one of the inputs. */
int reach_inputs_protect_file(const reach_inputs *inputs, const char *path, reach_report *report);

/* REACH_USAGE, unless `force`, when the folder has finished results of the same scenario (as
 * reach_folder_claim found) from inputs that were not the same; with `force` they are then
 * results of another scenario. */
int reach_inputs_compare(const reach_inputs *inputs, reach_folder *folder, bool force,
                         reach_report *report);

/* [{"name", "bytes", "sha256"}], or NULL. */
json_t *reach_inputs_json(const reach_inputs *inputs);

#endif
