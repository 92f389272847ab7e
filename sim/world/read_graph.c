/* GraphML, GML and Pajek by igraph's readers. What they are given is a plain text of bounded size
 * in memory, so no file can keep them waiting; attributes are copied at once. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "scenario/utf8.h"
#include "world/graphml_scan.h"
#include "world/igraph_guard.h"
#include "world/lines.h"
#include "world/network_file.h"
#include "world/numbering.h"

/* As for edge lists: a declared number of people must have something to do with the file. */
enum { MOST_PEOPLE_PER_LINE = 10, ALWAYS_ALLOWED_PEOPLE = 1000000 };

static int check_people(const reach_lines *lines, double n_people, reach_report *report) {
  double n_lines = 1;
  for (const char *at = lines->text; (at = strchr(at, '\n')); at++) n_lines++;
  double most = MOST_PEOPLE_PER_LINE * n_lines + ALWAYS_ALLOWED_PEOPLE;
  if (n_people <= most) return 0;
  return reach_report_add(report, REACH_TOO_BIG,
                          "%s: asks for %.0f people, but has only %.0f lines (at most %.0f people "
                          "fit)",
                          lines->path, n_people, n_lines, most);
}

/* igraph makes room for as many people as the line *Vertices says. */
static int check_pajek(const reach_lines *lines, reach_report *report) {
  static const char word[] = "*vertices";
  for (const char *at = lines->text; (at = strchr(at, '*')); at++) {
    if (strncasecmp(at, word, sizeof word - 1)) continue;
    int status = check_people(lines, strtod(at + sizeof word - 1, NULL), report);
    if (status) return status;
  }
  return 0;
}

/* Attributes of people, by name. */
typedef struct {
  igraph_strvector_t name;
  igraph_vector_int_t type;
} attributes;

/* Words of an attribute, one a person; *word = NULL if there is none, or nobody has one. Numbers
 * become words. */
static int words_of(const igraph_t *graph, const attributes *known, const char *attribute,
                    bool with_numbers, char ***word, reach_report *report) {
  igraph_integer_t n = igraph_vcount(graph), i = 0, n_known = igraph_strvector_size(&known->name);
  *word = NULL;
  while (i < n_known && strcmp(igraph_strvector_get(&known->name, i), attribute)) i++;
  if (i == n_known) return 0;
  bool is_text = VECTOR(known->type)[i] == IGRAPH_ATTRIBUTE_STRING;
  bool is_number = VECTOR(known->type)[i] == IGRAPH_ATTRIBUTE_NUMERIC;
  if (!is_text && !(is_number && with_numbers)) return 0;
  char **copy = calloc((size_t)n + 1, sizeof *copy);
  if (!copy) return reach_report_no_memory(report, "names of people");
  bool is_empty = true;
  for (igraph_integer_t u = 0; u < n; u++) {
    char number[32] = "";
    double value = is_text ? 0 : igraph_cattribute_VAN(graph, attribute, u);
    if (!isnan(value)) snprintf(number, sizeof number, "%.15g", value);
    copy[u] = strdup(is_text ? igraph_cattribute_VAS(graph, attribute, u) : number);
    is_empty = is_empty && copy[u] && !*copy[u];
    if (copy[u]) continue;
    reach_names_free(copy, (uint32_t)n);
    return reach_report_no_memory(report, "names of people");
  }
  if (is_empty) reach_names_free(copy, (uint32_t)n);
  *word = is_empty ? NULL : copy;
  return 0;
}

/* A name stands on charts; where it is in the file igraph does not tell. */
static int check_words(const char *path, char *const *word, uint32_t n, reach_report *report) {
  for (uint32_t u = 0; word && u < n; u++)
    if (!reach_utf8_is_printable(word[u], strlen(word[u])))
      return reach_report_add(report, REACH_UNREADABLE,
                              "%s: the name or department of person %u (from 0) has a control "
                              "character, or is not UTF-8; remove it, or save the file as UTF-8",
                              path, u);
  return 0;
}

