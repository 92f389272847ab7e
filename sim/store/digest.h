/* SHA-256 of bytes as they come, by libcrypto. */
#ifndef REACH_STORE_DIGEST_H
#define REACH_STORE_DIGEST_H

#include <stddef.h>

#include "base/report.h"

typedef struct {
  void *state; /* EVP_MD_CTX */
} reach_digest;

int reach_digest_start(reach_digest *digest, reach_report *report);
int reach_digest_add(reach_digest *digest, const void *bytes, size_t n, reach_report *report);
/* 64 hexadecimal digits and NUL. */
int reach_digest_finish(reach_digest *digest, char hex[65], reach_report *report);
void reach_digest_free(reach_digest *digest);

/* The SHA-256 of n bytes at once. */
int reach_digest_of(const void *bytes, size_t n, char hex[65], reach_report *report);

#endif
