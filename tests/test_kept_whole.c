/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a run leaves in its folder when it is killed, finds no room or meets other runs:
 * the older report or the new one, whole, and nothing else. OUTTURN_NIGHTLY=1 kills 500
 * times. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

#include "two_reports.h"

/* ---- Killed ---- */

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* Start `outturn run SCRIPT -o r.xml`; what it holds open of `ends` closes when it and
 * all its children are gone. */
static pid_t begin(const char *script, int ends[2])
{
    const char *program = getenv("OUTTURN_PROGRAM");
    if (pipe2(ends, O_CLOEXEC) != 0)
        abort();
    pid_t child = fork();
    if (child == 0) {
        if (chdir(folder) != 0)
            _exit(127);
        dup2(ends[1], STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
        execl(program ? program : "./outturn", "outturn", "run", script, "-o", "r.xml",
              (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    return child;
}

/* Whether all processes that held the other end were gone in time. */
static bool closes_within(int fd, double seconds)
{
    double deadline = now() + seconds;
    char bytes[4096];
    fcntl(fd, F_SETFL, O_NONBLOCK);
    while (now() < deadline) {
        ssize_t got = read(fd, bytes, sizeof bytes);
        if (got == 0)
            return true;
        if (got < 0)
            nanosleep(&(struct timespec){ .tv_nsec = 200000 }, NULL);
    }
    return false;
}

static double seconds_of_a_run(void)
{
    int ends[2];
    double from = now();
    pid_t child = begin("../b.lua", ends);
    waitpid(child, NULL, 0);
    closes_within(ends[0], 2);
    close(ends[0]);
    return now() - from;
}

/* A killed process can tidy nothing: between taking a temporary name and giving it up the
 * whole new file keeps that name, until another is written. */
static void a_run_that_is_killed_leaves_the_older_report_or_the_new(void)
{
    int rounds = is_nightly() ? 500 : 40;
    size_t seen[128] = { 0 }, temporary = 0;
    unsigned state = 12345;
    start("killed");
    double whole = seconds_of_a_run(), late = whole;
    for (int i = 0; i < rounds; i++) {
        int ends[2];
        const char *script = i % 2 ? "../a.lua" : "../b.lua";
        put("r.xml", &report[i % 2]);
        pid_t child = begin(script, ends);
        state = state * 1103515245U + 12345U;
        bool anywhere = i % 3 == 0; /* the others: about the moment of the new report */
        double chance = (double)(state >> 16 & 1023) / 1024;
        double wait = anywhere ? whole * 1.2 * chance : late * (0.95 + 0.1 * chance);
        nanosleep(&(struct timespec){ (time_t)wait, (long)(fmod(wait, 1) * 1e9) }, NULL);
        kill(child, SIGKILL);
        CU_ASSERT_EQUAL(waitpid(child, NULL, 0), child);
        CU_ASSERT(closes_within(ends[0], 2));
        close(ends[0]);
        char found = which("r.xml");
        CU_ASSERT(found != '?');
        bool older = found == "ab"[i % 2];
        seen[older ? 'o' : 'n']++;
        late *= anywhere ? 1 : older ? 1.03 : 0.97;
        temporary += temporary_names();
    }
    put("r.xml", &report[0]);
    printf("# killed %d times: %zu older, %zu new, %zu under a temporary name\n", rounds,
           seen['o'], seen['n'], temporary);
    CU_ASSERT(seen['o'] > 0 && (seen['n'] > 0 || !is_nightly()));
    CU_ASSERT(temporary <= (size_t)rounds / 20);
    holds_only("r.run.xml r.xml");
}

/* ---- No room ---- */

static void meet_limit(const char *arguments, rlim_t most, struct ran *ran)
{
    struct rlimit before, small;
    CU_ASSERT_EQUAL_FATAL(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = most;
    signal(SIGXFSZ, SIG_DFL);
    CU_ASSERT_EQUAL_FATAL(setrlimit(RLIMIT_FSIZE, &small), 0);
    program_run(ran, folder, NULL, arguments);
    setrlimit(RLIMIT_FSIZE, &before);
}

/* The limit is met where the result passes from the child to its parent, too. */
static void a_limit_on_the_size_of_files_keeps_the_older_report(void)
{
    struct ran ran;
    start("limit");
    put("r.xml", &report[0]);
    for (rlim_t most = 0; most < 40000; most += 13000) {
        meet_limit("run ../b.lua -o r.xml", most, &ran);
        CU_ASSERT(ran.exit == OT_EXIT_OUTPUT || ran.exit == OT_EXIT_INTERNAL);
        CU_ASSERT(ran.errors.length > 0);
        CU_ASSERT_EQUAL(which("r.xml"), 'a');
        holds_only("r.xml");
        program_forget(&ran);
    }
}

static bool mount_small(const char *where)
{
    return unshare(CLONE_NEWNS) == 0 &&
           mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
           mount("tmpfs", where, "tmpfs", 0, "size=64k,mode=700") == 0;
}

static void fill_disk(const char *name, size_t length)
{
    char path[500];
    static const char bytes[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    while (length >= sizeof bytes && write(file, bytes, sizeof bytes) > 0)
        length -= sizeof bytes;
    close(file);
}

static void a_full_disk_keeps_the_older_report(void)
{
    struct ran ran;
    start("full");
    if (!mount_small(folder)) {
        ot_skip("no small file system can be mounted here");
        CU_ASSERT_EQUAL(rmdir(folder), 0);
        return;
    }
    put("r.xml", &report[0]);
    fill_disk("ballast", 65536);
    program_run(&ran, folder, NULL, "run ../b.lua -o r.xml");
    CU_ASSERT_EQUAL(ran.exit, OT_EXIT_OUTPUT);
    OT_HOLDS(ot_text_string(&ran.errors), "r.xml: cannot be written: No space left");
    CU_ASSERT_EQUAL(which("r.xml"), 'a');
    holds_only("ballast r.xml");
    program_forget(&ran);
    umount2(folder, MNT_DETACH);
}

/* ---- Six at once, modes, links ---- */

/* As processes leave them that were killed. */
static void leave_temporary_names(int count)
{
    char name[100];
    for (int i = 0; i < count; i++) {
        snprintf(name, sizeof name, "crowd/.outturn-%016x.tmp", (unsigned)i);
        ot_test_write(name, "left");
    }
}

static void six_runs_at_once_leave_one_whole_report(void)
{
    start("crowd");
    for (int round = 0; round < (is_nightly() ? 20 : 2); round++) {
        leave_temporary_names(50);
        pid_t child[6];
        int ends[6][2];
        for (int i = 0; i < 6; i++)
            child[i] = begin(i % 2 ? "../a.lua" : "../b.lua", ends[i]);
        for (int i = 0; i < 6; i++) {
            int status = -1;
            waitpid(child[i], &status, 0);
            CU_ASSERT(WIFEXITED(status) && (WEXITSTATUS(status) == OT_EXIT_OK ||
                                            WEXITSTATUS(status) == OT_EXIT_OUTPUT));
            CU_ASSERT(closes_within(ends[i][0], 2));
            close(ends[i][0]);
        }
        CU_ASSERT(which("r.xml") != '?');
        holds_only("r.run.xml r.xml");
    }
}

static unsigned mode_of(const char *name)
{
    char path[500];
    struct stat is;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return stat(path, &is) == 0 ? is.st_mode & 07777 : 0;
}

static void a_report_is_readable_under_any_umask_and_stays_private(void)
{
    static const mode_t masks[] = { 0, 027, 0777 };
    struct ran ran;
    char path[500];
    start("modes");
    snprintf(path, sizeof path, "%s/r.xml", folder);
    for (size_t i = 0; i < sizeof masks / sizeof masks[0]; i++) {
        mode_t before = umask(masks[i]);
        unlink(path);
        program_run(&ran, folder, NULL, "run ../a.lua -o r.xml");
        CU_ASSERT_EQUAL(ran.exit, 0);
        program_forget(&ran);
        CU_ASSERT_EQUAL(mode_of("r.xml"), 0644);
        CU_ASSERT_EQUAL(mode_of("r.run.xml"), 0644);
        CU_ASSERT_EQUAL(chmod(path, 0600), 0);
        program_run(&ran, folder, NULL, "run ../b.lua -o r.xml");
        umask(before);
        CU_ASSERT_EQUAL(ran.exit, 0);
        program_forget(&ran);
        CU_ASSERT_EQUAL(mode_of("r.xml"), 0600);
        CU_ASSERT_EQUAL(which("r.xml"), 'b');
    }
}

static void a_symbolic_link_is_not_written_through(void)
{
    struct ran ran;
    char path[500];
    start("link");
    put("other.xml", &report[0]);
    snprintf(path, sizeof path, "%s/r.xml", folder);
    CU_ASSERT_EQUAL_FATAL(symlink("other.xml", path), 0);
    program_run(&ran, folder, NULL, "run ../b.lua -o r.xml");
    CU_ASSERT_EQUAL(ran.exit, OT_EXIT_OUTPUT);
    OT_HOLDS(ot_text_string(&ran.errors), "r.xml: is a symbolic link");
    CU_ASSERT_EQUAL(which("other.xml"), 'a');
    holds_only("other.xml r.xml");
    program_forget(&ran);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(a_run_that_is_killed_leaves_the_older_report_or_the_new),
        OT_TEST(a_limit_on_the_size_of_files_keeps_the_older_report),
        OT_TEST(six_runs_at_once_leave_one_whole_report),
        OT_TEST(a_report_is_readable_under_any_umask_and_stays_private),
        OT_TEST(a_symbolic_link_is_not_written_through),
        OT_TEST(a_full_disk_keeps_the_older_report),
    };
    return OT_TESTS_RUN("kept_whole", tests);
}
