/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preloaded: the N-th allocation of the process fails (OUTTURN_FAIL_AT, from 1), and with
 * OUTTURN_FAIL_ON all after it. A child counts on from where its parent was when it was
 * made. There is no memory for a region, whose allocations would not be counted. The
 * entry points below are glibc's own, so that nothing needs to be looked up; strdup and
 * its like come through malloc. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);

#define SHOWN __attribute__((visibility("default")))

#define LARGEST ((size_t)16 << 20) /* what is larger is a region */

static unsigned long at, number;
static bool from_then_on;

/* Before main, and after the allocations of the loader. */
__attribute__((constructor)) static void start(void)
{
    const char *text = getenv("OUTTURN_FAIL_AT");
    at = text ? strtoul(text, NULL, 10) : 0;
    from_then_on = getenv("OUTTURN_FAIL_ON") != NULL;
    number = 0;
}

static bool fails(void)
{
    unsigned long this = at ? __atomic_add_fetch(&number, 1, __ATOMIC_RELAXED) : 0;
    if (at == 0 || (this != at && !(from_then_on && this > at)))
        return false;
    errno = ENOMEM;
    return true;
}

SHOWN void *malloc(size_t size)
{
    return size > LARGEST || fails() ? NULL : __libc_malloc(size);
}

SHOWN void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : __libc_calloc(count, size);
}

SHOWN void *realloc(void *block, size_t size)
{
    return fails() ? NULL : __libc_realloc(block, size);
}
