/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One piece of work in a child process. The child may crash, hang, eat memory or lie; the
 * parent waits with a deadline, ends the child's whole group, and believes nothing but a
 * complete record. */
#include "config.h"

#include "run/supervisor.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <malloc.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/number.h"
#include "run/wire.h"

#define DEFAULT_SECONDS 60.0
#define MOST_SECONDS 1e9

#if defined(__SANITIZE_ADDRESS__)
#define SANITISED true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITISED true
#endif
#endif
#ifndef SANITISED
#define SANITISED                                                         \
    false /* AddressSanitizer maps terabytes: it cannot live in RLIMIT_AS \
           */
#endif

/* How a child ended. */
struct end {
    bool late;        /* the deadline came first */
    int interrupted;  /* a signal to this process came first */
    int status;       /* of wait */
    size_t resident;  /* bytes, at its most */
    double processor; /* seconds */
};

struct task {
    const char *what;
    const struct ot_limits *limits;
    void (*work)(void *with, struct ot_result *result);
    void *with;
    int wire;
};

/* ---- In the child ----------------------------------------------------------------- */

static void limit(__rlimit_resource_t resource, rlim_t soft, rlim_t hard)
{
    struct rlimit now;
    if (getrlimit(resource, &now) == 0 && now.rlim_max < hard)
        hard = now.rlim_max;
    setrlimit(resource, &(struct rlimit){ soft < hard ? soft : hard, hard });
}

static void set_limits(const struct ot_limits *limits)
{
    limit(RLIMIT_CORE, 0, 0);
    if (limits->processor > 0 && limits->processor < MOST_SECONDS) {
        rlim_t seconds = (rlim_t)ceil(limits->processor) + 1;
        limit(RLIMIT_CPU, seconds, seconds + 1);
    }
    if (limits->memory && !SANITISED)
        limit(RLIMIT_AS, limits->memory, limits->memory);
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
    mallopt(M_MMAP_THRESHOLD, 1 << 25);
    mallopt(M_TOP_PAD, 1 << 22);
    mallopt(M_TRIM_THRESHOLD, INT_MAX);
}

static _Noreturn void be_the_child(const struct task *task, pid_t parent,
                                   const sigset_t *mask)
{
    struct ot_result result = { .exit = OT_EXIT_OK };
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(OT_EXIT_INTERNAL);
    set_streams();
    set_limits(task->limits);
    keep_freed_memory();
    sigprocmask(SIG_SETMASK, mask, NULL);
    task->work(task->with, &result);
    _exit(ot_wire_send(task->wire, &result, NULL) ? OT_EXIT_INTERNAL : 0);
}

/* ---- In the parent ---------------------------------------------------------------- */

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static double seconds_of(const struct ot_limits *limits)
{
    double seconds = limits->seconds > 0 ? limits->seconds : DEFAULT_SECONDS;
    return seconds < MOST_SECONDS ? seconds : MOST_SECONDS;
}

static bool has_ended(pid_t child)
{
    siginfo_t info = { .si_pid = 0 };
    int got = waitid(P_PID, (id_t)child, &info, WEXITED | WNOHANG | WNOWAIT);
    return got != 0 || info.si_pid == child;
}

/* Sleep until the child ends, the deadline passes or a signal of `awaited` comes. */
static void wait_for(pid_t child, const sigset_t *awaited, double deadline,
                     struct end *end)
{
    while (!has_ended(child)) {
        double left = deadline - now();
        if (left <= 0) {
            end->late = true;
            return;
        }
        struct timespec time = { .tv_sec = (time_t)left };
        time.tv_nsec = (long)((left - (double)time.tv_sec) * 1e9);
        int got = sigtimedwait(awaited, NULL, &time);
        if (got > 0 && got != SIGCHLD) {
            end->interrupted = got;
            return;
        }
    }
}

/* Kill the group while its leader still holds the number, then let go of the leader. */
static void reap(pid_t child, struct end *end)
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

static void take_pending_chld(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    while (sigtimedwait(&set, NULL, &(struct timespec){ .tv_sec = 0 }) > 0)
        ;
}

