#include "present/scorecard_rows.h"

#include <math.h>
#include <string.h>

static size_t count(const reach_result *result, size_t o) {
  return reach_scorecard_count(&result->scenario->organization[o].params,
                               &result->answer[o].practices);
}

static reach_item item_of(const reach_result *result, size_t o, size_t i) {
  return reach_scorecard_item(&result->scenario->organization[o].params,
                              &result->answer[o].practices, i);
}

static bool is_same(const reach_item *a, const reach_item *b) {
  return a->kind == b->kind && a->leg == b->leg && !strcmp(a->name, b->name);
}

static bool find(const reach_result *result, size_t o, const reach_item *wanted,
                 reach_item *found) {
  size_t n = count(result, o);
  for (size_t i = 0; i < n; i++) {
    *found = item_of(result, o, i);
    if (is_same(found, wanted)) return true;
  }
  return false;
}

/* An item as the first organization has it that has it, with the largest gap of any. */
typedef struct {
  reach_item item;
  double gap;
  size_t organization, place;
} candidate;

typedef struct {
  candidate one[REACH_SCORECARD_ITEMS];
  size_t n;
} shortlist;

static void put(shortlist *list, candidate new) {
  size_t at = list->n;
  for (size_t i = 0; i < list->n; i++) {
    if (!is_same(&list->one[i].item, &new.item)) continue;
    if (!(new.gap > list->one[i].gap)) return;
    new.organization = list->one[i].organization;
    new.place = list->one[i].place;
    new.item = list->one[i].item;
    memmove(&list->one[i], &list->one[i + 1], (list->n - i - 1) * sizeof new);
    at = --list->n;
    break;
  }
  while (at > 0 && list->one[at - 1].gap < new.gap) at--;
  if (at == REACH_SCORECARD_ITEMS) return;
  if (list->n == REACH_SCORECARD_ITEMS) list->n--;
  memmove(&list->one[at + 1], &list->one[at], (list->n - at) * sizeof new);
  list->one[at] = new;
  list->n++;
}

static bool comes_before(const candidate *a, const candidate *b) {
  if (a->organization != b->organization) return a->organization < b->organization;
  return a->place < b->place;
}

static shortlist items_of(const reach_result *result) {
  shortlist list = {.n = 0};
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    size_t n = count(result, o);
    for (size_t i = 0; i < n; i++) {
      reach_item item = item_of(result, o, i);
      put(&list, (candidate){item, item.gap, o, i});
    }
  }
  for (size_t i = 1; i < list.n; i++) {
    candidate moved = list.one[i];
    size_t at = i;
    for (; at > 0 && comes_before(&moved, &list.one[at - 1]); at--) list.one[at] = list.one[at - 1];
    list.one[at] = moved;
  }
  return list;
}

static bool is_alike(const reach_result *result, const reach_item *item) {
  reach_item other;
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (find(result, o, item, &other) &&
        (strcmp(other.owner, item->owner) || strcmp(other.due, item->due)))
      return false;
  return true;
}

static bool somebody_is_perceived(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (result->answer[o].legs.is_perceived) return true;
  return false;
}

static bool has_more(const reach_result *result, const shortlist *list) {
  reach_item found;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++) n += find(result, o, &list->one[i].item, &found);
    if (n < count(result, o)) return true;
  }
  return false;
}

void reach_scorecard_rows_find(const reach_result *result, reach_scorecard_rows *rows) {
  shortlist list = items_of(result);
  bool is_seen = somebody_is_perceived(result);
  *rows = (reach_scorecard_rows){.has_more = has_more(result, &list)};
  for (int leg = 0; leg < REACH_N_LEGS; leg++) {
    rows->row[rows->n++] = (reach_scorecard_row){.kind = REACH_ROW_LEG, .leg = leg};
    if (is_seen) rows->row[rows->n++] = (reach_scorecard_row){.kind = REACH_ROW_SEEN, .leg = leg};
    for (size_t i = 0; i < list.n; i++) {
      const reach_item *item = &list.one[i].item;
      if (item->leg == leg)
        rows->row[rows->n++] =
            (reach_scorecard_row){REACH_ROW_ITEM, leg, *item, is_alike(result, item)};
    }
  }
  rows->row[rows->n++] = (reach_scorecard_row){.kind = REACH_ROW_TRUST};
}

double reach_scorecard_row_value(const reach_result *result, const reach_scorecard_row *row,
                                 size_t o) {
  const reach_answer *answer = &result->answer[o];
  reach_item item;
  switch (row->kind) {
  case REACH_ROW_LEG:
    return answer->legs.leg[row->leg];
  case REACH_ROW_SEEN:
    return answer->legs.is_perceived ? answer->legs.seen[row->leg] : NAN;
  case REACH_ROW_ITEM:
    return find(result, o, &row->item, &item) ? item.score : NAN;
  default:
    return answer->trust;
  }
}

reach_number reach_score_words(double score) {
  enum { DECIMALS = 2, MOST = 6 };
  for (int decimals = score > 0 && score < 1 ? DECIMALS : 0; decimals < MOST; decimals++) {
    double unit = pow(10, decimals), shown = round(score * unit) / unit;
    if (!strcmp(reach_leg_status(shown), reach_leg_status(score)) && (shown < 1 || score >= 1))
      return reach_number_grouped(score, decimals);
  }
  return reach_number_grouped(score, MOST);
}
