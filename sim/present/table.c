/* The answer in a terminal. */
#include "present/table.h"

#include <math.h>
#include <string.h>

#include "present/adopters.h"
#include "present/audit_block.h"
#include "present/audit_words.h"
#include "present/bands.h"
#include "present/bass_block.h"
#include "present/claim_words.h"
#include "present/claims.h"
#include "present/columns.h"
#include "present/grid.h"
#include "present/headline.h"
#include "present/idea_bands.h"
#include "present/markets.h"
#include "present/measure_words.h"
#include "present/own_trust.h"
#include "present/planners.h"
#include "present/recruiting_bands.h"
#include "present/response_block.h"
#include "present/response_words.h"
#include "present/rungs.h"
#include "present/scorecard.h"
#include "present/sentence.h"
#include "present/service_block.h"

enum { MOST_ORGANIZATIONS = 64, INDENT = 2 };
static const double name_em = 14; /* of bold letters: about 26 columns */

#define BOLD "\x1b[1m"
#define YELLOW "\x1b[33m"
#define PLAIN "\x1b[0m"

static void paragraph(FILE *out, const char *text, const char *style, bool has_color) {
  if (!*text) return;
  fprintf(out, "%s%*s", has_color ? style : "", INDENT, "");
  reach_print_wrapped(out, text, INDENT);
  if (has_color && *style) fputs(PLAIN, out);
}

typedef struct {
  const reach_result *result;
  int measure[REACH_N_MEASURES]; /* of each row */
} measures;

static reach_grid_cell measure_cell(const void *context, size_t row, size_t o) {
  const measures *m = context;
  return reach_measure_words(&m->result->answer[o].summary[m->measure[row]], m->measure[row]);
}

_Static_assert((int)REACH_N_MEASURES <= (int)REACH_GRID_ROWS, "a row for every measure");

static void print_measures(FILE *out, const reach_result *result, const char *const *names,
                           bool has_color) {
  measures context = {.result = result};
  reach_grid grid = {.n_columns = result->scenario->n_organizations,
                     .cell = measure_cell,
                     .context = &context,
                     .has_color = has_color};
  if (result->scenario->n_organizations > 1) grid.heading = names;
  for (int m = 0; m < REACH_N_MEASURES; m++) {
    if (!reach_measure_is_shown(result, m)) continue;
    context.measure[grid.n_rows] = m;
    grid.row[grid.n_rows++] =
        (reach_grid_row){reach_measure_table[m].name, reach_measure_table[m].unit};
  }
  reach_grid_print(out, &grid);
}

static void add(reach_sentence *to, const char *text) {
  size_t used = strlen(to->text);
  snprintf(to->text + used, sizeof to->text - used, "%s", text);
}

/* Adds the measures that exist in n replicates only, unless an earlier one had the same n. */
static bool add_gap(reach_sentence *to, const reach_summary *s, int first, bool is_first) {
  for (int m = 0; m < first; m++)
    if (s[m].n == s[first].n) return false;
  if (!is_first) add(to, "; ");
  for (int m = first; m < REACH_N_MEASURES; m++) {
    if (s[m].n != s[first].n) continue;
    if (m > first) add(to, ", ");
    add(to, reach_measure_table[m].name);
  }
  add(to, " in ");
  add(to, reach_number_grouped((double)s[first].n, 0).text);
  return true;
}

/* A mean over some replicates only is another number than a mean over all. */
static void print_gaps(FILE *out, const reach_result *result, const char *const *names) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_summary *s = result->answer[o].summary;
    reach_sentence line = {""};
    bool is_first = true;
    snprintf(line.text, sizeof line.text, "Not in every replicate of %.600s: ", names[o]);
    for (int m = 0; m < REACH_N_MEASURES; m++)
      if (s[m].n && s[m].n < result->n_replicates && add_gap(&line, s, m, is_first))
        is_first = false;
    if (is_first) continue;
    add(&line, " of ");
    add(&line, reach_number_grouped((double)result->n_replicates, 0).text);
    add(&line, "; the mean is over those.");
    paragraph(out, line.text, "", false);
  }
}

