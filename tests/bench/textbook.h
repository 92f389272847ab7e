/* The yardstick: an independent cascade as textbooks give it, a queue and a coin for every tie, in
 * plain good C: nobody's array is cleared (stamps), the generator is fast (xoshiro256++, Blackman
 * and Vigna 2019). */
#ifndef REACH_TESTS_TEXTBOOK_H
#define REACH_TESTS_TEXTBOOK_H

#include "world/ties.h"

typedef struct {
  uint32_t *stamp, *queue; /* [n_people] */
  uint32_t now;
  uint64_t state[4];
} bench_textbook;

bench_textbook bench_textbook_open(uint32_t n_people, uint64_t rng_seed);
void bench_textbook_close(bench_textbook *book);
/* Final size, n_seeds people drawn at random starting; *n_tellings is added to. */
uint32_t bench_textbook_run(bench_textbook *book, const reach_ties *ties, double probability,
                            uint32_t n_seeds, uint64_t *n_tellings);

#endif
