/* What stands in each table. */
#include "store/tables.h"

#include <math.h>

#include "scenario/number.h"
#include "store/csv.h"

static const char *organization_name(const reach_result *result, size_t o) {
  return result->scenario->organization[o].name;
}

static size_t n_organizations(const reach_result *result) {
  return result->scenario->n_organizations;
}

/* `n` numbers, one cell each. */
static void numbers(reach_file *file, size_t n, const double *number) {
  for (size_t i = 0; i < n; i++) reach_csv_number(file, number[i]);
}

void reach_table_write_summary(const reach_result *result, reach_file *file) {
  reach_csv_header(file, "organization,measure,unit,mean,ci_low,ci_high,sd,p05,median,p95,n");
  for (size_t o = 0; o < n_organizations(result); o++) {
    for (int m = 0; m < REACH_N_MEASURES; m++) {
      const reach_summary *s = &result->answer[o].summary[m];
      reach_csv_text(file, organization_name(result, o));
      reach_csv_text(file, reach_measure_table[m].name);
      reach_csv_text(file, reach_measure_table[m].unit);
      numbers(file, 7,
              (double[]){s->mean, s->ci_low, s->ci_high, s->sd, s->p05, s->median, s->p95});
      reach_csv_count(file, s->n);
      reach_csv_end_row(file);
    }
  }
}

void reach_table_write_comparison(const reach_result *result, reach_file *file) {
  reach_csv_header(file, "organization,baseline,measure,ratio,ratio_ci_low,ratio_ci_high,"
                         "difference,difference_ci_low,difference_ci_high");
  size_t baseline = result->scenario->baseline;
  for (size_t o = 0; o < n_organizations(result); o++) {
    for (int m = 0; m < REACH_N_MEASURES && o != baseline; m++) {
      const reach_comparison *c = &result->answer[o].comparison[m];
      reach_csv_text(file, organization_name(result, o));
      reach_csv_text(file, organization_name(result, baseline));
      reach_csv_text(file, reach_measure_table[m].name);
      numbers(file, 6,
              (double[]){c->ratio, c->ratio_ci_low, c->ratio_ci_high, c->difference,
                         c->difference_ci_low, c->difference_ci_high});
      reach_csv_end_row(file);
    }
  }
}

void reach_table_write_replicates(const reach_result *result, reach_file *file) {
  reach_file_text(file, "organization,replicate,network");
  for (int m = 0; m < REACH_N_MEASURES; m++)
    reach_file_print(file, ",%s", reach_measure_table[m].name);
  reach_csv_end_row(file);
  unsigned n_networks = result->n_networks ? result->n_networks : 1;
  for (size_t o = 0; o < n_organizations(result); o++) {
    for (uint64_t r = 0; r < result->n_replicates; r++) {
      if (reach_folder_stopped(file->folder)) return;
      reach_csv_text(file, organization_name(result, o));
      reach_csv_count(file, r);
      reach_csv_count(file, r % n_networks);
      for (int m = 0; m < REACH_N_MEASURES; m++)
        reach_csv_number(file, reach_result_values(result, o, m)[r]);
      reach_csv_end_row(file);
    }
  }
}

void reach_table_write_curve(const reach_result *result, reach_file *file) {
  reach_csv_header(file, "organization,day,measure,mean,p05,median,p95");
  for (size_t o = 0; o < n_organizations(result); o++) {
    for (unsigned day = 0; day <= result->n_days && result->answer[o].curve; day++) {
      const reach_band *band = &result->answer[o].curve[day];
      reach_csv_text(file, organization_name(result, o));
      reach_csv_count(file, day);
      reach_csv_text(file, reach_measure_table[REACH_MEASURE_reach].name);
      numbers(file, 4, (double[]){band->mean, band->p05, band->median, band->p95});
      reach_csv_end_row(file);
    }
  }
}

static void write_bins(reach_file *file, const char *organization, const reach_bin *bin,
                       unsigned first, unsigned n_bins) {
  for (unsigned b = first; b < n_bins; b++) {
    reach_csv_text(file, organization);
    reach_csv_count(file, b);
    numbers(file, 3, (double[]){bin[b].mean, bin[b].ci_low, bin[b].ci_high});
    reach_csv_end_row(file);
  }
}

