/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workers of one plugin, as the supervisor holds them, and the memory that they
 * share: for figures, and for the batches that are left. */
#ifndef OT_RUN_TEAM_H
#define OT_RUN_TEAM_H

#include "run/hire.h"
#include "run/queue.h"

struct ot_team {
    char name[sizeof((struct ot_message *)0)->text]; /* as asked for; "": there is none */
    int store;       /* memory for figures; as large as the largest job so far */
    uint64_t number; /* of the store; no other ever has it */
    uint64_t room;   /* bytes of the store */
    double used;     /* ot_child_now */
    struct ot_queue *queue;
    struct ot_hire member[OT_QUEUE_WORKERS];
};

/* A team for the plugin of this name, without members, in the place of none. NULL, or why
 * not: then there is none. */
const char *ot_team_form(struct ot_team *team, const char *name, uint64_t number);
/* All of its workers, whatever they do; then there is none. */
void ot_team_dismiss(struct ot_team *team);

/* Room for so many bytes of figures. 0 or -1. */
int ot_team_make_room(struct ot_team *team, uint64_t size);

/* The answer of the first `members` together, of a job of so many draws (0: none were
 * asked for): of those that failed, who did so in the earliest batch, whichever came
 * first. OT_DIED, too, where a plugin so spoilt the queue that draws were left out. */
struct ot_message ot_team_answer(const struct ot_team *team, size_t members,
                                 uint64_t draws);

#endif
