/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first and the last moments of a child process. */
#include "config.h"

#include "run/child.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <malloc.h>
#include <math.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/sanitised.h"

#define MAP_FROM (1 << 25)
#define TOP_PAD (1 << 22)
#define LARGE (1 << 27)

static void limit(__rlimit_resource_t resource, rlim_t soft, rlim_t hard)
{
    struct rlimit now;
    if (getrlimit(resource, &now) == 0 && now.rlim_max < hard)
        hard = now.rlim_max;
    setrlimit(resource, &(struct rlimit){ soft < hard ? soft : hard, hard });
}

static void set_limits(double processor, size_t memory)
{
    limit(RLIMIT_CORE, 0, 0);
    if (processor > 0 && processor < OT_MOST_SECONDS) {
        rlim_t seconds = (rlim_t)ceil(processor) + 1;
        limit(RLIMIT_CPU, seconds, seconds + 1);
    }
    if (memory && !OT_SANITISED)
        limit(RLIMIT_AS, memory, memory);
}

/* No input, and what a plugin prints does not mix with the program's output. */
static void set_streams(void)
{
    int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (null >= 0)
        dup2(null, STDIN_FILENO);
    dup2(STDERR_FILENO, STDOUT_FILENO);
}

/* The child ends soon: memory that it frees is not worth giving back to the system. The
 * columns of a slice of draws are freed and asked for again thousands of times: as maps
 * of their own each page would be fetched anew. */
static void keep_freed_memory(void)
{
    mallopt(M_MMAP_THRESHOLD, MAP_FROM);
    mallopt(M_TOP_PAD, TOP_PAD);
    mallopt(M_TRIM_THRESHOLD, INT_MAX);
}

/* The next 128 MB of the heap in large pages, where the system has them: fetching small
 * ones one by one took a third of a run. Address space alone is taken now. */
static void ask_for_large_pages(void)
{
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    mallopt(M_TOP_PAD, LARGE - MAP_FROM / 2);
    uintptr_t from = (uintptr_t)sbrk(0);
    void *room = malloc(MAP_FROM / 2);
    uintptr_t to = (uintptr_t)sbrk(0);
    from = (from + page - 1) / page * page;
    if (room && to > from)
        madvise((void *)from, to - from, MADV_HUGEPAGE);
    free(room);
    mallopt(M_TOP_PAD, TOP_PAD);
}

void ot_child_settle(pid_t parent, double processor, size_t memory)
{
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(1);
    set_streams();
    set_limits(processor, memory);
    keep_freed_memory();
    if (!OT_SANITISED)
        ask_for_large_pages();
}

bool ot_child_has_ended(pid_t child)
{
    siginfo_t info = { .si_pid = 0 };
    int got = waitid(P_PID, (id_t)child, &info, WEXITED | WNOHANG | WNOWAIT);
    return got != 0 || info.si_pid == child;
}

/* The group is killed while its leader still holds the number, then the leader is let go.
 */
void ot_child_reap(pid_t child, struct ot_child_end *end)
{
    struct rusage usage = { .ru_maxrss = 0 };
    kill(-child, SIGKILL);
    kill(child, SIGKILL);
    while (wait4(child, &end->status, 0, &usage) < 0 && errno == EINTR)
        ;
    end->resident = (size_t)usage.ru_maxrss * 1024;
    end->processor = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                     (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
}

double ot_child_now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}
