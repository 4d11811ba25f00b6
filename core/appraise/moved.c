/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same evaluation over again, in which unknowns move. */
#include "config.h"

#include "appraise/moved.h"

#include "value/statistics.h"

/* What the script set and varies by itself stands still at its base case. */
static struct ot_given *still(const struct ot_evaluation *e, struct ot_error *err)
{
    static const struct ot_statistic_of base = { .what = OT_STATISTIC_BASE };
    const struct ot_evaluation_request *request = e->request;
    struct ot_graph *graph = e->appraisal->graph;
    struct ot_given *with =
        ot_arena_array(graph->arena, request->with_count + 1, sizeof *with);
    if (!with)
        return ot_error_memory(err), NULL;
    for (size_t i = 0; i < request->with_count; i++) {
        with[i] = request->with[i];
        if (with[i].node && with[i].node->draws &&
            !(with[i].node = ot_graph_statistic(graph, with[i].node, base, err)))
            return NULL;
    }
    return with;
}

int ot_evaluation_moved(const struct ot_evaluation *e, const struct ot_moves *moves,
                        struct ot_evaluation **out, struct ot_error *err)
{
    struct ot_evaluation_request request = *e->request;
    request.with = still(e, err);
    request.draws = moves->draws;
    request.moves = moves;
    request.derived = true;
    return request.with ? ot_evaluate(e->appraisal, &request, out, err) : -1;
}
