/* A sensitivity in words: what was asked, what was varied, what matters most. */
#ifndef REACH_PRESENT_SENSITIVITY_WORDS_H
#define REACH_PRESENT_SENSITIVITY_WORDS_H

#include "present/lettering.h"
#include "present/number.h"
#include "study/sensitivity.h"

/* "reach of social, times that of traditional". */
reach_line reach_sensitivity_subject(const reach_sensitivity *s);

/* "feed.attention" */
reach_line reach_lever_name(const reach_sensitivity *s, const reach_lever *lever);
/* "0.03 to 0.4", "product, weakest-leg, mean". */
reach_line reach_lever_range(const reach_sensitivity *s, const reach_lever *lever);
/* "0.35" or a word; a dash where there is none. */
reach_number reach_lever_value(const reach_sensitivity *s, const reach_lever *lever, double value);
/* "0.43×", "12,300": a result. */
reach_number reach_sensitivity_result(const reach_sensitivity *s, reach_aspect_value value);
/* "1.47× (1.41–1.53)", "0.31 (0.28–0.34)": an effect, mu star or index with its interval. */
reach_line reach_estimated_words(const reach_sensitivity *s, const reach_estimated *e);
/* "2", or "2 (1–4)" with the ranks that it may have. */
reach_line reach_lever_rank(const reach_lever *lever);

/* One sentence that the intervals bear out: what matters most, and whether that is clear. */
reach_line reach_sensitivity_headline(const reach_sensitivity *s);

#endif
