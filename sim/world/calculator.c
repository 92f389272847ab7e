/* The arithmetic of a reach calculator's table, done twice: from what stands there and is not
 * computed, which is right, and from all that is stated, which tells what merely follows from a
 * mistake elsewhere. See docs/model.md, Audit. */
#include "world/calculator.h"

#include <math.h>
#include <stdlib.h>

static const double impressions_per_price = 1000; /* CPM: cost per mille */

/* A number that may lie anywhere between two ends. */
typedef struct {
  double low, high;
  bool is_known;
  bool is_bad;         /* something that it is made of is a mistake */
  bool is_assumed;     /* one post each, where nothing says how many */
  bool is_of_contacts; /* of a person, yet all contacts are meant */
} span;

/* Sums of lines, as they are and as they are stated. */
typedef struct {
  long double low, high;
  uint32_t n; /* lines that have the number */
  bool is_bad;
} sum;

enum { RIGHT, SAID, N_WAYS };
/* Beside the columns: posts of all people, whose mean is that of a person. */
enum { ALL_POSTS = REACH_N_AUDIT, N_SUMS };

typedef struct {
  sum of[N_WAYS][N_SUMS];
  uint32_t n;         /* lines */
  uint64_t first, to; /* of the file */
} sums;

typedef struct {
  reach_calculator *c;
  sums part, whole; /* since the last subtotal, of all lines */
  sums parts;       /* subtotals */
  span contacts[N_WAYS];
  size_t capacity;
} arithmetic;

/* One row of the table, worked out in one way. */
typedef struct {
  const arithmetic *all;
  const reach_audit_cell *cell; /* [REACH_N_AUDIT] */
  const sums *lines;            /* of a sum; NULL: the row is a line */
  int way;
  span *v; /* [REACH_N_AUDIT] */
} row;

static span point(double value) {
  return (span){.low = value, .high = value, .is_known = true};
}

static span of_both(const span *a, const span *b, double low, double high) {
  return (span){.low = low,
                .high = high,
                .is_known = a->is_known && b->is_known,
                .is_bad = a->is_bad || b->is_bad};
}

static span times(const span *a, const span *b) {
  return of_both(a, b, a->low * b->low, a->high * b->high);
}

static span plus(const span *a, const span *b) {
  return of_both(a, b, a->low + b->low, a->high + b->high);
}

/* Of numbers that are not negative; by 0 there is none. */
static span over(const span *a, const span *b) {
  span s = of_both(a, b, a->low / b->high, a->high / b->low);
  s.is_known = s.is_known && b->low > 0;
  return s;
}

static span less_share(const span *a, const span *share) {
  return of_both(a, share, a->low * (1 - share->high), a->high * (1 - share->low));
}

static span per_mille(const span *a, const span *price) {
  span s = times(a, price);
  s.low /= impressions_per_price;
  s.high /= impressions_per_price;
  return s;
}

static span return_on(const span *value, const span *cost) {
  span s = over(value, cost);
  s.low -= 1;
  s.high -= 1;
  return s;
}

static span stated_span(const reach_audit_cell *cell) {
  double value = cell->stated.value, open = cell->stated.open;
  return (span){
      .low = fmax(value - open, fmin(value, 0)), .high = value + open, .is_known = cell->is_there};
}

static span sum_of(const row *r, int what) {
  const sum *s = &r->lines->of[r->way][what];
  return (span){.low = (double)s->low,
                .high = (double)s->high,
                .is_known = s->n == r->lines->n,
                .is_bad = s->is_bad};
}

/* earned media value = cpm x impressions / 1000 + cpc x clicks; a price that is not there is none
 */
static span media_value(const row *r) {
  const span *v = r->v, none = point(0);
  const span *cpm = &v[REACH_AUDIT_CPM], *cpc = &v[REACH_AUDIT_CPC];
  span of_impressions = cpm->is_known ? per_mille(&v[REACH_AUDIT_IMPRESSIONS], cpm) : none;
  span of_clicks = cpc->is_known ? times(&v[REACH_AUDIT_CLICKS], cpc) : none;
  span s = plus(&of_impressions, &of_clicks);
  s.is_known = s.is_known && (cpm->is_known || cpc->is_known);
  return s;
}

/* Where nothing says how often anybody posts, everybody does so once. */
static span shown(const row *r) {
  const span *v = r->v;
  if (v[REACH_AUDIT_POSTS].is_known) return times(&v[REACH_AUDIT_CONTACTS], &v[REACH_AUDIT_POSTS]);
  span s = v[REACH_AUDIT_CONTACTS];
  s.is_assumed = true;
  s.is_known = s.is_known && !r->cell[REACH_AUDIT_IMPRESSIONS].is_there;
  return s;
}

