#include "support/layout.h"

#include <math.h>
#include <string.h>

#include "present/chart_page.h"
#include "support/support.h"

typedef struct {
  double left, right, bottom, top;
} box;

static box box_of(const reach_label *label, double share) {
  double width = reach_text_width(label->text.text, label->font) * share;
  double half = 0.8 * reach_text_height(label->font.size) / 1.28 / 2;
  double left = label->x - (label->font.align == REACH_LEFT     ? 0
                            : label->font.align == REACH_CENTRE ? width / 2
                                                                : width);
  return (box){left, left + width, label->y - half, label->y + half};
}

static bool touch(box a, box b) {
  return a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top;
}

static void check_layout(const reach_page *page, const char *chart) {
  static const double margin = 0.008, without_room = 1 / 1.2;
  for (size_t i = 0; i < page->n_labels; i++) {
    box b = box_of(&page->label[i], 1);
    if (!(b.left > margin && b.right < page->width - margin && b.bottom > margin &&
          b.top < 1 - margin))
      fail_msg("%s on %s: leaves the frame: %s", chart, page->width < 1 ? "4:3" : "16:9",
               page->label[i].text.text);
    for (size_t k = 0; k < i; k++)
      if (touch(box_of(&page->label[i], without_room), box_of(&page->label[k], without_room)))
        fail_msg("%s on %s, %zu organizations: '%s' touches '%s'", chart,
                 page->width < 1 ? "4:3" : "16:9", page->result->scenario->n_organizations,
                 page->label[i].text.text, page->label[k].text.text);
  }
  const double least_share = page->width < 1 ? 0.25 : 0.3; /* of the page, for the plot */
  if (!(page->right - page->left > least_share * page->width))
    fail_msg("%s on %s, %zu organizations: the plot is only %g wide", chart,
             page->width < 1 ? "4:3" : "16:9", page->result->scenario->n_organizations,
             page->right - page->left);
  assert_true(page->top - page->bottom > least_share);
}

void layout_check(const reach_result *result, const char *name) {
  for (const reach_chart *chart = reach_chart_table; chart->name; chart++) {
    if (!reach_chart_applies(chart, result) || (name && strcmp(chart->name, name) != 0)) continue;
    for (int s = 0; s < REACH_N_SHAPES; s++) {
      reach_page page;
      reach_page_start_on(&page, (enum reach_shape)s, result, chart->headline(result).text,
                          chart->subtitle(result).text);
      chart->compose(&page);
      assert_false(page.is_short_of_memory);
      check_layout(&page, chart->name);
      reach_page_free(&page);
    }
  }
}
