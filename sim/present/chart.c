#include "present/chart.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "present/chart_job.h"
#include "present/chart_kinds.h"
#include "present/chart_script.h"
#include "present/estimates.h"
#include "present/headline.h"
#include "present/rungs.h"

const reach_chart reach_chart_table[] = {
    {"reach-over-time", "Reach by day: median and 5-95 % band of every organization",
     reach_chart_time_applies, reach_headline_over_time, reach_chart_time_subtitle, false,
     reach_chart_time_data, reach_chart_time_compose, REACH_OF_RUN, "more than one day (run.days)"},
    {"multiplier", "Final reach of every organization and its ratio to the baseline",
     reach_chart_multiplier_applies, reach_headline_multiplier, reach_chart_multiplier_subtitle,
     false, reach_chart_multiplier_data, reach_chart_multiplier_compose, REACH_OF_RUN,
     "two organizations or more"},
    {"multiplier-by-market", "That ratio in shared markets of several sizes (run.market_sizes)",
     reach_chart_market_applies, reach_headline_by_market, reach_chart_market_subtitle, false,
     reach_chart_market_data, reach_chart_market_compose, REACH_OF_RUN,
     "run.market_sizes, and two organizations or more"},
    {"reach-by-hop", "People by the number of hops between them and the start",
     reach_chart_hops_applies, reach_headline_by_hop, reach_chart_hops_subtitle, false,
     reach_chart_hops_data, reach_chart_hops_compose, REACH_OF_RUN, "somebody who is reached"},
    {"work-network",
     "Who of a work network of up to 3,000 people and 30,000 ties hears it in one replicate",
     reach_chart_network_applies, reach_headline_network, reach_chart_network_subtitle, false,
     reach_chart_network_data, reach_chart_network_compose, REACH_OF_RUN,
     "work ties over which the message goes, of at most 3,000 people and 30,000 ties"},
    {"who-told-whom", "Who told whom of a work network in one replicate, as trees",
     reach_chart_tellings_applies, reach_headline_tellings, reach_chart_tellings_subtitle, false,
     reach_chart_tellings_data, reach_chart_tellings_compose, REACH_OF_RUN,
     "a work network as for work-network, in which people tell people"},
    {"accuracy", "How many of those reached have the story intact", reach_chart_accuracy_applies,
     reach_headline_accuracy, reach_chart_accuracy_subtitle, false, reach_chart_accuracy_data,
     reach_chart_accuracy_compose, REACH_OF_RUN,
     "a message that changes on its way (fidelity, distortion)"},
    {"trust-legs", "The legs of trust, and how many of those reached believe the message",
     reach_chart_legs_applies, reach_headline_legs, reach_chart_legs_subtitle, false,
     reach_chart_legs_data, reach_chart_legs_compose, REACH_OF_RUN,
     "trust that differs, or legs made of practices, lessons or perception"},
    {"learning-curve", "Competency and knowledge by week of the programme",
     reach_chart_learning_applies, reach_headline_learning, reach_chart_learning_subtitle, false,
     reach_chart_learning_data, reach_chart_learning_compose, REACH_OF_RUN,
     "a programme in which associates learn (trust.learning.*)"},
    {"frequency", "How often each person heard it, beside what planners' formulas expect",
     reach_chart_frequency_applies, reach_headline_frequency, reach_chart_frequency_subtitle, false,
     reach_chart_frequency_data, reach_chart_frequency_compose, REACH_OF_RUN,
     "a message that people can take in more than once"},
    {"planners", "Reach by media planners' formulas, beside what is simulated",
     reach_chart_planners_applies, reach_headline_planners, reach_chart_planners_subtitle, false,
     reach_chart_planners_data, reach_chart_planners_compose, REACH_OF_RUN, "a shared market"},
    {"theory", "Reach by branching and mean-field theory, and where it parts from the simulation",
     reach_chart_theory_applies, reach_headline_theory, reach_chart_theory_subtitle, false,
     reach_chart_theory_data, reach_chart_theory_compose, REACH_OF_RUN,
     "a shared market or a bare network, in which the message grows by tellings"},
    {"internal-reach", "Share of every department that has the message",
     reach_chart_internal_applies, reach_headline_internal, reach_chart_internal_subtitle, false,
     reach_chart_internal_data, reach_chart_internal_compose, REACH_OF_RUN,
     "departments and a message inside the company"},
    {"cost", "Cost against people with the story intact, and lines of equal cost of a person",
     reach_chart_cost_applies, reach_headline_cost, reach_chart_cost_subtitle, false,
     reach_chart_cost_data, reach_chart_cost_compose, REACH_OF_RUN,
     "what the organizations cost (economics.*)"},
    {"funnel", "Recruiting step by step: from people reached to people hired",
     reach_chart_funnel_applies, reach_headline_funnel, reach_chart_funnel_subtitle, false,
     reach_chart_funnel_data, reach_chart_funnel_compose, REACH_OF_RUN,
     "recruiting.model: funnels"},
    {"hires-and-cost", "Who is hired by which way, what a hire costs, and how long it takes",
     reach_chart_hires_applies, reach_headline_hires, reach_chart_hires_subtitle, false,
     reach_chart_hires_data, reach_chart_hires_compose, REACH_OF_RUN,
     "recruiting.model: funnels, and somebody who is hired"},
    {"scorecard", "Every question and business practice scored, by leg, with the company's status",
     reach_chart_scorecard_applies, reach_headline_scorecard, reach_chart_scorecard_subtitle, true,
     reach_chart_scorecard_data, reach_chart_scorecard_compose, REACH_OF_RUN,
     "practices or questions that make a leg of trust"},
    {"adoption", "Share of associates who take part, by week of the programme",
     reach_chart_adoption_applies, reach_headline_adoption, reach_chart_adoption_subtitle, false,
     reach_chart_adoption_data, reach_chart_adoption_compose, REACH_OF_RUN,
     "adoption.model: adkar, and a programme of weeks"},
    {"barrier", "What bars those who do not take part: by organization and department",
     reach_chart_barrier_applies, reach_headline_barrier, reach_chart_barrier_subtitle, false,
     reach_chart_barrier_data, reach_chart_barrier_compose, REACH_OF_RUN, "adoption.model: adkar"},
    {"complaints", "Complaints that wait, and people who heard of complaints, by day",
     reach_chart_complaints_applies, reach_headline_complaints, reach_chart_complaints_subtitle,
     false, reach_chart_complaints_data, reach_chart_complaints_compose, REACH_OF_RUN,
     "service.model: queue"},
    {"ideas", "Ideas by month of the programme, beside IdeaStorm's published counts",
     reach_chart_ideas_applies, reach_headline_ideas, reach_chart_ideas_subtitle, false,
     reach_chart_ideas_data, reach_chart_ideas_compose, REACH_OF_RUN, "ideas.model: community"},
    {"idea-quality", "How good the ideas are that are sent, and those implemented",
     reach_chart_quality_applies, reach_headline_idea_quality, reach_chart_quality_subtitle, false,
     reach_chart_quality_data, reach_chart_quality_compose, REACH_OF_RUN,
     "ideas.model: community, and ideas that are implemented"},
    {"diversity-crossover",
     "Whether referral makes a pool more diverse, by homophily (response to groups.homophily)",
     reach_chart_diversity_applies, reach_headline_diversity, reach_chart_diversity_subtitle, false,
     reach_chart_diversity_data, reach_chart_diversity_compose, REACH_OF_RUN,
     "response: of referral_diversity to groups.homophily"},
    {"waterfall", "What every step of the ladder leaves: the baseline and one other",
     reach_chart_waterfall_applies, reach_headline_ladder, reach_chart_waterfall_subtitle, true,
     reach_chart_waterfall_data, reach_chart_waterfall_compose, REACH_OF_RUN,
     "a ladder: that leaves a share one can see"},
    {"ladder", "The same for all organizations, as lines", reach_chart_ladder_applies,
     reach_headline_ladder, reach_chart_ladder_subtitle, true, reach_chart_ladder_data,
     reach_chart_ladder_compose, REACH_OF_RUN, "a ladder:, and two organizations or more"},
    {"audit", "What is left of the contacts in a reach calculator's table",
     reach_chart_audit_applies, reach_headline_audit, reach_chart_audit_subtitle, true,
     reach_chart_audit_data, reach_chart_audit_compose, REACH_OF_RUN, "audit.table"},
    {"assumptions",
     "What a claim rests on: its result at the low and high value of each assumption",
     reach_chart_assumptions_applies, reach_headline_assumptions, reach_chart_assumptions_subtitle,
     true, reach_chart_assumptions_data, reach_chart_assumptions_compose, REACH_OF_RUN,
     "a claim: and assumptions that change its result"},
    {"response", "Every organization at several values of a parameter: the best one, and crossings",
     reach_chart_response_applies, reach_headline_response, reach_chart_response_subtitle, false,
     reach_chart_response_data, reach_chart_response_compose, REACH_OF_RUN,
     "response: of a measure to a parameter"},
    {"heat-map", "A measure over two axes of a sweep: colours, lines of equal value, break-even",
     reach_chart_heat_applies, reach_headline_heat, reach_chart_heat_subtitle, true,
     reach_chart_heat_data, reach_chart_heat_compose, REACH_OF_SWEEP,
     "two axes of numbers that make a grid"},
    {"line-family", "A measure along an axis of a sweep: lines for a second axis or organizations",
     reach_chart_lines_applies, reach_headline_lines, reach_chart_lines_subtitle, true,
     reach_chart_lines_data, reach_chart_lines_compose, REACH_OF_SWEEP,
     "one axis of numbers, or a grid of two"},
    {"small-multiples",
     "The same for values of a third axis, or for several organizations, side by side",
     reach_chart_multiples_applies, reach_headline_multiples, reach_chart_multiples_subtitle, true,
     reach_chart_multiples_data, reach_chart_multiples_compose, REACH_OF_SWEEP,
     "a grid of three axes, or of two for several organizations"},
    {"tornado", "What each parameter changes at the low and at the high end of its range",
     reach_chart_tornado_applies, reach_headline_sensitivity, reach_chart_tornado_subtitle, false,
     reach_chart_tornado_data, reach_chart_tornado_compose, REACH_OF_SENSITIVITY,
     "a design that varies one parameter at a time"},
    {"morris", "How much parameters move the result, and how much that depends on the others",
     reach_chart_morris_applies, reach_headline_sensitivity, reach_chart_morris_subtitle, false,
     reach_chart_morris_data, reach_chart_morris_compose, REACH_OF_SENSITIVITY,
     "sweep.design: morris"},
    {"sobol-bars", "What share of the variance each parameter explains, alone and with the others",
     reach_chart_sobol_applies, reach_headline_sensitivity, reach_chart_sobol_subtitle, false,
     reach_chart_sobol_data, reach_chart_sobol_compose, REACH_OF_SENSITIVITY,
     "sweep.design: saltelli"},
    {"solution", "A measure along a parameter, and the value at which a goal is reached",
     reach_chart_solution_applies, reach_headline_solution, reach_chart_solution_subtitle, false,
     reach_chart_solution_data, reach_chart_solution_compose, REACH_OF_SOLUTION,
     "a solution (orgreach solve)"},
    {0}};
