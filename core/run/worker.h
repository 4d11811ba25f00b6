/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a worker does: it locks itself in with one plugin, and does what it
 * is asked until nobody is left to ask: describe the kind, or run batches of a
 * job's draws. */
#ifndef OT_RUN_WORKER_H
#define OT_RUN_WORKER_H

#include "run/message.h"
#include "run/queue.h"
#include "scheme/plugin.h"

struct ot_duty {
    int channel; /* questions come, with a kind's memory or a job's sealed bytes beside
                    them; each is answered with OT_DONE. The first that fails is the last
                  */
    int store;   /* memory that figures are written to, in place */
    struct ot_queue *queue; /* batches to be taken */
    const struct ot_plugin_folders *folders;
    bool locked; /* refuse (exit 8) where lock-down is not complete */
};
void ot_worker(const struct ot_duty *duty);

#endif
