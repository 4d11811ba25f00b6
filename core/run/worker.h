/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a worker does: it locks itself in, loads one plugin, describes its kind or runs a
 * slice of one job's draws, reports, and ends. */
#ifndef OT_RUN_WORKER_H
#define OT_RUN_WORKER_H

#include "run/message.h"
#include "scheme/plugin.h"

struct ot_duty {
    const struct ot_message *asked;
    size_t index, of; /* which slice of the draws, of how many */
    int job;          /* sealed bytes of the job; -1: a kind is to be described */
    int result;       /* memory to write into: the packed kind, or the figures in place */
    int report;       /* socket: one OT_DONE is sent when the duty is done */
    const struct ot_plugin_folders *folders;
    bool locked; /* refuse (exit 8) where lock-down is not complete */
};
void ot_worker(const struct ot_duty *duty);

#endif