void reach_table_write_hops(const reach_result *result, reach_file *file) {
  reach_csv_header(file, "organization,hop,mean,ci_low,ci_high");
  for (size_t o = 0; o < n_organizations(result); o++)
    write_bins(file, organization_name(result, o), result->answer[o].hop, 0,
               result->answer[o].n_hops);
}

void reach_table_write_frequency(const reach_result *result, reach_file *file) {
  reach_csv_header(file, "organization,exposures,mean,ci_low,ci_high,"
                         "or_more,or_more_ci_low,or_more_ci_high");
  for (size_t o = 0; o < n_organizations(result); o++) {
    const reach_answer *answer = &result->answer[o];
    for (unsigned f = 1; f < answer->n_frequencies; f++) {
      const reach_bin *exactly = &answer->frequency[f], *more = &answer->at_least[f];
      reach_csv_text(file, organization_name(result, o));
      reach_csv_count(file, f);
      numbers(file, 6,
              (double[]){exactly->mean, exactly->ci_low, exactly->ci_high, more->mean, more->ci_low,
                         more->ci_high});
      reach_csv_end_row(file);
    }
  }
}

enum { BASS_DIGITS = 9 }; /* as of fitted rates */

static void write_quantity(reach_file *file, const char *organization, const char *quantity,
                           const char *unit, double value, double error) {
  reach_csv_text(file, organization);
  reach_csv_text(file, quantity);
  reach_csv_text(file, unit);
  numbers(file, 2, (double[]){reach_number_rounded(value, BASS_DIGITS), error});
  reach_csv_end_row(file);
}

void reach_table_write_bass(const reach_result *result, reach_file *file) {
  reach_csv_header(file, "organization,quantity,unit,value,standard_error");
  for (size_t o = 0; o < n_organizations(result); o++) {
    const reach_bass_answer *bass = &result->answer[o].bass;
    const reach_bass_fit *fit = &bass->fit;
    const char *name = organization_name(result, o);
    bool is_fitted = fit->n_periods > 0;
    if (!(bass->people > 0)) continue;
    double peak = reach_bass_peak_day(&bass->curve), share = reach_bass_share(&bass->curve, peak);
    write_quantity(file, name, "innovation", "per day", bass->curve.innovation,
                   is_fitted ? fit->innovation_error : NAN);
    write_quantity(file, name, "imitation", "per day", bass->curve.imitation,
                   is_fitted ? fit->imitation_error : NAN);
    if (is_fitted) {
      write_quantity(file, name, "market_size", "adopters", fit->market, fit->market_error);
      write_quantity(file, name, "residual", "adopters", fit->deviation, NAN);
    }
    write_quantity(file, name, "peak", "days", peak, NAN);
    write_quantity(file, name, "share_at_peak", "share", share, NAN);
    write_quantity(file, name, "adoptions_at_peak", "share per day",
                   reach_bass_rate(&bass->curve, share), NAN);
  }
}

void reach_table_write_planner(const reach_result *result, reach_file *file) {
  reach_csv_header(file, "organization,formula,reach,reach_share,error_vs_simulated");
  for (size_t o = 0; o < n_organizations(result); o++) {
    const reach_answer *answer = &result->answer[o];
    double simulated = answer->summary[REACH_MEASURE_reach].mean;
    for (int i = 0; i < REACH_N_FORMULAS && reach_answer_is_planned(answer); i++) {
      double reach = answer->planned[i].reach;
      reach_csv_text(file, organization_name(result, o));
      reach_csv_text(file, reach_formula_table[i].name);
      numbers(file, 3, (double[]){reach, reach / answer->market_people, reach / simulated - 1});
      reach_csv_end_row(file);
    }
  }
}

void reach_table_write_planner_frequency(const reach_result *result, reach_file *file) {
  reach_csv_header(file, "organization,formula,exposures,people");
  for (size_t o = 0; o < n_organizations(result); o++) {
    const reach_answer *answer = &result->answer[o];
    for (int i = 0; i < REACH_N_FORMULAS; i++) {
      unsigned n = reach_answer_n_planned(answer, i);
      for (unsigned f = 1; f < n; f++) {
        reach_csv_text(file, organization_name(result, o));
        reach_csv_text(file, reach_formula_table[i].name);
        reach_csv_count(file, f);
        reach_csv_number(file, answer->planned[i].frequency[f]);
        reach_csv_end_row(file);
      }
    }
  }
}

