/* SHA-256 by libcrypto. The functions of old: those of OpenSSL 3 (EVP) set up tables on first
 * use, and a failed allocation there ends the process. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include "store/digest.h"

#include <openssl/sha.h>

_Static_assert(sizeof(SHA256_CTX) <= sizeof(reach_digest), "the state of libcrypto must fit");
_Static_assert(2 * SHA256_DIGEST_LENGTH == REACH_DIGEST_LENGTH, "two digits a byte");

static SHA256_CTX *state_of(reach_digest *digest) {
  return (SHA256_CTX *)(void *)digest->state;
}

void reach_digest_start(reach_digest *digest) {
  SHA256_Init(state_of(digest));
}

void reach_digest_add(reach_digest *digest, const void *bytes, size_t n) {
  SHA256_Update(state_of(digest), bytes, n);
}

void reach_digest_finish(reach_digest *digest, char hex[REACH_DIGEST_LENGTH + 1]) {
  static const char digits[] = "0123456789abcdef";
  unsigned char sum[SHA256_DIGEST_LENGTH];
  SHA256_Final(sum, state_of(digest));
  for (size_t i = 0; i < sizeof sum; i++) {
    hex[2 * i] = digits[sum[i] >> 4];
    hex[2 * i + 1] = digits[sum[i] & 0xf];
  }
  hex[REACH_DIGEST_LENGTH] = '\0';
}

void reach_digest_of(const void *bytes, size_t n, char hex[REACH_DIGEST_LENGTH + 1]) {
  reach_digest digest;
  reach_digest_start(&digest);
  reach_digest_add(&digest, bytes, n);
  reach_digest_finish(&digest, hex);
}
