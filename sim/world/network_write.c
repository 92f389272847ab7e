#include "world/network_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "world/igraph_guard.h"
#include "world/numbering.h"

typedef int writer(const reach_world *world, const reach_ties *ties, FILE *stream,
                   reach_report *report);

static bool has_lower(const reach_ties *ties, uint32_t u) {
  return ties->first[u] < ties->first[u + 1] && ties->target[ties->first[u]] < u;
}

/* " 0.25" where ties have probabilities; nine digits tell all floats apart. */
static void write_probability(const reach_ties *ties, char separator, double probability,
                              FILE *stream) {
  if (ties->probability) fprintf(stream, "%c%.9g", separator, probability);
}

static double probability_of(const reach_ties *ties, uint32_t arc) {
  return ties->probability ? (double)ties->probability[arc] : 0;
}

static bool has_ties(const reach_ties *ties, uint32_t person) {
  bool has_any = reach_ties_degree(ties, person) > 0;
  for (uint64_t i = 0; i < ties->n_arcs && ties->directed && !has_any; i++)
    has_any = ties->target[i] == person;
  return has_any;
}

/* A line `u u` keeps people without ties: readers drop ties to oneself, unless they are kept. */
static int check_no_loops(const reach_ties *ties, const char *format, reach_report *report) {
  if (!ties->has_loops) return 0;
  return reach_report_add(report, REACH_INVALID,
                          "network.loops: keep: %s cannot tell people without ties from ties to "
                          "oneself; write .graphml instead",
                          format);
}

static int write_edges(const reach_world *world, const reach_ties *ties, FILE *stream,
                       reach_report *report) {
  (void)world;
  uint32_t n = ties->n_people;
  bool is_last_alone = !has_ties(ties, n - 1);
  int status = is_last_alone ? check_no_loops(ties, "an edge list", report) : 0;
  if (status) return status;
  fprintf(stream, "# %s ties of %u people\n", ties->directed ? "directed" : "undirected", n);
  for (uint32_t u = 0; u < n; u++)
    for (uint32_t i = ties->first[u]; i < ties->first[u + 1]; i++) {
      if (!ties->directed && u > ties->target[i]) continue;
      fprintf(stream, "%u %u", u, ties->target[i]);
      write_probability(ties, ' ', probability_of(ties, i), stream);
      fputc('\n', stream);
    }
  if (!is_last_alone) return 0;
  fprintf(stream, "%u %u", n - 1, n - 1);
  write_probability(ties, ' ', 0, stream);
  fputc('\n', stream);
  return 0;
}

static void write_cell(const char *word, FILE *stream) {
  bool is_plain = *word && !strpbrk(word, "\",\r\n \t");
  if (!is_plain) fputc('"', stream);
  for (const char *c = word; *c; c++) {
    if (*c == '"') fputc('"', stream);
    fputc(*c, stream);
  }
  if (!is_plain) fputc('"', stream);
}

static void write_id(const reach_world *world, uint32_t u, FILE *stream) {
  if (world->name)
    write_cell(world->name[u], stream);
  else
    fprintf(stream, "%u", u);
}

static void write_tie(const reach_world *world, const reach_ties *ties, uint32_t u, uint32_t v,
                      double probability, FILE *stream) {
  write_id(world, u, stream);
  fputc(',', stream);
  write_id(world, v, stream);
  write_probability(ties, ',', probability, stream);
  fputc('\n', stream);
}

static int check_names(const reach_world *world, reach_report *report) {
  if (!world->name) return 0;
  reach_numbering names;
  int status = reach_numbering_init(world->name, world->n_associates, &names, report);
  bool is_empty = false;
  for (uint32_t i = 0; i < names.n && !status; i++) is_empty = is_empty || !*names.word[i];
  if (!status && (is_empty || names.n < world->n_associates))
    status = reach_report_add(report, REACH_INVALID,
                              "two people have the same name, or one has none: CSV tells people by "
                              "their names; write .graphml instead");
  reach_numbering_free(&names);
  return status;
}

/* Readers number people by first appearance, so everybody appears in turn: with a tie to somebody
 * earlier, or in a line `u,u`. */
