/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Batches of the open job, in memory that all workers of one plugin see: each takes the
 * next that is left, so that none waits while another has more to do. A plugin may spoil
 * it, for workers of its own: the supervisor counts what they did. */
#ifndef OT_RUN_QUEUE_H
#define OT_RUN_QUEUE_H

#include <stdbool.h>
#include <stddef.h>

#define OT_QUEUE_WORKERS 64

struct ot_queue;

/* Shared with processes that are forked while it is lent, and with no others: those that
 * serve another plugin have no part in it. NULL: no memory. */
struct ot_queue *ot_queue_new(void);
/* It is lent from now on, or no more. 0 or -1. NULL: 0. */
int ot_queue_lend(struct ot_queue *queue, bool lent);
void ot_queue_free(struct ot_queue *queue);

/* All batches are left again. Nobody takes any meanwhile. */
void ot_queue_open(struct ot_queue *queue);

/* The number of the next batch, from 0, for this worker (below OT_QUEUE_WORKERS): there
 * may be no such batch. */
size_t ot_queue_take(struct ot_queue *queue, unsigned worker);

/* The one that it took last; 0: none yet. Those before it were taken before. */
size_t ot_queue_taken(const struct ot_queue *queue, unsigned worker);

#endif