static int run_child(const struct task *task, struct end *end, struct ot_error *err)
{
    sigset_t awaited, before;
    struct sigaction plain = { .sa_handler = SIG_DFL }, old;
    double deadline = now() + seconds_of(task->limits);
    pid_t parent = getpid();

    sigemptyset(&awaited);
    sigaddset(&awaited, SIGCHLD);
    sigaddset(&awaited, SIGINT);
    sigaddset(&awaited, SIGTERM);
    sigaddset(&awaited, SIGHUP);
    sigprocmask(SIG_BLOCK, &awaited, &before);
    sigaction(SIGCHLD, &plain, &old);
    fflush(NULL); /* else a child that calls exit() would write our buffers again */
    pid_t child = fork();
    int failure = errno;
    if (child == 0)
        be_the_child(task, parent, &before);
    if (child > 0) {
        setpgid(child, child);
        wait_for(child, &awaited, deadline, end);
        reap(child, end);
    }
    take_pending_chld();
    sigaction(SIGCHLD, &old, NULL);
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (child < 0)
        return ot_error_set(err, OT_EXIT_INTERNAL, "%s cannot be started: %s", task->what,
                            strerror(failure));
    return 0;
}

/* As far as can be told from outside: more than half of its cap was really in use. */
static bool met_memory_limit(const struct task *task, const struct end *end)
{
    size_t memory = SANITISED ? 0 : task->limits->memory;
    return memory && end->resident > memory / 2;
}

static bool met_processor_limit(const struct task *task, const struct end *end)
{
    double limit = task->limits->processor;
    return limit > 0 && (WTERMSIG(end->status) == SIGXCPU ||
                         (WTERMSIG(end->status) == SIGKILL && end->processor >= limit));
}

static int explain_signal(const struct task *task, const struct end *end,
                          struct ot_error *err)
{
    int signal = WTERMSIG(end->status);
    const char *name = sigabbrev_np(signal);
    if (met_processor_limit(task, end))
        return ot_error_set(err, OT_EXIT_SCRIPT,
                            "%s used more than its %.0f seconds of processor time and "
                            "was stopped; --timeout SECONDS allows more",
                            task->what, ceil(task->limits->processor));
    if (met_memory_limit(task, end))
        return ot_error_set(err, OT_EXIT_SCRIPT,
                            "%s needed more than its %zu MB of memory and was stopped "
                            "(SIG%s); --memory MB allows more",
                            task->what, task->limits->memory >> 20, name ? name : "?");
    return ot_error_set(err, OT_EXIT_INTERNAL,
                        "%s crashed with SIG%s (%s); if it uses a scheme plugin of your "
                        "own, try that alone: outturn check PLUGIN.so",
                        task->what, name ? name : "?", strsignal(signal));
}

static int explain_status(const struct task *task, const struct end *end,
                          const struct ot_error *found, struct ot_error *err)
{
    return ot_error_set(err, OT_EXIT_INTERNAL,
                        "%s ended with status %d, and %s: something in it, such as a "
                        "scheme plugin, ended the process; try each plugin alone: "
                        "outturn check PLUGIN.so",
                        task->what, WEXITSTATUS(end->status), found->text);
}

/* Believe the record and nothing else; where there is none, say why. */
static int judge(const struct task *task, const struct end *end, struct ot_result *out,
                 struct ot_error *err)
{
    char seconds[OT_NUMBER_ROOM];
    struct ot_error found;
    if (end->interrupted)
        return ot_error_set(err, (enum ot_exit)(128 + end->interrupted),
                            "%s was interrupted by SIG%s", task->what,
                            sigabbrev_np(end->interrupted));
    if (end->late)
        return ot_error_set(err, OT_EXIT_SCRIPT,
                            "%s did not end within %s seconds and was stopped; "
                            "--timeout SECONDS allows more",
                            task->what,
                            ot_number_write(seconds_of(task->limits), seconds));
    if (WIFSIGNALED(end->status))
        return explain_signal(task, end, err);
    if (ot_wire_receive(task->wire, out, &found))
        return explain_status(task, end, &found, err);
    if (out->exit == OT_EXIT_INTERNAL && met_memory_limit(task, end))
        ot_text_format(&out->message, "its limit is %zu MB; --memory MB allows more\n",
                       task->limits->memory >> 20);
    return 0;
}

int ot_supervise(const char *what, const struct ot_limits *limits,
                 void (*work)(void *with, struct ot_result *result), void *with,
                 struct ot_result *out, struct ot_error *err)
{
    struct task task = { what, limits, work, with, -1 };
    struct end end = { .late = false };
    task.wire = ot_wire_new(err);
    if (task.wire < 0)
        return -1;
    int got = run_child(&task, &end, err);
    if (got == 0)
        got = judge(&task, &end, out, err);
    close(task.wire);
    return got;
}
