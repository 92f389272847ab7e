#include "support/made_result.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "study/best.h"
#include "study/statistics.h"

enum { N_DAYS = 30, N_HOPS = 5, N_MARKETS = 4, N_FREQUENCIES = 9 };

static char *copy_of(const char *text) {
  char *copy = strdup(text);
  if (!copy) abort();
  return copy;
}

static void *cells(size_t n, size_t size) {
  void *memory = calloc(n, size);
  if (!memory) abort();
  return memory;
}

void made_result_name(made_result *made, size_t organization, const char *name) {
  reach_organization *o = &made->scenario.organization[organization];
  free(o->name);
  o->name = copy_of(name);
}

void made_result_title(made_result *made, const char *title) {
  free(made->scenario.organization[0].params.title);
  for (size_t o = 0; o < made->scenario.n_organizations; o++)
    made->scenario.organization[o].params.title = NULL;
  made->scenario.organization[0].params.title = copy_of(title);
}

void made_result_note(made_result *made, const char *note) {
  free(made->scenario.organization[0].params.note);
  made->scenario.organization[0].params.note = copy_of(note);
}

void made_result_ratio(made_result *made, size_t organization, double ratio, double low,
                       double high) {
  reach_comparison *c = &made->result.answer[organization].comparison[REACH_MEASURE_reach];
  c->ratio = ratio;
  c->ratio_ci_low = low;
  c->ratio_ci_high = high;
}

void made_result_accuracy(made_result *made, size_t organization, double share, double half) {
  reach_answer *a = &made->result.answer[organization];
  const reach_summary *reach = &a->summary[REACH_MEASURE_reach];
  a->summary[REACH_MEASURE_accurate_reach] =
      (reach_summary){.mean = reach->mean * share,
                      .ci_low = reach->mean * (share - half),
                      .ci_high = reach->mean * (share + half),
                      .n = reach->n};
  double ratio = reach->mean > 0 ? share : NAN;
  a->accuracy = (reach_comparison){
      .ratio = ratio, .ratio_ci_low = ratio - half, .ratio_ci_high = ratio + half};
}

void made_result_legs(made_result *made, size_t organization, const double leg[3], double before,
                      bool is_perceived) {
  reach_answer *a = &made->result.answer[organization];
  const reach_answer *base = &made->result.answer[made->scenario.baseline];
  a->legs = (reach_legs){.is_perceived = is_perceived};
  a->trust = 1;
  for (int i = 0; i < REACH_N_LEGS; i++) {
    a->legs.seen[i] = leg[i];
    a->legs.leg[i] = is_perceived ? .5 : leg[i];
    a->trust *= leg[i];
  }
  a->legs.growth.by_learning = a->legs.growth.by_opportunities = isfinite(before);
  a->legs.growth.start = (reach_grown){before, before, before};
  a->legs.growth.n_weeks = 26;
  a->legs.growth.stays_unknown = .9;
  a->legs.growth.is_mastered = .05 * (double)organization;
  double mean = a->summary[REACH_MEASURE_reach].mean * a->trust, half = mean / 100;
  a->summary[REACH_MEASURE_accepted_reach] =
      (reach_summary){.mean = mean, .ci_low = mean - half, .ci_high = mean + half};
  double baseline = base->summary[REACH_MEASURE_accepted_reach].mean;
  double ratio = baseline > 0 ? mean / baseline : NAN;
  a->comparison[REACH_MEASURE_accepted_reach] = (reach_comparison){
      .ratio = ratio, .ratio_ci_low = ratio * .99, .ratio_ci_high = ratio * 1.01};
}

void made_result_reach(made_result *made, size_t organization, double mean, double half) {
  static const double share_of_hop[N_HOPS] = {0, 0.7, 0.2, 0.07, 0.03};
  reach_answer *a = &made->result.answer[organization];
  a->summary[REACH_MEASURE_reach] = (reach_summary){mean,
                                                    mean - half,
                                                    mean + half,
                                                    16 * half,
                                                    mean - 26 * half,
                                                    mean,
                                                    mean + 26 * half,
                                                    made->result.n_replicates};
  for (int day = 0; day <= N_DAYS && a->curve; day++) {
    double grown = mean * (1 - exp(-day / 4.0)), spread = 0.2 * grown;
    if (half == 0) spread = 0;
    a->curve[day] = (reach_band){grown, grown - spread, grown, grown + spread};
  }
  for (int h = 0; h < N_HOPS; h++)
    a->hop[h] = (reach_bin){mean * share_of_hop[h], (mean - half) * share_of_hop[h],
                            (mean + half) * share_of_hop[h]};
  a->n_hops = N_HOPS;
  const reach_summary *base =
      &made->result.answer[made->scenario.baseline].summary[REACH_MEASURE_reach];
  double ratio = base->mean > 0 ? mean / base->mean : NAN;
  double relative = base->mean > 0 && mean > 0 ? half / mean * 1.4 : 0;
  made_result_ratio(made, organization, ratio, ratio * (1 - relative), ratio * (1 + relative));
  made_result_accuracy(made, organization, 1, 0);
}

