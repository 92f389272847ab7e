/* Numbers as a table for people states them: "6,300,000", "6.3M", "8.53%", and what such a
 * notation leaves open. See docs/model.md, Audit. */
#ifndef REACH_WORLD_STATED_H
#define REACH_WORLD_STATED_H

#include <stdbool.h>

#include "scenario/number.h"

typedef struct {
  double value;
  double unit;    /* of its last digit: rounded up or down it is off by less */
  double nearest; /* and by less than this where it is rounded to the nearest */
  double open;    /* as a part of something it may be off by this; 0 = taken as it stands */
} reach_stated;

/* A decimal number, maybe with commas between thousands, or K, M or B behind it, or (where
 * `may_be_percent`) a percent sign. False, and why, where it is none of these. */
bool reach_stated_read(const char *text, bool may_be_percent, reach_stated *stated,
                       char why[REACH_WHY_SIZE]);

/* How a stated result compares with the computed one, which lies in low..high. */
enum reach_agreement { REACH_AGREES, REACH_AGREES_ROUNDED, REACH_DISAGREES };
enum reach_agreement reach_stated_compare(const reach_stated *stated, double low, double high);

#endif
