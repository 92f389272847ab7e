#include "world/built.h"

#include <stdlib.h>

void reach_names_free(char **name, uint32_t n_people) {
  for (uint32_t u = 0; name && u < n_people; u++) free(name[u]);
  free(name);
}

void reach_built_free(reach_built *built) {
  reach_names_free(built->name, built->ties.n_people);
  reach_departments_free(&built->departments);
  reach_ties_free(&built->ties);
  *built = (reach_built){0};
}
