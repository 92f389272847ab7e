#include "present/claims.h"

#include <math.h>
#include <string.h>

#include "present/claim_words.h"
#include "present/columns.h"
#include "present/names.h"
#include "study/claim.h"

enum { MOST_SHOWN = 5, N_CELLS = 4 };
static const double name_em = 24;

/* One line of the table: assumption, as it is, low end, high end. */
typedef struct {
  reach_line cell[N_CELLS];
} row;

reach_line reach_claim_end_words(const reach_claim_answer *claim, int param,
                                 const reach_range_end *end) {
  reach_line out;
  enum reach_aspect aspect = claim->assumptions.aspect;
  if (isnan(end->value)) return (reach_line){"–"};
  if (!end->is_played) {
    snprintf(out.text, sizeof out.text, "%s: impossible",
             reach_assumption_value(param, end->value).text);
    return out;
  }
  reach_aspect_value result = reach_finding_aspect(&end->finding, aspect);
  snprintf(out.text, sizeof out.text, "%s: %s%s%s%s",
           reach_assumption_value(param, end->value).text, reach_aspect_words(result, aspect).text,
           reach_claim_turns(claim, end) ? " (" : "",
           reach_claim_turns(claim, end) ? reach_verdict_name(end->finding.verdict) : "",
           reach_claim_turns(claim, end) ? ")" : "");
  return out;
}

static row row_of(const reach_result *result, const reach_assumption *a) {
  row out;
  reach_line name = reach_assumption_words(result, a);
  out.cell[0] = reach_line_squeezed(name.text, name_em, false);
  snprintf(out.cell[1].text, sizeof out.cell[1].text, "%s",
           isnan(a->value) ? "–" : reach_assumption_value(a->param, a->value).text);
  out.cell[2] = reach_claim_end_words(&result->claim, a->param, &a->low);
  out.cell[3] = reach_claim_end_words(&result->claim, a->param, &a->high);
  return out;
}

static void print_rows(FILE *out, const row *rows, size_t n) {
  size_t width[N_CELLS] = {0};
  for (size_t r = 0; r < n; r++)
    for (size_t c = 0; c < N_CELLS; c++) {
      size_t mine = reach_columns(rows[r].cell[c].text);
      if (mine > width[c]) width[c] = mine;
    }
  for (size_t r = 0; r < n; r++) {
    for (size_t c = 0; c < N_CELLS; c++) {
      fputs(c ? "   " : "  ", out);
      if (c + 1 < N_CELLS)
        reach_print_padded(out, rows[r].cell[c].text, width[c], c == 1);
      else
        fputs(rows[r].cell[c].text, out);
    }
    fputc('\n', out);
  }
}

/* "reach of social, times that of traditional; "; nothing of a claim, which is told already. */
static reach_line what_is_asked(const reach_result *result) {
  reach_line out = {""};
  const reach_claim_answer *claim = &result->claim;
  enum reach_aspect aspect = claim->assumptions.aspect;
  if (claim->is_made) return out;
  reach_line own = reach_name_shown(result, claim->organization, name_em);
  reach_line base = reach_name_shown(result, claim->baseline, name_em);
  snprintf(out.text, sizeof out.text, "%s of %.200s%s%.200s; ",
           reach_measure_table[claim->question.measure].name, own.text,
           aspect == REACH_ASPECT_RATIO        ? ", times that of "
           : aspect == REACH_ASPECT_DIFFERENCE ? ", less that of "
                                               : "",
           aspect == REACH_ASPECT_MEAN ? "" : base.text);
  return out;
}

void reach_claims_print(FILE *out, const reach_result *result, bool has_color) {
  const reach_one_at_a_time *all = &result->claim.assumptions;
  row rows[MOST_SHOWN + 1] = {{{{"assumption"}, {"as it is"}, {"low: result"}, {"high: result"}}}};
  size_t n = 0, n_played = 0;
  for (size_t i = 0; i < all->n_items; i++)
    n_played += all->item[i].low.is_played || all->item[i].high.is_played;
  if (!n_played) return;
  while (n < MOST_SHOWN && n < n_played) n++;
  for (size_t i = 0; i < n; i++) rows[1 + i] = row_of(result, &all->item[i]);
  fprintf(out, "%s%s%s: %s%zu of %zu assumptions, one at a time (%s replicate%s each)\n",
          has_color ? "\x1b[1m" : "",
          result->claim.is_made ? "What the claim rests on" : "What matters most",
          has_color ? "\x1b[0m" : "", what_is_asked(result).text, n, n_played,
          reach_number_grouped((double)all->n_replicates, 0).text,
          all->n_replicates == 1 ? "" : "s");
  print_rows(out, rows, n + 1);
  fputs("  All of them, by what they change: assumptions.csv.\n\n", out);
}
