/* Rules about the precision that replicates are played for. */
#include "scenario/ruling.h"

bool reach_rule_precision_is_a_number(reach_ruling *r) {
  const reach_params *p = r->p;
  if (!*p->precision_measure || p->precision_relative > 0 || p->precision_absolute > 0) return true;
  return reach_rule_object(r,
                           "precision.relative: it is 0, and so is precision.absolute; no number "
                           "of replicates is that precise: give one of them above 0, such as "
                           "relative: 0.01");
}

bool reach_rule_precision_begins_below_its_end(reach_ruling *r) {
  const reach_params *p = r->p;
  if (p->precision_min <= p->precision_max) return true;
  return reach_rule_object(r, "precision.min: %lld is more than precision.max, %lld",
                           (long long)p->precision_min, (long long)p->precision_max);
}
