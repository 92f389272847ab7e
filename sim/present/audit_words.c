#include "present/audit_words.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "present/names.h"

static const double name_width = 16; /* em */

reach_number reach_audit_number(double value) {
  static const double large = 100;
  enum { DIGITS = 4, DECIMALS = 2 };
  if (!isfinite(value) || value == floor(value)) return reach_number_grouped(value, 0);
  int decimals = fabs(value) >= large ? DECIMALS : reach_number_digits(value, DIGITS);
  return reach_number_grouped(value, decimals);
}

reach_line reach_audit_times(const reach_bin *x) {
  reach_line out;
  if (!isfinite(x->mean)) return (reach_line){"–"};
  int decimals = reach_number_ratio_decimals(x->mean, x->ci_low, x->ci_high);
  if (reach_number_has_range(x->ci_low, x->ci_high, decimals))
    snprintf(out.text, sizeof out.text, "%s (%s)", reach_number_times(x->mean, decimals).text,
             reach_number_range(x->ci_low, x->ci_high, decimals).text);
  else
    snprintf(out.text, sizeof out.text, "%s", reach_number_times(x->mean, decimals).text);
  return out;
}

size_t reach_audit_focus(const reach_result *result) {
  size_t focus = 0;
  for (size_t o = 1; o < result->scenario->n_organizations; o++) {
    const reach_audit_answer *a = result->audit.answer;
    const reach_summary *mine = &a[o].step[REACH_AUDIT_SEEN],
                        *best = &a[focus].step[REACH_AUDIT_SEEN];
    if (mine->mean < best->mean) focus = o;
  }
  return focus;
}

static const reach_audit_check *first_mistake(const reach_calculator *table) {
  for (size_t i = 0; i < table->n_checks; i++)
    if (table->check[i].verdict == REACH_AUDIT_WRONG) return &table->check[i];
  return NULL;
}

/* "1 of the table's 5 sums is wrong: line 4 states 12,870 followers, right is 14,870". */
static reach_line mistakes_in_words(const reach_calculator *table) {
  reach_line out = {"the table states nothing that could be computed"};
  const reach_audit_check *first = first_mistake(table);
  size_t n = table->n_checks, n_wrong = table->n_of[REACH_AUDIT_WRONG];
  if (!n) return out;
  reach_number which = {"the one number of the table that can be computed"};
  if (n > 1)
    snprintf(which.text, sizeof which.text, "%zu of %zu computed numbers of the table", n_wrong, n);
  if (!n_wrong) {
    snprintf(out.text, sizeof out.text, "%s right",
             n > 1 ? "all computed numbers of the table are"
                   : "the one number of the table that can be computed is");
    return out;
  }
  snprintf(out.text, sizeof out.text,
           "%s %s wrong: line %" PRIu64 " states %s as %s%s, right is %s", which.text,
           n_wrong == 1 ? "is" : "are", table->row[first->row].line,
           reach_audit_number(first->stated).text, first->is_sum ? "sum of " : "",
           reach_audit_title[first->column], reach_audit_number(first->right).text);
  return out;
}

/* "14,870 contacts are 13,602 people, and 4,800 people see it: the sum is 3.1x as many". */
static reach_line contacts_in_words(const reach_result *result) {
  reach_line out;
  size_t o = reach_audit_focus(result);
  const reach_audit_answer *a = &result->audit.answer[o];
  const reach_summary *people = &a->step[REACH_AUDIT_UNIQUE], *seen = &a->step[REACH_AUDIT_SEEN];
  double contacts = result->audit.table.right[REACH_AUDIT_CONTACTS];
  char unique[100] = "", whose[220] = "", inflated[200] = "nobody sees it";
  if (isfinite(people->mean))
    snprintf(unique, sizeof unique, " are %s different people",
             reach_number_grouped(people->mean, 0).text);
  if (result->scenario->n_organizations > 1)
    snprintf(whose, sizeof whose, " (%.200s)", reach_name_shown(result, o, name_width).text);
  if (seen->mean > 0)
    snprintf(inflated, sizeof inflated, "%s see it",
             reach_number_estimate(seen->mean, seen->ci_low, seen->ci_high).text);
  size_t n = (size_t)snprintf(out.text, sizeof out.text, "%s contacts%s, and %s%s",
                              reach_number_grouped(contacts, 0).text, unique, inflated, whose);
  if (seen->mean > 0 && n < sizeof out.text)
    snprintf(out.text + n, sizeof out.text - n, ": the sum is %.64s as many",
             reach_audit_times(&a->inflation[REACH_AUDIT_SEEN]).text);
  return out;
}

reach_sentence reach_audit_sentence(const reach_result *result) {
  reach_sentence out = {""};
  if (!result->audit.is_made) return out;
  snprintf(out.text, sizeof out.text, "Audit: %.900s; %.900s.",
           mistakes_in_words(&result->audit.table).text, contacts_in_words(result).text);
  return out;
}
