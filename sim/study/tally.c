#include "study/tally.h"

#include <math.h>
#include <stdlib.h>

#include "study/statistics.h"

int reach_tally_init(reach_tally *tally, unsigned n_bins, unsigned n_networks) {
  *tally = (reach_tally){.n_bins = n_bins, .n_networks = n_networks};
  if (!n_bins) return 0;
  tally->sum = calloc((size_t)n_networks * n_bins, sizeof *tally->sum);
  tally->squares = calloc(n_bins, sizeof *tally->squares);
  return tally->sum && tally->squares ? 0 : REACH_NO_MEMORY;
}

void reach_tally_free(reach_tally *tally) {
  free(tally->sum);
  free(tally->squares);
  *tally = (reach_tally){0};
}

void reach_tally_count(reach_tally *tally, const uint64_t *count, unsigned network) {
  if (!tally->n_bins) return;
  uint64_t *sum = tally->sum + (size_t)network * tally->n_bins;
  for (unsigned b = 0; b < tally->n_bins; b++) {
    sum[b] += count[b];
    tally->squares[b] += (reach_wide)count[b] * count[b];
  }
}

void reach_tally_add(reach_tally *tally, const reach_tally *other) {
  size_t n = (size_t)tally->n_networks * tally->n_bins;
  for (size_t i = 0; i < n; i++) tally->sum[i] += other->sum[i];
  for (unsigned b = 0; b < tally->n_bins; b++) tally->squares[b] += other->squares[b];
}

reach_bin reach_tally_bin(const reach_tally *tally, unsigned bin, uint64_t n) {
  unsigned n_networks = tally->n_networks;
  const uint64_t *sum = tally->sum + bin;
  double total = 0, variance = 0, units = n_networks;
  for (unsigned w = 0; w < n_networks; w++) total += (double)sum[(size_t)w * tally->n_bins];
  double mean = total / (double)n;
  if (n_networks > 1) {
    for (unsigned w = 0; w < n_networks; w++) {
      double members = (double)(n / n_networks + (w < n % n_networks));
      double off = (double)sum[(size_t)w * tally->n_bins] - members * mean;
      variance += off * off;
    }
  } else {
    variance = fmax((double)tally->squares[bin] - total * mean, 0);
    units = (double)n;
  }
  variance *= units / (units - 1) / ((double)n * (double)n);
  double half = units > 1 ? reach_t95(units - 1) * sqrt(variance) : NAN;
  return (reach_bin){mean, mean - half, mean + half};
}
