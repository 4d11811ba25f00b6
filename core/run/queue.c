/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "run/queue.h"

#include <stdatomic.h>
#include <sys/mman.h>

struct ot_queue {
    atomic_size_t next;
    atomic_size_t taken[OT_QUEUE_WORKERS];
};

struct ot_queue *ot_queue_new(void)
{
    void *at = mmap(NULL, sizeof(struct ot_queue), PROT_READ | PROT_WRITE,
                    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (at == MAP_FAILED)
        return NULL;
    if (ot_queue_lend(at, false) == 0)
        return at;
    munmap(at, sizeof(struct ot_queue));
    return NULL;
}

int ot_queue_lend(struct ot_queue *queue, bool lent)
{
    return queue ? madvise(queue, sizeof *queue, lent ? MADV_DOFORK : MADV_DONTFORK) : 0;
}

void ot_queue_free(struct ot_queue *queue)
{
    if (queue)
        munmap(queue, sizeof *queue);
}

void ot_queue_open(struct ot_queue *queue)
{
    atomic_store(&queue->next, 0);
    for (size_t i = 0; i < OT_QUEUE_WORKERS; i++)
        atomic_store(&queue->taken[i], 0);
}

size_t ot_queue_take(struct ot_queue *queue, unsigned worker)
{
    size_t batch = atomic_fetch_add(&queue->next, 1);
    atomic_store(&queue->taken[worker], batch);
    return batch;
}

size_t ot_queue_taken(const struct ot_queue *queue, unsigned worker)
{
    return atomic_load(&queue->taken[worker]);
}