static int take_names(const char *path, const igraph_t *graph, const attributes *known,
                      bool is_known, reach_built *built, reach_report *report) {
  static const char *const usual[] = {"name", "label", "id"};
  uint32_t n = built->ties.n_people;
  int status = 0;
  for (size_t i = 0; i < sizeof usual / sizeof *usual && !built->name && !status; i++) {
    status = words_of(graph, known, usual[i], is_known, &built->name, report);
    if (!built->name || is_known || !reach_words_only_number(built->name, n)) continue;
    reach_names_free(built->name, n);
    built->name = NULL;
  }
  return status ? status : check_words(path, built->name, n, report);
}

static int take_departments(const char *path, const igraph_t *graph, const attributes *known,
                            reach_built *built, reach_report *report) {
  char **word;
  uint32_t n = built->ties.n_people;
  int status = words_of(graph, known, "department", true, &word, report);
  if (status || !word) return status;
  status = check_words(path, word, n, report);
  for (uint32_t u = 0; u < n && !status; u++)
    if (!*word[u])
      status =
          reach_report_add(report, REACH_UNREADABLE,
                           "%s: person %u (from 0) has no department, but others have", path, u);
  if (!status) status = reach_departments_of_words(word, n, &built->departments, report);
  reach_names_free(word, n);
  return status;
}

static int check_nodes(const reach_lines *lines, const igraph_t *graph, const attributes *known,
                       reach_report *report) {
  char **id;
  uint32_t n = (uint32_t)igraph_vcount(graph);
  int status = words_of(graph, known, "id", true, &id, report);
  if (!status) status = reach_graphml_check_nodes(lines, n, id, report);
  reach_names_free(id, n);
  return status;
}

static int take_attributes(const reach_lines *lines, const igraph_t *graph, bool is_graphml,
                           bool is_known, reach_built *built, reach_report *report) {
  const char *path = lines->path;
  attributes known;
  if (igraph_strvector_init(&known.name, 0)) return reach_report_no_memory(report, path);
  if (igraph_vector_int_init(&known.type, 0)) {
    igraph_strvector_destroy(&known.name);
    return reach_report_no_memory(report, path);
  }
  igraph_error_t error =
      igraph_cattribute_list(graph, NULL, NULL, &known.name, &known.type, NULL, NULL);
  int status = error ? reach_igraph_failed(error, path, report) : 0;
  if (!status && is_graphml) status = check_nodes(lines, graph, &known, report);
  if (!status) status = take_names(path, graph, &known, is_known, built, report);
  if (!status && !is_known) status = take_departments(path, graph, &known, built, report);
  igraph_strvector_destroy(&known.name);
  igraph_vector_int_destroy(&known.type);
  return status;
}

static igraph_error_t first_graphml(igraph_t *graph, FILE *stream) {
  return igraph_read_graph_graphml(graph, stream, 0);
}

/* igraph gives up where it is asked for a number and has a text. */
static int find_number(const igraph_t *graph, const char *attribute, bool *is_there) {
  attributes of_ties;
  *is_there = false;
  if (igraph_strvector_init(&of_ties.name, 0)) return REACH_NO_MEMORY;
  if (igraph_vector_int_init(&of_ties.type, 0)) {
    igraph_strvector_destroy(&of_ties.name);
    return REACH_NO_MEMORY;
  }
  igraph_error_t error =
      igraph_cattribute_list(graph, NULL, NULL, NULL, NULL, &of_ties.name, &of_ties.type);
  for (igraph_integer_t i = 0; !error && i < igraph_strvector_size(&of_ties.name); i++)
    *is_there = *is_there || (!strcmp(igraph_strvector_get(&of_ties.name, i), attribute) &&
                              VECTOR(of_ties.type)[i] == IGRAPH_ATTRIBUTE_NUMERIC);
  igraph_strvector_destroy(&of_ties.name);
  igraph_vector_int_destroy(&of_ties.type);
  return error ? REACH_NO_MEMORY : 0;
}

