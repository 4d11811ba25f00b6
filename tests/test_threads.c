/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work that is shared out is done once, whole, and before anybody goes on. */
#include "config.h"

#include "base/threads.h"

#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "harness.h"

#define PARTS 1000

static struct ot_threads *threads;
static unsigned char done[PARTS];
static atomic_uint seen[64];

static void count(void *with, size_t part, unsigned thread)
{
    const struct timespec pause = { .tv_nsec = 100000 };
    done[part]++;
    atomic_fetch_add(&seen[thread], 1);
    if (with)
        nanosleep(&pause, NULL);
}

static void each_part_is_done_once(void)
{
    for (unsigned round = 0; round < 200; round++) {
        size_t parts = round % 5 == 4 ? 1 : PARTS - round;
        memset(done, 0, sizeof done);
        ot_threads_share(threads, parts, count, NULL);
        for (size_t i = 0; i < PARTS; i++)
            if (done[i] != (i < parts))
                CU_FAIL("a part was left out, or done twice");
    }
}

static void nothing_is_nothing(void)
{
    memset(done, 0, sizeof done);
    ot_threads_share(threads, 0, count, NULL);
    CU_ASSERT_EQUAL(done[0], 0);
}

/* Parts that sleep leave time for all to come. */
static void all_threads_take_part(void)
{
    memset(seen, 0, sizeof seen);
    ot_threads_share(threads, PARTS, count, threads);
    unsigned sum = 0;
    for (unsigned i = 0; i < 4; i++) {
        CU_ASSERT(seen[i] > 0);
        sum += seen[i];
    }
    CU_ASSERT_EQUAL(sum, PARTS);
}

static void none_is_the_callers_alone(void)
{
    CU_ASSERT_PTR_NULL(ot_threads_new(0));
    CU_ASSERT_PTR_NULL(ot_threads_new(1));
    CU_ASSERT_EQUAL(ot_threads_count(NULL), 1);
    memset(done, 0, sizeof done);
    memset(seen, 0, sizeof seen);
    ot_threads_share(NULL, 7, count, NULL);
    CU_ASSERT_EQUAL(seen[0], 7);
    CU_ASSERT_EQUAL(done[6], 1);
    CU_ASSERT_EQUAL(done[7], 0);
    ot_threads_free(NULL);
}

static void there_are_64_at_most(void)
{
    struct ot_threads *many = ot_threads_new(1000);
    CU_ASSERT_EQUAL(ot_threads_count(many), 64);
    memset(done, 0, sizeof done);
    ot_threads_share(many, PARTS, count, NULL);
    CU_ASSERT_EQUAL(done[PARTS - 1], 1);
    ot_threads_free(many);
}

static void there_is_a_processor(void)
{
    CU_ASSERT(ot_threads_processors() >= 1);
    CU_ASSERT(ot_threads_processors() <= (unsigned)sysconf(_SC_NPROCESSORS_CONF));
}

static void processors_of_others_do_not_count(void)
{
    cpu_set_t all, one;
    CU_ASSERT_EQUAL_FATAL(sched_getaffinity(0, sizeof all, &all), 0);
    CPU_ZERO(&one);
    for (size_t i = 0; i < CPU_SETSIZE && CPU_COUNT(&one) == 0; i++)
        if (CPU_ISSET(i, &all))
            CPU_SET(i, &one);
    CU_ASSERT_EQUAL_FATAL(sched_setaffinity(0, sizeof one, &one), 0);
    CU_ASSERT_EQUAL(ot_threads_processors(), 1);
    CU_ASSERT_EQUAL_FATAL(sched_setaffinity(0, sizeof all, &all), 0);
    CU_ASSERT_EQUAL(ot_threads_processors(), (unsigned)CPU_COUNT(&all));
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(there_is_a_processor),   OT_TEST(processors_of_others_do_not_count),
        OT_TEST(each_part_is_done_once), OT_TEST(nothing_is_nothing),
        OT_TEST(all_threads_take_part),  OT_TEST(none_is_the_callers_alone),
        OT_TEST(there_are_64_at_most),
    };
    threads = ot_threads_new(4);
    int failed = OT_TESTS_RUN("threads", tests);
    ot_threads_free(threads);
    return failed;
}
