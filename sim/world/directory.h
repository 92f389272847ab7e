/* People by name. */
#ifndef REACH_WORLD_DIRECTORY_H
#define REACH_WORLD_DIRECTORY_H

#include "world/world.h"

typedef struct {
  const char *name; /* borrowed */
  uint32_t id;
} reach_directory_entry;

typedef struct {
  reach_directory_entry *entry; /* [n], by name, then id; owned */
  uint32_t n;                   /* 0 where people are only numbered */
} reach_directory;

/* O(people log people). Returns 0 or REACH_NO_MEMORY. Free is legal after failure. */
int reach_directory_init(const reach_world *world, reach_directory *directory,
                         reach_report *report);
/* The same of n names; several may have one. */
int reach_directory_of(char *const *name, uint32_t n, reach_directory *directory,
                       reach_report *report);
void reach_directory_free(reach_directory *directory);

/* Somebody of that name, or NULL. */
const reach_directory_entry *reach_directory_seek(const reach_directory *directory,
                                                  const char *name);
/* The person of that name. REACH_INVALID, with a line that begins with `key`, where there is none
 * or more than one. */
int reach_directory_find(const reach_directory *directory, const char *key, const char *name,
                         uint32_t *id, reach_report *report);

#endif
