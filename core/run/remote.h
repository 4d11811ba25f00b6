/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A runner whose kinds and jobs are somebody else's work: each is asked of the
 * supervisor, which has a worker do it. */
#ifndef OT_RUN_REMOTE_H
#define OT_RUN_REMOTE_H

#include "appraise/evaluation.h"

struct ot_remote;
/* channel: of ot_crew_channel; borrowed. NULL: out of memory. */
struct ot_remote *ot_remote_new(int channel);
void ot_remote_free(struct ot_remote *remote);
struct ot_runner ot_remote_runner(struct ot_remote *remote);

/* The kinds described so far, in the order asked for; borrowed. NULL at the end. */
const struct ot_kind *ot_remote_kind(const struct ot_remote *remote, size_t index);

/* Lock-down of the workers so far: the least of Landlock's versions, and whether all had
 * their system calls filtered. false: no worker has answered. */
bool ot_remote_lock(const struct ot_remote *remote, int *landlock, bool *calls);

/* How a worker died last that was asked something: "a: the plugin falls crashed with
 * SIGSEGV"; NULL: none did. */
const char *ot_remote_died(const struct ot_remote *remote);

#endif
