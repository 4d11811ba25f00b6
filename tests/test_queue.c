/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Batches that several processes take from one queue: each once. */
#include "config.h"

#include "run/queue.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness.h"

#define BATCHES ((size_t)20000)
#define CHILDREN 4

static void batches_are_taken_in_their_order(void)
{
    struct ot_queue *queue = ot_queue_new();
    CU_ASSERT_PTR_NOT_NULL_FATAL(queue);
    for (int round = 0; round < 2; round++) {
        ot_queue_open(queue);
        CU_ASSERT_EQUAL(ot_queue_taken(queue, 5), 0);
        CU_ASSERT_EQUAL(ot_queue_take(queue, 0), 0);
        CU_ASSERT_EQUAL(ot_queue_take(queue, 5), 1);
        CU_ASSERT_EQUAL(ot_queue_take(queue, 0), 2);
        CU_ASSERT_EQUAL(ot_queue_taken(queue, 0), 2);
        CU_ASSERT_EQUAL(ot_queue_taken(queue, 5), 1);
        CU_ASSERT_EQUAL(ot_queue_taken(queue, OT_QUEUE_WORKERS - 1), 0);
    }
    ot_queue_free(queue);
    ot_queue_free(NULL);
}

static void take_all(struct ot_queue *queue, unsigned worker, unsigned char *taken)
{
    size_t batch;
    while ((batch = ot_queue_take(queue, worker)) < BATCHES)
        taken[batch]++;
}

static void each_is_taken_once_by_whatever_process(void)
{
    struct ot_queue *queue = ot_queue_new();
    unsigned char *taken =
        mmap(NULL, BATCHES, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CU_ASSERT_PTR_NOT_NULL_FATAL(queue);
    ot_queue_open(queue);
    CU_ASSERT_EQUAL(ot_queue_lend(queue, true), 0);
    for (unsigned child = 1; child <= CHILDREN; child++) {
        pid_t pid = fork();
        CU_ASSERT_FATAL(pid >= 0);
        if (pid == 0) {
            take_all(queue, child, taken);
            _exit(0);
        }
    }
    take_all(queue, 0, taken);
    while (wait(NULL) > 0)
        ;
    size_t others = 0;
    for (size_t i = 0; i < BATCHES; i++)
        others += taken[i] != 1;
    CU_ASSERT_EQUAL(others, 0);
    munmap(taken, BATCHES);
    ot_queue_free(queue);
}

int main(void)
{
    static const struct ot_test tests[] = {
        OT_TEST(batches_are_taken_in_their_order),
        OT_TEST(each_is_taken_once_by_whatever_process),
    };
    return OT_TESTS_RUN("queue", tests);
}
