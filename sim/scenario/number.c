#include "scenario/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/utf8.h"

enum { MAX_LENGTH = 400 };

static const char digits[] = "0123456789";

static const char *after_digits(const char *c) {
  return c + strspn(c, digits);
}

static bool is_decimal_notation(const char *text) {
  const char *c = text + (*text == '-' || *text == '+');
  const char *whole = c;
  c = after_digits(c);
  size_t n_digits = (size_t)(c - whole);
  if (*c == '.') {
    const char *decimals = c + 1;
    c = after_digits(decimals);
    n_digits += (size_t)(c - decimals);
  }
  if (!n_digits) return false;
  if (*c == 'e' || *c == 'E') {
    c += 1 + (c[1] == '-' || c[1] == '+');
    const char *exponent = c;
    c = after_digits(c);
    if (c == exponent) return false;
  }
  return *c == '\0';
}

static bool has_leading_zero(const char *text) {
  const char *c = text + (*text == '-' || *text == '+');
  return c[0] == '0' && c[1] && strchr(digits, c[1]);
}

static bool is_ascii(const char *text) {
  for (; *text; text++) {
    if ((unsigned char)*text >= 0x80) return false;
  }
  return true;
}

/* "1,200" may be either: three digits after the comma, and no 0 before it. */
static bool may_be_thousands(const char *text) {
  static const long group = 3;
  const char *comma = strchr(text, ',');
  const char *c = text + (*text == '-' || *text == '+');
  return comma && c < comma && *c != '0' && after_digits(comma + 1) - comma - 1 == group &&
         comma[1 + group] == '\0';
}

/* "0,35" -> decimals with a point: 0.35. */
static void advise_point(const char *text, char why[REACH_WHY_SIZE]) {
  reach_shown shown = reach_show(text), with_point = shown;
  char *comma = strchr(with_point.text, ',');
  if (comma) *comma = '.';
  if (is_decimal_notation(with_point.text) && may_be_thousands(shown.text)) {
    const char *rest = strchr(shown.text, ',') + 1;
    snprintf(why, REACH_WHY_SIZE, "%s is not a number: %.*s%s, or with decimals %s", shown.text,
             (int)(rest - shown.text - 1), shown.text, rest, with_point.text);
  } else if (is_decimal_notation(with_point.text)) {
    snprintf(why, REACH_WHY_SIZE,
             "%s is not a number: decimals with a point: %s (and no thousands separators)",
             shown.text, with_point.text);
  } else {
    snprintf(why, REACH_WHY_SIZE, "%s is not a number: digits without separators, such as 1000000",
             shown.text);
  }
}

static bool is_one_of(const char *text, const char *const *word) {
  for (; *word; word++) {
    if (strcmp(text, *word) == 0) return true;
  }
  return false;
}

static const char *remedy_for(const char *text) {
  static const char *const not_finite[] = {
      "nan",   "NaN",   "NAN",  ".nan",     ".NaN",      ".NAN", "inf",   "Inf",
      "INF",   ".inf",  ".Inf", ".INF",     "-inf",      "-Inf", "-.inf", "-.Inf",
      "-.INF", "+.inf", "+inf", "infinity", "-infinity", "-nan", NULL};
  const char *c = text + (*text == '-' || *text == '+');
  if (!is_ascii(text)) return "write the ASCII digits 0 to 9 and a point";
  if (is_one_of(text, not_finite)) return "it must be finite";
  if (c[0] == '0' && c[1] && strchr("xXoObB", c[1])) return "write it in decimal notation";
  if (strchr(text, '_')) return "digits without separators, such as 1000000";
  if (strchr(text, ':')) return "write one decimal number, such as 1.5";
  if (strchr(text, '%')) return "write a share such as 0.35, not a percentage";
  size_t n = strcspn(text, "kKmMbB");
  if (n && text[n] && !text[n + 1]) return "write all digits or an exponent: 10000 or 1e4";
  return NULL;
}

static bool object(const char *text, char why[REACH_WHY_SIZE]) {
  const char *remedy = remedy_for(text);
  if (!remedy && strchr(text, ',')) {
    advise_point(text, why);
  } else {
    snprintf(why, REACH_WHY_SIZE, "%s is not a number%s%s", reach_show(text).text,
             remedy ? ": " : "", remedy ? remedy : "");
  }
  return false;
}

bool reach_number_read(const char *text, double *value, char why[REACH_WHY_SIZE]) {
  if (!is_decimal_notation(text)) return object(text, why);
  if (has_leading_zero(text)) {
    snprintf(why, REACH_WHY_SIZE, "%s has a leading zero: write the number without it",
             reach_show(text).text);
    return false;
  }
  if (strlen(text) > MAX_LENGTH) {
    snprintf(why, REACH_WHY_SIZE, "%s has too many digits", reach_show(text).text);
    return false;
  }
  double read = strtod(text, NULL);
  if (!isfinite(read)) {
    snprintf(why, REACH_WHY_SIZE, "%s is too large for a number", reach_show(text).text);
    return false;
  }
  *value = read == 0 ? 0 : read;
  return true;
}

bool reach_seed_read(const char *text, uint64_t *value, char why[REACH_WHY_SIZE]) {
  double approximate;
  if (!reach_number_read(text, &approximate, why)) return false;
  uint64_t sum = 0;
  bool fits = approximate >= 0, is_plain = true;
  for (const char *c = text; *c && fits && is_plain; c++) {
    is_plain = strchr(digits, *c) != NULL;
    uint64_t digit = (uint64_t)(*c - '0');
    fits = !is_plain || sum <= (UINT64_MAX - digit) / 10;
    sum = 10 * sum + digit;
  }
  if (fits && is_plain) {
    *value = sum;
    return true;
  }
  if (fits && approximate < 18446744073709551616.0) {
    snprintf(why, REACH_WHY_SIZE, "%s must be a whole number, digits only", reach_show(text).text);
  } else {
    snprintf(why, REACH_WHY_SIZE, "%s is out of range (allowed 0 to 18446744073709551615)",
             reach_show(text).text);
  }
  return false;
}

void reach_number_write(double value, char out[32]) {
  for (int precision = 15; precision <= 17; precision++) {
    snprintf(out, 32, "%.*g", precision, value);
    if (strtod(out, NULL) == value) return;
  }
}

double reach_number_rounded(double value, int n_digits) {
  char text[32];
  snprintf(text, sizeof text, "%.*e", n_digits - 1, value);
  return strtod(text, NULL);
}
