/* SHA-256 by libcrypto. */
#include "store/digest.h"

#include <openssl/evp.h>
#include <stdio.h>

static int failed(reach_report *report) {
  return reach_report_add(report, REACH_NO_MEMORY, "cannot compute a SHA-256 (out of memory?)");
}

int reach_digest_start(reach_digest *digest, reach_report *report) {
  digest->state = EVP_MD_CTX_new();
  if (digest->state && EVP_DigestInit_ex(digest->state, EVP_sha256(), NULL) == 1) return 0;
  return failed(report);
}

int reach_digest_add(reach_digest *digest, const void *bytes, size_t n, reach_report *report) {
  return EVP_DigestUpdate(digest->state, bytes, n) == 1 ? 0 : failed(report);
}

int reach_digest_finish(reach_digest *digest, char hex[65], reach_report *report) {
  unsigned char sum[EVP_MAX_MD_SIZE];
  unsigned n = 0;
  if (EVP_DigestFinal_ex(digest->state, sum, &n) != 1 || n != 32) return failed(report);
  for (unsigned i = 0; i < n; i++) snprintf(hex + 2 * i, 3, "%02x", sum[i]);
  return 0;
}

void reach_digest_free(reach_digest *digest) {
  EVP_MD_CTX_free(digest->state);
  digest->state = NULL;
}

int reach_digest_of(const void *bytes, size_t n, char hex[65], reach_report *report) {
  reach_digest digest;
  int status = reach_digest_start(&digest, report);
  if (!status) status = reach_digest_add(&digest, bytes, n, report);
  if (!status) status = reach_digest_finish(&digest, hex, report);
  reach_digest_free(&digest);
  return status;
}
