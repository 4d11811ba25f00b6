/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A runner: describes kinds and runs jobs for the evaluations of one script. Kinds
 * and jobs are packed bytes, here as between processes. */
#ifndef OT_RUN_RUNNER_H
#define OT_RUN_RUNNER_H

#include "appraise/evaluation.h"
#include "scheme/plugin.h"

struct ot_local_runner; /* in this process */

/* folders: borrowed until the runner is freed. NULL: out of memory. */
struct ot_local_runner *ot_local_runner_new(const struct ot_plugin_folders *folders);
void ot_local_runner_free(struct ot_local_runner *runner);
struct ot_runner ot_local_runner_of(struct ot_local_runner *runner);

/* The kinds described so far, in the order asked for; borrowed. Index from 0; NULL at the
 * end. */
const struct ot_kind *ot_local_runner_kind(const struct ot_local_runner *runner,
                                           size_t index);

#endif
