/* Networks in files: edge list, CSV, GraphML, GML, Pajek, org chart. One row a format. */
#ifndef REACH_WORLD_NETWORK_FILE_H
#define REACH_WORLD_NETWORK_FILE_H

#include "world/built.h"
#include "world/known.h"

/* What is wanted of a file. */
typedef struct {
  reach_tie_rule rule;
  bool with_probability;    /* of every tie: a third word, or the column or attribute `probability`;
                               without it such columns and attributes are not looked at */
  const reach_known *known; /* the people, by id: a file of ties among others is refused, and has
                               neither names nor departments; NULL: people are the file's */
} reach_reading;

/* Reads the file into zeroed *built; the caller frees it, also on failure, and has entered the
 * igraph guard. `format` is REACH_FORMAT_...; auto goes by the ending of the name. Undirected: ties
 * go both ways, whatever the file says. Errors: REACH_UNREADABLE, REACH_TOO_BIG, REACH_NO_MEMORY.
 */
int reach_network_file(const char *path, int format, reach_reading how, reach_built *built,
                       reach_report *report);

/* Ties written in the scenario, network.edges: "0 1; 1 2". Errors: REACH_INVALID, too. */
int reach_network_edges(const char *text, reach_reading how, reach_built *built,
                        reach_report *report);

/* Lines of an edge list, comments and blank ones too: it has no more ties. The same errors. */
int reach_network_count_lines(const char *path, double *lines, reach_report *report);

/* What auto means for a file of this name. */
int reach_network_format(const char *path, int format);

/* The readers. CSV has the columns from and to, or id, manager and perhaps department; one that
 * begins with a number is an edge list. */
int reach_read_edge_list(const char *path, reach_reading how, reach_built *built,
                         reach_report *report);
int reach_read_csv(const char *path, reach_reading how, reach_built *built, reach_report *report);
int reach_read_org_chart(const char *path, reach_reading how, reach_built *built,
                         reach_report *report);
int reach_read_graphml(const char *path, reach_reading how, reach_built *built,
                       reach_report *report);
int reach_read_gml(const char *path, reach_reading how, reach_built *built, reach_report *report);
int reach_read_pajek(const char *path, reach_reading how, reach_built *built, reach_report *report);

/* Departments, and names where it has them, of n_people: `person department` a line, or CSV with
 * the columns person, department and perhaps name. Names given before are kept where there are
 * none. Caller frees *departments and names, also on failure. */
int reach_people_read(const char *path, uint32_t n_people, reach_departments *departments,
                      char ***name, reach_report *report);

/* Fills departments from one word a person. `words` are copied. */
int reach_departments_of_words(char *const *words, uint32_t n_people,
                               reach_departments *departments, reach_report *report);

#endif