typedef struct {
  const reach_result *result;
  const reach_figure *row[REACH_GRID_ROWS]; /* one for each name that some organization has */
} figures;

static const reach_figure *find_figure(const reach_answer *answer, const char *name) {
  for (unsigned f = 0; f < answer->n_figures; f++)
    if (!strcmp(answer->figure[f].name, name)) return &answer->figure[f];
  return NULL;
}

/* Organizations with different work ties have different figures: a row belongs to a name. */
static reach_grid_cell figure_cell(const void *context, size_t row, size_t o) {
  const figures *all = context;
  const reach_figure *figure = find_figure(&all->result->answer[o], all->row[row]->name);
  reach_grid_cell cell = {reach_number_estimate(figure ? figure->value : NAN, NAN, NAN), {""}};
  return cell;
}

static size_t list_figures(figures *all) {
  size_t n = 0;
  for (size_t o = 0; o < all->result->scenario->n_organizations; o++) {
    const reach_answer *answer = &all->result->answer[o];
    for (unsigned f = 0; f < answer->n_figures && n < REACH_GRID_ROWS; f++) {
      size_t r = 0;
      while (r < n && strcmp(all->row[r]->name, answer->figure[f].name)) r++;
      if (r == n) all->row[n++] = &answer->figure[f];
    }
  }
  return n;
}

static bool is_one_world(const figures *all, size_t n_rows) {
  for (size_t r = 0; r < n_rows; r++) {
    const reach_figure *first = find_figure(&all->result->answer[0], all->row[r]->name);
    for (size_t o = 1; o < all->result->scenario->n_organizations; o++) {
      const reach_figure *other = find_figure(&all->result->answer[o], all->row[r]->name);
      if (!first || !other) return false;
      double a = first->value, b = other->value;
      if (a != b && !(isnan(a) && isnan(b))) return false;
    }
  }
  return true;
}

static void print_world(FILE *out, const reach_result *result, const char *const *names,
                        bool has_color) {
  figures all = {.result = result};
  size_t n_rows = list_figures(&all);
  if (!n_rows) return;
  bool is_one = is_one_world(&all, n_rows);
  fprintf(out, "\n%sThe world as built%s%s\n", has_color ? BOLD : "",
          is_one && result->scenario->n_organizations > 1 ? ", the same for all organizations" : "",
          has_color ? PLAIN : "");
  reach_grid grid = {.n_rows = n_rows,
                     .n_columns = is_one ? 1 : result->scenario->n_organizations,
                     .heading = is_one ? NULL : names,
                     .cell = figure_cell,
                     .context = &all,
                     .has_color = has_color};
  for (size_t r = 0; r < n_rows; r++)
    grid.row[r] = (reach_grid_row){all.row[r]->name, all.row[r]->unit};
  reach_grid_print(out, &grid);
}

/* One sentence where all organizations live in the same market, else one each with its name. */
static void print_overlaps(FILE *out, const reach_result *result, const char *const *names) {
  reach_sentence first = reach_sentence_overlap(result, 0);
  bool is_one = true;
  for (size_t o = 1; o < result->scenario->n_organizations; o++)
    is_one = is_one && !strcmp(first.text, reach_sentence_overlap(result, o).text);
  if (*first.text || !is_one) fputc('\n', out);
  if (is_one) paragraph(out, first.text, "", false);
  for (size_t o = 0; !is_one && o < result->scenario->n_organizations; o++) {
    reach_sentence mine = reach_sentence_overlap(result, o), line;
    if (!*mine.text) continue;
    snprintf(line.text, sizeof line.text, "%.600s: %.1400s", names[o], mine.text);
    paragraph(out, line.text, "", false);
  }
}

/* Where a claim speaks of hires, ideas or service, what was found of it is the answer. */
static bool is_about_outcome(const reach_result *result) {
  if (!result->claim.is_made || result->claim.question.measure == REACH_MEASURE_reach) return false;
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (result->answer[o].n_cells) return true;
  return false;
}

