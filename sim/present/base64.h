/* Bytes as text: base 64 (RFC 4648). */
#ifndef REACH_PRESENT_BASE64_H
#define REACH_PRESENT_BASE64_H

#include <stddef.h>

/* Caller frees; NULL = out of memory. */
char *reach_base64(const void *bytes, size_t n);

#endif