_Static_assert(sizeof reach_chart_table / sizeof *reach_chart_table - 1 <= REACH_MOST_CHARTS,
               "room for all charts");

void reach_chart_cell(FILE *csv, double value) {
  fputc(',', csv);
  if (isfinite(value)) fprintf(csv, "%.17g", value + 0.0); /* no negative zero */
}

void reach_charts_list(FILE *out) {
  for (const reach_chart *chart = reach_chart_table; chart->name; chart++)
    fprintf(out, "%-22s %s\n%-22s needs %s\n", chart->name, chart->summary, "", chart->needs);
}

bool reach_chart_applies(const reach_chart *chart, const reach_result *result) {
  return chart->of == reach_result_of(result) && chart->applies(result);
}

static char *data_of(const reach_chart *chart, const reach_result *result, size_t *n) {
  char *text = NULL;
  FILE *csv = open_memstream(&text, n);
  if (!csv) return NULL;
  chart->write_data(result, csv);
  bool is_whole = !ferror(csv);
  if (!fclose(csv) && is_whole) return text;
  free(text);
  return NULL;
}

reach_line reach_chart_headline(const reach_chart *chart, const reach_result *result) {
  return reach_line_sentence(chart->headline(result).text);
}

reach_line reach_chart_subtitle(const reach_chart *chart, const reach_result *result) {
  reach_line out, own = chart->subtitle(result);
  if (!result->n_rungs || chart->shows_ladder) return own;
  snprintf(out.text, sizeof out.text, "Before the ladder's first step. %.900s", own.text);
  return out;
}

