/* Where people of a network stand in a picture: by igraph, the same every time.
 *
 * Departments are discs with an area that goes with their people, side by side as the ties
 * between them pull them (Fruchterman and Reingold 1991); people stand in the disc of their
 * department as their ties inside it do. Without departments, or with more of them than can
 * be told apart, everybody is laid out together: by Kamada and Kawai 1989 up to
 * REACH_LAYOUT_MOST_EXACT people, by Fruchterman and Reingold above. */
#ifndef REACH_WORLD_LAYOUT_H
#define REACH_WORLD_LAYOUT_H

#include <signal.h>

#include "base/random.h"
#include "world/edge_list.h"
#include "world/ties.h"

/* Beyond these a picture is a grey ball that nobody can read: see docs/model.md. */
enum { REACH_LAYOUT_MOST_PEOPLE = 3000, REACH_LAYOUT_MOST_TIES = 30000 };
enum { REACH_LAYOUT_MOST_EXACT = 100, REACH_LAYOUT_MOST_DISCS = 60 };

/* The picture is 1 wide and so high. */
#define REACH_LAYOUT_HEIGHT 0.55

/* Where a department stands. */
typedef struct {
  double x, y, radius;
} reach_disc;

typedef struct {
  uint32_t n_people, n_discs;
  double *x, *y;    /* [n_people] 0 .. 1 and 0 .. REACH_LAYOUT_HEIGHT, from the lower left */
  reach_disc *disc; /* [n_discs] by department; none where all are laid out together */
} reach_layout;

/* True for networks of 1 to the limits above. */
bool reach_layout_is_readable(const reach_ties *ties);

/* `departments` may have none. `stop` may be NULL. From one thread only (igraph). Half a
 * second at the limits. Errors: REACH_NO_MEMORY, REACH_INTERRUPTED + signal. Free is legal
 * after failure. */
int reach_layout_make(const reach_ties *ties, const reach_departments *departments,
                      reach_stream stream, const volatile sig_atomic_t *stop, reach_layout *layout,
                      reach_report *report);
/* Caller frees *to, also on failure. REACH_NO_MEMORY. */
int reach_layout_copy(const reach_layout *from, reach_layout *to, reach_report *report);
void reach_layout_free(reach_layout *layout);

#endif
