#include "present/sensitivity_table.h"

#include <math.h>
#include <string.h>

#include "present/columns.h"
#include "present/sensitivity_words.h"

enum { N_CELLS = 6 };
static const double name_em = 22, range_em = 14;
/* More noise than this deserves a word. */
static const double much_noise = 0.05;

/* One line of the table. */
typedef struct {
  reach_line cell[N_CELLS];
} row;

static const char *const headings[][N_CELLS] = {
    [REACH_SENSITIVITY_ONE_AT_A_TIME] = {"rank", "parameter", "as it is", "low: result",
                                         "high: result", "effect (95 %)"},
    [REACH_SENSITIVITY_MORRIS] = {"rank", "parameter", "range", "mu* (95 %)", "sigma", "mu"},
    [REACH_SENSITIVITY_SOBOL] = {"rank", "parameter", "range", "alone (95 %)", "with others (95 %)",
                                 ""}};

static void say(row *r, size_t c, const char *text) {
  snprintf(r->cell[c].text, sizeof r->cell[c].text, "%s", text);
}

static reach_line end_words(const reach_sensitivity *s, const reach_lever *lever,
                            const reach_lever_end *end) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s: %s", reach_lever_value(s, lever, end->value).text,
           isnan(end->result.at) ? "missing" : reach_sensitivity_result(s, end->result).text);
  return out;
}

static reach_estimated alone(double at) {
  return (reach_estimated){at, NAN, NAN, NAN, NAN};
}

static row row_of(const reach_sensitivity *s, const reach_lever *lever) {
  row r = {0};
  r.cell[0] = reach_lever_rank(lever);
  r.cell[1] = reach_line_squeezed(reach_lever_name(s, lever).text, name_em, false);
  r.cell[2] = reach_line_squeezed(reach_lever_range(s, lever).text, range_em, false);
  if (s->method == REACH_SENSITIVITY_ONE_AT_A_TIME) {
    say(&r, 2, reach_lever_value(s, lever, lever->value).text);
    r.cell[3] = end_words(s, lever, &lever->low);
    r.cell[4] = end_words(s, lever, &lever->high);
    r.cell[5] = reach_estimated_words(s, &lever->effect);
  } else if (s->method == REACH_SENSITIVITY_MORRIS) {
    reach_estimated sigma = alone(lever->morris.sigma), mu = alone(lever->morris.mu);
    r.cell[3] = reach_estimated_words(s, &lever->morris.mu_star);
    r.cell[4] = reach_estimated_words(s, &sigma);
    r.cell[5] = reach_estimated_words(s, &mu);
  } else {
    r.cell[3] = reach_estimated_words(s, &lever->sobol.first);
    r.cell[4] = reach_estimated_words(s, &lever->sobol.total);
  }
  return r;
}

static void widen(size_t width[N_CELLS], const row *r) {
  for (size_t c = 0; c < N_CELLS; c++) {
    size_t mine = reach_columns(r->cell[c].text);
    if (mine > width[c]) width[c] = mine;
  }
}

static void print_row(FILE *out, const row *r, const size_t width[N_CELLS]) {
  size_t last = N_CELLS - 1;
  while (last > 0 && !*r->cell[last].text) last--;
  for (size_t c = 0; c < last; c++) {
    fputs(c ? "   " : "  ", out);
    reach_print_padded(out, r->cell[c].text, width[c], 0);
  }
  fprintf(out, "   %s\n", r->cell[last].text);
}

static void print_rows(FILE *out, const reach_sensitivity *s) {
  row head = {0};
  size_t width[N_CELLS] = {0}, n = s->design.n_axes;
  for (size_t c = 0; c < N_CELLS; c++) say(&head, c, headings[s->method][c]);
  widen(width, &head);
  for (size_t i = 0; i < n; i++) {
    row r = row_of(s, &s->lever[i]);
    widen(width, &r);
  }
  print_row(out, &head, width);
  for (size_t i = 0; i < n; i++) {
    row r = row_of(s, &s->lever[i]);
    if (i == REACH_LEVERS_NAMED) fputs("  these five matter most; the others:\n", out);
    print_row(out, &r, width);
  }
}

static void print_untried(FILE *out, const reach_sensitivity *s) {
  reach_line out_line = {""};
  for (size_t i = 0; i < s->n_untried; i++) {
    size_t used = strlen(out_line.text);
    snprintf(out_line.text + used, sizeof out_line.text - used, "%s%s",
             i ? ", " : "Not varied, for want of a range: ", reach_param_table[s->untried[i]].key);
  }
  if (!s->n_untried) return;
  fputs("  ", out);
  reach_print_wrapped(out, out_line.text, 2);
}

static void print_notes(FILE *out, const reach_sensitivity *s) {
  reach_line line;
  size_t n = s->design.n_axes;
  if (n > 1) {
    snprintf(
        line.text, sizeof line.text,
        "In brackets after a rank: the ranks it may have, by intervals widened so that all %zu "
        "hold together (95 %%, Bonferroni).",
        n);
    fputs("  ", out);
    reach_print_wrapped(out, line.text, 2);
  }
  if (s->noise_share > much_noise) {
    snprintf(line.text, sizeof line.text,
             "Up to %s of the variance may be the luck of %s replicates; more of them "
             "(--replicates) tell more.",
             reach_number_percent(fmin(s->noise_share, 1), 0).text,
             reach_number_grouped((double)s->design.n_replicates, 0).text);
    fputs("  ", out);
    reach_print_wrapped(out, line.text, 2);
  }
  for (size_t i = 0; i < n; i++) {
    if (!s->lever[i].n_missing) continue;
    snprintf(line.text, sizeof line.text,
             "%.300s: %.40s missing; what is left may speak for less than "
             "its range.",
             reach_lever_name(s, &s->lever[i]).text,
             reach_number_grouped((double)s->lever[i].n_missing, 0).text);
    fputs("  ", out);
    reach_print_wrapped(out, line.text, 2);
  }
  print_untried(out, s);
}

void reach_sensitivity_print(FILE *out, const reach_sensitivity *s, const char *folder,
                             bool has_color) {
  static const char *const methods[] = {"one at a time", "Morris", "Sobol indices"};
  const char *bold = has_color ? "\x1b[1m" : "", *plain = has_color ? "\x1b[0m" : "";
  fprintf(out, "%s%s%s\n", bold, reach_line_sentence(reach_sensitivity_headline(s).text).text,
          plain);
  fprintf(out, "What is looked at: %s%s%s\n", reach_sensitivity_subject(s).text,
          s->method == REACH_SENSITIVITY_ONE_AT_A_TIME ? "; as it is " : "",
          s->method == REACH_SENSITIVITY_ONE_AT_A_TIME
              ? reach_sensitivity_result(s, s->as_it_is).text
              : "");
  fprintf(out, "%zu %s%s, %s: %s points", s->design.n_axes,
          s->is_of_assumptions ? "assumption" : "parameter", s->design.n_axes == 1 ? "" : "s",
          methods[s->method], reach_number_grouped((double)s->design.n_points, 0).text);
  fprintf(out, " x %s replicate%s\n\n",
          reach_number_grouped((double)s->design.n_replicates, 0).text,
          s->design.n_replicates == 1 ? "" : "s");
  print_rows(out, s);
  fputc('\n', out);
  print_notes(out, s);
  fprintf(out, "\nTables:  %s/sensitivity.csv; of all points: orgreach export %s\n",
          reach_line_clean(folder).text, reach_line_clean(folder).text);
}
