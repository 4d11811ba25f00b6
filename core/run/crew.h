/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The crew: workers that the supervisor starts for what the analyst asks. They serve one
 * scheme, and end before the first question about another. Nothing here loads a plugin,
 * parses or computes: a request has its size checked, is handed to workers that are
 * watched, and its answer sealed. */
#ifndef OT_RUN_CREW_H
#define OT_RUN_CREW_H

#include "run/team.h"

struct ot_crew;
struct ot_crew_terms {
    size_t workers;            /* at most, of one job; 0: one a processor */
    struct ot_hire_terms each; /* seconds 0: 15 */
};
/* NULL with err: exit 8. */
struct ot_crew *ot_crew_new(const struct ot_crew_terms *terms, struct ot_error *err);
void ot_crew_free(struct ot_crew *crew);

/* Where the child asks (ot_remote_new); borrowed. */
int ot_crew_channel(const struct ot_crew *crew);
/* In the child: let go of the end at which questions are answered. */
void ot_crew_leave(struct ot_crew *crew);

/* For the supervisor. A descriptor that can be read when there is something to do: a
 * request, or, while a job is open, a worker's answer. */
int ot_crew_listens(const struct ot_crew *crew);
/* Do it: gather what workers answer, end those that are late or refused, answer when none
 * is at work any more; then take one request if there is one and no job is open: hand it
 * to workers, or answer at once why not. */
void ot_crew_tend(struct ot_crew *crew);
/* When the open job is late (ot_child_now); HUGE_VAL: none is open. */
double ot_crew_deadline(const struct ot_crew *crew);
/* How many jobs were done, and the plugin of the one that is open; NULL: none is. */
size_t ot_crew_done(const struct ot_crew *crew);
const char *ot_crew_at_work(const struct ot_crew *crew);
/* How many workers a job may have. */
size_t ot_crew_workers(const struct ot_crew *crew);

/* End all workers at once; nothing is answered. */
void ot_crew_end(struct ot_crew *crew);

#endif
