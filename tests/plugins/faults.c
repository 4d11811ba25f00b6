/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plugin with one fault, chosen when it is built: -DFAULT=crashes. */
#define _GNU_SOURCE 1
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "fixture.h"

enum fault {
    crashes,
    crashes_in_draws,
    crashes_when_tried,
    aborts,
    leaves,
    is_killed,
    overflows,
    loops,
    leaks,
    hoards,
    closes_all,
    crashes_at_load,
    forks,
    opens,
    connects,
    signals,
    prints,
    writes_outside,
    flushes_denormals,
    changes_locale
};
static const enum fault chosen = FAULT;

static volatile int deep;
static void *volatile kept;

__attribute__((noinline)) static int dive(int depth)
{
    volatile char room[4096];
    memset((char *)room, depth, sizeof room);
    deep = depth;
    return depth < 1 << 30 ? dive(depth + 1) + room[0] : 0;
}

static void flush_denormals(void)
{
#if defined(__x86_64__)
    __builtin_ia32_ldmxcsr(__builtin_ia32_stmxcsr() | 0x8040);
#endif
}

/* As setlocale() does; but it needs no other locale on the machine. */
static void change_decimal_point(void)
{
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    char *point = localeconv()->decimal_point;
    char *start = point - (uintptr_t)point % page;
    if (mprotect(start, page, PROT_READ | PROT_WRITE) == 0)
        point[0] = ',';
}

static void leak(void)
{
    const size_t size = (size_t)64 << 20;
    for (char *bytes; (bytes = aligned_alloc((size_t)2 << 20, size));) {
        madvise(bytes, size, MADV_HUGEPAGE); /* touched in a moment, not in seconds */
        memset(bytes, 1, size);
    }
    raise(SIGSEGV); /* as one that does not look whether it got memory */
}

/* What a locked process is refused: true where it was not. */
static int breaks_out(void)
{
    pid_t parent = getppid();
    switch (chosen) {
    case forks:
        return fork() >= 0;
    case opens:
        return open("/etc/passwd", O_RDONLY) >= 0 || open("left", O_CREAT, 0600) >= 0;
    case connects:
        return socket(AF_INET, SOCK_STREAM, 0) >= 0;
    case signals:
        return parent <= 0 ? 0 : kill(parent, 0) == 0;
    default:
        return 0;
    }
}

static int outcome(const struct ot_batch *b)
{
    switch (chosen) {
    case crashes:
        return raise(SIGSEGV);
    case crashes_in_draws: /* neither in the base case nor where it is tried */
        if (b->draws >= 1000 && ot_parameter(b, RATE)[0] != 0.5)
            raise(SIGSEGV);
        break;
    case crashes_when_tried: /* neither in the base case nor in a batch of its draws */
        if (b->draws > 1 && b->draws < 500)
            raise(SIGSEGV);
        break;
    case aborts:
        abort();
    case leaves:
        _exit(0);
    case is_killed:
        return raise(SIGKILL);
    case overflows:
        return dive(1);
    case loops:
        for (;;)
            deep++;
    case leaks:
        leak();
        break;
    case hoards: /* as one that looks, and goes on without */
        for (size_t size = (size_t)1 << 20; size; size /= 16)
            while ((kept = malloc(size)))
                ;
        break;
    case closes_all:
        for (int fd = 0; fd < 1024; fd++)
            close(fd);
        break;
    case prints:
        return write(STDOUT_FILENO, "<figure/>", 9) == 9 ? gain(b) : -1;
    case writes_outside:
        b->output[0][(size_t)1 << 40] = 1;
        break;
    case flushes_denormals:
        flush_denormals();
        break;
    case changes_locale:
        change_decimal_point();
        break;
    default:
        break;
    }
    return breaks_out() ? b->fail(b, "it broke out") : gain(b);
}

__attribute__((constructor)) static void load(void)
{
    if (chosen == crashes_at_load)
        raise(SIGSEGV);
}

#define TEXT(word) #word
#define NAME(word) TEXT(word)
const struct ot_scheme_kind ot_scheme_kind = { HOOKS(NAME(FAULT), pay, outcome) };
