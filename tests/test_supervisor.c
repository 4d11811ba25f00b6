/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The supervisor against work that hangs, grows, crashes, lies or forks. */
#include "config.h"

#include "run/supervisor.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/sanitised.h"
#include "harness.h"

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static volatile int forever = 1;

static void spin(void *with, struct ot_result *result)
{
    (void)with, (void)result;
    while (forever)
        ;
}

static void say(void *with, struct ot_result *result)
{
    ot_text_put(&result->output, with);
    ot_text_put(&result->message, "a word\n");
    ot_text_put(&result->record, "<run/>");
    result->exit = OT_EXIT_FAILED;
}

static int told;
static double first_told;

static void count_telling(const struct ot_crew *crew, double seconds)
{
    CU_ASSERT_PTR_NULL(crew);
    if (told++ == 0)
        first_told = seconds;
}

static void whoever_looks_is_told_after_a_second(void)
{
    struct ot_result result;
    struct ot_error err;
    struct ot_limits limits = { .seconds = 1.6, .progress = count_telling };
    CU_ASSERT_EQUAL(ot_supervise("x", &limits, spin, NULL, &result, &err), -1);
    CU_ASSERT(told >= 1 && first_told >= 1);
    told = 0;
    limits.seconds = 10;
    CU_ASSERT_EQUAL_FATAL(ot_supervise("x", &limits, say, "", &result, &err), 0);
    CU_ASSERT_EQUAL(told, 0);
    ot_result_free(&result);
}

static void hands_over_what_the_work_made(void)
{
    struct ot_result result;
    struct ot_error err;
    struct ot_limits limits = { .seconds = 10 };
    CU_ASSERT_EQUAL_FATAL(ot_supervise("x", &limits, say, "<report/>", &result, &err), 0);
    OT_SAME(ot_text_string(&result.output), "<report/>");
    OT_SAME(ot_text_string(&result.message), "a word\n");
    OT_SAME(ot_text_string(&result.record), "<run/>");
    CU_ASSERT_EQUAL(result.exit, OT_EXIT_FAILED);
    ot_result_free(&result);
    CU_ASSERT_PTR_NULL(result.output.bytes);
}

#define MANY (5u << 20)

static void say_much(void *with, struct ot_result *result)
{
    (void)with;
    for (unsigned i = 0; i < MANY / 8; i++)
        ot_text_format(&result->output, "%07x\n", i);
}

static void hands_over_five_megabytes_unchanged(void)
{
    struct ot_result result, expected = { .exit = OT_EXIT_OK };
    struct ot_limits limits = { .seconds = 60 };
    struct ot_error err;
    CU_ASSERT_EQUAL_FATAL(ot_supervise("x", &limits, say_much, NULL, &result, &err), 0);
    say_much(NULL, &expected);
    CU_ASSERT_EQUAL_FATAL(result.output.length, MANY);
    CU_ASSERT_EQUAL(memcmp(result.output.bytes, expected.output.bytes, MANY), 0);
    ot_result_free(&result);
    ot_result_free(&expected);
}

/* Run work that must not succeed; returns the exit code. */
static int fails(const struct ot_limits *limits,
                 void (*work)(void *with, struct ot_result *result), void *with,
                 struct ot_error *err)
{
    struct ot_result result = { .exit = OT_EXIT_OK };
    CU_ASSERT_EQUAL(ot_supervise("review.lua", limits, work, with, &result, err), -1);
    CU_ASSERT_PTR_NULL(result.output.bytes);
    return (int)err->exit;
}

static void stops_an_endless_loop_at_its_deadline(void)
{
    struct ot_error err;
    double start = now();
    CU_ASSERT_EQUAL(fails(&(struct ot_limits){ .seconds = 0.3 }, spin, NULL, &err),
                    OT_EXIT_SCRIPT);
    double took = now() - start;
    CU_ASSERT(took >= 0.3);
    CU_ASSERT(took < 0.8);
    OT_SAME(err.text, "review.lua did not end within 0.3 seconds and was stopped; "
                      "--timeout SECONDS allows more");
}

static void stops_work_that_blocks_every_signal(void)
{
    struct ot_error err;
    sigset_t all, before;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    CU_ASSERT_EQUAL(fails(&(struct ot_limits){ .seconds = 0.2 }, spin, NULL, &err),
                    OT_EXIT_SCRIPT);
    sigprocmask(SIG_SETMASK, &before, NULL);
}

