/* The sentences of the answer. */
#include "present/sentence.h"

#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "cascade/model.h"
#include "present/assumptions.h"
#include "present/headline.h"
#include "present/lettering.h"
#include "present/number.h"
#include "present/rungs.h"
#include "scenario/use.h"
#include "store/manifest.h"
#include "world/structure.h"

reach_sentence reach_sentence_setting(const reach_result *result) {
  reach_sentence out;
  const reach_params *p = &result->scenario->organization[0].params;
  char days[48] = "";
  if (result->n_days)
    snprintf(days, sizeof days, "%.24s day%s, ", reach_number_grouped(result->n_days, 0).text,
             result->n_days == 1 ? "" : "s");
  snprintf(out.text, sizeof out.text, "%s%s replicate%s, seed %" PRIu64, days,
           reach_number_grouped((double)result->n_replicates, 0).text,
           result->n_replicates == 1 ? "" : "s", p->run_seed);
  return out;
}

/* "18 % fewer", "87.5 % more"; "" where "times" says it better. */
static void say_percent(const reach_comparison *c, int decimals, char text[48]) {
  static const double times_say_it_better = 2;
  text[0] = '\0';
  if (c->ratio >= times_say_it_better || c->ratio == 1) return;
  int fewer_decimals = decimals > 2 ? 1 : 0;
  snprintf(text, 48, ": %.30s %s", reach_number_percent(fabs(c->ratio - 1), fewer_decimals).text,
           c->ratio < 1 ? "fewer" : "more");
}

typedef struct {
  const char *name, *base;
  const reach_comparison *ratio;
  const reach_summary *reach, *base_reach;
} contrast;

static reach_sentence without_ratio(const contrast *w) {
  reach_sentence out;
  const reach_summary *f = w->reach, *b = w->base_reach;
  reach_number reached = reach_people_in_words(f->mean, f->ci_low, f->ci_high);
  reach_number based = reach_people_in_words(b->mean, b->ci_low, b->ci_high);
  if (f->n == 0 || b->n == 0)
    snprintf(out.text, sizeof out.text, "%.600s and %.600s: no reach to compare.", w->name,
             w->base);
  else if (f->mean == 0 && b->mean == 0)
    snprintf(out.text, sizeof out.text, "Nobody is reached, neither by %.600s nor by %.600s.",
             w->name, w->base);
  else
    snprintf(out.text, sizeof out.text, "%.600s reaches %s, %.600s %s: %s.", w->name, reached.text,
             w->base, based.text,
             b->mean == 0 ? "there is no ratio" : "no ratio can be stated with confidence");
  return out;
}

static reach_sentence with_ratio(const contrast *w) {
  reach_sentence out;
  const reach_comparison *c = w->ratio;
  bool is_exact = c->ratio_ci_low == c->ratio_ci_high;
  int decimals = reach_number_ratio_decimals(c->ratio, c->ratio_ci_low, c->ratio_ci_high);
  reach_number ratio = reach_number_grouped(c->ratio, decimals);
  reach_number low = reach_number_grouped(fmax(c->ratio_ci_low, 0), decimals);
  reach_number high = reach_number_grouped(c->ratio_ci_high, decimals);
  char percent[48];
  say_percent(c, decimals, percent);
  if (is_exact && c->ratio == 1)
    snprintf(out.text, sizeof out.text, "%.600s reaches as many people as %.600s, always.", w->name,
             w->base);
  else if (is_exact)
    snprintf(out.text, sizeof out.text,
             "%.600s reaches %s times as many people as %.600s, in every replicate%s.", w->name,
             ratio.text, w->base, percent);
  else if (c->ratio_ci_low <= 1 && c->ratio_ci_high >= 1)
    snprintf(out.text, sizeof out.text,
             "No clear difference: %.600s reaches %s times as many people as %.600s (95 %% "
             "interval %s to %s).",
             w->name, ratio.text, w->base, low.text, high.text);
  else
    snprintf(out.text, sizeof out.text,
             "%.600s reaches %s times as many people as %.600s (95 %% interval %s to %s)%s.",
             w->name, ratio.text, w->base, low.text, high.text, percent);
  return out;
}

/* Says of a sentence that it speaks of the scenario without the steps of its ladder. */
static reach_sentence before_ladder(const reach_result *result, reach_sentence said,
                                    const char *name) {
  reach_sentence out;
  if (!result->n_rungs) return said;
  if (strncmp(said.text, name, strlen(name)) != 0) said.text[0] = (char)tolower(said.text[0]);
  snprintf(out.text, sizeof out.text, "Before the ladder's first step, %.2000s", said.text);
  return out;
}

