/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One piece of work in a child process. The child may crash, hang, eat memory or lie; the
 * parent waits with a deadline, ends the child's whole group, and believes nothing but a
 * complete record. */
#include "config.h"

#include "run/supervisor.h"

#include <errno.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/number.h"
#include "base/sanitised.h"
#include "run/child.h"

#define DEFAULT_SECONDS 60.0
#define TELL_AFTER 1.0
#define TELL_SECONDS 0.2

/* How a child ended. */
struct end {
    bool late;       /* the deadline came first */
    int interrupted; /* a signal to this process came first */
    struct ot_child_end is;
};

struct task {
    const char *what;
    const struct ot_limits *limits;
    void (*work)(void *with, struct ot_result *result);
    void *with;
    int wire;
};

static _Noreturn void be_the_child(const struct task *task, pid_t parent,
                                   const sigset_t *mask)
{
    struct ot_result result = { .exit = OT_EXIT_OK };
    if (task->limits->crew)
        ot_crew_leave(task->limits->crew);
    ot_child_settle(parent, task->limits->processor, task->limits->memory);
    sigprocmask(SIG_SETMASK, mask, NULL);
    task->work(task->with, &result);
    _exit(ot_wire_send(task->wire, &result, NULL) ? OT_EXIT_INTERNAL : 0);
}

static double seconds_of(const struct ot_limits *limits)
{
    double seconds = limits->seconds > 0 ? limits->seconds : DEFAULT_SECONDS;
    return seconds < OT_MOST_SECONDS ? seconds : OT_MOST_SECONDS;
}

/* Sleep until something comes in, or until `until`. Returns a signal other than SIGCHLD
 * that came, or 0. */
static int sleep_until(int signals, int asks, double until)
{
    struct signalfd_siginfo got;
    struct pollfd on[] = { { .fd = signals, .events = POLLIN },
                           { .fd = asks, .events = POLLIN } };
    double left = until - ot_child_now();
    int milliseconds = left <= 0 ? 0 : left > 3600 ? 3600000 : (int)ceil(left * 1000);
    if (poll(on, 2, milliseconds) <= 0 || !(on[0].revents & POLLIN))
        return 0;
    if (read(signals, &got, sizeof got) != sizeof got || got.ssi_signo == SIGCHLD)
        return 0;
    return (int)got.ssi_signo;
}

/* Whoever looks is told again at `at`; HUGE_VAL: nobody looks. */
struct looker {
    double start, at;
};

static void tell(struct looker *looker, const struct ot_limits *limits)
{
    double now = ot_child_now();
    if (now < looker->at)
        return;
    limits->progress(limits->crew, now - looker->start);
    looker->at = now + TELL_SECONDS;
}

/* Watch the child, and answer what it asks, until it ends, the deadline passes or a
 * signal comes. */
static void watch(pid_t child, int signals, const struct ot_limits *limits,
                  double deadline, struct end *end)
{
    struct ot_crew *crew = limits->crew;
    struct looker looker = { ot_child_now(), HUGE_VAL };
    if (limits->progress)
        looker.at = looker.start + TELL_AFTER;
    while (!ot_child_has_ended(child)) {
        double until = crew ? fmin(deadline, ot_crew_deadline(crew)) : deadline;
        if (ot_child_now() >= deadline) {
            end->late = true;
            return;
        }
        end->interrupted = sleep_until(signals, crew ? ot_crew_listens(crew) : -1,
                                       fmin(until, looker.at));
        if (end->interrupted)
            return;
        if (crew)
            ot_crew_tend(crew);
        tell(&looker, limits);
    }
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
    double deadline = ot_child_now() + seconds_of(task->limits);
    pid_t parent = getpid();

    sigemptyset(&awaited);
    sigaddset(&awaited, SIGCHLD);
    sigaddset(&awaited, SIGINT);
    sigaddset(&awaited, SIGTERM);
    sigaddset(&awaited, SIGHUP);
    sigprocmask(SIG_BLOCK, &awaited, &before);
    sigaction(SIGCHLD, &plain, &old);
    int signals = signalfd(-1, &awaited, SFD_CLOEXEC | SFD_NONBLOCK);
    fflush(NULL); /* else a child that calls exit() would write our buffers again */
    pid_t child = signals < 0 ? -1 : fork();
    int failure = errno;
    if (child == 0)
        be_the_child(task, parent, &before);
    if (child > 0) {
        setpgid(child, child);
        watch(child, signals, task->limits, deadline, end);
        ot_child_reap(child, &end->is);
    }
    if (task->limits->crew)
        ot_crew_end(task->limits->crew);
    if (signals >= 0)
        close(signals);
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
    size_t memory = OT_SANITISED ? 0 : task->limits->memory;
    return memory && end->is.resident > memory / 2;
}

static bool met_processor_limit(const struct task *task, const struct end *end)
{
    double limit = task->limits->processor;
    return limit > 0 &&
           (WTERMSIG(end->is.status) == SIGXCPU ||
            (WTERMSIG(end->is.status) == SIGKILL && end->is.processor >= limit));
}

static int explain_signal(const struct task *task, const struct end *end,
                          struct ot_error *err)
{
    int signal = WTERMSIG(end->is.status);
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
                        task->what, WEXITSTATUS(end->is.status), found->text);
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
    if (WIFSIGNALED(end->is.status))
        return explain_signal(task, end, err);
    int got = ot_wire_receive(task->wire, out, &found);
    if (got == -1)
        return explain_status(task, end, &found, err);
    if (got != 0)
        return ot_error_memory(err);
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
