/* What a sensitivity says: sensitivity.csv, a row for each parameter by rank, and JSON. */
#ifndef REACH_STORE_SENSITIVITY_H
#define REACH_STORE_SENSITIVITY_H

#include "store/folder.h"
#include "store/json.h"
#include "study/sensitivity.h"

/* Writes REACH_SENSITIVITY_NAME into the folder. */
int reach_sensitivity_write(const reach_sensitivity *s, reach_folder *folder, reach_report *report);

/* One object that ends in a newline; caller frees. NULL when out of memory. */
char *reach_sensitivity_json(const reach_sensitivity *s);

#endif
