/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a locked process can and cannot do; each in a process of its own. */
#include "config.h"

#include "run/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/sanitised.h"
#include "base/threads.h"
#include "harness.h"
#include "run/child.h"

/* The exit status of what runs in a child. */
static int in_child(int (*what)(void))
{
    int status = 0;
    pid_t child = fork();
    if (child == 0)
        _exit(what());
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static int look_at_files(void)
{
    struct ot_lock lock = { 0 };
    const char *folder[] = { "/usr", "/not/there" };
    ot_lock_files(&lock, folder, 2);
    if (lock.landlock == 0)
        return 77;
    int elsewhere = open("/etc/passwd", O_RDONLY);
    return (elsewhere < 0 && errno == EACCES ? 0 : 1) +
           (open("/usr", O_RDONLY | O_DIRECTORY) >= 0 ? 0 : 2) +
           (open("/tmp/outturn-left", O_CREAT | O_WRONLY, 0600) < 0 ? 0 : 4);
}

static int make_calls(void)
{
    struct ot_lock lock = { 0 };
    int memory = memfd_create("figures", MFD_CLOEXEC);
    ot_lock_calls(&lock, OT_LOCK_COMPUTING);
    if (!lock.calls)
        return 77;
    return (open("/usr", O_RDONLY) < 0 && errno == EPERM ? 0 : 1) + (fork() < 0 ? 0 : 2) +
           (socket(AF_UNIX, SOCK_STREAM, 0) < 0 ? 0 : 4) +
           (kill(getppid(), 0) < 0 ? 0 : 8) + (kill(getpid(), 0) == 0 ? 0 : 16) +
           (malloc((size_t)1 << 24) ? 0 : 32) +
           (ftruncate(memory, 0) < 0 && errno == EPERM ? 0 : 64);
}

static void try_to_open(void *with, size_t part, unsigned thread)
{
    bool *opened = with;
    opened[part] = open("/usr", O_RDONLY) >= 0;
    if (thread == 0)
        sched_yield();
}

/* Those that were there before the lock; what is started after it would go unseen. */
static int open_in_threads(void)
{
    struct ot_lock lock = { 0 };
    struct ot_threads *threads = ot_threads_new(4), *late;
    const struct itimerval soon = { .it_value = { .tv_usec = 1000 } };
    bool opened[1000] = { false };
    int fault = ot_threads_count(threads) == 4 ? 0 : 1;
    ot_lock_calls(&lock, OT_LOCK_COMPUTING);
    if (!lock.calls)
        return 77;
    ot_threads_share(threads, 1000, try_to_open, opened);
    for (size_t i = 0; i < 1000; i++)
        fault |= opened[i] ? 2 : 0;
    late = ot_threads_new(2);
    fault |= late ? 4 : 0;
    fault |= setitimer(ITIMER_REAL, &soon, NULL) < 0 && errno == EPERM ? 0 : 8;
    ot_threads_free(threads);
    return fault;
}

static int load_still(void)
{
    struct ot_lock lock = { 0 };
    ot_lock_to_plugin(&lock, "/usr/x.so");
    if (!lock.calls || !lock.landlock)
        return 77;
    return (open("/usr/lib", O_RDONLY | O_DIRECTORY) >= 0 ? 0 : 1) +
           (open("/etc/passwd", O_RDONLY) < 0 ? 0 : 2) + (fork() < 0 ? 0 : 4) +
           (execl("/bin/true", "true", NULL) < 0 ? 0 : 8);
}

static void without_a_lock_in_force_a_requirement_is_not_met(void)
{
    struct ot_error err = { 0 };
    struct ot_lock none = { 0 }, both = { .landlock = 1, .calls = true };
    CU_ASSERT_EQUAL(ot_lock_require(&none, false, &err), 0);
    CU_ASSERT_EQUAL(ot_lock_require(&both, true, &err), 0);
    CU_ASSERT_EQUAL(ot_lock_require(&none, true, &err), -1);
    CU_ASSERT_EQUAL(err.exit, OT_EXIT_INTERNAL);
    OT_HOLDS(err.text, "no Landlock");
}

static void nothing_outside_its_folders_is_opened(void)
{
    int got = in_child(look_at_files);
    CU_ASSERT(got == 0 || got == 77);
}

static void nothing_is_opened_forked_connected_or_signalled(void)
{
    int got = in_child(make_calls);
    CU_ASSERT(got == 0 || got == 77);
}

static void threads_are_locked_in_together_and_no_more_begin(void)
{
    int got = in_child(open_in_threads);
    CU_ASSERT(got == 0 || got == 77);
}

static void a_plugin_can_be_loaded_and_no_program_started(void)
{
    int got = in_child(load_still);
    CU_ASSERT(got == 0 || got == 77);
}

static void this_system_can_lock_unless_it_is_old_or_sanitised(void)
{
    if (!OT_SANITISED && access("/sys/kernel/security/landlock", F_OK) == 0)
        CU_ASSERT_EQUAL(in_child(make_calls), 0);
    CU_ASSERT(!OT_SANITISED || in_child(make_calls) == 77);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(without_a_lock_in_force_a_requirement_is_not_met),
        OT_TEST(nothing_outside_its_folders_is_opened),
        OT_TEST(nothing_is_opened_forked_connected_or_signalled),
        OT_TEST(threads_are_locked_in_together_and_no_more_begin),
        OT_TEST(a_plugin_can_be_loaded_and_no_program_started),
        OT_TEST(this_system_can_lock_unless_it_is_old_or_sanitised),
    };
    return OT_TESTS_RUN("lock", tests);
}
