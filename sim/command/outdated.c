/* Every chart comes as three pictures, its numbers and its script. */
#include "command/outdated.h"

#include <stdio.h>
#include <stdlib.h>

#include "present/chart.h"
#include "store/folder.h"

static const char *const endings[] = {"png", "svg", "pdf", "csv", "gp"};
enum { N_ENDINGS = sizeof endings / sizeof *endings };

char **reach_chart_files(void) {
  size_t n_charts = 0, n = 0;
  while (reach_chart_table[n_charts].name) n_charts++;
  char **files = calloc(n_charts * N_ENDINGS + 1, sizeof *files);
  for (size_t c = 0; files && c < n_charts; c++) {
    for (size_t e = 0; e < N_ENDINGS; e++) {
      if (asprintf(&files[n], REACH_CHARTS_NAME "/%s.%s", reach_chart_table[c].name, endings[e]) <
          0) {
        files[n] = NULL;
        reach_chart_files_free(files);
        return NULL;
      }
      n++;
    }
  }
  return files;
}

void reach_chart_files_free(char **files) {
  for (size_t i = 0; files && files[i]; i++) free(files[i]);
  free(files);
}
