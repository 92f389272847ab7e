/* The networks that engines are measured on. */
#ifndef REACH_TESTS_NETWORKS_H
#define REACH_TESTS_NETWORKS_H

#include <stdint.h>

/* W1, a company and its market: 10,000 people in a small world (Watts and Strogatz, 10 neighbours a
 * side, a tenth of the ties rewired), each with 300 different contacts among the other 2,000,000.
 * 2,010,000 people, some 3.1 million undirected ties.
 * W2, a social network: Barabasi and Albert, 1,000,000 people, 5 ties each to earlier ones.
 * Each writes an edge list and returns the number of its lines; exits with a message when it
 * cannot. The same bytes every time. */
uint64_t bench_write_w1(const char *path);
uint64_t bench_write_w2(const char *path);
/* A random network for loading: so many people and lines. */
uint64_t bench_write_random(const char *path, uint32_t n_people, uint64_t n_ties);

#endif
