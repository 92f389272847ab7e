/* How many times too many people a calculator counts, as a sentence. */
#include <math.h>
#include <stdio.h>

#include "present/audit_words.h"
#include "present/headline.h"

reach_line reach_headline_audit(const reach_result *result) {
  reach_line out = {"Nobody sees what the calculator counts"};
  const reach_audit_answer *a = &result->audit.answer[reach_audit_focus(result)];
  const reach_bin *seen = &a->inflation[REACH_AUDIT_SEEN];
  size_t n_wrong = result->audit.table.n_of[REACH_AUDIT_WRONG];
  char mistakes[80] = "";
  if (n_wrong)
    snprintf(mistakes, sizeof mistakes, ", and %zu of its numbers %s wrong", n_wrong,
             n_wrong == 1 ? "is" : "are");
  if (seen->mean > 0)
    snprintf(out.text, sizeof out.text, "The calculator adds %.100s as many people as see it%s",
             reach_audit_times(seen).text, mistakes);
  return out;
}
