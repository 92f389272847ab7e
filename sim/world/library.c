/* The version of igraph that is loaded. */
#include "world/library.h"

#include <igraph.h>

const char *reach_igraph_version(void) {
  const char *version = "";
  igraph_version(&version, NULL, NULL, NULL);
  return version;
}
