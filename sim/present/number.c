#include "present/number.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DECIMALS = 6, LEAST_DIGITS = 2, MOST_DIGITS = 6, RATIO_DIGITS = 4, EXACT_DECIMALS = 3 };

/* From here on a double has no digits to group. */
static const double too_large_to_group = 1e15;

/* Where an interval narrower than this share of its value is rounding noise, not width. */
static const double no_width = 1e-12;

static const double rounding_noise = 1e-9;

static double rounded(double value, int decimals) {
  double unit = pow(10, abs(decimals));
  return decimals < 0 ? round(value / unit) * unit : round(value * unit) / unit;
}

reach_number reach_number_grouped(double value, int decimals) {
  reach_number out = {"–"};
  if (!isfinite(value)) return out;
  if (decimals > MOST_DECIMALS) decimals = MOST_DECIMALS;
  value = rounded(value, decimals);
  if (fabs(value) >= too_large_to_group) {
    snprintf(out.text, sizeof out.text, "%.4g", value);
    return out;
  }
  char digits[40];
  snprintf(digits, sizeof digits, "%.*f", decimals > 0 ? decimals : 0, fabs(value));
  size_t n_whole = strcspn(digits, ".");
  char *to = out.text;
  if (value < 0) to += sprintf(to, "−");
  for (size_t i = 0; digits[i]; i++) {
    if (i && i < n_whole && (n_whole - i) % 3 == 0) *to++ = ',';
    *to++ = digits[i];
  }
  *to = '\0';
  return out;
}

static int leading_place(double value) {
  return (int)floor(log10(fabs(value)));
}

int reach_number_digits(double value, int digits) {
  if (!isfinite(value) || value == 0) return 0;
  int decimals = digits - 1 - leading_place(value);
  return decimals > MOST_DECIMALS ? MOST_DECIMALS : decimals;
}

static int decimals_without_width(double value) {
  for (int decimals = 0; decimals <= EXACT_DECIMALS; decimals++) {
    if (fabs(value - rounded(value, decimals)) <= no_width * fabs(value)) return decimals;
  }
  int decimals = reach_number_digits(value, 3);
  return decimals < 0 ? 0 : decimals;
}

int reach_number_decimals(double value, double low, double high) {
  if (!isfinite(value)) return 0;
  double half = (high - low) / 2;
  if (!isfinite(half) || half <= no_width * fabs(value)) return decimals_without_width(value);
  int place = leading_place(half * (1 + rounding_noise));
  bool begins_with_one = half / pow(10, place) < 2 - rounding_noise;
  int decimals = begins_with_one ? 1 - place : -place;
  if (value != 0) {
    int first = leading_place(value);
    if (decimals < LEAST_DIGITS - 1 - first) decimals = LEAST_DIGITS - 1 - first;
    if (decimals > MOST_DIGITS - 1 - first) decimals = MOST_DIGITS - 1 - first;
  }
  return decimals > MOST_DECIMALS ? MOST_DECIMALS : decimals;
}

static bool reads_as_one(double value, int decimals) {
  return isfinite(value) && value != 1 && rounded(value, decimals) == 1;
}

int reach_number_ratio_decimals(double ratio, double low, double high) {
  int decimals = reach_number_decimals(ratio, low, high);
  int most = reach_number_digits(ratio, ratio < 1 ? RATIO_DIGITS - 1 : RATIO_DIGITS);
  while (most < decimals && high > low && rounded(low, most) == rounded(high, most)) most++;
  if (decimals > most) decimals = most;
  if (decimals < 0) decimals = 0;
  while (decimals < MOST_DECIMALS && (reads_as_one(low, decimals) || reads_as_one(high, decimals)))
    decimals++;
  return decimals;
}

int reach_number_price_decimals(double value, double low, double high) {
  int decimals = reach_number_decimals(value, low, high);
  int most = reach_number_digits(value, RATIO_DIGITS);
  return decimals < most ? decimals : most;
}

reach_number reach_number_estimate(double value, double low, double high) {
  return reach_number_grouped(value, reach_number_decimals(value, low, high));
}

bool reach_number_has_range(double low, double high, int decimals) {
  return low < high && strcmp(reach_number_grouped(low, decimals).text,
                              reach_number_grouped(high, decimals).text) != 0;
}

reach_number reach_number_range(double low, double high, int decimals) {
  reach_number out;
  snprintf(out.text, sizeof out.text, "%.28s–%.28s", reach_number_grouped(low, decimals).text,
           reach_number_grouped(high, decimals).text);
  return out;
}

reach_number reach_number_times(double ratio, int decimals) {
  reach_number out;
  snprintf(out.text, sizeof out.text, "%.40s×", reach_number_grouped(ratio, decimals).text);
  return out;
}

reach_number reach_number_percent(double share, int decimals) {
  reach_number out;
  snprintf(out.text, sizeof out.text, "%.40s %%", reach_number_grouped(100 * share, decimals).text);
  return out;
}

reach_number reach_number_size(double value) {
  static const struct {
    double unit;
    const char *word;
  } scale[] = {{1e12, "trillion"}, {1e9, "billion"}, {1e6, "million"}};
  if (!isfinite(value)) return reach_number_grouped(value, 0);
  for (size_t i = 0; i < sizeof scale / sizeof *scale; i++) {
    if (fabs(value) < scale[i].unit) continue;
    double units = value / scale[i].unit;
    int decimals = decimals_without_width(units);
    if (decimals > 2) decimals = 2;
    reach_number out;
    snprintf(out.text, sizeof out.text, "%.30s %s", reach_number_grouped(units, decimals).text,
             scale[i].word);
    return out;
  }
  return reach_number_grouped(value, fabs(value) < 1000 ? decimals_without_width(value) : 0);
}
