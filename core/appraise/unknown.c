/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of an evaluation's unknowns, and evaluations in which they move. */
#include "config.h"

#include "appraise/unknown.h"

int ot_unknown_add(struct ot_evaluation *e, const struct ot_unknown *unknown)
{
    for (size_t i = 0; i < e->unknowns; i++)
        if (e->unknown[i].key == unknown->key)
            return 0;
    struct ot_unknown *slot = ot_arena_push(
        e->appraisal->graph->arena, (void **)&e->unknown, &e->unknowns, sizeof *slot);
    if (!slot)
        return -1;
    *slot = *unknown;
    slot->name = ot_arena_text(e->appraisal->graph->arena, unknown->name);
    return slot->name ? 0 : -1;
}

int ot_unknown_move(struct ot_evaluation *e, uint64_t key, struct ot_node *node)
{
    const struct ot_moves *moves = e->request->moves;
    for (size_t i = 0; i < moves->count; i++) {
        struct ot_stream stream = {
            .key = key, .factor = 1, .given = moves->move[i].given, .count = moves->draws
        };
        if (moves->move[i].key == key)
            return ot_graph_vary(e->appraisal->graph, node, &stream, moves->draws);
    }
    return 0;
}