static void stops_work_at_its_processor_limit(void)
{
    struct ot_limits limits = { .seconds = 30, .processor = 0.5 };
    struct ot_error err;
    CU_ASSERT_EQUAL(fails(&limits, spin, NULL, &err), OT_EXIT_SCRIPT);
    OT_HOLDS(err.text, "review.lua used more than its 1 seconds of processor time");
    OT_HOLDS(err.text, "--timeout SECONDS");
}

static void eat(void *with, struct ot_result *result)
{
    static const size_t step = 1u << 20;
    bool *crash = with;
    for (char *room; (room = malloc(step)) != NULL;)
        memset(room, 1, step);
    if (*crash)
        abort();
    ot_text_put(&result->message, "out of memory\n");
    result->exit = OT_EXIT_INTERNAL;
}

static void caps_memory_and_names_the_limit(void)
{
    if (OT_SANITISED) {
        ot_skip("sanitised builds run without a memory cap");
        return;
    }
    struct ot_limits limits = { .seconds = 30, .memory = 64u << 20 };
    struct ot_error err;
    bool crash = true;
    CU_ASSERT_EQUAL(fails(&limits, eat, &crash, &err), OT_EXIT_SCRIPT);
    OT_HOLDS(err.text, "needed more than its 64 MB of memory");
    OT_HOLDS(err.text, "--memory MB");
}

static void adds_the_limit_to_a_message_of_no_memory(void)
{
    if (OT_SANITISED) {
        ot_skip("sanitised builds run without a memory cap");
        return;
    }
    struct ot_limits limits = { .seconds = 30, .memory = 64u << 20 };
    struct ot_result result;
    struct ot_error err;
    bool crash = false;
    CU_ASSERT_EQUAL_FATAL(ot_supervise("x", &limits, eat, &crash, &result, &err), 0);
    OT_SAME(ot_text_string(&result.message),
            "out of memory\nits limit is 64 MB; --memory MB allows more\n");
    ot_result_free(&result);
}

static void raise_it(void *with, struct ot_result *result)
{
    ot_text_put(&result->output, "never seen");
    signal(*(int *)with, SIG_DFL);
    raise(*(int *)with);
}

static void names_the_signal_of_a_crash(void)
{
    static const struct {
        int number;
        const char *name;
    } signals[] = {
        { SIGABRT, "SIGABRT" }, { SIGSEGV, "SIGSEGV" }, { SIGFPE, "SIGFPE" },
        { SIGBUS, "SIGBUS" },   { SIGILL, "SIGILL" },   { SIGKILL, "SIGKILL" }
    };
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct ot_error err;
        int number = signals[i].number;
        CU_ASSERT_EQUAL(
            fails(&(struct ot_limits){ .seconds = 10 }, raise_it, &number, &err),
            OT_EXIT_INTERNAL);
        OT_HOLDS(err.text, "review.lua crashed with ");
        OT_HOLDS(err.text, signals[i].name);
        OT_HOLDS(err.text, "outturn check PLUGIN.so");
    }
}

static void leave_at_once(void *with, struct ot_result *result)
{
    ot_text_put(&result->output, "never seen");
    _exit(*(int *)with);
}

static void does_not_take_an_exit_status_for_success(void)
{
    for (int status = 0; status < 9; status += 4) {
        struct ot_error err;
        CU_ASSERT_EQUAL(
            fails(&(struct ot_limits){ .seconds = 10 }, leave_at_once, &status, &err),
            OT_EXIT_INTERNAL);
        OT_HOLDS(err.text, "no complete result was left");
    }
}

/* Two processes that sleep: a child in the group, and one whose parent has gone. */
static void fork_away(void *with, struct ot_result *result)
{
    int *pipe_end = with;
    for (int i = 0; i < 2; i++) {
        if (fork() == 0) {
            if (i == 1 && fork() != 0)
                _exit(0);
            pause();
            _exit(0);
        }
    }
    close(pipe_end[1]);
    ot_text_put(&result->output, "done");
}

/* A pipe's reading end sees its end once every process that held the other is gone. */
static bool closes_within(int fd, double seconds)
{
    double deadline = now() + seconds;
    char byte;
    fcntl(fd, F_SETFL, O_NONBLOCK);
    while (now() < deadline) {
        if (read(fd, &byte, 1) == 0)
            return true;
        nanosleep(&(struct timespec){ .tv_nsec = 1000000 }, NULL);
    }
    return false;
}