static int write_csv(const reach_world *world, const reach_ties *ties, FILE *stream,
                     reach_report *report) {
  int status = check_names(world, report);
  if (!status) status = check_no_loops(ties, "CSV", report);
  if (status) return status;
  fprintf(stream, "from,to%s\n", ties->probability ? ",probability" : "");
  for (uint32_t u = 0; u < ties->n_people; u++) {
    if (ties->directed || !has_lower(ties, u)) write_tie(world, ties, u, u, 0, stream);
    for (uint32_t i = ties->first[u]; i < ties->first[u + 1] && !ties->directed; i++)
      if (ties->target[i] < u)
        write_tie(world, ties, ties->target[i], u, probability_of(ties, i), stream);
  }
  for (uint32_t u = 0; u < ties->n_people && ties->directed; u++)
    for (uint32_t i = ties->first[u]; i < ties->first[u + 1]; i++)
      write_tie(world, ties, u, ties->target[i], probability_of(ties, i), stream);
  return 0;
}

static igraph_error_t set_words(igraph_t *graph, const char *attribute, char *const *word,
                                const uint32_t *index, uint32_t n) {
  igraph_error_t error = IGRAPH_SUCCESS;
  igraph_strvector_t values;
  error = igraph_strvector_init(&values, n);
  if (error) return error;
  for (uint32_t u = 0; u < n && !error; u++)
    error = igraph_strvector_set(&values, u, word[index ? index[u] : u]);
  if (!error) error = igraph_cattribute_VAS_setv(graph, attribute, &values);
  igraph_strvector_destroy(&values);
  return error;
}

/* Ends of ties, and their probabilities where they have some. */
static igraph_error_t list_ties(const reach_ties *ties, igraph_vector_int_t *ends,
                                igraph_vector_t *probabilities) {
  igraph_error_t error = igraph_vector_int_reserve(ends, 2 * (igraph_integer_t)ties->n_arcs);
  for (uint32_t u = 0; u < ties->n_people && !error; u++)
    for (uint32_t i = ties->first[u]; i < ties->first[u + 1] && !error; i++) {
      if (!ties->directed && ties->target[i] < u) continue;
      error = igraph_vector_int_push_back(ends, u);
      if (!error) error = igraph_vector_int_push_back(ends, ties->target[i]);
      if (!error && ties->probability)
        error = igraph_vector_push_back(probabilities, probability_of(ties, i));
    }
  return error;
}

static igraph_error_t make_graph(const reach_ties *ties, const char *attribute, igraph_t *graph) {
  igraph_vector_int_t ends;
  igraph_vector_t probabilities;
  igraph_error_t error = igraph_vector_int_init(&ends, 0);
  if (error) return error;
  error = igraph_vector_init(&probabilities, 0);
  if (error) {
    igraph_vector_int_destroy(&ends);
    return error;
  }
  error = list_ties(ties, &ends, &probabilities);
  if (!error) error = igraph_create(graph, &ends, ties->n_people, ties->directed);
  if (!error && ties->probability) {
    error = igraph_cattribute_EAN_setv(graph, attribute, &probabilities);
    if (error) igraph_destroy(graph);
  }
  igraph_vector_int_destroy(&ends);
  igraph_vector_destroy(&probabilities);
  return error;
}

typedef igraph_error_t graph_writer(const igraph_t *graph, FILE *stream);

/* What a format calls the name of a person and the probability of a tie. */
typedef struct {
  const char *name, *probability;
  bool with_departments;
  graph_writer *write;
} graph_format;

static int write_graph(const reach_world *world, const reach_ties *ties, const graph_format *format,
                       FILE *stream, reach_report *report) {
  igraph_attribute_table_t *previous = igraph_set_attribute_table(&igraph_cattribute_table);
  igraph_t graph;
  uint32_t n = ties->n_people;
  igraph_error_t error = make_graph(ties, format->probability, &graph);
  bool has_graph = !error;
  if (!error && world->name) error = set_words(&graph, format->name, world->name, NULL, n);
  if (!error && format->with_departments && world->departments.n_departments)
    error =
        set_words(&graph, "department", world->departments.name, world->departments.department, n);
  if (!error) error = format->write(&graph, stream);
  if (has_graph) igraph_destroy(&graph);
  igraph_set_attribute_table(previous);
  return error ? reach_igraph_failed(error, "writing a network", report) : 0;
}

static igraph_error_t as_graphml(const igraph_t *graph, FILE *stream) {
  const igraph_bool_t prefix_attributes = true;
  return igraph_write_graph_graphml(graph, stream, prefix_attributes);
}