void reach_table_write_internal_reach(const reach_result *result, reach_file *file) {
  reach_csv_header(file, "organization,department,people,mean,ci_low,ci_high,share");
  for (size_t o = 0; o < n_organizations(result); o++) {
    for (uint32_t d = 0; d < result->answer[o].n_departments; d++) {
      const reach_department *department = &result->answer[o].department[d];
      const reach_bin *reached = &department->reached;
      reach_csv_text(file, organization_name(result, o));
      reach_csv_text(file, department->name);
      reach_csv_count(file, department->n_people);
      numbers(file, 4,
              (double[]){reached->mean, reached->ci_low, reached->ci_high,
                         reached->mean / (double)department->n_people});
      reach_csv_end_row(file);
    }
  }
}

void reach_table_write_structure(const reach_result *result, reach_file *file) {
  reach_csv_header(file, "organization,figure,unit,value");
  for (size_t o = 0; o < n_organizations(result); o++) {
    for (unsigned f = 0; f < result->answer[o].n_figures; f++) {
      const reach_figure *figure = &result->answer[o].figure[f];
      reach_csv_text(file, organization_name(result, o));
      reach_csv_text(file, figure->name);
      reach_csv_text(file, figure->unit);
      reach_csv_number(file, figure->value);
      reach_csv_end_row(file);
    }
  }
}

void reach_table_write_multiplier(const reach_result *result, reach_file *file) {
  reach_csv_header(file, "market_people,organization,reach_mean,ci_low,ci_high,ratio,"
                         "ratio_ci_low,ratio_ci_high");
  for (size_t p = 0; p < result->n_market_points; p++) {
    const reach_market_point *point = &result->market_point[p];
    for (size_t o = 0; o < n_organizations(result); o++) {
      const reach_summary *s = &point->summary[o];
      const reach_comparison *c = &point->reach[o];
      reach_csv_count(file, (uint64_t)point->market_people);
      reach_csv_text(file, organization_name(result, o));
      numbers(file, 3, (double[]){s->mean, s->ci_low, s->ci_high});
      if (o == result->scenario->baseline)
        numbers(file, 3, s->mean > 0 ? (double[]){1, 1, 1} : (double[]){NAN, NAN, NAN});
      else
        numbers(file, 3, (double[]){c->ratio, c->ratio_ci_low, c->ratio_ci_high});
      reach_csv_end_row(file);
    }
  }
}

static void write_rung(const reach_result *result, size_t rung, size_t o, size_t k,
                       reach_file *file) {
  const reach_rung_answer *a = &result->rung[rung].answer[o];
  const reach_summary *s = &a->summary[k];
  const reach_comparison *change = &a->change[k], *c = &a->comparison[k];
  reach_csv_count(file, rung);
  reach_csv_text(file, result->rung[rung].name);
  reach_csv_text(file, organization_name(result, o));
  reach_csv_text(file, reach_measure_table[reach_ladder_measure[k]].name);
  numbers(file, 3, (double[]){s->mean, s->ci_low, s->ci_high});
  numbers(file, 6,
          (double[]){change->difference, change->difference_ci_low, change->difference_ci_high,
                     change->ratio, change->ratio_ci_low, change->ratio_ci_high});
  if (o == result->scenario->baseline)
    numbers(file, 3, s->mean > 0 ? (double[]){1, 1, 1} : (double[]){NAN, NAN, NAN});
  else
    numbers(file, 3, (double[]){c->ratio, c->ratio_ci_low, c->ratio_ci_high});
  reach_csv_end_row(file);
}

void reach_table_write_ladder(const reach_result *result, reach_file *file) {
  reach_csv_header(file, "step,name,organization,measure,mean,ci_low,ci_high,change,"
                         "change_ci_low,change_ci_high,kept,kept_ci_low,kept_ci_high,"
                         "ratio,ratio_ci_low,ratio_ci_high");
  for (size_t rung = 0; rung < result->n_rungs; rung++)
    for (size_t o = 0; o < n_organizations(result); o++)
      for (size_t k = 0; k < REACH_N_LADDER; k++) write_rung(result, rung, o, k, file);
}
