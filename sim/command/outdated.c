/* Every chart comes as three pictures, its numbers and its script; one of them moves, too. */
#include "command/outdated.h"

#include <stdio.h>
#include <stdlib.h>

#include "present/animation.h"
#include "present/chart.h"
#include "store/folder.h"

static const char *const endings[] = {"png", "svg", "pdf", "csv", "gp"};
enum { N_ENDINGS = sizeof endings / sizeof *endings };

/* Adds charts/NAME.ENDING; frees all when out of memory. */
static char **with_file(char **files, size_t *n, const char *name, const char *dot,
                        const char *ending) {
  if (asprintf(&files[*n], REACH_CHARTS_NAME "/%s%s%s", name, dot, ending) >= 0) {
    ++*n;
    return files;
  }
  files[*n] = NULL;
  reach_chart_files_free(files);
  return NULL;
}

char **reach_chart_files(void) {
  size_t n_charts = 0, n = 0;
  while (reach_chart_table[n_charts].name) n_charts++;
  char **files = calloc(n_charts * N_ENDINGS + REACH_N_ANIMATIONS + 1, sizeof *files);
  for (size_t c = 0; files && c < n_charts; c++)
    for (size_t e = 0; files && e < N_ENDINGS; e++)
      files = with_file(files, &n, reach_chart_table[c].name, ".", endings[e]);
  for (size_t a = 0; files && reach_animation_name[a]; a++)
    files = with_file(files, &n, reach_animation_name[a], "", "");
  return files;
}

void reach_chart_files_free(char **files) {
  for (size_t i = 0; files && files[i]; i++) free(files[i]);
  free(files);
}
