#include "world/network_file.h"

#include <string.h>
#include <strings.h>

#include "scenario/params.h"
#include "world/lines.h"
#include "world/named_ties.h"

static const struct {
  const char *ending; /* of names of such files */
  int format;
  int (*read)(const char *path, reach_reading how, reach_built *built, reach_report *report);
} rows[] = {
    {".csv", REACH_FORMAT_CSV, reach_read_csv},
    {".graphml", REACH_FORMAT_GRAPHML, reach_read_graphml},
    {".xml", REACH_FORMAT_GRAPHML, reach_read_graphml},
    {".gml", REACH_FORMAT_GML, reach_read_gml},
    {".net", REACH_FORMAT_PAJEK, reach_read_pajek},
    {".paj", REACH_FORMAT_PAJEK, reach_read_pajek},
    {"", REACH_FORMAT_ORG_CHART, reach_read_org_chart},
    {"", REACH_FORMAT_EDGE_LIST, reach_read_edge_list},
};

/* The last row, an edge list, fits any name. */
static bool fits(size_t row, int format, const char *path) {
  if (format != REACH_FORMAT_AUTO) return rows[row].format == format;
  size_t n = strlen(path), n_ending = strlen(rows[row].ending);
  if (!n_ending) return rows[row].format == REACH_FORMAT_EDGE_LIST;
  return n > n_ending && !strcasecmp(path + n - n_ending, rows[row].ending);
}

static size_t row_of(const char *path, int format) {
  size_t row = 0;
  while (!fits(row, format, path)) row++;
  return row;
}

int reach_network_format(const char *path, int format) {
  return rows[row_of(path, format)].format;
}

int reach_network_file(const char *path, int format, reach_reading how, reach_built *built,
                       reach_report *report) {
  return rows[row_of(path, format)].read(path, how, built, report);
}

int reach_read_edge_list(const char *path, reach_reading how, reach_built *built,
                         reach_report *report) {
  reach_pairs pairs;
  int status = how.known ? reach_known_read_edges(path, how.known, &pairs, report)
                         : reach_edge_list_read(path, how.with_probability, &pairs, report);
  if (!status) status = reach_ties_build_by(&pairs, how.rule, &built->ties, report);
  reach_pairs_free(&pairs);
  return status;
}

int reach_network_count_lines(const char *path, double *lines, reach_report *report) {
  reach_lines text;
  uint64_t n = 0;
  int status = reach_lines_open_blocks(path, &text, report);
  if (!status) status = reach_lines_count(&text, &n, report);
  *lines = (double)n;
  reach_lines_close(&text);
  return status;
}

int reach_network_edges(const char *text, reach_reading how, reach_built *built,
                        reach_report *report) {
  reach_pairs pairs = {0};
  static const char key[] = "network.edges";
  bool is_named = reach_named_ties_are(text);
  if (is_named && how.with_probability)
    return reach_report_add(report, REACH_INVALID,
                            "%s: %s: ties without probabilities; cascade.probability_rule: file "
                            "needs ties such as `0 1 0.25; 1 2 0.5`",
                            key, text);
  int status = is_named ? reach_named_ties(text, key, &pairs, report)
                        : reach_edge_list_parse(text, key, how.with_probability, &pairs, report);
  if (!status) status = reach_ties_build_by(&pairs, how.rule, &built->ties, report);
  reach_pairs_free(&pairs);
  return status;
}
