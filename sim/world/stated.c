#include "world/stated.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "scenario/utf8.h"

enum { LONGEST = 48, GROUP = 3 };

static const double percent = 0.01, half = 0.5;
static const double ten = 10;
static const int sure_digits = 15; /* of a double: 8.53 % is 0.0853 */
static const double noise = 1e-12; /* of the number: what sums and products of doubles may miss */
/* Zeros at the end of a whole number with so many digits may be rounding; such a number has at
 * least three digits that count, or two where it is rounded to the nearest. */
static const int digits_of_rounding = 5, digits_in_any_direction = 3, digits_to_nearest = 2;

/* A number being read: its text without commas and letters, and what these said. */
typedef struct {
  char text[LONGEST + 1];
  double factor;
  bool has_letter, is_percent;
} reading;

static bool object(const char *text, const char *remedy, char why[REACH_WHY_SIZE]) {
  snprintf(why, REACH_WHY_SIZE, "%s is not a number (allowed such as 6300000, \"6,300,000\", %s)",
           reach_show(text).text, remedy);
  return false;
}

static double factor_of(char letter) {
  static const double thousand = 1e3, million = 1e6, billion = 1e9;
  switch (toupper((unsigned char)letter)) {
  case 'K':
    return thousand;
  case 'M':
    return million;
  case 'B':
    return billion;
  default:
    return 1;
  }
}

/* Takes the letter or the sign from the end. */
static void take_end(reading *r, bool may_be_percent) {
  size_t n = strlen(r->text);
  char last = n > 1 ? r->text[n - 1] : '\0';
  r->factor = factor_of(last);
  r->has_letter = r->factor > 1;
  r->is_percent = may_be_percent && last == '%';
  if (r->is_percent) r->factor = percent;
  if (!r->has_letter && !r->is_percent) return;
  r->text[--n] = '\0';
  while (n > 1 && r->text[n - 1] == ' ') r->text[--n] = '\0';
}

/* "6,300,000" -> "6300000". False where the commas do not part thousands. */
static bool take_commas(char *text) {
  char *to = strchr(text, ',');
  if (!to) return true;
  size_t n_first = (size_t)(to - text);
  if (n_first < 1 || n_first > GROUP || *text == '0') return false;
  const char *at = to;
  while (*at == ',') {
    for (int i = 1; i <= GROUP; i++)
      if (!isdigit((unsigned char)at[i])) return false;
    memmove(to, at + 1, GROUP);
    to += GROUP;
    at += GROUP + 1;
  }
  if (*at && *at != '.') return false;
  memmove(to, at, strlen(at) + 1);
  return true;
}

/* What the last digit stands for; the text is plain decimal notation. One with an exponent is
 * exact. */
static void measure(const reading *r, reach_stated *s) {
  const char *digits = r->text + strspn(r->text, "+-");
  s->unit = s->nearest = s->open = 0;
  if (strpbrk(digits, "eE")) return;
  const char *point = strchr(digits, '.');
  size_t n_decimals = point ? strlen(point + 1) : 0;
  s->unit = r->factor * pow(ten, -(double)n_decimals);
  s->nearest = half * s->unit;
  s->open = r->has_letter ? half * s->unit : 0;
  if (point || r->factor != 1) return;
  int n = (int)strlen(digits), zeros = 0;
  while (zeros < n - 1 && digits[n - 1 - zeros] == '0') zeros++;
  if (n < digits_of_rounding) return;
  s->unit = pow(ten, fmin(zeros, n - digits_in_any_direction));
  s->nearest = half * pow(ten, fmin(zeros, n - digits_to_nearest));
}

bool reach_stated_read(const char *text, bool may_be_percent, reach_stated *s,
                       char why[REACH_WHY_SIZE]) {
  reading r = {.factor = 1};
  const char *remedy = may_be_percent ? "0.0853, 8.53%" : "6.3M";
  if (strlen(text) > LONGEST) return object(text, remedy, why);
  snprintf(r.text, sizeof r.text, "%s", text);
  take_end(&r, may_be_percent);
  char *digits = r.text + (*r.text == '-');
  bool is_special = r.has_letter || r.is_percent || strchr(digits, ',');
  if (is_special && (strpbrk(digits, "eE+-") || !take_commas(digits)))
    return object(text, remedy, why);
  if (!reach_number_read(r.text, &s->value, why)) {
    if (strcspn(text, "0123456789") > 0 || strpbrk(text, ";' ")) object(text, remedy, why);
    return false;
  }
  s->value *= r.factor;
  if (r.is_percent) s->value = reach_number_rounded(s->value, sure_digits);
  if (!isfinite(s->value)) return object(text, remedy, why);
  measure(&r, s);
  return true;
}

enum reach_agreement reach_stated_compare(const reach_stated *s, double low, double high) {
  double middle = low + half * (high - low), slack = noise * fabs(middle);
  if (fabs(s->value - middle) <= fmax(slack, noise)) return REACH_AGREES;
  double off = fmax(0, fmax(low - s->value, s->value - high));
  if (off <= slack && high > low) return REACH_AGREES_ROUNDED;
  bool is_near = off < s->unit - fmax(slack, noise * s->unit) || off < s->nearest;
  return is_near ? REACH_AGREES_ROUNDED : REACH_DISAGREES;
}