static int make_job(reach_chart_job *job, const reach_chart *chart, const reach_result *result,
                    const reach_chart_options *options, reach_glyphs *glyphs,
                    reach_report *report) {
  reach_page page[REACH_N_SHAPES];
  reach_line headline = reach_chart_headline(chart, result);
  reach_line subtitle = reach_chart_subtitle(chart, result);
  bool is_whole = true;
  job->name = chart->name;
  for (int s = 0; s < REACH_N_SHAPES; s++) {
    reach_page_start_on(&page[s], (enum reach_shape)s, result, headline.text, subtitle.text);
    chart->compose(&page[s]);
    reach_page_check_letters(&page[s], glyphs, options->path);
    is_whole = is_whole && !page[s].is_short_of_memory;
  }
  if (is_whole) {
    job->script =
        reach_script_make(page, chart->name, options->theme ? options->theme : "light",
                          options->aspect ? options->aspect : reach_shape_name[REACH_WIDE]);
    job->data = data_of(chart, result, &job->n_data);
  }
  for (int s = 0; s < REACH_N_SHAPES; s++) reach_page_free(&page[s]);
  return job->script && job->data ? 0 : reach_report_no_memory(report, "a chart");
}

int reach_charts_draw_with(const reach_result *result, const char *dir,
                           const reach_chart_options *options, reach_report *report) {
  reach_chart_options none = {0};
  if (!options) options = &none;
  reach_chart_work work;
  reach_glyphs glyphs = {0};
  int status = reach_chart_work_open(&work, dir, true, report);
  for (const reach_chart *chart = reach_chart_table; chart->name && !status; chart++) {
    if (!reach_chart_applies(chart, result)) continue;
    status = make_job(&work.job[work.n_jobs++], chart, result, options, &glyphs, report);
  }
  if (!status) status = reach_chart_work_stage_sources(&work, report);
  if (!status) status = reach_chart_work_draw(&work, options, report);
  reach_glyphs_free(&glyphs);
  reach_chart_work_close(&work);
  return status;
}