/* Formats have their own name for it: Pajek only knows weights. */
static int take_probabilities(const reach_lines *lines, const igraph_t *graph,
                              const char *attribute, reach_pairs *pairs, reach_report *report) {
  bool is_there;
  if (find_number(graph, attribute, &is_there)) return reach_report_no_memory(report, lines->path);
  if (!is_there)
    return reach_report_add(report, REACH_UNREADABLE,
                            "%s: its ties have no number called %s; cascade.probability_rule: file "
                            "needs one of every tie",
                            lines->path, attribute);
  pairs->probability = malloc((pairs->capacity + 1) * sizeof *pairs->probability);
  if (!pairs->probability) return reach_report_no_memory(report, lines->path);
  for (uint64_t i = 0; i < pairs->n; i++) {
    double p = igraph_cattribute_EAN(graph, attribute, (igraph_integer_t)i);
    if (!(p >= 0 && p <= 1))
      return reach_report_add(report, REACH_UNREADABLE,
                              "%s: the %s of tie %llu (from 0) is not a probability (allowed 0 to "
                              "1)",
                              lines->path, attribute, (unsigned long long)i);
    pairs->probability[i] = (float)p;
  }
  return 0;
}

/* Ties of an undirected file go both ways where direction matters. */
static int add_ways_back(reach_pairs *pairs, reach_report *report) {
  uint64_t n = pairs->n;
  int status = 0;
  for (uint64_t i = 0; i < n && !status; i++) {
    uint32_t u = pairs->from[i], v = pairs->to[i];
    if (u == v) continue;
    status = pairs->probability ? reach_pairs_add_with(pairs, v, u, pairs->probability[i], report)
                                : reach_pairs_add(pairs, v, u, report);
  }
  return status;
}

/* The numbers of vertices become those of the people who are known, by name or, where they have
 * none, by number. Names and departments are those people's. */
static int join(const char *path, const reach_known *known, reach_pairs *pairs, reach_built *built,
                reach_report *report) {
  enum { DIGITS = sizeof "4294967295" };
  uint32_t *number = malloc(((size_t)pairs->n_people + 1) * sizeof *number);
  bool *is_met = calloc((size_t)known->n + 1, sizeof *is_met);
  int status = number && is_met ? 0 : reach_report_no_memory(report, path);
  for (uint32_t u = 0; u < pairs->n_people && !status; u++) {
    char digits[DIGITS];
    snprintf(digits, sizeof digits, "%u", u);
    const char *id = built->name ? built->name[u] : digits;
    if (!reach_known_find(known, id, &number[u]))
      status = reach_report_add(report, REACH_UNREADABLE, "%s: " REACH_KNOWN_REFUSAL "%s", path,
                                reach_show(id).text);
    else if (is_met[number[u]])
      status = reach_report_add(report, REACH_UNREADABLE, "%s: two people are called %s", path,
                                reach_show(id).text);
    else
      is_met[number[u]] = true;
  }
  for (uint64_t i = 0; i < pairs->n && !status; i++) {
    pairs->from[i] = number[pairs->from[i]];
    pairs->to[i] = number[pairs->to[i]];
  }
  pairs->n_people = known->n;
  reach_names_free(built->name, built->ties.n_people);
  built->name = NULL;
  free(number);
  free(is_met);
  return status;
}

typedef struct {
  const char *name;
  igraph_error_t (*read)(igraph_t *graph, FILE *stream);
  const char *probability; /* name of what a tie has, as a number */
  bool is_graphml, is_pajek;
} format_row;

static int take(const reach_lines *lines, const igraph_t *graph, const format_row *format,
                reach_reading how, reach_built *built, reach_report *report) {
  int status = check_people(lines, (double)igraph_vcount(graph), report);
  if (status) return status;
  if (!igraph_vcount(graph))
    return reach_report_add(report, REACH_UNREADABLE, "%s: nobody is in it", lines->path);
  reach_pairs pairs;
  status = reach_igraph_pairs(graph, &pairs, report);
  uint64_t n_lines = pairs.n;
  bool goes_back = how.rule.is_directed && !igraph_is_directed(graph);
  if (!status && how.with_probability)
    status = take_probabilities(lines, graph, format->probability, &pairs, report);
  if (!status && goes_back) status = add_ways_back(&pairs, report);
  built->ties.n_people = pairs.n_people;
  if (!status) status = take_attributes(lines, graph, format->is_graphml, how.known, built, report);
  if (!status && how.known) status = join(lines->path, how.known, &pairs, built, report);
  if (!status) status = reach_ties_build_by(&pairs, how.rule, &built->ties, report);
  built->ties.n_lines = n_lines;
  if (goes_back) built->ties.n_repeats /= 2;
  reach_pairs_free(&pairs);
  return status;
}

