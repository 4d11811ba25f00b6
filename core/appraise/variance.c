/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same scheme evaluated on two bases, line by line. */
#include "config.h"

#include "appraise/variance.h"

#include "appraise/output.h"
#include "appraise/results.h"
#include "value/force.h"

/* e itself where it is of that basis. */
static struct ot_evaluation *on_basis(struct ot_evaluation *e, enum ot_basis basis,
                                      struct ot_error *err)
{
    struct ot_evaluation *other = NULL;
    struct ot_evaluation_request request = { .scheme = e->scheme->id,
                                             .basis = basis,
                                             .price_year = e->price_year,
                                             .follow_up = (int)(e->periods - e->planned),
                                             .scenario = e->scenario,
                                             .label = e->label,
                                             .draws = e->draws,
                                             .seed = e->seed,
                                             .with = e->request->with,
                                             .with_count = e->request->with_count,
                                             .derived = true };
    if (!e->latest && e->basis == basis)
        return e;
    if (e->planned > 0)
        request.period =
            (struct ot_period){ e->period[0].first, e->period[e->planned - 1].last };
    return ot_evaluate(e->appraisal, &request, &other, err) == 0 &&
                   ot_evaluation_try_draws(other, err) == 0
               ? other
               : NULL;
}

/* Nothing is compared with what is not there, and no share taken of nothing. */
static struct ot_node *change_of(struct ot_graph *graph, struct ot_node *difference,
                                 struct ot_node *planned, struct ot_error *err)
{
    struct ot_node *change = ot_graph_divide(graph, difference, planned, err);
    if (change) {
        change->label = "Change";
        change->percent = true;
    }
    return change;
}

static int put_line(struct ot_graph *graph, const char *name, struct ot_node *planned,
                    struct ot_node *actual, struct ot_lines *out, struct ot_error *err)
{
    struct ot_node *difference =
        planned && actual ? ot_graph_subtract(graph, actual, planned, err) : NULL;
    struct ot_node *change =
        difference ? change_of(graph, difference, planned, err) : NULL;
    if (!change)
        return -1;
    difference->label = "Difference";
    struct ot_line *line =
        ot_arena_push(graph->arena, (void **)&out->line, &out->count, sizeof *line);
    if (!line)
        return ot_error_memory(err);
    *line = (struct ot_line){ .name = name,
                              .first = "What",
                              .cell = { { "planned", "Planned", planned, NULL },
                                        { "actual", "Actual", actual, NULL },
                                        { "difference", "Difference", difference, NULL },
                                        { "change", "Change", change, NULL } },
                              .cells = 4 };
    return 0;
}

/* Of a kind that is not known there is spend alone, and it is missing. */
int ot_variance(struct ot_evaluation *e, struct ot_lines *out, struct ot_error *err)
{
    struct ot_graph *graph = e->appraisal->graph;
    struct ot_evaluation *planned = on_basis(e, OT_BASIS_PLANNED, err);
    struct ot_evaluation *actual = planned ? on_basis(e, OT_BASIS_ACTUAL, err) : NULL;
    *out = (struct ot_lines){ 0 };
    if (!actual || put_line(graph, "Spend", ot_evaluation_spend(planned, err),
                            ot_evaluation_spend(actual, err), out, err) != 0)
        return -1;
    for (size_t i = 0; e->kind && i < e->kind->output_count; i++) {
        const struct ot_output *output = &e->kind->outputs[i];
        if (output->role != OT_ACTIVITY && output->role != OT_OUTCOME)
            continue;
        if (put_line(graph, output->label,
                     ot_evaluation_output(planned, output->name, output->role, err),
                     ot_evaluation_output(actual, output->name, output->role, err), out,
                     err) != 0)
            return -1;
    }
    return 0;
}