void made_result_init(made_result *made, size_t n_organizations) {
  static const char *const name[] = {"traditional", "social",     "feed only", "both",
                                     "weekly",      "leadership", "pilot",     "everybody"};
  *made = (made_result){0};
  reach_scenario *s = &made->scenario;
  s->name = copy_of("brand-advocacy");
  s->path = copy_of("scenarios/brand-advocacy.yaml");
  s->n_organizations = n_organizations;
  s->organization = cells(n_organizations, sizeof *s->organization);
  reach_result *r = &made->result;
  r->scenario = s;
  r->n_replicates = 1000;
  r->n_days = N_DAYS;
  r->n_networks = 20;
  r->answer = cells(n_organizations, sizeof *r->answer);
  for (size_t o = 0; o < n_organizations; o++) {
    char other[32];
    snprintf(other, sizeof other, "variant %zu", o);
    s->organization[o].name = copy_of(o < sizeof name / sizeof *name ? name[o] : other);
    s->organization[o].params.run_seed = 2012;
    r->answer[o].curve = cells(N_DAYS + 1, sizeof *r->answer[o].curve);
    made_result_reach(made, o, o == 1 ? 128000 : 21000 + 9000.0 * (double)o, o == 1 ? 1280 : 210);
  }
  made_result_title(made, "One associate in ten speaks for the brand");
}

static void forget_departments(reach_answer *a) {
  for (unsigned d = 0; d < a->n_departments; d++) free(a->department[d].name);
  free(a->department);
  a->department = NULL;
  a->n_departments = 0;
}

static void make_curve(reach_uptake *uptake, double share) {
  uptake->curve = cells((uptake->n_weeks + 1) * REACH_N_ADOPTION, sizeof *uptake->curve);
  for (unsigned week = 0; week <= uptake->n_weeks; week++) {
    double now = share * week / (uptake->n_weeks ? uptake->n_weeks : 1);
    for (unsigned j = 0; j < REACH_N_ADOPTION; j++)
      uptake->curve[week * REACH_N_ADOPTION + j] = (reach_band){now, now * 0.8, now, now * 1.2};
  }
}

/* People by barrier, the rest of them first. */
static void make_barriers(const reach_answer *answer, reach_uptake *uptake, double share) {
  uint32_t n = uptake->n_departments;
  uptake->barrier = cells((n + 1) * REACH_N_BARRIERS, sizeof *uptake->barrier);
  for (uint32_t d = 0; d < n; d++) {
    double people = 100, left = 1 - share;
    if (answer->n_departments == n) people = (double)answer->department[d].n_people;
    reach_bin *row = uptake->barrier + (size_t)d * REACH_N_BARRIERS;
    for (int j = 0; j < REACH_N_STAGES; j++) {
      double here = people * (j + 1 < REACH_N_STAGES ? left / 2 : left);
      row[j] = (reach_bin){here, here * 0.9, here * 1.1};
      left /= 2;
    }
    row[REACH_NO_BARRIER] = (reach_bin){people * share, people * share, people * share};
    uptake->n_people += (uint64_t)people;
  }
  reach_bin *barred = uptake->barrier + (size_t)n * REACH_N_BARRIERS;
  barred[REACH_STAGE_AWARENESS] = (reach_bin){0.75 * n, 0.7 * n, 0.8 * n};
  barred[REACH_STAGE_DESIRE] = (reach_bin){0.25 * n, 0.2 * n, 0.3 * n};
  uptake->barred = barred;
}

