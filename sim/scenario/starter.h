/* The scenario that `orgreach init` writes. */
#ifndef REACH_SCENARIO_STARTER_H
#define REACH_SCENARIO_STARTER_H

/* YAML with comments: units and grades as in params.def (a test compares them). */
extern const char reach_starter_text[];

#endif