static bool is_stated(const row *r, int q) {
  return r->cell[q].is_there;
}

/* What a column is by the others of its own row. */
static span by_row(const row *r, int q) {
  static const span unknown = {.is_known = false};
  const span *v = r->v;
  switch (q) {
  case REACH_AUDIT_PEOPLE:
    return is_stated(r, q) ? unknown : point(1);
  case REACH_AUDIT_FOLLOWERS: {
    span contacts = stated_span(&r->cell[REACH_AUDIT_CONTACTS]);
    if (contacts.is_known && contacts.high == 0 && !is_stated(r, q)) return contacts;
    return is_stated(r, q) ? unknown : over(&contacts, &v[REACH_AUDIT_PEOPLE]);
  }
  case REACH_AUDIT_CONTACTS:
    return is_stated(r, REACH_AUDIT_FOLLOWERS)
               ? times(&v[REACH_AUDIT_PEOPLE], &v[REACH_AUDIT_FOLLOWERS])
               : unknown;
  case REACH_AUDIT_SHARE:
    return over(&v[REACH_AUDIT_CONTACTS], &r->all->contacts[r->way]);
  case REACH_AUDIT_NET:
    return less_share(&v[REACH_AUDIT_CONTACTS], &v[REACH_AUDIT_OVERLAP]);
  case REACH_AUDIT_IMPRESSIONS:
    return shown(r);
  case REACH_AUDIT_CLICKS:
    return times(&v[REACH_AUDIT_IMPRESSIONS], &v[REACH_AUDIT_CLICK_RATE]);
  case REACH_AUDIT_VALUE:
    return media_value(r);
  case REACH_AUDIT_ROI:
    return return_on(&v[REACH_AUDIT_VALUE], &v[REACH_AUDIT_COST]);
  default:
    return unknown;
  }
}

/* Numbers of one person: a mean, but a sum where every line is a person. */
static span of_person(const row *r, int what, int all) {
  span people = sum_of(r, REACH_AUDIT_PEOPLE), total = sum_of(r, all);
  if (r->all->c->slot[REACH_AUDIT_PEOPLE] < 0) return sum_of(r, what);
  return over(&total, &people);
}

/* What a column of a subtotal or total is by the lines above; unknown where not all have it. */
static span by_lines(const row *r, int q) {
  static const span unknown = {.is_known = false};
  switch (q) {
  case REACH_AUDIT_FOLLOWERS:
    return of_person(r, q, REACH_AUDIT_CONTACTS);
  case REACH_AUDIT_POSTS:
    return of_person(r, q, ALL_POSTS);
  case REACH_AUDIT_CLICK_RATE: {
    span clicks = sum_of(r, REACH_AUDIT_CLICKS), shown_all = sum_of(r, REACH_AUDIT_IMPRESSIONS);
    return over(&clicks, &shown_all);
  }
  case REACH_AUDIT_NET:
    return is_stated(r, REACH_AUDIT_OVERLAP) ? unknown : sum_of(r, q);
  case REACH_AUDIT_OVERLAP:
  case REACH_AUDIT_CPM:
  case REACH_AUDIT_CPC:
  case REACH_AUDIT_ROI:
    return unknown;
  default:
    return sum_of(r, q);
  }
}

/* The mean of a person, or all contacts of a table that has no other column for them: whichever
 * the number is nearer to. */
static span followers_meant(const row *r, span mean) {
  const reach_calculator *c = r->all->c;
  span contacts = sum_of(r, REACH_AUDIT_CONTACTS);
  if (c->slot[REACH_AUDIT_CONTACTS] >= 0 || !is_stated(r, REACH_AUDIT_FOLLOWERS)) return mean;
  double stated = r->cell[REACH_AUDIT_FOLLOWERS].stated.value;
  contacts.is_of_contacts = true;
  return stated * stated > mean.high * contacts.high ? contacts : mean;
}

/* What can be computed, by the lines above where that is possible; is_sum says whether it was. */
static span compute(const row *r, int q, bool *is_sum) {
  span s = {.is_known = false};
  if (r->lines) s = by_lines(r, q);
  *is_sum = s.is_known;
  if (s.is_known && q == REACH_AUDIT_FOLLOWERS) return followers_meant(r, s);
  if (s.is_known) return s;
  bool is_mean = q == REACH_AUDIT_FOLLOWERS || q == REACH_AUDIT_PEOPLE;
  return r->lines && is_mean ? s : by_row(r, q);
}

