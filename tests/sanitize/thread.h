/* Comes before every source when ORGREACH_SANITIZE is thread: GCC 12's ThreadSanitizer does not see
 * that pthread_mutex_clocklock locks; the other function it knows. (By its clock the time to wait
 * is long over, so the caller asks again and again.) */
#ifndef REACH_TESTS_SANITIZE_THREAD_H
#define REACH_TESTS_SANITIZE_THREAD_H

#include <pthread.h>

#define pthread_mutex_clocklock(mutex, clock, until)                                               \
  ((void)(clock), pthread_mutex_timedlock(mutex, until))

#endif