static igraph_error_t as_gml(const igraph_t *graph, FILE *stream) {
  return igraph_write_graph_gml(graph, stream, IGRAPH_WRITE_GML_DEFAULT_SW, NULL, "Orgreach");
}

static int write_graphml(const reach_world *world, const reach_ties *ties, FILE *stream,
                         reach_report *report) {
  const graph_format format = {"name", "probability", true, as_graphml};
  return write_graph(world, ties, &format, stream, report);
}

static int write_gml(const reach_world *world, const reach_ties *ties, FILE *stream,
                     reach_report *report) {
  const graph_format format = {"label", "probability", true, as_gml};
  return write_graph(world, ties, &format, stream, report);
}

static int write_pajek(const reach_world *world, const reach_ties *ties, FILE *stream,
                       reach_report *report) {
  const graph_format format = {"id", "weight", false, igraph_write_graph_pajek};
  return write_graph(world, ties, &format, stream, report);
}

static const struct {
  const char *ending;
  writer *write;
  bool has_names, has_departments; /* what the format can hold */
  const char *cannot;              /* characters that its reader does not give back */
} formats[] = {
    {".edges", write_edges, false, false, ""}, {".txt", write_edges, false, false, ""},
    {".csv", write_csv, true, false, ""},      {".graphml", write_graphml, true, true, ""},
    {".gml", write_gml, true, true, ""},       {".net", write_pajek, true, false, "\"\\\r\n"},
};

enum { N_FORMATS = sizeof formats / sizeof *formats };

static int write_people(const reach_world *world, bool with_names, FILE *stream) {
  const reach_departments *d = &world->departments;
  fprintf(stream, "person,department%s\n", with_names ? ",name" : "");
  for (uint32_t u = 0; u < world->n_associates; u++) {
    fprintf(stream, "%u,", u);
    write_cell(d->n_departments ? d->name[d->department[u]] : "-", stream);
    if (with_names) fputc(',', stream), write_cell(world->name[u], stream);
    fputc('\n', stream);
  }
  return 0;
}

static int check_characters(const reach_world *world, const char *cannot, reach_report *report) {
  for (uint32_t u = 0; world->name && *cannot && u < world->n_associates; u++)
    if (strpbrk(world->name[u], cannot))
      return reach_report_add(report, REACH_INVALID,
                              "%.60s: this name of a person cannot stand in a Pajek file; write "
                              ".graphml instead",
                              world->name[u]);
  return 0;
}

typedef struct {
  writer *write;
  const reach_world *world;
  const reach_ties *ties;
  FILE *stream;
} writing;

static int write_guarded(void *context, reach_igraph_guard *guard, reach_report *report) {
  const writing *job = context;
  (void)guard;
  return job->write(job->world, job->ties, job->stream, report);
}

/* glibc closes a stream in memory without a word when the last of it found no room. */
static int close_text(FILE *stream, int status, const reach_text *text, reach_report *report) {
  bool has_failed = ferror(stream);
  has_failed = fclose(stream) || has_failed || !text->n;
  return status || !has_failed ? status : reach_report_no_memory(report, "the text of a network");
}

int reach_network_write(const reach_world *world, uint32_t network, const char *path,
                        reach_text *text, reach_text *people, reach_report *report) {
  *text = *people = (reach_text){0};
  size_t n = strlen(path), f = 0;
  while (f < N_FORMATS && (n <= strlen(formats[f].ending) ||
                           strcasecmp(path + n - strlen(formats[f].ending), formats[f].ending)))
    f++;
  if (f == N_FORMATS)
    return reach_report_add(report, REACH_USAGE,
                            "%s: the ending of its name must be .edges, .txt, .csv, .graphml, .gml "
                            "or .net",
                            path);
  int status = check_characters(world, formats[f].cannot, report);
  if (status) return status;
  FILE *stream = open_memstream(&text->text, &text->n);
  if (!stream) return reach_report_no_memory(report, "the text of a network");
  writing job = {formats[f].write, world, &world->network[network], stream};
  status = reach_igraph_run(write_guarded, &job, (reach_stream){0}, NULL, report);
  status = close_text(stream, status, text, report);
  bool with_names = world->name && !formats[f].has_names;
  bool with_departments = world->departments.n_departments && !formats[f].has_departments;
  if (status || !(with_names || with_departments)) return status;
  stream = open_memstream(&people->text, &people->n);
  if (!stream) return reach_report_no_memory(report, "the departments of a network");
  return close_text(stream, write_people(world, with_names, stream), people, report);
}