int reach_charts_draw(const reach_result *result, const char *dir, reach_report *report) {
  return reach_charts_draw_with(result, dir, NULL, report);
}

/* The job of a chart whose script is in the folder; work->n_jobs stays as it is if not. */
static int find_job(reach_chart_work *work, const char *name, const reach_chart_options *options,
                    reach_report *report) {
  reach_chart_job *job = &work->job[work->n_jobs];
  char file[64], place[PATH_MAX], *text = NULL;
  size_t n = 0;
  snprintf(file, sizeof file, "%s.gp", name);
  int status = reach_file_read(&work->folder, file, &text, &n, report);
  if (status || !text) return status;
  work->n_jobs++;
  job->name = name;
  snprintf(place, sizeof place, "%s/%s", work->folder.path, file);
  status = reach_script_check(text, n, place, name, options->theme, options->aspect, &job->script,
                              report);
  free(text);
  if (status) return status;
  snprintf(file, sizeof file, "%s.csv", name);
  status = reach_file_read(&work->folder, file, &job->data, &job->n_data, report);
  if (!status && !job->data)
    status =
        reach_report_add(report, REACH_CHARTS_FAILED, "%s/%s: is missing", work->folder.path, file);
  return status;
}

int reach_charts_redraw_with(const char *dir, const reach_chart_options *options,
                             reach_report *report) {
  reach_chart_options none = {0};
  if (!options) options = &none;
  reach_chart_work work;
  int refused = 0, status = reach_chart_work_open(&work, dir, false, report);
  for (const reach_chart *chart = reach_chart_table; chart->name && !status; chart++) {
    status = find_job(&work, chart->name, options, report);
    if (status != REACH_CHARTS_FAILED) continue;
    refused = status; /* the others are drawn all the same */
    reach_chart_job_free(&work.job[--work.n_jobs]);
    status = 0;
  }
  if (!status && !refused && !work.n_jobs)
    status =
        reach_report_add(report, REACH_UNREADABLE, "%s: there is no chart in it", work.folder.path);
  if (!status && (options->theme || options->aspect))
    status = reach_chart_work_stage_scripts(&work, report);
  if (!status && work.n_jobs) status = reach_chart_work_draw(&work, options, report);
  reach_chart_work_close(&work);
  return status ? status : refused;
}

int reach_charts_redraw(const char *dir, reach_report *report) {
  return reach_charts_redraw_with(dir, NULL, report);
}
