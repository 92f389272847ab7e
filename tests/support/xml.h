/* Is a text well-formed XML, and what does it say? For the pictures that we draw. */
#ifndef REACH_TESTS_XML_H
#define REACH_TESTS_XML_H

#include <stdbool.h>

/* Tags balance, references and characters are legal. `why` tells the first offence. */
bool xml_is_well_formed(const char *text, char why[200]);

/* The text between the tags, references resolved; caller frees. */
char *xml_text(const char *text);

#endif
