#include "bench/textbook.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/random.h"

bench_textbook bench_textbook_open(uint32_t n_people, uint64_t rng_seed) {
  bench_textbook book = {.stamp = calloc(n_people, sizeof(uint32_t)),
                         .queue = calloc(n_people, sizeof(uint32_t))};
  if (!book.stamp || !book.queue) fputs("bench: out of memory\n", stderr), exit(EXIT_FAILURE);
  for (unsigned i = 0; i < 4; i++) book.state[i] = reach_mix64(rng_seed + i + 1);
  return book;
}

void bench_textbook_close(bench_textbook *book) {
  free(book->stamp);
  free(book->queue);
}

static inline uint64_t rotate(uint64_t x, int k) {
  return x << k | x >> (64 - k);
}

static inline uint64_t next(uint64_t *s) {
  uint64_t result = rotate(s[0] + s[3], 23) + s[0], t = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotate(s[3], 45);
  return result;
}

static inline double uniform(uint64_t *state) {
  return (double)(next(state) >> 11) * 0x1p-53;
}

uint32_t bench_textbook_run(bench_textbook *book, const reach_ties *ties, double probability,
                            uint32_t n_seeds, uint64_t *n_tellings) {
  uint32_t n = 0;
  book->now++;
  while (n < n_seeds) {
    uint32_t u = (uint32_t)reach_below_of_bits(next(book->state), ties->n_people);
    if (book->stamp[u] == book->now) continue;
    book->stamp[u] = book->now;
    book->queue[n++] = u;
  }
  for (uint32_t i = 0; i < n; i++) {
    uint32_t u = book->queue[i];
    for (uint64_t a = ties->first[u]; a < ties->first[u + 1]; a++) {
      uint32_t v = ties->target[a];
      if (book->stamp[v] == book->now) continue;
      if (uniform(book->state) >= probability) continue;
      ++*n_tellings;
      book->stamp[v] = book->now;
      book->queue[n++] = v;
    }
  }
  return n;
}