void made_result_adoption(made_result *made, size_t n_weeks) {
  const double half = 0.01;
  for (size_t o = 1; o < made->scenario.n_organizations; o++) {
    reach_answer *a = &made->result.answer[o];
    double share = fmin(0.15 * (double)o, 1 - half);
    a->summary[REACH_MEASURE_adoption] =
        (reach_summary){share, share - half, share + half, 0.1, share, share, share, 1000};
    a->uptake = (reach_uptake){.n_weeks = (unsigned)n_weeks,
                               .n_departments = a->n_departments ? a->n_departments : 1};
    make_curve(&a->uptake, share);
    make_barriers(a, &a->uptake, share);
  }
}

static void forget_adoption(reach_uptake *uptake) {
  free(uptake->curve);
  free(uptake->barrier);
}

void made_result_free(made_result *made) {
  reach_audit_free(&made->result.audit);
  for (size_t o = 0; o < made->scenario.n_organizations; o++) {
    free(made->scenario.organization[o].name);
    free(made->result.answer[o].curve);
    free(made->result.answer[o].cell);
    forget_adoption(&made->result.answer[o].uptake);
    reach_practices_free(&made->result.answer[o].practices);
    forget_departments(&made->result.answer[o]);
    reach_portrait_free(made->result.answer[o].portrait);
  }
  free(made->scenario.organization[0].params.title);
  free(made->scenario.organization[0].params.note);
  for (size_t i = 0; i < made->result.n_market_points; i++) {
    free(made->result.market_point[i].reach);
    free(made->result.market_point[i].summary);
  }
  reach_atlas_free(&made->result.atlas);
  free(made->result.claim.assumptions.item);
  reach_response_free(&made->result.response);
  free(made->result.market_point);
  for (size_t i = 0; i < made->result.n_rungs; i++) free(made->result.rung[i].answer);
  free(made->result.rung);
  free(made->result.answer);
  free(made->scenario.organization);
  free(made->scenario.name);
  free(made->scenario.path);
  *made = (made_result){0};
}

static reach_map *ring(uint32_t n) {
  static const char *const name[] = {"Sales", "Research and development of everything", "3"};
  reach_map *map = cells(1, sizeof *map);
  map->n_people = n;
  map->n_departments = 3;
  map->department_name = cells(3, sizeof *map->department_name);
  for (int d = 0; d < 3; d++) map->department_name[d] = copy_of(name[d]);
  map->tie = cells(2 * (size_t)n, sizeof *map->tie);
  map->degree = cells(n, sizeof *map->degree);
  map->department = cells(n, sizeof *map->department);
  map->layout = (reach_layout){.n_people = n, .n_discs = 3};
  map->layout.x = cells(n, sizeof *map->layout.x);
  map->layout.y = cells(n, sizeof *map->layout.y);
  map->layout.disc = cells(3, sizeof *map->layout.disc);
  for (uint32_t d = 0; d < 3; d++) map->layout.disc[d] = (reach_disc){0.2 + 0.3 * d, 0.3, 0.14};
  for (uint32_t u = 0; u < n; u++) {
    map->department[u] = u % 3;
    map->degree[u] = 2;
    map->tie[2 * map->n_ties] = u;
    map->tie[2 * map->n_ties++ + 1] = (u + 1) % n;
    map->layout.x[u] = map->layout.disc[u % 3].x + 0.12 * cos(u);
    map->layout.y[u] = map->layout.disc[u % 3].y + 0.12 * sin(u);
  }
  return map;
}

void made_result_portraits(made_result *made, uint32_t n_people) {
  reach_atlas *atlas = &made->result.atlas;
  atlas->map = cells(1, sizeof(reach_map *));
  atlas->map[atlas->n_maps++] = ring(n_people);
  for (size_t o = 0; o < made->scenario.n_organizations; o++) {
    reach_answer *answer = &made->result.answer[o];
    double mean = 10 * (double)(o + 1), more = 10 * (double)o;
    answer->portrait = cells(1, sizeof *answer->portrait);
    answer->portrait->map = atlas->map[0];
    answer->portrait->face = cells(n_people, sizeof *answer->portrait->face);
    for (uint32_t u = 0; u < n_people; u++)
      answer->portrait->face[u] =
          u < 5 * (o + 1) ? (reach_face){u / 2.0, u, u ? u - 1 : REACH_NOBODY, u == 0, true}
                          : (reach_face){NAN, 0, REACH_NOBODY, false, false};
    answer->summary[REACH_MEASURE_internal_reach] =
        (reach_summary){mean, mean, mean, 0, mean, mean, mean, made->result.n_replicates};
    answer->comparison[REACH_MEASURE_internal_reach] =
        (reach_comparison){mean / 10, mean / 10, mean / 10, more, more, more};
  }
}

