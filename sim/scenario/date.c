/* Days of the calendar. */
#include "scenario/date.h"

#include <stdlib.h>
#include <string.h>

static bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool reach_date_is(const char *text) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  enum { LENGTH = sizeof "2026-03-31" - 1, MONTHS = 12 };
  static const char form[] = "0000-00-00";
  if (strlen(text) != LENGTH) return false;
  for (size_t i = 0; i < LENGTH; i++) {
    bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (form[i] == '0' ? !is_digit : text[i] != form[i]) return false;
  }
  int year = atoi(text), month = atoi(text + sizeof "2026"), day = atoi(text + sizeof "2026-03");
  if (month < 1 || month > MONTHS || day < 1) return false;
  return day <= days[month - 1] + (month == 2 && is_leap(year));
}