static int keep(arithmetic *all, const reach_audit_check *check, reach_report *report) {
  const size_t begin = 64;
  reach_calculator *c = all->c;
  if (c->n_checks == all->capacity) {
    size_t capacity = all->capacity ? 2 * all->capacity : begin;
    reach_audit_check *grown = realloc(c->check, capacity * sizeof *grown);
    if (!grown) return reach_report_no_memory(report, c->path);
    c->check = grown;
    all->capacity = capacity;
  }
  c->check[c->n_checks++] = *check;
  c->n_of[check->verdict]++;
  return 0;
}

static enum reach_audit_verdict judge(const reach_stated *stated, const span *right,
                                      const span *said) {
  enum reach_agreement with_right = reach_stated_compare(stated, right->low, right->high);
  if (with_right == REACH_AGREES) return REACH_AUDIT_RIGHT;
  if (with_right == REACH_AGREES_ROUNDED) return REACH_AUDIT_ROUNDED;
  if (!said->is_known || reach_stated_compare(stated, said->low, said->high) == REACH_DISAGREES)
    return REACH_AUDIT_WRONG;
  return said->is_bad ? REACH_AUDIT_FOLLOWS : REACH_AUDIT_ROUNDED;
}

/* A total may have been made of subtotals, as they are stated, and what follows the last one. */
static span said_by_parts(const row *r, int q) {
  const sums *parts = &r->all->parts, *rest = &r->all->part;
  const sum *a = &parts->of[SAID][q], *b = &rest->of[SAID][q];
  return (span){.low = (double)(a->low + b->low),
                .high = (double)(a->high + b->high),
                .is_known = parts->n && a->n == parts->n && b->n == rest->n,
                .is_bad = a->is_bad || b->is_bad};
}

/* Whether a cell of a row is what it should be. */
static enum reach_audit_verdict judge_cell(const row *r, int q, const span *right,
                                           const span *said) {
  const reach_stated *stated = &r->cell[q].stated;
  enum reach_audit_verdict verdict = judge(stated, right, said);
  bool is_of_person = q == REACH_AUDIT_FOLLOWERS || q == REACH_AUDIT_POSTS;
  if (verdict != REACH_AUDIT_WRONG || r->lines != &r->all->whole || is_of_person) return verdict;
  span by_parts = said_by_parts(r, q);
  return judge(stated, right, &by_parts);
}

static reach_audit_check check_of(const row *r, uint32_t at, int q, bool is_sum) {
  const sums *lines = r->lines;
  return (reach_audit_check){.row = at,
                             .place = r->cell[q].place,
                             .column = q,
                             .stated = r->cell[q].stated.value,
                             .is_sum = is_sum,
                             .first = lines ? lines->first : 0,
                             .to = lines ? lines->to : 0};
}

/* Works out a row in both ways; a check for each number that is stated and can be computed. */
static int work_out(arithmetic *all, uint32_t at, const sums *lines, span v[N_WAYS][REACH_N_AUDIT],
                    reach_report *report) {
  reach_audit_cell cell[REACH_N_AUDIT];
  row r[N_WAYS];
  for (int q = 0; q < REACH_N_AUDIT; q++)
    cell[q] = at < all->c->n_rows ? reach_calculator_cell(all->c, at, q)
                                  : (reach_audit_cell){.is_there = false};
  for (int way = 0; way < N_WAYS; way++) r[way] = (row){all, cell, lines, way, v[way]};
  int status = 0;
  for (int q = 0; q < REACH_N_AUDIT && !status; q++) {
    bool is_sum;
    span right = compute(&r[RIGHT], q, &is_sum), said = compute(&r[SAID], q, &is_sum);
    span stated = stated_span(&cell[q]);
    v[RIGHT][q] = right.is_known || !stated.is_known ? right : stated;
    v[SAID][q] = stated.is_known ? stated : said;
    if (!right.is_known || !stated.is_known) continue;
    v[SAID][q].low = v[SAID][q].high = cell[q].stated.value; /* as it is printed */
    reach_audit_check check = check_of(&r[RIGHT], at, q, is_sum);
    check.is_of_contacts = right.is_of_contacts;
    check.right = right.low + (right.high - right.low) / 2;
    check.verdict = judge_cell(&r[SAID], q, &right, &said);
    v[SAID][q].is_bad = check.verdict >= REACH_AUDIT_FOLLOWS;
    status = keep(all, &check, report);
  }
  return status;
}

static void add_to(sum *s, const span *v) {
  if (!v->is_known || v->is_assumed) return;
  s->low += v->low;
  s->high += v->high;
  s->is_bad |= v->is_bad;
  s->n++;
}

static void add_line(sums *lines, span v[N_WAYS][REACH_N_AUDIT], uint64_t line) {
  for (int way = 0; way < N_WAYS; way++) {
    for (int q = 0; q < REACH_N_AUDIT; q++) add_to(&lines->of[way][q], &v[way][q]);
    span posts = times(&v[way][REACH_AUDIT_POSTS], &v[way][REACH_AUDIT_PEOPLE]);
    add_to(&lines->of[way][ALL_POSTS], &posts);
  }
  if (!lines->n++) lines->first = line;
  lines->to = line;
}