reach_sentence reach_sentence_comparison(const reach_result *result, size_t organization) {
  const reach_scenario *s = result->scenario;
  reach_line name = reach_line_clean(s->organization[organization].name);
  reach_line base = reach_line_clean(s->organization[s->baseline].name);
  contrast w = {name.text, base.text, &result->answer[organization].comparison[REACH_MEASURE_reach],
                &result->answer[organization].summary[REACH_MEASURE_reach],
                &result->answer[s->baseline].summary[REACH_MEASURE_reach]};
  bool has_ratio = isfinite(w.ratio->ratio) && isfinite(w.ratio->ratio_ci_low) &&
                   isfinite(w.ratio->ratio_ci_high);
  return before_ladder(result, has_ratio ? with_ratio(&w) : without_ratio(&w), name.text);
}

reach_sentence reach_sentence_alone(const reach_result *result) {
  reach_sentence out;
  const reach_summary *s = &result->answer[0].summary[REACH_MEASURE_reach];
  if (s->n == 0) {
    snprintf(out.text, sizeof out.text, "There is nobody to reach.");
    return out;
  }
  reach_number people = reach_people_in_words(s->mean, s->ci_low, s->ci_high);
  snprintf(out.text, sizeof out.text, "The message reaches %s%s on average.", people.text,
           result->scenario->is_network ? ", those who start included," : "");
  return before_ladder(result, out, "");
}

/* What makes people of the market pass a message on. */
#define RESHARE(NAME, field, key) {REACH_CHANNEL_##NAME, REACH_PARAM_##field##_reshare},

static const struct {
  int channel, param;
} passing_on[] = {{REACH_CHANNEL_FEED, REACH_PARAM_feed_reshare},
                  {REACH_CHANNEL_CONVERSATION, REACH_PARAM_conversation_retell},
                  {REACH_CHANNEL_EMAIL, REACH_PARAM_email_forward},
                  {REACH_CHANNEL_SPACE, REACH_PARAM_space_point},
                  REACH_NETWORKS(RESHARE)};

/* "feed.reshare (now 0.5) or email.forward (now 0.3)": those of the channels in use. */
static void write_remedies(const reach_params *p, char *out, size_t size) {
  size_t used = 0;
  *out = '\0';
  for (size_t i = 0; i < sizeof passing_on / sizeof *passing_on && used < size; i++) {
    const reach_param *param = &reach_param_table[passing_on[i].param];
    if (!(p->channels >> passing_on[i].channel & 1)) continue;
    double now = *(const double *)(const void *)((const char *)p + param->offset);
    used += (size_t)snprintf(out + used, size - used, "%s%s (now %g)", used ? " or " : "",
                             param->key, now);
  }
}

/* "cascade.probability (now 0.3)": what lowers the reproduction of a model of bare networks. */
static void write_lever(const reach_params *p, int lever, char *out, size_t size) {
  const reach_param *param = &reach_param_table[lever];
  if (lever == REACH_PARAM_cascade_probability && !reach_param_has_effect(lever, p)) {
    snprintf(out, size, "probability of ties (cascade.probability_rule decides it now)");
    return;
  }
  double now = *(const double *)(const void *)((const char *)p + param->offset);
  snprintf(out, size, "%s (now %g)", param->key, now);
}

reach_sentence reach_sentence_ladder(const reach_result *result) {
  reach_sentence out = {""};
  if (result->n_rungs < 2) return out;
  reach_line said = reach_line_sentence(reach_headline_ladder(result).text);
  snprintf(out.text, sizeof out.text, "%s.", said.text);
  return out;
}

reach_sentence reach_sentence_supercritical(const reach_result *result, size_t organization) {
  reach_sentence out = {""};
  const reach_answer *answer = &result->answer[organization];
  if (!answer->is_supercritical) return out;
  const reach_params *p = &result->scenario->organization[organization].params;
  const reach_summary *r = &answer->summary[REACH_MEASURE_reproduction];
  reach_line name = reach_line_clean(result->scenario->organization[organization].name);
  char rate[32], try[256];
  snprintf(rate, sizeof rate, "%.20s", reach_number_grouped(r->mean, 2).text);
  if (result->scenario->is_network)
    write_lever(p, reach_model_table[p->cascade_model].lever, try, sizeof try);
  else
    write_remedies(p, try, sizeof try);
  snprintf(
      out.text, sizeof out.text,
      "Warning: %.600s is supercritical. Each hearer passes the message to %s more on average, "
      "repeats included; it keeps growing until it runs out of people or days. Hardly any "
      "real message does: take its reach for a viral fantasy. Try a smaller %s.",
      name.text, rate, try);
  return out;
}