void made_result_markets(made_result *made, double arithmetic) {
  static const int64_t size[N_MARKETS] = {200000, 1000000, 5000000, 20000000};
  size_t n = made->scenario.n_organizations, base = made->scenario.baseline;
  reach_result *r = &made->result;
  r->market_point = cells(N_MARKETS, sizeof *r->market_point);
  r->n_market_points = N_MARKETS;
  for (size_t i = 0; i < N_MARKETS; i++) {
    reach_market_point *p = &r->market_point[i];
    p->market_people = size[i];
    p->reach = cells(n, sizeof *p->reach);
    p->summary = cells(n, sizeof *p->summary);
    double m = (double)size[i], gross = 60000;
    for (size_t o = 0; o < n; o++) {
      double times = o == base ? 1 : 1 + (arithmetic - 1) / (double)(o > base ? o : o + 1);
      double ratio = -expm1(-times * gross / m) / -expm1(-gross / m);
      p->reach[o] = (reach_comparison){
          .ratio = ratio, .ratio_ci_low = ratio * 0.98, .ratio_ci_high = ratio * 1.02};
      p->summary[o].n = r->n_replicates;
      r->answer[o].comparison[REACH_MEASURE_gross_contacts] =
          (reach_comparison){.ratio = times, .ratio_ci_low = times, .ratio_ci_high = times};
    }
  }
}

static reach_bin times(reach_bin bin, double factor) {
  return (reach_bin){bin.mean * factor, bin.ci_low * factor, bin.ci_high * factor};
}

void made_result_frequency(made_result *made, double factor) {
  static const double more[REACH_N_FORMULAS] = {1.02, 1.03, 1.01};
  for (size_t o = 0; o < made->scenario.n_organizations; o++) {
    reach_answer *a = &made->result.answer[o];
    const reach_summary *reach = &a->summary[REACH_MEASURE_reach];
    reach_bin all = {reach->mean, reach->ci_low, reach->ci_high};
    a->market_people = 2e6;
    a->n_frequencies = N_FREQUENCIES;
    a->summary[REACH_MEASURE_impressions] = *reach;
    a->summary[REACH_MEASURE_impressions].mean = reach->mean / (1 - factor);
    a->summary[REACH_MEASURE_reproduction].mean = factor / 2 + 0.2 * (double)o;
    for (int f = 1; f < N_FREQUENCIES; f++) {
      a->at_least[f] = times(all, pow(factor, f - 1));
      a->frequency[f] = times(a->at_least[f], 1 - factor);
    }
    for (int i = 0; i < REACH_N_FORMULAS; i++) {
      a->planned[i].reach = reach->mean * more[i];
      for (int f = 1; f < N_FREQUENCIES; f++)
        a->planned[i].frequency[f] = a->frequency[f].mean * more[i];
    }
  }
}

static char *department_name(unsigned d, bool is_odd) {
  char name[120];
  snprintf(name, sizeof name, "%u", d);
  if (is_odd)
    snprintf(name, sizeof name, "=%u $(x) 'Wonderful' department with a name of WWWWWWWWWWWWWW %u",
             d, d);
  return copy_of(name);
}

void made_result_departments(made_result *made, unsigned n, double least, double most, double half,
                             bool is_odd) {
  for (size_t o = 0; o < made->scenario.n_organizations; o++) {
    reach_answer *a = &made->result.answer[o];
    forget_departments(a);
    a->department = cells(n, sizeof *a->department);
    a->n_departments = n;
    a->n_start = 1;
    for (unsigned d = 0; d < n; d++) {
      double people = 10 * (d + 1), share = n > 1 ? least + (most - least) * d / (n - 1) : least;
      a->department[d] =
          (reach_department){department_name(d, is_odd),
                             (uint64_t)people,
                             0,
                             {people * share, people * (share - half), people * (share + half)}};
    }
  }
}

static reach_summary people_of(double mean) {
  return (reach_summary){mean,       mean * 0.99, mean * 1.01, mean * 0.1,
                         mean * 0.8, mean,        mean * 1.2,  1000};
}