/* Contacts of all lines, of which shares are shares, and whose they are. */
static void count_contacts(arithmetic *all) {
  reach_calculator *c = all->c;
  sums lines = {.n = 0};
  for (uint32_t i = 0; i < c->n_rows; i++) {
    if (c->row[i].kind != REACH_AUDIT_LINE) continue;
    span v[N_WAYS][REACH_N_AUDIT] = {{{.is_known = false}}};
    reach_audit_cell cell[REACH_N_AUDIT];
    for (int q = 0; q < REACH_N_AUDIT; q++) cell[q] = reach_calculator_cell(c, i, q);
    for (int way = 0; way < N_WAYS; way++) {
      row r = {all, cell, NULL, way, v[way]};
      for (int q = 0; q <= REACH_AUDIT_CONTACTS; q++) {
        span stated = stated_span(&cell[q]), computed = by_row(&r, q);
        bool takes_stated = stated.is_known && (way == SAID || !computed.is_known);
        v[way][q] = takes_stated ? stated : computed;
      }
    }
    c->people[i] = v[RIGHT][REACH_AUDIT_PEOPLE].high;
    const span *k = &v[RIGHT][REACH_AUDIT_FOLLOWERS];
    c->followers[i] = k->low + (k->high - k->low) / 2;
    add_line(&lines, v, c->row[i].line);
  }
  for (int way = 0; way < N_WAYS; way++) {
    const sum *s = &lines.of[way][REACH_AUDIT_CONTACTS];
    all->contacts[way] = (span){.low = (double)s->low, .high = (double)s->high, .is_known = true};
  }
}

static void note_totals(const arithmetic *all, uint32_t at, span right[REACH_N_AUDIT]) {
  reach_calculator *c = all->c;
  for (int q = 0; q < REACH_N_AUDIT; q++) {
    reach_audit_cell cell = {.is_there = false};
    if (at < c->n_rows) cell = reach_calculator_cell(c, at, q);
    c->right[q] = right[q].is_known ? right[q].low + (right[q].high - right[q].low) / 2 : NAN;
    c->stated[q] = cell.is_there ? cell.stated.value : NAN;
  }
  double mean = c->right[REACH_AUDIT_CONTACTS] / c->right[REACH_AUDIT_PEOPLE];
  double stated = c->stated[REACH_AUDIT_FOLLOWERS];
  bool is_of_all = stated * stated > mean * c->right[REACH_AUDIT_CONTACTS];
  if (c->slot[REACH_AUDIT_CONTACTS] < 0 && (is_of_all || c->slot[REACH_AUDIT_PEOPLE] < 0))
    c->stated[REACH_AUDIT_CONTACTS] = stated;
}

static const sums *lines_of(const arithmetic *all, enum reach_audit_kind kind) {
  if (kind == REACH_AUDIT_LINE) return NULL;
  return kind == REACH_AUDIT_TOTAL ? &all->whole : &all->part;
}

/* Row by row; a table without a total gets one that states nothing. */
static int work_out_all(arithmetic *all, reach_report *report) {
  reach_calculator *c = all->c;
  bool has_total = c->row[c->n_rows - 1].kind == REACH_AUDIT_TOTAL;
  uint32_t last = has_total ? c->n_rows - 1 : c->n_rows;
  int status = 0;
  for (uint32_t i = 0; i <= last && !status; i++) {
    span v[N_WAYS][REACH_N_AUDIT] = {{{.is_known = false}}};
    enum reach_audit_kind kind = i < c->n_rows ? c->row[i].kind : REACH_AUDIT_TOTAL;
    status = work_out(all, i, lines_of(all, kind), v, report);
    if (kind == REACH_AUDIT_LINE) {
      add_line(&all->part, v, c->row[i].line);
      add_line(&all->whole, v, c->row[i].line);
    }
    if (kind == REACH_AUDIT_SUBTOTAL) {
      add_line(&all->parts, v, c->row[i].line);
      all->part = (sums){.n = 0};
    }
    if (kind == REACH_AUDIT_TOTAL) note_totals(all, i, v[RIGHT]);
  }
  return status;
}

int reach_calculator_check(reach_calculator *c, reach_report *report) {
  arithmetic all = {.c = c};
  c->followers = calloc(c->n_rows, sizeof *c->followers);
  c->people = calloc(c->n_rows, sizeof *c->people);
  if (!c->followers || !c->people) return reach_report_no_memory(report, c->path);
  count_contacts(&all);
  return work_out_all(&all, report);
}
