/* CSV as RFC 4180 has it, cell by cell: CR LF after each row, quotes where needed.
 * Numbers read back to the same bits (%.17g); what does not exist is an empty cell; text that
 * a spreadsheet would take for a formula gets a leading apostrophe. */
#ifndef REACH_STORE_CSV_H
#define REACH_STORE_CSV_H

#include <stdint.h>

#include "store/file.h"

void reach_csv_text(reach_file *file, const char *text);
void reach_csv_number(reach_file *file, double number);
void reach_csv_count(reach_file *file, uint64_t count);
void reach_csv_end_row(reach_file *file);
/* A whole row of plain words, such as the header. `words` are joined by commas already. */
void reach_csv_header(reach_file *file, const char *words);

#endif
