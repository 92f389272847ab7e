/* Which of groups.names the people of a roster are of (roster.h). */
#include <stdio.h>
#include <string.h>

#include "scenario/keys.h"
#include "scenario/number.h"
#include "scenario/utf8.h"
#include "world/cells.h"
#include "world/groups.h"
#include "world/roster.h"

static void write_names(const reach_list *names, char *out, size_t size) {
  size_t used = 0;
  *out = '\0';
  for (size_t i = 0; i < names->n_items && used < size; i++)
    used += (size_t)snprintf(out + used, size - used, "%s%s", i ? ", " : "", names->name[i]);
}

/* What is wrong with a word that stands in the column `group`, at its first place there: only now
 * is it asked where that is. */
static int refuse(const reach_params *p, const char *word, bool is_known, reach_report *report) {
  const reach_list *names = &p->groups_names;
  reach_cells cells;
  bool more = true;
  char allowed[REACH_WHY_SIZE / 3], why[REACH_WHY_SIZE];
  write_names(names, allowed, sizeof allowed);
  const char *nearest = reach_word_nearest(word, (const char *const *)names->name, names->n_items);
  if (is_known)
    snprintf(why, sizeof why, "%s: the market has nobody of this group (groups.market)",
             reach_show(word).text);
  else
    snprintf(why, sizeof why, "%s is none of groups.names (allowed %s)%s", reach_show(word).text,
             allowed, reach_hint_for(nearest).text);
  int status = reach_cells_open(p->associates_roster, &cells, report);
  int column = status ? -1 : reach_cells_column(&cells, "group");
  while (!status && column >= 0 && more) {
    status = reach_cells_next(&cells, &more, report);
    if (!status && more && strcmp(cells.cell[column], word) == 0)
      status = reach_cells_refuse(&cells, column, why, report);
  }
  if (!status)
    status = reach_report_add(report, REACH_UNREADABLE, "%s: group: %s", p->associates_roster, why);
  reach_cells_close(&cells);
  return status;
}

int reach_roster_groups(const reach_roster *roster, const reach_params *p, uint8_t *group,
                        reach_report *report) {
  const reach_list *names = &p->groups_names;
  for (uint32_t u = 0; u < roster->n; u++) {
    const char *word = roster->groups.name[roster->groups.department[u]];
    size_t g = 0;
    while (g < names->n_items && strcmp(names->name[g], word) != 0) g++;
    group[u] = *word ? (uint8_t)g : REACH_GROUP_DRAWN;
    if (!*word) continue;
    if (g == names->n_items) return refuse(p, word, false, report);
    if (!(p->groups_market.item[g] > 0)) return refuse(p, word, true, report);
  }
  return 0;
}