static void print_reach(FILE *out, const reach_result *result, const char *weight, bool has_color) {
  const reach_scenario *scenario = result->scenario;
  if (scenario->n_organizations == 1)
    paragraph(out, reach_sentence_alone(result).text, weight, has_color);
  for (size_t o = 0; o < scenario->n_organizations; o++)
    if (o != scenario->baseline)
      paragraph(out, reach_sentence_comparison(result, o).text, weight, has_color);
  paragraph(out, reach_sentence_ladder(result).text, weight, has_color);
}

static void print_message(FILE *out, const reach_result *result, bool has_color) {
  const reach_scenario *scenario = result->scenario;
  const reach_params *params = &scenario->organization[scenario->baseline].params;
  const char *title = *params->title ? params->title : scenario->name;
  fprintf(out, "%s", has_color ? BOLD : "");
  reach_print_wrapped(out, reach_line_clean(title).text, 0);
  fputs(has_color ? PLAIN : "", out);
  fprintf(out, "%s\n\n", reach_sentence_setting(result).text);
  bool is_reach_first = !is_about_outcome(result);
  if (is_reach_first) print_reach(out, result, BOLD, has_color);
  paragraph(out, reach_claim_sentence(result).text, BOLD, has_color);
  paragraph(out, reach_audit_sentence(result).text, BOLD, has_color);
  paragraph(out, reach_response_sentence(result).text, BOLD, has_color);
  if (!is_reach_first) print_reach(out, result, "", has_color);
  for (size_t o = 0; o < scenario->n_organizations; o++)
    paragraph(out, reach_sentence_supercritical(result, o).text, YELLOW, has_color);
  if (*params->note) {
    reach_sentence note;
    snprintf(note.text, sizeof note.text, "Note: %s", reach_line_clean(params->note).text);
    paragraph(out, note.text, YELLOW, has_color);
  }
  paragraph(out, reach_sentence_assumptions(scenario).text, "", false);
  fputc('\n', out);
}

static void print_end(FILE *out, const reach_result *result, const reach_table_options *options) {
  fputc('\n', out);
  paragraph(out, reach_sentence_scope(result).text, "", false);
  paragraph(out,
            "reach counts different people, impressions count every exposure taken in, "
            "gross_contacts everybody addressed, repeats included: three different numbers.",
            "", false);
  if (result->scenario->is_network)
    paragraph(out,
              "In a bare network every copy is intact and believed: accurate_reach, accepted_reach "
              "and effective_reach are the same as reach.",
              "", false);
  fputc('\n', out);
  if (options->folder) fprintf(out, "Results: %s\n", reach_line_clean(options->folder).text);
  if (options->charts) fprintf(out, "Charts:  %s\n", reach_line_clean(options->charts).text);
  if (options->page) fprintf(out, "Page:    %s\n", reach_line_clean(options->page).text);
}

void reach_table_print(FILE *out, const reach_result *result, const reach_table_options *options) {
  reach_line shown[MOST_ORGANIZATIONS];
  const char *names[MOST_ORGANIZATIONS];
  size_t n = result->scenario->n_organizations;
  for (size_t o = 0; o < n && o < MOST_ORGANIZATIONS; o++) {
    shown[o] = reach_name_shown(result, o, name_em);
    names[o] = shown[o].text;
  }
  print_message(out, result, options->has_color);
  reach_claims_print(out, result, options->has_color);
  print_measures(out, result, names, options->has_color);
  print_gaps(out, result, names);
  reach_bands_print(out, result, names, options->has_color);
  reach_idea_bands_print(out, result, names, options->has_color);
  reach_recruiting_bands_print(out, result, names, options->has_color);
  reach_rungs_print(out, result, names, options->has_color);
  reach_markets_print(out, result, names, options->has_color);
  reach_response_print(out, result, names, options->has_color);
  reach_planners_print(out, result, names, options->has_color);
  reach_adopters_print(out, result, names, options->has_color);
  reach_service_print(out, result, names, options->has_color);
  reach_scorecard_print(out, result, names, options->has_color);
  reach_own_trust_print(out, result, names, options->has_color);
  reach_bass_print(out, result, names, options->has_color);
  reach_audit_print(out, result, names, options->has_color);
  print_world(out, result, names, options->has_color);
  print_overlaps(out, result, names);
  print_end(out, result, options);
}
