#include "bench/networks.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"

typedef struct {
  FILE *file;
  const char *path;
  reach_stream stream;
  uint64_t n_draws, n_lines;
} writer;

static writer open_writer(const char *path, uint64_t rng_seed) {
  writer w = {.file = fopen(path, "w"), .path = path};
  w.stream = reach_stream_open(rng_seed, 0, reach_stream_name("bench/network"), 0);
  if (!w.file) perror(path), exit(EXIT_FAILURE);
  return w;
}

static uint32_t below(writer *w, uint64_t n) {
  return (uint32_t)reach_below_of_bits(reach_draw_bits(w->stream, w->n_draws++), n);
}

static double uniform(writer *w) {
  return reach_draw_uniform(w->stream, w->n_draws++);
}

static void write_tie(writer *w, uint32_t u, uint32_t v) {
  fprintf(w->file, "%u %u\n", u, v);
  w->n_lines++;
}

static uint64_t close_writer(writer *w) {
  if (fclose(w->file)) perror(w->path), exit(EXIT_FAILURE);
  return w->n_lines;
}

static void *room_for(size_t n, size_t size) {
  void *room = calloc(n, size);
  if (!room) fputs("bench: out of memory\n", stderr), exit(EXIT_FAILURE);
  return room;
}

enum { W1_STAFF = 10000, W1_MARKET = 2000000, W1_SIDE = 10, W1_CONTACTS = 300 };
static const double W1_REWIRED = 0.1;

static bool is_among(const uint32_t *list, unsigned n, uint32_t x) {
  for (unsigned i = 0; i < n; i++)
    if (list[i] == x) return true;
  return false;
}

uint64_t bench_write_w1(const char *path) {
  writer w = open_writer(path, 1);
  for (uint32_t u = 0; u < W1_STAFF; u++) {
    for (uint32_t side = 1; side <= W1_SIDE; side++) {
      uint32_t v = (u + side) % W1_STAFF;
      if (uniform(&w) < W1_REWIRED) v = below(&w, W1_STAFF);
      write_tie(&w, u, v);
    }
    uint32_t contact[W1_CONTACTS];
    for (unsigned c = 0; c < W1_CONTACTS; c++) {
      do contact[c] = W1_STAFF + below(&w, W1_MARKET);
      while (is_among(contact, c, contact[c]));
      write_tie(&w, u, contact[c]);
    }
  }
  return close_writer(&w);
}

enum { W2_PEOPLE = 1000000, W2_TIES = 5 };

/* An end of an earlier tie drawn at random is a person in proportion to its ties. */
uint64_t bench_write_w2(const char *path) {
  writer w = open_writer(path, 2);
  uint32_t *end = room_for(2 * (size_t)W2_TIES * W2_PEOPLE, sizeof *end);
  size_t n_ends = 0;
  for (uint32_t u = 1; u < W2_PEOPLE; u++) {
    unsigned n = u < W2_TIES ? u : W2_TIES;
    uint32_t chosen[W2_TIES];
    for (unsigned i = 0; i < n; i++) {
      do chosen[i] = u <= W2_TIES ? i : end[below(&w, n_ends)];
      while (is_among(chosen, i, chosen[i]));
    }
    for (unsigned i = 0; i < n; i++) {
      end[n_ends++] = u;
      end[n_ends++] = chosen[i];
      write_tie(&w, u, chosen[i]);
    }
  }
  free(end);
  return close_writer(&w);
}

uint64_t bench_write_random(const char *path, uint32_t n_people, uint64_t n_ties) {
  writer w = open_writer(path, 3);
  for (uint64_t i = 0; i < n_ties; i++) write_tie(&w, below(&w, n_people), below(&w, n_people));
  return close_writer(&w);
}