static reach_comparison ratio_of(double a, double b) {
  double ratio = b > 0 ? a / b : NAN;
  return (reach_comparison){ratio, ratio * 0.98, ratio * 1.02, a - b, a - b - 1, a - b + 1};
}

void made_result_ladder(made_result *made, size_t n_steps, double gross, double left) {
  size_t n = made->scenario.n_organizations, base = made->scenario.baseline;
  reach_result *r = &made->result;
  r->rung = cells(n_steps + 1, sizeof *r->rung);
  r->n_rungs = n_steps + 1;
  for (size_t i = 0; i <= n_steps; i++) {
    r->rung[i].name = i == 0 ? "start" : i == 1 ? "a step with a long name W" : "step";
    r->rung[i].answer = cells(n, sizeof *r->rung[i].answer);
    for (size_t o = 0; o < n; o++) {
      reach_rung_answer *a = &r->rung[i].answer[o];
      double share = n > 1 && o == n - 1 ? left * left : left;
      double mean = gross * (double)(o + 1) * pow(share, (double)i);
      a->summary[REACH_LADDER_GROSS] = people_of(gross * (double)(o + 1));
      a->summary[REACH_LADDER_EFFECTIVE] = people_of(mean);
      a->change[REACH_LADDER_EFFECTIVE] = ratio_of(mean, i ? mean / share : NAN);
      reach_summary *b = r->rung[i].answer[base].summary;
      for (size_t k = 0; k < REACH_N_LADDER; k++)
        a->comparison[k] = ratio_of(a->summary[k].mean, o == base ? NAN : b[k].mean);
    }
  }
}

/* The rows are all that is owned: texts are constants. */
static reach_practices practices_of(size_t n, bool is_odd) {
  static const char *const plain[] = {
      "answer within an hour", "own the case", "keep promises", "publish", "train", "audit"};
  static const char *const odd[] = {"=SUM(A1) 'it''s' $(x) `x` \\047 W", "", "\"quoted\"",
                                    "a practice of WWWWWWWWWWWWWWWWWW that has a very long name"};
  reach_practices p = {.row = cells(n, sizeof *p.row), .n = n};
  double scores[2] = {0};
  for (size_t i = 0; i < n; i++) {
    bool is_reliable = i % 2;
    double score = n > 1 ? 1 - (double)i / (double)(n - 1) : 0.5;
    p.row[i] = (reach_practice){.name = is_odd ? odd[i % 4] : plain[i % 6],
                                .owner = i % 3 ? is_odd ? odd[3] : "Ada" : "",
                                .due = i % 4 ? "2026-03-31" : "",
                                .score = score,
                                .counted = score,
                                .weight = 1,
                                .is_overdue = i % 5 == 1,
                                .leg = is_reliable ? REACH_LEG_RELIABILITY : REACH_LEG_COMPETENCY};
    p.weights[is_reliable]++;
    scores[is_reliable] += score;
  }
  p.competency = scores[0] / p.weights[0];
  p.reliability = n > 1 ? scores[1] / p.weights[1] : 1;
  return p;
}

void made_result_scorecard(made_result *made, size_t n_practices, double sincerity, bool is_odd) {
  size_t n = made->scenario.n_organizations;
  for (size_t o = 0; o < n; o++) {
    reach_answer *a = &made->result.answer[o];
    size_t n_mine = n > 1 && o == n - 1 ? n_practices / 2 + 1 : n_practices;
    reach_practices_free(&a->practices);
    a->practices = practices_of(n_mine, is_odd);
    double leg[] = {fmax(sincerity - 0.1 * (double)o, 0), a->practices.competency,
                    a->practices.reliability};
    a->legs = (reach_legs){.is_perceived = o == n - 1, .growth = a->legs.growth};
    for (int i = 0; i < REACH_N_LEGS; i++) a->legs.leg[i] = a->legs.seen[i] = leg[i];
    a->legs.from[REACH_LEG_COMPETENCY] = a->legs.from[REACH_LEG_RELIABILITY] = REACH_FROM_PRACTICES;
    a->trust = leg[0] * leg[1] * leg[2];
  }
}

