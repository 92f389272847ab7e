/* What the completion of a shell is made of: commands, options, and what to offer for a value. */
#ifndef REACH_COMMAND_COMPLETION_H
#define REACH_COMMAND_COMPLETION_H

#include <stdio.h>

#include "command/command.h"
#include "scenario/params.h"
#include "scenario/words.h"

enum reach_offer {
  REACH_OFFER_NOTHING, /* numbers, names that only the user knows */
  REACH_OFFER_FILES,
  REACH_OFFER_FOLDERS,
  REACH_OFFER_SCENARIOS, /* .yaml, .yml */
  REACH_OFFER_TABLES,    /* .csv */
  REACH_OFFER_KEYS,      /* KEY= of a scenario, then its words */
  REACH_OFFER_NAMES,     /* what `explain` explains */
  REACH_OFFER_CASES,     /* of the self-test */
  REACH_OFFER_WORDS,     /* one of the words */
  REACH_OFFER_LIST,      /* words joined by commas */
  REACH_N_OFFERS
};

/* What to offer for a value or operand that help calls `value`, such as "DIR..." or "[NAME]", or
 * for none (NULL). Fills the words, of REACH_OFFER_WORDS and REACH_OFFER_LIST. */
enum reach_offer reach_offer_of(const char *command, const char *value, reach_words *words);

/* Does the option or operand come again and again? */
bool reach_offer_repeats(enum reach_offer offer, const char *value);

/* The words of a parameter: its choices, or true and false; none for others. */
void reach_offer_words(const reach_param *param, reach_words *words);

/* All names that may be offered, one after the other: NULL at the end. */
const char *reach_offer_name(size_t i); /* of REACH_OFFER_NAMES */
const char *reach_offer_case(size_t i); /* of REACH_OFFER_CASES */

/* Writes words joined by `between`. */
void reach_offer_write(FILE *out, const reach_words *words, const char *between);

/* Text within single quotes of a shell in which a backslash ends neither them nor itself: each
 * quote becomes '\'' and each of `special` gets a backslash. */
void reach_offer_quote(FILE *out, const char *text, const char *special);

/* Writers of the scripts. */
typedef void reach_completion_writer(FILE *out);
reach_completion_writer reach_completion_bash, reach_completion_zsh, reach_completion_fish;

#endif
