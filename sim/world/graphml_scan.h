/* What igraph's reader of GraphML passes over in silence, found in the text of the file. */
#ifndef REACH_WORLD_GRAPHML_SCAN_H
#define REACH_WORLD_GRAPHML_SCAN_H

#include "world/lines.h"

/* Refuses a text without a graphml element, such as a page of HTML, and one that is not UTF-8
 * unless it names its encoding. */
int reach_graphml_check_text(const reach_lines *lines, reach_report *report);

/* igraph makes a person of every word that an edge ends at. Refuses a network of n_people when
 * fewer node elements are in the text; word[n_people] are their ids as igraph has them, or NULL.
 * Nothing is refused where entities may stand for nodes. */
int reach_graphml_check_nodes(const reach_lines *lines, uint32_t n_people, char *const *word,
                              reach_report *report);

#endif