/* igraph tells the line only to its error handler, which gets no context. */
static _Thread_local char reason[200];
static _Thread_local bool is_short_of_memory; /* readers call that a mistake in the file */

static void keep_reason(const char *what, const char *file, int line, igraph_error_t error) {
  (void)file, (void)line;
  if (error == IGRAPH_ENOMEM || errno == ENOMEM) is_short_of_memory = true;
  if (!*reason) snprintf(reason, sizeof reason, "%s", what);
  IGRAPH_FINALLY_FREE();
}

/* "Parse error in GML file, line 3 (...)" and "Line 3: ..." have the place in them. */
static int refuse(const char *path, const char *format, igraph_error_t error,
                  reach_report *report) {
  if (is_short_of_memory) error = IGRAPH_ENOMEM;
  if (error == IGRAPH_ENOMEM || error == IGRAPH_INTERRUPTED)
    return reach_igraph_failed(error, path, report);
  const char *place = strcasestr(reason, "line ");
  unsigned long line = place ? strtoul(place + strlen("line "), NULL, 10) : 0;
  const char *why = *reason ? reason : igraph_strerror(error);
  if (!line)
    return reach_report_add(report, REACH_UNREADABLE, "%s: not %s that igraph can read: %s", path,
                            format, why);
  return reach_report_add(report, REACH_UNREADABLE, "%s:%lu:1: not %s that igraph can read: %s",
                          path, line, format, why);
}

static int read_text(const reach_lines *lines, const format_row *format, reach_reading how,
                     reach_built *built, reach_report *report) {
  if (lines->at >= lines->n)
    return reach_report_add(report, REACH_UNREADABLE, "%s: it is empty", lines->path);
  FILE *stream = fmemopen(lines->text + lines->at, lines->n - lines->at, "r");
  if (!stream) return reach_report_no_memory(report, lines->path);
  igraph_t graph;
  igraph_attribute_table_t *previous = igraph_set_attribute_table(&igraph_cattribute_table);
  igraph_error_handler_t *quiet = igraph_set_error_handler(keep_reason);
  *reason = '\0';
  is_short_of_memory = false;
  errno = 0;
  igraph_error_t error = format->read(&graph, stream);
  igraph_set_error_handler(quiet);
  int status = error ? refuse(lines->path, format->name, error, report)
                     : take(lines, &graph, format, how, built, report);
  if (!error) igraph_destroy(&graph);
  igraph_set_attribute_table(previous);
  fclose(stream);
  return status;
}

static int read_file(const char *path, const format_row *format, reach_reading how,
                     reach_built *built, reach_report *report) {
  reach_lines lines;
  int status = reach_lines_open(path, &lines, report);
  if (!status)
    status = format->is_graphml ? reach_graphml_check_text(&lines, report)
                                : reach_lines_check_utf8(&lines, report);
  if (!status && format->is_pajek) status = check_pajek(&lines, report);
  if (!status) status = read_text(&lines, format, how, built, report);
  reach_lines_close(&lines);
  return status;
}

int reach_read_graphml(const char *path, reach_reading how, reach_built *built,
                       reach_report *report) {
  const format_row format = {"GraphML", first_graphml, "probability", true, false};
  return read_file(path, &format, how, built, report);
}

int reach_read_gml(const char *path, reach_reading how, reach_built *built, reach_report *report) {
  const format_row format = {"GML", igraph_read_graph_gml, "probability", false, false};
  return read_file(path, &format, how, built, report);
}

int reach_read_pajek(const char *path, reach_reading how, reach_built *built,
                     reach_report *report) {
  const format_row format = {"a Pajek network", igraph_read_graph_pajek, "weight", false, true};
  return read_file(path, &format, how, built, report);
}
