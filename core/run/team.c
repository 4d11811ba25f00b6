/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "run/team.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

const char *ot_team_form(struct ot_team *team, const char *name, uint64_t number)
{
    *team = (struct ot_team){ .number = number, .used = ot_child_now() };
    snprintf(team->name, sizeof team->name, "%s", name);
    team->store = memfd_create("outturn-answer", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    team->queue = ot_queue_new();
    if (team->queue && fcntl(team->store, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_SEAL) == 0)
        return NULL;
    ot_team_dismiss(team);
    return "no memory for answers";
}

void ot_team_dismiss(struct ot_team *team)
{
    struct ot_child_end how;
    if (!*team->name)
        return;
    for (size_t i = 0; i < OT_QUEUE_WORKERS; i++)
        ot_hire_end(&team->member[i], &how);
    if (team->store >= 0)
        close(team->store);
    ot_queue_free(team->queue);
    *team = (struct ot_team){ .store = -1 };
}

int ot_team_make_room(struct ot_team *team, uint64_t size)
{
    if (team->room >= size)
        return 0;
    if (ftruncate(team->store, (off_t)size) != 0)
        return -1;
    team->room = size;
    return 0;
}

static bool failed(const struct ot_team *team, unsigned member)
{
    return team->member[member].answer.exit != OT_EXIT_OK;
}

/* All batches before the one in which it failed were taken too, and did not fail. */
static unsigned first_to_fail(const struct ot_team *team, size_t members)
{
    unsigned first = 0;
    for (unsigned i = 1; i < members; i++)
        if (failed(team, i) &&
            (!failed(team, first) ||
             ot_queue_taken(team->queue, i) < ot_queue_taken(team->queue, first)))
            first = i;
    return first;
}

struct ot_message ot_team_answer(const struct ot_team *team, size_t members,
                                 uint64_t draws)
{
    struct ot_message answer = team->member[first_to_fail(team, members)].answer;
    uint64_t computed = 0;
    for (size_t i = 0; i < members; i++)
        computed += team->member[i].answer.draws;
    if (answer.exit == OT_EXIT_OK && draws && computed != draws)
        answer = (struct ot_message){ .kind = OT_DIED,
                                      .exit = OT_EXIT_FAILED,
                                      .text = "left out some of the draws" };
    answer.store = team->number;
    return answer;
}
