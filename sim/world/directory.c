#include "world/directory.h"

#include <stdlib.h>
#include <string.h>

#include "scenario/keys.h"
#include "scenario/utf8.h"

static int by_name_then_id(const void *a, const void *b) {
  const reach_directory_entry *x = a, *y = b;
  int order = strcmp(x->name, y->name);
  return order ? order : (x->id > y->id) - (x->id < y->id);
}

static int by_name(const void *a, const void *b) {
  return strcmp(((const reach_directory_entry *)a)->name, ((const reach_directory_entry *)b)->name);
}

int reach_directory_of(char *const *name, uint32_t n, reach_directory *directory,
                       reach_report *report) {
  *directory = (reach_directory){0};
  directory->entry = malloc(((size_t)n + 1) * sizeof *directory->entry);
  if (!directory->entry) return reach_report_no_memory(report, "names of people");
  directory->n = n;
  for (uint32_t u = 0; u < n; u++) directory->entry[u] = (reach_directory_entry){name[u], u};
  qsort(directory->entry, n, sizeof *directory->entry, by_name_then_id);
  return 0;
}

int reach_directory_init(const reach_world *world, reach_directory *directory,
                         reach_report *report) {
  *directory = (reach_directory){0};
  return world->name ? reach_directory_of(world->name, world->n_associates, directory, report) : 0;
}

void reach_directory_free(reach_directory *directory) {
  free(directory->entry);
  *directory = (reach_directory){0};
}

static int refuse_unknown(const reach_directory *directory, const char *key, const char *name,
                          reach_report *report) {
  enum { MOST_COMPARED = 20000 }; /* below a second */
  uint32_t n = directory->n < MOST_COMPARED ? directory->n : MOST_COMPARED;
  if (!n)
    return reach_report_add(
        report, REACH_INVALID,
        "%s: %s: people have no names here, only ids from 0; write ids, without "
        "quotes",
        key, reach_show(name).text);
  const char **known = malloc(n * sizeof *known);
  if (!known) return reach_report_no_memory(report, "names of people");
  for (uint32_t i = 0; i < n; i++) known[i] = directory->entry[i].name;
  const char *nearest = reach_word_nearest(name, known, n);
  int status = reach_report_add(report, REACH_INVALID, "%s: %s: nobody has this name%s%s%s", key,
                                reach_show(name).text, nearest ? "; did you mean " : "",
                                nearest ? reach_show(nearest).text : "", nearest ? "?" : "");
  free(known);
  return status;
}

const reach_directory_entry *reach_directory_seek(const reach_directory *directory,
                                                  const char *name) {
  reach_directory_entry wanted = {name, 0};
  if (!directory->n) return NULL;
  return bsearch(&wanted, directory->entry, directory->n, sizeof *directory->entry, by_name);
}

int reach_directory_find(const reach_directory *directory, const char *key, const char *name,
                         uint32_t *id, reach_report *report) {
  const reach_directory_entry *end = directory->entry + directory->n,
                              *found = reach_directory_seek(directory, name);
  if (!found) return refuse_unknown(directory, key, name, report);
  bool has_twin = (found > directory->entry && !by_name(found - 1, found)) ||
                  (found + 1 < end && !by_name(found + 1, found));
  if (has_twin)
    return reach_report_add(report, REACH_INVALID,
                            "%s: %s: more than one has this name; write the id", key,
                            reach_show(name).text);
  *id = found->id;
  return 0;
}
