/* A chart as a page. All texts and lines have positions on the page, worked out here from text
 * widths, so that the gnuplot script only draws: nothing collides or leaves the frame whatever the
 * texts say. (0,0) is the lower left corner; y goes from 0 to 1, x from 0 to page->width: a page of
 * 4:3 is a page of 16:9 that ends earlier, with letters as large. */
#ifndef REACH_PRESENT_CHART_PAGE_H
#define REACH_PRESENT_CHART_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "present/glyphs.h"
#include "present/lettering.h"
#include "study/study.h"

/* Colours by what they stand for; plots/style.gp has a dark set. */
enum reach_ink {
  REACH_INK_PAPER = 1,
  REACH_INK_TEXT,
  REACH_INK_MUTED,
  REACH_INK_GRID,
  REACH_INK_WARNING,
  REACH_INK_BASELINE,
  REACH_INK_FOCUS,
  REACH_INK_THIRD,
  REACH_INK_FOURTH,
  REACH_INK_FIFTH,
  REACH_INK_SIXTH,
  REACH_INK_SEVENTH,
  REACH_INK_EIGHTH,
  REACH_INK_NINTH,
  REACH_INK_TENTH,
  REACH_INK_ELEVENTH,
  REACH_INK_TWELFTH,
  REACH_INK_OTHERS,
  REACH_INK_STARTS, /* people of a network by hop */
  REACH_INK_ONE_HOP,
  REACH_INK_TWO_HOPS,
  REACH_INK_MORE_HOPS,
  REACH_INK_NOT_REACHED,
  REACH_INK_GROUND, /* of a department */
  REACH_INK_TIE,
  REACH_INK_TELLING,
  REACH_INK_BROKEN, /* legs of trust, by status */
  REACH_INK_WEAK,
  REACH_INK_SOUND,
  REACH_INK_OVER_DARK, /* on the colours of a map, the same in every theme */
  REACH_INK_OVER_LIGHT,
  REACH_N_INKS = REACH_INK_OVER_LIGHT
};

enum reach_align { REACH_LEFT, REACH_CENTRE, REACH_RIGHT };

typedef struct {
  double size; /* 1 = the size of numbers on the axes */
  bool is_bold;
  enum reach_align align;
  enum reach_ink ink;
} reach_font;

typedef struct {
  reach_line text;
  reach_line drawn; /* as PNG and PDF show it */
  double x, y;      /* y = middle of the line */
  reach_font font;
} reach_label;

typedef struct {
  double x1, y1, x2, y2;
  enum reach_ink ink;
  double width;
  int dash; /* gnuplot dash type: 1 solid, 2 dashed, 3 dotted */
} reach_rule;

/* Where a chart of small multiples draws an organization: data (0,0), the width of a data unit on
 * the page (0 = it is not drawn), and its height where that is another; 0 = the same. */
typedef struct {
  double x, y, size, height;
} reach_panel;

/* The pages that every chart is composed for. */
enum reach_shape { REACH_WIDE, REACH_NARROW, REACH_N_SHAPES };
extern const char *const reach_shape_name[REACH_N_SHAPES]; /* "16:9", "4:3" */

/* A rectangle of the page. */
typedef struct {
  double left, right, bottom, top;
} reach_pane;

/* A chart that is drawn in panes: where they are; where its lines make room for a label; and which
 * rows of the CSV, n of each pane from `first` on, are a picture made of pixels. */
typedef struct {
  reach_pane *pane, *gap; /* owned */
  size_t n_panes, n_gaps, first_pixel, n_pixels;
} reach_panes;

/* A line of a chart whose lines are not its organizations. */
typedef struct {
  reach_line name;
  enum reach_ink ink;
  double width;
  int dash;
} reach_curve;

typedef struct {
  const reach_result *result;
  double width;                            /* of the page; 1 = 16:9 */
  double edge;                             /* what may be written on: from REACH_PAGE_LEFT to it */
  double left, right, bottom, top;         /* plot area */
  double x_least, x_most, y_least, y_most; /* its edges in data units */
  bool is_x_log, is_y_log;
  reach_label *label; /* owned */
  size_t n_labels;
  reach_rule *rule; /* owned */
  size_t n_rules;
  bool has_curve;           /* a line of theory beside those of organizations, */
  enum reach_ink curve_ink; /* in this colour, or 0: in the organization's own */
  reach_panel *panel;       /* [organization]; owned; NULL where there is one plot area */
  reach_panes panes;        /* n_panes = 0: no chart in panes */
  reach_curve *curve;       /* owned */
  size_t n_curves;          /* 0: lines are those of organizations */
  size_t *twin; /* [organization] whose line stands for its own, see chart_twins.h; owned; NULL:
                   each for itself */
  bool is_short_of_memory;
} reach_page;

/* The margin of what may be written on. */
#define REACH_PAGE_LEFT 0.045
/* Between the texts above and below and the plot area, in screen heights. */
#define REACH_PAGE_PLOT_GAP 0.035
/* A step of 1 to the right is as long as a step of this upwards. */
#define REACH_PAGE_ASPECT (16.0 / 9)

/* Starts a page with the scenario's title, headline, warning, subtitle, note and caption;
 * the plot area is what they leave. Free with reach_page_free. */
void reach_page_start_on(reach_page *page, enum reach_shape shape, const reach_result *result,
                         const char *headline, const char *subtitle);
/* The same on a page of 16:9. */
void reach_page_start(reach_page *page, const reach_result *result, const char *headline,
                      const char *subtitle);
void reach_page_free(reach_page *page);

/* "Simulated · scenario x · seed 2012 · ...": the caption of every chart of a result. */
reach_line reach_page_caption(const reach_result *result);

/* Sets `drawn` of all labels, looking up the fonts if a letter is not common. */
void reach_page_check_letters(reach_page *page, reach_glyphs *glyphs, const char *search_path);

/* Both keep a flag instead of failing when memory is short. */
void reach_page_label(reach_page *page, const char *text, double x, double y, reach_font font);
void reach_page_rule(reach_page *page, reach_rule rule);

void reach_page_curve(reach_page *page, const reach_curve *curve);
void reach_page_pane(reach_page *page, reach_pane pane);
void reach_page_gap(reach_page *page, reach_pane box);

/* Is a label in the way of a text from x1 to x2 whose middle is y? */
bool reach_page_is_taken(const reach_page *page, double x1, double x2, double y, double height);

/* Does a straight line go through the box from x1 to x2 whose middle is y? Ends count. */
bool reach_rule_crosses(const reach_rule *rule, double x1, double x2, double y, double height);

/* Width and height of a line of text; em that a width has room for. */
double reach_text_width(const char *text, reach_font font);
double reach_text_height(double size);
double reach_text_em(double screen_width, double size);

/* Where a value is on the page. */
double reach_page_x(const reach_page *page, double value);
double reach_page_y(const reach_page *page, double value);

/* The assignments at the top of the script of chart `name`, from its pages of all shapes. */
void reach_page_write(const reach_page page[REACH_N_SHAPES], const char *name, const char *theme,
                      const char *aspect, FILE *out);

#endif