void made_result_cost(made_result *made, double least, double times) {
  double cost = least;
  for (size_t o = 0; o < made->scenario.n_organizations; o++, cost *= times) {
    reach_summary *s = made->result.answer[o].summary;
    double people = s[REACH_MEASURE_accurate_reach].mean;
    if (o == 1 && made->scenario.n_organizations > 2) continue;
    s[REACH_MEASURE_cost] = (reach_summary){cost, cost, cost, 0, cost, cost, cost, 1000};
    if (!(people > 0)) continue;
    double price = cost / people;
    s[REACH_MEASURE_cost_per_accurate_reach] =
        (reach_summary){price, price * 0.99, price * 1.01, 0, price, price, price, 1000};
  }
}

static reach_bin over(double contacts, const reach_summary *people) {
  return (reach_bin){contacts / people->mean, contacts / people->ci_high,
                     contacts / people->ci_low};
}

void made_result_audit(made_result *made, double contacts, double stated, size_t n_wrong) {
  static const int measure[REACH_N_AUDIT_STEPS] = {-1, -1, REACH_MEASURE_reach,
                                                   REACH_MEASURE_accepted_reach};
  reach_audit *audit = &made->result.audit;
  reach_audit_free(audit);
  audit->is_made = true;
  audit->answer = cells(made->scenario.n_organizations, sizeof *audit->answer);
  for (int q = 0; q < REACH_N_AUDIT; q++) audit->table.right[q] = audit->table.stated[q] = NAN;
  audit->table.right[REACH_AUDIT_CONTACTS] = contacts;
  audit->table.stated[REACH_AUDIT_CONTACTS] = stated;
  audit->table.n_of[REACH_AUDIT_WRONG] = n_wrong;
  for (size_t o = 0; o < made->scenario.n_organizations; o++) {
    reach_audit_answer *a = &audit->answer[o];
    const double share[] = {1, .9};
    for (int step = 0; step < REACH_N_AUDIT_STEPS; step++) {
      reach_summary *s = &a->step[step];
      if (measure[step] >= 0) *s = made->result.answer[o].summary[measure[step]];
      if (measure[step] < 0) s->mean = s->ci_low = s->ci_high = share[step] * contacts;
      a->inflation[step] = over(contacts, s);
    }
    a->impressions = a->value = a->roi = (reach_summary){NAN, NAN, NAN, NAN, NAN, NAN, NAN, 0};
  }
}

void made_result_network(made_result *made) {
  made->scenario.is_network = true;
  made->result.n_days = 0;
  for (size_t o = 0; o < made->scenario.n_organizations; o++) {
    reach_answer *a = &made->result.answer[o];
    free(a->curve);
    a->curve = NULL;
    a->hop[0] = (reach_bin){1, 1, 1};
  }
}

/* With an interval of one percent. */
static reach_finding finding_of(double result, enum reach_verdict verdict) {
  double low = result - fabs(result) / 100, high = result + fabs(result) / 100;
  return (reach_finding){.own = {result, low, high, 1, low, result, high, 30},
                         .other = {1, 1, 1, 0, 1, 1, 1, 30},
                         .comparison = {result, low, high, result, low, high},
                         .verdict = verdict};
}

static reach_range_end end_of(size_t i, double value, double result) {
  reach_range_end end = {.value = value, .is_played = true, .finding = finding_of(result, i % 3)};
  if (i % 7 == 6) end = (reach_range_end){.value = value, .why = "impossible"};
  if (i % 5 == 4) end = (reach_range_end){.value = NAN};
  return end;
}