static double figure_of(const reach_answer *answer, int figure) {
  for (unsigned f = 0; f < answer->n_figures; f++)
    if (!strcmp(answer->figure[f].name, reach_figure_table[figure].name))
      return answer->figure[f].value;
  return NAN;
}

reach_sentence reach_sentence_overlap(const reach_result *result, size_t organization) {
  reach_sentence out = {""};
  const reach_answer *answer = &result->answer[organization];
  double asked = figure_of(answer, REACH_FIGURE_overlap_asked);
  double segments = figure_of(answer, REACH_FIGURE_market_segments);
  if (isnan(asked)) return out;
  bool is_of_followers = result->scenario->organization[organization].params.market_overlap_of ==
                         REACH_OVERLAP_FOLLOWERS;
  const double percent = 100;
  int decimals = reach_number_decimals(percent * asked, NAN, NAN);
  double found = figure_of(answer, REACH_FIGURE_overlap_found);
  snprintf(out.text, sizeof out.text,
           "Overlap between %s%s %s: asked %s, found %s with %s segment%s, locality %s; their %s "
           "contacts "
           "are %s different people.",
           is_of_followers ? "a page's followers and the contacts of " : "",
           reach_number_grouped(figure_of(answer, REACH_FIGURE_overlap_people), 0).text,
           is_of_followers ? "associates" : "advocates", reach_number_percent(asked, decimals).text,
           reach_number_percent(found, decimals).text, reach_number_grouped(segments, 0).text,
           segments == 1 ? "" : "s",
           reach_number_estimate(figure_of(answer, REACH_FIGURE_market_locality), NAN, NAN).text,
           reach_number_grouped(figure_of(answer, REACH_FIGURE_overlap_contacts), 0).text,
           reach_number_grouped(figure_of(answer, REACH_FIGURE_overlap_unique), 0).text);
  return out;
}

reach_sentence reach_sentence_scope(const reach_result *result) {
  reach_sentence out;
  char networks[128] = "";
  const char *scope = reach_interval_scope(result);
  if (result->n_replicates < 2) {
    snprintf(out.text, sizeof out.text, "One replicate: no intervals. --replicates N plays more.");
    return out;
  }
  if (result->n_networks > 1)
    snprintf(networks, sizeof networks, " (on %s drawn networks of work ties, allowed for)",
             reach_number_grouped(result->n_networks, 0).text);
  snprintf(
      out.text, sizeof out.text,
      "In parentheses: 95 %% intervals of the mean over %s replicates%s. They speak about %s. They "
      "do not tell whether the assumptions hold.",
      reach_number_grouped((double)result->n_replicates, 0).text, networks, scope);
  return out;
}

/* ": feed.reshare, market.people and 20 more". */
static void name_some(reach_sentence *to, const reach_assumptions *a) {
  for (size_t i = 0; i < a->n_in_use && i < REACH_ASSUMPTIONS_NAMED; i++) {
    size_t used = strlen(to->text);
    snprintf(to->text + used, sizeof to->text - used, "%s%s", i ? ", " : ": ",
             reach_param_table[a->named[i]].key);
  }
  size_t used = strlen(to->text);
  if (a->n_in_use > REACH_ASSUMPTIONS_NAMED)
    snprintf(to->text + used, sizeof to->text - used, " and %zu more",
             a->n_in_use - REACH_ASSUMPTIONS_NAMED);
}

reach_sentence reach_sentence_assumptions(const reach_scenario *scenario) {
  reach_sentence out = {""};
  reach_assumptions a = reach_assumptions_of(scenario);
  if (!a.n_in_use) return out;
  bool is_one = a.n_in_use == 1;
  snprintf(out.text, sizeof out.text,
           "All of this rests on %zu assumption%s (grade X, no published value), %zu left at the "
           "program's default",
           a.n_in_use, is_one ? "" : "s", a.n_defaults);
  name_some(&out, &a);
  size_t used = strlen(out.text);
  snprintf(out.text + used, sizeof out.text - used,
           "; assumptions.csv has each with its value, 'orgreach explain' its range.");
  return out;
}
