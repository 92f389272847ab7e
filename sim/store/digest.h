/* SHA-256 of bytes as they come, by libcrypto. Allocates nothing and cannot fail. */
#ifndef REACH_STORE_DIGEST_H
#define REACH_STORE_DIGEST_H

#include <stddef.h>

enum { REACH_DIGEST_LENGTH = 64 }; /* hexadecimal digits */

typedef struct {
  _Alignas(16) unsigned char state[128]; /* of libcrypto; digest.c asserts that it fits */
} reach_digest;

void reach_digest_start(reach_digest *digest);
void reach_digest_add(reach_digest *digest, const void *bytes, size_t n);
/* 64 hexadecimal digits and NUL. */
void reach_digest_finish(reach_digest *digest, char hex[REACH_DIGEST_LENGTH + 1]);

/* The SHA-256 of n bytes at once. */
void reach_digest_of(const void *bytes, size_t n, char hex[REACH_DIGEST_LENGTH + 1]);

#endif
