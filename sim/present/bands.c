/* The bands are wider than the published figures, which come from one platform or firm each. */
#include "present/bands.h"

#include <math.h>
#include <string.h>

#include "present/block.h"
#include "present/columns.h"
#include "present/headline.h"
#include "present/sentence.h"

enum { INDENT = 2, NO_MEASURE = -1 };

typedef struct {
  const char *what, *published;
  int measure, whole; /* the share of one in the other: a ratio of means; NO_MEASURE: as it is */
  double least, most;
  const char *why; /* it is missed; @: the block of the posts, #: of the contacts they are open to;
                      NULL: tops_why */
} band;

/* Goel, Watts, Goldstein 2012; Watts (1 billion tweets); Kwak et al. 2010; Goel et al. 2015;
 * LinkedIn 2017: 3 % of the employees share, and make 30 % of the engagement. */
static const band bands[] = {
    {"first posts that nobody reshares", "93-95 %", REACH_MEASURE_posts_unshared,
     REACH_MEASURE_first_posts, 0.90, 1,
     "posts are reshared more readily than real ones: try a smaller @.reshare"},
    {"first posts reshared once", "3-5 %", REACH_MEASURE_posts_reshared_once,
     REACH_MEASURE_first_posts, 0.03, 0.07,
     "@.reshare, @.attention and the number of contacts set it together"},
    {"reshares of a first post itself", "96 %", REACH_MEASURE_reshares_at_hop_one,
     REACH_MEASURE_reshares, 0.95, 1,
     "a reshare is reshared as readily as a first post here, the more so the more contacts people "
     "of the market have; try a smaller @.reshare or #.contacts.mean"},
    {"first posts that grow to 100 posts", "0.025 %", REACH_MEASURE_posts_of_hundred,
     REACH_MEASURE_first_posts, 0, 0.001,
     "the page has many followers, or the feed is near to being supercritical; try a smaller "
     "@.reshare"},
    {"impressions by 3 % of who post", "30 %", REACH_MEASURE_engagement_top3, NO_MEASURE, 0.2, 0.4,
     NULL},
};

enum { N_BANDS = sizeof bands / sizeof *bands };

/* NaN where nobody posts, or of shares of posts nobody reshares. */
static double share_of(const reach_result *result, size_t o, const band *b) {
  const reach_summary *s = result->answer[o].summary;
  if (b->whole == NO_MEASURE) {
    const reach_summary *top = &s[b->measure];
    return top->n && top->mean > 0 && top->mean <= 1 ? top->mean : NAN;
  }
  const reach_summary *reshares = &s[REACH_MEASURE_reshares];
  if (!reshares->n || !(reshares->mean > 0)) return NAN;
  return s[b->measure].mean / s[b->whole].mean;
}

static bool is_missed(const reach_result *result, size_t o, const band *b) {
  double share = share_of(result, o, b);
  return share < b->least || share > b->most;
}

static reach_grid_cell cell_of(const reach_result *result, size_t o, size_t part) {
  double share = share_of(result, o, &bands[part]);
  if (isnan(share)) return reach_block_number(NAN);
  reach_grid_cell cell = {reach_number_percent(share, share > 0 && share < 0.01 ? 3 : 1), {""}};
  if (is_missed(result, o, &bands[part]))
    snprintf(cell.range.text, sizeof cell.range.text, "(missed)");
  return cell;
}

typedef struct {
  int channel;
  const char *posts, *contacts;
} blocks;

#define NETWORK(NAME, field, key) {REACH_CHANNEL_##NAME, key, key},

/* Of the first channel of posts in use. */
static blocks blocks_of(const reach_params *p) {
  static const blocks known[] = {{REACH_CHANNEL_FEED, "feed", "market"}, REACH_NETWORKS(NETWORK)};
  size_t i = 0;
  while (i + 1 < sizeof known / sizeof *known && !(p->channels >> known[i].channel & 1)) i++;
  return known[i];
}

static void append(reach_sentence *to, const char *text) {
  size_t used = strlen(to->text);
  snprintf(to->text + used, sizeof to->text - used, "%s", text);
}

static void append_why(reach_sentence *to, const char *why, blocks block) {
  for (; *why; why++) {
    char letter[] = {*why, 0};
    append(to, *why == '@' ? block.posts : *why == '#' ? block.contacts : letter);
  }
}

static const char *why_top(const reach_result *result, size_t o, double most) {
  const reach_params *p = &result->scenario->organization[o].params;
  if (result->answer[o].summary[REACH_MEASURE_engagement_top3].mean > most)
    return "a few have most of the contacts, or post most; try a smaller associates.activity_sigma "
           "or associates.contacts.cv";
  if (p->associates_activity_sigma > 0)
    return "associates differ too little in contacts and in how often they post, or contacts tire "
           "of the active; try a larger associates.activity_sigma";
  return "all associates post alike and differ only in their contacts; try "
         "associates.activity_sigma 1.1 (1.4 where contacts are alike, too)";
}

/* One reason for each figure that is missed: that of the first organization that misses it. */
static void print_why(FILE *out, const reach_result *result, const band *b) {
  size_t n = result->scenario->n_organizations, o = 0;
  while (o < n && !is_missed(result, o, b)) o++;
  if (o == n) return;
  reach_sentence line = {""};
  append(&line, "Why missed, ");
  append(&line, b->what);
  append(&line, ": ");
  append_why(&line, b->why ? b->why : why_top(result, o, b->most),
             blocks_of(&result->scenario->organization[o].params));
  append(&line, ".");
  fprintf(out, "%*s", INDENT, "");
  reach_print_wrapped(out, line.text, INDENT);
}

void reach_bands_print(FILE *out, const reach_result *result, const char *const *name,
                       bool has_color) {
  reach_block_row row[N_BANDS];
  size_t n = 0;
  for (size_t b = 0; b < N_BANDS; b++) {
    bool is_there = false;
    for (size_t o = 0; o < result->scenario->n_organizations; o++)
      is_there = is_there || !isnan(share_of(result, o, &bands[b]));
    if (is_there)
      row[n++] = (reach_block_row){{bands[b].what, bands[b].published}, NULL, cell_of, b};
  }
  if (n == 0) return;
  reach_block block = {"Posts and engagement beside published figures", "", row, n};
  reach_block_print(out, &block, result, name, has_color);
  for (size_t b = 0; b < N_BANDS; b++) print_why(out, result, &bands[b]);
}
