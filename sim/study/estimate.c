#include "study/estimate.h"

#include <math.h>
#include <sys/resource.h>
#include <unistd.h>

#include "outcome/measures.h"

/* Bytes per thing, as allocated. */
enum {
  PROGRAM = 24 << 20, /* code, libraries, one arena a thread */
  PER_THREAD = 1 << 20,
  PER_TOUCHED = 120, /* entry, table slot and scratch, with room to grow */
  PER_ASSOCIATE = 16,
  PER_TIE = 8,               /* both directions of a kept tie */
  PER_TIE_WHILE_BUILT = 117, /* igraph's peak */
  PER_SEGMENT = 37
};

static double memory_limit(void) {
  double physical = (double)sysconf(_SC_PHYS_PAGES) * (double)sysconf(_SC_PAGESIZE);
  const double usable = 0.8;
  struct rlimit address_space;
  double limit = usable * physical;
  if (!getrlimit(RLIMIT_AS, &address_space) && address_space.rlim_cur != RLIM_INFINITY)
    limit = fmin(limit, (double)address_space.rlim_cur);
  return limit;
}

static double first_hop_exposures(const reach_params *p) {
  double participants = p->participation * (double)p->associates_count, exposures = 0;
  if (p->channels >> REACH_CHANNEL_CONVERSATION & 1)
    exposures += participants * (double)p->conversation_people * p->conversation_attention;
  if (p->channels >> REACH_CHANNEL_FEED & 1)
    exposures += participants * p->associates_contacts_mean * p->feed_attention;
  if (p->channels >> REACH_CHANNEL_PAGE & 1)
    exposures += (double)p->page_followers * p->page_attention;
  double most = p->market_audiences == REACH_AUDIENCES_SHARED ? (double)p->market_people : INFINITY;
  return fmin(exposures, most);
}

static double world_bytes(const reach_params *p) {
  double n = (double)p->associates_count, networks = (double)p->run_networks;
  double ties = p->work_ties_model == REACH_TIES_DEPARTMENTS ? n * p->work_ties_mean_degree / 2 : 0;
  return PER_ASSOCIATE * n + networks * (ties > 0 ? PER_TIE * (ties + n) : 0) +
         PER_TIE_WHILE_BUILT * ties + PER_SEGMENT * (double)p->market_segments;
}

reach_estimate reach_estimate_of(const reach_scenario *scenario, unsigned n_threads) {
  const reach_params *base = &scenario->organization[0].params;
  bool has_days = !scenario->is_network || scenario->organization[0].given[REACH_PARAM_run_days];
  double n = (double)scenario->n_organizations, replicates = (double)base->run_replicates;
  double cells = REACH_N_MEASURES + (has_days ? (double)base->run_days + 1 : 0);
  double bytes = PROGRAM + n_threads * (double)PER_THREAD + sizeof(double) * n * cells * replicates;
  double touched = 0;
  for (size_t o = 0; o < scenario->n_organizations && !scenario->is_network; o++) {
    const reach_params *p = &scenario->organization[o].params;
    touched = fmax(touched, first_hop_exposures(p));
    bytes += world_bytes(p);
  }
  bytes += n_threads * touched * PER_TOUCHED;
  return (reach_estimate){bytes, memory_limit()};
}

int reach_estimate_check(const reach_scenario *scenario, unsigned n_threads, reach_report *report) {
  reach_estimate e = reach_estimate_of(scenario, n_threads);
  const double gib = 1 << 30;
  if (e.bytes <= e.limit_bytes) return 0;
  return reach_report_add(report, REACH_TOO_BIG,
                          "%s: needs about %.1f GiB of memory, and %.1f GiB may be used; lower"
                          " run.replicates, run.days or the number of people",
                          scenario->path, e.bytes / gib, e.limit_bytes / gib);
}

uint64_t reach_estimate_most_people(unsigned n_threads) {
  const double index_limit = 2e9; /* entries are numbered in 32 bits */
  return (uint64_t)fmin(memory_limit() / n_threads / PER_TOUCHED, index_limit);
}
