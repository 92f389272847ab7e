/* How many people does each organization of a scenario reach?
 *   cc reach.c $(pkg-config --cflags --libs orgreach) -o reach && ./reach brand-advocacy.yaml */
#include <orgreach.h>
#include <stdio.h>

static void print_reach(const reach_simulation *simulation, size_t o) {
  reach_summary reach;
  reach_comparison to;
  const char *name = reach_simulation_organization(simulation, o);
  reach_simulation_summary(simulation, o, "reach", &reach);
  printf("%s: %.1f people (%.1f to %.1f)", name, reach.mean, reach.ci_low, reach.ci_high);
  if (reach_simulation_comparison(simulation, o, "reach", &to) == REACH_OK)
    printf(", %.3f times (%.3f to %.3f)", to.ratio, to.ratio_ci_low, to.ratio_ci_high);
  printf("\n");
}

int main(int argc, char **argv) {
  reach_simulation *simulation;
  const char *message;
  int status = reach_simulation_open(argc > 1 ? argv[1] : "", NULL, 0, &simulation);
  if (status == REACH_OK) status = reach_simulation_run(simulation, NULL);
  for (size_t i = 0; (message = reach_simulation_message(simulation, i)); i++)
    fprintf(stderr, "%s\n", message);
  for (size_t o = 0; !status && o < reach_simulation_organizations(simulation); o++)
    print_reach(simulation, o);
  reach_simulation_close(simulation);
  return status;
}