void made_result_claim(made_result *made, size_t n_items, enum reach_aspect aspect, double as_it_is,
                       double spread, bool is_odd) {
  static const int params[] = {REACH_PARAM_participation, REACH_PARAM_conversation_attention,
                               REACH_PARAM_feed_reshare, REACH_PARAM_market_people,
                               REACH_PARAM_trust_sincerity};
  reach_scenario *s = &made->scenario;
  reach_claim_answer *claim = &made->result.claim;
  s->claim = (reach_claim){true, s->n_organizations - 1, s->baseline, 0};
  s->organization[0].params.claim_text =
      is_odd ? "'$(x)' `x` \\047 WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"
             : "More people";
  s->organization[0].params.claim_step = "";
  bool is_alone = aspect == REACH_ASPECT_MEAN;
  claim->is_made = true;
  claim->question = (reach_question){.measure = REACH_MEASURE_reach,
                                     .per = is_odd ? REACH_MEASURE_impressions : -1,
                                     .is_against_value = is_alone,
                                     .value = as_it_is,
                                     .relation = is_odd ? REACH_CLAIM_SAME : REACH_CLAIM_MORE,
                                     .factor = is_odd ? 1.1 : 1};
  claim->finding = finding_of(as_it_is, REACH_SUPPORTED);
  claim->finding.comparison.ratio_ci_low = aspect == REACH_ASPECT_RATIO ? as_it_is * 0.99 : NAN;
  claim->assumptions = (reach_one_at_a_time){.item = cells(n_items, sizeof(reach_assumption)),
                                             .n_items = n_items,
                                             .as_it_is = finding_of(as_it_is, REACH_SUPPORTED),
                                             .aspect = aspect,
                                             .n_replicates = 30};
  for (size_t i = 0; i < n_items; i++) {
    double half = ldexp(spread, -(int)i), other = i % 4 == 3 ? half / 2 : -half;
    reach_assumption *a = &claim->assumptions.item[i];
    *a = (reach_assumption){.param =
                                is_odd ? REACH_PARAM_work_ties_department_size_cv : params[i % 5],
                            .organizations = is_odd ? (uint64_t)1 << i % s->n_organizations : 1,
                            .value = 1,
                            .effect = half + fabs(other)};
    a->low = end_of(i, 0.00125, as_it_is + other);
    a->high = end_of(i + 1, 1234567, as_it_is + half);
  }
}

enum { MOST_MADE_VALUES = 64, MADE_REPLICATES = 20 };

static double made_score(const made_shape *s, double x, size_t o, size_t i, size_t r) {
  double off = x - s->peak;
  return s->base - s->bend * off * off + (double)o * s->slope * (x - 0.4) +
         s->noise * sin((double)(7 * r * r + 3 * i + 5 * o * r + 1));
}

static void respond(made_result *made, size_t n_values, made_shape shape, bool is_diversity) {
  size_t n = made->scenario.n_organizations;
  reach_response *to = &made->result.response;
  double score[MOST_MADE_VALUES][MADE_REPLICATES], apart[MOST_MADE_VALUES][MADE_REPLICATES];
  const double *row[MOST_MADE_VALUES], *difference[MOST_MADE_VALUES];
  bool may[MOST_MADE_VALUES];
  reach_response_free(to);
  *to = (reach_response){.param = REACH_PARAM_feed_attention,
                         .measure = REACH_MEASURE_reach,
                         .minus = -1,
                         .n_replicates = MADE_REPLICATES,
                         .n_values = n_values,
                         .n_organizations = n,
                         .value = cells(n_values, sizeof(double)),
                         .cell = cells(n_values * n, sizeof(reach_response_cell)),
                         .line = cells(n, sizeof(reach_response_line))};
  for (size_t i = 0; i < n_values; i++) to->value[i] = (double)i / (double)(n_values - 1);
  for (size_t o = 0; o < n; o++) {
    reach_best best;
    for (size_t i = 0; i < n_values; i++) {
      for (size_t r = 0; r < MADE_REPLICATES; r++) {
        score[i][r] = made_score(&shape, to->value[i], o, i, r);
        apart[i][r] = score[i][r] - made_score(&shape, to->value[i], made->scenario.baseline, i, r);
      }
      row[i] = score[i];
      difference[i] = apart[i];
      reach_summary_of(score[i], MADE_REPLICATES, 1, &to->cell[i * n + o].score);
    }
    reach_score_table table = {n_values, to->value, row, MADE_REPLICATES, 1, NULL};
    reach_best_find(&table, false, may, &best);
    for (size_t i = 0; i < n_values; i++) to->cell[i * n + o].may_be_best = may[i];
    to->line[o] =
        (reach_response_line){.has_effect = true,
                              .is_flat = best.is_flat,
                              .best = best.best,
                              .n_best = best.n,
                              .has_difference = is_diversity || o != made->scenario.baseline};
    if (!is_diversity) table.score = difference;
    if (to->line[o].has_difference) reach_crossings_find(&table, &to->line[o].crossings);
  }
}

void made_result_response(made_result *made, size_t n_values, made_shape shape) {
  respond(made, n_values, shape, false);
}

void made_result_diversity(made_result *made, size_t n_values, made_shape shape) {
  respond(made, n_values, shape, true);
  made->result.response.param = REACH_PARAM_groups_homophily;
  made->result.response.measure = REACH_MEASURE_referral_diversity;
  made->result.response.minus = REACH_MEASURE_pull_diversity;
}
