#include "world/degrees_file.h"

#include "world/lines.h"

static int refuse_number(const char *path, uint32_t n_people, uint64_t n, reach_report *report) {
  return reach_report_add(report, REACH_UNREADABLE,
                          "%s: %llu numbers of ties for %u people (associates.count): one is "
                          "needed for each",
                          path, (unsigned long long)n, n_people);
}

int reach_degrees_read(const char *path, uint32_t n_people, uint32_t *degree,
                       reach_report *report) {
  reach_lines lines;
  uint32_t n = 0;
  int status = reach_lines_open(path, &lines, report);
  while (!status) {
    reach_word word[2];
    int more = 0;
    status = reach_lines_next_words(&lines, 1, word, &more, report);
    if (status || !more) break;
    if (n == n_people) {
      status = refuse_number(path, n_people, n + 1ULL, report);
      break;
    }
    status = reach_word_number(&lines, &word[0], "a number of ties", &degree[n], report);
    if (!status && degree[n] >= n_people)
      status = reach_report_add(report, REACH_UNREADABLE,
                                "%s:%llu:%llu: %u ties are more than there are colleagues "
                                "(allowed 0 to %u)",
                                path, (unsigned long long)lines.line,
                                (unsigned long long)word[0].column, degree[n], n_people - 1);
    n++;
  }
  if (!status && n < n_people) status = refuse_number(path, n_people, n, report);
  reach_lines_close(&lines);
  return status;
}

double reach_degrees_sum(const char *path) {
  reach_lines lines;
  reach_report unheard = {0};
  double sum = 0;
  int more = 1, status = reach_lines_open(path, &lines, &unheard);
  while (!status && more) {
    reach_word word[2];
    uint32_t degree = 0;
    status = reach_lines_next_words(&lines, 1, word, &more, &unheard);
    if (!status && more)
      status = reach_word_number(&lines, &word[0], "a number of ties", &degree, &unheard);
    if (!status) sum += degree;
  }
  reach_lines_close(&lines);
  reach_report_free(&unheard);
  return sum;
}