static void leaves_no_process_of_the_childs(void)
{
    struct ot_result result;
    struct ot_error err;
    int ends[2];
    CU_ASSERT_EQUAL_FATAL(pipe(ends), 0);
    CU_ASSERT_EQUAL_FATAL(ot_supervise("x", &(struct ot_limits){ .seconds = 10 },
                                       fork_away, ends, &result, &err),
                          0);
    close(ends[1]);
    CU_ASSERT(closes_within(ends[0], 2));
    close(ends[0]);
    OT_SAME(ot_text_string(&result.output), "done");
    ot_result_free(&result);
    CU_ASSERT_EQUAL(waitpid(-1, NULL, WNOHANG), -1);
    CU_ASSERT_EQUAL(errno, ECHILD);
}

static void interrupt_parent(void *with, struct ot_result *result)
{
    kill(getppid(), *(int *)with);
    spin(NULL, result);
}

static void ends_at_once_on_an_interrupt(void)
{
    static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
    for (size_t i = 0; i < 3; i++) {
        struct ot_error err;
        int number = signals[i];
        double start = now();
        CU_ASSERT_EQUAL(
            fails(&(struct ot_limits){ .seconds = 20 }, interrupt_parent, &number, &err),
            128 + number);
        CU_ASSERT(now() - start < 5);
        OT_HOLDS(err.text, "review.lua was interrupted by SIG");
    }
}

static void puts_signals_back_as_they_were(void)
{
    sigset_t before, after;
    struct ot_result result;
    struct ot_error err;
    sigemptyset(&before);
    sigaddset(&before, SIGUSR1);
    sigprocmask(SIG_BLOCK, &before, NULL);
    CU_ASSERT_EQUAL_FATAL(
        ot_supervise("x", &(struct ot_limits){ .seconds = 10 }, say, "y", &result, &err),
        0);
    ot_result_free(&result);
    sigprocmask(SIG_UNBLOCK, &before, &after);
    CU_ASSERT_EQUAL(sigismember(&after, SIGUSR1), 1);
    CU_ASSERT_EQUAL(sigismember(&after, SIGINT), 0);
    CU_ASSERT_EQUAL(sigismember(&after, SIGCHLD), 0);
}

static void print_it(void *with, struct ot_result *result)
{
    (void)with;
    char byte;
    bool closed = read(STDIN_FILENO, &byte, 1) == 0;
    ot_text_put(&result->output, closed ? "no input" : "input");
    printf("# printed by the work\n");
    fflush(stdout);
}

static void keeps_the_works_printing_out_of_standard_output(void)
{
    struct ot_result result;
    struct ot_error err;
    char path[512];
    snprintf(path, sizeof path, "%s", ot_test_write("stdout", ""));
    fflush(stdout);
    int kept = dup(STDOUT_FILENO), file = open(path, O_WRONLY);
    dup2(file, STDOUT_FILENO);
    int got = ot_supervise("x", &(struct ot_limits){ .seconds = 10 }, print_it, NULL,
                           &result, &err);
    off_t length = lseek(file, 0, SEEK_CUR);
    dup2(kept, STDOUT_FILENO);
    close(kept);
    close(file);
    CU_ASSERT_EQUAL_FATAL(got, 0);
    CU_ASSERT_EQUAL(length, 0);
    OT_SAME(ot_text_string(&result.output), "no input");
    ot_result_free(&result);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(hands_over_what_the_work_made),
        OT_TEST(whoever_looks_is_told_after_a_second),
        OT_TEST(hands_over_five_megabytes_unchanged),
        OT_TEST(stops_an_endless_loop_at_its_deadline),
        OT_TEST(stops_work_that_blocks_every_signal),
        OT_TEST(stops_work_at_its_processor_limit),
        OT_TEST(caps_memory_and_names_the_limit),
        OT_TEST(adds_the_limit_to_a_message_of_no_memory),
        OT_TEST(names_the_signal_of_a_crash),
        OT_TEST(does_not_take_an_exit_status_for_success),
        OT_TEST(leaves_no_process_of_the_childs),
        OT_TEST(ends_at_once_on_an_interrupt),
        OT_TEST(puts_signals_back_as_they_were),
        OT_TEST(keeps_the_works_printing_out_of_standard_output),
    };
    return OT_TESTS_RUN("supervisor", tests);
}
