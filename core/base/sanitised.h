/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether AddressSanitizer is built in: it maps terabytes, reads files and has an
 * allocator of its own, so limits, lock-down and regions stand aside. */
#ifndef OT_BASE_SANITISED_H
#define OT_BASE_SANITISED_H

#include <stdbool.h>

#if defined(__SANITIZE_ADDRESS__)
#define OT_SANITISED true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define OT_SANITISED true
#endif
#endif
#ifndef OT_SANITISED
#define OT_SANITISED false
#endif

#endif
