/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The crew: workers that the supervisor starts for what the analyst asks. A worker does
 * one job and ends. Nothing here loads a plugin, parses or computes: a request has its
 * size checked, its workers forked and watched, its answer sealed. */
#ifndef OT_RUN_CREW_H
#define OT_RUN_CREW_H

#include "run/worker.h"

struct ot_crew;
struct ot_crew_terms {
    const struct ot_plugin_folders *folders; /* borrowed */
    size_t workers;                          /* at most, of one job; 0: one a processor */
    double seconds;                          /* that a job may take; 0: 15 */
    size_t memory;                           /* RLIMIT_AS of a worker, bytes; 0: none */
    bool locked;                             /* a worker that cannot be locked refuses */
};
/* NULL with err: exit 8. */
struct ot_crew *ot_crew_new(const struct ot_crew_terms *terms, struct ot_error *err);
void ot_crew_free(struct ot_crew *crew);

/* Where the child asks (ot_remote_new); borrowed. */
int ot_crew_channel(const struct ot_crew *crew);
/* In the child: let go of the end at which questions are answered. */
void ot_crew_leave(struct ot_crew *crew);

/* For the supervisor. A descriptor that can be read when something is asked; -1 while a
 * job is open. */
int ot_crew_listens(const struct ot_crew *crew);
/* Take one request if there is one and no job is open: start its workers, or answer at
 * once why not. */
void ot_crew_take(struct ot_crew *crew);
/* Gather workers that have ended, end those that are late, answer when none is left. */
void ot_crew_tend(struct ot_crew *crew);
/* When the open job is late (ot_child_now); HUGE_VAL: none is open. */
double ot_crew_deadline(const struct ot_crew *crew);
/* End all workers at once; nothing is answered. */
void ot_crew_end(struct ot_crew *crew);

#endif
